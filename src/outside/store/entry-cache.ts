// What the one writer has just read or written of a subject, so that a long stay is not read again at each of its events.
import type { Logged, Subject } from '../../log/entry.ts'

export type EntryCache = {
  /** The subject's entries, if they are known and the last of them still is the last one there is. */
  readonly get: (subject: Subject, lastSeq: number) => readonly Logged[] | null
  readonly set: (subject: Subject, entries: readonly Logged[]) => void
  readonly clear: () => void
}

/** Only entries that are committed belong in it. It forgets everything when it holds `entriesMax`. */
export const entryCache = (entriesMax = 20_000): EntryCache => {
  const known = new Map<Subject, readonly Logged[]>()
  let count = 0
  const clear = (): void => {
    known.clear()
    count = 0
  }
  return {
    get: (subject, lastSeq) => {
      const entries = known.get(subject)
      return entries !== undefined && (entries.at(-1)?.seq ?? 0) === lastSeq ? entries : null
    },
    set: (subject, entries) => {
      count += entries.length - (known.get(subject)?.length ?? 0)
      known.set(subject, entries)
      if (count > entriesMax) clear()
    },
    clear,
  }
}
