// Printed check boxes: small square outlines, and how much ink stands inside each.
import { areOfOneSize } from '../../instrument/sheet.ts'
import { unitOf } from './ink-lines.ts'
import { findBlobs, runsAcross, runsDown } from './raster.ts'
import type { Blob, Mask, Raster } from './raster.ts'

/** Inclusive pixel bounds of the outline; `ink` is the dark share of the inner 52 %. */
export type Found = { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number; readonly ink: number }

/** 6 to 20 points at 204 dots an inch. */
const sideMin = 16
const sideMax = 58

/** Finds outlines by pairs of level edges, then by pairs of upright ones: a tick that leaves the box spoils at most one pair. */
export const findSquares = (mask: Mask, blobs: readonly Blob[] = findBlobs(mask).blobs): readonly Found[] => {
  const level = edges(mask, true)
  const upright = edges(mask, false)
  const candidates = [...pairs(level, true), ...pairs(upright, false)]
  const shaped = candidates
    .filter(isSquare)
    .map((frame) => ({ frame, sides: sidesOf(mask, frame).toSorted((a, b) => a - b) }))
    .map((each) => ({ ...each, closed: each.sides[0] ?? 0 }))
  const good = shaped
    .filter(({ frame, closed }) => closed >= closedMin && !isLetter(mask, frame))
    .toSorted((a, b) => b.closed - a.closed)
    .map(({ frame }) => frame)
  const kept: Frame[] = []
  for (const frame of withoutFillings(mask, good)) if (!kept.some((other) => overlaps(other, frame))) kept.push(frame)
  const clear = kept.filter((frame) => standsClear(mask, frame))
  // A tick may leave its box and touch what is beside it; then the box is of the size of the others on the page.
  const boxes = kept.filter((frame) => clear.includes(frame) || clear.some((other) => areOfOneSize(frame, other, likeMax)))
  const whole = clear.filter((frame) => isApart(mask, frame))
  const unit = unitOf(blobs)
  const usual = usualSize(whole) ?? usualSize(openInColumn(mask, shaped, unit))
  const anchors = [...blobs, ...[...level, ...upright.map(turnedEdge)].flatMap((edge) => (usual === null ? [] : framesAt(edge, usual)))]
  const lone = whole.filter((frame) => isTall(frame, unit) && (usual === null || !areOfOneSize(frame, usual, slackMax)))
  const lost = [
    ...(usual === null ? [] : broken(mask, usual, whole, boxes, anchors, unit)),
    ...lone.flatMap((frame) => hungWith(mask, frame, boxes)),
  ]
  // What fills a box is a square too.
  const found = [...boxes.filter((frame) => !lost.some((other) => overlaps(frame, other))), ...lost]
  return found.map((frame) => ({ ...frame, ink: inkInside(mask, frame) }))
}

/** What fills a box is a square too, and often better closed than the box around it. */
const withoutFillings = (mask: Mask, frames: readonly Frame[]): readonly Frame[] =>
  frames.filter((frame) => !frames.some((outer) => holds(outer, frame)) || inkInside(mask, frame) < solidMin)
const solidMin = 0.9
const holds = (outer: Frame, inner: Frame): boolean =>
  outer !== inner &&
  outer.x0 <= inner.x0 &&
  outer.y0 <= inner.y0 &&
  outer.x1 >= inner.x1 &&
  outer.y1 >= inner.y1 &&
  outer.x1 - outer.x0 + outer.y1 - outer.y0 > inner.x1 - inner.x0 + inner.y1 - inner.y0

/**
 * A box of which a side is lost (a thin stroke between two rows of a scan, or one that slants), told by the size of the others on the page;
 * and one of which only half the outline is left, in a column of boxes or higher than the letters.
 */
const broken = (
  mask: Mask,
  usual: Frame,
  whole: readonly Frame[],
  boxes: readonly Frame[],
  anchors: readonly Frame[],
  unit: number,
): readonly Frame[] => {
  const taken = boxes.filter((frame) => areOfOneSize(frame, usual, slackMax))
  const hung = bestOf(mask, anchors, usual, taken, hasThreeSides)
  const columns = columnsOf([...whole.filter((frame) => areOfOneSize(frame, usual, likeMax)), ...hung])
  // In running text half an outline is a box only where it is much higher than any letter.
  const inText = isTall(usual, 1.2 * unit) ? anchors : []
  const halves = [...columns.flatMap((column) => downColumn(mask, column, usual)), ...inText]
  // The corner of a ruled cell has two sides, which go on.
  return [...hung, ...bestOf(mask, halves, usual, [...taken, ...hung], hasHalfItsOutline).filter((frame) => standsClear(mask, frame))]
}

