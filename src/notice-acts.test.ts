// What people do about a notice, and what comes back: calls, portal, codes, returned mail; each on record, none twice.
import { describe, expect, it } from 'vitest'
import { detainer, openBench, signedIn } from '../tests/bench/desk-bench.ts'
import { bookingOf } from './desk-work.ts'
import type { BookingId } from './custody/booking.ts'
import { namePersonToTell, recordCheck, recordPersonTold } from './door-acts.ts'
import { acknowledgeByCode, recordCall, recordPhoneNotice, recordPortal } from './notice-acts.ts'
import { recordReturned } from './send-notice.ts'
import type { Notice } from './release/notice.ts'
import { plusMinutes } from './time/instant.ts'

const deputy = { actor: { kind: 'person', account: 'deputy' } } as const

/** One person with a detainer, eligible; the mail is in the given state. */
const eligible = async (mail: 'up' | 'down' | 'drops-mid-page') => {
  const bench = openBench()
  bench.line.setState(mail)
  const id = await bench.book({ booking: 'B-1', name: 'TRAN, MINH', born: '1985-12-19' })
  await bench.paper([detainer('TRAN, MINH', '1985-12-19')])
  await bench.book({ booking: 'B-1', event: 'bond-posted' })
  await bench.settle()
  const notice = async (): Promise<Notice> => {
    const found = (await bookingOf(bench.desk, id)).notices.at(-1)
    if (!found) throw new Error('the bench opened no notice')
    return found
  }
  return { bench, id, notice }
}

describe('a call', () => {
  it('gives the notice if somebody was spoken to, says whom, and ends the ladder', async () => {
    const { bench, id, notice } = await eligible('down')
    const before = await notice()
    expect(before.state).toBe('waiting')
    await recordPhoneNotice(bench.desk, id, before.id, 'Officer Hale, ERO Denver', deputy)
    const after = await notice()
    expect(after.state).toBe('sent')
    expect(after.nextAt).toBeNull()
    expect(after.attempts.at(-1)).toMatchObject({ channel: 'phone', to: 'Officer Hale, ERO Denver', repeat: false })
    await expect(recordPhoneNotice(bench.desk, id, before.id, 'again', deputy)).rejects.toThrow(/changed-meanwhile/)
  })

  it('that nobody answered, or that ended at a machine, gives nothing: the desk goes on', async () => {
    const { bench, id, notice } = await eligible('down')
    const { id: number } = await notice()
    await recordCall(bench.desk, id, number, { result: 'no-answer', spokeTo: '303-555-0142' }, deputy)
    await recordCall(bench.desk, id, number, { result: 'left-message', spokeTo: 'voice mail of ERO Denver' }, deputy)
    const after = await notice()
    expect(after.state).toBe('waiting')
    expect(after.nextAt).not.toBeNull()
    expect(after.attempts.slice(-2).map((each) => each.ended?.outcome.kind)).toEqual(['failed', 'unknown'])
    bench.clock.set(plusMinutes(bench.clock.now(), 3))
    bench.line.setState('up')
    await bench.settle()
    // Whoever hears the message later may get the mail too: it says that it is a repeat.
    expect((await notice()).attempts.at(-1)).toMatchObject({ channel: 'email', repeat: true })
  })

  it('acknowledges with the code they read back, and not with another', async () => {
    const { bench, id, notice } = await eligible('up')
    const { id: number, code } = await notice()
    await expect(recordCall(bench.desk, id, number, { result: 'spoke', spokeTo: 'Hale', code: '0000-0000' }, deputy)).rejects.toThrow(
      /input-invalid/,
    )
    await recordCall(bench.desk, id, number, { result: 'spoke', spokeTo: 'Hale', code: code?.toLowerCase().replace('-', ' ') }, deputy)
    expect((await notice()).acknowledged).toMatchObject({ how: 'telephone', by: 'Hale' })
  })
})

describe('a portal', () => {
  it('is marked as done with the number that it gave', async () => {
    const { bench, id, notice } = await eligible('down')
    await recordPortal(bench.desk, id, (await notice()).id, 'ENF-4711', deputy)
    const after = await notice()
    expect(after.state).toBe('sent')
    expect(after.attempts.at(-1)?.ended?.outcome).toMatchObject({ serverAnswer: 'entered in the portal, reference ENF-4711' })
  })
})

describe('a code', () => {
  it('stands on the notice, and nowhere in the public part of the log', async () => {
    const { bench, notice } = await eligible('up')
    const { code, text } = await notice()
    expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/)
    expect(text).toContain(code ?? 'no code')
    expect(bench.line.delivered[0]?.message.text).toContain(code ?? 'no code')
    const entries = await bench.store.entriesAfter(0, 1000)
    for (const entry of entries) expect(JSON.stringify({ ...entry, private: null })).not.toContain(code)
  })

  it('that is wrong changes nothing; the right one is recorded once', async () => {
    const { bench, id, notice } = await eligible('down')
    const { code } = await notice()
    const seq = await bench.store.lastSeq()
    await acknowledgeByCode(bench.desk, 'ZZZZ-ZZZZ', null)
    expect(await bench.store.lastSeq()).toBe(seq)
    await acknowledgeByCode(bench.desk, code ?? '', 'the duty officer')
    await acknowledgeByCode(bench.desk, code ?? '', 'somebody else')
    expect((await notice()).acknowledged).toMatchObject({ how: 'code-page', by: 'the duty officer' })
    expect((await notice()).nextAt).toBeNull()
    expect((await bookingOf(bench.desk, id)).notices).toHaveLength(1)
  })

  it('is taken by a page that needs no signing in and tells nothing but thanks', async () => {
    const { bench, notice } = await eligible('up')
    const { code } = await notice()
    const post = (value: string) =>
      bench.app.inject({
        method: 'POST',
        url: '/ack',
        payload: new URLSearchParams({ code: value, name: 'Hale' }).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      })
    const wrong = await post('AAAA-AAAA')
    expect((await notice()).acknowledged).toBeNull()
    const right = await post(code ?? '')
    expect((await notice()).acknowledged).toMatchObject({ by: 'Hale' })
    expect(right.statusCode).toBe(200)
    expect(right.body).toBe(wrong.body)
    expect(right.body).not.toContain('TRAN')
    expect((await bench.app.inject('/ack')).body).not.toMatch(/TRAN|B-1/)
    const many = await Promise.all(Array.from({ length: 20 }, () => post('AAAA-AAAA')))
    expect(many.at(-1)?.statusCode).toBe(429)
  })
})

