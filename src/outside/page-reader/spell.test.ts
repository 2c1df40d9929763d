// Whole spellings by a network's scores: the likelihood of all is one, letters that a shape forbids are never given.
import { describe, expect, it } from 'vitest'
import { bestLetters, ignoring, likelihood, likeliest } from './spell.ts'
import type { Steps } from './spell.ts'

/** Each row: what the network gives to each letter at a step, in shares. */
const stepsOf = (letters: readonly string[], rows: readonly (readonly number[])[]): Steps => ({
  letters,
  count: rows.length,
  scores: Float32Array.from(rows.flat().map((share) => Math.log(Math.max(1e-9, share)))),
})
const two = stepsOf(
  ['', '9', '0'],
  [
    [0.1, 0.6, 0.3],
    [0.7, 0.2, 0.1],
    [0.2, 0.1, 0.7],
  ],
)

describe('spellings of a line', () => {
  it('have likelihoods that add up to one', () => {
    const texts = ['']
    for (let length = 0; length < 3; length += 1) texts.push(...texts.flatMap((text) => ['9', '0'].map((letter) => text + letter)))
    const sum = [...new Set(texts)].reduce((all, text) => all + Math.exp(likelihood(two, text)), 0)
    expect(sum).toBeCloseTo(1, 5)
  })
  it('are found best first, and a doubled letter needs a step between', () => {
    expect(likeliest(two, null, 8)[0]).toBe('90')
    expect(bestLetters(two, '').text).toBe('90')
    expect(Math.exp(likelihood(two, '99'))).toBeCloseTo(0.6 * 0.7 * 0.1, 5)
  })
  it('fill a shape or are not given', () => {
    expect(likeliest(two, [['0', '0']], 8)).toEqual(['00'])
    expect(likeliest(two, [['0', '0', '0', '0']], 8)).toEqual([])
  })
  it('may have marks that count as nothing', () => {
    const dashed = stepsOf(
      ['', '9', '-'],
      [
        [0.05, 0.9, 0.05],
        [0.05, 0.05, 0.9],
        [0.05, 0.9, 0.05],
      ],
    )
    expect(likeliest(dashed, null, 4)[0]).toBe('9-9')
    expect(likeliest(ignoring(dashed, '-'), null, 4)[0]).toBe('99')
  })
})
