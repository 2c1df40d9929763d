// Days and local times as jails write them, and the moment they mean in the jail's zone; never a guess in the hour that runs twice.
import { Temporal } from 'temporal-polyfill'
import { parseCivilDate, parseInstant } from '../time/instant.ts'
import type { CivilDate, Instant, Zone } from '../time/instant.ts'

export type Clocked<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly says: string }
export type AmbiguousTimes = 'refuse' | 'earlier' | 'later'

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']
const tokens = {
  YYYY: ['year', '\\d{4}'],
  MMM: ['monthName', '[A-Za-z]{3}'],
  MM: ['month', '\\d{2}'],
  M: ['month', '\\d{1,2}'],
  DD: ['day', '\\d{2}'],
  D: ['day', '\\d{1,2}'],
  HH: ['hour', '\\d{2}'],
  H: ['hour', '\\d{1,2}'],
  hh: ['hour12', '\\d{2}'],
  h: ['hour12', '\\d{1,2}'],
  mm: ['minute', '\\d{2}'],
  ss: ['second', '\\d{2}'],
  A: ['half', '[AaPp]\\.?[Mm]\\.?'],
} as const satisfies Record<string, readonly [string, string]>
type Token = keyof typeof tokens
const isToken = (text: string): text is Token => Object.hasOwn(tokens, text)
/** Tokens, then any other run of letters (which no format may have, but the `T` of ISO 8601), then marks. */
const pieces = (format: string): string[] => format.match(/YYYY|MMM|MM|M|DD|D|HH|H|hh|h|mm|ss|A|T|[A-Za-z]+|[^A-Za-z]+/g) ?? []

/** Whether a mapping may use this format. */
export const isFormat = (format: string): boolean => {
  const names = pieces(format).filter((piece) => /[A-Za-z]/.test(piece) && piece !== 'T')
  const parts = names.map((name) => (isToken(name) ? tokens[name][0] : 'unknown'))
  return (
    names.length > 0 &&
    !parts.includes('unknown') &&
    new Set(parts).size === parts.length &&
    parts.includes('hour12') === parts.includes('half')
  )
}

type Parts = Readonly<Record<string, string>>

const partsOf = (text: string, format: string): Parts | null => {
  const pattern = pieces(format).map((piece) =>
    isToken(piece) ? `(?<${tokens[piece][0]}>${tokens[piece][1]})` : piece.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'),
  )
  return new RegExp(`^${pattern.join('')}$`).exec(text.trim())?.groups ?? null
}

/** A day of the civil calendar; `format` null: YYYY-MM-DD. */
export const readDay = (text: string, format: string | null): Clocked<CivilDate> => {
  try {
    if (format === null) return { ok: true, value: parseCivilDate(text.trim()) }
    const parts = partsOf(text, format)
    return parts === null ? wrong(`is not written as ${format}`) : { ok: true, value: parseCivilDate(dayOf(parts)) }
  } catch {
    return wrong('is not a day that exists')
  }
}

/** A moment: ISO 8601 with its offset, or a local time of the zone. */
export const readMoment = (text: string, format: string | null, zone: Zone, ambiguous: AmbiguousTimes): Clocked<Instant> => {
  const trimmed = text.trim()
  if (format === null && /(?:Z|[+-]\d{2}:?\d{2})$/i.test(trimmed) && /[T ]\d/.test(trimmed)) return withOffset(trimmed)
  try {
    const local = format === null ? isoLocal(trimmed) : localOf(partsOf(trimmed, format))
    return local === null ? wrong(`is not written as ${format ?? 'YYYY-MM-DDTHH:mm'}`) : inZone(local, zone, ambiguous)
  } catch {
    return wrong('is not a time that exists')
  }
}

const withOffset = (text: string): Clocked<Instant> => {
  try {
    return { ok: true, value: parseInstant(text) }
  } catch {
    return wrong('is not a moment that exists')
  }
}

const isoLocal = (text: string): Temporal.PlainDateTime | null =>
  /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/.test(text)
    ? Temporal.PlainDateTime.from(text.replace(' ', 'T'), { overflow: 'reject' })
    : null

const localOf = (parts: Parts | null): Temporal.PlainDateTime | null => {
  if (parts === null) return null
  const time = { hour: hourOf(parts), minute: Number(parts.minute ?? 0), second: Number(parts.second ?? 0) }
  return Temporal.PlainDate.from(dayOf(parts)).toPlainDateTime(Temporal.PlainTime.from(time, { overflow: 'reject' }))
}

const hourOf = (parts: Parts): number => {
  if (parts.hour12 === undefined) return Number(parts.hour ?? 0)
  const hour = Number(parts.hour12)
  if (hour < 1 || hour > 12) throw new RangeError(`[${hour}] is no hour of twelve`)
  return (hour % 12) + (/^p/i.test(parts.half ?? '') ? 12 : 0)
}

const dayOf = (parts: Parts): string => {
  const month = parts.monthName === undefined ? parts.month : String(months.indexOf(parts.monthName.toUpperCase()) + 1)
  return `${parts.year}-${(month ?? '').padStart(2, '0')}-${(parts.day ?? '').padStart(2, '0')}`
}

/** In autumn an hour comes twice and a release clock would be an hour off: refused unless the mapping says which one is meant. */
const inZone = (local: Temporal.PlainDateTime, zone: Zone, ambiguous: AmbiguousTimes): Clocked<Instant> => {
  const first = local.toZonedDateTime(zone, { disambiguation: 'earlier' })
  const second = local.toZonedDateTime(zone, { disambiguation: 'later' })
  if (first.epochMilliseconds === second.epochMilliseconds) return { ok: true, value: parseInstant(first.toInstant().toString()) }
  if (!first.toPlainDateTime().equals(local)) return wrong(`did not exist in ${zone}: the clock was put forward over it`)
  if (ambiguous === 'refuse') {
    return wrong(`came twice in ${zone}: the clock was put back; say ambiguousTimes: earlier or later in the mapping, or export the offset`)
  }
  return { ok: true, value: parseInstant((ambiguous === 'earlier' ? first : second).toInstant().toString()) }
}

const wrong = (says: string): { readonly ok: false; readonly says: string } => ({ ok: false, says })
