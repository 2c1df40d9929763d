// The page reader in use: checks what needs no opening, then hands the pages to processes of their own with limits.
import { availableParallelism } from 'node:os'
import { z } from 'zod'
import { DeskError } from '../../errors.ts'
import { readTyped } from '../../instrument/typed-instrument.ts'
import { parseTypedPaper } from '../../document/typed-paper.ts'
import { drawTyped } from './draw-typed.ts'
import { fileTypeOf, isHeic } from './file-type.ts'
import { limits } from './limits.ts'
import { openReaderChild } from './reader-child.ts'
import { readPaper } from './read-paper.ts'
import { paperReadParser } from './result.ts'
import { takeTurns } from './turns.ts'
import type { PageReader } from '../outside.ts'

/** More readers than this would fight the desk itself for its cores. */
const readersMax = 2

export type WatchedReader = PageReader & {
  /** Its processes that are alive. */
  readonly pids: () => readonly number[]
  /** The longest that a process of it worked without a sign of life. */
  readonly longestWorkSeconds: () => number
}

/**
 * Starts no process before the first paper comes. What is read does not depend on the number of `readers`. `sight` false: pages are
 * opened, drawn, straightened and measured, but no engine reads their letters.
 */
export const openPageReader = (wanted: { readonly readers?: number; readonly sight?: boolean } = {}): WatchedReader => {
  const count = wanted.readers ?? Math.min(readersMax, availableParallelism())
  const readers = Array.from({ length: count }, () => openReaderChild(wanted.sight))
  const turns = takeTurns(readers)
  // A clerk who looks at a page does not wait behind a long paper that is being read.
  const drawer = openReaderChild(false)
  let papers = 0
  return {
    warm: async () => {
      await Promise.all(readers.map((reader) => reader.ask({ kind: 'warm' })))
    },
    read: async (bytes, signal, roster) => {
      refuse(bytes)
      const typed = parseTypedPaper(bytes)
      if (typed !== null) return { fileType: 'text', reading: readTyped(typed), problem: null }
      papers += 1
      const paper = papers
      try {
        const read = paperReadParser.safeParse(await readPaper({ paper, bytes, roster }, turns.join(), signal))
        if (!read.success) throw new DeskError('paper-reader-stopped', 'The reader gave an answer that is none.', { cause: read.error })
        return read.data
      } finally {
        for (const reader of readers) reader.release(paper)
      }
    },
    picture: async (bytes, page, widthPx, turned = 0) => {
      refuse(bytes)
      const typed = parseTypedPaper(bytes)
      if (typed !== null) return drawTyped(typed, page, widthPx)
      papers += 1
      const paper = papers
      try {
        return z.instanceof(Uint8Array).parse(await drawer.ask({ kind: 'draw', paper, bytes, index: page - 1, widthPx, turned }))
      } finally {
        drawer.release(paper)
      }
    },
    close: async () => {
      await Promise.all([...readers, drawer].map((reader) => reader.close()))
    },
    pids: () => [...readers, drawer].flatMap((reader) => reader.pid() ?? []),
    longestWorkSeconds: () => Math.max(...readers.map((reader) => reader.longestWorkSeconds())),
  }
}

/** What can be refused without opening anything. */
export const refuse = (bytes: Uint8Array): void => {
  if (bytes.length === 0) throw new DeskError('paper-empty', 'The file has 0 bytes.')
  if (bytes.length > limits.bytesMax)
    throw new DeskError('paper-too-large', `The file has ${bytes.length} bytes; the limit is ${limits.bytesMax}.`)
  if (isHeic(bytes)) throw new DeskError('paper-heic', 'The file is a HEIC picture, as telephones take them.')
  if (fileTypeOf(bytes) === 'unknown') throw new DeskError('paper-type-unknown', 'The file is no PDF, TIFF, PNG or JPEG by its content.')
}
