// Fed. R. Crim. P. 4 and 9, writs and orders: the paper of a court is obeyed on its terms.
import { all, any, includes, not, shown } from '../../condition.ts'
import {
  courtOrder,
  courtSubpoena,
  courtArrestWarrant,
  federalCourtsArrestWarrant,
  federalJudgesWarrant,
  immigrationPaper,
  judgesSearchWarrant,
  judicialCustodyPaper,
  stateArrestWarrant,
  stateSearchWarrant,
  writ,
} from '../../papers.ts'
import { defeats, ruleOf, says, settles } from '../../rule.ts'
import type { Relation, Section } from '../../rule.ts'
import { detainerA, judgesWarrant, onClerkWarrant, onPapers, onWrit, orderPaper } from '../../sample-facts.ts'

const warrants: Section = {
  citation: 'Fed. R. Crim. P. 4(b)-(c), 9(b)-(c); Form AO 442',
  layer: 'federal-court',
  place: 'us',
  from: '2002-12-01',
  to: null,
  verified: 'partly',
  sources: ['docslib.org/doc/1519260 (a local court rule in the same words)'],
  notEncoded:
    "The rules' text was not retrieved. Whether a warrant commands this jail or only a federal officer stands on the " +
    'warrant itself. ' +
    'State warrants rest on the law of the state.',
}
const orders: Section = {
  ...warrants,
  citation: 'A court order in force, on its own terms (28 U.S.C. 1651, 2241(c)(5) for federal writs)',
  verified: 'no',
  sources: [],
  notEncoded:
    'Our reading, not a quoted text: an order of a court in force is obeyed by the custodian it names. What it ' +
    'commands is read from the order.',
}

const onOwnGround: readonly Relation[] = [
  defeats(['group:bars'], "The person is kept on the court's paper, not on the administrative one, which still gives no ground."),
  defeats(['group:open-questions'], "Another paper in the case is a court's and is not in doubt."),
]

const onItsTerms = 'What the paper itself plainly orders is obeyed; nothing beyond its words is done, and no release waits for it.'
const untilRead: readonly Relation[] = [
  defeats(['group:bars'], "A judge's paper asks for this; what it orders must be read from it before the bar can be applied."),
]
const untilReadOnCustody: readonly Relation[] = [
  ...untilRead,
  settles(['group:fourth-amendment'], 'The question is now what the paper says.'),
]

/** What a judge's order may command beyond custody. The case file says what is asked; only the order says what is ordered. */
const perOrder = [
  'transfer-custody',
  'early-transfer',
  'interview-in-person',
  'admit-to-secure-area',
  'give-workspace',
  'notify-of-release',
] as const

const ordersOn = perOrder.map((action) =>
  ruleOf(orders, {
    id: `us/court-order/per-order/${action}`,
    text: 'An order of a judge is carried out on its own terms.',
    plain: "A judge's order is in the case and this is asked: a person reads what the order itself says of it.",
    when: all(courtOrder, includes('request.asks', action)),
    answers: [says('needs-human', action)],
    groups: ['open-questions', 'per-order'],
    over: untilRead,
    counsel: [
      {
        question:
          'What exactly does the order order? A rule of the place may name only a warrant (D.R.M.C. 28-252(a)); does this order command it all the same?',
        citations: [orders.citation],
        meanwhile: onItsTerms,
      },
    ],
    examples: [
      {
        title: `an order, and ${action} is asked`,
        place: 'us-co-denver',
        at: '2025-07-10T12:00:00-06:00',
        facts: { ...onPapers(orderPaper), 'request.asks': [action], 'request.purpose': 'civil' },
        expect: { [action]: 'needs-human', 'obey-court-order': 'must' },
      },
    ],
  }),
)

