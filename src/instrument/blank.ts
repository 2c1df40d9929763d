// Where a label's value stands: in its ruled cell, to its right, on the line above a caption, or below; in whatever layout.
import { distance } from 'fastest-levenshtein'
import { around, holds, middleX, middleY } from './sheet.ts'
import { skeletonOf } from './skeleton.ts'
import type { LabelHit, Labels } from './labels.ts'
import type { Area, Sheet, Token } from './sheet.ts'

/** The place of a value and the words found there (perhaps none). */
export type Blank = {
  readonly area: Area
  readonly tokens: readonly Token[]
  readonly how: 'cell' | 'right' | 'above' | 'below'
  /** True: more may belong to the value than was taken; a person looks. */
  readonly mayBeMore?: boolean
}

export const blankOf = (
  sheet: Sheet,
  labels: Labels,
  hit: LabelHit,
  shape: { readonly caption?: true; readonly long?: true },
): Blank | null => {
  const cell = inCell(sheet, labels, hit)
  if (cell !== null) return cell
  const above = overTheLine(sheet, labels, hit)
  const bracketed = isBracketed(sheet, hit)
  if ((shape.caption === true || bracketed) && above !== null) return above
  if (bracketed) return overTheLabel(sheet, labels, hit)
  const right = toTheRight(sheet, labels, hit, shape.long === true)
  const wrapped = onNextLine(sheet, labels, hit, shape.long === true)
  const below = underneath(sheet, labels, hit, shape.long === true)
  // What begins just where the label begins, below it, is in the label's own column; the beginning of the next line may be another's.
  const isUnder = below?.tokens.some((token) => Math.abs(token.x0 - hit.area.x0) < 0.8 * sheet.unit && beginsHere(sheet, token)) === true
  if (wrapped !== null && !isUnder && (right === null || right.tokens.length === 0)) return wrapped
  // The value of `TO:` stands beside or below it, never above.
  const order = [right, below, hit.label.includes(':') ? null : above].map((blank) =>
    blank === null ? null : { ...blank, tokens: withoutLabel(sheet, labels, hit, blank.tokens) },
  )
  const found = order.find((blank) => blank !== null && blank.tokens.length > 0) ?? order.find((blank) => blank !== null) ?? null
  // Over a line that is no caption's stands the end of another block as often as a value.
  return found !== null && found.how === 'above' && found.tokens.length > 0 ? { ...found, mayBeMore: true } : found
}

/** Nothing stands close by on its left: a word that a column or a paragraph begins with. */
const beginsHere = (sheet: Sheet, token: Token): boolean =>
  !(sheet.lines[token.line] ?? []).some((other) => other.x1 <= token.x0 && token.x0 - other.x1 < 2 * sheet.unit)

/** The smallest frame of printed rules around a label, if it is a form's cell and not the page's border. */
export const cellAround = (sheet: Sheet, area: Area): Area | null => {
  const slack = 0.6 * sheet.unit
  const cx = middleX(area)
  const cy = middleY(area)
  const overX = (rule: Area): boolean => rule.x0 - slack <= Math.max(area.x0, cx - 1) && rule.x1 + slack >= cx
  const overY = (rule: Area): boolean => rule.y0 - slack <= cy && rule.y1 + slack >= cy
  const top = sheet.across.filter((rule) => overX(rule) && rule.y1 <= area.y0 + slack).toSorted((a, b) => b.y1 - a.y1)[0]
  const bottom = sheet.across.filter((rule) => overX(rule) && rule.y0 >= area.y1 - slack).toSorted((a, b) => a.y0 - b.y0)[0]
  const left = sheet.down.filter((rule) => overY(rule) && rule.x1 <= area.x0 + slack).toSorted((a, b) => b.x1 - a.x1)[0]
  const right = sheet.down.filter((rule) => overY(rule) && rule.x0 >= area.x1 - slack).toSorted((a, b) => a.x0 - b.x0)[0]
  if (top === undefined || bottom === undefined || left === undefined || right === undefined) return null
  const joins = (rule: Area): boolean => rule.x0 <= left.x1 + 1.5 * slack && rule.x1 >= right.x0 - 1.5 * slack
  if (!joins(top) || !joins(bottom) || bottom.y0 - top.y1 > 14 * sheet.unit) return null
  return { x0: left.x1, x1: right.x0, y0: top.y1, y1: bottom.y0 }
}

