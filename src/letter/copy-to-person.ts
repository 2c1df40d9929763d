// The cover of the copy that a person in custody gets of a paper that names them, with the record of its service.
import { inParentheses } from './cited.ts'
import { papersOf } from './letter-input.ts'
import { blanks, heading, list, paragraph, rows, sentenceCase } from './letter.ts'
import { letterOf } from './letter-head.ts'
import { momentForPerson } from './moment-words.ts'
import { paperName, senderName } from './paper-words.ts'
import { personWords } from './person-words.ts'
import { printable } from './printable.ts'
import type { CopyToPersonInput } from './letter-input.ts'
import type { Letter } from './letter.ts'

/** One sheet that goes on top of the copied pages. */
export const copyToPerson = (input: CopyToPersonInput): Letter => {
  const { agency, determination, language, person } = input
  const words = personWords[language]
  const duties = determination.duties.filter(({ duty, to }) => duty.includes('copy') && to === 'subject')
  const papers = papersOf(input)
  return letterOf({
    template: 'notice',
    language,
    title: words.copyTitle,
    agency,
    at: input.at,
    desk: words.desk,
    to: [person.name],
    references: rows([
      [words.labels.booking, person.bookingNumber],
      [words.labels.received, momentForPerson(input.receivedAt, agency.zone, language)],
      [words.labels.from, senderName(input.instrument, language)],
      [words.labels.ours, input.ourReference],
    ]),
    blocks: [
      paragraph(words.copyOpening),
      list(papers.map((paper) => `${sentenceCase(paperName(paper, language))}. ${words.labels.pages}: ${paper.pages.length}`)),
      paragraph(words.copyKeep, duties.length === 0 ? null : words.copyDuty(inParentheses(duties).slice(1, -1))),
      heading(words.receiptHeading),
      blanks(words.receiptBlanks),
    ],
    citationsTitle: words.labels.laws,
    citations: [...new Set(duties.map(({ citation }) => printable(citation)))].map((citation) => ({ citation, text: null })),
    footer: words.footer,
    pageWord: words.labels.page,
    ofWord: words.labels.of,
  })
}
