// Pages that nobody recognises: those that follow one another are one paper, unless a page shows that another begins on it.
import { distance } from 'fastest-levenshtein'
import { pageCountOf } from './form-number.ts'
import { skeletonOf } from './skeleton.ts'
import type { Sheet, Token } from './sheet.ts'

/** Whether the page is the next of the paper that the page before it, also unknown, belongs to. */
export const isNextOf = (before: Sheet, here: Sheet): boolean => {
  if (isNumberedAfter(before, here)) return true
  if (pageCountOf(here)?.page === 1 || greets(here)) return false
  // A printed e-mail quotes the heads of those before it, and keeps its own line at the edge of each page.
  return sharesHead(before, here) || !opensMail(here)
}

/** `Page 4 of 12` after `Page 3 of 12`. */
export const isNumberedAfter = (before: Sheet, here: Sheet): boolean => {
  const [last, next] = [pageCountOf(before), pageCountOf(here)]
  return last !== null && next !== null && next.page === last.page + 1 && next.of === last.of
}

/** The same line at the head or at the foot of both, page numbers aside: what a program prints on every page of one document. */
export const sharesHead = (one: Sheet, other: Sheet): boolean => {
  const others = runningLines(other)
  return runningLines(one).some((line) => others.some((each) => isAlike(line, each)))
}

/** A line of so many letters is no chance. */
const headMin = 12
const headShare = 0.12

const runningLines = (sheet: Sheet): readonly string[] =>
  [...sheet.lines.slice(0, 2), ...sheet.lines.slice(-2)]
    .filter((line) => isAtEdge(sheet, line) && !opening.test(textOf(line)))
    .map((line) => skeletonOf(textOf(line).replaceAll(/\d/g, '')))
    .filter((text) => text.length >= headMin)

const isAtEdge = ({ page }: Sheet, line: readonly Token[]): boolean => {
  const y = line[0]?.y0 ?? 0
  return y < page.heightPx * headShare || y > page.heightPx * (1 - headShare)
}

/** As many letters wrong as a bad copy spoils. */
const isAlike = (one: string, other: string): boolean => distance(one, other) <= Math.max(one.length, other.length) * 0.15

const salutation = /^(?:dear\s|to whom it may concern)/i
const greets = (sheet: Sheet): boolean => upperLines(sheet).some((line) => salutation.test(line))

const opening = /^(?:from|to|sent|date|subject|re|cc)\s*:/i
/** Two of the opening lines of a memorandum or of a printed e-mail. */
const opensMail = (sheet: Sheet): boolean =>
  new Set(upperLines(sheet).flatMap((line) => opening.exec(line)?.[0].toLowerCase() ?? [])).size >= 2

const upperLines = (sheet: Sheet): readonly string[] =>
  sheet.lines.filter((line) => (line[0]?.y0 ?? 0) < sheet.page.heightPx / 2).map(textOf)

const textOf = (line: readonly Token[]): string => line.map((token) => token.text).join(' ')
