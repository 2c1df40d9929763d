// Places cut out of a page: the lines of a value, grown by the ink that goes on beyond the words found, and the ink in a blank.
import { crop } from './straighten.ts'
import { findBlobs, maskOf } from './raster.ts'
import type { Box } from '../../document/paper.ts'
import type { DraftField, LineOfField } from '../../instrument/draft.ts'
import type { Raster } from './raster.ts'

/** Pixels left and right of the words: the colon of the label stands close by. */
const sideMargin = 5

/** The words with a margin of a third of a line, on white. */
export const zoneOf = (raster: Raster, field: DraftField): Raster => {
  const [x, y, width, height] = field.box
  const margin = Math.max(5, Math.round((height * raster.height * 0.3) / field.lines))
  const frame = {
    left: Math.floor(x * raster.width) - sideMargin,
    top: Math.floor(y * raster.height) - margin,
    width: Math.ceil(width * raster.width) + sideMargin * 2,
    height: Math.ceil(height * raster.height) + margin * 2,
  }
  const part = crop(raster, frame)
  return crop(part, { left: -12, top: -12, width: part.width + 24, height: part.height + 24 })
}

/** One line with white above and below it, as a share of its height. */
export const cutLine = (raster: Raster, [x, y, width, height]: Box, white: number): Raster => {
  const margin = Math.max(2, Math.round(height * raster.height * white))
  return crop(raster, {
    left: Math.floor(x * raster.width) - sideMargin,
    top: Math.floor(y * raster.height) - margin,
    width: Math.ceil(width * raster.width) + sideMargin * 2,
    height: Math.ceil(height * raster.height) + margin * 2,
  })
}

/** Smallest piece of ink that is a letter's and no speck: its area and its height in pixels. */
const letterAreaMin = 14
const letterHeightMin = 9

/** The ink in a blank in which no word was found: up to the first wide gap; none where there is nothing but dust. */
export const inkedPart = (raster: Raster, { box }: DraftField): readonly LineOfField[] => {
  const [x, y, width, height] = box
  const frame = {
    left: Math.floor(x * raster.width),
    top: Math.floor(y * raster.height),
    width: Math.max(1, Math.ceil(width * raster.width)),
    height: Math.max(1, Math.ceil(height * raster.height)),
  }
  const pieces = findBlobs(maskOf(crop(raster, frame), 160))
    .blobs.filter((blob) => blob.area >= letterAreaMin && blob.y1 - blob.y0 + 1 >= letterHeightMin && blob.y1 - blob.y0 < 60)
    .toSorted((a, b) => a.x0 - b.x0)
  const [first] = pieces
  if (first === undefined) return []
  const { x0 } = first
  let { y0, x1, y1 } = first
  for (const piece of pieces) {
    if (piece.x0 - x1 > 40) break
    x1 = Math.max(x1, piece.x1)
    y0 = Math.min(y0, piece.y0)
    y1 = Math.max(y1, piece.y1)
  }
  const inked: Box = [
    (frame.left + x0) / raster.width,
    (frame.top + y0) / raster.height,
    (x1 - x0 + 1) / raster.width,
    (y1 - y0 + 1) / raster.height,
  ]
  return [{ box: inked, text: '', confidence: 0, room: [inked[0], inked[0] + inked[2]] }]
}

/** The gap between two words is no wider than this share of a line's height; letters are no lower than that one. */
const gapMax = 1.3
const letterMin = 0.45

/** A point after an initial: it bridges a gap, but nothing ends with it. */
const pointAreaMin = 8

type Piece = { readonly x0: number; readonly x1: number; readonly isLetter: boolean }

/** As far as letters follow one another without a gap between words that is too wide. */
const furthest = (
  start: number,
  pieces: readonly Piece[],
  gap: (piece: Piece, edge: number) => number,
  high: number,
  way: 1 | -1,
): number => {
  let [edge, reached] = [start, start]
  for (const piece of pieces) {
    if (gap(piece, edge) > gapMax * high) break
    edge = way > 0 ? Math.max(edge, piece.x1) : Math.min(edge, piece.x0)
    if (piece.isLetter) reached = edge
  }
  return reached
}

/** A line of words with what goes on left or right of them: a page read as a whole loses the first or the last word of a line. */
export const grown = (raster: Raster, part: LineOfField): LineOfField => {
  const [x, y, width, height] = part.box
  const [from, to] = [Math.round(part.room[0] * raster.width), Math.round(part.room[1] * raster.width)]
  const high = height * raster.height
  const [x0, x1] = [x * raster.width, (x + width) * raster.width]
  if (x0 - from < high * 0.3 && to - x1 < high * 0.3) return part
  const band = { left: from, top: Math.round(y * raster.height), width: Math.max(1, to - from), height: Math.max(1, Math.round(high)) }
  const pieces = findBlobs(maskOf(crop(raster, band), 160))
    .blobs.filter((blob) => blob.area >= pointAreaMin && blob.x1 - blob.x0 < 4 * high)
    .map((blob) => ({
      x0: blob.x0 + from,
      x1: blob.x1 + from,
      isLetter: blob.y1 - blob.y0 + 1 >= letterMin * high && blob.area >= letterAreaMin,
    }))
  const left = furthest(
    x0,
    pieces.filter((piece) => piece.x0 < x0).toSorted((a, b) => b.x1 - a.x1),
    (piece, edge) => edge - piece.x1,
    high,
    -1,
  )
  const right = furthest(
    x1,
    pieces.filter((piece) => piece.x1 > x1).toSorted((a, b) => a.x0 - b.x0),
    (piece, edge) => piece.x0 - edge,
    high,
    1,
  )
  if (x0 - left < high * 0.3 && right - x1 < high * 0.3) return part
  const box: Box = [left / raster.width, y, (right - left) / raster.width, height]
  // What was read at first said nothing of what is new.
  return { ...part, box, text: '', confidence: 0 }
}

/** Words of one line that were taken for two lines grow to be the same place: of two that lie over one another the wider stays. */
export const withoutTwins = (parts: readonly LineOfField[]): readonly LineOfField[] =>
  parts.filter(
    (part, at) =>
      !parts.some(
        (other, index) =>
          index !== at && liesOver(part.box, other.box) && (other.box[2] > part.box[2] || (other.box[2] === part.box[2] && index < at)),
      ),
  )

const liesOver = (one: Box, other: Box): boolean => {
  const shared = (axis: 0 | 1): number =>
    Math.min(one[axis] + (one[axis + 2] ?? 0), other[axis] + (other[axis + 2] ?? 0)) - Math.max(one[axis], other[axis])
  return shared(0) > 0.5 * Math.min(one[2], other[2]) && shared(1) > 0.5 * Math.min(one[3], other[3])
}
