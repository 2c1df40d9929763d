// Colorado law whose outcome or text is not known: the vote, the bills, the rulings, the sections as enacted.
import type { OpenCheck } from '../open-check.ts'

export const coloradoToCheck: readonly OpenCheck[] = [
  {
    id: 'us-co/check/initiative-95',
    what: 'Did Initiative 95 pass on Nov. 3, 2026 (55 percent needed), and from which day does it bind?',
    where: "sos.state.co.us, election results and the Governor's proclamation of the vote.",
    whyItMatters:
      'If it passed, law enforcement must tell DHS within 72 hours of charging certain persons charged with a violent crime or with a prior felony: ' +
      'the first duty to tell that a Denver jail would have since 2013. It asks for notice only: no hold, no interview, no entry.',
    untilThen: 'It is not evaluated; counsel is asked in every case it would touch.',
    ifSo:
      'Passed: start from cases/drafts/co-init95.json (law diff --draft shows what changes), write its text into a new file us-co/initiative-95.ts (layer state-constitution, `from` the day it binds) with a rule on notify-of-release ' +
      'and a duty with 72 hours from the charge, that defeats the ordinance to that extent; take co-init95 out of `coloradoWatch`. Failed: take it out.',
    touches: ['notify-of-release', 'give-status-information'],
    rules: ['co-init95'],
  },
  {
    id: 'us-co/check/hb26-1276',
    what: 'Was HB26-1276 signed, vetoed, or law without signature, and from which day?',
    where: 'leg.colorado.gov/bills/HB26-1276, "Bill History" and the signed act.',
    whyItMatters:
      'If it is law, a subpoena of federal immigration authorities is copied to the Department of Public Safety, and the person is told if it is fulfilled.',
    untilThen: 'It is not evaluated; counsel is asked in every case it would touch.',
    ifSo:
      'Law: start from cases/drafts/co-hb26-1276.json; a new file us-co/hb26-1276.ts with two duties on administrative subpoenas (copy to the department; notice to the person), from its day, and ' +
      'co-hb26-1276 out of `coloradoWatch`. Vetoed: take it out.',
    touches: ['answer-subpoena', 'give-personal-information'],
    rules: ['co-hb26-1276'],
  },
  {
    id: 'us-co/check/sb26-005',
    what: 'What became of SB26-005?',
    where: 'leg.colorado.gov/bills/SB26-005.',
    whyItMatters:
      'It would open a civil action against persons who take part in civil immigration enforcement. It changes no answer of the desk.',
    untilThen: 'Not evaluated.',
    ifSo: 'Law: add it to the notes on liability in crs-24-76-6-101-102.ts; take co-sb26-005 out of `coloradoWatch` either way.',
    touches: [],
    rules: ['co-sb26-005'],
  },
  {
    id: 'us-co/check/us-v-colorado',
    what: 'Has the court ruled in United States v. Colorado, 1:25-cv-01391, since August 2025?',
    where: 'cod.uscourts.gov or pacer.uscourts.gov, docket 1:25-cv-01391.',
    whyItMatters: 'An injunction would take the state acts or the ordinance out of force, wholly or in part, from its day.',
    untilThen: 'No injunction was found; the laws are treated as in force.',
    ifSo: 'Enjoined: close the named rules with `to` on the day of the order (or give them the status), one by one as the order names them.',
    touches: ['hold-past-release', 'notify-of-release', 'interview-in-person', 'give-personal-information', 'enter-agreement'],
    rules: ['us-co/24-76.6-102/no-hold', 'us-co/24-74/local/no-information', 'us-co-denver/28-250/a-1-hold'],
  },
  {
    id: 'us-co/check/sb25-276-text',
    what: 'What do the sections of SB25-276 say as enacted: 16-4-102, 24-76.6-102 ("detain"), access to detention facilities, the protected information?',
    where: 'leg.colorado.gov/bills/sb25-276, signed act; then the Colorado Revised Statutes on the same site.',
    whyItMatters:
      'Above all: does the definition of protected information reach the time and place of a release, so that a notice is barred?',
    untilThen:
      'A notice stays may, with the question to counsel; everything else is encoded as the official summary and counsel to local governments put it.',
    ifSo:
      'Reached: us-co/sb25-276/is-notice-protected becomes a bar on notify-of-release (cases/drafts/co-notice-protected.json). Not reached: drop its question. Put the words in ' +
      'and raise `verified`.',
    touches: ['notify-of-release', 'admit-to-secure-area', 'hold-past-release', 'give-custody-status'],
    rules: ['us-co/sb25-276/is-notice-protected', 'us-co/sb25-276/no-entry', 'us-co/24-74/local/no-information'],
  },
  {
    id: 'us-co/check/16-4-102-start',
    what: 'From which day does the six-hour rule of C.R.S. 16-4-102(2) bind?',
    where: 'leg.colorado.gov/bills/hb21-1280, effective-date clause of the signed act.',
    whyItMatters: 'Releases between July 2021 and March 2022.',
    untilThen: 'Cited from Apr. 1, 2022: perhaps some months too late, never too early.',
    ifSo: 'Set `from` in crs-16-4-102.ts.',
    touches: [],
    rules: ['us-co/16-4-102/six-hours', 'us-co/16-4-102/late'],
  },
  {
    id: 'us-co/check/24-76-6-letters',
    what: 'Which letters do the subsections of C.R.S. 24-76.6-102 and -103 carry, and must the state advisement be in writing?',
    where: 'leg.colorado.gov, Colorado Revised Statutes, title 24, article 76.6.',
    whyItMatters: 'Citations; and outside Denver, whether an advisement by word of mouth would do.',
    untilThen: 'In writing, everywhere.',
    ifSo: 'Correct the citations; if not in writing, the state rule reads a fact of its own.',
    touches: ['interview-by-phone'],
    rules: ['us-co/24-76.6-103/unadvised', 'us-co/24-76.6-102/writ'],
  },
  {
    id: 'us-co/check/moss-nash',
    what: 'What became of Moss v. Polis after July 2025, and of Nash v. Mikesell after July 2024?',
    where: 'coloradojudicial.gov: Supreme Court and Court of Appeals opinions; Denver District Court, 2025CV32001.',
    whyItMatters: 'Both are cited as they stood.',
    untilThen: 'Both stand.',
    ifSo: 'Reversed: close the rule with `to` on that day.',
    touches: ['answer-subpoena', 'enter-agreement', 'hold-past-release'],
    rules: ['us-co/moss', 'us-co/nash'],
  },
  {
    id: 'us-co/check/sb06-090',
    what: 'What were the words, section numbers and first day of SB06-090 (former C.R.S. 29-29-101 to -103)?',
    where: 'leg.colorado.gov, session laws of 2006 and 2013 (HB13-1258).',
    whyItMatters: 'Cases of 2008 to 2013 only: whom an officer had to report, and when.',
    untilThen: 'Counsel reads such a case.',
    ifSo: 'Put the words into sb06-090.ts and raise `verified`.',
    touches: ['give-status-information'],
    rules: ['us-co/sb06-090/report', 'us-co/sb06-090/no-local-bar'],
  },
  {
    id: 'us-co/check/16-3',
    what: 'Do C.R.S. 16-3-101, -102 and -108 read as recalled, and since when?',
    where: 'leg.colorado.gov, Colorado Revised Statutes, title 16, article 3.',
    whyItMatters: 'They carry the answer on holds before 2019-05-28.',
    untilThen: 'No power to keep a person for civil removability, as the declaration of HB19-1124 says.',
    ifSo: 'Copy the text and raise `verified`.',
    touches: ['hold-past-release', 'arrest-on-administrative-warrant'],
    rules: ['us-co/16-3/no-power', 'us-co/16-3/warrant'],
  },
]
