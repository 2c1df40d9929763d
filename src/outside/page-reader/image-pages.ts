// The pages of a picture file (TIFF, PNG, JPEG), one decoded at a time, with sizes checked before any decoding.
import sharp from 'sharp'
import { DeskError } from '../../errors.ts'
import { limits } from './limits.ts'
import { onlyPage, readTiffDirectory } from './tiff-directory.ts'
import type { Raster } from './raster.ts'
import type { Resolution } from './straighten.ts'
import type { TiffPage } from './tiff-directory.ts'

export type SourcePage = { readonly raster: Raster; readonly resolution: Resolution }
export type ImagePages = {
  readonly count: number
  readonly problem: DeskError | null
  /** `lenient`: what is left of a damaged page, for a person to look at; never for reading. */
  readonly page: (index: number, lenient?: boolean) => Promise<SourcePage>
}

sharp.cache(false)
sharp.concurrency(1)

export const openTiff = (bytes: Uint8Array): ImagePages => {
  const directory = tryDirectory(bytes)
  if (directory.count === 0) throw new DeskError('paper-damaged', 'The TIFF has no page.')
  const { count, broken } = directory
  return {
    count,
    problem: broken
      ? new DeskError('paper-damaged', `The list of pages breaks off after page ${count}: what followed is not in the file.`)
      : null,
    page: async (index, lenient = false) => {
      const entry = directory.pages[index]
      if (entry === undefined) throw new DeskError('paper-damaged', `The TIFF has no page ${index + 1}.`)
      checkPixels(entry.width, entry.height, index)
      const raster = await decode(count === 1 && !broken ? bytes : onlyPage(bytes, entry), index, lenient)
      return { raster, resolution: resolutionOf(entry) }
    },
  }
}

export const openPicture = async (bytes: Uint8Array): Promise<ImagePages> => {
  const head = await sharp(bytes, { limitInputPixels: limits.pixelsMax })
    .metadata()
    .catch((cause: unknown) => {
      throw new DeskError('paper-damaged', 'The picture cannot be opened.', { cause })
    })
  checkPixels(head.width, head.height, 0)
  const resolution = head.format === 'png' ? pngResolution(bytes) : null
  return { count: 1, problem: null, page: async (_, lenient = false) => ({ raster: await decode(bytes, 0, lenient), resolution }) }
}

const tryDirectory = (bytes: Uint8Array) => {
  try {
    return readTiffDirectory(bytes, limits.pagesMax)
  } catch (cause) {
    throw new DeskError('paper-damaged', 'The page directory of the TIFF points outside the file: it is cut off or not a TIFF.', { cause })
  }
}

const checkPixels = (width: number, height: number, index: number): void => {
  if (width < 1 || height < 1) throw new DeskError('paper-damaged', `Page ${index + 1} states no size.`)
  if (width * height > limits.pixelsMax) {
    throw new DeskError(
      'paper-reader-stopped',
      `Page ${index + 1} would be ${width} x ${height} pixels; the limit is ${limits.pixelsMax} pixels.`,
    )
  }
}

const resolutionOf = (entry: TiffPage): Resolution => {
  const lies = entry.orientation >= 5
  const [across, down] = lies ? [entry.down, entry.across] : [entry.across, entry.down]
  if (across === null || down === null || across < 50 || down < 50 || across > 2400 || down > 2400) return null
  return { across, down }
}

/** Some fax servers keep pages as PNG, whose dots a metre (chunk pHYs) may differ across and down. Nothing else is asked of a density. */
const pngResolution = (bytes: Uint8Array): Resolution => {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 4096))
  const at = head.indexOf('pHYs', 0, 'latin1')
  if (at < 0 || at + 13 > head.length || head[at + 12] !== 1) return null
  const [across, down] = [head.readUInt32BE(at + 4) * 0.0254, head.readUInt32BE(at + 8) * 0.0254]
  if (across < 50 || down < 50 || across > 2400 || down > 2400 || Math.abs(across - down) < 2) return null
  return { across, down }
}

/** Stands as its own orientation mark says: a telephone's photograph lies on its side and is marked so. */
const decode = async (bytes: Uint8Array, index: number, lenient: boolean): Promise<Raster> => {
  try {
    const { data: pixels, info } = await sharp(bytes, {
      page: 0,
      limitInputPixels: limits.pixelsMax,
      failOn: lenient ? 'none' : 'error',
      sequentialRead: true,
    })
      .autoOrient()
      .flatten({ background: '#ffffff' })
      .toColourspace('b-w')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true })
    return { width: info.width, height: info.height, gray: firstChannel(pixels, info.channels) }
  } catch (cause) {
    throw new DeskError('paper-damaged', `Page ${index + 1} cannot be decoded.`, { cause })
  }
}

const firstChannel = (pixels: Uint8Array, channels: number): Uint8Array => {
  if (channels === 1) return new Uint8Array(pixels)
  const gray = new Uint8Array(pixels.length / channels)
  for (let i = 0; i < gray.length; i += 1) gray[i] = pixels[i * channels] ?? 255
  return gray
}
