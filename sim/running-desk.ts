// Keeps the desk at work in the world: lanes woken by commits and by the clock, errands brought to it until it acknowledges them, a new run after each death.
import type { Agency } from '../src/agency.ts'
import type { Desk } from '../src/desk-work.ts'
import { lanes, nextDue, tick } from '../src/intake-to-release.ts'
import type { Lane, Patience } from '../src/intake-to-release.ts'
import { matchAgain } from '../src/match-paper.ts'
import type { Outside } from '../src/outside/outside.ts'
import type { SimulatedStore } from '../src/outside/store/simulated.ts'
import { createSendings } from '../src/sendings.ts'
import { epochMs } from '../src/time/instant.ts'
import { machine } from './machine.ts'
import type { Machine } from './machine.ts'
import type { WorldTime } from './time.ts'

/** Something brought to the desk from outside: it is brought again until the desk has acknowledged it. */
export type Errand = {
  readonly run: (desk: Desk) => Promise<unknown>
  readonly done: (answer: unknown) => void
  /** True: bring it again later. */
  readonly refused: (error: unknown) => boolean
  readonly againAfterMs: number
}

export type RunningDesk = {
  readonly machine: () => Machine | null
  /** In the order in which they were brought, one after the other: the export of the jail's own system. */
  readonly tell: (errand: Errand) => void
  /** Each by itself. */
  readonly bring: (errand: Errand) => void
  readonly start: (version: string) => void
  /** Wakes what is due; true if something was begun, so that it is to be looked again when that has come to rest. */
  readonly look: () => boolean
  readonly unacknowledged: () => number
  readonly worked: () => number
}

type Needs = {
  readonly time: WorldTime
  readonly agency: Agency
  readonly store: () => SimulatedStore
  /** What the machine is connected with at this start. */
  readonly outside: () => Outside
  readonly died: () => void
}

/** As the real lanes: several papers are read side by side. */
const laneNames = ['quick', 'notices', 'letters', 'reading', 'reading', 'reading'] as const satisfies readonly Lane[]

type LaneRun = { readonly name: Lane; readonly patience: Patience; busy: boolean; seenVersion: number; wakeMs: number }

export const runningDesk = (needs: Needs): RunningDesk => {
  const { time } = needs
  let running: Machine | null = null
  let laneRuns: readonly LaneRun[] = []
  let worked = 0
  let seenSkewMs = 0
  let deskRunning: Desk
  const queue = jailQueue(() => running, time)
  const own = ownErrands(() => running, time)

  const isRunning = (its: Machine): boolean => running === its && its.alive()
  /** Works until nothing is due; true milliseconds at which it is to look again, null if only after a commit. */
  const workOf = async (its: Machine, desk: Desk, lane: LaneRun): Promise<number | null> => {
    for (;;) {
      const { did, failure } = await tick(desk, lanes[lane.name], lane.patience)
      if (!isRunning(its)) return null
      if (did !== null && failure === null) worked += 1
      if (did !== null) continue
      const due = await nextDue(desk, lanes[lane.name], lane.patience)
      return due === null ? null : epochMs(due) - time.skewMs()
    }
  }
  const work = (its: Machine, lane: LaneRun): void => {
    lane.busy = true
    const version = needs.store().version('work')
    const rest = (wakeMs: number | null): void => {
      lane.busy = false
      // What was committed while it worked may have come too late for it.
      lane.seenVersion = needs.store().version('work') === version ? version : -1
      lane.wakeMs = wakeMs ?? Infinity
      if (wakeMs !== null) time.plan(wakeMs, () => undefined)
    }
    workOf(its, deskRunning, lane).then(rest, () => {
      // As the real lanes: what failed before any work was found is tried again after a moment.
      lane.busy = false
      wakeAt(lane, time.nowMs() + 250)
    })
  }
  const wakeAt = (lane: LaneRun, ms: number): void => {
    lane.seenVersion = needs.store().version('work')
    lane.wakeMs = ms
    time.plan(ms, () => undefined)
  }
  const look = (): boolean => {
    const its = running
    if (its === null) return false
    if (seenSkewMs !== time.skewMs()) ring()
    seenSkewMs = time.skewMs()
    let begun = false
    for (const lane of laneRuns) {
      const version = needs.store().version('work')
      if (lane.busy || (lane.seenVersion === version && time.nowMs() < lane.wakeMs)) continue
      const first = needs.store().earliest('work', lanes[lane.name])
      lane.seenVersion = version
      lane.wakeMs = first === null ? Infinity : epochMs(first) - time.skewMs()
      if (lane.wakeMs > time.nowMs()) {
        if (lane.wakeMs < Infinity) time.plan(lane.wakeMs, () => undefined)
        continue
      }
      work(its, lane)
      begun = true
    }
    return begun
  }
  /** All lanes look again: the clock was set, or a line has come free. */
  const ring = (): void => {
    for (const lane of laneRuns) lane.seenVersion = -1
  }
  const start = (version: string): void => {
    const its = machine(needs.outside(), needs.agency, () => {
      if (running !== its) return
      running = null
      laneRuns = []
      needs.died()
    })
    running = its
    deskRunning = { ...its.desk, sendings: createSendings(needs.agency.notices.atOnce, ring) }
    const patience = new Map(laneNames.map((name): [Lane, Patience] => [name, new Map()]))
    laneRuns = laneNames.map((name) => ({ name, patience: patience.get(name) ?? new Map(), busy: false, seenVersion: -1, wakeMs: 0 }))
    begin(its.desk, version)
    queue.pump()
    own.again()
  }
  return {
    machine: () => running,
    tell: queue.tell,
    bring: own.bring,
    start,
    look,
    unacknowledged: () => queue.waiting() + own.waiting(),
    worked: () => worked,
  }
}

