// C.R.S. article 24-74 (SB21-131; local governments since SB25-276): personal identifying information.
import { all, always, any, includes, is, not, oneOf } from '../../condition.ts'
import type { Condition } from '../../condition.ts'
import { administrativePaper, administrativeSubpoena, federalSearchWarrant } from '../../papers.ts'
import { defeats, ruleOf, says, settles } from '../../rule.ts'
import type { ExposureSaid, Rule, Section } from '../../rule.ts'
import { onDetainerA, onPapers, onSubpoena138, searchWarrantPaper } from '../../sample-facts.ts'

const section: Section = {
  citation: 'C.R.S. 24-74-103 ff. (numbers by position)',
  layer: 'state-statute',
  place: 'us-co',
  from: '2025-05-23',
  to: null,
  verified: 'partly',
  sources: [
    'https://colorado.public.law/statutes/crs_24-74-101',
    'https://colorado.public.law/statutes/crs_24-74-104',
    'https://colorado.public.law/statutes/crs_24-74-106',
    'https://www.cirsa.org/blog/recent-legislation-limiting-local-government-cooperation-with-federal-immigration-authorities',
  ],
  notEncoded:
    'The definition of the information and the 2025 text for local governments were not retrieved. Certificates that ' +
    'users of databases must sign; ' +
    'yearly reports. Asking for status or place of birth stays open where a law requires it or the duty needs it.',
}
/** State agencies first, from 2021; local governments, jails with them, since 2025. */
const stateAgency: Section = {
  ...section,
  from: '2021-06-25',
  to: '2025-05-23',
  verified: 'yes',
  notEncoded: `State agencies only. ${section.notEncoded}`,
}

const text =
  '[In substance:] An employee shall not disclose or make accessible personal identifying information that is not ' +
  'publicly available for the purpose of investigating ' +
  'for, participating in, cooperating with, or assisting in federal immigration enforcement, except as required by ' +
  'federal or state law or as required ' +
  'to comply with a court-issued subpoena, warrant, or order.'
const criminal = oneOf('request.purpose', ['criminal', 'mixed'])

const isItCriminal: Rule['counsel'][number] = {
  question:
    'Is this a criminal investigation outside federal immigration enforcement (8 U.S.C. 1325-1326 included), ' +
    'and on what judicial process?',
  citations: ['C.R.S. 24-74-101 ff.'],
  meanwhile: 'Nothing that is not public is given.',
}

/** Whom a version of the act binds, and what its worked examples need. */
type Bound = {
  readonly from: Section
  readonly who: 'state' | 'local'
  readonly binds: Condition
  readonly at: string
  readonly extra: Rule['examples'][number]['facts']
  /** Rulings that read the bar on subpoenas. */
  readonly rulings: readonly string[]
  readonly penalty: ExposureSaid | null
  /** Grants and questions of a city; a city's rules do not speak of a state agency. */
  readonly stricterThan: string | null
  readonly rosterSettles: string | null
}

/** The same rules bind state agencies first, then local governments. */
const barsOf = ({ from, who, binds, at, extra, penalty }: Bound): readonly Rule[] => [
  ruleOf(from, {
    id: `us-co/24-74/${who}/no-information`,
    text,
    plain: 'No personal information that is not public, without a court-issued subpoena, warrant or order.',
    when: binds,
    answers: [says('must-not', 'give-personal-information', 'give-database-access')],
    groups: ['bars'],
    ...(penalty === null ? {} : { exposure: [penalty] }),
    examples: [
      {
        title: 'an address is asked',
        place: 'us-co',
        at,
        facts: { ...onDetainerA, ...extra, 'request.purpose': 'civil' },
        expect: { 'give-personal-information': 'must-not', 'give-database-access': 'must-not' },
      },
    ],
  }),
  ruleOf(from, {
    id: `us-co/24-74/${who}/no-subpoena`,
    text,
    plain: "An immigration officer's subpoena is not court-issued: it is not answered with information that is not public.",
    when: all(binds, administrativeSubpoena),
    answers: [says('must-not', 'answer-subpoena')],
    groups: ['bars'],
    examples: [{ title: 'an I-138', place: 'us-co', at, facts: { ...onSubpoena138, ...extra }, expect: { 'answer-subpoena': 'must-not' } }],
  }),
]

const claimed =
  'Not meant to interfere with criminal investigations authorized by judicial process; federal immigration ' +
  'enforcement includes 8 U.S.C. 1325-1326.'

