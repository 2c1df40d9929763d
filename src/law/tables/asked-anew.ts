// Questions of a draft over counted cases: put together from what was counted, or found from the values that the cases really have.
import type { Zone } from '../../time/instant.ts'
import type { Condition } from '../condition.ts'
import type { FactPath, Facts } from '../facts.ts'
import { truthOf } from '../truth.ts'
import { atomsOf, digitOf, leavesOf, textOf, truthWith } from './atoms.ts'
import type { Atom, Digit } from './atoms.ts'
import type { CountedCells, Digits } from './counted-cells.ts'
import { sightIn } from './stands.ts'
import type { Sight } from './stands.ts'

/** The heaps, parted further where what is asked anew comes out differently within one. */
export type Parts = {
  readonly heapOf: Int32Array
  readonly cases: Float64Array
  /** How a condition, counted or asked anew, comes out in each part, by its text. */
  readonly digitsOf: (text: string) => Digits
}

/** Null where cases of one cell differ in what is asked, or several facts are asked at once: such cases must be counted again. */
export const partsBy = (conditions: readonly Condition[], counted: CountedCells, zone: Zone): Parts | null => {
  const isCounted = (part: Condition): boolean => counted.digits.has(textOf(part))
  const asked = conditions
    .filter((condition) => !isCounted(condition))
    .map((condition): Asked => ({ condition, leaves: leavesOf(condition, isCounted) }))
  const inHeaps = new Map(counted.digits)
  for (const one of asked.filter(({ leaves }) => leaves.every(isCounted)))
    inHeaps.set(textOf(one.condition), outcomeOf(one, counted.cases.length, counted.digits))
  const others = asked.filter(({ leaves }) => !leaves.every(isCounted))
  if (others.length === 0) return { heapOf: counted.heaps, cases: counted.cases, digitsOf: (text) => digitsIn(inHeaps, text) }
  const leaves = leavesInCells(
    others.flatMap((one) => one.leaves),
    counted,
    zone,
  )
  return leaves === null ? null : partedIn(others, leaves, counted, inHeaps)
}

/** A condition as a whole of parts that are taken as they come out. */
type Asked = { readonly condition: Condition; readonly leaves: readonly Condition[] }
type Columns = ReadonlyMap<string, Digits>

const digitsIn = (columns: Columns, text: string): Digits => {
  const digits = columns.get(text)
  if (digits === undefined) throw new RangeError(`not asked: ${text}`)
  return digits
}

/** Worked out once for each way in which its parts come out together. */
const outcomeOf = ({ condition, leaves }: Asked, count: number, columns: Columns): Digits => {
  const texts = [...new Set(leaves.map(textOf))]
  const kinds = new Int32Array(count)
  let many = 1
  for (const text of texts) many = split(kinds, many, digitsIn(columns, text))
  const outcomes = new Int8Array(many).fill(-1)
  const out = new Uint8Array(count)
  for (let index = 0; index < count; index += 1) {
    const kind = kinds[index] ?? 0
    let outcome = outcomes[kind] ?? -1
    if (outcome < 0) {
      const digits = new Map(texts.map((text) => [text, toDigit(digitsIn(columns, text)[index])]))
      outcome = digitOf(truthWith(condition, (part) => digits.get(textOf(part)) ?? null))
      outcomes[kind] = outcome
    }
    out[index] = outcome
  }
  return out
}

const toDigit = (digit: number | undefined): Digit => (digit === 2 ? 2 : digit === 0 ? 0 : 1)

/** Numbers anew what is told apart when it is also told by how something comes out; says how many numbers there are. */
const split = (names: Int32Array, many: number, digits: Digits): number => {
  const numbers = new Int32Array(many * 3)
  let found = 0
  for (let index = 0; index < names.length; index += 1) {
    const name = (names[index] ?? 0) * 3 + (digits[index] ?? 0)
    if (numbers[name] === 0) {
      found += 1
      numbers[name] = found
    }
    names[index] = (numbers[name] ?? 0) - 1
  }
  return found
}

/** The parts of heaps that the conditions make, each put together from its cells. */
const partedIn = (asked: readonly Asked[], leaves: Columns, { cells, cases }: CountedCells, inHeaps: Columns): Parts => {
  const columns = new Map(asked.map((one): [string, Digits] => [textOf(one.condition), outcomeOf(one, cells.count, leaves)]))
  const partOf = cells.heapOf.slice()
  let many = cases.length
  for (const column of columns.values()) many = split(partOf, many, column)
  const heapOf = new Int32Array(many)
  const summed = new Float64Array(many)
  const inParts = new Map([...columns.keys()].map((text): [string, Digits] => [text, new Uint8Array(many)]))
  for (let cell = 0; cell < cells.count; cell += 1) {
    const part = partOf[cell] ?? 0
    heapOf[part] = cells.heapOf[cell] ?? 0
    summed[part] = (summed[part] ?? 0) + (cells.cases[cell] ?? 0)
  }
  for (const [text, digits] of inParts) {
    const column = digitsIn(columns, text)
    for (let cell = 0; cell < cells.count; cell += 1) digits[partOf[cell] ?? 0] = column[cell] ?? 0
  }
  return { heapOf, cases: summed, digitsOf: (text) => inParts.get(text) ?? spread(digitsIn(inHeaps, text), heapOf) }
}

const spread = (digits: Digits, heapOf: Int32Array): Digits => Uint8Array.from(heapOf, (heap) => digits[heap] ?? 0)

/** How each leaf comes out in each cell. */
const leavesInCells = (leaves: readonly Condition[], counted: CountedCells, zone: Zone): Columns | null => {
  const { cells } = counted
  const columns = new Map<string, Digits>()
  for (const leaf of leaves) {
    const text = textOf(leaf)
    const inHeaps = counted.digits.get(text)
    const seen = inHeaps === undefined ? sightOf(leaf, counted, zone) : null
    if (inHeaps !== undefined) columns.set(text, spread(inHeaps, cells.heapOf))
    else if (seen === null) return null
    else columns.set(text, seenInCells(seen, counted))
  }
  return columns
}

const seenInCells = (sight: Sight, { cells }: CountedCells): Digits => {
  const digits = new Uint8Array(cells.count)
  if ('inCombination' in sight) {
    for (let cell = 0; cell < cells.count; cell += 1) digits[cell] = sight.inCombination(cells.combinationOf[cell] ?? 0)
    return digits
  }
  const kept = new Map<number, Digit>()
  for (let cell = 0; cell < cells.count; cell += 1) {
    const state = cells.stateOf[cell] ?? 0
    const digit = kept.get(state) ?? sight.inStates([state])
    kept.set(state, digit)
    digits[cell] = digit
  }
  return digits
}

/** The same question has been asked, or it can be asked of the values. */
const sightOf = (leaf: Condition, counted: CountedCells, zone: Zone): Sight | null => {
  const { grid, atoms } = counted
  const known = atoms.get(textOf(leaf))
  const seen = known === undefined ? null : sightIn(grid.automata, grid.scales)(known)
  if (seen !== null) return seen
  const [atom] = atomsOf([leaf]).atoms
  return atom === undefined ? null : sightByValues(atom, counted, zone)
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
