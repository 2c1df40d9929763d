// Reads a jail's CSV export into custody events: bad lines are named with their number and column, the good ones are kept.
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import type { Instant } from '../time/instant.ts'
import { chargeLevels, chargeStages, custodyEventKinds, custodyEventParser, offenseCategories } from './booking.ts'
import type { CustodyEvent, CustodyEventKind } from './booking.ts'
import { codeKey } from './csv-mapping.ts'
import type { CustodyMapping } from './csv-mapping.ts'
import { readDay, readMoment } from './csv-time.ts'
import type { Clocked } from './csv-time.ts'

/** One thing wrong. `lost`: the line gave no event; else its event was kept without this value, which is then unknown. */
export type CsvProblem = { readonly line: number; readonly column: string; readonly says: string; readonly lost: boolean }
export type CsvReading = {
  readonly events: readonly CustodyEvent[]
  /** The line of each event, in the same order. */
  readonly lines: readonly number[]
  readonly problems: readonly CsvProblem[]
  /** Lines whose event code the mapping says to pass over. */
  readonly ignored: number
}

type Line = { readonly line: number; readonly cells: readonly string[] }
/** The cell of a column, trimmed; empty if the line ends before it. */
type CellOf = (column: string) => string
type Report = (column: string, says: string, lost?: boolean) => void

/** `text` is the decoded file. A column that the mapping names and the file has not makes the whole file unusable: no event is read. */
export const readCustodyCsv = (text: string, mapping: CustodyMapping): CsvReading => {
  const problems: CsvProblem[] = []
  const [header, ...lines] = linesOf(text, mapping.delimiter, problems)
  if (header === undefined)
    return { events: [], lines: [], problems: [...problems, { line: 1, column: '', says: 'the file is empty', lost: true }], ignored: 0 }
  const places = placesOf(header)
  const absent = columnsNamed(mapping).filter((column) => !places.has(codeKey(column)))
  if (absent.length > 0) {
    return {
      events: [],
      lines: [],
      problems: absent.map((column) => ({
        line: header.line,
        column,
        says: 'the mapping names this column and the file has not got it',
        lost: true,
      })),
      ignored: 0,
    }
  }
  const seen = new Map<string, number>()
  let ignored = 0
  const read = lines.flatMap(({ line, cells }) => {
    const report: Report = (column, says, lost = false) => problems.push({ line, column, says, lost })
    if (cells.length !== header.cells.length) {
      report('', `has ${cells.length} columns where the header has ${header.cells.length}`, true)
      return []
    }
    const cellOf: CellOf = (column) => cells[places.get(codeKey(column)) ?? -1]?.trim() ?? ''
    const { event } = mapping.columns
    if (typeof event === 'string' && mapping.ignoreEvents.some((code) => codeKey(code) === codeKey(cellOf(event)))) {
      ignored += 1
      return []
    }
    return eventOf(cellOf, mapping, idOf(cells, seen), report).map((each) => ({ line, event: each }))
  })
  return {
    events: read.map(({ event }) => event),
    lines: read.map(({ line }) => line),
    problems: problems.toSorted((a, b) => a.line - b.line),
    ignored,
  }
}

const rowsParser = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }))

const linesOf = (text: string, delimiter: string, problems: CsvProblem[]): Line[] => {
  try {
    return recordsOf(text, delimiter)
  } catch {
    // One stray quote would swallow the rest of the file: then each line is read by itself, so that only the damaged ones are lost.
    return text.split(/\r\n|\n|\r/).flatMap((single, index) => {
      try {
        return recordsOf(single, delimiter).map(({ cells }) => ({ line: index + 1, cells }))
      } catch {
        problems.push({ line: index + 1, column: '', says: 'has a quotation mark out of place', lost: true })
        return []
      }
    })
  }
}

const recordsOf = (text: string, delimiter: string): Line[] => {
  const options = { bom: true, info: true, delimiter, relax_column_count: true, skip_empty_lines: true } as const
  return rowsParser.parse(parse(text, options)).map(({ record, info }) => ({ line: info.lines, cells: record }))
}

