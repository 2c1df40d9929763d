// The table of confidence is monotone, and no reading that stands alone passes.
import { describe, expect, it } from 'vitest'
import { measured, pointsMax, reviewBelow } from './confidence-table.ts'
import { mustAsk, pointsOf, shareRight } from './evidence.ts'
import type { Evidence } from './evidence.ts'

const sure: Evidence = { others: 2, agreeing: 2, confidence: 0.97, type: 'date', sound: true, spelt: true, legible: 0.99 }

describe('evidence', () => {
  it('has a share for every sum of points, rising and each different', () => {
    expect(measured).toHaveLength(pointsMax + 1)
    expect([...new Set(measured)].toSorted((a, b) => a - b)).toEqual(measured)
    expect(reviewBelow).toBeGreaterThan(2)
  })
  it('gives all points to what all say clearly on a clean page', () => {
    expect(pointsOf(sure)).toBe(pointsMax)
    expect(mustAsk(sure)).toBe(false)
  })
  it.each([
    ['stands alone', { others: 2, agreeing: 0 }],
    ['has a wrong shape', { sound: false }],
    ['is agreed on weakly', { confidence: 0.79 }],
    ['is one of two on a page hard to read', { others: 2, agreeing: 1, confidence: 0.85, legible: 0.6 }],
  ])('asks what %s', (_, worse) => {
    expect(mustAsk({ ...sure, ...worse })).toBe(true)
    expect(shareRight(pointsOf({ ...sure, ...worse }))).toBeLessThan(shareRight(pointsOf(sure)))
  })
})
