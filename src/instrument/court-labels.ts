// Labels, signatures and words that the federal courts' forms have in common: AO forms print most labels under the line they name.
import type { FieldLabel, SignatureRule } from './form.ts'

export const caseNumber: FieldLabel = {
  field: 'caseNumber',
  type: 'docket',
  labels: ['Civil Action No', 'Case Number', 'Case No', 'Criminal Case No'],
  always: true,
}
/** In the caption, over the word Defendant; writs and orders print both in one line. */
export const defendant: FieldLabel = {
  field: 'subjectName',
  type: 'name',
  labels: ['Defendant'],
  party: true,
  always: true,
}
export const judge: FieldLabel = { field: 'judgeName', type: 'officer', labels: ['Printed name and title'], caption: true, always: true }
export const issued: FieldLabel = { field: 'issuedOn', type: 'date', labels: ['Date and time issued', 'Date'], always: true }
export const due: FieldLabel = { field: 'dueOn', type: 'date', labels: ['Date and Time'], always: true }
export const to: FieldLabel = {
  field: 'to',
  type: 'text',
  labels: ['To'],
  before: ['YOU ARE COMMANDED', 'Production: YOU ARE COMMANDED'],
  always: true,
}
export const records: FieldLabel = {
  field: 'recordsSought',
  type: 'text',
  labels: [
    'information, or objects (leave blank if not applicable)',
    'information, or objects (blank if not applicable)',
    'objects (leave blank if not applicable)',
    'objects (blank if not applicable)',
    '(leave blank if not applicable)',
    '(blank if not applicable)',
    'if not applicable)',
    'not applicable)',
    'applicable)',
    'inspection, copying, testing, or sampling of the material',
    'testing, or sampling of the material',
  ],
  before: ['The following provisions of Fed. R. Civ. P. 45', 'CLERK OF COURT'],
  long: true,
  always: true,
}

export const byJudge: SignatureRule = {
  by: 'court',
  labels: ["Judge's signature", "Issuing officer's signature"],
  printed: ['Printed name and title'],
  caption: true,
}
/** Writs and orders print the judge's title itself under the line; on forms with a blank for the title the same words are its value. */
export const byJudgeOverTitle: SignatureRule = {
  ...byJudge,
  labels: [...byJudge.labels, 'United States Magistrate Judge', 'United States District Judge'],
}
export const byClerk: SignatureRule = { by: 'clerk', labels: ['Signature of Clerk or Deputy Clerk'], printed: [], caption: true }
export const byClerkOrAttorney: SignatureRule = {
  by: 'clerk-or-attorney',
  labels: [],
  clerkLabels: ['Signature of Clerk or Deputy Clerk'],
  attorneyLabels: ["Attorney's signature"],
  printed: [],
  caption: true,
}

export const federalCourt = {
  issuingBody: 'federal-court',
  court: true,
  boxes: [],
  continued: ['PROOF OF SERVICE', 'Federal Rule of Civil Procedure 45'],
} as const

export const courtOtherLabels: readonly string[] = [
  'Place',
  'Courtroom No',
  'City and state',
  'Signature of Clerk or Deputy Clerk',
  "Attorney's signature",
  'CLERK OF COURT',
  'Plaintiff',
  "Judge's signature",
  'BY THE COURT',
  'The following provisions of Fed. R. Civ. P. 45 are attached',
  'The name, address, e-mail address, and telephone number of the attorney',
  'The name, address, e-mail, and telephone number of the attorney',
  'Date and Time',
  'You must also bring with you the following documents',
]
