// Actions and answers in words for sentences.
import type { Action } from './action.ts'
import type { AnswerKind } from './answer.ts'

export const actionWords: Readonly<Record<Action, string>> = {
  'hold-past-release': 'Keep the person past release',
  'early-transfer': 'Hand the person over before release is due',
  'transfer-custody': 'Hand the person over at release',
  'notify-of-release': 'Tell ICE of the release',
  'give-custody-status': 'Say whether the person is in custody',
  'interview-in-person': 'Let immigration officers interview the person face to face',
  'interview-by-phone': 'Arrange an interview by telephone or video',
  'give-personal-information': 'Give personal information that is not public',
  'give-status-information': 'Give citizenship or immigration status',
  'answer-subpoena': 'Answer the subpoena',
  'give-database-access': 'Give access to a database',
  'admit-to-secure-area': 'Let immigration officers into a secure area',
  'give-workspace': 'Give immigration officers a place to work',
  'arrest-on-administrative-warrant': 'Arrest on an administrative warrant',
  'ask-immigration-status': 'Ask about immigration status',
  'ask-place-of-birth': 'Ask for the place of birth',
  'obey-court-order': "Obey a court's paper",
  'enter-agreement': 'Enter an immigration agreement',
}

export const answerWords: Readonly<Record<AnswerKind, string>> = {
  must: 'must',
  may: 'may',
  'must-not': 'must not',
  'not-required': 'is not required',
  'no-authority': 'there is no authority for it',
  silent: 'the law found is silent',
  'needs-human': 'a person must decide',
  conflict: 'two laws conflict',
}
