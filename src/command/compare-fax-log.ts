// Holds the fax server's log of calls against the desk's record: a notice that left unseen, or is believed sent and never was.
import type { Entry } from '../log/entry.ts'
import type { FaxServer } from '../outside/fax/fax-server.ts'
import { parseTransferLog, reconcileFaxes } from '../outside/fax/transfer-log.ts'
import type { Call, FaxAttempt, Finding } from '../outside/fax/transfer-log.ts'
import { parseInstant, plusMinutes } from '../time/instant.ts'
import type { Instant } from '../time/instant.ts'

/** Null if the server does not show its log, or has none yet. */
export const compareFaxLog = async (server: FaxServer, entries: readonly Entry[], now: Instant): Promise<readonly Finding[] | null> => {
  const text = await server.transferLog()
  const calls = text === null ? [] : parseTransferLog(text)
  const since = firstOf(calls)
  return since === null ? null : reconcileFaxes(calls, attemptsOf(entries, since, now))
}

const minutesADay = 24 * 60
/** A call lasts so long at most; what was begun later has no line yet. */
const callMinutesMax = 15

/** The log is put away from time to time and tells its own zone's hours: what was tried within a day of its first line is left out. */
const firstOf = (calls: readonly Call[]): Instant | null => {
  const [, month, day, year, time] = /^(\d\d)\/(\d\d)\/(\d\d) (\d\d:\d\d)$/.exec(calls[0]?.at ?? '') ?? []
  return month === undefined ? null : parseInstant(`20${year}-${month}-${day}T${time}:00Z`)
}

/** Attempts by fax in the order of the log; those that have an end, or should have one. All are known, the old ones too. */
const attemptsOf = (entries: readonly Entry[], since: Instant, now: Instant): readonly FaxAttempt[] => {
  const found = new Map<string, FaxAttempt & { readonly begunAt: Instant }>()
  for (const entry of entries) {
    if (entry.kind === 'notice-attempt-begun' && entry.public.channel === 'fax') {
      const messageId = `${entry.public.notice}.${entry.public.attempt}`
      found.set(messageId, { messageId, outcome: null, begunAt: entry.occurredAt })
    }
    if (entry.kind === 'notice-attempt-ended' && entry.public.channel === 'fax') {
      const messageId = `${entry.public.notice}.${entry.public.attempt}`
      const begun = found.get(messageId)
      if (begun) found.set(messageId, { ...begun, outcome: entry.private?.outcome ?? { kind: 'unknown', reason: 'erased' } })
    }
  }
  const sure = plusMinutes(since, minutesADay)
  return [...found.values()].map(({ messageId, outcome, begunAt }) => ({
    messageId,
    // Before the log's time, or under way: known to be ours, and nothing more is asked of it.
    outcome:
      begunAt < sure || (outcome === null && begunAt > plusMinutes(now, -callMinutesMax)) ? { kind: 'unknown', reason: '' } : outcome,
  }))
}
