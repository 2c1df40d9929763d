// Facts that the law of other places turns on, found when their acts were read side by side; the first places read none of them.
import { choice, date, moment, number, text, yesNo } from './fact-kinds.ts'
import type { Fact, ScalarFact, WordsFact } from './fact-kinds.ts'

const registries: WordsFact = {
  kind: 'words',
  words: 'the registers the person is on now',
  question: 'On which of these registers is the person today?',
  values: ['sex-offense', 'arson', 'gang', 'security-risk-group'],
}
const stepsDone: WordsFact = {
  kind: 'words',
  words: 'steps that another agency has done',
  question: 'Which of these steps has another agency already done for this custody, with a record of it?',
  values: ['serve-copy', 'record-in-file', 'notify-judge', 'verify-citizenship', 'query-federal-system'],
}

/** What a person must judge: who vouches for it stands in the rule (`attest`). */
export const factsElsewhere = {
  'request.medium': choice('how the request came', 'Did the request come on paper, electronically, or by word of mouth?', [
    'paper',
    'electronic',
    'verbal',
  ]),
  'request.need': choice('the need behind the request', 'Does the request speak of an emergency, or only of keeping operations apart?', [
    'emergency',
    'deconfliction',
    'neither',
  ]),
  'request.queriedAt': moment('the moment of the query', 'When was the federal immigration system queried?'),
  'request.stepsDone': stepsDone,
  'subject.bornOn': date('the date of birth', 'On which day was the person born?'),
  'subject.proofOfStatus': {
    ...choice('the proof of lawful status', 'Which paper did the person show?', [
      'none',
      'driver-license',
      'passport',
      'birth-certificate',
      'similar',
    ]),
    needsAsking: 'ask-immigration-status',
  },
  'subject.necessaryWitness': yesNo(
    'a necessary witness or victim of a listed crime',
    'Is the person a necessary witness to, or the victim of, one of the listed crimes?',
  ),
  'subject.cooperates': yesNo('the person cooperates in good faith', 'Does the person cooperate in good faith with the investigation?'),
  'subject.heldOnlyAsWitness': yesNo(
    'held only as a victim or witness',
    'Is the person held only because of having been a victim or witness, or having reported a crime?',
  ),
  'subject.consularOfficer': choice('a consular officer', 'Is the person a diplomat or consular officer?', [
    'no',
    'claimed',
    'credentials-shown',
  ]),
  'subject.registries': registries,
  'subject.federalFelonyWarrant': yesNo(
    'a federal felony arrest warrant named by the requester',
    'Has the requester named an outstanding federal felony warrant for the arrest of the person?',
  ),
  'subject.reentryAfterRemoval': yesNo('re-entry after removal', 'Do the papers show a removal and a later illegal re-entry?'),
  'subject.language': text('the language', 'Which language does the person speak best?'),
  'subject.canRead': yesNo('the person can read', 'Can the person read that language?'),
  'subject.hasCounsel': yesNo('the person has a lawyer', 'Does a lawyer represent the person?'),
  'subject.riskFinding': yesNo(
    'a finding of unacceptable risk',
    'Has the person named by the agency found, with written reasons, an unacceptable risk to public safety?',
  ),
  'subject.consentSignedAt': moment('the moment of consent', 'When did the person sign the consent?'),
  'subject.consentLanguage': text('the language of the consent', 'In which language was the consent form?'),
  'subject.consentExplained': yesNo('the consent was explained', 'Was the consent form explained aloud before the person signed?'),
  'subject.counselPresent': yesNo('counsel was present', "Was the person's lawyer present?"),
  'custody.arrivedAt': moment('the arrival at the jail', 'When did the person arrive at the jail?'),
  'custody.confinedAt': moment('the moment of confinement', 'When did the present confinement begin?'),
  'custody.releaseDueOn': date('the day on which release is due', 'On which day is the person due to be released?'),
  'custody.conditionsSetAt': moment('the setting of conditions of release', 'When were the conditions of release set?'),
  'custody.offenseOn': date('the day of the offense', 'On which day was the offense for which the person is held?'),
  'custody.orderOnHold': choice('a judicial order on the hold', 'Has a judicial officer ordered that the person be held, or refused it?', [
    'ordered',
    'refused',
    'none',
  ]),
  'agency.orderingAgreement': yesNo('an ordering agreement', 'Is there a basic ordering or housing agreement in force?'),
  'agency.agreementOffered': yesNo('an agreement was offered', 'Has the federal agency offered an agreement that is not signed?'),
  'agency.agreementEndApproved': yesNo('leave to end the agreement', 'Has the agency leave to end its agreement?'),
  'agency.agreementRenewedOn': date('the renewal of the agreement', 'On which day was the agreement made or last renewed?'),
  'agency.operatesJail': yesNo('the agency operates a jail', 'Does the agency operate a jail?'),
  'agency.population': number('the population served', 'How many people live in the county, by the last census?'),
  'agency.usesOwnMeans': yesNo('on-duty staff or own means are used', 'Would on-duty staff or the means of the agency be used?'),
  'agency.emergencyDeclared': yesNo('a declared emergency', 'Is a state of emergency declared and in force?'),
  'agency.accessGivenThisYear': yesNo('access given this year', 'Has any access been given to immigration officers in this calendar year?'),
  'agency.stateOfMind': choice('the state of mind', 'With what state of mind did the agency act, as found?', [
    'good-faith',
    'knowingly',
    'intentionally',
    'wilful-and-wanton',
  ]),
  'agency.policy': choice('the policy', 'Has the agency adopted the policy that the law asks for?', [
    'adopted',
    'not-adopted-with-reasons',
    'not-adopted',
  ]),
} as const satisfies Readonly<Record<string, Fact>>

