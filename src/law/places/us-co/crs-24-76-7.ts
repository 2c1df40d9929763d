// C.R.S. 24-76.7-101 to -103 (HB23-1100): no immigration detention agreements.
import { always } from '../../condition.ts'
import { ruleOf, says } from '../../rule.ts'
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
]
