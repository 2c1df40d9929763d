// Whom each law binds and what it speaks to, where several actions need it. Whoever is not shown to be outside a law is bound.
import { civilRightsAct, courthouses, denverMemo, denverOrdinance, executiveOrder152, stateBan, statePrivacy } from './dates.ts'
import { both, either, opposite, yesIf } from './matter.ts'
import type { Matter, Reading } from './matter.ts'
import * as paper from './papers.ts'

const is = (matter: Matter, custodian: string): Reading => matter.is('custodian', custodian)

/** Until the memorandum the sheriff's jails gave notice on request, and after it went on. */
export const sheriffGivesNotice = (matter: Matter): boolean => matter.day < denverOrdinance && is(matter, 'jail') !== 'no'
/** The memorandum is the sheriff's: it speaks to the jails, from 2014-04-30 until the ordinance. */
export const memoBinds = (matter: Matter): boolean =>
  matter.day >= denverMemo && matter.day < denverOrdinance && is(matter, 'jail') !== 'no'
/** The ordinance binds every officer and agency of the city, its county court and its probation; not the state's prisons. */
export const ordinanceBinds = (matter: Matter): boolean => matter.day >= denverOrdinance && is(matter, 'state-prison') !== 'yes'
export const executiveOrderBinds = (matter: Matter): boolean => matter.day >= executiveOrder152 && is(matter, 'state-prison') !== 'yes'
/** HB19-1124 binds state patrol, police, marshals and sheriffs, C.R.S. 24-76.6-101(3); SB25-276 every peace officer. */
export const stateBanBinds = (matter: Matter): boolean =>
  matter.day >= civilRightsAct || (matter.day >= stateBan && is(matter, 'state-prison') !== 'yes')
/** C.R.S. 24-76.6-103(1): probation officers and staff. */
export const probationBound = (matter: Matter): Reading => both(yesIf(matter.day >= stateBan), is(matter, 'probation'))
/** C.R.S. 24-74 binds state agencies since 2021, every political subdivision since SB25-276. */
export const privacyBinds = (matter: Matter): Reading =>
  matter.day >= civilRightsAct ? 'yes' : both(yesIf(matter.day >= statePrivacy), is(matter, 'state-prison'))
/** C.R.S. 13-1-403: no civil arrest at a courthouse. */
export const courthouseBinds = (matter: Matter): Reading => both(yesIf(matter.day >= courthouses), is(matter, 'court'))

/** C.R.S. 24-76.6-101(1): a written request to keep the person, or any form of the immigration authorities. */
export const detainerInColorado = (matter: Matter): Reading =>
  either(
    matter.hasPaper(paper.isImmigrationCustodyForm),
    both(matter.hasPaper(paper.isImmigrationCustodyPaper), matter.asksFor('hold-past-release')),
  )

/** A criminal matter, at least in part. */
export const hasCriminalPurpose = (matter: Matter): Reading => matter.is('request.purpose', 'criminal', 'mixed')

/** A criminal matter and nothing else: no purpose and no paper speaks for civil immigration enforcement. */
export const isCriminal = (matter: Matter): Reading =>
  both(matter.is('request.purpose', 'criminal'), opposite(matter.hasPaper(paper.isImmigrationCustodyPaper)))

/** The same, and every paper is of someone else: then the visitors may not be immigration authorities at all. */
export const isOfOthers = (matter: Matter): Reading =>
  both(
    isCriminal(matter),
    matter.hasPaper((one) => opposite(paper.isAdministrative(one))),
    opposite(matter.hasPaper(paper.isAdministrative)),
  )
