// Must a subpoena be answered?
import { hasCriminalPurpose, ordinanceBinds, privacyBinds } from './bound.ts'
import { both, either, opposite, yesIf } from './matter.ts'
import type { Matter, Opinion, Reading } from './matter.ts'
import { conclude } from './method.ts'
import * as paper from './papers.ts'

export const answerSubpoena: Opinion = {
  us: (matter) => answerOn(matter, { city: 'no', state: 'no' }),
  'us-co': (matter) => answerOn(matter, { city: 'no', state: privacyBinds(matter) }),
  'us-co-denver': (matter) => answerOn(matter, { city: yesIf(ordinanceBinds(matter)), state: privacyBinds(matter) }),
}

function answerOn(matter: Matter, { city, state }: { readonly city: Reading; readonly state: Reading }) {
  const administrative = matter.hasPaper(paper.isAdministrativeSubpoena)
  // Fed. R. Civ. P. 45, Fed. R. Crim. P. 17: a court's subpoena is answered within its scope; so is the immigration officers'
  // own once a court's order enforces it (8 U.S.C. 1225(d)(4)(B)).
  const courts = either(matter.hasPaper(paper.isCourtSubpoena), both(administrative, matter.hasPaper(paper.isCourtOrder)))
  // The city in 2020: none "unless they are Court-ordered or unless they are primarily related to a criminal investigation".
  const criminal = both(administrative, city, opposite(state), matter.is('request.purpose', 'criminal'))
  const doubtful = either(
    matter.hasPaper(paper.isUnprovenForRecords),
    matter.hasPaper(paper.isUnprovenSubpoena),
    matter.hasPaper(paper.isAttorneysSubpoena),
  )
  // 8 U.S.C. 1225(d)(4)(B): contempt attaches to a court's order and not to the subpoena, so no answer is owed yet.
  const unowed = administrative === 'yes' ? 'not-required' : administrative === 'no' ? 'silent' : 'needs-human'
  return conclude({
    commanded: courts,
    allowed: both(criminal, opposite(doubtful)),
    asks: doubtful,
    bars: [
      // D.R.M.C. 28-250(a).
      { so: both(administrative, city), answer: 'must-not', doubted: hasCriminalPurpose(matter) },
      // C.R.S. 24-74: an I-138 is not court-issued; criminal investigations "authorized by judicial process" are left alone.
      { so: both(administrative, state), answer: 'must-not', doubted: hasCriminalPurpose(matter) },
    ],
    otherwise: unowed,
  })
}
