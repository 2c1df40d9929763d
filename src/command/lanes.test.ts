// The lanes on a running clock: a fax that never ends holds up neither the notices of others nor the stop of the desk.
import { describe, expect, it } from 'vitest'
import { benchAgency, detainer, openBench } from '../../tests/bench/desk-bench.ts'
import { bookingOf } from '../desk-work.ts'
import { assertPermit } from '../determination/permit.ts'
import { realClock } from '../outside/clock/real.ts'
import type { NoticeLine } from '../outside/outside.ts'
import { plusMs } from '../time/instant.ts'
import { startLanes } from './lanes.ts'

const clock = realClock()

/** Polls until it holds; the test's own limit of time is the only one. */
const until = async (holds: () => Promise<boolean>): Promise<void> => {
  while (!(await holds())) await clock.until(plusMs(clock.now(), 20))
}

describe('the lane of notices', () => {
  it('starts each sending and awaits none; at most so many at a time on a line, the others by the next', async () => {
    const bench = openBench({ running: clock })
    const dialled: string[] = []
    const fax: NoticeLine = {
      channel: 'fax',
      send: (permit, message) => {
        assertPermit(permit)
        dialled.push(message.messageId)
        return new Promise(() => undefined)
      },
    }
    const agency = { ...benchAgency, ice: { ...benchAgency.ice, fax: '555-0111' }, notices: { ...benchAgency.notices, atOnce: { fax: 2, email: 20, webhook: 1 } } }
    const desk = { ...bench.desk, agency, outside: { ...bench.desk.outside, noticeLines: [fax, bench.line] } }
    const people = []
    for (const [number, name, born] of [
      ['B-1', 'TRAN, MINH', '1985-12-19'],
      ['B-2', 'OKAFOR, DANIEL', '1991-09-30'],
      ['B-3', 'VELA, ANA', '1990-05-06'],
    ] as const) {
      people.push(await bench.book({ booking: number, name, born }))
      await bench.paper([detainer(name, born)])
    }
    for (const booking of ['B-1', 'B-2', 'B-3']) await bench.book({ booking, event: 'bond-posted' })
    const lanes = startLanes(desk, (listener) => bench.store.changes(() => listener()), () => undefined)
    await until(async () => dialled.length === 2 && bench.line.delivered.length === 1)
    const records = await Promise.all(people.map((id) => bookingOf(desk, id)))
    const notices = records.flatMap((record) => record.notices)
    expect(notices.filter((notice) => notice.state === 'sending')).toHaveLength(2)
    const third = notices.find((notice) => notice.state === 'sent')
    // Nothing of it had been dialled: it is no repeat.
    expect(third?.attempts).toMatchObject([{ rung: 'email', repeat: false }])
    expect(records.every((record) => record.gate.kind === 'open')).toBe(true)
    await lanes.stop()
    expect(await bench.store.verify()).toEqual([])
  }, 60_000)
})
