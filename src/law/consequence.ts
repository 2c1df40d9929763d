// What a rule says if it speaks: answers, duties, questions for counsel, and what breaking it exposes to.
import type { Action } from './action.ts'
import type { AnswerKind } from './answer.ts'
import type { Condition } from './condition.ts'
import type { FactPath } from './facts.ts'
import type { Point } from './point.ts'

/**
 * A moment counted from facts. `end-of-day`: 23:59 of the place's calendar day of the decision, or of eligibility if that is later.
 * `at`: any point of the law; with `notBefore`, a window that opens there. `vague`: the law's own word stands in `byWords`, and
 * `atMost` is the number that the agency has set itself under it, if it has; a day means its last minute.
 */
export type Deadline =
  | { readonly kind: 'minutes-after'; readonly fact: FactPath; readonly minutes: number }
  | { readonly kind: 'end-of-day' }
  | { readonly kind: 'vague'; readonly atMost?: Point }
  | { readonly kind: 'at'; readonly point: Point; readonly notBefore?: Point }

export type AnswerSaid = {
  readonly actions: readonly Action[]
  readonly answer: AnswerKind
  readonly until?: Deadline
  /** What the answer covers, where it is less than the case: this person, this request, or the papers of these words. */
  readonly scope?: 'person' | 'request' | 'paper'
  /** Who chooses where the answer is may, by office: the law names him, and the choice is shown as one. */
  readonly decider?: string
}

/**
 * Kinds of duty: serve a paper on the person, tell others, obtain (a consent), advise, find out, record, report, meet in public, adopt a
 * policy, enter or end an agreement, carry out a hand-over, decline, take it to a person who decides, publish.
 */
export const dutyKinds = [
  'serve',
  'tell',
  'obtain',
  'advise',
  'find-out',
  'record',
  'report',
  'meet',
  'adopt',
  'agree',
  'hand-over',
  'decline',
  'escalate',
  'publish',
] as const
export type DutyKind = (typeof dutyKinds)[number]

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
  readonly kind?: DutyKind
  /** Other addressees, any one of whom is enough instead of `to`. */
  readonly orTo?: readonly string[]
  readonly form?: 'written' | 'oral' | 'written-and-oral' | 'electronic'
  /** Languages in which it must be had, BCP 47; `language` says who chooses among them. */
  readonly languages?: readonly string[]
  /** What it must contain: the points of a consent or advisement, the columns of a report. */
  readonly contents?: readonly string[]
  /** What it must not contain or rely on, such as names in a report or an interpreter of the requester. */
  readonly without?: readonly string[]
  /** What shows that it was done: a signature, a receipt, an entry. */
  readonly proof?: string
  /** How many persons must do it independently. */
  readonly persons?: 2
  readonly keepYears?: number
  /** A duty that comes again: each so many, until its end event (a condition; it is over when that is shown). */
  readonly repeats?: {
    readonly every: number
    readonly unit: 'days' | 'weeks' | 'months' | 'years'
    readonly until: Condition | null
    /** True: also when there is nothing to tell, and then that is certified. */
    readonly evenIfNone?: true
  }
  /** What follows by law if the moment passes. */
  readonly onMiss?: string
}

export type CounselSaid = {
  readonly question: string
  readonly citations: readonly string[]
  /** What is done until the question is settled: never longer custody. */
  readonly meanwhile: string
  /** The competing readings, each in a sentence that its advocate would sign. */
  readonly readings?: readonly string[]
}

/** A penalty, a loss, a claim or an immunity. Shown beside the answer, never read by a rule: it changes no answer. */
export type ExposureSaid = {
  readonly kind: 'civil-penalty' | 'criminal' | 'removal' | 'loss-of-funds' | 'private-claim' | 'immunity'
  readonly says: string
  /** In which cases, such as a state of mind; shown where it is not known to fail. */
  readonly when?: Condition
}
