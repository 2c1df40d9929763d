// A whole paper read, inside the reader's own process: pages within the limits, then each field a second time.
import { deflateSync, inflateSync } from 'node:zlib'
import { DeskError } from '../../errors.ts'
import { draftInstruments, settleInstruments } from '../../instrument/read-instruments.ts'
import { limits } from './limits.ts'
import { lookAgain } from './second-look.ts'
import { openPaper } from './open-paper.ts'
import { picture } from './straighten.ts'
import type { FileType, Page } from '../../document/paper.ts'
import type { Looked } from './look.ts'
import type { Raster } from './raster.ts'
import type { Reading } from '../../instrument/instrument.ts'
import type { ReadProblem } from '../outside.ts'
import type { Sight } from './words-by-sight.ts'
import type { Source } from './open-paper.ts'

export type PaperRead = { readonly fileType: FileType; readonly reading: Reading; readonly problem: ReadProblem | null }

/** What the reading needs of its surroundings. `alive` is called after every page: who watches kills a reader that stays silent. */
export type Room = {
  readonly sight: () => Promise<Sight>
  readonly alive: () => void
  readonly elapsedMs: () => number
  /** Pages looked at side by side. */
  readonly side: number
}

type Packed = { readonly width: number; readonly height: number; readonly packed: Uint8Array }

export const readPaper = async (bytes: Uint8Array, room: Room): Promise<PaperRead> => {
  const { fileType, source } = await openPaper(bytes)
  try {
    const { pages, rasters, problems } = await lookAtPages(source, room)
    const drafts = draftInstruments(pages, source.count)
    const rasterOf = async (page: number): Promise<Raster | null> => {
      const kept = rasters.get(page)
      room.alive()
      return kept === undefined ? null : { width: kept.width, height: kept.height, gray: new Uint8Array(inflateSync(kept.packed)) }
    }
    const first = problems[0]
    const bySight = drafts.drafts.some((draft) => !draft.byText && draft.fields.length > 0)
    const reading = settleInstruments(drafts, bySight ? await lookAgain(drafts, rasterOf, await room.sight()) : () => [])
    return {
      fileType,
      reading,
      problem: first === undefined ? null : { code: first.code, message: problems.map((problem) => problem.message).join(' ') },
    }
  } finally {
    await source.close()
  }
}

const lookAtPages = async (source: Source, room: Room) => {
  const pages: Page[] = []
  const rasters = new Map<number, Packed>()
  const problems: DeskError[] = []
  const toRead = Math.min(source.count, limits.pagesMax)
  if (source.count > limits.pagesMax)
    problems.push(new DeskError('paper-too-many-pages', `The paper has ${source.count} pages; the first ${limits.pagesMax} are read.`))
  let next = 0
  let stopped = false
  const work = async (): Promise<void> => {
    while (next < toRead && !stopped) {
      const index = next
      next += 1
      if (room.elapsedMs() > limits.paperSecondsSoft * 1000) {
        stopped = true
        problems.push(
          new DeskError('paper-reader-stopped', `After ${limits.paperSecondsSoft} seconds ${index} of ${source.count} pages were read.`),
        )
        return
      }
      const looked = await lookOrSkip(source, index, room, problems)
      room.alive()
      if (looked === null) continue
      pages.push(looked.page)
      if (looked.page.source === 'ocr') rasters.set(looked.page.number, pack(looked.unruled))
    }
  }
  await Promise.all(Array.from({ length: Math.min(room.side, toRead) }, work))
  return { pages: pages.toSorted((a, b) => a.number - b.number), rasters, problems }
}

const pack = (raster: Raster): Packed => ({ width: raster.width, height: raster.height, packed: deflateSync(raster.gray, { level: 1 }) })

/** One damaged page does not lose the others; a paper of one page is damaged with it. */
const lookOrSkip = async (source: Source, index: number, room: Room, problems: DeskError[]): Promise<Looked | null> => {
  try {
    return await source.look(index, room.sight)
  } catch (error) {
    if (!(error instanceof DeskError) || source.count === 1) throw error
    if (problems.length < 5) problems.push(error)
    return null
  }
}

/** PNG of one page as the reader saw it, `widthPx` wide. */
export const drawPage = async (bytes: Uint8Array, page: number, widthPx: number, room: Room): Promise<Uint8Array> => {
  const { source } = await openPaper(bytes)
  try {
    if (page < 1 || page > source.count) throw new DeskError('record-unknown', `The paper has ${source.count} pages and no page ${page}.`)
    const raster = await source.show(page - 1, room.sight)
    return await picture(raster)
      .resize({ width: Math.max(16, Math.min(3000, Math.round(widthPx))) })
      .png()
      .toBuffer()
  } finally {
    await source.close()
  }
}
