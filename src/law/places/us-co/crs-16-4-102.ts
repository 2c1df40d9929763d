// C.R.S. 16-4-102(2) (HB21-1280): release within six hours of bond.
import { all, is, moreThanMinutesSince, not, oneOf, shown } from '../../condition.ts'
import { ruleOf } from '../../rule.ts'
import type { Section } from '../../rule.ts'

const section: Section = {
  citation: 'C.R.S. 16-4-102(2)',
  layer: 'state-statute',
  place: 'us-co',
  from: '2022-04-01',
  to: null,
  verified: 'partly',
  sources: ['https://open.pluralpolicy.com/co/bills/2021A/HB21-1280', 'http://www.leg.colorado.gov/bills/hb21-1280'],
  notEncoded:
    'The first day of the six-hour rule lies in 2021 or 2022; it is taken here from the day on which the ' +
    'bond-hearing part is known to be in force, so it ' +
    'may be cited some months too late, never too early. The clock starts when the defendant is back in jail ' +
    '(recognizance), or is present, bond set and ' +
    'the payer ready (cash): the case file gives one moment. Bond hearing within 48 hours. "Extraordinary ' +
    'circumstances" are for a person to claim.',
}
/** The section binds the custodian of a jail, and no prison, court or probation office. */
export const ofAJail = not(shown(oneOf('custodian', ['probation', 'court', 'juvenile', 'state-prison'])))
const onBond = oneOf('custody.eligibleBecause', ['bond-posted', 'recognizance'])
const text =
  'Unless extraordinary circumstances exist, the custodian of a jail shall release a defendant no later than six ' +
  'hours after a personal recognizance bond ' +
  'is set and the defendant is back in jail, or after the defendant or surety is prepared to post bond. If release ' +
  'is late, the defendant and the person ' +
  'posting are told the reason, and it is documented in the file.'
const sixHours = 6 * 60

export const crs16p4p102 = [
  ruleOf(section, {
    id: 'us-co/16-4-102/six-hours',
    text,
    plain: 'Bond is posted or recognizance granted: the person leaves within six hours.',
    selects: 'release',
    when: all(ofAJail, onBond, is('custody.state', 'eligible')),
    duties: [
      {
        duty: 'release-without-delay',
        to: 'custodian',
        by: { kind: 'minutes-after', fact: 'custody.eligibleAt', minutes: sixHours },
        byWords: 'no later than six hours after the bond, unless extraordinary circumstances exist',
        language: null,
        lifts: [],
        says: 'Release the person; a notice to anyone never stands in the way.',
        onMiss: 'The person and whoever posted the bond are told the reason for the delay, and it is documented in the file.',
      },
    ],
    examples: [
      {
        title: 'bond posted',
        place: 'us-co',
        at: '2023-03-01T22:00:00-07:00',
        facts: { 'custody.state': 'eligible', 'custody.eligibleBecause': 'bond-posted', 'custody.eligibleAt': '2023-03-02T04:40:00.000Z' },
        expect: {},
      },
    ],
  }),
  ruleOf(section, {
    id: 'us-co/16-4-102/late',
    text,
    plain: 'Six hours are over: tell the person and the payer why, and document it.',
    selects: 'release',
    when: all(ofAJail, onBond, moreThanMinutesSince('custody.eligibleAt', sixHours), not(shown(is('custody.state', 'released')))),
    duties: [
      {
        duty: 'document-late-release',
        to: 'subject',
        by: { kind: 'end-of-day' },
        byWords: 'as soon as the release is late',
        language: 'chosen',
        lifts: [],
        says: 'Tell the person and whoever posted the bond the reason for the delay, and document it in the file.',
      },
    ],
    examples: [
      {
        title: 'seven hours after bond',
        place: 'us-co',
        at: '2023-03-01T22:00:00-07:00',
        facts: { 'custody.state': 'eligible', 'custody.eligibleBecause': 'bond-posted', 'custody.eligibleAt': '2023-03-01T22:00:00.000Z' },
        expect: {},
      },
    ],
  }),
]
