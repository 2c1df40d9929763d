// Moments and civil dates: canonical strings that sort as time does, and arithmetic that never rounds silently.
import { Temporal } from 'temporal-polyfill'
import { offsetMsAt } from './zone-offset.ts'

declare const brand: unique symbol
/** Nominal typing for a primitive: a Brand<string, 'X'> is no plain string until parsed as X. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name }

/** A moment, always UTC with milliseconds: `2016-12-20T20:30:00.000Z`. Sorts as text. */
export type Instant = Brand<string, 'Instant'>
/** A day of the civil calendar without a zone: `1997-03-04`. */
export type CivilDate = Brand<string, 'CivilDate'>
/** An IANA time zone, for example `America/Denver`: the facility's. */
export type Zone = Brand<string, 'Zone'>

/** Reads an ISO 8601 moment; it must carry its offset, because a time without one names no moment. Throws RangeError. */
export const parseInstant = (text: string): Instant => {
  if (isMoment(text, pattern)) return toBrand<Instant>(text)
  if (isMoment(text, offsetPattern) || isMoment(text, finePattern)) return brandInstant(Date.parse(text))
  const parsed = Temporal.Instant.from(text)
  return brandInstant(parsed.epochMilliseconds)
}

/** Reads a civil date `YYYY-MM-DD`; throws RangeError for a day that does not exist, such as 2026-02-30. */
export const parseCivilDate = (text: string): CivilDate => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) throw new RangeError(`[${text}] is not a date of the form YYYY-MM-DD`)
  if (isMoment(`${text}T00:00:00.000Z`, pattern)) return toBrand<CivilDate>(text)
  const date: unknown = Temporal.PlainDate.from(text, { overflow: 'reject' }).toString()
  return toBrand<CivilDate>(date)
}

/** Reads an IANA time zone; throws RangeError for an unknown one. */
export const parseZone = (text: string): Zone => {
  Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text)
  const zone: unknown = text
  return toBrand<Zone>(zone)
}

/** Whole minutes added; the amount may be negative. */
export const plusMinutes = (at: Instant, minutes: number): Instant => brandInstant(epochMs(at) + minutes * 60_000)

export const plusMs = (at: Instant, ms: number): Instant => brandInstant(epochMs(at) + ms)

/** Minutes from `from` to `to`, as a fraction; negative if `to` is earlier. */
export const minutesBetween = (from: Instant, to: Instant): number => (epochMs(to) - epochMs(from)) / 60_000

export const epochMs = (at: Instant): number => Date.parse(at)

export const fromEpochMs = (ms: number): Instant => brandInstant(ms)

export const earlier = (a: Instant, b: Instant): Instant => (a <= b ? a : b)
export const later = (a: Instant, b: Instant): Instant => (a >= b ? a : b)

/** The civil date of a moment in a zone. */
export const civilDateOf = (at: Instant, zone: Zone): CivilDate => {
  const local = localText(at, zone)
  if (local !== null) return toBrand<CivilDate>(local.slice(0, dayLength))
  const date: unknown = zoned(at, zone).toPlainDate().toString()
  return toBrand<CivilDate>(date)
}

/** The moment at which a civil day begins in a zone. */
export const startOfDay = (date: CivilDate, zone: Zone): Instant =>
  brandInstant(Temporal.PlainDate.from(date).toZonedDateTime(zone).epochMilliseconds)

/** ISO 8601 with the zone's offset at that moment: `2016-12-20T13:30:00-07:00`. Milliseconds only if there are any. */
export const formatWithOffset = (at: Instant, zone: Zone): string => {
  const local = localText(at, zone)
  if (local === null)
    return zoned(at, zone).toString({ timeZoneName: 'never', smallestUnit: at.endsWith('.000Z') ? 'second' : 'millisecond' })
  const minutes = offsetMsAt(epochMs(at), zone) / 60_000
  const away = Math.abs(minutes)
  const offset = `${minutes < 0 ? '-' : '+'}${inTwoDigits(Math.floor(away / 60))}:${inTwoDigits(away % 60)}`
  return `${local.slice(0, at.endsWith('.000Z') ? secondsLength : secondsLength + '.000'.length)}${offset}`
}

