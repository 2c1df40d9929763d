// D.R.M.C. 28-250 (Ord. 940-17): no city funds or resources to assist in the enforcement of federal immigration laws.
import { all, is, not, shown } from '../../condition.ts'
import { federalJudgesWarrant, immigrationPaper } from '../../papers.ts'
import { defeats, ruleOf, says, settles } from '../../rule.ts'
import type { Section } from '../../rule.ts'
import { onDetainerA, onJudgesWarrant, onWarrant200 } from '../../sample-facts.ts'

/** What every rule of the section has. */
export const section28p250: Section = {
  citation: 'D.R.M.C. 28-250',
  layer: 'city-ordinance',
  place: 'us-co-denver',
  from: '2017-08-31',
  to: null,
  verified: 'yes',
  sources: [
    'http://denver-co.elaws.us/code/coor_ch28_artviii_sec28-250',
    'https://www.denverpost.com/2017/08/28/' +
      'denver-elevates-immigration-stance-no-asking-about-status-but-limited-info-sharing-includes-jail-release-notifications/',
  ],
  notEncoded:
    '(a)(3) city applications and services; (a)(5) after "arresting or detaining any individual solely on", and any ' +
    '(b): not retrieved. Section 28-251 was ' +
    'not retrieved at all. Exceptions "to the extent required by federal, state or city law" are met here by the ' +
    'rules on court orders.',
}

/** A criminal matter with no civil immigration paper in it; 28-250(a)(1) speaks of the civil provisions only. */
const criminalMatter = all(is('request.purpose', 'criminal'), not(immigrationPaper))
/** The ordinance binds the city; a state prison inside the city is not the city's. */
export const cityCustodian = not(shown(is('custodian', 'state-prison')))

const assist =
  'Except as specifically authorized in this article VIII, [none] shall use any city funds or resources to assist in ' +
  'the enforcement of federal immigration ' +
  "laws[, including]: (1) Assisting or cooperating in one's official capacity with any investigation, detention, or " +
  'arrest procedures relating to alleged ' +
  'violations of the civil provisions of federal immigration laws.'

