// Optical reading: the words of a page picture and of one zone, by tesseract compiled to WebAssembly; nothing is downloaded.
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { createWorker, OEM, PSM } from 'tesseract.js'
import { picture } from './straighten.ts'
import type { Raster } from './raster.ts'

/** Pixel bounds; confidence 0 to 1. */
export type SeenWord = { readonly text: string; readonly confidence: number; readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number }

export type Sight = {
  readonly page: (raster: Raster) => Promise<readonly SeenWord[]>
  /** One line of text; `allowed` restricts the characters ('' for all). */
  readonly line: (raster: Raster, allowed: string) => Promise<readonly SeenWord[]>
  readonly close: () => Promise<void>
}

const require = createRequire(import.meta.url)

/** Opens a reader of English. One reading at a time: calls queue up. */
export const openSight = async (): Promise<Sight> => {
  const worker = await createWorker('eng', OEM.LSTM_ONLY, {
    langPath: `${dirname(require.resolve('@tesseract.js-data/eng/package.json'))}/4.0.0_best_int`,
    gzip: true,
    cacheMethod: 'none',
    corePath: dirname(require.resolve('tesseract.js-core/package.json')),
  })
  let queue: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = queue.then(work, work)
    queue = turn
    return turn
  }
  const read = async (raster: Raster, mode: PSM, allowed: string): Promise<readonly SeenWord[]> => {
    await worker.setParameters({ tessedit_pageseg_mode: mode, user_defined_dpi: '204', tessedit_char_whitelist: allowed, debug_file: '/dev/null', tessedit_do_invert: '0' })
    const image = await picture(raster).png({ compressionLevel: 1 }).toBuffer()
    const { data: seen } = await worker.recognize(image, {}, { blocks: true, text: false })
    return (seen.blocks ?? [])
      .flatMap((block) => block.paragraphs.flatMap((paragraph) => paragraph.lines.flatMap((line) => line.words)))
      .filter((word) => word.text.trim() !== '')
      .map((word) => ({ text: word.text, confidence: Math.max(0, Math.min(1, word.confidence / 100)), ...word.bbox }))
  }
  return {
    page: (raster) => inTurn(() => read(raster, PSM.AUTO, '')),
    line: (raster, allowed) => inTurn(() => read(raster, PSM.SINGLE_LINE, allowed)),
    close: async () => {
      await worker.terminate()
    },
  }
}
