// A first reading of one instrument: its fields with the places where they were found, before any place is read a second time.
import { blankOf, findLabels, labelOf } from './blank.ts'
import { around, boxOf, holds } from './sheet.ts'
import { defendantOn } from './party.ts'
import { readBoxes } from './check-box.ts'
import { readSigner } from './signer.ts'
import { valueOf } from './field-value.ts'
import type { Box } from '../document/paper.ts'
import type { Caption } from './court-caption.ts'
import type { FieldLabel, Form, ValueType } from './form.ts'
import type { Labels } from './blank.ts'
import type { FieldName } from './instrument.ts'
import type { Signer } from './signer.ts'
import type { Ticks } from './check-box.ts'
import type { Value } from './field-value.ts'
import type { Area, Sheet, Token } from './sheet.ts'

export type DraftField = {
  readonly field: FieldName
  readonly type: ValueType
  readonly value: Value
  /** Lowest confidence of the words. */
  readonly confidence: number
  readonly page: number
  /** The words themselves: what the clerk is shown, and what is read again. */
  readonly box: Box
  readonly lines: number
  /** Share of the page's words that are legible. */
  readonly legible: number
}

export type Draft = {
  readonly pages: readonly number[]
  readonly form: Form
  readonly formName: string | null
  readonly revision: string | null
  readonly confidence: number
  readonly signer: Signer
  readonly ticks: Ticks
  readonly fields: readonly DraftField[]
  /** Blanks with ink in them that is no word: handwriting, or dirt that a person must tell from it. */
  readonly byHand: readonly FieldName[]
  readonly legible: number
  readonly doubts: readonly string[]
  readonly because: readonly string[]
  /** True: words come from the file itself, not from sight; a second reading would only repeat them. */
  readonly byText: boolean
}

/** Words that two labels claim belong to one of them at most: both values are asked. */
export const readFields = (
  sheet: Sheet,
  form: Form,
  labels: Labels,
): { readonly fields: readonly DraftField[]; readonly byHand: readonly FieldName[] } => {
  const fields: DraftField[] = []
  const byHand = new Set<FieldName>()
  const owners = new Map<Token, number>()
  for (const label of form.fields) {
    for (const text of label.labels) {
      const { tokens, mayBeMore, area } = placeOf(sheet, labels, label, text)
      if (area !== null && isInked(sheet, area)) byHand.add(label.field)
      const value =
        tokens.length === 0
          ? null
          : valueOf(
              tokens.map((token) => token.text),
              label.type,
            )
      if (value === null) continue
      const others = tokens.flatMap((token) => owners.get(token) ?? [])
      for (const token of tokens) owners.set(token, fields.length)
      for (const other of new Set(others)) {
        const shared = fields[other]
        if (shared !== undefined) fields[other] = { ...shared, value: { ...shared.value, sound: false } }
      }
      fields.push({
        field: label.field,
        type: label.type === 'date' && tokens.some((token) => /\p{L}{3}/u.test(token.text)) ? 'date-in-words' : label.type,
        value: mayBeMore || others.length > 0 ? { ...value, sound: false } : value,
        confidence: Math.min(...tokens.filter((token) => token.skeleton !== '').map((token) => token.confidence)),
        page: sheet.page.number,
        box: boxOf(sheet, around(tokens)),
        lines: new Set(tokens.map((token) => token.line)).size,
        legible: sheet.legible,
      })
      break
    }
  }
  return { fields, byHand: [...byHand] }
}

/** Strokes that no word explains, as wide together as a word or two. */
const isInked = (sheet: Sheet, area: Area): boolean => {
  const inside = sheet.strokes.filter((stroke) => holds(area, stroke))
  const width = inside.reduce((sum, stroke) => sum + (stroke.x1 - stroke.x0), 0)
  return width >= 2 * sheet.unit && inside.some((stroke) => stroke.x1 - stroke.x0 >= 0.8 * sheet.unit)
}

const placeOf = (sheet: Sheet, labels: Labels, label: FieldLabel, text: string) => {
  if (label.party === true || (label.field === 'subjectName' && text === 'Defendant')) {
    const { tokens, sure } = defendantOn(sheet)
    return { tokens: withoutEdges(tokens), mayBeMore: !sure, area: null }
  }
  const hit = labelOf(sheet, labels, { ...label, labels: [text] })
  const blank = hit === null ? null : blankOf(sheet, labels, hit, label)
  return { tokens: blank === null ? [] : withoutEdges(blank.tokens), mayBeMore: blank?.mayBeMore === true, area: blank?.area ?? null }
}

/** Marks of borders and specks at either end are no part of the value. */
const withoutEdges = (tokens: readonly Token[]): readonly Token[] => {
  const first = tokens.findIndex((token) => /[\p{L}\p{N}]/u.test(token.text))
  const last = tokens.findLastIndex((token) => /[\p{L}\p{N}]/u.test(token.text))
  return first < 0 ? [] : tokens.slice(first, last + 1)
}

export const draftOf = (
  sheet: Sheet,
  form: Form,
  known: {
    readonly confidence: number
    readonly caption: Caption
    readonly conflict: boolean
    readonly hasNumber: boolean
    readonly formName: string | null
    readonly revision: string | null
    readonly because: readonly string[]
  },
): Draft => {
  const labels = findLabels(sheet, form)
  const signer = readSigner(sheet, form, labels, { caption: known.caption, conflict: known.conflict, hasNumber: known.hasNumber })
  const ticks = readBoxes(sheet, form)
  const { fields, byHand } = readFields(sheet, form, labels)
  return {
    pages: [sheet.page.number],
    form,
    formName: known.formName,
    revision: known.revision,
    confidence: known.confidence,
    signer,
    ticks,
    fields,
    byHand,
    legible: sheet.legible,
    doubts: known.conflict ? ['kind', 'signer'] : [],
    because: [...known.because, `signer: ${signer.because}`, ...ticks.doubts],
    byText: sheet.page.source === 'text-layer',
  }
}
