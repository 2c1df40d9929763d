// Both clocks.
import { describe, expect, it } from 'vitest'
import { plusMs } from '../../time/instant.ts'
import { instantParser } from '../../time/parse.ts'
import { clockConformance } from './conformance.ts'
import { realClock } from './real.ts'
import { simulatedClock } from './simulated.ts'

const moment = instantParser.parse('2016-12-20T13:30:00-07:00')

clockConformance('real', () => ({ clock: realClock(), pass: (ms) => new Promise((resolve) => setTimeout(resolve, ms)) }))
clockConformance('simulated', () => {
  const clock = simulatedClock(moment)
  return {
    clock,
    pass: async (ms) => {
      clock.advance(ms)
      await Promise.resolve()
    },
  }
})

describe('the simulated clock', () => {
  it('knows what is waited for next, and wakes in the order of time', async () => {
    const clock = simulatedClock(moment)
    const woken: string[] = []
    expect(clock.nextWake()).toBeNull()
    const late = clock.until(plusMs(moment, 200)).then(() => woken.push('late'))
    const soon = clock.until(plusMs(moment, 100)).then(() => woken.push('soon'))
    expect(clock.nextWake()).toBe(plusMs(moment, 100))
    clock.advance(500)
    await Promise.all([late, soon])
    expect(woken).toEqual(['soon', 'late'])
    expect(clock.nextWake()).toBeNull()
  })

  it('can be set back', () => {
    const clock = simulatedClock(moment)
    clock.set(plusMs(moment, -3_600_000))
    expect(clock.now()).toBe(plusMs(moment, -3_600_000))
  })
})
