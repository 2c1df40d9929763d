// What one simulated run is drawn with: the seed chooses the law's era, the agency's policy, the lines and how much goes wrong.
import type { Draw } from './draw.ts'
import { drawing } from './draw.ts'

export type RunOptions = {
  readonly seed: number
  readonly days: number
  readonly faults: 'all' | 'none'
  /** `jail`: about 100 releases a day. `corner`: a few cells, where as many papers come as the busiest month brings, each day. */
  readonly size: 'jail' | 'corner'
  /** The first day, `2017-08-29`; without it the seed chooses one. */
  readonly from?: string
  /** The run ends with the first finding. */
  readonly firstOnly?: true
}

export type Setting = {
  readonly startMs: number
  readonly allowsNotices: boolean
  readonly fax: boolean
  readonly email: boolean
  readonly fax2: boolean
  readonly webhook: boolean
  readonly portal: boolean
  readonly faxRemembers: boolean
  readonly confirmMinutes: number
  /** `acknowledged`: what was taken is sent again until somebody there gives the code back. */
  readonly until: 'confirmed' | 'acknowledged'
  readonly bookingsADay: number
  readonly papersADay: number
  /** The longest stay in days; null: as in life. */
  readonly stayDaysMax: number | null
  /** Which share of those who may leave a request comes about before the door, whether or not there was a paper before. */
  readonly paperBeforeDoor: number
  /** Which share of those with papers sees a late change before the door. */
  readonly lateChange: number
  /** In which share of these the requester takes its request back before, and asks again after: a release anew is told anew. */
  readonly takenBack: number
  /** The longest that a commit takes, in milliseconds, when nothing is wrong; two writers meet in between. */
  readonly commitMs: number
  /** Nobody at the desk from 23:00 to 06:00. */
  readonly staffSleeps: boolean
  /** Minutes until somebody looks at what waits. */
  readonly staffMinutes: number
  /** How many troubles of each sort a day: deaths of the program, failed calls, ... */
  readonly troublesADay: number
  /** And of the lines alone, besides. */
  readonly lineTroublesADay: number
}

/**
 * First days of runs: the law of Denver and Colorado changed between them (2014, 2017, 2019, 2021, 2023, 2025, 2026), and on the third
 * day of those marked so, at midnight, with cases open.
 */
const starts = [
  '2013-06-03T06:00:00Z',
  '2014-04-20T06:00:00Z',
  '2016-12-19T07:00:00Z',
  // The ordinance of 2017-08-31.
  '2017-08-29T06:00:00Z',
  '2017-08-20T06:00:00Z',
  '2018-03-05T07:00:00Z',
  '2019-05-20T06:00:00Z',
  '2021-10-31T06:00:00Z',
  '2023-06-01T06:00:00Z',
  '2025-03-03T07:00:00Z',
  // SB25-276, in force on 2025-05-23.
  '2025-05-21T06:00:00Z',
  '2025-05-18T06:00:00Z',
  '2026-03-02T07:00:00Z',
]

export const settingOf = ({ seed, faults, size, from }: RunOptions): Setting => {
  const draw = drawing(seed, 'setting')
  const lines = draw.weighted<readonly [fax: boolean, email: boolean]>([
    [[true, true], 8],
    [[true, false], 1],
    [[false, true], 1],
  ])
  const busy = draw.chance(0.2)
  const drawn = draw.pick(starts)
  return {
    startMs: Date.parse(from === undefined ? drawn : `${from}T06:00:00Z`),
    allowsNotices: draw.chance(0.9),
    fax: lines[0],
    email: lines[1],
    faxRemembers: draw.chance(0.5),
    staffSleeps: draw.chance(0.5),
    staffMinutes: draw.pick([4, 12, 45]),
    fax2: lines[0] && draw.chance(0.3),
    webhook: draw.chance(0.3),
    portal: draw.chance(0.3),
    confirmMinutes: draw.pick([1, 3, 5]),
    until: draw.chance(size === 'jail' ? 0.25 : 0.6) ? 'acknowledged' : 'confirmed',
    ...(size === 'jail' ? wholeJail(draw, busy) : corner),
    lineTroublesADay: faults === 'all' && size === 'corner' ? 20 : 0,
    troublesADay: faults === 'none' ? 0 : draw.pick(size === 'jail' ? [0.5, 2, 6] : [2, 6, 14]),
  }
}

type Size = Pick<Setting, 'bookingsADay' | 'papersADay' | 'stayDaysMax' | 'paperBeforeDoor' | 'lateChange' | 'takenBack' | 'commitMs'>

/** Three to five requests a week; up to 36 a month where it is busy. */
const wholeJail = (draw: Draw, busy: boolean): Size => ({
  bookingsADay: 100,
  papersADay: busy ? 36 / 30 : draw.between(3, 5) / 7,
  stayDaysMax: null,
  paperBeforeDoor: 0,
  lateChange: 0.3,
  takenBack: 0,
  commitMs: 0,
})

/** Short stays, a paper about every second one, eventful hours: as much in a day as a jail sees in a month. */
const corner: Size = {
  bookingsADay: 14,
  papersADay: 7,
  stayDaysMax: 3,
  paperBeforeDoor: 0.5,
  lateChange: 0.4,
  takenBack: 0.3,
  commitMs: 600,
}

export type Streams = Readonly<Record<'jail' | 'papers' | 'lines' | 'staff' | 'faults' | 'office' | 'pace' | 'scenes', Draw>>

export const streamsOf = (seed: number): Streams => ({
  jail: drawing(seed, 'jail'),
  papers: drawing(seed, 'papers'),
  lines: drawing(seed, 'lines'),
  staff: drawing(seed, 'staff'),
  faults: drawing(seed, 'faults'),
  office: drawing(seed, 'office'),
  pace: drawing(seed, 'pace'),
  scenes: drawing(seed, 'scenes'),
})
