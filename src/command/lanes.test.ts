// The lanes at work: papers are read side by side, and one that takes long holds up no other.
import { afterEach, describe, expect, it } from 'vitest'
import { openBench } from '../../tests/bench/desk-bench.ts'
import type { Bench } from '../../tests/bench/desk-bench.ts'
import { paperOf } from '../desk-work.ts'
import type { PaperId } from '../document/paper.ts'
import { receive } from '../intake-to-release.ts'
import { realClock } from '../outside/clock/real.ts'
import { simulatePageReader } from '../outside/page-reader/simulated.ts'
import { startLanes } from './lanes.ts'
import type { Lanes } from './lanes.ts'

let bench: Bench
let lanes: Lanes
afterEach(async () => {
  await lanes.stop()
  await bench.app.close()
})

describe('the lane of reading', () => {
  it('reads a short paper while a long one is still under way, and no paper twice', async () => {
    const begun: number[] = []
    let release = (): void => undefined
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    bench = openBench({
      running: realClock(),
      reader: {
        ...simulatePageReader(),
        read: async (bytes) => {
          begun.push(bytes.length)
          if (bytes.length > 100) await held
          return { fileType: 'pdf', reading: { instruments: [], pageCount: 1, pagesNotUnderstood: [] }, problem: null }
        },
      },
    })
    lanes = startLanes(
      bench.desk,
      (listener) => bench.store.changes(() => listener()),
      (line) => expect.fail(line),
    )
    const put = async (size: number): Promise<PaperId> => {
      const bytes = new Uint8Array(size).fill(0x25)
      const arrival = { bytes, bytesSent: size, fileName: 'fax.pdf', channel: 'fax', from: null, actor: { kind: 'desk' } } as const
      return (await receive(bench.desk, arrival)).paper
    }
    const long = await put(200)
    const short = await put(50)
    const stateOf = async (paper: PaperId) => (await paperOf(bench.desk, paper)).state
    await expect.poll(() => stateOf(short), { timeout: 30_000 }).toBe('read')
    expect(await stateOf(long)).toBe('waiting')
    release()
    await expect.poll(() => stateOf(long), { timeout: 30_000 }).toBe('read')
    expect(begun.toSorted((a, b) => a - b)).toEqual([50, 200])
  }, 90_000)
})
