// Sends a PDF through an imagined fax line: one-bit G4 TIFF with pixels that are not square, and the damage of a level.
import { PDFiumLibrary } from '@hyzyla/pdfium'
import sharp from 'sharp'
import { joinTiff } from './join-tiff.ts'
import { makeHeaderLine } from './make-paper.ts'
import { seeded } from './seeded.ts'

/** 0 clean; 1 half a degree of skew and a little dust; 2 a degree and a half, more dust, thinner or thicker strokes, lines lost. */
export type FaxLevel = 0 | 1 | 2
export type FaxWanted = {
  /** fine: 204 x 196 dots an inch; standard: 204 x 98. */
  readonly resolution: 'fine' | 'standard'
  readonly level: FaxLevel
  readonly seed?: number
  /** What the sender's machine prints over each page; none at level 0 unless given. */
  readonly headerLine?: string
}

const width = 1728
const heights = { fine: 2156, standard: 1078 } as const
const damage = {
  0: { degrees: 0, specks: 0, thresholds: [150], linesLost: 0 },
  1: { degrees: 0.5, specks: 0.0008, thresholds: [150], linesLost: 0 },
  2: { degrees: 1.5, specks: 0.004, thresholds: [105, 205], linesLost: 2 },
} as const

/** All pages of all PDFs, in order, as one TIFF. */
export const toFax = async (pdfs: readonly Uint8Array[], wanted: FaxWanted): Promise<Uint8Array> => {
  const next = seeded(wanted.seed ?? 7)
  const line = wanted.headerLine ?? (wanted.level === 0 ? null : '11/14/2026 09:41  FROM 303 555 0100  ICE ERO DENVER   P. 01')
  const header = line === null ? null : ((await drawAll(await makeHeaderLine(line), 204))[0] ?? null)
  const parts: Uint8Array[] = []
  for (const pdf of pdfs) for (const page of await drawAll(pdf, 408)) parts.push(await transmit(page, header, wanted, next))
  return joinTiff(parts)
}

type Drawn = { readonly width: number; readonly height: number; readonly gray: Uint8Array }

/** Each page of a PDF in grey. */
export const drawAll = async (pdf: Uint8Array, dotsPerInch: number): Promise<readonly Drawn[]> => {
  const library = await PDFiumLibrary.init()
  const opened = await library.loadDocument(Uint8Array.from(pdf))
  const pages: Drawn[] = []
  for (const page of opened.pages()) {
    const image = await page.render({ scale: dotsPerInch / 72, colorSpace: 'Gray', render: 'bitmap' })
    pages.push({ width: image.width, height: image.height, gray: Uint8Array.from(image.data) })
  }
  opened.destroy()
  library.destroy()
  return pages
}

const raw = (page: Drawn) => sharp(page.gray, { raw: { width: page.width, height: page.height, channels: 1 } })

const transmit = async (page: Drawn, header: Drawn | null, wanted: FaxWanted, next: () => number): Promise<Uint8Array> => {
  const { degrees, specks, thresholds, linesLost } = damage[wanted.level]
  const height = heights[wanted.resolution]
  const turned = degrees === 0 ? raw(page) : raw({ ...page, gray: await turnedPixels(page, degrees * (next() < 0.5 ? -1 : 1)) })
  const blurred = wanted.level === 2 ? turned.blur(0.9) : turned
  const threshold = thresholds[Math.floor(next() * thresholds.length)] ?? 150
  const scaled = await blurred.resize(width, height, { fit: 'fill' }).toColourspace('b-w').raw().toBuffer()
  const bits = Uint8Array.from(scaled, (value) => (value < threshold ? 0 : 255))
  for (let speck = 0; speck < specks * bits.length; speck += 1) {
    const at = Math.floor(next() * bits.length)
    bits[at] = bits[at] === 0 ? 255 : 0
  }
  for (let lost = 0; lost < linesLost; lost += 1) {
    const row = Math.floor(next() * (height - 2)) + 1
    bits.copyWithin(row * width, (row + 1) * width)
  }
  if (header !== null) await printHeader(bits, header, wanted.resolution)
  return packed(bits, height, wanted.resolution)
}

const turnedPixels = async (page: Drawn, degrees: number): Promise<Uint8Array> => {
  const turned = raw(page).rotate(degrees, { background: '#ffffff' }).toColourspace('b-w')
  const { data: pixels, info } = await turned.raw().toBuffer({ resolveWithObject: true })
  const cut = {
    left: Math.floor((info.width - page.width) / 2),
    top: Math.floor((info.height - page.height) / 2),
    width: page.width,
    height: page.height,
  }
  return new Uint8Array(
    await sharp(pixels, { raw: { width: info.width, height: info.height, channels: info.channels } })
      .extract(cut)
      .toColourspace('b-w')
      .raw()
      .toBuffer(),
  )
}

const printHeader = async (bits: Uint8Array, header: Drawn, resolution: FaxWanted['resolution']): Promise<void> => {
  const high = resolution === 'fine' ? Math.round(header.height * (196 / 204)) : Math.round(header.height * (98 / 204))
  const row = await raw(header).resize(width, high, { fit: 'fill' }).toColourspace('b-w').raw().toBuffer()
  for (let i = 0; i < row.length; i += 1) if ((row[i] ?? 255) < 140) bits[i + width * 2] = 0
}

const packed = async (bits: Uint8Array, height: number, resolution: FaxWanted['resolution']): Promise<Uint8Array> => {
  const lines = resolution === 'fine' ? 196 : 98
  const buffer = await sharp(bits, { raw: { width, height, channels: 1 } })
    .toColourspace('b-w')
    .tiff({ compression: 'ccittfax4', bitdepth: 1, xres: 204 / 25.4, yres: lines / 25.4, resolutionUnit: 'inch' })
    .toBuffer()
  return new Uint8Array(buffer)
}
