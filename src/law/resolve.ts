// How rules that speak to one action meet: overrides first, then the answers that stand.
import type { Action } from './action.ts'
import type { AnswerKind } from './answer.ts'
import type { Edge, Table } from './place.ts'
import type { RelationKind } from './relation.ts'
import { saidOn } from './rule.ts'
import type { Rule } from './rule.ts'

export type Defeat = {
  readonly rule: Rule
  readonly says: AnswerKind
  readonly by: Rule
  readonly reason: string
  readonly relation: RelationKind
}

export type Resolved = {
  readonly answer: AnswerKind
  /** Rules that carry the answer, and those that stand beside it. */
  readonly standing: readonly Rule[]
  /** Those that carry it: neither defeated nor settled. */
  readonly deciding: readonly Rule[]
  readonly defeated: readonly Defeat[]
}

/**
 * 1. A rule is defeated by an override whose own rule is effective (or is defeated too, where the override says it stays so).
 * 2. A settled rule stands beside the one that settles it and no longer asks.
 * 3. not-required only lifts a duty: it decides if nothing else does. must includes may; must-not includes no-authority.
 * 4. Different answers that nothing orders are a conflict: never row order, never a silent winner. No rule: silent.
 */
export const resolve = (speaking: readonly Rule[], action: Action, table: Table): Resolved => {
  const heard = new Set(speaking)
  const judged = new Map<Rule, boolean>()
  const aimedAt = (rule: Rule, kind: 'defeats' | 'settles'): readonly Edge[] =>
    (table.edges.get(rule) ?? []).filter((edge) => edge.relation.kind === kind && heard.has(edge.by))
  const counts = (edge: Edge): boolean => edge.relation.ifDefeated === 'stays-defeated' || isEffective(edge.by)
  const isEffective = (rule: Rule): boolean => {
    const known = judged.get(rule)
    if (known !== undefined) return known
    judged.set(rule, true)
    const effective = !aimedAt(rule, 'defeats').some(counts)
    judged.set(rule, effective)
    return effective
  }
  const effective = speaking.filter(isEffective)
  const settled = effective.filter((rule) => aimedAt(rule, 'settles').some(counts))
  const deciding = effective.filter((rule) => !settled.includes(rule))
  return {
    answer: combine(new Set(deciding.flatMap((rule) => saidOn(rule, action)?.answer ?? []))),
    standing: effective,
    deciding,
    defeated: speaking
      .filter((rule) => !isEffective(rule))
      .flatMap((rule) => defeatsOf(rule, action, aimedAt(rule, 'defeats').filter(counts))),
  }
}

export const combine = (heard: ReadonlySet<AnswerKind>): AnswerKind => {
  const answers = new Set(heard)
  if (answers.size > 1) answers.delete('not-required')
  if (answers.has('must-not')) answers.delete('no-authority')
  if (answers.has('must')) answers.delete('may')
  const [only] = answers
  if (only === undefined) return 'silent'
  return answers.size === 1 ? only : 'conflict'
}

/** Each override that names the rule is shown; of those that reach it through a group, one. */
const defeatsOf = (rule: Rule, action: Action, edges: readonly Edge[]): readonly Defeat[] => {
  const named = edges.filter((edge) => edge.named)
  const byGroup = edges.filter((edge) => !edge.named).toSorted((a, b) => (a.by.id < b.by.id ? -1 : 1))
  const shownEdges = named.length > 0 ? named : byGroup.slice(0, 1)
  const spoken = saidOn(rule, action)?.answer ?? 'silent'
  return shownEdges.map(({ by, said }) => ({ rule, says: spoken, by, reason: said.reason, relation: said.kind }))
}
