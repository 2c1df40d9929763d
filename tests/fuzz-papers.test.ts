// A hundred and fifty spoilt papers through the page reader: each gets an answer, no reader outlives its limits, the desk stays as it was.
import { describe, expect, it } from 'vitest'
import { mutate } from '../tools/fuzz-papers/mutate.ts'
import { fuzz } from '../tools/fuzz-papers/run.ts'
import { seedPapers } from '../tools/fuzz-papers/seed-papers.ts'

describe('spoilt papers', () => {
  it('150 of them find nothing', async () => {
    const papers = await seedPapers()
    const { findings, outcomes } = await fuzz(papers, { seed: 1, count: 150, sight: false })
    expect(findings).toEqual([])
    expect(Object.values(outcomes).reduce((sum, count) => sum + count, 0)).toBe(150)
    // Both ends are met: some papers are past reading, some are read all the same.
    expect(outcomes['paper-damaged']).toBeGreaterThan(10)
    expect(outcomes['read']).toBeGreaterThan(10)
  }, 300_000)

  it('the same seed spoils the same way', async () => {
    const papers = await seedPapers()
    const digest = (seed: number): string => `${mutate(papers, seed).how} ${Buffer.from(mutate(papers, seed).bytes).toString('base64')}`
    expect(digest(7)).toBe(digest(7))
    expect(digest(8)).not.toBe(digest(7))
  }, 60_000)
})
