// A drawn page sent through an imagined fax line and prepared as the reader does; tells where each dot of the page came to stand.
import sharp from 'sharp'
import { blurred, faxWidth, loseLine, speckle, stain, warped } from '../../src/outside/paper-maker/fax-damage.ts'
import { maskOf } from '../../src/outside/page-reader/raster.ts'
import { findRules, withoutRules } from '../../src/outside/page-reader/rules.ts'
import { skewOf, square, turn } from '../../src/outside/page-reader/straighten.ts'
import type { Chance } from '../../bench/reading/invented.ts'
import type { Bend, Drawn } from '../../src/outside/paper-maker/fax-damage.ts'
import type { Raster } from '../../src/outside/page-reader/raster.ts'

/** The page as it is read, without its rules, and where a dot of the drawn page stands on it. */
export type SentPage = { readonly raster: Raster; readonly at: (x: number, y: number) => readonly [number, number] }

const unruled = (raster: Raster): Raster => {
  const mask = maskOf(raster)
  return withoutRules(raster, mask, findRules(mask))
}

/** Where a dot of the drawn page stands on the fax page: `warped`, the other way round. */
const sentTo = (page: Drawn, bend: Bend, high: number, x: number, y: number): readonly [number, number] => {
  const [cos, sin] = [Math.cos(bend.angle), Math.sin(bend.angle)]
  const [right, down] = [x - page.width / 2 - bend.moved[0], y - page.height / 2 - bend.moved[1]]
  let [px, py] = [right * cos + down * sin, -right * sin + down * cos]
  for (let again = 0; again < 4; again += 1) {
    const scale = 1 + (bend.narrowing * 2 * py) / page.height
    const whole = scale * cos * cos + sin * sin
    ;[px, py] = [(right * cos + down * sin) / whole, (scale * cos * down - sin * right) / whole]
  }
  return [(px + page.width / 2) / (page.width / faxWidth), (py + page.height / 2) / (page.height / high)]
}

/** Grey below which a dot is black, for strokes thin to thick. */
const [thin, even, plain, thick] = [
  [82, 110],
  [125, 175],
  [110, 190],
  [190, 222],
] as const

/** From clean to as bad as a page gets that is still a page, at either resolution; the levels of the benchmark lie within. */
export const faxed = async (drawn: Drawn, chance: Chance): Promise<SentPage> => {
  const fine = chance.some(0.5)
  const high = fine ? 2156 : 1078
  const bad = chance.one([0, 0.25, 0.5, 0.5, 0.75, 0.75, 1])
  const { next } = chance
  const upTo = (most: number): number => most * next()
  const sign = (): number => (chance.some(0.5) ? 1 : -1)
  const bend: Bend = {
    angle: (sign() * upTo(3.2 * bad) * Math.PI) / 180,
    narrowing: sign() * upTo(0.011 * bad),
    moved: bad === 0 ? [0, 0] : [(next() - 0.5) * 0.012 * drawn.width, (next() - 0.5) * 0.012 * drawn.height],
  }
  const stained = bad > 0.6 && chance.some(0.5) ? { ...drawn, gray: stain(drawn, { rings: 1, streaks: chance.int(0, 2) }, next) } : drawn
  const soft = bad >= 0.5 ? await blurred(stained, 0.7 + upTo(0.5)) : stained.gray
  const [least, most] = bad < 0.5 ? even : chance.one([thin, thin, plain, thick])
  const threshold = chance.int(least, most)
  const bits = warped({ ...drawn, gray: soft }, high, bend, threshold)
  speckle(bits, upTo(0.021 * bad * bad), next)
  const lost = Array.from({ length: chance.int(0, Math.round(10 * bad)) }, () => loseLine(bits, high, next))
  const squared = await square({ width: faxWidth, height: high, gray: bits }, { across: 204, down: fine ? 196 : 98 })
  const skew = skewOf(maskOf(squared))
  const degrees = Math.abs(skew) < 0.12 ? 0 : skew
  const [cos, sin] = [Math.cos((-degrees * Math.PI) / 180), Math.sin((-degrees * Math.PI) / 180)]
  return {
    raster: unruled(degrees === 0 ? squared : await turn(squared, -degrees)),
    at: (x, y) => {
      const [u, w] = sentTo(drawn, bend, high, x, y)
      const v = lost.reduce((row, each) => (row > each.row ? row + each.moved : row), w)
      const [right, down] = [(u * squared.width) / faxWidth - squared.width / 2, (v * squared.height) / high - squared.height / 2]
      return [right * cos - down * sin + squared.width / 2, right * sin + down * cos + squared.height / 2]
    },
  }
}

/** A scan in grey, no fax at all. */
export const scanned = async (drawn: Drawn): Promise<SentPage> => {
  const [width, height] = [Math.round(drawn.width / 2), Math.round(drawn.height / 2)]
  const gray = await sharp(drawn.gray, { raw: { width: drawn.width, height: drawn.height, channels: 1 } })
    .resize(width, height, { fit: 'fill' })
    .toColourspace('b-w')
    .raw()
    .toBuffer()
  return { raster: unruled({ width, height, gray: new Uint8Array(gray) }), at: (x, y) => [x / 2, y / 2] }
}
