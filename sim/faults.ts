// What goes wrong, and when: drawn from the seed. Everything is mended at the end, so that what is owed can be demanded.
import type { SimulatedStore } from '../src/outside/store/simulated.ts'
import { fromEpochMs } from '../src/time/instant.ts'
import type { Harm, Step } from './machine.ts'
import { harms, steps } from './machine.ts'
import { lineStates } from './line.ts'
import type { PaperPlan } from './request-plan.ts'
import { dayMs, hourMs, minuteMs } from './stay-plan.ts'
import type { Draw } from './draw.ts'
import type { World } from './world.ts'

const versions = ['1.0.0', '1.0.1', '1.1.0', '2.0.0']

export class Faults {
  readonly #world: World
  readonly #draw: Draw

  constructor(world: World) {
    this.#world = world
    this.#draw = world.streams.faults
    world.onDeath(this.#died)
  }

  readonly #counts: Record<string, number> = {}
  #isOpen = false

  #diskFull = false
  #version = '1.0.0'

  /** How long the next death lasts; drawn anew for each. */
  #outageMs: number | null = null

  readonly #count = (name: string): void => {
    this.#counts[name] = (this.#counts[name] ?? 0) + 1
  }

  readonly #start = (): void => {
    if (this.#world.desk.machine() !== null) return
    this.#world.deskWeather.end('down')
    this.#world.deskWeather.end('armed')
    this.#world.desk.start(this.#version)
    this.#world.desk.machine()?.fillDisk(this.#diskFull)
  }

