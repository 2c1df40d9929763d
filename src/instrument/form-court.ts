// Other court paper: search warrants, subpoenas, grand-jury subpoenas, writs, orders, and the State's warrants; kind, parties and signer.
import type { FieldLabel, Form, SignatureRule } from './form.ts'

const caseNumber: FieldLabel = {
  field: 'caseNumber',
  type: 'docket',
  labels: ['Civil Action No', 'Criminal Case No', 'Case Number', 'Case No'],
}
const defendant: FieldLabel = { field: 'subjectName', type: 'name', labels: ['Defendant'], caption: true }
const judge: FieldLabel = { field: 'judgeName', type: 'text', labels: ['Printed name and title'], caption: true }
const issued: FieldLabel = { field: 'issuedOn', type: 'date', labels: ['Date and time issued', 'Date'] }
const due: FieldLabel = { field: 'dueOn', type: 'date', labels: ['Date and Time'] }
const to: FieldLabel = { field: 'to', type: 'text', labels: ['To'], before: ['YOU ARE COMMANDED', 'Production: YOU ARE COMMANDED'] }
const records: FieldLabel = {
  field: 'recordsSought',
  type: 'text',
  labels: [
    'inspection, copying, testing, or sampling of the material',
    'objects (leave blank if not applicable)',
    'objects (blank if not applicable)',
  ],
  long: true,
}

const byJudge: SignatureRule = {
  by: 'court',
  labels: ["Judge's signature", "Issuing officer's signature"],
  printed: ['Printed name and title'],
  caption: true,
}
/** Writs and orders print the judge's title itself under the line; on forms with a blank for the title the same words are its value. */
const byJudgeOverTitle: SignatureRule = {
  ...byJudge,
  labels: [...byJudge.labels, 'United States Magistrate Judge', 'United States District Judge'],
}
const byClerk: SignatureRule = { by: 'clerk', labels: ['Signature of Clerk or Deputy Clerk'], printed: [], caption: true }
const byClerkOrAttorney: SignatureRule = {
  by: 'clerk-or-attorney',
  labels: [],
  clerkLabels: ['Signature of Clerk or Deputy Clerk'],
  attorneyLabels: ["Attorney's signature"],
  printed: [],
  caption: true,
}
const byStateJudge: SignatureRule = {
  by: 'state-court',
  labels: [
    'District Court Judge',
    'County Court Judge',
    'District Court Magistrate',
    'County Court Magistrate',
    'Judge/Magistrate',
    'Judge',
  ],
  printed: [],
  caption: true,
}

const federal = {
  issuingBody: 'federal-court',
  court: true,
  boxes: [],
  continued: ['PROOF OF SERVICE', 'Federal Rule of Civil Procedure 45'],
} as const
const otherLabels = [
  'Place',
  'Courtroom No',
  'City and state',
  'Signature of Clerk or Deputy Clerk',
  "Attorney's signature",
  'CLERK OF COURT',
  'Plaintiff',
  "Judge's signature",
  'BY THE COURT',
]

