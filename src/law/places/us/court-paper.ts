// Form and signature: what a jail may not conclude when the two do not agree or a signature is missing.
import { courtPaperUnproven, informationPaperUnproven, signatureContradictsForm, subpoenaUnproven, unsignedRequest } from '../../papers.ts'
import { defeats, ruleOf, says, settles } from '../../rule.ts'
import type { Section } from '../../rule.ts'
import { onPapers } from '../../sample-facts.ts'

const section: Section = {
  citation: '8 CFR 236.1(b)(1), 241.2, 287.4, 287.7 (who signs immigration papers); Fed. R. Crim. P. 4, 9, 41 (who signs warrants)',
  layer: 'federal-regulation',
  place: 'us',
  from: '2005-11-04',
  to: null,
  verified: 'partly',
  sources: ['https://www.law.cornell.edu/cfr/text/8/236.1', 'http://cfr.laws-info.com/text/8/241/2'],
  notEncoded: 'How a signature is checked; forgery.',
}

const notYet = 'Until a person has looked at the signature, the case cannot be taken as one of administrative papers alone.'
const noBar = defeats(['group:bars'], notYet)
const noBarOnRecords = defeats(['group:bars', 'group:criminal-subpoena-grant'], notYet)
const firstThePaper = settles(['group:fourth-amendment'], 'First it must be known what the paper is.')
const ask = (question: string) => [
  { question, citations: [section.citation], meanwhile: "The paper is not treated as a judge's; custody is not lengthened by the doubt." },
]

export const courtPaper = [
  ruleOf(section, {
    id: 'us/court-paper/contradiction',
    text: 'Immigration officers sign detainers, I-200, I-203, I-205 and I-138; no judge or clerk of a court signs them.',
    plain:
      "An immigration form is said to carry a court's signature. Both cannot be right; look at the paper. It is not " +
      "a judge's warrant.",
    when: signatureContradictsForm,
    answers: [
      says(
        'needs-human',
        'hold-past-release',
        'early-transfer',
        'transfer-custody',
        'interview-in-person',
        'admit-to-secure-area',
        'give-workspace',
        'arrest-on-administrative-warrant',
        'answer-subpoena',
        'give-personal-information',
        'give-database-access',
        'obey-court-order',
      ),
    ],
    groups: ['open-questions'],
    over: [noBarOnRecords, firstThePaper],
    counsel: ask(
      "An immigration form seems to carry a judge's or clerk's signature. Which of the two was misread, or is " + 'another order attached?',
    ),
    examples: [
      {
        title: 'an I-200 said to be signed by a magistrate',
        place: 'us-co-denver',
        at: '2018-05-04T10:00:00-06:00',
        facts: onPapers({ form: 'I-200', signer: 'federal-magistrate-judge' }),
        expect: { 'hold-past-release': 'needs-human', 'interview-in-person': 'needs-human' },
      },
    ],
  }),
  ruleOf(section, {
    id: 'us/court-paper/unproven',
    text: 'A warrant must be signed by a judge (by the clerk, on an indictment); a writ or order by a judge.',
    plain:
      "A paper on a court's form is unsigned, illegible, incomplete or signed by another: ask the court before " + 'anything rests on it.',
    when: courtPaperUnproven,
    answers: [
      says(
        'needs-human',
        'hold-past-release',
        'early-transfer',
        'transfer-custody',
        'interview-in-person',
        'admit-to-secure-area',
        'give-workspace',
        'obey-court-order',
      ),
    ],
    groups: ['open-questions'],
    over: [noBar, firstThePaper],
    counsel: ask('Has a court issued this paper, and who signed it?'),
    examples: [
      {
        title: 'an arrest warrant whose signature cannot be read',
        place: 'us-co-denver',
        at: '2018-05-04T10:00:00-06:00',
        facts: onPapers({ form: 'arrest-warrant', signer: 'illegible' }),
        expect: { 'hold-past-release': 'needs-human' },
      },
    ],
  }),
  ruleOf(section, {
    id: 'us/court-paper/information-unproven',
    text: 'A search warrant, writ or order must be signed by a judge.',
    plain: 'A paper that may command information is unsigned, illegible, incomplete or signed by another: ask the court first.',
    when: informationPaperUnproven,
    answers: [says('needs-human', 'give-personal-information', 'give-status-information', 'give-database-access', 'answer-subpoena')],
    groups: ['open-questions'],
    over: [noBarOnRecords],
    counsel: ask('Has a court issued this paper, and is it complete?'),
    examples: [
      {
        title: 'an order with a page missing',
        place: 'us-co-denver',
        at: '2022-06-01T10:00:00-06:00',
        facts: {
          ...onPapers({ form: 'court-order', signer: 'federal-district-judge', complete: false }),
          'request.asks': ['give-personal-information'],
        },
        expect: { 'give-personal-information': 'needs-human' },
      },
    ],
  }),
  ruleOf(section, {
    id: 'us/court-paper/subpoena-unproven',
    citation: 'Fed. R. Civ. P. 45(a); Fed. R. Crim. P. 17(a)',
    verified: 'no',
    text: 'A subpoena is issued under the signature of the clerk or, in a civil case, of an attorney of the court. [from memory]',
    plain: 'The subpoena is unsigned, illegible or incomplete: ask the court before it is answered or refused.',
    when: subpoenaUnproven,
    answers: [says('needs-human', 'answer-subpoena', 'give-personal-information', 'obey-court-order')],
    groups: ['open-questions'],
    over: [noBarOnRecords],
    counsel: ask('Has a court issued this subpoena?'),
    examples: [
      {
        title: 'a subpoena without signature',
        place: 'us-co-denver',
        at: '2018-05-04T10:00:00-06:00',
        facts: onPapers({ form: 'court-subpoena', signer: 'unsigned' }),
        expect: { 'answer-subpoena': 'needs-human' },
      },
    ],
  }),
  ruleOf(section, {
    id: 'us/court-paper/unsigned-request',
    citation: '8 CFR 287.7(a)-(b)',
    text: "An authorised immigration officer may issue a Form I-247; the forms carry that officer's signature.",
    plain: 'The request is unsigned or illegible, so nobody is shown to have made it: ask the sender for a signed copy.',
    when: unsignedRequest,
    answers: [says('needs-human', 'notify-of-release')],
    groups: ['open-questions'],
    over: [
      defeats(
        ['group:bars', 'group:notice-grants'],
        'The paper that asks for notice carries no signature, so it is not shown to be a request of the authorities.',
      ),
    ],
    examples: [
      {
        title: 'a detainer nobody signed',
        place: 'us-co-denver',
        at: '2018-05-04T10:00:00-06:00',
        facts: onPapers({ form: 'I-247A', signer: 'unsigned' }),
        expect: { 'notify-of-release': 'needs-human', 'hold-past-release': 'must-not' },
      },
    ],
  }),
]
