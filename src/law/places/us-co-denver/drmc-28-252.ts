// D.R.M.C. 28-252 (Ord. 940-17): limitations on access to secure areas of city and county jails; interviews.
import { all, is, not, oneOf, shown } from '../../condition.ts'
import { administrativePaper, anyPaper, clerksWarrant, federalJudgesWarrant, federalWrit } from '../../papers.ts'
import { defeats, ruleOf, says, settles } from '../../rule.ts'
import type { Section } from '../../rule.ts'
import { onClerkWarrant, onDetainerA, onJudgesWarrant, onWrit } from '../../sample-facts.ts'
import { cityCustodian } from './drmc-28-250.ts'

const section: Section = {
  citation: 'D.R.M.C. 28-252(a)',
  layer: 'city-ordinance',
  place: 'us-co-denver',
  from: '2017-08-31',
  to: null,
  verified: 'yes',
  sources: ['http://denver-co.elaws.us/code/coor_ch28_artviii_sec28-252'],
  notEncoded:
    '"Secure area" is any area of the facility not generally open and accessible to the general public; a person ' +
    'says which it is. "To the same extent" as ' +
    "the general public: the jail's own visiting rules. Video is the same as telephone.",
}

const access =
  'Unless federal immigration authorities present a warrant issued by a federal judge or magistrate, federal ' +
  'immigration authorities shall not be granted ' +
  'access or allowed to use the secure areas of any city or county jail or other city-owned law enforcement facility ' +
  'for the purpose of conducting ' +
  'investigative interviews or any other purpose related to the enforcement of federal immigration laws.'
const interviews =
  '[Neither (a) nor 28-250 prevents] coordinating telephone or video interviews to the same extent as telephone or ' +
  'video contact with such individuals is ' +
  'allowed by the general public; provided, however, that no such interview shall be allowed until the individual ' +
  'has been advised of certain legal rights ' +
  "in writing in the individual's language of choice, including: (1) The interview is being sought by federal " +
  'immigration authorities; (2) The individual ' +
  'has the right to decline the interview and remain silent; (3) The individual has the right to speak to an ' +
  'attorney before submitting to the interview; ' +
  'and (4) Anything the individual says may be used against him or her in subsequent proceedings, including in a ' +
  'federal immigration court.'

/** A criminal matter in papers of which none is immigration's: (a) speaks of federal immigration authorities only. */
const othersCriminalMatter = all(is('request.purpose', 'criminal'), anyPaper, not(administrativePaper))
const whateverThePurpose = settles(
  ['group:criminal-question'],
  '(a) bars any purpose related to the enforcement of federal immigration laws, criminal or civil.',
)

