// Which facts the live rules on each action read: in their conditions, in what selects their version, in what suspends them.
import { actions } from '../law/action.ts'
import type { Action } from '../law/action.ts'
import { readsOf } from '../law/condition.ts'
import type { Facts } from '../law/facts.ts'
import { livenessReads, selectedBy } from '../law/live.ts'
import { liveRules } from '../law/place.ts'
import type { Place } from '../law/place.ts'
import type { Rule } from '../law/rule.ts'

export type Readers = {
  readonly all: readonly Rule[]
  /** Names as in conditions: a field of a list is `request.instruments[].signer`. */
  readonly on: (action: Action) => ReadonlySet<string>
}

export const readersOf = (place: Place, facts: Facts): Readers => {
  const live = liveRules(place, facts)
  const byAction = new Map<Action, Set<string>>(actions.map((action) => [action, new Set()]))
  for (const rule of live) {
    const reads = readsOfRule(rule)
    for (const action of rule.answers.flatMap((said) => said.actions)) for (const name of reads) byAction.get(action)?.add(name)
  }
  return { all: live, on: (action) => byAction.get(action) ?? new Set() }
}

export const readsOfRules = (rules: readonly Rule[]): ReadonlySet<string> => new Set(rules.flatMap(readsOfRule))

const kept = new WeakMap<Rule, readonly string[]>()
/** All that the truth of a rule can depend on, beside the moment and the place. */
export const readsOfRule = (rule: Rule): readonly string[] => {
  const known = kept.get(rule)
  if (known !== undefined) return known
  const made = [
    ...readsOf(rule.when),
    selectedBy[rule.selects] ?? [],
    livenessReads(rule).flatMap((entry) => (entry.for === undefined ? [] : readsOf(entry.for))),
  ].flat()
  kept.set(rule, made)
  return made
}
