// Cases counted by cell: how many lie in each, and how every condition of the law comes out there, so that a draft need not look again.
import { civilDateOf } from '../../time/instant.ts'
import type { Instant } from '../../time/instant.ts'
import type { Action } from '../action.ts'
import type { Condition } from '../condition.ts'
import type { FactPath, FactValue } from '../facts.ts'
import type { Rule } from '../rule.ts'
import { textOf } from './atoms.ts'
import type { Atom } from './atoms.ts'
import type { CaseColumns, CodedRows } from './case-columns.ts'
import { cellAt, cellPlanOf } from './cell-plan.ts'
import type { CellPlan, Grid } from './cell-plan.ts'
import { dependsOnPerson, selectingFacts } from './eras.ts'
import type { Calendar } from './eras.ts'
import type { Ground } from './ground.ts'
import type { Reading } from './readings.ts'
import { digitAt } from './sayings.ts'
import type { Stand } from './sayings.ts'
import { scalesOf } from './scales.ts'
import { emptyStand, sightIn, standIn, Stands } from './stands.ts'
import { watchedCondition } from './watched.ts'

/** A stretch of time in which the counted cases are treated alike: one of them, and the days of the first and the last. */
export type CountedStretch = { readonly at: Instant; readonly from: string; readonly to: string }

/** How something comes out: for each heap, cell or part of a heap a digit. */
export type Digits = Uint8Array

/** The cells with cases in them: of each the heap that it belongs to, the state of its papers, and the combination of its other facts. */
export type FilledCells = {
  readonly count: number
  readonly heapOf: Int32Array
  readonly cases: Float64Array
  readonly stateOf: Int32Array
  readonly combinationOf: Int32Array
}

export type CountedCells = {
  readonly kind: 'cells'
  readonly action: Action
  readonly grid: Grid
  readonly stretches: readonly CountedStretch[]
  /** Heaps are cases of one stretch of which all counted conditions come out alike: of each its number, its stretch, and how many cases. */
  readonly heaps: Int32Array
  readonly stretchOf: Int32Array
  readonly cases: Float64Array
  /** How the conditions of all rules that were counted for come out in each heap, by their texts. */
  readonly digits: ReadonlyMap<string, Digits>
  /** The questions of those conditions, by their texts. */
  readonly atoms: ReadonlyMap<string, Atom>
  readonly cells: FilledCells
  readonly valuesOf: (path: FactPath) => CountedValues
  /** The number of each state of the papers, as it counts for the place. */
  readonly joints: ReadonlyMap<number, number>
  readonly readings: readonly Reading[]
}

/** The values of one fact in the counted cases, and what each adds to the place of a case. */
export type CountedValues = { readonly values: readonly (FactValue | undefined)[]; readonly adds: Int32Array }

/** How the cases are to be counted: the plan of their places, and what is told apart. */
export type Counting = {
  readonly action: Action
  readonly plan: CellPlan
  readonly grid: Grid
  readonly stretches: readonly CountedStretch[]
  readonly conditions: readonly Condition[]
  readonly atoms: readonly Atom[]
  readonly ground: Ground
}

/** What is told apart: by all rules that speak to the action in some law, whatever their days, and by further questions. */
export type Telling = { readonly rules: readonly Rule[]; readonly also: readonly Condition[] }

/** Null where the cases cannot be counted by cell. */
export const countingOf = (
  action: Action,
  { rules, also }: Telling,
  ground: Ground,
  columns: CaseColumns,
  coded: CodedRows,
): Counting | null => {
  if (selectingFacts(rules).length > 0 || dependsOnPerson(rules)) return null
  const conditions = [...new Map([...rules.map(({ when }) => when), ...also].map((when) => [textOf(when), when])).values()]
  const atoms = [...new Set(conditions.flatMap((condition) => ground.book.of(condition).atoms))]
  const automata = ground.automataFor(atoms.filter((atom: Atom) => atom.counts !== null))
  if (automata === null) return null
  const grid: Grid = { automata, scales: scalesOf(ground.readings, new Set(atoms)) }
  const { ofCode, stretches } = stretchesIn(columns, ground.calendar, ground.place.zone)
  const plan = cellPlanOf(ground, { ofCode, grids: stretches.map(() => grid) }, columns, coded)
  return plan === null || plan.size > placesMax ? null : { action, plan, grid, stretches, conditions, atoms, ground }
}

