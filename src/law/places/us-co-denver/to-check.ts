// Denver law that was not retrieved: the rest of the ordinance, the department's policy, the order and the ordinance of 2026.
import type { OpenCheck } from '../open-check.ts'

const municode = 'library.municode.com, Denver, Revised Municipal Code, chapter 28, article VIII'

export const denverToCheck: readonly OpenCheck[] = [
  {
    id: 'us-co-denver/check/28-253-c',
    what: 'What does D.R.M.C. 28-253 say from (b)(3) "notification to the federal immigratio[n ...]" to its end?',
    where: `${municode}, section 28-253.`,
    whyItMatters:
      'It is the section that governs release notices: whether a notice may or must be sent, on what request, with what advisement to the person, and by ' +
      'when; and whether it may be said that a person is in custody.',
    untilThen:
      'As the city and the press reported it: no hold; a notice may be sent on a written request; the person is advised; the request is recorded.',
    ifSo:
      'Put the words into drmc-28-253.ts and raise `verified`; correct the hour of the advisement; replace us-co-denver/28-253/custody-status by what the ' +
      'section says.',
    touches: ['notify-of-release', 'give-custody-status', 'hold-past-release', 'give-personal-information'],
    rules: ['us-co-denver/28-253/notice', 'us-co-denver/28-253/no-hold', 'us-co-denver/28-253/log', 'us-co-denver/28-253/custody-status'],
  },
  {
    id: 'us-co-denver/check/28-250-rest',
    what: 'What do D.R.M.C. 28-250(a)(5) to the end and any (b) say, the clause on subpoenas with them?',
    where: `${municode}, section 28-250.`,
    whyItMatters: 'Arrests and holds "solely on" status; the exceptions; what the city may answer to a subpoena.',
    untilThen: '(a)(1) to (4) as seen; subpoenas as the city stated its rule in January 2020.',
    ifSo: 'Put the words into drmc-28-250.ts and drmc-28-250-subpoenas.ts, and raise `verified`.',
    touches: ['hold-past-release', 'answer-subpoena', 'arrest-on-administrative-warrant'],
    rules: ['us-co-denver/28-250/a-1-hold', 'us-co-denver/28-250/subpoena'],
  },
  {
    id: 'us-co-denver/check/28-251',
    what: 'What does D.R.M.C. 28-251 say? Not even its heading was seen.',
    where: `${municode}, section 28-251.`,
    whyItMatters: 'It may be definitions, or a rule of its own.',
    untilThen: 'It is not encoded.',
    ifSo: 'A new file drmc-28-251.ts, with cases.',
    touches: [],
    rules: [],
  },
  {
    id: 'us-co-denver/check/amendments',
    what: 'Was article VIII changed after 2017, above all on 2026-03-02 or later?',
    where: `${municode}: history notes under each section; denver.legistar.com for the ordinances.`,
    whyItMatters: 'The copies seen are undated.',
    untilThen: 'As of Ordinance 940-17.',
    ifSo: 'New rules from the first day of the change; the old ones closed with `to`.',
    touches: ['notify-of-release', 'interview-in-person', 'interview-by-phone', 'hold-past-release'],
    rules: ['us-co-denver/28-250/a-1-assist', 'us-co-denver/28-252/a-access', 'us-co-denver/28-253/notice'],
  },
  {
    id: 'us-co-denver/check/eo-152',
    what: 'What does Executive Order 152 say, word for word, on databases, property and "subpoena"?',
    where: "denvergov.org, Mayor's Office, executive orders.",
    whyItMatters: "Whether a hand-over in the jail's lot may go on, and whether an immigration officer's subpoena opens a database.",
    untilThen: 'As the press reported; the stricter state act governs subpoenas.',
    ifSo: 'Put the words into eo-152.ts and raise `verified`.',
    touches: ['give-database-access', 'give-workspace', 'admit-to-secure-area', 'transfer-custody'],
    rules: ['us-co-denver/eo-152/databases', 'us-co-denver/eo-152/property'],
  },
  {
    id: 'us-co-denver/check/department-policy',
    what: "What does the Sheriff Department's written policy on notices say: number, fax procedure, lead time, what was done after March 2025?",
    where: 'denvergov.org, Sheriff Department, policies and orders; or a request for records.',
    whyItMatters: 'Where the law says may, the policy decides.',
    untilThen: 'The practice is cited to the end of March 2025; the desk applies the setting of the agency.',
    ifSo: 'Cite it in drmc-28-253.ts (department-policy) with its first day.',
    touches: ['notify-of-release'],
    rules: ['us-co-denver/practice/notice', 'us-co-denver/practice/notice-before-2014', 'us-co-denver/practice/holds-before-2014'],
  },
  {
    id: 'us-co-denver/check/masks',
    what: 'Number, text and first day of the ordinance on face coverings of March 2026?',
    where: 'denver.legistar.com, council meeting of 2026-03-02.',
    whyItMatters: 'It reaches officers in city buildings. It is no question that the release desk answers, so no rule here rests on it.',
    untilThen: 'Shown in the timeline only.',
    ifSo: 'If it lays a duty on the jail (who may be let in), a rule on admit-to-secure-area.',
    touches: ['admit-to-secure-area'],
    rules: [],
  },
]
