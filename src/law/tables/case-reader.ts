// Reads one case once for several actions: the era of the decision, the classes of its facts, the numbers of its rows.
import type { Facts } from '../facts.ts'
import { isRows } from '../facts.ts'
import type { Rule } from '../rule.ts'
import { listOf } from './atoms.ts'
import type { Ground } from './ground.ts'
import type { RowBook } from './rows.ts'

/** A case as numbers. One is used again for the next case: nothing of it may be kept. */
export type CaseRead = {
  facts: Facts
  era: number
  /** For each reading, its class; -1: a value that was not foreseen. */
  readonly classes: Int32Array
  readonly lists: readonly ListRead[]
}

/** The rows of one list. `count` is -1 where the list is unknown, -2 where its rows must be asked in the case itself. */
export type ListRead = { count: number; codes: Int32Array }

/** A reader of what these rules ask; the rest of the case is not looked at. */
export const readerOf = ({ calendar, readings, rowBooks, book }: Ground, rules: readonly Rule[]): ((facts: Facts) => CaseRead) => {
  const asked = new Set(rules.flatMap((rule) => book.of(rule.when).atoms))
  const lists = rowBooks.map((): ListRead => ({ count: -1, codes: new Int32Array(16) }))
  const out: CaseRead = { facts: { at: calendar.momentIn(0), known: {} }, era: 0, classes: new Int32Array(readings.length), lists }
  const { classes } = out
  const read = readings.flatMap((reading, index) =>
    reading.atoms.some((atom) => asked.has(atom)) ? [{ index, classOf: reading.classOf }] : [],
  )
  const listed = rowBooks.flatMap((rows, index) => {
    const into = lists[index]
    return into !== undefined && [...asked].some((atom) => listOf(atom) === rows.list) ? [{ rows, into }] : []
  })
  let at = ''
  return (facts) => {
    if (facts.at !== at) {
      at = facts.at
      out.era = calendar.eraOf(at)
    }
    out.facts = facts
    for (const { index, classOf } of read) classes[index] = classOf(facts)
    for (const { rows, into } of listed) readRows(rows, into, facts)
    return out
  }
}

const readRows = (book: RowBook, into: ListRead, facts: Facts): void => {
  const rows = facts.known[book.list]
  if (rows === undefined) {
    into.count = -1
    return
  }
  if (!book.simple || !isRows(rows)) {
    into.count = -2
    return
  }
  if (rows.length > into.codes.length) into.codes = new Int32Array(rows.length)
  into.count = rows.length
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index]
    const code = row === undefined ? -1 : book.codeOf(row)
    if (code < 0) {
      into.count = -2
      return
    }
    into.codes[index] = code
  }
}
