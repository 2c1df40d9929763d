// Text of the record made fit for print.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { printable, printableValue } from './printable.ts'

describe('printable', () => {
  it('keeps names of the world as they are', () => {
    for (const name of ['Nguyễn Thị Ánh', 'محمد عبد الله', 'አበበ በቂላ', 'O’Brien-Núñez', 'क्‍ष', '山田'])
      expect(printable(name)).toBe(name.normalize('NFC'))
  })

  it('is one line without a control or a direction mark, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const shown = printable(text)
        expect(shown).not.toMatch(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\p{Zl}\p{Zp}]/u)
        expect(printable(shown)).toBe(shown)
      }),
    )
  })

  it('cuts a value that no record has by right', () => {
    expect(printableValue('X'.repeat(5000))).toHaveLength(301)
  })
})
