// English words of letters to a person in custody: short sentences, about the reading level of grade 6.
import type { AnswerKind } from '../law/answer.ts'
import type { Choice, PersonWords } from './person-words.ts'

const hold = (answer: AnswerKind, counsel: string): string => {
  switch (answer) {
    case 'must-not':
      return 'No. You will not be held longer because of this paper. The law does not let the jail hold you for it.'
    case 'no-authority':
      return 'No. You will not be held longer because of this paper. The jail has no power to hold you for it.'
    case 'must':
      return 'Yes. The law says that the jail must keep you in custody.'
    case 'may':
      return 'Maybe. The law lets the jail keep you in custody. It does not say that the jail must.'
    case 'not-required':
      return 'The law does not make the jail hold you because of this paper.'
    case 'silent':
      return 'We found no law that tells the jail to hold you because of this paper.'
    case 'needs-human':
    case 'conflict':
      return `We have asked ${counsel} about this paper. This question does not make your stay longer.`
    default:
      return answer satisfies never
  }
}

const chosen = (choice: Choice, asker: string): string =>
  ({ give: `The jail will tell ${asker}.`, refuse: `The jail will not tell ${asker}.`, open: 'The jail has not decided yet.' })[choice]

const notify = (answer: AnswerKind, choice: Choice, asker: string, counsel: string): string => {
  switch (answer) {
    case 'must':
      return `Yes. The law says that the jail must tell ${asker} when you are to be released.`
    case 'may':
      return `The law lets the jail tell ${asker} when you are to be released. It does not say that the jail must. ${chosen(choice, asker)}`
    case 'must-not':
      return `No. The law does not let the jail tell ${asker} when you are to be released.`
    case 'no-authority':
      return `No. The jail has no power to tell ${asker} when you are to be released.`
    case 'not-required':
      return `The law does not make the jail tell ${asker} when you are to be released. ${chosen(choice, asker)}`
    case 'silent':
      return `We found no law about this. ${chosen(choice, asker)}`
    case 'needs-human':
    case 'conflict':
      return `We do not know yet. We have asked ${counsel}. Until there is an answer, the jail will not tell ${asker}.`
    default:
      return answer satisfies never
  }
}

const inPerson = (answer: AnswerKind, counsel: string): string => {
  switch (answer) {
    case 'must':
    case 'may':
      return 'In person: The law lets them come into the jail to talk with you.'
    case 'must-not':
    case 'no-authority':
      return 'In person: The law does not let them come into the jail to interview you.'
    case 'not-required':
    case 'silent':
      return 'In person: No law makes the jail let them in to interview you.'
    case 'needs-human':
    case 'conflict':
      return `In person: We have asked ${counsel}. Until there is an answer, they may not interview you in the jail.`
    default:
      return answer satisfies never
  }
}

const byPhone = (answer: AnswerKind, barred: boolean, counsel: string): string => {
  if (barred)
    return 'By telephone or video: This cannot happen until you have been told your rights in writing, in the language you choose.'
  switch (answer) {
    case 'must':
    case 'may':
      return 'By telephone or video: The law lets the jail arrange this. You may say no.'
    case 'must-not':
    case 'no-authority':
      return 'By telephone or video: The law does not let the jail arrange this.'
    case 'not-required':
    case 'silent':
      return 'By telephone or video: No law makes the jail arrange this.'
    case 'needs-human':
    case 'conflict':
      return `By telephone or video: We have asked ${counsel}. Until there is an answer, the jail will not arrange this.`
    default:
      return answer satisfies never
  }
}

const other = (answer: AnswerKind, counsel: string): string => {
  switch (answer) {
    case 'must':
      return 'The law says that the jail must do this.'
    case 'may':
      return 'The law lets the jail do this. It does not say that the jail must.'
    case 'must-not':
      return 'The law does not let the jail do this.'
    case 'no-authority':
      return 'The jail has no power to do this.'
    case 'not-required':
      return 'The law does not make the jail do this.'
    case 'silent':
      return 'We found no law about this.'
    case 'needs-human':
    case 'conflict':
      return `We have asked ${counsel} about this.`
    default:
      return answer satisfies never
  }
}

