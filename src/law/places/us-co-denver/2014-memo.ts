// Denver Sheriff Department memorandum of 2014-04-30: no more holds on detainers; information still given.
import { all, any, includes, not, oneOf, shown } from '../../condition.ts'
import { administrativePaper, criminalArrestWarrant, immigrationPaper, noticeForm } from '../../papers.ts'
import { defeats, ruleOf, says, settles } from '../../rule.ts'
import type { Section } from '../../rule.ts'
import { detainer2012, judgesWarrant, onDetainer2012, onDetainerD, onPapers } from '../../sample-facts.ts'

const section: Section = {
  citation: 'Denver Sheriff Department memorandum (Apr. 30, 2014)',
  layer: 'department-policy',
  place: 'us-co-denver',
  from: '2014-04-30',
  to: '2017-08-31',
  verified: 'yes',
  madeBy: 'the Sheriff (Gary Wilson)',
  endedBy: 'the Sheriff; in fact Ordinance 940-17',
  sources: [
    'https://www.denverpost.com/2014/04/30/denver-wont-hold-inmates-solely-on-immigration-status/',
    'https://ida.mtholyoke.edu/items/296789b5-2137-4245-9ea1-b8df6555c854',
  ],
  notEncoded:
    'The memorandum was seen as quoted in the press. It names Galarza and Miranda-Olivares as its grounds. Workspace ' +
    'and databases are not named.',
}

const whateverThePaper = defeats(['group:open-questions'], "The department cooperated whether or not a paper was a court's.")
/** The memorandum is the Sheriff's: it speaks to the jails. */
const ofTheJail = not(shown(oneOf('custodian', ['police', 'probation', 'court', 'juvenile', 'state-prison'])))
/** It speaks of cooperation with ICE: a request of nobody else rests on it, and another's paper beside ICE's takes nothing away. */
const askedByIce = all(ofTheJail, administrativePaper)

export const memo2014 = [
  ruleOf(section, {
    id: 'us-co-denver/2014-memo/no-hold',
    text:
      '[No hold] beyond the time when the subject would have otherwise been released [unless accompanied by] a ' +
      'criminal warrant or some other form that gives ' +
      '[...] legal authority to hold [...]; [existing 48-hour holds] shall be dropped [...].',
    plain:
      'The Sheriff no longer holds anyone on a detainer; an I-200 or I-205 is no criminal warrant and gives the jail ' + 'no authority.',
    when: all(ofTheJail, immigrationPaper, not(criminalArrestWarrant)),
    answers: [says('must-not', 'hold-past-release')],
    groups: ['bars'],
    over: [
      settles(['group:fourth-amendment'], 'The memorandum follows these cases.'),
      defeats(['us/8-usc-1357-g/agreement'], 'The department holds no one on a detainer.'),
    ],
    examples: [
      {
        title: 'the first day',
        place: 'us-co-denver',
        at: '2014-04-30T12:00:00-06:00',
        facts: onDetainer2012,
        expect: { 'hold-past-release': 'must-not' },
      },
    ],
  }),
  ruleOf(section, {
    id: 'us-co-denver/2014-memo/criminal-warrant',
    text: '[Unless accompanied by] a criminal warrant or some other form that gives [...] legal authority to hold [...].',
    plain: 'A criminal warrant came with the request: the person may be kept on the warrant.',
    when: all(ofTheJail, criminalArrestWarrant),
    answers: [says('may', 'hold-past-release')],
    over: [
      defeats(
        ['group:bars', 'group:open-questions'],
        'The person is kept on the criminal warrant; the administrative paper still gives no ground.',
      ),
      settles(['group:fourth-amendment'], 'The warrant is the lawful ground for the seizure.'),
    ],
    examples: [
      {
        title: 'a warrant with the detainer',
        place: 'us-co-denver',
        at: '2015-04-30T12:00:00-06:00',
        facts: onPapers(detainer2012, judgesWarrant),
        expect: { 'hold-past-release': 'may' },
      },
    ],
  }),
  ruleOf(section, {
    id: 'us-co-denver/2014-memo/notice',
    text: 'DSD will continue its cooperation with ICE officials and provide requested information regarding persons in custody.',
    plain: 'On request the department tells ICE of the release; the release does not wait for it.',
    when: all(ofTheJail, any(noticeForm, all(includes('request.asks', 'notify-of-release'), administrativePaper))),
    answers: [says('may', 'notify-of-release')],
    groups: ['notice-grants'],
    over: [defeats(['group:per-order'], 'ICE asked, and the department went on telling it.')],
    examples: [
      {
        title: 'an I-247D of 2016',
        place: 'us-co-denver',
        at: '2016-12-20T13:30:00-07:00',
        facts: onDetainerD,
        expect: { 'notify-of-release': 'may' },
      },
    ],
  }),
  ruleOf(section, {
    id: 'us-co-denver/2014-memo/information',
    text: 'DSD will continue its cooperation with ICE officials and provide requested information regarding persons in custody.',
    plain: 'Information about a person in custody that ICE asks for may be given.',
    when: askedByIce,
    answers: [says('may', 'give-custody-status', 'give-personal-information')],
    over: [whateverThePaper],
    examples: [
      {
        title: 'is this person here?',
        place: 'us-co-denver',
        at: '2016-12-20T13:30:00-07:00',
        facts: onDetainerD,
        expect: { 'give-custody-status': 'may' },
      },
    ],
  }),
  ruleOf(section, {
    id: 'us-co-denver/2014-memo/interviews',
    verified: 'partly',
    text: 'DSD will continue its cooperation with ICE officials and provide requested information regarding persons in custody.',
    plain:
      'Cooperation went on, and interviews in the jail are reported as late as July 2017; the memorandum does not name them, nor any call.',
    when: askedByIce,
    answers: [says('may', 'interview-in-person', 'admit-to-secure-area')],
    over: [whateverThePaper],
    sources: [
      ...section.sources,
      'http://dailycaller.com/2017/07/21/' + 'sanctuary-city-denver-freed-an-illegal-alien-homicide-suspect-over-ice-objections/?print=1',
    ],
    examples: [
      {
        title: 'an interview in 2016',
        place: 'us-co-denver',
        at: '2016-12-20T13:30:00-07:00',
        facts: onDetainerD,
        expect: { 'interview-in-person': 'may' },
      },
    ],
  }),
]
