// Keeps the desk at work: one loop a lane, woken by changes and by the clock. A lane that fails logs a code and goes on.
import type { Desk } from '../desk-work.ts'
import { DeskError } from '../errors.ts'
import { lanes, nextDue, tick } from '../intake-to-release.ts'
import type { Lane, Patience } from '../intake-to-release.ts'
import { matchAgain } from '../match-paper.ts'
import { createSendings } from '../sendings.ts'
import { earlier, plusMs } from '../time/instant.ts'

export type Lanes = { readonly stop: () => Promise<void> }

const laneNames = ['quick', 'notices', 'letters', 'reading'] as const satisfies readonly Lane[]
/** Papers read side by side: their pages take turns at the reader, so that a short paper does not wait for a long one to end. */
const papersAtOnce = 8
const napMsMax = 15_000
const pauseAfterFailureMs = 250
/** Setting a letter holds up everything else for a tenth of a second: while notices are on their way it waits, at most so long. */
const letterStepsAsideMs = 5000
const letterLooksEveryMs = 20
/** So long a stop waits for notices under way; what has not ended then is settled at the next start. */
const stopWaitsMs = 10_000

/** Starts all lanes. `onChange` tells of commits; it returns how to stop listening. */
export const startLanes = (bare: Desk, onChange: (listener: () => void) => () => void, log: (line: string) => void): Lanes => {
  const stopping = new AbortController()
  const bells = new Set<() => void>()
  const sendings = createSendings(bare.agency.notices.atOnce, () => bells.forEach((ring) => ring()))
  const desk: Desk = { ...bare, stopping: stopping.signal, sendings }
  // A commit wakes a lane; so does a line that has come free.
  const listen = (listener: () => void): (() => void) => {
    const forget = onChange(listener)
    bells.add(listener)
    return () => {
      bells.delete(listener)
      forget()
    }
  }
  const busy = new Set<Lane>()
  const running = laneNames.flatMap((lane) => {
    const patience: Patience = new Map()
    const loops = lane === 'reading' ? papersAtOnce : 1
    return Array.from({ length: loops }, () => runLane(desk, lane, patience, listen, log, stopping.signal, busy))
  })
  // A crash between an event and the re-match it calls for is made good here, once, at every start.
  running.push(matchAgain(desk).catch((error: unknown) => log(`match again: ${nameOf(error)}`)))
  return {
    stop: async () => {
      stopping.abort()
      await Promise.all(running)
      const { clock } = desk.outside
      const enough = new AbortController()
      await Promise.race([sendings.idle(), clock.until(plusMs(clock.now(), stopWaitsMs), enough.signal)])
      enough.abort()
    },
  }
}

const runLane = async (
  desk: Desk,
  lane: Lane,
  patience: Patience,
  onChange: (listener: () => void) => () => void,
  log: (line: string) => void,
  stopping: AbortSignal,
  busy: Set<Lane>,
): Promise<void> => {
  const { clock } = desk.outside
  while (!stopping.aborted) {
    const woken = new AbortController()
    const forget = onChange(() => woken.abort())
    try {
      if (lane === 'letters') await stepAside(desk, busy, stopping)
      const { did, failure } = await tick(desk, lanes[lane], patience)
      if (did === null) busy.delete(lane)
      else busy.add(lane)
      if (failure !== null && !stopping.aborted) log(`${lane}: ${nameOf(failure)}`)
      if (did === null) {
        const due = await nextDue(desk, lanes[lane], patience)
        const latest = plusMs(clock.now(), napMsMax)
        await clock.until(due === null ? latest : earlier(latest, due), AbortSignal.any([stopping, woken.signal]))
      }
    } catch (error) {
      log(`${lane}: ${nameOf(error)}`)
      await clock.until(plusMs(clock.now(), pauseAfterFailureMs), stopping)
    } finally {
      forget()
    }
  }
}

const stepAside = async ({ outside: { clock } }: Desk, busy: ReadonlySet<Lane>, stopping: AbortSignal): Promise<void> => {
  const enough = plusMs(clock.now(), letterStepsAsideMs)
  while ((busy.has('notices') || busy.has('quick')) && clock.now() < enough && !stopping.aborted)
    await clock.until(plusMs(clock.now(), letterLooksEveryMs), stopping)
}

/** Codes and kinds only: a message may carry what a paper says. */
const nameOf = (error: unknown): string =>
  error instanceof DeskError ? error.code : error instanceof Error ? error.name : 'unknown failure'
