// The duties of one booking or paper as its entries tell.
import type { Duty, DutyId, DutyState } from '../duty/duty.ts'
import type { Logged } from './entry.ts'

/** Folds the duty entries, in order. A duty opened again keeps its first opening and takes the new deadline. */
export const foldDuties = (entries: readonly Logged[]): readonly Duty[] => entries.reduce<readonly Duty[]>(dutiesAfterEntry, [])

/** The duties after one more entry; the same list if it says nothing of them. */
export const dutiesAfterEntry = (before: readonly Duty[], entry: Logged): readonly Duty[] => {
  const settled = (id: DutyId, state: DutyState): readonly Duty[] =>
    before.map((each) => (each.id === id ? { ...each, state, settledSeq: entry.seq } : each))
  switch (entry.kind) {
    case 'duty-opened': {
      const { duty: id, ...rest } = entry.public
      const known = before.find((each) => each.id === id)
      const opened: Duty = {
        id,
        ...rest,
        says: entry.private?.says ?? '',
        openedAt: known?.openedAt ?? entry.occurredAt,
        state: { kind: 'open' },
        settledSeq: null,
      }
      return known === undefined ? [...before, opened] : before.map((each) => (each === known ? opened : each))
    }
    case 'duty-done': {
      const { occurredAt: at } = entry
      return settled(entry.public.duty, { kind: 'done', at, late: entry.public.late, proof: entry.private?.proof ?? '[erased]' })
    }
    case 'duty-missed':
      return settled(entry.public.duty, { kind: 'missed', at: entry.occurredAt })
    case 'duty-overtaken':
      return settled(entry.public.duty, { kind: 'overtaken', at: entry.occurredAt, because: entry.public.because })
    default:
      return before
  }
}
