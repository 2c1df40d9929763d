// The table of confidence is monotone, and no reading that stands alone passes.
import { describe, expect, it } from 'vitest'
import { measured, measuredWeighed, pointsMax, reviewBelow } from './confidence-table.ts'
import { mustAsk, mustAskWeighed, pointsOf, pointsWeighed, shareRight, shareWeighed } from './evidence.ts'
import type { Evidence, WeighedEvidence } from './evidence.ts'

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

const clear: WeighedEvidence = {
  lead: 11,
  readings: 2,
  agreeing: 2,
  alike: 2,
  confidence: 0.95,
  type: 'date',
  sound: true,
  legible: 0.98,
}

describe('evidence of readings weighed together', () => {
  it('has a share for every sum of points, rising, and none that the other table has', () => {
    expect([...new Set(measuredWeighed)].toSorted((a, b) => a - b)).toEqual(measuredWeighed)
    expect(measuredWeighed).toHaveLength(pointsWeighed(clear) + 1)
    expect(measuredWeighed.filter((share) => measured.includes(share))).toEqual([])
  })
  it('passes what leads clearly and is read twice', () => {
    expect(mustAskWeighed(clear)).toBe(false)
    expect(mustAskWeighed({ ...clear, lead: 8.1 })).toBe(false)
    expect(mustAskWeighed({ ...clear, alike: 1 })).toBe(false)
    expect(mustAskWeighed({ ...clear, confidence: 0.61 })).toBe(false)
  })
  it.each([
    ['has a rival', { lead: 3.9 }],
    ['is free text and has a distant rival', { type: 'text' as const, lead: 9.9 }],
    ['is a person’s name and has a distant rival', { type: 'name' as const, lead: 9.9 }],
    ['has a distant rival and little else', { lead: 7.9 }],
    ['one reading of three sees otherwise, on a poor page', { readings: 3, legible: 0.85 }],
    ['only one reading bears out', { agreeing: 1 }],
    ['no reading prints like that', { alike: 0 }],
    ['is heard weakly', { confidence: 0.59 }],
    ['has a wrong shape', { sound: false }],
    ['stands on a page that cannot be read', { legible: 0.7 }],
  ])('asks what %s', (_, worse) => {
    expect(mustAskWeighed({ ...clear, ...worse })).toBe(true)
    expect(shareWeighed({ ...clear, ...worse })).toBeLessThan(shareWeighed(clear))
  })
})
