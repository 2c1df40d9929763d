// Clocks in the flow and on the pages: the six hours of everybody, marks on record, the door that stops them, and the pages that show it.
import { describe, expect, it } from 'vitest'
import { busyDay } from '../../tests/bench/busy-day.ts'
import { detainer, openBench, signedIn } from '../../tests/bench/desk-bench.ts'
import type { Bench } from '../../tests/bench/desk-bench.ts'
import { recordCustody } from '../acts.ts'
import { custodyEventParser } from '../custody/booking.ts'
import type { BookingId } from '../custody/booking.ts'
import { bookingOf } from '../desk-work.ts'
import { clocksOfBooking } from '../log/clocks.ts'
import { overDetention } from '../log/over-detention.ts'
import { monthlyCounts } from '../report/monthly.ts'
import { plusMinutes } from '../time/instant.ts'

const by = { actor: { kind: 'jail-records', source: 'test' } } as const

const tell = async (bench: Bench, booking: string, event: string, minutesAgo = 0): Promise<void> => {
  const at = plusMinutes(bench.desk.outside.clock.now(), -minutesAgo)
  await recordCustody(bench.desk, custodyEventParser.parse({ booking, event, at }), by)
  await bench.settle()
}

/** Minute by minute, as the lanes would. */
const pass = async (bench: Bench, minutes: number): Promise<void> => {
  for (let minute = 0; minute < minutes; minute += 1) {
    bench.clock.advance(60_000)
    await bench.settle()
  }
}

const kindsOf = async (bench: Bench, id: BookingId): Promise<readonly string[]> =>
  (await bench.store.entriesOf(id)).flatMap((entry) =>
    entry.kind === 'clock-alarm' ? [`${entry.public.name} ${entry.public.mark}`] : entry.kind.startsWith('duty-') ? [entry.kind] : [],
  )

