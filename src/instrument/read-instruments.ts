// From the pages of one transmission to its instruments: pages classed, grouped in page order, fields read, values settled.
import { classify } from './classify.ts'
import { draftOf, linesOf, readFields } from './draft.ts'
import { findLabels } from './labels.ts'
import { forms } from './forms.ts'
import { letterOn } from './letter.ts'
import { pageCountOf } from './form-number.ts'
import { legibleMin } from './signer-proof.ts'
import { plainOf } from './skeleton.ts'
import { settle } from './settle.ts'
import { around, boxOf, sheetOf } from './sheet.ts'
import { isNextOf, isNumberedAfter } from './unknown-pages.ts'
import type { CourtRoster } from './court-roster.ts'
import type { Draft } from './draft.ts'
import type { Form } from './form.ts'
import type { Page } from '../document/paper.ts'
import type { PageClass } from './classify.ts'
import type { Reading } from './instrument.ts'
import type { SecondReadings } from './settle.ts'
import type { Sheet, Token } from './sheet.ts'

export type Drafts = { readonly drafts: readonly Draft[]; readonly pageCount: number; readonly pagesNotUnderstood: readonly number[] }

/**
 * Pages in transmission order; `pageCount` counts also those that were not read. First pages are found first, wherever they lie; then each
 * page that continues a form goes to the paper it can belong to: the last one before it that lacks it, else the next one after it.
 * Pages of no known form that follow one another are one paper.
 */
export const draftInstruments = (pages: readonly Page[], pageCount = pages.length, roster?: CourtRoster): Drafts => {
  const seen = pages.map((page) => {
    const sheet = sheetOf(page)
    return { sheet, found: classify(sheet) }
  })
  const drafts: Draft[] = seen.flatMap(({ sheet, found }) =>
    found.kind === 'first' ? [firstDraft(sheet, found, roster)] : found.kind === 'text' ? [textDraft(sheet)] : [],
  )
  const numbers = new Map(drafts.map((draft) => [draft.pages[0] ?? 0, new Set([1])]))
  const legible = seen.filter(({ found }) => found.kind !== 'blank' && found.kind !== 'not-understood')
  for (const [index, { sheet, found }] of legible.entries()) {
    if (found.kind !== 'continues') continue
    const before = legible[index - 1]
    const followsUnknown = before !== undefined && isOfNoForm(before.found) && isOfNoForm(found) && isNumberedAfter(before.sheet, sheet)
    if (followsUnknown) drafts.push(stray(sheet, unknownForm))
    else if (!join(drafts, numbers, sheet, found.forms)) drafts.push(stray(sheet, isOfNoForm(found) ? unknownForm : formElsewhere))
  }
  const pagesNotUnderstood = seen.flatMap(({ sheet, found }) => (found.kind === 'not-understood' ? [sheet.page.number] : []))
  const read = new Set(pages.map((page) => page.number))
  const unread = Array.from({ length: pageCount }, (_, index) => index + 1).filter((number) => !read.has(number))
  const inOrder = drafts.toSorted((a, b) => (a.pages[0] ?? 0) - (b.pages[0] ?? 0))
  const whole = gathered(
    inOrder,
    legible.map(({ sheet }) => sheet),
  )
  return { drafts: withRepeats(whole), pageCount, pagesNotUnderstood: [...pagesNotUnderstood, ...unread].toSorted((a, b) => a - b) }
}

/** Text, or a page that says it is not the first and does not say of what. */
const isOfNoForm = (found: PageClass): boolean => found.kind === 'text' || (found.kind === 'continues' && found.forms === forms)

/** Drafts in order; a page of no known form goes to the unknown paper of the page before it, and by its number also to a letter. */
const gathered = (drafts: readonly Draft[], legible: readonly Sheet[]): readonly Draft[] => {
  const kept: Draft[] = []
  for (const draft of drafts) {
    const at = legible.findIndex((sheet) => sheet.page.number === draft.pages[0])
    const [before, here] = [legible[at - 1], legible[at]]
    const index = before === undefined ? -1 : kept.findIndex((other) => other.pages.includes(before.page.number))
    const open = kept[index]
    const isSingle = draft.form.kind === 'other' && draft.form.anchors.length === 0 && draft.pages.length === 1
    if (before !== undefined && here !== undefined && open !== undefined && isSingle && isPartOf(open, draft, before, here))
      kept[index] = { ...open, pages: [...open.pages, here.page.number] }
    else kept.push(draft)
  }
  return kept.map((draft) =>
    draft.form.kind === 'other' && draft.form.anchors.length === 0 && draft.pages.length > 1
      ? { ...draft, because: [...draft.because, `${draft.pages.length} pages that follow one another`] }
      : draft,
  )
}

