// Fax cover sheets: whatever they say of the papers behind them, they ask for nothing and nobody signs them.
import { dhsForm } from './form-officer.ts'
import type { Form } from './form.ts'

export const formCoverSheet: Form = {
  ...dhsForm,
  name: null,
  kind: 'cover-sheet',
  issuingBody: 'unknown',
  anchors: [
    { says: 'FAX COVER SHEET', part: 'title', mark: 'R' },
    { says: 'FACSIMILE COVER SHEET', part: 'title', mark: 'R' },
    { says: 'FACSIMILE TRANSMITTAL', part: 'title', mark: 'R' },
    { says: 'NUMBER OF PAGES', part: 'body', mark: 'R' },
    { says: 'FOR OFFICIAL USE ONLY', part: 'body', mark: 'R' },
  ],
  fields: [],
  signature: null,
}
