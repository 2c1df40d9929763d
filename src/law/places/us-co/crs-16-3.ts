// C.R.S. 16-3-101, -102, -108 and Colo. Const. art. II, s. 7: the power of a Colorado peace officer to arrest.
import { always } from '../../condition.ts'
import { criminalArrestWarrant } from '../../papers.ts'
import { defeats, ruleOf, says, settles } from '../../rule.ts'
import type { Section } from '../../rule.ts'
import { onDetainerA, onJudgesWarrant } from '../../sample-facts.ts'

const section: Section = {
  citation: 'C.R.S. 16-3-101, 16-3-102; Colo. Const. art. II, s. 7',
  layer: 'state-statute',
  place: 'us-co',
  from: '1972-07-01',
  to: null,
  verified: 'partly',
  sources: [
    'https://koaa.com/news/covering-colorado/2019/05/29/' +
      'new-colorado-law-wont-allow-holding-inmates-at-request-of-immigration-authorities/',
  ],
  notEncoded:
    'The text is from memory and its first day was not looked up; the premise is stated in the declaration of ' +
    'HB19-1124 (2019). Arrest in presence of ' +
    'a crime, or on probable cause of an offense, is no part of a release desk. How the jails of 2008 to 2014 themselves saw ' +
    'their power was not looked up; that they held is shown as their practice.',
}

export const crs16p3 = [
  ruleOf(section, {
    id: 'us-co/16-3/no-power',
    text:
      'A peace officer may arrest on a warrant of a judge, for a crime in his presence, or on probable cause of an ' +
      'offense. [from memory] Civil removability is none of these.',
    plain: 'Colorado law gives no power to keep or arrest a person for civil removability.',
    when: always,
    answers: [says('no-authority', 'hold-past-release', 'arrest-on-administrative-warrant')],
    groups: ['bars', 'state-power'],
    over: [
      settles(['group:fourth-amendment'], 'Those cases ask whether state law gives power for a new arrest; in Colorado it gives none.'),
      {
        ...defeats(
          ['group:practice-holds'],
          'A practice of a department is no power: what state law does not give, habit does not give either.',
        ),
        ifDefeated: 'stays-defeated',
      },
    ],
    counsel: [],
    examples: [
      {
        title: 'a detainer in a Colorado county before the statute of 2019',
        place: 'us-co',
        at: '2016-02-03T10:00:00-07:00',
        facts: { ...onDetainerA, 'agency.agreement287g': 'none' },
        expect: { 'hold-past-release': 'no-authority' },
      },
    ],
  }),
  ruleOf(section, {
    id: 'us-co/16-3/warrant',
    citation: 'C.R.S. 16-3-101(1)(a), 16-3-108',
    verified: 'no',
    text: 'A peace officer may arrest a person when he has a warrant commanding that such person be arrested. [from memory]',
    plain: "A court's warrant of arrest in a criminal matter gives the officer power to keep the person.",
    when: criminalArrestWarrant,
    answers: [says('may', 'hold-past-release')],
    over: [
      defeats(
        ['group:bars', 'group:open-questions'],
        "The person is kept on the court's warrant, not on the administrative paper, which still gives no ground.",
      ),
      settles(['group:fourth-amendment'], "The court's warrant is the lawful ground for the seizure."),
    ],
    examples: [
      {
        title: "a judge's warrant",
        place: 'us-co',
        at: '2016-02-03T10:00:00-07:00',
        facts: onJudgesWarrant,
        expect: { 'hold-past-release': 'may' },
      },
    ],
  }),
]