export const courtForms: readonly Form[] = [
  {
    ...federal,
    name: 'AO 93',
    kind: 'search-warrant',
    anchors: [
      { says: 'SEARCH AND SEIZURE WARRANT', part: 'title', mark: 'V' },
      { says: 'requests the search of the following person or property', part: 'body', mark: 'V' },
      { says: 'YOU ARE COMMANDED to execute this warrant on or before', part: 'body', mark: 'V' },
      { says: "Judge's signature", part: 'signature', mark: 'V' },
    ],
    fields: [
      caseNumber,
      { field: 'dueOn', type: 'date', labels: ['YOU ARE COMMANDED to execute this warrant on or before'] },
      issued,
      judge,
    ],
    otherLabels,
    signature: byJudge,
    asks: ['admit-to-secure-area', 'obey-court-order'],
  },
  {
    ...federal,
    name: 'AO 88B',
    kind: 'court-subpoena',
    anchors: [
      { says: 'SUBPOENA TO PRODUCE DOCUMENTS, INFORMATION, OR OBJECTS', part: 'title', mark: 'V' },
      { says: 'YOU ARE COMMANDED to produce at the time, date, and place set forth below', part: 'body', mark: 'V' },
      { says: 'IN A CIVIL ACTION', part: 'body', mark: 'V' },
      { says: 'Signature of Clerk or Deputy Clerk', part: 'signature', mark: 'V' },
    ],
    fields: [caseNumber, to, due, issued, records],
    otherLabels,
    signature: byClerkOrAttorney,
    asks: ['answer-subpoena'],
  },
  {
    ...federal,
    name: 'AO 88',
    kind: 'court-subpoena',
    anchors: [
      { says: 'SUBPOENA TO APPEAR AND TESTIFY', part: 'title', mark: 'V' },
      { says: 'AT A HEARING OR TRIAL IN A CIVIL ACTION', part: 'body', mark: 'V' },
      { says: 'YOU ARE COMMANDED to appear in the United States district court', part: 'body', mark: 'V' },
      { says: 'Signature of Clerk or Deputy Clerk', part: 'signature', mark: 'V' },
    ],
    fields: [caseNumber, to, due, issued, records],
    otherLabels,
    signature: byClerkOrAttorney,
    asks: ['answer-subpoena'],
  },
  {
    ...federal,
    name: 'AO 89',
    kind: 'court-subpoena',
    anchors: [
      { says: 'SUBPOENA TO TESTIFY AT A HEARING OR TRIAL IN A CRIMINAL CASE', part: 'title', mark: 'V' },
      { says: 'to testify in this criminal case', part: 'body', mark: 'V' },
      { says: 'YOU ARE COMMANDED to appear in the United States district court', part: 'body', mark: 'V' },
      { says: 'Signature of Clerk or Deputy Clerk', part: 'signature', mark: 'V' },
    ],
    fields: [caseNumber, to, due, issued, records],
    otherLabels,
    signature: byClerk,
    asks: ['answer-subpoena'],
  },
  {
    ...federal,
    name: 'AO 110',
    kind: 'grand-jury-subpoena',
    anchors: [
      { says: 'SUBPOENA TO TESTIFY BEFORE A GRAND JURY', part: 'title', mark: 'R' },
      { says: "to testify before the court's grand jury", part: 'body', mark: 'R' },
      { says: 'YOU ARE COMMANDED to appear in this United States district court', part: 'body', mark: 'R' },
      { says: 'Signature of Clerk or Deputy Clerk', part: 'signature', mark: 'R' },
    ],
    fields: [to, due, issued, records],
    otherLabels,
    signature: byClerk,
    asks: ['answer-subpoena'],
  },
  {
    ...federal,
    name: null,
    kind: 'writ',
    anchors: [
      { says: 'WRIT OF HABEAS CORPUS AD PROSEQUENDUM', part: 'title', mark: 'V' },
      { says: 'WRIT OF HABEAS CORPUS AD TESTIFICANDUM', part: 'title', mark: 'V' },
      { says: 'WRIT OF HABEAS CORPUS', part: 'title', mark: 'V' },
      { says: 'AD PROSEQUENDUM', part: 'body', mark: 'V' },
      { says: 'AD TESTIFICANDUM', part: 'body', mark: 'V' },
      { says: 'the body of', part: 'body', mark: 'R' },
    ],
    fields: [caseNumber, defendant, issued],
    otherLabels,
    signature: byJudgeOverTitle,
    asks: ['obey-court-order'],
  },
  {
    ...federal,
    name: null,
    kind: 'court-order',
    anchors: [
      { says: 'ORDER', part: 'title', mark: 'R' },
      { says: 'IT IS HEREBY ORDERED', part: 'body', mark: 'R' },
      { says: 'SO ORDERED', part: 'body', mark: 'R' },
      { says: 'BY THE COURT', part: 'signature', mark: 'R' },
    ],
    oneOf: ['IT IS HEREBY ORDERED', 'IT IS ORDERED', 'IT IS THEREFORE ORDERED', 'SO ORDERED'],
    fields: [caseNumber, defendant, issued],
    otherLabels,
    signature: byJudgeOverTitle,
    asks: ['obey-court-order'],
  },
  {
    name: null,
    kind: 'arrest-warrant',
    issuingBody: 'state-court',
    court: true,
    anchors: [
      { says: 'WARRANT FOR ARREST', part: 'title', mark: 'R' },
      { says: 'ARREST WARRANT', part: 'title', mark: 'R' },
      { says: 'BENCH WARRANT', part: 'title', mark: 'R' },
      { says: 'The People of the State of Colorado', part: 'body', mark: 'V' },
      { says: 'BY THE COURT', part: 'signature', mark: 'R' },
    ],
    oneOf: ['The People of the State of', 'COURT USE ONLY', 'State of Colorado'],
    noneOf: ['Warrant for Arrest of Alien'],
    fields: [caseNumber, defendant, { field: 'dateOfBirth', type: 'date', labels: ['Date of Birth', 'DOB'] }, issued],
    otherLabels,
    boxes: [],
    signature: byStateJudge,
    asks: ['obey-court-order'],
    continued: [],
  },
]
