// 8 U.S.C. 1225(d)(4) and ICE v. Gomez: an immigration officer's subpoena, and the court that may enforce it.
import { all, any, includes } from '../../condition.ts'
import { administrativeSubpoena, attorneySubpoena, courtCommandsRecords, courtOrder, courtSubpoena } from '../../papers.ts'
import { defeats, ruleOf, says } from '../../rule.ts'
import type { DutySaid, Section } from '../../rule.ts'
import { attorneySubpoenaPaper, onClerkSubpoena, onPapers, onSubpoena138, orderPaper, subpoena138 } from '../../sample-facts.ts'

const power: Section = {
  citation: '8 U.S.C. 1225(d)(4)(A)-(B)',
  layer: 'federal-statute',
  place: 'us',
  from: '1996-09-30',
  to: null,
  verified: 'yes',
  sources: ['https://en.m.wikisource.org/wiki/Page:United_States_Statutes_at_Large_Volume_110_Part_4.djvu/747'],
  notEncoded: 'Who may issue (8 CFR 287.4(a)): a closed list of titles, to be checked against the paper by a person.',
}
const gomez: Section = {
  ...power,
  citation: 'U.S. Immigration & Customs Enforcement v. Gomez, 445 F. Supp. 3d 1213 (D. Colo. Apr. 20, 2020)',
  layer: 'federal-court',
  from: '2020-04-20',
  sources: ['https://e.casetext.com/case/us-immigration-customs-enft-v-gomez'],
  notEncoded: 'Binding on the Denver Sheriff as to three named people; otherwise persuasive. The order narrowed what had to be ' + 'given.',
}
const rules: Section = {
  ...power,
  citation: 'Fed. R. Civ. P. 45; Fed. R. Crim. P. 17',
  from: '1991-12-01',
  verified: 'no',
  sources: [],
  notEncoded: 'The rules were not retrieved. Objection, motion to quash, privilege, fees: for counsel.',
}
const deskRule: Section = {
  ...power,
  citation: "The desk's own rule (no law orders it): a subpoena goes to counsel",
  layer: 'department-policy',
  verified: 'no',
  sources: [],
  notEncoded: 'A practice, not a law: 8 U.S.C. 1225(d)(4) lays no such duty on a jail.',
}
const toCounsel: DutySaid = {
  duty: 'refer-to-counsel',
  to: 'counsel',
  by: { kind: 'end-of-day' },
  byWords: 'before the day on which the subpoena must be answered',
  language: null,
  lifts: [],
  says: 'Send the subpoena to counsel; a court may be asked to enforce it.',
}
const onCommand = [defeats(['group:bars', 'group:open-questions'], 'A court has ordered it; what the order names is given, and no more.')]

