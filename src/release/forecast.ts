// The floor and the ceiling of a notice: from when it may go, and until when it still reaches anyone, by what past tries took. Pure.
import { formatClock, minutesBetween, plusMinutes } from '../time/instant.ts'
import type { Instant, Zone } from '../time/instant.ts'
import { channelOf } from './ladder.ts'
import type { AttemptOutcome, NoticeChannel, Rung } from './notice.ts'

/** One attempt of the past, of whichever notice. `endedAt` null: it never ended. */
export type PastTry = {
  readonly rung: Rung
  readonly begunAt: Instant
  readonly endedAt: Instant | null
  readonly outcome: AttemptOutcome['kind'] | null
}

/** One release of the past: from the open gate to the door. */
export type PastDoor = { readonly openedAt: Instant; readonly leftAt: Instant }

/** Minutes and the weight they count with; Infinity: never confirmed. */
type Seen = { readonly minutes: number; readonly weight: number }

/**
 * What is assumed while the desk's own tries are few: as many invented tries as stand here, each of weight 1.
 * E-mail: GOV.UK Notify says that 95 % are handed over within 10 seconds, a US fork of it saw 98.92 % delivered in under 90.
 * Fax, webhook, portal and telephone: our choice, no published figure was found; one page takes a minute or two once the other
 * side answers, and one call in ten is not answered at the first try.
 */
const assumedMinutes: Readonly<Record<NoticeChannel, readonly number[]>> = {
  fax: [1, 1, 1.5, 1.5, 2, 2, 3, 4, 8, Infinity],
  email: [0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 1.5],
  webhook: [0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2, Infinity],
  portal: [5, 5, 5, 5, 10, 10, 10, 10, 20, Infinity],
  phone: [3, 3, 3, 3, 5, 5, 5, 10, 20, Infinity],
}

/** From the open gate to the door, while the desk has seen few: our choice, about the 2 to 12 hours of bail pages, with an early tail. */
const assumedDoorMinutes = [30, 60, 120, 120, 180, 240, 300, 360, 480, 720]

/** Tries of other hours count less: a fax room at night is not the one at noon. Our choice. */
const otherHoursWeight = 0.25
const hoursABlock = 4

export type Forecast = {
  readonly channel: NoticeChannel
  /** Own tries in the same part of the day. */
  readonly tries: number
  /** The share of tries, own and assumed, that are confirmed within so many minutes. */
  readonly shareWithin: (minutes: number) => number
  /** How many of the own tries in this part of the day were. */
  readonly triesWithin: (minutes: number) => number
  /** Minutes within which 9 of 10 are confirmed; Infinity if fewer ever are. */
  readonly mostMinutes: number
}

/** How long a notice begun at `at` by this channel takes. */
export const forecastOf = (channel: NoticeChannel, at: Instant, past: readonly PastTry[], zone: Zone): Forecast => {
  const block = blockOf(at, zone)
  const own = past
    .filter((each) => channelOf(each.rung) === channel && each.outcome !== null)
    .map((each) => ({ same: blockOf(each.begunAt, zone) === block, minutes: minutesOf(each) }))
  const seen: readonly Seen[] = [
    ...assumedMinutes[channel].map((minutes) => ({ minutes, weight: 1 })),
    ...own.map(({ minutes, same }) => ({ minutes, weight: same ? 1 : otherHoursWeight })),
  ]
  const here = own.filter((each) => each.same)
  return {
    channel,
    tries: here.length,
    shareWithin: (minutes) => shareWithin(seen, minutes),
    triesWithin: (minutes) => here.filter((each) => each.minutes <= minutes).length,
    mostMinutes: quantile(seen, 0.9),
  }
}

const minutesOf = ({ begunAt, endedAt, outcome }: PastTry): number =>
  outcome === 'sent' && endedAt !== null ? minutesBetween(begunAt, endedAt) : Infinity

const blockOf = (at: Instant, zone: Zone): number => Math.floor(Number(formatClock(at, zone).slice(0, 2)) / hoursABlock)

const shareWithin = (seen: readonly Seen[], minutes: number): number => {
  const all = seen.reduce((sum, each) => sum + each.weight, 0)
  return seen.reduce((sum, each) => sum + (each.minutes <= minutes ? each.weight : 0), 0) / all
}

/** The smallest of the seen minutes within which at least this share lies. */
const quantile = (seen: readonly Seen[], share: number): number =>
  seen
    .map((each) => each.minutes)
    .toSorted((a, b) => a - b)
    .find((minutes) => shareWithin(seen, minutes) >= share - 1e-9) ?? Infinity

export type NoticeWindow = {
  /** The earliest minute at which it is lawful and certain enough. */
  readonly floor: Instant
  /** A door as early as one release in ten has it; counted from the open gate, or from now if it is past that. */
  readonly earlyDoor: Instant
  /** The latest minute at which nine of ten still arrive before that door; null: by no way that this agency has. */
  readonly ceiling: Instant | null
  /** The way that is surest at this hour. */
  readonly best: Forecast | null
  /** The share of tries begun now, by that way, that arrive before the early door. */
  readonly inTime: number
}

type Question = {
  readonly now: Instant
  readonly zone: Zone
  /** When it became lawful and certain. */
  readonly certainAt: Instant
  /** When the gate opened, or would open if the person were eligible now. */
  readonly openedAt: Instant
  readonly rungs: readonly Rung[]
  readonly past: readonly PastTry[]
  readonly doors: readonly PastDoor[]
}

export const noticeWindow = ({ now, zone, certainAt, openedAt, rungs, past, doors }: Question): NoticeWindow => {
  const earlyMinutes = quantile(
    [...assumedDoorMinutes, ...doors.map((door) => minutesBetween(door.openedAt, door.leftAt))].map((minutes) => ({ minutes, weight: 1 })),
    0.1,
  )
  // Whoever has been eligible for longer than the early ones may be at the door at any minute.
  const earlyDoor = [plusMinutes(openedAt, earlyMinutes), plusMinutes(now, 1)].toSorted().at(-1) ?? now
  const toDoor = minutesBetween(now, earlyDoor)
  const ways = [...new Set(rungs.map(channelOf))].map((channel) => forecastOf(channel, now, past, zone))
  const best = ways.toSorted((a, b) => b.shareWithin(toDoor) - a.shareWithin(toDoor) || a.mostMinutes - b.mostMinutes)[0] ?? null
  const sure = Math.min(...ways.map((way) => way.mostMinutes), Infinity)
  return {
    floor: certainAt,
    earlyDoor,
    ceiling: Number.isFinite(sure) ? plusMinutes(earlyDoor, -sure) : null,
    best,
    inTime: best?.shareWithin(toDoor) ?? 0,
  }
}

/** Under this share the desk is told before the first try. Our choice: less likely than not. */
export const hardlyShare = 0.5