/** More places than these are not counted one by one. */
const placesMax = 2 ** 27

const stretchesIn = (
  { at }: CaseColumns,
  calendar: Calendar,
  zone: Ground['place']['zone'],
): { readonly ofCode: Uint16Array; readonly stretches: readonly CountedStretch[] } => {
  const byEra = Map.groupBy(at.values.entries(), ([, moment]) => calendar.eraOf(moment))
  const ofCode = new Uint16Array(at.values.length)
  const stretches = [...byEra.values()].flatMap((some, stretch): readonly CountedStretch[] => {
    for (const [code] of some) ofCode[code] = stretch
    const days = some.map(([, moment]) => civilDateOf(moment, zone)).toSorted()
    const [first] = some
    return first === undefined ? [] : [{ at: first[1], from: days[0] ?? '', to: days.at(-1) ?? '' }]
  })
  return { ofCode, stretches }
}

/** From the number of cases at each place to the counted cells. */
export const countedCells = (
  { action, plan, grid, stretches, conditions, atoms, ground }: Counting,
  counts: Int32Array,
  columns: CaseColumns,
): CountedCells => {
  const watched = conditions.map((condition) => watchedCondition(ground.book, condition))
  const standAt = standIn(watched, sightIn(grid.automata, grid.scales), grid.scales)
  const stand = emptyStand(conditions.length)
  const stands = new Stands(conditions.length)
  const kinds: Stand[] = []
  const [stretchOf, heaped]: [number[], number[]] = [[], []]
  const byName = new Map<number, number>()
  const cells = emptyCells(counts)
  for (let place = 0, cell = 0; place < counts.length; place += 1) {
    const cases = counts[place] ?? 0
    if (cases === 0) continue
    const { stretch, states, combination } = cellAt(plan.layouts, place)
    standAt(states, states[0] ?? 0, combination, stand)
    const kind = stands.number(stand)
    const name = kind * stretches.length + stretch
    const known = byName.get(name)
    const heap = known ?? heaped.push(0) - 1
    if (known === undefined) {
      byName.set(name, heap)
      kinds.push(stands.all[kind] ?? stand)
      stretchOf.push(stretch)
    }
    heaped[heap] = (heaped[heap] ?? 0) + cases
    cells.heapOf[cell] = heap
    cells.cases[cell] = cases
    cells.stateOf[cell] = states[0] ?? 0
    cells.combinationOf[cell] = combination
    cell += 1
  }
  const parts = new Map(plan.parts.map((part) => [part.path, part]))
  return {
    kind: 'cells',
    action,
    grid,
    stretches,
    heaps: Int32Array.from(heaped, (_, heap) => heap),
    stretchOf: Int32Array.from(stretchOf),
    cases: Float64Array.from(heaped),
    digits: new Map(conditions.map((condition, bit) => [textOf(condition), Uint8Array.from(kinds, (kind) => digitAt(kind, bit))])),
    atoms: new Map(atoms.map((atom) => [textOf(atom.leaf), atom])),
    cells,
    joints: new Map(plan.layouts[0]?.states.map((state, joint) => [state, joint])),
    readings: ground.readings,
    valuesOf: (path) => {
      const column = columns.facts.get(path)
      if (column === undefined) return { values: [undefined], adds: new Int32Array(1) }
      const adds = parts.get(path)?.adds.subarray(0, column.values.length)
      return { values: column.values, adds: adds ?? new Int32Array(column.values.length) }
    },
  }
}

const emptyCells = (counts: Int32Array): FilledCells => {
  const count = counts.reduce((many, cases) => (cases === 0 ? many : many + 1), 0)
  return {
    count,
    heapOf: new Int32Array(count),
    cases: new Float64Array(count),
    stateOf: new Int32Array(count),
    combinationOf: new Int32Array(count),
  }
}