describe('the six hours of somebody without any paper', () => {
  it('are a duty with marks on record, and stop at the door', async () => {
    const bench = openBench()
    const id = await bench.book({ booking: 'B-1', name: 'ROE, JANE' })
    await tell(bench, 'B-1', 'bond-posted')
    expect(await kindsOf(bench, id)).toEqual(['duty-opened'])
    await pass(bench, 300)
    expect(await kindsOf(bench, id)).toEqual(['duty-opened', 'release-without-delay 50', 'release-without-delay 75'])
    await tell(bench, 'B-1', 'released')
    expect((await kindsOf(bench, id)).at(-1)).toBe('duty-done')
    expect(overDetention(await bench.store.entriesOf(id), bench.desk.outside.clock.now())).toMatchObject({
      cause: 'bond-posted',
      minutes: 300,
      keptMinutes: 0,
      overMinutes: 0,
      gateClosedMinutes: 0,
    })
    expect(await bench.store.verify()).toEqual([])
  })

  it('are over: the reason is owed, and the late door is told late, to the minute', async () => {
    const bench = openBench()
    const id = await bench.book({ booking: 'B-2', name: 'ROE, JOHN' })
    await tell(bench, 'B-2', 'recognizance')
    await pass(bench, 395)
    expect(await kindsOf(bench, id)).toEqual([
      'duty-opened',
      'release-without-delay 50',
      'release-without-delay 75',
      'release-without-delay 90',
      'duty-opened',
      'duty-missed',
    ])
    const { duties } = await bookingOf(bench.desk, id)
    expect(duties.map(({ name, state }) => [name, state.kind])).toEqual([
      ['release-without-delay', 'missed'],
      ['document-late-release', 'open'],
    ])
    await tell(bench, 'B-2', 'released')
    const after = (await bookingOf(bench.desk, id)).duties[0]?.state
    expect(after).toMatchObject({ kind: 'done', late: true })
    expect(overDetention(await bench.store.entriesOf(id), bench.desk.outside.clock.now())).toMatchObject({ minutes: 395, overMinutes: 35 })
    const [month] = monthlyCounts(await bench.store.entriesAfter(0, 10_000), bench.desk.agency.zone)
    expect(month).toMatchObject({ releasesPastHours: 1, overMinutes: 35, dutiesMissed: 2 })
  })

  it('of which the desk hears only afterwards: in time stays in time, and nobody owes a reason', async () => {
    const bench = openBench()
    const id = await bench.book({ booking: 'B-3', name: 'ROE, JUNE', at: plusMinutes(bench.desk.outside.clock.now(), -2000) })
    await tell(bench, 'B-3', 'bond-posted', 600)
    await tell(bench, 'B-3', 'released', 500)
    const { duties } = await bookingOf(bench.desk, id)
    expect(duties.map(({ name, state }) => [name, state.kind])).toEqual([
      ['release-without-delay', 'done'],
      ['document-late-release', 'overtaken'],
    ])
    expect(duties[0]?.state).toMatchObject({ late: false })
    expect(overDetention(await bench.store.entriesOf(id), bench.desk.outside.clock.now())).toMatchObject({ minutes: 100, overMinutes: 0 })
  })

  it('run from the end of what lawfully kept the person, and count the time before as kept', async () => {
    const bench = openBench()
    const id = await bench.book({ booking: 'B-4', name: 'HADDAD, OMAR', born: '1984-08-19' })
    const paper = await bench.paper([
      {
        kind: 'arrest-warrant',
        form: 'AO 442',
        issuingBody: 'federal-court',
        signer: 'federal-magistrate-judge',
        fields: { subjectName: 'HADDAD, OMAR', dateOfBirth: '1984-08-19', judgeName: 'Nora Feld', caseNumber: '1:26-mj-00213-NRN' },
      },
    ])
    await tell(bench, 'B-4', 'bond-posted')
    await pass(bench, 60)
    const { duties, instruments } = await bookingOf(bench.desk, id)
    expect(duties.some(({ name, state }) => name === 'release-without-delay' && state.kind === 'open')).toBe(false)
    const { withdrawMatch } = await import('../acts.ts')
    const [first] = instruments
    if (first === undefined) throw new Error('no paper was matched')
    await withdrawMatch(bench.desk, paper, first.instrument.id, id, by)
    await pass(bench, 30)
    const release = (await bookingOf(bench.desk, id)).duties.find(
      ({ name, state }) => name === 'release-without-delay' && state.kind === 'open',
    )
    expect(release?.by).toBe(plusMinutes(bench.desk.outside.clock.now(), 330))
    expect(overDetention(await bench.store.entriesOf(id), bench.desk.outside.clock.now())).toMatchObject({
      minutes: 90,
      keptMinutes: 60,
      overMinutes: 0,
    })
  })

  it('begin anew when the release is cancelled and ordered again', async () => {
    const bench = openBench()
    const id = await bench.book({ booking: 'B-5', name: 'ROE, JUDE' })
    await tell(bench, 'B-5', 'bond-posted')
    await pass(bench, 200)
    await tell(bench, 'B-5', 'release-cancelled')
    expect((await bookingOf(bench.desk, id)).duties[0]?.state.kind).toBe('overtaken')
    expect(overDetention(await bench.store.entriesOf(id), bench.desk.outside.clock.now())).toBeNull()
    await pass(bench, 10)
    await tell(bench, 'B-5', 'bond-posted')
    await pass(bench, 181)
    expect((await kindsOf(bench, id)).filter((kind) => kind.endsWith(' 50'))).toHaveLength(2)
    expect(overDetention(await bench.store.entriesOf(id), bench.desk.outside.clock.now())).toMatchObject({ minutes: 181, overMinutes: 0 })
  })
})

