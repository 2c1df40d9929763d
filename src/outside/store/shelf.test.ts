// A shelf says what a sorted list says, whatever came and went.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byMoment, shelf } from './shelf.ts'
import type { Placed } from './shelf.ts'

const placed = fc.record({ at: fc.integer({ min: 0, max: 40 }).map(String), key: fc.integer({ min: 0, max: 40 }).map(String) })
const nameOf = ({ at, key }: Placed): string => `${at} ${key}`

describe('a shelf', () => {
  it('holds what a sorted list holds', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ placed, drop: fc.boolean(), exchange: fc.boolean() }), { maxLength: 600, size: 'max' }),
        fc.integer({ min: 0, max: 300 }),
        fc.option(fc.integer({ min: 0, max: 41 }).map(String), { nil: undefined }),
        (steps, most, before) => {
          const tried = shelf<Placed>()
          const there = new Map<string, Placed>()
          for (const step of steps) {
            const known = there.get(nameOf(step.placed))
            if (step.exchange) {
              // Nothing takes the place of what is not there.
              tried.exchange(known ?? step.placed, step.placed)
              if (known !== undefined) there.set(nameOf(step.placed), step.placed)
            } else if (step.drop || known !== undefined) {
              tried.drop(known ?? step.placed)
              there.delete(nameOf(step.placed))
            } else {
              tried.add(step.placed)
              there.set(nameOf(step.placed), step.placed)
            }
          }
          const sorted = [...there.values()].toSorted(byMoment)
          expect(tried.first()).toBe(sorted[0])
          const earlier = sorted.filter(({ at }) => before === undefined || at < before)
          expect(tried.oldest(most, before)).toEqual(earlier.slice(0, most))
          expect(tried.newest(most, before)).toEqual(earlier.toReversed().slice(0, most))
          expect(tried.newest(Infinity).every((one, at) => one === sorted.at(-1 - at))).toBe(true)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('holds a thousand in any order, and gives them all back', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(
          Array.from({ length: 1000 }, (_, index) => index),
          { minLength: 1000 },
        ),
        (order) => {
          const tried = shelf<Placed>()
          const items = order.map((number) => ({ at: String(number).padStart(4, '0'), key: '' }))
          for (const each of items) tried.add(each)
          expect(tried.oldest(Infinity).map(({ at }) => Number(at))).toEqual([...order].toSorted((a, b) => a - b))
          for (const each of items.slice(0, 990)) tried.drop(each)
          expect(tried.newest(Infinity)).toEqual(items.slice(990).toSorted((a, b) => byMoment(b, a)))
        },
      ),
      { numRuns: 20 },
    )
  })
})
