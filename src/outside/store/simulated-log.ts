// The entries of the simulated store, with the index of their subjects.
import { chainStart, envelopeParser } from '../../log/chain.ts'
import type { Sealed } from '../../log/chain.ts'
import type { Logged, Subject } from '../../log/entry.ts'
import { instantParser } from '../../time/parse.ts'
import { openOne, subjectParser } from './tables.ts'

export type SimulatedLog = ReturnType<typeof simulatedLog>

export const simulatedLog = () => {
  const log: Sealed[] = []
  /** Opened once: entries are frozen. Null where it has not been opened yet, or the sealed entry was changed since. */
  const opened: (Logged | null)[] = []
  const seqsOf = new Map<Subject, number[]>()
  const entryAt = (seq: number): Logged => (opened[seq - 1] ??= openOne(log[seq - 1]))
  return {
    all: (): readonly Sealed[] => log,
    at: (seq: number): Sealed | null => log[seq - 1] ?? null,
    entriesOf: (subject: Subject): readonly Logged[] => (seqsOf.get(subject) ?? []).map(entryAt),
    entriesAfter: (after: number, limit: number): readonly Logged[] => log.slice(after, after + limit).map(({ seq }) => entryAt(seq)),
    lastSeqOf: (subject: Subject): number => seqsOf.get(subject)?.at(-1) ?? 0,
    subjects: (): readonly Subject[] => [...seqsOf.keys()],
    tail: () => {
      const last = log.at(-1)
      if (last === undefined) return { ...chainStart, recordedAt: null }
      const { seq, recordedAt } = envelopeParser.parse(JSON.parse(last.envelope))
      return { seq, hash: last.hash, recordedAt: instantParser.parse(recordedAt) }
    },
    push: (sealed: Sealed, logged: Logged | null): void => {
      log.push(sealed)
      opened.push(logged)
      for (const name of envelopeParser.parse(JSON.parse(sealed.envelope)).subjects) {
        const subject = subjectParser.parse(name)
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
