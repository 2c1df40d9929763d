// What goes wrong, and when: drawn from the seed. Everything is mended at the end, so that what is owed can be demanded.
import type { Harm, Step } from './machine.ts'
import { harms, steps } from './machine.ts'
import { lineStates } from './line.ts'
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

  readonly #lineFails = (): void => {
    const line = this.#draw.pick(this.#world.lines)
    line.setState(this.#draw.pick(lineStates))
    this.#count(`line ${line.state()}`)
    tellLines(this.#world)
    this.#world.time.after(this.#draw.wide(1, 8 * 60) * minuteMs, () => {
      line.setState('up')
      tellLines(this.#world)
    })
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

  readonly #kinds: readonly (readonly [() => void, number])[] = [
    [this.#strike, 4],
    [this.#lineFails, 4],
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
      this.#draw.weighted(this.#kinds)()
      this.#next()
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

  readonly open = (untilMs: number): void => {
    this.#world.desk.start(this.#version)
    if (this.#world.setting.troublesADay === 0) return
    this.#isOpen = true
    this.#next()
    this.#maintain(untilMs)
  }

  readonly close = (): void => {
    this.#isOpen = false
    for (const line of this.#world.lines) line.setState('up')
    tellLines(this.#world)
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

const tellLines = ({ lines, lineWeather }: World): void => {
  if (lines.some((line) => line.state() === 'up')) lineWeather.end('lines')
  else lineWeather.begin('lines')
  lineWeather.jolt()
}

/** The desk is stopped, worked upon and started: nothing may leave meanwhile, and nothing may be other than before. */
const maintenance = (world: World, count: (name: string) => void, work: (world: World) => Promise<string>, stopFor: () => void): void => {
  const its = world.desk.machine()
  if (its === null) return
  stopFor()
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
  const from = world.store()
  const into = world.newStore()
  for (const sha256 of await from.keptHashes()) {
    const bytes = await from.kept(sha256)
    if (bytes !== null) await into.keep(bytes)
  }
  await from.snapshot((entries) => into.importSealed(entries))
  for (const says of await into.verify()) world.findings.say('restore', null, says)
  world.putStore(into)
  return 'restore'
}
