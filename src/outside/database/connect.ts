// Connections to PostgreSQL: how values come back, which servers will do, and the lock that makes one desk the only writer.
import pg from 'pg'
import type { ClientBase, ClientConfig } from 'pg'
import { DeskError } from '../../errors.ts'

/** Where a store connects to. Asked again for each new connection: an embedded server may have been started anew meanwhile. */
export type Connection = {
  readonly config: () => ClientConfig
  /** Resolves when the server can be tried again; starts it if it is ours. */
  readonly ensureRunning: () => Promise<void>
}

/** Oldest server the migrations and queries are run on in tests. */
const versionNumMin = 150_000

/** One key for the one writer of a desk's database: the bytes of `rlsdesk`. */
const writerLock = '32207390206423915'

const int8 = 20
const date = 1082
const timestamp = 1114
const timestamptz = 1184

const safeInteger = (text: string): number => {
  const number = Number(text)
  if (!Number.isSafeInteger(number)) throw new RangeError(`[${text}] is beyond what a number holds exactly`)
  return number
}

/** Numbers as numbers; dates and moments as the text they are, never as a Date at local midnight. */
const types = new pg.TypeOverrides()
types.setTypeParser(int8, safeInteger)
for (const oid of [date, timestamp, timestamptz]) types.setTypeParser(oid, String)

/** A pool whose clients never bring the program down: what ends a connection is met by who uses it next. */
export const makePool = (connection: Connection, options: { readonly max: number; readonly writer: boolean }): pg.Pool => {
  const pool = new pg.Pool({
    ...connection.config(),
    types,
    max: options.max,
    // The writer's connection holds the lock, so it is kept.
    idleTimeoutMillis: options.writer ? 0 : 30_000,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    // Where the embedded server's socket stands can change when it is started again.
    Client: class extends pg.Client {
      constructor(given?: string | ClientConfig) {
        super({ ...(typeof given === 'string' ? {} : given), ...connection.config() })
      }
    },
    verify: (client, done) => void prepareClient(client, options.writer, done),
  })
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

const prepareClient = async (client: ClientBase, writer: boolean, done: (error?: Error) => void): Promise<void> => {
  try {
    if (writer) await takeWriterLock(client)
  } catch (error) {
    return done(error instanceof Error ? error : new Error(String(error)))
  }
  done()
}

/**
 * Takes the lock for as long as the connection lives. A desk that was killed holds it until the server notices, so it is tried for
 * some seconds; the keepalives make the server notice within a minute even if the other machine lost its power.
 */
const takeWriterLock = async (client: ClientBase): Promise<void> => {
  await client.query('set tcp_keepalives_idle = 20; set tcp_keepalives_interval = 10; set tcp_keepalives_count = 3')
  await client.query("set synchronous_commit = on; set idle_in_transaction_session_timeout = '5min'")
  const deadline = Date.now() + 4000
  for (;;) {
    const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1::bigint) as taken', [writerLock])
    if (rows[0]?.taken === true) return
    if (Date.now() > deadline) throw new DeskError('desk-running', 'Another desk is writing to this database.')
    await client.query('select pg_sleep(0.1)')
  }
}

/** Refuses a server that is too old or would not keep every character. Returns what is worth a line in the program's log. */
export const checkServer = async (pool: pg.Pool): Promise<readonly string[]> => {
  const { rows } = await pool.query<{ version_num: string; version: string; encoding: string; fsync: string }>(
    `select current_setting('server_version_num') as version_num, current_setting('server_version') as version,
            current_setting('server_encoding') as encoding, current_setting('fsync') as fsync`,
  )
  const told = rows[0]
  if (told === undefined) throw new DeskError('database-unfit', 'The database did not say which version it is.')
  if (Number(told.version_num) < versionNumMin) {
    throw new DeskError('database-unfit', `The database is PostgreSQL [${told.version}]; 15 is the oldest that will do.`)
  }
  if (told.encoding !== 'UTF8') throw new DeskError('database-unfit', `The database keeps its texts as [${told.encoding}], not as UTF8.`)
  return told.fsync === 'on' ? [] : ['the database runs with fsync off: a power failure can lose what was acknowledged']
}

/** True for errors that say the connection or the server went away, so that the same thing may be tried again. */
export const isConnectionLost = (error: unknown): boolean => {
  if (!(error instanceof Error) || error instanceof DeskError) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return lostCodes.has(code) || /^(08|57P0)/.test(code) || lostWords.test(error.message)
}
const lostCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENOTFOUND', 'EAI_AGAIN', '53300'])
const lostWords = /connection terminated|timeout exceeded when trying to connect|not queryable|connection error|connection is closed/i
