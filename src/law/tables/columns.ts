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
  readonly ids: Numbers
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

type Numbers = Uint16Array | Uint32Array

/** What is found of one action: for each place one more than the number of its verdict (0: not asked for yet), and each case's number. */
type Sheet = { readonly course: Course; ids: Numbers; out: Numbers }

/** The verdicts number in the thousands, so that their numbers take two bytes; four where there should once be more. */
const verdictIds = (courses: readonly Course[], { at, count }: CaseColumns): ReadonlyMap<Course, Numbers> => {
  const sheets = courses.map((course): Sheet => ({ course, ids: new Uint16Array(course.plan.size), out: new Uint16Array(count) }))
  const plans = courses.map(({ plan }) => plan)
  walkCells(plans, at.codes, count, (plan, places, start, length) => {
    const sheet = sheets[plan]
    if (sheet === undefined) return
    const done = lookUp(sheet, places, start, 0, length)
    if (done === length) return
    sheet.ids = Uint32Array.from(sheet.ids)
    sheet.out = Uint32Array.from(sheet.out)
    lookUp(sheet, places, start, done, length)
  })
  return new Map(sheets.map(({ course, out }) => [course, out]))
}

const narrowMax = 2 ** 16 - 1

/** From the case `start + from` on; stops at the first of which the number does not fit. */
const lookUp = ({ course, ids, out }: Sheet, places: Int32Array, start: number, from: number, length: number): number => {
  const most = ids instanceof Uint16Array ? narrowMax : Number.POSITIVE_INFINITY
  for (let index = from; index < length; index += 1) {
    const place = places[index] ?? 0
    let next = ids[place] ?? 0
    if (next === 0) {
      next = firstVerdict(course, place).id + 1
      if (next > most) return index
      ids[place] = next
    }
    out[start + index] = next - 1
  }
  return length
}

/** Worked out when the first case comes to the place. */
const firstVerdict = ({ plan, blocks }: Course, place: number): PreparedVerdict => {
  const { stretch, states, combination } = cellAt(plan.layouts, place)
  const block = blocks[stretch]
  if (block === undefined) throw new RangeError(`no place ${place}`)
  return block.settle(states, combination)
}
