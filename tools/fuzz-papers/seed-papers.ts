// The good papers that are spoilt: PDFs with text, form fields and scans, TIFFs of several codings, a PNG and a JPEG.
import sharp from 'sharp'
import { plainPdf } from '../../src/outside/page-reader/plain-pdf.ts'
import { joinTiff } from '../../src/outside/paper-maker/join-tiff.ts'
import { inventPaper } from '../../src/outside/paper-maker/invent.ts'
import { makePaper } from '../../src/outside/paper-maker/make-paper.ts'
import { drawAll, toFax } from '../../src/outside/paper-maker/to-fax.ts'
import type { Sharp } from 'sharp'

export const seedPapers = async (): Promise<readonly [Uint8Array, ...Uint8Array[]]> => {
  const warrant = await makePaper(inventPaper('I-200', 5))
  const detainer = await makePaper(inventPaper('I-247A', 6))
  const [drawn] = await drawAll(warrant, 100)
  if (drawn === undefined) throw new Error('the warrant has no page')
  const picture = (): Sharp => sharp(drawn.gray, { raw: { width: drawn.width, height: drawn.height, channels: 1 } }).toColourspace('b-w')
  const written = plainPdf([
    {
      lines: ['Warrant for Arrest of Alien', 'To: any immigration officer', 'Name: ROE, JOHN'],
      fields: [{ label: 'Name', value: 'ROE, JOHN', top: 200 }],
      boxes: [{ label: 'box', ticked: true, top: 240 }],
    },
    { picture: drawn, bands: 3 },
    { lines: ['Page three of a packet'], rotate: 90 },
  ])
  const fax = await toFax([warrant], { resolution: 'standard', level: 1, seed: 2 })
  const tiff = (options: Parameters<Sharp['tiff']>[0]): Promise<Buffer> => picture().tiff(options).toBuffer()
  const files = [
    written,
    written,
    detainer,
    fax,
    joinTiff([fax, fax, fax]),
    await tiff({ compression: 'lzw' }),
    await tiff({ compression: 'jpeg', tile: true }),
    await tiff({ compression: 'none' }),
    await tiff({ compression: 'deflate', predictor: 'horizontal' }),
    await picture().png().toBuffer(),
    await picture().jpeg().toBuffer(),
  ]
  return [warrant, ...files.map((file) => Uint8Array.from(file))]
}