export const courtProcess = [
  ...ordersOn,
  ruleOf(orders, {
    id: 'us/court-warrant/state-judge',
    citation: 'A warrant of a state judge rests on the law of the state',
    text: 'A warrant of a court of the state is executed under the law of the state.',
    plain: "A state judge's warrant is in the case: whether it lets the jail keep the person, the law of the state says.",
    when: stateArrestWarrant,
    answers: [says('needs-human', 'hold-past-release')],
    groups: ['open-questions'],
    over: untilReadOnCustody,
    counsel: [
      {
        question: "Does the law of the state let the jail keep the person on this state judge's warrant?",
        citations: ['A warrant of a state judge rests on the law of the state'],
        meanwhile: onItsTerms,
      },
    ],
    examples: [
      {
        title: "a state judge's civil warrant",
        place: 'us-co',
        at: '2020-02-03T10:00:00-07:00',
        facts: onPapers({ form: 'arrest-warrant', signer: 'state-judge', nature: 'civil', complete: true }),
        expect: { 'hold-past-release': 'needs-human' },
      },
    ],
  }),
  ruleOf(orders, {
    id: 'us/court-warrant/state-search',
    citation: 'A warrant of a state judge rests on the law of the state',
    text: 'A search warrant commands the officers to whom it is directed.',
    plain: "A state judge's search warrant is in the case: a person reads whether it commands anything of the jail.",
    when: stateSearchWarrant,
    answers: [says('needs-human', 'obey-court-order')],
    groups: ['open-questions'],
    counsel: [
      {
        question: 'What does the search warrant command, and of whom?',
        citations: ['A warrant of a state judge rests on the law of the state'],
        meanwhile: onItsTerms,
      },
    ],
    examples: [
      {
        title: "a state judge's search warrant",
        place: 'us-co',
        at: '2020-02-03T10:00:00-07:00',
        facts: onPapers({ form: 'search-warrant', signer: 'state-judge', complete: true }),
        expect: { 'obey-court-order': 'needs-human' },
      },
    ],
  }),
  ruleOf(orders, {
    id: 'us/court-warrant/information',
    citation: 'A warrant or writ of a judge, to its extent',
    text: 'What a judge has commanded is produced, to the extent of the warrant or writ.',
    plain: "A judge's warrant or writ is in the case and information is asked: a person reads how far the paper reaches.",
    when: all(any(judgesSearchWarrant, courtArrestWarrant, writ), includes('request.asks', 'give-personal-information')),
    answers: [says('needs-human', 'give-personal-information')],
    groups: ['open-questions'],
    over: untilRead,
    counsel: [
      {
        question: 'What information does the warrant or writ itself command?',
        citations: ['A warrant or writ of a judge, to its extent'],
        meanwhile: 'Nothing is given beyond what the paper plainly names.',
      },
    ],
    examples: [
      {
        title: 'a writ, and an address is asked',
        place: 'us-co-denver',
        at: '2025-07-10T12:00:00-06:00',
        facts: { ...onWrit, 'request.asks': ['give-personal-information'] },
        expect: { 'give-personal-information': 'needs-human' },
      },
    ],
  }),
  ruleOf(warrants, {
    id: 'us/court-warrant/arrest',
    text:
      'A warrant must be signed by a judge; on an indictment or information it is issued by the court and signed by ' +
      'the clerk. It is executed by arresting the defendant.',
    plain: "A federal court's warrant of arrest is a lawful ground to keep the person for the officers it commands.",
    when: federalCourtsArrestWarrant,
    answers: [says('may', 'hold-past-release', 'transfer-custody')],
    over: [...onOwnGround, settles(['group:fourth-amendment'], "The court's paper is the lawful ground for the seizure.")],
    examples: [
      {
        title: 'a warrant beside a detainer: kept on the warrant alone',
        place: 'us-co-denver',
        at: '2018-05-04T10:00:00-06:00',
        facts: onPapers(detainerA, judgesWarrant),
        expect: { 'hold-past-release': 'may' },
      },
      {
        title: "the clerk's signature, on an indictment",
        place: 'us',
        at: '2018-05-04T10:00:00-06:00',
        facts: onClerkWarrant,
        expect: { 'hold-past-release': 'may' },
      },
    ],
  }),
  ruleOf(orders, {
    id: 'us/court-writ',
    text: 'A writ of a judge orders the custodian to produce or surrender the prisoner, and often to take him back.',
    plain: 'The writ is obeyed on its terms. Whether it orders the person kept, handed over or set free, a person must ' + 'read from it.',
    when: writ,
    answers: [says('needs-human', 'hold-past-release', 'transfer-custody', 'early-transfer')],
    groups: ['open-questions'],
    over: untilReadOnCustody,
    counsel: [{ question: 'What exactly does the writ order?', citations: [orders.citation], meanwhile: onItsTerms }],
    examples: [
      {
        title: 'a writ ad prosequendum',
        place: 'us-co-denver',
        at: '2020-02-03T10:00:00-07:00',
        facts: onWrit,
        expect: { 'transfer-custody': 'needs-human', 'hold-past-release': 'needs-human', 'obey-court-order': 'must' },
      },
    ],
  }),
  ruleOf(orders, {
    id: 'us/court-order/hold',
    text: 'An order of a judge that a person be kept or handed over.',
    plain: "The judge's order asks it; the jail does what the order says, no more and no longer.",
    when: all(courtOrder, includes('request.asks', 'hold-past-release'), not(immigrationPaper)),
    answers: [says('must', 'hold-past-release')],
    over: onOwnGround,
    examples: [
      {
        title: 'an order to keep the person',
        place: 'us-co',
        at: '2020-02-03T10:00:00-07:00',
        facts: { ...onPapers(orderPaper), 'request.asks': ['hold-past-release'] },
        expect: { 'hold-past-release': 'must' },
      },
    ],
  }),
  ruleOf(orders, {
    id: 'us/court-order/beside-detainer',
    text: 'An order of a judge that came together with an administrative paper.',
    plain: "A judge's order lies beside an immigration paper: a person must read whether the order itself says to keep this " + 'person.',
    when: all(courtOrder, immigrationPaper, not(shown(not(includes('request.asks', 'hold-past-release'))))),
    answers: [says('needs-human', 'hold-past-release')],
    groups: ['open-questions'],
    over: [
      defeats(['group:bars'], "A judge's order lies in the case; whether it orders custody must be read from it."),
      settles(['group:fourth-amendment'], 'The question is now what the order says.'),
    ],
    examples: [
      {
        title: 'an order and a detainer',
        place: 'us-co-denver',
        at: '2020-02-03T10:00:00-07:00',
        facts: onPapers(orderPaper, detainerA),
        expect: { 'hold-past-release': 'needs-human', 'obey-court-order': 'must' },
      },
    ],
  }),
  ruleOf(orders, {
    id: 'us/court-order/obey',
    text: 'An order, writ, warrant or subpoena of a court in force binds those whom it commands.',
    plain: "A court's paper is in the case: the jail does what it commands of the jail.",
    when: any(judicialCustodyPaper, courtOrder, federalJudgesWarrant, courtSubpoena),
    answers: [says('must', 'obey-court-order')],
    over: [defeats(['group:open-questions'], "This paper is a court's and is not in doubt.")],
    examples: [
      { title: 'a writ is obeyed', place: 'us', at: '2020-02-03T10:00:00-07:00', facts: onWrit, expect: { 'obey-court-order': 'must' } },
    ],
  }),
]
