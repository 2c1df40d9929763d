// Which boxes are ticked: the printed square before an option's words, judged by its ink; in doubt a person is asked.
import { findPhrase } from './phrase.ts'
import { areOfOneSize, middleX, middleY } from './sheet.ts'
import type { BoxLabel, Form } from './form.ts'
import type { Hit } from './phrase.ts'
import type { Ask, Tick } from './instrument.ts'
import type { Area, Sheet, Token } from './sheet.ts'

export type Ticks = {
  readonly ticked: readonly Tick[]
  readonly asks: readonly Ask[]
  /** Boxes seen, ticked or not; a form that asks by boxes asks nothing by those seen empty. */
  readonly seen: readonly Tick[]
  /** Why a person must look, empty if nobody must. */
  readonly doubts: readonly string[]
}

/** Share of ink inside the box: measured on 380 boxes, below the first none was ticked, above the second all were. */
const emptyMax = 0.04
const tickedMin = 0.15
/** Between the two a person is asked; from here on a tick is proposed. */
const likelyMin = 0.08
const stateByInk = (ink: number): Found =>
  ink <= emptyMax ? 'empty' : ink >= tickedMin ? 'ticked' : ink >= likelyMin ? 'likely' : 'doubtful'

export const readBoxes = (sheet: Sheet, form: Form): Ticks => {
  const search: Search = { used: new Set(), taken: new Set(), starts: [] }
  const states = form.boxes.map((box) => ({ box, ...stateOf(sheet, box, search) }))
  const among = byPlaceAmongOthers(sheet, states, search)
  const found = states
    .map(({ box, state, start }) => ({
      box,
      state: among.get(box) ?? (state === 'without' ? withoutSquare(sheet, box, start, search) : state),
    }))
    .filter(({ state }) => state !== 'absent')
  const ticked = found.filter(({ state }) => state === 'ticked' || state === 'likely').map(({ box }) => box)
  const seen = found.map(({ box }) => box.tick)
  const strays = sheet.squares.filter(
    (square) => !search.used.has(square) && square.ink > emptyMax && isFormBox(sheet, square, search.used),
  )
  const doubts = [
    ...found
      .filter(({ state }) => state === 'doubtful' || state === 'likely')
      .map(({ box }) => `the box of "${box.tick}" is neither clearly empty nor clearly ticked`),
    ...[...among.keys()].map(
      (box) => `the words of the box of "${box.tick}" were not found beside it: it was told by its place among the others`,
    ),
    ...(form.boxes.length > 0 && strays.length > 0
      ? [`${strays.length} marked box${strays.length === 1 ? '' : 'es'} on the page could not be told apart`]
      : []),
    ...groups.filter((group) => isBroken(form, seen, group)).map((group) => `not all boxes of the group "${group}" were found`),
    ...(form.oneTicked ?? [])
      .filter((starts) => !ticked.some((box) => starts.some((start) => box.tick.startsWith(start))))
      .map((starts) => `one box of the group "${starts.join('", "')}" is ticked on every filled paper, and none was found so`),
    ...(form.boxesAlways ?? [])
      .filter((tick) => !seen.includes(tick))
      .map((tick) => `the box of "${tick}" stands on every edition and was not found`),
  ]
  return { ticked: ticked.map((box) => box.tick), asks: ticked.flatMap((box) => (box.asks === undefined ? [] : [box.asks])), seen, doubts }
}

/**
 * Words that could not be read: if between two boxes that are known there are as many squares as the form has boxes there, each is the one
 * at its place. A person looks.
 */
const byPlaceAmongOthers = (sheet: Sheet, states: readonly Stated[], search: Search): ReadonlyMap<BoxLabel, Found> => {
  const told = new Map<BoxLabel, Found>()
  const placed = states.flatMap(({ square }, index) => (square === undefined ? [] : [{ square, index }]))
  for (const [at, { square: upper, index }] of placed.entries()) {
    const next = placed[at + 1]
    const between = states.slice(index + 1, next?.index)
    if (next === undefined || between.length === 0) continue
    const squares = sheet.squares
      .filter(
        (square) => !search.used.has(square) && areOfOneSize(square, upper, 3) && isAfter(square, upper) && isAfter(next.square, square),
      )
      .toSorted((a, b) => (isAfter(a, b) ? 1 : -1))
    if (squares.length !== between.length) continue
    for (const [place, { box }] of between.entries()) {
      const square = squares[place]
      if (square === undefined) continue
      told.set(box, stateByInk(square.ink))
      search.used.add(square)
    }
  }
  return told
}

/** In the order of reading: below, or in the same row to the right. */
const isAfter = (one: Area, other: Area): boolean =>
  Math.abs(middleY(one) - middleY(other)) <= 0.6 * (other.y1 - other.y0) ? one.x0 > other.x0 : middleY(one) > middleY(other)

type Search = { readonly used: Set<Area>; readonly taken: Set<number>; readonly starts: number[] }

