// The store in memory: what PostgreSQL promises, kept without it, and failures on demand. For stories, simulations and tests.
import { DeskError } from '../../errors.ts'
import type { Sha256 } from '../../document/paper.ts'
import type { Sealed } from '../../log/chain.ts'
import type { Entry, Logged } from '../../log/entry.ts'
import type { DeskStore, StoreParts } from './desk-store.ts'
import { hashBytes } from './papers.ts'
import type { Papers } from './papers.ts'
import { checkExpected, erasureOf, ownedRows, sealInOrder, subjectsOf } from './sealing.ts'
import type { SealedEntry } from './sealing.ts'
import { simulatedLog } from './simulated-log.ts'
import type { SimulatedLog } from './simulated-log.ts'
import { simulatedRows } from './simulated-rows.ts'
import type { SimulatedRows } from './simulated-rows.ts'
import { openOne } from './tables.ts'
import { checkPapers, logChecker } from './verify.ts'

export type SimulatedStore = DeskStore & {
  /** The next commit fails: `before` anything is written, or `after` all of it is (as when the answer is lost on its way). */
  readonly failNext: (when: 'before' | 'after') => void
  /** Puts a sealed entry in the place of one that is there, as somebody with access to the disk could. */
  readonly tamper: (seq: number, change: (sealed: Sealed) => Sealed) => void
  readonly peek: SimulatedRows['peek']
  readonly earliest: SimulatedRows['earliest']
  readonly version: SimulatedRows['version']
  /** Calls the listener with the entries of each commit, at the moment at which they are durable. */
  readonly watch: (listener: (logged: readonly Logged[]) => void) => void
  /** Hash of the last entry; 64 zeros for an empty log. */
  readonly lastHash: () => string
}

export const simulatedStore = (parts: StoreParts): SimulatedStore => {
  const log = simulatedLog()
  const rows = simulatedRows()
  const papers = simulatedPapers()
  const failure = simulatedFailure()
  /** What the entries say the rows are. */
  const said = function* () {
    for (const subject of log.subjects()) yield* ownedRows(parts.rowsOf, subject, log.entriesOf(subject))
  }
  const watchers: ((logged: readonly Logged[]) => void)[] = []
  const durable = (appended: readonly SealedEntry[]): void => {
    for (const watcher of watchers) watcher(appended.map(({ logged }) => logged))
  }
  return {
    ...simulatedWriting(log, rows, parts, failure.maybe, durable),
    ...papers,
    importSealed: async (entries) => {
      if (log.all().length > 0) throw new DeskError('target-not-empty', 'The desk to restore into has entries already.')
      const given: SealedEntry[] = []
      for await (const sealed of entries) given.push({ sealed, logged: openOne(sealed) })
      for (const { sealed, logged } of given) log.push(sealed, logged)
      rows.replaceAll([...said()])
    },
    rebuild: async () => rows.replaceAll([...said()]),
    entriesOf: async (subject) => log.entriesOf(subject),
    entriesAfter: async (after, limit) => log.entriesAfter(after, limit),
    lastSeq: async () => log.all().length,
    rows: async (table, query) => rows.find(table, query),
    row: async (table, key) => rows.one(table, key),
    count: async (table, query) => rows.count(table, query),
    verify: async () => {
      const checker = logChecker()
      for (const sealed of log.all()) checker.next(sealed)
      if (checker.findings().length > 0) return checker.findings()
      return [...rows.differences(said()), ...(await checkPapers(checker.papers(), papers))]
    },
    snapshot: (use) => use(eachOf([...log.all()])),
    close: async () => undefined,
    failNext: failure.next,
    peek: rows.peek,
    earliest: rows.earliest,
    version: rows.version,
    watch: (listener) => void watchers.push(listener),
    lastHash: () => log.tail().hash,
    tamper: (seq, change) => {
      const sealed = log.at(seq)
      if (sealed !== null) log.replace(change(sealed))
    },
  }
}

const simulatedWriting = (
  log: SimulatedLog,
  rows: SimulatedRows,
  parts: StoreParts,
  fail: (when: 'before' | 'after') => void,
  durable: (appended: readonly SealedEntry[]) => void,
): Pick<DeskStore, 'commit' | 'erasePrivate' | 'changes'> => {
  const listeners = new Set<(seq: number) => void>()
  const tell = (appended: readonly SealedEntry[]): readonly Logged[] => {
    const last = appended.at(-1)
    if (last !== undefined) for (const listener of listeners) listener(last.sealed.seq)
    return appended.map(({ logged }) => logged)
  }
  return {
    commit: async (entries, expect = new Map()) => {
      fail('before')
      checkExpected(expect, log.lastSeqOf)
      const appended = entries.length === 0 ? [] : append(log, rows, parts, entries, null)
      durable(appended)
      fail('after')
      return tell(appended)
    },
    erasePrivate: async (seq, because = 'asked-for') => {
      const sealed = log.at(seq)
      if (sealed === null) throw new DeskError('record-unknown', `There is no entry [${seq}].`)
      const erased = openOne(sealed)
      if (erased.private === null) return
      const without = { ...sealed, salt: null, body: null }
      const appended = append(log, rows, parts, [erasureOf(erased, because, parts.clock.now())], without)
      durable(appended)
      tell(appended)
    },
    changes: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** Nothing is changed until all that can fail has worked. `instead`: an entry whose private part goes with this commit. */
const append = (
  log: SimulatedLog,
  rows: SimulatedRows,
  parts: StoreParts,
  entries: readonly Entry[],
  instead: Sealed | null,
): readonly SealedEntry[] => {
  const sealed = sealInOrder(entries, log.tail(), parts)
  const subjects = subjectsOf(entries)
  const changed = instead === null ? null : openOne(instead)
  const shown = subjects.flatMap((subject) => {
    const before = log.entriesOf(subject)
    const all = changed === null ? [...before] : before.map((logged) => (changed.seq === logged.seq ? changed : logged))
    for (const { logged } of sealed) if (logged.subjects.includes(subject)) all.push(logged)
    return ownedRows(parts.rowsOf, subject, all)
  })
  rows.replace(subjects, shown)
  if (instead !== null) log.replace(instead)
  for (const one of sealed) log.push(one.sealed, one.logged)
  return sealed
}

const simulatedFailure = () => {
  let planned: 'before' | 'after' | null = null
  return {
    next: (when: 'before' | 'after'): void => {
      planned = when
    },
    maybe: (when: 'before' | 'after'): void => {
      if (planned !== when) return
      planned = null
      throw new DeskError('database-lost', `The simulated database failed ${when} the commit.`)
    },
  }
}

const simulatedPapers = (): Papers => {
  const kept = new Map<Sha256, Uint8Array>()
  return {
    keep: async (bytes) => {
      const sha256 = hashBytes(bytes)
      kept.set(sha256, new Uint8Array(bytes))
      return sha256
    },
    kept: async (sha256) => {
      const bytes = kept.get(sha256)
      return bytes === undefined ? null : new Uint8Array(bytes)
    },
    keptHashes: async () => [...kept.keys()].toSorted(),
  }
}

const eachOf = async function* <T>(list: readonly T[]): AsyncGenerator<T> {
  yield* list
}
