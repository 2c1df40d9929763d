// From what is on record about a booking or a request to the case file that the law is asked about. What is not known is left out.
import type { Booking } from '../custody/booking.ts'
import type { Channel } from '../document/paper.ts'
import type { Instrument, SignerRole } from '../instrument/instrument.ts'
import type { Instant, Zone } from '../time/instant.ts'
import { formatWithOffset, parseCivilDate } from '../time/instant.ts'
import { instrumentForms } from './case-file.ts'
import type { InstrumentForm } from './case-file.ts'

export type RequestPaper = { readonly instrument: Instrument; readonly receivedAt: Instant; readonly channel: Channel }

export type AgencyFacts = {
  readonly agreement287g: 'none' | 'requested' | 'jail' | 'warrant-service' | 'task-force'
  readonly releaseDateIsPublic?: boolean | undefined
  readonly reimbursementAgreement?: boolean | undefined
  readonly allowsNotices: boolean
}

export type CaseInput = {
  readonly place: string
  readonly zone: Zone
  readonly at: Instant
  readonly papers: readonly RequestPaper[]
  readonly booking: Booking | null
  readonly servedWithCopy: boolean | null
  readonly agency: AgencyFacts
  /** Facts that a person attested, by case-file path: `subject.interviewConsent`, `request.purpose`, ... */
  readonly attested: Readonly<Record<string, string | boolean>>
}

/** The case file for all papers of one person (or one request) together, as plain JSON for caseFileParser. */
export const caseOf = (input: CaseInput): unknown => {
  const { booking, papers, agency } = input
  const last = papers.at(-1)
  const state = booking?.state
  const file = {
    place: input.place,
    custodian: 'jail',
    at: formatWithOffset(input.at, input.zone),
    request: {
      receivedAt: last && formatWithOffset(last.receivedAt, input.zone),
      written: papers.length > 0 ? papers.some((paper) => isWritten(paper)) : undefined,
      purpose: purposeOf(papers.map((paper) => paper.instrument)),
      namesOnePerson: papers.some((paper) => paper.instrument.fields.subjectName !== undefined) ? true : undefined,
      asks: [...new Set(papers.flatMap((paper) => paper.instrument.asks))],
      instruments: papers.map((paper) => instrumentFacts(paper)),
    },
    subject: booking
      ? {
          minor: booking.minor ?? undefined,
          servedWithCopy: input.servedWithCopy ?? undefined,
          charges: booking.charges.map(({ level, category, stage }) => dropUndefined({ level, category, stage })),
        }
      : {},
    custody: booking && {
      state: state?.kind,
      eligibleAt: state?.kind === 'eligible' ? formatWithOffset(state.since, input.zone) : undefined,
      eligibleBecause: state?.kind === 'eligible' ? state.cause : undefined,
    },
    agency: { ...agency },
    area: 'secure',
  }
  return withAttested(dropUndefined(file), input.attested)
}

/** The form by which the law tells papers apart; undefined when it is not established. */
export const lawFormOf = (instrument: Instrument, channel: Channel): InstrumentForm | undefined => {
  if (instrument.open.includes('kind')) return undefined
  switch (instrument.kind) {
    case 'detainer':
    case 'notification-request':
    case 'transfer-request':
      return instrument.open.includes('form') ? undefined : detainerForm(instrument)
    case 'administrative-warrant':
      return 'I-200'
    case 'removal-warrant':
      return 'I-205'
    case 'detention-order':
      return 'I-203'
    case 'custody-notice':
      return 'I-286'
    case 'notice-to-appear':
      return 'I-862'
    case 'administrative-subpoena':
      return 'I-138'
    case 'arrest-warrant':
    case 'search-warrant':
    case 'court-subpoena':
    case 'grand-jury-subpoena':
    case 'court-order':
    case 'writ':
      return instrument.kind
    case 'interview-request':
    case 'information-request':
    case 'u-visa-certification':
    case 'cover-sheet':
    case 'other':
      return instrument.form === 'phone-call' ||
        instrument.form === 'e-mail' ||
        instrument.form === 'letter' ||
        instrument.form === 'database-query'
        ? instrument.form
        : channel === 'email'
          ? 'e-mail'
          : 'letter'
    default:
      return instrument.kind satisfies never
  }
}

