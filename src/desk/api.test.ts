// The API as other systems see it: the token, papers of any size, events one by one, records, counts, and its own description.
import { afterEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { parseSha256 } from '../log/ids.ts'
import { paperBytesMax } from '../intake-to-release.ts'
import { detainer, openBench, signedIn } from '../../tests/bench/desk-bench.ts'
import type { Bench } from '../../tests/bench/desk-bench.ts'

let bench: Bench
afterEach(async () => {
  await bench.app.close()
})
const token = { authorization: 'Bearer bench-token' }
const textOf = (value: unknown): string => z.string().parse(value)
const sha256Of = (paper: Answer) => parseSha256(textOf(paper['sha256']))
const open = () => {
  bench = openBench()
}

/** Anything that an answer may hold, to look into without casts. */
interface Answer {
  readonly [key: string]: Answer | undefined
}
const answerParser = z.custom<Answer>((value) => typeof value === 'object' && value !== null)
const bodyOf = ({ body }: { readonly body: string }): Answer => answerParser.parse(JSON.parse(body))
const json = async (url: string, headers: Record<string, string> = token): Promise<Answer> =>
  bodyOf(await bench.app.inject({ url, headers }))
const listOf = (value: Answer | undefined): readonly Answer[] => z.array(answerParser).parse(value)

describe('who may use it', () => {
  it('nobody without the token or a session; the description and the health are public', async () => {
    open()
    for (const [method, url] of [
      ['POST', '/api/v1/papers'],
      ['POST', '/api/v1/custody-events'],
      ['GET', '/api/v1/bookings'],
      ['GET', '/api/v1/notices'],
      ['GET', '/api/v1/report'],
    ] as const) {
      for (const headers of [{}, { authorization: 'Bearer wrong' }, { authorization: 'Bearer ' }]) {
        const answer = await bench.app.inject({ method, url, headers })
        expect([url, answer.statusCode, bodyOf(answer)['code']]).toEqual([url, 401, 'sign-in-needed'])
      }
    }
    expect(await bench.store.lastSeq()).toBe(0)
    expect(await json('/healthz', {})).toEqual({ ok: true, lastSeq: 0 })
  })

  it('a session acts only with the token of its page', async () => {
    open()
    const visitor = await signedIn(bench.app)
    const payload = { booking: 'B-1', event: 'booked', at: '2026-11-20T07:00:00-07:00', name: 'ROE, JOHN' }
    const without = await bench.app.inject({ method: 'POST', url: '/api/v1/custody-events', payload, headers: { cookie: visitor.cookie } })
    expect(without.statusCode).toBe(403)
    const headers = { cookie: visitor.cookie, 'x-desk-token': visitor.token }
    const answer = await bench.app.inject({ method: 'POST', url: '/api/v1/custody-events', payload, headers })
    expect(listOf(bodyOf(answer)['results'])[0]?.['ok']).toBe(true)
    const entry = (await bench.store.entriesAfter(0, 10)).find((each) => each.kind === 'custody-event')
    expect(entry?.actor).toEqual({ kind: 'person', account: 'deputy' })
  })

  it('describes itself in OpenAPI 3.1', async () => {
    open()
    const description = await json('/api/openapi.json', {})
    expect(description['openapi']).toMatch(/^3\.1/)
    expect(Object.keys(description['paths'] ?? {}).toSorted()).toEqual([
      '/api/v1/bookings',
      '/api/v1/bookings/{id}',
      '/api/v1/custody-events',
      '/api/v1/notices',
      '/api/v1/papers',
      '/api/v1/papers/{id}',
      '/api/v1/report',
    ])
    const { post } = description['paths']?.['/api/v1/custody-events'] ?? {}
    expect(JSON.stringify(post?.['requestBody'])).toContain('bond-posted')
  })
})

describe('papers', () => {
  const send = (payload: Buffer | string, headers: Record<string, string> = {}) =>
    bench.app.inject({
      method: 'POST',
      url: '/api/v1/papers',
      payload,
      headers: { ...token, 'content-type': 'application/pdf', ...headers },
    })

  it('are kept as they are; the same bytes again are the same paper', async () => {
    open()
    const first = await send('%PDF-1.4 anything', {
      'x-file-name': encodeURIComponent('Anfrage für Núñez.pdf'),
      'x-channel': 'fax',
      'x-from': '303-555-0143',
    })
    expect([first.statusCode, bodyOf(first)['receipt']]).toEqual([201, 'first'])
    const again = await send('%PDF-1.4 anything')
    expect([again.statusCode, bodyOf(again)]).toEqual([201, { paper: bodyOf(first)['paper'], receipt: 'again' }])
    const paper = await json(`/api/v1/papers/${textOf(bodyOf(first)['paper'])}`)
    expect(listOf(paper['receipts'])[0]).toMatchObject({ fileName: 'Anfrage für Núñez.pdf', channel: 'fax', from: '303-555-0143' })
    expect(Buffer.from((await bench.store.kept(sha256Of(paper))) ?? []).toString()).toBe('%PDF-1.4 anything')
  })

  it('of any declared type are taken as bytes: JSON and forms are not parsed', async () => {
    open()
    for (const type of ['application/json', 'application/x-www-form-urlencoded', 'text/plain', 'image/tiff', 'x-unheard/of']) {
      expect([type, (await send(`not what it says ${type}`, { 'content-type': type })).statusCode]).toEqual([type, 201])
    }
  })

  it('come as a form too', async () => {
    open()
    const payload =
      '--x\r\ncontent-disposition: form-data; name="file"; filename="a.tif"\r\ncontent-type: image/tiff\r\n\r\nII*\u0000\r\n--x--\r\n'
    const answer = await send(payload, { 'content-type': 'multipart/form-data; boundary=x' })
    expect(answer.statusCode).toBe(201)
    expect(listOf((await json(`/api/v1/papers/${textOf(bodyOf(answer)['paper'])}`))['receipts'])[0]?.['fileName']).toBe('a.tif')
  })

  it('above the limit are cut there, kept, and told so', async () => {
    open()
    const answer = await send(Buffer.alloc(paperBytesMax + 1000, 1))
    expect([answer.statusCode, bodyOf(answer)['code']]).toEqual([413, 'paper-too-large'])
    const paper = await json(`/api/v1/papers/${textOf(bodyOf(answer)['paper'])}`)
    expect(paper).toMatchObject({ bytes: paperBytesMax + 1000, truncated: true, state: 'unreadable' })
    expect((await bench.store.kept(sha256Of(paper)))?.length).toBe(paperBytesMax)
    await bench.settle()
    expect((await bench.app.inject({ url: '/healthz' })).statusCode).toBe(200)
  })

  it('of no bytes are received and said to be empty', async () => {
    open()
    const answer = await send('')
    expect(answer.statusCode).toBe(201)
    await bench.settle()
    expect((await json(`/api/v1/papers/${textOf(bodyOf(answer)['paper'])}`))['problem']?.['code']).toBe('paper-empty')
  })
})

describe('custody events', () => {
  const post = (payload: object) => bench.app.inject({ method: 'POST', url: '/api/v1/custody-events', payload, headers: token })

  it('are recorded one by one; a wrong one does not hold up the others', async () => {
    open()
    const at = '2026-11-20T07:00:00-07:00'
    const answer = await post([
      { booking: 'B-1', event: 'booked', at, name: 'ROE, JOHN', eventId: 'e1' },
      { booking: 'B-1', event: 'flew-away', at },
      { booking: 'B-2', event: 'bond-posted', at },
      { booking: 'B-1', event: 'bond-posted', at: '2026-11-20T09:00:00-07:00' },
      { booking: 'B-1', event: 'bond-posted', at: '2026-11-20T07:30:00-07:00', eventId: 'e2' },
      { booking: 'B-1', event: 'bond-posted', at: '2026-11-20T07:30:00-07:00', eventId: 'e2' },
    ])
    expect(answer.statusCode).toBe(200)
    expect(listOf(bodyOf(answer)['results']).map((each) => each['code'] ?? 'ok')).toEqual([
      'ok',
      'input-invalid',
      'booking-unknown',
      'input-invalid',
      'ok',
      'ok',
    ])
    const { bookings } = await json('/api/v1/bookings?state=open')
    expect(bookings).toHaveLength(1)
    expect(listOf(bookings)[0]).toMatchObject({ number: 'B-1', state: 'open', eligibleSince: '2026-11-20T14:30:00.000Z' })
    const entries = await bench.store.entriesAfter(0, 100)
    expect(entries.filter((entry) => entry.kind === 'custody-event')).toHaveLength(2)
  })

  it('a whole booking comes back with gate, answers, notices and minutes', async () => {
    open()
    const id = await bench.book({ booking: 'B-9', name: 'TRAN, HOA', born: '1988-02-03' })
    await bench.paper([detainer('TRAN, HOA', '1988-02-03')])
    await post({ booking: 'B-9', event: 'bond-posted', at: '2026-11-20T08:00:00-07:00' })
    await bench.settle()
    const record = await json(`/api/v1/bookings/${id}`)
    expect(record['gate']?.['kind']).toBe('open')
    expect(record['standing']?.['determination']?.['answers']?.['hold-past-release']?.['answer']).toBe('must-not')
    expect(listOf(record['notices'])[0]?.['state']).toBe('sent')
    expect(listOf(record['timeline']).map((line) => line['what'])).toContain('gate-opened')
    const { notices } = await json('/api/v1/notices?state=sent')
    expect(notices).toHaveLength(1)
    const report = await json('/api/v1/report?month=2026-11')
    expect(report['rows']).toHaveLength(1)
    expect((await json('/api/v1/report?month=1999-01'))['rows']).toEqual([])
  })

  it('refuses what it does not know in the four parts of every error', async () => {
    open()
    for (const url of [
      '/api/v1/bookings?state=asleep',
      '/api/v1/report?month=nov',
      '/api/v1/bookings/b_nobody',
      '/api/v1/papers/nothing',
      '/api/v1/nowhere',
    ]) {
      const answer = await bench.app.inject({ url, headers: token })
      expect([url, [400, 404].includes(answer.statusCode), Object.keys(bodyOf(answer)).toSorted()]).toEqual([
        url,
        true,
        ['code', 'doNow', 'happened', 'notDone'],
      ])
    }
    expect((await post([])).statusCode).toBe(400)
  })
})