const criminalOf = ({ from, who, binds, at, extra, rulings, stricterThan }: Bound): readonly Rule[] => [
  ruleOf(from, {
    id: `us-co/24-74/${who}/criminal`,
    citation: 'C.R.S. 24-74-101(1)(h) (letter by position)',
    verified: 'partly',
    text: claimed,
    plain: 'A criminal matter is claimed: whether it is one, and not 8 U.S.C. 1325 or 1326, counsel must say.',
    when: all(binds, criminal),
    answers: [says('needs-human', 'give-personal-information', 'give-database-access')],
    groups: ['open-questions', 'criminal-question'],
    over: [
      defeats(
        [`us-co/24-74/${who}/no-information`],
        'The request is said to serve a criminal investigation, which the act does not mean to hinder.',
      ),
    ],
    counsel: [isItCriminal],
    examples: [
      {
        title: 'an address in a criminal matter',
        place: 'us-co',
        at,
        facts: { ...onDetainerA, ...extra, 'request.purpose': 'criminal' },
        expect: { 'give-personal-information': 'needs-human', 'answer-subpoena': 'silent' },
      },
    ],
  }),
  ruleOf(from, {
    id: `us-co/24-74/${who}/criminal-subpoena`,
    citation: 'C.R.S. 24-74-101(1)(h) (letter by position)',
    verified: 'partly',
    text: claimed,
    plain: 'The subpoena is said to serve a criminal matter: whether it does, and not 8 U.S.C. 1325 or 1326, counsel must say.',
    when: all(binds, administrativeSubpoena, criminal),
    answers: [says('needs-human', 'answer-subpoena')],
    groups: ['open-questions'],
    over: [
      defeats(
        [`us-co/24-74/${who}/no-subpoena`, ...rulings],
        'The subpoena is said to serve a criminal investigation, which the act does not mean to hinder.',
      ),
      ...(stricterThan === null
        ? []
        : [defeats([stricterThan], 'The state act is stricter: it reaches 8 U.S.C. 1325-1326 and speaks of judicial process.')]),
    ],
    counsel: [isItCriminal],
    examples: [
      {
        title: 'a subpoena in a criminal matter',
        place: 'us-co',
        at,
        facts: { ...onSubpoena138, ...extra, 'request.purpose': 'criminal' },
        expect: { 'answer-subpoena': 'needs-human' },
      },
    ],
  }),
]

const rosterOf = ({ from, who, binds, at, extra, rosterSettles }: Bound): readonly Rule[] => [
  ruleOf(from, {
    id: `us-co/24-74/${who}/public`,
    text,
    plain: 'Custody of this person can be looked up by anyone: the same answer may be given, and nothing more.',
    when: all(binds, is('agency.releaseDateIsPublic', true)),
    answers: [says('may', 'give-custody-status')],
    over: rosterSettles === null ? [] : [settles([rosterSettles], 'The state act leaves publicly available information open.')],
    examples: [
      {
        title: 'a public roster',
        place: 'us-co',
        at,
        facts: { ...extra, 'agency.releaseDateIsPublic': true },
        expect: { 'give-custody-status': 'may' },
      },
    ],
  }),
  ruleOf(from, {
    id: `us-co/24-74/${who}/not-public`,
    text,
    plain: 'Whether custody status is public here must be known first: what is not public is not given.',
    when: all(binds, is('agency.releaseDateIsPublic', false)),
    answers: [says('needs-human', 'give-custody-status')],
    over: rosterSettles === null ? [] : [settles([rosterSettles], 'The state act asks whether the information is public.')],
    counsel: [
      {
        question:
          'Is it public in this county that a person is in custody? What is not public may not be given for ' + 'immigration enforcement.',
        citations: ['C.R.S. 24-74-101 ff.'],
        meanwhile: 'Custody status is not given.',
      },
    ],
    examples: [
      {
        title: 'no public roster',
        place: 'us-co',
        at,
        facts: { ...extra, 'agency.releaseDateIsPublic': false },
        expect: { 'give-custody-status': 'needs-human' },
      },
    ],
  }),
]

const stateAgencies: Bound = {
  from: stateAgency,
  who: 'state',
  binds: is('custodian', 'state-prison'),
  at: '2023-02-01T09:00:00-07:00',
  extra: { custodian: 'state-prison' },
  rulings: [],
  penalty: null,
  stricterThan: null,
  rosterSettles: null,
}
const localGovernments: Bound = {
  from: section,
  who: 'local',
  binds: always,
  at: '2025-09-01T09:00:00-06:00',
  extra: {},
  rulings: ['us-co/moss'],
  penalty: {
    kind: 'civil-penalty',
    says: 'Up to $50,000 for each intentional violation (SB25-276, as summarised).',
    when: not(criminal),
  },
  stricterThan: 'group:criminal-subpoena-grant',
  rosterSettles: 'group:custody-status-question',
}

