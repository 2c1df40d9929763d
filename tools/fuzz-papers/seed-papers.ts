// The good papers that are spoilt: PDFs with text, form fields and scans, TIFFs of several codings, a PNG and a JPEG.
import sharp from 'sharp'
import { plainPdf } from '../../src/outside/page-reader/plain-pdf.ts'
import { joinTiff } from '../../src/outside/paper-maker/join-tiff.ts'
import { inventPaper } from '../../src/outside/paper-maker/invent.ts'
import { makePaper } from '../../src/outside/paper-maker/make-paper.ts'
import { drawAll } from '../../src/outside/paper-maker/to-fax.ts'
import type { Sharp } from 'sharp'

/**
 * One paper is a whole letter page, as it comes; the others are the upper part of one. What is spoilt is the file's structure, and a low
 * page has as much of it as a high one while its pixels cost a quarter: so more of them are tried in a night.
 */
export const seedPapers = async (): Promise<readonly [Uint8Array, ...Uint8Array[]]> => {
  const warrant = await makePaper(inventPaper('I-200', 5))
  const picture = await upperPart(warrant, 100)
  const drawn = { width: picture.width, height: picture.height, gray: await grey(picture.image()).raw().toBuffer() }
  const written = plainPdf(
    [
      {
        lines: ['Warrant for Arrest of Alien', 'To: any immigration officer', 'Name: ROE, JOHN'],
        fields: [{ label: 'Name', value: 'ROE, JOHN', top: 130 }],
        boxes: [{ label: 'box', ticked: true, top: 160 }],
      },
      { picture: drawn, bands: 3 },
      { lines: ['Page three of a packet'], rotate: 90 },
    ],
    { width: 612, height: 200 },
  )
  const fax = await faxed(warrant)
  const tiff = (options: Parameters<Sharp['tiff']>[0]): Promise<Buffer> => grey(picture.image()).tiff(options).toBuffer()
  const files = [
    written,
    written,
    fax,
    joinTiff([fax, fax, fax]),
    await tiff({ compression: 'lzw' }),
    await tiff({ compression: 'jpeg', tile: true }),
    await tiff({ compression: 'none' }),
    await tiff({ compression: 'deflate', predictor: 'horizontal' }),
    await grey(picture.image()).png().toBuffer(),
    await grey(picture.image()).jpeg().toBuffer(),
  ]
  return [warrant, ...files.map((file) => Uint8Array.from(file))]
}

const grey = (image: Sharp): Sharp => image.toColourspace('b-w')

/** The upper quarter of the first page. */
const upperPart = async (pdf: Uint8Array, dotsPerInch: number) => {
  const [page] = await drawAll(pdf, dotsPerInch)
  if (page === undefined) throw new Error('the paper has no page')
  const height = Math.round(page.height / 4)
  const raw = { width: page.width, height: page.height, channels: 1 } as const
  return {
    width: page.width,
    height,
    image: (): Sharp => sharp(page.gray, { raw }).extract({ left: 0, top: 0, width: page.width, height }),
  }
}

/** One bit a pixel and half as many lines as columns, as a machine of standard resolution sends it. */
const faxed = async (pdf: Uint8Array): Promise<Uint8Array> => {
  const { image, height } = await upperPart(pdf, 204)
  const cut = await grey(image()).raw().toBuffer({ resolveWithObject: true })
  const { width, channels } = cut.info
  const lines = sharp(cut.data, { raw: { width, height, channels } })
    .resize(1728, Math.round(height / 2), { fit: 'fill' })
    .threshold(140)
  const packed = { compression: 'ccittfax4', bitdepth: 1, xres: 204 / 25.4, yres: 98 / 25.4, resolutionUnit: 'inch' } as const
  return new Uint8Array(await grey(lines).tiff(packed).toBuffer())
}
