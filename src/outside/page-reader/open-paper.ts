// A paper opened by its content: pages that can be looked at (read) or shown (drawn as the reader saw them), one at a time.
import { createHash } from 'node:crypto'
import { DeskError } from '../../errors.ts'
import { fileTypeOf } from './file-type.ts'
import { isBorneOut, lookBySight, lookByText, standUpright } from './look.ts'
import { openPdf } from './pdf-pages.ts'
import { openPicture, openTiff } from './image-pages.ts'
import type { FileType, Turn } from '../../document/paper.ts'
import type { ImagePages } from './image-pages.ts'
import type { Looked } from './look.ts'
import type { Raster } from './raster.ts'
import type { Sight } from './words-by-sight.ts'

export type Source = {
  readonly count: number
  /** What is wrong with the file as a whole though pages of it can be read; null mostly. */
  readonly problem: DeskError | null
  readonly look: (index: number, sight: () => Promise<Sight>) => Promise<Looked>
  /** The picture as it was read; `turned` as the note of the page has it. */
  readonly show: (index: number, turned: Turn) => Promise<Raster>
  readonly close: () => Promise<void>
}

/** pdfium draws at this many dots an inch, as a fine fax has. */
const drawn = { across: 204, down: 204 }

export const openPaper = async (bytes: Uint8Array): Promise<{ readonly fileType: FileType; readonly source: Source }> => {
  const fileType = fileTypeOf(bytes)
  if (fileType === 'pdf') return { fileType, source: await pdfSource(bytes) }
  if (fileType === 'tiff') return { fileType, source: pictureSource(openTiff(bytes)) }
  if (fileType === 'png' || fileType === 'jpeg') return { fileType, source: pictureSource(await openPicture(bytes)) }
  throw new DeskError('paper-type-unknown', 'The file is no PDF, TIFF, PNG or JPEG by its content.')
}

const pdfSource = async (bytes: Uint8Array): Promise<Source> => {
  const pages = await openPdf(bytes)
  return {
    count: pages.count,
    problem: pages.problem,
    look: async (index, sight) => {
      const { raster, words } = await pages.page(index)
      return (words === null ? null : lookByText(raster, words, index + 1)) ?? lookBySight(raster, drawn, index + 1, await sight())
    },
    show: async (index, turned) => {
      const { raster, words } = await pages.page(index)
      return words !== null && isBorneOut(raster, words) ? raster : standUpright(raster, drawn, turned)
    },
    close: pages.close,
  }
}

const pictureSource = (pages: ImagePages): Source => {
  const seen = new Map<string, Promise<Looked>>()
  return {
    count: pages.count,
    problem: pages.problem,
    look: async (index, sight) => {
      const { raster, resolution } = await pages.page(index)
      const key = createHash('sha256')
        .update(raster.gray)
        // A first page is read otherwise than those that follow it.
        .update(`${raster.width} ${resolution?.across ?? 0} ${resolution?.down ?? 0} ${index === 0}`)
        .digest('hex')
      const before = seen.get(key)
      if (before !== undefined) return renumbered(await before, index + 1)
      const looking = sight().then((opened) => lookBySight(raster, resolution, index + 1, opened))
      if (seen.size < 4) seen.set(key, looking)
      return looking
    },
    show: async (index, turned) => {
      const { raster, resolution } = await pages.page(index, true)
      return standUpright(raster, resolution, turned)
    },
    close: async () => undefined,
  }
}

/** The same picture sent again (a page twice, one page ten thousand times) is not read again. */
const renumbered = (looked: Looked, number: number): Looked => ({ ...looked, page: { ...looked.page, number } })
