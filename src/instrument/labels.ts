// Where the labels of a form stand on a sheet: the better fit claims its words, and a short word is a label only where one can stand.
import { findInLines, findPhrase, findTitle } from './phrase.ts'
import { around, middleX, middleY } from './sheet.ts'
import { skeletonOf } from './skeleton.ts'
import { wordsOfSignature } from './form.ts'
import type { FieldLabel, Form } from './form.ts'
import type { Hit } from './phrase.ts'
import type { Sheet, Token } from './sheet.ts'

/** All labels of the form on the sheet; the better fit claims its words, so `Date of Birth` never yields a `Date`. */
export type Labels = {
  readonly hits: readonly LabelHit[]
  readonly claimed: ReadonlySet<Token>
  /** All wordings of labels that the form knows, found or not. */
  readonly texts: ReadonlySet<string>
}
export type LabelHit = Hit & { readonly label: string }

export const findLabels = (sheet: Sheet, form: Form): Labels => {
  const texts = new Set([
    ...form.fields.flatMap((field) => field.labels),
    ...form.otherLabels,
    ...form.anchors.filter((anchor) => anchor.part !== 'title').map((anchor) => anchor.says),
    // A short option (`Release`) may be a word of somebody's value; only longer ones bound a blank.
    ...form.boxes.flatMap((box) => box.options).filter((option) => option.length >= 12),
    ...wordsOfSignature(form.signature),
  ])
  const claimed = new Set<Token>()
  const hits: LabelHit[] = []
  const found = [
    ...[...texts].flatMap((label) => findInLines(sheet, label).map((hit) => ({ ...hit, label }))),
    ...form.anchors.filter((anchor) => anchor.part === 'title').flatMap((anchor) => titleOn(sheet, anchor.says)),
  ]
  for (const hit of found.toSorted((a, b) => weightOf(b) - weightOf(a) || b.closeness - a.closeness)) {
    if (hit.tokens.some((token) => claimed.has(token)) || !standsAsLabel(sheet, hit, hit.label)) continue
    hits.push(hit)
    for (const token of hit.tokens) claimed.add(token)
  }
  for (const label of new Set(form.fields.flatMap((field) => field.labels))) {
    if (hits.some((hit) => hit.label === label)) continue
    for (const hit of shortLabel(sheet, label, claimed)) {
      hits.push(hit)
      for (const token of hit.tokens) claimed.add(token)
    }
  }
  return { hits, claimed, texts }
}

/** A label of three or four letters, one of them misread (`Sux;`, `(50x)`) or lost (`Se:`), counts only with its colon or brackets. */
const shortLabel = (sheet: Sheet, label: string, claimed: ReadonlySet<Token>): readonly LabelHit[] => {
  const wanted = skeletonOf(label)
  if (wanted === 'to') return misreadTo(sheet, label, claimed)
  if (/\s/.test(label) || wanted.length < 3 || wanted.length > 4) return []
  return sheet.tokens
    .filter((token) => !claimed.has(token) && /^\p{L}\S*[:;]$|^\(.*\)$/u.test(token.text))
    .filter((token) =>
      token.skeleton.length === wanted.length
        ? [...wanted].filter((letter, at) => token.skeleton[at] !== letter).length === 1
        : [...wanted].some((_, at) => token.skeleton === wanted.slice(0, at) + wanted.slice(at + 1)),
    )
    .map((token) => ({ tokens: [token], area: around([token]), closeness: 0.7, label }))
}

/** `ro:` at the beginning of a line, its T half lost; `No:` is another label. */
const misreadTo = (sheet: Sheet, label: string, claimed: ReadonlySet<Token>): readonly LabelHit[] =>
  sheet.tokens
    .filter((token) => !claimed.has(token) && /^[rtfIl1]o[:;]$/.test(token.text) && sheet.lines[token.line]?.[0] === token)
    .map((token) => ({ tokens: [token], area: around([token]), closeness: 0.6, label }))

/** A title stands once and alone: `Immigration Enforcement Agent` is no second, worse `IMMIGRATION ENFORCEMENT SUBPOENA`. */
const titleOn = (sheet: Sheet, label: string): readonly LabelHit[] =>
  findTitle(sheet, label)
    .toSorted((a, b) => b.closeness - a.closeness)
    .slice(0, 1)
    .map((hit) => ({ ...hit, label }))

/** Long and close goes before short or far: `Issuing officer's signature` is not a bad copy of the arresting officer's. */
const weightOf = (hit: LabelHit): number => hit.label.replaceAll(/\W/g, '').length * hit.closeness ** 2

/** The words on both sides of a border are of two cells, however like a label they read together. */
const isParted = (sheet: Sheet, first: Token, last: Token): boolean =>
  first.line === last.line &&
  sheet.down.some(
    (rule) =>
      middleX(rule) > first.x0 + sheet.unit &&
      middleX(rule) < last.x1 - sheet.unit &&
      rule.y0 <= middleY(first) &&
      rule.y1 >= middleY(first),
  )

/** A short word is a label only where one can stand: at the start of a line, a cell or a gap, or before a colon or a bracket. */
const standsAsLabel = (sheet: Sheet, hit: Hit, label: string): boolean => {
  const first = hit.tokens[0]
  const last = hit.tokens.at(-1)
  if (first === undefined || last === undefined || isParted(sheet, first, last)) return false
  // `the date and time of release` is somebody's text, `Date and Time` the form's.
  const inText = label.length <= 20 && /^\p{Lu}/u.test(label) && /^\p{Ll}/u.test(first.text)
  if (label.length > 12 && !inText) return true
  if (inText && first.confidence >= 0.9 && !/^[cosuvwxz]/.test(first.text)) return false
  if (/[:;#]\W*$/.test(last.text)) return true
  const before = sheet.tokens[first.index - 1]
  const startsLine = before === undefined || before.line !== first.line || first.x0 - before.x1 > 1.1 * sheet.unit || before.skeleton === ''
  const ruled = sheet.down.some(
    (rule) =>
      middleX(rule) <= first.x0 + 4 && first.x0 - middleX(rule) < 2 * sheet.unit && rule.y0 <= middleY(first) && rule.y1 >= middleY(first),
  )
  const numbered = before !== undefined && /^\(?[0-9A-C]\)?\.?\)?$/.test(before.text)
  return startsLine || ruled || numbered
}

/** The label's occurrence that the field means: within its bounds, first of the best-fitting wording. */
export const labelOf = (sheet: Sheet, labels: Labels, field: Pick<FieldLabel, 'labels' | 'after' | 'before'>): LabelHit | null => {
  const from = Math.max(-1, ...(field.after ?? []).flatMap((words) => findPhrase(sheet, words).slice(0, 1)).map((hit) => hit.area.y0))
  const ends = (field.before ?? []).flatMap((words) => findPhrase(sheet, words).slice(0, 1)).map((hit) => hit.area.y1)
  const to = ends.length === 0 ? Number.POSITIVE_INFINITY : Math.min(...ends)
  for (const text of field.labels) {
    const hit = labels.hits.find(
      (one) => one.label === text && one.area.y0 >= from - 2 && one.area.y1 <= to + 0.4 * (one.area.y1 - one.area.y0),
    )
    if (hit !== undefined) return hit
  }
  return null
}
