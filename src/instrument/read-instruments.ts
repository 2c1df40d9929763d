// From the pages of one transmission to its instruments: pages classed, grouped in page order, fields read, values settled.
import { classify } from './classify.ts'
import { draftOf, readFields } from './draft.ts'
import { findLabels } from './blank.ts'
import { letterOn } from './letter.ts'
import { settle } from './settle.ts'
import { around, boxOf, sheetOf } from './sheet.ts'
import type { Draft } from './draft.ts'
import type { Form } from './form.ts'
import type { Page } from '../document/paper.ts'
import type { PageClass } from './classify.ts'
import type { Reading } from './instrument.ts'
import type { SecondReadings } from './settle.ts'
import type { Sheet, Token } from './sheet.ts'

export type Drafts = { readonly drafts: readonly Draft[]; readonly pageCount: number; readonly pagesNotUnderstood: readonly number[] }

/** Pages in transmission order; `pageCount` counts also those that were not read. */
export const draftInstruments = (pages: readonly Page[], pageCount = pages.length): Drafts => {
  const drafts: Draft[] = []
  const pagesNotUnderstood: number[] = []
  for (const page of pages) {
    const sheet = sheetOf(page)
    const found = classify(sheet)
    if (found.kind === 'blank') continue
    if (found.kind === 'not-understood') {
      pagesNotUnderstood.push(page.number)
      continue
    }
    if (found.kind === 'continues') {
      const joined = join(drafts, sheet, found.forms)
      if (joined) continue
      drafts.push(stray(sheet, 'a page that continues a form whose first page is not here'))
      continue
    }
    drafts.push(found.kind === 'first' ? firstDraft(sheet, found) : textDraft(sheet))
  }
  const read = new Set(pages.map((page) => page.number))
  const unread = Array.from({ length: pageCount }, (_, index) => index + 1).filter((number) => !read.has(number))
  return { drafts, pageCount, pagesNotUnderstood: [...pagesNotUnderstood, ...unread].toSorted((a, b) => a - b) }
}

export const settleInstruments = (drafts: Drafts, second: SecondReadings): Reading => ({
  instruments: drafts.drafts.map((draft) => settle(draft, second)),
  pageCount: drafts.pageCount,
  pagesNotUnderstood: drafts.pagesNotUnderstood,
})

/** Whole reading without a second look: what was read by sight is then all to be confirmed. */
export const readInstruments = (pages: readonly Page[], second: SecondReadings = () => []): Reading =>
  settleInstruments(draftInstruments(pages), second)

const firstDraft = (sheet: Sheet, found: Extract<PageClass, { kind: 'first' }>): Draft => {
  const draft = draftOf(sheet, found.form, {
    confidence: found.confidence,
    caption: found.caption,
    conflict: found.conflict,
    formName: found.form.name,
    revision: found.number?.revision ?? null,
    because: found.because,
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
    lines: 1,
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
  if (letter === null) return stray(sheet, 'no form and no request that the reader knows')
  return draftOf(sheet, letter.form, {
    confidence: letter.confidence,
    caption: { court: null, docket: null },
    conflict: false,
    formName: 'letter',
    revision: null,
    because: letter.because,
  })
}

const otherForm: Form = {
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

/** Paper of unknown kind: nothing is said of its signer, and a person looks at it. */
const stray = (sheet: Sheet, because: string): Draft => ({
  pages: [sheet.page.number],
  form: otherForm,
  formName: null,
  revision: null,
  confidence: 0.3,
  signer: { role: 'illegible', confidence: 0.3, needsReview: true, because },
  ticks: { ticked: [], asks: [], seen: [], doubts: [] },
  fields: [],
  doubts: ['kind'],
  because: [because],
  byText: sheet.page.source === 'text-layer',
})

/** Adds the page to the latest instrument of the forms it can continue, and the fields that only this page bears. */
const join = (drafts: Draft[], sheet: Sheet, forms: readonly Form[]): boolean => {
  const index = drafts.findLastIndex((draft) => forms.includes(draft.form))
  const draft = drafts[index]
  if (draft === undefined) return false
  const have = new Set(draft.fields.map((field) => field.field))
  const more = readFields(sheet, draft.form, findLabels(sheet, draft.form)).filter(
    (field) => !have.has(field.field) && (field.field === 'dateOfBirth' || field.field === 'sex'),
  )
  drafts[index] = { ...draft, pages: [...draft.pages, sheet.page.number], fields: [...draft.fields, ...more] }
  return true
}
