// How far a zone's clocks are from UTC at a moment: asked of the calendar once for each stretch between two changes of the clocks.
import { Temporal } from 'temporal-polyfill'

type Stretch = { readonly fromMs: number; readonly toMs: number; readonly offsetMs: number }

/** Milliseconds to add to a moment (milliseconds since 1970, UTC) for the zone's own clock. Throws RangeError for an unknown zone. */
export const offsetMsAt = (ms: number, zone: string): number => {
  const known = stretches.get(zone) ?? []
  for (const { fromMs, toMs, offsetMs } of known) if (fromMs <= ms && ms < toMs) return offsetMs
  const fresh = stretchAround(ms, zone)
  if (known.length >= stretchesMax) known.length = 0
  known.unshift(fresh)
  stretches.set(zone, known)
  return fresh.offsetMs
}

const stretches = new Map<string, Stretch[]>()
/** What is asked together lies within a few seasons. */
const stretchesMax = 12

const stretchAround = (ms: number, zone: string): Stretch => {
  const there = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone)
  const offsetMs = there.offsetNanoseconds / 1_000_000
  // A moment at which the clocks change begins a stretch: asked from the millisecond after it, what came before is found.
  const from = there.add({ milliseconds: 1 }).getTimeZoneTransition('previous')
  const to = there.getTimeZoneTransition('next')
  return { fromMs: from?.epochMilliseconds ?? -Infinity, toMs: to?.epochMilliseconds ?? Infinity, offsetMs }
}
