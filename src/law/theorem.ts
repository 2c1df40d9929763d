// A theorem about the law as encoded: a sentence that counsel can read, and what it says of every case there is.
import type { Action } from './action.ts'
import type { AnswerKind, Verification } from './answer.ts'
import type { Condition } from './condition.ts'
import type { Facts } from './facts.ts'
import type { PlaceId } from './rule.ts'

export type Claim =
  /** The answer is none of these. */
  | { readonly kind: 'never'; readonly answers: readonly AnswerKind[] }
  /** The answer is one of these. */
  | { readonly kind: 'only'; readonly answers: readonly AnswerKind[] }
  /** There is an answer, and only one. */
  | { readonly kind: 'exactly-one-answer' }
  /** No rule carries an answer, loses, or stays open on a day on which it is not in force. */
  | { readonly kind: 'in-force-only' }
  /** Where the answer is must or may, no way of filling in what is unknown ends in a bar or a conflict. */
  | { readonly kind: 'unknown-opens-nothing' }
  /** No rule that leaves a question to a person stands among those that carry a must or may. */
  | { readonly kind: 'question-never-permits' }

export type Theorem = {
  readonly id: string
  /** Counsel's English. */
  readonly words: string
  /** The law that it restates, or the rule of the desk. */
  readonly citation: string
  readonly verified: Verification
  readonly places: readonly PlaceId[]
  /** First day on which it is claimed; null: from the first day that the place is covered. */
  readonly from: string | null
  /** First day on which it is no longer claimed; null: no end. */
  readonly to: string | null
  readonly actions: readonly Action[]
  /** It speaks of the cases in which this is known to hold. */
  readonly given: Condition
  readonly claim: Claim
}

export const opening: readonly AnswerKind[] = ['must', 'may']
export const barring: readonly AnswerKind[] = ['must-not', 'no-authority']

/** A case that shows a theorem false. `completed`: the same case with more known, where the theorem compares two. */
export type Counterexample = {
  readonly facts: Facts
  readonly answer: AnswerKind
  readonly completed: Facts | null
  readonly completedAnswer: AnswerKind | null
  readonly says: string
}

/** One theorem on one action of one place by one method. */
export type Proof = {
  readonly theorem: Theorem
  readonly place: PlaceId
  readonly action: Action
  readonly method: 'enumeration' | 'smt'
  readonly holds: boolean
  /** False where no case meets what the theorem presupposes: then it says nothing. */
  readonly speaks: boolean
  /** Cells looked at, or questions put to the solver. */
  readonly steps: number
  readonly counterexample: Counterexample | null
}

export const forbids = (theorem: Theorem, answer: AnswerKind): boolean =>
  theorem.claim.kind === 'never'
    ? theorem.claim.answers.includes(answer)
    : theorem.claim.kind === 'only'
      ? !theorem.claim.answers.includes(answer)
      : false
