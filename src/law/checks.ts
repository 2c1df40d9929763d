// Faults that stand in the rules as written, before any case is run: unknown words, overrides of nothing, circles, missing examples.
import { actions } from './action.ts'
import type { Action } from './action.ts'
import { vocabularyFaults } from './condition.ts'
import type { Facts } from './facts.ts'
import { edgesOf } from './place.ts'
import type { Place } from './place.ts'
import { ruleFaults } from './rule-faults.ts'
import type { RuleFault } from './rule-faults.ts'
import { saidOn } from './rule.ts'
import type { Rule } from './rule.ts'

export type Finding = {
  readonly kind: 'word' | 'date' | 'circle' | 'example' | 'conflict' | 'gap' | 'dead' | 'window' | 'fact' | RuleFault['kind']
  /** A rule's id, or ids; where no rule is at fault, the citations or the fact. */
  readonly rule: string
  readonly says: string
  /** The action it is about, if it is about one. */
  readonly about?: Action
  /** The smallest case that shows it. */
  readonly example?: Facts
}

/** Everything that is wrong with the rules as written, without running a case but the examples. */
export const structuralFindings = (place: Place, known: readonly Rule[]): readonly Finding[] => [
  ...place.rules.flatMap((rule) => [...wordFindings(rule), ...(rule.place === place.id ? exampleFindings(rule) : [])]),
  ...circles(place),
  ...ruleFaults(place, known),
]

const wordFindings = (rule: Rule): readonly Finding[] => [
  ...vocabularyFaults(rule.when).map((says): Finding => ({ kind: 'word', rule: rule.id, says })),
  ...(isDay(rule.from) && (rule.to === null || (isDay(rule.to) && rule.from < rule.to))
    ? []
    : [{ kind: 'date' as const, rule: rule.id, says: `in force from ${rule.from} to ${String(rule.to)}` }]),
]

const isDay = (day: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(day)

const exampleFindings = (rule: Rule): readonly Finding[] =>
  rule.examples.length > 0 ? [] : [{ kind: 'example', rule: rule.id, says: 'has no worked example' }]

/** Overrides must not run in a circle among rules that speak to one action and can be in force on one day. */
const circles = (place: Place): readonly Finding[] => {
  const edges = edgesOf(place.rules)
  const found: Finding[] = []
  for (const action of actions) {
    const speaking = place.rules.filter((rule) => saidOn(rule, action) !== null)
    for (const start of speaking)
      if (reaches(start, start, action, edges, new Set()))
        found.push({ kind: 'circle', rule: start.id, says: `overrides itself on ${action}` })
  }
  return found
}

const reaches = (from: Rule, goal: Rule, action: Action, edges: ReturnType<typeof edgesOf>, seen: Set<string>): boolean =>
  (edges.get(from.id) ?? [])
    .filter(({ by, relation }) => relation.kind === 'defeats' && saidOn(by, action) !== null && overlaps(by, goal))
    .some(({ by }) => {
      if (by.id === goal.id) return true
      if (seen.has(by.id)) return false
      seen.add(by.id)
      return reaches(by, goal, action, edges, seen)
    })

const overlaps = (a: Rule, b: Rule): boolean => (a.to === null || b.from < a.to) && (b.to === null || a.from < b.to)
