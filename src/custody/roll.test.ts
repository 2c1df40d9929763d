// The roll gives every paper the same answer as a comparison with everybody, whoever came and went before.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseCivilDate } from '../time/instant.ts'
import { parseBookingId } from './booking.ts'
import { likeness, likenessAtMost } from './likeness.ts'
import { matchInstrument } from './match.ts'
import type { MatchCandidate, MatchQuery } from './match.ts'
import { rollOf } from './roll.ts'

// Few parts, so that near names and near dates come about often.
const surname = fc.constantFrom(
  'ROE',
  'ROWE',
  'GARCIA',
  'GARCIA LOPEZ',
  'LOPEZ',
  'DE LA CRUZ',
  'DELACRUZ',
  'MUHAMMAD',
  'MOHAMMED',
  'LEE',
  'LEA',
  'JUAN',
)
const given = fc.constantFrom('JUAN', 'JUAN CARLOS', 'JOHN', 'J', 'GARCIA', 'ANA', 'MARIA', 'LEE')
const written = fc.oneof(
  fc.tuple(surname, given).map(([last, first]) => `${last}, ${first}`),
  fc.tuple(surname, given).map(([last, first]) => `${first} ${last}`),
  fc.tuple(surname, given).map(([last, first]) => `${last}, ${first}, JR`),
  fc.constantFrom('', '---', 'ROE'),
)
const born = fc.constantFrom('1990-01-12', '1990-12-01', '1990-01-13', '1990-02-29', '1971-02-28', null)
const bornInRecord = born.map((day) => (day === null || day === '1990-02-29' ? null : parseCivilDate(day)))
const candidate = fc.record({
  id: fc.integer({ min: 1, max: 12 }).map((number) => parseBookingId(`b${number}`)),
  number: fc.constantFrom('B-1', 'B-2', 'B-3', ''),
  name: written,
  aliases: fc.array(written, { maxLength: 2 }),
  born: bornInRecord,
})
const value = <T>(of: fc.Arbitrary<T>) => fc.option(fc.record({ value: of, trusted: fc.boolean() }))
const query: fc.Arbitrary<MatchQuery> = fc.record({
  name: value(written),
  born: value(
    fc.oneof(
      born.filter((day) => day !== null),
      fc.constant('not a day'),
    ),
  ),
  bookingNumber: fc.option(fc.constantFrom('B1', 'B2', '')),
})

const once = (all: readonly MatchCandidate[]): readonly MatchCandidate[] => [...new Map(all.map((each) => [each.id, each])).values()]

describe('the roll', () => {
  it('says what a comparison with everybody says', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(candidate, { maxLength: 12 }), { minLength: 1, maxLength: 3 }),
        fc.array(query, { maxLength: 4 }),
        (rolls, queries) => {
          const roll = rollOf()
          let before: readonly MatchCandidate[] = []
          for (const all of rolls.map(once)) {
            for (const { id } of before) if (!all.some((each) => each.id === id)) roll.drop(id)
            for (const each of all) roll.put(each)
            before = all
            expect(roll.size()).toBe(all.length)
            for (const asked of queries)
              expect(told(matchInstrument(asked, [...roll.around(asked)], roll.size()))).toEqual(told(matchInstrument(asked, all)))
          }
        },
      ),
      { numRuns: 500, seed: 7 },
    )
  })

  it('passes over those who cannot be meant', () => {
    const all = ['KOVALENKO, OLENA', 'ROE, JOHN', 'AL-HASSAN, MOHAMMED', "O'BRIEN, SEAN"].map((name, index) => ({
      id: parseBookingId(`b${index}`),
      number: String(index),
      name,
      aliases: [],
      born: parseCivilDate('1980-05-05'),
    }))
    const found = rollOf(all).around({
      name: { value: 'KOVALENK, OLENA', trusted: true },
      born: { value: '1997-03-04', trusted: true },
      bookingNumber: null,
    })
    expect([...found].map(({ name }) => name)).toEqual(['KOVALENKO, OLENA'])
  })

  it('letters alone never say less than the words do', () => {
    const word = fc.string({ unit: fc.constantFrom(...'ABEILMNORSTUVWY01'.split('')), maxLength: 9 })
    fc.assert(
      fc.property(word, word, (a, b) => likenessAtMost(a)(b) >= likeness(a, b).score),
      { numRuns: 20_000, seed: 7 },
    )
  })
})

/** Reasons are told when asked for; as values they can be compared. */
const told = (match: ReturnType<typeof matchInstrument>): unknown => JSON.parse(JSON.stringify(match))
