// The fax line against a server that speaks the protocol: every end of a call, restarts, cancellation, and servers that misbehave.
import { afterEach, describe, expect, it } from 'vitest'
import { examplePermit } from '../../../tests/example-permit.ts'
import { NoticePermit } from '../../determination/permit.ts'
import { realClock } from '../clock/real.ts'
import type { NoticeMessage } from '../outside.ts'
import { openTypesetter } from '../typesetter/real.ts'
import { faxServerConformance } from './conformance.ts'
import { faxSheet } from './fax-sheet.ts'
import { createFaxLine } from './line.ts'
import type { FaxLine, FaxLineLimits } from './line.ts'
import { createHylafax } from './real.ts'
import { openSimulatedHfaxd } from './simulated.ts'
import type { Misbehaviour, SimulatedHfaxd } from './simulated.ts'
import type { LineEndName } from './line-ends.ts'

const permit = examplePermit()

const closing: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

const tiff = new Uint8Array([0x49, 0x49, 42, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0])
const number = '3035550111'
const message = (messageId = 'n_1.1'): NoticeMessage => ({
  to: '+1 (303) 555-0111',
  subject: 'Release notice',
  text: 'one\n\ntwo',
  messageId,
})

const serverOf = (hfaxd: SimulatedHfaxd, timeoutMs = 2000) =>
  createHylafax({ server: '127.0.0.1', port: hfaxd.port, user: 'desk', timeoutMs }, { from: 'COUNTY "JAIL"' })

const bench = async (
  limits: Partial<FaxLineLimits> = {},
  timeoutMs = 2000,
): Promise<{ hfaxd: SimulatedHfaxd; line: FaxLine; again: () => FaxLine }> => {
  const hfaxd = await openSimulatedHfaxd()
  hfaxd.answers('+13035550111', 'taken')
  const again = (): FaxLine => {
    const line = createFaxLine({
      server: serverOf(hfaxd, timeoutMs),
      clock: realClock(),
      sheet: async () => tiff,
      limits: { pollMs: 5, dialMinutes: 0.2, callMinutes: 0.2, silentMinutes: 0.002, ...limits },
    })
    closing.push(line.close)
    return line
  }
  closing.push(hfaxd.close)
  return { hfaxd, line: again(), again }
}

let tags = 0
faxServerConformance(
  'HylaFAX’s protocol to a simulated server',
  async () => {
    const hfaxd = await openSimulatedHfaxd()
    hfaxd.answers(number, 'taken')
    hfaxd.answers('3035550144', 'busy')
    return {
      server: serverOf(hfaxd),
      takes: number,
      busy: '3035550144',
      tiff,
      pollMs: 5,
      patienceMs: 5000,
      sendToDesk: async () => {
        hfaxd.holds({ name: 'fax000000001.tif', tiff, sender: 'ICE', caller: '3035550111', at: '2026/11/22 08.11.20' })
        return 'fax000000001.tif'
      },
      close: hfaxd.close,
    }
  },
  () => `n_${(tags += 1)}.1`,
)

