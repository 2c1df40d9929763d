// How long a person was still inside after the release was due, to the minute; from envelopes alone, so that erasure changes no figure.
import type { ReleaseCause } from '../custody/booking.ts'
import { releaseDuty } from '../duty/release-duties.ts'
import { earlier, later, minutesBetween } from '../time/instant.ts'
import type { Instant } from '../time/instant.ts'
import type { Logged } from './entry.ts'

export type OverDetention = {
  readonly eligibleSince: Instant
  readonly cause: ReleaseCause
  /** When the person went through the door; null: still inside. */
  readonly leftAt: Instant | null
  /** From eligibility to the door, or to now; of these, on a named lawful basis. */
  readonly minutes: number
  readonly keptMinutes: number
  /** Of these, in which the desk knew of the eligibility and did not show the gate open. */
  readonly gateClosedMinutes: number
  /** The law's number for the release, if it names one. */
  readonly dueBy: Instant | null
  readonly citation: string | null
  /** Minutes past that; null: the law names no number. */
  readonly overMinutes: number | null
}

/** The last eligibility of one booking. Null: the record shows no moment from which the person could have left. */
export const overDetention = (entries: readonly Logged[], now: Instant): OverDetention | null => {
  let standing: Standing | null = null
  let leftAt: Instant | null = null
  for (const entry of entries) {
    if (entry.kind === 'custody-event' && isDoor(entry.public.event)) leftAt = entry.occurredAt
    standing = after(standing, entry)
  }
  if (standing === null || standing.eligibleSince === null || standing.cause === null) return null
  const until = leftAt ?? now
  const since = earlier(standing.eligibleSince, until)
  const kept = standing.keptMinutes + (standing.keptFrom === null ? 0 : Math.max(0, minutesBetween(standing.keptFrom, until)))
  return {
    eligibleSince: since,
    cause: standing.cause,
    leftAt,
    minutes: Math.floor(minutesBetween(since, until)),
    keptMinutes: Math.floor(kept),
    gateClosedMinutes: standing.gateClosedMinutes,
    dueBy: standing.dueBy,
    citation: standing.citation,
    overMinutes: standing.dueBy === null ? null : Math.max(0, Math.floor(minutesBetween(standing.dueBy, until))),
  }
}

type Standing = {
  readonly eligibleSince: Instant | null
  readonly cause: ReleaseCause | null
  readonly keptFrom: Instant | null
  readonly keptMinutes: number
  readonly gateClosedMinutes: number
  readonly dueBy: Instant | null
  readonly citation: string | null
}

const nothingYet: Standing = {
  eligibleSince: null,
  cause: null,
  keptFrom: null,
  keptMinutes: 0,
  gateClosedMinutes: 0,
  dueBy: null,
  citation: null,
}

const after = (before: Standing | null, entry: Logged): Standing | null => {
  const standing = before ?? nothingYet
  switch (entry.kind) {
    case 'gate-opened': {
      const { eligibleSince, cause, heldMinutes } = entry.public
      // Kept from the first minute on: the basis began with the eligibility, which only the opening tells.
      const from =
        standing.keptFrom === null ? null : standing.eligibleSince === null ? eligibleSince : later(standing.keptFrom, eligibleSince)
      return {
        ...standing,
        eligibleSince,
        cause,
        keptFrom: null,
        keptMinutes: standing.keptMinutes + (from === null ? 0 : Math.max(0, minutesBetween(from, entry.occurredAt))),
        gateClosedMinutes: standing.gateClosedMinutes + heldMinutes,
      }
    }
    case 'gate-closed':
      if (entry.public.because === 'no-longer-eligible') return null
      return entry.public.because === 'lawful-basis' ? { ...standing, keptFrom: standing.keptFrom ?? entry.occurredAt } : before
    case 'duty-opened':
      return entry.public.name === releaseDuty && entry.public.by !== null
        ? { ...standing, dueBy: entry.public.by, citation: entry.public.citation }
        : before
    default:
      return before
  }
}

const isDoor = (event: string): boolean => event === 'released' || event === 'transferred' || event === 'died'
