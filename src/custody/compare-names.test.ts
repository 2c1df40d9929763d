// Comparing names with a least score asked for leaves out what lies below it, and changes nothing of what does not.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareWith } from './compare-names.ts'
import type { NameNearness } from './compare-names.ts'

const surnames = ['ROE', 'ROWE', 'GARCIA LOPEZ', 'LOPEZ', 'KOVALENKO', 'KOVALENCO', 'SMITH', 'SMYTHE', "O'BRIEN", 'NGUYEN', 'DE LA CRUZ']
const given = ['JOHN', 'JON', 'MARIA', 'MARIO', 'OLENA', 'WILLIAM', 'BILL', 'THI', 'JOHN Q', 'MARIA LOPEZ', '']
const suffix = fc.constantFrom('', '', ' JR', ' SR')
const name = fc
  .tuple(fc.constantFrom(...surnames), fc.constantFrom(...given), suffix, fc.boolean())
  .map(([last, first, after, comma]) => (comma ? `${last}, ${first}${after}` : `${first} ${last}${after}`))

const told = (found: NameNearness | null) => (found === null ? null : { score: found.score, same: found.same, because: found.because() })

describe('compareWith', () => {
  it('finds at or above the least score what it finds without one, and nothing below', () => {
    const leasts = fc.oneof(fc.constantFrom(0.6, 0.78, 0.8, 0.93), fc.double({ min: 0, max: 1, noNaN: true }))
    let [kept, left] = [0, 0]
    fc.assert(
      fc.property(name, name, leasts, (onPaper, inRecord, least) => {
        const all = told(compareWith(onPaper)(inRecord, 0))
        const found = told(compareWith(onPaper)(inRecord, least))
        if ((all?.score ?? 0) >= least) kept += 1
        else left += 1
        expect(found).toEqual((all?.score ?? 0) >= least ? all : null)
      }),
      { numRuns: 4000 },
    )
    // Neither half of the promise was left untried.
    expect(Math.min(kept, left)).toBeGreaterThan(200)
  })

  it('knows a name that is written otherwise only if it is asked for little enough', () => {
    const compare = compareWith('ROE JOHN')
    const score = compare('ROE, JOHN', 0)?.score ?? 0
    expect(score).toBeGreaterThan(0.9)
    expect(compare('ROE, JOHN', score)?.score).toBe(score)
    expect(compare('ROE, JOHN', score + 0.001)).toBeNull()
  })
})
