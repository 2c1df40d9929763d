// Runs one seed from its first day to its last, and some hours beyond in which nothing goes wrong, so that all that is owed must be done.
import { lanes } from '../src/intake-to-release.ts'
import type { Finding } from './findings.ts'
import { faults } from './faults.ts'
import type { RunOptions } from './options.ts'
import { dayMs, hourMs } from './stay-plan.ts'
import { worldOf } from './world.ts'
import type { World } from './world.ts'

export type RunOutcome = {
  readonly seed: number
  readonly days: number
  readonly starts: string
  readonly events: number
  readonly custodyEvents: number
  readonly releases: number
  readonly papers: number
  readonly duties: number
  readonly noticesTried: number
  readonly noticesArrived: number
  /** Messages that a line was given, and those of them with no determination on record behind them: counted apart from the desk. */
  readonly onLines: number
  readonly withoutDetermination: number
  readonly troubles: Readonly<Record<string, number>>
  readonly entries: number
  /** Hash of the last entry: equal for equal runs, to the byte. */
  readonly lastHash: string
  readonly findings: readonly Finding[]
}

const hoursToMend = 14

export const replayOf = ({ seed, days, faults: which, size, from }: RunOptions): string =>
  `releasedesk simulate --seed ${seed} --days ${days}${which === 'all' ? ' --faults all' : ''}${size === 'corner' ? ' --size corner' : ''}` +
  (from === undefined ? '' : ` --from ${from}`)

/** `look` is shown the world after the last hour, for whoever wants to see more than the outcome. */
export const runSeed = async (options: RunOptions, look: (world: World) => void = () => undefined): Promise<RunOutcome> => {
  const world = worldOf(options, replayOf(options))
  const { time } = world
  const troubles = faults(world)
  const endMs = world.setting.startMs + options.days * dayMs
  troubles.open(endMs)
  world.jail.open(world.setting.bookingsADay)
  world.post.open(world.setting.papersADay)
  const isEnough = (): boolean => options.firstOnly === true && world.findings.list().length > 0
  await liveUntil(world, endMs, isEnough)
  world.jail.close()
  world.post.close()
  troubles.close()
  await liveUntil(world, endMs + hoursToMend * hourMs, isEnough)
  if (!isEnough()) await lastLook(world)
  look(world)
  const counts = world.auditor.counts()
  return {
    seed: options.seed,
    days: options.days,
    starts: new Date(world.setting.startMs).toISOString().slice(0, 10),
    events: time.happened(),
    custodyEvents: world.jail.told(),
    releases: world.jail.releases(),
    papers: counts.papers,
    duties: counts.duties,
    noticesTried: counts.attempts,
    noticesArrived: counts.heard,
    onLines: counts.touched,
    withoutDetermination: counts.unfounded,
    troubles: Object.fromEntries(Object.entries(troubles.counts()).toSorted(([a], [b]) => (a < b ? -1 : 1))),
    entries: counts.entries,
    lastHash: world.store().lastHash(),
    findings: world.findings.list(),
  }
}

const liveUntil = async (world: World, endMs: number, isEnough: () => boolean): Promise<void> => {
  const { time, desk, deskWeather } = world
  await rest(world)
  while (!isEnough() && time.step(endMs)) {
    await rest(world)
    if (desk.machine()?.armed() === false) deskWeather.end('armed')
  }
}

/** All that can go on without the passing of time has gone on. */
const rest = async ({ desk, other }: World): Promise<void> => {
  let begun = true
  while (begun) {
    await turn()
    begun = desk.look()
    if (other.look()) begun = true
  }
}

/**
 * Comes back when all that waited for something done has gone on. Nothing in a simulated world waits for the machine, so one round of the
 * machine's own loop serves for many: between two of its callbacks all promises are kept.
 */
const turn = (): Promise<void> =>
  new Promise((resolve) => {
    waiting.push(resolve)
    if (turnsLeft > 0) return
    turnsLeft = turnsARound
    for (let count = 0; count < turnsARound; count += 1) setImmediate(wake)
  })

const wake = (): void => {
  turnsLeft -= 1
  for (const resolve of waiting.splice(0)) resolve()
}

const waiting: (() => void)[] = []
let turnsLeft = 0
const turnsARound = 64

const lastLook = async (world: World): Promise<void> => {
  const { findings, auditor, desk, time } = world
  if (desk.unacknowledged() > 0) findings.say('never-acknowledged', null, `${desk.unacknowledged()} errands were never acknowledged`)
  const first = world.store().earliest('work', Object.values(lanes).flat())
  if (first !== null && first <= time.clock.now()) findings.say('work-left', null, `work has been due since ${first} and was not taken`)
  for (const says of await world.store().verify()) findings.say('store', null, says)
  await auditor.finish()
}
