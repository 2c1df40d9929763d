// Moments and dates in words.
import { describe, expect, it } from 'vitest'
import { parseInstant, parseZone } from '../time/instant.ts'
import { dateOfPaper, momentForPerson } from './moment-words.ts'

const denver = parseZone('America/Denver')

describe('momentForPerson', () => {
  it.each([
    ['2026-03-03T00:00:00-07:00', 'March 3, 2026, at 12:00 midnight', '3 de marzo de 2026, 12:00 de la medianoche'],
    ['2026-03-03T00:05:00-07:00', 'March 3, 2026, at 12:05 a.m.', '3 de marzo de 2026, 12:05 a. m.'],
    ['2026-03-03T12:00:00-07:00', 'March 3, 2026, at 12:00 noon', '3 de marzo de 2026, 12:00 del mediodía'],
    ['2026-03-03T12:59:59-07:00', 'March 3, 2026, at 12:59 p.m.', '3 de marzo de 2026, 12:59 p. m.'],
    ['2026-07-01T23:07:00-06:00', 'July 1, 2026, at 11:07 p.m.', '1 de julio de 2026, 11:07 p. m.'],
    ['2026-03-03T02:00:00Z', 'March 2, 2026, at 7:00 p.m.', '2 de marzo de 2026, 7:00 p. m.'],
  ])('%s', (at, english, spanish) => {
    expect(momentForPerson(parseInstant(at), denver, 'en')).toBe(english)
    expect(momentForPerson(parseInstant(at), denver, 'es')).toBe(spanish)
  })
})

describe('dateOfPaper', () => {
  it('puts dates into words and leaves alone what is no date', () => {
    expect(dateOfPaper('2026-03-02', 'en')).toBe('March 2, 2026')
    expect(dateOfPaper('2026-02-30', 'en')).toBe('2026-02-30')
    expect(dateOfPaper('next Tuesday', 'es')).toBe('next Tuesday')
  })
})
