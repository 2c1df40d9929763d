// The notice of a release to ICE, or its correction: the requester's own references, the moment, the law, and nothing else.
import { DeskError } from '../errors.ts'
import { inParentheses } from './cited.ts'
import { dateOfPaper, momentForOfficial } from './moment-words.ts'
import { paperName } from './paper-words.ts'
import { printableValue } from './printable.ts'
import type { ReleaseCause } from '../custody/booking.ts'
import type { Instrument } from '../instrument/instrument.ts'
import type { Determination } from '../law/answer.ts'
import type { Instant, Zone } from '../time/instant.ts'

export type NoticeInput = {
  readonly about: 'release' | 'correction'
  readonly agency: { readonly name: string; readonly phone: string; readonly zone: Zone; readonly allowsNotices: boolean }
  /** The paper that asks for the notice; its own references are given back, and no other paper's. */
  readonly instrument: Instrument
  readonly bookingNumber: string
  /** The moment at which the person became eligible; for a correction, the moment of the correction. */
  readonly since: Instant
  /** Known to the desk and never told: why a person is released is no part of the notice. */
  readonly cause: ReleaseCause | null
  /** When the person left, if that has happened already. */
  readonly leftAt: Instant | null
  readonly determination: Determination
  /** Unsaid unless the agency gives it. */
  readonly releasePlace?: string
  /** The code by which somebody there confirms the notice, and the address of the page for it if the agency has one. */
  readonly acknowledge?: { readonly code: string; readonly at: string | null }
}

/** The line that marks every sending after one whose arrival is not known. */
export const repeatLine = 'This is a repeat of a notice that may already have arrived.'

/**
 * The notice as plain text for mail and fax: its subject is the first line, each reference stands on a line of its own. The
 * subject names no person, for it passes through servers that the body does not concern. Throws DeskError
 * `notice-not-permitted` for a notice of release that the determination neither requires nor lets the agency's policy give.
 */
export const releaseNotice = (input: NoticeInput): string => {
  const { answer } = input.determination.answers['notify-of-release']
  if (input.about === 'release' && answer !== 'must' && !(answer === 'may' && input.agency.allowsNotices)) {
    throw new DeskError(
      'notice-not-permitted',
      `The answer to notify-of-release is [${answer}], the agency allows notices: [${input.agency.allowsNotices}].`,
    )
  }
  return [
    subjectLine(input),
    '',
    ...references(input),
    '',
    ...(input.about === 'release' ? releaseLines(input) : correctionLines(input)),
    '',
    ...acknowledgeLines(input),
    foot(input),
  ].join('\n')
}

/** The same notice marked as a repeat, in subject and body; one that is marked already comes back as it is. */
export const repeatedNotice = (text: string): string => {
  const [subject = '', ...body] = text.split('\n')
  return body.includes(repeatLine) ? text : [`REPEAT: ${subject}`, '', repeatLine, ...body].join('\n')
}

const subjectLine = ({ about, bookingNumber, instrument }: NoticeInput): string => {
  const { eventNumber, fileNumber, subjectId } = instrument.fields
  const theirs = [eventNumber, subjectId, fileNumber].find((value) => value !== undefined && value.trim() !== '')
  return [
    about === 'release' ? 'Release notice' : 'Correction of a release notice',
    ...(theirs === undefined ? [] : [`your reference ${printableValue(theirs)}`]),
    `booking ${printableValue(bookingNumber)}`,
  ].join(', ')
}

const references = ({ agency, bookingNumber, instrument }: NoticeInput): readonly string[] => {
  const { eventNumber, fileNumber, issuedOn, subjectId, subjectName } = instrument.fields
  const lines: readonly (readonly [label: string, value: string | undefined])[] = [
    ['From', `${agency.name}, Release Desk`],
    ['Your request', `${paperName(instrument, 'en')}${issuedOn === undefined ? '' : ` dated ${dateOfPaper(issuedOn, 'en')}`}`],
    ['Person as named on your request', subjectName],
    ['Your file number', fileNumber],
    ['Your subject ID', subjectId],
    ['Your event number', eventNumber],
    ['Our booking number', bookingNumber],
  ]
  return lines.flatMap(([label, value]) => (value === undefined || value.trim() === '' ? [] : [`${label}: ${printableValue(value)}`]))
}

const releaseLines = ({ agency, determination, leftAt, releasePlace, since }: NoticeInput): readonly string[] => {
  const { because } = determination.answers['notify-of-release']
  const eligible = momentForOfficial(since, agency.zone)
  return [
    leftAt === null
      ? `The person has been eligible for release since ${eligible} and may leave at any time.`
      : `The person became eligible for release on ${eligible} and left custody on ${momentForOfficial(leftAt, agency.zone)}.`,
    ...(releasePlace === undefined ? [] : [`Place of release: ${printableValue(releasePlace)}`]),
    'The release is not delayed for this notice or for an answer to it.',
    ...(because.length === 0 ? [] : [`This notice is given under ${inParentheses(because).slice(1, -1)}.`]),
  ]
}

const correctionLines = ({ agency, since }: NoticeInput): readonly string[] => [
  'Do not rely on our earlier release notice about this booking.',
  `As of ${momentForOfficial(since, agency.zone)} the person is not eligible for release.`,
]

const acknowledgeLines = ({ acknowledge, agency }: NoticeInput): readonly string[] => {
  if (acknowledge === undefined) return []
  const { at, code } = acknowledge
  const page = at === null ? '' : ` at ${at.replace(/\/$/, '')}/ack or`
  return [`Please confirm that a person has read this: give the code ${code}${page} by telephone to ${printableValue(agency.phone)}.`, '']
}

const foot = ({ agency }: NoticeInput): string => `${printableValue(agency.name)}, Release Desk, telephone ${printableValue(agency.phone)}`
