// Hostile papers at the door of a running desk: a clear code, the paper kept up to the limit, and everything else goes on.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { paperBytesMax } from '../../src/intake-to-release.ts'
import { makePaper } from '../../src/outside/paper-maker/make-paper.ts'
import { livingDesk, mailServer, until } from './living-desk.ts'
import type { LivingDesk, MailServer } from './living-desk.ts'

let mail: MailServer
let desk: LivingDesk
beforeAll(async () => {
  mail = await mailServer()
  desk = await livingDesk(mail)
  await desk.start()
})
afterAll(async () => {
  await desk?.stop()
  await mail?.close()
  await desk?.remove()
})

const answerParser = z.looseObject({ paper: z.string(), code: z.string().optional() })
const paperParser = z.looseObject({
  state: z.string(),
  problem: z.looseObject({ code: z.string() }).nullable(),
  bytes: z.number(),
  sha256: z.string(),
})
const settled = (id: string) =>
  until(
    `the paper ${id} to be settled`,
    async () => {
      const paper = paperParser.parse(await desk.get(`/api/v1/papers/${id}`))
      return paper.state === 'waiting' ? null : paper
    },
    150,
  )

/** Starts as each type does, and is nothing of the kind. */
const hostile: readonly (readonly [name: string, code: string, make: () => Promise<Uint8Array>])[] = [
  ['empty.pdf', 'paper-empty', async () => new Uint8Array()],
  [
    'truncated.pdf',
    'paper-damaged',
    async () => (await makePaper({ form: 'I-200', values: { subjectName: 'ROE, JOHN' } })).subarray(0, 900),
  ],
  ['invoice.pdf', 'paper-type-unknown', async () => new Uint8Array([0x4d, 0x5a, 0x90, 0x00, ...new Uint8Array(4096).fill(0x41)])],
  ['torn.tif', 'paper-damaged', async () => new Uint8Array([0x49, 0x49, 0x2a, 0x00, 0xff, 0xff, 0xff, 0x7f, ...new Uint8Array(2000)])],
]

describe('hostile papers at a running desk', () => {
  it.each(hostile)(
    '%s: %s',
    async (name, code, make) => {
      const { status, body } = await desk.postPaper(name, await make())
      expect(status).toBe(201)
      const paper = await settled(answerParser.parse(body).paper)
      expect(paper).toMatchObject({ state: 'unreadable', problem: { code } })
    },
    200_000,
  )

  it('keeps the first part of 200 MB, says so with a code, and answers others meanwhile', async () => {
    const large = new Uint8Array(200 * 1024 * 1024).fill(0x20)
    large.set(new TextEncoder().encode('%PDF-1.7\n'))
    const sending = desk.postPaper('large.pdf', large).catch(() => null)
    const health = z.object({}).loose()
    for (let ask = 0; ask < 5; ask += 1) expect(health.safeParse(await desk.get('/healthz')).success).toBe(true)
    const sent = await sending
    // A sender that is still pushing may only see the connection close; the receipt is on record either way.
    if (sent) expect(sent.status).toBe(413)
    const [last] = await until('the receipt', async () => {
      const { papers } = z
        .object({ papers: z.array(z.looseObject({ key: z.string(), state: z.string(), bytes: z.number() })) })
        .parse(await desk.get('/api/v1/papers?state=unreadable&limit=50'))
      const found = papers.filter((paper) => paper.bytes > paperBytesMax)
      return found.length > 0 ? found : null
    })
    const paper = paperParser.parse(await desk.get(`/api/v1/papers/${last?.key ?? ''}`))
    expect(paper.problem?.code).toBe('paper-too-large')
  }, 200_000)

  it('still reads a good paper after all of that', async () => {
    const { body } = await desk.postPaper(
      'good.pdf',
      await makePaper({ form: 'I-200', values: { subjectName: 'ROE, JOHN', officerName: 'R. HALE, Deportation Officer' } }),
    )
    expect((await settled(answerParser.parse(body).paper)).state).toBe('read')
  }, 200_000)
})
