// Turns at the workers, with work that is counted, not timed.
import { describe, expect, it } from 'vitest'
import { takeTurns } from './turns.ts'

/** A worker that finishes one piece of work each time it is told to, and notes which. */
const counting = (workers: number) => {
  const done: string[] = []
  const under: (() => void)[] = []
  const turns = takeTurns(Array.from({ length: workers }, (_, index) => index))
  const paper = (name: string, pages: number) => {
    const party = turns.join()
    return Promise.all(
      Array.from({ length: pages }, (_, page) =>
        party.turn(1, () => new Promise<void>((resolve) => under.push(() => (done.push(`${name}${page + 1}`), resolve())))),
      ),
    )
  }
  const step = async (): Promise<void> => {
    under.shift()?.()
    for (let i = 0; i < 12; i += 1) await Promise.resolve()
  }
  return { done, paper, step, turns }
}

describe('turns', () => {
  it('a paper of one page behind one of thirty is read after the pages under way', async () => {
    const { done, paper, step } = counting(2)
    const long = paper('long', 30)
    for (let i = 0; i < 6; i += 1) await step()
    const short = paper('short', 1)
    for (let i = 0; i < 3; i += 1) await step()
    expect(done).toContain('short1')
    expect(done.indexOf('short1')).toBeLessThanOrEqual(8)
    for (let i = 0; i < 40; i += 1) await step()
    await Promise.all([long, short])
    expect(done).toHaveLength(31)
  })

  it('two long papers share the workers page by page', async () => {
    const { done, paper, step } = counting(1)
    const both = [paper('a', 10), paper('b', 10)]
    for (let i = 0; i < 10; i += 1) await step()
    for (const name of ['a', 'b']) expect(Math.abs(done.filter((page) => page.startsWith(name)).length - 5)).toBeLessThanOrEqual(1)
    for (let i = 0; i < 12; i += 1) await step()
    await Promise.all(both)
  })

  it('a long paper is not starved by an endless row of short ones', async () => {
    const { done, paper, step } = counting(1)
    const long = paper('long', 5)
    const shorts: Promise<unknown>[] = []
    for (let i = 0; i < 30; i += 1) {
      shorts.push(paper(`short${i}-`, 1))
      await step()
    }
    expect(done.filter((page) => page.startsWith('long')).length).toBe(5)
    for (let i = 0; i < 20; i += 1) await step()
    await Promise.all([long, ...shorts])
  })

  it('work that fails frees its worker; what was called off is not begun', async () => {
    const turns = takeTurns(['one'])
    const party = turns.join()
    const called = new AbortController()
    const failing = party.turn(1, () => Promise.reject(new RangeError('torn')))
    const off = party.turn(1, () => Promise.resolve('begun'), called.signal)
    called.abort(new Error('called off'))
    await expect(failing).rejects.toThrow('torn')
    await expect(off).rejects.toThrow('called off')
    await expect(party.turn(1, (worker) => Promise.resolve(worker))).resolves.toBe('one')
  })
})