export const drmc28p250 = [
  ruleOf(section28p250, {
    id: 'us-co-denver/28-250/a-1-hold',
    citation: 'D.R.M.C. 28-250(a)(1), (5)',
    verified: 'partly',
    text: `${assist} (5) [...] or arresting or detaining any individual solely on [the text seen breaks off].`,
    plain: 'No city officer keeps or arrests a person for a civil immigration matter.',
    when: cityCustodian,
    answers: [says('must-not', 'hold-past-release', 'arrest-on-administrative-warrant')],
    groups: ['bars'],
    over: [
      settles(['group:fourth-amendment'], 'City law forbids the hold, so the question of power does not arise.'),
      defeats(
        ['us/8-usc-1357-g/agreement'],
        'An agreement works only as far as local law allows, and the ordinance forbids the detention.',
      ),
    ],
    examples: [
      {
        title: 'an I-200 alone',
        place: 'us-co-denver',
        at: '2017-09-15T23:10:00-06:00',
        facts: onWarrant200,
        expect: { 'hold-past-release': 'must-not' },
      },
    ],
  }),
  ruleOf(section28p250, {
    id: 'us-co-denver/28-250/a-1-assist',
    citation: 'D.R.M.C. 28-250(a)(1)',
    text: assist,
    plain: 'City resources do not assist a civil immigration investigation, detention or arrest.',
    when: all(cityCustodian, not(shown(criminalMatter))),
    answers: [
      says(
        'must-not',
        'early-transfer',
        'transfer-custody',
        'interview-in-person',
        'give-workspace',
        'give-database-access',
        'give-personal-information',
      ),
    ],
    groups: ['bars'],
    over: [
      settles(['group:hand-over-question'], 'The ordinance forbids assisting the arrest.'),
      settles(['group:criminal-question'], 'The matter is not shown to be criminal only, so the ordinance bars it.'),
    ],
    examples: [
      {
        title: 'a hand-over is asked',
        place: 'us-co-denver',
        at: '2019-02-15T10:00:00-07:00',
        facts: onDetainerA,
        expect: { 'transfer-custody': 'must-not', 'early-transfer': 'must-not', 'give-workspace': 'must-not' },
      },
    ],
  }),
  ruleOf(section28p250, {
    id: 'us-co-denver/28-250/a-1-unasked-notice',
    citation: 'D.R.M.C. 28-250(a)(1)',
    verified: 'partly',
    text: assist,
    plain: 'The article opens release notices for written requests only; telling ICE otherwise would be assisting.',
    when: all(cityCustodian, not(shown(criminalMatter))),
    answers: [says('must-not', 'notify-of-release')],
    groups: ['bars'],
    examples: [
      {
        title: 'a telephone call asks for notice',
        place: 'us-co-denver',
        at: '2019-02-15T10:00:00-07:00',
        facts: {
          'request.instruments': [{ form: 'phone-call', signer: 'immigration-officer' }],
          'request.asks': ['notify-of-release'],
          'request.written': false,
          'request.purpose': 'civil',
        },
        expect: { 'notify-of-release': 'must-not' },
      },
    ],
  }),
  ruleOf(section28p250, {
    id: 'us-co-denver/28-250/a-1-agreement',
    citation: 'D.R.M.C. 28-250(a)(1)',
    verified: 'partly',
    text: assist,
    plain: 'An agreement to enforce federal immigration law would use city resources to assist in it.',
    when: cityCustodian,
    answers: [says('must-not', 'enter-agreement')],
    groups: ['bars'],
    examples: [
      {
        title: 'an agreement is offered',
        place: 'us-co-denver',
        at: '2018-02-15T10:00:00-07:00',
        facts: {},
        expect: { 'enter-agreement': 'must-not' },
      },
    ],
  }),
  ruleOf(section28p250, {
    id: 'us-co-denver/28-250/criminal-matter',
    text:
      "Assisting or cooperating in one's official capacity with any investigation, detention, or arrest procedures " +
      'relating to alleged violations of the civil provisions of federal immigration laws.',
    citation: 'D.R.M.C. 28-250(a)(1)',
    plain: 'The request is said to be criminal and no immigration paper is in it: a person must see whether it is.',
    when: all(cityCustodian, criminalMatter),
    answers: [
      says(
        'needs-human',
        'early-transfer',
        'transfer-custody',
        'interview-in-person',
        'give-workspace',
        'give-database-access',
        'give-personal-information',
        'notify-of-release',
      ),
    ],
    groups: ['open-questions', 'criminal-question'],
    over: [
      defeats(
        ['us-co-denver/28-250/a-1-assist', 'us-co-denver/28-250/a-1-unasked-notice', 'group:notice-grants'],
        'This bar speaks of the civil provisions of federal immigration laws, and the request is said to be criminal.',
      ),
    ],
    counsel: [
      {
        question: 'Is this request truly for a criminal matter, and on what process?',
        citations: ['D.R.M.C. 28-250(a)(1)'],
        meanwhile: 'Nothing is given and nobody is kept on it.',
      },
    ],
    examples: [
      {
        title: 'a letter about a crime',
        place: 'us-co-denver',
        at: '2019-02-15T10:00:00-07:00',
        facts: { 'request.instruments': [{ form: 'letter', signer: 'attorney', nature: 'criminal' }], 'request.purpose': 'criminal' },
        expect: { 'interview-in-person': 'needs-human' },
      },
    ],
  }),
  ruleOf(section28p250, {
    id: 'us-co-denver/28-250/workspace-on-warrant',
    citation: 'D.R.M.C. 28-250(a), 28-252(a)',
    verified: 'partly',
    text:
      'Unless federal immigration authorities present a warrant issued by a federal judge or magistrate, they shall ' +
      'not be allowed to use the secure areas.',
    plain: 'A judge has signed a warrant: what room its execution needs, a person decides; a standing workspace it does not give.',
    when: all(cityCustodian, federalJudgesWarrant),
    answers: [says('needs-human', 'give-workspace')],
    groups: ['open-questions'],
    over: [defeats(['group:bars'], "A federal judge's warrant is in the case; the use of rooms to carry it out is not barred.")],
    examples: [
      {
        title: "room for a judge's warrant",
        place: 'us-co-denver',
        at: '2019-02-15T10:00:00-07:00',
        facts: onJudgesWarrant,
        expect: { 'give-workspace': 'needs-human' },
      },
    ],
  }),
  ruleOf(section28p250, {
    id: 'us-co-denver/28-250/a-2-status',
    citation: 'D.R.M.C. 28-250(a)(2)',
    text:
      'Requesting information about the national origin, immigration or citizenship status of any individual or ' +
      'engaging in activities designed to ascertain ' +
      'such information, except to the extent required by any federal, state or city law or regulation, or any ' +
      'international treaty.',
    plain: 'No city officer asks about immigration status, unless a law or treaty requires it (a consular notice, for example).',
    when: cityCustodian,
    answers: [says('must-not', 'ask-immigration-status')],
    examples: [
      {
        title: 'at booking',
        place: 'us-co-denver',
        at: '2018-02-15T10:00:00-07:00',
        facts: {},
        expect: { 'ask-immigration-status': 'must-not' },
      },
    ],
  }),
  ruleOf(section28p250, {
    id: 'us-co-denver/28-250/a-2-place-of-birth',
    citation: 'D.R.M.C. 28-250(a)(2)',
    text:
      'Requesting information about the national origin, immigration or citizenship status of any individual or ' +
      'engaging in activities designed to ascertain such information.',
    plain:
      'The ordinance names national origin and not place of birth; asked to learn status it is barred, asked to ' +
      'identify a person it may not be.',
    when: cityCustodian,
    answers: [says('needs-human', 'ask-place-of-birth')],
    groups: ['birthplace-question'],
    counsel: [
      {
        question: 'May place of birth be asked at booking to identify a person?',
        citations: ['D.R.M.C. 28-250(a)(2)'],
        meanwhile: 'It is not asked.',
      },
    ],
    examples: [
      {
        title: 'at booking',
        place: 'us-co-denver',
        at: '2018-02-15T10:00:00-07:00',
        facts: {},
        expect: { 'ask-place-of-birth': 'needs-human' },
      },
    ],
  }),
  ruleOf(section28p250, {
    id: 'us-co-denver/28-250/a-4',
    citation: 'D.R.M.C. 28-250(a)(4)',
    text:
      'Disseminating information about the national origin, immigration or citizenship status of any individual, ' +
      'except to the extent required by any federal, ' +
      'state or city law or regulation, including by way of example 8 U.S.C. 1373 and 8 U.S.C. 1644, or any international treaty.',
    plain:
      "The city does not give out status, but its exception names 8 U.S.C. 1373; the city's own reading in 2017 was " +
      'that status is given if known and asked.',
    when: cityCustodian,
    answers: [says('needs-human', 'give-status-information')],
    groups: ['status-question'],
    counsel: [
      {
        question: 'Does the exception for 8 U.S.C. 1373 let the desk give status, if known, on request?',
        readings: [
          'It does: the city said in 2017 that 1373 requires it to release status, if known, when the federal government asks.',
          'It does not: 1373 requires nothing, it only limits restrictions, so nothing is excepted.',
        ],
        citations: ['D.R.M.C. 28-250(a)(4)', '8 U.S.C. 1373(a)-(b)'],
        meanwhile: 'No status information is given by the desk.',
      },
    ],
    examples: [
      {
        title: 'status is asked',
        place: 'us-co-denver',
        at: '2018-02-15T10:00:00-07:00',
        facts: onDetainerA,
        expect: { 'give-status-information': 'needs-human' },
      },
    ],
  }),
]
