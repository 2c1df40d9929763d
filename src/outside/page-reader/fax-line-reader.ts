// The line reader of our own: a small network trained on invented lines that went through an imagined fax line; nothing is downloaded.
import { fileURLToPath } from 'node:url'
import { InferenceSession, Tensor } from 'onnxruntime-node'
import { lineHeightPx } from './line-picture.ts'
import type { Raster } from './raster.ts'
import type { Steps } from './spell.ts'

/** Reads lines cut by `linePicture`: the network's scores, one step for every four pixels along the line. */
export type FaxLineReader = (line: Raster) => Promise<Steps>

const model = fileURLToPath(new URL('fax-lines/fax-lines.onnx', import.meta.url))

/** The network's classes in order, as `tools/line-reader/train.py` has them: nothing, ASCII, and what names and laws print besides. */
const letters: readonly string[] = [
  '',
  ...Array.from({ length: 95 }, (_, at) => String.fromCodePoint(32 + at)),
  ...Array.from('§–—’ñáéíóúÑÁÉÍÓÚüÜç'),
]

export const openFaxLineReader = async (): Promise<FaxLineReader> => {
  const session = await InferenceSession.create(model, {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    executionMode: 'sequential',
  })
  return async (line) => {
    if (line.height !== lineHeightPx) throw new RangeError(`a line is ${lineHeightPx} pixels high, not ${line.height}`)
    const pixels = Float32Array.from(line.gray)
    const { scores } = await session.run({ line: new Tensor('float32', pixels, [1, 1, line.height, line.width]) })
    if (scores === undefined || !(scores.data instanceof Float32Array)) throw new TypeError('the network gave no scores')
    return { letters, count: scores.dims[1] ?? 0, scores: scores.data }
  }
}
