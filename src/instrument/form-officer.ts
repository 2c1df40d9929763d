// Labels and the officer's signature that the smaller DHS forms have in common.
import type { FieldLabel, SignatureRule } from './form.ts'

export const alienNumber: FieldLabel = {
  field: 'fileNumber',
  type: 'file-number',
  labels: ['A-File Number', 'File No', 'File Number', 'A-Number'],
  always: true,
}
export const dated: FieldLabel = { field: 'issuedOn', type: 'date', labels: ['Date'], always: true }
export const officerTitle: FieldLabel = { field: 'officerName', type: 'officer', labels: ['(Title)', 'Title'], caption: true }
export const officerSignature: SignatureRule = {
  by: 'immigration-officer',
  labels: [
    'Name and Signature of Authorized Officer',
    'Signature of Authorized Officer',
    'Signature and Title of Issuing Officer',
    'Signature',
  ],
  printed: ['(Title)', 'Title'],
  caption: true,
}
export const dhsForm = { issuingBody: 'dhs', boxes: [], otherLabels: [], signature: officerSignature, asks: [], continued: [] } as const
