// Check boxes found by their outline: whole ones, one that lost a side, half of one in a column, filled ones; and the page without them.
import { describe, expect, it } from 'vitest'
import { findSquares, withoutBoxes } from './squares.ts'
import { maskOf } from './raster.ts'
import type { Raster } from './raster.ts'

const [width, height] = [500, 420]
type Bar = readonly [x: number, y: number, wide: number, high: number]
const page = (...bars: readonly Bar[]): Raster => {
  const gray = new Uint8Array(width * height).fill(255)
  for (const [x, y, wide, high] of bars) for (let row = y; row < y + high; row += 1) gray.fill(0, row * width + x, row * width + x + wide)
  return { width, height, gray }
}
type Side = 'top' | 'bottom' | 'left' | 'right'
const side = 30
/** An outline of 30 x 30 pixels, two pixels thick, of which some sides are there. */
const box = (x: number, y: number, sides: readonly Side[] = ['top', 'bottom', 'left', 'right']): readonly Bar[] =>
  sides.map((one): Bar => {
    if (one === 'top') return [x, y, side, 2]
    if (one === 'bottom') return [x, y + side - 2, side, 2]
    return one === 'left' ? [x, y, 2, side] : [x + side - 2, y, 2, side]
  })
const found = (...bars: readonly Bar[]) => findSquares(maskOf(page(...bars)))
const near = (squares: ReturnType<typeof found>, x: number, y: number) =>
  squares.filter(({ x0, y0 }) => Math.abs(x0 - x) <= 3 && Math.abs(y0 - y) <= 3)

const letters = (high: number) => Array.from({ length: 20 }, (_, at): Bar => [200 + 12 * at, 300, 6, high])

describe('boxes by their outline', () => {
  it('are found with the ink inside them', () => {
    const squares = found(...box(40, 40), ...box(40, 120), [48, 128, 14, 14])
    expect(near(squares, 40, 40)).toEqual([expect.objectContaining({ ink: 0 })])
    expect(near(squares, 40, 120)[0]?.ink).toBeGreaterThan(0.5)
  })

  it('are found where a side was lost, by the size of the others', () => {
    const squares = found(...box(40, 40), ...box(40, 120), ...box(300, 200, ['top', 'left', 'right']))
    expect(near(squares, 300, 200)).toHaveLength(1)
  })

  it('are found by two sides, the third in part, in a column or higher than the letters', () => {
    const column = [...box(40, 20), ...box(40, 80), ...box(40, 140)]
    const half: readonly Bar[] = [...box(40, 200, ['left', 'right']), [40, 228, 14, 2]]
    expect(near(found(...column, ...half), 40, 200)).toHaveLength(1)
    const elsewhere: readonly Bar[] = [...box(300, 200, ['left', 'right']), [300, 228, 14, 2]]
    expect(near(found(...column, ...elsewhere, ...letters(15)), 300, 200)).toHaveLength(1)
    // Beside letters that are nearly as high it may be two of them.
    expect(near(found(...column, ...elsewhere, ...letters(26)), 300, 200)).toHaveLength(0)
  })

  it('are found beside the only whole one, where two halves in its column bear one another out', () => {
    const half = (y: number): readonly Bar[] => [...box(40, y, ['left', 'right']), [40, y + 28, 14, 2]]
    const squares = found(...box(40, 20), ...half(100), ...half(180))
    expect([near(squares, 40, 100), near(squares, 40, 180)].map((one) => one.length)).toEqual([1, 1])
    expect(near(found(...box(40, 20), ...half(100)), 40, 100)).toHaveLength(0)
  })

  it('are found below one another though each has lost a side', () => {
    const [first, second] = [box(40, 20, ['top', 'left', 'right']), box(40, 100, ['left', 'right', 'bottom'])]
    const squares = found(...first, ...second, ...letters(15))
    expect([near(squares, 40, 20), near(squares, 40, 100)].map((one) => one.length)).toEqual([1, 1])
    expect(near(found(...first, ...box(300, 100, ['left', 'right', 'bottom']), ...letters(15)), 40, 20)).toHaveLength(0)
  })

  it('are found whole though what fills them touches their outline', () => {
    const squares = found(...box(40, 40), ...box(40, 120), [46, 126, 24, 18])
    expect(near(squares, 40, 120)).toEqual([expect.objectContaining({ ink: 1 })])
  })

  it('are not found where nothing tells their size', () => {
    expect(near(found(...box(300, 200, ['top', 'left', 'right'])), 300, 200)).toHaveLength(0)
  })

  it('count once, though what fills them is a square too', () => {
    const squares = found(...box(40, 40), ...box(40, 120), ...box(40, 200, ['top', 'left', 'bottom']), [46, 206, 18, 18])
    expect(near(squares, 40, 200)).toHaveLength(1)
    expect(squares).toHaveLength(3)
  })
})

describe('a page without its boxes', () => {
  const withoutBy = (unit: number, ...bars: readonly Bar[]): Raster => {
    const raster = page(...bars)
    const mask = maskOf(raster)
    return withoutBoxes(raster, mask, findSquares(mask), unit)
  }
  const without = (...bars: readonly Bar[]): Raster => withoutBy(16, ...bars)
  const isDark = ({ gray }: Raster, x: number, y: number): boolean => (gray[y * width + x] ?? 255) < 128

  it('keeps the words beside them', () => {
    const seen = without(...box(40, 40), ...box(40, 120), [90, 48, 10, 16])
    expect(isDark(seen, 40, 50)).toBe(false)
    expect(isDark(seen, 95, 55)).toBe(true)
  })

  it('keeps what has another size than the boxes, or ink close by: it may be letters', () => {
    const seen = without(
      ...box(40, 40),
      ...box(40, 120),
      ...box(300, 200),
      [335, 200, 4, 30],
      [200, 300, 22, 2],
      [200, 320, 22, 2],
      [200, 300, 2, 22],
      [220, 300, 2, 22],
    )
    expect(isDark(seen, 300, 210)).toBe(true)
    expect(isDark(seen, 200, 310)).toBe(true)
  })

  it('loses boxes no higher than capitals where four of one size stand apart', () => {
    const three = [40, 120, 200].flatMap((y) => box(40, y))
    expect(isDark(withoutBy(25, ...three), 40, 50)).toBe(true)
    expect(isDark(withoutBy(25, ...three, ...box(40, 280)), 40, 50)).toBe(false)
  })
})
