// Moments and days in words, in the facility's zone: twelve hours for persons in custody, twenty-four and offset for officials.
import { formatWithOffset, parseCivilDate } from '../time/instant.ts'
import type { Instant, Zone } from '../time/instant.ts'
import type { LetterLanguage } from './letter-kind.ts'

const months: Readonly<Record<LetterLanguage, readonly string[]>> = {
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
  es: ['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto', 'septiembre', 'octubre', 'noviembre', 'diciembre'],
}

/** `December 20, 2016, at 1:30 p.m.` or `20 de diciembre de 2016, 1:30 p. m.`; noon and midnight are named. */
export const momentForPerson = (at: Instant, zone: Zone, language: LetterLanguage): string => {
  const local = formatWithOffset(at, zone)
  const day = dayWords(local.slice(0, 10), language)
  const clock = clockWords(Number(local.slice(11, 13)), local.slice(14, 16), language)
  return language === 'en' ? `${day}, at ${clock}` : `${day}, ${clock}`
}

/** Twelve o'clock is named, because many read 12:00 a.m. as noon. */
const clockWords = (hour: number, minute: string, language: LetterLanguage): string => {
  const { noon, midnight, before, after } = twelveHours[language]
  if (hour % 12 === 0 && minute === '00') return hour === 0 ? midnight : noon
  return `${hour % 12 === 0 ? 12 : hour % 12}:${minute} ${hour < 12 ? before : after}`
}

const twelveHours = {
  en: { noon: '12:00 noon', midnight: '12:00 midnight', before: 'a.m.', after: 'p.m.' },
  es: { noon: '12:00 del mediodía', midnight: '12:00 de la medianoche', before: 'a. m.', after: 'p. m.' },
} as const

/** `December 20, 2016, 13:30 (UTC-07:00)`: with the offset, for an hour of the night comes twice when clocks go back. */
export const momentForOfficial = (at: Instant, zone: Zone): string => {
  const local = formatWithOffset(at, zone)
  return `${dayWords(local.slice(0, 10), 'en')}, ${local.slice(11, 16)} (UTC${local.slice(-6)})`
}

/** The day of a moment, without the hour. */
export const dayOf = (at: Instant, zone: Zone, language: LetterLanguage): string =>
  dayWords(formatWithOffset(at, zone).slice(0, 10), language)

/** A date as a paper gives it: ISO dates in words, all else as it stands. */
export const dateOfPaper = (text: string, language: LetterLanguage): string => {
  try {
    return dayWords(parseCivilDate(text), language)
  } catch {
    return text
  }
}

const dayWords = (date: string, language: LetterLanguage): string => {
  const year = date.slice(0, 4)
  const month = months[language][Number(date.slice(5, 7)) - 1] ?? date.slice(5, 7)
  const day = Number(date.slice(8, 10))
  return language === 'en' ? `${month} ${day}, ${year}` : `${day} de ${month} de ${year}`
}
