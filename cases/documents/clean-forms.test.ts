// Every form of the generator as a PDF with its own text: kind, signer and boxes right, and no value wrong, missing or invented unasked.
import { afterAll, describe, expect, it } from 'vitest'
import { openReaderHere } from '../../src/outside/page-reader/read-here.ts'
import { caseOf, makeCase, wordings } from '../../bench/reading/cases.ts'
import { inventPerson, inventSurroundings, chanceOf } from '../../bench/reading/invented.ts'
import { scoreOutcome } from '../../bench/reading/score.ts'
import type { Case } from '../../bench/reading/cases.ts'

const reader = openReaderHere()
afterAll(() => reader.close())

const names = Object.keys(wordings)
const clean = (name: string, seed: number): Case => ({ ...caseOf('tuned', seed), name, level: 'text', resolution: 'fine' })

describe('forms as PDF with their own text', () => {
  it.each(names)('%s', async (name) => {
    const each = clean(name, 500 + names.indexOf(name))
    const made = await makeCase(each)
    const { reading } = await reader.read(made.bytes)
    const { papers, splitRight } = scoreOutcome({ case: each, ...made, reading, cpuSeconds: 0, wallSeconds: 0 })
    expect(splitRight).toBe(true)
    for (const paper of papers) {
      expect(paper.kindRight, paper.readKind).toBe(true)
      expect(paper.takenForJudicial).toBe('no')
      expect(paper.signerRight || paper.signerFlagged, paper.readSigner).toBe(true)
      expect(paper.boxesWrong === 0 || paper.boxesFlagged).toBe(true)
      const silent = paper.fields.filter((field) => field.verdict !== 'right' && !field.flagged)
      expect(silent).toEqual([])
      const wrong = paper.fields.filter((field) => field.verdict !== 'right' && !field.byHand)
      expect(wrong).toEqual([])
    }
  })
})

describe('the generator', () => {
  it('makes the same bytes of the same case', async () => {
    const each = caseOf('tuned', 3)
    expect(Buffer.from((await makeCase(each)).bytes).equals(Buffer.from((await makeCase(each)).bytes))).toBe(true)
  })
  it('spreads levels and resolutions evenly over any prefix', () => {
    const cases = Array.from({ length: 120 }, (_, number) => caseOf('untouched', number))
    const perLevel = [...Map.groupBy(cases, ({ level }) => level).values()].map((of) => of.length)
    expect(Math.max(...perLevel) - Math.min(...perLevel)).toBeLessThanOrEqual(3)
    expect(cases.filter(({ resolution }) => resolution === 'fine').length).toBeGreaterThan(45)
    expect(cases.every(({ seed }) => seed >= 9_000_000)).toBe(true)
  })
  it('shares no names between the tuned and the untouched part', () => {
    const seen = (part: 'tuned' | 'untouched', of: (seed: number) => string): Set<string> =>
      new Set(Array.from({ length: 400 }, (_, seed) => of(part === 'tuned' ? seed : 9_000_000 + seed)))
    const surnames = (part: 'tuned' | 'untouched') => seen(part, (seed) => inventPerson(part, chanceOf(seed)).surname)
    const officers = (part: 'tuned' | 'untouched') => seen(part, (seed) => inventSurroundings(part, chanceOf(seed)).officer)
    expect([...surnames('tuned')].filter((name) => surnames('untouched').has(name))).toEqual([])
    expect([...officers('tuned')].filter((name) => officers('untouched').has(name))).toEqual([])
  })
})
