// How a notice at this hour would fare: measured tries against what is assumed without them, and the window that follows.
import { describe, expect, it } from 'vitest'
import { minutesBetween, parseInstant, parseZone, plusMinutes } from '../time/instant.ts'
import { forecastOf, hardlyShare, noticeWindow } from './forecast.ts'
import type { PastTry } from './forecast.ts'

const zone = parseZone('America/Denver')
const lateEvening = parseInstant('2021-06-01T23:30:00-06:00')
const noon = parseInstant('2021-06-01T12:00:00-06:00')

/** Faxes at the hour of `at`, of which `arrive` are confirmed after two minutes and the others never. */
const faxes = (at: typeof noon, count: number, arrive: number): readonly PastTry[] =>
  Array.from({ length: count }, (_, index) => {
    const begunAt = plusMinutes(at, -1440 * (index + 1))
    const sent = index < arrive
    return { rung: 'fax' as const, begunAt, endedAt: plusMinutes(begunAt, 2), outcome: sent ? ('sent' as const) : ('failed' as const) }
  })

describe('forecast', () => {
  it('tells of own tries in the same part of the day', () => {
    const night = forecastOf('fax', lateEvening, [...faxes(lateEvening, 31, 2), ...faxes(noon, 40, 40)], zone)
    expect(night.tries).toBe(31)
    expect(night.triesWithin(30)).toBe(2)
    expect(night.shareWithin(30)).toBeLessThan(hardlyShare)
    const day = forecastOf('fax', noon, [...faxes(lateEvening, 31, 2), ...faxes(noon, 40, 40)], zone)
    expect(day.triesWithin(30)).toBe(40)
    expect(day.shareWithin(30)).toBeGreaterThan(0.8)
  })

  it('rests on what is assumed while there are few, and leaves it behind as they grow', () => {
    expect(forecastOf('fax', noon, [], zone).shareWithin(10)).toBeCloseTo(0.9)
    expect(forecastOf('fax', noon, faxes(noon, 1000, 0), zone).shareWithin(10)).toBeLessThan(0.02)
    expect(forecastOf('email', noon, [], zone).mostMinutes).toBe(0.2)
  })

  it('counts an attempt without an end for nothing', () => {
    const open: PastTry = { rung: 'fax', begunAt: noon, endedAt: null, outcome: null }
    expect(forecastOf('fax', noon, [open], zone).tries).toBe(0)
  })
})

describe('the window of a notice', () => {
  const ask = { zone, certainAt: noon, openedAt: noon, past: [], doors: [] }

  it('begins when it is lawful and certain, and ends before the early door by the time most tries take', () => {
    const window = noticeWindow({ ...ask, now: noon, rungs: ['fax', 'email'] })
    expect(window.floor).toBe(noon)
    expect(minutesBetween(noon, window.earlyDoor)).toBe(30)
    expect(window.ceiling).toBe(plusMinutes(window.earlyDoor, -0.2))
    expect(window.best?.channel).toBe('email')
  })

  it('goes by the doors that this jail has seen', () => {
    const doors = Array.from({ length: 90 }, () => ({ openedAt: noon, leftAt: plusMinutes(noon, 12) }))
    expect(minutesBetween(noon, noticeWindow({ ...ask, now: noon, rungs: ['fax'], doors }).earlyDoor)).toBe(12)
  })

  it('is told to be too short when the only way rarely works at this hour', () => {
    const window = noticeWindow({ ...ask, now: lateEvening, openedAt: lateEvening, rungs: ['fax'], past: faxes(lateEvening, 31, 2) })
    expect(window.inTime).toBeLessThan(hardlyShare)
    expect(window.ceiling).toBeNull()
    expect(noticeWindow({ ...ask, now: lateEvening, rungs: [] }).inTime).toBe(0)
  })

  it('has no early door left once the gate has long been open: the person may be at it any minute', () => {
    const window = noticeWindow({ ...ask, now: plusMinutes(noon, 300), rungs: ['fax'] })
    expect(minutesBetween(noon, window.earlyDoor)).toBe(301)
    expect(window.inTime).toBeLessThan(hardlyShare)
  })
})
