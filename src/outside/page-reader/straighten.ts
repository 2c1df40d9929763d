// From the picture as received to the picture that is read: specks out, pixels square, page level.
import sharp from 'sharp'
import type { Sharp } from 'sharp'
import { limits } from './limits.ts'
import { findBlobs, maskOf, paintOut } from './raster.ts'
import type { Turn } from '../../document/paper.ts'
import type { Blob, Mask, Raster } from './raster.ts'

/** Dots an inch across and down as the file states them; null if it does not. */
export type Resolution = { readonly across: number; readonly down: number } | null

/**
 * Despeckles at the native resolution (stretching first would fatten the specks), stretches to square pixels keeping grey and
 * reduces to the reading width. White on black becomes black on white.
 */
export const square = async (received: Raster, resolution: Resolution): Promise<Raster> => {
  const stated = resolution ?? guessResolution(received)
  return stretch(despeckle(positive(received), stated), stated)
}

/** Turned by quarters, clockwise, then levelled by its lines. */
export const level = async (squared: Raster, quarters: Turn): Promise<Raster> => {
  const stood = quarters === 0 ? squared : await turn(squared, quarters)
  const degrees = skewOf(maskOf(stood))
  return Math.abs(degrees) < 0.12 ? stood : turn(stood, -degrees)
}

/** More than half dark within its margins: the page was sent as a negative. Shadows at the edges of a copy do not count. */
const positive = (raster: Raster): Raster => {
  const [x0, y0] = [Math.floor(raster.width * 0.1), Math.floor(raster.height * 0.1)]
  const inner = maskOf(
    crop(raster, { left: x0, top: y0, width: Math.max(1, raster.width - 2 * x0), height: Math.max(1, raster.height - 2 * y0) }),
    127,
  )
  let dark = 0
  for (let i = 0; i < inner.dark.length; i += 1) dark += inner.dark[i] ?? 0
  if (dark < negativeMin * inner.dark.length) return raster
  return { ...raster, gray: raster.gray.map((value) => 255 - value) }
}
const negativeMin = 0.6

/** A fax page is 1728 pels wide; a letter page of standard resolution is about 1078 lines high, of fine 2156. */
const guessResolution = (raster: Raster): { across: number; down: number } => {
  const across = raster.width / 8.5
  if (raster.width >= 1700 && raster.width <= 1760 && raster.height < 1400) return { across: 204, down: 98 }
  return { across, down: across }
}

/** Specks are dust unless something solid stands close by: the dot of an i, a full stop, the end of a broken stroke. */
const despeckle = (raster: Raster, resolution: { across: number; down: number }): Raster => {
  const standard = resolution.down < 150
  const finer = Math.min(2.5, Math.max(1, (resolution.across * resolution.down) / (204 * 196)))
  const areaMax = standard ? 3 : Math.round(8 * finer)
  const alwaysMax = standard ? 1 : Math.round(2 * finer)
  const mask = maskOf(raster)
  const found = findBlobs(mask)
  const solid = maskOf(
    paintOut(raster, found, (blob) => blob.area <= areaMax),
    127,
  )
  const reachX = Math.round(6 * Math.sqrt(finer))
  const reachY = standard ? 3 : reachX
  return paintOut(raster, found, (blob) => blob.area <= alwaysMax || (blob.area <= areaMax && !isNear(solid, blob, reachX, reachY)))
}

const isNear = (solid: Mask, blob: Blob, reachX: number, reachY: number): boolean => {
  for (let y = Math.max(0, blob.y0 - reachY); y <= Math.min(solid.height - 1, blob.y1 + reachY); y += 1) {
    for (let x = Math.max(0, blob.x0 - reachX); x <= Math.min(solid.width - 1, blob.x1 + reachX); x += 1)
      if (solid.dark[y * solid.width + x] === 1) return true
  }
  return false
}

