// Sends a PDF through an imagined fax line: one-bit G4 TIFF with pixels that are not square, and the damage of a level.
import { PDFiumLibrary } from '@hyzyla/pdfium'
import sharp from 'sharp'
import { damaged, faxWidth } from './fax-damage.ts'
import { joinTiff } from './join-tiff.ts'
import { makeHeaderLine } from './make-paper.ts'
import { seeded } from './seeded.ts'
import type { Drawn, FaxLevel, Strokes } from './fax-damage.ts'

export type { FaxLevel } from './fax-damage.ts'

export type FaxWanted = {
  /** fine: 204 x 196 dots an inch; standard: 204 x 98. */
  readonly resolution: 'fine' | 'standard'
  readonly level: FaxLevel
  /** From level 2 up: thin or thick where not said. */
  readonly strokes?: Strokes
  readonly seed?: number
  /** What the sender's machine prints over each page (`{page}` and `{pages}` are filled in); none at level 0 unless given. */
  readonly headerLine?: string
}

const heights = { fine: 2156, standard: 1078 } as const

/** All pages of all PDFs, in order, as one TIFF. */
export const toFax = async (pdfs: readonly Uint8Array[], wanted: FaxWanted): Promise<Uint8Array> => {
  const next = seeded(wanted.seed ?? 7)
  const line = wanted.headerLine ?? (wanted.level === 0 ? null : '11/14/2026 09:41  FROM 303 555 0100  ICE ERO DENVER   P. 01')
  const pages: Drawn[] = []
  for (const pdf of pdfs) pages.push(...(await drawAll(pdf, 408)))
  return faxOf(pages, wanted, line, next)
}

/** Pages that are drawn already, in the order given. */
export const drawnToFax = (pages: readonly Drawn[], wanted: FaxWanted): Promise<Uint8Array> =>
  faxOf(pages, wanted, wanted.headerLine ?? null, seeded(wanted.seed ?? 7))

const faxOf = async (pages: readonly Drawn[], wanted: FaxWanted, line: string | null, next: () => number): Promise<Uint8Array> => {
  const parts: Uint8Array[] = []
  for (const [index, page] of pages.entries()) {
    const header = line === null ? null : await headerOf(line, index + 1, pages.length)
    parts.push(await transmit(page, header, wanted, next))
  }
  return joinTiff(parts)
}

const headers = new Map<string, Promise<Drawn | null>>()
const headerOf = (line: string, page: number, pages: number): Promise<Drawn | null> => {
  const two = (value: number): string => String(value).padStart(2, '0')
  const text = line.replace('{page}', two(page)).replace('{pages}', two(pages))
  const known = headers.get(text) ?? makeHeaderLine(text).then(async (pdf) => (await drawAll(pdf, 204))[0] ?? null)
  if (headers.size < 50) headers.set(text, known)
  return known
}

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
  const height = heights[wanted.resolution]
  const strokes = wanted.strokes ?? (next() < 0.5 ? 'thin' : 'thick')
  const bits = await damaged(page, height, wanted.level, strokes, next)
  if (header !== null) await printHeader(bits, header, wanted.resolution)
  return packed(bits, height, wanted.resolution)
}

const printHeader = async (bits: Uint8Array, header: Drawn, resolution: FaxWanted['resolution']): Promise<void> => {
  const high = resolution === 'fine' ? Math.round(header.height * (196 / 204)) : Math.round(header.height * (98 / 204))
  const row = await raw(header).resize(faxWidth, high, { fit: 'fill' }).toColourspace('b-w').raw().toBuffer()
  for (let i = 0; i < row.length; i += 1) if ((row[i] ?? 255) < 140) bits[i + faxWidth * 2] = 0
}

const packed = async (bits: Uint8Array, height: number, resolution: FaxWanted['resolution']): Promise<Uint8Array> => {
  const lines = resolution === 'fine' ? 196 : 98
  const buffer = await sharp(bits, { raw: { width: faxWidth, height, channels: 1 } })
    .toColourspace('b-w')
    .tiff({ compression: 'ccittfax4', bitdepth: 1, xres: 204 / 25.4, yres: lines / 25.4, resolutionUnit: 'inch' })
    .toBuffer()
  return new Uint8Array(buffer)
}