const detainerForm = (instrument: Instrument): InstrumentForm | undefined => {
  if (instrument.form === 'I-247') return instrument.revision === '12/12' ? 'I-247 (12/12)' : 'I-247 (earlier)'
  if (instrument.form === 'letter' || instrument.form === 'e-mail' || instrument.form === 'phone-call') return instrument.form
  return instrumentForms.find((form) => form === instrument.form)
}

const instrumentFacts = ({ instrument, channel }: RequestPaper) =>
  dropUndefined({
    form: lawFormOf(instrument, channel),
    signer: signerOf(instrument),
    nature: natureOf(instrument),
    issuedOn: dateOf(instrument.fields.issuedOn),
  })

const judges: readonly SignerRole[] = ['federal-magistrate-judge', 'federal-district-judge', 'state-judge']

/** A judge's name under a paper that is not a court's is a contradiction: then the signer is not established, and is asked. */
const signerOf = (instrument: Instrument): SignerRole | undefined => {
  const { signer, issuingBody } = instrument
  if (signer === null || instrument.open.includes('signer')) return undefined
  const ofCourt = issuingBody === 'federal-court' || issuingBody === 'state-court'
  return judges.includes(signer) && !ofCourt ? undefined : signer
}

/** AO 442 and its like are criminal process; every immigration form is civil; of an order or subpoena the paper must say. */
const natureOf = (instrument: Instrument): 'civil' | 'criminal' | undefined => {
  if (instrument.open.includes('kind')) return undefined
  switch (instrument.kind) {
    case 'arrest-warrant':
    case 'search-warrant':
    case 'grand-jury-subpoena':
      return 'criminal'
    case 'detainer':
    case 'notification-request':
    case 'transfer-request':
    case 'administrative-warrant':
    case 'removal-warrant':
    case 'detention-order':
    case 'custody-notice':
    case 'notice-to-appear':
      return 'civil'
    default:
      return undefined
  }
}

const purposeOf = (papers: readonly Instrument[]): 'civil' | 'criminal' | 'mixed' | undefined => {
  const natures = papers.map((paper) => natureOf(paper))
  if (natures.length === 0 || natures.includes(undefined)) return undefined
  if (natures.every((nature) => nature === 'civil')) return 'civil'
  return natures.every((nature) => nature === 'criminal') ? 'criminal' : 'mixed'
}

const isWritten = ({ instrument, channel }: RequestPaper): boolean =>
  !(instrument.form === 'phone-call' || (channel === 'typed' && instrument.form === null))

const dateOf = (text: string | undefined): string | undefined => {
  if (text === undefined) return undefined
  try {
    return parseCivilDate(text)
  } catch {
    return undefined
  }
}

/** Removes keys whose value is undefined, so that an unknown fact is absent. */
const dropUndefined = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map((each) => dropUndefined(each))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, each]) => each !== undefined && each !== null)
      .map(([key, each]) => [key, dropUndefined(each)]),
  )
}

const withAttested = (file: unknown, attested: CaseInput['attested']): unknown => {
  let next = file
  for (const [path, value] of Object.entries(attested)) next = setAt(next, path.split('.'), value)
  return next
}

const setAt = (target: unknown, path: readonly string[], value: string | boolean): unknown => {
  const [head, ...rest] = path
  if (head === undefined) return value
  const before: readonly (readonly [string, unknown])[] =
    target !== null && typeof target === 'object' && !Array.isArray(target) ? Object.entries(target) : []
  const kept = before.filter(([key]) => key !== head)
  const child: unknown = before.find(([key]) => key === head)?.[1]
  return Object.fromEntries([...kept, [head, setAt(child, rest, value)]])
}
