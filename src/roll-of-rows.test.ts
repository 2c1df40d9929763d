// What has changed between two lists of rows, in the order in which stores give them and in any other.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseBookingId } from './custody/booking.ts'
import type { Row } from './log/table.ts'
import { changesOf, rollAfter } from './roll-of-rows.ts'
import { fromEpochMs } from './time/instant.ts'

const rowOf = (number: number, minute: number): Row => ({
  table: 'booking',
  key: `B${number}`,
  subject: parseBookingId(`b_${number}`),
  at: fromEpochMs(minute * 60_000),
  state: 'held',
  shows: { number: `B${number}`, name: `ROE${number}, JOHN`, aliases: [], born: '1980-05-05' },
})

const newestFirst = (rows: readonly Row[]): readonly Row[] =>
  rows.toSorted((a, b) => (a.at < b.at || (a.at === b.at && a.key < b.key) ? 1 : -1))

const rows = Array.from({ length: 12 }, (_, index) => [rowOf(index, index % 5), rowOf(index, index % 4)]).flat()
const some = fc.uniqueArray(fc.constantFrom(...rows), { selector: ({ key }) => key })

describe('what has changed between two lists', () => {
  it('turns the one into the other, whatever their order', () => {
    fc.assert(
      fc.property(some, some, fc.boolean(), (before, now, sorted) => {
        const [one, other] = sorted ? [newestFirst(before), newestFirst(now)] : [before, now]
        const { gone, come } = changesOf(one, other)
        const after = new Set(one)
        for (const row of gone) after.delete(row)
        for (const row of come) after.add(row)
        expect(after).toEqual(new Set(other))
        if (!sorted) return
        expect(gone.some((row) => other.includes(row))).toBe(false)
        expect(come.some((row) => one.includes(row))).toBe(false)
      }),
    )
  })

  it('is told of thousands made anew, and of those among them that stayed', () => {
    const before = Array.from({ length: 1500 }, (_, index) => rowOf(index, index))
    const now = before.map((row, index) => (index % 3 === 0 ? row : { ...row }))
    const { gone, come } = changesOf(newestFirst(before), newestFirst(now))
    const anew = (list: readonly Row[]) => new Set(list.filter((_, index) => index % 3 !== 0))
    expect(new Set(gone)).toEqual(anew(before))
    expect([...anew(now)].every((row) => come.includes(row))).toBe(true)
    expect(come).toHaveLength(1000)
  })

  it('keeps the roll in step with the rows', () => {
    fc.assert(
      fc.property(fc.array(some, { minLength: 1, maxLength: 5 }), (lists) => {
        for (const list of lists) {
          const roll = rollAfter(newestFirst(list))
          expect(roll.size()).toBe(list.length)
          for (const { subject } of rows) expect(roll.has(parseBookingId(subject))).toBe(list.some((row) => row.subject === subject))
        }
      }),
    )
  })
})
