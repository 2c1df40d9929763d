// Runs a story: the real flow on simulated twins, one event or one piece of work after the other, on a clock that only we move.
import { setImmediate } from 'node:timers/promises'
import { parse } from 'yaml'
import { z } from 'zod'
import { bookingByNumber, recordCustody } from '../../acts.ts'
import { agencyParser } from '../../agency.ts'
import type { Agency } from '../../agency.ts'
import { bookingOf } from '../../desk-work.ts'
import type { Desk } from '../../desk-work.ts'
import { typedPaperBytes } from '../../document/typed-paper.ts'
import { placesCoverage } from '../../determination/vocabulary.ts'
import { DeskError } from '../../errors.ts'
import { lanes, nextDue, receive, tick } from '../../intake-to-release.ts'
import type { Patience } from '../../intake-to-release.ts'
import { custodyEventParser } from '../../custody/booking.ts'
import type { Channel } from '../../document/paper.ts'
import { rowsOf } from '../../log/rows.ts'
import { acknowledgeByCode } from '../../notice-acts.ts'
import { seededChance } from '../../outside/chance/seeded.ts'
import { simulatedClock } from '../../outside/clock/simulated.ts'
import type { Outside } from '../../outside/outside.ts'
import { createSimulatedLetterLine, createSimulatedLine } from '../../outside/mail/simulated.ts'
import { simulatePageReader } from '../../outside/page-reader/simulated.ts'
import { simulatedStore } from '../../outside/store/simulated.ts'
import { simulatedTypesetter } from '../../outside/typesetter/simulated.ts'
import { createSendings } from '../../sendings.ts'
import { later } from '../../time/instant.ts'
import type { Instant } from '../../time/instant.ts'
import { storyParser } from './story-file.ts'
import type { Story, StoryEvent } from './story-file.ts'
import { nextStaffAct, staffActs } from './staff.ts'
import type { LeftOpen } from './staff.ts'
import { storyAnswer } from './story-answer.ts'
import type { StoryAnswer } from './story-answer.ts'

