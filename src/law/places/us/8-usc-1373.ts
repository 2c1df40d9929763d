// 8 U.S.C. 1373: no one may restrict sending citizenship or immigration status to the immigration service; and 8 U.S.C. 1644.
import { all, always, includes } from '../../condition.ts'
import { courtCommandsRecords } from '../../papers.ts'
import { defeats, ruleOf, says } from '../../rule.ts'
import type { Section } from '../../rule.ts'
import { onClerkSubpoena, onDetainerA } from '../../sample-facts.ts'

const section: Section = {
  citation: '8 U.S.C. 1373(a)-(b)',
  layer: 'federal-statute',
  place: 'us',
  from: '1996-09-30',
  to: null,
  verified: 'partly',
  sources: ['https://instalawyer.io/laws/us-code/1373', 'http://casetext.com/case/city-cnty-of-sf-v-barr'],
  notEncoded:
    'Never a duty to send release dates or addresses: the text speaks of citizenship and immigration status only ' +
    '(San Francisco v. Barr, 9th Cir. 2020). ' +
    '8 U.S.C. 1644 says the like and was not retrieved. No decision of the Tenth Circuit was found.',
}

export const usc1373 = [
  ruleOf(section, {
    id: 'us/8-usc-1373',
    text:
      'A Federal, State, or local government entity or official may not prohibit, or in any way restrict, any ' +
      'government entity or official from ' +
      'sending to, or receiving from, the Immigration and Naturalization Service information regarding the ' +
      'citizenship or immigration status, ' +
      'lawful or unlawful, of any individual.',
    plain:
      'The statute limits restrictions and orders no one to send anything; whether it is valid and how far it ' +
      'reaches is disputed. Counsel decides.',
    when: always,
    answers: [says('needs-human', 'give-status-information')],
    groups: ['status-question'],
    counsel: [
      {
        question: 'May or must status information be given?',
        readings: [
          '8 U.S.C. 1373 bars any restriction on sending status, so what is known may be sent (New York v. DOJ, 2d Cir. 2020, defers to it; from memory).',
          '1373 is narrow, or void under the anti-commandeering rule after Murphy v. NCAA (Colorado v. DOJ, D. Colo. 2020, cites such decisions), and ' +
            'local law on such information holds.',
        ],
        citations: ['8 U.S.C. 1373(a)-(b)', '8 U.S.C. 1644'],
        meanwhile: 'No status information is given by the desk.',
      },
    ],
    examples: [
      {
        title: 'status is asked',
        place: 'us-co-denver',
        at: '2020-02-03T10:00:00-07:00',
        facts: onDetainerA,
        expect: { 'give-status-information': 'needs-human' },
      },
    ],
  }),
  ruleOf(
    {
      ...section,
      citation: 'A court order or court-issued subpoena, within its scope',
      verified: 'no',
      sources: [],
      notEncoded: 'The scope is read from the order.',
    },
    {
      id: 'us/court-order/status',
      text: 'What a court commands to be produced is produced, to the extent of its order.',
      plain: "A court's order asks for it: what the order names is given, and no more.",
      when: all(courtCommandsRecords, includes('request.asks', 'give-status-information')),
      answers: [says('must', 'give-status-information')],
      over: [defeats(['group:status-question', 'group:open-questions'], 'A court has ordered it; what the order names is given.')],
      examples: [
        {
          title: 'a court subpoena for status',
          place: 'us-co-denver',
          at: '2020-02-03T10:00:00-07:00',
          facts: { ...onClerkSubpoena, 'request.asks': ['give-status-information'] },
          expect: { 'give-status-information': 'must' },
        },
      ],
    },
  ),
]
