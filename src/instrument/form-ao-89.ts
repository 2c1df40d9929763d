// AO 89, subpoena to testify in a criminal case: issued by the clerk (Fed. R. Crim. P. 17(a)).
import { byClerk, caseNumber, courtOtherLabels, defendant, due, federalCourt, issued, records, to } from './court-labels.ts'
import type { Form } from './form.ts'

export const formAo89: Form = {
  ...federalCourt,
  name: 'AO 89',
  kind: 'court-subpoena',
  anchors: [
    { says: 'SUBPOENA TO TESTIFY AT A HEARING OR TRIAL IN A CRIMINAL CASE', part: 'title', mark: 'V' },
    { says: 'to testify in this criminal case', part: 'body', mark: 'V' },
    { says: 'YOU ARE COMMANDED to appear in the United States district court', part: 'body', mark: 'V' },
    { says: 'Signature of Clerk or Deputy Clerk', part: 'signature', mark: 'V' },
  ],
  fields: [caseNumber, defendant, to, due, issued, records],
  otherLabels: courtOtherLabels,
  signature: byClerk,
  asks: ['answer-subpoena'],
}
