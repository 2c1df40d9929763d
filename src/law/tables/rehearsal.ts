// Drafts of our own, judged as part of counting, so that the first draft of a person does not meet code that has never run.
import type { Action } from '../action.ts'
import { all, always, not } from '../condition.ts'
import { tableOf } from '../place.ts'
import type { Place } from '../place.ts'
import { defeats } from '../relation.ts'
import type { Rule } from '../rule.ts'
import { leavesOf } from './atoms.ts'

/** For each action a rule narrowed by another, a rule narrowed by one question of another, and a new rule that always speaks. */
export const rehearsalsOf = (place: Place, actions: readonly Action[]): readonly Place[] => {
  const changes = new Map(actions.flatMap((action) => narrowed(tableOf(place, action).rules)))
  const rules = place.rules.map((rule) => changes.get(rule) ?? rule)
  const [first] = rules
  if (first === undefined) return []
  const speaking: Rule = {
    ...first,
    id: 'rehearsal',
    when: always,
    answers: [{ actions, answer: 'must-not' }],
    groups: [],
    over: [
      defeats(
        [...changes.values()].map(({ id }) => id),
        'rehearsal',
      ),
    ],
  }
  return [
    { ...place, rules },
    { ...place, rules: [...rules, speaking] },
  ]
}

const narrowed = ([one, other, third]: readonly Rule[]): readonly (readonly [Rule, Rule])[] => {
  if (one === undefined || other === undefined || third === undefined) return []
  const [question] = leavesOf(other.when)
  return [
    [one, { ...one, when: all(one.when, not(other.when)) }],
    [third, { ...third, when: all(third.when, question ?? always) }],
  ]
}
