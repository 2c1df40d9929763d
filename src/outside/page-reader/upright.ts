// Which way up a page stands: by the direction in which its ink makes lines, then by reading one band each way.
import { maskOf } from './raster.ts'
import { crop, level } from './straighten.ts'
import type { Turn } from '../../document/paper.ts'
import type { Mask, Raster } from './raster.ts'
import type { SeenWord, Sight } from './words-by-sight.ts'

/** A quarter turn at least this much better in its lines is taken as sideways before anything is read. */
const sidewaysMin = 1.6

/**
 * How much more the ink lies in lines down the page than across it. Text makes dark and light rows that alternate sharply along its lines
 * and hardly at all across them; printed rules of a form run both ways and cancel out.
 */
export const downwardness = (mask: Mask): number => {
  const rows = new Float64Array(mask.height)
  const columns = new Float64Array(mask.width)
  for (let y = 0; y < mask.height; y += 1) {
    for (let x = 0; x < mask.width; x += 1) {
      if (mask.dark[y * mask.width + x] !== 1) continue
      rows[y] = (rows[y] ?? 0) + 1
      columns[x] = (columns[x] ?? 0) + 1
    }
  }
  return alternation(columns, mask.height) / Math.max(1e-9, alternation(rows, mask.width))
}

/** Mean of what a line differs from the one four pixels on, as a share of the longest possible line; rules are capped. */
const alternation = (lines: Float64Array, length: number): number => {
  let sum = 0
  for (let i = 4; i < lines.length; i += 1) sum += Math.min(0.12, Math.abs((lines[i] ?? 0) - (lines[i - 4] ?? 0)) / length)
  return sum / lines.length
}

/** The quarter turns worth trying for a page whose first reading is poor, or whose lines run down it. */
export const likelyTurns = (mask: Mask): readonly Turn[] => {
  const down = downwardness(mask)
  return down > sidewaysMin ? [90, 270] : down < 1 / sidewaysMin ? [0, 180] : [0, 180, 90, 270]
}

export const isSideways = (mask: Mask): boolean => downwardness(mask) > sidewaysMin

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
