// C.R.S. 13-1-403 (SB20-083): no civil arrest at a courthouse.
import { is } from '../../condition.ts'
import { defeats, ruleOf, says } from '../../rule.ts'
import type { Section } from '../../rule.ts'

const section: Section = {
  citation: 'C.R.S. 13-1-403',
  layer: 'state-statute',
  place: 'us-co',
  from: '2020-03-23',
  to: null,
  verified: 'yes',
  sources: [
    'https://getpocketlaw.com/law/state_colorado/' +
      'section-13-1-403-prohibition-of-civil-arrest-writ-of-protection-procedure_54733acf3f42',
  ],
  notEncoded: 'People on the way to and from court; the writ of protection; damages and contempt.',
}

export const crs13p1p403 = [
  ruleOf(section, {
    id: 'us-co/13-1-403/courthouse',
    text:
      'A person shall not be subject to civil arrest while the person is present at a courthouse or on its environs, ' +
      'or while going to, attending, or coming from a court proceeding.',
    plain: 'No civil arrest at a courthouse.',
    when: is('custodian', 'court'),
    answers: [says('must-not', 'arrest-on-administrative-warrant')],
    groups: ['bars'],
    exposure: [
      { kind: 'private-claim', says: 'A knowing breach: damages for false imprisonment, and contempt; the Attorney General may sue.' },
    ],
    over: [
      defeats(
        ['us/8-usc-1357-g/agreement'],
        'An agreement works only as far as state law allows (8 U.S.C. 1357(g)(1)), and state law forbids the arrest.',
      ),
    ],
    examples: [
      {
        title: 'at court',
        place: 'us-co',
        at: '2021-02-01T09:00:00-07:00',
        facts: { custodian: 'court', 'agency.agreement287g': 'none' },
        expect: { 'arrest-on-administrative-warrant': 'must-not' },
      },
    ],
  }),
]
