// May the immigration authorities be told that the person is leaving, or that the person is here?
import { isCriminal, memoBinds, ordinanceBinds, privacyBinds, sheriffGivesNotice } from './bound.ts'
import { orderFor } from './courts.ts'
import { civilRightsAct } from './dates.ts'
import { both, either, opposite, yesIf } from './matter.ts'
import type { Matter, Opinion, Reading } from './matter.ts'
import { conclude } from './method.ts'
import * as paper from './papers.ts'

export const notifyOfRelease: Opinion = {
  us: underFederalLaw,
  // No act of Colorado speaks of the release notice by name.
  'us-co': underFederalLaw,
  'us-co-denver': (matter) => {
    if (ordinanceBinds(matter)) return underOrdinance(matter)
    // The jail's practice, and since 2014 the memorandum: it will "provide requested information regarding persons in custody".
    const theirs = memoBinds(matter)
      ? matter.hasPaper(paper.isAdministrative)
      : both(matter.hasPaper(paper.isImmigrationWriting), yesIf(matter.is('request.written', false) !== 'yes'))
    const byOfficers = both(theirs, asked(matter))
    if (!sheriffGivesNotice(matter) || byOfficers === 'no') return underFederalLaw(matter)
    if (matter.hasPaper(paper.isUnsignedNoticeRequest) !== 'no') return 'needs-human'
    return byOfficers === 'yes' ? 'may' : 'needs-human'
  },
}

function underFederalLaw(matter: Matter) {
  return conclude({
    // 8 CFR 287.7(b): the forms are issued by named officers; what nobody signed is not known to be theirs.
    asks: either(matter.hasPaper(paper.isUnsignedNoticeRequest), orderFor(matter, 'notify-of-release')),
    // 8 CFR 287.7(a): the detainer "is a request" to be advised before the release. It binds no one and forbids nothing.
    otherwise: asked(matter) === 'yes' ? 'not-required' : asked(matter) === 'no' ? 'silent' : 'needs-human',
  })
}

/** D.R.M.C. 28-253: a written request of federal immigration authorities opens the notice; else 28-250(a)(1) bars the help. */
function underOrdinance(matter: Matter) {
  const writing = either(
    matter.hasPaper(paper.isNoticeRequest),
    both(matter.hasPaper(paper.isImmigrationWriting), matter.asksFor('notify-of-release')),
  )
  // A paper in a request that is said not to be in writing: the facts contradict each other.
  const saidUnwritten = matter.is('request.written', false) === 'yes'
  const onPaper = both(matter.hasPaper(paper.isInWriting), matter.asksFor('notify-of-release'))
  const unwritten = saidUnwritten ? either(writing, onPaper) : 'no'
  const criminal = isCriminal(matter)
  const unsigned = matter.hasPaper(paper.isUnsignedNoticeRequest)
  const nobody = both(matter.hasPaper(paper.isWritingOfNobody), matter.asksFor('notify-of-release'))
  const noPaper = both(
    matter.is('request.written', true),
    matter.asksFor('notify-of-release'),
    opposite(matter.hasPaper(paper.isInWriting)),
  )
  return conclude({
    // A complete criminal warrant of a federal judge: the marshals may be told.
    allowed: either(
      both(writing, yesIf(!saidUnwritten), opposite(unsigned), opposite(criminal)),
      matter.hasPaper(paper.isFullFederalCriminalWarrant),
    ),
    asks: either(unsigned, unwritten, nobody, noPaper, orderFor(matter, 'notify-of-release')),
    bars: [{ so: 'yes', answer: 'must-not', doubted: criminal }],
    otherwise: 'must-not',
  })
}

const asked = (matter: Matter): Reading => either(matter.hasPaper(paper.isNoticeRequest), matter.asksFor('notify-of-release'))

export const giveCustodyStatus: Opinion = {
  us: () => 'silent',
  'us-co': (matter) => {
    const privacy = privacyBinds(matter)
    // C.R.S. 24-74 leaves out what is publicly available, as the roster of a jail is; whether more is protected is not settled.
    if (privacy === 'yes' && matter.is('agency.releaseDateIsPublic', true) === 'yes') return 'may'
    return privacy === 'no' ? 'silent' : 'needs-human'
  },
  'us-co-denver': (matter) => {
    if (matter.day >= civilRightsAct) return giveCustodyStatus['us-co'](matter)
    if (ordinanceBinds(matter)) return 'needs-human'
    const memo = both(yesIf(memoBinds(matter)), matter.hasPaper(paper.isAdministrative))
    return conclude({ allowed: memo, otherwise: giveCustodyStatus['us-co'](matter) })
  },
}
