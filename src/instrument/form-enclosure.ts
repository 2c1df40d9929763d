// Papers that travel with the others: detention orders, custody notices, notices to appear, certifications, cover sheets.
import type { FieldLabel, Form, SignatureRule } from './form.ts'

const fileNumber: FieldLabel = { field: 'fileNumber', type: 'file-number', labels: ['File No', 'A-File Number', 'File Number', 'A-Number'] }
const date: FieldLabel = { field: 'issuedOn', type: 'date', labels: ['Date'] }
const officer: SignatureRule = {
  by: 'immigration-officer',
  labels: [
    'Signature of Authorized Officer',
    'Name and Signature of Authorized Officer',
    'Signature and Title of Issuing Officer',
    'Signature',
  ],
  printed: ['Title'],
  caption: true,
}
const dhs = { issuingBody: 'dhs', boxes: [], otherLabels: [], signature: officer, asks: [], continued: [] } as const

export const enclosureForms: readonly Form[] = [
  {
    ...dhs,
    name: 'I-203',
    kind: 'detention-order',
    anchors: [{ says: 'ORDER TO DETAIN OR RELEASE ALIEN', part: 'title', mark: 'V' }],
    fields: [fileNumber, date, { field: 'subjectName', type: 'name', labels: ['Name of Alien'] }],
  },
  {
    ...dhs,
    name: 'I-286',
    kind: 'custody-notice',
    anchors: [
      { says: 'NOTICE OF CUSTODY DETERMINATION', part: 'title', mark: 'R' },
      { says: 'pending a final administrative determination in your case, you will be', part: 'body', mark: 'R' },
    ],
    fields: [fileNumber, date, { field: 'subjectName', type: 'name', labels: ["Alien's Name"] }],
  },
  {
    ...dhs,
    name: 'I-862',
    kind: 'notice-to-appear',
    anchors: [
      { says: 'NOTICE TO APPEAR', part: 'title', mark: 'R' },
      { says: 'In removal proceedings under section 240 of the Immigration and Nationality Act', part: 'body', mark: 'R' },
      { says: 'YOU ARE ORDERED to appear before an immigration judge', part: 'body', mark: 'R' },
    ],
    fields: [
      fileNumber,
      { field: 'subjectName', type: 'name', labels: ['Respondent'] },
      { field: 'dateOfBirth', type: 'date', labels: ['DOB', 'Date of Birth'] },
    ],
  },
  {
    ...dhs,
    name: 'I-918 Supplement B',
    kind: 'u-visa-certification',
    issuingBody: 'other',
    anchors: [
      { says: 'U Nonimmigrant Status Certification', part: 'title', mark: 'V' },
      { says: 'For Certifying Agency Use Only', part: 'body', mark: 'V' },
      { says: 'I am the head of the certifying agency', part: 'body', mark: 'V' },
    ],
    fields: [],
    signature: null,
  },
  {
    ...dhs,
    name: null,
    kind: 'cover-sheet',
    issuingBody: 'unknown',
    anchors: [
      { says: 'FAX COVER SHEET', part: 'title', mark: 'R' },
      { says: 'FACSIMILE COVER SHEET', part: 'title', mark: 'R' },
      { says: 'FACSIMILE TRANSMITTAL', part: 'title', mark: 'R' },
      { says: 'NUMBER OF PAGES', part: 'body', mark: 'R' },
    ],
    fields: [],
    signature: null,
  },
]
