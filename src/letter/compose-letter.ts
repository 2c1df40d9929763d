// Writes a letter of any kind: the law's words from the determination, names and moments from the records, nothing invented.
import { answerToRequester } from './answer-to-requester.ts'
import { copyToPerson } from './copy-to-person.ts'
import { interviewAdvisement } from './interview-advisement.ts'
import { noticeToPerson } from './notice-to-person.ts'
import { referralToCounsel } from './referral-to-counsel.ts'
import type { LetterInput } from './letter-input.ts'
import type { Letter } from './letter.ts'

/** The letter, ready for the typesetter and, as plain text, for a mail. Throws DeskError `advisement-not-prescribed`. */
export const composeLetter = (input: LetterInput): Letter => {
  switch (input.letterKind) {
    case 'copy-to-person':
      return copyToPerson(input)
    case 'notice-to-person':
      return noticeToPerson(input)
    case 'answer-to-requester':
      return answerToRequester(input)
    case 'interview-advisement':
      return interviewAdvisement(input)
    case 'referral-to-counsel':
      return referralToCounsel(input)
    default:
      return input satisfies never
  }
}
