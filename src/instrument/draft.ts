// A first reading of one instrument: its fields with the places where they were found, before any place is read a second time.
import { blankOf, findLabels, labelOf } from './blank.ts'
import { around, boxOf } from './sheet.ts'
import { readBoxes } from './check-box.ts'
import { readSigner } from './signer.ts'
import { valueOf } from './field-value.ts'
import type { Box } from '../document/paper.ts'
import type { Caption } from './court-caption.ts'
import type { Form, ValueType } from './form.ts'
import type { Labels } from './blank.ts'
import type { FieldName } from './instrument.ts'
import type { Signer } from './signer.ts'
import type { Ticks } from './check-box.ts'
import type { Value } from './field-value.ts'
import type { Sheet, Token } from './sheet.ts'

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
  readonly doubts: readonly string[]
  readonly because: readonly string[]
  /** True: words come from the file itself, not from sight; a second reading would only repeat them. */
  readonly byText: boolean
}

/** Words that two labels claim belong to one of them at most: both values are asked. */
export const readFields = (sheet: Sheet, form: Form, labels: Labels): readonly DraftField[] => {
  const fields: DraftField[] = []
  const owners = new Map<Token, number>()
  for (const label of form.fields) {
    for (const text of label.labels) {
      const hit = labelOf(sheet, labels, { ...label, labels: [text] })
      const blank = hit === null ? null : blankOf(sheet, labels, hit, label)
      const tokens = blank === null ? [] : withoutEdges(blank.tokens)
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
        type: label.type,
        value: blank?.mayBeMore === true || others.length > 0 ? { ...value, sound: false } : value,
        confidence: Math.min(...tokens.filter((token) => token.skeleton !== '').map((token) => token.confidence)),
        page: sheet.page.number,
        box: boxOf(sheet, around(tokens)),
        lines: new Set(tokens.map((token) => token.line)).size,
      })
      break
    }
  }
  return fields
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
    readonly formName: string | null
    readonly revision: string | null
    readonly because: readonly string[]
  },
): Draft => {
  const labels = findLabels(sheet, form)
  const signer = readSigner(sheet, form, labels, known.caption, known.conflict)
  const ticks = readBoxes(sheet, form)
  return {
    pages: [sheet.page.number],
    form,
    formName: known.formName,
    revision: known.revision,
    confidence: known.confidence,
    signer,
    ticks,
    fields: readFields(sheet, form, labels),
    doubts: known.conflict ? ['kind', 'signer'] : [],
    because: [...known.because, `signer: ${signer.because}`, ...ticks.doubts],
    byText: sheet.page.source === 'text-layer',
  }
}
