// Denver Executive Order 152 (2026-02-26): city property, vehicles and databases.
import { ruleOf, says, settles } from '../../rule.ts'
import type { Section } from '../../rule.ts'
import { onDetainerA } from '../../sample-facts.ts'
import { cityCustodian } from './drmc-28-250.ts'

const section: Section = {
  citation: 'Denver Executive Order 152 (Feb. 26, 2026)',
  layer: 'executive-order',
  place: 'us-co-denver',
  from: '2026-02-26',
  to: null,
  verified: 'partly',
  madeBy: 'the Mayor (Mike Johnston)',
  endedBy: 'the Mayor, by another order',
  sources: ['https://www.cbsnews.com/colorado/news/denver-executive-order-restrict-federal-immigration-agents/'],
  notEncoded:
    'The order itself was not seen. "Subpoena" in the press text is not limited to court-issued; the stricter state ' +
    'act governs. Protest, aid and recording ' +
    "are the police's. Whether a hand-over in the jail's lot goes on is not known.",
}

const whateverThePurpose = settles(['group:criminal-question'], 'This bar holds whatever the purpose of the request is said to be.')

export const eo152 = [
  ruleOf(section, {
    id: 'us-co-denver/eo-152/databases',
    text: 'No sharing of databases or technology with DHS without a subpoena, judicial warrant or court order.',
    plain: "No login, database or technology of the city's is shared without a court's order.",
    when: cityCustodian,
    answers: [says('must-not', 'give-database-access')],
    groups: ['bars'],
    over: [whateverThePurpose],
    examples: [
      {
        title: 'a login is asked',
        place: 'us-co-denver',
        at: '2026-03-15T10:00:00-06:00',
        facts: onDetainerA,
        expect: { 'give-database-access': 'must-not' },
      },
    ],
  }),
  ruleOf(section, {
    id: 'us-co-denver/eo-152/property',
    text:
      'No city-owned or controlled property as a staging area, processing location, or operations base without a valid ' +
      'court order or judicial warrant; agents are kept out of non-public city locations.',
    plain: 'No room and no entry to non-public places of the city without a court order or judicial warrant.',
    when: cityCustodian,
    answers: [says('must-not', 'give-workspace', 'admit-to-secure-area')],
    groups: ['bars'],
    over: [whateverThePurpose, settles(['us-co-denver/28-252/a-others'], 'The order names no purpose that it excepts.')],
    examples: [
      {
        title: 'a desk is asked',
        place: 'us-co-denver',
        at: '2026-03-15T10:00:00-06:00',
        facts: onDetainerA,
        expect: { 'give-workspace': 'must-not' },
      },
    ],
  }),
]
