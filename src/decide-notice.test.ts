// When a notice follows, and when one that was taken is said again: what is no longer true is not, a release anew is told anew.
import { describe, expect, it } from 'vitest'
import { benchAgency, detainer, openBench } from '../tests/bench/desk-bench.ts'
import type { Agency } from './agency.ts'
import { recordCustody } from './acts.ts'
import { custodyEventParser } from './custody/booking.ts'
import { bookingOf } from './desk-work.ts'
import type { Desk } from './desk-work.ts'
import type { TypedPaper } from './document/typed-paper.ts'
import { tick } from './intake-to-release.ts'
import type { Patience } from './intake-to-release.ts'
import { recordPhoneNotice } from './notice-acts.ts'
import { workKinds } from './log/rows.ts'
import type { NoticeLine } from './outside/outside.ts'
import type { AttemptOutcome } from './release/notice.ts'
import { createSendings } from './sendings.ts'
import { plusMinutes } from './time/instant.ts'
import type { Instant } from './time/instant.ts'

const hourMs = 3_600_000
const person = ['TRAN, MINH', '1985-12-19'] as const
const cancellation = { ...detainer(...person), ticked: ['cancel-previous'] }

/** One person with a detainer, eligible, told of. */
const told = async (agency: Agency = benchAgency, at?: string, request: TypedPaper = [detainer(...person)]) => {
  const bench = openBench({ agency, ...(at === undefined ? {} : { at }) })
  const id = await bench.book({ booking: 'B-1', name: person[0], born: person[1] })
  await bench.paper(request, 'first')
  await bench.book({ booking: 'B-1', event: 'bond-posted' })
  await bench.settle()
  const later = async (hours: number): Promise<void> => {
    bench.clock.advance(hours * hourMs)
    await bench.settle()
  }
  const subjects = () => bench.line.delivered.map(({ message }) => message.subject.replace(/,.*/, ''))
  return { bench, id, later, subjects }
}

const untilAcknowledged: Agency = { ...benchAgency, notices: { ...benchAgency.notices, until: 'acknowledged' } }

describe('a notice that nobody has acknowledged', () => {
  it('is said again, marked, as long as it is true; once it is corrected, the correction is', async () => {
    const { bench, later, subjects } = await told(untilAcknowledged)
    await later(2.1)
    expect(subjects()).toEqual(['Release notice', 'REPEAT: Release notice'])
    await bench.book({ booking: 'B-1', event: 'bond-revoked' })
    await later(0)
    await later(2.1)
    await later(2.1)
    expect(subjects().slice(2)).toEqual([
      'Correction of a release notice',
      'REPEAT: Correction of a release notice',
      'REPEAT: Correction of a release notice',
    ])
  })

  it('came in time, though it is said again after the time that was aimed at, or after the door', async () => {
    const { bench, later } = await told(untilAcknowledged)
    await later(2.1)
    await bench.book({ booking: 'B-1', event: 'released' })
    await later(2.1)
    const [row] = await bench.store.rows('notice')
    expect(bench.line.delivered.length).toBeGreaterThan(1)
    expect(row?.shows).toMatchObject({ late: false })
  })

  it('is not said again when the request was taken back', async () => {
    const { bench, later, subjects } = await told(untilAcknowledged)
    await bench.paper([cancellation], 'second')
    await later(5)
    expect(subjects()).toEqual(['Release notice'])
  })
})

describe('a repeat that the law no longer permits', () => {
  const byTelephone: TypedPaper = [
    {
      form: 'phone-call',
      kind: 'notification-request',
      signer: 'immigration-officer',
      asks: ['notify-of-release'],
      fields: { subjectName: person[0], dateOfBirth: person[1] },
    },
  ]

  it('is given up in one look after the midnight of the ordinance, and nothing spins', async () => {
    // A request by telephone: the jail's practice gave it the notice, the ordinance of 2017-08-31 wants it in writing.
    const { bench, id, later, subjects } = await told(untilAcknowledged, '2017-08-30T22:30:00-06:00', byTelephone)
    const answerNow = async () => (await bookingOf(bench.desk, id)).standing?.determination.answers['notify-of-release'].answer
    expect(subjects()).toEqual(['Release notice'])
    expect(await answerNow()).toBe('may')
    // The repeat falls due at half past midnight. The bench comes to rest within its rounds, or throws.
    await later(2.1)
    expect(await answerNow()).toBe('must-not')
    expect(await bench.store.rows('work', { state: ['notice'] })).toEqual([])
    await later(24)
    expect(subjects()).toEqual(['Release notice'])
  })
})

