// What the rules come to in each state of the papers: for every combination of the other facts a word, worked out once for states alike.
import type { Atom, Digit } from './atoms.ts'
import type { Closure } from './closure.ts'
import { Interned } from './interned.ts'
import { combinationsOf, narrow } from './scales.ts'
import type { Scales } from './scales.ts'

/** Something to be told apart: a rule (0 silent, 1 open, 2 fired) or a condition (0 no, 1 unknown, 2 yes). */
export type Watched = { readonly atoms: readonly Atom[]; readonly outcome: (digitAt: (atom: Atom) => Digit) => Digit }

/** How all watched things stand: the bits of those that are 2, and of those that are 1; 32 things a number, in their order. */
export type Stand = { readonly two: Int32Array; readonly one: Int32Array }

export const digitAt = ({ two, one }: Stand, index: number): Digit => (hasBit(two, index) ? 2 : hasBit(one, index) ? 1 : 0)

const hasBit = (words: Int32Array, index: number): boolean => ((words[index >>> 5] ?? 0) & (1 << (index & 31))) !== 0

export type Outcome<V> = {
  readonly watched: readonly Watched[]
  /** What is said where the watched things stand so; asked once for each stand. `name`: equal names are equal words. */
  readonly said: (stand: Stand) => { readonly name: string | number; readonly value: V }
}

/** What is said on the scales on which it turns. */
export type Saying<V> = { readonly scales: readonly number[]; readonly values: readonly V[] }

export type Sayings<V> = { readonly sayings: readonly Saying<V>[]; /** For each state, its saying. */ readonly of: Int32Array }

export const sayingsOf = <V>(closure: Closure, counting: readonly Atom[], scales: Scales, outcome: Outcome<V>): Sayings<V> => {
  const size = Math.max(1, Math.ceil(outcome.watched.length / 32))
  const watchers = outcome.watched.map((one, index) => watcherOf(one, index, counting, scales))
  const placesIn = placer(scales)
  const groups = groupsOf(watchers).map((group) => groupOf(group, size, scales, placesIn))
  const byParts = new Interned(Math.max(1, groups.length))
  const sayingMet: number[] = []
  const { sayings, sayingOf } = joiner(scales, outcome, size, placesIn)
  const of = new Int32Array(closure.size)
  const parts = new Int32Array(byParts.width)
  for (let state = 0; state < closure.size; state += 1) {
    for (let index = 0; index < groups.length; index += 1) parts[index] = groups[index]?.partIn(closure, state) ?? 0
    const met = byParts.number(parts)
    of[state] = sayingMet[met] ??= sayingOf(groups.flatMap(({ made }, index) => made.slice(parts[index], (parts[index] ?? 0) + 1)))
  }
  return { sayings, of }
}

/** How one watched thing stands: for each combination of the scales on which it turns, its bit among the twos or among the ones. */
type Row = { readonly scales: readonly number[]; readonly two: Int32Array; readonly one: Int32Array; readonly word: number }

type Watcher = { readonly rows: readonly Row[]; readonly rowIn: (closure: Closure, state: number) => number }

const watcherOf = ({ atoms, outcome }: Watched, place: number, counting: readonly Atom[], scales: Scales): Watcher => {
  const counted = atoms.flatMap((atom) => (atom.counts === null ? [] : [{ atom, index: counting.indexOf(atom) }]))
  const own = scales.of(atoms)
  const looks = new Map(atoms.map((atom) => [atom, scales.look(atom)]))
  const combinations = combinationsOf(scales, own)
  const rows: Row[] = []
  const byDigits = new Map<number, number>()
  const byRow = new Map<string, number>()
  const bit = 1 << (place & 31)
  const bitsWhere = (outcomes: readonly Digit[], digit: Digit): Int32Array => Int32Array.from(outcomes, (one) => (one === digit ? bit : 0))
  return {
    rows,
    rowIn: (closure, state) => {
      let key = 0
      for (let part = 0; part < counted.length; part += 1) key = key * 3 + closure.digit(state, counted[part]?.index ?? 0)
      const known = byDigits.get(key)
      if (known !== undefined) return known
      const digits = new Map(counted.map(({ atom, index }) => [atom, closure.digit(state, index)]))
      const outcomes = combinations.map((combination) => outcome((atom) => digits.get(atom) ?? looks.get(atom)?.(combination) ?? 1))
      const row = narrow(own, outcomes, scales, (kept, left) => ({ scales: kept, outcomes: left }))
      const name = `${row.scales.join(',')}:${row.outcomes.join('')}`
      const made =
        byRow.get(name) ??
        rows.push({ scales: row.scales, two: bitsWhere(row.outcomes, 2), one: bitsWhere(row.outcomes, 1), word: place >>> 5 }) - 1
      byRow.set(name, made)
      byDigits.set(key, made)
      return made
    },
  }
}

/** How several watched things stand together: for each combination of the scales on which any of them turns, so many words. */
type Part = { readonly scales: readonly number[]; readonly two: Int32Array; readonly one: Int32Array }

type Group = { readonly made: readonly Part[]; readonly partIn: (closure: Closure, state: number) => number }

/** Neighbours among the watched things most often ask the same questions, so that few of all ways in which they could stand are met. */
const together = 7

const groupsOf = (watchers: readonly Watcher[]): readonly (readonly Watcher[])[] =>
  Array.from({ length: Math.ceil(watchers.length / together) }, (_, index) => watchers.slice(index * together, (index + 1) * together))

