// A running clock as a value: by what law it runs, from what event, until when, what happens at the end, and how far it is.
import { epochMs, fromEpochMs } from '../time/instant.ts'
import type { Brand, Instant } from '../time/instant.ts'

export type ClockId = Brand<string, 'ClockId'>

/**
 * duty: something must be done. hold: a lawful basis that keeps somebody and ends by itself. asked-hold: the time a requester asks
 * for, which runs only if the law of the place lets the jail hold.
 */
export type ClockKind = 'duty' | 'hold' | 'asked-hold'

/** One way to count the same time: what a form says and what a law says may end hours or days apart. */
export type Reading = {
  readonly says: string
  readonly citation: string
  readonly due: Instant
  /** What the counting left out or how it went, for a person who checks it. */
  readonly notes: readonly string[]
}

export type ClockEnd =
  | { readonly kind: 'running' }
  | { readonly kind: 'stopped'; readonly at: Instant; readonly because: string; readonly late: boolean }
  /** It never ran: the law gives no such time. */
  | { readonly kind: 'never-ran'; readonly because: string; readonly citation: string }

export type Clock = {
  readonly id: ClockId
  /** The booking or paper it is about. */
  readonly subject: string
  readonly kind: ClockKind
  /** `release-without-delay`; for what is not a duty `hold` or `asked-hold`. */
  readonly name: string
  readonly to: string
  readonly says: string
  /** What follows when it has run down, as the law says it; null: the law says nothing of it. */
  readonly atEnd: string | null
  readonly citation: string
  /** `event`: the fact that tells of the start, such as `custody.eligibleAt`; `decision`; or `opened` if the law names none. */
  readonly start: { readonly at: Instant; readonly event: string }
  /** Not before this moment, where the law gives a window. */
  readonly opensAt: Instant | null
  /** Null: the law names no moment, `byWords` has its words. */
  readonly due: Instant | null
  readonly byWords: string | null
  /** Empty if there is only one. The first to end is the one that `due` has: time is never counted to anybody's harm. */
  readonly readings: readonly Reading[]
  readonly end: ClockEnd
}

/** Shares of the time at which the desk says so, in percent. */
export const alarmMarks = [50, 75, 90] as const
export type AlarmMark = (typeof alarmMarks)[number]

export type ClockStage = 'by-words' | 'running' | 'half' | 'three-quarters' | 'nine-tenths' | 'passed' | 'stopped' | 'never-ran'

export const clockStage = (clock: Clock, now: Instant): ClockStage => {
  if (clock.end.kind !== 'running') return clock.end.kind
  const gone = percentGone(clock, now)
  if (gone === null) return 'by-words'
  if (clock.due !== null && now > clock.due) return 'passed'
  return gone >= 90 ? 'nine-tenths' : gone >= 75 ? 'three-quarters' : gone >= 50 ? 'half' : 'running'
}

/** How much of the time is gone, 0 to 100; of a stopped clock, when it stopped. Null: there is no moment to measure against. */
export const percentGone = (clock: Clock, now: Instant): number | null => {
  if (clock.due === null) return null
  const at = clock.end.kind === 'stopped' ? clock.end.at : now
  const [from, to] = [epochMs(clock.start.at), epochMs(clock.due)]
  if (to <= from) return at >= clock.due ? 100 : 0
  return Math.min(100, Math.max(0, ((epochMs(at) - from) / (to - from)) * 100))
}

/** The moment of a mark, in whole milliseconds, never too early; null if there is nothing to measure. */
export const markMoment = (clock: Pick<Clock, 'start' | 'due'>, mark: AlarmMark): Instant | null => {
  if (clock.due === null) return null
  const [from, to] = [epochMs(clock.start.at), epochMs(clock.due)]
  return to <= from ? clock.due : fromEpochMs(from + Math.ceil(((to - from) * mark) / 100))
}

/** That a clock has reached a mark; a clock whose end moved says its marks anew. */
export type ClockAlarm = { readonly clock: ClockId; readonly mark: AlarmMark; readonly due: Instant }

/**
 * The alarms to give now: for each running clock the highest mark reached that was not yet said. After the end there is none: then
 * the duty is missed, or the gate opens, and that is told instead.
 */
export const alarmsDue = (clocks: readonly Clock[], already: readonly ClockAlarm[], now: Instant): readonly ClockAlarm[] =>
  clocks.flatMap((clock) => {
    if (clock.due === null || now > clock.due) return []
    const mark = marksLeft(clock, already).findLast((each) => (markMoment(clock, each) ?? now) <= now)
    return mark === undefined ? [] : [{ clock: clock.id, mark, due: clock.due }]
  })

/** When the desk must look again for an alarm; null: none is left. */
export const nextAlarm = (clocks: readonly Clock[], already: readonly ClockAlarm[]): Instant | null =>
  clocks
    .flatMap((clock) => {
      const [mark] = marksLeft(clock, already)
      return mark === undefined ? [] : (markMoment(clock, mark) ?? [])
    })
    .toSorted()
    .at(0) ?? null

const marksLeft = (clock: Clock, already: readonly ClockAlarm[]): readonly AlarmMark[] => {
  if (clock.end.kind !== 'running' || clock.due === null || clock.due <= clock.start.at) return []
  const said = already.filter((alarm) => alarm.clock === clock.id && alarm.due === clock.due).map(({ mark }) => mark)
  return alarmMarks.filter((mark) => mark > Math.max(0, ...said))
}

/** The running clocks, the nearest end first; those without a moment last. */
export const nearestFirst = (clocks: readonly Clock[]): readonly Clock[] =>
  clocks.filter((clock) => clock.end.kind === 'running').toSorted((a, b) => ((a.due ?? '9') < (b.due ?? '9') ? -1 : 1))

export const clockIdOf = (text: string): ClockId => {
  const id: unknown = `k_${text}`
  if (!isClockId(id)) throw new TypeError('unreachable: a template is a string')
  return id
}

export const isClockId = (value: unknown): value is ClockId => typeof value === 'string' && value.startsWith('k_')
