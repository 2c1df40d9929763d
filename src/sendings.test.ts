// Sendings side by side: a slow one holds up nobody but those that wait for its own kind of line.
import { describe, expect, it } from 'vitest'
import { detainer, openBench } from '../tests/bench/desk-bench.ts'
import { tick } from './intake-to-release.ts'
import type { Patience } from './intake-to-release.ts'
import { createSendings } from './sendings.ts'

const gate = () => {
  const opens: (() => void)[] = []
  return { shut: new Promise<void>((resolve) => opens.push(resolve)), open: () => opens.forEach((each) => each()) }
}
const ignore = () => undefined

describe('sendings', () => {
  it('come back when the job has begun, or has to wait for room', async () => {
    const { start } = createSendings({ fax: 1 })
    const slow = gate()
    const order: string[] = []
    await start(
      'fax',
      async (begun) => {
        await Promise.resolve()
        order.push('on record')
        begun()
        await slow.shut
        order.push('ended')
      },
      ignore,
    )
    order.push('back')
    await start('fax', async () => void order.push('second'), ignore)
    order.push('second waits')
    expect(order).toEqual(['on record', 'back', 'second waits'])
    slow.open()
  })

  it('come back at once, and run at most so many at a time on a line', async () => {
    const { start, count, idle } = createSendings({ fax: 2 })
    const slow = gate()
    const began: number[] = []
    for (let index = 0; index < 5; index += 1)
      void start(
        'fax',
        async () => {
          began.push(index)
          await slow.shut
        },
        ignore,
      )
    void start('email', async () => void began.push(99), ignore)
    await Promise.resolve()
    expect(began).toEqual([0, 1, 99])
    expect(count()).toBeGreaterThanOrEqual(5)
    slow.open()
    await idle()
    expect(began.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 99])
    expect(count()).toBe(0)
  })

  it('tell of a failure and go on with the next', async () => {
    const failures: unknown[] = []
    let ended = 0
    const { start, idle } = createSendings({ fax: 1 }, () => (ended += 1))
    void start(
      'fax',
      () => Promise.reject(new Error('broke')),
      (failure) => failures.push(failure),
    )
    void start('fax', async () => undefined, ignore)
    await idle()
    expect(failures).toHaveLength(1)
    expect(ended).toBeGreaterThanOrEqual(1)
  })
})

describe('a sending that fails before it has begun', () => {
  it('is put off like other work, and not taken again at once', async () => {
    const bench = openBench()
    bench.line.setState('down')
    await bench.book({ booking: 'B-1', name: 'TRAN, MINH', born: '1985-12-19' })
    await bench.paper([detainer('TRAN, MINH', '1985-12-19')])
    await bench.settle()
    await bench.book({ booking: 'B-1', event: 'bond-posted' })
    const desk = { ...bench.desk, sendings: createSendings({}) }
    const patience: Patience = new Map()
    bench.store.failNext('before')
    expect((await tick(desk, ['notice'], patience)).did).not.toBeNull()
    await desk.sendings.idle()
    expect(patience.size).toBe(1)
    expect((await tick(desk, ['notice'], patience)).did).toBeNull()
    bench.clock.advance(60_000)
    await tick(desk, ['notice'], patience)
    await desk.sendings.idle()
    expect(await bench.store.count('notice', { state: 'waiting' })).toBe(1)
  })
})
