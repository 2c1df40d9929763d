// A page made from plain lines of text, as if a file had carried them: for tests and for trying a form's wording.
import type { Box, Page } from '../document/paper.ts'

const widthPx = 1734
const heightPx = 2244
const letterPx = 12
const linePx = 36

/**
 * Each character takes the same width; `~~~` is a stroke of ink that is no word, `[ ]` and `[X]` are boxes, `____` is a rule under the
 * line before.
 */
export const pageOfLines = (lines: readonly string[], number = 1, source: Page['source'] = 'text-layer', confidence = 1): Page => {
  const words: Page['words'][number][] = []
  const squares: Page['squares'][number][] = []
  const strokes: Box[] = []
  const rules: Page['rules'][number][] = []
  for (const [row, line] of lines.entries()) {
    for (const match of line.matchAll(/\[[ X]\]|\S+/g)) {
      const x = (100 + match.index * letterPx) / widthPx
      const y = (100 + row * linePx) / heightPx
      const width = (match[0].length * letterPx - 3) / widthPx
      const box: Box = [x, y, width, 24 / heightPx]
      if (/^\[[ X]\]$/.test(match[0])) squares.push({ box: [x, y, 25 / widthPx, 25 / heightPx], ink: match[0] === '[X]' ? 0.4 : 0 })
      else if (/^~+$/.test(match[0])) strokes.push(box)
      else if (/^_{3,}$/.test(match[0])) rules.push({ across: true, box: [x, y + 8 / heightPx, width, 2 / heightPx] })
      else words.push({ text: match[0], confidence, box })
    }
  }
  return { number, widthPx, heightPx, words, rules, squares, strokes, headerLine: null, source }
}
