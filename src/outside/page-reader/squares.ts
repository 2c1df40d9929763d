// Printed check boxes: small square outlines, and how much ink stands inside each.
import { runsAcross, runsDown } from './raster.ts'
import type { Mask } from './raster.ts'

/** Inclusive pixel bounds of the outline; `ink` is the dark share of the inner 52 %. */
export type Found = { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number; readonly ink: number }

/** 6 to 20 points at 204 dots an inch. */
const sideMin = 16
const sideMax = 58

/** Finds outlines by pairs of level edges, then by pairs of upright ones: a tick that leaves the box spoils at most one pair. */
export const findSquares = (mask: Mask): readonly Found[] => {
  const level = edges(mask, true)
  const upright = edges(mask, false)
  const candidates = [...pairs(level, true), ...pairs(upright, false)]
  const good = candidates
    .map((frame) => ({ frame, closed: closedness(mask, frame) }))
    .filter(({ frame, closed }) => closed >= closedMin && !isLetter(mask, frame))
    .toSorted((a, b) => b.closed - a.closed)
  const kept: Frame[] = []
  for (const { frame } of good) if (!kept.some((other) => overlaps(other, frame))) kept.push(frame)
  const clear = kept.filter((frame) => standsClear(mask, frame))
  // A tick may leave its box and touch what is beside it; then the box is of the size of the others on the page.
  const boxes = kept.filter((frame) => clear.includes(frame) || clear.some((other) => isOfSize(frame, other)))
  return boxes.map((frame) => ({ ...frame, ink: inkInside(mask, frame) }))
}

const isOfSize = (one: Frame, other: Frame): boolean =>
  Math.abs(one.x1 - one.x0 - (other.x1 - other.x0)) <= 2 && Math.abs(one.y1 - one.y0 - (other.y1 - other.y0)) <= 2

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

const closedMin = 0.82

/** The least share of dark along the four sides; a side is straight: it keeps within three rows, where the arc of an O does not. */
const closedness = (mask: Mask, frame: Frame): number => {
  const width = frame.x1 - frame.x0 + 1
  const height = frame.y1 - frame.y0 + 1
  if (width > height * 1.28 || height > width * 1.28 || width > sideMax || height > sideMax) return 0
  const side = (count: number, isDark: (i: number, drift: number) => boolean): number => {
    let most = 0
    for (const from of [-2, -1, 0]) {
      let dark = 0
      for (let i = 0; i < count; i += 1) if (isDark(i, from) || isDark(i, from + 1) || isDark(i, from + 2)) dark += 1
      most = Math.max(most, dark)
    }
    return most / count
  }
  return Math.min(
    side(width, (i, drift) => darkAt(mask, frame.x0 + i, frame.y0 + drift)),
    side(width, (i, drift) => darkAt(mask, frame.x0 + i, frame.y1 + drift)),
    side(height, (i, drift) => darkAt(mask, frame.x0 + drift, frame.y0 + i)),
    side(height, (i, drift) => darkAt(mask, frame.x1 + drift, frame.y0 + i)),
  )
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
