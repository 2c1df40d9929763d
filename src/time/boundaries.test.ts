// Deadlines at every boundary, against another calendar: Zeller for the days, Intl for the dial, the minutes walked one by one.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plusBusinessDays, plusBusinessMinutes, plusDays, plusMonths, plusWallMinutes, isBusinessDay, daysLeftOut } from './court-days.ts'
import {
  civilDateOf,
  epochMs,
  formatWithOffset,
  fromEpochMs,
  parseCivilDate,
  parseInstant,
  parseZone,
  plusMinutes,
  startOfDay,
} from './instant.ts'
import type { Instant, Zone } from './instant.ts'

const zones = [
  'America/Denver',
  'America/Phoenix',
  'America/New_York',
  'Pacific/Honolulu',
  'America/Anchorage',
  'America/Puerto_Rico',
] as const

/** Boundaries as the wall shows them; each is tried in every zone, minutes around it. */
const boundaries = [
  '2026-03-07T22:30', // the evening before the clocks go forward
  '2026-03-08T01:59',
  '2026-03-08T03:00',
  '2026-10-31T20:00', // the night in which they go back
  '2026-11-01T00:59',
  '2026-11-01T01:30',
  '2026-11-01T02:01',
  '2026-02-13T17:00', // Friday 17:00 before a Monday holiday
  '2026-05-22T17:00',
  '2021-06-17T12:00', // the first Juneteenth, kept on a Friday
  '2021-12-30T23:59', // New Year's Day 2022 kept on Friday, 31 December
  '2027-12-23T18:00', // Christmas on a Saturday
  '2028-02-28T23:59', // a leap day
  '2028-02-29T00:00',
  '2027-02-28T23:59', // none
  '2026-12-31T23:59', // the end of a year
  '2027-01-01T00:00',
  '2026-11-25T23:59', // Thanksgiving in the middle of a week
  '2026-07-02T17:00', // 4 July on a Saturday
  '2026-06-10T00:00', // an ordinary midnight
] as const

/* The other calendar: nothing of ours in it. */

const shown = new Map<string, Intl.DateTimeFormat>()
const seen = new Map<string, string>()
/** `2026-03-08 03:00` as the clock on the wall shows it. */
const wall = (minute: number, zone: string): string => {
  const key = `${zone}${minute}`
  const known = seen.get(key)
  if (known !== undefined) return known
  const format =
    shown.get(zone) ??
    new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    })
  shown.set(zone, format)
  const words = format.format(minute * 60_000)
  seen.set(key, words)
  return words
}

/** Zeller's congruence: 0 Saturday, 1 Sunday, ... 6 Friday. */
const zeller = (year: number, month: number, day: number): number => {
  const [y, m] = month < 3 ? [year - 1, month + 12] : [year, month]
  return (day + Math.floor((13 * (m + 1)) / 5) + y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400)) % 7
}
const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const lengthOf = (year: number, month: number): number =>
  month === 2 && ((year % 4 === 0 && year % 100 !== 0) || year % 400 === 0) ? 29 : (lengths[month - 1] ?? 0)

/** 5 U.S.C. 6103 in plain arithmetic: is a holiday kept on that Monday-to-Friday day? */
const federal = (year: number, month: number, day: number): boolean => {
  const weekday = zeller(year, month, day)
  const nth = Math.ceil(day / 7)
  const monday = weekday === 2
  if (monday && ((month === 1 && nth === 3) || (month === 2 && nth === 3) || (month === 9 && nth === 1) || (month === 10 && nth === 2)))
    return true
  if (monday && month === 5 && day + 7 > 31) return true
  if (weekday === 5 && month === 11 && nth === 4) return true
  const fixed = [
    [1, 1],
    [6, 19],
    [7, 4],
    [11, 11],
    [12, 25],
  ]
  const isFixed = (m: number, d: number, y: number) => fixed.some(([a, b]) => a === m && b === d && (a !== 6 || y >= 2021))
  if (isFixed(month, day, year)) return true
  if (monday && isFixed(day === 1 ? month - 1 : month, day === 1 ? lengthOf(year, month - 1) : day - 1, year)) return true
  const [nextMonth, nextDay] = day === lengthOf(year, month) ? [month === 12 ? 1 : month + 1, 1] : [month, day + 1]
  return weekday === 6 && isFixed(nextMonth, nextDay, nextMonth === 1 && nextDay === 1 ? year + 1 : year)
}
const parts = (date: string): readonly [number, number, number] => [
  Number(date.slice(0, 4)),
  Number(date.slice(5, 7)),
  Number(date.slice(8, 10)),
]
const isBusiness = (date: string): boolean => zeller(...parts(date)) > 1 && !federal(...parts(date))

