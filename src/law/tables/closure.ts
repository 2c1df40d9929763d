// Every state that lists of rows of any length can bring the questions about them into, found by adding row after row.
import type { Facts, ListPath, Row } from '../facts.ts'
import { listOf } from './atoms.ts'
import type { Atom, Digit } from './atoms.ts'
import { added, marksOfRow, slotsOf } from './slots.ts'
import type { Slot } from './slots.ts'

/** A move: one more such row in that list. */
export type Move = { readonly list: ListPath; readonly row: Row }

/** Before any row: which lists are known to be there, empty. The others are unknown and stay so. */
export type Start = ReadonlySet<ListPath>

export type Closure = {
  readonly size: number
  readonly moves: readonly Move[]
  /** For each state, one after the other, the states after each move; a move on an unknown list leads nowhere. */
  readonly targets: Int32Array
  readonly digit: (state: number, atom: number) => Digit
  /** Known lists of the state before any row, as bits in the order of `lists`: that state's own number. */
  readonly lists: readonly ListPath[]
  /** The shortest way to the state: the state before any row, and the moves. */
  readonly wayTo: (state: number) => { readonly start: number; readonly moves: readonly number[] }
  /** The rows of the shortest way to the state; a list that is unknown there is not among them. */
  readonly rowsTo: (state: number) => ReadonlyMap<ListPath, readonly Row[]>
}

/** Null if the lists count too far to be tabled. Rows can only raise the counts, so there is an end, and no way leads back. */
export const closureOf = (lists: readonly ListPath[], atoms: readonly Atom[], moves: readonly Move[], facts: Facts): Closure | null => {
  const slots = slotsOf(atoms)
  if (slots === null) return null
  const starts = lists.reduce<readonly Start[]>((made, list) => [...made, ...made.map((start) => new Set([...start, list]))], [new Set()])
  const marks = moves.map(({ row, list }) => marksOfRow(atoms, ofList(slots, atoms, list), row, facts))
  const add = slots.some(({ n }) => n > 1) ? (a: number, b: number): number => added(slots, a, b) : (a: number, b: number): number => a | b
  const states = new States()
  for (const [index, start] of starts.entries()) {
    states.number(0, unknownBits(slots, atoms, start), index, -1, -1)
  }
  let targets = new Int32Array(moves.length * 1024)
  for (let state = 0; state < states.size; state += 1) {
    if ((state + 1) * moves.length > targets.length) targets = grown(targets)
    const start = starts[states.start(state)] ?? new Set()
    for (let move = 0; move < moves.length; move += 1) {
      const { certain, possible } = marks[move] ?? { certain: 0, possible: 0 }
      const [sure, may] = [add(states.certain(state), certain), add(states.possible(state), possible)]
      const same =
        (sure === states.certain(state) && may === states.possible(state)) || !start.has(moves[move]?.list ?? 'request.instruments')
      targets[state * moves.length + move] = same ? state : states.number(sure, may, states.start(state), state, move)
    }
  }
  return {
    size: states.size,
    moves,
    targets,
    lists,
    wayTo: (state) => {
      const way: number[] = []
      let here = state
      for (; states.fromMove(here) >= 0; here = states.fromState(here)) way.unshift(states.fromMove(here))
      return { start: here, moves: way }
    },
    digit: (state, atom) => digitIn(states.certain(state), states.possible(state), slots[atom]),
    rowsTo: (state) => {
      const start = starts[states.start(state)] ?? new Set<ListPath>()
      const rows = new Map([...start].map((list): [ListPath, readonly Row[]] => [list, []]))
      for (let here = state; states.fromMove(here) >= 0; here = states.fromState(here)) {
        const move = moves[states.fromMove(here)]
        if (move !== undefined) rows.set(move.list, [move.row, ...(rows.get(move.list) ?? [])])
      }
      return rows
    },
  }
}

/** Slots of the atoms of one list; those of the others take nothing. */
const ofList = (slots: readonly Slot[], atoms: readonly Atom[], list: ListPath): readonly Slot[] =>
  slots.map((slot, index) => (atoms[index] !== undefined && listOf(atoms[index]) === list ? slot : { ...slot, n: 0 }))

/** An unknown list may meet everything and surely meets nothing. */
const unknownBits = (slots: readonly Slot[], atoms: readonly Atom[], start: Start): number =>
  slots.reduce((bits, { mask }, index) => {
    const list = atoms[index] === undefined ? null : listOf(atoms[index])
    return list !== null && start.has(list) ? bits : bits | mask
  }, 0)

export const digitIn = (certain: number, possible: number, slot: Slot | undefined): Digit => {
  if (slot === undefined || slot.n === 0 || (certain & slot.mask) === slot.mask) return 2
  return (possible & slot.mask) === slot.mask ? 1 : 0
}

const columns = 5

/** States by their marks, numbered as they are met: a hash table of plain numbers, since there are many. */
class States {
  size = 0
  #rows = new Int32Array(columns * 1024)
  #table = new Int32Array(4096).fill(-1)

  certain(state: number): number {
    return this.#rows[state * columns] ?? 0
  }

  possible(state: number): number {
    return this.#rows[state * columns + 1] ?? 0
  }

  start(state: number): number {
    return this.#rows[state * columns + 2] ?? 0
  }

  fromState(state: number): number {
    return this.#rows[state * columns + 3] ?? -1
  }

  fromMove(state: number): number {
    return this.#rows[state * columns + 4] ?? -1
  }

  number(certain: number, possible: number, start: number, fromState: number, fromMove: number): number {
    const mask = this.#table.length - 1
    let at = hashOf(certain, possible, start) & mask
    for (let found = this.#table[at] ?? -1; found >= 0; found = this.#table[at] ?? -1) {
      if (this.certain(found) === certain && this.possible(found) === possible && this.start(found) === start) return found
      at = (at + 1) & mask
    }
    this.#table[at] = this.size
    if ((this.size + 1) * columns > this.#rows.length) this.#rows = grown(this.#rows)
    this.#rows.set([certain, possible, start, fromState, fromMove], this.size * columns)
    this.size += 1
    if (this.size * 2 > this.#table.length) this.#rehash()
    return this.size - 1
  }

  #rehash(): void {
    this.#table = new Int32Array(this.#table.length * 4).fill(-1)
    const mask = this.#table.length - 1
    for (let state = 0; state < this.size; state += 1) {
      let at = hashOf(this.certain(state), this.possible(state), this.start(state)) & mask
      while ((this.#table[at] ?? -1) >= 0) at = (at + 1) & mask
      this.#table[at] = state
    }
  }
}

const hashOf = (a: number, b: number, c: number): number => {
  const mixed = Math.imul(a ^ Math.imul(b, 0x9e3779b1) ^ Math.imul(c + 1, 0x85ebca6b), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 15)) >>> 0
}

const grown = (rows: Int32Array): Int32Array<ArrayBuffer> => {
  const larger = new Int32Array(rows.length * 2)
  larger.set(rows)
  return larger
}