/** Parses a story; every fault is named with its path. Throws DeskError input-invalid. */
export const readStory = (text: string, fileName: string): Story => {
  const raw = ((): unknown => {
    try {
      return parse(text, { schema: 'core' })
    } catch (error) {
      throw new DeskError('input-invalid', `The story [${fileName}] is no YAML: ${error instanceof Error ? error.message : 'unreadable'}.`)
    }
  })()
  const parsed = storyParser.safeParse(raw)
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'story'}: ${issue.message}`).join('; ')
    throw new DeskError('input-invalid', `The story [${fileName}] cannot be used: ${faults}.`)
  }
  return parsed.data
}

const allKinds = [...lanes.quick, ...lanes.notices, ...lanes.letters, ...lanes.reading]

type Run = {
  readonly story: Story
  desk: Desk
  /** Aborted when the desk stops; a new one each time it starts. */
  stop: AbortController
  /** False between `system: stop` and `system: start`: papers and events wait outside, as at a fax server. */
  running: boolean
  staff: 'present' | 'absent'
  readonly waiting: StoryEvent[]
  readonly patience: Patience
  readonly leftOpen: LeftOpen
}

/** Runs the whole story and returns the contract's answer. Deterministic: the same file gives the same bytes. */
export const runStory = async (story: Story): Promise<StoryAnswer> => {
  const clock = simulatedClock(firstMoment(story))
  const chance = seededChance(story.title)
  const store = simulatedStore({ clock, chance, rowsOf })
  const fax = createSimulatedLine('fax', clock, story.lines.fax)
  const email = createSimulatedLine('email', clock, story.lines.email)
  const outside = {
    clock,
    chance,
    store,
    pageReader: simulatePageReader(),
    noticeLines: [fax, email],
    letterLine: createSimulatedLetterLine(),
    typesetter: simulatedTypesetter(),
  }
  const agency = agencyOf(story, story.agency.allowsNotices)
  const stop = new AbortController()
  const run: Run = {
    story,
    desk: startedDesk(outside, agency, stop.signal),
    stop,
    running: true,
    staff: story.staff,
    waiting: [],
    patience: new Map(),
    leftOpen: new Set(),
  }

  for (const booking of story.bookings) {
    const at = booking.bookedAt ?? story.starts
    clock.set(later(at, clock.now()))
    const { bookedAt: _, ...person } = booking
    await recordCustody(run.desk, { ...person, event: 'booked', at }, jailRecords)
  }
  const events = story.events.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  for (;;) {
    const event = events[0]
    const workAt = run.running ? await nextWorkAt(run) : null
    const staffAt = run.running && run.staff === 'present' ? await nextStaffAct(run.desk, run.leftOpen) : null
    const next = earliest([event?.at ?? null, workAt, staffAt, clock.nextWake()])
    if (next === null || next > story.ends) break
    clock.set(later(next, clock.now()))
    await atRest()
    if (event && event.at <= clock.now()) {
      events.shift()
      await happen(run, event, { fax, email })
    } else if (workAt !== null && workAt <= clock.now()) await work(run)
    else if (staffAt !== null && staffAt <= clock.now()) await staffActs(run.desk, run.leftOpen)
    await atRest()
  }
  clock.set(later(story.ends, clock.now()))
  const findings = await store.verify()
  return storyAnswer(story, await store.entriesAfter(0, Number.MAX_SAFE_INTEGER), findings, run.desk.agency.zone)
}

/** A desk that starts remembers nothing: what it has under way is its own, and an outside of its own. */
const startedDesk = (outside: Outside, agency: Agency, stopping: AbortSignal): Desk => ({
  outside: { ...outside },
  agency,
  stopping,
  sendings: createSendings(agency.notices.atOnce),
})

/** Notices go out beside the work; here each has gone as far as it can before the clock moves on. */
const atRest = async (): Promise<void> => {
  await setImmediate()
}

/** A story never spins: work that is due and not taken is a fault of the program, told as one. */
const work = async ({ desk, patience }: Run): Promise<void> => {
  const { did } = await tick(desk, allKinds, patience)
  if (did === null) throw new Error('work was due and none was taken')
}

const jailRecords = { actor: { kind: 'jail-records', source: 'story' } } as const

const firstMoment = (story: Story): Instant =>
  [
    story.starts,
    ...story.bookings.flatMap((each) => (each.bookedAt ? [each.bookedAt] : [])),
    ...story.events.map((each) => each.at),
  ].toSorted()[0] ?? story.starts

const earliest = (moments: readonly (Instant | null)[]): Instant | null => moments.filter((each) => each !== null).toSorted()[0] ?? null

/** Work that failed waits for its patience; otherwise it is due at its own moment. */
const nextWorkAt = async ({ desk, patience }: Run): Promise<Instant | null> => {
  const due = await nextDue(desk, allKinds, patience)
  return due === null ? null : later(due, desk.outside.clock.now())
}

const agencyOf = (story: Story, allowsNotices: boolean): Agency => {
  const zone = story.zone ?? placesCoverage().find((place) => place.place === story.place)?.zone
  if (zone === undefined) throw new DeskError('place-unknown', `The place [${story.place}] is not covered.`)
  const { releaseDateIsPublic, reimbursementAgreement, agreement287g } = story.agency
  return agencyParser.parse({
    place: story.place,
    zone,
    name: 'Story Sheriff Department',
    facility: 'Story Jail',
    address: ['1 Example Street'],
    phone: '555-0100',
    policy: { allowsNotices, releaseDateIsPublic, reimbursementAgreement, agreement287g },
    ice: { fax: '555-0111', email: 'ero@example.test', phone: '555-0112' },
  })
}

type Lines = { readonly fax: ReturnType<typeof createSimulatedLine>; readonly email: ReturnType<typeof createSimulatedLine> }

const happen = async (run: Run, event: StoryEvent, lines: Lines): Promise<void> => {
  if (event.line?.fax) lines.fax.setState(event.line.fax)
  if (event.line?.email) lines.email.setState(event.line.email)
  if (event.staff) run.staff = event.staff
  if (event.agency) run.desk = { ...run.desk, agency: agencyOf(run.story, event.agency.allowsNotices) }
  if (event.system === 'stop') {
    run.running = false
    run.stop.abort()
  }
  if (event.system === 'start') {
    run.running = true
    run.stop = new AbortController()
    run.desk = startedDesk(run.desk.outside, run.desk.agency, run.stop.signal)
    for (const waited of run.waiting.splice(0)) await arrive(run, waited)
  }
  if (event.acknowledge) await acknowledge(run.desk, event.acknowledge.booking)
  if (!event.receive && !event.custody) return
  if (run.running) await arrive(run, event)
  else run.waiting.push(event)
}

/** The code is on the notice: whoever gives it back has the notice. */
const acknowledge = async (desk: Desk, number: string): Promise<void> => {
  const booking = await bookingByNumber(desk, number)
  const notices = booking === null ? [] : (await bookingOf(desk, booking)).notices
  const code = notices.at(-1)?.code
  if (code === undefined || code === null)
    throw new DeskError('input-invalid', `There is no notice about the booking [${number}] to acknowledge.`)
  await acknowledgeByCode(desk, code, 'the duty officer')
}

/** A paper or an event of the jail's record reaches the desk: at its moment, or when the desk is up again. */
const arrive = async ({ desk }: Run, { at, receive: paper, custody }: StoryEvent): Promise<void> => {
  if (paper) {
    const channel = channelOf(paper.channel)
    const written = channel === 'typed' ? 'phone-call' : undefined
    const instruments = paper.instruments.map((each, index) =>
      index === 0 && paper.asks ? { form: written, ...jsonOf(each), asks: paper.asks } : { form: written, ...jsonOf(each) },
    )
    const bytes = typedPaperBytes(instruments.map((each) => jsonOf(each)))
    await receive(desk, {
      bytes,
      bytesSent: bytes.length,
      fileName: 'story',
      channel,
      from: paper.from ?? null,
      actor: { kind: 'desk' },
      at,
    })
  }
  if (custody) {
    const { event, booking } = custody
    await recordCustody(desk, custodyEventParser.parse({ ...custody, event, booking, at }), jailRecords)
  }
}

const channelOf = (channel: string): Channel => {
  switch (channel) {
    case 'e-mail':
    case 'email':
      return 'email'
    case 'phone':
    case 'typed':
      return 'typed'
    case 'inbox':
      return 'inbox'
    case 'drop-folder':
      return 'drop-folder'
    case 'command':
      return 'command'
    case 'api':
      return 'api'
    default:
      return 'fax'
  }
}

/** Through JSON: keys without a value go, and every value becomes text, number, truth value or list. */
const jsonParser = z.record(z.string(), z.json())
const jsonOf = (value: object): Parameters<typeof typedPaperBytes>[0][number] => jsonParser.parse(JSON.parse(JSON.stringify(value)))
