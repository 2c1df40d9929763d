// May the person be handed over to the immigration authorities, at release or before it?
import { detainerInColorado, isCriminal, ordinanceBinds, stateBanBinds } from './bound.ts'
import { orderFor } from './courts.ts'
import { stateBan } from './dates.ts'
import { both, either, yesIf } from './matter.ts'
import type { Matter, Opinion, Reading } from './matter.ts'
import { conclude } from './method.ts'
import * as paper from './papers.ts'

export const transferCustody: Opinion = {
  us: (matter) =>
    conclude({ allowed: matter.hasPaper(paper.isFederalArrestWarrant), asks: mustBeRead(matter, 'transfer-custody'), otherwise: 'silent' }),
  'us-co': (matter) => {
    const { allowed, asks } = inColorado(matter)
    // C.R.S. 24-76.6-102(2) bars arrest and detention; whether handing the person over at the door is either, it does not say.
    return conclude({ allowed, asks: either(asks, both(yesIf(stateBanBinds(matter)), detainerInColorado(matter))), otherwise: 'silent' })
  },
  'us-co-denver': (matter) => {
    const state = inColorado(matter)
    if (!ordinanceBinds(matter)) return transferCustody['us-co'](matter)
    // D.R.M.C. 28-250(a)(1): no assisting with any detention or arrest under the civil provisions.
    return conclude({ ...state, bars: [{ so: 'yes', answer: 'must-not', doubted: isCriminal(matter) }], otherwise: 'must-not' })
  },
}

export const earlyTransfer: Opinion = {
  us: (matter) => conclude({ asks: mustBeRead(matter, 'early-transfer'), otherwise: 'silent' }),
  'us-co': (matter) => conclude({ asks: mustBeRead(matter, 'early-transfer'), otherwise: 'silent' }),
  'us-co-denver': (matter) =>
    conclude({
      asks: mustBeRead(matter, 'early-transfer'),
      bars: [{ so: yesIf(ordinanceBinds(matter)), answer: 'must-not', doubted: isCriminal(matter) }],
      otherwise: 'silent',
    }),
}

function inColorado(matter: Matter) {
  // C.R.S. 24-76.6-102(4): nothing precludes honoring a federal judge's writ about the transfer of a prisoner.
  const writ = both(matter.hasPaper(paper.isFederalWrit), matter.asksFor('transfer-custody'), yesIf(matter.day >= stateBan))
  // A federal officer who holds a federal court's warrant may take the person on it (Fed. R. Crim. P. 4(c), 9(c)).
  return { allowed: either(matter.hasPaper(paper.isFederalArrestWarrant), writ), asks: mustBeRead(matter, 'transfer-custody') }
}

/** Whether an order or a writ commands a hand-over only a person can read from it. */
const mustBeRead = (matter: Matter, action: 'transfer-custody' | 'early-transfer'): Reading =>
  either(orderFor(matter, action), matter.hasPaper(paper.isWrit), matter.hasPaper(paper.isUnprovenCommand))
