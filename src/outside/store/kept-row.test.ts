// A kept row looks like any other row, whatever becomes of the values it was made of.
import { expect, it } from 'vitest'
import { parseBookingId } from '../../custody/booking.ts'
import { parseInstant } from '../../time/instant.ts'
import type { Row } from '../outside.ts'
import { KeptRow } from './kept-row.ts'

const made = (shows: Row['shows']): Row => ({
  table: 'booking',
  key: 'B1',
  subject: parseBookingId('b_1'),
  at: parseInstant('2016-12-20T20:30:00.000Z'),
  state: 'held',
  shows,
})

it('shows what the canonical text would say, frozen, and the same each time', () => {
  const row = new KeptRow(made({ number: 'B1', aliases: ['ROE'], born: undefined }))
  expect(row).toEqual(made({ aliases: ['ROE'], number: 'B1' }))
  expect(Object.keys(row.shows)).toEqual(['aliases', 'number'])
  expect(row.shows).toBe(row.shows)
  expect(Object.isFrozen(row) && Object.isFrozen(row.shows['aliases'])).toBe(true)
  expect(Object.keys(row)).toContain('shows')
})

it('knows whether its maker says the same again', () => {
  const row = new KeptRow(made({ number: 'B1', born: undefined }))
  expect(row.says(made({ number: 'B1' }))).toBe(true)
  expect(row.says(made({ number: 'B2' }))).toBe(false)
  expect(row.says({ ...made({ number: 'B1' }), state: 'open' })).toBe(false)
  expect(row.says({ ...made({ number: 'B1' }), at: parseInstant('2016-12-20T20:30:01.000Z') })).toBe(false)
})
