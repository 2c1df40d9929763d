// What comes in by fax and mail: on record once, whatever broke in between; and the fax server's log held against the record.
import { afterEach, describe, expect, it } from 'vitest'
import { agencyParser } from '../agency.ts'
import type { Desk } from '../desk-work.ts'
import type { Entry } from '../log/entry.ts'
import { parseBooking, parseDeterminationId, parseNoticeId } from '../log/ids.ts'
import { foldPaper, isPaperId } from '../log/paper-record.ts'
import { rowsOf } from '../log/rows.ts'
import type { AttemptOutcome } from '../release/notice.ts'
import { seededChance } from '../outside/chance/seeded.ts'
import { simulatedClock } from '../outside/clock/simulated.ts'
import { createFaxInlet } from '../outside/fax/inlet.ts'
import { createHylafax } from '../outside/fax/real.ts'
import { openSimulatedHfaxd } from '../outside/fax/simulated.ts'
import type { Mailbox } from '../outside/mailbox/mailbox.ts'
import { simulatePageReader } from '../outside/page-reader/simulated.ts'
import { simulatedStore } from '../outside/store/simulated.ts'
import { simulatedTypesetter } from '../outside/typesetter/simulated.ts'
import { parseInstant } from '../time/instant.ts'
import type { Instant } from '../time/instant.ts'
import { compareFaxLog } from './compare-fax-log.ts'
import { takeFaxes, takeMails } from './inlets.ts'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

const deskAt = (at: string): Desk => {
  const clock = simulatedClock(parseInstant(at))
  const chance = seededChance('inlets')
  const outside = {
    clock,
    chance,
    store: simulatedStore({ clock, chance, rowsOf }),
    pageReader: simulatePageReader(),
    noticeLines: [],
    letterLine: null,
    typesetter: simulatedTypesetter(),
  }
  const agency = agencyParser.parse({
    place: 'us-co-denver',
    zone: 'America/Denver',
    name: 'Sheriff',
    facility: 'Jail',
    address: ['1 Street'],
    phone: '1',
  })
  return { outside, agency }
}
const receipts = async ({ outside }: Desk) => {
  const rows = await outside.store.rows('paper')
  const found = await Promise.all(
    rows.map(async ({ key }) => (isPaperId(key) ? (foldPaper(key, await outside.store.entriesOf(key))?.receipts ?? []) : [])),
  )
  return found.flat()
}

const faxServer = async () => {
  const hfaxd = await openSimulatedHfaxd()
  closing.push(hfaxd.close)
  const server = createHylafax({ server: '127.0.0.1', port: hfaxd.port, user: 'desk', timeoutMs: 2000 }, { from: 'JAIL' })
  return { hfaxd, server, inlet: () => createFaxInlet({ server, bytesMax: 1000, removes: false }) }
}
const tiff = new Uint8Array([0x49, 0x49, 42, 0])

describe('faxes', () => {
  it('are on record once, at the moment of the call, also when the desk stopped before it had settled them', async () => {
    const { hfaxd, inlet } = await faxServer()
    const desk = deskAt('2026-11-22T09:00:00Z')
    hfaxd.holds({ name: 'fax1.tif', tiff, sender: 'ICE ERO', caller: '3035550111', at: '2026/11/22 08.11.20' })
    await takeFaxes(desk, { ...inlet(), settle: () => Promise.reject(new Error('the desk stopped')) }).catch(() => undefined)
    await takeFaxes(desk, inlet())
    await takeFaxes(desk, inlet())
    expect(await receipts(desk)).toMatchObject([
      { at: '2026-11-22T08:11:20.000Z', channel: 'fax', from: 'ICE ERO, 3035550111', fileName: 'fax1.tif' },
    ])
  })

  it('that come again are on record again; one that was cut says so in its name', async () => {
    const { hfaxd, inlet } = await faxServer()
    const desk = deskAt('2026-11-22T09:00:00Z')
    const fax = { tiff, sender: 'ICE ERO', caller: '', at: '2026/11/22 08.11.20' }
    hfaxd.holds({ ...fax, name: 'fax1.tif' })
    hfaxd.holds({ ...fax, name: 'fax2.tif', at: '2026/11/22 08.19.20', reason: 'T.30 T2 timeout' })
    await takeFaxes(desk, inlet())
    expect((await receipts(desk)).map(({ fileName }) => fileName)).toEqual([
      'fax1.tif',
      'fax2.tif (the call was cut: T.30 T2 timeout; something is missing)',
    ])
  })
})

