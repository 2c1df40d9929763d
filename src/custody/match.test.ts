// Matching: what is certain, what a person must decide, in which order, and that nobody is matched to another by mistake.
import { cpuUsage } from 'node:process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseCivilDate } from '../time/instant.ts'
import { parseBookingId } from './booking.ts'
import { matchInstrument } from './match.ts'
import type { Match, MatchCandidate, MatchQuery } from './match.ts'

const person = (id: string, name: string, born: string | null, more: Partial<MatchCandidate> = {}): MatchCandidate => ({
  id: parseBookingId(id),
  number: `2016-${id}`,
  name,
  aliases: [],
  born: born === null ? null : parseCivilDate(born),
  ...more,
})
const asks = (name: string | null, born: string | null, more: Partial<MatchQuery> = {}): MatchQuery => ({
  name: name === null ? null : { value: name, trusted: true },
  born: born === null ? null : { value: born, trusted: true },
  bookingNumber: null,
  ...more,
})
const roe = person('b1', 'ROE, JOHN', '1997-03-04')
const others = [
  person('b2', 'KOVALENKO, OLENA', '1988-11-30'),
  person('b3', 'GARCÍA LÓPEZ, JUAN CARLOS', '1990-01-12'),
  person('b4', 'DE LA CRUZ, ANA MARÍA', '1979-07-07'),
  person('b5', 'AL-HASSAN, MOHAMMED', '1985-05-05'),
  person('b6', "O'BRIEN, SEAN", '1971-02-28'),
]
const jail = [roe, ...others]
const codes = (match: Match, of = 0): string[] =>
  (match.kind === 'possible' ? (match.candidates[of]?.because ?? []) : match.because).map((reason) => reason.code)
const words = (match: Match): string =>
  (match.kind === 'possible' ? (match.candidates[0]?.because ?? []) : match.because).map((reason) => reason.says).join('; ')
const first = (match: Match): string | undefined => (match.kind === 'possible' ? match.candidates[0]?.booking : undefined)

describe('certain', () => {
  it.each([
    ['ROE, JOHN', '1997-03-04', 'b1'],
    ['John Roe', '1997-03-04', 'b1'],
    ['Garcia-Lopez, Juan Carlos', '1990-01-12', 'b3'],
    ['Juan Carlos García López', '1990-01-12', 'b3'],
    ['Ana Maria Delacruz', '1979-07-07', 'b4'],
    ['ALHASSAN, Mohammed', '1985-05-05', 'b5'],
    ['Sean O’Brien', '1971-02-28', 'b6'],
  ])('%s, %s', (name, born, booking) => {
    const match = matchInstrument(asks(name, born), jail)
    expect(match).toMatchObject({ kind: 'certain', booking })
    expect(codes(match)).toEqual(['name-equal', 'born-equal'])
  })

  it('by the booking number, with a name that is compatible', () => {
    expect(matchInstrument(asks('ROE, JOHN Q', '1997-03-04', { bookingNumber: '2016 B1' }), jail)).toMatchObject({
      kind: 'certain',
      booking: 'b1',
    })
    expect(matchInstrument(asks('ROE, JOHN Q', '1997-03-04'), jail).kind).toBe('possible')
  })

  it('though another of that name was born on another day', () => {
    expect(matchInstrument(asks('ROE, JOHN', '1997-03-04'), [...jail, person('b9', 'ROE, JOHN', '1962-08-19')])).toMatchObject({
      kind: 'certain',
      booking: 'b1',
    })
  })
})

describe('possible: a person decides', () => {
  it.each<[string, MatchQuery, readonly MatchCandidate[], string]>([
    ['date of birth not read', asks('ROE, JOHN', null), jail, 'born-not-read'],
    ['a date that is no date', asks('ROE, JOHN', '1997-02-30'), jail, 'born-not-read'],
    ['the reader unsure of the name', asks(null, '1997-03-04', { name: { value: 'ROE, JOHN', trusted: false } }), jail, 'name-unsure'],
    ['the reader unsure of the date', asks('ROE, JOHN', null, { born: { value: '1997-03-04', trusted: false } }), jail, 'born-unsure'],
    ['a digit off in the date', asks('ROE, JOHN', '1997-03-09'), jail, 'born-one-digit'],
    ['day and month in the other order', asks('ROE, JOHN', '1997-04-03'), jail, 'born-day-month'],
    ['another date altogether', asks('ROE, JOHN', '1961-12-25'), jail, 'born-different'],
    ['the surname first, without a comma', asks('ROE JOHN', '1997-03-04'), jail, 'name-order'],
    ['a suffix on one side', asks('ROE, JOHN JR', '1997-03-04'), jail, 'suffix-missing'],
    ['no name read', asks(null, '1997-03-04'), jail, 'name-not-read'],
    ['an alias', asks('DOE, JACK', '1997-03-04'), [person('b1', 'ROE, JOHN', '1997-03-04', { aliases: ['DOE, JACK'] })], 'alias'],
    ['the number of the booking with another name', asks('SMITH, PAUL', '1950-01-01', { bookingNumber: '2016-b1' }), jail, 'number-equal'],
  ])('%s', (_, query, candidates, code) => {
    const match = matchInstrument(query, candidates)
    expect(first(match)).toBe('b1')
    expect(codes(match)).toContain(code)
  })

  it('says the difference in plain words', () => {
    expect(words(matchInstrument(asks('KOVALENCO, OLENA', '1988-11-30'), jail))).toBe(
      'surname is another spelling of the same name: KOVALENCO / KOVALENKO; given names equal; date of birth equal',
    )
    expect(words(matchInstrument(asks('ROE, JOHM', '1997-03-04'), jail))).toContain('given name differs in one letter: JOHM / JOHN')
    expect(words(matchInstrument(asks('GARCIA, JUAN', '1990-01-12'), jail))).toContain('one part of the surname agrees: GARCIA / GARCIA')
  })

  it('the same name and date of birth twice in custody', () => {
    const match = matchInstrument(asks('ROE, JOHN', '1997-03-04'), [...jail, person('b9', 'Roe, John', '1997-03-04')])
    expect(match.kind === 'possible' && match.candidates.map((each) => each.booking)).toEqual(['b1', 'b9'])
    expect(codes(match)).toContain('several-equal')
  })

  it.each([
    ['one of that name without a date of birth', person('b9', 'ROE, JOHN', null)],
    ['a twin with a near name', person('b9', 'ROE, JOHNN', '1997-03-04')],
  ])('%s beside the equal one', (_, rival) => {
    const match = matchInstrument(asks('ROE, JOHN', '1997-03-04'), [...jail, rival])
    expect(match.kind === 'possible' && match.candidates.map((each) => each.booking)).toEqual(['b1', 'b9'])
  })

  it('a booking number that points at someone else', () => {
    expect(matchInstrument(asks('ROE, JOHN', '1997-03-04', { bookingNumber: '2016-b2' }), jail).kind).toBe('possible')
  })

  it.each([
    ['MUHAMMAD ALHASAN', '1985-05-05', 'b5'],
    ['HASSAN, MOHAMED', '1985-05-05', 'b5'],
    ['KOVALENK0, 0LENA', '1988-11-30', 'b2'],
    ['LOPEZ, JUAN', '1990-01-12', 'b3'],
    ['CRUZ, ANA', '1979-07-07', 'b4'],
    ['CARLOS GARCIA', '1990-01-12', 'b3'],
    ['OBRIAN, SHAWN', '1971-02-28', 'b6'],
    ['R0E, J', '1997-03-04', 'b1'],
  ])('%s, %s is found as %s', (name, born, booking) => expect(first(matchInstrument(asks(name, born), jail))).toBe(booking))
})