const inCell = (sheet: Sheet, labels: Labels, hit: LabelHit): Blank | null => {
  const cell = cellAround(sheet, hit.area)
  if (cell === null) return null
  const inside = sheet.tokens.filter((token) => holds(cell, token) && !hit.tokens.includes(token))
  const others = labels.hits.filter((other) => other !== hit && holds(cell, other.area))
  const stop = others.filter((other) => other.area.y0 > hit.area.y1).toSorted((a, b) => a.area.y0 - b.area.y0)[0]
  const top = hit.area.y1 - 0.25 * sheet.unit
  const bottom = stop === undefined ? cell.y1 : stop.area.y0
  const beneath = inside.filter((token) => middleY(token) > top && middleY(token) < bottom && !labels.claimed.has(token) && solid(token))
  const area = { x0: cell.x0, x1: cell.x1, y0: hit.area.y1, y1: bottom }
  const value = withoutLabelWords(labels, hit, withoutLabelTail(sheet, hit, inside, beneath))
  if (value.length > 0) {
    const own = upToGap(sheet, value)
    return own.length === value.length ? { area, tokens: value, how: 'cell' } : { area, tokens: own, how: 'cell', mayBeMore: true }
  }
  const beside = others.some((other) => Math.abs(middleY(other.area) - middleY(hit.area)) < sheet.unit)
  const onLine = afterBracket(
    hit,
    inside.filter(
      (token) =>
        token.x0 >= hit.area.x1 - 2 &&
        Math.abs(middleY(token) - middleY(hit.area)) < 0.7 * sheet.unit &&
        !labels.claimed.has(token) &&
        solid(token),
    ),
  )
  if (onLine.length > 0 && !beside)
    return { area: { ...area, x0: hit.area.x1, y0: Math.min(hit.area.y0, cell.y1) - 0.3 * sheet.unit }, tokens: onLine, how: 'right' }
  return beside ? null : { area, tokens: [], how: 'cell' }
}

/** A cell whose lower border was lost goes on into the next row of the form: its own value ends where more than two lines are white. */
const upToGap = (sheet: Sheet, value: readonly Token[]): readonly Token[] => {
  const own: Token[] = []
  for (const token of inReadingOrder(value)) {
    if (own.length > 0 && token.y0 - Math.max(...own.map(({ y1 }) => y1)) > gapMax * sheet.unit) break
    own.push(token)
  }
  return own
}
const gapMax = 2.4

/** Up to its closing bracket all is label, though this edition words it longer than the reader knows it. */
const afterBracket = (hit: LabelHit, onLine: readonly Token[]): readonly Token[] => {
  const text = hit.tokens.map((token) => token.text).join(' ')
  if ((text.match(/[({]/g) ?? []).length <= (text.match(/[)}]/g) ?? []).length) return onLine
  const closes = onLine.findIndex((token) => /[)}]/.test(token.text))
  return closes < 0 ? [] : onLine.slice(closes + 1)
}

