// One page looked at: straightened, its words read by sight or taken from the file, its rules, boxes and loose ink measured.
import { classify, headsNotice } from '../../instrument/classify.ts'
import { areOfOneSize, isHigherThanLetters, largeEnough, median, sheetOf } from '../../instrument/sheet.ts'
import { isKnownWord } from '../../instrument/language.ts'
import { findBlobs, maskOf } from './raster.ts'
import { unitOf } from './ink-lines.ts'
import { findRules, withoutRules } from './rules.ts'
import { findSquares, usualSize, withoutBoxes } from './squares.ts'
import { crop, level, square } from './straighten.ts'
import { bestTurn, isSideways, legible, likelyTurns, quality } from './upright.ts'
import { parseFaxHeader } from '../../document/fax-header.ts'
import type { Box, Page, Turn, Word } from '../../document/paper.ts'
import type { Mask, Raster } from './raster.ts'
import type { Found } from './squares.ts'
import type { Resolution } from './straighten.ts'
import type { SeenWord, Sight } from './words-by-sight.ts'

/** The page and the picture it was read from; boxes of the page are shares of this picture. */
export type Looked = {
  readonly page: Page
  readonly raster: Raster
  /** The same without the printed rules: what single places are read from again. */
  readonly unruled: Raster
}

export const lookByText = (raster: Raster, words: readonly SeenWord[], number: number): Looked | null => {
  const mask = maskOf(raster)
  if (!borneOut(mask, words)) return null
  return assemble(number, raster, mask, words, 'text-layer')
}

/** Whether a page is taken by its own text. */
export const isBorneOut = (raster: Raster, words: readonly SeenWord[]): boolean => borneOut(maskOf(raster), words)

/** At least nine of ten words of the file's own text must have ink under them, or the text is not what is seen. */
const borneOut = (mask: Mask, words: readonly SeenWord[]): boolean => {
  const real = words.filter((word) => /[\p{L}\p{N}]/u.test(word.text))
  const inked = real.filter((word) => darkShare(mask, word) > 0.02).length
  return real.length >= 3 && inked >= real.length * 0.9
}

const darkShare = (mask: Mask, area: Bounds): number => {
  let dark = 0
  let all = 0
  for (let y = Math.max(0, Math.floor(area.y0)); y <= Math.min(mask.height - 1, Math.ceil(area.y1)); y += 1) {
    for (let x = Math.max(0, Math.floor(area.x0)); x <= Math.min(mask.width - 1, Math.ceil(area.x1)); x += 1) {
      all += 1
      dark += mask.dark[y * mask.width + x] ?? 0
    }
  }
  return all === 0 ? 0 : dark / all
}

export const lookBySight = async (received: Raster, resolution: Resolution, number: number, sight: Sight): Promise<Looked> => {
  const squared = await square(received, resolution)
  const stands = await level(squared, 0)
  const mask = maskOf(stands)
  if (isBlank(mask)) return assemble(number, stands, mask, [], 'blank')
  if (isSideways(mask)) return lookTurned(squared, number, await bestTurn(squared, [90, 270], sight), await headOf(stands, sight), sight)
  const upper = await readHead(stands, mask, number, sight)
  if (upper.isNotice) return { raster: stands, unruled: stands, page: pageOfWords(number, stands, upper.words, 'ocr') }
  const lower = await readFrom(stands, mask, upper.cut, sight)
  const words = [...upper.words, ...lower]
  if (quality(words) < 0.55) {
    const degrees = await bestTurn(squared, likelyTurns(mask), sight)
    const other = degrees === 0 ? null : await lookTurned(squared, number, degrees, words, sight)
    if (other !== null && legible(other.seen) > 1.3 * legible(words) + 20) return other
  }
  return finish(stands, mask, number, words, sight)
}

/** The same page by its own turn, once known: how a page is shown again as it was read. */
export const standUpright = async (received: Raster, resolution: Resolution, turned: Turn): Promise<Raster> =>
  level(await square(received, resolution), turned)

/** The sender's machine prints its line over the page as it is fed: on a page that lies otherwise it is read before the page is turned. */
const lookTurned = async (squared: Raster, number: number, degrees: Turn, fed: readonly SeenWord[], sight: Sight) => {
  const stands = await level(squared, degrees)
  const mask = maskOf(stands)
  const looked = await finish(stands, mask, number, await readFrom(stands, mask, 0, sight), sight)
  const header = headerOf(fed, squared.height)
  const headerLine = header.length === 0 ? looked.page.headerLine : textOf(header)
  return { ...looked, page: { ...looked.page, headerLine, turned: degrees } }
}

