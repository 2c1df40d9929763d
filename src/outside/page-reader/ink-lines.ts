// Where lines of text stand on a page, by their ink alone: letters smeared along the row until they touch, and what hangs together.
import { findBlobs } from './raster.ts'
import type { Blob, Mask } from './raster.ts'

/** Inclusive pixel bounds of the ink of one line, or of one stretch of it between wide gaps. */
export type InkLine = { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number }

/** Smallest piece of ink that is no dust, and the heights of letters that tell the size of the print, px at 204 dots an inch. */
const dustMax = 3
const letterMin = 8
const letterMax = 50
/** Without letters to tell it. */
const unitDefault = 18

/** On a page without its printed rules; lines from top to bottom. */
export const inkLines = (mask: Mask): readonly InkLine[] => {
  const found = findBlobs(mask)
  const unit = unitOf(found.blobs)
  const isText = (blob: Blob): boolean => {
    const [wide, high] = [blob.x1 - blob.x0 + 1, blob.y1 - blob.y0 + 1]
    if (blob.area <= dustMax) return false
    if (high > 5 * unit || wide > 40 * unit) return false
    // A scrawl or a ring is large in both ways and thin in its ink.
    if (high > 2.6 * unit && wide > 4 * unit && blob.area < 0.16 * wide * high) return false
    // What is left of a broken rule is flat and longer than any dash.
    return !(high <= 5 && wide >= 1.3 * unit && wide >= 6 * high)
  }
  const smeared = smear(mask, found, isText, Math.round(1.35 * unit))
  const pieces = findBlobs(smeared).blobs
  const letters = found.blobs.filter((blob) => isText(blob) && blob.y1 - blob.y0 + 1 >= 0.45 * unit && blob.area >= splinterMin)
  const [large, small] = [pieces.filter((piece) => isLine(piece, unit)), pieces.filter((piece) => !isLine(piece, unit))]
  const lines = large.flatMap((piece) => (piece.y1 - piece.y0 + 1 > 2.5 * unit ? parted(smeared, piece, unit, letters) : [piece]))
  return withDots(
    lines.filter((line) => line.x1 - line.x0 >= 3 * unit || letters.some((letter) => holds(line, letter))),
    small,
    unit,
  )
    .map((line) => nearLetters(line, letters, unit))
    .filter((line) => line.x1 - line.x0 >= 2)
    .toSorted((a, b) => a.y0 - b.y0 || a.x0 - b.x0)
}

/** Specks of dust that stand close together are no line. */
const holds = (line: InkLine, blob: Blob): boolean =>
  blob.x0 >= line.x0 && blob.x1 <= line.x1 && (blob.y0 + blob.y1) / 2 >= line.y0 && (blob.y0 + blob.y1) / 2 <= line.y1

/** A speck above or below the letters does not make the line higher, or all of it would be seen smaller than it is. */
const nearLetters = (line: InkLine, letters: readonly Blob[], unit: number): InkLine => {
  const own = letters.filter((letter) => holds(line, letter))
  if (own.length < 3) return line
  const [top, bottom] = [Math.min(...own.map(({ y0 }) => y0)), Math.max(...own.map(({ y1 }) => y1))]
  return { ...line, y0: Math.max(line.y0, Math.round(top - 0.3 * unit)), y1: Math.min(line.y1, Math.round(bottom + 0.3 * unit)) }
}

/** The usual height of a letter on the page, px. */
export const unitOf = (blobs: readonly Blob[]): number => {
  const heights = blobs
    .filter((blob) => blob.area >= 14 && blob.x1 - blob.x0 < 60)
    .map((blob) => blob.y1 - blob.y0 + 1)
    .filter((high) => high >= letterMin && high <= letterMax)
    .toSorted((a, b) => a - b)
  return heights.length < 10 ? unitDefault : Math.max(10, heights[Math.floor(heights.length / 2)] ?? unitDefault)
}

const isLine = (piece: InkLine, unit: number): boolean => piece.y1 - piece.y0 + 1 >= 0.55 * unit