export const personWordsEn: PersonWords = {
  asks: {
    'hold-past-release': 'Keep you in jail after the time when you should be released.',
    'notify-of-release': 'Tell the sender when you are to be released.',
    'transfer-custody': 'Hand you over to the sender.',
    'give-custody-status': 'Say whether you are in this jail.',
    'interview-in-person': 'Let officers come to the jail to talk with you.',
    'interview-by-phone': 'Let officers talk with you by telephone or video.',
    'give-personal-information': 'Give personal information about you.',
    'give-status-information': 'Give information about citizenship or immigration.',
    'answer-subpoena': 'Give records about you.',
    'give-database-access': 'Let officers look into the computer records of the jail.',
    'admit-to-secure-area': 'Let officers into the closed parts of the jail.',
    'give-workspace': 'Give officers a place to work in the jail.',
    'arrest-on-administrative-warrant': 'Arrest you on a warrant that an immigration officer, not a judge, made.',
    'obey-court-order': 'Do what a court has ordered.',
  },
  officers: 'immigration officers (ICE)',
  sender: 'the sender of the paper',
  noticeTitle: 'A paper about you came to the jail',
  copyTitle: 'Your copy of a paper about you',
  advisementTitle: 'Your rights before an interview with immigration officers',
  desk: 'Release Desk',
  labels: {
    to: 'For',
    booking: 'Booking number',
    name: 'Name',
    paper: 'Paper',
    from: 'From',
    received: 'Came to the jail',
    pages: 'Pages',
    ours: 'Our letter number',
    page: 'Page',
    of: 'of',
    laws: 'The laws named in this letter',
    interviewOn: 'Time asked for',
  },
  opening: (agency) => `This notice is from ${agency}. It tells you about a paper that names you, and what the jail will do about it.`,
  cameHeading: 'What came',
  came: (when) => `The paper came to the jail on ${when}.`,
  paperIs: (paper, from) => `It is: ${paper}. It is from: ${from}.`,
  withIt: (paper) => `This came with it: ${paper}.`,
  copyIsHere: 'A copy of the paper is attached to this notice.',
  asksHeading: 'What the paper asks the jail to do',
  asksNothing: 'We could not find in the paper what it asks the jail to do.',
  asksFollow: 'The paper asks for this. The list does not say that the jail will do it.',
  holdHeading: 'Will you stay in jail longer because of it?',
  hold,
  until: (moment) => `This answer is good until ${moment}.`,
  otherReasons: 'You may still be in jail for another reason, such as your criminal case.',
  notifyHeading: (asker) => `Will the jail tell ${asker} when you get out?`,
  notifyNotAsked: (asker) => `The paper does not ask the jail to tell ${asker} when you get out.`,
  notify,
  notifyDelaysNothing: 'Your release does not wait for this.',
  interviewHeading: 'If they want to interview you',
  inPerson,
  byPhone,
  rightsFollow: 'These are your rights:',
  rightsSource: (citations) => `The law gives you these rights: ${citations}.`,
  otherHeading: 'The other things that the paper asks',
  other,
  whoHeading: 'Who to ask',
  who: (phone) => `Ask a deputy to contact the Release Desk. Your family or your lawyer can call ${phone}.`,
  lawyer: 'You can show this notice and the copy to a lawyer.',
  lawSource: (citations, more) => `The law for this answer: ${citations}${more ? '; more is named at the end of this letter' : ''}.`,
  copyOpening: 'A paper that names you came to the jail. A copy of all its pages is behind this sheet.',
  copyKeep: 'The copy is yours to keep. A notice in plain words comes with it.',
  copyDuty: (citations) => `The jail gives you this copy under ${citations}.`,
  receiptHeading: 'Record of service',
  receiptBlanks: [
    'Given by (printed name and badge number)',
    'Date and time',
    'Language of the notice',
    'Signature of the person (you do not have to sign)',
  ],
  advisementOpening: (paper, from, when) =>
    `Immigration officers want to interview you. Their request came to the jail on ${when}. It is: ${paper}. It is from: ${from}.`,
  advisementNotYet: 'No interview by telephone or video can take place before you have been given this page in the language you choose.',
  rightsHeading: 'Your rights',
  choiceHeading: 'Your choice',
  choiceLead: 'Mark one. You do not have to mark or sign anything.',
  choices: ['I do not want the interview.', 'I want to speak to an attorney before I decide.', 'I agree to the interview.'],
  choiceAfter: 'If you agree, you may still remain silent during the interview.',
  signatureHeading: 'Signature of the person',
  signatureBlanks: ['Printed name', 'Signature', 'Date and time'],
  witnessHeading: 'For the officer who gives this page',
  witnessBlanks: [
    'Printed name and badge number',
    'Signature',
    'Date and time',
    'Interpreter, if any (name and language)',
    'If the person did not sign: what the person said',
  ],
  footer: 'This notice explains a paper. It is not legal advice.',
}
