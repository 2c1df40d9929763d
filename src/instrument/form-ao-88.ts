// AO 88, subpoena to appear and testify in a civil action: a clerk or the party's attorney signs it (Fed. R. Civ. P. 45(a)(3)).
import { byClerkOrAttorney, caseNumber, courtOtherLabels, due, federalCourt, issued, records, to } from './court-labels.ts'
import type { Form } from './form.ts'

export const formAo88: Form = {
  ...federalCourt,
  name: 'AO 88',
  kind: 'court-subpoena',
  anchors: [
    { says: 'SUBPOENA TO APPEAR AND TESTIFY', part: 'title', mark: 'V' },
    { says: 'AT A HEARING OR TRIAL IN A CIVIL ACTION', part: 'body', mark: 'V' },
    { says: 'YOU ARE COMMANDED to appear in the United States district court', part: 'body', mark: 'V' },
    { says: 'Signature of Clerk or Deputy Clerk', part: 'signature', mark: 'V' },
  ],
  fields: [caseNumber, to, due, issued, records],
  otherLabels: courtOtherLabels,
  signature: byClerkOrAttorney,
  asks: ['answer-subpoena'],
}