const minuteOf = (at: Instant): number => epochMs(at) / 60_000

/** Walks on minute by minute until so many of them lay on business days. */
const walkBusiness = (from: number, minutes: number, zone: string): number => {
  let left = minutes
  let at = from
  for (; left > 0; at += 1) if (isBusiness(wall(at, zone).slice(0, 10))) left -= 1
  return at
}
/** The last minute that still shows the same date. */
const walkToMidnight = (from: number, zone: string): number => {
  let at = from
  while (wall(at + 1, zone).slice(0, 10) === wall(from, zone).slice(0, 10)) at += 1
  return at
}
/** Day and minute counted on paper, without any zone. */
const onPaper = (words: string, minutes: number): string => {
  let [year, month, day] = parts(words)
  let minute = Number(words.slice(11, 13)) * 60 + Number(words.slice(14, 16)) + minutes
  for (; minute >= 1440; minute -= 1440) {
    day += 1
    if (day > lengthOf(year, month)) [month, day] = [month + 1, 1]
    if (month > 12) [year, month] = [year + 1, 1]
  }
  const two = (number: number): string => String(number).padStart(2, '0')
  return `${year}-${two(month)}-${two(day)} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`
}
/** The first minute from `from` on whose clock shows what is asked, or, if the clocks skip it, an hour more. */
const walkToWall = (from: number, wanted: string, zone: string, most: number): number => {
  for (let at = from; at < from + most; at += 1) if (wall(at, zone) === wanted) return at
  const later = onPaper(wanted, 60)
  for (let at = from; at < from + most; at += 1) if (wall(at, zone) === later) return at
  throw new Error(`no minute shows ${wanted}`)
}

/* What is compared. */

/** Every boundary in every zone, some minutes off. */
const starts = (offsets: readonly number[]) =>
  zones.flatMap((zone) =>
    boundaries.flatMap((words) =>
      offsets.map((offset) => {
        const [date = '', time = ''] = words.split('T')
        const from = epochMs(parseInstant(`${words}:00Z`)) / 60_000
        // The offset from Greenwich lies between -12 and 0 hours here; the first minute that shows the words, or, if skipped, the next.
        const at = walkToWall(from, `${date} ${time}`, zone, 13 * 60) + offset
        return { zone: parseZone(zone), at }
      }),
    ),
  )
const instant = (minute: number): Instant => fromEpochMs(minute * 60_000)
const told = (minute: number, zone: Zone): string => formatWithOffset(instant(minute), zone)

