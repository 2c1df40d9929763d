// The pages as a browser without script sees them: they render, escape, refuse what is not theirs, and act with a name.
import { afterEach, describe, expect, it } from 'vitest'
import { detainer, formHeaders, openBench, signedIn, tokenIn, warrantI200 } from '../../tests/bench/desk-bench.ts'
import type { Bench, BenchChoices } from '../../tests/bench/desk-bench.ts'

let bench: Bench
afterEach(async () => {
  await bench.app.close()
})

const day = async (name = 'ROE, JOHN', choices: BenchChoices = {}) => {
  bench = openBench(choices)
  const booking = await bench.book({
    booking: 'B-1001',
    name,
    born: '1997-03-04',
    charges: [{ level: 'felony', category: 'theft', stage: 'charged' }],
  })
  const paper = await bench.paper([detainer(name, '1997-03-04'), warrantI200(name)])
  return { booking, paper, visitor: await signedIn(bench.app) }
}

const lastEntry = async () => (await bench.store.entriesAfter(0, 10_000)).at(-1)

describe('pages', () => {
  it('render, each with its title, under one frame, without a style or script of their own', async () => {
    const { booking, paper, visitor } = await day()
    const pages = [
      '/inbox',
      '/release',
      '/bookings',
      '/bookings?q=roe',
      '/bookings/new',
      '/bookings/import',
      '/duties',
      '/duties?state=done',
      '/report',
      '/law',
      '/law?on=2017-09-15',
      '/law/to-check',
      '/law/sections/us-co-denver/28-253',
      '/about',
      '/requests/new',
      `/people/${booking}`,
      `/papers/${paper}`,
    ]
    for (const path of pages) {
      const answer = await visitor.get(path)
      expect([path, answer.statusCode]).toEqual([path, 200])
      expect(answer.headers['content-security-policy']).toContain("frame-ancestors 'none'")
      expect(answer.headers['content-security-policy']).not.toContain('unsafe')
      expect(answer.headers['x-content-type-options']).toBe('nosniff')
      expect(answer.headers['cache-control']).toBe('no-store')
      expect(answer.body).toMatch(/<h1>[^<]+<\/h1>/)
      expect(answer.body).toContain('Cherry Creek Detention Center')
      expect(answer.body).not.toMatch(/\[object|undefined|\sstyle="|\son[a-z]+="|<script>/)
    }
  })

  it('escape names, however hostile', async () => {
    const { booking, paper, visitor } = await day('"><script>alert(1)</script><img src=x onerror=alert(2)>')
    for (const path of ['/inbox', '/release', '/bookings', '/duties', `/people/${booking}`, `/papers/${paper}`]) {
      const { body } = await visitor.get(path)
      expect(body).toContain('&lt;script&gt;alert(1)')
      expect(body).not.toMatch(/<script>alert|<img src=x/)
    }
  })

  it('say what is not there, in all its parts', async () => {
    const { visitor } = await day()
    for (const path of ['/people/b_nobody', '/papers/p_none', '/papers/xyz', '/nowhere']) {
      const answer = await visitor.get(path)
      expect([path, answer.statusCode]).toEqual([path, 404])
      expect(answer.body).toContain('record-unknown')
      expect(answer.body).toContain('Nothing was changed.')
    }
  })

  it('hand on what a stranger sent as a download only, never opened', async () => {
    const { paper, visitor } = await day()
    const answer = await visitor.get(`/papers/${paper}/original`)
    expect(answer.headers['content-type']).toBe('application/octet-stream')
    expect(answer.headers['content-disposition']).toMatch(/^attachment/)
    expect(answer.headers['content-security-policy']).toContain('sandbox')
  })

  it('show a failure of ours as a reference number, not as a message', async () => {
    const failures: string[] = []
    bench = openBench({
      options: {
        reportOf: async () => Promise.reject(new Error('ROE, JOHN in a message')),
        onFailure: (reference) => failures.push(reference),
      },
    })
    const visitor = await signedIn(bench.app)
    const answer = await visitor.get('/report')
    expect(answer.statusCode).toBe(500)
    expect(answer.body).toContain('desk-failed')
    expect(answer.body).not.toContain('ROE, JOHN')
    expect(failures).toHaveLength(1)
    expect(answer.body).toContain(failures[0])
  })
})

describe('signing in', () => {
  it('is needed for every page and every act', async () => {
    const { booking } = await day()
    const page = await bench.app.inject({ url: `/people/${booking}` })
    expect([page.statusCode, page.headers.location]).toEqual([303, `/sign-in?next=%2Fpeople%2F${booking}`])
    const act = await bench.app.inject({
      method: 'POST',
      url: `/people/${booking}/custody`,
      payload: 'event=released&booking=B-1001',
      headers: formHeaders,
    })
    expect(act.statusCode).toBe(401)
    const picture = await bench.app.inject({ url: '/papers/p_1/pages/1.png' })
    expect(picture.statusCode).toBe(303)
    const events = await bench.app.inject({ url: '/events' })
    expect(events.statusCode).toBe(303)
  })

  it('refuses a wrong password, makes guessing wait, and goes nowhere else afterwards', async () => {
    bench = openBench()
    const enter = (password: string, next = '/inbox') =>
      bench.app.inject({
        method: 'POST',
        url: '/sign-in',
        payload: new URLSearchParams({ name: 'deputy', password, next }).toString(),
        headers: formHeaders,
      })
    expect((await enter('right', '//evil.example/x')).headers.location).toBe('/inbox')
    expect((await enter('right', '/duties')).headers.location).toBe('/duties')
    for (let tries = 0; tries < 5; tries += 1) expect((await enter('wrong')).statusCode).toBe(401)
    expect((await enter('right')).statusCode).toBe(429)
    bench.clock.advance(6 * 60_000)
    expect((await enter('right')).statusCode).toBe(303)
  })

  it('lasts a shift, ends by signing out, and cannot be forged', async () => {
    bench = openBench()
    const first = await signedIn(bench.app)
    expect((await first.get('/inbox')).statusCode).toBe(200)
    expect((await bench.app.inject({ url: '/inbox', headers: { cookie: first.cookie.replace(/=./, '=x') } })).statusCode).toBe(303)
    await first.post('/sign-out', {})
    expect((await first.get('/inbox')).statusCode).toBe(303)
    const second = await signedIn(bench.app)
    bench.clock.advance(15 * 60 * 60_000)
    expect((await second.get('/inbox')).statusCode).toBe(303)
  })

  it('in a sample jail is done for everybody, under an invented name that the log shows', async () => {
    const { booking } = await day('ROE, JOHN', { options: { sample: true } })
    const page = await bench.app.inject({ url: `/people/${booking}` })
    expect(page.body).toContain('Sample jail.')
    const cookie = page.cookies.map((each) => `${each.name}=${each.value}`).join('; ')
    const payload = new URLSearchParams({ token: tokenIn(page.body), booking: 'B-1001', event: 'bond-posted' }).toString()
    const act = await bench.app.inject({ method: 'POST', url: `/people/${booking}/custody`, payload, headers: { cookie, ...formHeaders } })
    expect(act.statusCode).toBe(303)
    const entries = await bench.store.entriesOf(booking)
    expect(entries.find((entry) => entry.kind === 'custody-event' && entry.public.event === 'bond-posted')?.actor).toEqual({
      kind: 'person',
      account: 'R. Alvarez (sample)',
    })
  })
})

describe('a form', () => {
  it('of another site, or without this session’s token, does nothing', async () => {
    const { booking, visitor } = await day()
    const before = await bench.store.lastSeq()
    const url = `/people/${booking}/custody`
    const event = { booking: 'B-1001', event: 'bond-posted' }
    const answers = [
      await visitor.post(url, { ...event, token: '' }),
      await visitor.post(url, { ...event, token: 'f'.repeat(64) }),
      await visitor.post(url, event, { origin: 'https://evil.example' }),
      await visitor.post(url, event, { origin: 'null' }),
      await visitor.post(url, event, { 'sec-fetch-site': 'cross-site' }),
      await visitor.post(url, event, { 'sec-fetch-site': 'same-site' }),
    ]
    expect(answers.map((each) => each.statusCode)).toEqual([403, 403, 403, 403, 403, 403])
    expect(await bench.store.lastSeq()).toBe(before)
    const own = { 'sec-fetch-site': 'same-origin', host: 'desk.example', origin: 'https://desk.example' }
    expect((await visitor.post(url, event, own)).statusCode).toBe(303)
  })

  it('records bond, opens the gate in the same second, sends the notice, and shows all of it', async () => {
    const { booking, visitor } = await day()
    expect((await visitor.get(`/people/${booking}`)).body).toContain('Not eligible for release')
    const act = await visitor.post(`/people/${booking}/custody`, { booking: 'B-1001', event: 'bond-posted' })
    expect(act.headers.location).toBe(`/people/${booking}?did=custody`)
    expect((await visitor.get(`/people/${booking}`)).body).toContain('May leave now')
    await bench.settle()
    const page = (await visitor.get(`/people/${booking}`)).body
    expect(page).toContain('250 2.0.0 Ok: queued')
    expect(page).toContain('The jail must not hold the person past release.')
    expect((await visitor.get('/release')).body).toContain('Notice sent')
    expect(bench.line.delivered).toHaveLength(1)
  })

  it('cannot open a gate before its time', async () => {
    const { booking, visitor } = await day()
    const act = await visitor.post(`/people/${booking}/custody`, { booking: 'B-1001', event: 'bond-posted', at: '2026-11-20T09:30' })
    expect(act.statusCode).toBe(400)
    expect(act.body).toContain('lies in the future')
    expect((await visitor.get(`/people/${booking}`)).body).toContain('Not eligible for release')
  })

  it('cannot touch another booking than the one it stands on', async () => {
    const { booking, visitor } = await day()
    const other = await bench.book({ booking: 'B-1002', name: 'TRAN, HOA' })
    await visitor.post(`/people/${booking}/custody`, { booking: 'B-1002', event: 'bond-posted' })
    expect((await visitor.get(`/people/${other}`)).body).toContain('Not eligible for release')
    expect((await visitor.get(`/people/${booking}`)).body).toContain('May leave now')
  })

  it('tells which value is wrong, and keeps what was written', async () => {
    const { visitor } = await day()
    const again = await visitor.post('/bookings/new', { booking: 'B-1001', name: 'MBEKI, ANA', event: 'booked' })
    expect(again.statusCode).toBe(422)
    expect(again.body).toContain('already a booking')
    expect(again.body).toContain('value="MBEKI, ANA"')
    const made = await visitor.post('/bookings/new', { booking: 'B-1003', name: 'MBEKI, ANA', born: '1980-02-30', event: 'booked' })
    expect(made.body).toContain('1980-02-30')
    expect(made.statusCode).toBe(422)
  })
})

describe('the clerk', () => {
  it('writes down a telephone call; it is kept as said, matched and answered', async () => {
    const { visitor } = await day()
    const act = await visitor.post('/requests/new', {
      kind: 'information-request',
      form: 'phone-call',
      issuingBody: 'dhs',
      signer: 'unsigned',
      officerName: 'T. Hale',
      subjectName: 'QUISPE, ROSA',
      asks: 'give-custody-status',
      said: 'Is she there?',
      purpose: 'civil',
      assertions: 'gang member\nfelony record',
    })
    expect(act.statusCode).toBe(303)
    await bench.settle()
    const page = (await visitor.get(String(act.headers.location))).body
    expect(page).toContain('kept as said, not as fact')
    expect(page).toContain('gang member')
    expect(page).toContain('What the law says')
    expect(page).toContain('say whether the person is in custody')
    const entries = await bench.store.entriesAfter(0, 10_000)
    const determined = entries.findLast((entry) => entry.kind === 'determined')
    expect(determined?.private?.caseFile.request?.purpose).toBe('civil')
    expect(JSON.stringify(determined?.private?.caseFile)).not.toContain('gang')
  })

  it('decides who is meant, by name, and can take it back', async () => {
    bench = openBench()
    const booking = await bench.book({ booking: 'B-7', name: 'TRAN, THI HOA' })
    const paper = await bench.paper([detainer('TRAN, THI HOA', '1988-02-03')])
    const visitor = await signedIn(bench.app)
    expect((await visitor.get('/inbox')).body).toContain('Say who this is')
    const page = (await visitor.get(`/papers/${paper}`)).body
    const instruments = /name="instruments"\s+value="([^"]+)"/.exec(page)?.[1] ?? ''
    const act = await visitor.post(`/papers/${paper}/match`, { booking, instruments })
    expect(act.headers.location).toBe(`/people/${booking}?did=confirmed`)
    const matched = (await bench.store.entriesOf(booking)).find((entry) => entry.kind === 'instrument-matched')
    expect(matched?.actor).toEqual({ kind: 'person', account: 'deputy' })
    expect((await visitor.get(`/papers/${paper}`)).body).toContain('Confirmed by deputy')
    await visitor.post(`/papers/${paper}/withdraw`, { booking, instruments })
    expect((await visitor.get(`/people/${booking}`)).body).toContain('No paper on file asks anything')
  })

  it('serves the letters, which settles the duty; and proves another by words', async () => {
    const { booking, visitor } = await day()
    await bench.settle()
    const page = (await visitor.get(`/people/${booking}`)).body
    const letters = [...page.matchAll(/name="letters"\s+value="([^"]+)"/g)].map((each) => each[1] ?? '')
    expect(letters.length).toBeGreaterThanOrEqual(4)
    const pdf = await visitor.get(`/people/${booking}/letters/${letters[0] ?? ''}.pdf`)
    expect([pdf.statusCode, pdf.headers['content-type']]).toEqual([200, 'application/pdf'])
    const body = new URLSearchParams({ token: visitor.token, language: 'es', how: 'by hand' })
    for (const letter of letters) body.append('letters', letter)
    const act = await bench.app.inject({
      method: 'POST',
      url: `/people/${booking}/served`,
      payload: body.toString(),
      headers: { cookie: visitor.cookie, ...formHeaders },
    })
    expect(act.statusCode).toBe(303)
    expect((await visitor.get(`/people/${booking}`)).body).toContain('served: by hand')
    expect((await visitor.get('/duties?state=done')).body).toContain('served: by hand')
  })

  it('answers only facts that a person can attest', async () => {
    const { booking, visitor } = await day()
    const good = await visitor.post(`/people/${booking}/facts`, { fact: 'subject.interviewConsent', value: 'refused' })
    expect(good.statusCode).toBe(303)
    expect((await bench.store.entriesOf(booking)).some((entry) => entry.kind === 'fact-attested')).toBe(true)
    for (const [fact, value] of [
      ['subject.interviewConsent', 'perhaps'],
      ['agency.allowsNotices', 'true'],
      ['custody.state', 'eligible'],
      ['__proto__', 'true'],
    ] as const) {
      expect([fact, (await visitor.post(`/people/${booking}/facts`, { fact, value })).statusCode]).toEqual([fact, 400])
    }
  })
})