const isPartOf = (open: Draft, draft: Draft, before: Sheet, here: Sheet): boolean =>
  isNumberedAfter(before, here)
    ? open.form.anchors.length === 0
    : open.form === unknownForm && draft.form === unknownForm && isNextOf(before, here)

/** A paper that says the same as one before it was sent twice: both are kept, and the second says so. */
const withRepeats = (drafts: readonly Draft[]): readonly Draft[] =>
  drafts.map((draft, index) => {
    const before = drafts.slice(0, index).find((other) => saysTheSame(draft, other))
    return before === undefined
      ? draft
      : { ...draft, because: [...draft.because, `says the same as the paper that begins on page ${before.pages[0] ?? 0}: sent twice`] }
  })

const saysTheSame = (one: Draft, other: Draft): boolean => {
  if (one.form !== other.form || one.form.kind === 'other' || one.ticks.ticked.join() !== other.ticks.ticked.join()) return false
  const values = new Map(other.fields.map((field) => [field.field, plainOf(field.value.value)]))
  const shared = one.fields.filter((field) => values.has(field.field))
  const equal = shared.filter((field) => values.get(field.field) === plainOf(field.value.value))
  return shared.length >= 3 && equal.length >= shared.length * 0.8
}

export const settleInstruments = (drafts: Drafts, second: SecondReadings): Reading => ({
  instruments: drafts.drafts.map((draft) => settle(draft, second)),
  pageCount: drafts.pageCount,
  pagesNotUnderstood: drafts.pagesNotUnderstood,
})

/** Whole reading without a second look: what was read by sight is then all to be confirmed. */
export const readInstruments = (pages: readonly Page[], second: SecondReadings = () => [], roster?: CourtRoster): Reading =>
  settleInstruments(draftInstruments(pages, pages.length, roster), second)

const firstDraft = (sheet: Sheet, found: Extract<PageClass, { kind: 'first' }>, roster?: CourtRoster): Draft => {
  const draft = draftOf(sheet, found.form, {
    confidence: found.confidence,
    caption: found.caption,
    conflict: found.conflict,
    hasNumber: found.number !== null,
    formName: found.form.name,
    revision: found.number?.revision ?? null,
    because: found.because,
    roster,
  })
  return withCourt(sheet, draft, found)
}

/** The court's name stands above the title, as `for the District of Colorado`, in a line of its own or in a cell. */
const withCourt = (sheet: Sheet, draft: Draft, found: Extract<PageClass, { kind: 'first' }>): Draft => {
  if (found.form.court !== true) return draft
  const tokens = courtTokens(sheet)
  if (tokens.length === 0) return draft
  const field = {
    field: 'courtName',
    type: 'text',
    value: {
      value: tokens
        .map((token) => token.text)
        .join(' ')
        .replace(/[^\p{L}]+$/u, ''),
      sound: tokens.every((token) => /^\p{L}+[.,]?$/u.test(token.text)),
    },
    confidence: Math.min(...tokens.map((token) => token.confidence)),
    page: sheet.page.number,
    box: boxOf(sheet, around(tokens)),
    ...linesOf(sheet, tokens, (line) => [around(line).x0, around(line).x1]),
    legible: sheet.legible,
    doubtful: false,
  } as const
  return { ...draft, fields: [...draft.fields, field] }
}

