// May immigration officers speak with the person: face to face, or by telephone or video?
import type { AnswerKind } from '../src/law/answer.ts'
import { isCriminal, isOfOthers, memoBinds, ordinanceBinds } from './bound.ts'
import { orderFor } from './courts.ts'
import { civilRightsAct, stateBan } from './dates.ts'
import { both, either, opposite, yesIf } from './matter.ts'
import type { Matter, Opinion, Reading } from './matter.ts'
import { conclude } from './method.ts'
import * as paper from './papers.ts'

export const interviewInPerson: Opinion = {
  us: (matter) => conclude({ asks: mustBeRead(matter), otherwise: 'silent' }),
  'us-co': inColorado,
  'us-co-denver': (matter) => {
    // The memorandum of 2014: the jail "will continue its cooperation with ICE officials"; interviews did take place.
    const memo = both(yesIf(memoBinds(matter)), matter.hasPaper(paper.isAdministrative))
    if (memo === 'yes') return 'may'
    if (!ordinanceBinds(matter)) return memo === 'unknown' ? 'needs-human' : inColorado(matter)
    return conclude({
      // D.R.M.C. 28-252(a): no access for interviews "unless federal immigration authorities present a warrant issued by a federal
      // judge or magistrate"; in a public area 28-250(a)(1) bars the same help, in civil matters.
      allowed: entryPaper(matter),
      asks: either(mustBeRead(matter), matter.hasPaper(paper.isClerksWarrant)),
      bars: [
        // SB25-276: non-public areas, whoever comes.
        { so: both(yesIf(matter.day >= civilRightsAct), matter.is('area', 'secure')), answer: 'must-not' },
        { so: opposite(matter.is('area', 'public')) === 'no' ? 'no' : 'yes', answer: 'must-not', doubted: isOfOthers(matter) },
        { so: 'yes', answer: 'must-not', doubted: isCriminal(matter) },
      ],
      otherwise: 'must-not',
    })
  },
}

function inColorado(matter: Matter): AnswerKind {
  if (matter.day < civilRightsAct) return conclude({ asks: mustBeRead(matter), otherwise: 'silent' })
  // SB25-276: no entry to non-public areas without a warrant or writ of a federal judge or magistrate.
  return conclude({
    allowed: entryPaper(matter),
    asks: either(mustBeRead(matter), matter.hasPaper(paper.isClerksWarrant)),
    bars: [{ so: matter.is('area', 'secure'), answer: 'must-not' }],
    otherwise: 'silent',
  })
}

const entryPaper = (matter: Matter): Reading =>
  either(matter.hasPaper(paper.isFederalJudgesWarrant), both(matter.hasPaper(paper.isFederalWrit), yesIf(matter.day >= civilRightsAct)))
const mustBeRead = (matter: Matter): Reading => either(orderFor(matter, 'interview-in-person'), matter.hasPaper(paper.isUnprovenCommand))

export const interviewByPhone: Opinion = {
  us: () => 'silent',
  // C.R.S. 24-76.6-103 and the interview clause of HB19-1124.
  'us-co': (matter) => (matter.day >= stateBan ? onceAdvised(matter) : 'silent'),
  // D.R.M.C. 28-252(b): the same four rights, in writing, in the person's language of choice.
  'us-co-denver': (matter) => {
    if (matter.day >= stateBan) return onceAdvised(matter)
    return ordinanceBinds(matter) ? onceAdvised(matter) : 'silent'
  },
}

/** No interview until the person has been advised and, free to decline, has agreed. */
const onceAdvised = (matter: Matter): AnswerKind => {
  if (matter.is('subject.interviewConsent', 'refused', 'withdrawn', 'not-asked') === 'yes') return 'must-not'
  if (matter.is('subject.advisedInWriting', false) === 'yes') return 'must-not'
  const consented = matter.is('subject.interviewConsent', 'given') === 'yes'
  const advised = matter.is('subject.advisedInWriting', true) === 'yes'
  return consented && advised ? 'may' : 'needs-human'
}
