// Notices to a computer of the recipient's: one signed HTTPS call each; an answer is proof, silence after the call leaves it open.
import { z } from 'zod'
import { assertPermit } from '../../determination/permit.ts'
import type { AttemptOutcome } from '../../release/notice.ts'
import { epochMs } from '../../time/instant.ts'
import type { Clock, NoticeLine, NoticeMessage } from '../outside.ts'
import { signatureOf } from './signature.ts'

export type WebhookSettings = {
  /** Shared with the recipient by another way; never written to the program's log. */
  readonly secret: string
  readonly clock: Pick<Clock, 'now'>
  readonly timeoutMs?: number
}

/** The other side's answer is kept as proof up to so many characters. */
const answerMax = 300

export const createWebhookLine = ({ secret, clock, timeoutMs = 10_000 }: WebhookSettings): NoticeLine => ({
  channel: 'webhook',
  send: async (permit, message) => {
    assertPermit(permit)
    if (!isSafe(message.to))
      return { kind: 'failed', reason: 'a webhook goes over https: nothing was sent', permanent: true, cause: 'refused' }
    const body = JSON.stringify(bodyOf(message))
    const headers = {
      'content-type': 'application/json',
      'idempotency-key': message.messageId,
      'releasedesk-signature': signatureOf(secret, Math.floor(epochMs(clock.now()) / 1000), body),
    }
    try {
      // Where it is led elsewhere the text does not follow.
      const signal = AbortSignal.timeout(timeoutMs)
      return await outcomeOf(await fetch(message.to, { method: 'POST', headers, body, redirect: 'manual', signal }))
    } catch (error) {
      return outcomeOfError(error)
    }
  },
})

const bodyOf = ({ messageId, subject, text }: NoticeMessage) => ({ kind: 'release-notice', messageId, subject, text })

/** This machine may be spoken to in the clear: tests, and a gateway of the agency's own. */
const isSafe = (to: string): boolean => {
  if (!URL.canParse(to)) return false
  const { protocol, hostname } = new URL(to)
  return protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname))
}

const outcomeOf = async (response: Response): Promise<AttemptOutcome> => {
  const said = `${response.status} ${await firstOf(response)}`.trim()
  if (response.ok) return { kind: 'sent', serverAnswer: said }
  // 408, 425, 429: later. Any other 4yz and every redirection: not at this address.
  const permanent = response.status < 500 && ![408, 425, 429].includes(response.status)
  return { kind: 'failed', reason: said, permanent, cause: permanent ? 'refused' : 'other' }
}

const firstOf = async ({ body }: Response): Promise<string> => {
  if (!body) return ''
  const pieces: Uint8Array[] = []
  let size = 0
  try {
    // Leaving the loop lets the rest of the answer go.
    for await (const piece of body) {
      const bytes: unknown = piece
      if (!ArrayBuffer.isView(bytes)) break
      pieces.push(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
      size += bytes.byteLength
      if (size >= answerMax) break
    }
  } catch {
    // The status has come, and it is the answer; words that broke off are not missed.
  }
  return new TextDecoder().decode(Buffer.concat(pieces)).slice(0, answerMax)
}

/** The call never began: the name is unknown, nobody listens, or the certificate is not theirs. */
const neverBegan =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|DEPTH_ZERO|SELF_SIGNED|CERT_|ERR_TLS|UNABLE_TO)/
const errorParser = z.object({ cause: z.object({ code: z.string() }).optional(), name: z.string() })

const outcomeOfError = (error: unknown): AttemptOutcome => {
  const parsed = errorParser.safeParse(error)
  const code = parsed.success ? (parsed.data.cause?.code ?? parsed.data.name) : 'failed'
  return neverBegan.test(code)
    ? { kind: 'failed', reason: `the recipient’s computer cannot be reached (${code})`, permanent: false, cause: 'no-line' }
    : { kind: 'unknown', reason: `no answer from the recipient’s computer (${code}); it may have the notice` }
}
