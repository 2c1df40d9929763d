// What a feeder, a dirty glass and a poor line do to one page: skew, keystone, stains, thin or thick strokes, dust, lost lines; to one bit.
import sharp from 'sharp'

/** Grey, one byte a pixel, 0 black. */
export type Drawn = { readonly width: number; readonly height: number; readonly gray: Uint8Array }

/**
 * 0 clean; 1 half a degree of skew and a little dust; 2 a degree and a half, keystone, thinner or thicker strokes, lines lost; 3 more of
 * all that, a ring and a streak; 4 the worst that still looks like a form.
 */
export type FaxLevel = 0 | 1 | 2 | 3 | 4
export type Strokes = 'plain' | 'thin' | 'thick'

export type Damage = {
  readonly degrees: number
  readonly specks: number
  readonly linesLost: number
  readonly keystone: number
  readonly blur: number
  /** Grey below which a pixel is black, for thin, plain and thick strokes. */
  readonly thresholds: Readonly<Record<Strokes, number>>
  readonly rings: number
  readonly streaks: number
}

const plain = { thin: 150, plain: 150, thick: 150 } as const
const damages: Readonly<Record<FaxLevel, Damage>> = {
  0: { degrees: 0, specks: 0, linesLost: 0, keystone: 0, blur: 0, thresholds: plain, rings: 0, streaks: 0 },
  1: { degrees: 0.5, specks: 0.0008, linesLost: 0, keystone: 0, blur: 0, thresholds: plain, rings: 0, streaks: 0 },
  2: {
    degrees: 1.5,
    specks: 0.004,
    linesLost: 2,
    keystone: 0.004,
    blur: 0.9,
    thresholds: { thin: 105, plain: 150, thick: 205 },
    rings: 0,
    streaks: 0,
  },
  3: {
    degrees: 2.3,
    specks: 0.01,
    linesLost: 5,
    keystone: 0.007,
    blur: 1,
    thresholds: { thin: 98, plain: 150, thick: 212 },
    rings: 1,
    streaks: 1,
  },
  4: {
    degrees: 3,
    specks: 0.02,
    linesLost: 10,
    keystone: 0.01,
    blur: 1.1,
    thresholds: { thin: 88, plain: 150, thick: 220 },
    rings: 1,
    streaks: 2,
  },
}

export const faxWidth = 1728

/** One byte a pixel, 0 or 255, `faxWidth` wide and `height` high (2156 lines fine, 1078 standard). */
export const damaged = async (page: Drawn, height: number, level: FaxLevel, strokes: Strokes, next: () => number): Promise<Uint8Array> => {
  const damage = damages[level]
  const stained = damage.rings + damage.streaks > 0 ? { ...page, gray: stain(page, damage, next) } : page
  const soft = damage.blur === 0 ? stained.gray : await blurred(stained, damage.blur)
  const bits = warped({ ...page, gray: soft }, height, bendOf(page, damage, next), damage.thresholds[strokes])
  speckle(bits, damage.specks, next)
  for (let lost = 0; lost < damage.linesLost; lost += 1) loseLine(bits, height, next)
  return bits
}

export const blurred = async (page: Drawn, sigma: number): Promise<Uint8Array> =>
  new Uint8Array(
    await sharp(page.gray, { raw: { width: page.width, height: page.height, channels: 1 } })
      .blur(sigma)
      .toColourspace('b-w')
      .raw()
      .toBuffer(),
  )

/** How a page goes through the feeder: by how many radians it is turned, by what share narrowed to one end, by how many dots moved. */
export type Bend = { readonly angle: number; readonly narrowing: number; readonly moved: readonly [number, number] }

export const bendOf = (page: Drawn, damage: Pick<Damage, 'degrees' | 'keystone'>, next: () => number): Bend => {
  const angle = (damage.degrees * Math.PI * (next() < 0.5 ? -1 : 1)) / 180
  const narrowing = damage.keystone * (next() < 0.5 ? -1 : 1) * (0.5 + next() / 2)
  return {
    angle,
    narrowing,
    moved: damage.degrees === 0 ? [0, 0] : [(next() - 0.5) * 0.012 * page.width, (next() - 0.5) * 0.012 * page.height],
  }
}

