// Some hundred thousand telling cases of a place: for comparing the law with something else case by case, where all cells are too many.
import { parseInstant } from '../time/instant.ts'
import type { Facts, FactPath, FactValue, Row } from './facts.ts'
import type { Place } from './place.ts'

/** One case for each era, set of papers, and value of the other facts that rules read; papers singly and in telling pairs. */
export function* enumeratedFacts(place: Place): Generator<Facts> {
  for (const at of eras(place)) {
    for (const papers of paperSets) {
      for (const rest of papers.length > 1 ? tellingCircumstances : circumstances) {
        yield { at: parseInstant(at), known: { ...rest, 'request.instruments': papers } }
      }
    }
  }
}

/** Noon of each first day on which a rule of the place begins or ends, from the day it is covered. */
const eras = (place: Place): readonly string[] => {
  const days = place.rules.flatMap(({ from, to }) => (to === null ? [from] : [from, to]))
  return [...new Set([place.coveredFrom, ...days])]
    .filter((day) => day >= place.coveredFrom)
    .toSorted((a, b) => (a < b ? -1 : 1))
    .map((day) => `${day}T19:00:00Z`)
}

const administrative: readonly Row[] = ['I-247A', 'I-247D', 'I-247 (12/12)', 'I-247N', 'I-200', 'I-205', 'I-138'].map((form) => ({
  form,
  signer: 'immigration-officer',
}))
const judicial: readonly Row[] = [
  { form: 'arrest-warrant', signer: 'federal-magistrate-judge', nature: 'criminal' },
  { form: 'arrest-warrant', signer: 'clerk-of-court', nature: 'criminal' },
  { form: 'search-warrant', signer: 'federal-district-judge' },
  { form: 'arrest-warrant', signer: 'state-judge', nature: 'criminal', complete: true },
  { form: 'writ', signer: 'federal-district-judge' },
  { form: 'court-order', signer: 'federal-district-judge' },
  { form: 'court-subpoena', signer: 'clerk-of-court' },
]
const doubtful: readonly Row[] = [
  { form: 'I-200', signer: 'federal-magistrate-judge' },
  { form: 'I-247A', signer: 'unsigned' },
  { form: 'arrest-warrant', signer: 'illegible' },
  { form: 'court-subpoena', signer: 'attorney' },
  { form: 'court-subpoena', signer: 'unsigned' },
  { form: 'letter', signer: 'immigration-officer' },
  { form: 'phone-call', signer: 'immigration-officer' },
  { form: 'arrest-warrant' },
  { signer: 'federal-district-judge' },
  {},
]
/** Met alone only: each differs from one above in a single field. */
const single: readonly Row[] = [
  { form: 'I-247 (earlier)', signer: 'immigration-officer', issuedOn: '2012-03-01' },
  { form: 'arrest-warrant', signer: 'federal-magistrate-judge', nature: 'criminal', complete: true },
  { form: 'arrest-warrant', signer: 'state-judge', nature: 'civil' },
  { form: 'arrest-warrant', signer: 'clerk-of-court', nature: 'civil' },
  { form: 'search-warrant', signer: 'state-judge' },
  { form: 'writ', signer: 'state-judge' },
  { form: 'court-order', signer: 'federal-district-judge', complete: false },
  { form: 'letter', signer: 'attorney' },
  { form: 'e-mail', signer: 'unsigned' },
]
const every = [...administrative, ...judicial, ...doubtful]
const inPairs = every.filter(({ form }) => form !== 'I-247 (12/12)' && form !== 'I-247N' && form !== 'I-205')
const paperSets: readonly (readonly Row[])[] = [
  [],
  ...[...every, ...single].map((one) => [one]),
  ...inPairs.flatMap((one, index) => inPairs.slice(index + 1).map((other) => [one, other])),
]

const circumstances: readonly Readonly<Partial<Record<FactPath, FactValue>>>[] = [
  {},
  {
    'request.purpose': 'civil',
    'request.asks': ['hold-past-release', 'notify-of-release'],
    'agency.agreement287g': 'none',
    custodian: 'jail',
  },
  {
    'request.purpose': 'criminal',
    'agency.agreement287g': 'jail',
    'agency.releaseDateIsPublic': true,
    'subject.advisedInWriting': false,
    custodian: 'probation',
  },
  {
    'request.purpose': 'mixed',
    'request.asks': ['give-status-information', 'give-personal-information'],
    'request.written': false,
    'agency.releaseDateIsPublic': false,
    'subject.advisedInWriting': true,
    'subject.interviewConsent': 'given',
    'subject.servedWithCopy': false,
    custodian: 'jail',
    area: 'secure',
  },
  {
    custodian: 'court',
    'agency.agreement287g': 'jail',
    'custody.state': 'eligible',
    'custody.eligibleBecause': 'bond-posted',
    'custody.eligibleAt': '2014-04-30T06:00:00.000Z',
    'subject.interviewConsent': 'not-asked',
    area: 'public',
  },
  { 'custody.state': 'eligible', 'custody.eligibleBecause': 'recognizance', 'custody.eligibleAt': '2022-04-02T06:00:00.000Z' },
  {
    custodian: 'state-prison',
    'request.purpose': 'civil',
    'custody.state': 'eligible',
    'custody.eligibleBecause': 'bond-posted',
    'custody.eligibleAt': '2022-04-02T06:00:00.000Z',
  },
  {
    custodian: 'state-prison',
    'request.purpose': 'mixed',
    'request.written': true,
    'request.asks': ['notify-of-release'],
    'agency.releaseDateIsPublic': true,
  },
  { custodian: 'state-prison', 'agency.releaseDateIsPublic': false },
  {
    'request.purpose': 'civil',
    'request.written': true,
    'request.asks': [
      'hold-past-release',
      'transfer-custody',
      'early-transfer',
      'interview-in-person',
      'admit-to-secure-area',
      'give-workspace',
      'notify-of-release',
      'give-personal-information',
      'give-status-information',
    ],
  },
]

/** Pairs of papers meet only the circumstances that turn the most rules. */
const tellingCircumstances = circumstances.filter((_, index) => index === 2 || index === 3 || index === 6 || index === 8)