describe('mails', () => {
  it('are on record once with all their papers; the mail is put away after that, not before', async () => {
    const desk = deskAt('2026-11-22T09:00:00Z')
    const settled: string[] = []
    const papers = ['a', 'b'].map((name) => ({ fileName: `${name}.pdf`, bytes: new TextEncoder().encode(name), bytesSent: 1 }))
    const mail = { id: '7', from: 'officer@ice.example', receivedAt: parseInstant('2026-11-22T08:00:00Z'), papers, report: null }
    const mailbox: Mailbox = {
      poll: async () => [mail],
      settle: async (id) => void settled.push(`${id} with ${(await receipts(desk)).length}`),
      close: async () => undefined,
    }
    await takeMails(desk, mailbox)
    await takeMails(desk, mailbox)
    expect(settled).toEqual(['7 with 2', '7 with 2'])
    expect((await receipts(desk)).map(({ channel, from, fileName }) => [channel, from, fileName].join(' ')).toSorted()).toEqual([
      'email officer@ice.example a.pdf',
      'email officer@ice.example b.pdf',
    ])
  })
})

describe('the log of calls and the record', () => {
  const notice = parseNoticeId('n_3f9c')
  const booking = parseBooking('b_1')
  const attempt = (number: number, at: string, outcome: AttemptOutcome | null): Entry[] => {
    const base = { subjects: [booking], occurredAt: parseInstant(at), actor: { kind: 'desk' } } as const
    const begun: Entry = {
      ...base,
      kind: 'notice-attempt-begun',
      public: { notice, attempt: number, channel: 'fax', permittedBy: parseDeterminationId('t_1'), repeat: false },
      private: { to: '3035550111' },
    }
    const ended: Entry[] =
      outcome === null
        ? []
        : [
            {
              ...base,
              kind: 'notice-attempt-ended',
              public: {
                notice,
                attempt: number,
                channel: 'fax',
                outcome: outcome.kind,
                leadMinutes: null,
                late: false,
                repeat: false,
                nextAt: null,
              },
              private: { outcome },
            },
          ]
    return [begun, ...ended]
  }
  const sent = { kind: 'sent', serverAnswer: '', fax: { pages: 1, remoteId: null } } as const
  const now: Instant = parseInstant('2026-11-30T12:00:00Z')

  it('agree where they should, and what does not is found; what the log cannot know any more is not asked', async () => {
    const { hfaxd, server } = await faxServer()
    hfaxd.answers('+3035550111', 'taken')
    expect(await compareFaxLog(server, attempt(1, '2026-11-24T08:00:00Z', sent), now)).toBeNull()
    hfaxd.showsLog(false)
    expect(await compareFaxLog(server, [], now)).toBeNull()
    hfaxd.showsLog(true)
    for (const number of [1, 2]) {
      await server.submit({ tag: `n_3f9c.${number}`, number: '+3035550111', tiff, minutesMax: 5 })
      for (let look = 0; look < 5; look += 1) await server.jobs()
    }
    const entries = [
      ...attempt(1, '2026-11-24T08:00:00Z', sent),
      // The log knows this call as a success, the record as a failure.
      ...attempt(2, '2026-11-24T08:05:00Z', { kind: 'failed', reason: 'busy', permanent: false }),
      // Believed sent, and no call of it; an older one the log may have lost; one that is under way.
      ...attempt(3, '2026-11-24T08:10:00Z', sent),
      ...attempt(4, '2026-11-20T08:10:00Z', sent),
      ...attempt(5, '2026-11-30T11:59:00Z', null),
    ]
    expect((await compareFaxLog(server, entries, now))?.map(({ kind, messageId }) => [kind, messageId])).toEqual([
      ['told-differently', 'n_3f9c.2'],
      ['no-such-call', 'n_3f9c.3'],
    ])
    expect((await compareFaxLog(server, entries.slice(2), now))?.map(({ kind }) => kind)).toContain('call-not-on-record')
  })
})