describe('files', () => {
  const form = (token: string | null, files: readonly (readonly [name: string, text: string])[]) => {
    const part = (head: string, text: string) => `--x\r\ncontent-disposition: form-data; ${head}\r\n\r\n${text}\r\n`
    const parts = files.map(([name, text]) => part(`name="files"; filename="${name}"`, text))
    return `${token === null ? '' : part('name="token"', token)}${parts.join('')}--x--\r\n`
  }
  const headers = { 'content-type': 'multipart/form-data; boundary=x' }

  it('dropped on the inbox are kept before anything else; what cannot be read says so', async () => {
    bench = openBench()
    const visitor = await signedIn(bench.app)
    const payload = form(visitor.token, [
      ['../../etc/fax\u0007 17.exe', 'MZ not a paper'],
      ['empty.pdf', ''],
    ])
    const answer = await bench.app.inject({ method: 'POST', url: '/inbox', payload, headers: { ...headers, cookie: visitor.cookie } })
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/inbox?did=received'])
    await bench.settle()
    const inbox = (await visitor.get('/inbox')).body
    expect(inbox).toContain('fax 17.exe')
    expect(inbox).not.toContain('etc/fax')
    expect(inbox.match(/Not readable/g)).toHaveLength(2)
    const [row] = await bench.store.rows('paper', {})
    const page = (await visitor.get(`/papers/${row?.key ?? ''}`)).body
    expect(page).toMatch(/paper-(empty|type-unknown)/)
    expect(page).toContain(`/requests/new?paper=${row?.key ?? ''}`)
  })

  it('without the token of the page are not kept', async () => {
    bench = openBench()
    const visitor = await signedIn(bench.app)
    const before = (await bench.store.keptHashes()).length
    const answer = await bench.app.inject({
      method: 'POST',
      url: '/inbox',
      payload: form(null, [['a.pdf', '%PDF']]),
      headers: { ...headers, cookie: visitor.cookie },
    })
    expect(answer.statusCode).toBe(403)
    expect((await bench.store.keptHashes()).length).toBe(before)
    expect(await lastEntry()).toBeUndefined()
  })

  it('of the jail’s own system are checked first, then recorded, each bad line named', async () => {
    bench = openBench()
    const visitor = await signedIn(bench.app)
    const mapping = 'zone: America/Denver\ncolumns:\n  booking: NO\n  event: WHAT\n  at: WHEN\n  name: NAME\n'
    const csv = [
      'NO,WHAT,WHEN,NAME',
      '900,booked,2026-11-19 10:00,"LINDQVIST, ELENA"',
      '900,bond-posted,2026-11-20 07:00,',
      '901,nonsense,2026-11-20 07:00,\n',
    ].join('\n')
    const send = (act: string) => {
      const part = (head: string, text: string) => `--x\r\ncontent-disposition: form-data; ${head}\r\n\r\n${text}\r\n`
      const payload = [
        part('name="token"', visitor.token),
        part('name="file"; filename="a.csv"', csv),
        part('name="mapping"; filename="m.yaml"', mapping),
        part('name="act"', act),
        '--x--\r\n',
      ].join('')
      return bench.app.inject({ method: 'POST', url: '/bookings/import', payload, headers: { ...headers, cookie: visitor.cookie } })
    }
    const checked = await send('check')
    expect(checked.body).toContain('Nothing was recorded')
    expect(checked.body).toContain('Line 4, column WHAT')
    expect(await bench.store.count('booking')).toBe(0)
    expect((await send('import')).body).toContain('2 events recorded')
    expect((await visitor.get('/release')).body).toContain('LINDQVIST, ELENA')
  })
})
