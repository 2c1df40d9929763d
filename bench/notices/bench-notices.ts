// From the event that opens a gate to the first dial or SMTP connection of its notice: the desk's own lanes, real store, real SMTP.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { SMTPServer } from 'smtp-server'
import { recordCustody } from '../../src/acts.ts'
import { agencyParser } from '../../src/agency.ts'
import { startLanes } from '../../src/command/lanes.ts'
import { custodyEventParser } from '../../src/custody/booking.ts'
import type { Desk } from '../../src/desk-work.ts'
import { assertPermit } from '../../src/determination/permit.ts'
import { typedPaperBytes } from '../../src/document/typed-paper.ts'
import { receive } from '../../src/intake-to-release.ts'
import { rowsOf } from '../../src/log/rows.ts'
import { realChance } from '../../src/outside/chance/real.ts'
import { seededChance } from '../../src/outside/chance/seeded.ts'
import { realClock } from '../../src/outside/clock/real.ts'
import { createMail } from '../../src/outside/mail/real.ts'
import type { NoticeLine } from '../../src/outside/outside.ts'
import { simulatePageReader } from '../../src/outside/page-reader/simulated.ts'
import { openStore } from '../../src/outside/store/open-store.ts'
import { openTypesetter } from '../../src/outside/typesetter/real.ts'
import { minutesBetween, plusMinutes, plusMs } from '../../src/time/instant.ts'
import type { Instant } from '../../src/time/instant.ts'

const { values } = parseArgs({
  options: {
    releases: { type: 'string', default: '100' },
    /** Seconds over which they are spread; 0: all in the same moment. */
    seconds: { type: 'string', default: '60' },
    /** none: mail alone. hangs: four fax lines that take every call and never tell an end, and mail behind them. */
    fax: { type: 'string', default: 'none' },
    json: { type: 'boolean', default: false },
  },
})
const releases = Number(values.releases)
const spreadMs = Number(values.seconds) * 1000
const clock = realClock()
const dir = mkdtempSync(join(tmpdir(), 'releasedesk-notices-'))
const startsAt = clock.now()

/** First dial or connection, and the mail taken, by booking number. */
const touched = new Map<string, Instant>()
const taken = new Map<string, Instant>()
const bookingIn = (text: string): string => /B-\d+/.exec(text)?.[0] ?? ''
const touch = (booking: string, at: Instant): void => void (touched.has(booking) || touched.set(booking, at))

const connected = new Map<string, Instant>()
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  onConnect: (session, done) => {
    connected.set(session.id, clock.now())
    done()
  },
  onData: (stream, session, done) => {
    let text = ''
    stream.on('data', (part: Buffer) => (text += part.toString('utf8')))
    stream.on('end', () => {
      const booking = bookingIn(text)
      touch(booking, connected.get(session.id) ?? clock.now())
      taken.set(booking, clock.now())
      done(null, 'Ok: queued')
    })
  },
})
server.on('error', () => undefined)
const listening = server.listen(0, '127.0.0.1')
await new Promise<void>((resolve) => listening.once('listening', () => resolve()))
const address = listening.address()
if (address === null || typeof address !== 'object') throw new Error('the mail server has no port')

const faxHangs: NoticeLine = {
  channel: 'fax',
  send: (permit, message) => {
    assertPermit(permit)
    touch(bookingIn(`${message.subject} ${message.text}`), clock.now())
    return new Promise(() => undefined)
  },
}

const agency = agencyParser.parse({
  place: 'us-co-denver',
  zone: 'America/Denver',
  name: 'Bench Sheriff Department',
  facility: 'Bench Jail',
  address: ['1 Example Street'],
  phone: '555-0100',
  policy: { allowsNotices: true },
  ice: { ...(values.fax === 'hangs' ? { fax: '555-0111' } : {}), email: 'ero@ice.example' },
})
const chance = realChance()
const store = await openStore({ dir, clock, chance, rowsOf, log: () => undefined })
const mail = createMail({ smtp: `smtp://127.0.0.1:${address.port}`, from: 'desk@jail.example' })
const desk: Desk = {
  agency,
  outside: {
    clock,
    chance,
    store,
    pageReader: simulatePageReader(),
    noticeLines: [...(values.fax === 'hangs' ? [faxHangs] : []), mail.notices],
    letterLine: null,
    typesetter: await openTypesetter(),
  },
}
/** Nobody is called or born alike, so that every match is certain. */
const syllables = ['ba', 'do', 'fe', 'gi', 'ku', 'la', 'mo', 'ne', 'pi', 'ru']
const syllable = (number: number, place: number): string => syllables[Math.floor(number / 10 ** place) % 10] ?? ''
const nameOf = (number: number): string => {
  const surname = [syllable(number, 0), syllable(number, 1), syllable(number + 3, 0), syllable(number, 2)].join('')
  return `${surname}n, ${syllable(number + 5, 0)}${syllable(number + 7, 1)}l`.toUpperCase()
}
const bornOf = (number: number): string =>
  `${1950 + (number % 50)}-${String((number % 12) + 1).padStart(2, '0')}-${String((number % 28) + 1).padStart(2, '0')}`
