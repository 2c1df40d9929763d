// The rights of which a person must be advised in writing before immigration officers interview them by telephone or video.
import type { Determination } from '../law/answer.ts'
import type { LetterLanguage } from './letter-kind.ts'
import { printable } from './printable.ts'

/**
 * The four points of D.R.M.C. 28-252(b)(1)-(4) and of C.R.S. 24-76.6 (HB19-1124), in the order of the law. The Spanish is
 * our translation and is not certified by a court interpreter.
 */
const rights: Readonly<Record<LetterLanguage, readonly string[]>> = {
  en: [
    'Federal immigration authorities are the ones asking for this interview.',
    'You have the right to say no to the interview and to remain silent.',
    'You have the right to speak to an attorney before you submit to the interview.',
    'Anything you say may be used against you in later proceedings, including in a federal immigration court.',
  ],
  es: [
    'Las autoridades federales de inmigración son quienes piden esta entrevista.',
    'Usted tiene derecho a negarse a la entrevista y a guardar silencio.',
    'Usted tiene derecho a hablar con un abogado antes de someterse a la entrevista.',
    'Todo lo que usted diga puede usarse en su contra en procedimientos posteriores, incluso ante un tribunal federal de inmigración.',
  ],
}

/** The sections that prescribe these points; 28-252(a) and 24-76.6-103(1) speak of access and probation. Other places, other words. */
const prescribing = /28-252(?!\(a\))|24-76\.6-103(?!\(1\))|HB19-1124/

/** The rights and the laws that prescribe them; null where the determination rests on no such law. */
export const interviewRights = (
  { answers, duties }: Determination,
  language: LetterLanguage,
): { readonly rights: readonly string[]; readonly citations: readonly string[] } | null => {
  const laws = [...duties.filter(({ lifts }) => lifts.includes('interview-by-phone')), ...answers['interview-by-phone'].because].map(
    ({ citation }) => printable(citation),
  )
  const citations = [...new Set(laws.filter((citation) => prescribing.test(citation)))]
  return citations.length === 0 ? null : { rights: rights[language], citations }
}