const groupOf = (watchers: readonly Watcher[], size: number, scales: Scales, placesIn: PlacesIn): Group => {
  const made: Part[] = []
  const byRows = new Interned(watchers.length)
  const rows = new Int32Array(watchers.length)
  const metOf = (): readonly Row[] => watchers.flatMap((watcher, index) => watcher.rows.slice(rows[index], (rows[index] ?? 0) + 1))
  return {
    made,
    partIn: (closure, state) => {
      for (let index = 0; index < watchers.length; index += 1) rows[index] = watchers[index]?.rowIn(closure, state) ?? 0
      const part = byRows.number(rows)
      if (part === made.length) made.push(partOf(metOf(), size, scales, placesIn))
      return part
    },
  }
}

const partOf = (rows: readonly Row[], size: number, scales: Scales, placesIn: PlacesIn): Part => {
  const active = activeIn(rows)
  const width = widthOf(active, scales)
  const two = new Int32Array(width * size)
  const one = new Int32Array(width * size)
  for (const row of rows) {
    const places = placesIn(row.scales, active)
    for (let at = 0; at < width; at += 1) {
      const [word, place] = [at * size + row.word, places[at] ?? 0]
      two[word] = (two[word] ?? 0) | (row.two[place] ?? 0)
      one[word] = (one[word] ?? 0) | (row.one[place] ?? 0)
    }
  }
  return { scales: active, two, one }
}

const activeIn = (parts: readonly { readonly scales: readonly number[] }[]): readonly number[] =>
  [...new Set(parts.flatMap(({ scales }) => scales))].toSorted((a, b) => a - b)
const widthOf = (active: readonly number[], scales: Scales): number =>
  active.reduce((wide, scale) => wide * (scales.scales[scale]?.count ?? 1), 1)

type Joiner<V> = { readonly sayings: readonly Saying<V>[]; readonly sayingOf: (parts: readonly Part[]) => number }

/** From the parts of all watched things to what is said for each combination of the scales on which any of them turns. */
const joiner = <V>(scales: Scales, outcome: Outcome<V>, size: number, placesIn: PlacesIn): Joiner<V> => {
  const { words, wordOf } = wordsOf(outcome, size)
  const sayings: Saying<V>[] = []
  const byName = new Map<string, number>()
  const named = (active: readonly number[], values: Int32Array): number =>
    narrow(active, [...values], scales, (kept, left) => {
      const name = `${kept.join(',')}:${left.join(',')}`
      const value = (): Saying<V> => ({ scales: kept, values: left.flatMap((word) => words.slice(word, word + 1)) })
      const saying = byName.get(name) ?? sayings.push(value()) - 1
      byName.set(name, saying)
      return saying
    })
  const spoken = new Map<string, Spoken>()
  const spokenOn = (active: readonly number[]): Spoken => {
    const key = active.join(',')
    const width = widthOf(active, scales)
    const found = spoken.get(key) ?? { met: new Interned(width), sayings: [], values: new Int32Array(width) }
    spoken.set(key, found)
    return found
  }
  const stand = new Int32Array(2 * size)
  return {
    sayings,
    sayingOf: (parts) => {
      const active = activeIn(parts)
      const { met, sayings: sayingMet, values } = spokenOn(active)
      const placed = parts.map((part) => ({ ...part, places: placesIn(part.scales, active) }))
      for (let at = 0; at < values.length; at += 1) {
        stand.fill(0)
        for (const part of placed) put(stand, size, part, (part.places[at] ?? 0) * size)
        values[at] = wordOf(stand)
      }
      return (sayingMet[met.number(values)] ??= named(active, values))
    },
  }
}

/** What was said on some scales, each once. */
type Spoken = { readonly met: Interned; readonly sayings: number[]; readonly values: Int32Array }

/** What is said where the watched things stand so, as a number; asked once for each stand. */
const wordsOf = <V>(
  { said }: Outcome<V>,
  size: number,
): { readonly words: readonly V[]; readonly wordOf: (stand: Int32Array) => number } => {
  const words: V[] = []
  const byName = new Map<string | number, number>()
  const stands = new Interned(2 * size)
  const wordsMet: number[] = []
  const made = (stand: Int32Array): number => {
    const { name, value } = said({ two: stand.slice(0, size), one: stand.slice(size) })
    const word = byName.get(name) ?? words.push(value) - 1
    byName.set(name, word)
    return word
  }
  return { words, wordOf: (stand) => (wordsMet[stands.number(stand)] ??= made(stand)) }
}

const put = (stand: Int32Array, size: number, { two, one }: Part, from: number): void => {
  for (let word = 0; word < size; word += 1) {
    stand[word] = (stand[word] ?? 0) | (two[from + word] ?? 0)
    stand[size + word] = (stand[size + word] ?? 0) | (one[from + word] ?? 0)
  }
}

type PlacesIn = (own: readonly number[], active: readonly number[]) => Int32Array

/** From a place among the combinations of the `active` scales to the place among those of some of them. */
const placer = (scales: Scales): PlacesIn => {
  const kept = new Map<string, Int32Array>()
  return (own, active) => {
    const key = `${own.join(',')}|${active.join(',')}`
    const known = kept.get(key)
    if (known !== undefined) return known
    const made = Int32Array.from(combinationsOf(scales, active), (combination) => {
      let stride = 1
      let place = 0
      for (const one of own) {
        const scale = scales.scales[one]
        if (scale === undefined) continue
        place += (Math.floor(combination / scale.stride) % scale.count) * stride
        stride *= scale.count
      }
      return place
    })
    kept.set(key, made)
    return made
  }
}
