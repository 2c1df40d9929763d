// The law book: the law of one place as encoded on one day, as a value that is printed and shown on pages alike.
import type { Action } from '../../law/action.ts'
import type { AnswerKind, Verification } from '../../law/answer.ts'
import type { Outline } from '../../law/book/condition-words.ts'
import type { DayTable } from './day-table.ts'

export type BookExample = {
  readonly title: string
  readonly at: string
  readonly facts: readonly string[]
  readonly answers: readonly string[]
}

/** One override as it is read at the rule that overrides: the kind in words, whom it meets, and the stated reason. */
export type BookOverride = {
  readonly words: string
  readonly targets: readonly { readonly citation: string; readonly short: string; readonly rule: string; readonly anchor: string }[]
  readonly reason: string
}

export type BookDuty = { readonly says: string; readonly to: string; readonly when: string; readonly more: readonly string[] }

export type BookRule = {
  readonly id: string
  readonly anchor: string
  readonly citation: string
  readonly verified: Verification
  readonly seen: string
  /** Days in force, in words; null where they are those of the section. */
  readonly inForce: string | null
  readonly text: string
  readonly plain: string
  readonly applies: Outline
  readonly ifUnknown: string | null
  /** `Must not: keep the person past release; ...`. */
  readonly gives: readonly { readonly answer: AnswerKind; readonly words: string; readonly actions: string }[]
  readonly overrides: readonly BookOverride[]
  readonly duties: readonly BookDuty[]
  /** Standing, selectors, exposure: sentences. */
  readonly notes: readonly string[]
  readonly examples: readonly BookExample[]
}

export type BookSection = {
  readonly key: string
  readonly anchor: string
  readonly heading: string
  readonly layer: string
  readonly inForce: string
  readonly verified: Verification
  readonly seen: string
  readonly notEncoded: readonly string[]
  readonly sources: readonly string[]
  readonly rules: readonly BookRule[]
}

export type BookLayer = { readonly id: string; readonly name: string; readonly title: string; readonly sections: readonly BookSection[] }

export type BookEvent = {
  readonly id: string
  readonly span: string
  readonly name: string
  readonly says: string
  readonly source: string
  readonly seen: string
  /** past: ended before the day; held: in force on it; later: not yet begun. */
  readonly state: 'past' | 'held' | 'later'
}
export type BookTimeline = { readonly title: string; readonly events: readonly BookEvent[] }

export type BookTerm = { readonly term: string; readonly means: Outline }

export type BookQuestion = {
  readonly question: string
  readonly readings: readonly string[]
  readonly citations: readonly string[]
  readonly meanwhile: string
}

export type BookWatched = { readonly citation: string; readonly says: string; readonly since: string; readonly touches: string }

/** One thing that only a person can find out on an official site, and what to change then. */
export type BookCheck = {
  readonly anchor: string
  readonly what: string
  readonly where: string
  readonly whyItMatters: string
  readonly untilThen: string
  readonly ifSo: string
  readonly touches: string
}

/** A verdict whose answer is settled: the rules that carry it, and those that give way to others in its cases. */
export type BookVerdict = {
  readonly answer: AnswerKind
  readonly words: string
  readonly cells: number
  /** Of all cells of the action on that day: `12.3 %`. */
  readonly share: string
  readonly because: readonly BookReason[]
  /** Laws that give way in some of its cases; why stands in `yields` of the action. */
  readonly givesWay: readonly string[]
  readonly example: readonly string[]
}
/** Laws that give way for one reason, and to which laws. */
export type BookYield = { readonly losers: string; readonly to: string; readonly reason: string }
export type BookReason = {
  readonly citation: string
  readonly anchor: string
  readonly plain: string
  readonly verified: Verification
  readonly seen: string
}

/** A verdict that stays open because a fact is not known: what it could still become, and by which law. */
export type BookOpenVerdict = {
  readonly cells: number
  readonly share: string
  readonly could: string
  readonly by: readonly { readonly citation: string; readonly anchor: string }[]
  readonly example: readonly string[]
}

export type BookAction = {
  readonly action: Action
  readonly name: string
  readonly anchor: string
  readonly cells: number
  /** `Must not in 61.2 % of the cells, ...`. */
  readonly answers: readonly { readonly answer: AnswerKind; readonly words: string; readonly share: string }[]
  readonly verdicts: readonly BookVerdict[]
  /** Who gives way to whom on this action, and why. */
  readonly yields: readonly BookYield[]
  readonly open: readonly BookOpenVerdict[]
}

export type Book = {
  readonly place: string
  readonly placeName: string
  /** `YYYY-MM-DD`, and in words. */
  readonly on: string
  readonly day: string
  readonly version: string
  readonly coveredFrom: string
  readonly checkedOn: string
  /** True if the day lies after the day on which the sources were last looked at. */
  readonly afterCheck: boolean
  readonly counts: { readonly rules: number; readonly sections: number; readonly seen: Readonly<Record<Verification, number>> }
  readonly table: DayTable
  readonly timelines: readonly BookTimeline[]
  readonly terms: readonly BookTerm[]
  readonly layers: readonly BookLayer[]
  readonly questions: readonly BookQuestion[]
  readonly watch: readonly BookWatched[]
  readonly checks: readonly BookCheck[]
  /** Null where a reader asked for the sections only: the pages of the desk do not need every verdict. */
  readonly verdicts: readonly BookAction[] | null
  readonly notThatDay: readonly { readonly heading: string; readonly inForce: string; readonly rules: number }[]
}

/** The typesetter's own template for the book. */
export const bookTemplates = ['law-book'] as const
