// D.R.M.C. 28-253 (Ord. 940-17): civil immigration detainers and requests for voluntary notification.
import { all, any, includes, is, not, shown } from '../../condition.ts'
import {
  arrestWarrantKnownCriminal,
  detainer,
  federalCriminalWarrantInFull,
  immigrationWriting,
  noticeForm,
  paperInWriting,
  writingOfNobody,
} from '../../papers.ts'
import { defeats, ruleOf, says, settles } from '../../rule.ts'
import type { Section } from '../../rule.ts'
import { detainerA, judgesWarrant, onDetainerA, onPapers } from '../../sample-facts.ts'
import { cityCustodian } from './drmc-28-250.ts'

const section: Section = {
  citation: 'D.R.M.C. 28-253',
  layer: 'city-ordinance',
  place: 'us-co-denver',
  from: '2017-08-31',
  to: null,
  verified: 'partly',
  sources: [
    'http://denver-co.elaws.us/code/coor_ch28_artviii_sec28-253',
    'https://www.denverpost.com/2017/08/16/denver-city-council-michael-hancock-immigration-and-customs-enforcement-proposal/',
    'https://www.cpr.org/2018/07/19/new-numbers-show-jump-in-contacts-between-denver-jails-ice-officials/',
  ],
  notEncoded:
    '(b)(3) from "notification to the federal immigratio" on, and all of (c) onward, were not retrieved: the no-hold ' +
    'rule, the notice, the advisement and the ' +
    'log are encoded as the press and the city reported them; the hour of the advisement was not seen, the end of ' +
    'the day is ours. "Transmission of personal information" is named in (a); its rule was not seen.',
}

const requested = any(noticeForm, includes('request.asks', 'notify-of-release'))
/** The ordinance speaks of a written request of federal immigration authorities; nobody else's opens a notice. */
const requestedByThem = any(noticeForm, all(includes('request.asks', 'notify-of-release'), immigrationWriting))
const inWriting = any(is('request.written', true), all(not(shown(is('request.written', false))), paperInWriting))
const reported = '[(c) onward not retrieved; as reported]'

