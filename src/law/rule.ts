// What a rule of law is here: a value with its words, its dates, its condition, what follows, and what it overrides.
import type { Action } from './action.ts'
import type { AnswerKind, LayerKind, Verification } from './answer.ts'
import type { Condition } from './condition.ts'
import type { FactPath, FactValue } from './facts.ts'

export type PlaceId = string

/** Which moment chooses the version of a rule; `release` falls back on the decision while eligibility is unknown. */
export type DateSelector = 'decision' | 'receipt' | 'release' | 'offense'

/** A moment counted from facts. `end-of-day`: 23:59 of the place's calendar day of the decision, or of eligibility if that is later. */
export type Deadline =
  | { readonly kind: 'minutes-after'; readonly fact: FactPath; readonly minutes: number }
  | { readonly kind: 'end-of-day' }
  | { readonly kind: 'vague' }

export type AnswerSaid = { readonly actions: readonly Action[]; readonly answer: AnswerKind; readonly until?: Deadline }

export type DutySaid = {
  readonly duty: string
  readonly to: string
  readonly by: Deadline
  /** The law's own words for the time, or ours if it names none. */
  readonly byWords: string | null
  readonly language: string | null
  readonly lifts: readonly Action[]
  readonly says: string
  /** Must be done before the person leaves: due no later than the release itself. */
  readonly beforeLeaving?: true
}

export type CounselSaid = { readonly question: string; readonly citations: readonly string[]; readonly meanwhile: string }

/** defeats: the other rule loses its effect. settles: the other rule leaves a question open which this one answers; both stand. */
export type Relation = {
  readonly kind: 'defeats' | 'settles'
  /** Rule ids, or `group:name` for every rule of that group. */
  readonly rules: readonly string[]
  readonly reason: string
  /** If this rule is itself defeated: does the other revive, or stay defeated? */
  readonly ifDefeated: 'revives' | 'stays-defeated'
}

/** A worked case: with these facts at this moment the rule fires, and the place answers so. */
export type Example = {
  readonly title: string
  readonly place: PlaceId
  readonly at: string
  readonly facts: Readonly<Partial<Record<FactPath, FactValue>>>
  readonly expect: Readonly<Partial<Record<Action, AnswerKind>>>
}

/** ask: the answer stays open where the unknown could turn it. does-not-apply: the rule needs its facts shown. */
export type IfUnknown = 'ask' | 'does-not-apply'

/** One section of law: what its file says on top. */
export type Section = {
  readonly citation: string
  readonly layer: LayerKind
  readonly place: PlaceId
  /** First day in force. */
  readonly from: string
  /** First day no longer in force; null: no end known. */
  readonly to: string | null
  readonly verified: Verification
  readonly sources: readonly string[]
  /** What the section says that no rule here expresses. */
  readonly notEncoded: string
}

export type Rule = Section & {
  readonly id: string
  /** The law's words as seen, or, where verified is not yes, as reported. */
  readonly text: string
  /** For a deputy: what the rule comes to in this case. */
  readonly plain: string
  readonly selects: DateSelector
  readonly when: Condition
  readonly answers: readonly AnswerSaid[]
  readonly duties: readonly DutySaid[]
  readonly counsel: readonly CounselSaid[]
  readonly groups: readonly string[]
  readonly over: readonly Relation[]
  readonly ifUnknown: IfUnknown
  readonly examples: readonly Example[]
}

type Given = Pick<Rule, 'id' | 'text' | 'plain' | 'when' | 'examples'> & Partial<Rule>

/** A rule of a section; what it does not say itself it has from the section. */
export const ruleOf = (section: Section, given: Given): Rule => ({
  selects: 'decision',
  answers: [],
  duties: [],
  counsel: [],
  groups: [],
  over: [],
  ifUnknown: 'ask',
  ...section,
  ...given,
})

export const says = (answer: AnswerKind, ...to: readonly Action[]): AnswerSaid => ({ actions: to, answer })

export const defeats = (rules: readonly string[], reason: string): Relation => ({ kind: 'defeats', rules, reason, ifDefeated: 'revives' })

export const settles = (rules: readonly string[], reason: string): Relation => ({ kind: 'settles', rules, reason, ifDefeated: 'revives' })

export const saidOn = (rule: Rule, action: Action): AnswerSaid | null => rule.answers.find((said) => said.actions.includes(action)) ?? null
