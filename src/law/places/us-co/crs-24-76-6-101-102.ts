// C.R.S. 24-76.6-101 and -102 (HB19-1124): no arrest or detention on a civil immigration detainer.
import { all, any, field, includes, is, not, oneOf, shown, some } from '../../condition.ts'
import { federalArrestWarrant, federalWrit, immigrationForms, immigrationPaper } from '../../papers.ts'
import { defeats, ruleOf, says, settles } from '../../rule.ts'
import type { Section } from '../../rule.ts'
import { onDetainerA, onJudgesWarrant, onWarrant200, onWrit } from '../../sample-facts.ts'

const section: Section = {
  citation: 'C.R.S. 24-76.6-102(2)',
  layer: 'state-statute',
  place: 'us-co',
  from: '2019-05-28',
  to: null,
  verified: 'yes',
  sources: [
    'https://www.chaffeema.com/immigrant-rights/relevant-info-for-carolina-suarez-estrada-darwin-arriche-sierra',
    'https://leg.colorado.gov/bills/HB19-1124',
    'https://e.casetext.com/statute/colorado-revised-statutes/title-24-government-state/' +
      'restrictions-on-public-benefits/article-766-prioritizing-state-enforcement-of-civil-immigration-law/' +
      'section-24-766-101-definitions',
  ],
  notEncoded:
    'Subsection letters were seen only in part. (3) local authority is limited to what state law grants. Joint ' +
    'criminal enforcement with federal agencies ' +
    'is preserved. Damages for false imprisonment lie against a sheriff who holds (Cisneros v. Elder, 2022 CO 13M). ' +
    'SB25-276 widened "officer" in 2025.',
}

/** "Civil immigration detainer", C.R.S. 24-76.6-101(1): I-247s, I-200, I-203, I-205, any such request or warrant of theirs. */
export const civilImmigrationDetainer = any(
  some('request.instruments', field.oneOf('form', immigrationForms)),
  all(immigrationPaper, includes('request.asks', 'hold-past-release')),
)

/** "Officer" in 2019: state patrol, municipal police, town marshal, county sheriff; a prison's staff is none of them. */
const listedOfficer = not(shown(is('custodian', 'state-prison')))

const nashSection: Section = {
  ...section,
  citation: 'Nash v. Mikesell, 2024 COA 68 (July 3, 2024)',
  layer: 'state-court',
  from: '2024-07-03',
  sources: ['http://print.casetext.com/case/nash-v-mikesell-1'],
  notEncoded: 'Further review was not checked.',
}
const nashText =
  '[In substance:] A 287(g) agreement cannot be used to arrest or detain people otherwise eligible for release ' +
  'on a civil immigration detainer; the agreement violates Colorado law.'

