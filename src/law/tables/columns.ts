// Many cases at once: columns of codes in, verdict numbers out, without making a case of each row.
import type { Action } from '../action.ts'
import type { CompiledAction } from './action-table.ts'
import type { Block } from './block.ts'
import { caseAt, codedRows } from './case-columns.ts'
import type { CaseColumns } from './case-columns.ts'
import { cellAt, cellPlanOf } from './cell-plan.ts'
import type { CellPlan, Stretches } from './cell-plan.ts'
import { walkCells } from './cell-walk.ts'
import type { Compiled } from './compile.ts'
import type { PreparedVerdict } from './table.ts'

export type ColumnVerdicts = {
  readonly action: Action
  /** For each case, the number of its verdict. */
  readonly ids: Uint16Array | Uint32Array
  readonly verdict: (id: number) => PreparedVerdict
}

/** The verdicts of the actions on every case; the same as `verdictOf` on each of them. */
export const verdictsOnColumns = (law: Compiled, actions: readonly Action[], columns: CaseColumns): readonly ColumnVerdicts[] => {
  const coded = codedRows(columns)
  const tables = actions.map((action) => law.on(action))
  const courses = tables.map((table): Course | null => {
    const stretches = stretchesOf(table, columns)
    const plan = stretches === null ? null : cellPlanOf(table.ground, stretches, columns, coded)
    return plan === null || stretches === null ? null : { plan, blocks: stretches.grids }
  })
  const planned = verdictIds(
    courses.filter((course) => course !== null),
    columns,
  )
  return tables.map((table, index) => {
    const course = courses[index] ?? null
    const ids = (course === null ? null : planned.get(course)) ?? oneByOne(table, columns)
    return { action: table.action, ids, verdict: (id) => verdictAt(table, id) }
  })
}

/** Where the cases of one action lie, and for each stretch of time the block that has the verdicts. */
type Course = { readonly plan: CellPlan; readonly blocks: readonly Block[] }

/** For rules that read several facts at once or the minutes between them: each case is made and asked. */
const oneByOne = (table: CompiledAction, columns: CaseColumns): Uint32Array =>
  Uint32Array.from({ length: columns.count }, (_, index) => table.verdictOf(caseAt(columns, index)).id)

const verdictAt = ({ book }: CompiledAction, id: number): PreparedVerdict => {
  const verdict = book.made[id]
  if (verdict === undefined) throw new RangeError(`no verdict ${id}`)
  return verdict
}

/** Moments under the same block are one stretch; null where some law then is not tabled, or another moment chooses it too. */
const stretchesOf = (
  { ground, selecting, blockAt }: CompiledAction,
  { at }: CaseColumns,
): (Stretches & { readonly grids: readonly Block[] }) | null => {
  if (selecting.length > 0) return null
  const blocks: Block[] = []
  const ofCode = new Uint16Array(at.values.length)
  for (const [code, moment] of at.values.entries()) {
    const block = blockAt(ground.calendar.eraOf(moment), [])
    if (block === null) return null
    const known = blocks.indexOf(block)
    ofCode[code] = known < 0 ? blocks.push(block) - 1 : known
  }
  return { ofCode, grids: blocks }
}

/** The verdicts number in the thousands, so that their numbers take two bytes; four where there should once be more. */
const verdictIds = (courses: readonly Course[], { at, count }: CaseColumns): ReadonlyMap<Course, Uint16Array | Uint32Array> => {
  const plans = courses.map(({ plan }) => plan)
  const outs = plans.map((): Uint16Array | Uint32Array => new Uint16Array(count))
  /** The verdict at each place, -1 where it has not been asked for. */
  const settled = plans.map(({ size }) => new Int32Array(size).fill(-1))
  walkCells(plans, at.codes, count, (plan, places, start, length) => {
    const [ids, course, out] = [settled[plan], courses[plan], outs[plan]]
    if (ids === undefined || course === undefined || out === undefined) return
    const next = out instanceof Uint16Array ? lookUpNarrow(out, { ids, course, places, start, length }) : start
    if (next === start + length) return
    const wide = out instanceof Uint16Array ? Uint32Array.from(out) : out
    outs[plan] = wide
    for (let index = 0; index < length; index += 1) wide[start + index] = settledAt(ids, course, places[index] ?? 0)
  })
  return new Map(courses.map((course, index) => [course, outs[index] ?? new Uint32Array(0)]))
}

/** The numbers of verdicts at the places of some cases, of which the first is case `start`. */
type LookUp = {
  readonly ids: Int32Array
  readonly course: Course
  readonly places: Int32Array
  readonly start: number
  readonly length: number
}

const narrowMax = 2 ** 16

/** The first case of which the number does not fit, or the case after the last. */
const lookUpNarrow = (out: Uint16Array, { ids, course, places, start, length }: LookUp): number => {
  for (let index = 0; index < length; index += 1) {
    const place = places[index] ?? 0
    let id = ids[place] ?? -1
    if (id < 0) {
      id = settledAt(ids, course, place)
      if (id >= narrowMax) return start + index
    }
    out[start + index] = id
  }
  return start + length
}

/** Worked out when the first case comes to the place. */
const settledAt = (ids: Int32Array, { plan, blocks }: Course, place: number): number => {
  const known = ids[place] ?? -1
  if (known >= 0) return known
  const { stretch, states, combination } = cellAt(plan.layouts, place)
  const id = blocks[stretch]?.settle(states, combination).id ?? -1
  ids[place] = id
  return id
}
