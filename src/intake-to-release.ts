// THE FLOW: a paper in, a lawful answer out. One call a step; `receive` only records, `tick` takes the next work. Read this first.
import { DeskError } from './errors.ts'
import { withAsked } from './two-persons.ts'
import { matchPaper } from './match-paper.ts'
import { sendNotice } from './send-notice.ts'
import { writeLetters } from './write-letters.ts'
import { append, paperOf } from './desk-work.ts'
import { paperConsequences } from './decide-paper.ts'
import type { Desk } from './desk-work.ts'
import type { Channel, PaperId } from './document/paper.ts'
import type { Actor, Entry } from './log/entry.ts'
import { isBookingId } from './log/booking-record.ts'
import { foldCourts, rosterOf } from './log/court-record.ts'
import { foldPaper, isPaperId } from './log/paper-record.ts'
import { instrumentIdOf, paperIdOf } from './log/ids.ts'
import { workKinds } from './log/rows.ts'
import type { WorkKind } from './log/rows.ts'
import type { Row } from './log/table.ts'
import type { PageReader } from './outside/outside.ts'
import { inHand } from './sendings.ts'
import { later, plusMinutes, plusMs } from './time/instant.ts'
import type { Instant } from './time/instant.ts'

/** Papers above this are not read; their first part up to it is kept. Bytes. */
export const paperBytesMax = 64 * 1024 * 1024

export type Arrival = {
  readonly bytes: Uint8Array
  /** The size as sent; larger than `bytes.length` if the rest was cut off at the limit. Bytes. */
  readonly bytesSent: number
  readonly fileName: string
  readonly channel: Channel
  readonly from: string | null
  readonly actor: Actor
  readonly at?: Instant
}

/** Step 1. Keeps the bytes, then records the receipt; when it returns, the paper cannot be lost. Nothing is read yet. */
export const receive = async (desk: Desk, arrival: Arrival): Promise<{ readonly paper: PaperId; readonly receipt: 'first' | 'again' }> => {
  const { store, clock } = desk.outside
  const truncated = arrival.bytesSent > paperBytesMax
  const sha256 = await store.keep(truncated ? arrival.bytes.subarray(0, paperBytesMax) : arrival.bytes)
  const paper = paperIdOf(sha256)
  const at = arrival.at ?? clock.now()
  let receipt: 'first' | 'again' = 'first'
  await append(desk, [paper], (histories) => {
    receipt = histories.get(paper)?.length ? 'again' : 'first'
    const base = { subjects: [paper], occurredAt: at, actor: arrival.actor } as const
    const received: Entry = {
      ...base,
      kind: 'paper-received',
      public: { sha256, bytes: arrival.bytesSent, channel: arrival.channel, receipt, truncated },
      private: { fileName: arrival.fileName, from: arrival.from },
    }
    if (receipt === 'again' || !truncated) return [received]
    const says = new DeskError(
      'paper-too-large',
      `The paper [${arrival.fileName}] has ${arrival.bytesSent} bytes; the limit is ${paperBytesMax}.`,
    )
    return [
      received,
      { ...base, kind: 'paper-unreadable', public: { code: says.code, fileType: 'unknown' }, private: { message: says.message } },
    ]
  })
  return { paper, receipt }
}

/** A reader that fails this soon is tried again: no failure of ours may pass over a judge's paper that came a minute before the door. */
const soonMinutes = 1

const readOrAgain = async (desk: Desk, bytes: Uint8Array): ReturnType<PageReader['read']> => {
  const { stopping } = desk
  const { pageReader, clock } = desk.outside
  const roster = rosterOf(foldCourts(await desk.outside.store.entriesOf('desk')), desk.agency.zone)
  const begunAt = clock.now()
  try {
    return await pageReader.read(bytes, stopping, roster)
  } catch (error) {
    const ours = !(error instanceof DeskError) || error.code === 'paper-reader-stopped'
    if (!ours || stopping?.aborted || clock.now() > plusMinutes(begunAt, soonMinutes)) throw error
    return pageReader.read(bytes, stopping, roster)
  }
}

/** Step 2. Reads the pages into instruments. What cannot be read is kept and said so; the desk goes on. */
const read = async (desk: Desk, paper: PaperId): Promise<void> => {
  const { store, clock } = desk.outside
  const record = await paperOf(desk, paper)
  if (record.state !== 'waiting') return
  const bytes = await store.kept(record.sha256)
  const found = await (async (): Promise<Entry> => {
    const base = { subjects: [paper], actor: { kind: 'desk' } } as const
    try {
      if (!bytes) throw new DeskError('paper-damaged', `The kept file of the paper [${paper}] is not there.`)
      const { fileType, reading, problem } = await readOrAgain(desk, bytes)
      const instruments = reading.instruments.map((each, index) => ({
        ...(fileType === 'text' ? each : withAsked(each, desk.agency.review.twoPersons)),
        id: instrumentIdOf(record.sha256, index + 1),
      }))
      return {
        ...base,
        kind: 'paper-read',
        occurredAt: clock.now(),
        public: {
          fileType,
          pages: reading.pageCount,
          pagesNotUnderstood: reading.pagesNotUnderstood,
          instruments: instruments.map(({ id, kind, form, pages, signer, needsReview }) => ({
            id,
            kind,
            form,
            pages,
            signer: signer.role,
            asked: needsReview.length,
          })),
          problem: problem === null ? null : { code: problem.code },
        },
        private: { instruments, problemText: problem?.message ?? null, ...(reading.pages === undefined ? {} : { pages: reading.pages }) },
      }
    } catch (error) {
      // Stopped with the desk: that says nothing about the paper, it is read at the next start.
      if (desk.stopping?.aborted) throw error
      // A reader that fails in a way nobody foresaw must not be fed the same paper for ever: the paper is kept, a person reads it.
      const says = error instanceof DeskError ? error : new DeskError('paper-damaged', 'The reader failed on this paper.', { cause: error })
      return {
        ...base,
        kind: 'paper-unreadable',
        occurredAt: clock.now(),
        public: { code: says.code, fileType: 'unknown' },
        private: { message: says.message },
      }
    }
  })()
  await append(desk, [paper], (histories) => (foldPaper(paper, histories.get(paper) ?? [])?.state === 'waiting' ? [found] : []))
}