describe('a correction that came before the notice which it corrects', () => {
  it.each([
    ['', false, ''],
    [', also by a restored desk that marks all it says', true, 'REPEAT: '],
  ])('is said again, marked, once the slow line has brought the old one%s', async (_, isRestored, mark) => {
    const agency: Agency = { ...benchAgency, ice: { ...benchAgency.ice, fax: '+1 303 555 0122' } }
    const bench = openBench({ agency })
    const slow = Promise.withResolvers<AttemptOutcome>()
    const tried: string[] = []
    const fax: NoticeLine = {
      channel: 'fax',
      send: async (_permit, message) => {
        tried.push(message.subject.replace(/,.*/, ''))
        return tried.length === 1 ? slow.promise : { kind: 'failed', reason: 'Busy signal detected', permanent: false }
      },
    }
    const outside = { ...bench.desk.outside, noticeLines: [fax, bench.line] }
    const restored = isRestored ? { restoredAt: plusMinutes(bench.clock.now(), 60) } : {}
    const desk = { ...bench.desk, outside, sendings: createSendings({}), ...restored }
    const happens = async (event: string): Promise<void> => {
      const told = custodyEventParser.parse({ booking: 'B-1', event, at: bench.clock.now() })
      await recordCustody(desk, told, { actor: { kind: 'jail-records', source: 'test' } })
    }
    const after = async (minutes: number): Promise<void> => {
      bench.clock.advance(minutes * 60_000)
      for (;;) {
        const { did } = await tick(desk, workKinds)
        await new Promise((resolve) => setImmediate(resolve))
        if (did === null) return
      }
    }
    const byMail = () => bench.line.delivered.map(({ message }) => message.subject.replace(/,.*/, ''))
    await bench.book({ booking: 'B-1', name: person[0], born: person[1] })
    await bench.paper([detainer(...person)], 'first')
    await happens('bond-posted')
    await after(0)
    expect(tried).toEqual([`${mark}Release notice`])
    await happens('bond-revoked')
    await after(1)
    await after(6)
    expect(byMail()).toEqual([`${mark}Correction of a release notice`])
    slow.resolve({ kind: 'sent', serverAnswer: 'MCF, 1 page of 1, remote id ICE ERO' })
    await after(1)
    await after(10)
    expect(byMail()).toEqual([`${mark}Correction of a release notice`, 'REPEAT: Correction of a release notice'])
    // And that was the last word: nothing more follows from it.
    await after(60)
    expect(byMail()).toHaveLength(2)
  })
})

describe('a notice of release that a person tells by telephone after it was corrected', () => {
  it.each([
    ['', 0],
    [', whatever the clock said when it first went out', 1.6],
  ])('is corrected once more%s', async (_, hoursAhead) => {
    const agency: Agency = { ...benchAgency, ice: { ...benchAgency.ice, phone: '+1 303 555 0199' } }
    const bench = openBench({ agency })
    const subjects = () => bench.line.delivered.map(({ message }) => message.subject.replace(/,.*/, ''))
    const id = await bench.book({ booking: 'B-1', name: person[0], born: person[1] })
    await bench.paper([detainer(...person)], 'first')
    const at = bench.clock.now()
    bench.clock.advance(hoursAhead * hourMs)
    await recordCustody(bench.desk, custodyEventParser.parse({ booking: 'B-1', event: 'bond-posted', at }), {
      actor: { kind: 'jail-records', source: 'test' },
    })
    await bench.settle()
    bench.clock.advance(60_000 - hoursAhead * hourMs)
    await bench.book({ booking: 'B-1', event: 'bond-revoked' })
    await bench.settle()
    expect(subjects(), 'a clock that ran ahead makes nothing owed twice').toEqual(['Release notice', 'Correction of a release notice'])
    bench.clock.advance(30 * 60_000)
    const [release] = (await bookingOf(bench.desk, id)).notices
    if (release === undefined) throw new Error('no notice is on record')
    await recordPhoneNotice(bench.desk, id, release.id, 'the duty officer', { actor: { kind: 'person', account: 'deputy' } })
    await bench.settle()
    expect(subjects()).toEqual(['Release notice', 'Correction of a release notice', 'REPEAT: Correction of a release notice'])
  })
})

