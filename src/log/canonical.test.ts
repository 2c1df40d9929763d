// Canonical JSON against the examples of RFC 8785 and against what may never be hashed.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonical, isCanonical, saysSame, settled } from './canonical.ts'

describe('canonical', () => {
  it('writes the example of RFC 8785, 3.2.2 to 3.2.4', () => {
    const value: unknown = JSON.parse(
      String.raw`{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],
        "string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}`,
    )
    expect(canonical(value)).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    )
  })

  it('sorts keys by UTF-16 code units, as RFC 8785, 3.2.3', () => {
    const names = ['\u20ac', '\r', '\ufb33', '1', '\u{1F600}', '\u0080', '\u00f6']
    const text = canonical(Object.fromEntries(names.map((name) => [name, 0])))
    const read: unknown = JSON.parse(text)
    expect(Object.keys(z(read)).filter((name) => name !== '1')).toEqual(['\r', '\u0080', '\u00f6', '\u20ac', '\u{1F600}', '\ufb33'])
  })

  it('writes minus zero as zero, and leaves out what is undefined', () => {
    expect(canonical({ b: undefined, a: -0, c: [1] })).toBe('{"a":0,"c":[1]}')
  })

  it('gives half a character a form that UTF-8 has', () => {
    expect(canonical({ 'a\uD800': 'b\uDC00' })).toBe('{"a\uFFFD":"b\uFFFD"}')
    expect(() => canonical({ 'a\uD800': 1, 'a\uD801': 2 })).toThrow('stands twice')
  })

  it.each([
    [Number.NaN],
    [Number.POSITIVE_INFINITY],
    [undefined],
    [[undefined]],
    [1n],
    [Symbol('a')],
    [() => 1],
    [new Map()],
    [new Date(0)],
  ])('refuses %s', (value) => {
    expect(() => canonical({ value: [value] })).toThrow(TypeError)
  })

  it('is one text for one value, whatever order its keys were set in, and says the value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonical(value)
        expect(canonical(JSON.parse(text))).toBe(text)
        expect(canonical(turned(value))).toBe(text)
        expect(text).toBe(Buffer.from(text, 'utf8').toString('utf8'))
      }),
    )
  })
})

describe('settled', () => {
  const odd = fc.constantFrom('__proto__', 'a\uD800', '10', '9', 'constructor', ' ')
  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      { depthSize: 'small' },
      fc.jsonValue(),
      fc.constantFrom(-0, 'b\uDC00', 1e21, ''),
      fc.array(tie('any')),
      fc.dictionary(fc.oneof(fc.string(), odd), tie('any')),
      fc.record({ a: tie('any'), z: fc.constant(undefined) }),
    ),
  })).any

  it('is what is read from the canonical text, keys in the same order, and frozen all the way down', () => {
    fc.assert(
      fc.property(value, (given) => {
        const text = canonical(given)
        const { value: copy, text: its } = settled(given)
        expect(its).toBe(text)
        expect(JSON.stringify(copy)).toBe(JSON.stringify(JSON.parse(text)))
        expect(canonical(copy)).toBe(text)
        expect(isFrozen(copy)).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  it('is compared as its text is', () => {
    const near = fc.tuple(value, value, fc.boolean()).map(([one, other, isOne]) => [one, isOne ? turned(one) : other] as const)
    fc.assert(
      fc.property(near, ([one, other]) => {
        expect(saysSame(one, other)).toBe(canonical(one) === canonical(other))
        expect(saysSame({ a: one, b: undefined, c: [one] }, { c: [other], a: other })).toBe(canonical(one) === canonical(other))
        expect(saysSame([one, one], [other])).toBe(false)
      }),
      { numRuns: 1000 },
    )
  })

  it.each([[Number.NaN], [undefined], [1n], [() => 1], [new Map()], [new Date(0)]])('refuses %s', (wrong) => {
    expect(() => settled({ value: [wrong] })).toThrow(TypeError)
    expect(settled([1])).toEqual({ value: [1], text: '[1]' })
  })
})

describe('isCanonical', () => {
  const part = fc.constantFrom(
    '"',
    '\\',
    'ud',
    '\ud800',
    '\\ud800',
    '10',
    '9',
    'a',
    'b',
    ' ',
    ':',
    ',',
    '{',
    '}',
    '[',
    ']',
    '1',
    '-0',
    '1e1',
    'é',
  )
  const texts = fc.oneof(
    fc.jsonValue().map((value) => JSON.stringify(value)),
    fc.jsonValue().map(canonical),
    fc
      .dictionary(fc.constantFrom('9', '10', 'a', 'B', '\ud800', '\\ud', '__proto__'), fc.constantFrom('x', '\ud801', '\\ud', -0, 2))
      .map((value) => JSON.stringify(value)),
    fc.array(part, { maxLength: 12 }).map((parts) => `{"${parts.join('')}":"${parts.toReversed().join('')}"}`),
    fc.array(part, { maxLength: 8 }).map((parts) => parts.join('')),
  )

  it('says of any text what writing its value anew says', () => {
    fc.assert(
      fc.property(texts, (text) => {
        let value: unknown
        try {
          value = JSON.parse(text)
        } catch {
          return
        }
        let anew: string | null = null
        try {
          anew = canonical(value)
        } catch {
          anew = null
        }
        if (anew !== null) expect(isCanonical(text, value)).toBe(anew === text)
      }),
      { numRuns: 20_000 },
    )
  })

  it.each([
    ['{"a":1,"b":[{"c":null}]}', true],
    ['{"b":1,"a":2}', false],
    ['{"10":1,"9":2}', true],
    ['{"9":1,"10":2}', false],
    ['{"a": 1}', false],
    ['{"a":1.0}', false],
    [String.raw`{"a":"\\ud800"}`, true],
    [String.raw`{"a":"\ud800"}`, false],
    [String.raw`{"a":"\u00e9"}`, false],
  ])('of %s: %s', (text, is) => {
    expect(isCanonical(text, JSON.parse(text))).toBe(is)
  })
})

const isFrozen = (value: unknown): boolean =>
  typeof value !== 'object' || value === null || (Object.isFrozen(value) && Object.values(value).every(isFrozen))

const z = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {})

/** The same value with its keys set in the opposite order. */
const turned = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(turned)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, member]: [string, unknown]) => [key, turned(member)]),
  )
}