const headOf = (stands: Raster, sight: Sight): Promise<readonly SeenWord[]> =>
  sight.page(crop(stands, { left: 0, top: 0, width: stands.width, height: Math.min(stands.height, 160) }))

const finish = async (raster: Raster, mask: Mask, number: number, first: readonly SeenWord[], sight: Sight) => {
  const words = await readPoorPage(raster, number, first, sight)
  const looked = assemble(number, raster, mask, words, quality(words) < 0.2 ? 'not-understood' : 'ocr')
  return { ...withoutLineAlone(looked), seen: words }
}

/** A page on which nothing stands but the sender's line is a blank page, faxed. */
const withoutLineAlone = (looked: Looked): Looked => {
  const { page } = looked
  const top = headerEnd(page.heightPx) / page.heightPx
  const strokes = page.strokes.filter(([, y]) => y > top)
  const isBare = page.headerLine !== null && page.words.length === 0 && strokes.length === 0 && page.squares.length === 0
  return isBare ? { ...looked, page: { ...page, source: 'blank' } } : looked
}

/** A page that is legible in part and not known for any form is read once more, slowly, by the better network. */
const readPoorPage = async (raster: Raster, number: number, words: readonly SeenWord[], sight: Sight): Promise<readonly SeenWord[]> => {
  if (legible(words) < legibleMin || quality(words) > 0.88) return words
  if (isKnown(number, raster, words)) return words
  const again = await sight.pageAgain(raster)
  return isKnown(number, raster, again) || legible(again) > legible(words) * 1.1 ? again : words
}

const isKnown = (number: number, raster: Raster, words: readonly SeenWord[]): boolean => {
  const { kind } = classify(sheetOf(pageOfWords(number, raster, words, 'ocr')))
  return kind === 'first' || kind === 'continues'
}

/**
 * The head of a page that is not the first. A notice page of a detainer (the same text in five languages) is known by its heading, and the
 * rest of it is not read: it says nothing of the person and would cost as much as a form. Any other page is read on from the cut.
 */
const readHead = async (raster: Raster, mask: Mask, number: number, sight: Sight) => {
  const cut = number === 1 ? 0 : quietRow(mask, 0.1, 0.2)
  if (cut === 0) return { cut, words: [], isNotice: false }
  const words = await readPart(raster, mask, { left: 0, top: 0, width: raster.width, height: cut }, sight)
  const isNotice = quality(words) >= 0.55 && headsNotice(sheetOf(pageOfWords(number, raster, words, 'ocr')))
  return { cut, words, isNotice }
}

/** Line by line without the rules, or as a whole where the network of our own is not to be had. */
const readPart = async (raster: Raster, mask: Mask, frame: Parameters<typeof crop>[1], sight: Sight): Promise<readonly SeenWord[]> =>
  (await sight.byLines(crop(inkOf(raster, mask).wordsOnly(), frame))) ?? sight.page(crop(raster, frame))

const readFrom = async (raster: Raster, mask: Mask, cut: number, sight: Sight): Promise<readonly SeenWord[]> => {
  const words = await readPart(raster, mask, { left: 0, top: cut, width: raster.width, height: raster.height - cut }, sight)
  return words.map((word) => ({ ...word, y0: word.y0 + cut, y1: word.y1 + cut }))
}

/** A row without ink between two shares of the height, so that no line of text is cut; 0 if there is none. */
const quietRow = (mask: Mask, from: number, to: number): number => {
  const isQuiet = (y: number): boolean => {
    let dark = 0
    for (let i = (y - 2) * mask.width; i < (y + 3) * mask.width; i += 1) dark += mask.dark[i] ?? 0
    return dark <= 6
  }
  for (let y = Math.round(mask.height * from); y < mask.height * to; y += 1) if (isQuiet(y)) return y
  return 0
}

/** Less ink than a line of text would leave. */
const isBlank = (mask: Mask): boolean => {
  let dark = 0
  for (let i = 0; i < mask.dark.length; i += 1) dark += mask.dark[i] ?? 0
  return dark < 0.0006 * mask.dark.length
}

