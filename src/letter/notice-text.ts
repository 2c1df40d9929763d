// The notice of a release to ICE, or the correction of one: the requester's own references, the moment, the law; nothing else.
import { DeskError } from '../errors.ts'
import { inParentheses } from './cited.ts'
import { dateOfPaper, momentForOfficial } from './moment-words.ts'
import { paperName } from './paper-words.ts'
import { printableValue } from './printable.ts'
import type { Instrument } from '../instrument/instrument.ts'
import type { ActionAnswer } from '../law/answer.ts'
import type { Instant } from '../time/instant.ts'
import type { LetterAgency } from './letter-input.ts'

/** Why an earlier notice no longer holds. */
export type CorrectionCause = 'release-cancelled' | 'matched-in-error' | 'sent-in-error'

export type NoticeTextInput = {
  readonly agency: LetterAgency
  /** The paper that asks for the notice; its own references are given back, and no other paper's. */
  readonly instrument: Instrument
  readonly bookingNumber: string
  /** The answer to notify-of-release that permits this notice. */
  readonly notify: ActionAnswer
  readonly at: Instant
  readonly repeat: boolean
} & (
  | {
      readonly about: 'release'
      readonly eligibleSince: Instant
      /** Where the person leaves the jail; unsaid unless the agency gives it. */
      readonly releasePlace?: string
    }
  | { readonly about: 'correction'; readonly cause: CorrectionCause; readonly corrects: Instant }
)

export type NoticeText = { readonly subject: string; readonly text: string }

/** The line that marks every sending after one whose arrival is not known. */
export const repeatLine = 'This is a repeat of a notice that may already have arrived.'

/**
 * The notice as subject and plain text, each reference on a line of its own, fit for a fax as for a mail. The subject names
 * no person, for it passes through servers that the body does not concern. Throws DeskError `notice-not-permitted` for a
 * notice of release that the answer neither requires nor permits.
 */
export const noticeText = (input: NoticeTextInput): NoticeText => {
  const { answer } = input.notify
  if (input.about === 'release' && answer !== 'must' && answer !== 'may') {
    throw new DeskError('notice-not-permitted', `The determination answers [${answer}] to notify-of-release.`)
  }
  const notice = {
    subject: [input.about === 'release' ? 'Release notice' : 'Correction of a release notice', ...subjectReferences(input)].join(', '),
    text: [...head(input), '', ...(input.about === 'release' ? releaseLines(input) : correctionLines(input)), '', ...foot(input)].join('\n'),
  }
  return input.repeat ? asRepeat(notice) : notice
}

/** The same notice, marked as a repeat; a notice that is marked already is not marked twice. */
export const asRepeat = ({ subject, text }: NoticeText): NoticeText =>
  text.startsWith(repeatLine) ? { subject, text } : { subject: `REPEAT: ${subject}`, text: `${repeatLine}\n\n${text}` }

const subjectReferences = ({ instrument, bookingNumber }: NoticeTextInput): readonly string[] => {
  const { eventNumber, fileNumber, subjectId } = instrument.fields
  const theirs = [eventNumber, subjectId, fileNumber].find((value) => value !== undefined && value.trim() !== '')
  return [...(theirs === undefined ? [] : [`your reference ${printableValue(theirs)}`]), `booking ${printableValue(bookingNumber)}`]
}

const head = ({ agency, bookingNumber, instrument }: NoticeTextInput): readonly string[] => {
  const { eventNumber, fileNumber, issuedOn, subjectId, subjectName } = instrument.fields
  const lines: readonly (readonly [string, string | undefined])[] = [
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

const releaseLines = (input: NoticeTextInput & { readonly about: 'release' }): readonly string[] => [
  `The person is eligible for release since ${momentForOfficial(input.eligibleSince, input.agency.zone)} and may leave at any time.`,
  ...(input.releasePlace === undefined ? [] : [`Place of release: ${printableValue(input.releasePlace)}`]),
  'The release is not delayed for this notice or for an answer to it.',
  ...(input.notify.because.length === 0 ? [] : [`This notice is given under ${inParentheses(input.notify.because).slice(1, -1)}.`]),
]

const correctionWords: Readonly<Record<CorrectionCause, string>> = {
  'release-cancelled': 'The person is not eligible for release now.',
  'matched-in-error': 'It was about a booking that does not belong to your request.',
  'sent-in-error': 'It was sent in error.',
}

const correctionLines = (input: NoticeTextInput & { readonly about: 'correction' }): readonly string[] => [
  `Do not rely on our release notice of ${momentForOfficial(input.corrects, input.agency.zone)}. ${correctionWords[input.cause]}`,
]

const foot = ({ agency, at }: NoticeTextInput): readonly string[] => [
  `${printableValue(agency.name)}, Release Desk, telephone ${printableValue(agency.phone)}`,
  `Written ${momentForOfficial(at, agency.zone)}`,
]
