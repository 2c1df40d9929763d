// Moments that the law counts from and to, as values: a fact, a day, so many hours or days later, the earliest of several.
import type { FactPath } from './facts.ts'

/** Units that only count on, whatever the calendar. */
export type PlainUnit = 'minutes' | 'hours' | 'days'
/** Units that leave out Saturdays, Sundays and the holidays of a named calendar (time/court-days.ts). */
export type BusinessUnit = 'business-hours' | 'business-days'
/** Units without a fixed length: the law must say where the 31st goes. `down`: the month's last day; `up`: the first of the next. */
export type MonthUnit = 'months' | 'years'

/**
 * A moment or a civil day of one case. It is unknown while a fact in it is unknown. A day plus minutes or hours counts from the day's
 * first minute; a moment plus days keeps its local time of day, also over a change of clocks. An amount may be negative.
 */
export type Point =
  /** The moment at which the law is asked. */
  | { readonly kind: 'decision' }
  /** A moment or date of the case. */
  | { readonly kind: 'fact'; readonly fact: FactPath }
  /** A date of the row at hand; only inside a condition over a list. */
  | { readonly kind: 'field'; readonly field: string }
  /** A day named by the law, YYYY-MM-DD. */
  | { readonly kind: 'day'; readonly on: string }
  | { readonly kind: 'plus'; readonly of: Point; readonly amount: number; readonly unit: PlainUnit }
  | { readonly kind: 'plus'; readonly of: Point; readonly amount: number; readonly unit: BusinessUnit; readonly calendar: string }
  | { readonly kind: 'plus'; readonly of: Point; readonly amount: number; readonly unit: MonthUnit; readonly round: 'down' | 'up' }
  /** 23:59 of that calendar day. */
  | { readonly kind: 'end-of-day'; readonly of: Point }
  /** The first such day of the year after that day; a 29 February that does not exist is passed over. */
  | { readonly kind: 'yearly'; readonly month: number; readonly day: number; readonly after: Point }
  | { readonly kind: 'earliest' | 'latest'; readonly of: readonly Point[] }

export const decision: Point = { kind: 'decision' }
export const momentOf = (fact: FactPath): Point => ({ kind: 'fact', fact })
export const fieldDay = (field: string): Point => ({ kind: 'field', field })
export const onDay = (on: string): Point => ({ kind: 'day', on })
export const plus = (of: Point, amount: number, unit: PlainUnit): Point => ({ kind: 'plus', of, amount, unit })
export const plusBusiness = (of: Point, amount: number, unit: BusinessUnit, calendar: string): Point => ({
  kind: 'plus',
  of,
  amount,
  unit,
  calendar,
})
export const plusMonths = (of: Point, amount: number, unit: MonthUnit, round: 'down' | 'up'): Point => ({
  kind: 'plus',
  of,
  amount,
  unit,
  round,
})
export const endOfDay = (of: Point): Point => ({ kind: 'end-of-day', of })
export const yearly = (month: number, day: number, after: Point): Point => ({ kind: 'yearly', month, day, after })
export const earliestOf = (...of: readonly Point[]): Point => ({ kind: 'earliest', of })
export const latestOf = (...of: readonly Point[]): Point => ({ kind: 'latest', of })

/** The facts a point reads; a field of a list is named `subject.convictions[].on`. */
export const readsOfPoint = (point: Point, list: string | null = null): readonly string[] => {
  switch (point.kind) {
    case 'decision':
    case 'day':
      return []
    case 'fact':
      return [point.fact]
    case 'field':
      return [list === null ? point.field : `${list}[].${point.field}`]
    case 'plus':
    case 'end-of-day':
      return readsOfPoint(point.of, list)
    case 'yearly':
      return readsOfPoint(point.after, list)
    case 'earliest':
    case 'latest':
      return [...new Set(point.of.flatMap((one) => readsOfPoint(one, list)))]
    default:
      return unreachable(point)
  }
}

/** The calendars of holidays that a point names. */
export const calendarsOf = (point: Point): readonly string[] => {
  switch (point.kind) {
    case 'plus':
      return ['calendar' in point ? [point.calendar] : [], calendarsOf(point.of)].flat()
    case 'end-of-day':
      return calendarsOf(point.of)
    case 'yearly':
      return calendarsOf(point.after)
    case 'earliest':
    case 'latest':
      return point.of.flatMap(calendarsOf)
    default:
      return []
  }
}

const unreachable = (never: never): never => {
  throw new TypeError(`no such point: ${JSON.stringify(never)}`)
}
