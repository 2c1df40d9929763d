// The entries of the simulated store, with the index of their subjects.
import { chainStart } from '../../log/chain.ts'
import type { Sealed } from '../../log/chain.ts'
import type { Logged, Subject } from '../../log/entry.ts'
import type { Instant } from '../../time/instant.ts'
import { openOne } from './tables.ts'

export type SimulatedLog = ReturnType<typeof simulatedLog>

export const simulatedLog = () => {
  const log: Sealed[] = []
  /** Opened once: entries are frozen. Null where the sealed entry was changed since. */
  const opened: (Logged | null)[] = []
  const seqsOf = new Map<Subject, number[]>()
  const entryAt = (seq: number): Logged => (opened[seq - 1] ??= openOne(log[seq - 1]))
  let tail: Tail = { ...chainStart, recordedAt: null }
  return {
    all: (): readonly Sealed[] => log,
    at: (seq: number): Sealed | null => log[seq - 1] ?? null,
    entriesOf: (subject: Subject): readonly Logged[] => (seqsOf.get(subject) ?? []).map(entryAt),
    entriesAfter: (after: number, limit: number): readonly Logged[] => log.slice(after, after + limit).map(({ seq }) => entryAt(seq)),
    lastSeqOf: (subject: Subject): number => seqsOf.get(subject)?.at(-1) ?? 0,
    subjects: (): readonly Subject[] => [...seqsOf.keys()],
    tail: (): Tail => tail,
    push: (sealed: Sealed, logged: Logged): void => {
      log.push(sealed)
      opened.push(logged)
      tail = { seq: sealed.seq, hash: sealed.hash, recordedAt: logged.recordedAt }
      for (const subject of logged.subjects) {
        const seqs = seqsOf.get(subject)
        if (seqs === undefined) seqsOf.set(subject, [sealed.seq])
        else seqs.push(sealed.seq)
      }
    },
    replace: (sealed: Sealed): void => {
      log[sealed.seq - 1] = sealed
      opened[sealed.seq - 1] = null
    },
  }
}

type Tail = { readonly seq: number; readonly hash: string; readonly recordedAt: Instant | null }
