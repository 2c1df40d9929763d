// One simulated world: a jail, its papers and lines, people at the desk, the desk itself, what goes wrong, and the auditor who watches.
import { agencyParser } from '../src/agency.ts'
import type { Desk } from '../src/desk-work.ts'
import { rowsOf } from '../src/log/rows.ts'
import { seededChance } from '../src/outside/chance/seeded.ts'
import { createSimulatedLetterLine } from '../src/outside/mail/simulated.ts'
import type { Outside, PageReader, Store } from '../src/outside/outside.ts'
import { simulatePageReader } from '../src/outside/page-reader/simulated.ts'
import { simulatedStore } from '../src/outside/store/simulated.ts'
import type { SimulatedStore } from '../src/outside/store/simulated.ts'
import { simulatedTypesetter } from '../src/outside/typesetter/simulated.ts'
import { auditor } from './auditor.ts'
import type { Auditor } from './auditor.ts'
import { findingsOf } from './findings.ts'
import type { Findings } from './findings.ts'
import { jail } from './jail.ts'
import type { Jail, Stay } from './jail.ts'
import { office } from './office.ts'
import { worldLine } from './line.ts'
import type { LineChannel, Witness, WorldLine } from './line.ts'
import type { Draw } from './draw.ts'
import { settingOf, streamsOf } from './options.ts'
import type { RunOptions, Setting, Streams } from './options.ts'
import { post } from './post.ts'
import type { Post } from './post.ts'
import { runningDesk } from './running-desk.ts'
import type { RunningDesk } from './running-desk.ts'
import { staff } from './staff.ts'
import type { Staff } from './staff.ts'
import { hourMs, minuteMs } from './stay-plan.ts'
import { worldTime } from './time.ts'
import type { WorldTime } from './time.ts'
import { weather } from './weather.ts'
import type { Weather } from './weather.ts'

export type World = {
  readonly setting: Setting
  readonly streams: Streams
  readonly time: WorldTime
  readonly desk: RunningDesk
  /** Another program on the same store, for as long as two overlap; nobody brings it anything. */
  readonly other: RunningDesk
  readonly jail: Jail
  readonly post: Post
  readonly staff: Staff
  readonly lines: readonly WorldLine[]
  readonly auditor: Auditor
  readonly findings: Findings
  readonly deskWeather: Weather
  readonly lineWeather: Pick<Weather, 'goodSinceMs'>
  readonly store: () => SimulatedStore
  /** Another store takes its place: restored from a backup. */
  readonly putStore: (store: SimulatedStore, restored?: Pick<Desk, 'restoredAt'>) => void
  readonly newStore: () => SimulatedStore
  /** How long a commit and a reading take. */
  readonly pace: Pace
  readonly onDeath: (listener: () => void) => void
}

/** `commitMs`: every commit takes so long; `betweenMs`: up to so long more, and so do bytes on their way to the disk. */
type Pace = { commitMs: number; betweenMs: number; readMs: number }

export const worldOf = (options: RunOptions, replay: string): World => {
  const setting = settingOf(options)
  const streams = streamsOf(options.seed)
  const time = worldTime(setting.startMs)
  const findings = findingsOf(options.seed, setting.startMs, time.nowMs, replay)
  const deskWeather = weather(time.nowMs)
  const lineWeather = { goodSinceMs: () => Math.min(Infinity, ...lines.map((line) => line.wellSinceMs())) }
  const chance = seededChance(`simulation ${options.seed}`)
  const parts = { clock: time.clock, chance, rowsOf }
  const deaths: (() => void)[] = []
  const pace = { commitMs: 0, betweenMs: setting.commitMs, readMs: 4_000 }
  let store: SimulatedStore
  let restored: Pick<Desk, 'restoredAt'> = {}
  const seen = { time, findings, store: () => store, deskWeather, lineWeather }
  const watch = auditor({ ...seen, allowsNotices: setting.allowsNotices, until: setting.until })
  const newStore = (): SimulatedStore => {
    const fresh = simulatedStore(parts)
    fresh.watch((logged) => {
      // A commit that was under way when another store took the place of this one is lost with it.
      if (fresh !== store) return
      watch.durable(logged)
      for (const each of logged) people.see(each)
    })
    return fresh
  }
  const lines = linesOf(setting, time, streams, {
    begun: watch.noticeBegun,
    arrived: (channel, message, whole) => {
      watch.noticeArrived(channel, message, whole)
      if (whole) readers.reads(message)
    },
  })
  const outside = (): Outside => ({ ...outsideOf(store, time, pace, streams, lines), clock: time.clock, chance })
  const run = { time, agency: agencyOf(setting), store: () => store, outside, restored: () => restored }
  const desk = runningDesk({ ...run, died: () => deaths.forEach((listener) => listener()) })
  const other = runningDesk({ ...run, died: () => undefined })
  const readers = office({ time, draw: streams.office, desk, knows: watch })
  const people = staff({ time, draw: streams.staff, desk, setting, knows: watch })
  const { cells, letters } = townOf({ ...seen, setting, streams, watch, desk })
  store = newStore()
  return {
    ...seen,
    setting,
    streams,
    desk,
    other,
    lines,
    pace,
    newStore,
    jail: cells,
    post: letters,
    staff: people,
    auditor: watch,
    putStore: (next, known = {}) => {
      store = next
      restored = known
    },
    onDeath: (listener) => void deaths.push(listener),
  }
}

