// One page of invented lines in many faces, with rules, frames and check boxes about them; where each line stands is known to the dot.
import sharp from 'sharp'
import { lineText } from './line-texts.ts'
import type { Chance } from '../../bench/reading/invented.ts'
import type { Drawn } from '../../src/outside/paper-maker/fax-damage.ts'
import type { Corpus } from './line-texts.ts'

/** The faces of the untouched part of the benchmark (Merriweather, Source Sans Pro, Roboto Mono) are not among them. */
const common = ['Liberation Serif', 'Liberation Sans', 'Liberation Mono'] as const
const usual = [
  'Nimbus Roman',
  'Nimbus Sans',
  'Nimbus Mono PS',
  'FreeSerif',
  'FreeSans',
  'FreeMono',
  'DejaVu Sans',
  'DejaVu Serif',
  'DejaVu Sans Mono',
  'Courier Prime',
  'Noto Mono',
  'Open Sans',
  'Carlito',
  'Caladea',
] as const
const rare = [
  'C059',
  'P052',
  'URW Bookman',
  'URW Gothic',
  'Cantarell',
  'Lato',
  'Hack',
  'Inconsolata',
  'Liberation Sans Narrow',
  'Nimbus Sans Narrow',
  'CMU Serif',
  'CMU Typewriter Text',
  'CMU Sans Serif',
  'Linux Libertine O',
  'Linux Biolinum O',
  'EB Garamond',
  'Noto Sans Mono',
  'Open Sans Condensed',
] as const
const faces = [...Array.from({ length: 6 }, () => common).flat(), ...usual, ...usual, ...rare]

/** Bounds in dots of the drawn page. */
export type PlacedLine = { readonly text: string; readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number }
export type DrawnPage = { readonly drawn: Drawn; readonly lines: readonly PlacedLine[] }

const dotsPerInch = 408
export const [pageWidth, pageHeight] = [8.5 * dotsPerInch, 11 * dotsPerInch]

type Type = { readonly face: string; readonly size: number }
const typeOf = (chance: Chance): Type => ({
  face: `${chance.one(faces)}${chance.one(['', '', '', ' Bold', ' Bold', ' Italic'])}`,
  size: chance.one([7, 7.5, 8, 8.5, 9, 9.5, 10, 10, 10.5, 11, 11, 12, 13]),
})

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** A line of text as a picture of its ink and nothing about it. */
const pictureOf = async (text: string, { face, size }: Type): Promise<Drawn> => {
  const { data: pixels, info } = await sharp({ text: { text: escaped(text), font: `${face} ${size}`, dpi: dotsPerInch, rgba: false } })
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true })
  const gray = new Uint8Array(info.width * info.height)
  for (let i = 0; i < gray.length; i += 1) gray[i] = 255 - (pixels[i * info.channels] ?? 0)
  return { width: info.width, height: info.height, gray }
}

const bar = (gray: Uint8Array, x: number, y: number, wide: number, high: number): void => {
  const [from, to] = [Math.max(0, x), Math.min(pageWidth, x + wide)]
  for (let row = Math.max(0, y); row < Math.min(pageHeight, y + high) && to > from; row += 1)
    gray.fill(0, row * pageWidth + from, row * pageWidth + to)
}

const paste = (gray: Uint8Array, seen: Drawn, x: number, y: number): void => {
  for (let row = 0; row < seen.height && y + row < pageHeight; row += 1)
    for (let column = 0; column < seen.width; column += 1) {
      const at = (y + row) * pageWidth + x + column
      gray[at] = Math.min(gray[at] ?? 255, seen.gray[row * seen.width + column] ?? 255)
    }
}

/** What forms print about a line: a rule below or above it, the wall of a cell, a check box before it. */
const surround = (gray: Uint8Array, { x0, y0, x1, y1 }: PlacedLine, em: number, chance: Chance): void => {
  const rule = (y: number): void => bar(gray, x0 - chance.int(0, 60), y, x1 - x0 + chance.int(0, 300), chance.int(3, 6))
  if (chance.some(0.15)) rule(y1 + chance.int(3, 12))
  if (chance.some(0.15)) rule(y0 - chance.int(4, 18))
  if (chance.some(0.08)) bar(gray, x0 - chance.int(16, 40), y0 - chance.int(0, 30), chance.int(3, 6), Math.round(em * 1.6))
  if (!chance.some(0.06)) return
  const [side, thick] = [Math.round(em * 0.8), chance.int(3, 5)]
  const left = x0 - side - chance.int(14, 30)
  bar(gray, left, y0, side, thick)
  bar(gray, left, y0 + side - thick, side, thick)
  bar(gray, left, y0, thick, side)
  bar(gray, left + side - thick, y0, thick, side)
}

export const drawPage = async (corpus: Corpus, chance: Chance): Promise<DrawnPage> => {
  const gray = new Uint8Array(pageWidth * pageHeight).fill(255)
  const lines: PlacedLine[] = []
  let type = typeOf(chance)
  for (let y = chance.int(140, 260); y < pageHeight - 200;) {
    if (chance.some(0.35)) type = typeOf(chance)
    const em = type.size * (dotsPerInch / 72)
    let tallest = em
    for (let x = chance.int(120, 700); x < pageWidth - 300;) {
      if (chance.some(0.3)) type = { ...typeOf(chance), size: type.size }
      const text = lineText(corpus, chance)
      const seen = text === '' ? null : await pictureOf(text, type).catch(() => null)
      if (seen === null || x + seen.width > pageWidth - 130 || seen.height > 2 * em || seen.height < 4) break
      const top = y + Math.max(0, Math.round((em * 1.1 - seen.height) / 2))
      const line = { text, x0: x, y0: top, x1: x + seen.width, y1: top + seen.height }
      paste(gray, seen, x, top)
      lines.push(line)
      surround(gray, line, em, chance)
      tallest = Math.max(tallest, seen.height)
      x += seen.width + chance.int(130, 400)
    }
    y += Math.round(tallest * (1.12 + chance.next() * 0.7))
  }
  return { drawn: { width: pageWidth, height: pageHeight, gray }, lines }
}
