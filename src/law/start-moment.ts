// The event from which a deadline is counted in one case, and when it was: what a running clock shows as its start.
import { later, parseInstant } from '../time/instant.ts'
import type { Instant } from '../time/instant.ts'
import type { Deadline } from './consequence.ts'
import type { Facts } from './facts.ts'
import { zoned } from './place.ts'
import type { Place } from './place.ts'
import type { Point } from './point.ts'
import { lastMomentOf, timeOf } from './time-of.ts'

/** `event`: the path of the fact that tells of it, such as `custody.eligibleAt`, or `decision`. */
export type Start = { readonly at: Instant; readonly event: string }

/** Null: the deadline is a fixed day, has no number, or the event is unknown. Of several clocks it is the one that decides. */
export const startMoment = (deadline: Deadline, place: Place, facts: Facts): Start | null => {
  switch (deadline.kind) {
    case 'vague':
      return deadline.atMost === undefined ? null : startOfPoint(deadline.atMost, place, facts)
    case 'minutes-after':
      return startOfPoint({ kind: 'fact', fact: deadline.fact }, place, facts)
    case 'end-of-day': {
      const eligible = facts.known['custody.eligibleAt']
      if (typeof eligible !== 'string') return { at: facts.at, event: 'decision' }
      const at = later(parseInstant(eligible), facts.at)
      return { at, event: at === facts.at ? 'decision' : 'custody.eligibleAt' }
    }
    case 'at':
      return startOfPoint(deadline.point, place, facts)
    default:
      return unreachable(deadline)
  }
}

const startOfPoint = (point: Point, place: Place, facts: Facts): Start | null => {
  switch (point.kind) {
    case 'decision':
      return { at: facts.at, event: 'decision' }
    case 'fact': {
      const time = timeOf(point, zoned(place, facts), null)
      return time === null ? null : { at: lastMomentOf(time, place.zone), event: point.fact }
    }
    case 'day':
    case 'field':
      return null
    case 'plus':
    case 'end-of-day':
      return startOfPoint(point.of, place, facts)
    case 'yearly':
      return startOfPoint(point.after, place, facts)
    case 'earliest':
    case 'latest': {
      const due = dueOf(point, place, facts)
      const deciding = point.of.find((one) => due !== null && dueOf(one, place, facts) === due)
      return deciding === undefined ? null : startOfPoint(deciding, place, facts)
    }
    default:
      return unreachable(point)
  }
}

const dueOf = (point: Point, place: Place, facts: Facts): Instant | null => {
  const time = timeOf(point, zoned(place, facts), null)
  return time === null ? null : lastMomentOf(time, place.zone)
}

const unreachable = (never: never): never => {
  throw new TypeError(`no such deadline: ${JSON.stringify(never)}`)
}
