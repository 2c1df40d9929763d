// What one simulated run is drawn with: the seed chooses the law's era, the agency's policy, the lines and how much goes wrong.
import type { Draw } from './draw.ts'
import { drawing } from './draw.ts'

export type RunOptions = {
  readonly seed: number
  readonly days: number
  readonly faults: 'all' | 'none'
  /** `jail`: about 100 releases a day. `corner`: a few cells, where as many papers come as the busiest month brings, each day. */
  readonly size: 'jail' | 'corner'
}

export type Setting = {
  readonly startMs: number
  readonly allowsNotices: boolean
  readonly fax: boolean
  readonly email: boolean
  readonly faxRemembers: boolean
  readonly bookingsADay: number
  readonly papersADay: number
  /** Nobody at the desk from 23:00 to 06:00. */
  readonly staffSleeps: boolean
  /** Minutes until somebody looks at what waits. */
  readonly staffMinutes: number
  /** How many troubles of each sort a day: deaths of the program, failed calls, ... */
  readonly troublesADay: number
}

/** First days of runs: the law of Denver and Colorado changed between them (2014, 2017, 2019, 2021, 2023, 2025, 2026). */
const starts = [
  '2013-06-03T06:00:00Z',
  '2014-04-20T06:00:00Z',
  '2016-12-19T07:00:00Z',
  '2017-08-20T06:00:00Z',
  '2018-03-05T07:00:00Z',
  '2019-05-20T06:00:00Z',
  '2021-10-31T06:00:00Z',
  '2023-06-01T06:00:00Z',
  '2025-03-03T07:00:00Z',
  '2025-05-18T06:00:00Z',
  '2026-03-02T07:00:00Z',
]

export const settingOf = ({ seed, faults, size }: RunOptions): Setting => {
  const draw = drawing(seed, 'setting')
  const lines = draw.weighted<readonly [fax: boolean, email: boolean]>([
    [[true, true], 8],
    [[true, false], 1],
    [[false, true], 1],
  ])
  const busy = draw.chance(0.2)
  return {
    startMs: Date.parse(draw.pick(starts)),
    allowsNotices: draw.chance(0.9),
    fax: lines[0],
    email: lines[1],
    faxRemembers: draw.chance(0.5),
    bookingsADay: size === 'jail' ? 100 : 9,
    // Three to five requests a week; up to 36 a month where it is busy.
    papersADay: size === 'jail' ? (busy ? 36 / 30 : draw.between(3, 5) / 7) : 7,
    staffSleeps: draw.chance(0.5),
    staffMinutes: draw.pick([4, 12, 45]),
    troublesADay: faults === 'none' ? 0 : draw.pick(size === 'jail' ? [0.5, 2, 6] : [1, 4, 12]),
  }
}

export type Streams = Readonly<Record<'jail' | 'papers' | 'lines' | 'staff' | 'faults', Draw>>

export const streamsOf = (seed: number): Streams => ({
  jail: drawing(seed, 'jail'),
  papers: drawing(seed, 'papers'),
  lines: drawing(seed, 'lines'),
  staff: drawing(seed, 'staff'),
  faults: drawing(seed, 'faults'),
})
