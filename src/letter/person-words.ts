// The words of letters to a person in custody: one set a language, the same sentences in each, none without a fact behind it.
import type { Ask } from '../instrument/instrument.ts'
import type { AnswerKind } from '../law/answer.ts'
import type { LetterLanguage } from './letter-kind.ts'
import { personWordsEn } from './person-words-en.ts'
import { personWordsEs } from './person-words-es.ts'

/** What the jail does with a choice that the law leaves it; `open`: nothing is decided yet. */
export type Choice = 'give' | 'refuse' | 'open'

export type PersonWords = {
  readonly asks: Readonly<Record<Ask, string>>
  /** How the sender is called after the first naming. */
  readonly officers: string
  readonly sender: string
  readonly noticeTitle: string
  readonly copyTitle: string
  readonly advisementTitle: string
  readonly desk: string
  readonly labels: Readonly<
    Record<'to' | 'booking' | 'name' | 'paper' | 'from' | 'received' | 'pages' | 'ours' | 'page' | 'of' | 'laws' | 'interviewOn', string>
  >
  readonly opening: (agency: string) => string
  readonly cameHeading: string
  readonly came: (when: string) => string
  readonly paperIs: (paper: string, from: string) => string
  readonly withIt: (paper: string) => string
  readonly copyIsHere: string
  readonly asksHeading: string
  readonly asksNothing: string
  readonly asksFollow: string
  readonly holdHeading: string
  readonly hold: (answer: AnswerKind, counsel: string) => string
  readonly until: (moment: string) => string
  readonly otherReasons: string
  readonly notifyHeading: (asker: string) => string
  readonly notifyNotAsked: (asker: string) => string
  readonly notify: (answer: AnswerKind, choice: Choice, asker: string, counsel: string) => string
  readonly notifyDelaysNothing: string
  readonly interviewHeading: string
  readonly inPerson: (answer: AnswerKind, counsel: string) => string
  readonly byPhone: (answer: AnswerKind, barred: boolean, counsel: string) => string
  readonly rightsFollow: string
  readonly rightsSource: (citations: string) => string
  readonly otherHeading: string
  /** One sentence on a thing asked that has no heading of its own. */
  readonly other: (answer: AnswerKind, counsel: string) => string
  readonly whoHeading: string
  readonly who: (phone: string) => string
  readonly lawyer: string
  readonly lawSource: (citations: string, more: boolean) => string
  readonly copyOpening: string
  readonly copyKeep: string
  readonly copyDuty: (citations: string) => string
  readonly receiptHeading: string
  readonly receiptBlanks: readonly string[]
  readonly advisementOpening: (paper: string, from: string, when: string) => string
  readonly advisementNotYet: string
  readonly rightsHeading: string
  readonly choiceHeading: string
  readonly choiceLead: string
  readonly choices: readonly string[]
  readonly choiceAfter: string
  readonly signatureHeading: string
  readonly signatureBlanks: readonly string[]
  readonly witnessHeading: string
  readonly witnessBlanks: readonly string[]
  readonly footer: string
}

export const personWords: Readonly<Record<LetterLanguage, PersonWords>> = { en: personWordsEn, es: personWordsEs }
