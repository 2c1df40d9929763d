// The sample jail of a first start: its settings, its mailbox, and its last days, written once by running the real flow on them.
import { existsSync } from 'node:fs'
import { chmod, mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { bookingByNumber, confirmMatch, recordCustody, serveCopy } from '../../acts.ts'
import { agencyParser } from '../../agency.ts'
import type { Agency } from '../../agency.ts'
import { custodyEventParser } from '../../custody/booking.ts'
import { sampleAccount } from '../../desk/sessions.ts'
import { bookingOf, paperOf } from '../../desk-work.ts'
import type { Desk } from '../../desk-work.ts'
import { typedPaperBytes } from '../../document/typed-paper.ts'
import { lanes, nextDue, receive, tick } from '../../intake-to-release.ts'
import { isPaperId } from '../../log/paper-record.ts'
import { simulatedClock } from '../../outside/clock/simulated.ts'
import type { SimulatedClock } from '../../outside/clock/simulated.ts'
import { realClock } from '../../outside/clock/real.ts'
import { createSimulatedLine } from '../../outside/mail/simulated.ts'
import { makePaper } from '../../outside/paper-maker/make-paper.ts'
import { toFax } from '../../outside/paper-maker/to-fax.ts'
import { civilDateOf, later, plusMinutes } from '../../time/instant.ts'
import type { Instant } from '../../time/instant.ts'
import type { Io } from '../command.ts'
import { agencyFileOf } from '../data-folder.ts'
import { openDesk, recordPolicy } from '../open-desk.ts'
import { openMailbox } from './mailbox.ts'
import { liveFax, sampleDay } from './sample-day.ts'
import type { SampleStep } from './sample-day.ts'

export type Sample = { readonly agency: Agency; readonly close: () => Promise<void> }

const deputy = { actor: { kind: 'person', account: 'R. Alvarez (sample)' } } as const

/** Opens the sample in `dir`; writes its past first if it is not there. */
export const openSample = async (dir: string, io: Io): Promise<Sample> => {
  const mailbox = await openMailbox(join(dir, 'sample-mailbox'))
  const agency = sampleAgency(dir, mailbox.url)
  try {
    if (!existsSync(join(dir, 'sample-written'))) {
      io.note('Writing the sample jail (invented people and papers) ...')
      await writePast(dir, agency, io)
      // For the other commands, which read the settings of a stopped desk; the mailbox lives only while the desk runs.
      const { mail: _mail, ...settings } = agency
      await writeFile(agencyFileOf(dir), stringify(settings), { mode: 0o600 })
      await writeFile(join(dir, 'sample-written'), `${realClock().now()}\n`, { mode: 0o600 })
    }
  } catch (error) {
    await mailbox.close()
    throw error
  }
  return { agency, close: mailbox.close }
}

const sampleAgency = (dir: string, smtp: string): Agency =>
  agencyParser.parse({
    place: 'us-co-denver',
    zone: 'America/Denver',
    name: 'Sample Sheriff Department',
    facility: 'Sample Detention Center, Denver',
    address: ['1 Example Street', 'Denver, CO 80000'],
    phone: '(303) 555-0100',
    policy: { allowsNotices: true, noticeMinutesTarget: 5 },
    ice: { email: 'intake@ice.example', phone: '(303) 555-0111' },
    mail: { smtp, from: 'release-desk@jail.example' },
    dropFolder: join(dir, 'fax-in'),
    roster: { changedBy: [sampleAccount] },
  })

/** Runs the steps on a clock that starts days ago; the faxes of the first minutes are left in the drop folder. */
const writePast = async (dir: string, agency: Agency, io: Io): Promise<void> => {
  const now = realClock().now()
  const day = (ago: number) => civilDateOf(plusMinutes(now, -ago * 1440), agency.zone)
  const steps = sampleDay(day).toSorted((a, b) => b.minutesAgo - a.minutesAgo)
  const clock = simulatedClock(plusMinutes(now, -(steps[0]?.minutesAgo ?? 0) - 1))
  const opened = await openDesk({ dir, agency, databaseUrl: io.env['DATABASE_URL'], log: () => undefined, clock })
  try {
    const desk: Desk = { agency, outside: { ...opened.desk.outside, noticeLines: [createSimulatedLine('email', clock)] } }
    if ((await opened.store.lastSeq()) > 0) return
    await recordPolicy(desk)
    for (const step of steps) {
      await workUntil(desk, clock, plusMinutes(now, -step.minutesAgo))
      await take(desk, step)
    }
    await workUntil(desk, clock, now)
  } finally {
    await opened.close()
  }
  await dropFax(join(dir, 'fax-in'), day(0))
}

const kinds = [...lanes.quick, ...lanes.notices, ...lanes.letters, ...lanes.reading]

/** Does all work that falls due up to the moment, each at its own minute. */
const workUntil = async (desk: Desk, clock: SimulatedClock, until: Instant): Promise<void> => {
  for (;;) {
    const due = await nextDue(desk, kinds)
    if (due === null || due > until) break
    clock.set(later(due, clock.now()))
    const { did, failure } = await tick(desk, kinds)
    if (failure !== null) throw failure instanceof Error ? failure : new Error('a step of the sample failed')
    if (did === null) break
  }
  clock.set(later(until, clock.now()))
}

const take = async (desk: Desk, step: SampleStep): Promise<void> => {
  const at = desk.outside.clock.now()
  const records = { actor: { kind: 'jail-records', source: 'sample' } } as const
  if ('book' in step) {
    const event = { ...step.book, event: 'booked', at }
    await recordCustody(desk, custodyEventParser.parse(event), records)
  } else if ('event' in step) await recordCustody(desk, custodyEventParser.parse({ ...step.event, at }), records)
  else if ('paper' in step) await give(desk, await makePaper(step.paper), step)
  else if ('typed' in step) await give(desk, typedPaperBytes([JSON.parse(JSON.stringify(step.typed))]), step)
  else if ('confirm' in step) await confirm(desk, step.confirm)
  else await serve(desk, step.serve)
}

const give = async (
  desk: Desk,
  bytes: Uint8Array,
  { fileName, from }: { readonly fileName: string; readonly from: string },
): Promise<void> => {
  const channel = fileName.startsWith('telephone') ? 'typed' : fileName.startsWith('fax') ? 'drop-folder' : 'inbox'
  await receive(desk, {
    bytes,
    bytesSent: bytes.length,
    fileName,
    channel,
    from,
    actor: channel === 'drop-folder' ? { kind: 'desk' } : deputy.actor,
  })
}

const confirm = async (desk: Desk, wanted: { readonly form: string; readonly booking: string }): Promise<void> => {
  const booking = await bookingByNumber(desk, wanted.booking)
  if (booking === null) return
  for (const row of await desk.outside.store.rows('instrument', { state: ['proposed', 'none'] })) {
    if (!isPaperId(row.subject)) continue
    const record = await paperOf(desk, row.subject)
    const standing = record.instruments.find((each) => each.id === row.key && each.instrument.form === wanted.form)
    if (standing) await confirmMatch(desk, record.id, [standing.id], booking, deputy)
  }
}

const serve = async (desk: Desk, number: string): Promise<void> => {
  const booking = await bookingByNumber(desk, number)
  if (booking === null) return
  const { letters } = await bookingOf(desk, booking)
  const toServe = letters.filter(
    (letter) => letter.served === null && (letter.kind === 'copy-to-person' || letter.kind === 'notice-to-person'),
  )
  const [first] = toServe
  if (first)
    await serveCopy(
      desk,
      booking,
      toServe.map((letter) => letter.id),
      first.language,
      'in person',
      deputy,
    )
}

/** Written whole under a hidden name first: a fax server renames its finished files too. */
const dropFax = async (folder: string, issuedOn: string): Promise<void> => {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const fax = await toFax(await Promise.all(liveFax(issuedOn).map((wanted) => makePaper(wanted))), {
    resolution: 'fine',
    level: 1,
    seed: 3,
  })
  const hidden = join(folder, '.fax-0153.tif')
  await writeFile(hidden, fax)
  await chmod(hidden, 0o600)
  await rename(hidden, join(folder, 'fax-0153.tif'))
}