/** Where each column stands; of two with one name the first counts. */
const placesOf = (header: Line): ReadonlyMap<string, number> =>
  new Map(header.cells.map((cell, index): [string, number] => [codeKey(cell), index]).toReversed())

const columnsNamed = ({ columns }: CustodyMapping): string[] =>
  Object.values(columns).flatMap((column) => {
    if (column === undefined) return []
    if (typeof column === 'string') return [column]
    if ('always' in column) return []
    if ('last' in column) return [column.last, column.first, column.middle, column.suffix].filter((each) => each !== undefined)
    return 'date' in column ? [column.date, column.time] : [column.column]
  })

const eventOf = (cellOf: CellOf, mapping: CustodyMapping, eventId: string, report: Report): CustodyEvent[] => {
  const { columns } = mapping
  const booking = cellOf(columns.booking)
  if (booking === '') report(columns.booking, 'the booking number is blank', true)
  const kind = kindOf(cellOf, mapping, report)
  const at = momentOf(cellOf, mapping, report)
  if (booking === '' || kind === null || at === null) return []
  const parsed = custodyEventParser.safeParse({
    booking,
    event: kind,
    at,
    name: nameOf(cellOf, columns.name),
    aliases: columns.aliases === undefined ? undefined : listOf(cellOf(columns.aliases.column), columns.aliases.separator),
    born: bornOf(cellOf, columns.born, report),
    minor: minorOf(cellOf, columns.minor, report),
    charge: chargeOf(cellOf, mapping, report),
    bondAmount: amountOf(cellOf, columns.bondAmount, report),
    basis: optional(cellOf, columns.basis),
    language: codeOf(cellOf, columns.language, mapping.values.language, (code) => /^[a-z]{2}$/.test(code), report),
    eventId: optional(cellOf, columns.eventId) ?? eventId,
    note: optional(cellOf, columns.note),
  })
  if (parsed.success) return [parsed.data]
  for (const issue of parsed.error.issues) report(issue.path.join('.'), issue.message, true)
  return []
}

const kindOf = (cellOf: CellOf, { columns, values }: CustodyMapping, report: Report): CustodyEventKind | null => {
  if (typeof columns.event !== 'string') return columns.event.always
  const code = cellOf(columns.event)
  const kind = values.event?.get(codeKey(code)) ?? custodyEventKinds.find((each) => each === code.toLowerCase())
  if (kind !== undefined) return kind
  report(
    columns.event,
    code === '' ? 'the event is blank' : `the code [${code}] is not in the mapping: add it under values.event or ignoreEvents`,
    true,
  )
  return null
}

const momentOf = (cellOf: CellOf, { columns, zone, ambiguousTimes }: CustodyMapping, report: Report): Instant | null => {
  const { at } = columns
  if (typeof at === 'string') return valueOr(readMoment(cellOf(at), null, zone, ambiguousTimes), at, report)
  if ('column' in at) return valueOr(readMoment(cellOf(at.column), at.format, zone, ambiguousTimes), at.column, report)
  const joined = `${cellOf(at.date)} ${cellOf(at.time)}`
  return valueOr(readMoment(joined, `${at.dateFormat} ${at.timeFormat}`, zone, ambiguousTimes), `${at.date}, ${at.time}`, report)
}

const valueOr = (read: Clocked<Instant>, column: string, report: Report): Instant | null => {
  if (read.ok) return read.value
  report(column, `the time ${read.says}`, true)
  return null
}

const optional = (cellOf: CellOf, column: string | undefined): string | undefined =>
  column === undefined ? undefined : cellOf(column) || undefined

const listOf = (text: string, separator: string): string[] | undefined => {
  const parts = text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  return parts.length === 0 ? undefined : parts
}

const nameOf = (cellOf: CellOf, name: CustodyMapping['columns']['name']): string | undefined => {
  if (name === undefined || typeof name === 'string') return optional(cellOf, name)
  const last = cellOf(name.last)
  const given = [cellOf(name.first), optional(cellOf, name.middle)].filter((part) => part).join(' ')
  const suffix = optional(cellOf, name.suffix)
  return [last, given, suffix].filter((part) => part).join(', ') || undefined
}

