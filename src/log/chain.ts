// The hash chain of the log: sealing an entry, opening it again, and checking a chain from its public envelopes alone.
import { hash as hashOf } from 'node:crypto'
import { canonical, frozen, isCanonical, settled } from './canonical.ts'
import { entryFormat, isEnvelope, isHash, parseEnvelope, takeEnvelope } from './envelope.ts'
import type { Envelope } from './envelope.ts'
import type { Instant } from '../time/instant.ts'
import type { Entry, Logged } from './entry.ts'

const entryDomain = `${entryFormat}\n`
const privateStart = Buffer.from('releasedesk/private/1\n')

/** `previous` of the first entry. */
export const noPrevious = '0'.repeat(64)

/** An entry as it is kept and published. Texts are canonical JSON; `salt` and `body` go together and may be erased. */
export type Sealed = {
  readonly seq: number
  readonly envelope: string
  readonly hash: string
  readonly salt: string | null
  readonly body: string | null
}

/** Where a chain ends. */
export type ChainTail = { readonly seq: number; readonly hash: string; readonly recordedAt: string }
export const chainStart: ChainTail = { seq: 0, hash: noPrevious, recordedAt: '' }

export type SealPlace = { readonly seq: number; readonly recordedAt: Instant; readonly previous: string; readonly salt: string }

const sha256 = (text: string | Buffer): string => hashOf('sha256', text, 'hex')

/**
 * SHA-256 (hexadecimal) of an envelope's canonical text under the domain of its format. The text is written behind the domain, not joined
 * to it: a text that was put together of many pieces becomes one piece by that, and entries are kept for long.
 */
export const hashEnvelope = (envelope: string): string => {
  if (domainLength + envelope.length * bytesAUnit > page.length) return sha256(entryDomain + envelope)
  return sha256(page.subarray(0, domainLength + page.write(envelope, domainLength)))
}

const page = Buffer.alloc(1 << 16)
const domainLength = page.write(entryDomain)
/** At most, of one UTF-16 unit in UTF-8. */
const bytesAUnit = 3

/** SHA-256 (hexadecimal) over the 32 salt bytes and the canonical private part: without the salt nobody can try guesses against it. */
export const commit = (salt: string, body: string): string => {
  if (!isHash(salt)) throw new TypeError('a salt is 32 bytes, in lower-case hexadecimal')
  const length = committedAt + body.length * bytesAUnit
  const bytes = length > privatePage.length ? Buffer.alloc(length) : privatePage
  privateStart.copy(bytes)
  bytes.write(salt, privateStart.length, 'hex')
  return sha256(bytes.subarray(0, committedAt + bytes.write(body, committedAt)))
}

/** Used again for every short part; what stood in it is no secret to this process, which wrote it. */
const privatePage = Buffer.alloc(1 << 16)

const committedAt = privateStart.length + 32

/** Seals an entry at its place. `logged` is what any later reader gets: the entry as its texts say it, not as it was passed in. */
export const seal = (
  entry: Entry,
  { seq, recordedAt, previous, salt }: SealPlace,
): { readonly logged: Logged; readonly sealed: Sealed; readonly salt: string | null; readonly commitment: string | null } => {
  const told = settled(entry.private)
  const body = told.value === null ? null : told.text
  const commitment = body === null ? null : commit(salt, body)
  const [actor, shown, subjects] = [settled(entry.actor), settled(entry.public), settled([...new Set(entry.subjects)])]
  // In the order of the canonical text.
  const envelope = takeEnvelope({
    actor: actor.value,
    commitment,
    format: entryFormat,
    kind: entry.kind,
    occurredAt: entry.occurredAt,
    previous,
    public: shown.value,
    recordedAt,
    seq,
    subjects: subjects.value,
  })
  const text =
    `{"actor":${actor.text},"commitment":${canonical(commitment)},"format":${canonical(entryFormat)},"kind":${canonical(entry.kind)},` +
    `"occurredAt":${canonical(entry.occurredAt)},"previous":${canonical(previous)},"public":${shown.text},` +
    `"recordedAt":${canonical(recordedAt)},"seq":${canonical(seq)},"subjects":${subjects.text}}`
  const sealed = { seq, envelope: text, hash: hashEnvelope(text), salt: body === null ? null : salt, body }
  return { logged: loggedOf(sealed, envelope, told.value), sealed, salt: sealed.salt, commitment }
}

/**
 * The entry of sealed texts, frozen. Throws BrokenEntry when a hash does not fit: what does not verify is never acted upon.
 * That the hashes fit is also why the parts may be taken as typed: they are, to the byte, what `seal` was given.
 */
