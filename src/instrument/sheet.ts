// A page laid out for finding things: words in lines, in pixels, with the printed rules, boxes and loose ink.
import { skeletonOf } from './skeleton.ts'
import type { Box, Page, Word } from '../document/paper.ts'

/** Pixel bounds on the page as shown. */
export type Area = { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number }

export type Token = Area & {
  readonly text: string
  readonly skeleton: string
  readonly confidence: number
  /** Place in reading order on the sheet, and the line it stands in. */
  readonly index: number
  readonly line: number
}

export type Sheet = {
  readonly page: Page
  readonly tokens: readonly Token[]
  readonly lines: readonly (readonly Token[])[]
  readonly skeletons: ReadonlySet<string>
  readonly across: readonly Area[]
  readonly down: readonly Area[]
  readonly squares: readonly (Area & { readonly ink: number })[]
  readonly strokes: readonly Area[]
  /** Share of the words of two letters and more that are read with some confidence: 1 on a clean page. */
  readonly legible: number
  /** Median height of a word, px: the unit of "near". */
  readonly unit: number
}

export const sheetOf = (page: Page): Sheet => {
  const area = (box: Box): Area => ({
    x0: box[0] * page.widthPx,
    y0: box[1] * page.heightPx,
    x1: (box[0] + box[2]) * page.widthPx,
    y1: (box[1] + box[3]) * page.heightPx,
  })
  const words = page.words
    .flatMap((word) => partedAtColon(word))
    .map((word) => ({ ...area(word.box), text: word.text, confidence: word.confidence, skeleton: skeletonOf(word.text) }))
  let index = 0
  const lines = linesOf(words).map((line, number) =>
    line.map((word) => {
      const token: Token = { ...word, index, line: number }
      index += 1
      return token
    }),
  )
  const tokens = lines.flat()
  const unit = median(words.filter((word) => word.skeleton.length >= 2).map((word) => word.y1 - word.y0)) ?? page.heightPx / 110
  return {
    page,
    tokens,
    lines,
    skeletons: new Set(tokens.map((token) => token.skeleton)),
    across: page.rules.filter((rule) => rule.across).map((rule) => area(rule.box)),
    down: page.rules
      .filter((rule) => !rule.across)
      .map((rule) => area(rule.box))
      .filter((rule) => page.source === 'text-layer' || !isStreak(rule, lines, unit)),
    squares: apartFromWords(
      largeEnough(
        page.squares.map((square) => ({ ...area(square.box), ink: square.ink })),
        unit,
        page.source,
      ),
      tokens,
      unit,
    ),
    strokes: page.strokes.map(area),
    legible: legibleShare(page),
    unit,
  }
}

/** A streak of a dirty machine runs down the page through its words; the border of a cell stands apart from them. */
const isStreak = (rule: Area, lines: readonly (readonly Token[])[], unit: number): boolean => {
  const at = middleX(rule)
  const isRead = (token: Token): boolean => token.skeleton.length >= 2 && token.confidence >= 0.6
  const crossed = lines.filter((line) => {
    const words = line.filter((token) => isRead(token) && middleY(token) > rule.y0 && middleY(token) < rule.y1)
    const before = words.filter((token) => token.x1 <= at + 3).toSorted((a, b) => b.x1 - a.x1)[0]
    const after = words.filter((token) => token.x0 >= at - 3).toSorted((a, b) => a.x0 - b.x0)[0]
    if (words.some((token) => token.x0 < at - 0.4 * unit && token.x1 > at + 0.4 * unit)) return true
    return before !== undefined && after !== undefined && after.x0 - before.x1 < wordGapMax * unit
  })
  return crossed.length >= 2
}
/** White between two words of a line, in heights of a word, at most. */
const wordGapMax = 0.9

/** `From:L.` and `No.1:26-cr-00123` are a label and a value that a bad copy has run together. */
const partedAtColon = (word: Word): readonly Word[] => {
  const parts = /^(\p{Lu}\p{L}{1,11}:|No\.(?=\d))(?=\S*\p{L}|\S*\d)(\S+)$/u.exec(word.text)
  if (parts?.[1] === undefined || parts[2] === undefined) return [word]
  const [x, y, width, height] = word.box
  const share = parts[1].length / word.text.length
  return [
    { ...word, text: parts[1], box: [x, y, width * share, height] },
    { ...word, text: parts[2], box: [x + width * share, y, width * (1 - share), height] },
  ]
}

const legibleShare = (page: Page): number => {
  const words = page.words.filter((word) => /[\p{L}\p{N}]{2}/u.test(word.text))
  return words.length === 0 ? 0 : words.filter((word) => word.confidence >= 0.6).length / words.length
}

/** Boxes are printed higher than the letters beside them; what is smaller is the bowl of a letter or two letters that touch. */
const isLargeEnough = (square: Area, unit: number, source: Page['source']): boolean =>
  (square.x1 - square.x0 + square.y1 - square.y0) / 2 >= 0.95 * unit * (source === 'text-layer' ? inkShare : 1)
/** Alike in width and height but for `slack` pixels. */
export const areOfOneSize = (one: Area, other: Area, slack: number): boolean =>
  Math.abs(one.x1 - one.x0 - (other.x1 - other.x0)) <= slack && Math.abs(one.y1 - one.y0 - (other.y1 - other.y0)) <= slack

/**
 * Large enough, or of the size of one that is and in a column or a row with it, or with two more of its size in a column: boxes are printed
 * so; or solid, where the filling was found instead of its box, in a column or a row with one that is.
 */