const stretch = async (raster: Raster, resolution: { across: number; down: number }): Promise<Raster> => {
  const width = Math.min(raster.width, Math.max(limits.widthPx, 0))
  const scale = width / raster.width
  const ratio = Math.min(4, Math.max(0.25, resolution.across / resolution.down))
  const height = Math.max(1, Math.round(raster.height * scale * ratio))
  const grown = width < 1000 ? Math.min(2, limits.widthPx / width) : 1
  return resize(raster, Math.round(width * grown), Math.round(height * grown))
}

export const resize = async (raster: Raster, width: number, height: number): Promise<Raster> => {
  if (width === raster.width && height === raster.height) return raster
  const { data, info } = await picture(raster)
    .resize(width, height, { fit: 'fill', kernel: 'cubic' })
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, gray: channel(data, info.channels) }
}

/** Turns about the centre, clockwise, keeping the size of the page. */
export const turn = async (raster: Raster, degrees: number): Promise<Raster> => {
  const { data, info } = await picture(raster)
    .rotate(degrees, { background: '#ffffff' })
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true })
  const turned = { width: info.width, height: info.height, gray: channel(data, info.channels) }
  return degrees % 90 === 0 ? turned : crop(turned, centreOf(turned, raster))
}

type Frame = { readonly left: number; readonly top: number; readonly width: number; readonly height: number }

const centreOf = (outer: Raster, inner: Raster): Frame => ({
  left: Math.floor((outer.width - inner.width) / 2),
  top: Math.floor((outer.height - inner.height) / 2),
  width: inner.width,
  height: inner.height,
})

/** A part of the picture; what lies outside is white. */
export const crop = (raster: Raster, frame: Frame): Raster => {
  const gray = new Uint8Array(frame.width * frame.height).fill(255)
  const first = Math.max(0, -frame.left)
  const end = Math.min(frame.width, raster.width - frame.left)
  for (let y = 0; y < frame.height && first < end; y += 1) {
    const from = frame.top + y
    if (from < 0 || from >= raster.height) continue
    const row = from * raster.width + frame.left
    gray.set(raster.gray.subarray(row + first, row + end), y * frame.width + first)
  }
  return { width: frame.width, height: frame.height, gray }
}

export const picture = (raster: Raster): Sharp => sharp(raster.gray, { raw: { width: raster.width, height: raster.height, channels: 1 } })

const channel = (bytes: Uint8Array, channels: number): Uint8Array => {
  if (channels === 1) return new Uint8Array(bytes)
  const gray = new Uint8Array(bytes.length / channels)
  for (let i = 0; i < gray.length; i += 1) gray[i] = bytes[i * channels] ?? 255
  return gray
}

const degreesMax = 5

/** The skew of the lines in degrees (positive: the right side hangs lower), by the sharpest profile of dark an even line. */
export const skewOf = (mask: Mask): number => {
  const points = samplePoints(mask)
  if (points.length < 200) return 0
  const coarse = sharpest(points, mask.height, -degreesMax, degreesMax, 0.25)
  return sharpest(points, mask.height, coarse - 0.25, coarse + 0.25, 0.05)
}

const samplePoints = (mask: Mask): Int32Array => {
  const found: number[] = []
  for (let y = 0; y < mask.height; y += 1) {
    for (let x = y % 3; x < mask.width; x += 3) if (mask.dark[y * mask.width + x] === 1) found.push(x, y)
  }
  return Int32Array.from(found)
}

const sharpest = (points: Int32Array, height: number, from: number, to: number, step: number): number => {
  let best = 0
  let bestScore = -1
  const rows = new Int32Array(height * 3)
  for (let degrees = from; degrees <= to + 1e-9; degrees += step) {
    const slope = Math.tan((degrees * Math.PI) / 180)
    rows.fill(0)
    for (let i = 0; i < points.length; i += 2) {
      const row = Math.round((points[i + 1] ?? 0) - (points[i] ?? 0) * slope) + height
      rows[row] = (rows[row] ?? 0) + 1
    }
    let score = 0
    for (let y = 1; y < rows.length; y += 1) score += ((rows[y] ?? 0) - (rows[y - 1] ?? 0)) ** 2
    if (score > bestScore * 1.0005) {
      bestScore = score
      best = degrees
    }
  }
  return best
}
