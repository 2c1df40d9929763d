// The mailbox: nothing lost, nothing twice once settled, papers by what they are, reports to the message they belong to.
import { afterEach, describe, expect, it } from 'vitest'
import { typedPaperBytes } from '../../document/typed-paper.ts'
import { openMailbox } from './real.ts'
import { openSimulatedImap } from './simulated-imap.ts'
import type { SimulatedMail, SimulatedPart } from './simulated-imap.ts'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})
const bytesMax = 100_000
const bench = async () => {
  const imap = await openSimulatedImap()
  closing.push(imap.close)
  const open = () => {
    const mailbox = openMailbox({ imap: imap.url, folder: 'Taken by Releasedesk', bytesMax, timeoutMs: 3000 })
    closing.push(mailbox.close)
    return mailbox
  }
  return { imap, mailbox: open(), open }
}

const words = (content: string): SimulatedPart => ({ type: 'text/plain', content })
const pdf: SimulatedPart = { type: 'application/pdf', fileName: 'I-247A.pdf', content: new TextEncoder().encode('%PDF-1.7 a form') }
const mail = (...parts: readonly SimulatedPart[]): SimulatedMail => ({ from: 'officer@ice.example', subject: 'Detainer', parts })
const status = (action: string, more = ''): SimulatedPart => ({
  type: 'message/delivery-status',
  content: `Reporting-MTA: dns; mail.jail.example\r\n${more}\r\nFinal-Recipient: rfc822; intake@ice.example\r\nAction: ${action}\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 no such\r\n user\r\n`,
})
const head: SimulatedPart = { type: 'text/rfc822-headers', content: 'From: desk@jail.example\r\nMessage-ID: <n_3f9c.2@jail.example>\r\n' }
const bounce = (...parts: readonly SimulatedPart[]): SimulatedMail => ({
  from: 'MAILER-DAEMON@mail.example',
  subject: 'Undelivered',
  parts,
})

describe('the mailbox', () => {
  it('gives a mail over with its papers, sender and moment until it is settled, then puts it away', async () => {
    const { imap, mailbox, open } = await bench()
    imap.deliver(mail(words('please see attached'), pdf))
    const [first] = await mailbox.poll()
    expect(first).toMatchObject({ from: 'officer@ice.example', receivedAt: '2026-11-22T08:11:20.000Z', report: null })
    expect(first?.papers.map(({ fileName, bytes }) => [fileName, Buffer.from(bytes).toString()])).toEqual([
      ['I-247A.pdf', '%PDF-1.7 a form'],
    ])
    expect(await open().poll()).toHaveLength(1)
    await mailbox.settle(first?.id ?? '')
    expect(await mailbox.poll()).toEqual([])
    expect(imap.holds('Taken by Releasedesk')).toHaveLength(1)
    imap.deliver(mail(pdf))
    const [second] = await mailbox.poll()
    await mailbox.settle(second?.id ?? '')
    expect([imap.holds('INBOX'), imap.holds('Taken by Releasedesk').length]).toEqual([[], 2])
  })

  it('takes what is passed on within another mail, and leaves a coat of arms where it is', async () => {
    const { imap, mailbox } = await bench()
    const logo: SimulatedPart = { type: 'image/png', fileName: 'seal.png', inline: true, content: new Uint8Array(2000) }
    const tiff: SimulatedPart = { type: 'image/tiff', fileName: 'fax.tif', content: new Uint8Array([0x49, 0x49, 42, 0]) }
    imap.deliver(mail(words('fwd'), logo, { type: 'message/rfc822', fileName: 'mail.eml', content: 'x', within: [words('see'), tiff] }))
    expect((await mailbox.poll())[0]?.papers.map(({ fileName }) => fileName)).toEqual(['fax.tif'])
  })

  it('gives the words over when there is nothing else, with who says them; not those that a machine wrote', async () => {
    const { imap, mailbox } = await bench()
    imap.deliver(mail(words('Please cancel the detainer on John Doe.')))
    imap.deliver({ ...mail(words('I am out of the office.')), autoSubmitted: 'auto-replied' })
    imap.deliver(mail({ type: 'text/html', content: '<style>p {}</style><p>Please <b>cancel</b></p>' }))
    const [first, second, third] = await mailbox.poll()
    expect(Buffer.from(third?.papers[0]?.bytes ?? []).toString()).toMatch(/\n\n +Please cancel +\n$/)
    expect(Buffer.from(first?.papers[0]?.bytes ?? []).toString()).toMatch(/^From: officer@ice.example\nSubject: Detainer\n\nPlease cancel/)
    expect(second?.papers).toEqual([])
  })

  it('lets nobody outside type a paper in a clerk’s name', async () => {
    const { imap, mailbox } = await bench()
    const typed = typedPaperBytes([{ form: 'AO 442', signer: 'judge', subjectName: 'DOE, JOHN' }])
    imap.deliver(mail({ type: 'application/pdf', fileName: 'warrant.pdf', content: typed }))
    imap.deliver(mail(words(new TextDecoder().decode(typed))))
    for (const { papers } of await mailbox.poll()) expect(Buffer.from(papers[0]?.bytes ?? []).toString()).toMatch(/^From: officer/)
  })

  it('reads only up to the limit, and tells the size', async () => {
    const { imap, mailbox } = await bench()
    imap.deliver(mail({ ...pdf, content: new Uint8Array(bytesMax * 2).fill(0x25) }))
    const [paper] = (await mailbox.poll())[0]?.papers ?? []
    expect(paper?.bytes).toHaveLength(bytesMax)
    expect(paper?.bytesSent).toBeGreaterThan(bytesMax)
  })

  it('takes the oldest first, some at a time, and all in the end', async () => {
    const { imap, mailbox } = await bench()
    for (let at = 0; at < 23; at += 1) imap.deliver(mail({ ...pdf, fileName: `${at}.pdf` }))
    const seen: string[] = []
    for (let mails = await mailbox.poll(); mails.length > 0; mails = await mailbox.poll())
      for (const { id, papers } of mails) {
        seen.push(papers[0]?.fileName ?? '')
        await mailbox.settle(id)
      }
    expect(seen).toEqual(Array.from({ length: 23 }, (_, at) => `${at}.pdf`))
  })

  it.each(['UID FETCH', 'UID MOVE', 'SELECT'])(
    'loses nothing when the server hangs up at %s',
    async (command) => {
      const { imap, mailbox } = await bench()
      imap.deliver(mail(pdf))
      for (const when of ['before', 'after'] as const) {
        imap.hangUpAt(command, when)
        const settleAll = async (): Promise<void> => {
          for (const { id } of await mailbox.poll()) await mailbox.settle(id)
        }
        await settleAll().catch(() => undefined)
        expect([...imap.holds('INBOX'), ...imap.holds('Taken by Releasedesk')]).toEqual([1])
      }
      for (const { id } of await mailbox.poll()) await mailbox.settle(id)
      expect(imap.holds('Taken by Releasedesk')).toEqual([1])
    },
    30_000,
  )
})

