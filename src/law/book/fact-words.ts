// Facts and their values in words of a sentence, both as they hold and as they do not; no name of the program appears in them.
import type { Action } from '../action.ts'
import { factAt } from '../facts.ts'
import type { Known, ListPath } from '../facts.ts'

/** What a request asks for, or a rule speaks of, as the end of a sentence: `to keep the person past release`. */
export const actionDoing: Readonly<Record<Action, string>> = {
  'hold-past-release': 'keep the person past release',
  'early-transfer': 'hand the person over before release is due',
  'transfer-custody': 'hand the person over at release',
  'notify-of-release': 'tell immigration authorities of the release',
  'give-custody-status': 'say whether the person is in custody',
  'interview-in-person': 'let immigration officers interview the person face to face',
  'interview-by-phone': 'arrange an interview by telephone or video',
  'give-personal-information': 'give personal information that is not public',
  'give-status-information': 'give citizenship or immigration status',
  'answer-subpoena': 'answer the subpoena',
  'give-database-access': 'give access to a database',
  'admit-to-secure-area': 'let immigration officers into a secure area',
  'give-workspace': 'give immigration officers a place to work',
  'arrest-on-administrative-warrant': 'arrest on an administrative warrant',
  'ask-immigration-status': 'ask about immigration status',
  'ask-place-of-birth': 'ask for the place of birth',
  'obey-court-order': "obey a court's paper",
  'enter-agreement': 'enter an immigration agreement',
}

/** `a, b or c`. */
export const orList = (words: readonly string[]): string => listed(words, 'or')
export const andList = (words: readonly string[]): string => listed(words, 'and')
const listed = (words: readonly string[], last: string): string => {
  const [first = '', ...rest] = words
  return rest.length === 0 ? first : `${[first, ...rest.slice(0, -1)].join(', ')} ${last} ${rest.at(-1) ?? ''}`
}

/** Yes-or-no facts: the sentence as it holds, and as it does not. */
const sentences: Readonly<Record<string, readonly [yes: string, no: string]>> = {
  'request.written': ['the request is in writing', 'the request is not in writing'],
  'request.namesOnePerson': ['the request names one person', 'the request does not name one person'],
  'subject.minor': ['the person is under 18', 'the person is 18 or older'],
  'subject.victimOrWitness': ['the person is the victim of or a witness to a crime', 'the person is neither victim nor witness of a crime'],
  'subject.finalOrderOfRemoval': ['the papers show a final order of removal', 'the papers show no final order of removal'],
  'subject.watchListMatch': ['the papers show a watch-list match', 'the papers show no watch-list match'],
  'subject.registeredSexOffender': ['the person is a registered sex offender', 'the person is not a registered sex offender'],
  'subject.advisedInWriting': [
    'the person has been advised in writing of the rights about the interview',
    'the person has not been advised in writing of the rights about the interview',
  ],
  'subject.servedWithCopy': ['the person has been given a copy of the request', 'the person has not been given a copy of the request'],
  'custody.sawJudicialOfficer': [
    'the person has been before a judge or magistrate',
    'the person has not been before a judge or magistrate',
  ],
  'agency.releaseDateIsPublic': ['anyone can look up the release date', 'the release date is not public'],
  'agency.reimbursementAgreement': ['a written agreement pays all costs', 'no written agreement pays all costs'],
  'agency.allowsNotices': ["the agency's written policy allows notices", "the agency's written policy does not allow notices"],
}

type Chosen = { readonly of: string; readonly values: Readonly<Record<string, string>> }

