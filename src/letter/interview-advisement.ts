// The written advisement of rights before an interview by telephone or video, with the lines for the person's own choice.
import { DeskError } from '../errors.ts'
import { interviewRights } from './interview-rights.ts'
import { blanks, choices, heading, numbered, paragraph, rows } from './letter.ts'
import { letterOf } from './letter-head.ts'
import { dateOfPaper, momentForPerson } from './moment-words.ts'
import { paperName, senderName } from './paper-words.ts'
import { personWords } from './person-words.ts'
import type { AdvisementInput } from './letter-input.ts'
import type { Letter } from './letter.ts'

/**
 * The form of D.R.M.C. 28-252(b). Throws DeskError `advisement-not-prescribed` where the determination rests on no law
 * whose words we have: a wrong list of rights would be worse than none.
 */
export const interviewAdvisement = (input: AdvisementInput): Letter => {
  const { agency, determination, instrument, language, person } = input
  const words = personWords[language]
  const advised = interviewRights(determination, language)
  if (advised === null) {
    throw new DeskError(
      'advisement-not-prescribed',
      `No law of [${determination.law.place}] behind this determination prescribes an advisement we have.`,
    )
  }
  const when = momentForPerson(input.receivedAt, agency.zone, language)
  return letterOf({
    template: 'form',
    language,
    title: words.advisementTitle,
    agency,
    at: input.at,
    desk: words.desk,
    to: [person.name],
    references: rows([
      [words.labels.booking, person.bookingNumber],
      [words.labels.interviewOn, instrument.fields.interviewOn === undefined ? null : dateOfPaper(instrument.fields.interviewOn, language)],
      [words.labels.ours, input.ourReference],
    ]),
    blocks: [
      paragraph(words.advisementOpening(paperName(instrument, language), senderName(instrument, language), when)),
      paragraph(words.advisementNotYet),
      heading(words.rightsHeading),
      numbered(advised.rights),
      paragraph(words.rightsSource(advised.citations.join('; '))),
      heading(words.choiceHeading),
      paragraph(words.choiceLead),
      choices(words.choices),
      paragraph(words.choiceAfter),
      heading(words.signatureHeading),
      blanks(words.signatureBlanks),
      heading(words.witnessHeading),
      blanks(words.witnessBlanks),
    ],
    citationsTitle: words.labels.laws,
    citations: [],
    footer: words.footer,
    pageWord: words.labels.page,
    ofWord: words.labels.of,
  })
}
