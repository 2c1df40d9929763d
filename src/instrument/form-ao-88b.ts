// AO 88B, subpoena to produce in a civil action: a clerk or the party's attorney signs it (Fed. R. Civ. P. 45(a)(3)).
import { byClerkOrAttorney, caseNumber, courtOtherLabels, due, federalCourt, issued, records, to } from './court-labels.ts'
import type { Form } from './form.ts'

export const formAo88b: Form = {
  ...federalCourt,
  name: 'AO 88B',
  kind: 'court-subpoena',
  anchors: [
    { says: 'SUBPOENA TO PRODUCE DOCUMENTS, INFORMATION, OR OBJECTS', part: 'title', mark: 'V' },
    { says: 'YOU ARE COMMANDED to produce at the time, date, and place set forth below', part: 'body', mark: 'V' },
    { says: 'IN A CIVIL ACTION', part: 'body', mark: 'V' },
    { says: 'Signature of Clerk or Deputy Clerk', part: 'signature', mark: 'V' },
  ],
  fields: [caseNumber, to, due, issued, records],
  otherLabels: courtOtherLabels,
  signature: byClerkOrAttorney,
  asks: ['answer-subpoena'],
}