describe('a mail that comes back', () => {
  it('makes the notice undelivered again, and it is sent on', async () => {
    const { bench, notice } = await eligible('up')
    const { id, state } = await notice()
    expect(state).toBe('sent')
    expect(await recordReturned(bench.desk, `<${id}.1@jail.example>`, '550 5.1.1 user unknown')).toBe(true)
    expect(await recordReturned(bench.desk, `<${id}.1@jail.example>`, 'again')).toBe(false)
    expect(await recordReturned(bench.desk, '<n_unknown.1@jail.example>', 'no')).toBe(false)
    const after = await notice()
    expect(after.state).toBe('waiting')
    expect(after.nextAt).not.toBeNull()
  })
})

describe('the way to the door', () => {
  const checked = async (id: BookingId, bench: ReturnType<typeof openBench>) => (await bookingOf(bench.desk, id)).gate.kind

  it('has checks that keep nobody, whatever they find; what is found goes to a supervisor', async () => {
    const { bench, id } = await eligible('up')
    await recordCheck(bench.desk, id, 'orders', { clear: false, note: 'a case in Adams County' }, deputy)
    expect(await checked(id, bench)).toBe('open')
    const record = await bookingOf(bench.desk, id)
    expect(record.checks).toMatchObject([{ step: 'orders', clear: false, by: 'deputy' }])
    expect(record.alerts.at(-1)).toMatchObject({ level: 'supervisor' })
    await recordCheck(bench.desk, id, 'orders', { clear: true, note: null }, deputy)
    expect((await bookingOf(bench.desk, id)).checks).toMatchObject([{ step: 'orders', clear: true }])
  })

  it('begins anew when the release is cancelled', async () => {
    const { bench, id } = await eligible('up')
    await recordCheck(bench.desk, id, 'identity', { clear: true, note: null }, deputy)
    await bench.book({ booking: 'B-1', event: 'bond-revoked' })
    expect((await bookingOf(bench.desk, id)).checks).toEqual([])
  })

  it('has pages: tick, name whom to tell, record the call; each with the name of who did it', async () => {
    const { bench, id, notice } = await eligible('down')
    const { get, post } = await signedIn(bench.app)
    const page = (await get(`/people/${id}`)).body
    expect(page).toContain('On the way to the door')
    expect(page).toContain('What to say')
    expect((await post(`/people/${id}/checks`, { step: 'property', found: 'clear', note: '' })).statusCode).toBe(303)
    expect((await post(`/people/${id}/tell`, { role: 'attorney', name: 'A. Counsel', contact: 'a@counsel.example' })).statusCode).toBe(303)
    expect(
      (await post(`/people/${id}/calls`, { notice: (await notice()).id, spokeTo: 'Hale', result: 'spoke', code: '' })).statusCode,
    ).toBe(303)
    const record = await bookingOf(bench.desk, id)
    expect(record.checks[0]).toMatchObject({ step: 'property', by: 'deputy' })
    expect(record.toTell).toMatchObject({ role: 'attorney', name: 'A. Counsel' })
    expect((await notice()).state).toBe('sent')
    expect((await get(`/people/${id}`)).body).toContain('A. Counsel')
  })
})

describe('whom the person wants told', () => {
  it('is private, can be taken back, and gets copies with a proof', async () => {
    const { bench, id } = await eligible('up')
    await expect(recordPersonTold(bench.desk, id, [], 'by mail', deputy)).rejects.toThrow(/input-invalid/)
    await namePersonToTell(bench.desk, id, { role: 'designated-person', name: 'LAN TRAN', contact: '555-0199' }, deputy)
    const record = await bookingOf(bench.desk, id)
    const letters = record.letters.filter((letter) => letter.kind === 'copy-to-person').map((letter) => letter.id)
    await recordPersonTold(bench.desk, id, letters, 'by mail, certificate 12', deputy)
    expect((await bookingOf(bench.desk, id)).told).toMatchObject([{ to: 'LAN TRAN, 555-0199', proof: 'by mail, certificate 12' }])
    const entries = await bench.store.entriesAfter(0, 1000)
    for (const entry of entries) expect(JSON.stringify({ ...entry, private: null })).not.toContain('LAN')
    await namePersonToTell(bench.desk, id, null, deputy)
    expect((await bookingOf(bench.desk, id)).toTell).toBeNull()
  })
})
