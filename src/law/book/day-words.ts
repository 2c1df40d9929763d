// Days and lengths of time as a reader says them: `May 28, 2019`, `6 hours`.

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

/** `2019-05-28` -> `May 28, 2019`; anything else as it stands. */
export const dayWords = (day: string): string => {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day)
  if (found === null) return day
  const [, year = '', month = '', date = ''] = found
  return `${months[Number(month) - 1] ?? month} ${Number(date)}, ${year}`
}

/** `May 28`. */
export const monthDayWords = (month: number, day: number): string => `${months[month - 1] ?? month} ${day}`

/** `from May 28, 2019, on`, or `from May 28, 2019, until May 23, 2025` (the first day no longer). */
export const spanWords = (from: string, to: string | null): string =>
  to === null ? `from ${dayWords(from)}, on` : `from ${dayWords(from)} until ${dayWords(to)}`

/** `6 hours`, `90 minutes`, `2 days`. */
export const minutesWords = (minutes: number): string => {
  const [amount, unit] =
    minutes % 1440 === 0 && minutes >= 2880 ? [minutes / 1440, 'day'] : minutes % 60 === 0 ? [minutes / 60, 'hour'] : [minutes, 'minute']
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`
}