export const largeEnough = <T extends Area & { readonly ink: number }>(
  squares: readonly T[],
  unit: number,
  source: Page['source'],
): readonly T[] => {
  const large = squares.filter((square) => isLargeEnough(square, unit, source))
  const nearly = squares.filter((square) => isLargeEnough(square, columnShare * unit, source))
  const inColumn = (square: T, others: readonly T[]): number =>
    others.filter((other) => Math.abs(other.x0 - square.x0) <= 3 && areOfOneSize(square, other, 3)).length
  const isInRow = (square: T): boolean =>
    large.some((other) => Math.abs(middleY(other) - middleY(square)) <= 3 && areOfOneSize(square, other, 3))
  const isFilling = (square: T): boolean => square.ink >= solidMin && large.some((other) => areAligned(square, other, 3))
  const isInColumn = (square: T): boolean =>
    large.some((other) => areOfOneSize(square, other, 3)) && large.some((other) => Math.abs(other.x0 - square.x0) <= 3)
  const isBox = (square: T): boolean => inColumn(square, nearly) >= 3 || isInColumn(square) || isInRow(square) || isFilling(square)
  return squares.filter((square) => large.includes(square) || inColumn(square, large) > 0 || (nearly.includes(square) && isBox(square)))
}
/** No letter is so dark inside. */
const solidMin = 0.9
const areAligned = (one: Area, other: Area, slack: number): boolean =>
  [one.x0 - other.x0, one.x1 - other.x1, one.y0 - other.y0, one.y1 - other.y1].some((apart) => Math.abs(apart) <= slack)

/** Boxes of a column may be so much lower than one that stands alone. */
const columnShare = 0.82

/** The words of a file's own text are as high as their type; capitals fill this share of it. */
const inkShare = 0.72

/** A box this much higher than the words is no letter. */
export const isHigherThanLetters = (square: Area, unit: number): boolean =>
  (square.x1 - square.x0 + square.y1 - square.y0) / 2 >= 1.2 * unit

/** A box that touches its words was read as the head of the first of them: it is one where two more of its size stand in its column. */
const apartFromWords = <T extends Area>(squares: readonly T[], tokens: readonly Token[], unit: number): readonly T[] => {
  const apart = squares.filter((square) => isHigherThanLetters(square, unit) || !isInToken(square, tokens))
  const isHead = (square: T): boolean =>
    tokens.some((token) => Math.abs(square.x0 - token.x0) <= 6 && middleY(square) > token.y0 && middleY(square) < token.y1) &&
    apart.filter((other) => Math.abs(other.x0 - square.x0) <= 3 && areOfOneSize(square, other, 3)).length >= 2
  return squares.filter((square) => apart.includes(square) || isHead(square))
}

/** The O of a word or the white between two words over a line can look like a box; a printed one has a size and stands clear. */
const isInToken = (square: Area, tokens: readonly Token[]): boolean =>
  tokens.some(
    (token) =>
      token.skeleton.length >= 2 &&
      token.confidence >= 0.5 &&
      !(/^[^\p{L}\p{N}]/u.test(token.text) && Math.abs(square.x0 - token.x0) <= 6) &&
      middleX(square) > token.x0 &&
      middleX(square) < token.x1 &&
      middleY(square) > token.y0 - 3 &&
      middleY(square) < token.y1 + 3 &&
      square.y1 - square.y0 < 1.25 * (token.y1 - token.y0),
  )

export const boxOf = (sheet: Sheet, area: Area): Box => {
  const share = (value: number, whole: number): number => Math.round(Math.min(1, Math.max(0, value / whole)) * 10_000) / 10_000
  const { widthPx, heightPx } = sheet.page
  return [
    share(area.x0, widthPx),
    share(area.y0, heightPx),
    share(Math.max(0, area.x1 - area.x0), widthPx),
    share(Math.max(0, area.y1 - area.y0), heightPx),
  ]
}

export const around = (areas: readonly Area[]): Area => ({
  x0: Math.min(...areas.map((area) => area.x0)),
  y0: Math.min(...areas.map((area) => area.y0)),
  x1: Math.max(...areas.map((area) => area.x1)),
  y1: Math.max(...areas.map((area) => area.y1)),
})

export const middleX = (area: Area): number => (area.x0 + area.x1) / 2
export const middleY = (area: Area): number => (area.y0 + area.y1) / 2

export const holds = (outer: Area, inner: Area): boolean =>
  middleX(inner) >= outer.x0 && middleX(inner) <= outer.x1 && middleY(inner) >= outer.y0 && middleY(inner) <= outer.y1

export const median = (values: readonly number[]): number | undefined => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]

/** Words whose heights overlap by half stand in one line; lines from top to bottom, words from left to right. */
const linesOf = <W extends Area>(words: readonly W[]): readonly (readonly W[])[] => {
  const lines: { y0: number; y1: number; words: W[] }[] = []
  for (const word of words.toSorted((a, b) => middleY(a) - middleY(b))) {
    const line = lines.findLast((other) => {
      const overlap = Math.min(other.y1, word.y1) - Math.max(other.y0, word.y0)
      return overlap >= 0.5 * Math.min(other.y1 - other.y0, word.y1 - word.y0)
    })
    if (line === undefined) lines.push({ y0: word.y0, y1: word.y1, words: [word] })
    else {
      line.words.push(word)
      const last = line.words.slice(-6)
      line.y0 = median(last.map((w) => w.y0)) ?? line.y0
      line.y1 = median(last.map((w) => w.y1)) ?? line.y1
    }
  }
  return lines.toSorted((a, b) => a.y0 - b.y0).map((line) => line.words.toSorted((a, b) => a.x0 - b.x0))
}
