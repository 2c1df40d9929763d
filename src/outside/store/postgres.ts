// The store on PostgreSQL: one writer, one transaction a commit; after any crash both the entries and their rows, or neither.
import { Kysely, PostgresDialect, sql } from 'kysely'
import type { Pool } from 'pg'
import { checkServer, isConnectionLost, makePool } from '../database/connect.ts'
import type { Connection } from '../database/connect.ts'
import { DeskError } from '../../errors.ts'
import { chainStart } from '../../log/chain.ts'
import type { Entry, Logged, Subject } from '../../log/entry.ts'
import { makeAppending } from './appending.ts'
import type { Again, Appending } from './appending.ts'
import type { DeskStore, StoreParts } from './desk-store.ts'
import { entryCache } from './entry-cache.ts'
import type { EntryCache } from './entry-cache.ts'
import { migrate } from './migrate.ts'
import type { Papers } from './papers.ts'
import { postgresReading } from './reading.ts'
import { checkExpected, erasureOf, sealInOrder, subjectsOf } from './sealing.ts'
import type { SealedEntry } from './sealing.ts'
import { openOne } from './tables.ts'
import type { DeskDatabase, DeskTables } from './tables.ts'
import { verifyPostgres } from './verify.ts'
import { insertBatches, insertSealed, readEntriesOf, readLastSeqs, readTail, rebuildRows, showEntries } from './writing.ts'
import type { Writing } from './writing.ts'

export type PostgresParts = StoreParts & {
  readonly connection: Connection
  readonly papers: Papers
  readonly log?: ((line: string) => void) | undefined
}

/** How long a caller waits for a database that went away before it is told so; a restart of the embedded server takes well under one. */
const patienceMs = 10_000

export const openPostgres = async (parts: PostgresParts): Promise<DeskStore> => {
  const writerPool = makePool(parts.connection, { max: 1, writer: true })
  const readerPool = makePool(parts.connection, { max: 6, writer: false })
  try {
    await prepare(writerPool, parts.log)
  } catch (error) {
    await Promise.all([writerPool.end(), readerPool.end()])
    throw error
  }
  const over = (pool: Pool): DeskDatabase => new Kysely<DeskTables>({ dialect: new PostgresDialect({ pool }) })
  const writer = over(writerPool)
  const reader = over(readerPool)
  const again = patiently(parts.connection)
  const reading = postgresReading(reader, again)
  const writing = postgresWriting(writer, parts, again)
  try {
    await makeRowsAnew(writer, parts)
  } catch (error) {
    await Promise.all([writerPool.end(), readerPool.end()])
    throw error
  }
  return {
    ...reading,
    ...writing,
    verify: () =>
      again(() =>
        reader
          .transaction()
          .setIsolationLevel('repeatable read')
          .execute((tx) => verifyPostgres(tx, parts)),
      ),
    keep: parts.papers.keep,
    kept: parts.papers.kept,
    keptHashes: parts.papers.keptHashes,
    close: async () => {
      await writing.settled()
      // Not through kysely: it ends a pool only if it has used it.
      await Promise.all([writerPool.end(), readerPool.end()])
    },
  }
}

const prepare = async (pool: Pool, log: ((line: string) => void) | undefined): Promise<void> => {
  for (const line of await checkServer(pool)) log?.(line)
  const client = await pool.connect()
  try {
    const applied = await migrate(client)
    if (applied > 0) log?.(`the tables of the database were brought up by ${applied} steps`)
  } finally {
    client.release()
  }
}

/** Rows that an earlier program made otherwise are made again from the entries before anybody reads them: all or nothing. */
const makeRowsAnew = async (writer: DeskDatabase, { rowsOf, rowsVersion = 0, log }: PostgresParts): Promise<void> => {
  await writer.transaction().execute(async (tx) => {
    const made = await tx.selectFrom('desk.rows_made').select('version').executeTakeFirst()
    if (made?.version === rowsVersion) return
    if ((await readTail(tx)) !== null) {
      log?.('the tables are made anew from the log, as this program shows them')
      await rebuildRows(tx, rowsOf)
    }
    await tx.deleteFrom('desk.rows_made').execute()
    await tx.insertInto('desk.rows_made').values({ version: rowsVersion }).execute()
  })
}

