// The alarms that were given for the clocks of one booking or paper, as its entries tell.
import type { ClockAlarm } from '../duty/clock.ts'
import type { Logged } from './entry.ts'

export const foldAlarms = (entries: readonly Logged[]): readonly ClockAlarm[] => entries.reduce<readonly ClockAlarm[]>(alarmsAfter, [])

/** The alarms after one more entry; the same list if it is none. */
export const alarmsAfter = (before: readonly ClockAlarm[], entry: Logged): readonly ClockAlarm[] =>
  entry.kind === 'clock-alarm' ? [...before, { clock: entry.public.clock, mark: entry.public.mark, due: entry.public.due }] : before
