// The agency's answer to whoever sent a paper: each thing asked, answered in turn with its law; nothing asserted is repeated.
import { barsTo, citedFor, inParentheses, officialText } from './cited.ts'
import { askWords } from './ask-words.ts'
import { asksOf, papersOf } from './letter-input.ts'
import { answerLine, heading, list, paragraph, quote, rows, sentenceCase } from './letter.ts'
import { letterOf } from './letter-head.ts'
import { dateOfPaper, momentForOfficial } from './moment-words.ts'
import { paperName, senderName } from './paper-words.ts'
import { printable } from './printable.ts'
import { requesterAnswer } from './requester-words.ts'
import { parseInstant } from '../time/instant.ts'
import type { Ask } from '../instrument/instrument.ts'
import type { DecidingRule } from '../law/answer.ts'
import type { AnswerToRequesterInput } from './letter-input.ts'
import type { Block, Letter } from './letter.ts'

/** One paragraph for each thing asked, in the order of the paper. */
export const answerToRequester = (input: AnswerToRequesterInput): Letter => {
  const { agency, determination, instrument } = input
  const asked = asksOf(input)
  const papers = papersOf(input)
  const { fields } = instrument
  return letterOf({
    template: 'letter',
    language: 'en',
    title: 'Answer to your request',
    agency,
    at: input.at,
    desk: 'Release Desk',
    to: [senderName(instrument, 'en'), ...(fields.officerName === undefined ? [] : [`Attention: ${fields.officerName}`])],
    references: rows([
      ['Your paper', sentenceCase(papers.map((paper) => paperName(paper, 'en')).join('; '))],
      ['Dated', fields.issuedOn === undefined ? null : dateOfPaper(fields.issuedOn, 'en')],
      ['Received', momentForOfficial(input.receivedAt, agency.zone)],
      ['Person as named on it', fields.subjectName],
      ['Your file number', fields.fileNumber],
      ['Your subject ID', fields.subjectId],
      ['Your event number', fields.eventNumber],
      ['Case number', fields.caseNumber],
      ['Answer due', fields.dueOn === undefined ? null : dateOfPaper(fields.dueOn, 'en')],
      ['Our booking number', custodyMayBeTold(input) ? input.bookingNumber : null],
      ['Our letter number', input.ourReference],
    ]),
    blocks: [
      paragraph(
        'This letter answers each thing that the paper asks of the jail.',
        'It rests on the law in force at the time of the answer and does not adopt or repeat what the paper says about the person.',
      ),
      ...(asked.length === 0
        ? [answerLine('We could not find in the paper what it asks the jail to do, so nothing was done on it. Please write what is asked.')]
        : asked.flatMap((ask, index) => answered(input, ask, index + 1))),
      heading('Questions about this answer'),
      paragraph(`Release Desk, telephone ${agency.phone}. Please name the numbers above.`),
    ],
    citationsTitle: 'Law cited in this letter',
    citations: citedFor(determination, asked, false),
    footer: `Law version ${printable(determination.law.version)}, place ${printable(determination.law.place)}`,
    pageWord: 'Page',
    ofWord: 'of',
  })
}

/** That a person is in custody here is itself information; the booking number goes out only where the law lets it be told. */
const custodyMayBeTold = ({ determination, decisions }: AnswerToRequesterInput): boolean => {
  const told = (action: 'give-custody-status' | 'notify-of-release'): boolean => {
    const { answer } = determination.answers[action]
    return answer === 'must' || (answer === 'may' && decisions[action] === 'give')
  }
  return told('give-custody-status') || told('notify-of-release')
}

const answered = ({ agency, decisions, determination }: AnswerToRequesterInput, ask: Ask, number: number): readonly Block[] => {
  const answer = determination.answers[ask]
  const bars = answer.answer === 'must-not' ? barsTo(determination, ask) : []
  const { verdict, sentence } = requesterAnswer(ask, answer.answer, decisions[ask], bars.length > 0, agency.counsel.en)
  const quotes = answer.because.flatMap((rule) => {
    const text = officialText(rule)
    return text === null ? [] : [quote(text, rule.citation)]
  })
  return [
    heading(`${number}. ${askWords[ask].heading}`),
    paragraph(`You ask the jail to ${askWords[ask].asks}.`),
    answerLine(verdict),
    paragraph(
      withCitations(sentence, answer.because),
      answer.until === null ? null : `This answer holds until ${momentForOfficial(parseInstant(answer.until), agency.zone)}.`,
    ),
    ...(bars.length === 0 ? [] : [list(bars.map(({ says, citation }) => `${says} (${citation})`))]),
    ...quotes,
  ]
}

/** The citations stand within the last sentence, before its full stop. */
const withCitations = (sentence: string, because: readonly DecidingRule[]): string =>
  because.length === 0 ? sentence : `${sentence.replace(/\.$/, '')} ${inParentheses(because)}.`
