// What the reader knows of a printed form: its anchors with their provenance, labels, check boxes, signature, what it asks.
import type { Ask, FieldName, InstrumentKind, IssuingBody, Tick } from './instrument.ts'

/** V: seen in an archived copy of the form. R: recalled, no copy seen; never enough alone. */
export type Mark = 'V' | 'R'
export type Anchor = { readonly says: string; readonly part: 'title' | 'body' | 'footer' | 'signature'; readonly mark: Mark }

export type ValueType =
  | 'name'
  /** A name with the surname first and a comma after it, as forms of DHS print it. */
  | 'listed-name'
  | 'text'
  | 'officer'
  | 'country'
  | 'date'
  | 'date-in-words'
  | 'file-number'
  | 'number'
  | 'phone'
  | 'docket'
  | 'sex'

/** A field and the labels under which editions of the form print it. */
export type FieldLabel = {
  readonly field: FieldName
  readonly type: ValueType
  /** Best first. */
  readonly labels: readonly string[]
  /** Bounds in reading order where the label alone is ambiguous (`Date`, `To`). */
  readonly after?: readonly string[]
  readonly before?: readonly string[]
  /** True: on the official form the label stands under the line it names, as AO forms print it. */
  readonly caption?: true
  /** True: the value may run over several lines. */
  readonly long?: true
  /** True: the defendant of a court's caption, found by its place and not by a blank. */
  readonly party?: true
  /** True: every paper of this form bears it; where it is not found, a person is asked. */
  readonly always?: true
}

/** A printed edition and the years in which it was in use, first and last; `to` null: still in use. */
export type Edition = { readonly revision: string; readonly from: number; readonly to: number | null; readonly mark: Mark }

export type BoxLabel = {
  readonly tick: Tick
  readonly options: readonly string[]
  /** True: some editions print these words without a box, or the words stand elsewhere on the page too. */
  readonly mayStandAlone?: true
  /** What ticking this box asks, on forms that ask by boxes. */
  readonly asks?: Ask
}

/** Who may have signed: the officer whose form it is, or a court's officer, told apart by the printed title. */
export type SignatureRule = {
  readonly by: 'immigration-officer' | 'immigration-judge' | 'court' | 'clerk' | 'clerk-or-attorney' | 'state-court' | 'letter'
  readonly labels: readonly string[]
  readonly clerkLabels?: readonly string[]
  readonly attorneyLabels?: readonly string[]
  readonly printed: readonly string[]
  readonly before?: readonly string[]
  readonly caption?: true
}

/** Every wording printed at a place of signature. */
export const wordsOfSignature = (rule: SignatureRule | null): readonly string[] =>
  rule === null ? [] : [...rule.labels, ...rule.printed, ...(rule.clerkLabels ?? []), ...(rule.attorneyLabels ?? [])]

export type Form = {
  /** As the form calls itself: `I-247A`, `AO 442`; null for paper without a form number. */
  readonly name: string | null
  readonly kind: InstrumentKind
  readonly issuingBody: IssuingBody
  readonly anchors: readonly Anchor[]
  /** At least one of these must stand on the page, if any are given. */
  readonly oneOf?: readonly string[]
  /** None of these may. */
  readonly noneOf?: readonly string[]
  /** True: court paper; never accepted without a court's caption. */
  readonly court?: true
  readonly fields: readonly FieldLabel[]
  /** Labels of blanks that are not read: they bound the values beside them. */
  readonly otherLabels: readonly string[]
  readonly boxes: readonly BoxLabel[]
  /** Boxes that every edition has: one that is not found was overlooked, and a person looks. */
  readonly boxesAlways?: readonly Tick[]
  /** Groups of boxes of which one at least is ticked on every filled paper, by the beginning of their names. */
  readonly oneTicked?: readonly (readonly string[])[]
  readonly signature: SignatureRule | null
  readonly asks: readonly Ask[]
  /** Editions known, with the years in which each was in use. */
  readonly editions?: readonly Edition[]
  /** Headings of pages that continue this form. */
  readonly continued: readonly string[]
}
