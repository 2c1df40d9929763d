// Deadlines of every shape at the boundaries of the year, worked out by hand: when each falls due, and the event it is counted from.
import { describe, expect, it } from 'vitest'
import { formatWithOffset, parseInstant, parseZone } from '../time/instant.ts'
import type { Deadline } from './consequence.ts'
import { dueMoment, openingMoment } from './due-moment.ts'
import type { Facts } from './facts.ts'
import { placeWith } from './language/invented.ts'
import type { Place } from './place.ts'
import { decision, earliestOf, endOfDay, latestOf, momentOf, onDay, plus, plusBusiness, plusMonths, yearly } from './point.ts'
import type { Point } from './point.ts'
import { startMoment } from './start-moment.ts'

const zone = parseZone('America/Denver')
const denver: Place = { ...placeWith(), zone }
const phoenix: Place = { ...placeWith(), zone: parseZone('America/Phoenix') }

const told = (deadline: Deadline, known: Facts['known'], at = '2026-02-04T12:00:00-07:00', place: Place = denver) => {
  const facts: Facts = { at: parseInstant(at), known: instants(known) }
  const due = dueMoment(deadline, place, facts)
  const start = startMoment(deadline, place, facts)
  return [
    due === null ? null : formatWithOffset(due, place.zone),
    start?.event ?? null,
    start === null ? null : formatWithOffset(start.at, place.zone),
  ]
}
const instants = (known: Facts['known']): Facts['known'] =>
  Object.fromEntries(Object.entries(known).map(([fact, value]) => [fact, typeof value === 'string' ? parseInstant(value) : value]))
const at = (point: Point, notBefore?: Point): Deadline =>
  notBefore === undefined ? { kind: 'at', point } : { kind: 'at', point, notBefore }

describe('hours', () => {
  // The clocks go back on 1 November 2026 and forward on 8 March 2026.
  it('from receipt, over the night of twenty-five hours: they pass, or the dial turns, as the law counts', () => {
    const known = { 'request.receivedAt': '2026-10-31T12:00:00-06:00' }
    const start = ['request.receivedAt', '2026-10-31T12:00:00-06:00']
    expect(told(at(plus(momentOf('request.receivedAt'), 48, 'hours')), known)).toEqual(['2026-11-02T11:00:00-07:00', ...start])
    expect(told(at(plus(momentOf('request.receivedAt'), 2, 'days')), known)).toEqual(['2026-11-02T12:00:00-07:00', ...start])
  })

  it('from arrival, over the night of twenty-three hours', () => {
    const known = { 'custody.arrivedAt': '2026-03-07T12:00:00-07:00' }
    expect(told(at(plus(momentOf('custody.arrivedAt'), 48, 'hours')), known)[0]).toBe('2026-03-09T13:00:00-06:00')
    expect(told(at(plus(momentOf('custody.arrivedAt'), 2, 'days')), known)[0]).toBe('2026-03-09T12:00:00-06:00')
    expect(told(at(plus(momentOf('custody.arrivedAt'), 48, 'hours')), known, undefined, phoenix)[0]).toBe('2026-03-09T12:00:00-07:00')
  })

  it('from when the person would otherwise be released; unknown as long as that is', () => {
    const deadline: Deadline = { kind: 'minutes-after', fact: 'custody.eligibleAt', minutes: 360 }
    expect(told(deadline, { 'custody.eligibleAt': '2026-12-31T20:00:00-07:00' })).toEqual([
      '2027-01-01T02:00:00-07:00',
      'custody.eligibleAt',
      '2026-12-31T20:00:00-07:00',
    ])
    expect(told(deadline, {})).toEqual([null, null, null])
  })
})

describe('hours without Saturdays, Sundays and holidays', () => {
  const from = (eligible: string, calendar: string) =>
    told(at(plusBusiness(momentOf('custody.eligibleAt'), 48, 'business-hours', calendar)), { 'custody.eligibleAt': eligible })[0]

  it('from Friday 17:00 before a Monday that only one of two calendars keeps', () => {
    expect(from('2026-10-02T17:00:00-06:00', 'us-co-court')).toBe('2026-10-07T17:00:00-06:00')
    expect(from('2026-10-02T17:00:00-06:00', 'us-federal')).toBe('2026-10-06T17:00:00-06:00')
    expect(from('2026-10-09T17:00:00-06:00', 'us-co-court')).toBe('2026-10-13T17:00:00-06:00')
    expect(from('2026-10-09T17:00:00-06:00', 'us-federal')).toBe('2026-10-14T17:00:00-06:00')
  })

  it('over the end of a year, and over the clocks going back on a day that does not count', () => {
    expect(from('2026-12-31T17:00:00-07:00', 'us-federal')).toBe('2027-01-05T17:00:00-07:00')
    expect(from('2026-10-30T17:00:00-06:00', 'us-federal')).toBe('2026-11-03T17:00:00-07:00')
  })

  it('on a calendar that does not reach back so far are unknown, never guessed', () => {
    expect(from('2007-10-05T17:00:00-06:00', 'us-co')).toBeNull()
    expect(from('2007-10-05T17:00:00-06:00', 'us-federal')).toBe('2007-10-10T17:00:00-06:00')
  })
})

