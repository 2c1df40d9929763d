// What the rules come to in each state of the papers: for every combination of the other facts a word, worked out once for states alike.
import type { Atom, Digit } from './atoms.ts'
import type { Closure } from './closure.ts'
import { combinationsOf, narrow } from './scales.ts'
import type { Scales } from './scales.ts'

/** Something to be told apart: a rule (0 silent, 1 open, 2 fired) or a condition (0 no, 1 unknown, 2 yes). */
export type Watched = { readonly atoms: readonly Atom[]; readonly outcome: (digitAt: (atom: Atom) => Digit) => Digit }

export type Outcome<V> = {
  readonly watched: readonly Watched[]
  /** From the outcomes of the watched things, a digit each, to what is said. `name`: equal names are equal words. */
  readonly said: (digits: string) => { readonly name: string; readonly value: V }
}

/** What is said on the scales on which it turns. */
export type Saying<V> = { readonly scales: readonly number[]; readonly values: readonly V[] }

export type Sayings<V> = { readonly sayings: readonly Saying<V>[]; /** For each state, its saying. */ readonly of: Int32Array }

export const sayingsOf = <V>(closure: Closure, counting: readonly Atom[], scales: Scales, outcome: Outcome<V>): Sayings<V> => {
  const watchers = outcome.watched.map((one) => watcherOf(one, counting, scales))
  const sayings: Saying<V>[] = []
  const byRows = new Map<string, number>()
  const byName = new Map<string, number>()
  const join = joiner(scales, outcome)
  const of = new Int32Array(closure.size)
  for (let state = 0; state < closure.size; state += 1) {
    let name = ''
    for (const { rowIn } of watchers) name += String.fromCharCode(rowIn(closure, state))
    const known = byRows.get(name)
    if (known !== undefined) {
      of[state] = known
      continue
    }
    const made = join(watchers.map(({ rows }, index) => rows[name.charCodeAt(index)] ?? silent))
    const same = byName.get(made.name) ?? sayings.push(made) - 1
    byName.set(made.name, same)
    byRows.set(name, same)
    of[state] = same
  }
  return { sayings, of }
}

/** How one watched thing stands: an outcome for each combination of the scales on which it turns. */
type Row = { readonly scales: readonly number[]; readonly outcomes: readonly Digit[] }
const silent: Row = { scales: [], outcomes: [0] }

type Watcher = { readonly rows: readonly Row[]; readonly rowIn: (closure: Closure, state: number) => number }

const watcherOf = ({ atoms, outcome }: Watched, counting: readonly Atom[], scales: Scales): Watcher => {
  const counted = atoms.flatMap((atom) => (atom.counts === null ? [] : [{ atom, index: counting.indexOf(atom) }]))
  const own = scales.of(atoms)
  const looks = new Map(atoms.map((atom) => [atom, scales.look(atom)]))
  const combinations = combinationsOf(scales, own)
  const rows: Row[] = []
  const byDigits = new Map<number, number>()
  const byRow = new Map<string, number>()
  return {
    rows,
    rowIn: (closure, state) => {
      let key = 0
      for (const { index } of counted) key = key * 3 + closure.digit(state, index)
      const known = byDigits.get(key)
      if (known !== undefined) return known
      const digits = new Map(counted.map(({ atom, index }) => [atom, closure.digit(state, index)]))
      const outcomes = combinations.map((combination) => outcome((atom) => digits.get(atom) ?? looks.get(atom)?.(combination) ?? 1))
      const row = narrow(own, outcomes, scales, (kept, left): Row => ({ scales: kept, outcomes: left }))
      const name = `${row.scales.join(',')}:${row.outcomes.join('')}`
      const made = byRow.get(name) ?? rows.push(row) - 1
      byRow.set(name, made)
      byDigits.set(key, made)
      return made
    },
  }
}

/** From the rows of all watched things to what is said for each combination of the scales on which any of them turns. */
const joiner = <V>(scales: Scales, { said }: Outcome<V>): ((rows: readonly Row[]) => Saying<V> & { readonly name: string }) => {
  const words: V[] = []
  const byDigits = new Map<string, number>()
  const byName = new Map<string, number>()
  const wordOf = (digits: string): number => {
    const known = byDigits.get(digits)
    if (known !== undefined) return known
    const { name, value } = said(digits)
    const word = byName.get(name) ?? words.push(value) - 1
    byName.set(name, word)
    byDigits.set(digits, word)
    return word
  }
  const placesIn = placer(scales)
  return (rows) => {
    const active = [...new Set(rows.flatMap((row) => row.scales))].toSorted((a, b) => a - b)
    const width = active.reduce((wide, scale) => wide * (scales.scales[scale]?.count ?? 1), 1)
    const turning = rows.flatMap((row, index) => (row.scales.length === 0 ? [] : [{ index, row, places: placesIn(row.scales, active) }]))
    const digits: (Digit | undefined)[] = rows.map(({ outcomes }) => outcomes[0])
    const values = Array.from({ length: width }, (_, at) => {
      for (const { index, row, places } of turning) digits[index] = row.outcomes[places[at] ?? 0]
      return wordOf(digits.join(''))
    })
    return narrow(active, values, scales, (kept, left) => ({
      name: `${kept.join(',')}:${left.join(',')}`,
      scales: kept,
      values: left.flatMap((word) => words.slice(word, word + 1)),
    }))
  }
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
