// A clock that stands still until it is moved: stories, simulations and tests run on it.
import { plusMs } from '../../time/instant.ts'
import type { Instant } from '../../time/instant.ts'
import type { Clock } from '../outside.ts'

export type SimulatedClock = Clock & {
  /** Moves the clock, backwards too (a machine's clock can be set back); wakes whoever waits for a moment now reached. */
  readonly set: (at: Instant) => void
  readonly advance: (ms: number) => void
  /** The earliest moment anybody waits for; null if nobody waits. */
  readonly nextWake: () => Instant | null
}

export const simulatedClock = (startsAt: Instant): SimulatedClock => {
  let now = startsAt
  const sleepers = new Set<{ readonly at: Instant; readonly wake: () => void }>()
  const set = (at: Instant): void => {
    now = at
    const due = [...sleepers].filter((sleeper) => sleeper.at <= now).toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
    for (const sleeper of due) sleeper.wake()
  }
  return {
    now: () => now,
    until: (at, signal) =>
      new Promise((resolve) => {
        if (at <= now || signal?.aborted === true) return resolve()
        const sleeper = {
          at,
          wake: () => {
            sleepers.delete(sleeper)
            signal?.removeEventListener('abort', sleeper.wake)
            resolve()
          },
        }
        sleepers.add(sleeper)
        signal?.addEventListener('abort', sleeper.wake, { once: true })
      }),
    set,
    advance: (ms) => set(plusMs(now, ms)),
    nextWake: () => [...sleepers].reduce<Instant | null>((first, { at }) => (first === null || at < first ? at : first), null),
  }
}
