// The plain notice to a person in custody: which paper came, what it asks, what the jail will and will not do, which rights there are.
import { barsTo, citedFor } from './cited.ts'
import { interviewRights } from './interview-rights.ts'
import { asksOf } from './letter-input.ts'
import { answerLine, heading, list, numbered, paragraph, rows } from './letter.ts'
import { letterOf } from './letter-head.ts'
import { momentForPerson } from './moment-words.ts'
import { paperName, senderName, signerSentence } from './paper-words.ts'
import { personWords } from './person-words.ts'
import { printable, printableValue } from './printable.ts'
import { parseInstant } from '../time/instant.ts'
import type { Ask } from '../instrument/instrument.ts'
import type { ActionAnswer } from '../law/answer.ts'
import type { NoticeToPersonInput } from './letter-input.ts'
import type { Block, Letter } from './letter.ts'
import type { Choice, PersonWords } from './person-words.ts'

/** The notice that goes to the person with the copy of the paper. */
export const noticeToPerson = (input: NoticeToPersonInput): Letter => {
  const { agency, determination, language, person } = input
  const words = personWords[language]
  const asked = asksOf(input)
  const spoken = new Set<Ask>(['hold-past-release', ...asked, ...(asked.some(isInterview) ? (['interview-by-phone'] as const) : [])])
  return letterOf({
    template: 'notice',
    language,
    title: words.noticeTitle,
    agency,
    at: input.at,
    desk: words.desk,
    to: [person.name],
    references: rows([
      [words.labels.booking, person.bookingNumber],
      [words.labels.ours, input.ourReference],
    ]),
    blocks: [
      paragraph(words.opening(printableValue(agency.name))),
      ...whatCame(input, words),
      ...whatIsAsked(asked, words),
      ...holding(input, words),
      ...telling(input, asked, words),
      ...interviewing(input, asked, words),
      ...otherThings(input, asked, words),
      heading(words.whoHeading),
      paragraph(words.who(printableValue(agency.phone)), words.lawyer),
    ],
    citationsTitle: words.labels.laws,
    citations: citedFor(determination, [...spoken], language === 'en'),
    footer: words.footer,
    pageWord: words.labels.page,
    ofWord: words.labels.of,
  })
}

const isInterview = (ask: Ask): boolean => ask === 'interview-in-person' || ask === 'interview-by-phone'

/** Only where the law bars the hold: then nothing else can lengthen the stay either. */
const holdIsBarred = ({ answer }: ActionAnswer): boolean => answer === 'must-not' || answer === 'no-authority'

const whatCame = (input: NoticeToPersonInput, words: PersonWords): readonly Block[] => [
  heading(words.cameHeading),
  paragraph(words.came(momentForPerson(input.receivedAt, input.agency.zone, input.language))),
  paragraph(
    words.paperIs(paperName(input.instrument, input.language), senderName(input.instrument, input.language)),
    signerSentence(input.instrument, input.language),
  ),
  ...(input.attached ?? []).map((paper) =>
    paragraph(words.withIt(paperName(paper, input.language)), signerSentence(paper, input.language)),
  ),
  paragraph(words.copyIsHere),
]

const whatIsAsked = (asked: readonly Ask[], words: PersonWords): readonly Block[] => [
  heading(words.asksHeading),
  ...(asked.length === 0 ? [paragraph(words.asksNothing)] : [paragraph(words.asksFollow), list(asked.map((ask) => words.asks[ask]))]),
]

const holding = ({ agency, determination, language }: NoticeToPersonInput, words: PersonWords): readonly Block[] => {
  const answer = determination.answers['hold-past-release']
  return [
    heading(words.holdHeading),
    answerLine(words.hold(answer.answer, agency.counsel[language])),
    paragraph(untilSentence(answer, agency.zone, language, words), holdIsBarred(answer) ? words.otherReasons : null, source(answer, words)),
  ]
}

const telling = (input: NoticeToPersonInput, asked: readonly Ask[], words: PersonWords): readonly Block[] => {
  const { agency, decisions, determination, instrument, language } = input
  const asker = instrument.issuingBody === 'dhs' ? words.officers : words.sender
  const answer = determination.answers['notify-of-release']
  if (!asked.includes('notify-of-release')) return [heading(words.notifyHeading(asker)), answerLine(words.notifyNotAsked(asker))]
  const decision = decisions['notify-of-release']
  const choice: Choice = decision === 'give' || decision === 'refuse' ? decision : 'open'
  return [
    heading(words.notifyHeading(asker)),
    answerLine(words.notify(answer.answer, choice, asker, agency.counsel[language])),
    paragraph(
      holdIsBarred(determination.answers['hold-past-release']) && maybeTold(answer, choice) ? words.notifyDelaysNothing : null,
      source(answer, words),
    ),
  ]
}

const maybeTold = ({ answer }: ActionAnswer, choice: Choice): boolean => answer === 'must' || (answer === 'may' && choice !== 'refuse')

const interviewing = (input: NoticeToPersonInput, asked: readonly Ask[], words: PersonWords): readonly Block[] => {
  if (!asked.some(isInterview)) return []
  const { agency, determination, language } = input
  const counsel = agency.counsel[language]
  const inPerson = determination.answers['interview-in-person']
  const byPhone = determination.answers['interview-by-phone']
  const barred = byPhone.answer === 'must-not' && barsTo(determination, 'interview-by-phone').length > 0
  const advised = interviewRights(determination, language)
  return [
    heading(words.interviewHeading),
    ...(asked.includes('interview-in-person') ? [paragraph(words.inPerson(inPerson.answer, counsel), source(inPerson, words))] : []),
    paragraph(words.byPhone(byPhone.answer, barred, counsel), source(byPhone, words)),
    ...(advised === null
      ? []
      : [paragraph(words.rightsFollow), numbered(advised.rights), paragraph(words.rightsSource(advised.citations.join('; ')))]),
  ]
}

const otherThings = (
  { agency, determination, language }: NoticeToPersonInput,
  asked: readonly Ask[],
  words: PersonWords,
): readonly Block[] => {
  const others = asked.filter((ask) => ask !== 'hold-past-release' && ask !== 'notify-of-release' && !isInterview(ask))
  if (others.length === 0) return []
  const line = (ask: Ask): string => {
    const answer = determination.answers[ask]
    return [words.asks[ask], words.other(answer.answer, agency.counsel[language]), source(answer, words)]
      .filter((text) => text !== null)
      .join(' ')
  }
  return [heading(words.otherHeading), list(others.map(line))]
}

/** More would be a wall of names in a letter that a person must be able to read; all of them stand at its end. */
const sourcesMax = 3

/** The nearest laws, since `because` has the most local first. */
const source = ({ because }: ActionAnswer, words: PersonWords): string | null => {
  const citations = [...new Set(because.map(({ citation }) => printable(citation)))]
  return citations.length === 0 ? null : words.lawSource(citations.slice(0, sourcesMax).join('; '), citations.length > sourcesMax)
}

const untilSentence = (
  { until }: ActionAnswer,
  zone: NoticeToPersonInput['agency']['zone'],
  language: NoticeToPersonInput['language'],
  words: PersonWords,
): string | null => (until === null ? null : words.until(momentForPerson(parseInstant(until), zone, language)))
