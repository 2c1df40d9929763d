// What all actions of a place share: the questions its rules ask, and how a case is read to answer them.
import type { Instant } from '../../time/instant.ts'
import type { Condition } from '../condition.ts'
import type { ListPath } from '../facts.ts'
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
  /** One automaton for each list among the atoms; null if some list counts too far to be tabled. */
  readonly automataFor: (atoms: readonly Atom[]) => readonly Automaton[] | null
}

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
    rowKinds: (atoms, at) =>
      rowBooks.flatMap((rows) =>
        kindsOf(
          rows,
          atoms.filter((atom) => listOf(atom) === rows.list),
          at,
          place,
        ),
      ),
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

const kindsOf = (rows: RowBook, atoms: readonly Atom[], at: Instant, { zone }: Place): readonly Move[] => {
  if (atoms.length === 0) return []
  const kept = digitsKept.get(rows) ?? new Map<Atom, readonly Digit[]>()
  digitsKept.set(rows, kept)
  const all = rows.rowsAt(at)
  const columns = atoms.map((atom) => {
    const known = rows.simple ? kept.get(atom) : undefined
    const column = known ?? all.map((row) => digitOnRow(atom, row, { at, known: {}, zone }))
    if (rows.simple) kept.set(atom, column)
    return column
  })
  const kinds = new Map<string, Move>()
  for (const [index, row] of all.entries()) {
    const name = columns.map((column) => column[index]).join('')
    if (!kinds.has(name)) kinds.set(name, { list: rows.list, row })
  }
  return [...kinds.values()]
}
