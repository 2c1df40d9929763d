// SB25-276, Protect Civil Rights Immigration Status: no delay of release, no entry to non-public areas of a jail.
import { all, always, any, includes, is, not, oneOf, shown } from '../../condition.ts'
import { clerksWarrant, federalJudgesWarrant, federalWrit, immigrationPaper, noticeForm } from '../../papers.ts'
import { defeats, ruleOf, says, settles } from '../../rule.ts'
import type { Section } from '../../rule.ts'
import { ofAJail } from './crs-16-4-102.ts'
import { civilImmigrationDetainer } from './crs-24-76-6-101-102.ts'
import { onClerkWarrant, onDetainerA, onWarrant200, onWrit } from '../../sample-facts.ts'

const section: Section = {
  citation: 'SB25-276 (signed May 23, 2025)',
  layer: 'state-statute',
  place: 'us-co',
  from: '2025-05-23',
  to: null,
  verified: 'partly',
  sources: [
    'https://leg.colorado.gov/bills/sb25-276',
    'https://www.cirsa.org/blog/recent-legislation-limiting-local-government-cooperation-with-federal-immigration-authorities',
    'https://s3.us-west-2.amazonaws.com/beta.leg.colorado.gov/b821f466b3bbc68ca62258295eddb584',
  ],
  notEncoded:
    'The operative sections were not retrieved; the words are those of the official summary, counsel to local ' +
    'governments and the press. No asking of ' +
    'private persons to help; civil penalty up to $50,000 for an intentional violation (information only); pretrial officers.',
}

const holds = 'The bar on entry holds whatever the purpose of the request is said to be.'

const everyOfficer =
  'A law enforcement officer shall not arrest or detain an individual on the basis of a civil immigration detainer request. ' +
  '[In substance: since 2025 every state-designated peace officer is one.]'

