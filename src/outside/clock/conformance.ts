// What every clock must do.
import { describe, expect, it } from 'vitest'
import { plusMs } from '../../time/instant.ts'
import type { Clock } from '../outside.ts'

/** `pass` lets that much time go by. */
export const clockConformance = (
  name: string,
  open: () => { readonly clock: Clock; readonly pass: (ms: number) => Promise<void> },
): void => {
  describe(`clock: ${name}`, () => {
    it('goes on, in milliseconds, in UTC', async () => {
      const { clock, pass } = open()
      const before = clock.now()
      await pass(20)
      expect(clock.now() >= plusMs(before, 15)).toBe(true)
      expect(before).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
    })

    it('wakes when the moment is reached, not before', async () => {
      const { clock, pass } = open()
      const at = plusMs(clock.now(), 60)
      let woken = false
      const sleeping = clock.until(at).then(() => (woken = true))
      await pass(10)
      expect(woken).toBe(false)
      await pass(80)
      await sleeping
      expect(clock.now() >= at).toBe(true)
    })

    it('does not wait for what is past, nor for a signal that was given before', async () => {
      const { clock } = open()
      await clock.until(clock.now())
      await clock.until(plusMs(clock.now(), -1000))
      await clock.until(plusMs(clock.now(), 1e9), AbortSignal.abort())
    })

    it('wakes at once when the signal comes', async () => {
      const { clock } = open()
      const abort = new AbortController()
      const sleeping = clock.until(plusMs(clock.now(), 1e12), abort.signal)
      abort.abort()
      await sleeping
    })
  })
}