/** Of one paper. */
export const paperFields = {
  forThisPerson: yesNo('the paper is for this person', 'Does the paper reasonably appear to be for the person in custody?'),
  probableCauseTicked: yesNo('probable cause is ticked', 'Is a box ticked that states the ground for probable cause?'),
  affidavitGivesCause: yesNo('an affidavit gives the cause', 'Does an affidavit with the paper state the probable cause?'),
  commands: choice('what the paper commands', 'Does the paper command an arrest, a detention, a search, or the giving of records?', [
    'arrest',
    'detention',
    'search',
    'records',
  ]),
  inCourtCase: yesNo('issued in a court case', 'Was the paper issued in a case before a court?'),
  standing: choice('the standing of the paper', 'Does the paper still stand, or was it withdrawn or replaced?', [
    'stands',
    'withdrawn',
    'replaced',
  ]),
  servedOnPerson: yesNo('served on the person', 'Was the paper served on the person?'),
} as const satisfies Readonly<Record<string, ScalarFact>>

/** Of one conviction. */
export const convictionFields = {
  offense: text('the offense', 'Under which section was the conviction, as place/section?'),
  equivalentOffense: text('the equivalent offense here', 'Under which section would the same conduct be punished here?'),
  likeListed: text(
    'the list it belongs to',
    'To which list of the law does the offense belong, as a person found who read both? (none, if none)',
  ),
  aggravatedFelony: text('the paragraph of the aggravated felony', 'Which paragraph of 8 U.S.C. 1101(a)(43) describes it? (none, if none)'),
  degree: text('the degree or class', 'Of which degree or class was it?'),
  couldBeFelony: yesNo('it could have been charged as a felony', 'Could the offense have been charged as a felony?'),
  attempt: choice('an incomplete form', 'Was it the offense itself, an attempt, a conspiracy or a solicitation?', [
    'none',
    'attempt',
    'conspiracy',
    'solicitation',
  ]),
  disposition: choice('how it ended', 'Was it a conviction, a juvenile adjudication or a youthful-offender finding?', [
    'conviction',
    'juvenile-adjudication',
    'youthful-offender',
  ]),
  sentenceMonths: number('the sentence in months', 'How many months was the sentence?'),
  heldFor: yesNo('held for this conviction', 'Is the person in custody now, or being released now, for this conviction?'),
} as const satisfies Readonly<Record<string, ScalarFact>>

/** Of one charge. */
export const chargeFields = {
  offense: text('the offense', 'Under which section is the charge, as place/section?'),
  foundUnder: text('the section of the finding', 'Under which section did a judge find probable cause?'),
  bailed: yesNo('bail was made', 'Has bail been made on this charge?'),
} as const satisfies Readonly<Record<string, ScalarFact>>
