// When a point of the law is, in one case: a moment, a civil day, or unknown. The written semantics of point.ts.
import { onAnotherDay, plusBusinessDays, plusBusinessMinutes, plusDays, plusMonths, reachesBack } from '../time/court-days.ts'
import { civilDateOf, formatClock, parseCivilDate, parseInstant, plusMinutes, startOfDay } from '../time/instant.ts'
import type { CivilDate, Instant, Zone } from '../time/instant.ts'
import { factAt } from './facts.ts'
import type { Facts, Row } from './facts.ts'
import type { Point } from './point.ts'

export type Time = { readonly kind: 'moment'; readonly at: Instant } | { readonly kind: 'day'; readonly on: CivilDate }

/**
 * Null: unknown, because a fact in it is, or because it is counted on a calendar that does not reach back so far. Throws TypeError if a
 * day of the calendar is needed and the facts carry no zone.
 */
export const timeOf = (point: Point, facts: Facts, row: Row | null = null): Time | null => {
  switch (point.kind) {
    case 'decision':
      return { kind: 'moment', at: facts.at }
    case 'day':
      return { kind: 'day', on: parseCivilDate(point.on) }
    case 'fact':
      return read(facts.known[point.fact], factAt(point.fact)?.kind)
    case 'field':
      return read(row?.[point.field], 'date')
    case 'end-of-day': {
      const time = timeOf(point.of, facts, row)
      return time === null ? null : { kind: 'moment', at: lastMinuteOf(dayOf(time, facts), zoneOf(facts)) }
    }
    case 'plus': {
      const time = timeOf(point.of, facts, row)
      return time === null ? null : counted(point, time, facts)
    }
    case 'yearly': {
      const time = timeOf(point.after, facts, row)
      return time === null ? null : { kind: 'day', on: nextYearly(point.month, point.day, dayOf(time, facts)) }
    }
    case 'earliest':
    case 'latest': {
      const times = point.of.map((one) => timeOf(one, facts, row))
      if (times.length === 0 || !times.every((time) => time !== null)) return null
      const ordered = times.toSorted((a, b) => compareTimes(a, b, facts))
      return (point.kind === 'earliest' ? ordered[0] : ordered.at(-1)) ?? null
    }
    default:
      return unreachable(point)
  }
}

/** Negative: `a` is earlier. A moment and a day are compared as days, so that all of a day is the same as it. */
export const compareTimes = (a: Time, b: Time, facts: Facts): number => {
  if (a.kind === 'moment' && b.kind === 'moment') return a.at < b.at ? -1 : a.at > b.at ? 1 : 0
  const [left, right] = [dayOf(a, facts), dayOf(b, facts)]
  return left < right ? -1 : left > right ? 1 : 0
}

/** By when at the latest: a day is met until its last minute. */
export const lastMomentOf = (time: Time, zone: Zone): Instant => (time.kind === 'moment' ? time.at : lastMinuteOf(time.on, zone))

/** 23:59 of the calendar day, which on the days of clock change has 23 or 25 hours. */
export const lastMinuteOf = (day: CivilDate, zone: Zone): Instant => plusMinutes(startOfDay(plusDays(day, 1), zone), -1)

export const dayOf = (time: Time, facts: Facts): CivilDate => (time.kind === 'day' ? time.on : civilDateOf(time.at, zoneOf(facts)))

/** `HH:MM` on the place's clocks. */
export const clockOf = (at: Instant, facts: Facts): string => formatClock(at, zoneOf(facts))

const twoDigits = (number: number): string => String(number).padStart(2, '0')

export const zoneOf = (facts: Facts): Zone => {
  if (facts.zone === undefined) throw new TypeError('a day of the calendar needs the zone of the place')
  return facts.zone
}

const read = (value: unknown, kind: string | undefined): Time | null => {
  if (typeof value !== 'string') return null
  return kind === 'date' ? { kind: 'day', on: parseCivilDate(value) } : { kind: 'moment', at: parseInstant(value) }
}

const counted = (point: Extract<Point, { kind: 'plus' }>, time: Time, facts: Facts): Time | null => {
  if ('calendar' in point && !reachesBack(dayOf(time, facts), point.calendar)) return null
  const start = (): Instant => (time.kind === 'moment' ? time.at : startOfDay(time.on, zoneOf(facts)))
  const onDay = (shift: (day: CivilDate) => CivilDate): Time => {
    if (time.kind === 'day') return { kind: 'day', on: shift(time.on) }
    return { kind: 'moment', at: onAnotherDay(time.at, shift(dayOf(time, facts)), zoneOf(facts)) }
  }
  switch (point.unit) {
    case 'minutes':
      return { kind: 'moment', at: plusMinutes(start(), point.amount) }
    case 'hours':
      return { kind: 'moment', at: plusMinutes(start(), point.amount * 60) }
    case 'days':
      return onDay((day) => plusDays(day, point.amount))
    case 'business-hours':
      return { kind: 'moment', at: plusBusinessMinutes(start(), point.amount * 60, point.calendar, zoneOf(facts)) }
    case 'business-days':
      return onDay((day) => plusBusinessDays(day, point.amount, point.calendar))
    case 'months':
      return onDay((day) => plusMonths(day, point.amount, point.round))
    case 'years':
      return onDay((day) => plusMonths(day, point.amount * 12, point.round))
    default:
      return unreachable(point)
  }
}

const nextYearly = (month: number, day: number, after: CivilDate): CivilDate => {
  const monthAndDay = `-${twoDigits(month)}-${twoDigits(day)}`
  for (let year = Number(after.slice(0, 4)); ; year += 1) {
    const text = `${year}${monthAndDay}`
    if (text > after && (monthAndDay !== '-02-29' || isLeap(year))) return parseCivilDate(text)
  }
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

const unreachable = (never: never): never => {
  throw new TypeError(`no such point: ${JSON.stringify(never)}`)
}
