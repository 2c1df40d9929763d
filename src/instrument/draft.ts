// A first reading of one instrument: its fields with the places where they were found, before any place is read a second time.
import { blankOf } from './blank.ts'
import { placeByShape } from './by-shape.ts'
import { findLabels, labelOf } from './labels.ts'
import { around, boxOf, holds, middleY } from './sheet.ts'
import { defendantOn } from './party.ts'
import { readBoxes } from './check-box.ts'
import { readSigner } from './signer.ts'
import { valueOf } from './field-value.ts'
import type { Box } from '../document/paper.ts'
import type { Caption } from './court-caption.ts'
import type { CourtRoster } from './court-roster.ts'
import type { FieldLabel, Form, ValueType } from './form.ts'
import type { Labels } from './labels.ts'
import type { FieldName } from './instrument.ts'
import type { Signer } from './signer.ts'
import type { Ticks } from './check-box.ts'
import type { Value } from './field-value.ts'
import type { Area, Sheet, Token } from './sheet.ts'

/** One line of a value: where it stands, and what was read there at first. */
export type LineOfField = {
  readonly box: Box
  readonly text: string
  readonly confidence: number
  /** From where to where the line may go on, as shares of the page's width: up to the label, the cell's border, the form's next words. */
  readonly room: readonly [from: number, to: number]
}

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
  /** The same line by line, from the top: an engine that reads single lines is given each. */
  readonly parts: readonly LineOfField[]
  /** Share of the page's words that are legible. */
  readonly legible: number
  /** True: more or less than the value may stand at this place, or another label claims it: a person looks, whatever is read there. */
  readonly doubtful: boolean
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
  /** Blanks in which no word was found: the place is looked at again, for a single letter is easily overlooked on a whole page. */
  readonly unread: readonly DraftField[]
  /** Blanks with ink in them that is no word: handwriting, or dirt that a person must tell from it. */
  readonly byHand: readonly FieldName[]
  readonly legible: number
  readonly doubts: readonly string[]
  readonly because: readonly string[]
  /** True: words come from the file itself, not from sight; a second reading would only repeat them. */
  readonly byText: boolean
}

/** Words that two labels claim belong to one of them at most: both values are asked. */
export const readFields = (sheet: Sheet, form: Form, labels: Labels): Pick<Draft, 'fields' | 'unread' | 'byHand'> => {
  const fields: DraftField[] = []
  const unread: DraftField[] = []
  const byHand = new Set<FieldName>()
  const owners = new Map<Token, number>()
  for (const label of form.fields) {
    for (const text of label.labels) {
      const { tokens: found, mayBeMore, area } = placeOf(sheet, labels, label, text)
      const type = label.type === 'name' && form.issuingBody === 'dhs' ? 'listed-name' : label.type
      const inOrder = label.long === true ? inLines(found, sheet.unit).flat() : found
      const tokens = narrowed(inOrder, label.type)
      if (area !== null && isInked(sheet, area)) byHand.add(label.field)
      const value =
        tokens.length === 0
          ? null
          : valueOf(
              tokens.map((token) => token.text),
              type,
            )
      if (value === null) {
        if (area !== null && (tokens.length === 0 || label.type === 'sex')) unread.push(unreadField(sheet, label, area))
        continue
      }
      const others = tokens.flatMap((token) => owners.get(token) ?? [])
      for (const token of tokens) owners.set(token, fields.length)
      for (const other of new Set(others)) {
        const shared = fields[other]
        if (shared !== undefined) fields[other] = { ...shared, value: { ...shared.value, sound: false }, doubtful: true }
      }
      fields.push({
        field: label.field,
        type: type === 'date' && tokens.some((token) => /\p{L}{3}/u.test(token.text)) ? 'date-in-words' : type,
        value: mayBeMore || others.length > 0 ? { ...value, sound: false } : value,
        confidence: leastOf(tokens),
        page: sheet.page.number,
        box: boxOf(sheet, around(tokens)),
        ...linesOf(
          sheet,
          tokens,
          roomOf(
            sheet,
            labels,
            area,
            found.filter((token) => !tokens.includes(token)),
          ),
        ),
        legible: sheet.legible,
        doubtful: mayBeMore || others.length > 0,
      })
      break
    }
  }
  const have = new Set([...fields.map(({ field }) => field), ...byHand])
  const isLost = (name: FieldName): boolean => !have.has(name) && !unread.some(({ field }) => field === name)
  fields.push(...lostFields(sheet, form, labels, isLost, new Set(owners.keys())))
  for (const { field } of fields) have.add(field)
  return { fields, unread: unread.filter(({ field }, index) => !have.has(field) && firstOf(unread, field) === index), byHand: [...byHand] }
}

/** In a letter an address or a date is as often the sender's own; in a file's own text no label is lost. */
const lostFields = (
  sheet: Sheet,
  form: Form,
  labels: Labels,
  isLost: (name: FieldName) => boolean,
  owned: Set<Token>,
): readonly DraftField[] => {
  if (form.name === null || sheet.page.source === 'text-layer') return []
  const wanted = form.fields.filter(
    (label) => isLost(label.field) && (form.issuingBody === 'dhs' || label.always === true || label.field === 'caseNumber'),
  )
  return wanted.flatMap((label) => {
    const tokens = placeByShape({ sheet, labels, owned }, label)
    const field = tokens === null ? null : byShapeAlone(sheet, form, label, tokens)
    if (field === null || tokens === null) return []
    for (const token of tokens) owned.add(token)
    return [field]
  })
}

