// The legal paper read from a document: which instrument, who signed it, what it asks. A union by `kind`.
import type { Brand } from '../time/instant.ts'
import type { PageNote, Read } from '../document/paper.ts'

export type InstrumentId = Brand<string, 'InstrumentId'>

export const instrumentKinds = [
  'detainer',
  'notification-request',
  'transfer-request',
  'administrative-warrant',
  'removal-warrant',
  'detention-order',
  'custody-notice',
  'notice-to-appear',
  'administrative-subpoena',
  'arrest-warrant',
  'search-warrant',
  'court-subpoena',
  'grand-jury-subpoena',
  'court-order',
  'writ',
  'interview-request',
  'information-request',
  'u-visa-certification',
  'cover-sheet',
  'other',
] as const
export type InstrumentKind = (typeof instrumentKinds)[number]

export const issuingBodies = ['dhs', 'federal-court', 'state-court', 'immigration-court', 'attorney', 'police', 'other', 'unknown'] as const
export type IssuingBody = (typeof issuingBodies)[number]

/** Who signed. "Signed by a judge" is not one bit: a clerk signs an AO 442 on an indictment, an attorney an AO 88B. */
export const signerRoles = [
  'immigration-officer',
  'immigration-judge',
  'federal-magistrate-judge',
  'federal-district-judge',
  'state-judge',
  'clerk-of-court',
  'attorney',
  'unsigned',
  'illegible',
] as const
export type SignerRole = (typeof signerRoles)[number]

/** What a paper asks of the jail, in the words of the law's actions. */
export const asksOfPaper = [
  'hold-past-release',
  'notify-of-release',
  'transfer-custody',
  'give-custody-status',
  'interview-in-person',
  'interview-by-phone',
  'give-personal-information',
  'give-status-information',
  'answer-subpoena',
  'give-database-access',
  'admit-to-secure-area',
  'give-workspace',
  'arrest-on-administrative-warrant',
  'obey-court-order',
] as const
export type Ask = (typeof asksOfPaper)[number]

export const fieldNames = [
  'subjectName',
  'dateOfBirth',
  'citizenship',
  'sex',
  'fileNumber',
  'subjectId',
  'eventNumber',
  'issuedOn',
  'receivedOn',
  'to',
  'from',
  'officerName',
  'phone',
  'fax',
  'courtName',
  'caseNumber',
  'judgeName',
  'offense',
  'dueOn',
  'recordsSought',
  'interviewOn',
  'cancelsDetainerOf',
] as const
export type FieldName = (typeof fieldNames)[number]

/** Boxes ticked on the form; priority grounds of the I-247D and I-247N are named `priority-...`. */
export type Tick = string

/** One instrument as the reader proposes it. Nothing here is a fact before acceptance (see accepted.ts). */
export type InstrumentRead = {
  readonly pages: readonly number[]
  readonly kind: InstrumentKind
  /** As printed on the form: `I-247A`, `I-200`, `AO 442`; null if it has none. */
  readonly form: string | null
  readonly revision: string | null
  readonly confidence: number
  readonly issuingBody: IssuingBody
  readonly signer: { readonly role: SignerRole; readonly confidence: number; readonly needsReview: boolean }
  readonly asks: readonly Ask[]
  readonly fields: Readonly<Partial<Record<FieldName, Read<string>>>>
  readonly ticked: readonly Tick[]
  /** Names of the fields (and `kind`, `form`, `signer`, `ticked`) of which the reader is not sure. */
  readonly needsReview: readonly string[]
  /** What the requester says of the person (priority, gang, charges): kept as said, with its source; never facts of the record. */
  readonly assertions?: readonly { readonly says: string; readonly source: string }[]
  /** Why the reader says so: anchors found, signature block, caption. For the clerk and the record. */
  readonly because: readonly string[]
}

/** An instrument whose values are accepted: each by a person who is named, or by the stated confidence rule. */
export type Instrument = {
  readonly id: InstrumentId
  readonly pages: readonly number[]
  readonly kind: InstrumentKind
  readonly form: string | null
  readonly revision: string | null
  readonly issuingBody: IssuingBody
  /** null: not established; the law then answers as with an unknown signer, never as with a judge. */
  readonly signer: SignerRole | null
  readonly asks: readonly Ask[]
  readonly fields: Readonly<Partial<Record<FieldName, string>>>
  readonly ticked: readonly Tick[]
  /** Names still unsure and not yet accepted by a person. */
  readonly open: readonly string[]
}

/** What `read` found in one file. */
export type Reading = {
  readonly instruments: readonly InstrumentRead[]
  readonly pageCount: number
  readonly pagesNotUnderstood: readonly number[]
  /** How each page that was looked at came to be read; absent where a clerk typed the paper. */
  readonly pages?: readonly PageNote[]
}