/** Turned about the middle, narrowed to one end, moved a little; each pixel the mean of what falls on it, black below the threshold. */
export const warped = (page: Drawn, height: number, { angle, narrowing, moved }: Bend, threshold: number): Uint8Array => {
  const bits = new Uint8Array(faxWidth * height)
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const [stepX, stepY] = [page.width / faxWidth, page.height / height]
  const down = Math.max(2, Math.round(stepY))
  const across = Math.max(2, Math.round(stepX))
  for (let v = 0; v < height; v += 1) {
    for (let u = 0; u < faxWidth; u += 1) {
      let sum = 0
      for (let sub = 0; sub < down * across; sub += 1) {
        const px = (u + ((sub % across) + 0.5) / across) * stepX - page.width / 2
        const py = (v + (Math.floor(sub / across) + 0.5) / down) * stepY - page.height / 2
        const scale = 1 + (narrowing * 2 * py) / page.height
        const x = Math.floor(px * scale * cos - py * sin + page.width / 2 + moved[0])
        const y = Math.floor(px * sin + py * cos + page.height / 2 + moved[1])
        sum += x < 0 || y < 0 || x >= page.width || y >= page.height ? 255 : (page.gray[y * page.width + x] ?? 255)
      }
      bits[v * faxWidth + u] = sum / (down * across) < threshold ? 0 : 255
    }
  }
  return bits
}

/** A broken coffee ring and streaks of a dirty glass, drawn in grey. */
export const stain = (page: Drawn, damage: Pick<Damage, 'rings' | 'streaks'>, next: () => number): Uint8Array => {
  const gray = Uint8Array.from(page.gray)
  const dot = (x: number, y: number, size: number, dark: number): void => {
    for (let dy = 0; dy < size; dy += 1)
      for (let dx = 0; dx < size; dx += 1) {
        const at = Math.round(y + dy) * page.width + Math.round(x + dx)
        if (at >= 0 && at < gray.length) gray[at] = Math.min(gray[at] ?? 255, dark)
      }
  }
  for (let ring = 0; ring < damage.rings; ring += 1) {
    const [cx, cy, radius] = [page.width * (0.2 + next() * 0.6), page.height * (0.2 + next() * 0.6), page.width * (0.07 + next() * 0.05)]
    const gap = next() * Math.PI * 2
    for (let turn = 0; turn < Math.PI * 2; turn += 0.004) {
      if (Math.abs(turn - gap) < 1 || next() < 0.35) continue
      dot(cx + radius * Math.cos(turn), cy + radius * Math.sin(turn), 5, 120)
    }
  }
  for (let streak = 0; streak < damage.streaks; streak += 1) {
    const x = page.width * (0.08 + next() * 0.84)
    const [from, to] = [page.height * next() * 0.4, page.height * (0.6 + next() * 0.4)]
    for (let y = from; y < to; y += 2) if (next() < 0.8) dot(x + (y - from) * 0.004, y, 3, 90)
  }
  return gray
}

/** Two thirds single pixels turned over, a third in small clumps of black. */
export const speckle = (bits: Uint8Array, share: number, next: () => number): void => {
  const count = share * bits.length
  for (let speck = 0; speck < count * 0.67; speck += 1) {
    const at = Math.floor(next() * bits.length)
    bits[at] = bits[at] === 0 ? 255 : 0
  }
  for (let clump = 0; clump < (count * 0.33) / 4; clump += 1) {
    const at = Math.floor(next() * (bits.length - faxWidth * 2))
    for (const place of [at, at + 1, at + faxWidth, at + faxWidth + 1]) bits[place] = 0
  }
}

/** A line is dropped, or one is printed again over those that follow: the row, and by how many rows what follows it moved. */
export const loseLine = (bits: Uint8Array, height: number, next: () => number): { readonly row: number; readonly moved: -1 | 1 } => {
  const row = Math.floor(next() * (height - 4)) + 1
  if (next() < 0.5) {
    bits.copyWithin(row * faxWidth, (row + 1) * faxWidth)
    return { row, moved: -1 }
  }
  bits.copyWithin((row + 1) * faxWidth, row * faxWidth, (height - 1) * faxWidth)
  return { row, moved: 1 }
}
