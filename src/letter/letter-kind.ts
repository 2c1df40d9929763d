// Which letters the desk writes, and in which languages.

/** Kinds of letter. */
export const letterKinds = [
  'copy-to-person',
  'notice-to-person',
  'answer-to-requester',
  'interview-advisement',
  'referral-to-counsel',
] as const
export type LetterKind = (typeof letterKinds)[number]

/** ISO 639-1 codes. */
export const letterLanguages = ['en', 'es'] as const
export type LetterLanguage = (typeof letterLanguages)[number]
