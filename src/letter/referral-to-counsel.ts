// The memorandum to counsel: the questions, the laws that compete, what is not known, and what is done meanwhile.
import { officialText } from './cited.ts'
import { askWords } from './ask-words.ts'
import { papersOf } from './letter-input.ts'
import { answerLine, heading, list, numbered, paragraph, quote, rows, sentenceCase } from './letter.ts'
import { letterOf } from './letter-head.ts'
import { dateOfPaper, momentForOfficial } from './moment-words.ts'
import { paperName, senderName, signerSentence } from './paper-words.ts'
import { printable } from './printable.ts'
import { asksOfPaper } from '../instrument/instrument.ts'
import { actions } from '../law/action.ts'
import type { Action } from '../law/action.ts'
import type { ActionAnswer, DecidingRule, Determination, Verification } from '../law/answer.ts'
import type { ReferralInput } from './letter-input.ts'
import type { Block, Cited, Letter } from './letter.ts'

const seen: Readonly<Record<Verification, string>> = {
  yes: 'official text seen',
  partly: 'official text seen only in part',
  no: 'official text not seen; to be checked',
}

/** The memorandum of one paper. */
export const referralToCounsel = (input: ReferralInput): Letter => {
  const { agency, determination, instrument, person } = input
  const waiting = waitingActions(determination)
  return letterOf({
    template: 'letter',
    language: 'en',
    title: 'Questions for counsel',
    agency,
    at: input.at,
    desk: 'Release Desk',
    to: [sentenceCase(agency.counsel.en)],
    references: rows([
      [
        'Paper',
        sentenceCase(
          papersOf(input)
            .map((paper) => paperName(paper, 'en'))
            .join('; '),
        ),
      ],
      ['From', senderName(instrument, 'en')],
      ['Dated', instrument.fields.issuedOn === undefined ? null : dateOfPaper(instrument.fields.issuedOn, 'en')],
      ['Received', momentForOfficial(input.receivedAt, agency.zone)],
      ['Case number', instrument.fields.caseNumber],
      ['Answer due', instrument.fields.dueOn === undefined ? null : dateOfPaper(instrument.fields.dueOn, 'en')],
      ['Person', person === null ? null : `${person.name}, booking ${person.bookingNumber}`],
      ['Law', `${determination.law.layers.join(', ')}; version ${determination.law.version}`],
      ['Our letter number', input.ourReference],
    ]),
    blocks: [
      paragraph(signerSentence(instrument, 'en'), 'The paper is attached.'),
      ...questions(determination),
      ...(waiting.length === 0 ? [] : [heading('Answers that wait for counsel')]),
      ...waiting.flatMap((action) => competing(action, determination.answers[action])),
      ...unknowns(determination),
      heading('Meanwhile'),
      list([...new Set(determination.counsel.map(({ meanwhile }) => meanwhile).filter((text) => text.trim() !== '')), ourMeanwhile]),
    ],
    citationsTitle: 'Law cited in this letter',
    citations: citations(determination, waiting),
    footer: 'Prepared for counsel',
    pageWord: 'Page',
    ofWord: 'of',
  })
}

const ourMeanwhile = 'These questions keep nobody in custody; a release that is due takes place while they are open.'

const waitingActions = ({ answers }: Determination): readonly Action[] =>
  actions.filter((action) => answers[action].answer === 'needs-human' || answers[action].answer === 'conflict')

const questions = ({ counsel }: Determination): readonly Block[] => [
  heading('Questions'),
  counsel.length === 0
    ? paragraph('The law as encoded raises no question of its own; the desk sends the paper for advice.')
    : numbered(counsel.map(({ question, citations: cited }) => (cited.length === 0 ? question : `${question} (${cited.join('; ')})`))),
]

const competing = (action: Action, answer: ActionAnswer): readonly Block[] =>
  [
    answerLine(`${actionName(action)}: ${answer.answer === 'conflict' ? 'laws in conflict' : 'needs a decision'}`),
    paragraph(answer.explanation),
    list([
      ...new Set([
        ...answer.because.map((rule) => `${rule.citation}: ${seen[rule.verified]}.`),
        ...answer.defeated.map(({ citation, says, by, reason }) => `${citation} says ${says}; set aside by ${by}: ${reason}`),
      ]),
    ]),
    ...quotations(answer.because),
  ].filter((block) => block.kind !== 'list' || block.lines.length > 0)

/** Each passage once, with every citation under which rules rest on it. */
const quotations = (rules: readonly DecidingRule[]): readonly Block[] =>
  [...Map.groupBy(rules, officialText)].flatMap(([text, same]) =>
    text === null ? [] : [quote(text, [...new Set(same.map(({ citation }) => citation))].join('; '))],
  )

const unknowns = ({ missing }: Determination): readonly Block[] =>
  missing.length === 0
    ? []
    : [
        heading('What the desk does not know'),
        list(missing.map(({ question, wouldDecide }) => `${question} It would decide: ${wouldDecide.map(actionName).join('; ')}.`)),
      ]

const citations = ({ answers, counsel }: Determination, waiting: readonly Action[]): readonly Cited[] => {
  const named = [
    ...counsel.flatMap((asked) => asked.citations),
    ...waiting.flatMap((action) => [...answers[action].because, ...answers[action].defeated].map(({ citation }) => citation)),
  ]
  return [...new Set(named.map(printable))].map((citation) => ({ citation, text: null }))
}

const actionName = (action: Action): string => {
  const ask = asksOfPaper.find((one) => one === action)
  return ask === undefined ? sentenceCase(action.replaceAll('-', ' ')) : askWords[ask].heading
}
