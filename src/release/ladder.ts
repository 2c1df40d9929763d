// The escalation ladder of one notice: which rung is due when. Pure, over the notice alone, so that a restart finds the same plan.
import { earlier, later, minutesBetween, plusMinutes, plusMs } from '../time/instant.ts'
import type { Instant } from '../time/instant.ts'
import type { FailureCause } from './cause.ts'
import { isPending, sentAt } from './notice.ts'
import type { Addresses, Attempt, Notice, NoticeChannel, Rung } from './notice.ts'

/** Rungs that go by themselves; at the portal and at the telephone a person does it. */
export const rungsByMachine = ['fax', 'fax2', 'email', 'webhook'] as const satisfies readonly Rung[]
export type RungByMachine = (typeof rungsByMachine)[number]

/** The second number is a rung of its own on the same kind of line. */
export const channelOf = (rung: Rung): NoticeChannel => (rung === 'fax2' ? 'fax' : rung)

/**
 * Minutes from the end of the n-th failure on a rung to its next try, the last figure again and again. Ours, by cause; measured
 * against two rules. VINE calls every 30 minutes for 24 hours, then every two hours (Colusa County's page on VINE): no figure here
 * is above 30 before a day has passed, so there are never fewer tries. 47 CFR 68.318(b)(1) lets a dialler that hears busy try 15
 * times in a row and exempts one under external computer control, as this is.
 */
const waitMinutes: Readonly<Record<FailureCause, readonly number[]>> = {
  busy: [1, 2, 3, 5, 5, 5, 10, 10, 15],
  'no-answer': [1, 3, 5, 10, 15],
  // What was cut may have arrived in part: at once, marked a repeat.
  cut: [0, 1, 3, 5, 10, 15],
  // Nothing is dialled while our own line is gone: looking again costs nobody anything.
  'no-line': [1, 1, 2],
  refused: [5, 15, 30],
  'not-set-up': [30],
  other: [1, 3, 5, 10, 15],
}

const minutesADay = 24 * 60
const slowMinutes = 120
/** GOV.UK Notify tries a delivery for 72 hours; then nothing goes by itself any more and the desk has been told throughout. */
export const triesEndMinutes = 72 * 60

/** One thing to do by itself. `attempt`: it is under way, or was cut off by a stop of the desk. */
export type Step = {
  readonly rung: RungByMachine
  readonly channel: NoticeChannel
  readonly to: string
  readonly at: Instant
  readonly attempt: Attempt | null
}

/** The rungs that this agency has an address for. */
export const usableRungs = (addresses: Addresses): readonly RungByMachine[] => rungsByMachine.filter((rung) => addresses[rung])

/** What goes by itself from here, a step for each rung that has one; empty when it is done, withdrawn or given up. */
export const stepsOf = (notice: Omit<Notice, 'nextAt'>): readonly Step[] => {
  const usable = usableRungs(notice.addresses)
  return usable.flatMap((rung, index): readonly Step[] => {
    const to = notice.addresses[rung] ?? ''
    const open = notice.attempts.find((each) => each.rung === rung && each.ended === null)
    // Also of a notice that is done or withdrawn: what became of an attempt under way is put on record.
    if (open) return [{ rung, channel: channelOf(rung), to, at: open.begunAt, attempt: open }]
    const at = isPending(notice) ? moment(notice, usable, index) : repeatAt(notice, usable, index)
    if (at === null || minutesBetween(notice.openedAt, at) > triesEndMinutes) return []
    return [{ rung, channel: channelOf(rung), to, at, attempt: null }]
  })
}

const moment = (notice: Omit<Notice, 'nextAt'>, usable: readonly RungByMachine[], index: number): Instant | null => {
  const own = notice.attempts.filter((each) => each.rung === usable[index])
  const last = own.at(-1)
  if (last?.ended) return plusMinutes(last.ended.at, waitAfter(notice, own, last.ended))
  return entered(notice, usable, index)
}

/** A line that has no room for so long is passed over: all numbers may be dialling. */
const noRoomMs = 1000