const legibleMin = 100

type Ink = {
  readonly rules: ReturnType<typeof findRules>
  readonly unruled: Raster
  readonly boxes: readonly Found[]
  readonly wordsOnly: () => Raster
}
const inks = new WeakMap<Mask, Ink>()

/** What is drawn on a page does not depend on the words: measured once, though a page may be put together twice. */
const inkOf = (raster: Raster, mask: Mask): Ink => {
  const known = inks.get(mask)
  if (known !== undefined) return known
  const rules = findRules(mask)
  const unruled = withoutRules(raster, mask, rules)
  const { blobs } = findBlobs(mask)
  const boxes = findSquares(mask, blobs)
  const ink = { rules, unruled, boxes, wordsOnly: () => withoutBoxes(unruled, mask, boxes, unitOf(blobs)) }
  inks.set(mask, ink)
  return ink
}

const assemble = (number: number, raster: Raster, mask: Mask, seen: readonly SeenWord[], source: Page['source']): Looked => {
  const share = shareOf(raster)
  const { rules, unruled, boxes } = inkOf(raster, mask)
  const letters = seen.filter((word) => !typedTick.test(word.text))
  const unit = median(seen.filter((word) => /[\p{L}\p{N}]{2}/u.test(word.text)).map((word) => word.y1 - word.y0)) ?? 0
  const large = largeEnough(boxes, unit, source)
  const apart = large.filter((square) => !(source === 'text-layer' ? isUnderWord(square, letters) : isInWord(square, seen, unit)))
  const usual = usualSize(apart)
  const clear = apart.filter(
    (square) => source === 'text-layer' || (usual !== null && areOfOneSize(square, usual, 2)) || !isNumber(square, seen),
  )
  const squares = source === 'text-layer' ? clear : large.filter((square) => clear.includes(square) || isReadAsLetter(square, clear, seen))
  const plain = pageOfWords(
    number,
    raster,
    seen.filter((word) => !((source === 'ocr' || typedTick.test(word.text)) && isBoxRead(word, squares))),
    source,
  )
  return {
    raster,
    unruled,
    page: {
      ...plain,
      rules: rules.map((rule) => ({ across: rule.across, box: share(rule) })),
      squares: squares.map((square) => ({ box: share(square), ink: square.ink })),
      strokes: looseInk(unruled, squares, seen).map(share),
    },
  }
}

type Bounds = { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number }

const shareOf =
  (raster: Raster) =>
  (area: Bounds): Box => [
    area.x0 / raster.width,
    area.y0 / raster.height,
    (area.x1 - area.x0) / raster.width,
    (area.y1 - area.y0) / raster.height,
  ]

/** The page by its words alone, nothing measured of what is drawn on it. */
const pageOfWords = (number: number, raster: Raster, seen: readonly SeenWord[], source: Page['source']): Page => {
  const share = shareOf(raster)
  const header = source === 'text-layer' ? [] : headerOf(seen, raster.height)
  const words: readonly Word[] = seen
    .filter((word) => !header.includes(word))
    .map((word) => ({ text: word.text, confidence: word.confidence, box: share(word) }))
  return {
    number,
    widthPx: raster.width,
    heightPx: raster.height,
    words,
    rules: [],
    squares: [],
    strokes: [],
    headerLine: header.length === 0 ? null : textOf(header),
    source,
  }
}

/** `Mus.` is a ticked box and `U.S.` run together: at the head of a word stands a square of just the size that other boxes have. */
const isReadAsLetter = (square: Found, clear: readonly Found[], words: readonly SeenWord[]): boolean =>
  words.some((word) => Math.abs(word.x0 - square.x0) <= 6 && square.y0 <= word.y1 && square.y1 >= word.y0) &&
  clear.filter((other) => areOfOneSize(square, other, 2)).length >= 2

/** Bold letters look like boxes; those inside a well-read word are letters, but not the box before a word that was read as its bracket. */
const isInWord = (square: Found, words: readonly SeenWord[], unit: number): boolean =>
  !isHigherThanLetters(square, unit) &&
  words.some(
    (word) =>
      word.confidence >= 0.6 &&
      /[\p{L}\p{N}]{2}/u.test(word.text) &&
      !(/^[^\p{L}\p{N}]/u.test(word.text) && Math.abs(square.x0 - word.x0) <= 6) &&
      word.x1 - word.x0 > (isSurelyWord(word) ? 1.3 : 1.7) * (square.x1 - square.x0) &&
      square.x0 >= word.x0 - 6 &&
      square.x1 <= word.x1 + 6 &&
      (square.y0 + square.y1) / 2 > word.y0 &&
      (square.y0 + square.y1) / 2 < word.y1,
  )

