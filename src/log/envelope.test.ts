// The quick check of an envelope says what the parser says, of envelopes whole and damaged.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { entryFormat, envelopeParser, isEnvelope, parseEnvelope } from './envelope.ts'

const whole = {
  format: entryFormat,
  seq: 3,
  kind: 'custody-event',
  subjects: ['b_1'],
  occurredAt: '2016-12-20T20:30:00.000Z',
  recordedAt: '2016-12-20T20:30:01.000Z',
  actor: { kind: 'desk', more: 1 },
  public: { event: 'booked' },
  commitment: 'a0'.repeat(32),
  previous: '0'.repeat(64),
}

const members = ['format', 'seq', 'kind', 'subjects', 'occurredAt', 'recordedAt', 'actor', 'public', 'commitment', 'previous']

const odd = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(
    null,
    '',
    0,
    -1,
    1.5,
    2 ** 53,
    [],
    [''],
    ['b_1', 2],
    {},
    { kind: 'person' },
    { kind: 'nobody' },
    '2016-12-20T20:30:00Z',
    '2016-12-20T20:30:00.000z',
    'x'.repeat(24),
    '0'.repeat(63),
    '0'.repeat(65),
    'A0'.repeat(32),
    'g0'.repeat(32),
    ':0'.repeat(32),
    'ab'.repeat(32),
    '9999-99-99T99:99:99.999Z',
  ),
)

describe('isEnvelope', () => {
  it('takes a whole one, and one without a private part', () => {
    expect(isEnvelope(whole)).toBe(true)
    expect(isEnvelope({ ...whole, commitment: null })).toBe(true)
    expect(parseEnvelope(JSON.stringify(whole))).toEqual(whole)
  })

  it('agrees with the parser when one member is another', () => {
    fc.assert(
      fc.property(fc.constantFrom(...members, 'extra'), odd, (name, value) => {
        const changed: unknown = JSON.parse(JSON.stringify({ ...whole, [name]: value }))
        expect(isEnvelope(changed)).toBe(envelopeParser.safeParse(changed).success)
      }),
      { numRuns: 3000 },
    )
  })

  it('agrees with the parser when a member is missing, and on what is no object', () => {
    for (const name of members) {
      const without = Object.fromEntries(Object.entries(whole).filter(([each]) => each !== name))
      expect(isEnvelope(without), name).toBe(envelopeParser.safeParse(without).success)
    }
    for (const value of [null, undefined, 1, 'text', [], [whole]]) expect(isEnvelope(value)).toBe(false)
  })

  it('says what is wrong with a text that is none', () => {
    expect(() => parseEnvelope('{')).toThrow(SyntaxError)
    expect(() => parseEnvelope(JSON.stringify({ ...whole, seq: 0 }))).toThrow(/seq/)
  })
})