describe('a notice by fax', () => {
  it('is confirmed with its pages and how the other machine named itself', async () => {
    const { hfaxd, line } = await bench()
    expect(await line.send(permit, message())).toMatchObject({ kind: 'sent', fax: { pages: 1, remoteId: 'FIELD OFFICE 0111' } })
    const [job] = hfaxd.submitted
    expect(job?.number).toBe('+13035550111')
    expect(job?.tiff).toEqual(Buffer.from(tiff))
    expect(Object.fromEntries(job?.parameters ?? [])).toMatchObject({
      JOBINFO: 'n_1.1',
      MAXDIALS: '1',
      MAXTRIES: '1',
      TSI: 'COUNTY  JAIL ',
    })
  })

  it.each<[LineEndName, object]>([
    ['taken-unnamed', { kind: 'sent', fax: { pages: 1, remoteId: null } }],
    ['busy', { kind: 'failed', permanent: false, cause: 'busy' }],
    ['no-answer', { kind: 'failed', permanent: false, cause: 'no-answer' }],
    ['no-carrier', { kind: 'failed', permanent: false, cause: 'no-answer' }],
    ['no-dialtone', { kind: 'failed', permanent: false, cause: 'no-line' }],
    ['refused', { kind: 'failed', permanent: false, cause: 'refused' }],
    ['untrained', { kind: 'failed', permanent: false, cause: 'other' }],
    // Our own server will not have it: its settings are at fault, not the number.
    ['rejected', { kind: 'failed', permanent: false, cause: 'no-line' }],
    ['cut', { kind: 'unknown' }],
    ['silent', { kind: 'unknown' }],
    ['one-of-three', { kind: 'partial', pagesConfirmed: 1, pages: 3 }],
    ['last-confirmation-lost', { kind: 'partial', pagesConfirmed: 2, pages: 3 }],
  ])('%s ends in the right state, at once and when asked after a restart', async (end, outcome) => {
    const { hfaxd, line, again } = await bench()
    hfaxd.answers('+13035550111', end)
    expect(await line.send(permit, message())).toMatchObject(outcome)
    expect(await again().settle('n_1.1')).toMatchObject(outcome)
  })

  it('sends nothing without a permit that a determination minted', async () => {
    const { hfaxd, line } = await bench()
    const forged: unknown = Object.create(NoticePermit.prototype)
    await expect((async (): Promise<unknown> => Reflect.apply(line.send, line, [forged, message()]))()).rejects.toThrow(/No notice leaves/)
    expect(hfaxd.submitted).toHaveLength(0)
  })

  it.each(['911; JKILL 1', '', 'call them', '+', '12'])('dials nothing that is no number: [%s]', async (to) => {
    const { hfaxd, line } = await bench()
    expect(await line.send(permit, { ...message(), to })).toMatchObject({ kind: 'failed', permanent: true })
    expect(hfaxd.submitted).toHaveLength(0)
  })

  it('is a failure, and nothing is dialled, when the page cannot be made', async () => {
    const { hfaxd } = await bench()
    const sheet = () => Promise.reject(new Error('no font'))
    const line = createFaxLine({ server: serverOf(hfaxd), clock: realClock(), sheet })
    expect(await line.send(permit, message())).toMatchObject({ kind: 'failed', permanent: false })
    expect(hfaxd.submitted).toHaveLength(0)
  })

  it('takes back what no modem dials in time, so that another way need not wait', async () => {
    const { hfaxd, line } = await bench({ dialMinutes: 0.001 })
    hfaxd.answers('+13035550111', 'waits')
    expect(await line.send(permit, message())).toMatchObject({ kind: 'failed', permanent: false, cause: 'no-line' })
  })

  it('breaks off a call without end, and then does not know what arrived', async () => {
    const { hfaxd, line } = await bench({ callMinutes: 0.001 })
    hfaxd.answers('+13035550111', 'rings')
    expect((await line.send(permit, message())).kind).toBe('unknown')
  })

  it('is taken back when another way was faster, unless it is being dialled', async () => {
    const { hfaxd, line } = await bench()
    hfaxd.answers('+13035550111', 'waits')
    const sending = line.send(permit, message())
    await seen(() => hfaxd.submitted.length === 1)
    await line.cancel('n_1.1')
    expect(await sending).toMatchObject({ kind: 'failed', cause: 'no-line' })
    await line.cancel('n_nobody.1')
  })
})

const seen = async (what: () => boolean | Promise<boolean>): Promise<void> => {
  for (let tries = 0; tries < 1000 && !(await what()); tries += 1) await new Promise((resolve) => setTimeout(resolve, 5))
}