describe('the pages', () => {
  it('show every clock of a busy day, nearest first, and each has its own page', async () => {
    const bench = openBench({ at: '2026-11-19T08:00:00-07:00' })
    await busyDay(bench, { left: 12, inside: 9 })
    const visitor = await signedIn(bench.app)
    const page = (await visitor.get('/clocks')).body
    const dues = [...page.matchAll(/class="desk-countdown" data-due="([^"]+)"/g)].map(([, due]) => due ?? '')
    expect(dues.length).toBeGreaterThan(4)
    expect(dues).toEqual(dues.toSorted())
    const links = [...page.matchAll(/href="(\/clocks\/k_[^"]+)"/g)].map(([, link]) => link ?? '')
    expect(new Set(links).size).toBe(links.length)
    for (const link of links) {
      const answer = await visitor.get(link)
      expect(answer.statusCode, link).toBe(200)
      expect(answer.body).toContain('Its story')
    }
    expect(page).toContain('C.R.S. 16-4-102(2)')
    expect((await visitor.get('/clocks?q=nobody+of+that+name')).body).toContain('No clock fits what you typed.')
    expect((await visitor.get('/clocks/k_b_000_none')).statusCode).toBe(404)
    expect((await visitor.get('/clocks/other')).statusCode).toBe(404)
  })

  it('release: who needs somebody now, whose gate is open, who left with what minutes; narrowed by text', async () => {
    const bench = openBench({ at: '2026-11-19T08:00:00-07:00' })
    await busyDay(bench, { left: 20, inside: 18 })
    const visitor = await signedIn(bench.app)
    const page = (await visitor.get('/release')).body
    expect(page).toContain('Needs a person now')
    expect(page).toContain('The hours of the law are over')
    expect(page).toContain('Left in the last 24 hours')
    expect(page).toMatch(/35 min/)
    const [name] = /[A-Z]+, [A-Z]+(?=<\/a>)/.exec(page) ?? ['']
    const narrowed = (await visitor.get(`/release?q=${encodeURIComponent(name.toLowerCase())}`)).body
    expect(narrowed).toContain(name)
    expect(narrowed.length).toBeLessThan(page.length / 2)
  })

  it('mark a duty done with its proof on the list of duties and on the page of its clock, never without', async () => {
    const bench = openBench()
    const id = await bench.book({ booking: 'B-6', name: 'SANTOS, MIGUEL', born: '1991-06-14' })
    await bench.paper([detainer('SANTOS, MIGUEL', '1991-06-14')])
    const visitor = await signedIn(bench.app)
    const open = (await bookingOf(bench.desk, id)).duties.filter(({ state, by: due }) => state.kind === 'open' && due !== null)
    const [first, second] = open
    if (first === undefined || second === undefined) throw new Error('two duties were expected')
    expect((await visitor.post('/duties', { duty: first.id, owner: id, proof: ' ' })).statusCode).toBe(400)
    const done = await visitor.post('/duties', { duty: first.id, owner: id, proof: 'signed receipt 17' })
    expect([done.statusCode, done.headers.location]).toEqual([303, '/duties?did=duty'])
    expect((await visitor.post(`/clocks/k_${second.id.slice(2)}`, { proof: 'video 12:04' })).statusCode).toBe(303)
    const states = (await bookingOf(bench.desk, id)).duties
      .filter((duty) => [first.id, second.id].includes(duty.id))
      .map(({ state }) => state)
    expect(states).toMatchObject([
      { kind: 'done', proof: 'signed receipt 17' },
      { kind: 'done', proof: 'video 12:04' },
    ])
    expect((await visitor.get('/duties?state=done')).body).toContain('signed receipt 17')
  })

  it('show both readings of the 48 hours, and that they do not run in Denver', async () => {
    const bench = openBench({ at: '2026-02-13T17:00:00-07:00' })
    const id = await bench.book({ booking: 'B-7', name: 'SANTOS, MIGUEL', born: '1991-06-14' })
    await bench.paper([detainer('SANTOS, MIGUEL', '1991-06-14')])
    await tell(bench, 'B-7', 'bond-posted')
    const asked = clocksOfBooking(await bookingOf(bench.desk, id), bench.desk.agency.zone).find(({ kind }) => kind === 'asked-hold')
    const page = (await (await signedIn(bench.app)).get(`/clocks/${asked?.id ?? ''}`)).body
    expect(page).toContain('2026-02-15 17:00')
    expect(page).toContain('2026-02-18 17:00')
    expect(page).toContain('Washington&#39;s Birthday')
    expect(page).toContain('The law of this place gives no such time.')
    expect((await (await signedIn(bench.app)).get('/clocks')).body).not.toContain('48 hours')
  })
})
