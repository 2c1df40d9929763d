// What every commit does before it is written, in both stores: expectations checked, entries sealed in order, rows made.
import { canonical } from '../../log/canonical.ts'
import { seal } from '../../log/chain.ts'
import type { ChainTail, Sealed } from '../../log/chain.ts'
import type { Entry, ErasureReason, Logged, Subject } from '../../log/entry.ts'
import { later } from '../../time/instant.ts'
import type { Instant } from '../../time/instant.ts'
import { ChangedMeanwhile } from '../outside.ts'
import type { Chance, Clock, Row } from '../outside.ts'
import type { RowsOf } from './desk-store.ts'

export type SealedEntry = { readonly logged: Logged; readonly sealed: Sealed }

/** One commit has one recording time. If the machine's clock was set back, the log's time stands still until it has caught up. */
export const sealInOrder = (
  entries: readonly Entry[],
  tail: Pick<ChainTail, 'seq' | 'hash'> & { readonly recordedAt: Instant | null },
  { clock, chance }: { readonly clock: Clock; readonly chance: Chance },
): readonly SealedEntry[] => {
  const now = clock.now()
  const recordedAt = tail.recordedAt === null ? now : later(tail.recordedAt, now)
  let previous = tail.hash
  return entries.map((entry, index) => {
    const done = seal(entry, { seq: tail.seq + index + 1, recordedAt, previous, salt: chance.hex(32) })
    previous = done.sealed.hash
    return done
  })
}

/** `lastSeqOf`: the seq of the last entry of a subject; none: 0. */
export const checkExpected = (expect: ReadonlyMap<Subject, number>, lastSeqOf: (subject: Subject) => number): void => {
  for (const [subject, seen] of expect) {
    const last = lastSeqOf(subject)
    if (last !== seen) throw new ChangedMeanwhile(`${subject} stands at entry ${last}, not at ${seen}`)
  }
}

export const subjectsOf = (entries: Iterable<Pick<Entry, 'subjects'>>): readonly Subject[] => {
  const found = new Set<Subject>()
  for (const { subjects } of entries) for (const subject of subjects) found.add(subject)
  return [...found]
}

/** A subject's rows; throws if a row claims another owner, for it would never be replaced. */
export const ownedRows = (rowsOf: RowsOf, subject: Subject, entries: readonly Logged[]): readonly Row[] => {
  const rows = rowsOf(subject, entries)
  for (const row of rows)
    if (row.subject !== subject) throw new TypeError(`a row of ${row.table} made for ${subject} names ${row.subject} as its owner`)
  return rows
}

/** As a column keeps it. */
export const withText = (row: Row): Omit<Row, 'shows'> & { readonly shows: string } => ({ ...row, shows: canonical(row.shows) })

/** The entry that records an erasure. */
export const erasureOf = (erased: Logged, because: ErasureReason, at: Instant): Entry => ({
  kind: 'private-erased',
  subjects: erased.subjects,
  occurredAt: at,
  actor: { kind: 'desk' },
  public: { seq: erased.seq, because },
  private: null,
})
