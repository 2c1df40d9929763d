// The line that a sender's fax machine prints over each page (TTI): who sends, at which minute by its clock, page n of m.

/** What could be made of the line; it proves nothing of the sender, for anybody may set a machine's name and clock. */
export type FaxHeader = {
  /** As read. */
  readonly text: string
  /** The machine's own name and number, as printed; null if none is legible. */
  readonly sender: string | null
  /** `2026-11-14T09:41` by the sender's clock, whose zone is not stated. */
  readonly minute: string | null
  readonly page: number | null
  readonly of: number | null
}

/** null: the text is no such line. It must bear two of three: a date or a time, a page number, a word of sending. */
export const parseFaxHeader = (text: string): FaxHeader | null => {
  if (text.length > lengthMax) return null
  const day = dayIn(text)
  const time = timeIn(text)
  const rest = without(without(text, day?.span ?? null), time?.span ?? null)
  const pages = pagesIn(rest)
  const isSending = /\bfrom\b|\bfax\b|\bto:/i.test(rest)
  if (pages === null && !isSending) return null
  // The feeder often cuts the line's upper half off at one end, and with it the moment.
  if (day === null && time === null && !(isSending && pages !== null && pages.of !== null)) return null
  return {
    text,
    sender: senderIn(without(rest, pages?.span ?? null)),
    minute: day === null || time === null ? null : `${day.value}T${time.value}`,
    page: pages?.page ?? null,
    of: pages?.of ?? null,
  }
}

/** Machines print at most a line. */
const lengthMax = 300

type Span = readonly [from: number, to: number]
const spanOf = (match: RegExpExecArray): Span => [match.index, match.index + match[0].length]
/** Blanked, so that places stay what they were, with a mark that keeps what stood on either side apart. */
const without = (text: string, span: Span | null): string =>
  span === null ? text : `${text.slice(0, span[0])}${'|'.padEnd(span[1] - span[0])}${text.slice(span[1])}`

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const
const month = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*'

/** Orders in which machines print a day; the American one, month first, where the figures leave it open. */
const dayIn = (text: string): { readonly value: string; readonly span: Span } | null => {
  const iso = /\b(20\d{2})[-/.](\d{1,2})[-/.](\d{1,2})\b/.exec(text)
  if (iso) return dayOf(iso, iso[1], iso[2], iso[3])
  const figures = /\b(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?['’]?(\d{4}|\d{2})\b/.exec(text)
  if (figures) return dayOf(figures, figures[3], figures[1], figures[2]) ?? dayOf(figures, figures[3], figures[2], figures[1])
  const monthFirst = new RegExp(`\\b${month}[-.\\s]*(\\d{1,2})[-,.\\s]+['’]?(\\d{4}|\\d{2})\\b`, 'i').exec(text)
  if (monthFirst) return dayOf(monthFirst, monthFirst[3], monthNumber(monthFirst[1]), monthFirst[2])
  const dayFirst = new RegExp(`\\b(\\d{1,2})[-.\\s]+${month}[-,.\\s]+['’]?(\\d{4}|\\d{2})\\b`, 'i').exec(text)
  return dayFirst ? dayOf(dayFirst, dayFirst[3], monthNumber(dayFirst[2]), dayFirst[1]) : null
}

const monthNumber = (name = ''): string => `${months.findIndex((each) => name.toLowerCase().startsWith(each)) + 1}`

const dayOf = (match: RegExpExecArray, year = '', monthText = '', dayText = '') => {
  const [y, m, d] = [Number(year.length === 2 ? `20${year}` : year), Number(monthText), Number(dayText)]
  const last = m === 2 ? (y % 4 === 0 && (y % 100 !== 0 || y % 400 === 0) ? 29 : 28) : [4, 6, 9, 11].includes(m) ? 30 : 31
  if (y < 1990 || m < 1 || m > 12 || d < 1 || d > last) return null
  return { value: `${y}-${two(m)}-${two(d)}`, span: spanOf(match) }
}

const two = (value: number): string => String(value).padStart(2, '0')

const timeIn = (text: string): { readonly value: string; readonly span: Span } | null => {
  const match = /\b(\d{1,2}):(\d{2})(?::\d{2})?\s?([ap])?\.?(?:m\.?)?(?![a-z\d])/i.exec(text)
  if (!match) return null
  const half = match[3]?.toLowerCase()
  const printed = Number(match[1])
  const hour = half === undefined ? printed : (printed % 12) + (half === 'p' ? 12 : 0)
  return hour > 23 || Number(match[2]) > 59 || (half !== undefined && (printed < 1 || printed > 12))
    ? null
    : { value: `${two(hour)}:${match[2]}`, span: spanOf(match) }
}

/** After a `P` the eye takes noughts and ones for letters. */
const figure = String.raw`[\dOoQIl]{1,4}`
const number = (text = ''): number => Number(text.replaceAll(/[OoQ]/g, '0').replaceAll(/[Il]/g, '1'))
const pageMark = String.raw`\bp(?:ages?|g)?\s?[.,:#-]*\s?`
const ofPages = new RegExp(`${pageMark}(${figure})\\s?(?:/|of)\\s?(${figure})(?![\\da-z])`, 'i')
const onePage = new RegExp(`${pageMark}(${figure})(?![\\da-z/])`, 'i')

const pagesIn = (text: string): { readonly page: number; readonly of: number | null; readonly span: Span } | null => {
  const both = ofPages.exec(text) ?? /(?<![\d/.-])(\d{1,4})\s?(?:\/|\bof\b)\s?(\d{1,4})(?![\d/-])/i.exec(text)
  if (both) {
    const [page, of] = [number(both[1]), number(both[2])]
    if (page >= 1 && (of === 0 || of >= page)) return { page, of: of === 0 ? null : of, span: spanOf(both) }
  }
  const alone = onePage.exec(text)
  return alone && number(alone[1]) >= 1 ? { page: number(alone[1]), of: null, span: spanOf(alone) } : null
}

/** After `from`, before `to`; else all that is left but the machine's own counters, weekdays and zones. */
const senderIn = (text: string): string | null => {
  const sending = /\bfrom\b\s?[:-]*(.*)$/i.exec(text)?.[1] ?? text
  const left = (sending.replaceAll('|', ' ').trim() === '' ? text.replace(/\bfrom\b\s?[:-]*/i, ' ') : sending)
    .split(/\bto\b\s?:|>>/i)[0]
    ?.replaceAll(
      /\b(?:[TFR]-\d+|no\.?\s?\d+|fax server|fax sent by\s?:?|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b,?|[ECMP][SD]T\b|UTC)/gi,
      ' ',
    )
    .replaceAll(/[|]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[^\p{L}\p{N}+(]+|[^\p{L}\p{N})]+$/gu, '')
  return left === undefined || !/[\p{L}\p{N}]{2}/u.test(left) ? null : left
}
