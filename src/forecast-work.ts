// What past notices and past doors say about a notice now: read from the rows that the log's own attempts made.
import { z } from 'zod'
import type { Desk } from './desk-work.ts'
import type { BookingRecord } from './log/booking-record.ts'
import type { Entry } from './log/entry.ts'
import { noticeHardlyInTime } from './log/notice-record.ts'
import type { Row } from './log/table.ts'
import { hardlyShare, noticeWindow } from './release/forecast.ts'
import type { NoticeWindow, PastDoor, PastTry } from './release/forecast.ts'
import { channelOf, usableRungs } from './release/ladder.ts'
import { rungs } from './release/notice.ts'
import type { Notice, Rung } from './release/notice.ts'
import { formatClock, minutesBetween } from './time/instant.ts'
import type { Instant, Zone } from './time/instant.ts'
import { instantParser } from './time/parse.ts'

const rowsLookedAt = 500
const keptMinutes = 10

export type Past = { readonly past: readonly PastTry[]; readonly doors: readonly PastDoor[] }

const triesParser = z.object({
  tries: z.array(
    z.object({
      rung: z.enum(rungs),
      begunAt: instantParser,
      endedAt: instantParser.nullable(),
      outcome: z.enum(['sent', 'failed', 'partial', 'unknown']).nullable(),
    }),
  ),
})
const doorParser = z.object({ gateOpenedAt: instantParser, leftAt: instantParser })

/** What was read before, and what each row came to: of a thousand rows a few are new. */
type Known = {
  readonly at: Instant
  readonly past: Past
  readonly tries: ReadByRow<readonly PastTry[]>
  readonly doors: ReadByRow<readonly PastDoor[]>
}
type ReadByRow<T> = ReadonlyMap<Row, T>

const known = new WeakMap<object, Known>()

/** The last few hundred notices and releases; read again every ten minutes. */
export const pastOf = async ({ outside }: Desk): Promise<Past> => {
  const now = outside.clock.now()
  const last = known.get(outside)
  if (last && Math.abs(minutesBetween(last.at, now)) < keptMinutes) return last.past
  const [notices, bookings] = await Promise.all([
    outside.store.rows('notice', { limit: rowsLookedAt }),
    outside.store.rows('booking', { state: 'left', limit: rowsLookedAt }),
  ])
  const tries = new Map(notices.map((row) => [row, last?.tries.get(row) ?? triesOf(row)]))
  const doors = new Map(bookings.map((row) => [row, last?.doors.get(row) ?? doorsOf(row)]))
  const past: Past = { past: [...tries.values()].flat(), doors: [...doors.values()].flat() }
  known.set(outside, { at: now, past, tries, doors })
  return past
}

const triesOf = (row: Row): readonly PastTry[] => triesParser.safeParse(row.shows).data?.tries ?? []

const doorsOf = (row: Row): readonly PastDoor[] => {
  const door = doorParser.safeParse(row.shows).data
  return door ? [{ openedAt: door.gateOpenedAt, leftAt: door.leftAt }] : []
}

export const windowOf = (
  notice: Pick<Notice, 'certainAt' | 'addresses'>,
  openedAt: Instant,
  now: Instant,
  past: Past,
  zone: Zone,
): NoticeWindow => noticeWindow({ now, zone, certainAt: notice.certainAt, openedAt, rungs: usableRungs(notice.addresses), ...past })

/** `By fax at this hour, 2 of 31 tries were confirmed within 30 min.` */
export const forecastWords = ({ best, earlyDoor }: NoticeWindow, now: Instant, zone: Zone): string => {
  if (best === null) return 'No line of the desk can send it.'
  const minutes = Math.max(0, Math.floor(minutesBetween(now, earlyDoor)))
  const way = { fax: 'fax', email: 'e-mail', webhook: 'webhook', portal: 'portal', phone: 'telephone' }[best.channel]
  const own =
    best.tries === 0
      ? `By ${way} no try of this desk at this hour is on record yet.`
      : `By ${way} at this hour, ${best.triesWithin(minutes)} of ${best.tries} tries were confirmed within ${minutes} min.`
  return `${own} One release in ten is at the door by ${formatClock(earlyDoor, zone)}.`
}

type Says = (record: BookingRecord, notice: Notice, now: Instant) => Entry | null

/** Before the first try: an entry for the desk if this notice can hardly reach anybody before the door. The sending goes on. */
export const hardlyInTime = async (desk: Desk, rung: Rung): Promise<Says> => {
  const past = await pastOf(desk)
  const { zone } = desk.agency
  return (record, notice, now) => {
    // After the door every notice is late, and told as late.
    if (notice.about !== 'release' || record.gate.kind !== 'open') return null
    const window = windowOf(notice, record.gate.since, now, past, zone)
    if (window.inTime >= hardlyShare) return null
    const { phone } = notice.addresses
    return {
      kind: 'escalated',
      subjects: [record.id],
      occurredAt: now,
      actor: { kind: 'desk' },
      public: { about: noticeHardlyInTime, level: 'desk', notice: notice.id, duty: null },
      private: {
        says:
          `The notice about booking ${record.booking.number} goes out by ${channelOf(rung)} now and will hardly arrive in time. ` +
          `${forecastWords(window, now, zone)} ${phone === undefined ? 'Call the requesting office' : `Call ${phone}`} as well. ` +
          'The release does not wait for this.',
      },
    }
  }
}
