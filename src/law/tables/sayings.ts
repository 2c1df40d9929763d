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
  const watchers = outcome.watched.map((one, index) => watcherOf(one, index, counting, scales))
  const sayings: Saying<V>[] = []
  const byRows = new Interned(Math.max(1, watchers.length))
  const sayingOf: number[] = []
  const byName = new Map<string, number>()
  const join = joiner(scales, outcome)
  const of = new Int32Array(closure.size)
  const rows = new Int32Array(byRows.width)
  for (let state = 0; state < closure.size; state += 1) {
    for (let index = 0; index < watchers.length; index += 1) rows[index] = watchers[index]?.rowIn(closure, state) ?? 0
    const met = byRows.number(rows)
    if (sayingOf[met] === undefined) {
      const made = join(watchers.flatMap((watcher, index) => watcher.rows.slice(rows[index], (rows[index] ?? 0) + 1)))
      const same = byName.get(made.name) ?? sayings.push(made) - 1
      byName.set(made.name, same)
      sayingOf[met] = same
    }
    of[state] = sayingOf[met] ?? 0
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

/** From the rows of all watched things to what is said for each combination of the scales on which any of them turns. */
const joiner = <V>(scales: Scales, { watched, said }: Outcome<V>): ((rows: readonly Row[]) => Saying<V> & { readonly name: string }) => {
  const words: V[] = []
  const byName = new Map<string | number, number>()
  const size = Math.max(1, Math.ceil(watched.length / 32))
  const stands = new Interned(2 * size)
  const wordsMet: number[] = []
  const wordOf = (stand: Int32Array): number => {
    const met = stands.number(stand)
    const known = wordsMet[met]
    if (known !== undefined) return known
    const { name, value } = said({ two: stand.slice(0, size), one: stand.slice(size) })
    const word = byName.get(name) ?? words.push(value) - 1
    byName.set(name, word)
    wordsMet[met] = word
    return word
  }
  const placesIn = placer(scales)
  const constant = new Int32Array(2 * size)
  const stand = new Int32Array(2 * size)
  return (rows) => {
    const turning: { readonly row: Row; readonly places: Int32Array }[] = []
    const active = [...new Set(rows.flatMap((row) => row.scales))].toSorted((a, b) => a - b)
    const width = active.reduce((wide, scale) => wide * (scales.scales[scale]?.count ?? 1), 1)
    constant.fill(0)
    for (const row of rows) {
      if (row.scales.length > 0) turning.push({ row, places: placesIn(row.scales, active) })
      else put(constant, size, row, 0)
    }
    const values = Array.from({ length: width }, (_, at) => {
      stand.set(constant)
      for (const { row, places } of turning) put(stand, size, row, places[at] ?? 0)
      return wordOf(stand)
    })
    return narrow(active, values, scales, (kept, left) => ({
      name: `${kept.join(',')}:${left.join(',')}`,
      scales: kept,
      values: left.flatMap((word) => words.slice(word, word + 1)),
    }))
  }
}

const put = (stand: Int32Array, size: number, { two, one, word }: Row, place: number): void => {
  stand[word] = (stand[word] ?? 0) | (two[place] ?? 0)
  stand[size + word] = (stand[size + word] ?? 0) | (one[place] ?? 0)
}
/** From a place among the combinations of the `active` scales to the place among those of some of them. */
const placer = (scales: Scales): ((own: readonly number[], active: readonly number[]) => Int32Array) => {
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
