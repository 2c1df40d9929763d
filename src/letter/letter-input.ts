// What a letter is composed from: the determination for the law's words, the records for names, numbers and moments.
import type { Ask, Instrument } from '../instrument/instrument.ts'
import type { Determination } from '../law/answer.ts'
import type { Instant, Zone } from '../time/instant.ts'
import type { LetterLanguage } from './letter-kind.ts'

/** The agency that writes; all of it from the agency's own settings. */
export type LetterAgency = {
  readonly name: string
  /** Lines of the postal address. */
  readonly address: readonly string[]
  readonly phone: string
  readonly zone: Zone
  /** A place of the law, `us-co-denver`. */
  readonly place: string
  /** Who advises the agency in law, as it stands within a sentence: `the city attorney`, `la oficina del abogado de la ciudad`. */
  readonly counsel: Readonly<Record<LetterLanguage, string>>
}

/** The person in custody; nothing else of the custody record reaches a letter. */
export type LetterPerson = { readonly name: string; readonly bookingNumber: string }

/** What the agency chose where the law leaves it the choice. It never outweighs the law's answer. */
export type Decision = 'give' | 'refuse' | 'to-counsel'
export type Decisions = Readonly<Partial<Record<Ask, Decision>>>

type Common = {
  readonly agency: LetterAgency
  /** The paper that the letter is about. */
  readonly instrument: Instrument
  /** Others that came with it, such as the I-200 behind a detainer. */
  readonly attached?: readonly Instrument[]
  readonly determination: Determination
  readonly receivedAt: Instant
  /** The moment of the letter. */
  readonly at: Instant
  /** Our own number of the letter, printed so that a reply can name it. */
  readonly ourReference?: string
}

export type CopyToPersonInput = Common & {
  readonly letterKind: 'copy-to-person'
  readonly person: LetterPerson
  readonly language: LetterLanguage
}
export type NoticeToPersonInput = Common & {
  readonly letterKind: 'notice-to-person'
  readonly person: LetterPerson
  readonly language: LetterLanguage
  readonly decisions: Decisions
}
export type AdvisementInput = Common & {
  readonly letterKind: 'interview-advisement'
  readonly person: LetterPerson
  readonly language: LetterLanguage
}
/** In English, the language of the requester's own forms. */
export type AnswerToRequesterInput = Common & {
  readonly letterKind: 'answer-to-requester'
  readonly language: 'en'
  /** Given out only where the law lets custody be told. */
  readonly bookingNumber: string | null
  readonly decisions: Decisions
}
export type ReferralInput = Common & {
  readonly letterKind: 'referral-to-counsel'
  readonly language: 'en'
  readonly person: LetterPerson | null
}

export type LetterInput = CopyToPersonInput | NoticeToPersonInput | AdvisementInput | AnswerToRequesterInput | ReferralInput

/** The paper and what came with it, in that order. */
export const papersOf = (input: Common): readonly Instrument[] => [input.instrument, ...(input.attached ?? [])]

/** Everything the papers ask, once each, in the order of the papers. */
export const asksOf = (input: Common): readonly Ask[] => [...new Set(papersOf(input).flatMap(({ asks }) => asks))]