export const drmc28p253 = [
  ruleOf(section, {
    id: 'us-co-denver/28-253/no-hold',
    citation: 'D.R.M.C. 28-253(b)(2)',
    text:
      '"Civil immigration detainer" means a non-mandatory request issued under Section 287.7 to maintain custody of ' +
      'an individual for a period not to exceed ' +
      'forty-eight (48) hours, including an I-247A form or any similar form. No hold past eligibility for release on ' +
      `one. ${reported}`,
    plain: 'The ordinance calls the detainer a non-mandatory request; nobody is kept on it past eligibility for release.',
    when: all(cityCustodian, detainer),
    answers: [says('must-not', 'hold-past-release')],
    groups: ['bars'],
    over: [
      settles(['group:fourth-amendment'], 'City law refuses the hold, so the question of power does not arise.'),
      defeats(
        ['us/8-cfr-287.7/d'],
        'A request under the regulation binds no city officer; the ordinance calls it non-mandatory and refuses it.',
      ),
    ],
    examples: [
      {
        title: 'a detainer',
        place: 'us-co-denver',
        at: '2017-09-15T23:10:00-06:00',
        facts: onDetainerA,
        expect: { 'hold-past-release': 'must-not' },
      },
    ],
  }),
  ruleOf(section, {
    id: 'us-co-denver/28-253/criminal-warrant',
    citation: 'D.R.M.C. 28-253(a)',
    verified: 'yes',
    text:
      'Nothing in this section shall be construed to apply to the authority of city law enforcement officers to ' +
      'investigate or enforce any criminal law.',
    plain: "A court's warrant in a criminal matter is outside this section: the person may be kept on it.",
    when: all(cityCustodian, arrestWarrantKnownCriminal),
    answers: [says('may', 'hold-past-release')],
    over: [
      defeats(
        ['us-co-denver/28-253/no-hold', 'us/court-warrant/state-judge'],
        "The court's criminal warrant stands on its own ground; the administrative paper still gives none.",
      ),
      settles(['group:fourth-amendment'], "The court's warrant is the lawful ground for the seizure."),
    ],
    examples: [
      {
        title: 'a warrant beside a detainer',
        place: 'us-co-denver',
        at: '2018-09-15T10:00:00-06:00',
        facts: onPapers(detainerA, judgesWarrant),
        expect: { 'hold-past-release': 'may', 'notify-of-release': 'may' },
      },
    ],
  }),
  ruleOf(section, {
    id: 'us-co-denver/28-253/federal-warrant-notice',
    citation: 'D.R.M.C. 28-253(a), 28-252(a) (our inference)',
    verified: 'no',
    text:
      'Nothing in this section shall be construed to apply to the authority of city law enforcement officers to ' +
      'investigate or enforce any criminal law. [That those who execute the warrant may be told is inferred.]',
    plain: "A federal judge's criminal warrant of arrest is in the case: those who execute it may be told of the release.",
    when: all(cityCustodian, federalCriminalWarrantInFull),
    answers: [says('may', 'notify-of-release')],
    over: [
      defeats(
        ['us-co-denver/28-250/a-1-unasked-notice', 'group:open-questions'],
        "The notice serves the federal judge's criminal warrant.",
      ),
    ],
    examples: [
      {
        title: "a magistrate's warrant alone",
        place: 'us-co-denver',
        at: '2025-07-10T12:00:00-06:00',
        facts: onPapers(judgesWarrant),
        expect: { 'notify-of-release': 'may' },
      },
    ],
  }),
  ruleOf(section, {
    id: 'us-co-denver/28-253/whose-writing',
    citation: 'D.R.M.C. 28-253(b)(3)',
    text: '"Notification request" means a non-mandatory written request issued by federal immigration enforcement authorities [...].',
    plain: 'A letter or e-mail asks for notice and nobody is shown to have signed it: find out whose it is.',
    when: all(cityCustodian, includes('request.asks', 'notify-of-release'), writingOfNobody),
    answers: [says('needs-human', 'notify-of-release')],
    groups: ['open-questions', 'notice-doubts'],
    over: [defeats(['us-co-denver/28-250/a-1-unasked-notice'], 'Whether immigration authorities wrote it is in doubt.')],
    counsel: [
      {
        question: 'Did federal immigration authorities write this request, and which officer?',
        citations: ['D.R.M.C. 28-253(b)(3)'],
        meanwhile: 'No notice is sent; the sender is asked for a signed request.',
      },
    ],
    examples: [
      {
        title: 'an e-mail without a name',
        place: 'us-co-denver',
        at: '2025-07-10T12:00:00-06:00',
        facts: { ...onPapers({ form: 'e-mail', signer: 'unsigned' }), 'request.asks': ['notify-of-release'], 'request.written': true },
        expect: { 'notify-of-release': 'needs-human' },
      },
    ],
  }),
  ruleOf(section, {
    id: 'us-co-denver/28-253/notice',
    citation: 'D.R.M.C. 28-253(a), (b)(3)',
    text:
      'Voluntary notification for release of individuals from custody. "Notification request" means a non-mandatory ' +
      'written request issued by federal ' +
      'immigration enforcement authorities to a city law enforcement officer asking for notification [text breaks ' +
      `off]. The sheriff may notify. ${reported}`,
    plain: 'On a written request the Sheriff may tell ICE of the release; nothing obliges, and the release does not wait for it.',
    when: all(cityCustodian, requestedByThem, inWriting),
    answers: [says('may', 'notify-of-release')],
    groups: ['notice-grants'],
    over: [
      defeats(
        ['us-co-denver/28-250/a-1-unasked-notice', 'group:notice-doubts', 'group:per-order'],
        'A written request for notification came, which the article opens.',
      ),
    ],
    duties: [
      {
        duty: 'advise-of-rights',
        to: 'subject',
        by: { kind: 'end-of-day' },
        byWords: 'before the person leaves custody',
        language: 'chosen',
        lifts: [],
        says:
          'Advise the person of their legal rights about the request. That jails do so is reported; the words of the ' +
          'ordinance on it were not seen, so writing and language are ours, after 28-252(b).',
        beforeLeaving: true,
      },
    ],
    examples: [
      {
        title: 'an I-247A asks for notice',
        place: 'us-co-denver',
        at: '2018-09-15T10:00:00-06:00',
        facts: onDetainerA,
        expect: { 'notify-of-release': 'may' },
      },
    ],
  }),
  ruleOf(section, {
    id: 'us-co-denver/28-253/written-or-not',
    citation: 'D.R.M.C. 28-253(b)(3)',
    text: '"Notification request" means a non-mandatory written request [...].',
    plain: 'What is said of the writing and the papers do not agree: a person must see what came.',
    when: all(
      cityCustodian,
      requested,
      any(all(is('request.written', false), paperInWriting), all(is('request.written', true), not(paperInWriting))),
    ),
    answers: [says('needs-human', 'notify-of-release')],
    groups: ['open-questions'],
    ifUnknown: 'does-not-apply',
    over: [defeats(['group:notice-grants', 'us-co-denver/28-250/a-1-unasked-notice'], 'Whether a written request came is in doubt.')],
    examples: [
      {
        title: 'an I-247A, said not to be in writing',
        place: 'us-co-denver',
        at: '2018-09-15T10:00:00-06:00',
        facts: { ...onDetainerA, 'request.written': false },
        expect: { 'notify-of-release': 'needs-human' },
      },
    ],
  }),
  ruleOf(section, {
    id: 'us-co-denver/28-253/log',
    citation: 'D.R.M.C. 28-253 (as reported)',
    text: `Jails track and report requests and outcomes. ${reported}`,
    plain: 'The request and its outcome are recorded for the city.',
    when: all(cityCustodian, requested),
    duties: [
      {
        duty: 'log-request',
        to: 'record',
        by: { kind: 'vague' },
        byWords: 'when the request is received',
        language: null,
        lifts: [],
        says: 'Record the request, what was done about it, and when.',
      },
    ],
    examples: [
      {
        title: 'an I-247A is recorded',
        place: 'us-co-denver',
        at: '2018-09-15T10:00:00-06:00',
        facts: onDetainerA,
        expect: { 'notify-of-release': 'may' },
      },
    ],
  }),
  ruleOf(section, {
    id: 'us-co-denver/28-253/custody-status',
    citation: 'D.R.M.C. 28-253(a), 28-250(a)(1)',
    text:
      'Transmission of personal information, and other civil immigration documents based solely on alleged violations ' +
      `of the civil provisions. ${reported}`,
    plain:
      'Whether it may be said that a person is in custody, beyond what anyone can look up, is in the part of the ' +
      'ordinance that was not seen.',
    when: cityCustodian,
    answers: [says('needs-human', 'give-custody-status')],
    groups: ['custody-status-question'],
    counsel: [
      {
        question: 'What does 28-253(c) onward say about telling ICE that a person is in custody?',
        citations: ['D.R.M.C. 28-253'],
        meanwhile: 'Only the public roster is pointed to.',
      },
    ],
    examples: [
      {
        title: 'is this person here?',
        place: 'us-co-denver',
        at: '2018-09-15T10:00:00-06:00',
        facts: onDetainerA,
        expect: { 'give-custody-status': 'needs-human' },
      },
    ],
  }),
  ruleOf(
    {
      ...section,
      citation: 'Denver Sheriff Department practice (no policy number found)',
      layer: 'department-policy',
      to: '2025-04-01',
      verified: 'partly',
      sources: [
        'https://denver7.com/news/investigations/' + 'denver7-investigates-how-colorado-law-enforcement-agencies-respond-to-ice-detainers',
      ],
      notEncoded:
        'Known from official statements to March 2025; later practice not found. Notices went by fax; no fixed lead time was seen.',
    },
    {
      id: 'us-co-denver/practice/notice',
      text:
        'On a written request the department notifies ICE by fax before release, once it is certain that the inmate ' + 'will be released.',
      plain: 'So the department did when asked in writing.',
      when: all(cityCustodian, requestedByThem, inWriting),
      answers: [says('may', 'notify-of-release')],
      groups: ['notice-grants'],
      over: [
        defeats(
          ['us-co-denver/28-250/a-1-unasked-notice', 'group:notice-doubts', 'group:per-order'],
          'A written request for notification came.',
        ),
      ],
      examples: [
        {
          title: 'an I-247A of 2018',
          place: 'us-co-denver',
          at: '2018-09-15T10:00:00-06:00',
          facts: onDetainerA,
          expect: { 'notify-of-release': 'may' },
        },
      ],
    },
  ),
]