const outsideOf = (store: SimulatedStore, time: WorldTime, pace: Pace, { pace: draw }: Streams, lines: readonly WorldLine[]) => ({
  store: pacedStore(store, time, pace, draw),
  pageReader: pacedReader(time, pace),
  noticeLines: lines,
  letterLine: createSimulatedLetterLine(),
  typesetter: simulatedTypesetter(),
})

type Town = {
  readonly setting: Setting
  readonly streams: Streams
  readonly time: WorldTime
  readonly findings: Findings
  readonly watch: Auditor
  readonly desk: RunningDesk
  readonly store: () => SimulatedStore
}

/** The jail, and those who write to it. */
const townOf = ({ setting, streams, time, findings, watch, desk, store }: Town): { readonly cells: Jail; readonly letters: Post } => {
  const cells = jail({
    time,
    draw: streams.jail,
    desk,
    watch: {
      coming: watch.coming,
      happens: watch.happens,
      told: watch.acknowledged,
      refused: refusedBy(findings),
      atTheDoor: doorOf(watch, findings, store, desk),
    },
    beforeBooking: beforeBooking(streams, time, setting, () => letters),
    beforeTheDoor: beforeTheDoor(streams, time, setting, () => letters),
    beforeAChange: beforeAChange(streams, time, setting, () => letters),
    setting,
  })
  const letters = post({
    time,
    draw: streams.papers,
    desk,
    jail: () => cells,
    watch: {
      sent: watch.sentPaper,
      acknowledged: (_plan, paper) => watch.acknowledgedPaper(paper),
    },
  })
  return { cells, letters }
}

const agencyOf = ({ allowsNotices, fax, fax2, email, webhook, portal, confirmMinutes, until }: Setting) =>
  agencyParser.parse({
    place: 'us-co-denver',
    zone: 'America/Denver',
    name: 'Simulated Sheriff Department',
    facility: 'Simulated Jail',
    address: ['1 Example Street'],
    phone: '555-0100',
    policy: { allowsNotices },
    ice: {
      ...(fax ? { fax: faxNumber } : {}),
      ...(fax2 ? { fax2: secondNumber } : {}),
      ...(email ? { email: mailbox } : {}),
      ...(webhook ? { webhook: hook } : {}),
      ...(portal ? { portal: 'the portal' } : {}),
      phone: '555-0112',
    },
    notices: { confirmMinutes, until },
  })

const [faxNumber, secondNumber, mailbox, hook] = ['555-0111', '555-0113', 'ero@example.test', 'https://ero.example.test/notices']

const linesOf = (setting: Setting, time: WorldTime, { lines }: Streams, witness: Witness): readonly WorldLine[] => {
  const { fax, fax2, email, webhook, faxRemembers } = setting
  const line = (channel: LineChannel, numbers: readonly string[], remembers: boolean) =>
    worldLine({ channel, numbers, remembers }, time, lines, witness)
  return [
    ...(fax ? [line('fax', [faxNumber, ...(fax2 ? [secondNumber] : [])], faxRemembers)] : []),
    ...(email ? [line('email', [mailbox], false)] : []),
    ...(webhook ? [line('webhook', [hook], false)] : []),
  ]
}