const patiently =
  (connection: Connection): Again =>
  async (work) => {
    const deadline = Date.now() + patienceMs
    for (;;) {
      try {
        return await work()
      } catch (error) {
        if (!isConnectionLost(error)) throw error
        if (Date.now() > deadline) throw new DeskError('database-lost', 'The database does not answer.', { cause: error })
        await new Promise((resolve) => setTimeout(resolve, 50))
        await connection.ensureRunning().catch(() => undefined)
      }
    }
  }

type Shown = ReadonlyMap<Subject, readonly Logged[]>

/** Seals and inserts the entries and shows their subjects anew; entries of a subject that `known` has are not read again. */
const writeEntries = async (
  tx: Writing,
  entries: readonly Entry[],
  { clock, chance, rowsOf }: StoreParts,
  known: (subject: Subject) => readonly Logged[] | null,
): Promise<{ readonly sealed: readonly SealedEntry[]; readonly shown: Shown }> => {
  const sealed = sealInOrder(entries, (await readTail(tx)) ?? { ...chainStart, recordedAt: null }, { clock, chance })
  const subjects = subjectsOf(entries)
  const read = await readEntriesOf(
    tx,
    subjects.filter((subject) => known(subject) === null),
  )
  const shown = new Map(
    subjects.map((subject) => {
      const fresh = sealed.map(({ logged }) => logged).filter((logged) => logged.subjects.includes(subject))
      return [subject, [...(known(subject) ?? read.get(subject) ?? []), ...fresh]]
    }),
  )
  await insertSealed(
    tx,
    sealed.map((one) => one.sealed),
  )
  await showEntries(tx, shown, rowsOf)
  return { sealed, shown }
}

const committing =
  (appending: Appending, parts: StoreParts, cache: EntryCache): DeskStore['commit'] =>
  async (entries, expect = new Map<Subject, number>()) => {
    let shown: Shown = new Map()
    return appending.append(
      async (tx) => {
        const lastSeqs = await readLastSeqs(tx, [...new Set([...expect.keys(), ...subjectsOf(entries)])])
        checkExpected(expect, (subject) => lastSeqs.get(subject) ?? 0)
        if (entries.length === 0) return []
        const written = await writeEntries(tx, entries, parts, (subject) => cache.get(subject, lastSeqs.get(subject) ?? 0))
        shown = written.shown
        return written.sealed
      },
      () => {
        for (const [subject, its] of shown) cache.set(subject, its)
      },
    )
  }

const erasing =
  (appending: Appending, parts: StoreParts, cache: EntryCache, vacuum: () => Promise<unknown>): DeskStore['erasePrivate'] =>
  async (seq, because = 'asked-for') => {
    const appended = await appending.append(async (tx) => {
      const found = await tx
        .selectFrom('desk.entry as e')
        .leftJoin('desk.entry_private as p', 'p.seq', 'e.seq')
        .select(['e.seq', 'e.envelope', 'e.hash', 'p.salt', 'p.body'])
        .where('e.seq', '=', seq)
        .executeTakeFirst()
      if (found === undefined) throw new DeskError('record-unknown', `There is no entry [${seq}].`)
      const erased = openOne(found)
      if (erased.private === null) return []
      await tx.deleteFrom('desk.entry_private').where('seq', '=', seq).execute()
      return (await writeEntries(tx, [erasureOf(erased, because, parts.clock.now())], parts, () => null)).sealed
    }, cache.clear)
    // A deleted row stays in its page until it is vacuumed away.
    if (appended.length > 0) await appending.inTurn(vacuum)
  }

const postgresWriting = (writer: DeskDatabase, parts: PostgresParts, again: Again) => {
  const appending = makeAppending(writer, again, (line) => parts.log?.(line))
  const cache = entryCache()
  const importSealed: DeskStore['importSealed'] = (entries) =>
    appending.inTurn(() =>
      writer.transaction().execute(async (tx) => {
        if ((await readTail(tx)) !== null) throw new DeskError('target-not-empty', 'The desk to restore into has entries already.')
        await insertBatches(tx, entries)
        await rebuildRows(tx, parts.rowsOf)
      }),
    )
  return {
    commit: committing(appending, parts, cache),
    erasePrivate: erasing(appending, parts, cache, () => again(() => sql`vacuum desk.entry_private, desk.row`.execute(writer))),
    rebuild: () => appending.inTurn(() => again(() => writer.transaction().execute((tx) => rebuildRows(tx, parts.rowsOf)))),
    importSealed,
    changes: appending.changes,
    settled: appending.settled,
  }
}