/** For people: `2016-12-20 13:30`, in the facility's zone. */
export const formatMinute = (at: Instant, zone: Zone): string =>
  localText(at, zone)?.slice(0, minutesLength).replace('T', ' ') ??
  zoned(at, zone).toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' ')

/**
 * The zone's own clock as a text with four digits of year and a `Z` that means nothing; null where the calendar must be asked at length:
 * years before 0 and after 9999, and offsets that are no whole minutes, as before the railways.
 */
const localText = (at: Instant, zone: Zone): string | null => {
  const ms = epochMs(at)
  const offsetMs = offsetMsAt(ms, zone)
  if (offsetMs % 60_000 !== 0) return null
  const text = new Date(ms + offsetMs).toISOString()
  return text.length === pattern.length ? text : null
}

const dayLength = '0000-00-00'.length
const minutesLength = '0000-00-00T00:00'.length
const secondsLength = '0000-00-00T00:00:00'.length

/** For people: `13:30`, in the facility's zone. */
export const formatClock = (at: Instant, zone: Zone): string => formatMinute(at, zone).slice(11)

/** The calendar month of a moment in a zone: `2016-12`. */
export const monthOf = (at: Instant, zone: Zone): string => civilDateOf(at, zone).slice(0, 7)

/** For people: `10 h 29 min`, `26 min`, `-1 h 02 min`; whole minutes, cut towards zero. */
export const formatMinutes = (minutes: number): string => {
  const whole = Math.trunc(Math.abs(minutes))
  const sign = minutes <= -1 ? '-' : ''
  const hours = Math.floor(whole / 60)
  return hours === 0 ? `${sign}${whole} min` : `${sign}${hours} h ${String(whole % 60).padStart(2, '0')} min`
}

const zoned = (at: Instant, zone: Zone) => Temporal.Instant.from(at).toZonedDateTimeISO(zone)

const brandInstant = (ms: number): Instant => {
  if (!Number.isInteger(ms)) throw new RangeError(`[${ms}] is no whole number of milliseconds`)
  return toBrand<Instant>(new Date(ms).toISOString())
}

/** Whether a text is a moment so written and exists: what the log is full of is not parsed at length. */
const isMoment = (text: string, written: string): boolean => {
  if (text.length !== written.length) return false
  for (let at = 0; at < written.length; at += 1) {
    const code = text.charCodeAt(at)
    const wanted = written.charCodeAt(at)
    if (wanted === digit ? code < digit || code > digit + 9 : wanted === sign ? code !== sign && code !== minus : code !== wanted)
      return false
  }
  return isDay(twoDigits(text, 0) * 100 + twoDigits(text, 2), twoDigits(text, 5), twoDigits(text, 8)) && isTime(text)
}

/** As we write a moment, and as `formatWithOffset` writes one. */
const pattern = '0000-00-00T00:00:00.000Z'
const offsetPattern = '0000-00-00T00:00:00+00:00'
const finePattern = '0000-00-00T00:00:00.000+00:00'
const digit = pattern.charCodeAt(0)
const [sign, minus] = ['+'.charCodeAt(0), '-'.charCodeAt(0)]

const inTwoDigits = (value: number): string => String(value).padStart(2, '0')

const twoDigits = (text: string, at: number): number => (text.charCodeAt(at) - digit) * 10 + text.charCodeAt(at + 1) - digit

/** Of the offset, where one is written, too. */
const isTime = (text: string): boolean =>
  twoDigits(text, 11) < 24 &&
  twoDigits(text, 14) < 60 &&
  twoDigits(text, 17) < 60 &&
  (text.endsWith('Z') || (twoDigits(text, text.length - 5) < 24 && twoDigits(text, text.length - 2) < 60))

/** Of the Gregorian calendar. */
const isDay = (year: number, month: number, day: number): boolean => {
  if (month < 1 || month > 12 || day < 1) return false
  if (month === 2) return day <= (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28)
  return day <= (month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31)
}

/** The one place where a checked string becomes a branded one. */
const toBrand = <B extends string>(checked: unknown): B => {
  if (!isBranded<B>(checked)) throw new TypeError(`[${String(checked)}] is no string`)
  return checked
}
const isBranded = <B extends string>(value: unknown): value is B => typeof value === 'string'
