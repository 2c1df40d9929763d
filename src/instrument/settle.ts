// From a first reading, and a second of each place, to what the reader proposes: a value passes unasked only if both say the same.
import { plainOf } from './skeleton.ts'
import { valueOf } from './field-value.ts'
import type { Draft, DraftField } from './draft.ts'
import type { Read } from '../document/paper.ts'
import type { Ask, FieldName, InstrumentRead } from './instrument.ts'

/** Another reading of the words at a field's place; null where there is none (the file's own text, or a long value). */
export type SecondReading = { readonly words: readonly string[]; readonly confidence: number } | null
export type SecondReadings = (page: number, field: DraftField) => readonly SecondReading[]

/**
 * Two readings that agree pass at 0.80 each: of 290 values of fair faxes none of these was wrong. Three that agree may have one weak
 * among them (a whitelist or a thin stroke lowers confidence more than truth).
 */
const passMin = 0.8
const weakMin = 0.4
const kindMin = 0.72
/** A page on which fewer than this share of the fields pass is asked as a whole. */
const pageShareMin = 0.5

export const settle = (draft: Draft, second: SecondReadings): InstrumentRead => {
  const settled = draft.fields.map((field) => ({
    name: field.field,
    read: settleField(field, draft.byText ? [] : second(field.page, field), draft.byText),
  }))
  const passed = settled.filter(({ read }) => !read.needsReview).length
  const poorPage = !draft.byText && settled.length >= 4 && passed < settled.length * pageShareMin
  const fields: Partial<Record<FieldName, Read<string>>> = {}
  for (const { name, read } of settled) fields[name] = poorPage ? { ...read, needsReview: true } : read
  const asks = asksOf(draft)
  const needsReview = [
    ...Object.entries(fields).flatMap(([name, read]) => (read.needsReview ? [name] : [])),
    ...(draft.confidence < kindMin || draft.doubts.includes('kind') ? ['kind'] : []),
    ...(draft.doubts.includes('form') ? ['form'] : []),
    ...(draft.signer.needsReview ? ['signer'] : []),
    ...(draft.ticks.doubts.length > 0 ? ['ticked'] : []),
  ]
  return {
    pages: draft.pages,
    kind: draft.form.kind,
    form: draft.formName,
    revision: draft.revision,
    confidence: draft.confidence,
    issuingBody: draft.form.issuingBody,
    signer: { role: draft.signer.role, confidence: draft.signer.confidence, needsReview: draft.signer.needsReview },
    asks,
    fields,
    ticked: draft.ticks.ticked,
    needsReview,
    because: draft.because,
  }
}

/** A ticked cancel line makes the paper the opposite of a request: it asks for nothing any more. */
const asksOf = (draft: Draft): readonly Ask[] => {
  if (draft.ticks.ticked.includes('cancel-previous')) return []
  const byBox = draft.form.boxes.filter((box) => box.asks !== undefined)
  if (byBox.length === 0) return draft.form.asks
  const seen = byBox.filter((box) => draft.ticks.seen.includes(box.tick))
  if (seen.length > 0) return draft.ticks.asks
  return ['hold-past-release', 'notify-of-release']
}

/** Whether the value would go unasked with these readings. */
export const passes = (field: DraftField, others: readonly SecondReading[]): boolean => !settleField(field, others, false).needsReview

const settleField = (field: DraftField, others: readonly SecondReading[], byText: boolean): Read<string> => {
  const place = { page: field.page, box: field.box }
  if (byText)
    return {
      value: field.value.value,
      confidence: field.value.sound ? 0.99 : 0.6,
      ...place,
      needsReview: !field.value.sound || !possible(field.type, field.field, field.value.value),
    }
  const readings = others
    .filter((other) => other !== null)
    .map((other) => ({ value: valueOf(other.words, field.type), confidence: other.confidence }))
  const same = readings.filter((reading) => reading.value !== null && plainOf(reading.value.value) === plainOf(field.value.value))
  const agreed = readings.length > 0 && same.length === readings.length
  const sound = field.value.sound && possible(field.type, field.field, field.value.value)
  if (agreed) {
    const all = [field.confidence, ...same.map((reading) => reading.confidence)].toSorted((a, b) => a - b)
    const [lowest = 0, middle = 0] = all
    const confidence = all.length >= 3 && lowest >= weakMin ? middle : lowest
    return { value: field.value.value, confidence: round(confidence), ...place, needsReview: !sound || confidence < passMin }
  }
  const better = readings
    .filter((reading) => reading.value !== null && reading.value.sound)
    .toSorted((a, b) => b.confidence - a.confidence)
    .find((reading) => !field.value.sound || reading.confidence > field.confidence + 0.1)
  const value = better?.value?.value ?? field.value.value
  const confidence = readings.length === 0 ? Math.min(field.confidence, 0.8) : Math.min(0.6, better?.confidence ?? field.confidence)
  return { value, confidence: round(confidence), ...place, needsReview: true }
}

const round = (value: number): number => Math.round(value * 100) / 100

/** Dates no paper of this kind can bear are asked, however clearly they are read. */
const possible = (type: DraftField['type'], name: FieldName, value: string): boolean => {
  if (type !== 'date') return true
  const year = Number(value.slice(0, 4))
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false
  return name === 'dateOfBirth' ? year >= 1905 && year <= 2022 : year >= 1990 && year <= 2099
}
