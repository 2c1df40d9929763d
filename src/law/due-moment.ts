// When a deadline falls in one case.
import { civilDateOf, later, parseInstant, plusMinutes } from '../time/instant.ts'
import type { Instant } from '../time/instant.ts'
import type { Deadline } from './consequence.ts'
import type { Facts } from './facts.ts'
import { zoned } from './place.ts'
import type { Place } from './place.ts'
import type { Point } from './point.ts'
import { lastMinuteOf, lastMomentOf, timeOf } from './time-of.ts'

/** Null: the law names no moment, or a fact it counts from is unknown. A day means its last minute. */
export const dueMoment = (deadline: Deadline, place: Place, facts: Facts): Instant | null => {
  switch (deadline.kind) {
    case 'vague':
      return deadline.atMost === undefined ? null : lastMomentAt(deadline.atMost, place, facts)
    case 'minutes-after': {
      const start = facts.known[deadline.fact]
      return typeof start === 'string' ? plusMinutes(parseInstant(start), deadline.minutes) : null
    }
    case 'end-of-day': {
      const eligible = facts.known['custody.eligibleAt']
      const from = typeof eligible === 'string' ? later(parseInstant(eligible), facts.at) : facts.at
      return lastMinuteOf(civilDateOf(from, place.zone), place.zone)
    }
    case 'at':
      return lastMomentAt(deadline.point, place, facts)
    default:
      return unreachable(deadline)
  }
}

/** When the window of a deadline opens; null: it has none, or that is not known. */
export const openingMoment = (deadline: Deadline, place: Place, facts: Facts): Instant | null =>
  deadline.kind === 'at' && deadline.notBefore !== undefined ? lastMomentAt(deadline.notBefore, place, facts) : null

const lastMomentAt = (point: Point, place: Place, facts: Facts): Instant | null => {
  const time = timeOf(point, zoned(place, facts), null)
  return time === null ? null : lastMomentOf(time, place.zone)
}

const unreachable = (never: never): never => {
  throw new TypeError(`no such deadline: ${JSON.stringify(never)}`)
}
