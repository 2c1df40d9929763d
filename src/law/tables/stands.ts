// How many things stand in a cell, as bits: what each says for each state of the papers is worked out once, and then looked up.
import type { Atom, Digit } from './atoms.ts'
import type { Automaton } from './automaton.ts'
import { Interned } from './interned.ts'
import { combinationsOf } from './scales.ts'
import type { Scales } from './scales.ts'
import type { Stand, Watched } from './sayings.ts'

/** Writes how the watched things stand in that state of the lists and that combination of the other facts. */
export type StandIn = (states: readonly number[], joint: number, combination: number, into: Stand) => void

/** Where the truth of an atom is seen: in the states of the lists, or in the combination, as far as some scales go. */
export type Sight =
  | { readonly inStates: (states: readonly number[]) => Digit }
  | { readonly scales: readonly number[]; readonly inCombination: (combination: number) => Digit }

/** The truth of the atoms for which a grid was made; null: it was not made for this one. */
export const sightIn =
  (automata: readonly Automaton[], scales: Scales) =>
  (atom: Atom): Sight | null => {
    for (const [list, { atoms, digitIn }] of automata.entries()) {
      const index = atoms.indexOf(atom)
      if (index >= 0) return { inStates: (states) => digitIn(states[list] ?? 0, index) }
    }
    const look = scales.look(atom)
    return look === undefined ? null : { scales: scales.of([atom]), inCombination: look }
  }

/** A stand of so many things, to be written to. */
export const emptyStand = (things: number): Stand => {
  const words = Math.max(1, Math.ceil(things / 32))
  return { two: new Int32Array(words), one: new Int32Array(words) }
}

export const putDigit = ({ two, one }: Stand, index: number, digit: number): void => {
  if (digit === 2) two[index >>> 5] = (two[index >>> 5] ?? 0) | (1 << (index & 31))
  else if (digit === 1) one[index >>> 5] = (one[index >>> 5] ?? 0) | (1 << (index & 31))
}

/** `joint`: one number for the states of all lists. An atom that is seen nowhere is unknown. */
export const standIn = (watched: readonly Watched[], sightOf: (atom: Atom) => Sight | null, scales: Scales): StandIn => {
  const placesIn = placer(scales)
  const ruled = watched.map((one) => rowsOf(one, sightOf, scales, placesIn))
  const kept: (readonly Uint8Array[] | undefined)[] = []
  const places = ruled.map((one) => one.places)
  const many = watched.length
  return (states, joint, combination, into) => {
    const rows = kept[joint] ?? (kept[joint] = ruled.map(({ rowIn }) => rowIn(states)))
    into.two.fill(0)
    into.one.fill(0)
    for (let index = 0; index < many; index += 1) putDigit(into, index, rows[index]?.[places[index]?.[combination] ?? 0] ?? 0)
  }
}

type Rows = {
  /** For each combination of all scales, its place among those of the scales on which the thing turns. */
  readonly places: Int32Array
  /** How the thing stands at each such place, while the lists are in these states. */
  readonly rowIn: (states: readonly number[]) => Uint8Array
}

const rowsOf = (
  { atoms, outcome }: Watched,
  sightOf: (atom: Atom) => Sight | null,
  scales: Scales,
  placesIn: (own: readonly number[]) => Int32Array,
): Rows => {
  const sights = atoms.map((atom) => ({ atom, sight: sightOf(atom) }))
  const counting = sights.flatMap(({ atom, sight }) => (sight !== null && 'inStates' in sight ? [{ atom, digitIn: sight.inStates }] : []))
  const scaled = sights.flatMap(({ atom, sight }) => (sight !== null && 'scales' in sight ? [{ atom, ...sight }] : []))
  const own = [...new Set(scaled.flatMap((one) => one.scales))].toSorted((a, b) => a - b)
  const looks = new Map(scaled.map(({ atom, inCombination }) => [atom, inCombination]))
  const combinations = combinationsOf(scales, own)
  const byKey = new Map<number, Uint8Array>()
  return {
    places: placesIn(own),
    rowIn: (states) => {
      let key = 0
      for (const { digitIn } of counting) key = key * 3 + digitIn(states)
      const known = byKey.get(key)
      if (known !== undefined) return known
      const digits = new Map(counting.map(({ atom, digitIn }) => [atom, digitIn(states)]))
      const row = Uint8Array.from(combinations, (combination) => outcome((atom) => digits.get(atom) ?? looks.get(atom)?.(combination) ?? 1))
      byKey.set(key, row)
      return row
    },
  }
}

/** From the number of a combination to its place among the combinations of some scales; things that turn on the same share it. */
const placer = (scales: Scales): ((own: readonly number[]) => Int32Array) => {
  const kept = new Map<string, Int32Array>()
  return (own) => {
    const known = kept.get(own.join())
    if (known !== undefined) return known
    const places = new Int32Array(scales.width)
    let stride = 1
    for (const index of own) {
      const scale = scales.scales[index]
      if (scale === undefined) continue
      for (let combination = 0; combination < places.length; combination += 1)
        places[combination] = (places[combination] ?? 0) + (Math.floor(combination / scale.stride) % scale.count) * stride
      stride *= scale.count
    }
    kept.set(own.join(), places)
    return places
  }
}

/** Stands, each numbered when it is first met. */
export class Stands {
  readonly all: Stand[] = []
  readonly #sets: Interned
  readonly #set: Int32Array

  constructor(things: number) {
    this.#sets = new Interned(2 * emptyStand(things).two.length)
    this.#set = new Int32Array(this.#sets.width)
  }

  number({ two, one }: Stand): number {
    this.#set.set(two)
    this.#set.set(one, two.length)
    const number = this.#sets.number(this.#set)
    if (number === this.all.length) this.all.push({ two: two.slice(), one: one.slice() })
    return number
  }
}
