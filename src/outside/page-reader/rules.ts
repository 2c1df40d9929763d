// The printed lines of a form, found as long thin runs of dark; and the picture without them, for the reading of words.
import { rowStarts, runsAcross, runsDown } from './raster.ts'
import type { Mask, Raster, Runs } from './raster.ts'

/** Inclusive pixel bounds. */
export type Line = { readonly across: boolean; readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number }

/** Shortest line across (0.34 inch) and down (0.21 inch, a low cell), and the thickest, at 204 dots an inch. */
const acrossMin = 70
const downMin = 44
/** Shortest piece that may carry a line on. */
const pieceMin = 26
const thicknessMax = 9
const gapMax = 3
/** Thickest run of dark straight through a line of a form, 2 points. */
const thinMax = 5
/** Largest gap between two pieces of one line: less than the gap between two blanks side by side. */
const joinMax = 26

export const findRules = (mask: Mask): readonly Line[] => {
  const level = wavering(runsAcross(mask), mask.height)
  const upright = wavering(runsDown(mask), mask.width)
  const across = (lengthMin: number): readonly Line[] =>
    longRuns(level, lengthMin).map((run) => ({
      across: true,
      x0: run.from,
      x1: run.to,
      y0: run.first,
      y1: run.last,
    }))
  const down: readonly Line[] = longRuns(upright, downMin).map((run) => ({
    across: false,
    x0: run.first,
    x1: run.last,
    y0: run.from,
    y1: run.to,
  }))
  const whole = joined([...across(acrossMin), ...down].filter((line) => standsAlone(mask, line)))
  return lengthened(whole, across(pieceMin))
}

/** The ends of a broken line are often short pieces, and a cell is closed by them; they count only where they carry a line on. */
const lengthened = (whole: readonly Line[], pieces: readonly Line[]): readonly Line[] =>
  whole.map((line) => {
    if (!line.across) return line
    let { x0, x1 } = line
    for (let again = 0; again < 4; again += 1) {
      for (const piece of pieces) {
        const inRow = piece.y0 <= line.y1 + 4 && piece.y1 >= line.y0 - 4 && piece.y1 - piece.y0 <= thicknessMax
        if (!inRow) continue
        if (piece.x1 < x0 && x0 - piece.x1 <= joinMax) x0 = piece.x0
        else if (piece.x0 > x1 && piece.x0 - x1 <= joinMax) x1 = piece.x1
      }
    }
    return { ...line, x0, x1 }
  })

/** A thin line comes over the wire in pieces: pieces in one row with small gaps are one line. */
const joined = (lines: readonly Line[]): readonly Line[] => {
  const whole: { across: boolean; x0: number; y0: number; x1: number; y1: number }[] = []
  for (const line of lines.toSorted((a, b) => (a.across ? a.x0 : a.y0) - (b.across ? b.x0 : b.y0))) {
    const before = whole.find((other) => {
      if (other.across !== line.across) return false
      const gap = line.across ? line.x0 - other.x1 : line.y0 - other.y1
      const drift = line.across ? (line.y0 + line.y1) / 2 - other.y1 : (line.x0 + line.x1) / 2 - other.x1
      const driftBack = line.across ? other.y0 - (line.y0 + line.y1) / 2 : other.x0 - (line.x0 + line.x1) / 2
      return gap <= joinMax && drift <= 4 && driftBack <= 4
    })
    if (before === undefined) whole.push({ ...line })
    else {
      before.x0 = Math.min(before.x0, line.x0)
      before.y0 = Math.min(before.y0, line.y0)
      before.x1 = Math.max(before.x1, line.x1)
      before.y1 = Math.max(before.y1, line.y1)
    }
  }
  return whole
}

