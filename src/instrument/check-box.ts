// Which boxes are ticked: the printed square before an option's words, judged by its ink; in doubt a person is asked.
import { distance } from 'fastest-levenshtein'
import { findPhrase } from './phrase.ts'
import { areOfOneSize, middleX, middleY } from './sheet.ts'
import { skeletonOf } from './skeleton.ts'
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
  const byWords = form.boxes.map((box) => ({ box, ...stateOf(sheet, box.options, search) }))
  const states = byWords.map((each) =>
    each.state === 'absent' || each.state === 'without' ? (byHead(sheet, form, each.box, search) ?? each) : each,
  )
  const placed = byPlaceAmongOthers(sheet, states, search)
  const among = new Map([...placed, ...byElimination(sheet, states, placed, search)])
  const darkest = Math.max(0, ...states.map(({ square }) => square?.ink ?? 0))
  const found = states
    .map((each) => ({ box: each.box, state: among.get(each.box) ?? settled(sheet, each, darkest, search) }))
    .filter(({ state }) => state !== 'absent')
  const ticked = found.filter(({ state }) => state === 'ticked' || state === 'likely').map(({ box }) => box)
  const seen = found.map(({ box }) => box.tick)
  const strays = sheet.squares.filter(
    (square) => !search.used.has(square) && square.ink > emptyMax && isFormBox(sheet, square, search.used) && !isInsideWord(sheet, square),
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
    ...groups
      .flatMap((group) => missingOf(form, seen, group))
      .map((tick) => `the box of "${tick}" was not found, though others were that stand with it on every edition`),
    ...(form.oneTicked ?? [])
      .filter((starts) => !ticked.some((box) => starts.some((start) => box.tick.startsWith(start))))
      .map((starts) => `one box of the group "${starts.join('", "')}" is ticked on every filled paper, and none was found so`),
    ...(form.boxesAlways ?? [])
      .filter((tick) => !seen.includes(tick))
      .map((tick) => `the box of "${tick}" stands on every edition and was not found`),
  ]
  return { ticked: ticked.map((box) => box.tick), asks: ticked.flatMap((box) => (box.asks === undefined ? [] : [box.asks])), seen, doubts }
}

/** An option of which only the first words are left: they are enough with a box before them, if no other option begins alike. */
const byHead = (sheet: Sheet, form: Form, box: BoxLabel, search: Search): Stated | null => {
  const others = form.boxes.filter((other) => other !== box).flatMap(({ options }) => options.map(skeletonOf))
  const heads = box.options
    .map((option) => option.split(' ').slice(0, headWords).join(' '))
    .filter((head) => {
      const { length } = skeletonOf(head)
      return length >= headMin && others.every((other) => distance(skeletonOf(head), other.slice(0, length)) > 0.4 * length)
    })
  const stated = stateOf(sheet, heads, search)
  return stated.square === undefined ? null : { box, ...stated }
}
const headWords = 4
/** Letters of a head. */
const headMin = 18

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

/** Of a group all boxes but one are found, and near them stands one square more of their size: it is the one. A person looks. */
const byElimination = (
  sheet: Sheet,
  states: readonly Stated[],
  told: ReadonlyMap<BoxLabel, Found>,
  search: Search,
): readonly (readonly [BoxLabel, Found])[] =>
  groups.flatMap((group) => {
    const members = states.filter(({ box }) => isOfGroup(group, box))
    const known = members.flatMap(({ square }) => (square === undefined ? [] : [square]))
    const [lost, ...more] = members.filter(({ box, state }) => !told.has(box) && (state === 'absent' || state === 'without'))
    const near = sheet.squares.filter(
      (square) =>
        !search.used.has(square) &&
        !isInsideWord(sheet, square) &&
        known.some(
          (other) => areOfOneSize(square, other, 3) && Math.abs(middleY(square) - middleY(other)) <= nearMax * (other.y1 - other.y0),
        ),
    )
    const [square, ...rest] = near
    if (lost === undefined || square === undefined || more.length + rest.length > 0) return []
    search.used.add(square)
    return [[lost.box, stateByInk(square.ink)]]
  })
/** Boxes of a group follow one another, in heights of a box. */
const nearMax = 3.5

/** In the order of reading: below, or in the same row to the right. */
const isAfter = (one: Area, other: Area): boolean =>
  Math.abs(middleY(one) - middleY(other)) <= 0.6 * (other.y1 - other.y0) ? one.x0 > other.x0 : middleY(one) > middleY(other)

type Square = Area & { readonly ink: number }
/** Squares and words that are spoken for; of each option with its square, where its words begin. */
type Search = {
  readonly used: Set<Area>
  readonly taken: Set<number>
  readonly starts: { readonly start: number; readonly square: Square }[]
}

/**
 * Boxes that stand together on every edition that has one of them, by their names or the beginning of all their names: where some are found
 * and others not, the others were overlooked.
 */