export const subpoenas = [
  ruleOf(power, {
    id: 'us/8-usc-1225-d-4',
    text:
      'The Attorney General and any immigration officer shall have power to require by subpoena the attendance and ' +
      'testimony of witnesses [...] and the ' +
      'production of books, papers, and documents [...] and to that end may invoke the aid of any court of the ' +
      'United States. [A district court] may, in the ' +
      'event of neglect or refusal to respond to a subpoena [...] issue an order [...].',
    plain: "Nothing is punished for not answering an immigration officer's subpoena until a court has ordered it.",
    when: administrativeSubpoena,
    answers: [says('not-required', 'answer-subpoena')],
    examples: [
      {
        title: 'an I-138 without court order',
        place: 'us',
        at: '2016-02-03T10:00:00-07:00',
        facts: onSubpoena138,
        expect: { 'answer-subpoena': 'not-required' },
      },
    ],
  }),
  ruleOf(deskRule, {
    id: 'us/subpoena/to-counsel',
    text: "No law was found that orders it: the desk's own rule, after the city's refusal by counsel's letter of January 16, 2020.",
    plain: "An immigration officer's subpoena is read by counsel before anyone answers or refuses it.",
    when: administrativeSubpoena,
    duties: [toCounsel],
    examples: [
      {
        title: 'an I-138 goes to counsel',
        place: 'us',
        at: '2020-02-03T10:00:00-07:00',
        facts: onSubpoena138,
        expect: { 'answer-subpoena': 'not-required' },
      },
    ],
  }),
  ruleOf(gomez, {
    id: 'us/gomez',
    text:
      "[In substance:] Administrative subpoenas to a local sheriff are enforceable by the court if within the agency's " +
      'authority, definite and reasonably relevant.',
    plain: 'A court here has enforced such subpoenas against a sheriff, in part; counsel must know of this one.',
    when: administrativeSubpoena,
    answers: [says('not-required', 'answer-subpoena')],
    counsel: [
      {
        question: 'A court may enforce this subpoena, perhaps narrowed. Refuse, object, or ask for a court order?',
        citations: [gomez.citation, power.citation],
        meanwhile: 'Nothing is produced without a court order.',
      },
    ],
    examples: [
      {
        title: 'an I-138 after Gomez',
        place: 'us',
        at: '2020-06-03T10:00:00-06:00',
        facts: onSubpoena138,
        expect: { 'answer-subpoena': 'not-required' },
      },
    ],
  }),
  ruleOf(power, {
    id: 'us/8-usc-1225-d-4/order',
    citation: '8 U.S.C. 1225(d)(4)(B)',
    text: '[...] any failure to obey such order of the court may be punished by the court as a contempt [...].',
    plain: 'A court has ordered the subpoena answered: what the order names is given.',
    when: all(courtOrder, administrativeSubpoena),
    answers: [says('must', 'answer-subpoena')],
    over: onCommand,
    examples: [
      {
        title: 'an I-138 with the order that enforces it',
        place: 'us-co-denver',
        at: '2020-06-03T10:00:00-06:00',
        facts: { ...onPapers(subpoena138, orderPaper), 'request.purpose': 'civil' },
        expect: { 'answer-subpoena': 'must' },
      },
    ],
  }),
  ruleOf(rules, {
    id: 'us/court-subpoena',
    text: 'A subpoena issued by the court, under the signature of its clerk or judge, commands what it names. [from memory]',
    plain: "A court's subpoena is answered, within its scope.",
    when: courtSubpoena,
    answers: [says('must', 'answer-subpoena')],
    over: onCommand,
    duties: [
      {
        duty: 'answer-requester',
        to: 'requester',
        by: { kind: 'vague' },
        byWords: 'by the day the subpoena names',
        language: null,
        lifts: [],
        says: 'Produce what the subpoena names, no more, by the day it names; tell counsel first.',
      },
    ],
    examples: [
      {
        title: "a clerk's subpoena",
        place: 'us-co-denver',
        at: '2026-03-03T10:00:00-07:00',
        facts: onClerkSubpoena,
        expect: { 'answer-subpoena': 'must' },
      },
    ],
  }),
  ruleOf(rules, {
    id: 'us/court-order/records',
    citation: 'A court order or court-issued subpoena, within its scope',
    text: 'What a court commands to be produced is produced, to the extent of its order.',
    plain: "A court's paper commands records: what it names is given, and no more.",
    when: any(courtSubpoena, all(courtOrder, any(administrativeSubpoena, includes('request.asks', 'give-personal-information')))),
    answers: [says('must', 'give-personal-information')],
    over: onCommand,
    examples: [
      {
        title: 'a court subpoena for an address',
        place: 'us-co-denver',
        at: '2026-03-03T10:00:00-07:00',
        facts: onClerkSubpoena,
        expect: { 'give-personal-information': 'must' },
      },
    ],
  }),
  ruleOf(rules, {
    id: 'us/court-order/database',
    citation: 'A court order or court-issued subpoena, within its scope',
    text: 'What a court commands to be produced is produced, to the extent of its order.',
    plain: "A court's paper commands records; whether it reaches a database or a login must be read from it.",
    when: courtCommandsRecords,
    answers: [says('needs-human', 'give-database-access')],
    over: [defeats(['group:bars'], 'A court has ordered records; how far must be read from the order.')],
    examples: [
      {
        title: 'a court subpoena and a database',
        place: 'us-co-denver',
        at: '2026-03-03T10:00:00-07:00',
        facts: onClerkSubpoena,
        expect: { 'give-database-access': 'needs-human' },
      },
    ],
  }),
  ruleOf(rules, {
    id: 'us/attorney-subpoena',
    citation: 'Fed. R. Civ. P. 45(a)(3)',
    text: 'An attorney may issue and sign a subpoena as an officer of the court. [from memory]',
    plain: "The subpoena carries an attorney's signature, no judge's: counsel decides whether it is answered, objected to " + 'or refused.',
    when: attorneySubpoena,
    answers: [says('needs-human', 'answer-subpoena', 'give-personal-information', 'obey-court-order')],
    groups: ['open-questions'],
    over: [
      defeats(
        ['group:bars', 'group:criminal-subpoena-grant'],
        "A subpoena in a court case may be a court's process though an attorney signed it; counsel decides.",
      ),
    ],
    duties: [toCounsel],
    counsel: [
      {
        question: 'Is this attorney-signed subpoena to be answered, objected to, or refused?',
        citations: ['Fed. R. Civ. P. 45(a)(3)'],
        meanwhile: 'Nothing is produced.',
      },
    ],
    examples: [
      {
        title: 'an AO 88B signed by an attorney',
        place: 'us-co-denver',
        at: '2026-03-03T10:00:00-07:00',
        facts: onPapers(attorneySubpoenaPaper),
        expect: { 'answer-subpoena': 'needs-human' },
      },
    ],
  }),
]
