// The real desk on a real fax line: notices dialled, taken, refused, cut; a fax that comes in; and the fax server itself.
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism, loadavg } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { faxServerConformance } from '../../src/outside/fax/conformance.ts'
import { createHylafax } from '../../src/outside/fax/real.ts'
import { parseTransferLog, reconcileFaxes } from '../../src/outside/fax/transfer-log.ts'
import type { FaxAttempt } from '../../src/outside/fax/transfer-log.ts'
import { makePaper } from '../../src/outside/paper-maker/make-paper.ts'
import { toFax } from '../../src/outside/paper-maker/to-fax.ts'
import { livingDesk, mailServer, until } from '../desk/living-desk.ts'
import type { LivingDesk, MailServer } from '../desk/living-desk.ts'
import { adminPassword, numbers, openFaxLines } from './fax-lines.ts'
import type { FaxLines } from './fax-lines.ts'
import type { LineFault } from './exchange.ts'

const quick = process.env['RELEASEDESK_FAX_QUICK'] === '1'
const lineMs = 300_000
/** A busy machine can starve a soft modem of its samples: a call that failed so is made once more. */
const once = { timeout: lineMs, retry: 1 }
/** A soft modem takes no call for five seconds after a hang-up. */
const modemRestMs = 6_000

let lines: FaxLines
let mail: MailServer
let desk: LivingDesk
const note = (line: string): void => void process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${line}\n`)
beforeAll(async () => {
  lines = await openFaxLines(note)
  mail = await mailServer()
  desk = await livingDesk(
    mail,
    `ice: { fax: "+1 ${numbers.office}" }\nfax: { server: 127.0.0.1, port: ${lines.desk.port}, from: COUNTY JAIL, adminPassword: ${adminPassword} }`,
  )
  // The agency's number is written as people write it; the line of this town dials it without the country.
  lines.exchange.connect(`1${numbers.office}`, lines.office.modemPort)
  await desk.start()
}, lineMs)
afterAll(async () => {
  await desk?.stop()
  await mail?.close()
  await lines?.close()
  await desk?.remove()
})

const outcomeParser = z.looseObject({ kind: z.string() })
const noticeParser = z.looseObject({
  id: z.string(),
  state: z.string(),
  attempts: z.array(
    z.looseObject({
      number: z.number(),
      channel: z.string(),
      repeat: z.boolean(),
      ended: z.looseObject({ outcome: outcomeParser }).nullable(),
    }),
  ),
})
const bookingParser = z.looseObject({ gate: z.looseObject({ kind: z.string() }), notices: z.array(noticeParser) })
const rowsParser = z.object({ bookings: z.array(z.looseObject({ subject: z.string(), number: z.string(), papers: z.array(z.unknown()) })) })
const bookings = async () => rowsParser.parse(await desk.get('/api/v1/bookings')).bookings
const record = async (number: string) => {
  const row = (await bookings()).find((each) => each.number === number)
  return row ? bookingParser.parse(await desk.get(`/api/v1/bookings/${row.subject}`)) : null
}
const attempts = async (number: string) => (await record(number))?.notices[0]?.attempts ?? []
const event = (booking: string, kind: string, more: Readonly<Record<string, unknown>> = {}) =>
  desk.post('/api/v1/custody-events', { booking, event: kind, at: new Date().toISOString(), ...more })

const people = ['LENA', 'TOMAS', 'IRINA', 'OMAR', 'PAUL', 'RUTH', 'SEAN', 'VERA']
let booked = 0
/** Somebody with a request for notice is booked, and posts bond: from then on the desk has a notice to give. */
const bondPosted = async (): Promise<string> => {
  const at = booked
  booked += 1
  const number = `2026-${at}`
  const name = `WHITEHORSE, ${people[at] ?? 'NEMO'}`
  const born = `19${70 + at}-11-05`
  await event(number, 'booked', { name, born })
  const typed = { 'releasedesk-typed': { form: 'I-247A', signer: 'immigration-officer', subjectName: name, dateOfBirth: born } }
  await desk.postPaper(`typed-${at}.json`, new TextEncoder().encode(JSON.stringify(typed)))
  await until('the match', async () => ((await bookings()).find((each) => each.number === number)?.papers.length ?? 0) === 1)
  await event(number, 'bond-posted')
  expect((await record(number))?.gate.kind).toBe('open')
  return number
}
const paperParser = z.object({ papers: z.array(z.looseObject({ key: z.string(), state: z.string() })) })
const papers = async () => paperParser.parse(await desk.get('/api/v1/papers?limit=50')).papers
const rest = async (): Promise<void> => {
  await lines.idle()
  const left = lines.exchange.lastHangUp() + modemRestMs - Date.now()
  if (left > 0) await new Promise((resolve) => setTimeout(resolve, left))
}
const whatWent = (name: string, what: unknown): void => note(`${name}: ${JSON.stringify(what)}`)

describe('a notice of the desk', () => {
  it('is dialled, taken by the office’s machine page by page, and confirmed with pages and its name in the record', once, async () => {
    await rest()
    const number = await bondPosted()
    const [attempt] = await until('the confirmation', async () => ((await attempts(number))[0]?.ended ? attempts(number) : null), 150)
    whatWent('taken', attempt?.ended?.outcome)
    expect(attempt).toMatchObject({ channel: 'fax', repeat: false })
    expect(attempt?.ended?.outcome).toMatchObject({ kind: 'sent', fax: { pages: 1, remoteId: 'FIELD OFFICE 0111' } })
    const [file = ''] = await until('the file', async () => (lines.office.received().length > 0 ? lines.office.received() : null))
    const told = spawnSync('tiffinfo', [file], { encoding: 'utf8' }).stdout
    expect(told).toMatch(/Image Width: 1728/)
    expect(told.match(/TIFF Directory at/g)).toHaveLength(1)
    expect(readFileSync(file).length).toBeGreaterThan(10_000)
  })
})

describe('a fax to the desk', () => {
  it('is in the inbox, read, within a minute of the hang-up, with who sent it', once, async () => {
    const values = {
      subjectName: 'ABARCA SOLIS, TOMAS',
      fileNumber: 'A210942561',
      issuedOn: '2026-11-20',
      officerName: 'R. HALE, Deportation Officer',
    }
    const page = await makePaper({ form: 'I-200', values, ticked: ['basis-pending-proceedings'], seed: 5 })
    const tiff = join(lines.office.spool, '..', 'request.tif')
    writeFileSync(tiff, await toFax([page], { resolution: 'fine', level: 0 }))
    await rest()
    const before = lines.exchange.answered.length
    const known = new Set((await papers()).map(({ key }) => key))
    lines.sendFromOffice(numbers.desk, tiff)
    await until('the call', async () => lines.exchange.answered.length > before, 90).catch((error: unknown) => {
      throw new Error(`the office said: ${lines.office.transferLog()}`, { cause: error })
    })
    const oneParser = z.looseObject({
      state: z.string(),
      receipts: z.array(z.looseObject({ channel: z.string(), from: z.string().nullable() })),
    })
    const read = await until(
      'the paper, read',
      async () => {
        for (const { key } of (await papers()).filter((each) => !known.has(each.key))) {
          const one = oneParser.parse(await desk.get(`/api/v1/papers/${key}`))
          if (one.receipts[0]?.channel === 'fax' && one.state === 'read') return one
        }
        return null
      },
      180,
    )
    const seconds = (Date.now() - lines.exchange.lastHangUp()) / 1000
    whatWent('received', { seconds, load: loadavg()[0], receipts: read.receipts })
    // With more work waiting than the machine has hands, the clock says something of the machine and nothing of the desk.
    if ((loadavg()[0] ?? 0) < availableParallelism() * 2) expect(seconds).toBeLessThan(60)
    expect(read.receipts).toHaveLength(1)
    expect(read.receipts[0]?.from).toContain('3035550111')
  })
})

const faults: readonly (readonly [string, LineFault | 'nobody' | 'refuses' | 'nowhere', object])[] = [
  ['busy', { kind: 'busy' }, { kind: 'failed', cause: 'busy', permanent: false }],
  ['no such number', 'nowhere', { kind: 'failed', cause: 'no-line', permanent: false }],
  ['nobody answers', 'nobody', { kind: 'failed', cause: 'no-answer', permanent: false }],
  ['refused', 'refuses', { kind: 'failed', cause: 'refused', permanent: false }],
  ['cut in the page', { kind: 'cut', afterMs: 13_000 }, { kind: 'unknown' }],
  ['silent from the middle of the page', { kind: 'silent', afterMs: 13_000 }, { kind: 'unknown' }],
]

describe.skipIf(quick)('a line that fails', () => {
  it.each(faults)(
    '%s: the attempt ends in the right state, and the next one reaches the office',
    async (name, fault, outcome) => {
      await rest()
      const { office, exchange } = lines
      const dialled = `1${numbers.office}`
      if (fault === 'nobody') exchange.connect(dialled, office.unattendedPort)
      else if (fault === 'refuses') exchange.connect(dialled, office.refusingPort)
      else if (fault === 'nowhere') exchange.connect(dialled, null)
      else exchange.connect(dialled, office.modemPort, fault)
      const number = await bondPosted()
      const first = await until('the first end', async () => (await attempts(number))[0]?.ended, 200)
      exchange.connect(dialled, office.modemPort)
      whatWent(name, first.outcome)
      expect(first.outcome).toMatchObject(outcome)
      await until('the next try', async () => (await record(number))?.notices[0]?.state === 'sent', 420)
      const all = await attempts(number)
      expect(all.at(-1)?.ended?.outcome).toMatchObject({ kind: 'sent', fax: { remoteId: 'FIELD OFFICE 0111' } })
      // What may have arrived is repeated as a repeat; what cannot have, is not.
      expect(all.at(-1)?.repeat).toBe(first.outcome.kind === 'unknown')
    },
    900_000,
  )
})

describe('the log of calls', () => {
  it('and the desk’s record tell the same', async () => {
    const known: FaxAttempt[] = []
    for (const { number } of await bookings())
      for (const notice of (await record(number))?.notices ?? [])
        for (const attempt of notice.attempts)
          known.push({ messageId: `${notice.id}.${attempt.number}`, outcome: settledOutcome(attempt.ended?.outcome) })
    expect(known.length).toBeGreaterThan(0)
    const calls = parseTransferLog(lines.desk.transferLog())
    expect(reconcileFaxes(calls, known)).toEqual([])
    expect(reconcileFaxes(calls, known.slice(1)).map((finding) => finding.kind)).toEqual(['call-not-on-record'])
  })
})

const sentParser = z.object({
  kind: z.literal('sent'),
  serverAnswer: z.string(),
  fax: z.object({ pages: z.number(), remoteId: z.string().nullable() }),
})
const settledOutcome = (outcome: z.infer<typeof outcomeParser> | undefined): FaxAttempt['outcome'] => {
  if (outcome?.kind === 'sent') return sentParser.parse(outcome)
  if (outcome?.kind === 'failed') return { kind: 'failed', reason: '', permanent: false }
  return outcome ? { kind: 'unknown', reason: '' } : null
}

describe.skipIf(quick)('the fax server itself', () => {
  let sent = 0
  faxServerConformance(
    'HylaFAX',
    async () => {
      await rest()
      lines.exchange.connect(numbers.busy, lines.office.modemPort, { kind: 'busy' })
      const tiff = await toFax([await makePaper({ form: 'I-200', values: { subjectName: 'DOE, PAT' }, ticked: [], seed: 6 })], {
        resolution: 'fine',
        level: 0,
      })
      return {
        server: createHylafax({ server: '127.0.0.1', port: lines.desk.port, user: 'releasedesk', adminPassword }, { from: 'COUNTY JAIL' }),
        takes: numbers.office,
        busy: numbers.busy,
        tiff,
        pollMs: 1000,
        patienceMs: 200_000,
        sendToDesk: async () => {
          const file = join(lines.office.spool, '..', 'page.tif')
          writeFileSync(file, tiff)
          const before = lines.desk.received().length
          lines.sendFromOffice(numbers.desk, file)
          const now = await until('the fax', async () => (lines.desk.received().length > before ? lines.desk.received() : null), 200)
          await until(
            'the hang-up',
            async () => parseTransferLog(lines.desk.transferLog()).filter((call) => call.kind === 'RECV').length > before,
            200,
          )
          return now.toSorted().at(-1)?.split('/').at(-1) ?? ''
        },
        close: async () => undefined,
      }
    },
    () => `t_${(sent += 1)}.1`,
    lineMs,
  )
})
