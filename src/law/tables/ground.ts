// What all actions of a place share: the questions its rules ask, and how a case is read to answer them.
import type { Instant } from '../../time/instant.ts'
import type { Condition } from '../condition.ts'
import type { ListPath, Row } from '../facts.ts'
import type { Place } from '../place.ts'
import type { Rule } from '../rule.ts'
import { atomsOf, listOf } from './atoms.ts'
import type { Atom, AtomBook, Digit } from './atoms.ts'
import { automatonOf } from './automaton.ts'
import type { Automaton } from './automaton.ts'
import { calendarOf } from './eras.ts'
import type { Calendar } from './eras.ts'
import { readingsOf } from './readings.ts'
import type { Reading } from './readings.ts'
import type { Move } from './closure.ts'
import { digitOnRow, rowBookOf } from './rows.ts'
import type { RowBook } from './rows.ts'

export type Ground = {
  readonly place: Place
  readonly calendar: Calendar
  readonly book: AtomBook
  readonly readings: readonly Reading[]
  readonly rowBooks: readonly RowBook[]
  /** The kinds of rows that these atoms tell apart, each by its smallest row, at that moment. */
  readonly rowKinds: (atoms: readonly Atom[], at: Instant) => readonly Move[]
  /** Every telling row with the place of its kind among those kinds. */
  readonly rowsOfKinds: (atoms: readonly Atom[], at: Instant) => readonly RowOfKind[]
  /** One automaton for each list among the atoms; null if some list counts too far to be tabled. */
  readonly automataFor: (atoms: readonly Atom[]) => readonly Automaton[] | null
}

export type RowOfKind = { readonly list: ListPath; readonly row: Row; readonly kind: number }

export const groundOf = (place: Place, rules: readonly Rule[] = place.rules, telling: readonly Condition[] = []): Ground => {
  const calendar = calendarOf(place)
  const book = atomsOf([...rules.map(({ when }) => when), ...telling])
  const moments = ['', ...calendar.days].map((_, era) => calendar.momentIn(era))
  const lists = [...new Set(book.atoms.flatMap((atom) => listOf(atom) ?? []))]
  const rowBooks = lists.map((list) =>
    rowBookOf(
      list,
      book.atoms.filter((atom) => listOf(atom) === list),
      place.zone,
    ),
  )
  const automata = new Map<string, Automaton | null>()
  const automatonFor = (list: ListPath, rows: RowBook, atoms: readonly Atom[]): Automaton | null => {
    const key = `${list} ${atoms.map(({ index }) => index).join(' ')}`
    const known = automata.get(key)
    if (known !== undefined) return known
    const made = automatonOf(rows, atoms)
    automata.set(key, made)
    return made
  }
  return {
    place,
    calendar,
    book,
    readings: readingsOf(book.atoms, place.zone, moments),
    rowBooks,
    rowKinds: (atoms, at) => rowBooks.flatMap((rows) => kindsOf(rows, ofList(atoms, rows), at, place).moves),
    rowsOfKinds: (atoms, at) => {
      let first = 0
      return rowBooks.flatMap((rows) => {
        const { moves, kindOf } = kindsOf(rows, ofList(atoms, rows), at, place)
        const before = first
        first += moves.length
        return rows.rowsAt(at).flatMap((row, index): readonly RowOfKind[] => {
          const kind = kindOf[index]
          return kind === undefined ? [] : [{ list: rows.list, row, kind: before + kind }]
        })
      })
    },
    automataFor: (atoms) => {
      const made = rowBooks.flatMap((rows): readonly (Automaton | null)[] => {
        const counted = atoms.filter((atom) => listOf(atom) === rows.list).toSorted((a, b) => a.index - b.index)
        return counted.length === 0 ? [] : [automatonFor(rows.list, rows, counted)]
      })
      return made.every((one) => one !== null) ? made : null
    },
  }
}

const digitsKept = new WeakMap<RowBook, Map<Atom, readonly Digit[]>>()

const ofList = (atoms: readonly Atom[], { list }: RowBook): readonly Atom[] => atoms.filter((atom) => listOf(atom) === list)

type Kinds = {
  readonly moves: readonly Move[]
  /** For each telling row the place of its kind among the moves. */ readonly kindOf: readonly number[]
}

const kindsOf = (rows: RowBook, atoms: readonly Atom[], at: Instant, { zone }: Place): Kinds => {
  if (atoms.length === 0) return { moves: [], kindOf: [] }
  const kept = digitsKept.get(rows) ?? new Map<Atom, readonly Digit[]>()
  digitsKept.set(rows, kept)
  const all = rows.rowsAt(at)
  const columns = atoms.map((atom) => {
    const known = rows.simple ? kept.get(atom) : undefined
    const column = known ?? all.map((row) => digitOnRow(atom, row, { at, known: {}, zone }))
    if (rows.simple) kept.set(atom, column)
    return column
  })
  const moves: Move[] = []
  const byName = new Map<string, number>()
  const kindOf = all.map((row, index) => {
    const name = columns.map((column) => column[index]).join('')
    const kind = byName.get(name) ?? moves.push({ list: rows.list, row }) - 1
    byName.set(name, kind)
    return kind
  })
  return { moves, kindOf }
}
