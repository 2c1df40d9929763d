// What a rule of law is here: a value with its words, its dates, its condition, what follows, and what it overrides.
import type { Action } from './action.ts'
import type { AnswerKind, LayerKind, Verification } from './answer.ts'
import type { Condition } from './condition.ts'
import type { AnswerSaid, CounselSaid, DutySaid, ExposureSaid } from './consequence.ts'
import type { FactPath, FactValue } from './facts.ts'
import type { Relation } from './relation.ts'

export type PlaceId = string

export type { AnswerSaid, CounselSaid, Deadline, DutyKind, DutySaid, ExposureSaid } from './consequence.ts'
export type { Relation, RelationKind } from './relation.ts'
export { defeats, settles } from './relation.ts'

/** Which moment chooses the version of a rule (live.ts says which fact each reads, and what holds while it is unknown). */
export const dateSelectors = ['decision', 'receipt', 'release', 'offense', 'confinement', 'agreement'] as const
export type DateSelector = (typeof dateSelectors)[number]

/** A worked case: with these facts at this moment the rule fires, and the place answers so. */
export type Example = {
  readonly title: string
  readonly place: PlaceId
  readonly at: string
  readonly facts: Readonly<Partial<Record<FactPath, FactValue>>>
  readonly expect: Readonly<Partial<Record<Action, AnswerKind>>>
}

/**
 * ask: the answer stays open where the unknown could turn it. does-not-apply: the rule needs its facts shown. applies: the rule
 * speaks unless its condition is shown to fail; fit for bars only, for it closes on a doubt.
 */
export type IfUnknown = 'ask' | 'does-not-apply' | 'applies'

/**
 * What happened to a provision apart from its text. Each entry suspends it from `from` up to, not on, `to`; `in-force` undoes an entry
 * that began no later, as when an injunction is stayed. On a day, the entry that began last decides.
 */
export type Standing = {
  readonly from: string
  readonly to: string | null
  readonly kind: 'enjoined' | 'stayed' | 'severed' | 'not-enforced' | 'superseded' | 'in-force'
  /** Only for these persons or parties. */
  readonly for?: Condition
  /** Only in this place and the places in it. */
  readonly in?: PlaceId
  readonly says: string
  readonly source: string
}

/** A citation by which the same provision went in other years. */
export type CitationThen = { readonly citation: string; readonly from: string; readonly to: string | null }

/** A paper outside the law that the law takes in as of one version, such as a memorandum or an appendix. */
export type DocumentTaken = { readonly document: string; readonly version: string; readonly dated: string }

/** Who must vouch for a fact that no look-up can settle, and whether a second person must agree. */
export type AttestSaid = { readonly fact: string; readonly by: string; readonly on?: string; readonly persons?: 2 }

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
  /** Who made it and who can end it, where that is not plain from the layer: an executive order falls by a stroke of the pen. */
  readonly madeBy?: string
  readonly endedBy?: string
  /** The text as seen: where, on which day, SHA-256 of its bytes; for codes of which two versions are published at once. */
  readonly seen?: readonly { readonly url: string; readonly on: string; readonly sha256: string }[]
  /** Names the section had before it was renumbered or will have after; outside these days `citation` holds. */
  readonly citations?: readonly CitationThen[]
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
  /** Suspensions and their ends. */
  readonly status?: readonly Standing[]
  /** For a law with an end of its own: rules that stand again after `to`; none if it is empty. */
  readonly sunset?: { readonly revives: readonly string[]; readonly says: string }
  /** For a law that reaches back: the day it was made. Its `from` is the first day it covers; it speaks in no decision before this day. */
  readonly enactedOn?: string
  /** By a saving clause, still speaks after `to` on what its own moment caught before. */
  readonly outlives?: true
  /** Terms of other layers that this rule takes in; a term of its own layer needs no import. */
  readonly imports?: readonly string[]
  readonly takes?: readonly DocumentTaken[]
  readonly attest?: readonly AttestSaid[]
  readonly exposure?: readonly ExposureSaid[]
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

export const saidOn = (rule: Rule, action: Action): AnswerSaid | null => rule.answers.find((said) => said.actions.includes(action)) ?? null
