// Optical reading: the words of a page picture and of one zone, by tesseract compiled to WebAssembly; nothing is downloaded.
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createWorker, OEM, PSM } from 'tesseract.js'
import { linePicture } from './line-picture.ts'
import { picture } from './straighten.ts'
import { wordsByLines } from './words-by-lines.ts'
import type { Bounds } from './line-picture.ts'
import type { Raster } from './raster.ts'
import type { Steps } from './spell.ts'

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
  /** The whole page by the larger network: half as long again. */
  readonly pageAgain: (raster: Raster) => Promise<readonly SeenWord[]>
  /** One line of text, or a block of several; `allowed` restricts the characters ('' for all). */
  readonly line: (raster: Raster, allowed: string, lines: number) => Promise<readonly SeenWord[]>
  /** One line of text by the other engine: its scores for every letter; null where this machine cannot run it. */
  readonly other: (raster: Raster) => Promise<Steps | null>
  /** A page without its printed rules, line by line by the network of our own; null where this machine cannot run it. */
  readonly byLines: (unruled: Raster) => Promise<readonly SeenWord[] | null>
  /** One line of such a page by that network, its letters `stretched`: its scores; null as before. */
  readonly ofLine: (unruled: Raster, bounds: Bounds, stretched: number) => Promise<Steps | null>
  readonly close: () => Promise<void>
}

const require = createRequire(import.meta.url)

type Reader = {
  readonly see: (raster: Raster, mode: PSM, allowed: string) => Promise<readonly SeenWord[]>
  readonly close: () => Promise<void>
}

/**
 * The engines for English, each opened when first wanted. Pages are read line by line by the network of our own, single places by all
 * three; tesseract's small network reads bands of pages that may lie on their side or head, and whole pages where our own cannot run. What
 * is read never hangs on what else is at work: a page is never shared between readers.
 */
export const openSight = async (): Promise<Sight> => {
  const ofPages = once(() => openOne(models.small))
  const ofPlaces = once(() => openOne(models.large))
  const otherEngine = once(() => orNull(async () => (await import('./line-by-network.ts')).openLineReader()))
  const ownEngine = once(() => orNull(async () => (await import('./fax-line-reader.ts')).openFaxLineReader()))
  return {
    page: async (raster) => (await ofPages.open()).see(raster, PSM.AUTO, ''),
    pageAgain: async (raster) => (await ofPlaces.open()).see(raster, PSM.AUTO, ''),
    line: async (raster, allowed, lines) => (await ofPlaces.open()).see(raster, lines === 1 ? PSM.SINGLE_LINE : PSM.SINGLE_BLOCK, allowed),
    other: async (raster) => (await otherEngine.open())?.(raster) ?? null,
    byLines: async (unruled) => {
      const read = await ownEngine.open()
      return read === null ? null : wordsByLines(unruled, read)
    },
    ofLine: async (unruled, bounds, stretched) => (await ownEngine.open())?.(await linePicture(unruled, bounds, stretched)) ?? null,
    close: async () => {
      await Promise.all([ofPages, ofPlaces].map(async (engine) => (await engine.opened())?.close()))
    },
  }
}

/** Sees no letter: for those who only draw pages, and to try what pages do to all but the engines. */
export const blindSight = async (): Promise<Sight> => ({
  page: async () => [],
  pageAgain: async () => [],
  line: async () => [],
  other: async () => null,
  byLines: async () => null,
  ofLine: async () => null,
  close: async () => undefined,
})

type Once<T> = { readonly open: () => Promise<T>; readonly opened: () => Promise<T> | null }

const once = <T>(open: () => Promise<T>): Once<T> => {
  let opened: Promise<T> | null = null
  return { open: () => (opened ??= open()), opened: () => opened }
}

/** The networks' native part is not made for every machine: without it pages and places are read by tesseract. */
const orNull = <T>(open: () => Promise<T>): Promise<T | null> => open().catch(() => null)

/** Folders of trained data: tessdata_fast, kept beside this file, and the integer form of tessdata_best. */
const models = {
  small: fileURLToPath(new URL('english-fast/', import.meta.url)),
  large: `${dirname(require.resolve('@tesseract.js-data/eng/package.json'))}/4.0.0_best_int`,
} as const

const openOne = async (model: string): Promise<Reader> => {
  const worker = await createWorker('eng', OEM.LSTM_ONLY, {
    langPath: model,
    gzip: true,
    cacheMethod: 'none',
    corePath: dirname(require.resolve('tesseract.js-core/package.json')),
  })
  let queue: Promise<unknown> = Promise.resolve()
  const read: Reader['see'] = async (raster, mode, allowed) => {
    await worker.setParameters({
      tessedit_pageseg_mode: mode,
      user_defined_dpi: '204',
      tessedit_char_whitelist: allowed,
      debug_file: '/dev/null',
      tessedit_do_invert: '0',
    })
    const image = await picture(raster).png({ compressionLevel: 1 }).toBuffer()
    const { data: seen } = await worker.recognize(image, {}, { tsv: true, text: false })
    return wordsIn(seen.tsv ?? '')
  }
  return {
    see: (raster, mode, allowed) => {
      const turn = queue.then(
        () => read(raster, mode, allowed),
        () => read(raster, mode, allowed),
      )
      queue = turn
      return turn
    },
    close: async () => {
      await worker.terminate()
    },
  }
}

/** Rows of `level page block paragraph line word left top width height confidence text`; level 5 is a word. */
const wordsIn = (rows: string): readonly SeenWord[] =>
  rows.split('\n').flatMap((row) => {
    const [level, , , , , , left, top, width, height, confidence, ...text] = row.split('\t')
    const word = text.join('\t').trim()
    if (level !== '5' || word === '') return []
    const [x0, y0] = [Number(left), Number(top)]
    const sure = Math.max(0, Math.min(100, Math.floor(Number(confidence)))) / 100
    return [{ text: word, confidence: sure, x0, y0, x1: x0 + Number(width), y1: y0 + Number(height) }]
  })
