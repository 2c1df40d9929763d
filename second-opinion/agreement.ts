// May the agency enter an agreement to do immigration work, or to keep people for pay?
import { denverOrdinance, detentionContractsBarred } from './dates.ts'
import type { Opinion } from './matter.ts'

export const enterAgreement: Opinion = {
  // 8 U.S.C. 1357(g)(9): nothing requires an agreement.
  us: () => 'not-required',
  // C.R.S. 24-76.7: no immigration detention agreement; Nash: no agreement to detain under 8 U.S.C. 1357(g).
  'us-co': (matter) => (matter.day >= detentionContractsBarred ? 'must-not' : 'not-required'),
  'us-co-denver': (matter) => {
    if (matter.day >= detentionContractsBarred) return 'must-not'
    // D.R.M.C. 28-250(a): no city funds or resources to assist in enforcing federal immigration law.
    return matter.day >= denverOrdinance && matter.is('custodian', 'state-prison') !== 'yes' ? 'must-not' : 'not-required'
  },
}
