// Questions of a draft over counted cells: how a condition comes out in each, found from the values that the counted cases really have.
import type { Condition } from '../condition.ts'
import type { FactPath, Facts } from '../facts.ts'
import { truthOf } from '../truth.ts'
import { atomsOf, digitOf } from './atoms.ts'
import type { Atom, Digit } from './atoms.ts'
import type { CountedCells } from './counted-cells.ts'
import type { Sight } from './stands.ts'
import { watchedCondition } from './watched.ts'
import type { Watched } from './sayings.ts'
import type { Zone } from '../../time/instant.ts'

/** Conditions not counted before, and where in the counted cells their atoms are seen. */
export type AskedAnew = { readonly watched: readonly Watched[]; readonly sightOf: (atom: Atom) => Sight | null }

/** Null where cases of one cell differ in what is asked, or several facts are asked at once: such cases must be counted again. */
export const askedAnew = (conditions: readonly Condition[], counted: CountedCells, zone: Zone): AskedAnew | null => {
  const book = atomsOf(conditions)
  const sights = new Map<Atom, Sight>()
  for (const atom of book.atoms) {
    const sight = countedSight(atom, counted) ?? sightByValues(atom, counted, zone)
    if (sight === null) return null
    sights.set(atom, sight)
  }
  return { watched: conditions.map((condition) => watchedCondition(book, condition)), sightOf: (atom) => sights.get(atom) ?? null }
}

/** The same question about rows of a list has been asked. */
const countedSight = ({ leaf, counts }: Atom, { grid }: CountedCells): Sight | null => {
  if (counts === null) return null
  const written = JSON.stringify(leaf)
  for (const [list, { atoms, digitIn }] of grid.automata.entries()) {
    const index = atoms.findIndex((atom) => JSON.stringify(atom.leaf) === written)
    if (index >= 0) return { inStates: (states) => digitIn(states[list] ?? 0, index) }
  }
  return null
}

/** Values that lie in one cell must all come out alike. */
const sightByValues = (atom: Atom, counted: CountedCells, zone: Zone): Sight | null => {
  const [path, ...others] = atom.inputs
  const [stretch] = counted.stretches
  if (path === undefined || others.length > 0 || atom.readsDecision || stretch === undefined) return null
  const { values, adds } = counted.valuesOf(path)
  const byAdd = new Map<number, Digit>()
  for (const [code, value] of values.entries()) {
    const known: Facts['known'] = value === undefined ? {} : { [path]: value }
    const digit = digitOf(truthOf(atom.leaf, { at: stretch.at, known, zone }))
    const add = adds[code] ?? 0
    const before = byAdd.get(add)
    if (before !== undefined && before !== digit) return null
    byAdd.set(add, digit)
  }
  return placedSight(path, byAdd, counted)
}

/** What the fact adds to the place is read off the cell again; null where papers and scales add to it both. */
const placedSight = (path: FactPath, byAdd: ReadonlyMap<number, Digit>, { grid, joints, readings }: CountedCells): Sight | null => {
  const { scales, width } = grid.scales
  const own = scales.flatMap((scale, index) => (scale.readings.some((one) => readings[one]?.inputs.includes(path)) ? [index] : []))
  if (grid.automata.some(({ book }) => book.list === path)) {
    if (own.length > 0) return null
    return { inStates: (states) => byAdd.get((joints.get(states[0] ?? 0) ?? 0) * width) ?? 1 }
  }
  return {
    scales: own,
    inCombination: (combination) => {
      let add = 0
      for (const index of own) {
        const scale = scales[index]
        if (scale !== undefined) add += (Math.floor(combination / scale.stride) % scale.count) * scale.stride
      }
      return byAdd.get(add) ?? 1
    },
  }
}
