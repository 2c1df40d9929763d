// The page reader in use: checks what needs no opening, then hands the bytes to a process of its own with limits.
import { z } from 'zod'
import { DeskError } from '../../errors.ts'
import { readTyped } from '../../instrument/typed-instrument.ts'
import { parseTypedPaper } from '../../document/typed-paper.ts'
import { drawTyped } from './draw-typed.ts'
import { fileTypeOf } from './file-type.ts'
import { limits } from './limits.ts'
import { openReaderChild } from './reader-child.ts'
import { paperReadParser } from './result.ts'
import type { PageReader } from '../outside.ts'

/** Starts no process before the first paper comes. */
export const openPageReader = (): PageReader => {
  const child = openReaderChild()
  // A clerk who looks at a page does not wait behind a long paper that is being read.
  const drawer = openReaderChild()
  return {
    warm: async () => {
      await child.ask({ kind: 'warm' })
    },
    read: async (bytes, signal) => {
      refuse(bytes)
      const typed = parseTypedPaper(bytes)
      if (typed !== null) return { fileType: 'text', reading: readTyped(typed), problem: null }
      return paperReadParser.parse(await child.ask({ kind: 'read', bytes }, signal))
    },
    picture: async (bytes, page, widthPx) => {
      refuse(bytes)
      const typed = parseTypedPaper(bytes)
      if (typed !== null) return drawTyped(typed, page, widthPx)
      return z.instanceof(Uint8Array).parse(await drawer.ask({ kind: 'draw', bytes, page, widthPx }))
    },
    close: async () => {
      await Promise.all([child.close(), drawer.close()])
    },
  }
}

/** What can be refused without opening anything. */
export const refuse = (bytes: Uint8Array): void => {
  if (bytes.length === 0) throw new DeskError('paper-empty', 'The file has 0 bytes.')
  if (bytes.length > limits.bytesMax)
    throw new DeskError('paper-too-large', `The file has ${bytes.length} bytes; the limit is ${limits.bytesMax}.`)
  if (fileTypeOf(bytes) === 'unknown') throw new DeskError('paper-type-unknown', 'The file is no PDF, TIFF, PNG or JPEG by its content.')
}
