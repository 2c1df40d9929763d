// From a first reading, and a second of each place, to what the reader proposes: a value passes unasked only if both say the same.
import { plainOf } from './skeleton.ts'
import { namesCourt } from './language.ts'
import { leadMax, mustAsk, mustAskWeighed, pointsOf, shareRight, shareWeighed } from './evidence.ts'
import { valueOf } from './field-value.ts'
import type { Draft, DraftField } from './draft.ts'
import { legibleMin } from './signer-proof.ts'
import { contradictionsIn } from './cross-check.ts'
import type { Evidence, WeighedEvidence } from './evidence.ts'
import type { Read } from '../document/paper.ts'
import type { Value } from './field-value.ts'
import type { Ask, FieldName, InstrumentRead } from './instrument.ts'

/** Another reading of the words at a field's place; null where there is none (the file's own text, or a long value). */
export type SecondReading = {
  readonly words: readonly string[]
  readonly confidence: number
  /** What all readings of the place together speak for, best first; on one reading of a place at most. */
  readonly spellings?: readonly Spelling[]
} | null
/** One way to spell what stands at a place; of two, the greater `score` (natural logarithm) explains better what all engines saw. */
export type Spelling = { readonly text: string; readonly score: number }
export type SecondReadings = (page: number, field: DraftField) => readonly SecondReading[]

/** Of three that agree the weakest may be this weak. */
const weakMin = 0.4
/** A first reading below this counts for nothing against two others that agree at `outvoteMin` or more. */
const doubtedMax = 0.5
const outvoteMin = 0.9
/** What such a value may claim at most: it was seen right on every page measured, but those were few. */
const outvotedShare = 0.97
const kindMin = 0.72
/** A page on which fewer than this share of the fields pass is asked as a whole. */
const pageShareMin = 0.5

export const settle = (draft: Draft, second: SecondReadings): InstrumentRead => {
  const settled = draft.fields.map((field) => ({
    name: field.field,
    read: settleField(field, draft.byText ? [] : second(field.page, field), draft.byText),
  }))
  const unread = draft.unread.flatMap((field) => {
    const read = settleUnread(field, draft.byText ? [] : second(field.page, field))
    return read === null ? [] : [{ name: field.field, read }]
  })
  const passed = settled.filter(({ read }) => !read.needsReview).length
  const poorPage = !draft.byText && settled.length >= 4 && passed < settled.length * pageShareMin
  const fields: Partial<Record<FieldName, Read<string>>> = {}
  for (const { name, read } of [...settled, ...unread]) fields[name] = poorPage ? { ...read, needsReview: true } : read
  const asks = asksOf(draft)
  const missing = missingOf(draft, new Set(Object.keys(fields)))
  const contradictions = contradictionsIn(draft)
  const needsReview = [
    ...Object.entries(fields).flatMap(([name, read]) => (read.needsReview ? [name] : [])),
    ...missing,
    ...contradictions
      .flatMap((each) => each.asks)
      .filter((name) => name !== 'form' && name !== 'ticked' && fields[name]?.needsReview !== true),
    ...(draft.confidence < kindMin || draft.doubts.includes('kind') ? ['kind'] : []),
    ...(draft.doubts.includes('form') || contradictions.some((each) => each.asks.includes('form')) ? ['form'] : []),
    ...(draft.signer.needsReview ? ['signer'] : []),
    ...(draft.ticks.doubts.length > 0 || contradictions.some((each) => each.asks.includes('ticked')) ? ['ticked'] : []),
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
    because: [...draft.because, ...contradictions.map((each) => each.says)],
  }
}

/** Blanks that most papers leave empty. */
const seldom: ReadonlySet<FieldName> = new Set(['fax', 'receivedOn', 'interviewOn'])

