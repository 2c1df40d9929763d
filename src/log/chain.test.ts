// The chain: every change of an envelope shows, erasing a private part does not, and a commitment tells nothing without its salt.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { parseInstant } from '../time/instant.ts'
import { BrokenEntry, checkLink, chainStart, commit, envelopeOf, noPrevious, open, seal, verifyChain } from './chain.ts'
import type { Sealed } from './chain.ts'
import type { Entry, Logged } from './entry.ts'

const at = parseInstant('2016-12-20T13:30:00-07:00')
const salt = '5a'.repeat(32)

const missed = (reason: string): Entry => ({
  kind: 'paper-unreadable',
  subjects: ['desk'],
  occurredAt: at,
  actor: { kind: 'person', account: 'clerk' },
  public: { code: 'paper-damaged', fileType: 'pdf' },
  private: { message: reason },
})
const started: Entry = {
  kind: 'desk-started',
  subjects: ['desk'],
  occurredAt: at,
  actor: { kind: 'desk' },
  public: { version: '0.1.0', sample: true },
  private: null,
}

const chainOf = (entries: readonly Entry[]): readonly { readonly logged: Logged; readonly sealed: Sealed }[] => {
  let previous = noPrevious
  return entries.map((entry, index) => {
    const done = seal(entry, { seq: index + 1, recordedAt: at, previous, salt })
    previous = done.sealed.hash
    return done
  })
}
const three = chainOf([started, missed('page 2 is torn'), started])
const loggedOf = (list: typeof three): readonly Logged[] => list.map(({ logged }) => logged)

describe('seal and open', () => {
  it('gives back the entry with its place, hash and commitment', () => {
    const [, second] = three
    expect(second?.logged).toMatchObject({ ...missed('page 2 is torn'), seq: 2, recordedAt: at, previous: three[0]?.sealed.hash })
    expect(second?.logged.commitment).toBe(commit(salt, '{"message":"page 2 is torn"}'))
    expect(three[0]?.logged.commitment).toBeNull()
    expect(three[0]?.sealed).toMatchObject({ salt: null, body: null })
  })

  it('puts nothing of the private part into the envelope', () => {
    expect(three[1]?.sealed.envelope).not.toContain('torn')
  })

  it('gives an entry that nobody can change', () => {
    expect(Object.isFrozen(three[1]?.logged.public)).toBe(true)
    expect(Object.isFrozen(three[1]?.logged.subjects)).toBe(true)
  })

  it('opens an entry whose private part was erased, and no other change', () => {
    const sealed = three[1]?.sealed
    if (sealed === undefined) throw new Error('no entry')
    expect(open({ ...sealed, salt: null, body: null })).toEqual({ ...three[1]?.logged, private: null })
    for (const changed of [
      { ...sealed, body: '{"message":"page 3 is torn"}' },
      { ...sealed, salt: '5b'.repeat(32) },
      { ...sealed, salt: null },
      { ...sealed, body: null },
      { ...sealed, seq: 3 },
      { ...sealed, hash: noPrevious },
      { ...sealed, envelope: sealed.envelope.replace('clerk', 'clark') },
    ]) {
      expect(() => open(changed)).toThrow(BrokenEntry)
    }
  })

  it('needs a salt of 32 bytes', () => {
    expect(() => seal(missed('x'), { seq: 1, recordedAt: at, previous: noPrevious, salt: 'ff' })).toThrow('32 bytes')
  })
})

describe('verifyChain', () => {
  it('is content with a whole chain, and needs no private part', () => {
    expect(verifyChain(loggedOf(three))).toEqual([])
    const erased = loggedOf(chainOf([started, missed('x'), missed('y')])).map((logged) => ({ ...logged, private: null }))
    expect(
      verifyChain(erased.flatMap((logged) => (logged.kind === 'paper-unreadable' || logged.kind === 'desk-started' ? [logged] : []))),
    ).toEqual([])
  })

  it('can begin in the middle', () => {
    const [, second, third] = loggedOf(three)
    if (second === undefined || third === undefined) throw new Error('no entries')
    expect(verifyChain([third], { seq: 2, hash: second.hash, recordedAt: second.recordedAt })).toEqual([])
    expect(verifyChain([third], { seq: 2, hash: third.hash, recordedAt: second.recordedAt })).not.toEqual([])
  })

  it('finds an entry left out, put in twice, or moved', () => {
    const [a, b, c] = loggedOf(three)
    if (a === undefined || b === undefined || c === undefined) throw new Error('no entries')
    for (const changed of [
      [a, c],
      [b, c],
      [a, a, b, c],
      [a, c, b],
      [a, b, b],
    ])
      expect(verifyChain(changed)).not.toEqual([])
  })

  it('finds any change to any byte of any envelope or hash', () => {
    const links = three.map(({ sealed }) => sealed)
    const findings = (changed: readonly Sealed[]): readonly string[] => {
      let tail = chainStart
      return changed.flatMap((link) => {
        const checked = checkLink(tail, link)
        tail = checked.tail
        return checked.findings
      })
    }
    expect(findings(links)).toEqual([])
    fc.assert(
      fc.property(
        fc.nat(2),
        fc.constantFrom('envelope', 'hash'),
        fc.nat(),
        fc.integer({ min: 32, max: 126 }),
        (which, field, place, code) => {
          const link = links[which]
          if (link === undefined) return
          const text = link[field]
          const index = place % text.length
          if (text.charCodeAt(index) === code) return
          const changed = text.slice(0, index) + String.fromCharCode(code) + text.slice(index + 1)
          expect(findings(links.with(which, { ...link, [field]: changed }))).not.toEqual([])
        },
      ),
      { numRuns: 500 },
    )
  })

  it('finds a rewritten entry even when its own hash was made to fit', () => {
    const forged = chainOf([{ ...started, public: { version: '0.1.0', sample: false } }])
    expect(verifyChain([...loggedOf(forged), ...loggedOf(three).slice(1)])).toEqual([
      'entry 2: it does not name the hash of the entry before it',
    ])
  })
})

describe('the written format', () => {
  const spec = readFileSync(join(import.meta.dirname, '..', '..', 'specs', 'log-entry.md'), 'utf8')
  const blocks = [...spec.matchAll(/```json\n([^`]*)```/g)].map((match): unknown => JSON.parse(match[1] ?? ''))
  const example = z.object({ seq: z.int(), envelope: z.string(), hash: z.string(), salt: z.string(), body: z.string() }).parse(blocks[0])

  it('has an example that opens', () => {
    const logged = open(example)
    expect(envelopeOf(logged)).toBe(example.envelope)
    expect(verifyChain([logged])).toEqual([])
  })

  it('has an example that the recipe in words gives, without our code', () => {
    const recipe = createHash('sha256').update('releasedesk/entry/1\n').update(Buffer.from(example.envelope, 'utf8')).digest('hex')
    expect(recipe).toBe(example.hash)
    const commitment = createHash('sha256')
      .update('releasedesk/private/1\n')
      .update(Buffer.from(example.salt, 'hex'))
      .update(Buffer.from(example.body, 'utf8'))
      .digest('hex')
    expect(JSON.parse(example.envelope)).toMatchObject({ commitment })
  })
})
