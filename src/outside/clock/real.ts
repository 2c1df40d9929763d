// The machine's own clock.
import { epochMs, fromEpochMs } from '../../time/instant.ts'
import type { Clock } from '../outside.ts'

/** Sleeps are cut into pieces, so that a clock that was set right meanwhile, or a machine that slept, is noticed within it. */
const napMsMax = 30_000

export const realClock = (): Clock => ({
  now: () => fromEpochMs(Date.now()),
  until: async (at, signal) => {
    for (let left = epochMs(at) - Date.now(); left > 0 && signal?.aborted !== true; left = epochMs(at) - Date.now()) {
      await nap(Math.min(left, napMsMax), signal)
    }
  },
})

const nap = (ms: number, signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve) => {
    const wake = (): void => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', wake)
      resolve()
    }
    const timer = setTimeout(wake, ms)
    signal?.addEventListener('abort', wake, { once: true })
  })