/** Step 3. Instrument to person; then the law answers, duties open, the gate and the notices follow in the same commit. */
const match = matchPaper

/** Step 4. The clock alone: deadlines that passed, a lawful basis that ended. */
const lookAgain = async (desk: Desk, row: Row): Promise<void> => {
  const { subject } = row
  await append(desk, [subject], (histories) => {
    if (!isPaperId(subject)) return []
    return paperConsequences(subject, histories.get(subject) ?? [], [], {
      agency: desk.agency,
      now: desk.outside.clock.now(),
      newId: desk.outside.chance.id,
    })
  })
}

/** What is at hand, by kind of work. Notices and clocks never wait behind a slow page. */
export const lanes = {
  quick: ['match', 'deadline'],
  notices: ['notice'],
  letters: ['letters'],
  reading: ['read'],
} as const satisfies Record<string, readonly WorkKind[]>
export type Lane = keyof typeof lanes

/** Work that failed waits a little; kept in memory only, a restart tries at once. */
export type Patience = Map<string, { readonly failures: number; readonly notBefore: Instant }>

export type Ticked = { readonly did: Row | null; readonly failure: unknown }

/** Takes the one work of these kinds that has been due longest and does it, ending in one commit. */
export const tick = async (desk: Desk, kinds: readonly WorkKind[], patience: Patience = new Map()): Promise<Ticked> => {
  const { clock, store } = desk.outside
  const now = clock.now()
  const hand = inHand(desk.outside)
  // What waits or is in hand may stand before all that could be done: so much more is looked at.
  const due = await store.rows('work', { state: kinds, before: plusMs(now, 1), order: 'asc', limit: 50 + patience.size + hand.size })
  forgetOld(patience, now)
  const row = due.find((each) => !hand.has(each.key) && (patience.get(each.key)?.notBefore ?? now) <= now)
  if (!row) return { did: null, failure: null }
  // Several papers are read side by side: what one loop has taken, no other takes.
  const isReading = row.state === 'read'
  if (isReading) hand.add(row.key)
  const after = plusMs(now, 1)
  const putOff = (): void => {
    const failures = (patience.get(row.key)?.failures ?? 0) + 1
    patience.set(row.key, { failures, notBefore: plusMinutes(clock.now(), Math.min(10, 2 ** failures / 8)) })
  }
  try {
    const before = await store.lastSeq()
    const putOffBefore = patience.get(row.key)
    const ended = await doWork(desk, row, putOff)
    // Work that changed nothing and is still due would spin for ever: it waits like work that failed.
    // What goes on by itself may have failed already, and been put off: that stands, or it would be taken again without a pause.
    const goesOn = ended === 'goes-on'
    if (goesOn ? patience.get(row.key) === putOffBefore : (await store.lastSeq()) > before) patience.delete(row.key)
    else if (goesOn) return { did: row, failure: null }
    else if (((await store.row('work', row.key))?.at ?? after) <= now) throw new Error('the work changed nothing')
    return { did: row, failure: null }
  } catch (failure) {
    putOff()
    return { did: row, failure }
  } finally {
    if (isReading) hand.delete(row.key)
  }
}

/** What has long been gone from the rows need not be remembered. */
const forgetOld = (patience: Patience, now: Instant): void => {
  for (const [key, { notBefore }] of patience) if (notBefore < plusMinutes(now, -60)) patience.delete(key)
}

/** `goes-on`: a notice is on its way by itself, and `failed` is called if its sending breaks off. */
const doWork = async (desk: Desk, row: Row, failed: (failure: unknown) => void): Promise<'done' | 'goes-on'> => {
  const kind = workKinds.find((each) => each === row.state)
  switch (kind) {
    case 'read':
      if (isPaperId(row.subject)) await read(desk, row.subject)
      return 'done'
    case 'match':
      if (isPaperId(row.subject)) await match(desk, row.subject)
      return 'done'
    case 'letters':
      await writeLetters(desk, row.subject)
      return 'done'
    case 'notice':
      return isBookingId(row.subject)
        ? sendNotice(desk, { key: row.key, booking: row.subject, about: String(row.shows['about']) }, failed)
        : 'done'
    case 'deadline':
      await lookAgain(desk, row)
      return 'done'
    case undefined:
      return 'done'
    default:
      return kind satisfies never
  }
}

/** The moment of the next work of these kinds that is not in hand and, where it failed, not put off; null if there is none. */
export const nextDue = async (desk: Desk, kinds: readonly WorkKind[], patience: Patience = new Map()): Promise<Instant | null> => {
  const hand = inHand(desk.outside)
  const rows = await desk.outside.store.rows('work', { state: kinds, order: 'asc', limit: 50 + patience.size + hand.size })
  const moments = rows.filter((row) => !hand.has(row.key)).map((row) => later(row.at, patience.get(row.key)?.notBefore ?? row.at))
  return moments.toSorted()[0] ?? null
}
