// Fed. R. Crim. P. 4 and 9, writs and orders: the paper of a court is obeyed on its terms.
import { all, any, includes, not, shown } from '../../condition.ts'
import {
  courtArrestWarrant,
  courtOrder,
  courtSubpoena,
  federalJudgesWarrant,
  immigrationPaper,
  judicialCustodyPaper,
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
  settles(['group:fourth-amendment'], "The court's paper is the lawful ground for the seizure."),
]

export const courtProcess = [
  ruleOf(warrants, {
    id: 'us/court-warrant/arrest',
    text:
      'A warrant must be signed by a judge; on an indictment or information it is issued by the court and signed by ' +
      'the clerk. It is executed by arresting the defendant.',
    plain: "A court's warrant of arrest is a lawful ground to keep the person for the officers it commands.",
    when: courtArrestWarrant,
    answers: [says('may', 'hold-past-release', 'transfer-custody')],
    over: onOwnGround,
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
    plain: 'The jail keeps, produces or hands over the person as the writ says.',
    when: writ,
    answers: [says('must', 'hold-past-release', 'transfer-custody', 'early-transfer')],
    over: onOwnGround,
    examples: [
      {
        title: 'a writ ad prosequendum',
        place: 'us-co-denver',
        at: '2020-02-03T10:00:00-07:00',
        facts: onWrit,
        expect: { 'transfer-custody': 'must', 'obey-court-order': 'must' },
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