/** A label too long for its cell goes on in the next line: up to the closing bracket, or for the words it still owes. */
const withoutLabelTail = (sheet: Sheet, hit: LabelHit, inside: readonly Token[], beneath: readonly Token[]): readonly Token[] => {
  const line = hit.tokens[0]?.line
  const printed = inside
    .filter((token) => token.line === line || hit.tokens.includes(token))
    .concat(hit.tokens)
    .map((token) => token.text)
    .join(' ')
  const opened = (printed.match(/[({]/g) ?? []).length - (printed.match(/[)}]/g) ?? []).length
  if (opened > 0) {
    const closes = beneath.findIndex((token) => /[)}]/.test(token.text))
    if (closes >= 0 && closes < 8) return beneath.slice(closes + 1)
  }
  // The opening bracket may be lost in the copy: a closing one that nothing opens ends the label.
  const stray = beneath.slice(0, 4).findIndex((token) => /[)}]/.test(token.text))
  if (stray >= 0 && !beneath.slice(0, stray + 1).some((token) => /[({]/.test(token.text))) return beneath.slice(stray + 1)
  const owed = hit.label.split(/\s+/).map(skeletonOf)
  const said = hit.tokens.at(-1)?.skeleton
  for (let count = Math.min(4, beneath.length); count > 0; count -= 1) {
    const tail = owed.slice(-count).join('')
    if (
      said !== owed.at(-1) &&
      tail.length >= 4 &&
      beneath
        .slice(0, count)
        .map((token) => token.skeleton)
        .join('') === tail
    )
      return beneath.slice(count)
  }
  return beneath
}

const withoutLabel = (sheet: Sheet, labels: Labels, hit: LabelHit, tokens: readonly Token[]): readonly Token[] =>
  withoutLabelTail(sheet, hit, [], withoutLabelWords(labels, hit, withoutLabelTail(sheet, hit, [], tokens)))

/** The second line of a label that was read badly: words at the head of the value that a longer wording of the label has, printed alike. */
const withoutLabelWords = (labels: Labels, hit: LabelHit, value: readonly Token[]): readonly Token[] => {
  const [first = ''] = hit.label.split(' ')
  const words = [...labels.texts].filter((text) => text.startsWith(first) && text.length > 20).flatMap((text) => text.split(/[\s/]+/))
  const isOfLabel = (token: Token): boolean =>
    words.some((word) => {
      const [one, other] = [word.replaceAll(/[^\p{L}]/gu, ''), token.text.replaceAll(/[^\p{L}]/gu, '')]
      if (one.length === 2 && one === other) return true
      return one.length >= 3 && /\p{Ll}/u.test(one) && other.length >= 3 && distance(one, other) <= Math.floor(one.length * 0.35)
    })
  const end = inReadingOrder(value).findIndex((token) => !isOfLabel(token))
  return end <= 0 ? value : inReadingOrder(value).slice(end)
}

const inReadingOrder = (tokens: readonly Token[]): readonly Token[] => tokens.toSorted((a, b) => a.line - b.line || a.x0 - b.x0)

/** The words of the label's line, and what stands a little higher or lower in its row: a value is typed over its rule, not the label's. */
const sameRow = (sheet: Sheet, hit: LabelHit): readonly Token[] => {
  const own = hit.tokens[0]?.line ?? -1
  const line = sheet.lines[own] ?? []
  const isBeside = (token: Token): boolean =>
    token.x0 > hit.area.x1 - 0.7 * sheet.unit &&
    Math.min(token.y1, hit.area.y1) - Math.max(token.y0, hit.area.y0) > 0.35 * Math.min(token.y1 - token.y0, hit.area.y1 - hit.area.y0)
  const others = [...(sheet.lines[own - 1] ?? []), ...(sheet.lines[own + 1] ?? [])].filter(isBeside)
  const isFree = (token: Token): boolean => !line.some((each) => each.x0 < token.x1 && token.x0 < each.x1)
  return [...line, ...others.filter(isFree)].toSorted((a, b) => a.x0 - b.x0)
}

const toTheRight = (sheet: Sheet, labels: Labels, hit: LabelHit, long: boolean): Blank | null => {
  const line = sameRow(sheet, hit)
  const nextLabel = labels.hits
    .filter(
      (other) => other !== hit && other.area.x0 > hit.area.x1 - 2 && Math.abs(middleY(other.area) - middleY(hit.area)) < 0.7 * sheet.unit,
    )
    .map((other) => other.area.x0)
  const wall = sheet.down
    .filter((rule) => rule.x0 >= hit.area.x1 - 4 && rule.y0 <= middleY(hit.area) && rule.y1 >= middleY(hit.area))
    .map((rule) => rule.x0)
  const end = Math.min(...nextLabel, ...wall, sheet.page.widthPx)
  const box = sheet.squares
    .filter((square) => square.x0 > hit.area.x1 && Math.abs(middleY(square) - middleY(hit.area)) < sheet.unit)
    .map((square) => square.x0)
  const stop = Math.min(end, ...box)
  const tokens: Token[] = []
  for (const token of line) {
    if (token.x0 < hit.area.x1 - 0.7 * sheet.unit || labels.claimed.has(token) || middleX(token) >= stop || !solid(token)) continue
    const last = tokens.at(-1)
    if (last !== undefined && token.x0 - last.x1 > 6 * sheet.unit) break
    tokens.push(token)
  }
  const area = { x0: hit.area.x1, x1: stop, y0: hit.area.y0 - 0.5 * sheet.unit, y1: hit.area.y1 + 0.5 * sheet.unit }
  if (!long || tokens.length === 0) return { area, tokens, how: 'right' }
  const more = continuation(sheet, labels, tokens, hit)
  const all = [...tokens, ...more]
  return { area: { ...area, y1: Math.max(area.y1, ...more.map((token) => token.y1)) }, tokens: all, how: 'right' }
}

/** Further lines of an address or a list: directly below, beginning where the value or its label began, up to the next label. */
const continuation = (sheet: Sheet, labels: Labels, tokens: readonly Token[], hit: LabelHit): readonly Token[] => {
  const more: Token[] = []
  let above = around(tokens)
  const margin = marginOf(sheet, hit)
  for (let number = (tokens[0]?.line ?? 0) + 1; number < sheet.lines.length && more.length < 40; number += 1) {
    const line = (sheet.lines[number] ?? []).filter(
      (token) =>
        token.x0 > Math.min(above.x0, margin) - 2 * sheet.unit && token.x0 < Math.max(above.x1, above.x0 + 14 * sheet.unit) && solid(token),
    )
    if (line.length === 0 || line.some((token) => labels.claimed.has(token))) break
    const here = around(line)
    const start = Math.min(Math.abs(here.x0 - above.x0), Math.abs(here.x0 - hit.area.x0), Math.abs(here.x0 - margin))
    if (here.y0 - above.y1 > 0.9 * sheet.unit || start > 2.5 * sheet.unit) break
    more.push(...line)
    above = { ...here, x0: above.x0, x1: Math.max(above.x1, here.x1) }
  }
  return more
}

/** A blank in running text that did not fit its line any more: the words at the beginning of the next, up to the end of their rule. */
const onNextLine = (sheet: Sheet, labels: Labels, hit: LabelHit, long: boolean): Blank | null => {
  const margin = marginOf(sheet, hit, 4)
  const number = hit.tokens.at(-1)?.line ?? -1
  const line = sheet.lines[number] ?? []
  const next = sheet.lines[number + 1] ?? []
  const first = next[0]
  const ends = line.every((token) => token.x0 <= hit.area.x1)
  if (!ends || margin > hit.area.x0 - 4 * sheet.unit || first === undefined || Math.abs(first.x0 - margin) > 2.5 * sheet.unit) return null
  if (first.y0 - hit.area.y1 > 2.2 * sheet.unit) return null
  const rule = sheet.across.find((each) => Math.abs(each.x0 - margin) < 2 * sheet.unit && Math.abs(each.y0 - first.y1) < 0.8 * sheet.unit)
  const end = rule?.x1 ?? (long ? sheet.page.widthPx : Math.min(sheet.page.widthPx, first.x0 + 22 * sheet.unit))
  const tokens: Token[] = []
  for (const token of next) {
    const last = tokens.at(-1)
    if (labels.claimed.has(token) || middleX(token) > end || !solid(token) || (last !== undefined && token.x0 - last.x1 > 3 * sheet.unit))
      break
    tokens.push(token)
  }
  const more = long && tokens.length > 0 ? continuation(sheet, labels, tokens, hit) : []
  const all = [...tokens, ...more]
  return {
    area: { x0: first.x0 - sheet.unit, x1: end, y0: first.y0, y1: first.y1 },
    tokens: all,
    how: 'right',
    mayBeMore: rule === undefined,
  }
}

/** Where the paragraph begins in whose running text the label stands. */
const marginOf = (sheet: Sheet, hit: LabelHit, gapMax = 2): number => {
  let edge = hit.area.x0
  for (const token of (sheet.lines[hit.tokens[0]?.line ?? -1] ?? []).filter((each) => each.x1 <= edge + 2).toReversed()) {
    if (edge - token.x1 > gapMax * sheet.unit) break
    edge = token.x0
  }
  return edge
}

/** AO forms and many others print the label small under the line on which the value stands. */
const overTheLine = (sheet: Sheet, labels: Labels, hit: LabelHit): Blank | null => {
  const rule = sheet.across
    .filter((line) => line.x0 <= middleX(hit.area) && line.x1 >= middleX(hit.area))
    .filter((line) => line.y1 <= hit.area.y0 + 0.4 * sheet.unit && hit.area.y0 - line.y1 < 1.3 * sheet.unit)
    .toSorted((a, b) => b.y1 - a.y1)[0]
  if (rule === undefined) return null
  const area = { x0: rule.x0 - 4, x1: rule.x1 + 4, y0: rule.y0 - 2.6 * sheet.unit, y1: rule.y0 + 0.3 * sheet.unit }
  const near = sheet.tokens.filter((token) => holds(area, token) && !labels.claimed.has(token) && solid(token))
  const lowest = near.toSorted((a, b) => b.y1 - a.y1)[0]
  if (lowest === undefined || lowest.y1 < rule.y0 - 1.2 * sheet.unit) return { area, tokens: [], how: 'above' }
  const last = near.filter((token) => token.line === lowest.line || Math.abs(middleY(token) - middleY(lowest)) < 0.6 * sheet.unit)
  const before = lineBefore(sheet, labels, area, around(last))
  const tokens = [...before.tokens, ...last]
  return { area: { ...area, y0: Math.min(area.y0, ...tokens.map((token) => token.y0)) }, tokens, how: 'above', mayBeMore: before.mayBeMore }
}

/** `(Name of Alien)` alone in its place: a caption, whose value stands over it and never beside or below. */
const isBracketed = (sheet: Sheet, hit: LabelHit): boolean => {
  const first = hit.tokens[0]
  const last = withoutLetters(sheet, hit.tokens.at(-1))
  if (first === undefined || last === undefined || !/^[({[]/.test(first.text) || !/[)}\]][.,:;]?$/.test(last.text)) return false
  const line = sheet.lines[first.line] ?? []
  return !line.some((token) => token.x0 > last.x1 && token.x0 - last.x1 < 3 * sheet.unit && token.skeleton.length >= 2)
}

/** `#)` after the label belongs to it, though there is no letter in it to compare. */
const withoutLetters = (sheet: Sheet, last: Token | undefined): Token | undefined => {
  const next = last === undefined ? undefined : sheet.tokens[last.index + 1]
  const joins =
    next !== undefined && last !== undefined && next.line === last.line && next.skeleton === '' && next.x0 - last.x1 < sheet.unit
  return joins ? next : last
}

/** A caption whose line was lost on the way: the nearest words over it, and a person looks whether they are its value. */
const overTheLabel = (sheet: Sheet, labels: Labels, hit: LabelHit): Blank => {
  const area = {
    x0: hit.area.x0 - 10 * sheet.unit,
    x1: hit.area.x1 + 10 * sheet.unit,
    y0: hit.area.y0 - 2.6 * sheet.unit,
    y1: hit.area.y0 - 0.1 * sheet.unit,
  }
  const near = sheet.tokens.filter((token) => holds(area, token) && !labels.claimed.has(token) && solid(token))
  const lowest = near.toSorted((a, b) => b.y1 - a.y1)[0]
  if (lowest === undefined) return { area, tokens: [], how: 'above', mayBeMore: true }
  const tokens = hangingTogether(sheet, labels, lowest)
  const whole = around(tokens)
  return { area: { ...area, x0: Math.min(area.x0, whole.x0), x1: Math.max(area.x1, whole.x1) }, tokens, how: 'above', mayBeMore: true }
}

/** The words of one height left and right of a word, up to a gap, and the line before them that begins where they do. */
const hangingTogether = (sheet: Sheet, labels: Labels, word: Token): readonly Token[] => {
  const line = sheet.tokens
    .filter((token) => Math.abs(middleY(token) - middleY(word)) < 0.6 * sheet.unit && !labels.claimed.has(token) && solid(token))
    .toSorted((a, b) => a.x0 - b.x0)
  const at = line.indexOf(word)
  let [from, to] = [at, at]
  const gap = (left: Token | undefined, right: Token | undefined): number =>
    left === undefined || right === undefined ? Number.POSITIVE_INFINITY : right.x0 - left.x1
  while (gap(line[from - 1], line[from]) < 1.6 * sheet.unit) from -= 1
  while (gap(line[to], line[to + 1]) < 1.6 * sheet.unit) to += 1
  const last = line.slice(from, to + 1)
  const before = lineBefore(sheet, labels, { x0: 0, x1: sheet.page.widthPx, y0: 0, y1: sheet.page.heightPx }, around(last))
  return [...before.tokens, ...last]
}

/** A value of two lines: the line above counts when it begins where the last one does and keeps within the rule. */
const lineBefore = (
  sheet: Sheet,
  labels: Labels,
  area: Area,
  last: Area,
): { readonly tokens: readonly Token[]; readonly mayBeMore: boolean } => {
  const touching = sheet.tokens.filter(
    (token) => token.y1 <= last.y0 + 0.35 * sheet.unit && last.y0 - token.y1 < 1.2 * sheet.unit && solid(token),
  )
  const inside = touching.filter((token) => token.x0 >= area.x0 && token.x1 <= area.x1)
  const outside = touching.filter(
    (token) => !inside.includes(token) && token.x1 > area.x0 - 1.5 * sheet.unit && token.x0 < area.x1 + 1.5 * sheet.unit,
  )
  const start = Math.min(...inside.map((token) => token.x0))
  const follows = inside.length > 0 && Math.abs(start - last.x0) < sheet.unit && !inside.some((token) => labels.claimed.has(token))
  if (!follows) return { tokens: [], mayBeMore: false }
  return outside.length === 0 ? { tokens: inside, mayBeMore: false } : { tokens: [], mayBeMore: true }
}

const underneath = (sheet: Sheet, labels: Labels, hit: LabelHit, long: boolean): Blank | null => {
  const nextLabel = labels.hits
    .filter((other) => other.area.x0 > hit.area.x1 && Math.abs(middleY(other.area) - middleY(hit.area)) < 0.7 * sheet.unit)
    .map((other) => other.area.x0 - 0.5 * sheet.unit)
  const area = {
    x0: hit.area.x0 - sheet.unit,
    x1: Math.min(...nextLabel, sheet.page.widthPx),
    y0: hit.area.y1,
    y1: hit.area.y1 + 2.6 * sheet.unit,
  }
  const lineIn = (within: Area): readonly Token[] => {
    const near = sheet.tokens.filter((token) => holds(within, token) && solid(token))
    const first = near.toSorted((a, b) => a.y0 - b.y0)[0]
    return near.filter((token) => token.line === first?.line)
  }
  const next = lineIn(area)
  const end = Math.max(...next.map((token) => token.y1))
  // A label goes on in the next line (`Enforcement Agency)`) and has its value in the one after.
  const isLabel = next.length > 0 && !next.some((token) => labels.claimed.has(token)) && withoutLabel(sheet, labels, hit, next).length === 0
  const tokens = isLabel ? lineIn({ ...area, y0: end, y1: end + 2.6 * sheet.unit }) : next
  if (tokens.some((token) => labels.claimed.has(token))) return { area, tokens: [], how: 'below' }
  const more = long ? leftOf(sheet, labels, tokens) : []
  const all = [...more, ...tokens]
  const y1 = Math.max(area.y1, ...all.map((token) => token.y1))
  return { area: { ...area, x0: Math.min(area.x0, ...all.map((token) => token.x0)), y1 }, tokens: all, how: 'below' }
}

/** A label that ends in the middle of a line has its value at the start of the next: the words that lead up to those below it. */
const leftOf = (sheet: Sheet, labels: Labels, tokens: readonly Token[]): readonly Token[] => {
  const first = tokens[0]
  if (first === undefined) return []
  const line = sheet.lines[first.line] ?? []
  const more: Token[] = []
  let edge = first.x0
  for (const token of line.slice(0, line.indexOf(first)).toReversed()) {
    if (edge - token.x1 > 1.5 * sheet.unit || labels.claimed.has(token) || !solid(token)) break
    more.unshift(token)
    edge = token.x0
  }
  return more
}

/** A word and not a speck, a border or a stray mark that was read as punctuation. */
const solid = (token: Token): boolean =>
  token.skeleton !== '' && (token.confidence >= 0.2 || token.skeleton.length >= 3) && !/^[|[\]l!_—–-]+$/.test(token.text)
