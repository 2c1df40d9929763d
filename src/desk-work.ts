// How the flow reads records and appends entries: load, decide, commit; again if someone else was first.
import type { Agency } from './agency.ts'
import { withConsequences } from './decide.ts'
import type { DecideContext } from './decide-context.ts'
import { DeskError } from './errors.ts'
import { foldBooking, isBookingId } from './log/booking-record.ts'
import type { BookingRecord } from './log/booking-record.ts'
import type { BookingId } from './custody/booking.ts'
import type { PaperId } from './document/paper.ts'
import type { Entry, Logged, Subject } from './log/entry.ts'
import { foldPaper } from './log/paper-record.ts'
import type { PaperRecord } from './log/paper-record.ts'
import type { Sendings } from './sendings.ts'
import { ChangedMeanwhile } from './outside/outside.ts'
import type { Outside } from './outside/outside.ts'
import type { Instant } from './time/instant.ts'

/** The desk as the flow sees it: whose desk it is, and all that is outside. */
export type Desk = {
  readonly outside: Outside
  readonly agency: Agency
  /** Aborted when the desk stops: slow work is given up and taken again at the next start. */
  readonly stopping?: AbortSignal
  /** When the desk was last restored from a backup; absent if never. */
  readonly restoredAt?: Instant
  /** Where notices go out side by side; absent: one after the other, each ended when its work is. */
  readonly sendings?: Sendings
}

export type Histories = ReadonlyMap<Subject, readonly Logged[]>

const attemptsMax = 8

/**
 * Loads the entries of the subjects, builds new ones, lets every booking among them draw its consequences, and commits all at
 * once. If a subject changed between the two, nothing was written and the whole is done again from the new state.
 */
export const append = async (
  desk: Desk,
  subjects: readonly Subject[],
  build: (histories: Histories) => readonly Entry[],
): Promise<readonly Logged[]> => {
  const { outside } = desk
  for (let attempt = 1; ; attempt += 1) {
    const histories = new Map<Subject, readonly Logged[]>()
    for (const subject of subjects) if (!histories.has(subject)) histories.set(subject, await outside.store.entriesOf(subject))
    const fresh = build(histories)
    const entries = withAll(histories, fresh, contextOf(desk, outside.clock.now()))
    if (entries.length === 0) return []
    const expect = new Map<Subject, number>()
    for (const [subject, before] of histories) expect.set(subject, before.at(-1)?.seq ?? 0)
    try {
      return await outside.store.commit(entries, expect)
    } catch (error) {
      if (!(error instanceof ChangedMeanwhile)) throw error
      if (attempt >= attemptsMax)
        throw new DeskError('changed-meanwhile', `The record changed ${attemptsMax} times while it was being written.`, { cause: error })
    }
  }
}

export const contextOf = ({ agency, outside, restoredAt }: Desk, now: Instant): DecideContext => ({
  agency,
  now,
  newId: outside.chance.id,
  ...(restoredAt === undefined ? {} : { restoredAt }),
})

const withAll = (histories: Histories, fresh: readonly Entry[], context: DecideContext): readonly Entry[] => {
  const entries = [...fresh]
  for (const [id, before] of histories) {
    if (!isBookingId(id)) continue
    const own = entries.filter((entry) => entry.subjects.includes(id))
    entries.push(...withConsequences(id, before, own, context).slice(own.length))
  }
  return entries
}

/** When the desk of this store was last restored from a backup, as the log says; as part of a Desk. */
export const restoration = async (store: Outside['store']): Promise<Pick<Desk, 'restoredAt'>> => {
  const last = (await store.entriesOf('desk')).findLast((entry) => entry.kind === 'desk-restored')
  return last === undefined ? {} : { restoredAt: last.occurredAt }
}

export const bookingOf = async (desk: Desk, id: BookingId): Promise<BookingRecord> => {
  const record = foldBooking(id, await desk.outside.store.entriesOf(id))
  if (!record) throw new DeskError('record-unknown', `There is no booking record [${id}].`)
  return record
}

export const paperOf = async (desk: Desk, id: PaperId): Promise<PaperRecord> => {
  const record = foldPaper(id, await desk.outside.store.entriesOf(id))
  if (!record) throw new DeskError('record-unknown', `There is no paper [${id}].`)
  return record
}