export const drmc28p252 = [
  ruleOf(section, {
    id: 'us-co-denver/28-252/a-others',
    text: access,
    plain: 'A criminal matter, on papers that are not shown to be of immigration authorities: a person sees who asks.',
    when: all(cityCustodian, othersCriminalMatter),
    answers: [says('needs-human', 'interview-in-person', 'admit-to-secure-area', 'give-workspace')],
    groups: ['open-questions'],
    over: [
      defeats(
        ['us-co-denver/28-252/a-access', 'us-co-denver/28-252/a-interview'],
        'The section speaks of federal immigration authorities, and the papers are of others.',
      ),
    ],
    counsel: [
      {
        question: 'Who asks, and is it related to the enforcement of federal immigration laws?',
        citations: ['D.R.M.C. 28-252(a)'],
        meanwhile: 'No one is let in on it.',
      },
    ],
    examples: [
      {
        title: "a prosecutor's letter",
        place: 'us-co-denver',
        at: '2019-02-15T10:00:00-07:00',
        facts: {
          'request.instruments': [{ form: 'letter', signer: 'attorney', nature: 'criminal' }],
          'request.purpose': 'criminal',
          area: 'secure',
        },
        expect: { 'admit-to-secure-area': 'needs-human' },
      },
    ],
  }),
  ruleOf(section, {
    id: 'us-co-denver/28-252/a-access',
    text: access,
    plain: 'Immigration authorities do not come into secure areas without a warrant of a federal judge or magistrate.',
    when: cityCustodian,
    answers: [says('must-not', 'admit-to-secure-area', 'give-workspace')],
    groups: ['bars'],
    over: [whateverThePurpose],
    examples: [
      {
        title: 'officers at the inner door',
        place: 'us-co-denver',
        at: '2017-09-15T10:00:00-06:00',
        facts: onDetainerA,
        expect: { 'admit-to-secure-area': 'must-not' },
      },
    ],
  }),
  ruleOf(section, {
    id: 'us-co-denver/28-252/a-interview',
    text: access,
    plain: 'No interview in a secure area without a warrant of a federal judge or magistrate.',
    when: all(cityCustodian, not(shown(is('area', 'public')))),
    answers: [says('must-not', 'interview-in-person')],
    groups: ['bars'],
    over: [whateverThePurpose],
    examples: [
      {
        title: 'an interview on a detainer',
        place: 'us-co-denver',
        at: '2017-09-15T10:00:00-06:00',
        facts: { ...onDetainerA, area: 'secure' },
        expect: { 'interview-in-person': 'must-not' },
      },
    ],
  }),
  ruleOf(section, {
    id: 'us-co-denver/28-252/a-warrant',
    text: access,
    plain: 'A federal judge or magistrate signed a warrant: access and an interview may be given.',
    when: all(cityCustodian, federalJudgesWarrant),
    answers: [says('may', 'interview-in-person', 'admit-to-secure-area')],
    over: [
      defeats(
        ['group:bars', 'group:open-questions'],
        'A warrant issued by a federal judge or magistrate is presented, which 28-252(a) allows and 28-250 excepts ' +
          '("as specifically authorized").',
      ),
    ],
    examples: [
      {
        title: "a magistrate's warrant",
        place: 'us-co-denver',
        at: '2017-09-15T10:00:00-06:00',
        facts: { ...onJudgesWarrant, area: 'secure' },
        expect: { 'interview-in-person': 'may', 'admit-to-secure-area': 'may' },
      },
    ],
  }),
  ruleOf(section, {
    id: 'us-co-denver/28-252/a-clerk',
    text: access,
    plain: "A court's warrant carries the clerk's signature, as on an indictment; whether it opens the secure area is for counsel.",
    when: all(cityCustodian, clerksWarrant),
    answers: [says('needs-human', 'interview-in-person', 'admit-to-secure-area')],
    groups: ['open-questions'],
    over: [defeats(['group:bars'], 'A warrant of a court is presented; the clerk signed it for the court.')],
    examples: [
      {
        title: "the clerk's signature",
        place: 'us-co-denver',
        at: '2018-09-15T10:00:00-06:00',
        facts: onClerkWarrant,
        expect: { 'admit-to-secure-area': 'needs-human' },
      },
    ],
  }),
  ruleOf(
    { ...section, to: '2025-05-23' },
    {
      id: 'us-co-denver/28-252/a-writ',
      text: access,
      plain:
        "The ordinance names a warrant; a federal judge's writ is not one in words, and is obeyed on its terms. A " +
        'person decides where the prisoner is handed over.',
      when: all(cityCustodian, federalWrit),
      answers: [says('needs-human', 'admit-to-secure-area')],
      groups: ['open-questions'],
      over: [defeats(['group:bars'], "A federal judge's writ is presented.")],
      examples: [
        {
          title: 'marshals with a writ',
          place: 'us-co-denver',
          at: '2018-09-15T10:00:00-06:00',
          facts: onWrit,
          expect: { 'admit-to-secure-area': 'needs-human' },
        },
      ],
    },
  ),
  ruleOf(section, {
    id: 'us-co-denver/28-252/b-unadvised',
    citation: 'D.R.M.C. 28-252(b)',
    text: interviews,
    plain: 'No interview by telephone or video until the person has been advised in writing, in a language of their choice.',
    when: all(cityCustodian, is('subject.advisedInWriting', false)),
    answers: [says('must-not', 'interview-by-phone')],
    groups: ['interview-bars'],
    duties: [
      {
        duty: 'advise-in-writing',
        to: 'subject',
        by: { kind: 'vague' },
        byWords: 'before any interview',
        language: 'chosen',
        lifts: ['interview-by-phone'],
        says:
          'Give the person the written advisement in a language of their choice: immigration authorities seek the ' +
          'interview; it may be declined and silence ' +
          'kept; an attorney may be asked first; anything said may be used, also in immigration court.',
      },
    ],
    examples: [
      {
        title: 'not advised',
        place: 'us-co-denver',
        at: '2017-09-15T10:00:00-06:00',
        facts: { ...onDetainerA, 'subject.advisedInWriting': false, 'subject.interviewConsent': 'not-asked' },
        expect: { 'interview-by-phone': 'must-not' },
      },
    ],
  }),
  ruleOf(section, {
    id: 'us-co-denver/28-252/b-declined',
    citation: 'D.R.M.C. 28-252(b)(2)',
    text: interviews,
    plain: 'The person has the right to decline, and has declined or has not been asked; a right nobody asked about was not given.',
    when: all(cityCustodian, oneOf('subject.interviewConsent', ['refused', 'withdrawn', 'not-asked'])),
    answers: [says('must-not', 'interview-by-phone')],
    groups: ['interview-bars'],
    examples: [
      {
        title: 'withdrawn',
        place: 'us-co-denver',
        at: '2018-09-15T10:00:00-06:00',
        facts: { 'subject.advisedInWriting': true, 'subject.interviewConsent': 'withdrawn' },
        expect: { 'interview-by-phone': 'must-not' },
      },
    ],
  }),
  ruleOf(section, {
    id: 'us-co-denver/28-252/b-ask',
    citation: 'D.R.M.C. 28-252(b)(2)',
    text: interviews,
    plain: 'The person has not been asked.',
    when: all(cityCustodian, is('subject.interviewConsent', 'not-asked')),
    duties: [
      {
        duty: 'ask-about-interview',
        to: 'subject',
        by: { kind: 'vague' },
        byWords: 'before any interview, after the written advisement',
        language: 'chosen',
        lifts: ['interview-by-phone'],
        says: 'Ask the person whether to speak with immigration officers, and write down the answer.',
      },
    ],
    examples: [
      {
        title: 'not asked',
        place: 'us-co-denver',
        at: '2018-09-15T10:00:00-06:00',
        facts: { 'subject.advisedInWriting': true, 'subject.interviewConsent': 'not-asked' },
        expect: { 'interview-by-phone': 'must-not' },
      },
    ],
  }),
  ruleOf(section, {
    id: 'us-co-denver/28-252/b-advised',
    citation: 'D.R.M.C. 28-252(b)',
    text: interviews,
    plain: 'Advised in writing and willing: a call may be arranged as the general public may have one, no more.',
    when: all(cityCustodian, is('subject.advisedInWriting', true), is('subject.interviewConsent', 'given')),
    answers: [says('may', 'interview-by-phone')],
    examples: [
      {
        title: 'advised and willing',
        place: 'us-co-denver',
        at: '2018-09-15T10:00:00-06:00',
        facts: { 'subject.advisedInWriting': true, 'subject.interviewConsent': 'given' },
        expect: { 'interview-by-phone': 'may' },
      },
    ],
  }),
]
