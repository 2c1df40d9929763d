// Optical reading: the words of a page picture and of one zone, by tesseract compiled to WebAssembly; nothing is downloaded.
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { createWorker, OEM, PSM } from 'tesseract.js'
import { crop, picture } from './straighten.ts'
import type { Raster } from './raster.ts'

/** Pixel bounds; confidence 0 to 1. */
export type SeenWord = {
  readonly text: string
  readonly confidence: number
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
}

export type Sight = {
  readonly page: (raster: Raster) => Promise<readonly SeenWord[]>
  /** One line of text, or a block of several; `allowed` restricts the characters ('' for all). */
  readonly line: (raster: Raster, allowed: string, lines: number) => Promise<readonly SeenWord[]>
  readonly close: () => Promise<void>
}

const require = createRequire(import.meta.url)

/** Opens readers of English, each working through its own queue; a call goes to the one with the least to do. */
export const openSight = async (count = 1): Promise<Sight> => {
  const readers = await Promise.all(Array.from({ length: count }, async () => ({ waiting: 0, sight: await openOne() })))
  const least = async <T>(work: (sight: Sight) => Promise<T>): Promise<T> => {
    const reader = readers.toSorted((a, b) => a.waiting - b.waiting)[0]
    if (reader === undefined) throw new RangeError('no reader was opened')
    reader.waiting += 1
    try {
      return await work(reader.sight)
    } finally {
      reader.waiting -= 1
    }
  }
  const page = async (raster: Raster): Promise<readonly SeenWord[]> => {
    const cut = readers.length > 1 && readers.every((reader) => reader.waiting === 0) ? blankRow(raster) : null
    if (cut === null) return least((sight) => sight.page(raster))
    const lower = crop(raster, { left: 0, top: cut, width: raster.width, height: raster.height - cut })
    const upper = crop(raster, { left: 0, top: 0, width: raster.width, height: cut })
    const [above, below] = await Promise.all([least((sight) => sight.page(upper)), least((sight) => sight.page(lower))])
    return [...above, ...below.map((word) => ({ ...word, y0: word.y0 + cut, y1: word.y1 + cut }))]
  }
  return {
    page,
    line: (raster, allowed, lines) => least((sight) => sight.line(raster, allowed, lines)),
    close: async () => {
      await Promise.all(readers.map((reader) => reader.sight.close()))
    },
  }
}

/** A row between two lines of text near the middle of the written part, so that two readers can share one page; null if there is none. */
const blankRow = (raster: Raster): number | null => {
  const ink = new Int32Array(raster.height)
  for (let y = 0; y < raster.height; y += 1) {
    let dark = 0
    for (let x = 0; x < raster.width; x += 1) if ((raster.gray[y * raster.width + x] ?? 255) < 128) dark += 1
    ink[y] = dark
  }
  const all = ink.reduce((sum, row) => sum + row, 0)
  let above = 0
  const middle = ink.findIndex((row) => (above += row) > all / 2)
  const isBlank = (y: number): boolean => ink.subarray(y - 5, y + 6).every((row) => row <= 2)
  for (let away = 0; away < raster.height * 0.15; away += 1) {
    for (const y of [middle + away, middle - away]) if (y > raster.height * 0.15 && y < raster.height * 0.85 && isBlank(y)) return y
  }
  return null
}

const openOne = async (): Promise<Sight> => {
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
    await worker.setParameters({
      tessedit_pageseg_mode: mode,
      user_defined_dpi: '204',
      tessedit_char_whitelist: allowed,
      debug_file: '/dev/null',
      tessedit_do_invert: '0',
    })
    const image = await picture(raster).png({ compressionLevel: 1 }).toBuffer()
    const { data: seen } = await worker.recognize(image, {}, { blocks: true, text: false })
    return (seen.blocks ?? [])
      .flatMap((block) => block.paragraphs.flatMap((paragraph) => paragraph.lines.flatMap((line) => line.words)))
      .filter((word) => word.text.trim() !== '')
      .map((word) => ({ text: word.text, confidence: Math.max(0, Math.min(1, word.confidence / 100)), ...word.bbox }))
  }
  return {
    page: (raster) => inTurn(() => read(raster, PSM.AUTO, '')),
    line: (raster, allowed, lines) => inTurn(() => read(raster, lines === 1 ? PSM.SINGLE_LINE : PSM.SINGLE_BLOCK, allowed)),
    close: async () => {
      await worker.terminate()
    },
  }
}