/** Where no two boxes came out whole: those of which one side is lost, each with another of its size below or above it. */
const openInColumn = (
  mask: Mask,
  shaped: readonly { readonly frame: Frame; readonly sides: readonly number[] }[],
  unit: number,
): readonly Frame[] => {
  const open = shaped.filter(({ frame, sides }) => hasThreeSides(sides) && isTall(frame, unit) && isApart(mask, frame))
  const kept: Frame[] = []
  for (const { frame } of open.toSorted((a, b) => sum(b.sides) - sum(a.sides)))
    if (!kept.some((other) => overlaps(other, frame)) && standsClear(mask, frame)) kept.push(frame)
  return kept.filter((frame) =>
    kept.some((other) => other !== frame && Math.abs(other.x0 - frame.x0) <= slackMax && areOfOneSize(frame, other, likeMax)),
  )
}

/** Where one box alone came out whole: the halves of others in its column, two at least, bear one another out. */
const hungWith = (mask: Mask, lone: Frame, boxes: readonly Frame[]): readonly Frame[] => {
  const taken = boxes.filter((frame) => areOfOneSize(frame, lone, slackMax))
  const found = bestOf(mask, downColumn(mask, lone.x0, lone), lone, taken, hasHalfItsOutline).filter((frame) => standsClear(mask, frame))
  return found.length >= 2 ? found : []
}

const bestOf = (
  mask: Mask,
  candidates: readonly Frame[],
  usual: Frame,
  known: readonly Frame[],
  isBox: (sides: readonly number[]) => boolean,
): readonly Frame[] => {
  const good = candidates
    .filter((frame) => areOfOneSize(frame, usual, slackMax) && !known.some((other) => overlaps(frame, other)))
    .map((frame) => ({ frame, sides: sidesOf(mask, frame).toSorted((a, b) => a - b) }))
    .filter(({ frame, sides }) => isBox(sides) && isApart(mask, frame))
    .toSorted((a, b) => sum(b.sides) - sum(a.sides))
  const kept: Frame[] = []
  for (const { frame } of good) if (!kept.some((other) => overlaps(other, frame))) kept.push(frame)
  return kept
}

/** `sides` from the worst to the best. */
const hasThreeSides = (sides: readonly number[]): boolean => (sides[1] ?? 0) >= closedMin
const hasHalfItsOutline = (sides: readonly number[]): boolean => (sides[2] ?? 0) >= 0.7 && sum(sides) >= 1.9

const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0)

/** Where three boxes and more begin below one another, px from the left. */
const columnsOf = (whole: readonly Frame[]): readonly number[] => {
  const starts = whole.map(({ x0 }) => x0).toSorted((a, b) => a - b)
  return starts.filter((x0, index) => starts.filter((other) => Math.abs(other - x0) <= slackMax).length >= 3 && x0 !== starts[index - 1])
}

const downColumn = (mask: Mask, x0: number, usual: Frame): readonly Frame[] => {
  const [across, down] = [usual.x1 - usual.x0, usual.y1 - usual.y0]
  return Array.from({ length: Math.max(0, mask.height - down) }, (_, y0) => ({ x0, x1: x0 + across, y0, y1: y0 + down }))
}

/** Boxes of one page differ by so much in width and height, px; whole ones by less than broken ones. */
const likeMax = 2
const slackMax = 3

/** The size that most boxes have, `least` at least; of two sizes the larger counts for more, as letters may look like small boxes. */
export const usualSize = <T extends Frame>(whole: readonly T[], least = 2): T | null => {
  const alike = (frame: T): number => whole.filter((other) => areOfOneSize(frame, other, likeMax)).length
  const weight = (frame: T): number => alike(frame) * (frame.x1 - frame.x0 + 1) * (frame.y1 - frame.y0 + 1)
  const usual = whole.filter((frame) => alike(frame) >= least).toSorted((a, b) => weight(b) - weight(a))[0]
  return usual ?? null
}

/** One side that is there, and where the box would be if it were the first or the second of its pair. */
type Anchor = Edge & { readonly upright?: boolean }
const turnedEdge = (edge: Edge): Anchor => ({ ...edge, upright: true })

