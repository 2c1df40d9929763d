// The simulator in every run of the tests: seeds that once failed, equal bytes for equal seeds, and that faults in the sources are found.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { mutants } from './mutants.ts'
import { runSeed } from './run.ts'
import { foundBy, standsIn } from './run-mutants.ts'

/** `seed days size` a line; what stands after `#` says what was wrong. */
const seeds = readFileSync(new URL('seeds.txt', import.meta.url), 'utf8')
  .split('\n')
  .map((line) => line.replace(/#.*/, '').trim())
  .filter((line) => line !== '')
  .map((line) => {
    const [seed, days, size] = line.split(/\s+/)
    return {
      seed: Number(seed),
      days: Number(days),
      size: size === 'jail' ? ('jail' as const) : ('corner' as const),
      faults: 'all' as const,
    }
  })

describe('the simulated jail', () => {
  it.each(seeds)('seed $seed, $days days, $size: the auditor finds nothing', { timeout: 300_000 }, async (options) => {
    const { findings, noticesArrived, papers } = await runSeed(options)
    expect(findings).toEqual([])
    expect(papers).toBeGreaterThan(0)
    expect(noticesArrived).toBeGreaterThanOrEqual(0)
  })

  it('the same seed gives the same bytes, another seed others', { timeout: 300_000 }, async () => {
    const options = { seed: 3, days: 2, faults: 'all', size: 'corner' } as const
    const [one, again, other] = [await runSeed(options), await runSeed(options), await runSeed({ ...options, seed: 4 })]
    expect(JSON.stringify(again)).toBe(JSON.stringify(one))
    expect(other.lastHash).not.toBe(one.lastHash)
  })
})

describe('mutants', () => {
  it.each(mutants)('can be made: $name', (mutant) => {
    expect(standsIn(mutant), `the text to be replaced stands ${standsIn(mutant)} times in ${mutant.file}`).toBe(1)
  })

  it.each(mutants.filter(({ name }) => /hold for ICE|a cancelled release goes on|a lifted hold stays/.test(name)))(
    'is found: $name',
    { timeout: 300_000 },
    async (mutant) => {
      expect(await foundBy(mutant, [1, 2, 3, 4, 5, 6, 7, 8], 5)).not.toBeNull()
    },
  )
})
