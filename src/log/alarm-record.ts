// The alarms that were given for the clocks of one booking or paper, as its entries tell.
import type { ClockAlarm } from '../duty/clock.ts'
import type { Logged } from './entry.ts'

export const foldAlarms = (entries: readonly Logged[]): readonly ClockAlarm[] =>
  entries.flatMap((entry) =>
    entry.kind === 'clock-alarm' ? [{ clock: entry.public.clock, mark: entry.public.mark, due: entry.public.due }] : [],
  )