const framesAt = ({ from, to, row, upright }: Anchor, usual: Frame): readonly Frame[] => {
  const [across, down] = [usual.x1 - usual.x0, usual.y1 - usual.y0]
  const [along, aside] = upright === true ? [down, across] : [across, down]
  if (Math.abs(to - from - along) > slackMax) return []
  return [row, row - aside].map((start) =>
    upright === true ? { x0: start, x1: start + aside, y0: from, y1: to } : { x0: from, x1: to, y0: start, y1: start + aside },
  )
}

/** So many squares of one size that stand apart are boxes, though no higher than capitals. */
const manyAlike = 4

/** White beside a box before its words begin, px; letters of a size with boxes stand closer than that. */
const asideMax = 10

/**
 * The picture without its boxes, for finding and reading lines: a box is higher than the line it stands in and often hangs on the next one.
 * Only squares of the size that the boxes of this page have are taken away, higher than a capital (`unit`: the usual height of a letter)
 * or four and more of one size, and with white on both sides: any other may be letters.
 */
export const withoutBoxes = (page: Raster, mask: Mask, squares: readonly Frame[], unit: number): Raster => {
  const gray = Uint8Array.from(page.gray)
  const apart = squares.filter((square) => isApart(mask, square))
  const usual = usualSize(apart.filter((square) => isTall(square, unit))) ?? usualSize(apart, manyAlike)
  for (const { x0, y0, x1, y1 } of apart.filter((square) => usual !== null && areOfOneSize(square, usual, slackMax)))
    for (let y = Math.max(0, y0 - outlineMax); y <= Math.min(page.height - 1, y1 + outlineMax); y += 1)
      gray.fill(255, y * page.width + Math.max(0, x0 - outlineMax), y * page.width + Math.min(page.width - 1, x1 + outlineMax) + 1)
  return { width: page.width, height: page.height, gray }
}
/** How far the stroke of a box stands outside of its middle, px. */
const outlineMax = 3
/** Height of a capital in usual heights of a letter, at most. */
const capitalMax = 1.35
const isTall = (frame: Frame, unit: number): boolean => frame.y1 - frame.y0 + 1 > capitalMax * unit

const isApart = (mask: Mask, frame: Frame): boolean => {
  let inked = 0
  for (let y = frame.y0; y <= frame.y1; y += 1) {
    const dark = [...Array(asideMax - outlineMax).keys()].some(
      (away) => darkAt(mask, frame.x0 - outlineMax - 1 - away, y) || darkAt(mask, frame.x1 + outlineMax + 1 + away, y),
    )
    if (dark) inked += 1
  }
  return inked <= 0.2 * (frame.y1 - frame.y0 + 1)
}

/** How far the ink of a box reaches beyond its outline: strokes of letters that only look like one (`EL`, `9/`) go on. */
const reachMax = 4

const standsClear = (mask: Mask, frame: Frame): boolean => {
  const [left, top] = [frame.x0 - reachMax - 2, frame.y0 - reachMax - 2]
  const width = frame.x1 - frame.x0 + 1 + 2 * (reachMax + 2)
  const height = frame.y1 - frame.y0 + 1 + 2 * (reachMax + 2)
  const seen = new Uint8Array(width * height)
  const open: number[] = []
  const visit = (x: number, y: number): void => {
    if (x < 0 || y < 0 || x >= width || y >= height || seen[y * width + x] === 1 || !darkAt(mask, left + x, top + y)) return
    seen[y * width + x] = 1
    open.push(y * width + x)
  }
  for (let x = frame.x0; x <= frame.x1; x += 1) for (const y of [frame.y0, frame.y1]) visit(x - left, y - top)
  for (let y = frame.y0; y <= frame.y1; y += 1) for (const x of [frame.x0, frame.x1]) visit(x - left, y - top)
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const [x, y] = [at % width, Math.floor(at / width)]
    if (x < 2 || y < 2 || x >= width - 2 || y >= height - 2) return false
    for (let dy = -1; dy <= 1; dy += 1) for (let dx = -1; dx <= 1; dx += 1) visit(x + dx, y + dy)
  }
  return true
}

type Frame = { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number }
type Edge = { readonly from: number; readonly to: number; readonly row: number }

const darkAt = (mask: Mask, x: number, y: number): boolean =>
  x >= 0 && y >= 0 && x < mask.width && y < mask.height && mask.dark[y * mask.width + x] === 1

