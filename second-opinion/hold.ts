// May a person who is due to leave be kept longer for the immigration authorities?
import { detainerInColorado, memoBinds, ordinanceBinds, stateBanBinds } from './bound.ts'
import { orderFor } from './courts.ts'
import { arizona, civilRightsAct, nash, stateBan } from './dates.ts'
import { both, either, opposite, yesIf } from './matter.ts'
import type { Matter, Opinion, Reading } from './matter.ts'
import { conclude } from './method.ts'
import * as paper from './papers.ts'

export const holdPastRelease: Opinion = {
  us: (matter) => {
    // 8 CFR 287.7(d) says "shall", 287.7(a) "request"; Galarza reads the whole as a request. Whether the state gives the power
    // to hold is not for federal law to say: a person decides, and no one is held meanwhile. Since Arizona v. United States the
    // doubt reaches every arrest for removability, so every immigration paper that speaks of custody.
    const asked = matter.hasPaper(matter.day >= arizona ? paper.isImmigrationCustodyPaper : paper.isDetainer)
    const courts = onCourtPapers(matter, matter.hasPaper(paper.isFederalArrestWarrant), matter.hasPaper(paper.isStateArrestWarrant))
    return conclude({ ...courts, asks: either(courts.asks, asked, agreement(matter)), otherwise: 'silent' })
  },
  'us-co': (matter) => conclude(inColorado(matter)),
  'us-co-denver': (matter) => {
    const state = inColorado(matter)
    // The memorandum: no hold on an I-247 without a criminal warrant or other legal authority.
    const memo = both(yesIf(memoBinds(matter)), matter.hasPaper(paper.isImmigrationCustodyPaper))
    // D.R.M.C. 28-250(a)(1) and (5), 28-253: no detention on civil immigration grounds, whatever paper came or none.
    const ordinance = yesIf(ordinanceBinds(matter))
    return conclude({
      ...state,
      // Neither bar gives way to an agreement under 8 U.S.C. 1357(g), as the want of power in the state's law might.
      asks: either(ordinance, memo) === 'yes' ? onStateCourtPapers(matter).asks : state.asks,
      bars: [{ so: ordinance, answer: 'must-not' }, { so: memo, answer: 'must-not' }, ...state.bars],
    })
  },
}

function inColorado(matter: Matter) {
  // C.R.S. 24-76.6-101(1), -102(2): no arrest or detention on a written request to keep the person, or on any form of the
  // immigration authorities, the I-200 and the I-205 among them.
  const anyPaper = matter.hasPaper(paper.isImmigrationCustodyPaper)
  // SB25-276: "detain" is any denial or delay of release for immigration enforcement, whatever paper asks for it.
  const detainer = matter.day >= civilRightsAct ? anyPaper : detainerInColorado(matter)
  const statute = both(yesIf(stateBanBinds(matter)), detainer)
  // Nash v. Mikesell: an agreement under 8 U.S.C. 1357(g) gives no power to hold. Until then that was open, but for the statute.
  const agreed = agreement(matter)
  const courts = onStateCourtPapers(matter)
  return {
    ...courts,
    asks: either(courts.asks, both(agreed, yesIf(matter.day < nash && statute !== 'yes'))),
    // C.R.S. 16-3-101, -102; Colo. Const. art. II, s. 7: no power to arrest for being removable, so none to keep anyone longer.
    bars: [
      { so: statute, answer: 'must-not' },
      { so: both(agreed, yesIf(matter.day >= nash)), answer: 'must-not' },
      { so: 'yes', answer: 'no-authority' },
    ],
    otherwise: 'no-authority',
  } as const
}

/** C.R.S. 16-3-101: kept on a judge's warrant; a state judge's that is shown to be civil is for counsel. */
const onStateCourtPapers = (matter: Matter) => {
  const civil = matter.hasPaper((one) => both(paper.isStateArrestWarrant(one), paper.isShownCivil(one)))
  const warrant = matter.hasPaper((one) => both(paper.isCourtsArrestWarrant(one), opposite(paper.isCivilOfStateJudge(one))))
  // C.R.S. 24-76.6-102(4): a federal judge's writ about the transfer of a prisoner may be honored.
  const writ = both(matter.hasPaper(paper.isFederalWrit), matter.asksFor('transfer-custody'), yesIf(matter.day >= stateBan))
  const courts = onCourtPapers(matter, warrant, civil)
  return { ...courts, allowed: either(courts.allowed, writ) }
}

const onCourtPapers = (matter: Matter, warrant: Reading, stateWarrant: Reading) => {
  const order = orderFor(matter, 'hold-past-release')
  // Beside an immigration paper no fact says whether the order or that paper asks for the hold: a person reads.
  const beside = matter.hasPaper(paper.isImmigrationCustodyPaper)
  const unread = both(matter.hasPaper(paper.isCourtOrder), beside, yesIf(matter.asksFor('hold-past-release') !== 'no'))
  return {
    // A judge's order to keep the person.
    commanded: both(order, opposite(beside)),
    // A court's warrant of arrest commands an arrest (Fed. R. Crim. P. 4, 9); the jail that has the person may keep the person.
    allowed: warrant,
    asks: either(unread, matter.hasPaper(paper.isWrit), matter.hasPaper(paper.isUnprovenCommand), stateWarrant),
  } as const
}

const agreement = (matter: Matter): Reading => matter.is('agency.agreement287g', 'jail', 'warrant-service', 'task-force')
