// A page of plain letters for the reader to wake on: what has run once runs faster, and the first paper of the night need not pay for it.
import type { Raster } from './raster.ts'

/** Letters made of upright and level strokes, five wide and seven high. */
const letters: Readonly<Record<string, readonly string[]>> = {
  E: ['11111', '1....', '1....', '1111.', '1....', '1....', '11111'],
  F: ['11111', '1....', '1....', '1111.', '1....', '1....', '1....'],
  H: ['1...1', '1...1', '1...1', '11111', '1...1', '1...1', '1...1'],
  I: ['..1..', '..1..', '..1..', '..1..', '..1..', '..1..', '..1..'],
  L: ['1....', '1....', '1....', '1....', '1....', '1....', '11111'],
  T: ['11111', '..1..', '..1..', '..1..', '..1..', '..1..', '..1..'],
}

const text = 'THE LITTLE FILE FELT THE HILT TILT LEFT'
const size = 4
const lineHeight = 60

/** `count` lines of text. */
export const firstPage = (count: number): Raster => {
  const width = 1200
  const height = lineHeight * (count + 2)
  const gray = new Uint8Array(width * height).fill(255)
  for (let line = 0; line < count; line += 1) {
    // Each line begins elsewhere in the text: words that stand in columns would be read as columns.
    for (const [place, letter] of [...text.slice(line * 4), ...text.slice(0, line * 4)].entries()) {
      for (const [row, marks] of (letters[letter] ?? []).entries()) {
        for (const [column, mark] of [...marks].entries()) {
          if (mark === '1') square(gray, width, 100 + (place * 6 + column) * size, lineHeight * (line + 1) + row * size)
        }
      }
    }
  }
  return { width, height, gray }
}

const square = (gray: Uint8Array, width: number, left: number, top: number): void => {
  for (let y = top; y < top + size; y += 1) gray.fill(0, y * width + left, y * width + left + size)
}