/** White of at most `gap` pixels between two pieces of text in a row becomes dark. */
const smear = (mask: Mask, found: ReturnType<typeof findBlobs>, isText: (blob: Blob) => boolean, gap: number): Mask => {
  const { width, height } = mask
  const dark = new Uint8Array(width * height)
  const text = found.blobs.map(isText)
  let [row, end] = [-1, 0]
  for (let i = 0; i < found.blobOfRun.length; i += 1) {
    if (text[found.blobOfRun[i] ?? -1] !== true) continue
    const y = found.runs[i * 3] ?? 0
    const [x0, x1] = [found.runs[i * 3 + 1] ?? 0, found.runs[i * 3 + 2] ?? 0]
    const from = y === row && x0 - end <= gap ? end : x0
    dark.fill(1, y * width + from, y * width + x1 + 1)
    ;[row, end] = [y, x1]
  }
  return { width, height, dark }
}

/** Two lines that hang together by a stroke are parted where the fewest letters are cut; a line with a tall word in it is one line. */
const parted = (smeared: Mask, piece: InkLine, unit: number, letters: readonly Blob[]): readonly InkLine[] => {
  const high = piece.y1 - piece.y0 + 1
  const own = letters.filter((letter) => holds(piece, letter))
  const cut = Array.from({ length: high }, (_, row) => own.filter(({ y0, y1 }) => y0 < piece.y0 + row && y1 > piece.y0 + row).length)
  const inked = Array.from({ length: high }, (_, row) => {
    let sum = 0
    for (let x = piece.x0; x <= piece.x1; x += 1) sum += smeared.dark[(piece.y0 + row) * smeared.width + x] ?? 0
    return sum
  })
  const cost = (row: number): number => (cut[row] ?? 0) + (inked[row] ?? 0) / (piece.x1 - piece.x0 + 1)
  const edge = Math.round(0.7 * unit)
  let best = -1
  for (let row = edge; row < high - edge; row += 1) if (best < 0 || cost(row) < cost(best)) best = row
  if (best < 0 || (cut[best] ?? 0) > lettersCutMax * own.length || (inked[best] ?? 0) > 0.5 * Math.max(...inked)) return [piece]
  const [upper, lower] = [tight(smeared, { ...piece, y1: piece.y0 + best - 1 }), tight(smeared, { ...piece, y0: piece.y0 + best + 1 })]
  return [upper, lower].flatMap((part) =>
    part === null ? [] : part.y1 - part.y0 + 1 > 2.5 * unit ? parted(smeared, part, unit, letters) : [part],
  )
}
const lettersCutMax = 0.2

const tight = (mask: Mask, area: InkLine): InkLine | null => {
  let [x0, y0, x1, y1] = [mask.width, mask.height, -1, -1]
  for (let y = area.y0; y <= area.y1; y += 1)
    for (let x = area.x0; x <= area.x1; x += 1)
      if (mask.dark[y * mask.width + x] === 1) {
        x0 = Math.min(x0, x)
        x1 = Math.max(x1, x)
        y0 = Math.min(y0, y)
        y1 = Math.max(y1, y)
      }
  return x1 < 0 ? null : { x0, y0, x1, y1 }
}

/** Smaller pieces than this are dust where nothing touches them, px. */
const splinterMin = 6

/** Dots, commas and splinters of letters belong to the line that stands nearest above, below or beside them. */
const withDots = (lines: readonly InkLine[], small: readonly InkLine[], unit: number): readonly InkLine[] => {
  const grown = lines.map((line) => ({ ...line }))
  for (const dot of small) {
    const size = (dot.x1 - dot.x0 + 1) * (dot.y1 - dot.y0 + 1)
    let nearest: (typeof grown)[number] | null = null
    let least = 0.4 * unit
    for (const line of grown) {
      const across = Math.max(line.x0 - dot.x1, dot.x0 - line.x1, 0)
      const down = Math.max(line.y0 - dot.y1, dot.y0 - line.y1, 0)
      if (across > 0.8 * unit || down > least || (across > 0 && down > 0) || size < splinterMin) continue
      // A line must not grow past the height that letters with their tails have.
      if (Math.max(line.y1, dot.y1) - Math.min(line.y0, dot.y0) + 1 > 2.4 * unit) continue
      ;[nearest, least] = [line, down]
    }
    if (nearest === null) continue
    nearest.x0 = Math.min(nearest.x0, dot.x0)
    nearest.x1 = Math.max(nearest.x1, dot.x1)
    nearest.y0 = Math.min(nearest.y0, dot.y0)
    nearest.y1 = Math.max(nearest.y1, dot.y1)
  }
  return grown
}