/** Two digits between spaces (`A 80 511 182`) close like a box; the boxes of a page are all of one size, and this is not of it. */
const isNumber = (square: Found, words: readonly SeenWord[]): boolean =>
  words.some((word) => isSurelyNumber(word) && square.x0 >= word.x0 - 6 && square.x1 <= word.x1 + 6 && crosses(square, word))
const isSurelyNumber = (word: SeenWord): boolean => word.confidence >= 0.9 && /^\d{2,}$/.test(word.text)
const crosses = (square: Found, { y0, y1 }: SeenWord): boolean => (square.y0 + square.y1) / 2 > y0 && (square.y0 + square.y1) / 2 < y1

/** The bars of an `EL` that is surely one are no box, though it is hardly wider than a box would be. */
const isSurelyWord = (word: SeenWord): boolean => word.confidence >= 0.95 && isKnownWord(word.text)

/** A tick that is typed into its box, in the file's own text. */
const typedTick = /^[xX✓✔✗✘☒☑■]$/u

/** Words of the file itself begin after the box; what lies under one is a letter. */
const isUnderWord = (square: Found, words: readonly SeenWord[]): boolean => {
  const cx = (square.x0 + square.x1) / 2
  const cy = (square.y0 + square.y1) / 2
  return words.some((word) => /[\p{L}\p{N}]/u.test(word.text) && cx > word.x0 && cx < word.x1 && cy > word.y0 && cy < word.y1)
}

/** A check box is read as `[J`, `O` or `vif`: such a word is the box, not text. */
const isBoxRead = (word: SeenWord, squares: readonly Found[]): boolean =>
  word.text.length <= 4 &&
  squares.some((square) => {
    const overlap = Math.min(word.x1, square.x1) - Math.max(word.x0, square.x0)
    const high = Math.min(word.y1, square.y1) - Math.max(word.y0, square.y0)
    const covered = isSurelyWord(word) ? 0.8 : 0.6
    return overlap > covered * (word.x1 - word.x0) && high > 0.4 * (square.y1 - square.y0)
  })

/** The sender's machine prints one row over the page: date, time, sender, page. It proves nothing and is not the form's. */
const headerOf = (seen: readonly SeenWord[], height: number): readonly SeenWord[] => {
  const row = seen.filter((word) => (word.y0 + word.y1) / 2 < headerEnd(height))
  return row.length > 0 && parseFaxHeader(textOf(row)) !== null ? row : []
}
/** Machines print within the first third of an inch. */
const headerEnd = (height: number): number => Math.max(68, height * 0.035)

/** In the order in which they stand: engines give broken lines in pieces. */
const textOf = (words: readonly SeenWord[]): string =>
  words
    .toSorted((a, b) => a.x0 - b.x0)
    .map((word) => word.text)
    .join(' ')

/** Ink left when rules, boxes and well-read words are taken away: pieces of some size, not dust. */
const looseInk = (unruled: Raster, squares: readonly Found[], words: readonly SeenWord[]) => {
  const left = maskOf(unruled, 160)
  const read = words.filter((word) => word.confidence >= 0.8 && /[\p{L}\p{N}]{2}/u.test(word.text))
  return findBlobs(left).blobs.filter((blob) => {
    const wide = blob.x1 - blob.x0
    const high = blob.y1 - blob.y0
    if ((wide < 12 && high < 12) || blob.area < 16 || wide > unruled.width * 0.5 || high > unruled.height * 0.2) return false
    const cx = (blob.x0 + blob.x1) / 2
    const cy = (blob.y0 + blob.y1) / 2
    if (squares.some((square) => cx >= square.x0 - 8 && cx <= square.x1 + 8 && cy >= square.y0 - 8 && cy <= square.y1 + 8)) return false
    return !read.some((word) => cx >= word.x0 - 2 && cx <= word.x1 + 2 && cy >= word.y0 - 3 && cy <= word.y1 + 3)
  })
}
