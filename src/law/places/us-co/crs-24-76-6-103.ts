// C.R.S. 24-76.6-103 (HB19-1124): probation keeps personal information; telephone and video interviews only after advisement.
import { all, is, oneOf } from '../../condition.ts'
import { ruleOf, says, settles } from '../../rule.ts'
import type { Section } from '../../rule.ts'
import { onDetainerA } from '../../sample-facts.ts'

const section: Section = {
  citation: 'C.R.S. 24-76.6-103 (interview clause of HB19-1124; number not verified)',
  layer: 'state-statute',
  place: 'us-co',
  from: '2019-05-28',
  to: null,
  verified: 'partly',
  sources: [
    'https://leg.colorado.gov/bills/HB19-1124',
    'https://votesmart.org/bill/27055/69327/149351/' +
      'prohibits-local-law-enforcement-from-helping-to-enforce-federal-civil-immigration-laws',
  ],
  notEncoded:
    'That the advisement must be in writing was not seen in the state text; it is read so here because a doubt must ' +
    'not open an interview. Video is the ' +
    'same as telephone. Since 2025 pretrial officers are bound too.',
}

const text =
  'Nothing bars coordinating telephone or video interviews to the same extent as telephone or video contact with ' +
  'such individuals is allowed by the ' +
  'general public, if the individual has been advised in their language of choice that the interview is sought by ' +
  'federal immigration authorities, of the ' +
  'right to decline the interview and remain silent, of the right to speak to an attorney first, and that anything ' +
  'said may be used against them.'

export const crs24p76p6p103 = [
  ruleOf(section, {
    id: 'us-co/24-76.6-103/unadvised',
    text,
    plain: 'No interview by telephone or video before the person has been advised of the four rights in a language of their ' + 'choice.',
    when: is('subject.advisedInWriting', false),
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
          'Advise the person in writing, in a language of their choice: immigration authorities seek the interview; ' +
          'it may be declined and silence kept; ' +
          'an attorney may be asked first; anything said may be used, also in immigration court.',
      },
    ],
    examples: [
      {
        title: 'not advised',
        place: 'us-co',
        at: '2020-03-03T10:00:00-07:00',
        facts: { ...onDetainerA, 'subject.advisedInWriting': false },
        expect: { 'interview-by-phone': 'must-not' },
      },
    ],
  }),
  ruleOf(section, {
    id: 'us-co/24-76.6-103/declined',
    text,
    plain: 'The person has a right to decline, and has declined or has not been asked.',
    when: oneOf('subject.interviewConsent', ['refused', 'withdrawn', 'not-asked']),
    answers: [says('must-not', 'interview-by-phone')],
    groups: ['interview-bars'],
    examples: [
      {
        title: 'declined',
        place: 'us-co',
        at: '2020-03-03T10:00:00-07:00',
        facts: { 'subject.advisedInWriting': true, 'subject.interviewConsent': 'refused' },
        expect: { 'interview-by-phone': 'must-not' },
      },
    ],
  }),
  ruleOf(section, {
    id: 'us-co/24-76.6-103/advised',
    text,
    plain: 'Advised and willing: a call may be arranged as the general public may have one, no more.',
    when: all(is('subject.advisedInWriting', true), is('subject.interviewConsent', 'given')),
    answers: [says('may', 'interview-by-phone')],
    examples: [
      {
        title: 'advised and willing',
        place: 'us-co',
        at: '2020-03-03T10:00:00-07:00',
        facts: { 'subject.advisedInWriting': true, 'subject.interviewConsent': 'given' },
        expect: { 'interview-by-phone': 'may' },
      },
    ],
  }),
  ruleOf(section, {
    id: 'us-co/24-76.6-103/probation',
    citation: 'C.R.S. 24-76.6-103(1)',
    verified: 'yes',
    text:
      '[Probation officers and employees] shall not provide personal information about an individual to federal ' +
      'immigration authorities.',
    plain: 'Probation gives immigration authorities no personal information.',
    when: is('custodian', 'probation'),
    answers: [says('must-not', 'give-personal-information')],
    groups: ['bars'],
    over: [settles(['group:criminal-question'], 'This bar holds whatever the purpose of the request is said to be.')],
    examples: [
      {
        title: 'probation is asked',
        place: 'us-co',
        at: '2020-03-03T10:00:00-07:00',
        facts: { ...onDetainerA, custodian: 'probation' },
        expect: { 'give-personal-information': 'must-not' },
      },
    ],
  }),
]
