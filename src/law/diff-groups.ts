// Changed cells brought together: by action and answers, and within these by the rules that carry the answers.
import { actions } from './action.ts'
import type { Action } from './action.ts'
import type { AnswerKind } from './answer.ts'
import { carriersOf } from './diff.ts'
import type { ChangedCell, LawDiff } from './diff.ts'
import { isRows } from './facts.ts'
import type { Facts } from './facts.ts'
import type { Rule } from './rule.ts'

/** Cells that change from one answer to another on the same rules. */
export type RuleGroup = {
  readonly cells: number
  /** The rules that carry the answer; none: an unknown keeps it open, or no law speaks. */
  readonly before: readonly Rule[]
  readonly after: readonly Rule[]
  /** The cell with the fewest facts and papers. */
  readonly smallest: ChangedCell
}

export type ChangeGroup = {
  readonly action: Action
  readonly before: AnswerKind
  readonly after: AnswerKind
  readonly cells: number
  readonly smallest: ChangedCell
  /** The most frequent first. */
  readonly byRules: readonly RuleGroup[]
}

export const groupsOf = ({ changed }: LawDiff): readonly ChangeGroup[] => grouped(changed)

/** The same answers on other law, by action and answer. */
export const movedGroupsOf = ({ moved }: LawDiff): readonly ChangeGroup[] => grouped(moved)

const grouped = (changed: readonly ChangedCell[]): readonly ChangeGroup[] =>
  [...Map.groupBy(changed, ({ action, before, after }) => `${action} ${before.answer} ${after.answer}`).values()]
    .flatMap((cells): readonly ChangeGroup[] => {
      const smallest = smallestOf(cells)
      if (smallest === undefined) return []
      const { action, before, after } = smallest
      return [{ action, before: before.answer, after: after.answer, cells: cells.length, smallest, byRules: ruleGroups(cells) }]
    })
    .toSorted((a, b) => actions.indexOf(a.action) - actions.indexOf(b.action) || doubt(a) - doubt(b) || b.cells - a.cells)

const ruleGroups = (cells: readonly ChangedCell[]): readonly RuleGroup[] =>
  [...Map.groupBy(cells, (cell) => `${namesOf(carriersOf(cell.before))} > ${namesOf(carriersOf(cell.after))}`).values()]
    .flatMap((some): readonly RuleGroup[] => {
      const smallest = smallestOf(some)
      if (smallest === undefined) return []
      return [{ cells: some.length, before: carriersOf(smallest.before), after: carriersOf(smallest.after), smallest }]
    })
    .toSorted((a, b) => b.cells - a.cells || sizeOf(a.smallest.facts) - sizeOf(b.smallest.facts))

/** What the law now settles stands before what it now leaves to a person. */
const doubt = ({ before, after }: ChangeGroup): number => (after === 'needs-human' ? 2 : before === 'needs-human' ? 1 : 0)

/** The law that carries the answer on one side, the most frequent first, and in how many of the cells it does. */
export const authoritiesOf = (
  { byRules }: ChangeGroup,
  side: 'before' | 'after',
): readonly { readonly citation: string; readonly cells: number }[] => {
  const counts = new Map<string, number>()
  for (const group of byRules) {
    for (const citation of new Set(group[side].map((rule) => rule.citation)))
      counts.set(citation, (counts.get(citation) ?? 0) + group.cells)
  }
  return [...counts].map(([citation, cells]) => ({ citation, cells })).toSorted((a, b) => b.cells - a.cells)
}

const namesOf = (rules: readonly Rule[]): string =>
  rules
    .map(({ id }) => id)
    .toSorted()
    .join(' ')

const smallestOf = (cells: readonly ChangedCell[]): ChangedCell | undefined => {
  let best = cells[0]
  for (const cell of cells) if (best !== undefined && sizeOf(cell.facts) < sizeOf(best.facts)) best = cell
  return best
}

/** How much one has to know to have such a case: papers weigh more than facts, and facts more than fields. */
const sizeOf = ({ known }: Facts): number =>
  Object.values(known).reduce<number>(
    (sum, value) =>
      sum +
      10 +
      (isRows(value) ? value.reduce((rows, row) => rows + 100 + Object.keys(row).length, 0) : Array.isArray(value) ? value.length : 0),
    0,
  )