describe('against a calendar of its own', { timeout: 120_000 }, () => {
  it('knows every business day of fifty years', () => {
    let wrong = 0
    for (let day = parseCivilDate('2000-01-01'); day < '2050-01-01'; day = plusDays(day, 1)) {
      if (isBusinessDay(day, 'us-federal') !== isBusiness(day)) wrong += 1
    }
    expect(wrong).toBe(0)
  })

  it('counts hours without Saturdays, Sundays and holidays from every boundary', () => {
    const tried = [
      { offsets: [-1, 0, 1], minutes: [1, 359] },
      { offsets: [0], minutes: [48 * 60] },
    ]
    for (const { offsets, minutes: amounts } of tried) {
      for (const { zone, at } of starts(offsets)) {
        for (const minutes of amounts) {
          const due = minuteOf(plusBusinessMinutes(instant(at), minutes, 'us-federal', zone))
          expect(told(due, zone), `${minutes} min from ${told(at, zone)}`).toBe(told(walkBusiness(at, minutes, zone), zone))
        }
      }
    }
  })

  it('counts hours that pass: sixty minutes each, whatever the clocks show', () => {
    for (const { zone, at } of starts([-61, 0, 61])) {
      const due = minuteOf(plusMinutes(instant(at), 360))
      let walked = at
      for (let minute = 0; minute < 360; minute += 1) walked += 1
      expect(due).toBe(walked)
      // Read off the wall, six hours are six hours more, but for the nights on which the clocks change.
      const jumped = [...Array(361).keys()].some((minute) => wall(at + minute + 1, zone) !== onPaper(wall(at + minute, zone), 1))
      expect(wall(due, zone) === onPaper(wall(at, zone), 360), told(at, zone)).toBe(!jumped)
    }
  })

  it('counts hours of the clock on the wall: the same minute of the dial, found by walking', () => {
    for (const { zone, at } of starts([-90, 0, 45])) {
      for (const minutes of [60, 360, 48 * 60]) {
        const due = minuteOf(plusWallMinutes(instant(at), minutes, zone))
        const expected = walkToWall(at - 61, onPaper(wall(at, zone), minutes), zone, minutes + 200)
        expect(told(due, zone), `${minutes} min of the clock from ${told(at, zone)}`).toBe(told(expected, zone))
      }
    }
  })

  it('ends a calendar day in its last minute, be it of 23, 24 or 25 hours', () => {
    const lengthsSeen = new Set<number>()
    for (const { zone, at } of starts([-1, 0, 1])) {
      const day = civilDateOf(instant(at), zone)
      const last = minuteOf(plusMinutes(startOfDay(plusDays(day, 1), zone), -1))
      expect(told(last, zone), told(at, zone)).toBe(told(walkToMidnight(at, zone), zone))
      lengthsSeen.add((minuteOf(startOfDay(plusDays(day, 1), zone)) - minuteOf(startOfDay(day, zone))) / 60)
    }
    expect([...lengthsSeen].toSorted((a, b) => a - b)).toEqual([23, 24, 25])
  })

  it('counts business days, days and months on paper', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 15_000 }), fc.integer({ min: -40, max: 40 }), (offset, amount) => {
        const day = plusDays(parseCivilDate('2009-01-01'), offset)
        expect(day).toBe(onPaper('2009-01-01 00:00', offset * 1440).slice(0, 10))
        let left = Math.abs(amount)
        let at = day
        while (left > 0) {
          at = plusDays(at, Math.sign(amount))
          if (isBusiness(at)) left -= 1
        }
        expect(plusBusinessDays(day, amount, 'us-federal')).toBe(at)
        const [year, month, date] = parts(day)
        const there = year * 12 + month - 1 + amount
        const [y, m] = [Math.floor(there / 12), (there % 12) + 1]
        const two = (number: number): string => String(number).padStart(2, '0')
        expect(plusMonths(day, amount, 'down')).toBe(`${y}-${two(m)}-${two(Math.min(date, lengthOf(y, m)))}`)
      }),
      { seed: 20261120, numRuns: 2000 },
    )
  })

  it('any start, any zone, any number of business hours up to a week', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: minuteOf(parseInstant('2020-01-01T00:00:00Z')), max: minuteOf(parseInstant('2032-01-01T00:00:00Z')) }),
        fc.integer({ min: 1, max: 4000 }),
        (zone, at, minutes) => {
          const due = minuteOf(plusBusinessMinutes(instant(at), minutes, 'us-federal', parseZone(zone)))
          expect(told(due, parseZone(zone))).toBe(told(walkBusiness(at, minutes, zone), parseZone(zone)))
        },
      ),
      { seed: 20261121, numRuns: 60 },
    )
  })
})

