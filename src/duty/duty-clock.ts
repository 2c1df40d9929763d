// The clock of a duty: from what the law counts it, by when, and what ended it.
import type { LegalDuty } from '../law/answer.ts'
import { parseInstant } from '../time/instant.ts'
import type { Instant } from '../time/instant.ts'
import { clockIdOf } from './clock.ts'
import type { Clock, ClockEnd } from './clock.ts'
import type { Duty, DutyTerms } from './duty.ts'

/** What a clock needs of a duty: nothing of the log. */
type ClockedDuty = Omit<Duty, 'settledSeq'>

/** What of a duty's clock goes on record with it: the law may be read otherwise later, the clock ran as it was read then. */
export const termsOf = (legal: LegalDuty): DutyTerms => ({
  start: legal.start === undefined ? null : { at: parseInstant(legal.start.at), event: legal.start.event },
  opensAt: legal.notBefore === undefined ? null : parseInstant(legal.notBefore),
  onMiss: legal.onMiss ?? null,
})

export const clockOfDuty = (subject: string, duty: ClockedDuty): Clock => ({
  id: clockIdOf(duty.id.slice(2)),
  subject,
  kind: 'duty',
  name: duty.name,
  to: duty.to,
  says: duty.says,
  atEnd: duty.terms?.onMiss ?? null,
  citation: duty.citation,
  start: startOf(duty),
  opensAt: duty.terms?.opensAt ?? null,
  due: duty.by,
  byWords: duty.byWords,
  readings: [],
  end: endOf(duty),
})

/** A start that the law names, unless it lies after the deadline, as for what is due at once. */
const startOf = ({ terms, openedAt }: ClockedDuty): Clock['start'] => terms?.start ?? { at: openedAt, event: 'opened' }

const endOf = ({ state, by }: ClockedDuty): ClockEnd => {
  switch (state.kind) {
    case 'open':
    case 'missed':
      // A missed duty is still owed: its clock runs on past the end until somebody has done it.
      return { kind: 'running' }
    case 'done':
      return { kind: 'stopped', at: state.at, because: 'done', late: state.late }
    case 'overtaken':
      return { kind: 'stopped', at: state.at, because: state.because, late: isPast(by, state.at) }
    default:
      return state satisfies never
  }
}

const isPast = (by: Instant | null, at: Instant): boolean => by !== null && at > by
