// Days without business: Saturdays, Sundays and the holidays of a named calendar, with its authority; and counting without them.
import { Temporal } from 'temporal-polyfill'
import { civilDateOf, earlier, fromEpochMs, minutesBetween, parseCivilDate, plusMinutes, startOfDay } from './instant.ts'
import type { CivilDate, Instant, Zone } from './instant.ts'

/** A holiday by its rule. `nth`: -1 is the last of the month; `weekday`: 1 Monday to 7 Sunday. */
type Holiday = {
  readonly name: string
  readonly month: number
  /** The first and the last year in which it is kept on a business day or not; null: no end known. */
  readonly fromYear: number
  readonly toYear: number | null
} & ({ readonly day: number } | { readonly nth: number; readonly weekday: number })

export type Calendar = {
  readonly id: string
  readonly name: string
  /** By what authority these days, and their neighbours when they fall on a weekend, are holidays. */
  readonly citation: string
  readonly holidays: readonly Holiday[]
}

const onDate = (name: string, month: number, day: number, fromYear: number): Holiday => ({ name, month, day, fromYear, toYear: null })
const onWeekday = (name: string, month: number, nth: number, weekday: number, fromYear: number): Holiday => ({
  name,
  month,
  nth,
  weekday,
  fromYear,
  toYear: null,
})

/**
 * Days closed by a single executive order and Inauguration Day (5 U.S.C. 6103(c), Washington area only) are not in it. The years
 * are those since which the present rule of each day holds; before 1986 the calendar does not answer.
 */
const usFederal: Calendar = {
  id: 'us-federal',
  name: 'federal holidays',
  citation: '5 U.S.C. 6103(a), (b)(1); Executive Order 11582 (Feb. 11, 1971), sec. 3; Pub. L. 117-17 (Juneteenth, June 17, 2021)',
  holidays: [
    onDate("New Year's Day", 1, 1, 1986),
    onWeekday('Birthday of Martin Luther King, Jr.', 1, 3, 1, 1986),
    onWeekday("Washington's Birthday", 2, 3, 1, 1986),
    onWeekday('Memorial Day', 5, -1, 1, 1986),
    onDate('Juneteenth National Independence Day', 6, 19, 2021),
    onDate('Independence Day', 7, 4, 1986),
    onWeekday('Labor Day', 9, 1, 1, 1986),
    onWeekday('Columbus Day', 10, 2, 1, 1986),
    onDate('Veterans Day', 11, 11, 1986),
    onWeekday('Thanksgiving Day', 11, 4, 4, 1986),
    onDate('Christmas Day', 12, 25, 1986),
  ],
}

export const calendars: readonly Calendar[] = [usFederal]

export const calendarNamed = (id: string): Calendar | null => calendars.find((calendar) => calendar.id === id) ?? null

/** Every calendar here is known from this year on. */
const firstYear = 1986

/** Throws RangeError for a calendar that is not here and for a year before it is known: a wrong day would be a wrong deadline. */
export const isBusinessDay = (day: CivilDate, calendarId: string): boolean => {
  const date = Temporal.PlainDate.from(day)
  return date.dayOfWeek < 6 && !holidaysOf(date.year, calendarId).has(day)
}

/** Whether business days can be counted from that day on, or back from it by some months. */
export const reachesBack = (day: CivilDate): boolean => Number(day.slice(0, 4)) > firstYear

const kept = new Map<string, ReadonlySet<string>>()

/** The days of one year on which a holiday is kept: one that falls on Saturday on the Friday before, on Sunday on the Monday after. */
export const holidaysOf = (year: number, calendarId: string): ReadonlySet<string> => {
  const key = `${calendarId} ${year}`
  const known = kept.get(key)
  if (known !== undefined) return known
  const calendar = calendarNamed(calendarId)
  if (calendar === null) throw new RangeError(`there is no calendar [${calendarId}]`)
  if (year < firstYear) throw new RangeError(`the calendar [${calendarId}] is not known for the year ${year}`)
  // New Year's Day of the next year may be kept on 31 December of this one.
  const days = [year, year + 1].flatMap((one) =>
    calendar.holidays.filter((holiday) => isKept(holiday, one)).map((holiday) => dayOf(holiday, one)),
  )
  const made = new Set(
    days
      .flatMap((day) => [day, observed(day)])
      .filter((day) => day.year === year)
      .map((day) => day.toString()),
  )
  kept.set(key, made)
  return made
}

const isKept = (holiday: Holiday, year: number): boolean => holiday.fromYear <= year && (holiday.toYear === null || year <= holiday.toYear)

const dayOf = (holiday: Holiday, year: number): Temporal.PlainDate => {
  if ('day' in holiday) return Temporal.PlainDate.from({ year, month: holiday.month, day: holiday.day })
  const first = Temporal.PlainDate.from({ year, month: holiday.month, day: 1 })
  if (holiday.nth > 0) return first.add({ days: ((holiday.weekday - first.dayOfWeek + 7) % 7) + (holiday.nth - 1) * 7 })
  const last = first.add({ months: 1 }).subtract({ days: 1 })
  return last.subtract({ days: (last.dayOfWeek - holiday.weekday + 7) % 7 })
}

const observed = (day: Temporal.PlainDate): Temporal.PlainDate =>
  day.dayOfWeek === 6 ? day.subtract({ days: 1 }) : day.dayOfWeek === 7 ? day.add({ days: 1 }) : day

/**
 * The moment at which so many minutes of business days have passed, midnight to midnight in the zone; what is not a business day
 * counts nothing. Two days of 24 hours from a Friday at 17:00 before a Monday that is a holiday end on Wednesday at 17:00.
 */
export const plusBusinessMinutes = (from: Instant, minutes: number, calendar: string, zone: Zone): Instant => {
  if (minutes < 0) throw new RangeError('business time is counted forward only')
  let left = minutes
  let at = from
  for (;;) {
    const day = civilDateOf(at, zone)
    const end = startOfDay(plusDays(day, 1), zone)
    if (!isBusinessDay(day, calendar)) {
      if (left === 0) return at
      at = end
      continue
    }
    const today = minutesBetween(at, end)
    if (left <= today) return earlier(plusMinutes(at, left), end)
    left -= today
    at = end
  }
}

/** So many business days later; with 0 the day itself, whatever it is. A negative amount counts back. */
export const plusBusinessDays = (day: CivilDate, amount: number, calendar: string): CivilDate => {
  const step = amount < 0 ? -1 : 1
  let left = Math.abs(amount)
  let at = day
  while (left > 0) {
    at = plusDays(at, step)
    if (isBusinessDay(at, calendar)) left -= 1
  }
  return at
}

export const plusDays = (day: CivilDate, days: number): CivilDate => parseCivilDate(Temporal.PlainDate.from(day).add({ days }).toString())

/** Months or years later. Where the day does not exist, `down` takes the last day of the month, `up` the first of the next. */
export const plusMonths = (day: CivilDate, months: number, round: 'down' | 'up'): CivilDate => {
  const from = Temporal.PlainDate.from(day)
  const there = from.add({ months })
  return parseCivilDate((round === 'up' && there.day < from.day ? there.add({ days: 1 }) : there).toString())
}

/** The same local time of day on another day; a time that the clocks skip is taken an hour later. */
export const onAnotherDay = (at: Instant, day: CivilDate, zone: Zone): Instant => {
  const time = Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainTime()
  return fromEpochMs(Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds)
}