export const open = (sealed: Sealed): Logged => {
  if (hashEnvelope(sealed.envelope) !== sealed.hash) throw new BrokenEntry(sealed.seq, 'its hash does not fit its envelope')
  const envelope = parseEnvelope(sealed.envelope)
  if (envelope.seq !== sealed.seq) throw new BrokenEntry(sealed.seq, `its envelope says seq ${envelope.seq}`)
  const wrong = checkBody(envelope.commitment, sealed)
  if (wrong !== null) throw new BrokenEntry(sealed.seq, wrong)
  return read(sealed, envelope)
}

/** What the texts say, once it is known that they fit. */
const read = (sealed: Sealed, envelope: Envelope): Logged => {
  const told: unknown = sealed.body === null ? null : JSON.parse(sealed.body)
  return loggedOf(sealed, frozen(envelope), frozen(told))
}

const loggedOf = ({ seq, hash }: Sealed, envelope: Envelope, told: unknown): Logged => {
  const { actor, commitment, kind, occurredAt, previous, public: shown, recordedAt, subjects } = envelope
  const logged: unknown = Object.freeze({
    actor,
    commitment,
    kind,
    occurredAt,
    previous,
    public: shown,
    recordedAt,
    seq: envelope.seq,
    subjects,
    private: told,
    hash,
  })
  if (!isLogged(logged)) throw new BrokenEntry(seq, 'it is no entry')
  return logged
}

/** An entry that does not verify. The message has no personal part. */
export class BrokenEntry extends Error {
  readonly seq: number
  constructor(seq: number, wrong: string) {
    super(`entry ${seq}: ${wrong}`)
    this.name = 'BrokenEntry'
    this.seq = seq
  }
}

/** What is wrong with a private part against the commitment; null if it fits, or if it was erased with its salt. */
export const checkBody = (commitment: string | null, { salt, body }: Pick<Sealed, 'salt' | 'body'>): string | null => {
  if (salt === null && body === null) return null
  if (salt === null || body === null) return 'it has a private part without its salt, or a salt without its private part'
  if (commitment === null) return 'it has a private part that its envelope does not commit to'
  if (!isHash(salt)) return 'its salt is not 32 bytes'
  return commit(salt, body) === commitment ? null : 'its private part does not fit its commitment'
}

/** Checks one link after `tail`; `told`: its envelope. The tail that comes back is what the entry claims: one break is reported once. */
export const checkLink = (
  tail: ChainTail,
  link: Pick<Sealed, 'envelope' | 'hash'>,
): { readonly tail: ChainTail; readonly findings: readonly string[]; readonly told: Envelope | null } => {
  const told = parseJson(link.envelope)
  if (!isEnvelope(told)) {
    const findings = [`entry ${tail.seq + 1}: its envelope cannot be read`]
    return { tail: { ...tail, seq: tail.seq + 1, hash: link.hash }, findings, told: null }
  }
  const { seq, previous, recordedAt } = told
  const findings: string[] = []
  if (seq !== tail.seq + 1) findings.push(`entry ${seq}: it follows entry ${tail.seq}`)
  if (previous !== tail.hash) findings.push(`entry ${seq}: it does not name the hash of the entry before it`)
  if (hashEnvelope(link.envelope) !== link.hash) findings.push(`entry ${seq}: its hash does not fit its envelope`)
  if (!isCanonical(link.envelope, told)) findings.push(`entry ${seq}: its envelope is not canonical`)
  if (recordedAt < tail.recordedAt) findings.push(`entry ${seq}: it was recorded before the entry before it`)
  return { tail: { seq, hash: link.hash, recordedAt }, findings, told }
}

/** The canonical text of an entry's envelope: all but the private part and the hash. */
export const envelopeOf = (logged: Logged): string => {
  const { private: _private, hash: _hash, ...rest } = logged
  return canonical({ ...rest, format: entryFormat })
}

/** Checks entries that follow `after` in order; a list of findings, empty if all is well. Needs no private part. */
export const verifyChain = (entries: Iterable<Logged>, after: ChainTail = chainStart): readonly string[] => {
  const findings: string[] = []
  let tail = after
  for (const logged of entries) {
    const checked = checkLink(tail, { envelope: envelopeOf(logged), hash: logged.hash })
    findings.push(...checked.findings)
    tail = checked.tail
  }
  return findings
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const isLogged = (value: unknown): value is Logged => typeof value === 'object' && value !== null && 'kind' in value && 'hash' in value
