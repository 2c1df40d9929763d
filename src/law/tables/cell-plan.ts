// Where each case of many lies in the table of one action: the sum of what its moment, its papers and each of its facts add.
import type { Instant } from '../../time/instant.ts'
import type { FactPath, Facts, FactValue } from '../facts.ts'
import { emptyState, unknownState } from './automaton.ts'
import type { Automaton } from './automaton.ts'
import type { Scales } from './scales.ts'
import { codedList } from './case-columns.ts'
import type { CaseColumns, CodedList, CodedRows, Codes } from './case-columns.ts'
import type { Ground } from './ground.ts'

/** What a case is laid into: states of its papers, combinations of its other facts. */
export type Grid = { readonly automata: readonly Automaton[]; readonly scales: Scales }

/** The cells of one stretch of time, in a row: combinations of each state of the papers that these cases come to, state after state. */
export type Layout = {
  readonly grid: Grid
  /** The place of its first cell, and how many cells it has. */
  readonly first: number
  readonly size: number
  readonly list: FactPath | null
  /** For each value of the list's column, the number of its state here. */
  readonly joints: Int32Array
  readonly states: readonly number[]
}

/** What one fact adds: for stretch s and code c, `adds[s * size + c]`. */
export type Part = { readonly path: FactPath; readonly codes: Codes; readonly size: number; readonly adds: Int32Array }

export type CellPlan = {
  /** For each code of the moment, the number of its stretch. */
  readonly stretchOf: Uint16Array
  readonly layouts: readonly Layout[]
  readonly parts: readonly Part[]
  /** What every case of a stretch starts with. */
  readonly base: Int32Array
  /** How many places there are. */
  readonly size: number
}

/** The stretches of time in which the moments lie, each with its grid; for each code of the moment the number of its stretch. */
export type Stretches = { readonly ofCode: Uint16Array; readonly grids: readonly Grid[] }

/** Null if the place of a case is no such sum: facts that are asked together, or with the moment, or values not foreseen. */
export const cellPlanOf = (ground: Ground, { ofCode, grids }: Stretches, columns: CaseColumns, coded: CodedRows): CellPlan | null => {
  const { readings, rowBooks } = ground
  if (grids.some(({ automata }) => automata.length > 1) || rowBooks.some(({ simple }) => !simple)) return null
  const read = new Set(grids.flatMap(({ scales }) => scales.additions.map(({ reading }) => reading)))
  const asked = readings.filter((_, index) => read.has(index))
  if (asked.some(({ inputs, atoms }) => inputs.length !== 1 || atoms.some(({ readsDecision }) => readsDecision))) return null
  const [some] = columns.at.values
  if (some === undefined) return null
  const paths = new Set<FactPath>([
    ...asked.flatMap(({ inputs }) => inputs),
    ...grids.flatMap(({ automata }) => automata.map((one) => one.book.list)),
  ])
  const layouts = layoutsOf(grids, columns, some, coded)
  const base = Int32Array.from(layouts, ({ first }) => first)
  const parts: Part[] = []
  for (const path of paths) {
    const column = columns.facts.get(path)
    const adds = addsOf(path, column?.values ?? [undefined], layouts, some, ground)
    if (adds === null) return null
    if (column === undefined) adds.forEach((add, stretch) => (base[stretch] = (base[stretch] ?? 0) + add))
    else parts.push({ path, codes: column.codes, size: column.values.length, adds })
  }
  return { stretchOf: ofCode, layouts, parts, base, size: layouts.reduce((sum, { size }) => sum + size, 0) }
}

/** The states that the lists of these cases come to, numbered anew for each grid, so that the table has no holes. */
const layoutsOf = (grids: readonly Grid[], columns: CaseColumns, at: Instant, coded: CodedRows): readonly Layout[] => {
  let first = 0
  const byGrid = new Map<Grid, Pick<Layout, 'list' | 'joints' | 'states'>>()
  return grids.map((grid) => {
    const come = byGrid.get(grid) ?? statesOf(grid, columns, at, coded)
    byGrid.set(grid, come)
    const size = Math.max(come.states.length, 1) * grid.scales.width
    first += size
    return { grid, first: first - size, size, ...come }
  })
}

const statesOf = (grid: Grid, columns: CaseColumns, at: Instant, coded: CodedRows): Pick<Layout, 'list' | 'joints' | 'states'> => {
  const [automaton] = grid.automata
  if (automaton === undefined) return { list: null, joints: new Int32Array(0), states: [] }
  const numbers = new Map<number, number>()
  const values = columns.facts.get(automaton.book.list)?.values ?? [undefined]
  const codes = coded(automaton.book)
  const joints = new Int32Array(values.length)
  for (let place = 0; place < values.length; place += 1) {
    const state = stateOf(automaton, codes, place, values[place], at)
    const joint = numbers.get(state) ?? numbers.size
    if (joint === numbers.size) numbers.set(state, joint)
    joints[place] = joint
  }
  return { list: automaton.book.list, joints, states: [...numbers.keys()] }
}

/** The state that a value of a list's column comes to. */
export const stateOfList = (automaton: Automaton, value: FactValue | undefined, at: Instant): number =>
  stateOf(automaton, codedList(automaton.book, [value]), 0, value, at)

/** As the automaton has it; rows that have a number need not be asked again. */
const stateOf = (
  automaton: Automaton,
  { starts, codes, unknown }: CodedList,
  place: number,
  value: FactValue | undefined,
  at: Instant,
): number => {
  if (unknown[place] === 1 || value === undefined) return unknownState
  const { kindOf, step } = automaton
  let state = emptyState
  for (let row = starts[place] ?? 0; row < (starts[place + 1] ?? 0); row += 1) {
    const code = codes[row] ?? -1
    if (code < 0) return automaton.stateOf({ at, known: { [automaton.book.list]: value } })
    state = step(state, kindOf[code] ?? 0)
  }
  return state
}

/** What the values of one fact add in each stretch; null if one of them was not foreseen. */
const addsOf = (
  path: FactPath,
  values: readonly (FactValue | undefined)[],
  layouts: readonly Layout[],
  at: Instant,
  { readings, place }: Ground,
): Int32Array | null => {
  const adds = new Int32Array(layouts.length * values.length)
  for (const [number, { grid, list, joints }] of layouts.entries()) {
    const first = number * values.length
    if (list === path) joints.forEach((joint, code) => (adds[first + code] = joint * grid.scales.width))
    for (const { reading, offsets } of grid.scales.additions) {
      const one = readings[reading]
      if (one === undefined || !one.inputs.includes(path)) continue
      for (const [code, value] of values.entries()) {
        const known: Facts['known'] = value === undefined ? {} : { [path]: value }
        const offset = offsets[one.classOf({ at, known, zone: place.zone })]
        if (offset === undefined) return null
        adds[first + code] = (adds[first + code] ?? 0) + offset
      }
    }
  }
  return adds
}

/** What a place stands for: a state of the papers (none: no list is read) and a combination, in one stretch. */
export type Cell = { readonly stretch: number; readonly states: readonly number[]; readonly combination: number }

/** Throws RangeError if there is no such place. */
export const cellAt = (layouts: readonly Layout[], place: number): Cell => {
  const stretch = layouts.findLastIndex(({ first }) => first <= place)
  const layout = layouts[stretch]
  if (layout === undefined) throw new RangeError(`no place ${place}`)
  const { grid, first, states, list } = layout
  const state = states[Math.floor((place - first) / grid.scales.width)]
  return { stretch, states: list === null || state === undefined ? [] : [state], combination: (place - first) % grid.scales.width }
}
