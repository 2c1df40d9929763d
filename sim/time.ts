// The time of a simulated world: its true milliseconds, the schedule, and the clock of the machine, which may go wrong.
import type { Clock } from '../src/outside/outside.ts'
import { epochMs, fromEpochMs } from '../src/time/instant.ts'
import type { Instant } from '../src/time/instant.ts'
import { agenda } from './agenda.ts'
import type { Planned } from './agenda.ts'

export type WorldTime = {
  readonly nowMs: () => number
  readonly plan: (atMs: number, happens: () => void) => void
  readonly after: (ms: number, happens: () => void) => void
  /** Resolves when so much true time has passed. */
  readonly wait: (ms: number) => Promise<void>
  /** Moves true time to what comes next and lets it happen; false if nothing comes before `endMs`. */
  readonly step: (endMs: number) => boolean
  readonly happened: () => number
  /** What the machine takes for the time. */
  readonly clock: Clock
  /** How far the machine's clock is off; 0 is right. */
  readonly skewMs: () => number
  readonly setSkewMs: (ms: number) => void
}

export const worldTime = (startMs: number): WorldTime => {
  const planned = agenda()
  let now = startMs
  let skew = 0
  let happened = 0
  let shown: { readonly ms: number; readonly at: Instant } | null = null
  const plan = (atMs: number, happens: () => void): void => planned.plan(Math.max(now, Math.round(atMs)), happens)
  const machineNow = (): Instant => {
    const ms = now + skew
    if (shown?.ms !== ms) shown = { ms, at: fromEpochMs(ms) }
    return shown.at
  }
  return {
    nowMs: () => now,
    plan,
    after: (ms, happens) => plan(now + ms, happens),
    wait: (ms) => new Promise((resolve) => plan(now + ms, resolve)),
    step: (endMs) => {
      const next: Planned | null = (planned.nextMs() ?? Infinity) <= endMs ? planned.next() : null
      if (next === null) return false
      now = next.atMs
      happened += 1
      next.happens()
      return true
    },
    happened: () => happened,
    clock: {
      now: machineNow,
      until: (at, signal) =>
        new Promise((resolve) => {
          if (signal?.aborted === true) return resolve()
          signal?.addEventListener('abort', () => resolve(), { once: true })
          plan(Math.max(now, epochMs(at) - skew), resolve)
        }),
    },
    skewMs: () => skew,
    setSkewMs: (ms) => {
      skew = ms
    },
  }
}
