// Lines found by their ink: a plain page, one with dust and a rule, and two lines that a stroke holds together.
import { describe, expect, it } from 'vitest'
import { inkLines } from './ink-lines.ts'
import { maskOf } from './raster.ts'
import type { Raster } from './raster.ts'

const [width, height] = [600, 300]
const blank = (): Raster => ({ width, height, gray: new Uint8Array(width * height).fill(255) })
const fill = (page: Raster, x0: number, y0: number, wide: number, high: number): void => {
  for (let y = y0; y < y0 + high; y += 1) page.gray.fill(0, y * width + x0, y * width + x0 + wide)
}
/** Bars that stand like letters: 8 wide, 18 high, one every 12 pixels. */
const letters = (page: Raster, x0: number, y0: number, count: number): void => {
  for (let letter = 0; letter < count; letter += 1) fill(page, x0 + letter * 12, y0, 8, 18)
}

describe('lines by their ink', () => {
  it('takes letters with small gaps for one line and parts it at a wide gap', () => {
    const page = blank()
    letters(page, 50, 40, 10)
    letters(page, 300, 40, 5)
    letters(page, 50, 90, 20)
    expect(inkLines(maskOf(page))).toEqual([
      expect.objectContaining({ x0: 50, y0: 40, x1: 165, y1: 57 }),
      expect.objectContaining({ x0: 300, y0: 40, x1: 355, y1: 57 }),
      expect.objectContaining({ x0: 50, y0: 90, x1: 285, y1: 107 }),
    ])
  })

  it('passes over dust and what is left of a rule', () => {
    const page = blank()
    letters(page, 50, 40, 12)
    for (let speck = 0; speck < 40; speck += 1) fill(page, 20 + speck * 14, 150 + ((speck * 37) % 90), 2, 2)
    fill(page, 50, 61, 120, 3)
    expect(inkLines(maskOf(page))).toEqual([expect.objectContaining({ x0: 50, y0: 40, x1: 189, y1: 57 })])
  })

  it('gives a dot and a comma to the line they belong to', () => {
    const page = blank()
    letters(page, 50, 40, 12)
    fill(page, 200, 55, 4, 6)
    expect(inkLines(maskOf(page))).toEqual([expect.objectContaining({ x0: 50, y0: 40, x1: 203, y1: 60 })])
  })

  it('is no higher than its letters by a speck that touches the line', () => {
    const page = blank()
    letters(page, 50, 40, 12)
    fill(page, 100, 30, 5, 5)
    const [line] = inkLines(maskOf(page))
    expect(line?.y0).toBeGreaterThanOrEqual(34)
    expect(line?.y1).toBe(57)
  })

  it('parts two lines that one stroke holds together', () => {
    const page = blank()
    letters(page, 50, 40, 12)
    letters(page, 50, 68, 12)
    fill(page, 98, 50, 8, 30)
    const lines = inkLines(maskOf(page))
    expect(lines.length).toBe(2)
    expect(lines[0]?.y1).toBeLessThan(lines[1]?.y0 ?? 0)
  })

  it('finds none on a blank page', () => {
    expect(inkLines(maskOf(blank()))).toEqual([])
  })
})