/**
 * A rung is entered when the one before has failed once, when it is still not confirmed after the stated minutes, or when it could
 * not even begin.
 */
const entered = (notice: Omit<Notice, 'nextAt'>, usable: readonly RungByMachine[], index: number): Instant => {
  if (index === 0) return notice.openedAt
  const before = notice.attempts.find((each) => each.rung === usable[index - 1])
  if (!before) return plusMs(entered(notice, usable, index - 1), noRoomMs)
  const unconfirmed = plusMinutes(before.begunAt, notice.rules.confirmMinutes)
  return before.ended && before.ended.outcome.kind !== 'sent' ? earlier(before.ended.at, unconfirmed) : unconfirmed
}

const waitAfter = (notice: Pick<Notice, 'openedAt'>, own: readonly Attempt[], ended: NonNullable<Attempt['ended']>): number => {
  const waits = waitMinutes[ended.cause ?? 'other']
  const sameInARow = own.toReversed().findIndex((each) => each.ended?.cause !== ended.cause)
  const count = sameInARow === -1 ? own.length : sameInARow
  const wait = waits[Math.min(count, waits.length) - 1] ?? 15
  return minutesBetween(notice.openedAt, ended.at) >= minutesADay ? slowMinutes : wait
}

/** Where the agency wants every notice acknowledged: again every two hours for a day, by the way that worked, as long as it is true. */
const repeatAt = (notice: Omit<Notice, 'nextAt'>, usable: readonly RungByMachine[], index: number): Instant | null => {
  const first = sentAt(notice)
  if (!notice.stands) return null
  if (notice.state !== 'sent' || notice.rules.until !== 'acknowledged' || notice.acknowledged || first === null) return null
  const taken = notice.attempts.findLast((each) => each.ended?.outcome.kind === 'sent')
  if (!taken?.ended || taken.rung !== usable[index]) return null
  const own = notice.attempts.filter((each) => each.rung === usable[index])
  const last = own.at(-1)?.ended
  // A repeat that failed waits like a first try that did.
  const rested = last && last.outcome.kind !== 'sent' ? plusMinutes(last.at, waitAfter(notice, own, last)) : taken.ended.at
  const at = later(plusMinutes(taken.ended.at, slowMinutes), rested)
  return minutesBetween(first, at) > minutesADay ? null : at
}

/** Minutes after which the desk is told again of a notice that has not arrived: as often as VINE calls. */
const tellAgainMinutes = 30
const lateGraceMinutes = 2

/**
 * When the desk is next told that this notice has not arrived: at once if nothing can go by itself, else when the agency's target
 * has passed; then every half hour for a day. Null when there is nothing to tell.
 */
export const tellAt = (notice: Omit<Notice, 'nextAt'>): Instant | null => {
  if (!isPending(notice)) return null
  const byPerson = usableRungs(notice.addresses).length === 0
  const late = later(notice.sendBy, plusMinutes(notice.openedAt, lateGraceMinutes))
  if (notice.told === null) return byPerson ? notice.openedAt : late
  if (!notice.told.late) return later(late, notice.told.at)
  const again = plusMinutes(notice.told.at, tellAgainMinutes)
  return minutesBetween(notice.openedAt, again) > minutesADay ? null : again
}

/** The notice with the moment at which something is next to be done about it. */
export const planned = (notice: Omit<Notice, 'nextAt'>): Notice => {
  const tell = tellAt(notice)
  const moments = [...stepsOf(notice).map((step) => step.at), ...(tell === null ? [] : [tell])].toSorted()
  return { ...notice, nextAt: moments[0] ?? null }
}

/** True if every rung that goes by itself has failed at least once and none has worked. */
export const allHaveFailed = (notice: Pick<Notice, 'addresses' | 'attempts'>): boolean =>
  usableRungs(notice.addresses).every((rung) =>
    notice.attempts.some((each) => each.rung === rung && each.ended !== null && each.ended.outcome.kind !== 'sent'),
  )