export const crs24p74 = [
  ...barsOf(stateAgencies),
  ...criminalOf(stateAgencies),
  ...rosterOf(stateAgencies),
  ...barsOf(localGovernments),
  ...criminalOf(localGovernments),
  ...rosterOf(localGovernments),
  ruleOf(section, {
    id: 'us-co/24-74/local/search-warrant',
    citation: 'C.R.S. 24-74-103 ff. (court-issued warrant; numbers by position)',
    text,
    plain: "A federal judge's search warrant is in the case: what it names may be given, to the extent of the warrant.",
    when: all(federalSearchWarrant, includes('request.asks', 'give-personal-information')),
    answers: [says('may', 'give-personal-information')],
    over: [defeats(['group:bars', 'group:open-questions'], 'The act excepts what a court-issued warrant requires.')],
    examples: [
      {
        title: "a judge's search warrant for an address",
        place: 'us-co-denver',
        at: '2025-07-10T12:00:00-06:00',
        facts: { ...onPapers(searchWarrantPaper), 'request.asks': ['give-personal-information'] },
        expect: { 'give-personal-information': 'may' },
      },
    ],
  }),
  ruleOf(section, {
    id: 'us-co/24-74/local/search-warrant-status',
    citation: 'C.R.S. 24-74-103 ff. (court-issued warrant; our inference)',
    verified: 'no',
    text,
    plain: "A federal judge's search warrant is in the case: status that it names may be given, to the extent of the warrant.",
    when: all(federalSearchWarrant, includes('request.asks', 'give-status-information')),
    answers: [says('may', 'give-status-information')],
    over: [defeats(['group:status-question', 'group:open-questions'], 'A court-issued warrant requires it.')],
    examples: [
      {
        title: "a judge's search warrant for status",
        place: 'us-co-denver',
        at: '2025-07-10T12:00:00-06:00',
        facts: { ...onPapers(searchWarrantPaper), 'request.asks': ['give-status-information'] },
        expect: { 'give-status-information': 'may' },
      },
    ],
  }),
  ruleOf(section, {
    id: 'us-co/24-74/local/no-asking',
    citation: 'C.R.S. 24-74-104',
    text:
      '[In substance:] No inquiry into immigration status, and no collecting of place of birth, status or passport ' +
      'data, except as required by law or necessary to duties.',
    plain:
      'Status and place of birth are not asked, unless a law requires it or the duty at hand needs it (a consular ' +
      'notice, for example).',
    when: always,
    answers: [says('must-not', 'ask-immigration-status', 'ask-place-of-birth')],
    over: [settles(['group:birthplace-question'], 'The state act names the place of birth.')],
    examples: [
      {
        title: 'at booking',
        place: 'us-co',
        at: '2025-09-01T09:00:00-06:00',
        facts: {},
        expect: { 'ask-immigration-status': 'must-not', 'ask-place-of-birth': 'must-not' },
      },
    ],
  }),
  ruleOf(
    { ...stateAgency, from: '2022-01-01' },
    {
      id: 'us-co/24-74/state/no-asking',
      citation: 'C.R.S. 24-74-104',
      text:
        '[In substance:] No inquiry into immigration status, and no collecting of place of birth, status or passport ' +
        'data, except as required by law or necessary to duties.',
      plain: 'A state agency asks neither status nor place of birth, unless a law requires it or its duty needs it.',
      when: is('custodian', 'state-prison'),
      answers: [says('must-not', 'ask-immigration-status', 'ask-place-of-birth')],
      examples: [
        {
          title: 'at intake of a state prison',
          place: 'us-co',
          at: '2023-02-01T09:00:00-07:00',
          facts: { custodian: 'state-prison' },
          expect: { 'ask-immigration-status': 'must-not' },
        },
      ],
    },
  ),
  ruleOf(section, {
    id: 'us-co/24-74/local/log',
    citation: 'C.R.S. 24-74-106',
    text: 'Records of requests for personal identifying information are kept and reported each year.',
    plain: 'The request and what was done about it are recorded.',
    when: any(administrativePaper, includes('request.asks', 'give-personal-information')),
    duties: [
      {
        duty: 'log-request',
        to: 'record',
        by: { kind: 'vague' },
        byWords: 'when the request is received',
        language: null,
        lifts: [],
        says: 'Record the request, who made it, what was given or refused, and when.',
      },
    ],
    examples: [
      {
        title: 'an I-138 is recorded',
        place: 'us-co',
        at: '2025-09-01T09:00:00-06:00',
        facts: onSubpoena138,
        expect: { 'answer-subpoena': 'must-not' },
      },
    ],
  }),
  ruleOf(
    {
      ...section,
      citation: 'Moss v. Polis, 2025CV32001 (Denver Dist. Ct. June 25, 2025)',
      layer: 'state-court',
      from: '2025-06-25',
      verified: 'yes',
      sources: [
        'https://immpolicytracking.org/policies/' + 'colorado-state-employees-sue-gov-polis-to-challenge-order-to-comply-with-ice-subpoena',
      ],
      notEncoded: 'A preliminary ruling of a trial court about one state division; later history not found.',
    },
    {
      id: 'us-co/moss',
      text:
        '[In substance:] Handing personal information to ICE under an administrative subpoena would break the 2021 and ' +
        '2025 acts: it was neither court-issued nor shown to be a criminal investigation.',
      plain: 'A Colorado court has read the act so for an immigration enforcement subpoena.',
      when: administrativeSubpoena,
      answers: [says('must-not', 'answer-subpoena')],
      groups: ['bars'],
      examples: [
        {
          title: 'an I-138 after Moss',
          place: 'us-co',
          at: '2025-07-01T09:00:00-06:00',
          facts: onSubpoena138,
          expect: { 'answer-subpoena': 'must-not' },
        },
      ],
    },
  ),
]
