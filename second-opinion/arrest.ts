// May the jail's own officers arrest a person on an immigration officer's warrant (I-200, I-205)?
import { courthouseBinds, detainerInColorado, ordinanceBinds, stateBanBinds } from './bound.ts'
import { nash } from './dates.ts'
import { both, either, yesIf } from './matter.ts'
import type { Matter, Opinion } from './matter.ts'
import { conclude } from './method.ts'
import type { Thought } from './method.ts'
import * as paper from './papers.ts'

export const arrestOnAdministrativeWarrant: Opinion = {
  // 8 CFR 236.1(b)(1), 241.2(b), 287.5(e)(3): only the immigration officers listed serve these warrants; an agreement under
  // 8 U.S.C. 1357(g) may make local officers such officers, "to the extent consistent with State and local law".
  us: (matter) =>
    conclude({
      asks: either(agreement(matter), matter.hasPaper(paper.contradictsItself)),
      bars: [{ so: 'yes', answer: 'no-authority' }],
      otherwise: 'no-authority',
    }),
  'us-co': (matter) => conclude(inColorado(matter)),
  'us-co-denver': (matter) => {
    const state = inColorado(matter)
    if (!ordinanceBinds(matter)) return conclude(state)
    // D.R.M.C. 28-250(a)(1), (5): no arrest on civil immigration grounds, agreement or not.
    return conclude({ asks: matter.hasPaper(paper.contradictsItself), bars: [{ so: 'yes', answer: 'must-not' }], otherwise: 'must-not' })
  },
}

function inColorado(matter: Matter): Thought {
  // C.R.S. 24-76.6-102(2); C.R.S. 13-1-403 at a courthouse.
  const statute = either(both(yesIf(stateBanBinds(matter)), detainerInColorado(matter)), courthouseBinds(matter))
  const agreed = agreement(matter)
  return {
    asks: either(matter.hasPaper(paper.contradictsItself), both(agreed, yesIf(matter.day < nash && statute !== 'yes'))),
    // Nash v. Mikesell: the agreement gives no power. C.R.S. 16-3: no power to arrest for being removable.
    bars: [
      { so: statute, answer: 'must-not' },
      { so: both(agreed, yesIf(matter.day >= nash)), answer: 'must-not' },
      { so: 'yes', answer: 'no-authority' },
    ],
    otherwise: 'no-authority',
  }
}

const agreement = (matter: Matter) => matter.is('agency.agreement287g', 'jail', 'warrant-service', 'task-force')
