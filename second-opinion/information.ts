// May information be given: about the person, about the person's immigration status, or by opening a database?
import { executiveOrderBinds, hasCriminalPurpose, isCriminal, memoBinds, ordinanceBinds, privacyBinds, probationBound } from './bound.ts'
import { orderFor } from './courts.ts'
import type { AnswerKind } from '../src/law/answer.ts'
import { civilRightsAct } from './dates.ts'
import { both, either, yesIf } from './matter.ts'
import type { Matter, Opinion, Reading } from './matter.ts'
import { conclude } from './method.ts'
import * as paper from './papers.ts'

export const givePersonalInformation: Opinion = {
  us: (matter) => conclude({ ...onCourtPapers(matter), otherwise: 'silent' }),
  'us-co': (matter) => conclude(inColorado(matter)),
  'us-co-denver': (matter) => {
    const state = inColorado(matter)
    // The memorandum: the jail will "provide requested information regarding persons in custody".
    const memo = both(yesIf(memoBinds(matter)), matter.hasPaper(paper.isAdministrative))
    // D.R.M.C. 28-250(a)(1), in civil matters.
    const ordinance = yesIf(ordinanceBinds(matter))
    return conclude({
      ...state,
      allowed: either(state.allowed, memo),
      bars: [...state.bars, { so: ordinance, answer: 'must-not', doubted: isCriminal(matter) }],
    })
  },
}

function inColorado(matter: Matter) {
  const search = both(
    matter.hasPaper(paper.isFederalSearchWarrant),
    matter.asksFor('give-personal-information'),
    yesIf(matter.day >= civilRightsAct),
  )
  return {
    ...onCourtPapers(matter),
    // C.R.S. 24-74: not, "except as required ... to comply with a court-issued subpoena, warrant, or order".
    allowed: search,
    bars: [
      { so: probationBound(matter), answer: 'must-not' },
      // C.R.S. 24-74-101(1)(h) leaves criminal investigations authorized by judicial process alone.
      { so: privacyBinds(matter), answer: 'must-not', doubted: hasCriminalPurpose(matter) },
    ],
    otherwise: 'silent',
  } as const
}

function onCourtPapers(matter: Matter) {
  // A court's subpoena, or its order that this be given, within its scope (8 U.S.C. 1225(d)(4)(B); Fed. R. Civ. P. 45).
  const enforced = both(matter.hasPaper(paper.isAdministrativeSubpoena), matter.hasPaper(paper.isCourtOrder))
  return {
    commanded: either(matter.hasPaper(paper.isCourtSubpoena), enforced, orderFor(matter, 'give-personal-information')),
    // A warrant or a writ of a judge goes as far as it says, and a person reads how far.
    asks: either(
      both(matter.hasPaper(paper.isCourtsWarrantOrWrit), matter.asksFor('give-personal-information')),
      matter.hasPaper(paper.isUnprovenForRecords),
      matter.hasPaper(paper.isUnprovenSubpoena),
      matter.hasPaper(paper.isAttorneysSubpoena),
    ),
  }
}

const onStatus = (matter: Matter, allowed: Reading): AnswerKind => {
  const court = either(matter.hasPaper(paper.isCourtSubpoena), matter.hasPaper(paper.isCourtOrder))
  // 8 U.S.C. 1373: no one may forbid giving it, no one is ordered to; whether 1373 itself is valid is disputed. For counsel.
  return conclude({ commanded: both(court, matter.asksFor('give-status-information')), allowed, otherwise: 'needs-human' })
}
const federalStatus = (matter: Matter): AnswerKind => onStatus(matter, 'no')
const coloradoStatus = (matter: Matter): AnswerKind => {
  // SB25-276, C.R.S. 24-74: a federal judge's search warrant, to its extent, where it is asked.
  const search = both(matter.hasPaper(paper.isFederalSearchWarrant), matter.asksFor('give-status-information'))
  return onStatus(matter, both(search, yesIf(matter.day >= civilRightsAct)))
}
export const giveStatusInformation: Opinion = { us: federalStatus, 'us-co': coloradoStatus, 'us-co-denver': coloradoStatus }

export const giveDatabaseAccess: Opinion = {
  us: (matter) => conclude({ asks: mustBeRead(matter), otherwise: 'silent' }),
  'us-co': (matter) =>
    conclude({
      asks: mustBeRead(matter),
      // C.R.S. 24-74: nor "make accessible".
      bars: [{ so: privacyBinds(matter), answer: 'must-not', doubted: hasCriminalPurpose(matter) }],
      otherwise: 'silent',
    }),
  'us-co-denver': (matter) => {
    return conclude({
      asks: mustBeRead(matter),
      bars: [
        // Executive Order 152: not "without a subpoena, judicial warrant or court order", in criminal matters neither.
        { so: yesIf(executiveOrderBinds(matter)), answer: 'must-not' },
        { so: yesIf(ordinanceBinds(matter)), answer: 'must-not', doubted: isCriminal(matter) },
        { so: privacyBinds(matter), answer: 'must-not', doubted: hasCriminalPurpose(matter) },
      ],
      otherwise: 'silent',
    })
  },
}

/** Whether a court's command opens a whole database a person reads from it. */
const mustBeRead = (matter: Matter): Reading =>
  either(matter.hasPaper(paper.isCourtSubpoena), matter.hasPaper(paper.isCourtOrder), matter.hasPaper(paper.isUnprovenForRecords))
