// The requests that reach a jail, one a kind, as cases: the rows of the table that tells what held on a day.
import type { Action } from '../../law/action.ts'
import type { FactPath, FactValue, Row } from '../../law/facts.ts'

export type UsualRequest = {
  readonly key: string
  readonly name: string
  /** What came with it and what it asks, for the reader of the row. */
  readonly says: string
  /** Days on which the paper was in use; `to` is the first day no longer. */
  readonly from: string
  readonly to: string | null
  readonly known: Readonly<Partial<Record<FactPath, FactValue>>>
}

/** What every row has, so that only the paper differs; said under the table. */
export const usualCircumstances: Readonly<Partial<Record<FactPath, FactValue>>> = {
  custodian: 'jail',
  'request.written': true,
  'request.purpose': 'civil',
  'request.namesOnePerson': true,
  'subject.minor': false,
  'subject.citizenshipProof': 'none',
  'subject.interviewConsent': 'given',
  'subject.advisedInWriting': true,
  'subject.servedWithCopy': true,
  'custody.state': 'eligible',
  'custody.eligibleBecause': 'time-served',
  'agency.agreement287g': 'none',
  'agency.releaseDateIsPublic': false,
  'agency.reimbursementAgreement': false,
  area: 'secure',
}

const officers = (form: string): Row => ({ form, signer: 'immigration-officer', nature: 'civil', complete: true })
const judges = (form: string): Row => ({ form, signer: 'federal-magistrate-judge', nature: 'criminal', complete: true })

const asking = (asks: readonly Action[], papers: readonly Row[], more: UsualRequest['known'] = {}): UsualRequest['known'] => ({
  ...usualCircumstances,
  'request.asks': asks,
  'request.instruments': papers,
  ...more,
})

const detainer = (form: string, from: string, to: string | null): UsualRequest => ({
  key: 'detainer',
  name: `Detainer, Form ${form}`,
  says: 'Signed by an immigration officer; asks to keep the person and to be told of the release.',
  from,
  to,
  known: asking(['hold-past-release', 'notify-of-release'], [officers(form)]),
})

const noticeOnly = (name: string, form: string, from: string, to: string | null): UsualRequest => ({
  key: 'notice-request',
  name,
  says: 'Signed by an immigration officer; asks to be told of the release and for nothing else.',
  from,
  to,
  known: asking(['notify-of-release'], [officers(form)]),
})

const always = { from: '1900-01-01', to: null } as const

/** The forms' days are those of the timeline of forms (src/law/places/us/forms.ts). */
const usualRequests: readonly UsualRequest[] = [
  detainer('I-247 (earlier)', '1997-04-01', '2012-12-21'),
  detainer('I-247 (12/12)', '2012-12-21', '2015-06-12'),
  detainer('I-247D', '2015-06-12', '2017-04-02'),
  detainer('I-247A', '2017-04-02', null),
  noticeOnly('Request for notice only, a letter', 'letter', '1997-04-01', '2015-06-12'),
  noticeOnly('Request for notice only, Form I-247N', 'I-247N', '2015-06-12', '2017-04-02'),
  noticeOnly('Request for notice only, a letter', 'letter', '2017-04-02', '2025-03-04'),
  noticeOnly('Request for notice only, Form I-247G', 'I-247G', '2025-03-04', null),
  {
    key: 'administrative-warrant',
    name: 'Administrative warrant alone, Form I-200',
    says: 'Signed by an immigration officer, not by a judge; asks to keep the person and to hand the person over.',
    ...always,
    known: asking(['hold-past-release', 'transfer-custody'], [officers('I-200')]),
  },
  {
    key: 'judges-warrant',
    name: "Judge's criminal warrant of arrest, Form AO 442",
    says: 'Signed by a federal magistrate judge, complete; a criminal matter.',
    ...always,
    known: asking([], [judges('arrest-warrant')], { 'request.purpose': 'criminal' }),
  },
  {
    key: 'writ',
    name: 'Writ for the prisoner',
    says: 'Signed by a federal magistrate judge, complete; orders the person brought before the court.',
    ...always,
    known: asking(['transfer-custody'], [judges('writ')], { 'request.purpose': 'criminal' }),
  },
  {
    key: 'interview-request',
    name: 'Request for an interview, a letter',
    says: 'Signed by an immigration officer; asks to speak with the person face to face or by telephone.',
    ...always,
    known: asking(['interview-in-person', 'interview-by-phone', 'admit-to-secure-area'], [officers('letter')]),
  },
  {
    key: 'administrative-subpoena',
    name: 'Administrative subpoena, Form I-138',
    says: 'Signed by an immigration officer; no court has ordered it enforced.',
    ...always,
    known: asking(['answer-subpoena', 'give-personal-information'], [officers('I-138')]),
  },
  {
    key: 'enforced-subpoena',
    name: "The subpoena with a court's order enforcing it",
    says: 'Form I-138 and an order of a federal district judge, complete.',
    ...always,
    known: asking(
      ['answer-subpoena', 'give-personal-information', 'give-status-information'],
      [officers('I-138'), { form: 'court-order', signer: 'federal-district-judge', nature: 'civil', complete: true }],
    ),
  },
  {
    key: 'telephone-call',
    name: 'Telephone call asking for information',
    says: 'Nothing in writing; asks for custody status, release, address and immigration status.',
    ...always,
    known: asking(
      ['give-custody-status', 'notify-of-release', 'give-personal-information', 'give-status-information'],
      [{ form: 'phone-call', signer: 'immigration-officer', nature: 'civil' }],
      { 'request.written': false },
    ),
  },
]

export const requestsInUse = (on: string): readonly UsualRequest[] =>
  usualRequests.filter(({ from, to }) => from <= on && (to === null || on < to))