/** Runs of dark of a box side's length along rows (or columns), wavering by one pixel. */
const edges = (mask: Mask, level: boolean): readonly Edge[] => {
  const found: Edge[] = []
  const runs = level ? runsAcross(mask) : runsDown(mask)
  for (let i = 0; i < runs.length; i += 3) {
    const [row, from, to] = [runs[i] ?? 0, runs[i + 1] ?? 0, runs[i + 2] ?? 0]
    const size = to - from + 1
    if (size >= sideMin && size <= sideMax + 14) found.push({ from, to, row })
  }
  return found
}

const pairs = (found: readonly Edge[], level: boolean): readonly Frame[] => {
  const byRow = Map.groupBy(found, (edge) => edge.row)
  const frames: Frame[] = []
  for (const edge of found) {
    const size = edge.to - edge.from + 1
    for (let distance = Math.ceil(size * 0.75); distance <= Math.min(sideMax, size * 1.3); distance += 1) {
      for (const other of byRow.get(edge.row + distance - 1) ?? []) {
        if (Math.abs(other.from - edge.from) > 4) continue
        if (Math.abs(other.to - edge.to) > 4) continue
        const from = Math.min(edge.from, other.from)
        const to = Math.max(edge.to, other.to)
        frames.push(level ? { x0: from, x1: to, y0: edge.row, y1: other.row } : { y0: from, y1: to, x0: edge.row, x1: other.row })
      }
    }
  }
  return frames
}

/** Least share of dark along a side that is there. */
const closedMin = 0.82

const isSquare = (frame: Frame): boolean => {
  const width = frame.x1 - frame.x0 + 1
  const height = frame.y1 - frame.y0 + 1
  return width <= height * 1.28 && height <= width * 1.28 && width <= sideMax && height <= sideMax
}

/** Share of dark along the upper, lower, left and right side. A side is straight, within three rows; the arc of an O is not. */
const sidesOf = (mask: Mask, { x0, y0, x1, y1 }: Frame): readonly number[] => [
  shareAlong(mask, x0, y0, x1 - x0 + 1, true),
  shareAlong(mask, x0, y1, x1 - x0 + 1, true),
  shareAlong(mask, x0, y0, y1 - y0 + 1, false),
  shareAlong(mask, x1, y0, y1 - y0 + 1, false),
]

/** The best share of dark that three neighbouring rows (or columns) have, of those that hold the line from `x`, `y`. */
const shareAlong = (mask: Mask, x: number, y: number, length: number, level: boolean): number => {
  const at = (step: number, aside: number): boolean => (level ? darkAt(mask, x + step, y + aside) : darkAt(mask, x + aside, y + step))
  let [before, amid, after] = [0, 0, 0]
  for (let step = 0; step < length; step += 1) {
    const here = at(step, 0)
    const [above, below] = [here || at(step, -1), here || at(step, 1)]
    if (above || at(step, -2)) before += 1
    if (above || below) amid += 1
    if (below || at(step, 2)) after += 1
  }
  return Math.max(before, amid, after) / length
}

/** The corners of a box are dark; those of a round letter (O, D, 0) are not. */
const isLetter = (mask: Mask, frame: Frame): boolean => {
  const corner = (x: number, y: number): boolean => {
    for (let dy = -1; dy <= 1; dy += 1) for (let dx = -1; dx <= 1; dx += 1) if (darkAt(mask, x + dx, y + dy)) return true
    return false
  }
  const dark = [corner(frame.x0, frame.y0), corner(frame.x1, frame.y0), corner(frame.x0, frame.y1), corner(frame.x1, frame.y1)]
  return dark.filter(Boolean).length < 4
}

const overlaps = (a: Frame, b: Frame): boolean => a.x0 <= b.x1 && b.x0 <= a.x1 && a.y0 <= b.y1 && b.y0 <= a.y1

const inkInside = (mask: Mask, frame: Frame): number => {
  const insetX = Math.round((frame.x1 - frame.x0 + 1) * 0.24)
  const insetY = Math.round((frame.y1 - frame.y0 + 1) * 0.24)
  let dark = 0
  let all = 0
  for (let y = frame.y0 + insetY; y <= frame.y1 - insetY; y += 1) {
    for (let x = frame.x0 + insetX; x <= frame.x1 - insetX; x += 1) {
      all += 1
      if (darkAt(mask, x, y)) dark += 1
    }
  }
  return all === 0 ? 0 : dark / all
}
