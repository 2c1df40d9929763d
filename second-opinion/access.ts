// May immigration officers enter the parts of the jail that are closed to the public, or have a room there?
import type { AnswerKind } from '../src/law/answer.ts'
import { executiveOrderBinds, isOfOthers, memoBinds, ordinanceBinds } from './bound.ts'
import { orderFor } from './courts.ts'
import { civilRightsAct } from './dates.ts'
import { both, either, yesIf } from './matter.ts'
import type { Matter, Opinion, Reading } from './matter.ts'
import { conclude } from './method.ts'
import * as paper from './papers.ts'

export const admitToSecureArea: Opinion = {
  us: (matter) => conclude({ asks: mustBeRead(matter, 'admit-to-secure-area'), otherwise: 'silent' }),
  'us-co': inColorado,
  'us-co-denver': (matter) => {
    // The memorandum of 2014: cooperation with ICE officials went on.
    const memo = both(yesIf(memoBinds(matter)), matter.hasPaper(paper.isAdministrative))
    if (memo === 'yes') return 'may'
    if (!ordinanceBinds(matter)) return memo === 'unknown' ? 'needs-human' : inColorado(matter)
    if (matter.day >= civilRightsAct) return inColorado(matter)
    return conclude({
      // D.R.M.C. 28-252(a): "unless federal immigration authorities present a warrant issued by a federal judge or magistrate".
      allowed: matter.hasPaper(paper.isFederalJudgesWarrant),
      // A clerk's warrant and a writ are a court's, yet not in those words.
      asks: either(
        mustBeRead(matter, 'admit-to-secure-area'),
        matter.hasPaper(paper.isClerksWarrant),
        matter.hasPaper(paper.isFederalWrit),
      ),
      bars: [{ so: 'yes', answer: 'must-not', doubted: isOfOthers(matter) }],
      otherwise: 'must-not',
    })
  },
}

function inColorado(matter: Matter): AnswerKind {
  const asks = mustBeRead(matter, 'admit-to-secure-area')
  if (matter.day < civilRightsAct) return conclude({ asks, otherwise: 'silent' })
  // SB25-276: no entry to non-public areas without a warrant or writ of a federal judge or magistrate.
  const paperOfEntry = either(matter.hasPaper(paper.isFederalJudgesWarrant), matter.hasPaper(paper.isFederalWrit))
  return conclude({
    allowed: paperOfEntry,
    asks: either(asks, matter.hasPaper(paper.isClerksWarrant)),
    bars: [{ so: 'yes', answer: 'must-not' }],
    otherwise: 'must-not',
  })
}

export const giveWorkspace: Opinion = {
  us: (matter) => conclude({ asks: mustBeRead(matter, 'give-workspace'), otherwise: 'silent' }),
  'us-co': (matter) => conclude({ asks: mustBeRead(matter, 'give-workspace'), otherwise: 'silent' }),
  'us-co-denver': (matter) => {
    const bound = yesIf(ordinanceBinds(matter))
    // D.R.M.C. 28-250(a), 28-252(a); Executive Order 152: no city property as a base "without a valid court order or judicial
    // warrant", and without an exception for criminal matters.
    const criminal = executiveOrderBinds(matter) ? 'no' : isOfOthers(matter)
    return conclude({
      asks: either(mustBeRead(matter, 'give-workspace'), both(bound, matter.hasPaper(paper.isFederalJudgesWarrant))),
      bars: [{ so: bound, answer: 'must-not', doubted: criminal }],
      otherwise: 'silent',
    })
  },
}

/** Whether an order opens a door or a room a person reads from it. */
const mustBeRead = (matter: Matter, action: 'admit-to-secure-area' | 'give-workspace'): Reading =>
  either(orderFor(matter, action), matter.hasPaper(paper.isUnprovenCommand))