  readonly #died = (): void => {
    this.#count('death')
    this.#world.deskWeather.begin('down')
    const downMs = this.#outageMs ?? this.#draw.between(5_000, 90_000)
    this.#outageMs = null
    this.#world.time.after(downMs, this.#start)
  }

  readonly #strike = (): void => {
    const harm: Harm = this.#draw.pick(harms)
    const step: Step | null = this.#draw.chance(0.5) ? this.#draw.pick(steps) : null
    const its = this.#world.desk.machine()
    if (its === null) return
    this.#count(`strike ${harm}`)
    this.#world.deskWeather.begin('armed')
    its.arm({
      step,
      calls: step === null ? this.#draw.whole(1, 60) : this.#draw.whole(1, 3),
      harm,
    })
  }

  readonly #lineFails = (minutesMax = 8 * 60): void => {
    const line = this.#draw.pick(this.#world.lines)
    const state = this.#draw.pick(lineStates)
    // Busy, and nobody answering, is the other side's: one number.
    const to = state === 'busy' || state === 'no-answer' ? this.#draw.pick(line.numbers) : undefined
    line.setState(state, to)
    this.#count(`line ${state}`)
    this.#world.time.after(this.#draw.wide(1, minutesMax) * minuteMs, () => line.setState('up', to))
  }

  /** The network of the house is gone: no line at all. */
  readonly #allLinesFail = (): void => {
    this.#count('all lines down')
    for (const line of this.#world.lines) line.setState('down')
    this.#world.time.after(this.#draw.wide(4, 5 * 60) * minuteMs, this.#mendLines)
  }

  readonly #mendLines = (): void => {
    for (const line of this.#world.lines) line.setState('up')
  }

  /** Two programs on one store: the old one was thought to be gone, and is not. */
  readonly #secondDesk = (): void => {
    if (this.#world.other.machine() !== null) return
    this.#count('second desk')
    this.#world.other.start(this.#version)
    this.#world.time.after(this.#draw.wide(5, 240) * minuteMs, this.#world.other.stop)
  }

  readonly #clockJumps = (): void => {
    this.#count('clock')
    this.#world.deskWeather.begin('clock')
    this.#world.time.setSkewMs(Math.round(this.#draw.pick([1, -1]) * this.#draw.wide(1_000, 2 * hourMs)))
    this.#world.time.after(this.#draw.wide(5, 6 * 60) * minuteMs, () => {
      this.#world.time.setSkewMs(0)
      this.#world.deskWeather.end('clock')
    })
  }

  readonly #diskFills = (): void => {
    this.#count('disk full')
    this.#world.deskWeather.begin('disk')
    this.#diskFull = true
    this.#world.desk.machine()?.fillDisk(true)
    this.#world.time.after(this.#draw.wide(1, 90) * minuteMs, this.#emptyDisk)
  }

  readonly #emptyDisk = (): void => {
    this.#diskFull = false
    this.#world.desk.machine()?.fillDisk(false)
    this.#world.deskWeather.end('disk')
  }

  readonly #slow = (): void => {
    this.#count('slow')
    this.#world.deskWeather.begin('slow')
    this.#world.pace.commitMs = Math.round(this.#draw.wide(50, 5_000))
    this.#world.pace.readMs = 90_000
    this.#world.time.after(this.#draw.wide(5, 120) * minuteMs, this.#quick)
  }

  readonly #quick = (): void => {
    this.#world.pace.commitMs = 0
    this.#world.pace.readMs = 4_000
    this.#world.deskWeather.end('slow')
  }

  readonly #outage = (): void => {
    this.#outageMs = this.#draw.wide(1, 6 * 60) * minuteMs
    this.#world.desk.machine()?.kill()
  }

  readonly #upgrade = (): void => {
    this.#count('upgrade')
    this.#version = this.#draw.pick(versions)
    this.#outageMs = this.#draw.between(20_000, 200_000)
    this.#world.desk.machine()?.kill()
  }

  readonly #absence = (): void => {
    this.#count('staff absent')
    this.#world.staff.absent(this.#world.time.nowMs() + this.#draw.between(0.2, 3) * dayMs)
  }

  readonly #kinds = (): readonly (readonly [() => void, number])[] => [
    [this.#strike, this.#world.setting.commitMs > 0 ? 8 : 4],
    [() => this.#lineFails(), 4],
    [this.#allLinesFail, this.#world.setting.commitMs > 0 ? 3 : 0.7],
    [this.#secondDesk, this.#world.setting.commitMs > 0 ? 4 : 0.2],
    [this.#outage, 1],
    [this.#clockJumps, 1],
    [this.#diskFills, 0.5],
    [this.#slow, 0.5],
    [this.#upgrade, 0.3],
    [this.#absence, 0.3],
  ]

  readonly #next = (): void =>
    this.#world.time.after((-Math.log(1 - this.#draw.share()) * dayMs) / this.#world.setting.troublesADay, () => {
      if (!this.#isOpen) return
      this.#draw.weighted(this.#kinds())()
      this.#next()
    })

  readonly #nextOfLines = (): void =>
    this.#world.time.after((-Math.log(1 - this.#draw.share()) * dayMs) / this.#world.setting.lineTroublesADay, () => {
      if (!this.#isOpen) return
      this.#lineFails(2 * 60)
      this.#nextOfLines()
    })

  /** Maintenance reads the whole log: early, while it is short, and seldom later. */
  readonly #maintain = (untilMs: number): void => {
    const spanMs = untilMs - this.#world.time.nowMs()
    for (const work of [rebuild, restore]) {
      this.#world.time.after(
        this.#draw.between(0.05, 1) * Math.min(spanMs, 20 * dayMs),
        () => this.#isOpen && maintenance(this.#world, this.#count, work, () => (this.#outageMs = 2 * minuteMs)),
      )
    }
  }

  /** A backup is made while the desk works; hours later it is all there is. Once in a run, not in every one. */
  readonly #loseTheDisk = (untilMs: number): void => {
    const spanMs = Math.min(untilMs - this.#world.time.nowMs(), 20 * dayMs)
    if (!this.#draw.chance(this.#world.setting.commitMs > 0 ? 0.85 : 0.5)) return
    const hours = this.#draw.wide(0.2, 10)
    const withNotice = this.#draw.chance(0.6)
    const fromMs = this.#world.time.nowMs() + this.#draw.between(0.05, 0.6) * spanMs
    // Some are made while a notice is on its way: in the backup it is still to be sent.
    const orElseMs = fromMs + (withNotice ? 8 * hourMs : 0)
    const look = (): void => {
      if (!this.#isOpen) return
      const waits = this.#world.store().earliest('notice', ['waiting']) !== null
      if (waits || this.#world.time.nowMs() >= orElseMs) this.#backUp(hours)
      else this.#world.time.after(minuteMs / 2, look)
    }
    this.#world.time.plan(fromMs, look)
  }

  readonly #backUp = (hours: number): void => {
    this.#count('backup')
    const made = backup(this.#world)
    this.#world.time.after(hours * hourMs, () => {
      if (!this.#isOpen) return
      this.#outageMs = 20 * minuteMs
      this.#world.other.stop()
      this.#world.desk.machine()?.kill()
      this.#outageMs = null
      made.then((from) => restoreOlder(this.#world, from)).then(this.#count, this.#failed)
    })
  }

  readonly #failed = (error: unknown): void =>
    this.#world.findings.say('maintenance-failed', null, error instanceof Error ? error.message : 'no reason')

  readonly open = (untilMs: number): void => {
    this.#world.desk.start(this.#version)
    if (this.#world.setting.troublesADay === 0) return
    this.#isOpen = true
    this.#next()
    if (this.#world.setting.lineTroublesADay > 0) this.#nextOfLines()
    this.#maintain(untilMs)
    this.#loseTheDisk(untilMs)
  }

  readonly close = (): void => {
    this.#isOpen = false
    this.#mendLines()
    this.#world.other.stop()
    this.#world.time.setSkewMs(0)
    this.#world.deskWeather.end('clock')
    this.#emptyDisk()
    this.#quick()
    // What is still armed would strike in the hours in which all is to be well.
    if (this.#world.desk.machine()?.armed() === true) this.#world.desk.machine()?.kill()
    this.#world.deskWeather.jolt()
  }

  readonly counts = (): Readonly<Record<string, number>> => this.#counts
}

export const faults = (world: World): Faults => new Faults(world)

/** The desk is stopped, worked upon and started: nothing may leave meanwhile, and nothing may be other than before. */
const maintenance = (world: World, count: (name: string) => void, work: (world: World) => Promise<string>, stopFor: () => void): void => {
  const its = world.desk.machine()
  if (its === null) return
  stopFor()
  world.other.stop()
  its.kill()
  const before = { hash: world.store().lastHash(), attempts: world.auditor.counts().attempts }
  work(world).then(
    (name) => {
      count(name)
      if (world.store().lastHash() !== before.hash) world.findings.say('log-changed', null, `${name} changed the log`)
      if (world.auditor.counts().attempts !== before.attempts) world.findings.say('notice-by-maintenance', null, `${name} began a notice`)
    },
    (error: unknown) => world.findings.say('maintenance-failed', null, error instanceof Error ? error.message : 'no reason'),
  )
}

const rebuild = async ({ store }: World): Promise<string> => {
  await store().rebuild()
  return 'rebuild'
}

const restore = async (world: World): Promise<string> => {
  world.putStore(await copyOf(world))
  return 'restore'
}

const copyOf = async (world: World): Promise<SimulatedStore> => {
  const from = world.store()
  const into = world.newStore()
  // Taken before anything is waited for: the accounts were marked at this very entry.
  const imported = from.snapshot((entries) => into.importSealed(entries))
  for (const sha256 of await from.keptHashes()) {
    const bytes = await from.kept(sha256)
    if (bytes !== null) await into.keep(bytes)
  }
  await imported
  for (const says of await into.verify()) world.findings.say('restore', null, says)
  return into
}

/**
 * The disk is gone, and an older backup is all there is. What the desk acknowledged since is told again by the jail's system, the fax
 * server and the mailbox; what it said since is known to the other side alone.
 */
const restoreOlder = async (world: World, { store, rewind, tellAgain }: Backup): Promise<string> => {
  const { time } = world
  time.setSkewMs(0)
  const restoredAt = fromEpochMs(time.nowMs())
  const [entries, lastHash] = [await store.lastSeq(), store.lastHash()]
  world.putStore(store, { restoredAt })
  const lost = rewind()
  tellAgain()
  const base = { subjects: ['desk'], occurredAt: restoredAt, actor: { kind: 'desk' }, private: null } as const
  await store.commit([{ ...base, kind: 'desk-restored', public: { entries, lastHash } }])
  world.post.bringAgain(lost)
  return 'restore of an older backup'
}

/** A copy of the store, and the accounts of the world as they stood with it. */
type Backup = {
  readonly store: SimulatedStore
  readonly rewind: () => readonly PaperPlan[]
  readonly tellAgain: () => void
}

const backup = async (world: World): Promise<Backup> => {
  const [rewind, tellAgain] = [world.auditor.mark(), world.jail.mark()]
  return { store: await copyOf(world), rewind, tellAgain }
}
