// Keeps the desk at work in the world: lanes woken, errands brought until they are acknowledged, a new run after each death.
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

type Needs = {
  readonly time: WorldTime
  readonly agency: Agency
  readonly store: () => SimulatedStore
  /** What the machine is connected with at this start. */
  readonly outside: () => Outside
  /** When the store was last restored from a backup. */
  readonly restored: () => Pick<Desk, 'restoredAt'>
  readonly died: () => void
}

/** As the real lanes: several papers are read side by side. */
const laneNames = ['quick', 'notices', 'letters', 'reading', 'reading', 'reading'] as const satisfies readonly Lane[]

type LaneRun = {
  readonly name: Lane
  readonly patience: Patience
  busy: boolean
  seenVersion: number
  wakeMs: number
}

export class RunningDesk {
  readonly #needs: Needs

  constructor(needs: Needs) {
    this.#needs = needs
    this.#queue = jailQueue(this.machine, needs.time)
    this.#own = ownErrands(this.machine, needs.time)
  }

  #running: Machine | null = null
  #laneRuns: readonly LaneRun[] = []

  #worked = 0
  #seenSkewMs = 0

  #deskRunning: Desk | null = null
  readonly #queue: ReturnType<typeof jailQueue>

  readonly #own: ReturnType<typeof ownErrands>

  readonly #isRunning = (its: Machine): boolean => this.#running === its && its.alive()

  /** Works until nothing is due; true milliseconds at which it is to look again, null if only after a commit. */
  readonly #workOf = async (its: Machine, desk: Desk, lane: LaneRun): Promise<number | null> => {
    for (;;) {
      const { did, failure } = await tick(desk, lanes[lane.name], lane.patience)
      if (!this.#isRunning(its)) return null
      if (did !== null && failure === null) this.#worked += 1
      if (did !== null) continue
      const due = await nextDue(desk, lanes[lane.name], lane.patience)
      return due === null ? null : epochMs(due) - this.#needs.time.skewMs()
    }
  }

  readonly #work = (its: Machine, lane: LaneRun): void => {
    lane.busy = true
    const version = this.#needs.store().version('work')
    const rest = (wakeMs: number | null): void => {
      lane.busy = false
      // What was committed while it worked may have come too late for it.
      lane.seenVersion = this.#needs.store().version('work') === version ? version : -1
      lane.wakeMs = wakeMs ?? Infinity
      if (wakeMs !== null) this.#needs.time.plan(wakeMs, () => undefined)
    }
    this.#workOf(its, this.#deskRunning ?? its.desk, lane).then(rest, () => {
      // As the real lanes: what failed before any work was found is tried again after a moment.
      lane.busy = false
      this.#wakeAt(lane, this.#needs.time.nowMs() + 250)
    })
  }

  readonly #wakeAt = (lane: LaneRun, ms: number): void => {
    lane.seenVersion = this.#needs.store().version('work')
    lane.wakeMs = ms
    this.#needs.time.plan(ms, () => undefined)
  }

  readonly #look = (): boolean => {
    const its = this.#running
    if (its === null) return false
    if (this.#seenSkewMs !== this.#needs.time.skewMs()) this.#ring()
    this.#seenSkewMs = this.#needs.time.skewMs()
    let begun = false
    for (const lane of this.#laneRuns) {
      const version = this.#needs.store().version('work')
      if (lane.busy || (lane.seenVersion === version && this.#needs.time.nowMs() < lane.wakeMs)) continue
      const first = this.#needs.store().earliest('work', lanes[lane.name])
      lane.seenVersion = version
      lane.wakeMs = first === null ? Infinity : epochMs(first) - this.#needs.time.skewMs()
      if (lane.wakeMs > this.#needs.time.nowMs()) {
        if (lane.wakeMs < Infinity) this.#needs.time.plan(lane.wakeMs, () => undefined)
        continue
      }
      this.#work(its, lane)
      begun = true
    }
    return begun
  }

  /** All lanes look again: the clock was set, or a line has come free. */
  readonly #ring = (): void => {
    for (const lane of this.#laneRuns) lane.seenVersion = -1
  }

  /** The program is gone, if it runs. */
  readonly stop = (): void => this.#running?.kill()

  readonly #start = (version: string): void => {
    const gone = (): void => {
      if (this.#running !== its) return
      this.#running = null
      this.#laneRuns = []
      this.#needs.died()
    }
    const its = machine(this.#needs.outside(), this.#needs.agency, gone, this.#needs.restored())
    this.#running = its
    this.#deskRunning = {
      ...its.desk,
      sendings: createSendings(this.#needs.agency.notices.atOnce, this.#ring),
    }
    const patience = new Map(laneNames.map((name): [Lane, Patience] => [name, new Map()]))
    this.#laneRuns = laneNames.map((name) => ({
      name,
      patience: patience.get(name) ?? new Map(),
      busy: false,
      seenVersion: -1,
      wakeMs: 0,
    }))
    begin(its.desk, version)
    this.#queue.pump()
    this.#own.again()
  }

  readonly machine = () => this.#running

  readonly tell = (errand: Errand): void => this.#queue.tell(errand)

  /** What was acknowledged and is lost comes before all that waits; only while no program runs. */
  readonly tellAgain = (errands: readonly Errand[]): void => this.#queue.tellAgain(errands)

  readonly bring = (errand: Errand): void => this.#own.bring(errand)

  readonly start = this.#start

  readonly look = this.#look

  readonly unacknowledged = () => this.#queue.waiting() + this.#own.waiting()

  readonly worked = () => this.#worked
}

export const runningDesk = (needs: Needs): RunningDesk => new RunningDesk(needs)

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
    tellAgain: (errands: readonly Errand[]): void => void waiting.unshift(...errands),
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
