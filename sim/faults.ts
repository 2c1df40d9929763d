// What goes wrong, and when: drawn from the seed. Everything is mended at the end, so that what is owed can be demanded.
import type { Harm, Step } from './machine.ts'
import { harms, steps } from './machine.ts'
import { lineStates } from './line.ts'
import { dayMs, hourMs, minuteMs } from './stay-plan.ts'
import type { World } from './world.ts'

export type Faults = {
  readonly open: (untilMs: number) => void
  readonly close: () => void
  readonly counts: () => Readonly<Record<string, number>>
}

const versions = ['1.0.0', '1.0.1', '1.1.0', '2.0.0']

export const faults = (world: World): Faults => {
  const { time, desk, deskWeather } = world
  const draw = world.streams.faults
  const counts: Record<string, number> = {}
  let isOpen = false
  let diskFull = false
  let version = '1.0.0'
  /** How long the next death lasts; drawn anew for each. */
  let outageMs: number | null = null
  const count = (name: string): void => {
    counts[name] = (counts[name] ?? 0) + 1
  }
  const start = (): void => {
    if (desk.machine() !== null) return
    deskWeather.end('down')
    deskWeather.end('armed')
    desk.start(version)
    desk.machine()?.fillDisk(diskFull)
  }
  world.onDeath(() => {
    count('death')
    deskWeather.begin('down')
    const downMs = outageMs ?? draw.between(5_000, 90_000)
    outageMs = null
    time.after(downMs, start)
  })
  const strike = (): void => {
    const harm: Harm = draw.pick(harms)
    const step: Step | null = draw.chance(0.5) ? draw.pick(steps) : null
    const its = desk.machine()
    if (its === null) return
    count(`strike ${harm}`)
    deskWeather.begin('armed')
    its.arm({ step, calls: step === null ? draw.whole(1, 60) : draw.whole(1, 3), harm })
  }
  const lineFails = (): void => {
    const line = draw.pick(world.lines)
    line.setState(draw.pick(lineStates))
    count(`line ${line.state()}`)
    tellLines(world)
    time.after(draw.wide(1, 8 * 60) * minuteMs, () => {
      line.setState('up')
      tellLines(world)
    })
  }
  const clockJumps = (): void => {
    count('clock')
    deskWeather.begin('clock')
    time.setSkewMs(Math.round(draw.pick([1, -1]) * draw.wide(1_000, 2 * hourMs)))
    time.after(draw.wide(5, 6 * 60) * minuteMs, () => {
      time.setSkewMs(0)
      deskWeather.end('clock')
    })
  }
  const diskFills = (): void => {
    count('disk full')
    deskWeather.begin('disk')
    diskFull = true
    desk.machine()?.fillDisk(true)
    time.after(draw.wide(1, 90) * minuteMs, emptyDisk)
  }
  const emptyDisk = (): void => {
    diskFull = false
    desk.machine()?.fillDisk(false)
    deskWeather.end('disk')
  }
  const slow = (): void => {
    count('slow')
    deskWeather.begin('slow')
    world.pace.commitMs = Math.round(draw.wide(50, 5_000))
    world.pace.readMs = 90_000
    time.after(draw.wide(5, 120) * minuteMs, quick)
  }
  const quick = (): void => {
    world.pace.commitMs = 0
    world.pace.readMs = 4_000
    deskWeather.end('slow')
  }
  const outage = (): void => {
    outageMs = draw.wide(1, 6 * 60) * minuteMs
    desk.machine()?.kill()
  }
  const upgrade = (): void => {
    count('upgrade')
    version = draw.pick(versions)
    outageMs = draw.between(20_000, 200_000)
    desk.machine()?.kill()
  }
  const absence = (): void => {
    count('staff absent')
    world.staff.absent(time.nowMs() + draw.between(0.2, 3) * dayMs)
  }
  const kinds: readonly (readonly [() => void, number])[] = [
    [strike, 4],
    [lineFails, 4],
    [outage, 1],
    [clockJumps, 1],
    [diskFills, 0.5],
    [slow, 0.5],
    [upgrade, 0.3],
    [absence, 0.3],
  ]
  const next = (): void =>
    time.after((-Math.log(1 - draw.share()) * dayMs) / world.setting.troublesADay, () => {
      if (!isOpen) return
      draw.weighted(kinds)()
      next()
    })
  /** Maintenance reads the whole log: early, while it is short, and seldom later. */
  const maintain = (untilMs: number): void => {
    const spanMs = untilMs - time.nowMs()
    for (const work of [rebuild, restore]) {
      time.after(
        draw.between(0.05, 1) * Math.min(spanMs, 20 * dayMs),
        () => isOpen && maintenance(world, count, work, () => (outageMs = 2 * minuteMs)),
      )
    }
  }
  return {
    open: (untilMs) => {
      desk.start(version)
      if (world.setting.troublesADay === 0) return
      isOpen = true
      next()
      maintain(untilMs)
    },
    close: () => {
      isOpen = false
      for (const line of world.lines) line.setState('up')
      tellLines(world)
      time.setSkewMs(0)
      deskWeather.end('clock')
      emptyDisk()
      quick()
      // What is still armed would strike in the hours in which all is to be well.
      if (desk.machine()?.armed() === true) desk.machine()?.kill()
      deskWeather.jolt()
    },
    counts: () => counts,
  }
}

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
