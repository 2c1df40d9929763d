// SB06-090 (2006 to 2013): no local policy against telling federal officers of status, and a duty of officers to report.
import { always, not, oneOf, shown } from '../../condition.ts'
import { ruleOf, says } from '../../rule.ts'
import type { Section } from '../../rule.ts'

const section: Section = {
  citation: 'SB06-090 (former C.R.S. 29-29-101 to -103; numbers from memory)',
  layer: 'state-statute',
  place: 'us-co',
  // The day is from memory; it lies before the first day covered.
  from: '2006-05-01',
  // HB13-1258 was signed.
  to: '2013-04-26',
  verified: 'partly',
  sources: [
    'https://aclu-co.org/legislation/hb13-1258-community-and-law-enforcement-trust-act/',
    'https://s3.us-west-2.amazonaws.com/beta.leg.colorado.gov/0c0641912e3086cc8a63ce26487d5a36',
  ],
  notEncoded:
    'Repealed by HB13-1258 on Apr. 26, 2013; the sources are about the repeal and tell what it repealed. Yearly confirmation to the legislature and ' +
    'the loss of state grants are no part of a release desk. Bills to revive it (HB24-1128, SB25-047 and the like) were not found to have passed.',
}

/** Peace officers had to report; a court, probation, juvenile or prison office has none who arrests. */
const ofPeaceOfficers = not(shown(oneOf('custodian', ['probation', 'court', 'juvenile', 'state-prison'])))

export const sb06p090 = [
  ruleOf(section, {
    id: 'us-co/sb06-090/report',
    text: '[In substance:] A peace officer who has probable cause that an arrested person is not legally present must report the person to ICE.',
    plain:
      'An officer with probable cause that the arrested person was not legally present had to report; without it nothing had to be told. ' +
      'That is for the officer to say, and for counsel.',
    when: ofPeaceOfficers,
    answers: [says('needs-human', 'give-status-information')],
    groups: ['status-question'],
    counsel: [
      {
        question:
          'Had an officer probable cause that this arrested person was not legally present? Then SB06-090 required a report to ICE.',
        citations: [section.citation],
        meanwhile: 'The desk neither asks for status nor guesses it; nobody is kept for a report.',
      },
    ],
    examples: [
      {
        title: 'an arrest in 2010',
        place: 'us-co',
        at: '2010-06-01T12:00:00-06:00',
        facts: { custodian: 'jail', 'request.instruments': [] },
        expect: { 'give-status-information': 'needs-human' },
      },
    ],
  }),
  ruleOf(section, {
    id: 'us-co/sb06-090/no-local-bar',
    text: '[In substance:] No ordinance or policy may bar officers or employees from cooperating or communicating with federal officials on immigration status.',
    plain: 'No city could forbid its officers to tell federal officers of status; whether anything had to be told is another question.',
    when: always,
    answers: [says('needs-human', 'give-status-information')],
    groups: ['status-question'],
    examples: [
      {
        title: 'a probation office in 2010',
        place: 'us-co',
        at: '2010-06-01T12:00:00-06:00',
        facts: { custodian: 'probation' },
        expect: { 'give-status-information': 'needs-human' },
      },
    ],
  }),
]
