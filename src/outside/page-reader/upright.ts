// Which way up a page stands: by where its letters have their neighbours, then by reading one band each way.
import { findBlobs, maskOf } from './raster.ts'
import { crop, level } from './straighten.ts'
import type { Turn } from '../../document/paper.ts'
import type { Blob, Mask, Raster } from './raster.ts'
import type { SeenWord, Sight } from './words-by-sight.ts'

/** Letters that have a neighbour below at letters' distance, for each that has one beside it: at least this on a page that lies. */
const sidewaysMin = 2
/** Fewer letters than this tell nothing. */
const neighboursMin = 40

/** Sizes of a letter at 204 dots an inch, 4 to 18 points, and the gap to the next as a share of its size. */
const letterMin = 9
const letterMax = 52
const gapShareMax = 0.6

type Neighbours = { readonly beside: number; readonly below: number }

/** Letters stand close beside one another and far below one another; on a page that lies on its side it is the other way round. */
export const neighboursOn = (mask: Mask): Neighbours => {
  const letters = findBlobs(mask).blobs.filter((blob) => {
    const [wide, high] = [blob.x1 - blob.x0 + 1, blob.y1 - blob.y0 + 1]
    return Math.max(wide, high) >= letterMin && wide <= letterMax && high <= letterMax
  })
  const cellOf = (x: number, y: number): number => Math.floor(y / cellPx) * 10_000 + Math.floor(x / cellPx)
  const cells = Map.groupBy(letters, (blob) => cellOf(blob.x0, blob.y0))
  const near = (blob: Blob): readonly Blob[] =>
    [-1, 0, 1].flatMap((down) => [-1, 0, 1].flatMap((right) => cells.get(cellOf(blob.x0 + right * cellPx, blob.y0 + down * cellPx)) ?? []))
  let beside = 0
  let below = 0
  for (const blob of letters) {
    const size = Math.max(blob.x1 - blob.x0, blob.y1 - blob.y0) + 1
    const others = near(blob)
    if (others.some((other) => isAfter(blob.x1, other.x0, size) && overlap(blob.y0, blob.y1, other.y0, other.y1) > 0.5)) beside += 1
    if (others.some((other) => isAfter(blob.y1, other.y0, size) && overlap(blob.x0, blob.x1, other.x0, other.x1) > 0.5)) below += 1
  }
  return { beside, below }
}
const cellPx = 64

const isAfter = (end: number, start: number, size: number): boolean => start > end && start - end <= Math.max(2, gapShareMax * size)

/** Share of the shorter of two stretches that both cover. */
const overlap = (from: number, to: number, otherFrom: number, otherTo: number): number =>
  (Math.min(to, otherTo) - Math.max(from, otherFrom) + 1) / (Math.min(to - from, otherTo - otherFrom) + 1)

/** The quarter turns worth trying for a page whose first reading is poor. */
export const likelyTurns = (mask: Mask): readonly Turn[] => {
  const { beside, below } = neighboursOn(mask)
  if (beside + below < neighboursMin) return [0, 180, 90, 270]
  return below > sidewaysMin * beside ? [90, 270] : beside > sidewaysMin * below ? [0, 180] : [0, 180, 90, 270]
}

export const isSideways = (mask: Mask): boolean => {
  const { beside, below } = neighboursOn(mask)
  return below >= neighboursMin && below > sidewaysMin * beside
}

/** Of some turns of a page that is square in its pixels, the one whose band reads best; the first if none stands out. */
export const bestTurn = async (square: Raster, among: readonly Turn[], sight: Sight): Promise<Turn> => {
  let best: Turn = among[0] ?? 0
  let most = -1
  for (const degrees of among) {
    const seen = legible(await bandWords(await level(square, degrees), sight))
    if (seen > (most < 0 ? -1 : 1.5 * most + 20)) {
      best = degrees
      most = seen
    }
  }
  return best
}

const bandWords = (raster: Raster, sight: Sight): Promise<readonly SeenWord[]> =>
  sight.page(crop(raster, { left: 0, top: darkestBand(maskOf(raster)), width: raster.width, height: Math.min(raster.height, bandHeight) }))

const bandHeight = 320

const darkestBand = (mask: Mask): number => {
  let best = 0
  let most = -1
  for (let top = 0; top + bandHeight < mask.height; top += bandHeight / 2) {
    let dark = 0
    for (let i = top * mask.width; i < (top + bandHeight) * mask.width; i += 1) dark += mask.dark[i] ?? 0
    // A band that is mostly black is a shadow or a stamp, not text.
    if (dark > most && dark < 0.35 * bandHeight * mask.width) {
      most = dark
      best = top
    }
  }
  return best
}

/** Mean confidence by letters; a page upside down reads as rubbish. */
export const quality = (words: readonly SeenWord[]): number => {
  const letters = words.reduce((sum, word) => sum + word.text.length, 0)
  if (letters < 15) return 0
  return words.reduce((sum, word) => sum + word.text.length * word.confidence, 0) / letters
}

/** Letters of words that are read with some confidence: a poor page has them, a page upside down hardly any. */
export const legible = (words: readonly SeenWord[]): number =>
  words.reduce((sum, word) => sum + (word.confidence >= 0.6 && /[\p{L}\p{N}]{3}/u.test(word.text) ? word.text.length : 0), 0)
