// The closed vocabulary of facts that rules may read: each three-valued, with allowed values and a question a deputy can answer.
import { actions } from './action.ts'
import { choice, date, moment, text, yesNo } from './fact-kinds.ts'
import type { Fact } from './fact-kinds.ts'
import { chargeFields, convictionFields, factsElsewhere, paperFields } from './facts-elsewhere.ts'
import type { Instant, Zone } from '../time/instant.ts'

/** A known value of one fact; what is left out is unknown. Moments are canonical instants, dates YYYY-MM-DD, numbers whole. */
export type Known = string | boolean | number
/** One row of a list fact, for example one paper. */
export type Row = Readonly<Record<string, Known>>
export type FactValue = Known | readonly string[] | readonly Row[]

export type { Fact, ListFact, ScalarFact, WordsFact } from './fact-kinds.ts'

export const forms = [
  'I-247 (12/12)',
  'I-247 (earlier)',
  'I-247D',
  'I-247N',
  'I-247X',
  'I-247A',
  'I-247G',
  'I-200',
  'I-203',
  'I-205',
  'I-286',
  'I-862',
  'I-138',
  'arrest-warrant',
  'search-warrant',
  'court-subpoena',
  'grand-jury-subpoena',
  'court-order',
  'writ',
  'letter',
  'e-mail',
  'phone-call',
  'database-query',
] as const

export const signers = [
  'immigration-officer',
  'immigration-judge',
  'federal-magistrate-judge',
  'federal-district-judge',
  'state-judge',
  'clerk-of-court',
  'attorney',
  'unsigned',
  'illegible',
] as const

const levels = ['felony', 'misdemeanor', 'petty', 'infraction'] as const
const categories = [
  'violent',
  'serious',
  'sex',
  'weapon',
  'drug',
  'dui',
  'domestic-violence',
  'burglary',
  'theft',
  'fraud',
  'traffic',
  'immigration-status-only',
  'other',
] as const

/** Actions and papers' requests share their names; this is what a paper may ask for. */
export const asks = actions