/** Boxes that stand together on every edition: where some are found and others not, the others were overlooked. */
const groups = ['basis-', 'priority-', 'notify-ice notify-cbp'] as const
const isBroken = (form: Form, seen: readonly Tick[], group: string): boolean => {
  const all = form.boxes.filter((box) => box.tick.startsWith(group) || group.split(' ').includes(box.tick))
  const there = all.filter((box) => seen.includes(box.tick))
  return there.length > 0 && there.length < all.length
}

/** An option in the column of options whose squares were found has lost its own: a person looks. */
const withoutSquare = (sheet: Sheet, box: BoxLabel, start: number, search: Search): 'doubtful' | 'absent' => {
  const aligned = search.starts.some((other) => Math.abs(other - start) < 1.2 * sheet.unit)
  return !aligned && box.mayStandAlone === true ? 'absent' : 'doubtful'
}

/** A stray square counts when it has the size of the boxes that were recognised. */
const isFormBox = (sheet: Sheet, square: Area, used: ReadonlySet<Area>): boolean => {
  const known = [...used]
  if (known.length === 0) return square.x1 - square.x0 > 0.9 * sheet.unit
  return known.some(
    (other) => Math.abs(other.x1 - other.x0 - (square.x1 - square.x0)) <= 3 && Math.abs(middleX(other) - middleX(square)) < 4 * sheet.unit,
  )
}

type Found = 'empty' | 'ticked' | 'likely' | 'doubtful'
type State = { readonly state: 'absent' | 'without' | Found; readonly start: number; readonly square?: Area }
type Stated = State & { readonly box: BoxLabel }

const stateOf = (sheet: Sheet, box: BoxLabel, search: Search): State => {
  let without: number | null = null
  const hits = box.options.flatMap((option) => findPhrase(sheet, option).map((hit) => ({ ...hit, asPrinted: isInItsCase(hit, option) })))
  for (const hit of hits.toSorted((a, b) => Number(b.asPrinted) - Number(a.asPrinted))) {
    const first = hit.tokens.find((token) => token.skeleton !== '') ?? hit.tokens[0]
    if (first === undefined || search.taken.has(first.index)) continue
    const square = squareBefore(sheet, numberBefore(sheet, first), search)
    if (square !== null) {
      search.used.add(square)
      search.taken.add(first.index)
      search.starts.push(first.x0)
      return { state: stateByInk(square.ink), start: first.x0, square }
    }
    const glyph = glyphBefore(sheet, first.index)
    if (glyph !== null) {
      search.taken.add(first.index)
      return { state: glyph, start: first.x0 }
    }
    if (!first.text.startsWith('(')) without ??= first.x0
  }
  return without === null ? { state: 'absent', start: 0 } : { state: 'without', start: without }
}

/** The title of a form may say in capitals what an option says: `ORDER TO DETAIN` is not the option `Detain`. */
const isInItsCase = (hit: Hit, option: string): boolean => {
  const isShouted = (text: string): boolean => text === text.toUpperCase()
  return isShouted(option) || !isShouted(hit.tokens.map(({ text }) => text).join(' '))
}

/** `(A) APPEAR before`: the box stands before the letter of the option. */
const numberBefore = (sheet: Sheet, first: Token): Token => {
  const before = sheet.tokens[first.index - 1]
  const isNumber =
    before !== undefined &&
    before.line === first.line &&
    /^\(?[A-Z0-9]{1,2}[).]$/.test(before.text) &&
    first.x0 - before.x1 < 2 * sheet.unit
  return isNumber ? before : first
}

const squareBefore = (sheet: Sheet, first: Token, search: Search): (Area & { readonly ink: number }) | null => {
  // `[Initiated`, `Mus.` for `U.S.`: the box was read as the head of the word and lies within it.
  const isHead = (one: Area): boolean => Math.abs(one.x0 - first.x0) <= 8 && one.x1 < first.x1 - 0.3 * sheet.unit
  return (
    sheet.squares
      .filter((one) => !search.used.has(one) && middleY(one) > first.y0 - 0.6 * sheet.unit && middleY(one) < first.y1 + 0.6 * sheet.unit)
      .filter((one) => (one.x1 <= first.x0 + 0.5 * sheet.unit && first.x0 - one.x1 < 3.2 * sheet.unit) || isHead(one))
      .toSorted((a, b) => b.x1 - a.x1)[0] ?? null
  )
}

/** A PDF's own text may hold the box as a character. */
const glyphBefore = (sheet: Sheet, index: number): 'empty' | 'ticked' | null => {
  const here = sheet.tokens[index]
  const before = [sheet.tokens[index - 1], sheet.tokens[index - 2]].filter((token) => token !== undefined && token.line === here?.line)
  const text = before.map((token) => token?.text ?? '').join('')
  if (/[☒☑✓✔✗✘]|\[\s*[xX]\s*\]|\([xX]\)/.test(text) && before.every((token) => (token?.confidence ?? 0) >= 0.95)) return 'ticked'
  if (/[☐□]|\[\s*\]/.test(text) && before.every((token) => (token?.confidence ?? 0) >= 0.95)) return 'empty'
  return null
}
