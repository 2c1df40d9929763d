// Stretches of dark found by steps of four pixels are those that are found pixel by pixel, whatever the size and the place in memory.
import { describe, expect, it } from 'vitest'
import { seeded } from '../paper-maker/seeded.ts'
import { maskOf, runsAcross, runsDown, thresholdOf } from './raster.ts'
import type { Mask } from './raster.ts'

const noise = (width: number, height: number, share: number, seed: number, shift: number): Mask => {
  const chance = seeded(seed)
  const dark = new Uint8Array(new ArrayBuffer(width * height + shift), shift)
  for (let i = 0; i < dark.length; i += 1) dark[i] = chance() < share ? 1 : 0
  return { width, height, dark }
}

/** Pixel by pixel, along the rows or down the columns. */
const plain = ({ width, height, dark }: Mask, down: boolean): readonly number[] => {
  const found: number[] = []
  const [lines, length] = down ? [width, height] : [height, width]
  for (let line = 0; line < lines; line += 1) {
    for (let at = 0; at < length; at += 1) {
      const isDark = (place: number): boolean => place < length && dark[down ? place * width + line : line * width + place] === 1
      if (!isDark(at)) continue
      const first = at
      while (isDark(at + 1)) at += 1
      found.push(line, first, at)
    }
  }
  return found
}

const sizes = [
  [1, 1],
  [3, 1],
  [1, 7],
  [4, 4],
  [7, 5],
  [13, 29],
  [64, 31],
] as const

describe('stretches of dark', () => {
  for (const [width, height] of sizes) {
    it.each([0, 0.03, 0.5, 0.97, 1])(`of ${width} x ${height} pixels, a share of %s dark`, (share) => {
      for (const shift of [0, 1, 4]) {
        const mask = noise(width, height, share, width * 31 + height, shift)
        expect([...runsAcross(mask)]).toEqual(plain(mask, false))
        expect([...runsDown(mask)]).toEqual(plain(mask, true))
      }
    })
  }
})

describe('the mask of a picture', () => {
  it.each([0, 1, 2])('is dark where the picture is not lighter than the threshold, from byte %s of its memory', (shift) => {
    const chance = seeded(5)
    const gray = new Uint8Array(new ArrayBuffer(41 * 17 + shift), shift).fill(255)
    for (let i = 0; i < gray.length; i += 1) if (chance() < 0.3) gray[i] = Math.floor(chance() * 256)
    const threshold = thresholdOf(gray)
    const whole = Uint8Array.from(gray)
    expect(threshold).toBe(thresholdOf(whole))
    for (const each of [threshold, 0, 127, 254, 255]) {
      expect([...maskOf({ width: 41, height: 17, gray }, each).dark]).toEqual([...gray].map((value) => (value <= each ? 1 : 0)))
    }
  })
})