describe('none', () => {
  it('says why', () => {
    expect(codes(matchInstrument(asks('NGUYEN, THI', '2001-01-01'), jail))).toEqual(['none-near'])
    expect(codes(matchInstrument(asks('ROE, JOHN', '1997-03-04'), []))).toEqual(['nobody-in-custody'])
    expect(codes(matchInstrument(asks(null, null), jail))).toEqual(['nothing-read'])
  })
})

describe('theorems', () => {
  const letter = fc.constantFrom(...'ABCDEGILMNORSTUVZ'.split(''))
  const word = fc.array(letter, { minLength: 3, maxLength: 9 }).map((each) => each.join(''))
  const born = fc
    .date({ min: new Date('1950-01-01'), max: new Date('2005-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10))
  const people = fc
    .uniqueArray(fc.tuple(word, word, born), { minLength: 1, maxLength: 12, selector: ([a, b]) => `${a}${b}` })
    .map((rows) => rows.map(([last, given, date], index) => person(`b${index}`, `${last}, ${given}`, date)))

  it('whoever is matched for certain has that name and that date of birth, and the reader was sure of both', () => {
    fc.assert(
      fc.property(people, word, word, born, fc.boolean(), fc.boolean(), fc.nat(), (crowd, last, given, date, sureName, sureBorn, pick) => {
        const target = crowd[pick % crowd.length]
        const useTarget = pick % 3 > 0 && target !== undefined
        const name = useTarget ? target.name : `${last}, ${given}`
        const match = matchInstrument(
          {
            name: { value: name, trusted: sureName },
            born: { value: useTarget && pick % 2 === 0 ? (target.born ?? date) : date, trusted: sureBorn },
            bookingNumber: null,
          },
          crowd,
        )
        if (match.kind !== 'certain') return
        const found = crowd.find((each) => each.id === match.booking)
        expect([sureName, sureBorn, found?.name]).toEqual([true, true, name])
      }),
      { numRuns: 300 },
    )
  })

  it('the order of the bookings does not matter', () => {
    fc.assert(
      fc.property(people, (crowd) => {
        const [target] = crowd
        if (target === undefined) return
        const query = asks(target.name, target.born)
        expect(matchInstrument(query, crowd.toReversed())).toEqual(matchInstrument(query, crowd))
      }),
    )
  })

  it('a letter misread never loses the person, and never makes a certainty of it', () => {
    fc.assert(
      fc.property(people, fc.nat(), letter, (crowd, at, wrong) => {
        const [target] = crowd
        if (target === undefined) return
        const letters = [...target.name]
        const index = at % letters.length
        if (!/[A-Z]/.test(letters[index] ?? '') || letters[index] === wrong) return
        const match = matchInstrument(asks(letters.with(index, wrong).join(''), target.born), crowd)
        const found = match.kind === 'possible' && match.candidates.some((each) => each.booking === target.id)
        expect([match.kind, found]).toEqual(['possible', true])
      }),
      { numRuns: 300 },
    )
  })
})

it('two thousand bookings are compared before the clerk has looked up', () => {
  const crowd = Array.from({ length: 2000 }, (_, index) =>
    person(`b${index}`, `SURNAME${index} SECOND${index % 7}, GIVEN${index % 50} MIDDLE`, '1990-01-01'),
  )
  // Time of the processor, not of the wall: the machine may be busy with other tests.
  const before = cpuUsage()
  matchInstrument(asks('SURNAME77 SECOND0, GIVEN27 MIDDLE', '1990-01-01'), crowd)
  expect(cpuUsage(before).user / 1000).toBeLessThan(2000)
})
