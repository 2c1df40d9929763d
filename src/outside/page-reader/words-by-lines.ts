// The words of a page read line by line: lines found by their ink, read by the line reader, parted into words at the white.
import { inkLines } from './ink-lines.ts'
import { linePicture, sideMarginPx, stepPx } from './line-picture.ts'
import { captionMeant, meantByForms } from './form-words.ts'
import { maskOf } from './raster.ts'
import type { FaxLineReader } from './fax-line-reader.ts'
import type { InkLine } from './ink-lines.ts'
import type { Mask, Raster } from './raster.ts'
import { placesOf } from './spell.ts'
import type { Steps } from './spell.ts'
import type { SeenWord } from './words-by-sight.ts'

export const wordsByLines = async (unruled: Raster, read: FaxLineReader): Promise<readonly SeenWord[]> => {
  const mask = maskOf(unruled)
  const words: SeenWord[] = []
  for (const line of inkLines(mask)) {
    const seen = await linePicture(unruled, line)
    if (seen.width > widthMaxPx) continue
    const left = Math.floor(line.x0) - sideMarginPx
    const scale = (Math.ceil(line.x1) + sideMarginPx - left) / seen.width
    words.push(...wordsOf(await read(seen), line, (step) => left + (step + 0.5) * stepPx * scale, mask))
  }
  return words
}
/** No line of a letter page is longer than this at the height of a line. */
const widthMaxPx = 4000

/** A letter and where along the line it was seen. */
type Spike = { readonly letter: string; readonly step: number; readonly x: number; readonly chance: number }

const spikesOf = ({ letters, count, scores }: Steps, at: (step: number) => number): readonly Spike[] => {
  const spikes: { letter: string; step: number; x: number; chance: number }[] = []
  let before = 0
  for (let step = 0; step < count; step += 1) {
    const from = step * letters.length
    let best = 0
    for (let index = 1; index < letters.length; index += 1) if ((scores[from + index] ?? -99) > (scores[from + best] ?? -99)) best = index
    const chance = Math.exp(scores[from + best] ?? -99)
    const last = spikes.at(-1)
    if (best > 0 && best === before && last !== undefined) {
      if (chance > last.chance) Object.assign(last, { step, x: at(step), chance })
    } else if (best > 0) spikes.push({ letter: letters[best] ?? '', step, x: at(step), chance })
    before = best
  }
  return spikes
}

const wordsOf = (steps: Steps, line: InkLine, at: (step: number) => number, mask: Mask): readonly SeenWord[] => {
  const groups: Spike[][] = [[]]
  for (const spike of captionOr(steps, spikesOf(steps, at), at)) {
    if (spike.letter === ' ') groups.push([])
    else groups.at(-1)?.push(spike)
  }
  const words = groups.filter((group) => group.length > 0)
  const cuts = words.slice(1).map((word, index) => cutBetween(mask, line, words[index]?.at(-1)?.x ?? line.x0, word[0]?.x ?? line.x1))
  return words.flatMap((word, index) => {
    const area = inked(mask, { ...line, x0: cuts[index - 1] ?? line.x0, x1: cuts[index] ?? line.x1 })
    if (area === null) return []
    const between = (one: Spike | undefined, other: Spike | undefined, end: number): number =>
      one === undefined || other === undefined ? end : Math.ceil((one.step + other.step) / 2)
    const from = between(words[index - 1]?.at(-1), word[0], 0)
    const to = between(word.at(-1), words[index + 1]?.[0], steps.count)
    return [{ ...spelt(part(steps, from, to), word), ...area }]
  })
}

/** A line that hardly a letter of is sure and that may be a caption of a form is that caption. */
const captionOr = (steps: Steps, seen: readonly Spike[], at: (step: number) => number): readonly Spike[] => {
  const letters = seen.filter(({ letter }) => letter !== ' ')
  const mean = letters.reduce((sum, { chance }) => sum + chance, 0) / letters.length
  if (letters.length < 8 || mean > surelyRead) return seen
  const caption = captionMeant(steps, seen.map(({ letter }) => letter).join(''))
  const places = caption === null ? null : placesOf(steps, caption)
  if (caption === null || places === null) return seen
  return Array.from(caption).map((letter, index) => {
    const step = places[index] ?? 0
    const score = steps.scores[step * steps.letters.length + steps.letters.indexOf(letter)] ?? -99
    return { letter, step, x: at(step), chance: Math.exp(score) }
  })
}
const surelyRead = 0.93

const part = ({ letters, scores }: Steps, from: number, to: number): Steps => ({
  letters,
  count: to - from,
  scores: scores.subarray(from * letters.length, to * letters.length),
})

/** A word read with doubt that may be one a form prints is that word; its confidence stays low enough to be asked. */
const spelt = (steps: Steps, word: readonly Spike[]): { readonly text: string; readonly confidence: number } => {
  const text = word.map(({ letter }) => letter).join('')
  const confidence = Math.floor(Math.min(...word.map(({ chance }) => chance)) * 100) / 100
  const meant = confidence < doubtBelow ? meantByForms(steps, text) : null
  return meant === null ? { text, confidence } : { text: meant.text, confidence: Math.max(confidence, meant.lead > -1 ? meantSurely : 0) }
}
const doubtBelow = 0.95
const meantSurely = 0.6

/** The middle of the widest white between two letters; of two that are as wide the first. */
const cutBetween = (mask: Mask, line: InkLine, from: number, to: number): number => {
  let [best, widest, start] = [(from + to) / 2, 0, -1]
  for (let x = Math.floor(from); x <= Math.ceil(to); x += 1) {
    if (isWhite(mask, line, x)) {
      if (start < 0) start = x
      if (x - start + 1 > widest) [widest, best] = [x - start + 1, (start + x) / 2]
    } else start = -1
  }
  return best
}

const isWhite = (mask: Mask, line: InkLine, x: number): boolean => {
  let dark = 0
  for (let y = line.y0; y <= line.y1; y += 1) dark += mask.dark[y * mask.width + x] ?? 0
  return dark <= 1
}

/** The bounds of the ink in a stretch of the line; null where there is none. */
const inked = (mask: Mask, area: InkLine): InkLine | null => {
  let [x0, y0, x1, y1] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, -1, -1]
  for (let y = area.y0; y <= area.y1; y += 1)
    for (let x = Math.ceil(area.x0); x <= area.x1; x += 1)
      if (mask.dark[y * mask.width + x] === 1) {
        x0 = Math.min(x0, x)
        x1 = Math.max(x1, x)
        y0 = Math.min(y0, y)
        y1 = Math.max(y1, y)
      }
  return x1 < 0 ? null : { x0, y0, x1: x1 + 1, y1: y1 + 1 }
}
