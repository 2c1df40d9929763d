// Requests that are no forms: letters and e-mails asking for an interview, for news of a release, or for information.
import { findPhrase, findTitle, says } from './phrase.ts'
import type { Ask, InstrumentKind, IssuingBody } from './instrument.ts'
import type { FieldLabel, Form } from './form.ts'
import type { Sheet } from './sheet.ts'

const fields: readonly FieldLabel[] = [
  { field: 'to', type: 'text', labels: ['To'], always: true },
  { field: 'from', type: 'text', labels: ['From'] },
  { field: 'issuedOn', type: 'date', labels: ['Date', 'Sent'], always: true },
  {
    field: 'subjectName',
    type: 'name',
    labels: ['Name of Subject', 'Name of Inmate', 'Subject Name', 'Inmate Name', 'Re', 'Subject', 'Name'],
    always: true,
  },
  { field: 'dateOfBirth', type: 'date', labels: ['Date of Birth', 'DOB'], always: true },
  { field: 'fileNumber', type: 'file-number', labels: ['A-Number', 'File No', 'A#', 'A-File'] },
  { field: 'interviewOn', type: 'date', labels: ['Proposed date of interview', 'Interview date', 'Requested date'] },
  { field: 'officerName', type: 'officer', labels: ['Requesting officer', 'Officer'] },
  { field: 'phone', type: 'phone', labels: ['Telephone', 'Phone', 'Call back'], always: true },
]

const form = (kind: InstrumentKind, issuingBody: IssuingBody, asks: readonly Ask[]): Form => ({
  name: null,
  kind,
  issuingBody,
  anchors: [],
  fields,
  otherLabels: [],
  boxes: [],
  signature: {
    by: 'letter',
    labels: ['Sincerely', 'Respectfully submitted', 'Respectfully', 'Very truly yours', '(Signature)', 'Signature'],
    printed: [],
    caption: true,
  },
  asks,
  continued: [],
})

export type Letter = { readonly form: Form; readonly confidence: number; readonly because: readonly string[] }

const interviewWords = [
  'request to interview',
  'requests to interview',
  'would like to interview',
  'requesting an interview',
  'request an interview',
  'interview the following',
  'requests an interview',
  'conduct an interview',
  'interview request',
  'request for interview',
]
const phoneWords = ['by telephone', 'telephonic interview', 'telephone interview', 'by video', 'video interview', 'by phone']
const personWords = ['in person', 'at your facility', 'at the jail', 'face to face']
const noticeWords = [
  'notify us before',
  'notify this office',
  'notify ICE',
  'notify us prior',
  'notice before release',
  'advance notice of release',
  'release date and time',
  'time of release',
  'notification of release',
  'prior to release',
  'before the release',
]
const statusWords = [
  'custody status',
  'is in your custody',
  'in your custody',
  'booking information',
  'booking date',
  'housing location',
  'current charges',
  'bond amount',
]
const personalWords = [
  'home address',
  'last known address',
  'residential address',
  'telephone number of',
  'place of employment',
  'place of birth',
  'emergency contact',
  'names of family',
  'personal information',
  'visitor',
]
const immigrationWords = ['immigration status', 'citizenship status', 'country of birth', 'country of citizenship']
const requestWords = [
  'please provide',
  'we request',
  'request for information',
  'requests the following',
  'please advise',
  'please send',
  'please furnish',
  'kindly provide',
  'information request',
  'requests that you',
  'please notify',
]

/** null: not a request that the reader knows; the page is then `other`. */
export const letterOn = (sheet: Sheet): Letter | null => {
  // `Telephone:` alone is no bad copy of `by telephone`: as many words as the phrase has.
  const has = (words: readonly string[]): readonly string[] =>
    words.filter((phrase) => findPhrase(sheet, phrase).some((hit) => hit.tokens.length >= phrase.split(' ').length))
  const from = issuerOf(sheet)
  const interview = has(interviewWords)
  if (interview.length > 0) {
    const phone = has(phoneWords)
    const person = has(personWords)
    const asks: readonly Ask[] = [
      ...(person.length > 0 || phone.length === 0 ? (['interview-in-person'] as const) : []),
      ...(phone.length > 0 ? (['interview-by-phone'] as const) : []),
    ]
    const sure = phone.length + person.length > 0
    return {
      form: form('interview-request', from, asks),
      confidence: sure ? 0.9 : 0.6,
      because: [...interview, ...phone, ...person].map((words) => `words: "${words}"`),
    }
  }
  const request = has(requestWords)
  const notice = has(noticeWords)
  const status = has(statusWords)
  const personal = has(personalWords)
  const immigration = has(immigrationWords)
  if (request.length === 0 || notice.length + status.length + personal.length + immigration.length === 0) return null
  const asks: readonly Ask[] = [
    ...(notice.length > 0 ? (['notify-of-release'] as const) : []),
    ...(status.length > 0 ? (['give-custody-status'] as const) : []),
    ...(personal.length > 0 ? (['give-personal-information'] as const) : []),
    ...(immigration.length > 0 ? (['give-status-information'] as const) : []),
  ]
  return {
    form: form('information-request', from, asks),
    confidence: 0.85,
    because: [...request, ...notice, ...status, ...personal, ...immigration].map((words) => `words: "${words}"`),
  }
}

const issuerOf = (sheet: Sheet): IssuingBody => {
  const any = (...words: readonly string[]): boolean => words.some((phrase) => says(sheet, phrase))
  if (
    any(
      'Department of Homeland Security',
      'Immigration and Customs Enforcement',
      'Enforcement and Removal Operations',
      'Customs and Border Protection',
    )
  )
    return 'dhs'
  if (any('Attorney at Law', 'Attorneys at Law', 'Law Office', 'Law Offices', 'attorney for')) return 'attorney'
  if (findTitle(sheet, 'Police Department').length > 0 || any("Sheriff's Office")) return 'police'
  return 'unknown'
}