const groups = [
  'basis-',
  'priority-',
  'notify-ice notify-cbp',
  'initiated-proceedings served-warrant obtained-order',
  'prior-felony three-misdemeanors violent-misdemeanor illegal-entry illegal-reentry immigration-fraud significant-risk',
  'on-',
  'order-by-',
  'custody-',
  'under-bond own-recognizance other-conditions',
  'daytime any-time',
  'detain release',
  'arriving-alien present-without-admission admitted-but-removable',
  'head-of-agency designated-official certifying-judge',
] as const
const isOfGroup = (group: string, { tick }: BoxLabel): boolean =>
  group.endsWith('-') ? tick.startsWith(group) : group.split(' ').includes(tick)
const missingOf = (form: Form, seen: readonly Tick[], group: string): readonly Tick[] => {
  const all = form.boxes.filter((box) => isOfGroup(group, box)).map(({ tick }) => tick)
  return all.some((tick) => seen.includes(tick)) ? all.filter((tick) => !seen.includes(tick)) : []
}

const settled = (sheet: Sheet, { box, state, first, square }: Stated, darkest: number, search: Search): Found | 'absent' => {
  if (state === 'without') return first === undefined ? 'doubtful' : withoutSquare(sheet, box, first, search)
  // One person ticks a paper alike: much less ink than in another box is dust, and nothing is proposed.
  return state === 'likely' && (square?.ink ?? 0) < duskMin * darkest ? 'doubtful' : state
}
const duskMin = 0.3

/**
 * An option in the column of options whose squares were found has lost its own: a person looks. Loose ink in its place, too narrow for an
 * outline, is a tick proposed.
 */
const withoutSquare = (sheet: Sheet, box: BoxLabel, first: Token, search: Search): 'doubtful' | 'likely' | 'absent' => {
  const like = search.starts.find(({ start }) => Math.abs(start - first.x0) < 1.2 * sheet.unit)
  if (like === undefined) return box.mayStandAlone === true ? 'absent' : 'doubtful'
  const [wide, high] = [like.square.x1 - like.square.x0, like.square.y1 - like.square.y0]
  const middle = middleX(like.square) + first.x0 - like.start
  const hasTick = sheet.strokes.some(
    (ink) =>
      Math.abs(middleX(ink) - middle) <= 0.25 * wide &&
      Math.abs(middleY(ink) - middleY(first)) <= 0.5 * high &&
      ink.x1 - ink.x0 >= 0.35 * wide &&
      ink.x1 - ink.x0 <= 0.85 * wide &&
      ink.y1 - ink.y0 >= 0.35 * high,
  )
  return hasTick ? 'likely' : 'doubtful'
}

/** A stray square counts when it has the size of the boxes that were recognised. */
const isFormBox = (sheet: Sheet, square: Area, used: ReadonlySet<Area>): boolean => {
  const known = [...used]
  if (known.length === 0) return square.x1 - square.x0 > 0.9 * sheet.unit
  return known.some(
    (other) => Math.abs(other.x1 - other.x0 - (square.x1 - square.x0)) <= 3 && Math.abs(middleX(other) - middleX(square)) < 4 * sheet.unit,
  )
}

/** A bold capital of a title closes like a box; a box that was read as the head of a word stands before all of its letters. */
const isInsideWord = (sheet: Sheet, square: Area): boolean =>
  sheet.tokens.some(
    (token) =>
      token.skeleton.length >= 3 &&
      token.confidence >= 0.6 &&
      square.x0 > token.x0 + 0.5 * (square.x1 - square.x0) &&
      square.x1 < token.x1 + 3 &&
      middleY(square) > token.y0 &&
      middleY(square) < token.y1,
  )

type Found = 'empty' | 'ticked' | 'likely' | 'doubtful'
/** `first`: where the words of an option begin that has no square. */
type State = { readonly state: 'absent' | 'without' | Found; readonly first?: Token; readonly square?: Square }
type Stated = State & { readonly box: BoxLabel }

const stateOf = (sheet: Sheet, options: readonly string[], search: Search): State => {
  let without: Token | null = null
  const hits = options.flatMap((option) => findPhrase(sheet, option).map((hit) => ({ ...hit, asPrinted: isInItsCase(hit, option) })))
  for (const hit of hits.toSorted((a, b) => Number(b.asPrinted) - Number(a.asPrinted))) {
    const first = hit.tokens.find((token) => token.skeleton !== '') ?? hit.tokens[0]
    if (first === undefined || search.taken.has(first.index)) continue
    const square = squareBefore(sheet, numberBefore(sheet, first), search)
    if (square !== null) {
      search.used.add(square)
      search.taken.add(first.index)
      search.starts.push({ start: first.x0, square })
      return { state: stateByInk(square.ink), square }
    }
    const glyph = glyphBefore(sheet, first.index)
    if (glyph !== null) {
      search.taken.add(first.index)
      return { state: glyph }
    }
    if (!first.text.startsWith('(')) without ??= first
  }
  return without === null ? { state: 'absent' } : { state: 'without', first: without }
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

const squareBefore = (sheet: Sheet, first: Token, search: Search): Square | null => {
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