describe('days', () => {
  it('end in their last minute, on the nights of clock change and on the last of a leap February too', () => {
    const end = (moment: string) => told({ kind: 'end-of-day' }, {}, moment)[0]
    expect(end('2026-11-01T01:30:00-06:00')).toBe('2026-11-01T23:59:00-07:00')
    expect(end('2026-03-08T00:00:00-07:00')).toBe('2026-03-08T23:59:00-06:00')
    expect(end('2028-02-29T23:59:59-07:00')).toBe('2028-02-29T23:59:00-07:00')
    expect(end('2026-12-31T23:59:59-07:00')).toBe('2026-12-31T23:59:00-07:00')
  })

  it('of the decision, or of the eligibility if that is later: whichever it is starts the clock', () => {
    expect(told({ kind: 'end-of-day' }, { 'custody.eligibleAt': '2026-02-05T09:00:00-07:00' })).toEqual([
      '2026-02-05T23:59:00-07:00',
      'custody.eligibleAt',
      '2026-02-05T09:00:00-07:00',
    ])
    expect(told({ kind: 'end-of-day' }, { 'custody.eligibleAt': '2026-02-03T09:00:00-07:00' })[1]).toBe('decision')
    expect(told(at(endOfDay(decision)), {})).toEqual(['2026-02-04T23:59:00-07:00', 'decision', '2026-02-04T12:00:00-07:00'])
  })

  it('months and years from a day that the other month has not', () => {
    expect(told(at(plusMonths(onDay('2028-02-29'), 1, 'years', 'down')), {})).toEqual(['2029-02-28T23:59:00-07:00', null, null])
    expect(told(at(plusMonths(onDay('2028-02-29'), 1, 'years', 'up')), {})[0]).toBe('2029-03-01T23:59:00-07:00')
    expect(told(at(yearly(2, 29, decision)), {})[0]).toBe('2028-02-29T23:59:00-07:00')
  })
})

describe('several at once', () => {
  const known = {
    'request.receivedAt': '2026-02-02T08:00:00-07:00',
    'custody.eligibleAt': '2026-02-04T08:00:00-07:00',
  }
  const both = [plus(momentOf('request.receivedAt'), 48, 'hours'), plus(momentOf('custody.eligibleAt'), 48, 'hours')]

  it('the earliest or the latest decides, and its event is the start', () => {
    expect(told(at(earliestOf(...both)), known)).toEqual(['2026-02-04T08:00:00-07:00', 'request.receivedAt', '2026-02-02T08:00:00-07:00'])
    expect(told(at(latestOf(...both)), known)).toEqual(['2026-02-06T08:00:00-07:00', 'custody.eligibleAt', '2026-02-04T08:00:00-07:00'])
    expect(told(at(earliestOf(...both)), { 'custody.eligibleAt': known['custody.eligibleAt'] })).toEqual([null, null, null])
  })

  it('a window around a point: it opens before and ends after', () => {
    const eligible = momentOf('custody.eligibleAt')
    const window = at(plus(eligible, 2, 'hours'), plus(eligible, -2, 'hours'))
    const facts: Facts = {
      at: parseInstant('2026-11-01T00:00:00-06:00'),
      known: instants({ 'custody.eligibleAt': '2026-11-01T01:30:00-06:00' }),
    }
    expect(told(window, { 'custody.eligibleAt': '2026-11-01T01:30:00-06:00' })[0]).toBe('2026-11-01T02:30:00-07:00')
    const opens = openingMoment(window, denver, facts)
    expect(opens === null ? null : formatWithOffset(opens, zone)).toBe('2026-10-31T23:30:00-06:00')
  })
})

it('a word without a number has no moment and no start; with the agency’s own number it has both', () => {
  expect(told({ kind: 'vague' }, {})).toEqual([null, null, null])
  expect(told({ kind: 'vague', atMost: plus(decision, 30, 'minutes') }, {})).toEqual([
    '2026-02-04T12:30:00-07:00',
    'decision',
    '2026-02-04T12:00:00-07:00',
  ])
})
