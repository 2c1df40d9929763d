// Moments in a zone, worked out by arithmetic, against the calendar's own answer: at every change of the clocks, and anywhere.
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { civilDateOf, epochMs, formatMinute, formatWithOffset, fromEpochMs, parseInstant, parseZone } from './instant.ts'

const zones = [
  'America/Denver',
  'America/New_York',
  'America/Phoenix',
  'America/St_Johns',
  'America/Caracas',
  'Europe/Moscow',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Africa/Monrovia',
  'Pacific/Apia',
  'UTC',
].map(parseZone)

const check = (ms: number, zone: (typeof zones)[number]): void => {
  const at = fromEpochMs(ms)
  const there = Temporal.Instant.from(at).toZonedDateTimeISO(zone)
  const written = there.toString({ timeZoneName: 'never', smallestUnit: at.endsWith('.000Z') ? 'second' : 'millisecond' })
  expect(formatWithOffset(at, zone)).toBe(written)
  expect(civilDateOf(at, zone)).toBe(there.toPlainDate().toString())
  expect(formatMinute(at, zone)).toBe(there.toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' '))
  expect(epochMs(parseInstant(written))).toBe(Temporal.Instant.from(written).epochMilliseconds)
}

describe('a moment in a zone', () => {
  it.each(zones)('%s: is told as the calendar tells it, around each change of the clocks since 1970', (zone) => {
    let there = Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone)
    for (let changes = 0; changes < 160; changes += 1) {
      const next = there.getTimeZoneTransition('next')
      if (next === null) break
      for (const ms of [-3_600_000, -60_000, -1000, -1, 0, 1, 1000, 60_000, 3_600_000]) check(next.epochMilliseconds + ms, zone)
      there = next
    }
  })

  it('is told as the calendar tells it in any year from 1700 to 2300', () => {
    const [from, to] = [Date.UTC(1700, 0, 1), Date.UTC(2300, 0, 1)]
    fc.assert(
      fc.property(fc.integer({ min: from, max: to }), fc.constantFrom(...zones), (ms, zone) => check(ms, zone)),
      { numRuns: 2000 },
    )
  })
})

describe('parseInstant', () => {
  const part = fc.constantFrom(
    '2026',
    '0000',
    '2024',
    '-',
    '-',
    '02',
    '28',
    '29',
    '30',
    '13',
    'T',
    '23',
    '24',
    '59',
    '60',
    ':',
    '.',
    '000',
    '+',
    'Z',
  )
  const texts = fc.oneof(
    fc.array(part, { maxLength: 20 }).map((parts) => parts.join('')),
    fc
      .tuple(
        fc.integer({ min: 0, max: 13 }),
        fc.integer({ min: 0, max: 32 }),
        fc.integer({ min: 0, max: 25 }),
        fc.integer({ min: 0, max: 61 }),
        fc.constantFrom('', '.000', '.250', '.5'),
        fc.constantFrom('Z', '+00:00', '-07:00', '+23:59', '-24:00', '+05:60', '+0530', ''),
      )
      .map(([month, day, hour, minute, fraction, offset]) => {
        const two = (value: number): string => String(value).padStart(2, '0')
        return `2024-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:59${fraction}${offset}`
      }),
  )

  it('reads what the calendar reads, and refuses what it refuses', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const read = (): number => Temporal.Instant.from(text).epochMilliseconds
        const ours = (): number => epochMs(parseInstant(text))
        let wanted: number | null = null
        try {
          wanted = read()
        } catch {
          expect(ours, text).toThrow(RangeError)
          return
        }
        expect(ours(), text).toBe(wanted)
      }),
      { numRuns: 5000 },
    )
  })
})
