// The duties of one booking or paper as its entries tell.
import type { Duty, DutyId, DutyState } from '../duty/duty.ts'
import type { Logged } from './entry.ts'

/** Folds the duty entries, in order. A duty opened again keeps its first opening and takes the new deadline. */
export const foldDuties = (entries: readonly Logged[]): readonly Duty[] => {
  const duties = new Map<DutyId, Duty>()
  const settle = (id: DutyId, settledSeq: number, state: DutyState) => {
    const duty = duties.get(id)
    if (duty) duties.set(id, { ...duty, state, settledSeq })
  }
  for (const entry of entries) {
    switch (entry.kind) {
      case 'duty-opened': {
        const { duty: id, ...rest } = entry.public
        const before = duties.get(id)
        duties.set(id, {
          id,
          ...rest,
          says: entry.private?.says ?? '',
          openedAt: before?.openedAt ?? entry.occurredAt,
          state: { kind: 'open' },
          settledSeq: null,
        })
        break
      }
      case 'duty-done':
        settle(entry.public.duty, entry.seq, {
          kind: 'done',
          at: entry.occurredAt,
          late: entry.public.late,
          proof: entry.private?.proof ?? '[erased]',
        })
        break
      case 'duty-missed':
        settle(entry.public.duty, entry.seq, { kind: 'missed', at: entry.occurredAt })
        break
      case 'duty-overtaken':
        settle(entry.public.duty, entry.seq, { kind: 'overtaken', at: entry.occurredAt, because: entry.public.because })
        break
      default:
    }
  }
  return [...duties.values()]
}