const bornOf = (cellOf: CellOf, born: CustodyMapping['columns']['born'], report: Report): string | undefined => {
  if (born === undefined) return undefined
  const [column, format] = typeof born === 'string' ? [born, null] : [born.column, born.format]
  if (cellOf(column) === '') return undefined
  const read = readDay(cellOf(column), format)
  if (read.ok) return read.value
  report(column, `the date of birth ${read.says}; it is left unknown`)
  return undefined
}

const minorOf = (cellOf: CellOf, minor: CustodyMapping['columns']['minor'], report: Report): boolean | undefined => {
  if (minor === undefined || cellOf(minor.column) === '') return undefined
  const isOf = (list: readonly string[]) => list.some((code) => codeKey(code) === codeKey(cellOf(minor.column)))
  if (isOf(minor.yes)) return true
  if (isOf(minor.no)) return false
  report(minor.column, `the code [${cellOf(minor.column)}] is neither a yes nor a no of the mapping; it is left unknown`)
  return undefined
}

const chargeOf = (cellOf: CellOf, { columns, values }: CustodyMapping, report: Report): Record<string, string> | undefined => {
  const charge = {
    level: codeOf(cellOf, columns.chargeLevel, values.chargeLevel, isOneOf(chargeLevels), report),
    category: codeOf(cellOf, columns.chargeCategory, values.chargeCategory, isOneOf(offenseCategories), report),
    stage: codeOf(cellOf, columns.chargeStage, values.chargeStage, isOneOf(chargeStages), report),
    offense: optional(cellOf, columns.chargeOffense),
  }
  const told = Object.entries(charge).flatMap(([part, value]): [string, string][] => (value === undefined ? [] : [[part, value]]))
  return told.length === 0 ? undefined : Object.fromEntries(told)
}

const isOneOf =
  (ours: readonly string[]) =>
  (code: string): boolean =>
    ours.includes(code)

/** Our value for their code; our own words are understood without a list. A code not known is left unknown. */
const codeOf = (
  cellOf: CellOf,
  column: string | undefined,
  list: ReadonlyMap<string, string> | undefined,
  isOurs: (code: string) => boolean,
  report: Report,
): string | undefined => {
  const code = column === undefined ? '' : cellOf(column)
  if (column === undefined || code === '') return undefined
  const ours = list?.get(codeKey(code)) ?? (isOurs(code.toLowerCase()) ? code.toLowerCase() : undefined)
  if (ours === undefined) report(column, `the code [${code}] is not in the mapping; it is left unknown`)
  return ours
}

const amountOf = (cellOf: CellOf, column: string | undefined, report: Report): number | undefined => {
  if (column === undefined || cellOf(column) === '') return undefined
  const plain = cellOf(column)
    .replace(/^(?:US)?\$|,(?=\d{3})/g, '')
    .trim()
  if (/^\d+(\.\d{1,2})?$/.test(plain)) return Number(plain)
  report(column, 'the amount is not a number of dollars; it is left unknown')
  return undefined
}

/** An id made of the line's own text, so that the same export read twice, or two exports that overlap, give each event once. */
const idOf = (cells: readonly string[], seen: Map<string, number>): string => {
  const digest = fnv1a(cells.join('\u001f'))
  const count = (seen.get(digest) ?? 0) + 1
  seen.set(digest, count)
  return `csv-${digest}${count === 1 ? '' : `-${count}`}`
}

/** FNV-1a, 64 bits: an id, no protection. */
const fnv1a = (text: string): string => {
  const hash = [...new TextEncoder().encode(text)].reduce(
    (sofar, byte) => BigInt.asUintN(64, (sofar ^ BigInt(byte)) * 0x100000001b3n),
    0xcbf29ce484222325n,
  )
  return hash.toString(16).padStart(16, '0')
}
