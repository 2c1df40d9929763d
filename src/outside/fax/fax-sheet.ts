// A notice as the pages of a fax: set as a sheet, drawn at 204 by 196 dots an inch, 1728 dots wide, packed as Group 4 TIFF (T.4, T.6).
import { PDFiumLibrary } from '@hyzyla/pdfium'
import sharp from 'sharp'
import { z } from 'zod'
import type { NoticeMessage, Typesetter } from '../outside.ts'
import { joinTiff } from '../paper-maker/join-tiff.ts'

/** Fine resolution: what the other side reads by eye or by machine is half as legible at the standard one. */
const dots = { width: 1728, height: 2156, across: 204, down: 196 } as const
/** Darker than this becomes ink. */
const inkBelow = 140

export type Sender = { readonly name: string; readonly phone: string }

export const faxSheet =
  (typesetter: Typesetter, sender: Sender) =>
  async (message: NoticeMessage): Promise<Uint8Array> =>
    faxPages(await typesetter.pdf({ template: 'fax-sheet', language: 'en', values: sheetValues(message, sender) }))

const sheetValues = ({ to, subject, text, messageId }: NoticeMessage, { name, phone }: Sender) => ({
  from: name,
  phone,
  to,
  subject,
  reference: messageId,
  groups: text.split(/\n\s*\n/).flatMap((group) => {
    const lines = group.split('\n').filter((line) => line.trim() !== '')
    return lines.length === 0 ? [] : [lines]
  }),
})

const drawnParser = z.object({ data: z.instanceof(Uint8Array), width: z.number(), height: z.number() })

let library: Promise<PDFiumLibrary> | null = null

/** Every page of a PDF of ours, as one TIFF. The library is loaded once: a notice must not wait for it. */
export const faxPages = async (pdf: Uint8Array): Promise<Uint8Array> => {
  library ??= PDFiumLibrary.init()
  try {
    const opened = await (await library).loadDocument(Uint8Array.from(pdf))
    const pages: Uint8Array[] = []
    for (const page of opened.pages()) {
      const shape = { width: dots.width, height: dots.height, colorSpace: 'Gray', render: 'bitmap' } as const
      pages.push(await packed(drawnParser.parse(await page.render(shape))))
    }
    opened.destroy()
    return joinTiff(pages)
  } catch (error) {
    // Whatever state it is in now, the next notice gets a new one.
    library = null
    throw error
  }
}

/** Ink is one and paper nought, as T.6 counts runs: a fax server sends them as they stand. */
const packed = async ({ data, width, height }: z.infer<typeof drawnParser>): Promise<Uint8Array> => {
  const tiff = await sharp(data, { raw: { width, height, channels: 1 } })
    .threshold(inkBelow)
    .negate()
    .toColourspace('b-w')
    .tiff({ compression: 'ccittfax4', bitdepth: 1, xres: dots.across / 25.4, yres: dots.down / 25.4, resolutionUnit: 'inch' })
    .toBuffer()
  return inkIsOne(new Uint8Array(tiff))
}

const photometricInterpretation = 262

/** The directory says so too (TIFF 6.0: 0, white is zero); the library writes the other only. */
const inkIsOne = (tiff: Uint8Array): Uint8Array => {
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength)
  const directory = view.getUint32(4, true)
  for (let entry = 0; entry < view.getUint16(directory, true); entry += 1) {
    const at = directory + 2 + entry * 12
    if (view.getUint16(at, true) === photometricInterpretation) view.setUint16(at + 8, 0, true)
  }
  return tiff
}
