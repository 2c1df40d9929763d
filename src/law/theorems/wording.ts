// Words shared by the theorems: papers as counsel would describe them, written apart from the rules' own definitions.
import { all, always, field, is, not, oneOf, shown, some } from '../condition.ts'
import { opening } from '../theorem.ts'
import type { Claim, Theorem } from '../theorem.ts'

/** The places of which the general theorems speak. */
export const placeIds = ['us', 'us-co', 'us-co-denver'] as const

const papers = 'request.instruments'
const judgesOfCourts = ['federal-magistrate-judge', 'federal-district-judge', 'state-judge'] as const
const federalJudge = field.oneOf('signer', ['federal-magistrate-judge', 'federal-district-judge'])
const courtSigned = field.oneOf('signer', [...judgesOfCourts, 'clerk-of-court'])
const immigrationForm = field.oneOf('form', [
  'I-247 (12/12)',
  'I-247 (earlier)',
  'I-247D',
  'I-247N',
  'I-247X',
  'I-247A',
  'I-247G',
  'I-200',
  'I-203',
  'I-205',
  'I-286',
  'I-862',
  'I-138',
])
const detainerForm = field.oneOf('form', ['I-247 (12/12)', 'I-247 (earlier)', 'I-247D', 'I-247X', 'I-247A'])
const byOfficer = field.is('signer', 'immigration-officer')

/** No paper is shown to be a warrant of arrest, writ or order with a court's signature. */
export const noCourtCustodyPaper = not(
  shown(some(papers, all(field.oneOf('form', ['arrest-warrant', 'writ', 'court-order']), courtSigned))),
)
/** No paper is shown to bear the signature of a judge or clerk of a court. */
export const noCourtSignature = not(shown(some(papers, courtSigned)))
/** No warrant or writ is shown to bear a federal judge's or magistrate's signature. */
export const noFederalJudgesPaper = not(
  shown(some(papers, all(field.oneOf('form', ['arrest-warrant', 'search-warrant', 'writ']), federalJudge))),
)
/** No subpoena, warrant, order or writ is shown to come from a court. */
export const noCourtIssuedPaper = not(
  shown(
    some(
      papers,
      all(
        field.oneOf('form', ['arrest-warrant', 'search-warrant', 'writ', 'court-order', 'court-subpoena', 'grand-jury-subpoena']),
        courtSigned,
      ),
    ),
  ),
)
/** Every paper of the case is known, and each is an immigration form that an immigration officer signed. */
export const onlyOfficersForms = not(some(papers, not(all(immigrationForm, byOfficer))))
/** Every paper is known to be an immigration form, whoever is said to have signed it. */
export const onlyImmigrationForms = not(some(papers, not(immigrationForm)))
export const someDetainer = some(papers, all(detainerForm, byOfficer))
export const onlyDetainers = all(onlyOfficersForms, someDetainer)
export const someAdministrativeWarrant = some(papers, all(field.oneOf('form', ['I-200', 'I-205']), byOfficer))
export const someAdministrativeSubpoena = some(papers, all(field.is('form', 'I-138'), byOfficer))
/** A complete warrant of arrest, writ or order that a judge signed. */
export const judgesPaper = some(
  papers,
  all(
    field.oneOf('form', ['arrest-warrant', 'writ', 'court-order']),
    field.oneOf('signer', [...judgesOfCourts]),
    field.is('complete', true),
  ),
)
const fullFederalWarrant = all(field.is('form', 'arrest-warrant'), federalJudge, field.is('nature', 'criminal'), field.is('complete', true))
/** Nothing but complete criminal warrants of arrest of federal judges, and at least one. */
export const onlyFederalArrestWarrants = all(some(papers, fullFederalWarrant), not(some(papers, not(fullFederalWarrant))))
/** Nothing that is written came. */
export const onlyUnwritten = not(some(papers, not(field.oneOf('form', ['phone-call', 'database-query']))))
/** Nothing came but letters of attorneys. */
export const onlyAttorneysLetters = not(some(papers, not(all(field.is('form', 'letter'), field.is('signer', 'attorney')))))
/** Nothing came but complete subpoenas of a court. */
export const onlyCourtSubpoenas = all(
  some(papers, all(field.oneOf('form', ['court-subpoena', 'grand-jury-subpoena']), courtSigned, field.is('complete', true))),
  not(some(papers, not(all(field.oneOf('form', ['court-subpoena', 'grand-jury-subpoena']), courtSigned, field.is('complete', true))))),
)

export const jail = is('custodian', 'jail')
export const statePrison = is('custodian', 'state-prison')
export const notStatePrison = not(shown(statePrison))
export const civil = is('request.purpose', 'civil')
export const notShownCriminal = not(shown(oneOf('request.purpose', ['criminal', 'mixed'])))
export const withoutAgreement = is('agency.agreement287g', 'none')
export const whateverAgreement = oneOf('agency.agreement287g', ['none', 'requested', 'jail', 'warrant-service', 'task-force'])

export const never = (...answers: Extract<Claim, { kind: 'never' }>['answers']): Claim => ({ kind: 'never', answers })
export const only = (...answers: Extract<Claim, { kind: 'only' }>['answers']): Claim => ({ kind: 'only', answers })
export const neverOpen: Claim = { kind: 'never', answers: opening }
export const onlyBars: Claim = { kind: 'only', answers: ['must-not', 'no-authority'] }

type Given = Pick<Theorem, 'id' | 'words' | 'citation' | 'places' | 'actions' | 'claim'> & Partial<Theorem>
export const theorem = (given: Given): Theorem => ({ verified: 'yes', from: null, to: null, given: always, ...given })

export { all, any, is, not, oneOf, shown } from '../condition.ts'