describe('after a restart', () => {
  it('finds the job under way, and the end in the log of calls when the lists were cleared', async () => {
    const { hfaxd, line, again } = await bench()
    hfaxd.answers('+13035550111', 'rings')
    const sending = line.send(permit, message())
    sending.catch(() => undefined)
    await seen(() => hfaxd.submitted.length === 1)
    line.close()
    await expect(sending).rejects.toThrow(/the desk stops/)
    const next = again()
    expect(await next.settle('n_1.1')).toEqual({ kind: 'under-way' })
    hfaxd.answers('+13035550111', 'taken')
    const second = await next.send(permit, message('n_1.2'))
    expect(second.kind).toBe('sent')
    hfaxd.clearEnded()
    expect(await again().settle('n_1.2')).toMatchObject({ kind: 'sent', fax: { remoteId: 'FIELD OFFICE 0111' } })
  })

  it('knows of a message that the server never had, but only where the server shows its log', async () => {
    const { hfaxd, line } = await bench()
    expect(await line.settle('n_9.1')).toEqual({ kind: 'never-heard' })
    hfaxd.showsLog(false)
    expect((await line.settle('n_9.1')).kind).toBe('unknown')
  })

  it('gives a server that is not up yet its time', async () => {
    const { hfaxd, line } = await bench({ silentMinutes: 0.005 })
    await hfaxd.close()
    expect(await line.settle('n_1.1')).toEqual({ kind: 'under-way' })
    await seen(async () => (await line.settle('n_1.1')).kind === 'unknown')
    expect((await line.settle('n_1.1')).kind).toBe('unknown')
  })
})

describe('a server that misbehaves', () => {
  it.each<[Misbehaviour, object]>([
    ['silent', { kind: 'failed', cause: 'no-line' }],
    ['endless-reply', { kind: 'failed', cause: 'no-line' }],
    ['no-protocol', { kind: 'failed', cause: 'no-line' }],
    ['lets-nobody-in', { kind: 'failed', cause: 'no-line' }],
    ['no-scheduler', { kind: 'failed', cause: 'no-line' }],
    // Gone after JSUBM was sent: it is looked for, and it is not there.
    ['drops-at-submit', { kind: 'failed', cause: 'cut' }],
    // The same, and it is there.
    ['loses-answer', { kind: 'sent' }],
    // It names another machine for the pages: we stay with the one we know.
    ['elsewhere', { kind: 'sent' }],
  ])('%s', async (how, outcome) => {
    const { hfaxd, line } = await bench({}, 300)
    hfaxd.misbehaves(how)
    expect(await line.send(permit, message())).toMatchObject(outcome)
    expect(hfaxd.submitted.length).toBe('cause' in outcome ? 0 : 1)
  })

  it('that is not there is our own line that fails', async () => {
    const { hfaxd, line } = await bench()
    await hfaxd.close()
    expect(await line.send(permit, message())).toMatchObject({ kind: 'failed', permanent: false, cause: 'no-line' })
  })
})

describe('the sheet', () => {
  it('is one page of fax width in fine resolution whose ink is ink', async () => {
    const sheet = faxSheet(await openTypesetter(), { name: 'Example County Sheriff', phone: '(303) 555-0100' })
    const bytes = await sheet({ ...message(), text: 'From: the jail\nPerson: ABARCA SOLÍS, 田\n\nThe person may leave.' })
    const view = new DataView(bytes.buffer, bytes.byteOffset)
    const directory = view.getUint32(4, true)
    const tags = new Map(
      Array.from({ length: view.getUint16(directory, true) }, (_, entry) => {
        const at = directory + 2 + entry * 12
        return [view.getUint16(at, true), view.getUint16(at + 8, true)] as const
      }),
    )
    // Width, length, Group 4, white is zero.
    expect([256, 257, 259, 262].map((tag) => tags.get(tag))).toEqual([1728, 2156, 4, 0])
    expect(view.getUint32(directory + 2 + view.getUint16(directory, true) * 12, true)).toBe(0)
    // A page that is nearly white packs small; turned inside out it would be black.
    expect(bytes.length).toBeLessThan(40_000)
  })
})
