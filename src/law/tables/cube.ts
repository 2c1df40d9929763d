// Cases counted once, so that another law's totals need not look at every case again.
import type { Action } from '../action.ts'
import type { Condition } from '../condition.ts'
import { tableOf } from '../place.ts'
import type { Place } from '../place.ts'
import type { Rule } from '../rule.ts'
import { leavesOf, textOf } from './atoms.ts'
import { codedRows } from './case-columns.ts'
import type { CaseColumns } from './case-columns.ts'
import { judgedHeaps, summed, totalsInCells } from './cell-totals.ts'
import type { JudgedHeaps, Total } from './cell-totals.ts'
import { walkCells } from './cell-walk.ts'
import { verdictsOnColumns } from './columns.ts'
import { compileLaw } from './compile.ts'
import type { Compiled } from './compile.ts'
import { countedCells, countingOf } from './counted-cells.ts'
import type { CountedCells } from './counted-cells.ts'
import { countedRows } from './counted-rows.ts'
import type { CountedRows } from './counted-rows.ts'
import { turningDays } from './eras.ts'
import { groundOf } from './ground.ts'
import { rehearsalsOf } from './rehearsal.ts'

/** An action's cases, with the verdicts of the first law on them where they are counted by cell. */
export type Counted = (CountedCells & { readonly judged: JudgedHeaps }) | (CountedRows & { readonly rules: readonly Rule[] })

/** For each action its own count: an action sees few facts, so its cases fall together into few. */
export type Cube = ReadonlyMap<Action, Counted>

/**
 * Counts the cases under one law or several. Laws beside the first are named if they ask what the first does not: drafts may then ask
 * it too; `also`: questions that drafts may ask of any action. Neither is needed to drop, add, change or move rules that ask what some
 * rule on the action asks already.
 */
export const cubeOf = (
  columns: CaseColumns,
  laws: readonly Compiled[],
  actions: readonly Action[],
  also: readonly Condition[] = [],
): Cube => {
  const [first] = laws
  if (first === undefined) return new Map()
  const place = joined(laws.map((law) => law.place))
  const ground = place === null || (laws.length === 1 && also.length === 0) ? null : groundOf(place, place.rules, also)
  const coded = codedRows(columns)
  const countings = actions.flatMap((action) => {
    const rules = rulesOf(laws, action)
    const counting = place === null ? null : countingOf(action, { rules, also }, ground ?? first.on(action).ground, columns, coded)
    return counting === null ? [] : [counting]
  })
  const counts = countings.map(({ plan }) => new Int32Array(plan.size))
  walkCells(
    countings.map(({ plan }) => plan),
    columns.at.codes,
    columns.count,
    (plan, places, _, length) => countInto(counts[plan] ?? places, places, length),
  )
  const cells = new Map(
    countings.flatMap((counting, index): readonly (readonly [Action, Counted])[] => {
      const one = countedCells(counting, counts[index] ?? new Int32Array(0), columns)
      const judged = judgedHeaps(one, first.place)
      return judged === null ? [] : [[counting.action, { ...one, judged }]]
    }),
  )
  const cube = new Map(
    actions.map((action): readonly [Action, Counted] => {
      const counted = cells.get(action) ?? {
        ...countedRows(
          columns,
          laws.map((law) => law.on(action)),
        ),
        rules: rulesOf(laws, action),
      }
      return [action, counted]
    }),
  )
  rehearse(cube, first.place)
  return cube
}

/** So many heaps are worth rehearsals, and so many rounds of them make the code quick. */
const rehearsedFrom = 4096
const rounds = 2

const rehearse = (cube: Cube, place: Place): void => {
  const counted = [...cube.values()].filter((one) => one.kind === 'cells')
  if (counted.reduce((sum, { heaps }) => sum + heaps.length, 0) < rehearsedFrom) return
  const actions = counted.map(({ action }) => action)
  for (let round = 0; round < rounds; round += 1)
    for (const draft of rehearsalsOf(place, actions)) totalsOf(cube, compileLaw(draft), actions)
}

const rulesOf = (laws: readonly Compiled[], action: Action): readonly Rule[] => [
  ...new Set(laws.flatMap(({ place }) => tableOf(place, action).rules)),
]

/** All laws must be of one place. */
const joined = (places: readonly Place[]): Place | null => {
  const [first] = places
  if (first === undefined || places.some(({ zone, layers }) => zone !== first.zone || layers.join() !== first.layers.join())) return null
  return { ...first, rules: [...new Set(places.flatMap(({ rules }) => rules))] }
}

const countInto = (counts: Int32Array, places: Int32Array, length: number): void => {
  for (let index = 0; index < length; index += 1) {
    const place = places[index] ?? 0
    counts[place] = (counts[place] ?? 0) + 1
  }
}

/**
 * How many of the counted cases come out how on each action under a law; null where it asks, or turns on a day, that was not counted,
 * so that the cases must be counted again. An action that was not counted is left out.
 */
export const totalsOf = (cube: Cube, law: Compiled, actions: readonly Action[]): ReadonlyMap<Action, readonly Total[] | null> =>
  new Map(
    actions.flatMap((action): readonly (readonly [Action, readonly Total[] | null])[] => {
      const one = cube.get(action)
      if (one === undefined) return []
      return [[action, one.kind === 'cells' ? totalsInCells(one, law.place, one.judged) : totalsInRows(one, law, action)]]
    }),
  )

const totalsInRows = (
  { distinct, counts, rules }: CountedRows & { readonly rules: readonly Rule[] },
  law: Compiled,
  action: Action,
): readonly Total[] | null => {
  if (!asksOnly(tableOf(law.place, action).rules, rules)) return null
  const [verdicts] = verdictsOnColumns(law, [action], distinct)
  if (verdicts === undefined) return null
  return summed([{ said: Array.from(verdicts.ids, (id) => verdicts.verdict(id)), cases: counts }])
}

/** Nothing that the counted rules do not ask, of no other moments, on no other days. */
const asksOnly = (rules: readonly Rule[], counted: readonly Rule[]): boolean => {
  const own = rules.filter((rule) => !counted.includes(rule))
  const asked = new Set(counted.flatMap(questionsOf))
  return own.flatMap(questionsOf).every((question) => asked.has(question))
}

const questionsOf = (rule: Rule): readonly string[] => [
  rule.selects,
  ...turningDays(rule),
  ...leavesOf(rule.when).map(textOf),
  ...(rule.status ?? []).flatMap(({ for: when }) => (when === undefined ? [] : leavesOf(when).map(textOf))),
]
