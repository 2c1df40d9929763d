// The defendant of a court's caption: the name over the word Defendant or before it, wherever the court sets the two.
import { findInLines } from './phrase.ts'
import { middleX, middleY } from './sheet.ts'
import type { Area, Sheet, Token } from './sheet.ts'

/** Words of the name, perhaps none; `sure` false where they stand so that something else may be meant. */
export const defendantOn = (sheet: Sheet): { readonly tokens: readonly Token[]; readonly sure: boolean } => {
  for (const hit of findInLines(sheet, 'Defendant').filter(({ area }) => area.y0 < sheet.page.heightPx * 0.55)) {
    const first = hit.tokens[0]
    if (first === undefined) continue
    const before = withoutVersus(leadingUpTo(sheet, first))
    if (named(before)) return { tokens: before, sure: true }
    const over = withoutVersus(lineOver(sheet, hit.area))
    if (named(over)) return { tokens: over, sure: true }
  }
  return { tokens: [], sure: false }
}

const named = (tokens: readonly Token[]): boolean => tokens.filter((token) => /^\p{L}[\p{L}'’.,-]+$/u.test(token.text)).length >= 2

/** The words of the same line that lead up to one, without a gap. */
const leadingUpTo = (sheet: Sheet, word: Token): readonly Token[] => {
  const found: Token[] = []
  let edge = word.x0
  for (const token of (sheet.lines[word.line] ?? []).filter((each) => each.x1 <= word.x0 + 2).toReversed()) {
    if (edge - token.x1 > 2 * sheet.unit) break
    found.unshift(token)
    edge = token.x0
  }
  return found
}

/** The nearest line over the word, as far as it hangs together around the word's middle. */
const lineOver = (sheet: Sheet, area: Area): readonly Token[] => {
  const near = sheet.tokens.filter(
    (token) => token.y1 <= area.y0 + 0.3 * sheet.unit && area.y0 - token.y1 < 1.9 * sheet.unit && isWord(token),
  )
  const around = near.filter((token) => Math.abs(middleX(token) - middleX(area)) < 9 * sheet.unit)
  const lowest = around.toSorted((a, b) => b.y1 - a.y1)[0]
  if (lowest === undefined) return []
  const line = near.filter((token) => Math.abs(middleY(token) - middleY(lowest)) < 0.7 * sheet.unit).toSorted((a, b) => a.x0 - b.x0)
  const at = line.indexOf(lowest)
  let [from, to] = [at, at]
  const gap = (left: Token | undefined, right: Token | undefined): number =>
    left === undefined || right === undefined ? Number.POSITIVE_INFINITY : right.x0 - left.x1
  while (gap(line[from - 1], line[from]) < 2 * sheet.unit) from -= 1
  while (gap(line[to], line[to + 1]) < 2 * sheet.unit) to += 1
  return line.slice(from, to + 1)
}

const isWord = (token: Token): boolean => token.skeleton !== '' && !/^[|)(\]}]+$/.test(token.text)

const withoutVersus = (tokens: readonly Token[]): readonly Token[] => {
  const versus = tokens.findLastIndex((token) => /^(v|vs)\.?$/i.test(token.text))
  return tokens.slice(versus + 1).filter((token) => isWord(token))
}
