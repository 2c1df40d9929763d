// What people at the desk do is recorded once, however often it was in the list that came.
import { describe, expect, it } from 'vitest'
import { detainer, openBench } from '../tests/bench/desk-bench.ts'
import { confirmMatch } from './acts.ts'
import { bookingOf } from './desk-work.ts'
import { isPaperId } from './log/paper-record.ts'

const deputy = { actor: { kind: 'person', account: 'deputy' } } as const

describe('confirmMatch', () => {
  it('records a match once, though the instrument was named twice', async () => {
    const bench = openBench()
    const booking = await bench.book({ booking: 'B-1', name: 'TRAN, MINH', born: '1985-12-19' })
    await bench.paper([detainer('TRAN, MINH', '1985-12-18')])
    await bench.settle()
    const [proposed] = await bench.store.rows('instrument', { state: 'proposed' })
    if (proposed === undefined || !isPaperId(proposed.subject)) throw new Error('nothing was proposed')
    const [instrument] = (await bench.store.entriesOf(proposed.subject)).flatMap((entry) =>
      entry.kind === 'match-proposed' ? [entry.public.instrument] : [],
    )
    if (instrument === undefined) throw new Error('no instrument was proposed')
    await confirmMatch(bench.desk, proposed.subject, [instrument, instrument], booking, deputy)
    const matched = (await bench.store.entriesOf(booking)).filter((entry) => entry.kind === 'instrument-matched')
    expect(matched).toHaveLength(1)
    expect((await bookingOf(bench.desk, booking)).instruments).toHaveLength(1)
  })
})
