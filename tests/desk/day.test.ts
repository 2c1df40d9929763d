// The desk's main job on a real fax, by the real program: read, matched, bond, gate, notice; and with the mail server down.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { join } from 'node:path'
import { rename, writeFile } from 'node:fs/promises'
import { z } from 'zod'
import { makePaper } from '../../src/outside/paper-maker/make-paper.ts'
import { toFax } from '../../src/outside/paper-maker/to-fax.ts'
import { livingDesk, mailServer, until } from './living-desk.ts'
import type { LivingDesk, MailServer } from './living-desk.ts'

let mail: MailServer
let desk: LivingDesk
beforeAll(async () => {
  mail = await mailServer()
  desk = await livingDesk(mail, 'dropFolder: DROP')
  await desk.start()
})
afterAll(async () => {
  await desk?.stop()
  await mail?.close()
  await desk?.remove()
})

const paperParser = z.looseObject({
  id: z.string(),
  state: z.string(),
  pages: z.number(),
  instruments: z.array(
    z.looseObject({
      instrument: z.looseObject({ form: z.string().nullable(), pages: z.array(z.number()), signer: z.string().nullable() }),
      match: z.looseObject({ kind: z.string() }),
    }),
  ),
})
const bookingParser = z.looseObject({
  gate: z.looseObject({ kind: z.string(), since: z.string().optional() }),
  notices: z.array(
    z.looseObject({ state: z.string(), attempts: z.array(z.looseObject({ ended: z.looseObject({ late: z.boolean() }).nullable() })) }),
  ),
  alerts: z.array(z.looseObject({ about: z.string() })),
  timeline: z.array(z.looseObject({ what: z.string(), at: z.string(), leadMinutes: z.number().nullable().optional() })),
})

const event = (booking: string, kind: string, more: Readonly<Record<string, unknown>> = {}) =>
  desk.post('/api/v1/custody-events', { booking, event: kind, at: new Date().toISOString(), ...more })
const bookings = async () =>
  z
    .object({ bookings: z.array(z.looseObject({ subject: z.string(), number: z.string(), papers: z.array(z.unknown()) })) })
    .parse(await desk.get('/api/v1/bookings')).bookings
const record = async (number: string) => {
  const row = (await bookings()).find((each) => each.number === number)
  return row ? bookingParser.parse(await desk.get(`/api/v1/bookings/${row.subject}`)) : null
}

describe('a day at the desk', () => {
  it('with the mail server down: tells the desk and delays nobody', async () => {
    await mail.close()
    await event('2026-2', 'booked', { name: 'WHITEHORSE, LENA', born: '2001-11-05' })
    const typed = {
      'releasedesk-typed': { form: 'I-247A', signer: 'immigration-officer', subjectName: 'WHITEHORSE, LENA', dateOfBirth: '2001-11-05' },
    }
    await desk.postPaper('typed.json', new TextEncoder().encode(JSON.stringify(typed)))
    await until('the match', async () => ((await bookings()).find((each) => each.number === '2026-2')?.papers.length ?? 0) === 1)
    await event('2026-2', 'bond-posted')
    expect((await record('2026-2'))?.gate.kind).toBe('open')
    await until('the desk to be told', async () => (await record('2026-2'))?.alerts.some((alert) => alert.about === 'notice-not-delivered'))
    await event('2026-2', 'released')
    expect(mail.mails).toHaveLength(0)
    await mail.open()
  }, 300_000)

  // While it does this, the notice before waits its minute for the next try.
  it('takes a fax of two instruments, opens the gate at the bond, and tells ICE at once', async () => {
    await event('2026-1', 'booked', { name: 'ABARCA SOLIS, TOMAS', born: '1988-06-14' })
    const values = {
      subjectName: 'ABARCA SOLIS, TOMAS',
      fileNumber: 'A210942561',
      issuedOn: '2026-11-20',
      officerName: 'R. HALE, Deportation Officer',
    }
    const fax = await toFax(
      [
        await makePaper({
          form: 'I-247A',
          values: { ...values, dateOfBirth: '1988-06-14', eventNumber: 'DEN26110001' },
          ticked: ['basis-biometric', 'notify-ice'],
          seed: 4,
        }),
        await makePaper({ form: 'I-200', values, ticked: ['basis-pending-proceedings'], seed: 5 }),
      ],
      { resolution: 'fine', level: 0 },
    )
    const typed = await desk.firstPaper()
    const hidden = join(desk.drop, '.fax.tif')
    await writeFile(hidden, fax)
    await rename(hidden, join(desk.drop, 'fax.tif'))

    const paper = await until(
      'the paper to be read',
      async () => {
        const id = await desk.firstPaper()
        const found = id !== null && id !== typed ? paperParser.parse(await desk.get(`/api/v1/papers/${id}`)) : null
        return found?.state === 'read' && found.instruments.every((each) => each.match.kind !== 'not-tried') ? found : null
      },
      120,
    )
    expect(paper.pages).toBe(4)
    expect(paper.instruments.map((each) => [each.instrument.form, each.instrument.pages, each.instrument.signer])).toEqual([
      ['I-247A', [1, 2, 3], 'immigration-officer'],
      ['I-200', [4], 'immigration-officer'],
    ])
    await until('the match', async () => ((await bookings()).find((each) => each.number === '2026-1')?.papers.length ?? 0) === 2)

    await event('2026-1', 'bond-posted')
    const at = await record('2026-1')
    expect(at?.gate.kind).toBe('open')
    await until('the notice', async () => (await record('2026-1'))?.notices[0]?.state === 'sent', 60)
    await event('2026-1', 'released')
    const after = await record('2026-1')
    expect(after?.timeline.map((line) => line.what)).toEqual(
      expect.arrayContaining(['matched', 'determined', 'gate-opened', 'notice-sent', 'letter-written', 'released']),
    )
    expect(after?.timeline.find((line) => line.what === 'notice-sent')?.leadMinutes).toBeTypeOf('number')
  }, 300_000)

  it('sends what it could not send, once the server is back: each notice once, and the late one marked late', async () => {
    await until('the notice', async () => (await record('2026-2'))?.notices[0]?.state === 'sent', 200)
    expect((await record('2026-2'))?.notices[0]?.attempts.at(-1)?.ended?.late).toBe(true)
    expect((await record('2026-1'))?.notices.map(({ state }) => state)).toEqual(['sent'])
    expect(mail.mails).toHaveLength(2)
  }, 300_000)
})
