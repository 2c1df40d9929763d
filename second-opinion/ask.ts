// May staff ask the person about immigration status, or about the place of birth?
import { ordinanceBinds } from './bound.ts'
import { civilRightsAct, stateCollectionLimits } from './dates.ts'
import { both, either, yesIf } from './matter.ts'
import type { Matter, Opinion, Reading } from './matter.ts'
import { conclude } from './method.ts'

export const askImmigrationStatus: Opinion = {
  us: () => 'silent',
  'us-co': (matter) => conclude({ bars: [{ so: stateBars(matter), answer: 'must-not' }], otherwise: 'silent' }),
  // D.R.M.C. 28-250(a)(2): no requesting of national origin, immigration or citizenship status, except as law requires.
  'us-co-denver': (matter) =>
    conclude({ bars: [{ so: either(yesIf(ordinanceBinds(matter)), stateBars(matter)), answer: 'must-not' }], otherwise: 'silent' }),
}
export const askPlaceOfBirth: Opinion = {
  us: () => 'silent',
  // C.R.S. 24-74-104 names the place of birth.
  'us-co': (matter) => askImmigrationStatus['us-co'](matter),
  // D.R.M.C. 28-250(a)(2) says "national origin" and does not name the place of birth, which a booking records: for counsel.
  'us-co-denver': (matter) =>
    conclude({
      asks: yesIf(ordinanceBinds(matter) && stateBars(matter) !== 'yes'),
      bars: [{ so: stateBars(matter), answer: 'must-not' }],
      otherwise: 'silent',
    }),
}

/** C.R.S. 24-74-104: state agencies since 2022-01-01, local governments since SB25-276. */
const stateBars = (matter: Matter): Reading =>
  matter.day >= civilRightsAct ? 'yes' : both(yesIf(matter.day >= stateCollectionLimits), matter.is('custodian', 'state-prison'))