/** Facts with a choice of values: what the sentence speaks of, and each value after `is`. */
const choices: Readonly<Record<string, Chosen>> = {
  custodian: {
    of: 'the custodian',
    values: {
      jail: 'the jail',
      police: 'the police',
      probation: 'a probation office',
      court: 'a court',
      juvenile: 'a juvenile facility',
      'state-prison': 'a state prison',
    },
  },
  'request.purpose': {
    of: 'the purpose of the request',
    values: { civil: 'civil immigration enforcement', criminal: 'a criminal matter', mixed: 'civil and criminal at once' },
  },
  'subject.citizenshipProof': {
    of: "the person's proof of United States citizenship",
    values: { none: 'none', claimed: 'a claim only', shown: 'shown', verified: 'verified' },
  },
  'subject.interviewConsent': {
    of: "the person's answer about the interview",
    values: { given: 'consent', refused: 'refusal', withdrawn: 'consent withdrawn again', 'not-asked': 'not asked for yet' },
  },
  'custody.state': { of: 'the person', values: { held: 'still held', eligible: 'eligible for release', released: 'released' } },
  'custody.eligibleBecause': {
    of: 'the cause of eligibility for release',
    values: {
      'bond-posted': 'a bond that was posted',
      recognizance: 'release on recognizance',
      dismissed: 'dismissal of the case',
      acquitted: 'acquittal',
      'time-served': 'a sentence served in full',
      diversion: 'diversion',
      'court-order': "a court's order",
      other: 'another',
    },
  },
  'agency.agreement287g': {
    of: "the agency's agreement under 8 U.S.C. 1357(g)",
    values: {
      none: 'none',
      requested: 'one that was only requested',
      jail: 'one of the jail model',
      'warrant-service': 'one of the warrant service model',
      'task-force': 'one of the task force model',
    },
  },
  area: { of: 'the meeting place', values: { public: 'open to the general public', secure: 'in a secure area' } },
  'instruments.form': {
    of: 'it',
    values: {
      'arrest-warrant': 'a warrant of arrest',
      'search-warrant': 'a search warrant',
      'court-subpoena': 'a subpoena in a court case',
      'grand-jury-subpoena': 'a grand jury subpoena',
      'court-order': 'a court order',
      writ: 'a writ',
      letter: 'a letter',
      'e-mail': 'an e-mail',
      'phone-call': 'a telephone call',
      'database-query': 'a query to a database',
    },
  },
  'instruments.signer': {
    of: 'its signature',
    values: {
      'immigration-officer': "an immigration officer's",
      'immigration-judge': "an immigration judge's",
      'federal-magistrate-judge': "a federal magistrate judge's",
      'federal-district-judge': "a federal district judge's",
      'state-judge': "a state judge's",
      'clerk-of-court': "a clerk of court's",
      attorney: "an attorney's",
      unsigned: 'missing',
      illegible: 'not legible',
    },
  },
  'instruments.nature': { of: 'its matter', values: { civil: 'civil', criminal: 'criminal' } },
}

const rowSentences: Readonly<Record<string, readonly [yes: string, no: string]>> = {
  'instruments.complete': ['it is complete', 'it is incomplete'],
}

/** One of a list, for sentences; `plural` for counts. */
export const rowNouns: Readonly<Record<ListPath, { readonly among: string; readonly one: string; readonly plural: string }>> = {
  'request.instruments': { among: 'among the papers', one: 'a paper', plural: 'papers' },
  'subject.convictions': { among: 'the record shows', one: 'a conviction', plural: 'convictions' },
  'subject.charges': { among: 'the record shows', one: 'a pending charge', plural: 'pending charges' },
}

const keyOf = (fact: string, list: ListPath | null): string => (list === null ? fact : `${list.replace(/^.*\./, '')}.${fact}`)

/** The name of a fact after `the`-less verbs: `the moment of receipt`. */
export const factName = (fact: string, list: ListPath | null): string => {
  const chosen = choices[keyOf(fact, list)]
  if (chosen !== undefined) return chosen.of
  const holder = list === null ? null : factAt(list)
  const words = (holder?.kind === 'list' ? holder.fields[fact] : factAt(fact))?.words ?? spaced(fact)
  return list === null ? words : words.replace(/^the /, 'its ')
}

export const valueWords = (fact: string, value: Known, list: ListPath | null): string => {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number') return String(value)
  const known = choices[keyOf(fact, list)]?.values[value]
  if (known !== undefined) return known
  return /^I-\d/.test(value) ? `a Form ${value}` : spaced(value)
}

const spaced = (code: string): string => code.replaceAll('-', ' ')

/** `the custodian is the jail or a court`, and with `holds` false `the custodian is neither the jail nor a court`. */
export const valueSentence = (fact: string, values: readonly Known[], holds: boolean, list: ListPath | null): string => {
  const key = keyOf(fact, list)
  const pair = sentences[key] ?? rowSentences[key]
  const [first] = values
  if (typeof first === 'boolean') {
    if (values.length > 1) return `it is known whether ${pair?.[0] ?? factName(fact, list)}`
    const wanted = first === holds
    if (pair !== undefined) return wanted ? pair[0] : pair[1]
    return wanted ? factName(fact, list) : `it is not so: ${factName(fact, list)}`
  }
  return `${factName(fact, list)} is ${choiceWords(valuesWords(fact, values, list), holds)}`
}

/** Each value in words; of several immigration forms only the first is called a Form. */
export const valuesWords = (fact: string, values: readonly Known[], list: ListPath | null): readonly string[] =>
  values.map((value, index) => {
    const words = valueWords(fact, value, list)
    return index > 0 && words.startsWith('a Form ') && String(values[index - 1]).startsWith('I-') ? words.slice(7) : words
  })

const choiceWords = (words: readonly string[], holds: boolean): string => {
  if (holds) return orList(words)
  if (words.length === 1) return `not ${words[0] ?? ''}`
  return words.length === 2 ? `neither ${words.join(' nor ')}` : `none of these: ${words.join(', ')}`
}

/** What has happened at a moment, after `since`. */
export const sinceWords = (fact: string): string => {
  if (fact === 'custody.eligibleAt') return 'the person became eligible for release'
  return fact === 'request.receivedAt' ? 'the request arrived' : factName(fact, null)
}
