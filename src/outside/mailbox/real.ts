// The mailbox by IMAP: attachments and reports out of each mail of the inbox, which then moves to a folder of its own.
import { ImapFlow } from 'imapflow'
import type { FetchMessageObject } from 'imapflow'
import { parseInstant } from '../../time/instant.ts'
import type { Instant } from '../../time/instant.ts'
import { fileTypeOf } from '../page-reader/file-type.ts'
import { parseDeliveryReport, reportInWords } from './delivery-report.ts'
import type { DeliveryReport } from './delivery-report.ts'
import { leavesOf, planOf } from './mail-parts.ts'
import type { Leaf } from './mail-parts.ts'
import type { ArrivedMail, Mailbox, MailPaper } from './mailbox.ts'

export type MailboxSettings = {
  /** `imaps://user:password@host:993` or `imap://...`; never written to the program's log. */
  readonly imap: string
  /** Where a mail goes once it is on record; made if it is missing. */
  readonly folder: string
  readonly bytesMax: number
  readonly timeoutMs?: number
}

/** So many at a time: a full mailbox holds up nothing else for long. */
const mailsAtOnce = 10
const wordsBytesMax = 200_000

export const openMailbox = ({ imap, folder, bytesMax, timeoutMs = 20_000 }: MailboxSettings): Mailbox => {
  let kept: ImapFlow | null = null
  const client = async (): Promise<ImapFlow> => {
    if (kept?.usable) return kept
    const next = new ImapFlow({
      ...serverOf(imap),
      logger: false,
      connectionTimeout: timeoutMs,
      greetingTimeout: timeoutMs,
      socketTimeout: timeoutMs * 3,
    })
    // Broken connections are met at the next question.
    next.on('error', () => undefined)
    await next.connect()
    kept = next
    return next
  }
  return {
    poll: async () => {
      const at = await client()
      const lock = await at.getMailboxLock('INBOX')
      try {
        const mails: ArrivedMail[] = []
        for (const message of await oldest(at))
          mails.push(await arrived(at, message, bytesMax).catch((error: unknown) => unopened(at, message, error)))
        return mails
      } finally {
        lock.release()
      }
    },
    settle: async (id) => {
      const at = await client()
      const lock = await at.getMailboxLock('INBOX')
      try {
        const moved = await at.messageMove(id, folder, { uid: true }).catch(() => false as const)
        if (moved) return
        await at.mailboxCreate(folder)
        if (!(await at.messageMove(id, folder, { uid: true }))) throw new Error('the mail could not be put away')
      } finally {
        lock.release()
      }
    },
    close: async () => {
      await kept?.logout().catch(() => undefined)
      kept?.close()
    },
  }
}

const serverOf = (imap: string) => {
  const { protocol, hostname, port, username, password } = new URL(imap)
  const secure = protocol === 'imaps:'
  return {
    host: hostname,
    port: port === '' ? (secure ? 993 : 143) : Number(port),
    secure,
    auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
  }
}

/** The oldest first: nothing waits behind what came later. */
const oldest = async (at: ImapFlow): Promise<readonly FetchMessageObject[]> => {
  const uids = await at.search({ all: true }, { uid: true })
  if (!uids || uids.length === 0) return []
  const range = uids.toSorted((a, b) => a - b).slice(0, mailsAtOnce)
  return at.fetchAll(
    range.join(','),
    { uid: true, envelope: true, bodyStructure: true, internalDate: true, headers: ['auto-submitted'] },
    { uid: true },
  )
}

const arrived = async (at: ImapFlow, message: FetchMessageObject, bytesMax: number): Promise<ArrivedMail> => {
  const read = (leaf: Leaf, most: number): Promise<Uint8Array> => bytesOf(at, message.uid, leaf.part, most)
  const plan = planOf(message.bodyStructure ? leavesOf(message.bodyStructure) : [])
  const from = message.envelope?.from?.[0]?.address ?? null
  const subject = message.envelope?.subject ?? ''
  const papers: MailPaper[] = []
  for (const leaf of plan.attachments) papers.push(guarded(await read(leaf, bytesMax), leaf, bytesMax, from, subject))
  const words = plan.words && (papers.length === 0 || plan.status) ? wordsOf(plan.words, text(await read(plan.words, wordsBytesMax))) : ''
  const report = await reportOf(plan, read, from, words)
  const byMachine = /^auto-submitted:\s*auto/im.test(text(message.headers ?? new Uint8Array()))
  if (papers.length === 0 && !report && !byMachine && words.trim() !== '') papers.push(wordsAsPaper(words, from, subject))
  return { id: String(message.uid), from, receivedAt: momentOf(message.internalDate), papers, report }
}

/** A mail that cannot be taken apart holds up no other: somebody looks at it in its folder. A broken connection is no fault of the mail. */
const unopened = (at: ImapFlow, message: FetchMessageObject, error: unknown): ArrivedMail => {
  if (!at.usable) throw error
  const from = message.envelope?.from?.[0]?.address ?? null
  const words = 'The desk could not take this mail apart. It lies in the mailbox, in the folder of the mails that were taken.'
  const papers = [wordsAsPaper(words, from, message.envelope?.subject ?? '')]
  return { id: String(message.uid), from, receivedAt: momentOf(message.internalDate), papers, report: null }
}

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8')

/** Of a mail that is a web page the words alone. */
const wordsOf = (leaf: Leaf, written: string): string =>
  leaf.type === 'text/html' ? written.replaceAll(/<(style|script)\b[^<]*<\/\1>|<[^>]*>/gi, ' ').replaceAll(/[ \t]{2,}/g, ' ') : written

const momentOf = (date: Date | string | undefined): Instant =>
  parseInstant(date === undefined ? new Date().toISOString() : new Date(date).toISOString())

const bytesOf = async (at: ImapFlow, uid: number, part: string, most: number): Promise<Uint8Array> => {
  const { content } = await at.download(String(uid), part, { uid: true, maxBytes: most })
  if (!content) throw new Error('a part of a mail is not there')
  const pieces: Buffer[] = []
  for await (const piece of content) if (Buffer.isBuffer(piece)) pieces.push(piece)
  return Buffer.concat(pieces)
}

const reportOf = async (
  { status, returned }: ReturnType<typeof planOf>,
  read: (leaf: Leaf, most: number) => Promise<Uint8Array>,
  from: string | null,
  words: string,
): Promise<DeliveryReport | null> => {
  if (status)
    return parseDeliveryReport(text(await read(status, wordsBytesMax)), returned ? text(await read(returned, wordsBytesMax)) : words)
  return from === null || /^(mailer-daemon|postmaster)@/i.test(from) ? reportInWords(words) : null
}

/**
 * A paper that a clerk typed is believed without a signature, and only a clerk of this desk may type one: bytes of that kind that
 * come by mail become words that somebody looks at.
 */
const guarded = (bytes: Uint8Array, leaf: Leaf, bytesMax: number, from: string | null, subject: string): MailPaper =>
  fileTypeOf(bytes) === 'text'
    ? wordsAsPaper(text(bytes), from, subject)
    : { fileName: leaf.fileName, bytes, bytesSent: bytes.length < bytesMax ? bytes.length : Math.max(bytes.length, leaf.bytesAbout) }

/** Begins with its sender: never taken for anything but words. */
const wordsAsPaper = (words: string, from: string | null, subject: string): MailPaper => {
  const bytes = new TextEncoder().encode(`From: ${from ?? 'nobody named'}\nSubject: ${subject}\n\n${words}\n`)
  return { fileName: 'mail.txt', bytes, bytesSent: bytes.length }
}
