// Mail out by SMTP: the server's own answer is the proof of the minute; a line cut after the text left is "unknown".
import { Readable } from 'node:stream'
import { createTransport } from 'nodemailer'
import { z } from 'zod'
import { assertPermit } from '../../determination/permit.ts'
import type { AttemptOutcome } from '../../release/notice.ts'
import type { LetterLine, NoticeLine } from '../outside.ts'

export type MailSettings = {
  /** `smtp://user:password@host:port` or `smtps://...`; never written to the program's log. */
  readonly smtp: string
  readonly from: string
  /** Milliseconds before a silent server counts as failed. */
  readonly timeoutMs?: number
}

const smtpErrorParser = z.object({
  message: z.string(),
  code: z.string().optional(),
  responseCode: z.number().optional(),
  response: z.string().optional(),
})

const sentParser = z.object({ response: z.string(), accepted: z.array(z.unknown()), rejected: z.array(z.unknown()) })

type Message = Readonly<{
  to: string
  subject: string
  text: string
  messageId: string
  attachments?: readonly Readonly<{ filename: string; content: Uint8Array }>[]
}>

/** Mail lines over one SMTP server: for notices (with a permit) and for letters. */
export const createMail = ({
  smtp,
  from,
  timeoutMs = 15_000,
}: MailSettings): { notices: NoticeLine; letters: LetterLine; close: () => void } => {
  const transport = createTransport({
    url: smtp,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const domain = from.split('@')[1] ?? 'localhost'

  const send = async ({ to, subject, text, messageId, attachments = [] }: Message): Promise<AttemptOutcome> => {
    // The library does not say how far it came when a connection closes; the text itself tells whether it was asked for.
    const body = watched(text)
    try {
      const sent = sentParser.parse(
        await transport.sendMail({
          from,
          to,
          subject,
          text: body.stream,
          messageId: `<${messageId}@${domain}>`,
          // RFC 3461: a server that knows it says what became of the mail, by our own number, without sending the text back.
          dsn: { id: messageId, return: 'headers', notify: ['failure', 'delay'], recipient: from },
          attachments: attachments.map(({ filename, content }) => ({ filename, content: Buffer.from(content) })),
        }),
      )
      return sent.accepted.length > 0
        ? { kind: 'sent', serverAnswer: sent.response }
        : { kind: 'failed', reason: `the server refused the address: ${sent.response}`, permanent: true }
    } catch (error) {
      return outcomeOf(error, body.begun())
    }
  }
  return {
    notices: {
      channel: 'email',
      send: (permit, message) => {
        assertPermit(permit)
        return send(message)
      },
    },
    letters: {
      send: ({ pdf, paper, ...message }) =>
        send({
          ...message,
          attachments: [{ filename: 'letter.pdf', content: pdf }, ...(paper ? [{ filename: paper.fileName, content: paper.bytes }] : [])],
        }),
    },
    close: () => transport.close(),
  }
}

const watched = (text: string): { readonly stream: Readable; readonly begun: () => boolean } => {
  let begun = false
  const pieces = function* (): Generator<Buffer> {
    begun = true
    yield Buffer.from(text, 'utf8')
  }
  return { stream: Readable.from(pieces(), { objectMode: false }), begun: () => begun }
}

/** RFC 5321: 4yz may be tried again, 5yz is final; silence once the text has begun leaves it open whether the mail was taken. */
const outcomeOf = (error: unknown, textBegun: boolean): AttemptOutcome => {
  const parsed = smtpErrorParser.safeParse(error)
  if (!parsed.success) return { kind: textBegun ? 'unknown' : 'failed', reason: 'the mail could not be sent', permanent: false }
  const { message, responseCode, response } = parsed.data
  if (textBegun && responseCode === undefined)
    return { kind: 'unknown', reason: `the line was cut while the text was going out: ${message}` }
  return { kind: 'failed', reason: response ?? message, permanent: responseCode !== undefined && responseCode >= 500 }
}