const courtTokens = (sheet: Sheet): readonly Token[] => {
  for (const line of sheet.lines.filter((tokens) => (tokens[0]?.y0 ?? 0) < sheet.page.heightPx * 0.4)) {
    const at = line.findIndex((token, index) => /^district$/i.test(token.text) && /^of$/i.test(line[index + 1]?.text ?? ''))
    if (at < 0) continue
    const first = /^(northern|southern|eastern|western|middle|central)$/i.test(line[at - 1]?.text ?? '') ? at - 1 : at
    const rest = line.slice(first)
    const end = rest.findIndex(
      (token, index) =>
        index > at - first + 1 &&
        (!/^\p{Lu}/u.test(token.text) || token.x0 - (rest[index - 1]?.x1 ?? 0) > 1.5 * sheet.unit || index > at - first + 4),
    )
    const tokens = end < 0 ? rest : rest.slice(0, end)
    if (tokens.length > at - first + 2) return tokens
  }
  return []
}

const textDraft = (sheet: Sheet): Draft => {
  const letter = letterOn(sheet)
  if (letter === null) return stray(sheet, unknownForm)
  const draft = draftOf(sheet, letter.form, {
    confidence: letter.confidence,
    caption: { court: null, docket: null },
    conflict: false,
    hasNumber: false,
    formName: 'letter',
    revision: null,
    because: letter.because,
  })
  // On a page that is hard to read what is taken for a letter may be a form whose title was lost.
  return sheet.legible < legibleMin ? { ...draft, doubts: [...draft.doubts, 'kind'] } : draft
}

const unknownForm: Form = {
  name: null,
  kind: 'other',
  issuingBody: 'unknown',
  anchors: [],
  fields: [],
  otherLabels: [],
  boxes: [],
  signature: null,
  asks: [],
  continued: [],
}

/** A page of a known form whose first page did not come. */
const formElsewhere: Form = { ...unknownForm }
const whyOther = (form: Form): string =>
  form === unknownForm ? 'no form and no request that the reader knows' : 'a page that continues a form whose first page is not here'

/** Paper of unknown kind: nothing is said of its signer, and a person looks at it. */
const stray = (sheet: Sheet, form: Form): Draft => ({
  pages: [sheet.page.number],
  form,
  formName: null,
  revision: null,
  confidence: 0.3,
  signer: { role: 'illegible', confidence: 0.3, needsReview: true, because: whyOther(form) },
  ticks: { ticked: [], asks: [], seen: [], doubts: [] },
  fields: [],
  unread: [],
  byHand: [],
  legible: sheet.legible,
  doubts: ['kind'],
  because: [whyOther(form)],
  byText: sheet.page.source === 'text-layer',
})

/** Adds the page to the paper it continues, and the fields that only this page bears. */
const join = (drafts: Draft[], numbers: Map<number, Set<number>>, sheet: Sheet, forms: readonly Form[]): boolean => {
  const number = pageCountOf(sheet)?.page ?? null
  const here = sheet.page.number
  const lacks = (draft: Draft): boolean => number === null || numbers.get(draft.pages[0] ?? 0)?.has(number) !== true
  const able = drafts
    .map((draft, index) => ({ draft, index }))
    .filter(({ draft }) => forms.includes(draft.form) && draft.form.kind !== 'cover-sheet')
  const free = able.filter(({ draft }) => lacks(draft))
  const first = (of: Draft): number => of.pages[0] ?? 0
  const chosen =
    free.findLast(({ draft }) => first(draft) < here) ??
    free.find(({ draft }) => first(draft) > here) ??
    able.findLast(({ draft }) => first(draft) < here)
  if (chosen === undefined) return false
  const { draft, index } = chosen
  if (number !== null) numbers.get(first(draft))?.add(number)
  const have = new Set(draft.fields.map((field) => field.field))
  const read = readFields(sheet, draft.form, findLabels(sheet, draft.form))
  const more = read.fields.filter((field) => !have.has(field.field) && (field.field === 'dateOfBirth' || field.field === 'sex'))
  const byHand = read.byHand.filter((name) => !have.has(name) && (name === 'dateOfBirth' || name === 'sex'))
  const pages = [draft.pages[0] ?? here, ...[...draft.pages.slice(1), here].toSorted((a, b) => a - b)]
  drafts[index] = { ...draft, pages, fields: [...draft.fields, ...more], byHand: [...draft.byHand, ...byHand] }
  return true
}