const records = { actor: { kind: 'jail-records', source: 'bench' } } as const
const event = (number: number, kind: string, at: Instant) =>
  recordCustody(
    desk,
    custodyEventParser.parse({ booking: `B-${number}`, event: kind, at, name: nameOf(number), born: bornOf(number) }),
    records,
  )

const note = (text: string): void => void process.stderr.write(`${text}\n`)
const lanes = startLanes(desk, (listener) => store.changes(() => listener()), note)
note(`booking ${releases} people, each with a detainer on file`)
for (let number = 1; number <= releases; number += 1) {
  await event(number, 'booked', plusMinutes(startsAt, -600))
  const bytes = typedPaperBytes([
    { form: 'I-247A', signer: 'immigration-officer', subjectName: nameOf(number), dateOfBirth: bornOf(number) },
  ])
  await receive(desk, { bytes, bytesSent: bytes.length, fileName: `fax ${number}`, channel: 'fax', from: null, actor: { kind: 'desk' } })
}
for (;;) {
  const waiting = await store.count('work', { state: ['read', 'match'] })
  if (waiting === 0) break
  await clock.until(plusMs(clock.now(), 500))
}
note('releasing; the letters of all of them are being set meanwhile')

const draw = seededChance('bench')
const offsets = Array.from({ length: releases }, () => (Number.parseInt(draw.hex(4), 16) / 2 ** 32) * spreadMs).toSorted((a, b) => a - b)
const began = clock.now()
const cpuBefore = process.cpuUsage()
const asked = new Map<string, Instant>()
const shown = new Map<string, Instant>()
await Promise.all(
  offsets.map(async (offset, index) => {
    await clock.until(plusMs(began, Math.round(offset)))
    const number = `B-${index + 1}`
    asked.set(number, clock.now())
    await event(index + 1, 'bond-posted', clock.now())
    shown.set(number, clock.now())
  }),
)
if ((await store.count('notice')) < releases) throw new Error('not every release opened a notice: the bench measures nothing')
const enough = plusMs(clock.now(), 120_000)
while (touched.size < releases && clock.now() < enough) await clock.until(plusMs(clock.now(), 200))
const mails = values.fax === 'hangs' ? releases - 4 : releases
while (taken.size < mails && clock.now() < enough) await clock.until(plusMs(clock.now(), 200))
const cpu = process.cpuUsage(cpuBefore)

const seconds = (from: ReadonlyMap<string, Instant>, to: ReadonlyMap<string, Instant>): readonly number[] =>
  [...from].flatMap(([booking, at]) => {
    const until = to.get(booking)
    return until === undefined ? [] : [minutesBetween(at, until) * 60]
  })
const at = (sorted: readonly number[], share: number): number =>
  Number((sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN).toFixed(3))
const spread = (all: readonly number[]) => {
  const sorted = all.toSorted((a, b) => a - b)
  return { count: sorted.length, p50: at(sorted, 0.5), p90: at(sorted, 0.9), p99: at(sorted, 0.99), max: at(sorted, 1) }
}
const figures = {
  releases,
  seconds: Number(values.seconds),
  fax: values.fax,
  eventToFirstDialOrConnectionSeconds: spread(seconds(asked, touched)),
  eventToMailTakenSeconds: spread(seconds(asked, taken)),
  mailTakenWithin10SecondsShare: seconds(asked, taken).filter((each) => each <= 10).length / Math.max(1, taken.size),
  eventToGateOnRecordSeconds: spread(seconds(asked, shown)),
  lettersStillToSet: await store.count('work', { state: 'letters' }),
  cpuSecondsOfTheDesk: Number(((cpu.user + cpu.system) / 1e6).toFixed(1)),
  loadAverageOfTheMachine: loadavg().map((each) => Number(each.toFixed(1))),
  findings: await store.verify(),
}
process.stdout.write(`${JSON.stringify(figures, null, values.json ? 0 : 2)}\n`)

// The hanging calls never end; the program does.
await Promise.race([lanes.stop(), clock.until(plusMs(clock.now(), 15_000))])
mail.close()
await store.close()
server.close()
rmSync(dir, { recursive: true, force: true })
process.exit(0)