/** Fields that every such paper bears and that were not found: they are asked, for what is overlooked is as wrong as what is misread. */
const missingOf = (draft: Draft, have: ReadonlySet<string>): readonly FieldName[] => {
  // On a page that is hard to read even a blank that is often empty may have lost its value.
  const hard = draft.legible < legibleMin
  const always = draft.form.fields.filter((label) => label.always === true || (hard && !seldom.has(label.field))).map(({ field }) => field)
  const court = draft.form.court === true ? (['courtName'] as const) : []
  const cancelled = draft.ticks.ticked.includes('cancel-previous') ? (['cancelsDetainerOf'] as const) : []
  return [...new Set([...always, ...court, ...cancelled, ...draft.byHand])].filter((name) => !have.has(name))
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
  const weighed = others.find((other) => other?.spellings !== undefined)?.spellings
  if (weighed !== undefined) return settleWeighed(field, weighed, others)
  const readings = others
    .filter((other) => other !== null)
    .map((other) => ({ value: valueOf(other.words, field.type), confidence: other.confidence }))
  const same = readings.filter((reading) => reading.value !== null && plainOf(reading.value.value) === plainOf(field.value.value))
  if (same.length > 0) {
    const spelt = spellingOf(
      field.value,
      same.flatMap((reading) => reading.value ?? []),
      field.type,
    )
    const all = [field.confidence, ...same.map((reading) => reading.confidence)].toSorted((one, two) => one - two)
    const [lowest = 0, middle = 0] = all
    const evidence: Evidence = {
      others: readings.length,
      agreeing: same.length,
      confidence: all.length >= 3 && lowest >= weakMin ? middle : lowest,
      type: field.type,
      sound: !field.doubtful && spelt.sound && possible(field.type, field.field, spelt.value),
      spelt: spelt.alike,
      legible: field.legible,
    }
    return { value: spelt.value, confidence: shareRight(pointsOf(evidence)), ...place, needsReview: mustAsk(evidence) }
  }
  const sounds = readings.filter((reading) => reading.value !== null && reading.value.sound)
  const outvoting = sounds.find(
    (one) => sounds.filter((two) => plainOf(two.value?.value ?? '') === plainOf(one.value?.value ?? '')).length >= 2 && same.length === 0,
  )
  if (outvoting?.value !== undefined && outvoting.value !== null && isOutvoted(field, readings)) {
    const lowest = Math.min(...readings.map((reading) => reading.confidence))
    const isPossible = possible(field.type, field.field, outvoting.value.value)
    return {
      value: outvoting.value.value,
      confidence: Math.min(outvotedShare, round(lowest)),
      ...place,
      needsReview: !isPossible || readings.length < 2,
    }
  }
  const better =
    outvoting ??
    sounds
      .toSorted((a, b) => b.confidence - a.confidence)
      .find((reading) => !field.value.sound || reading.confidence > field.confidence + 0.1)
  const value = better?.value?.value ?? field.value.value
  const confidence = readings.length === 0 ? Math.min(field.confidence, 0.8) : Math.min(0.6, better?.confidence ?? field.confidence)
  return { value, confidence: round(confidence), ...place, needsReview: true }
}

/** Spellings that give one value are one, with the score of the best. */
export const valuesOf = (
  type: DraftField['type'],
  spellings: readonly Spelling[],
): readonly { readonly value: Value; readonly score: number }[] => {
  const found = new Map<string, { readonly value: Value; readonly score: number }>()
  for (const { text, score } of spellings) {
    const value = valueOf(text.split(' '), type)
    if (value !== null && (found.get(value.value)?.score ?? Number.NEGATIVE_INFINITY) < score) found.set(value.value, { value, score })
  }
  return [...found.values()].toSorted((a, b) => b.score - a.score)
}

/** A place without a word at first: what is seen there on a second look is its value; null where nothing is. */
const settleUnread = (field: DraftField, others: readonly SecondReading[]): Read<string> | null => {
  const weighed = others.find((other) => other?.spellings !== undefined)?.spellings ?? []
  const [best] = valuesOf(field.type, weighed)
  if (best === undefined || !best.value.sound) return null
  const read = settleWeighed(field, weighed, others)
  return freeText.has(field.type) ? { ...read, needsReview: true } : read
}
/** Without a shape to be told by, what stands in such a place may be anything. */
const freeText: ReadonlySet<DraftField['type']> = new Set<DraftField['type']>([
  'name',
  'listed-name',
  'text',
  'officer',
  'docket',
  'country',
])