export const crs24p76p6p102 = [
  ruleOf(section, {
    id: 'us-co/24-76.6-102/no-hold',
    text:
      'A law enforcement officer shall not arrest or detain an individual on the basis of a civil immigration ' +
      'detainer request. [Declaration:] Requests for ' +
      'civil immigration detainers are not warrants under Colorado law. None [...] are reviewed, approved, or signed ' +
      'by a judge as required by Colorado law.',
    plain: 'Colorado forbids keeping or arresting a person on a civil immigration detainer; I-200 and I-205 are inside that word.',
    when: all(listedOfficer, civilImmigrationDetainer),
    answers: [says('must-not', 'hold-past-release', 'arrest-on-administrative-warrant')],
    groups: ['bars'],
    over: [
      settles(['group:fourth-amendment'], 'State law now forbids the hold, so the question of power does not arise.'),
      defeats(['us/8-usc-1357-g/agreement'], 'An agreement works only as far as state law allows, and state law forbids the detention.'),
      defeats(['us/8-cfr-287.7/d'], 'A request under the regulation binds no Colorado officer; state law forbids the hold.'),
    ],
    examples: [
      {
        title: 'a detainer',
        place: 'us-co',
        at: '2019-05-28T00:00:00-06:00',
        facts: onDetainerA,
        expect: { 'hold-past-release': 'must-not' },
      },
      {
        title: 'an I-200 alone',
        place: 'us-co',
        at: '2022-05-28T10:00:00-06:00',
        facts: onWarrant200,
        expect: { 'hold-past-release': 'must-not' },
      },
    ],
  }),
  ruleOf(section, {
    id: 'us-co/24-76.6-102/hand-over',
    verified: 'partly',
    text: 'A law enforcement officer shall not arrest or detain an individual on the basis of a civil immigration detainer ' + 'request.',
    plain: 'Whether handing the person over at the door, on an administrative paper, is a detention is not settled; counsel ' + 'decides.',
    when: all(listedOfficer, civilImmigrationDetainer),
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
        citations: ['C.R.S. 24-76.6-102(2)'],
        meanwhile: 'The person leaves by the usual door; nobody is kept or handed over.',
      },
    ],
    examples: [
      {
        title: 'officers ask for the person',
        place: 'us-co',
        at: '2022-05-28T10:00:00-06:00',
        facts: onDetainerA,
        expect: { 'transfer-custody': 'needs-human' },
      },
    ],
  }),
  ruleOf(section, {
    id: 'us-co/24-76.6-102/federal-warrant',
    citation: 'C.R.S. 24-76.6-102(4)',
    text:
      '[Nothing precludes an officer] from cooperating or assisting federal immigration enforcement authorities in ' +
      'the execution of a warrant issued by a ' +
      'federal judge or magistrate.',
    plain: 'The state act leaves room to assist with a warrant of a federal judge or magistrate.',
    when: federalArrestWarrant,
    answers: [says('may', 'hold-past-release', 'transfer-custody')],
    over: [
      defeats(
        ['group:bars', 'group:open-questions'],
        "The person is kept on the federal judge's warrant, not on the administrative paper, which still gives no ground.",
      ),
      settles(['group:fourth-amendment'], "The judge's warrant is the lawful ground for the seizure."),
    ],
    examples: [
      {
        title: 'a magistrate signed it',
        place: 'us-co',
        at: '2022-05-28T10:00:00-06:00',
        facts: onJudgesWarrant,
        expect: { 'hold-past-release': 'may' },
      },
    ],
  }),
  ruleOf(section, {
    id: 'us-co/24-76.6-102/writ',
    citation: 'C.R.S. 24-76.6-102(4)',
    text:
      '[Nothing precludes an officer from] honoring any writ issued by any state or federal judge concerning the ' +
      'transfer of a prisoner to or from federal custody.',
    plain: "The state act leaves room to honour a federal judge's writ that moves the prisoner.",
    when: all(federalWrit, includes('request.asks', 'transfer-custody')),
    answers: [says('may', 'hold-past-release', 'transfer-custody')],
    over: [
      defeats(['group:bars', 'group:open-questions'], "The judge's writ is honoured; the administrative paper still gives no ground."),
      settles(['group:fourth-amendment'], "The judge's writ is the lawful ground."),
    ],
    examples: [
      {
        title: 'a writ',
        place: 'us-co',
        at: '2022-05-28T10:00:00-06:00',
        facts: { ...onWrit, 'request.asks': ['transfer-custody'] },
        expect: { 'transfer-custody': 'may', 'hold-past-release': 'may' },
      },
    ],
  }),
  ruleOf(nashSection, {
    id: 'us-co/nash',
    text: nashText,
    plain: 'In Colorado a 287(g) agreement gives no power to keep or arrest a person on a detainer.',
    when: oneOf('agency.agreement287g', ['jail', 'warrant-service', 'task-force']),
    answers: [says('must-not', 'hold-past-release', 'arrest-on-administrative-warrant')],
    groups: ['bars'],
    over: [
      defeats(['us/8-usc-1357-g/agreement'], 'The Court of Appeals: the agreement gives no such power in Colorado.'),
      settles(['group:fourth-amendment'], 'State law forbids the hold, so the question of power does not arise.'),
    ],
    examples: [
      {
        title: 'a jail with an agreement',
        place: 'us-co',
        at: '2024-08-01T10:00:00-06:00',
        facts: { ...onDetainerA, 'agency.agreement287g': 'jail' },
        expect: { 'hold-past-release': 'must-not', 'enter-agreement': 'must-not' },
      },
    ],
  }),
  ruleOf(nashSection, {
    id: 'us-co/nash/agreement',
    text: nashText,
    plain: 'The agreement itself violates Colorado law: none is entered.',
    when: oneOf('agency.agreement287g', ['requested', 'jail', 'warrant-service', 'task-force']),
    answers: [says('must-not', 'enter-agreement')],
    groups: ['bars'],
    examples: [
      {
        title: 'an agreement is asked for',
        place: 'us-co',
        at: '2024-08-01T10:00:00-06:00',
        facts: { 'agency.agreement287g': 'requested' },
        expect: { 'enter-agreement': 'must-not' },
      },
    ],
  }),
]
