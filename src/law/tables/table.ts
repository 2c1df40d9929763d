// The compiled law: for each action, every distinguishable case and its prepared verdict, equal to the interpreter's in all of them.
import type { Action } from '../action.ts'
import type { AnswerKind } from '../answer.ts'
import type { Condition } from '../condition.ts'
import type { Facts } from '../facts.ts'
import type { Place } from '../place.ts'
import type { Defeat } from '../resolve.ts'
import type { Rule } from '../rule.ts'

/** One outcome of one action: what the interpreter says of every case of the cells that carry it, worked out once. */
export type PreparedVerdict = {
  readonly action: Action
  /** A small number, its own within the action's table. Not stable between versions of the law: compare verdicts by `key`. */
  readonly id: number
  /** Answer and rule ids in canonical words: equal keys are equal verdicts, also in tables of two different laws. */
  readonly key: string
  readonly answer: AnswerKind
  /** As `Verdict` of the interpreter: the standing rules, and the open ones where the unknown keeps the answer open. */
  readonly because: readonly Rule[]
  readonly deciding: readonly Rule[]
  readonly defeated: readonly Defeat[]
  /** Rules that would speak if an unknown fact were so. */
  readonly open: readonly Rule[]
  readonly possible: readonly AnswerKind[]
  /** Facts that the open rules read: of these some are unknown. A field of a list is `request.instruments[].signer`. */
  readonly turnsOn: readonly string[]
  /** Plain sentences: the answer, the law that decides, why the law that lost lost. The facts of the one case are not in it. */
  readonly explanation: string
}

/** A span of days in which the same rules on the action are in force, by the day of the decision. */
export type Era = {
  /** First day, YYYY-MM-DD on the place's calendar. */
  readonly from: string
  /** First day after it; null: open. */
  readonly to: string | null
  /** Ids of the rules on the action that can speak in it, sorted. */
  readonly rules: readonly string[]
}

/** Cases of one verdict, and still of one verdict after any further paper, whatever it is. */
export type Cell = {
  readonly action: Action
  /** The smallest case of the cell: fewest facts known, fewest papers. */
  readonly example: Facts
  readonly verdict: PreparedVerdict
  /** The first day of the era the example lies in. */
  readonly from: string
}

export type CellChoice = {
  /** Only the law of that day of decision, YYYY-MM-DD. */
  readonly on?: string
  /**
   * Conditions on which cells must agree with themselves: each is yes, no or unknown in all cases of a cell. Without them, cases with
   * one and the same verdict now and after any further paper are one cell, whatever else they differ in.
   */
  readonly telling?: readonly Condition[]
  /** All that is asked of the cells is the answer, and whether a question is among what decides. Default: verdicts are told apart. */
  readonly alike?: 'answer'
}

export type ActionTable = {
  readonly action: Action
  readonly eras: readonly Era[]
  /** Every verdict that some case has; asking for it works out all cells. */
  readonly verdicts: readonly PreparedVerdict[]
  /** How many cells `each` gives. */
  readonly cells: number
  /** Paths of the facts that matter to the action in some era; a list counts as one. */
  readonly cone: readonly string[]
  /** The verdict on one case; exact for every case, also of many papers. `until` and due moments follow from the case, not from here. */
  readonly verdictOf: (facts: Facts) => PreparedVerdict
  /** Every cell once, in a stable order, the smaller examples first. */
  readonly each: (choice?: CellChoice) => Iterable<Cell>
}

/** A place's law compiled, an action at a time and only when asked for. */
export type CompiledLaw = {
  readonly place: Place
  readonly on: (action: Action) => ActionTable
  /** One function for several actions: reads the facts once. Gives the verdicts in the order of `actions`. */
  readonly determiner: (actions: readonly Action[]) => (facts: Facts) => PreparedVerdict[]
}