const settleWeighed = (field: DraftField, spellings: readonly Spelling[], others: readonly SecondReading[]): Read<string> => {
  const place = { page: field.page, box: field.box }
  const weighed = weighedEvidence(field, spellings, others)
  if (weighed === null) return { value: field.value.value, confidence: 0.1, ...place, needsReview: true }
  const { value, evidence } = weighed
  return { value, confidence: shareWeighed(evidence), ...place, needsReview: mustAskWeighed(evidence) }
}

/** The best value of a place and what speaks for it; null where nothing read there could be a value. */
export const weighedEvidence = (
  field: DraftField,
  spellings: readonly Spelling[],
  others: readonly SecondReading[],
): { readonly value: string; readonly evidence: WeighedEvidence } | null => {
  const [best, next] = valuesOf(field.type, spellings)
  if (best === undefined) return null
  const readings = [
    { words: field.value.value.split(' '), confidence: field.confidence },
    ...others.filter((other) => other !== null && other.spellings === undefined),
  ].flatMap((reading) =>
    reading === null ? [] : [{ value: valueOf(reading.words, field.type)?.value ?? '', confidence: reading.confidence }],
  )
  const agreeing = readings.filter(({ value }) => plainOf(value) === plainOf(best.value.value))
  // Readers join words more often than they part one: where they differ in that, a name is asked.
  const spaces = (text: string): number => text.split(' ').length
  const isParted = isName(field.type) && agreeing.some(({ value }) => spaces(value) > spaces(best.value.value))
  const evidence: WeighedEvidence = {
    lead: best.score - (next?.score ?? best.score - leadMax),
    readings: readings.length,
    agreeing: agreeing.length,
    alike: readings.filter(({ value }) => value === best.value.value).length,
    confidence: Math.max(0, ...agreeing.map((reading) => reading.confidence)),
    type: field.type,
    sound: !field.doubtful && !isParted && best.value.sound && possible(field.type, field.field, best.value.value),
    legible: field.legible,
  }
  return { value: best.value.value, evidence }
}

/** Two engines that agree with each other carry a value past a first reading that was no value at all or that its own reader doubted. */
const isOutvoted = (field: DraftField, readings: readonly { readonly confidence: number }[]): boolean =>
  (!field.value.sound || field.confidence < doubtedMax) && readings.every((reading) => reading.confidence >= outvoteMin)

type Spelt = { readonly value: string; readonly sound: boolean; readonly alike: boolean }

/**
 * Readings that agree in letters and digits may differ in capitals, points, commas and spaces. Of spaces the reading with most is taken,
 * for readers join words more often than they part one; of a name such a difference is asked. For the rest what most print is taken.
 */
const spellingOf = (first: Value, others: readonly Value[], type: DraftField['type']): Spelt => {
  const all = [first, ...others]
  const close = (value: Value): string => value.value.replaceAll(/\s/g, '')
  const votes = all.map((value) => all.filter((other) => close(other) === close(value)).length)
  const most = Math.max(...votes)
  const spaces = (value: Value): number => value.value.split(' ').length
  const chosen = all.filter((_, index) => votes[index] === most).toSorted((a, b) => spaces(b) - spaces(a))[0] ?? first
  const parted = new Set(all.map(spaces)).size > 1
  const alike = all.every((value) => value.value === chosen.value)
  return { value: chosen.value, sound: most > all.length / 2 && chosen.sound && !(isName(type) && parted), alike }
}

const isName = (type: DraftField['type']): boolean => type === 'name' || type === 'listed-name'

const round = (value: number): number => Math.round(value * 100) / 100

/** Dates no paper of this kind can bear are asked, however clearly they are read. */
const possible = (type: DraftField['type'], name: FieldName, value: string): boolean => {
  if (name === 'courtName') return namesCourt(value)
  if (name === 'eventNumber') return /^[A-Z]{3}\d{6,12}$/.test(value)
  // Nobody asks for records in one word: the rest was lost.
  if (name === 'recordsSought') return value.split(' ').length >= 3
  if (name === 'subjectId') return /^\d{6,12}$/.test(value)
  if (type !== 'date' && type !== 'date-in-words') return true
  const year = Number(value.slice(0, 4))
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false
  return name === 'dateOfBirth' ? year >= 1905 && year <= 2022 : year >= 1990 && year <= 2099
}
