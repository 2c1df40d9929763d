// A paper read inside this process, by the same steps and without its limits: for measurements, and for tests that count.
import { readPaper } from './read-paper.ts'
import { openReaderWork } from './reader-work.ts'
import { blindSight, openSight } from './words-by-sight.ts'
import { paperReadParser } from './result.ts'
import { takeTurns } from './turns.ts'
import type { PageReader } from '../outside.ts'

export const openReaderHere = (sight = true): Pick<PageReader, 'read' | 'close'> => {
  const work = openReaderWork(sight ? openSight : blindSight)
  const turns = takeTurns([{ ask: (order: Parameters<typeof work.carryOut>[0]) => work.carryOut(order, () => undefined) }])
  let papers = 0
  return {
    read: async (bytes, signal) => {
      papers += 1
      const paper = papers
      try {
        return paperReadParser.parse(await readPaper({ paper, bytes }, turns.join(), signal))
      } finally {
        await work.forget([paper])
      }
    },
    close: work.close,
  }
}