describe('a notice under way when the desk died, on a line that cannot be asked', () => {
  it('is corrected once more when nothing of it can come in any longer, and not before', async () => {
    const agency: Agency = { ...benchAgency, ice: { ...benchAgency.ice, fax: '+1 303 555 0122' } }
    const bench = openBench({ agency })
    const tried: string[] = []
    const fax: NoticeLine = {
      channel: 'fax',
      send: async (_permit, message) => {
        tried.push(message.subject.replace(/,.*/, ''))
        return tried.length === 1 ? new Promise(() => undefined) : { kind: 'failed', reason: 'Busy signal detected', permanent: false }
      },
    }
    const started = () => ({
      ...bench.desk,
      outside: { ...bench.desk.outside, noticeLines: [fax, bench.line] },
      sendings: createSendings({}),
    })
    const patience: Patience = new Map()
    const after = async (desk: Desk, minutes: number): Promise<void> => {
      bench.clock.advance(minutes * 60_000)
      for (;;) {
        const { did } = await tick(desk, workKinds, patience)
        await new Promise((resolve) => setImmediate(resolve))
        if (did === null) return
      }
    }
    const byMail = () => bench.line.delivered.map(({ message }) => message.subject.replace(/,.*/, ''))
    await bench.book({ booking: 'B-1', name: person[0], born: person[1] })
    await bench.paper([detainer(...person)], 'first')
    await bench.book({ booking: 'B-1', event: 'bond-posted' })
    await after(started(), 0)
    await bench.book({ booking: 'B-1', event: 'bond-revoked' })
    const again = started()
    for (let minute = 0; minute < 29; minute += 1) await after(again, 1)
    expect(tried[0]).toBe('Release notice')
    // Until then the old notice may still come in behind it.
    expect(byMail()).toEqual(['Correction of a release notice'])
    for (let minute = 0; minute < 20; minute += 1) await after(again, 1)
    expect(byMail()).toEqual(['Correction of a release notice', 'REPEAT: Correction of a release notice'])
  })
})

describe('a release that was cancelled while no request spoke', () => {
  it('is told anew when the person may leave again and somebody asks again', async () => {
    const { bench, id, later, subjects } = await told()
    bench.clock.advance(hourMs)
    await bench.paper([cancellation], 'second')
    await later(1)
    await bench.book({ booking: 'B-1', event: 'bond-revoked' })
    await later(1)
    await bench.book({ booking: 'B-1', event: 'recognizance' })
    await later(1)
    expect(subjects(), 'nobody asks').toEqual(['Release notice'])
    await bench.paper([{ ...detainer(...person), fields: { ...detainer(...person).fields, fileNumber: 'A099 000 222' } }], 'third')
    await later(0)
    expect(subjects()).toEqual(['Release notice', 'Release notice'])
    const [first, second] = (await bookingOf(bench.desk, id)).notices
    expect(second?.certainAt).not.toBe(first?.certainAt)
  })
})

describe('a desk that was restored from a backup', () => {
  it('marks what waited in the backup: the desk of before may have sent it', async () => {
    const bench = openBench()
    bench.line.setState('busy')
    await bench.book({ booking: 'B-1', name: person[0], born: person[1] })
    await bench.paper([detainer(...person)], 'first')
    await bench.book({ booking: 'B-1', event: 'bond-posted' })
    await bench.settle()
    expect((await bench.store.rows('notice')).map(({ state }) => state)).toEqual(['waiting'])
    bench.clock.advance(hourMs)
    bench.line.setState('up')
    const desk = { ...bench.desk, restoredAt: bench.clock.now() }
    while ((await tick(desk, workKinds)).did !== null);
    expect(bench.line.delivered.map(({ message }) => message.subject)).toEqual([expect.stringMatching(/^REPEAT: Release notice/)])
  })

  it('marks what the desk of before may have told, corrects it though it never sent it, and marks nothing that came after', async () => {
    const bench = openBench()
    const minutes = (count: number) => plusMinutes(bench.clock.now(), count)
    const restoredAt = minutes(60)
    const desk = { ...bench.desk, restoredAt }
    const happens = async (booking: string, event: string, at: Instant) => {
      await recordCustody(desk, custodyEventParser.parse({ booking, event, at }), { actor: { kind: 'jail-records', source: 'test' } })
    }
    const settle = async (): Promise<void> => {
      for (;;) if ((await tick(desk, workKinds)).did === null) return
    }
    const persons = ['TRAN, MINH', 'BAKER, ANNA', 'COLE, IRIS']
    for (const [index, name] of persons.entries()) {
      await bench.book({ booking: `B-${index}`, name, born: person[1] })
      await bench.paper([detainer(name, person[1])], name)
    }
    await bench.settle()
    bench.clock.advance(2 * hourMs)
    // The jail's records tell again of the minutes before; of the second both come before anything is sent.
    await happens('B-0', 'bond-posted', plusMinutes(restoredAt, -10))
    await happens('B-1', 'bond-posted', plusMinutes(restoredAt, -10))
    await happens('B-1', 'bond-revoked', plusMinutes(restoredAt, -5))
    await happens('B-2', 'bond-posted', plusMinutes(restoredAt, 5))
    await settle()
    const subjects = bench.line.delivered.map(({ message }) => message.subject).toSorted()
    expect(subjects).toEqual([
      expect.stringMatching(/^REPEAT: Correction of a release notice.* B-1$/),
      expect.stringMatching(/^REPEAT: Release notice.* B-0$/),
      expect.stringMatching(/^Release notice.* B-2$/),
    ])
  })
})