/** Keys are the paths of the case file. */
export const facts = {
  custodian: choice('the custodian', 'Who has the person in custody?', [
    'jail',
    'police',
    'probation',
    'court',
    'juvenile',
    'state-prison',
  ]),
  'request.receivedAt': moment('the moment of receipt', 'When did the request arrive?'),
  'request.written': yesNo('the request is in writing', 'Was the request made in writing?'),
  'request.purpose': choice('the purpose of the request', 'Is the request for civil immigration enforcement, a criminal matter, or both?', [
    'civil',
    'criminal',
    'mixed',
  ]),
  'request.namesOnePerson': yesNo('the request names one person', 'Does the request name one person?'),
  'request.asks': {
    kind: 'words',
    words: 'what the request asks',
    question: 'What does the request ask the jail to do?',
    values: asks,
  },
  'request.instruments': {
    kind: 'list',
    words: 'the papers of the request',
    question: 'Which papers came with the request, and who signed each?',
    fields: {
      form: choice('the form', 'Which form or kind of paper is it?', forms),
      signer: choice(
        'the signer',
        'Who signed the paper: an immigration officer, a judge (which court), a clerk, an attorney, nobody?',
        signers,
      ),
      nature: choice('the nature of the paper', 'Does the paper concern a civil or a criminal matter?', ['civil', 'criminal']),
      complete: yesNo('the paper is complete', 'Is the paper complete: every page, every needed box?'),
      issuedOn: date('the date of issue', 'On which day was the paper issued?'),
      ...paperFields,
    },
  },
  'subject.minor': yesNo('the person is a minor', 'Is the person under 18?'),
  'subject.citizenshipProof': {
    ...choice('proof of citizenship', 'Has the person claimed or shown United States citizenship?', [
      'none',
      'claimed',
      'shown',
      'verified',
    ]),
    needsAsking: 'ask-immigration-status',
  },
  'subject.victimOrWitness': yesNo('the person is a victim or witness', 'Is the person the victim of or a witness to a crime?'),
  'subject.finalOrderOfRemoval': yesNo('a final order of removal', 'Do the papers show a final order of removal?'),
  'subject.watchListMatch': yesNo('a watch-list match', 'Do the papers show a watch-list match?'),
  'subject.registeredSexOffender': yesNo('registered sex offender', 'Is the person a registered sex offender?'),
  'subject.interviewConsent': choice(
    "the person's answer about the interview",
    'Asked whether to speak with immigration officers, what did the person say?',
    ['given', 'refused', 'withdrawn', 'not-asked'],
  ),
  'subject.advisedInWriting': yesNo(
    'the person was advised in writing of the rights about the interview',
    'Has the person been given the written advisement about the interview, in a language of their choice?',
  ),
  'subject.servedWithCopy': yesNo('the person was given a copy of the request', 'Has the person been given a copy of the request?'),
  'subject.convictions': {
    kind: 'list',
    words: 'convictions',
    question: 'What convictions does the record show?',
    fields: {
      level: choice('the level', 'What level of offense was it?', levels),
      category: choice('the category', 'What category of offense was it?', categories),
      on: date('the date of conviction', 'On which day was the conviction?'),
      sentenceEndedOn: date('the end of the sentence', 'On which day did the sentence end?'),
      place: text('the place of conviction', 'In which place was the conviction?'),
      ...convictionFields,
    },
  },
  'subject.charges': {
    kind: 'list',
    words: 'charges',
    question: 'What charges are pending?',
    fields: {
      level: choice('the level', 'What level of offense is charged?', levels),
      category: choice('the category', 'What category of offense is charged?', categories),
      stage: choice('the stage', 'How far has the charge come?', ['arrested', 'charged', 'probable-cause-found', 'convicted']),
      ...chargeFields,
    },
  },
  'custody.state': choice('the state of custody', 'Is the person still held, eligible for release, or released?', [
    'held',
    'eligible',
    'released',
  ]),
  'custody.eligibleAt': moment('the moment of eligibility', 'When did the person become eligible for release?'),
  'custody.eligibleBecause': choice('the cause of eligibility', 'Why is the person eligible for release?', [
    'bond-posted',
    'recognizance',
    'dismissed',
    'acquitted',
    'time-served',
    'diversion',
    'court-order',
    'other',
  ]),
  'custody.sawJudicialOfficer': yesNo('the person has seen a judicial officer', 'Has the person been before a judge or magistrate?'),
  'agency.agreement287g': choice('a 287(g) agreement', 'Does the agency have an agreement under 8 U.S.C. 1357(g), and of which kind?', [
    'none',
    'requested',
    'jail',
    'warrant-service',
    'task-force',
  ]),
  'agency.releaseDateIsPublic': yesNo('the release date is public', 'Can anyone look up the release date, for example on a public roster?'),
  'agency.reimbursementAgreement': yesNo('a reimbursement agreement', 'Is there a written agreement that pays all costs?'),
  'agency.allowsNotices': yesNo('the agency allows notices', "Does the agency's written policy allow notices where the law says may?"),
  ...factsElsewhere,
  area: choice('the area', 'Is the meeting place open to the general public, or secure?', ['public', 'secure']),
} as const satisfies Readonly<Record<string, Fact>>

export type FactPath = keyof typeof facts
type PathOfKind<Kind extends Fact['kind']> = { [P in FactPath]: (typeof facts)[P]['kind'] extends Kind ? P : never }[FactPath]
export type ListPath = PathOfKind<'list'>
export type WordsPath = PathOfKind<'words'>

/** Everything known of one case at one moment. A path that is absent is unknown. */
export type Facts = {
  readonly at: Instant
  readonly known: Readonly<Partial<Record<FactPath, FactValue>>>
  /** The place's zone, by which moments have days; the interpreter puts it in. Only conditions that count by the calendar need it. */
  readonly zone?: Zone
}

const catalogue: Readonly<Record<string, Fact>> = facts
export const factPaths: readonly FactPath[] = Object.keys(facts).filter((path): path is FactPath => isFactPath(path))

export function isFactPath(path: string): path is FactPath {
  return Object.hasOwn(facts, path)
}

export const factAt = (path: string): Fact | null => catalogue[path] ?? null

export const isRows = (value: FactValue | undefined): value is readonly Row[] =>
  Array.isArray(value) && value.every((entry) => typeof entry === 'object')

export const isWords = (value: FactValue | undefined): value is readonly string[] =>
  Array.isArray(value) && value.every((entry) => typeof entry === 'string')
