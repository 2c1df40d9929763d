// The pages of a picture file (TIFF, PNG, JPEG), one decoded at a time, with sizes checked before any decoding.
import sharp from 'sharp'
import { DeskError } from '../../errors.ts'
import { limits } from './limits.ts'
import { onlyPage, readTiffDirectory } from './tiff-directory.ts'
import type { Raster } from './raster.ts'
import type { Resolution } from './straighten.ts'
import type { TiffPage } from './tiff-directory.ts'

export type SourcePage = { readonly raster: Raster; readonly resolution: Resolution }
export type ImagePages = { readonly count: number; readonly page: (index: number) => Promise<SourcePage> }

sharp.cache(false)
sharp.concurrency(1)

export const openTiff = (bytes: Uint8Array): ImagePages => {
  const directory = tryDirectory(bytes)
  if (directory.count === 0) throw new DeskError('paper-damaged', 'The TIFF has no page.')
  return {
    count: directory.count,
    page: async (index) => {
      const entry = directory.pages[index]
      if (entry === undefined) throw new DeskError('paper-damaged', `The TIFF has no page ${index + 1}.`)
      checkPixels(entry.width, entry.height, index)
      return { raster: await decode(directory.count === 1 ? bytes : onlyPage(bytes, entry), index), resolution: resolutionOf(entry) }
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
  return { count: 1, page: async () => ({ raster: await decode(bytes, 0), resolution: null }) }
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
  const { across, down } = entry
  if (across === null || down === null || across < 50 || down < 50 || across > 2400 || down > 2400) return null
  return { across, down }
}

const decode = async (bytes: Uint8Array, index: number): Promise<Raster> => {
  try {
    const { data: pixels, info } = await sharp(bytes, {
      page: 0,
      limitInputPixels: limits.pixelsMax,
      failOn: 'error',
      sequentialRead: true,
    })
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
