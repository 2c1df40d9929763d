// Federal holidays as the statute has them, and time counted without them.
import { describe, expect, it } from 'vitest'
import { holidaysOf, isBusinessDay, onAnotherDay, plusBusinessDays, plusBusinessMinutes, plusMonths } from './court-days.ts'
import { parseCivilDate, parseInstant, parseZone } from './instant.ts'

const denver = parseZone('America/Denver')
const day = parseCivilDate

describe('federal holidays', () => {
  it('are those of the statute, with the days on which they are kept', () => {
    // As published for 2026 by the Office of Personnel Management; 4 July is a Saturday and is kept on Friday the 3rd.
    const kept = ['01-01', '01-19', '02-16', '05-25', '06-19', '07-03', '07-04', '09-07', '10-12', '11-11', '11-26', '12-25']
    expect([...holidaysOf(2026, 'us-federal')].toSorted()).toEqual(kept.map((date) => `2026-${date}`))
  })

  it('on a Saturday are kept the Friday before, even in the year before; on a Sunday the Monday after', () => {
    expect(holidaysOf(2021, 'us-federal').has('2021-12-31')).toBe(true)
    expect(isBusinessDay(day('2023-01-02'), 'us-federal')).toBe(false)
  })

  it('have Juneteenth since 2021, not before', () => {
    expect(isBusinessDay(day('2020-06-19'), 'us-federal')).toBe(true)
    expect(isBusinessDay(day('2021-06-18'), 'us-federal')).toBe(false)
  })

  it('are not guessed for another calendar or an older year', () => {
    expect(() => isBusinessDay(day('2026-01-02'), 'us-zz')).toThrow(RangeError)
    expect(() => isBusinessDay(day('1980-01-02'), 'us-federal')).toThrow(RangeError)
  })
})

describe('business time', () => {
  const hours = (from: string, count: number): string => plusBusinessMinutes(parseInstant(from), count * 60, 'us-federal', denver)

  it('48 hours from Friday afternoon end on Tuesday afternoon; with a holiday on Monday, on Wednesday', () => {
    expect(hours('2026-02-06T16:00:00-07:00', 48)).toBe(parseInstant('2026-02-10T16:00:00-07:00'))
    expect(hours('2026-02-13T16:00:00-07:00', 48)).toBe(parseInstant('2026-02-18T16:00:00-07:00'))
  })

  it('begins on the next business day if it starts on none, and ends at midnight exactly', () => {
    expect(hours('2026-02-07T10:00:00-07:00', 24)).toBe(parseInstant('2026-02-10T00:00:00-07:00'))
    expect(hours('2026-02-09T00:00:00-07:00', 24)).toBe(parseInstant('2026-02-10T00:00:00-07:00'))
  })

  it('counts days forward and back', () => {
    expect(plusBusinessDays(day('2026-02-13'), 1, 'us-federal')).toBe('2026-02-17')
    expect(plusBusinessDays(day('2026-02-17'), -1, 'us-federal')).toBe('2026-02-13')
    expect(plusBusinessDays(day('2026-02-14'), 0, 'us-federal')).toBe('2026-02-14')
  })
})

it('months end where the law says: on the last day, or on the first of the next', () => {
  expect([plusMonths(day('2026-01-31'), 1, 'down'), plusMonths(day('2026-01-31'), 1, 'up')]).toEqual(['2026-02-28', '2026-03-01'])
  expect(plusMonths(day('2024-02-29'), -12, 'down')).toBe('2023-02-28')
})

it('a time of day that the clocks skip is taken an hour later', () => {
  const at = onAnotherDay(parseInstant('2026-03-07T02:30:00-07:00'), day('2026-03-08'), denver)
  expect(at).toBe(parseInstant('2026-03-08T03:30:00-06:00'))
})
