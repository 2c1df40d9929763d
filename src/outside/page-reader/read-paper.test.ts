// A paper among workers that end over some of its pages: with workers that only count, so that nothing is timed.
import { describe, expect, it } from 'vitest'
import { DeskError } from '../../errors.ts'
import { limits } from './limits.ts'
import { readPaper } from './read-paper.ts'
import { ReaderLost } from './reader-child.ts'
import { takeTurns } from './turns.ts'
import type { Page } from '../../document/paper.ts'
import type { Work } from './orders.ts'
import type { Worker } from './read-paper.ts'

const pageOf = (index: number): Page => ({
  number: index + 1,
  widthPx: 1700,
  heightPx: 2200,
  words: [],
  rules: [],
  squares: [],
  strokes: [],
  headerLine: null,
  source: 'text-layer',
})

/** Opens a paper of so many pages; `look` says what becomes of a page. */
const worker = (count: number, look: (index: number) => unknown, notes: string[] = []): Worker => ({
  ask: async (work: Work) => {
    notes.push(work.kind === 'look' ? `look ${work.index}` : work.kind)
    switch (work.kind) {
      case 'open':
        return { fileType: 'pdf', count, problem: null }
      case 'look':
        return look(work.index) ?? { page: pageOf(work.index), packed: null }
      case 'places':
        return { places: [], reading: { pages: work.pages.map((page) => page.number), count: work.count } }
      default:
        throw new RangeError(`nobody asks for ${work.kind}`)
    }
  },
})
const given = { paper: 1, bytes: new Uint8Array([1]) }
const read = (one: Worker) => readPaper(given, takeTurns([one]).join())

describe('a page that ends its worker', () => {
  it('is not understood, and the others are read', async () => {
    const lost = new ReaderLost('The reader took 1700 MiB of memory.', 'memory', true)
    const { reading, problem } = await read(worker(5, (index) => (index === 2 ? Promise.reject(lost) : null)))
    expect(reading).toMatchObject({ pages: [1, 2, 4, 5] })
    expect(problem).toMatchObject({ code: 'paper-reader-stopped' })
    expect(problem?.message).toContain('Page 3')
  })

  it('is tried once more where the worker had done other work before', async () => {
    const notes: string[] = []
    let deaths = 0
    const tired = worker(
      3,
      (index) => {
        if (index !== 1 || deaths > 0) return null
        deaths += 1
        throw new ReaderLost('The reader ended while it was reading.', 'gone', false)
      },
      notes,
    )
    const { reading, problem } = await read(tired)
    expect(reading).toMatchObject({ pages: [1, 2, 3] })
    expect(problem).toBeNull()
    expect(notes.filter((note) => note === 'look 1')).toHaveLength(2)
  })

  it('and too many of them leave the rest of the paper unread', async () => {
    const notes: string[] = []
    const deadly = worker(50, () => Promise.reject(new ReaderLost('One page took more than 60 seconds of work.', 'time', false)), notes)
    await expect(read(deadly)).rejects.toMatchObject({ code: 'paper-reader-stopped' })
    expect(notes.filter((note) => note.startsWith('look')).length).toBeLessThan(limits.pagesFatalMax + 4)
  })

  it('a damaged page loses itself only, a paper of one page is damaged with it', async () => {
    const torn = new DeskError('paper-damaged', 'Page 1 cannot be decoded.')
    const { reading, problem } = await read(worker(2, (index) => (index === 0 ? Promise.reject(torn) : null)))
    expect(reading).toMatchObject({ pages: [2] })
    expect(problem?.code).toBe('paper-damaged')
    await expect(read(worker(1, () => Promise.reject(torn)))).rejects.toMatchObject({ code: 'paper-damaged' })
  })

  it('what is called off is no problem of the paper', async () => {
    const off = new AbortController()
    const slow = worker(3, () => {
      off.abort(new Error('the desk stops'))
      throw new DeskError('paper-reader-stopped', 'The reading was called off.')
    })
    await expect(readPaper(given, takeTurns([slow]).join(), off.signal)).rejects.toThrow()
  })
})
