// The eight answers, kept apart, and what comes with them: deciding and defeated rules, duties, unknowns, questions for counsel.
import type { Action } from './action.ts'

/** must, may, must-not: plain. not-required: a duty is lifted, another layer decides. no-authority: barred for want of power.
 *  silent: the law found does not speak. needs-human: an unknown fact or unsettled law; a person decides. conflict: two live
 *  laws say different things and nothing orders them. */
export const answerKinds = ['must', 'may', 'must-not', 'not-required', 'no-authority', 'silent', 'needs-human', 'conflict'] as const
export type AnswerKind = (typeof answerKinds)[number]

export const layerKinds = [
  'constitution',
  'federal-statute',
  'federal-regulation',
  'federal-court',
  'federal-form',
  'state-constitution',
  'state-statute',
  'state-court',
  'city-ordinance',
  'executive-order',
  'department-policy',
] as const
export type LayerKind = (typeof layerKinds)[number]

/** How far the text behind a rule was seen: yes, partly, or no (from memory; a hypothesis to check). */
export type Verification = 'yes' | 'partly' | 'no'

export type DecidingRule = {
  readonly rule: string
  readonly citation: string
  readonly layer: LayerKind
  readonly text: string
  readonly verified: Verification
}

export type DefeatedRule = {
  readonly rule: string
  readonly citation: string
  readonly says: AnswerKind
  readonly by: string
  readonly reason: string
}

export type ActionAnswer = {
  readonly answer: AnswerKind
  readonly because: readonly DecidingRule[]
  readonly defeated: readonly DefeatedRule[]
  /** ISO 8601 with offset, or null: the moment at which the answer ends. */
  readonly until: string | null
  /** Plain sentences for a deputy. */
  readonly explanation: string
}

/** A duty that the law opens for this case. `by` is ISO 8601 with the place's offset; null: no fixed moment, see `byWords`. */
export type LegalDuty = {
  readonly duty: string
  readonly to: string
  readonly by: string | null
  /** The statute's own words if the moment is vague or not computable yet, e.g. `before the interview`. */
  readonly byWords: string | null
  readonly language: string | null
  readonly citation: string
  readonly rule: string
  /** The actions that stay barred until the duty is done; empty if none. */
  readonly lifts: readonly Action[]
  readonly says: string
  /** What the moment is counted from: when, ISO 8601, and the fact that tells of it; left out where the law counts from nothing. */
  readonly start?: { readonly at: string; readonly event: string }
  /** ISO 8601: not before this moment, where the law gives a window. */
  readonly notBefore?: string
  /** Any of these may be addressed instead of `to`. */
  readonly orTo?: readonly string[]
  readonly form?: string
  readonly languages?: readonly string[]
  readonly contents?: readonly string[]
  readonly without?: readonly string[]
  readonly proof?: string
  readonly persons?: number
  /** What follows by law if the moment passes. */
  readonly onMiss?: string
}

/** What breaking the law exposes to; for information, it changes no answer. */
export type Exposure = { readonly rule: string; readonly citation: string; readonly kind: string; readonly says: string }

export type MissingFact = { readonly fact: string; readonly question: string; readonly wouldDecide: readonly Action[] }

export type CounselQuestion = {
  readonly question: string
  readonly citations: readonly string[]
  readonly meanwhile: string
  /** The competing readings, if the law states or courts have taken several. */
  readonly readings?: readonly string[]
}

/** The whole answer to one case: every action, always. */
export type Determination = {
  readonly law: { readonly place: string; readonly at: string; readonly layers: readonly string[]; readonly version: string }
  readonly answers: Readonly<Record<Action, ActionAnswer>>
  readonly duties: readonly LegalDuty[]
  readonly missing: readonly MissingFact[]
  readonly counsel: readonly CounselQuestion[]
  /** Left out if there is none. */
  readonly exposures?: readonly Exposure[]
}
