// A page without its printed rules: the rule goes, also where it wavers; a comma that stands just over it stays.
import { describe, expect, it } from 'vitest'
import { findRules, withoutRules } from './rules.ts'
import { maskOf } from './raster.ts'
import type { Raster } from './raster.ts'

const [width, height] = [400, 120]
const page = (...bars: readonly (readonly [x: number, y: number, wide: number, high: number])[]): Raster => {
  const gray = new Uint8Array(width * height).fill(255)
  for (const [x, y, wide, high] of bars) for (let row = y; row < y + high; row += 1) gray.fill(0, row * width + x, row * width + x + wide)
  return { width, height, gray }
}
const unruled = (raster: Raster): Raster => {
  const mask = maskOf(raster)
  return withoutRules(raster, mask, findRules(mask))
}
const darkIn = ({ gray }: Raster, x: number, y: number, wide: number, high: number): number => {
  let dark = 0
  for (let row = y; row < y + high; row += 1)
    for (let column = x; column < x + wide; column += 1) if ((gray[row * width + column] ?? 255) < 128) dark += 1
  return dark
}

describe('a page without its rules', () => {
  it('loses the rule and keeps the comma over it', () => {
    const seen = unruled(page([40, 80, 300, 3], [150, 75, 3, 4]))
    expect(darkIn(seen, 0, 80, width, 3)).toBe(0)
    expect(darkIn(seen, 150, 75, 3, 4)).toBe(12)
  })

  it('loses the rule where it wavers by a pixel', () => {
    expect(darkIn(unruled(page([40, 80, 150, 2], [190, 81, 150, 2])), 0, 0, width, height)).toBe(0)
  })

  it('keeps a letter that stands across the rule', () => {
    expect(darkIn(unruled(page([40, 80, 300, 3], [150, 62, 4, 30])), 150, 62, 4, 30)).toBe(120)
  })

  it('keeps a row of low letters whose feet touch: they are thick and thin by turns', () => {
    const letters = Array.from({ length: 16 }, (_, at) => [100 + at * 8, 60, 5, 9] as const)
    const touching = [...letters, [100, 67, 128, 2]] as const
    expect(darkIn(unruled(page(...touching)), 100, 60, 128, 9)).toBe(darkIn(page(...touching), 100, 60, 128, 9))
  })
})
