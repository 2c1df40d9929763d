// The webhook: signed, once, over https, and told as it went.
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { examplePermit } from '../../../tests/example-permit.ts'
import { NoticePermit } from '../../determination/permit.ts'
import { epochMs } from '../../time/instant.ts'
import { realClock } from '../clock/real.ts'
import { createWebhookLine } from './real.ts'
import { signatureOf, verifySignature } from './signature.ts'

const permit = examplePermit()

const secret = 'a secret of at least thirty-two characters'
const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})
type Call = { readonly headers: IncomingMessage['headers']; readonly body: string }
const bench = async (answer: (response: ServerResponse) => void) => {
  const calls: Call[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (piece: Buffer) => (body += piece.toString('utf8')))
    request.on('end', () => {
      calls.push({ headers: request.headers, body })
      answer(response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.closeAllConnections()
      server.close(() => resolve())
    })
  closing.push(close)
  const address = server.address()
  const to = `http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}/notices`
  const line = createWebhookLine({ secret, clock: realClock(), timeoutMs: 500 })
  const send = () => line.send(permit, { to, subject: 'Release notice', text: 'línea', messageId: 'n_1.1' })
  return { calls, send, line, to, close }
}
const ends =
  (status: number, text = '') =>
  (response: ServerResponse) =>
    void response.writeHead(status).end(text)

describe('a notice by webhook', () => {
  it('is signed over its moment and its words, names itself, and keeps the answer', async () => {
    const { calls, send } = await bench(ends(202, 'taken as 7'))
    expect(await send()).toEqual({ kind: 'sent', serverAnswer: '202 taken as 7' })
    const [call] = calls
    const header = z.string().parse(call?.headers['releasedesk-signature'])
    const now = epochMs(realClock().now()) / 1000
    expect(verifySignature(secret, header, call?.body ?? '', now)).toBe(true)
    expect(verifySignature(secret, header, `${call?.body} `, now)).toBe(false)
    expect(verifySignature('another', header, call?.body ?? '', now)).toBe(false)
    expect(verifySignature(secret, header, call?.body ?? '', now + 301)).toBe(false)
    expect(call?.headers['idempotency-key']).toBe('n_1.1')
    expect(JSON.parse(call?.body ?? '')).toEqual({ kind: 'release-notice', messageId: 'n_1.1', subject: 'Release notice', text: 'línea' })
  })

  it.each([
    [404, { kind: 'failed', permanent: true }],
    [307, { kind: 'failed', permanent: true }],
    [429, { kind: 'failed', permanent: false }],
    [503, { kind: 'failed', permanent: false }],
  ])('%i ends as it should', async (status, outcome) => {
    const { send } = await bench(ends(status))
    expect(await send()).toMatchObject(outcome)
  })

  it('is unknown when the call was heard and not answered, and failed when nobody was there', async () => {
    const { send, close, calls } = await bench(() => undefined)
    expect((await send()).kind).toBe('unknown')
    expect(calls).toHaveLength(1)
    await close()
    expect(await send()).toMatchObject({ kind: 'failed', permanent: false, cause: 'no-line' })
  })

  it('is unknown when the line is cut after the words went out', async () => {
    const { send } = await bench((response) => void response.destroy())
    expect((await send()).kind).toBe('unknown')
  })

  it('reads no more of an answer than it keeps', async () => {
    const { send } = await bench(ends(200, 'x'.repeat(1_000_000)))
    const outcome = await send()
    expect(outcome.kind === 'sent' && outcome.serverAnswer.length).toBeLessThan(400)
  })

  it.each(['http://ice.example/x', 'ftp://ice.example', 'not a url', 'file:///etc/passwd'])('goes nowhere in the clear: %s', async (to) => {
    const { line } = await bench(ends(200))
    expect(await line.send(permit, { to, subject: 's', text: 't', messageId: 'n_1.1' })).toMatchObject({ kind: 'failed', permanent: true })
  })

  it('sends nothing without a permit that a determination minted', async () => {
    const { line, calls, to } = await bench(ends(200))
    const forged: unknown = Object.create(NoticePermit.prototype)
    const message = { to, subject: 's', text: 't', messageId: 'n_1.1' }
    await expect((async (): Promise<unknown> => Reflect.apply(line.send, line, [forged, message]))()).rejects.toThrow(/No notice leaves/)
    expect(calls).toHaveLength(0)
  })
})

it('a signature is the same on every machine', () => {
  expect(signatureOf('s', 1, 'b')).toBe('t=1,v1=8a24cdd4ca35ebc2922810a126f457252f7eaa83834bb009baafc362912addda')
})
