// The proof that a court's officer signed, part by part: what holds, what does not, what could not be seen; all must hold.
import { courtsOfDenver, docketShapes, namesJudge } from './court-roster.ts'
import { says } from './phrase.ts'
import type { Caption } from './court-caption.ts'
import type { CourtRoster, Judge } from './court-roster.ts'
import type { Form } from './form.ts'
import type { Sheet } from './sheet.ts'

export type ProofPart = {
  readonly part:
    | 'caption'
    | 'docket'
    | 'signature'
    | 'title'
    | 'form-number'
    | 'seal'
    | 'court-known'
    | 'judge-known'
    | 'no-agency-words'
    | 'legible'
  /** null: nothing follows from it either way. */
  readonly holds: boolean | null
  readonly says: string
}

/** Below this share of legible words ink in a place proves nothing: dirt looks like a signature. */
export const legibleMin = 0.88

export type Seen = {
  readonly caption: Caption
  readonly signed: boolean
  readonly title: string
  readonly titleFits: boolean
  readonly hasNumber: boolean
  readonly agencyWords: boolean
  /** Not a clerk or an attorney. */
  readonly byJudge: boolean
}

export const proofOf = (sheet: Sheet, form: Form, seen: Seen, roster: CourtRoster = courtsOfDenver): readonly ProofPart[] => {
  const { caption } = seen
  const court = roster.courts.find((each) => each.body === caption.court && each.caption.some((words) => says(sheet, words)))
  const docketFits = caption.docket === null ? null : court === undefined ? true : docketShapes[court.docket].test(caption.docket)
  const needsDocket = form.kind !== 'grand-jury-subpoena'
  return [
    part(
      'caption',
      caption.court !== null && caption.court === form.issuingBody,
      caption.court === null ? 'no caption of a court' : `caption of a ${caption.court}`,
    ),
    part(
      'docket',
      docketFits ?? (needsDocket ? false : null),
      caption.docket === null ? 'no number shaped like a docket’s' : `number ${caption.docket}`,
    ),
    part('signature', seen.signed, seen.signed ? 'ink in the place of the signature' : 'no sure signature'),
    part('title', seen.titleFits, seen.title === '' ? 'no printed title' : `printed: ${seen.title}`),
    part(
      'form-number',
      form.name === null || seen.hasNumber ? (form.name === null ? null : true) : null,
      seen.hasNumber ? `form number ${form.name ?? ''}` : 'no form number seen',
    ),
    part('seal', null, 'seals are not looked for'),
    part('court-known', court !== undefined, court === undefined ? 'this court is not on the roster' : court.name),
    judgeKnown(
      seen,
      roster.judges.filter((judge) => judge.court === court?.key),
    ),
    part('no-agency-words', !seen.agencyWords, seen.agencyWords ? 'words of a DHS form stand on the page' : 'no words of a DHS form'),
    part('legible', sheet.legible >= legibleMin, `${Math.round(sheet.legible * 100)} % of the words are legible`),
  ]
}

/** Once the agency has entered judges of a court, a paper of it by nobody among them is asked about; one who has left is told as that. */
const judgeKnown = ({ byJudge, title }: Seen, judges: readonly Judge[]): ProofPart => {
  if (!byJudge) return part('judge-known', null, 'no judge has signed')
  if (judges.length === 0) return part('judge-known', null, 'the agency has entered no judges of this court')
  const named = judges.filter((judge) => namesJudge(title, judge))
  const sits = named.find((judge) => judge.until === null)
  if (sits !== undefined) return part('judge-known', true, `${sits.name} is on the roster`)
  const [left] = named
  return part(
    'judge-known',
    false,
    left === undefined ? 'this name is not on the roster' : `${left.name} was on the roster until ${left.until ?? ''}`,
  )
}

const part = (name: ProofPart['part'], holds: boolean | null, text: string): ProofPart => ({ part: name, holds, says: text })

export const isProven = (proof: readonly ProofPart[]): boolean => proof.every(({ holds }) => holds !== false)
export const proofInWords = (proof: readonly ProofPart[]): string =>
  proof.map(({ part: name, holds, says: text }) => `${name} ${holds === null ? '-' : holds ? 'yes' : 'NO'} (${text})`).join('; ')