/** A row of letters touching one another is as long as a line; but letters reach above and below it, a line does not. */
const standsAlone = (mask: Mask, line: Line): boolean => {
  const [from, to, first, last, step, unit] = line.across
    ? [line.x0, line.x1, line.y0, line.y1, 1, mask.width]
    : [line.y0, line.y1, line.x0, line.x1, mask.width, 1]
  const rows = line.across ? mask.height : mask.width
  const length = to - from + 1
  const share = (holds: (dark: (row: number) => boolean) => boolean): number => {
    let count = 0
    for (let along = from; along <= to; along += 1) {
      if (holds((row) => row >= 0 && row < rows && mask.dark[along * step + row * unit] === 1)) count += 1
    }
    return count / length
  }
  const clearBefore = share((dark) => !dark(first - 3) && !dark(first - 5))
  const clearAfter = share((dark) => !dark(last + 3) && !dark(last + 5))
  const clear = share((dark) => !dark(first - 3) && !dark(last + 3) && !dark(first - 5) && !dark(last + 5))
  // What is typed on a blank stands on its underline. The line itself has no gaps and stays thin; a row of letters has stems and gaps.
  const core = rowsOf(first, last)
  const unbroken = share((dark) => core.some(dark))
  if (clear >= 0.62 && unbroken >= 0.9) {
    const mayBeLetters = last - first >= lowRowMin && length < wordsMax
    return !mayBeLetters || isSteady(core, from, to, (along, row) => mask.dark[along * step + row * unit] === 1)
  }
  if (length < 90 || unbroken < 0.97) return false
  const wide = rowsOf(first - 5, last + 5)
  const thin = share((dark) => longestRun(wide.map(dark)) <= thinMax)
  return thin >= 0.8 && Math.max(clearBefore, clearAfter) >= 0.8
}

/** From this many rows on, and up to this length, a row of low letters that touch may look like a line: white above and below, no gap. */
const lowRowMin = 6
const wordsMax = 400

/** A line is one run straight through, about as thick all along, however it wavers; letters have bellies and stems. */
const isSteady = (rows: readonly number[], from: number, to: number, dark: (along: number, row: number) => boolean): boolean => {
  const runs = Array.from({ length: to - from + 1 }, (_, index) => rows.map((row) => dark(from + index, row)))
  const thick = runs.map(longestRun)
  const usual = thick.toSorted((a, b) => a - b)[thick.length >> 1] ?? 0
  const steady = runs.filter((cut, index) => Math.abs((thick[index] ?? 0) - usual) <= 1 && cut.filter(Boolean).length === thick[index])
  return steady.length >= 0.75 * runs.length
}

const rowsOf = (from: number, to: number): readonly number[] => Array.from({ length: to - from + 1 }, (_, row) => from + row)

const longestRun = (dark: readonly boolean[]): number => {
  let longest = 0
  let run = 0
  for (const one of dark) {
    run = one ? run + 1 : 0
    longest = Math.max(longest, run)
  }
  return longest
}

type Run = { from: number; to: number; first: number; last: number }

type Stretch = { readonly from: number; readonly to: number }

/** Dark here or one pixel above or below (a page is never quite level), with small gaps forgiven; row by row, none in the outermost. */
const wavering = (runs: Runs, rows: number): readonly (readonly Stretch[])[] => {
  const starts = rowStarts(runs, rows)
  const found: (readonly Stretch[])[] = [none]
  for (let row = 1; row < rows - 1; row += 1) {
    found.push(joinedRows(runs, starts[row - 1] ?? 0, starts[row] ?? 0, starts[row + 1] ?? 0, starts[row + 2] ?? 0))
  }
  return found
}
const none: readonly Stretch[] = []
const beyond = 0x7fff_ffff

/** The runs of three rows, that begin at these places, taken from left to right. Plain numbers only: this is where a page's time goes. */
const joinedRows = (runs: Runs, first: number, second: number, third: number, last: number): readonly Stretch[] => {
  let found: Stretch[] | null = null
  let above = first
  let here = second
  let below = third
  let from = 0
  let to = -pieceMin
  for (;;) {
    const one = above < second ? (runs[above * 3 + 1] ?? 0) : beyond
    const two = here < third ? (runs[here * 3 + 1] ?? 0) : beyond
    const three = below < last ? (runs[below * 3 + 1] ?? 0) : beyond
    const start = Math.min(one, two, three)
    if (start - to > gapMax + 1) {
      if (to - from >= pieceMin) (found ??= []).push({ from, to })
      if (start === beyond) return found ?? none
      from = start
    }
    const run = start === one ? above++ : start === two ? here++ : below++
    to = Math.max(to, runs[run * 3 + 2] ?? 0)
  }
}

