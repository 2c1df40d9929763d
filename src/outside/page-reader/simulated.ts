// The page reader's twin for stories and tests: reads typed papers as the real one does and refuses the rest by the same rules.
import { DeskError } from '../../errors.ts'
import { parseTypedPaper } from '../../document/typed-paper.ts'
import { readTyped } from '../../instrument/typed-instrument.ts'
import { drawTyped } from './draw-typed.ts'
import { refuse } from './real.ts'
import type { PageReader } from '../outside.ts'

export const simulatePageReader = (): PageReader => ({
  warm: async () => undefined,
  read: async (bytes) => {
    refuse(bytes)
    const typed = parseTypedPaper(bytes)
    if (typed === null) throw new DeskError('paper-damaged', 'A simulated reader reads typed papers only.')
    return { fileType: 'text', reading: readTyped(typed), problem: null }
  },
  picture: async (bytes, page, widthPx) => {
    refuse(bytes)
    const typed = parseTypedPaper(bytes)
    if (typed === null) throw new DeskError('paper-damaged', 'A simulated reader draws typed papers only.')
    return drawTyped(typed, page, widthPx)
  },
  close: async () => undefined,
})
