// Words that one layer of law defines: criteria whose meaning stands in each rule that uses them, so that none is shared by accident.
import type { Condition } from './condition.ts'
import type { Facts } from './facts.ts'
import type { DocumentTaken, PlaceId, Rule } from './rule.ts'
import { truthOf } from './truth.ts'

/** What a word means in the law of one layer. The term is `place/word`; a new wording is a new term, such as `us-zz/detainer@2026`. */
export type Definition = {
  readonly term: string
  readonly citation: string
  readonly says: string
  readonly means: Condition
  /** The paper outside the law that it takes in as of one version. */
  readonly document?: DocumentTaken
}

/** The criterion as it stands in a rule's condition. */
export const asDefined = ({ term, means }: Definition): Condition => ({ kind: 'meets', term, of: means })

const layerOf = (term: string): PlaceId => term.slice(0, term.indexOf('/'))

/** The definitions that a condition uses, also inside lists and other definitions. */
export const termsIn = (condition: Condition): readonly Extract<Condition, { kind: 'meets' }>[] => {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.of.flatMap(termsIn)
    case 'not':
    case 'shown':
      return termsIn(condition.of)
    case 'meets':
      return [condition, ...termsIn(condition.of)]
    case 'at-least':
      return termsIn(condition.where)
    default:
      return []
  }
}

export type TermFault = { readonly rule: string; readonly says: string }

/** Terms used without import from another layer, imports never used, and one term that means two things. */
export const termFaults = (rules: readonly Rule[]): readonly TermFault[] => {
  const meanings = new Map<string, { readonly rule: string; readonly means: string }>()
  const faults: TermFault[] = []
  for (const rule of rules.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const used = termsIn(rule.when)
    for (const { term, of } of used) {
      const means = JSON.stringify(of)
      const before = meanings.get(term)
      if (before === undefined) meanings.set(term, { rule: rule.id, means })
      else if (before.means !== means) faults.push({ rule: rule.id, says: `${term} does not mean here what it means in ${before.rule}` })
      if (!term.includes('/')) faults.push({ rule: rule.id, says: `${term} names no layer` })
      else if (layerOf(term) !== rule.place && rule.imports?.includes(term) !== true)
        faults.push({ rule: rule.id, says: `${term} is a word of ${layerOf(term)}, taken in without an import` })
    }
    for (const term of rule.imports ?? [])
      if (!used.some((one) => one.term === term)) faults.push({ rule: rule.id, says: `${term} is imported and not used` })
  }
  return faults
}

/**
 * Why a rule does not apply: `not-defined`: what came is not the thing that its law speaks of (a definition among its conditions, or one
 * within such a definition, fails); `not-met`: it is, and some other condition fails; null: it applies, or that is unknown.
 */
export type Failure = { readonly kind: 'not-defined'; readonly terms: readonly string[] } | { readonly kind: 'not-met' }

export const failureOf = (rule: Pick<Rule, 'when'>, facts: Facts): Failure | null => {
  if (truthOf(rule.when, facts) !== 'no') return null
  const terms = failedDefinitions(rule.when, facts)
  return terms.length > 0 ? { kind: 'not-defined', terms } : { kind: 'not-met' }
}

/** Definitions that the condition as a whole cannot do without and that are known to fail. */
const failedDefinitions = (condition: Condition, facts: Facts): readonly string[] => {
  if (condition.kind === 'all') return condition.of.flatMap((part) => failedDefinitions(part, facts))
  if (condition.kind !== 'meets') return []
  return truthOf(condition, facts) === 'no' ? [condition.term] : []
}
