// C.R.S. 24-76.7-101 to -103 (HB23-1100), no immigration detention agreements; C.R.S. 13-1-403 (SB20-083), civil arrest at court.
import { always, is } from '../../condition.ts'
import { defeats, ruleOf, says } from '../../rule.ts'
import type { Section } from '../../rule.ts'

const section: Section = {
  citation: 'C.R.S. 24-76.7-101 to -103',
  layer: 'state-statute',
  place: 'us-co',
  from: '2024-01-01',
  to: null,
  verified: 'yes',
  sources: ['https://colorado.public.law/statutes/crs_24-76.7-101', 'https://open.pluralpolicy.com/co/bills/2023A/HB23-1100'],
  notEncoded:
    'In force from Aug. 7, 2023, duties from Jan. 1, 2024. Health, utility and sanitation services are excepted. ' + 'Tightened in 2025.',
}

export const crs24p76p7 = [
  ruleOf(section, {
    id: 'us-co/24-76.7/no-detention-agreement',
    text:
      '[In substance:] A governmental entity shall not enter into or renew an immigration detention agreement; ' +
      'existing ones end by January 1, 2024 or as soon as their terms allow.',
    plain: 'No agreement to keep people for federal civil immigration purposes.',
    when: always,
    answers: [says('must-not', 'enter-agreement')],
    groups: ['bars'],
    examples: [
      {
        title: 'a bed-rental agreement is offered',
        place: 'us-co',
        at: '2024-02-01T09:00:00-07:00',
        facts: {},
        expect: { 'enter-agreement': 'must-not' },
      },
    ],
  }),
  ruleOf(
    {
      ...section,
      citation: 'C.R.S. 13-1-403',
      from: '2020-03-23',
      sources: [
        'https://getpocketlaw.com/law/state_colorado/' +
          'section-13-1-403-prohibition-of-civil-arrest-writ-of-protection-procedure_54733acf3f42',
      ],
      notEncoded: 'People on the way to and from court; the writ of protection; damages and contempt.',
    },
    {
      id: 'us-co/13-1-403/courthouse',
      text:
        'A person shall not be subject to civil arrest while the person is present at a courthouse or on its environs, ' +
        'or while going to, attending, or coming from a court proceeding.',
      plain: 'No civil arrest at a courthouse.',
      when: is('custodian', 'court'),
      answers: [says('must-not', 'arrest-on-administrative-warrant')],
      groups: ['bars'],
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
    },
  ),
]