describe('as published', () => {
  // The days of the week on which the Office of Personnel Management kept a holiday.
  const federalDays = `2016-01-01 2016-01-18 2016-02-15 2016-05-30 2016-07-04 2016-09-05 2016-10-10 2016-11-11 2016-11-24 2016-12-26
    2017-01-02 2017-01-16 2017-02-20 2017-05-29 2017-07-04 2017-09-04 2017-10-09 2017-11-10 2017-11-23 2017-12-25
    2018-01-01 2018-01-15 2018-02-19 2018-05-28 2018-07-04 2018-09-03 2018-10-08 2018-11-12 2018-11-22 2018-12-25
    2019-01-01 2019-01-21 2019-02-18 2019-05-27 2019-07-04 2019-09-02 2019-10-14 2019-11-11 2019-11-28 2019-12-25
    2020-01-01 2020-01-20 2020-02-17 2020-05-25 2020-07-03 2020-09-07 2020-10-12 2020-11-11 2020-11-26 2020-12-25
    2021-01-01 2021-01-18 2021-02-15 2021-05-31 2021-06-18 2021-07-05 2021-09-06 2021-10-11 2021-11-11 2021-11-25 2021-12-24 2021-12-31
    2022-01-17 2022-02-21 2022-05-30 2022-06-20 2022-07-04 2022-09-05 2022-10-10 2022-11-11 2022-11-24 2022-12-26`.split(/\s+/)
  // The schedules of Colorado's personnel office from July 2021 to June 2025, without the days granted by the governor.
  const coloradoDays = `2021-07-05 2021-09-06 2021-10-04 2021-11-11 2021-11-25 2022-01-17 2022-02-21 2022-05-30
    2022-07-04 2022-09-05 2022-10-03 2022-11-11 2022-11-24 2022-12-26 2023-01-02 2023-01-16 2023-02-20 2023-05-29 2023-06-19
    2023-07-04 2023-09-04 2023-10-02 2023-11-23 2023-12-25 2024-01-01 2024-01-15 2024-02-19 2024-05-27 2024-06-19
    2024-07-04 2024-09-02 2024-10-07 2024-11-11 2024-11-28 2024-12-25 2025-01-01 2025-01-20 2025-02-17 2025-05-26 2025-06-19`.split(/\s+/)
  // The statute moves only what falls on a Sunday: the Fridays that the offices kept for a Saturday are not in it.
  const keptByTheOfficesOnly = ['2021-12-24', '2021-12-31', '2023-11-10']

  const closed = (from: string, to: string, calendar: string): string[] => {
    const days: string[] = []
    for (let day = parseCivilDate(from); day < to; day = plusDays(day, 1))
      if (zeller(...parts(day)) > 1 && !isBusinessDay(day, calendar)) days.push(day)
    return days
  }

  it('federal holidays of 2016 to 2022', () => {
    expect(closed('2016-01-01', '2023-01-01', 'us-federal')).toEqual(federalDays)
  })

  it.each(['us-co', 'us-co-court'])('Colorado, %s: the statute and the schedules agree but for Saturdays', (calendar) => {
    // Juneteenth of 2022, a Sunday, came too late for the schedule of that year; the act was signed on May 2.
    const expected = [...coloradoDays, '2022-06-20'].toSorted()
    expect(closed('2021-07-01', '2025-07-01', calendar)).toEqual(expected)
    // Juneteenth of 2027 is a Saturday.
    for (const day of [...keptByTheOfficesOnly, '2027-06-18']) expect(isBusinessDay(parseCivilDate(day), calendar), day).toBe(true)
  })

  it('Columbus Day until 2019, Frances Xavier Cabrini Day from 2020', () => {
    expect(closed('2019-10-01', '2019-11-01', 'us-co')).toEqual(['2019-10-14'])
    expect(closed('2020-10-01', '2020-11-01', 'us-co')).toEqual(['2020-10-05'])
    expect(closed('2020-10-01', '2020-11-01', 'us-federal')).toEqual(['2020-10-12'])
  })

  it('Inauguration Day only around Washington, moved from a Sunday, not from a Saturday', () => {
    expect(isBusinessDay(parseCivilDate('2021-01-20'), 'us-federal')).toBe(true)
    expect(isBusinessDay(parseCivilDate('2021-01-20'), 'us-federal-washington')).toBe(false)
    expect(isBusinessDay(parseCivilDate('2022-01-20'), 'us-federal-washington')).toBe(true)
    // 20 January 2013 was a Sunday; 20 January 2001 and 2029 are Saturdays.
    expect(isBusinessDay(parseCivilDate('2013-01-21'), 'us-federal-washington')).toBe(false)
    expect(isBusinessDay(parseCivilDate('2029-01-19'), 'us-federal-washington')).toBe(true)
  })
})

it('says which days it left out, and why', () => {
  const zone = parseZone('America/Denver')
  const from = parseInstant('2026-02-13T17:00:00-07:00')
  const to = plusBusinessMinutes(from, 48 * 60, 'us-federal', zone)
  expect(formatWithOffset(to, zone)).toBe('2026-02-18T17:00:00-07:00')
  expect(daysLeftOut(from, to, 'us-federal', zone)).toEqual([
    { on: '2026-02-14', because: 'Saturday' },
    { on: '2026-02-15', because: 'Sunday' },
    { on: '2026-02-16', because: "Washington's Birthday" },
  ])
})
