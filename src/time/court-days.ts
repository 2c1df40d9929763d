// Days without business: Saturdays, Sundays and the holidays of a named calendar, with its authority; and counting without them.
import { Temporal } from 'temporal-polyfill'
import { civilDateOf, earlier, fromEpochMs, minutesBetween, parseCivilDate, plusMinutes, startOfDay } from './instant.ts'
import type { CivilDate, Instant, Zone } from './instant.ts'
import { calendarNamed } from './calendars.ts'
import type { Holiday } from './calendars.ts'

export { calendarNamed, calendars } from './calendars.ts'
export type { Calendar } from './calendars.ts'

/** Throws RangeError for a calendar that is not here and for a year before it is known: a wrong day would be a wrong deadline. */
export const isBusinessDay = (day: CivilDate, calendarId: string): boolean => {
  const date = Temporal.PlainDate.from(day)
  return date.dayOfWeek < 6 && !holidaysKept(date.year, calendarId).has(day)
}

/** Whether business days of that calendar can be counted from that day on, or back from it by some months. */
export const reachesBack = (day: CivilDate, calendarId: string): boolean => {
  const calendar = calendarNamed(calendarId)
  return calendar !== null && Number(day.slice(0, 4)) > calendar.firstYear
}

/** A day on which a holiday is kept: the day itself, and its neighbour where it fell on a weekend (`inLieu`). */
export type KeptHoliday = { readonly on: CivilDate; readonly name: string; readonly inLieu: boolean }

const kept = new Map<string, ReadonlyMap<string, KeptHoliday>>()

/** The days of one year on which a holiday is kept, in order. Throws as isBusinessDay. */
export const holidaysKept = (year: number, calendarId: string): ReadonlyMap<string, KeptHoliday> => {
  const key = `${calendarId} ${year}`
  const known = kept.get(key)
  if (known !== undefined) return known
  const calendar = calendarNamed(calendarId)
  if (calendar === null) throw new RangeError(`there is no calendar [${calendarId}]`)
  if (year < calendar.firstYear) throw new RangeError(`the calendar [${calendarId}] is not known for the year ${year}`)
  // New Year's Day of the next year may be kept on 31 December of this one.
  const days = [year, year + 1].flatMap((one) =>
    calendar.holidays.filter((holiday) => isKept(holiday, one)).flatMap((holiday) => daysOf(holiday, one)),
  )
  const made = new Map(
    days
      .filter(({ on }) => Number(on.slice(0, 4)) === year)
      .toSorted((a, b) => (a.on < b.on ? -1 : 1))
      .map((day) => [day.on, day]),
  )
  kept.set(key, made)
  return made
}

export const holidaysOf = (year: number, calendarId: string): ReadonlySet<string> => new Set(holidaysKept(year, calendarId).keys())

const isKept = (holiday: Holiday, year: number): boolean =>
  holiday.fromYear <= year &&
  (holiday.toYear === null || year <= holiday.toYear) &&
  (holiday.everyFourthYear === undefined || year % 4 === holiday.everyFourthYear)

const daysOf = (holiday: Holiday, year: number): readonly KeptHoliday[] => {
  const day = dayOf(holiday, year)
  const other = inLieuOf(holiday, day)
  const { name } = holiday
  return [
    { on: parseCivilDate(day.toString()), name, inLieu: false },
    ...(other === null ? [] : [{ on: parseCivilDate(other.toString()), name, inLieu: true }]),
  ]
}

const dayOf = (holiday: Holiday, year: number): Temporal.PlainDate => {
  if ('day' in holiday) return Temporal.PlainDate.from({ year, month: holiday.month, day: holiday.day })
  const first = Temporal.PlainDate.from({ year, month: holiday.month, day: 1 })
  if (holiday.nth > 0) return first.add({ days: ((holiday.weekday - first.dayOfWeek + 7) % 7) + (holiday.nth - 1) * 7 })
  const last = first.add({ months: 1 }).subtract({ days: 1 })
  return last.subtract({ days: (last.dayOfWeek - holiday.weekday + 7) % 7 })
}

const inLieuOf = ({ observed }: Holiday, day: Temporal.PlainDate): Temporal.PlainDate | null => {
  if (day.dayOfWeek === 7) return day.add({ days: 1 })
  return day.dayOfWeek === 6 && observed === 'saturday-and-sunday' ? day.subtract({ days: 1 }) : null
}

/** A day that business time leaves out, and why: `Saturday`, `Sunday` or the holiday's name. */
export type DayLeftOut = { readonly on: CivilDate; readonly because: string }

/** The days between two moments, that of the first included, which business time leaves out. Throws as isBusinessDay. */
export const daysLeftOut = (from: Instant, to: Instant, calendar: string, zone: Zone): readonly DayLeftOut[] => {
  const out: DayLeftOut[] = []
  for (let day = civilDateOf(from, zone); startOfDay(day, zone) < to; day = plusDays(day, 1)) {
    const { dayOfWeek, year } = Temporal.PlainDate.from(day)
    const holiday = holidaysKept(year, calendar).get(day)
    const because = dayOfWeek === 6 ? 'Saturday' : dayOfWeek === 7 ? 'Sunday' : (holiday?.name ?? null)
    if (because !== null) out.push({ on: day, because })
  }
  return out
}

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

export const plusDays = (day: CivilDate, days: number): CivilDate => {
  // A calendar day of UTC always has 24 hours.
  const text = new Date(Date.parse(`${day}T00:00:00.000Z`) + days * dayMs).toISOString()
  return parseCivilDate(text.slice(0, text.indexOf('T')))
}

const dayMs = 86_400_000

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

/**
 * The moment at which the clocks on the wall show so many minutes more; `plusMinutes` counts the minutes that pass. On the two nights
 * of clock change the two differ by an hour. A time that the clocks skip is taken an hour later, one that they show twice is its first.
 */
export const plusWallMinutes = (at: Instant, minutes: number, zone: Zone): Instant => {
  const shown = Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDateTime().add({ minutes })
  return fromEpochMs(shown.toZonedDateTime(zone).epochMilliseconds)
}
