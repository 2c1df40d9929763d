// What the law asks of the jail because a person may leave, paper or none: the six hours of C.R.S. 16-4-102(2) bind for everybody.
import type { ReleaseCause } from '../custody/booking.ts'
import { dutiesOf } from '../determination/duties-of.ts'
import { factsOf } from '../determination/facts-of.ts'
import type { LegalDuty } from '../law/answer.ts'
import { dueMoment, openingMoment } from '../law/due-moment.ts'
import { weigh } from '../law/interpreter.ts'
import { placeOf } from '../law/places/registry.ts'
import type { Place } from '../law/place.ts'
import type { Rule } from '../law/rule.ts'
import { civilDateOf, parseInstant, plusMinutes } from '../time/instant.ts'
import type { Instant } from '../time/instant.ts'

/**
 * The duties of the release itself. `since`: when the gate opened; a person who was lawfully kept is being released only from the end
 * of that. Once the release is late, what the law asks then is among them, as of the minute in which it became late, so that its own
 * deadline does not move with the hour at which somebody looks.
 */
export const releaseDuties = (placeId: string, since: Instant, cause: ReleaseCause, now: Instant): readonly LegalDuty[] => {
  const place = placeOf(placeId)
  if (place === null || civilDateOf(since, place.zone) < place.coveredFrom) return []
  const asOf = (at: Instant): readonly LegalDuty[] => askedAt(place, since, cause, at)
  const duties = asOf(since)
  const due = duties.flatMap(({ duty, by }) => (duty === releaseDuty && by !== null ? [parseInstant(by)] : [])).at(0)
  return due !== undefined && due < now ? asOf(plusMinutes(due, 1)) : duties
}

/** The name that the rules give to the release itself. */
export const releaseDuty = 'release-without-delay'

/** Every entry about somebody at the gate asks this again, and nothing in the answer has changed. */
const kept = new Map<string, readonly LegalDuty[]>()
const keptMax = 500

const askedAt = (place: Place, since: Instant, cause: ReleaseCause, at: Instant): readonly LegalDuty[] => {
  const key = [place.id, since, cause, at].join(' ')
  const known = kept.get(key)
  if (known !== undefined) return known
  if (kept.size >= keptMax) kept.clear()
  const made = ask(place, since, cause, at)
  kept.set(key, made)
  return made
}

const ask = (place: Place, since: Instant, cause: ReleaseCause, at: Instant): readonly LegalDuty[] => {
  const facts = factsOf({
    place: place.id,
    custodian: 'jail',
    at,
    custody: { state: 'eligible', eligibleAt: since, eligibleBecause: cause },
  })
  const open = weigh(place, facts, rulesOfRelease(place)).fired.flatMap((rule) =>
    rule.duties.map((duty) => ({
      ...duty,
      rule,
      due: dueMoment(duty.by, place, facts),
      opens: openingMoment(duty.by, place, facts),
    })),
  )
  return dutiesOf(open, place, civilDateOf(at, place.zone), facts)
}

/** Rules whose version the release chooses are those about the release itself; the others speak when a paper asks. */
const rulesOfRelease = (place: Place): readonly Rule[] => {
  const before = ofPlace.get(place)
  if (before !== undefined) return before
  const fresh = place.rules.filter((rule) => rule.selects === 'release' && rule.duties.length > 0)
  ofPlace.set(place, fresh)
  return fresh
}

const ofPlace = new WeakMap<Place, readonly Rule[]>()

/** The duties of a case together with those of the release: where both name one, the case's words with the release's clock. */
export const withReleaseDuties = (asked: readonly LegalDuty[], release: readonly LegalDuty[]): readonly LegalDuty[] => {
  const same = (a: LegalDuty, b: LegalDuty): boolean => a.duty === b.duty && a.to === b.to
  const merged = asked.map((duty) => {
    const clock = release.find((one) => same(one, duty) && one.by !== null)
    return clock === undefined ? duty : { ...duty, by: clock.by, ...(clock.start === undefined ? {} : { start: clock.start }) }
  })
  return [...merged, ...release.filter((one) => !asked.some((duty) => same(one, duty)))]
}