export const sb25p276 = [
  ruleOf(section, {
    id: 'us-co/sb25-276/no-hold',
    citation: 'SB25-276, amending C.R.S. 24-76.6-102 ("detain" includes delay of release)',
    text:
      'To detain is to deny or delay release for immigration enforcement purposes; keeping a person who has posted ' +
      'bond, on a detainer, is a new warrantless arrest.',
    plain: 'Any delay of release for immigration enforcement is forbidden.',
    when: immigrationPaper,
    answers: [says('must-not', 'hold-past-release')],
    groups: ['bars'],
    over: [
      settles(['group:fourth-amendment'], 'State law forbids the hold, so the question of power does not arise.'),
      defeats(['us/8-usc-1357-g/agreement'], 'An agreement works only as far as state law allows, and state law forbids the delay.'),
    ],
    examples: [
      {
        title: 'a detainer',
        place: 'us-co',
        at: '2025-05-23T08:00:00-06:00',
        facts: onDetainerA,
        expect: { 'hold-past-release': 'must-not' },
      },
    ],
  }),
  ruleOf(section, {
    id: 'us-co/sb25-276/every-officer',
    citation: 'C.R.S. 24-76.6-102(2), with 24-76.6-101(3) as widened by SB25-276',
    text: everyOfficer,
    plain: 'Since 2025 every peace officer of the state is meant, those of a prison too: no arrest on a civil immigration detainer.',
    when: civilImmigrationDetainer,
    answers: [says('must-not', 'arrest-on-administrative-warrant')],
    groups: ['bars'],
    over: [defeats(['us/8-usc-1357-g/agreement'], 'An agreement works only as far as state law allows, and state law forbids the arrest.')],
    examples: [
      {
        title: 'an I-200 at a state prison',
        place: 'us-co',
        at: '2025-06-01T08:00:00-06:00',
        facts: { ...onWarrant200, custodian: 'state-prison' },
        expect: { 'arrest-on-administrative-warrant': 'must-not' },
      },
    ],
  }),
  ruleOf(section, {
    id: 'us-co/sb25-276/hand-over',
    citation: 'C.R.S. 24-76.6-102(2), with 24-76.6-101(3) as widened by SB25-276',
    text: everyOfficer,
    plain: 'Whether handing the person over at the door, on an administrative paper, is a detention is not settled; counsel decides.',
    when: civilImmigrationDetainer,
    answers: [says('needs-human', 'transfer-custody')],
    groups: ['open-questions', 'hand-over-question'],
    counsel: [
      {
        question:
          'Is a hand-over of the person to immigration officers at the moment of release a detention on a civil immigration detainer?',
        readings: [
          'It is: the person is brought to officers instead of let go, on a paper that no judge signed.',
          'It is not: the person is released, and what officers then do at the door is theirs.',
        ],
        citations: ['C.R.S. 24-76.6-102(2)', 'SB25-276'],
        meanwhile: 'The person leaves by the usual door; nobody is kept or handed over.',
      },
    ],
    examples: [
      {
        title: 'officers ask a state prison for the person',
        place: 'us-co',
        at: '2025-06-01T08:00:00-06:00',
        facts: { ...onDetainerA, custodian: 'state-prison' },
        expect: { 'transfer-custody': 'needs-human' },
      },
    ],
  }),
  ruleOf(section, {
    id: 'us-co/sb25-276/no-delay',
    citation: 'C.R.S. 16-4-102 as amended by SB25-276',
    verified: 'yes',
    text:
      "[In substance:] A custodian of a jail shall not delay a defendant's release for the purpose of an immigration " +
      'enforcement operation.',
    plain: 'Nothing done for immigration authorities, a notice included, may delay the release.',
    when: all(ofAJail, is('custody.state', 'eligible')),
    duties: [
      {
        duty: 'release-without-delay',
        to: 'custodian',
        by: { kind: 'vague' },
        byWords: 'no delay for the purpose of an immigration enforcement operation',
        language: null,
        lifts: [],
        says: 'Release as if no immigration request had come; send no notice that the release would have to wait for.',
      },
    ],
    examples: [
      {
        title: 'eligible',
        place: 'us-co',
        at: '2025-06-01T08:00:00-06:00',
        facts: { ...onDetainerA, 'custody.state': 'eligible' },
        expect: { 'hold-past-release': 'must-not' },
      },
    ],
  }),
  ruleOf(section, {
    id: 'us-co/sb25-276/no-entry',
    citation: 'SB25-276 (detention-facility access)',
    text:
      'Detention-facility staff shall not let federal immigration authorities into non-public areas without a warrant ' +
      'or writ of a federal judge or magistrate.',
    plain: 'No entry to non-public areas without a warrant or writ of a federal judge or magistrate.',
    when: always,
    answers: [says('must-not', 'admit-to-secure-area')],
    groups: ['bars'],
    over: [settles(['us-co-denver/28-252/a-others'], holds)],
    examples: [
      {
        title: 'at the inner door',
        place: 'us-co',
        at: '2025-06-01T08:00:00-06:00',
        facts: onDetainerA,
        expect: { 'admit-to-secure-area': 'must-not' },
      },
    ],
  }),
  ruleOf(section, {
    id: 'us-co/sb25-276/no-entry-interview',
    citation: 'SB25-276 (detention-facility access)',
    text:
      'Detention-facility staff shall not let federal immigration authorities into non-public areas without a warrant ' +
      'or writ of a federal judge or magistrate.',
    plain: 'No interview in a non-public area without a warrant or writ of a federal judge or magistrate.',
    when: is('area', 'secure'),
    answers: [says('must-not', 'interview-in-person')],
    groups: ['bars'],
    over: [settles(['group:criminal-question', 'us-co-denver/28-252/a-others'], holds)],
    examples: [
      {
        title: 'an interview inside',
        place: 'us-co',
        at: '2025-06-01T08:00:00-06:00',
        facts: { ...onDetainerA, area: 'secure' },
        expect: { 'interview-in-person': 'must-not' },
      },
    ],
  }),
  ruleOf(section, {
    id: 'us-co/sb25-276/entry-on-warrant',
    citation: 'SB25-276 (detention-facility access)',
    text:
      'Detention-facility staff shall not let federal immigration authorities into non-public areas without a warrant ' +
      'or writ of a federal judge or magistrate.',
    plain: 'A federal judge or magistrate signed a warrant or writ: entry to carry it out may be given.',
    when: any(federalJudgesWarrant, federalWrit),
    answers: [says('may', 'admit-to-secure-area', 'interview-in-person')],
    over: [defeats(['group:bars', 'group:open-questions'], 'A warrant or writ of a federal judge or magistrate is in the case.')],
    examples: [
      {
        title: 'marshals with a writ',
        place: 'us-co',
        at: '2025-06-01T08:00:00-06:00',
        facts: onWrit,
        expect: { 'admit-to-secure-area': 'may' },
      },
    ],
  }),
  ruleOf(section, {
    id: 'us-co/sb25-276/entry-on-clerks-warrant',
    citation: 'SB25-276 (detention-facility access); Fed. R. Crim. P. 9(b)(1)',
    text:
      'Detention-facility staff shall not let federal immigration authorities into non-public areas without a warrant ' +
      'or writ of a federal judge or magistrate.',
    plain:
      "A court's warrant carries the clerk's signature, as on an indictment; whether that is a warrant of a federal " +
      'judge is for counsel.',
    when: clerksWarrant,
    answers: [says('needs-human', 'admit-to-secure-area', 'interview-in-person')],
    groups: ['open-questions'],
    over: [defeats(['group:bars'], "A court's warrant is in the case; the clerk signed it for the court.")],
    examples: [
      {
        title: "the clerk's signature",
        place: 'us-co',
        at: '2025-06-01T08:00:00-06:00',
        facts: onClerkWarrant,
        expect: { 'admit-to-secure-area': 'needs-human' },
      },
    ],
  }),
  ruleOf(section, {
    id: 'us-co/sb25-276/is-notice-protected',
    citation: 'SB25-276; C.R.S. 24-74-101 ff.',
    text: 'No disclosure of personal identifying information that is not publicly available, for federal immigration enforcement.',
    plain: 'Whether a notice of release is protected information is not decided.',
    when: all(any(noticeForm, includes('request.asks', 'notify-of-release')), not(shown(oneOf('request.purpose', ['criminal'])))),
    counsel: [
      {
        question: 'Is a notice of release (name, time, door) protected personal identifying information since May 23, 2025?',
        readings: [
          'It is: a notice is not public and serves civil immigration enforcement.',
          'It is not: nobody is found to have read the act as ending notices, a neighbouring sheriff still sent them, and jail rosters are public.',
        ],
        citations: ['SB25-276', 'C.R.S. 24-74-101 ff.'],
        meanwhile: "The agency's written policy decides; a notice never delays a release.",
      },
    ],
    examples: [
      {
        title: 'a detainer asks for notice',
        place: 'us-co',
        at: '2025-06-01T08:00:00-06:00',
        facts: onDetainerA,
        expect: { 'notify-of-release': 'not-required' },
      },
    ],
  }),
]
