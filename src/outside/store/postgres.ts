// The store on PostgreSQL: one writer, one transaction a commit; after any crash both the entries and their rows, or neither.
import { Kysely, PostgresDialect, sql } from 'kysely'
import type { Pool } from 'pg'
import { checkServer, isConnectionLost, makePool } from '../database/connect.ts'
import type { Connection } from '../database/connect.ts'
import { DeskError } from '../../errors.ts'
import { chainStart } from '../../log/chain.ts'
import type { Logged, Subject } from '../../log/entry.ts'
import type { DeskStore, StoreParts } from './desk-store.ts'
import { migrate } from './migrate.ts'
import type { Papers } from './papers.ts'
import { postgresReading } from './reading.ts'
import { checkExpected, erasureOf, sealInOrder, subjectsOf } from './sealing.ts'
import type { SealedEntry } from './sealing.ts'
import { openOne } from './tables.ts'
import type { DeskDatabase, DeskTables } from './tables.ts'
import { verifyPostgres } from './verify.ts'
import { insertBatches, insertSealed, readLastSeqs, readTail, rebuildRows, showSubjects } from './writing.ts'
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
  return {
    ...reading,
    ...writing,
    verify: () => again(() => reader.transaction().setIsolationLevel('repeatable read').execute((tx) => verifyPostgres(tx, parts))),
    keep: parts.papers.keep,
    kept: parts.papers.kept,
    keptHashes: parts.papers.keptHashes,
    close: async () => {
      await writing.settled()
      await Promise.all([writer.destroy(), reader.destroy()])
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

/** Tries a piece of work again while the database is away, up to the patience; then DeskError database-lost. */
type Again = <T>(work: () => Promise<T>) => Promise<T>
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

const postgresWriting = (writer: DeskDatabase, { clock, chance, rowsOf, log }: PostgresParts, again: Again) => {
  let queue: Promise<unknown> = Promise.resolve()
  /** One write after the other; the next one starts whether or not this one worked. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = queue.then(work)
    queue = turn.catch(() => undefined)
    return turn
  }
  const listeners = new Set<(seq: number) => void>()
  const announce = (seq: number): void => {
    for (const listener of listeners) {
      try {
        listener(seq)
      } catch (error) {
        log?.(`a listener to changes failed: ${error instanceof Error ? error.name : 'unknown'}`)
      }
    }
  }

  /**
   * Seals and writes what `work` wants to append, in one transaction. When the connection breaks nobody knows whether the
   * last `commit` arrived: the entry we sealed is looked for before anything is written a second time.
   */
  const append = (work: (tx: Writing) => Promise<readonly SealedEntry[]>): Promise<readonly Logged[]> =>
    inTurn(async () => {
      let tried: readonly SealedEntry[] = []
      const written = await again(async () => {
        if (await stands(writer, tried)) return tried
        await writer.transaction().execute(async (tx) => {
          await sql`set local synchronous_commit = on`.execute(tx)
          tried = []
          tried = await work(tx)
        })
        return tried
      })
      const last = written.at(-1)
      if (last !== undefined) announce(last.sealed.seq)
      return written.map(({ logged }) => logged)
    })

  const writeEntries = async (tx: Writing, entries: Parameters<typeof sealInOrder>[0]): Promise<readonly SealedEntry[]> => {
    const sealed = sealInOrder(entries, (await readTail(tx)) ?? { ...chainStart, recordedAt: null }, { clock, chance })
    await insertSealed(tx, sealed.map((one) => one.sealed))
    await showSubjects(tx, subjectsOf(entries), rowsOf)
    return sealed
  }

  const commit: DeskStore['commit'] = (entries, expect = new Map<Subject, number>()) =>
    append(async (tx) => {
      checkExpected(expect, await readLastSeqs(tx, [...expect.keys()]))
      return entries.length === 0 ? [] : writeEntries(tx, entries)
    })

  const erasePrivate: DeskStore['erasePrivate'] = async (seq, because = 'asked for') => {
    const appended = await append(async (tx) => {
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
      return writeEntries(tx, [erasureOf(erased, because, clock.now())])
    })
    // A deleted row stays in its page until it is vacuumed away.
    if (appended.length > 0) await inTurn(() => again(() => sql`vacuum desk.entry_private, desk.row`.execute(writer)))
  }

  return {
    commit,
    erasePrivate,
    rebuild: () => inTurn(() => again(() => writer.transaction().execute((tx) => rebuildRows(tx, rowsOf)))),
    importSealed: ((entries) =>
      inTurn(() =>
        writer.transaction().execute(async (tx) => {
          if ((await readTail(tx)) !== null) throw new DeskError('target-not-empty', 'The desk to restore into has entries already.')
          await insertBatches(tx, entries)
          await rebuildRows(tx, rowsOf)
        }),
      )) satisfies DeskStore['importSealed'],
    changes: ((listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    }) satisfies DeskStore['changes'],
    settled: async () => {
      await queue
    },
  }
}

const stands = async (writer: DeskDatabase, tried: readonly SealedEntry[]): Promise<boolean> => {
  const last = tried.at(-1)
  if (last === undefined) return false
  const found = await writer.selectFrom('desk.entry').select('seq').where('hash', '=', last.sealed.hash).executeTakeFirst()
  return found !== undefined
}
