// AO 110, subpoena to testify before a grand jury: issued by the clerk; it often forbids to speak of it.
import { byClerk, courtOtherLabels, due, federalCourt, issued, records, to } from './court-labels.ts'
import type { Form } from './form.ts'

export const formAo110: Form = {
  ...federalCourt,
  name: 'AO 110',
  kind: 'grand-jury-subpoena',
  anchors: [
    { says: 'SUBPOENA TO TESTIFY BEFORE A GRAND JURY', part: 'title', mark: 'R' },
    { says: "to testify before the court's grand jury", part: 'body', mark: 'R' },
    { says: 'YOU ARE COMMANDED to appear in this United States district court', part: 'body', mark: 'R' },
    { says: 'Signature of Clerk or Deputy Clerk', part: 'signature', mark: 'R' },
  ],
  fields: [to, due, issued, records],
  otherLabels: courtOtherLabels,
  signature: byClerk,
  asks: ['answer-subpoena'],
}
