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

/** The numbers of the rows of each value of a list's column, worked out once for all actions; null: the list is unknown. */
export type CodedRows = (book: RowBook) => readonly (readonly number[] | null)[]

export const codedRows = (columns: CaseColumns): CodedRows => {
  const kept = new Map<RowBook, readonly (readonly number[] | null)[]>()
  return (book) => {
    const known = kept.get(book)
    if (known !== undefined) return known
    const values = columns.facts.get(book.list)?.values ?? [undefined]
    const made = values.map((value) => codesIn(book, value))
    kept.set(book, made)
    return made
  }
}

/** -1 stands for a row that has no number. */
export const codesIn = (book: RowBook, value: FactValue | undefined): readonly number[] | null => {
  if (value === undefined) return null
  return book.simple && isRows(value) ? value.map((row) => book.codeOf(row)) : [-1]
}
