// Codes of notices: drawn from ids, read the same however they are typed.
import { describe, expect, it } from 'vitest'
import { seededChance } from '../outside/chance/seeded.ts'
import { acknowledgeCode, asCode } from './acknowledge.ts'

describe('the code of a notice', () => {
  it('has eight letters that nobody mishears, and no two ids the same code', () => {
    const chance = seededChance('codes')
    const codes = Array.from({ length: 5000 }, () => acknowledgeCode(chance.id('a')))
    expect(new Set(codes).size).toBe(codes.length)
    for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
  })

  it('is the same in small letters, with blanks, with O for 0 and I or L for 1', () => {
    expect(asCode(' 7k2m 9qxd')).toBe('7K2M-9QXD')
    expect(asCode('0O1I-lLAB')).toBe('0011-11AB')
    expect(asCode(acknowledgeCode('a_00000000000000000000000f'))).toBe('0000-000F')
  })

  it('needs an id with enough chance in it', () => {
    expect(() => acknowledgeCode('a_12')).toThrow(RangeError)
  })
})
