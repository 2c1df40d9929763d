// Many cases as columns: one fact of all cases as codes, and the value of each code once.
import type { Instant } from '../../time/instant.ts'
import { isRows } from '../facts.ts'
import type { FactPath, Facts, FactValue } from '../facts.ts'
import type { RowBook } from './rows.ts'

export type Codes = Uint8Array | Uint16Array | Uint32Array

/** One fact of all cases: `values[codes[n]]` is its value in case n, undefined where it is unknown. A list of papers is one value. */
export type Column<V> = { readonly codes: Codes; readonly values: readonly V[] }

export type CaseColumns = {
  readonly count: number
  /** The moments of decision. Where no rule counts minutes from it, any moment of the day will do. */
  readonly at: Column<Instant>
  /** A fact without a column is unknown in every case. */
  readonly facts: ReadonlyMap<FactPath, Column<FactValue | undefined>>
}

/** Throws RangeError if the case has no moment. */
export const caseAt = ({ at, facts }: CaseColumns, index: number): Facts => {
  const known: Partial<Record<FactPath, FactValue>> = {}
  for (const [path, { codes, values }] of facts) {
    const value = values[codes[index] ?? 0]
    if (value !== undefined) known[path] = value
  }
  const moment = at.values[at.codes[index] ?? 0]
  if (moment === undefined) throw new RangeError(`case ${index} has no moment`)
  return { at: moment, known }
}

/** The rows of each value of a list's column as numbers, one value after the other. */
export type CodedList = {
  /** For each value the place of its first row among `codes`; the rows end where those of the next begin. */
  readonly starts: Int32Array
  /** -1 stands for a row that has no number. */
  readonly codes: Int32Array
  /** 1: the list is unknown. */
  readonly unknown: Uint8Array
}

/** The coded column of a book's list, worked out once for all actions. */
export type CodedRows = (book: RowBook) => CodedList

export const codedRows = (columns: CaseColumns): CodedRows => {
  const kept = new Map<RowBook, CodedList>()
  return (book) => {
    const known = kept.get(book) ?? codedList(book, columns.facts.get(book.list)?.values ?? [undefined])
    kept.set(book, known)
    return known
  }
}

export const codedList = (book: RowBook, values: readonly (FactValue | undefined)[]): CodedList => {
  const starts = new Int32Array(values.length + 1)
  const unknown = new Uint8Array(values.length)
  const codes: number[] = []
  for (let place = 0; place < values.length; place += 1) {
    const value = values[place]
    if (value === undefined) unknown[place] = 1
    else if (book.simple && isRows(value)) for (const row of value) codes.push(book.codeOf(row))
    else codes.push(-1)
    starts[place + 1] = codes.length
  }
  return { starts, codes: Int32Array.from(codes), unknown }
}
