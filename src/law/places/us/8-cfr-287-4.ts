// 8 CFR 287.4(a): which officers may issue an immigration subpoena. A closed list of titles.
import { administrativeSubpoena } from '../../papers.ts'
import { ruleOf } from '../../rule.ts'
import type { Section } from '../../rule.ts'
import { onSubpoena138 } from '../../sample-facts.ts'

const section: Section = {
  citation: '8 CFR 287.4(a)(1), (a)(2)',
  layer: 'federal-regulation',
  place: 'us',
  // The text seen is of October or November 2024; it is cited once both months are over.
  from: '2024-12-01',
  to: null,
  verified: 'yes',
  sources: ['https://checkoutapi.com/regulations/title8_chapterI_part287_section287.4'],
  notEncoded:
    'The list before late 2024 was not seen. (b) to (d), service and enforcement, are from memory: on refusal the U.S. Attorney may ask the district ' +
    'court for an order. After proceedings have begun the immigration court issues subpoenas, 8 CFR 1003.35(b). The title under a signature is no fact of the case file: a person reads it.',
}

export const cfr287p4 = [
  ruleOf(section, {
    id: 'us/8-cfr-287.4/issuer',
    text:
      '[Field Office Directors, Deputy Field Office Directors, Special Agents in Charge, all Special Agents in supervisory positions, Supervisory Border ' +
      'Patrol Agents and others listed, or] any other immigration officer who has been expressly delegated such authority as provided by 8 CFR 2.1 [...] ' +
      'may issue a subpoena requiring the production of records and evidence for use in criminal or civil investigations.',
    plain:
      'Only the officers listed may issue the subpoena; a deportation officer as such is not on the list. A person compares the title.',
    when: administrativeSubpoena,
    counsel: [
      {
        question:
          'Is the title of the officer who signed this subpoena on the list of 8 CFR 287.4(a)? A deportation officer as such is not.',
        citations: [section.citation],
        meanwhile: 'Nothing is produced without a court order.',
      },
    ],
    examples: [
      {
        title: 'an I-138 of 2025',
        place: 'us',
        at: '2025-03-03T10:00:00-07:00',
        facts: onSubpoena138,
        expect: { 'answer-subpoena': 'not-required' },
      },
    ],
  }),
]
