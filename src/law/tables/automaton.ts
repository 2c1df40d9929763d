// What the papers of a case come to, whatever their number and order: states, and what each further paper makes of them.
import { parseInstant } from '../../time/instant.ts'
import type { Facts, Row } from '../facts.ts'
import { isRows } from '../facts.ts'
import { truthOf } from '../truth.ts'

import { digitOf } from './atoms.ts'
import type { Atom, Digit } from './atoms.ts'
import type { RowBook } from './rows.ts'
import { added, bitsMax, marksOfRow, slotsOf } from './slots.ts'
import type { Slot } from './slots.ts'

/**
 * An `at-least n` is known by how many rows surely meet it and how many may, neither counted above n. A further row can only raise
 * the counts, so the states of all lists, of any length, are finitely many. A state is made when first met.
 */
export type Automaton = {
  readonly book: RowBook
  readonly atoms: readonly Atom[]
  /** For each row number of the book, the kind of row: rows that the atoms do not tell apart are of one kind. */
  readonly kindOf: Uint16Array
  readonly kinds: () => readonly Kind[]
  /** The state after one more row of that kind. */
  readonly step: (state: number, kind: number) => number
  /** The state of the list in a case. */
  readonly stateOf: (facts: Facts) => number
  /** How an atom (by its place in `atoms`) comes out in a state. */
  readonly digitIn: (state: number, atom: number) => Digit
}

/** Rows that no atom tells apart. `marks`: what such a row adds, for states made of it. */
export type Kind = { readonly example: Row; readonly certain: number; readonly possible: number }

/** No rows. */
export const emptyState = 0
/** It is not known whether there are rows, and which. */
export const unknownState = 1

/** Null if the counts are too many to be kept in a number; such an action is left to the interpreter. */
export const automatonOf = (book: RowBook, atoms: readonly Atom[]): Automaton | null => {
  const slots = slotsOf(atoms)
  if (slots === null) return null
  const kinds: Kind[] = []
  const kindByMarks = new Map<number, number>()
  const kindOfRow = (row: Row, facts: Facts): number => {
    const { certain, possible } = marksOfRow(atoms, slots, row, facts)
    const key = certain * base + possible
    const known = kindByMarks.get(key)
    if (known !== undefined) return known
    kindByMarks.set(key, kinds.length)
    return kinds.push({ example: row, certain, possible }) - 1
  }
  const kindOf = new Uint16Array(book.count)
  for (const row of book.rowsAt(anyMoment)) if (book.simple) kindOf[book.codeOf(row)] = kindOfRow(row, noFacts)
  const states = statesOf(slots)
  const step = (state: number, kind: number): number => {
    const one = kinds[kind]
    return one === undefined ? unknownState : states.step(state, kind, one)
  }
  const unknown = atoms.map(({ leaf }) => digitOf(truthOf(leaf, noFacts)))
  return {
    book,
    atoms,
    kindOf,
    kinds: () => kinds,
    step,
    stateOf: (facts) => {
      const rows = facts.known[book.list]
      if (rows === undefined) return unknownState
      return isRows(rows) ? rows.reduce((state, row) => step(state, kindOfRow(row, facts)), emptyState) : emptyState
    },
    digitIn: (state, atom) => (state === unknownState ? (unknown[atom] ?? 1) : states.digit(state, slots[atom])),
  }
}

const base = 2 ** bitsMax

const statesOf = (slots: readonly Slot[]) => {
  const certain: number[] = [0, 0]
  const possible: number[] = [0, 0]
  const byMarks = new Map<number, number>([[0, emptyState]])
  const next: (Int32Array | undefined)[] = []
  const counted = slots.some(({ n }) => n > 1)
  const add = (a: number, b: number): number => (counted ? added(slots, a, b) : a | b)
  const make = (state: number, kind: Kind): number => {
    const sure = add(certain[state] ?? 0, kind.certain)
    const may = add(possible[state] ?? 0, kind.possible)
    const key = sure * base + may
    const known = byMarks.get(key)
    if (known !== undefined) return known
    byMarks.set(key, certain.length)
    possible.push(may)
    return certain.push(sure) - 1
  }
  return {
    step: (state: number, index: number, kind: Kind): number => {
      const row = next[state] ?? (next[state] = new Int32Array(kindsMax).fill(-1))
      const known = row[index]
      if (known !== undefined && known >= 0) return known
      const made = make(state, kind)
      row[index] = made
      return made
    },
    digit: (state: number, slot: Slot | undefined): Digit => {
      if (slot === undefined || slot.n === 0) return 2
      if (((certain[state] ?? 0) & slot.mask) === slot.mask) return 2
      return ((possible[state] ?? 0) & slot.mask) === slot.mask ? 1 : 0
    },
  }
}

/** Kinds beyond it are stepped without being kept. */
const kindsMax = 256
const anyMoment = parseInstant('2000-01-01T00:00:00Z')
const noFacts: Facts = { at: anyMoment, known: {} }
