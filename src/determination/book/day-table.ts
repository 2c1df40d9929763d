// What held on one day: each usual request by each action, as the engine answers it for noon of that day.
import type { Action } from '../../law/action.ts'
import type { AnswerKind, Verification } from '../../law/answer.ts'
import { answerName } from '../../law/book/answer-words.ts'
import { interpret } from '../../law/interpreter.ts'
import type { Verdict } from '../../law/interpreter.ts'
import type { Place } from '../../law/place.ts'
import { saidOn } from '../../law/rule.ts'
import type { Rule } from '../../law/rule.ts'
import { plusMinutes, startOfDay } from '../../time/instant.ts'
import { parseCivilDate } from '../../time/instant.ts'
import { requestsInUse } from './usual-requests.ts'
import { sectionAnchor, sectionKeyOf, shortCitation } from './section-name.ts'

/** One answer in the table: its words, the law that carries it, and whether all of that law was seen. */
export type DayCell = {
  readonly action: Action
  readonly answer: AnswerKind
  readonly words: string
  readonly citations: readonly { readonly citation: string; readonly section: string }[]
  /** The least seen of the rules that decide; yes where no rule does. */
  readonly verified: Verification
}
export type DayRow = { readonly key: string; readonly name: string; readonly says: string; readonly cells: readonly DayCell[] }
export type DayTable = {
  readonly columns: readonly { readonly action: Action; readonly words: string }[]
  readonly rows: readonly DayRow[]
  readonly read: readonly string[]
}

const columns: readonly (readonly [Action, string])[] = [
  ['hold-past-release', 'Keep past release'],
  ['notify-of-release', 'Tell of the release'],
  ['interview-in-person', 'Interview in person'],
  ['interview-by-phone', 'Interview by phone'],
  ['give-personal-information', 'Personal information'],
  ['give-status-information', 'Immigration status'],
  ['admit-to-secure-area', 'Secure area'],
  ['transfer-custody', 'Hand over at release'],
]

const read = [
  'A person of age in the jail, eligible for release because the sentence is served; no claim or proof of citizenship.',
  'The request is in writing (but for the telephone call), names one person, and a copy was given to the person.',
  'Its purpose is civil immigration enforcement, but for the warrant and the writ of a judge, which are criminal.',
  'The person was advised in writing and consents to an interview; the meeting place is in a secure area.',
  'The agency has no agreement under 8 U.S.C. 1357(g); the release date is not public.',
]

/** Noon, because no law found here begins or ends within a day. */
const noon = 12 * 60

export const dayTable = (place: Place, on: string): DayTable => {
  const at = plusMinutes(startOfDay(parseCivilDate(on), place.zone), noon)
  return {
    columns: columns.map(([action, words]) => ({ action, words })),
    rows: requestsInUse(on).map(({ key, name, says, known }): DayRow => {
      const { verdicts } = interpret(place, { at, known: { ...known, 'custody.eligibleAt': at } })
      return { key, name, says, cells: columns.map(([action]) => cellOf(action, verdicts[action])) }
    }),
    read,
  }
}

const citationsMax = 2

const cellOf = (action: Action, verdict: Verdict): DayCell => {
  const carrying = carriersOf(action, verdict)
  const sections = new Map(carrying.map((rule) => [shortCitation(rule), sectionAnchor(sectionKeyOf(rule))]))
  return {
    action,
    answer: verdict.answer,
    words: answerName[verdict.answer],
    citations: [...sections].slice(0, citationsMax).map(([citation, section]) => ({ citation, section })),
    verified: leastSeen(carrying),
  }
}

/** The rules that say the answer; where it stays open, those that stand. */
const carriersOf = (action: Action, { answer, deciding, because }: Verdict): readonly Rule[] => {
  const same = deciding.filter((rule) => saidOn(rule, action)?.answer === answer)
  return same.length > 0 ? same : because
}

const leastSeen = (rules: readonly Rule[]): Verification => {
  if (rules.some(({ verified }) => verified === 'no')) return 'no'
  return rules.some(({ verified }) => verified === 'partly') ? 'partly' : 'yes'
}
