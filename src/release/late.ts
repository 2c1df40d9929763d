// Why a notice came late: told by the record itself, so that a figure of late notices can be taken apart.
import { minutesBetween } from '../time/instant.ts'
import type { Instant } from '../time/instant.ts'
import { isLate } from './notice.ts'
import type { Notice } from './notice.ts'

export const lateCauses = ['told-late', 'no-line', 'lines-failed', 'waited-for-a-line', 'slow-line', 'cannot-say'] as const
export type LateCause = (typeof lateCauses)[number]

export const lateCauseWords: Readonly<Record<LateCause, string>> = {
  'told-late': 'the event or the paper reached the desk after its minute',
  'no-line': 'no line of the desk could send it',
  'lines-failed': 'earlier tries failed',
  'waited-for-a-line': 'it waited for a free line',
  'slow-line': 'the line took long',
  'cannot-say': 'the record does not say why',
}

/** Under this the minutes between the event and the desk's knowledge of it do not explain anything. Minutes. */
const promptMinutes = 1

/** Null if an end at `at` is not late. `at` ends the attempt that is the last of `notice`. */
export const lateBecause = (notice: Notice, at: Instant, leftAt: Instant | null): LateCause | null => {
  if (!isLate(notice, at, leftAt)) return null
  const before = notice.attempts.filter((each) => each.ended !== null && each.ended.outcome.kind !== 'sent' && each.ended.at <= at)
  const first = notice.attempts[0]?.begunAt ?? at
  const toldLate = minutesBetween(notice.certainAt, notice.openedAt) > promptMinutes
  // What was late before anything was tried was late because nobody told the desk, whatever failed afterwards.
  if (toldLate && (notice.openedAt >= notice.sendBy || before.length === 0)) return 'told-late'
  if (before.some((each) => each.ended?.cause === 'not-set-up') && before.every((each) => each.ended?.cause === 'not-set-up'))
    return 'no-line'
  if (before.length > 0) return 'lines-failed'
  if (minutesBetween(notice.openedAt, first) > promptMinutes) return 'waited-for-a-line'
  return minutesBetween(first, at) > promptMinutes ? 'slow-line' : 'cannot-say'
}