const pacedStore = (store: SimulatedStore, time: WorldTime, pace: Pace, draw: Draw): Store => ({
  ...store,
  commit: async (entries, expect) => {
    const ms = pace.commitMs + (pace.betweenMs > 0 ? draw.whole(0, pace.betweenMs) : 0)
    if (ms > 0) await time.wait(ms)
    return store.commit(entries, expect)
  },
  keep: async (bytes) => {
    if (pace.betweenMs > 0) await time.wait(draw.whole(0, pace.betweenMs))
    return store.keep(bytes)
  },
})

const pacedReader = (time: WorldTime, pace: Pace): PageReader => {
  const reader = simulatePageReader()
  return {
    ...reader,
    read: async (bytes, signal) => {
      await time.wait(pace.readMs)
      return reader.read(bytes, signal)
    },
  }
}

const refusedBy =
  (findings: Findings) =>
  (stay: Stay, event: { readonly event: string }, error: unknown): void =>
    findings.say(
      'event-refused',
      stay.person.booking,
      `the event ${event.event} was refused: ${error instanceof Error ? error.message : 'no reason'}`,
    )

/** Nobody asks a paper or a requester at the door: the gate as the desk shows it, and the jail's own record while the desk is down. */
const doorOf =
  (watch: Auditor, findings: Findings, store: () => SimulatedStore, desk: RunningDesk) =>
  (stay: Stay): boolean => {
    if (desk.machine() === null || stay.untold > 0) return watch.letsGo(stay)
    const shown = store().peek('booking', stay.person.booking)?.state
    if (stay.papers > 0 && watch.warrantWaits(stay))
      findings.say('judge-passed-over', stay.person.booking, "a judge's warrant was acknowledged in time and the gate lets the person go")
    if (shown === 'open') return true
    if (shown === 'kept' && !watch.letsGo(stay)) return false
    findings.say(
      'over-detention',
      stay.person.booking,
      `the person stands at the door, free to leave, and the gate is shown ${shown ?? 'nowhere'}`,
    )
    return true
  }

/** Now and then a request comes before the person does: nobody is found then, and somebody when the person is booked. */
const beforeBooking =
  ({ papers }: Streams, time: WorldTime, { papersADay, bookingsADay }: Setting, letters: () => Post) =>
  (stay: Stay, bookedMs: number): void => {
    if (!papers.chance((0.1 * papersADay) / bookingsADay)) return
    time.plan(papers.between(time.nowMs(), bookedMs), () => letters().send('detainer', stay))
  }

/** A judge's warrant now and then comes a minute before the door; so do requests. */
const beforeTheDoor =
  ({ papers }: Streams, time: WorldTime, { paperBeforeDoor }: Setting, letters: () => Post) =>
  (stay: Stay, doorMs: number): void => {
    const some = paperBeforeDoor > 0 ? 3 / paperBeforeDoor - 3 : 2_000
    const sort = papers.weighted([
      [null, stay.papers > 0 ? Math.min(some, 20) : some],
      ['judges-warrant', paperBeforeDoor > 0 ? 0.3 : 1],
      ['detainer', 2],
      ['cancellation', stay.papers > 0 ? 1 : 0],
    ] as const)
    if (sort === null) return
    const atMs = papers.chance(0.5) ? doorMs - minuteMs : papers.between(time.nowMs(), doorMs)
    time.plan(atMs, () => stay.happened.left === null && letters().send(sort, stay))
  }

/** The requester takes its request back while its notice stands, and asks again hours later: what was told then was of another release. */
const beforeAChange =
  ({ scenes }: Streams, time: WorldTime, { takenBack }: Setting, letters: () => Post) =>
  (stay: Stay, changeMs: number): void => {
    if (takenBack === 0 || stay.papers === 0 || !scenes.chance(takenBack)) return
    const send = (sort: 'cancellation' | 'detainer') => () => stay.happened.left === null && letters().send(sort, stay)
    time.plan(scenes.between(time.nowMs(), changeMs), send('cancellation'))
    time.plan(changeMs + scenes.wide(0.2, 48) * hourMs, send('detainer'))
  }