/** As at every start of the program: it is on record, and what a death may have left unmatched is matched. */
const begin = (desk: Desk, version: string): void => {
  const { store, clock } = desk.outside
  store
    .commit([
      {
        kind: 'desk-started',
        subjects: ['desk'],
        occurredAt: clock.now(),
        actor: { kind: 'desk' },
        public: { version, sample: false },
        private: null,
      },
    ])
    .then(
      () => matchAgain(desk),
      () => undefined,
    )
    .catch(() => undefined)
}

/** One errand at a time, in order; one that fails or is cut off by a death stays at the head. */
const jailQueue = (running: () => Machine | null, time: WorldTime) => {
  const waiting: Errand[] = []
  let carriedBy: Machine | null = null
  const pump = (): void => {
    const its = running()
    const head = waiting[0]
    if (its === null || head === undefined || carriedBy === its) return
    carriedBy = its
    const settled = (): boolean => {
      if (running() !== its) return false
      carriedBy = null
      return true
    }
    head.run(its.desk).then(
      (answer) => {
        if (!settled()) return
        waiting.shift()
        head.done(answer)
        pump()
      },
      (error: unknown) => {
        if (!settled()) return
        if (!head.refused(error)) waiting.shift()
        carriedBy = its
        time.after(head.againAfterMs, () => {
          if (carriedBy === its) carriedBy = null
          pump()
        })
      },
    )
  }
  return {
    tell: (errand: Errand): void => {
      waiting.push(errand)
      pump()
    },
    pump,
    waiting: () => waiting.length,
  }
}

const ownErrands = (running: () => Machine | null, time: WorldTime) => {
  const open = new Map<Errand, Machine | null>()
  const carry = (errand: Errand): void => {
    const its = running()
    const carriedBy = open.get(errand)
    if (its === null || carriedBy === undefined || carriedBy === its) return
    open.set(errand, its)
    errand.run(its.desk).then(
      (answer) => {
        if (running() !== its || !open.delete(errand)) return
        errand.done(answer)
      },
      (error: unknown) => {
        if (running() !== its) return
        if (!errand.refused(error)) {
          open.delete(errand)
          return
        }
        time.after(errand.againAfterMs, () => {
          if (open.get(errand) === its) open.set(errand, null)
          carry(errand)
        })
      },
    )
  }
  return {
    bring: (errand: Errand): void => {
      open.set(errand, null)
      carry(errand)
    },
    again: (): void => {
      for (const errand of open.keys()) carry(errand)
    },
    waiting: () => open.size,
  }
}