/** A value whose label was lost, found by its shape: never taken unasked. */
const byShapeAlone = (sheet: Sheet, form: Form, label: FieldLabel, tokens: readonly Token[]): DraftField | null => {
  const type = label.type === 'name' && form.issuingBody === 'dhs' ? 'listed-name' : label.type
  const value = valueOf(
    tokens.map(({ text }) => text),
    type,
  )
  return value === null
    ? null
    : {
        field: label.field,
        type,
        value: { ...value, sound: false },
        confidence: leastOf(tokens),
        page: sheet.page.number,
        box: boxOf(sheet, around(tokens)),
        ...linesOf(sheet, tokens, (line) => [around(line).x0, around(line).x1]),
        legible: sheet.legible,
        doubtful: true,
      }
}

const firstOf = (unread: readonly DraftField[], name: FieldName): number => unread.findIndex(({ field }) => field === name)

const unreadField = (sheet: Sheet, label: FieldLabel, area: Area): DraftField => {
  const box = boxOf(sheet, area)
  return {
    field: label.field,
    type: label.type,
    value: { value: '', sound: false },
    confidence: 0,
    page: sheet.page.number,
    box,
    lines: 1,
    parts: [{ box, text: '', confidence: 0, room: [box[0], box[0] + box[2]] }],
    legible: sheet.legible,
    doubtful: false,
  }
}

/** The words by the lines in which they stand; `room` is as far as a line may go on beyond the words found. */
export const linesOf = (
  sheet: Sheet,
  tokens: readonly Token[],
  room: (line: readonly Token[]) => readonly [number, number],
): Pick<DraftField, 'lines' | 'parts'> => {
  const parts = inLines(tokens, sheet.unit).map((words) => {
    const [from, to] = room(words)
    return {
      box: boxOf(sheet, around(words)),
      text: words.map((word) => word.text).join(' '),
      confidence: leastOf(words),
      room: [from / sheet.page.widthPx, to / sheet.page.widthPx] as const,
    }
  })
  return { lines: parts.length, parts }
}

/** In one blank lines are short: words of one height stand in one, though the page as a whole hangs. */
const inLines = (tokens: readonly Token[], unit: number): readonly (readonly Token[])[] => {
  const lines: Token[][] = []
  for (const token of tokens.toSorted((a, b) => middleY(a) - middleY(b))) {
    const last = lines.at(-1)
    const middle = last === undefined ? 0 : last.reduce((sum, one) => sum + middleY(one), 0) / last.length
    if (last === undefined || middleY(token) - middle > 0.6 * unit) lines.push([token])
    else last.push(token)
  }
  return lines.map((line) => line.toSorted((a, b) => a.x0 - b.x0))
}

/** From the words outwards to what is known to be something else: claimed words, words cut off by the value's shape, the blank's ends. */
const roomOf =
  (sheet: Sheet, labels: Labels, area: Area | null, cutOff: readonly Token[]) =>
  (line: readonly Token[]): readonly [number, number] => {
    const here = around(line)
    if (area === null) return [here.x0, here.x1]
    const beside = sheet.tokens.filter(
      (token) =>
        (labels.claimed.has(token) || cutOff.includes(token)) &&
        Math.min(token.y1, here.y1) - Math.max(token.y0, here.y0) > 0.3 * sheet.unit,
    )
    return [
      Math.min(here.x0, Math.max(area.x0, ...beside.filter((token) => token.x0 < here.x0).map((token) => token.x1 + 3))),
      Math.max(here.x1, Math.min(area.x1, ...beside.filter((token) => token.x1 > here.x1).map((token) => token.x0 - 3))),
    ]
  }

const leastOf = (tokens: readonly Token[]): number =>
  Math.min(...tokens.filter((token) => token.skeleton !== '').map((token) => token.confidence))

/** Types whose shape says where the value ends: what runs on in the same line is the form's text. */
const endsByShape: ReadonlySet<ValueType> = new Set<ValueType>(['phone', 'date', 'date-in-words'])

/** The first words that have the value's shape; where none have, the words up to the last digit before the text goes on. */
const narrowed = (tokens: readonly Token[], type: ValueType): readonly Token[] => {
  if (!endsByShape.has(type) || tokens.length < 2) return tokens
  for (let end = 1; end <= tokens.length; end += 1) {
    const value = valueOf(
      tokens.slice(0, end).map((token) => token.text),
      type,
    )
    if (value?.sound === true) return withoutLead(tokens.slice(0, end), type)
  }
  const last = tokens.findIndex((token, index) => index > 0 && !/\d/.test(token.text) && /\p{L}{2}/u.test(token.text))
  return last > 0 && tokens.slice(0, last).some((token) => /\d/.test(token.text)) ? tokens.slice(0, last) : tokens
}

/** Words before the value that are no part of it: of specks and of a label's end. */
const withoutLead = (tokens: readonly Token[], type: ValueType): readonly Token[] => {
  for (let from = tokens.length - 1; from > 0; from -= 1) {
    const rest = tokens.slice(from)
    const words = rest.map((token) => token.text)
    const whole = valueOf(
      tokens.map((token) => token.text),
      type,
    )
    if (valueOf(words, type)?.sound === true && valueOf(words, type)?.value === whole?.value) return rest
  }
  return tokens
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
    readonly roster?: CourtRoster | undefined
  },
): Draft => {
  const labels = findLabels(sheet, form)
  const signer = readSigner(sheet, form, labels, known)
  const ticks = readBoxes(sheet, form)
  const { fields, unread, byHand } = readFields(sheet, form, labels)
  return {
    pages: [sheet.page.number],
    form,
    formName: known.formName,
    revision: known.revision,
    confidence: known.confidence,
    signer,
    ticks,
    fields,
    unread,
    byHand,
    legible: sheet.legible,
    doubts: known.conflict ? ['kind', 'signer'] : [],
    because: [...known.because, `signer: ${signer.because}`, ...ticks.doubts],
    byText: sheet.page.source === 'text-layer',
  }
}
