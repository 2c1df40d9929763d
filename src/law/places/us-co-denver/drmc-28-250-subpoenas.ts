// D.R.M.C. 28-250 on subpoenas: the ordinance from 2017, and the city's stated rule from the letter of 2020-01-16.
import { all, is, oneOf } from '../../condition.ts'
import { administrativeSubpoena } from '../../papers.ts'
import { defeats, ruleOf, says } from '../../rule.ts'
import type { Rule, Section } from '../../rule.ts'
import { onSubpoena138 } from '../../sample-facts.ts'
import { cityCustodian, section28p250 } from './drmc-28-250.ts'

const source = 'https://www.lexisnexis.com/community/insights/legal/immigration/b/outsidenews/posts/ice-subpoenas-denver-law-enforcement'
/** Before the letter only the ordinance can be cited; its clause on subpoenas was not seen. */
const unstated: Section = {
  ...section28p250,
  citation: 'D.R.M.C. 28-250 (clause on subpoenas not seen)',
  to: '2020-01-16',
  verified: 'partly',
  sources: [...section28p250.sources, source],
  notEncoded: `The clause is read as the city itself stated it in January 2020. ${section28p250.notEncoded}`,
}
const stated: Section = {
  ...unstated,
  citation: "D.R.M.C. 28-250 (the city's stated rule on subpoenas, Jan. 16, 2020)",
  from: '2020-01-16',
  to: null,
}
const text =
  'None is honoured unless court-ordered or primarily related to a criminal investigation. [as the city stated it in ' +
  'January 2020; the clause itself was not seen]'

const subpoenaRules = (from: Section, suffix: string, at: string): readonly Rule[] => [
  ruleOf(from, {
    id: `us-co-denver/28-250/subpoena${suffix}`,
    text,
    plain: "The city does not answer an immigration officer's subpoena without a court order.",
    when: all(cityCustodian, administrativeSubpoena),
    answers: [says('must-not', 'answer-subpoena')],
    groups: ['bars'],
    examples: [
      {
        title: 'an I-138',
        place: 'us-co-denver',
        at,
        facts: onSubpoena138,
        expect: { 'answer-subpoena': 'must-not' },
      },
    ],
  }),
  ruleOf(from, {
    id: `us-co-denver/28-250/subpoena-criminal${suffix}`,
    text,
    plain: "The subpoena is for a criminal investigation: the city's rule lets it be answered.",
    when: all(cityCustodian, administrativeSubpoena, is('request.purpose', 'criminal')),
    answers: [says('may', 'answer-subpoena')],
    groups: ['criminal-subpoena-grant'],
    over: [
      {
        ...defeats([`us-co-denver/28-250/subpoena${suffix}`], 'It is primarily related to a criminal investigation.'),
        ifDefeated: 'stays-defeated',
      },
    ],
    examples: [
      {
        title: 'a criminal investigation',
        place: 'us-co-denver',
        at,
        facts: { ...onSubpoena138, 'request.purpose': 'criminal' },
        expect: { 'answer-subpoena': 'may' },
      },
    ],
  }),
]

/** Both matters at once: which is primary is not for the desk. */
const mixedRules = (from: Section, suffix: string, at: string): readonly Rule[] => [
  ruleOf(from, {
    id: `us-co-denver/28-250/subpoena-mixed${suffix}`,
    text,
    plain: 'The subpoena serves a civil and a criminal matter: which is primary, counsel must say.',
    when: all(cityCustodian, administrativeSubpoena, oneOf('request.purpose', ['mixed'])),
    answers: [says('needs-human', 'answer-subpoena')],
    groups: ['open-questions'],
    over: [defeats([`us-co-denver/28-250/subpoena${suffix}`], 'Whether it is primarily related to a criminal investigation is open.')],
    counsel: [
      {
        question: 'Is this subpoena primarily related to a criminal investigation?',
        citations: ['D.R.M.C. 28-250'],
        meanwhile: 'It is not answered.',
      },
    ],
    examples: [
      {
        title: 'both at once',
        place: 'us-co-denver',
        at,
        facts: { ...onSubpoena138, 'request.purpose': 'mixed' },
        expect: { 'answer-subpoena': 'needs-human' },
      },
    ],
  }),
]

export const drmc28p250Subpoenas: readonly Rule[] = [
  ...subpoenaRules(unstated, '-before-2020', '2020-01-13T10:00:00-07:00'),
  ...mixedRules(unstated, '-before-2020', '2020-01-13T10:00:00-07:00'),
  ...subpoenaRules(stated, '', '2020-01-17T10:00:00-07:00'),
  ...mixedRules(stated, '', '2020-01-17T10:00:00-07:00'),
]