describe('a report of a mail server', () => {
  it('is told for the message that came back, whole or by its head, and is no paper', async () => {
    const { imap, mailbox } = await bench()
    imap.deliver(bounce(words('Your mail could not be delivered.'), status('failed'), head))
    imap.deliver(
      bounce(words('x'), status('failed', 'Original-Envelope-Id: n_3f9c.4\r\n'), {
        type: 'message/rfc822',
        content: 'Subject: y\r\n\r\nz',
        within: [words('z'), pdf],
      }),
    )
    imap.deliver(bounce(words('x'), status('delayed'), head))
    imap.deliver(bounce(words('x'), status('delivered'), head))
    const mails = await mailbox.poll()
    expect(mails.map(({ report }) => [report?.messageId, report?.kind])).toEqual([
      ['n_3f9c.2', 'returned'],
      ['n_3f9c.4', 'returned'],
      ['n_3f9c.2', 'delayed'],
      ['n_3f9c.2', 'arrived'],
    ])
    expect(mails[0]?.report?.reason).toBe('5.1.1 smtp; 550 5.1.1 no such user')
    expect(mails.flatMap(({ papers }) => papers)).toEqual([])
  })

  it('is read from a letter of a server that writes no report', async () => {
    const { imap, mailbox } = await bench()
    imap.deliver(
      bounce(words('Hi. I was not able to deliver your message.\n550 no such user here\n\nMessage-ID: <n_3f9c.9@jail.example>\n')),
    )
    expect((await mailbox.poll())[0]).toMatchObject({
      papers: [],
      report: { messageId: 'n_3f9c.9', kind: 'returned', reason: '550 no such user here' },
    })
  })

  it('about a mail of somebody else is none of ours', async () => {
    const { imap, mailbox } = await bench()
    imap.deliver(bounce(words('x'), status('failed'), { ...head, content: 'Message-ID: <CAF=1234@gmail.example>\r\n' }))
    expect((await mailbox.poll())[0]?.report).toBeNull()
  })
})