/** Runs along the rows, grown over neighbouring rows. */
const longRuns = (rows: readonly (readonly Stretch[])[], lengthMin: number): readonly Run[] => {
  const done: Run[] = []
  let open: Run[] = []
  for (const [row, stretches] of rows.entries()) {
    const here = stretches.filter((stretch) => stretch.to - stretch.from >= lengthMin)
    const still: Run[] = []
    for (const run of here) {
      const grown = open.find((other) => other.from <= run.to + 6 && run.from <= other.to + 6)
      if (grown === undefined) still.push({ ...run, first: row, last: row })
      else {
        grown.from = Math.min(grown.from, run.from)
        grown.to = Math.max(grown.to, run.to)
        grown.last = row
        if (!still.includes(grown)) still.push(grown)
      }
    }
    done.push(...open.filter((run) => !still.includes(run)))
    open = still
  }
  done.push(...open)
  return done
    .filter((run) => run.last - run.first <= thicknessMax + (run.to - run.from) * 0.012)
    .filter((run) => run.to - run.from >= lengthMin)
}

/** Paints the lines white where they are thin; letters and signatures that cross a line keep their strokes. */
export const withoutRules = (raster: Raster, mask: Mask, lines: readonly Line[]): Raster => {
  const gray = Uint8Array.from(raster.gray)
  for (const line of lines) {
    const thickness = Math.max(3, Math.min(7, (line.across ? line.y1 - line.y0 : line.x1 - line.x0) + 1))
    if (line.across)
      for (let x = line.x0; x <= line.x1; x += 1)
        wipe(gray, mask, { at: x, step: raster.width, from: line.y0, to: line.y1, count: raster.height, unit: 1 }, thickness)
    else
      for (let y = line.y0; y <= line.y1; y += 1)
        wipe(gray, mask, { at: y, step: 1, from: line.x0, to: line.x1, count: raster.width, unit: raster.width }, thickness)
  }
  return { width: raster.width, height: raster.height, gray }
}

type Cut = {
  readonly at: number
  readonly unit: number
  readonly step: number
  readonly from: number
  readonly to: number
  readonly count: number
}

/** A line wavers by so much. */
const waverPx = 2

/**
 * Follows one cut straight through the line; dark no longer than the line is thick is the line's, longer is a letter's. What stands
 * close by and apart from the line (a comma over it) is wiped only where the line itself is not: there it is the line, wavering.
 */
const wipe = (gray: Uint8Array, mask: Mask, cut: Cut, thickness: number): void => {
  const place = (row: number): number => cut.at * cut.unit + row * cut.step
  const found: { first: number; last: number }[] = []
  let row = Math.max(0, cut.from - waverPx)
  while (row <= Math.min(cut.count - 1, cut.to + waverPx)) {
    if (mask.dark[place(row)] !== 1) {
      row += 1
      continue
    }
    let first = row
    while (first > 0 && row - first <= thickness + 2 && mask.dark[place(first - 1)] === 1) first -= 1
    let last = row
    while (last < cut.count - 1 && last - row <= thickness + 2 && mask.dark[place(last + 1)] === 1) last += 1
    found.push({ first, last })
    row = last + 1
  }
  const own = found.filter(({ first, last }) => last >= cut.from && first <= cut.to)
  for (const { first, last } of own.length > 0 ? own : found) {
    if (last - first + 1 > thickness + 1) continue
    for (let r = Math.max(0, first - 1); r <= Math.min(cut.count - 1, last + 1); r += 1) gray[place(r)] = 255
  }
}
