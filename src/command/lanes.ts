// Keeps the desk at work: one loop a lane, woken by changes and by the clock. A lane that fails logs a code and goes on.
import type { Desk } from '../desk-work.ts'
import { DeskError } from '../errors.ts'
import { lanes, nextDue, tick } from '../intake-to-release.ts'
import type { Lane, Patience } from '../intake-to-release.ts'
import { matchAgain } from '../match-paper.ts'
import { earlier, plusMs } from '../time/instant.ts'

export type Lanes = { readonly stop: () => Promise<void> }

const laneNames = ['quick', 'notices', 'letters', 'reading'] as const satisfies readonly Lane[]
const napMsMax = 15_000
const pauseAfterFailureMs = 250

/** Starts all lanes. `onChange` tells of commits; it returns how to stop listening. */
export const startLanes = (bare: Desk, onChange: (listener: () => void) => () => void, log: (line: string) => void): Lanes => {
  const stopping = new AbortController()
  const desk: Desk = { ...bare, stopping: stopping.signal }
  const running = laneNames.map((lane) => runLane(desk, lane, onChange, log, stopping.signal))
  // A crash between an event and the re-match it calls for is made good here, once, at every start.
  running.push(matchAgain(desk).catch((error: unknown) => log(`match again: ${nameOf(error)}`)))
  return {
    stop: async () => {
      stopping.abort()
      await Promise.all(running)
    },
  }
}

const runLane = async (
  desk: Desk,
  lane: Lane,
  onChange: (listener: () => void) => () => void,
  log: (line: string) => void,
  stopping: AbortSignal,
): Promise<void> => {
  const patience: Patience = new Map()
  const { clock } = desk.outside
  while (!stopping.aborted) {
    const woken = new AbortController()
    const forget = onChange(() => woken.abort())
    try {
      const { did, failure } = await tick(desk, lanes[lane], patience)
      if (failure !== null && !stopping.aborted) log(`${lane}: ${nameOf(failure)}`)
      if (did === null) {
        const due = await nextDue(desk, lanes[lane])
        const latest = plusMs(clock.now(), napMsMax)
        // Work that failed is due but not yet tried again: look once a second rather than spin.
        const soonest = plusMs(clock.now(), patience.size > 0 ? 1000 : 0)
        const wake = due === null ? latest : earlier(latest, due > soonest ? due : soonest)
        await clock.until(wake, AbortSignal.any([stopping, woken.signal]))
      }
    } catch (error) {
      log(`${lane}: ${nameOf(error)}`)
      await clock.until(plusMs(clock.now(), pauseAfterFailureMs), stopping)
    } finally {
      forget()
    }
  }
}

/** Codes and kinds only: a message may carry what a paper says. */
const nameOf = (error: unknown): string =>
  error instanceof DeskError ? error.code : error instanceof Error ? error.name : 'unknown failure'
