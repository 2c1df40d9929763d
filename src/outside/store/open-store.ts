// Opens the store of a desk: the data folder and its lock, the database (embedded or by DATABASE_URL), the kept papers.
import { mkdirSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import type { ClientConfig } from 'pg'
import { isConnectionLost } from '../database/connect.ts'
import type { Connection } from '../database/connect.ts'
import { takeDeskLock } from '../database/desk-lock.ts'
import { startEmbedded } from '../database/embedded.ts'
import { DeskError } from '../../errors.ts'
import type { DeskStore, StoreParts } from './desk-store.ts'
import { openPapers } from './papers.ts'
import { openPostgres } from './postgres.ts'

export type OpenedStore = DeskStore & {
  /** `embedded`, or `url` for a PostgreSQL that others run. */
  readonly database: 'embedded' | 'url'
  /** How to connect beside the store (for a queue of alarms, say); ask again after a lost connection. */
  readonly connection: () => ClientConfig
}

export const deskDatabase = 'desk'

/**
 * `dir` is made if it is missing; it holds the papers, and without `databaseUrl` the database too. Closing the store also stops
 * the embedded server and gives the folder free. `log` gets lines without anything personal.
 */
export const openStore = async (
  options: StoreParts & {
    readonly dir: string
    readonly databaseUrl?: string | undefined
    readonly log?: ((line: string) => void) | undefined
  },
): Promise<OpenedStore> => {
  mkdirSync(options.dir, { recursive: true, mode: 0o700 })
  const dir = realpathSync(options.dir)
  const lock = takeDeskLock(dir)
  const undo: (() => Promise<void>)[] = [async () => lock.release()]
  const undoAll = async (): Promise<void> => {
    for (const step of undo.splice(0).toReversed()) await step()
  }
  try {
    const { databaseUrl } = options
    let connection: Connection
    if (databaseUrl === undefined) {
      const server = await startEmbedded({ dir, ...(options.log === undefined ? {} : { log: options.log }) })
      undo.push(server.stop)
      await server.createDatabase(deskDatabase)
      connection = { config: () => server.connection(deskDatabase), ensureRunning: server.ensureRunning }
    } else {
      connection = {
        config: () => ({ connectionString: databaseUrl, application_name: 'releasedesk' }),
        ensureRunning: async () => undefined,
      }
    }
    const papers = await openPapers(join(dir, 'papers'))
    const store = await openPostgres({ ...options, connection, papers }).catch((error: unknown) => {
      if (databaseUrl !== undefined) throw unreachable(error)
      throw error
    })
    undo.push(store.close)
    return { ...store, close: undoAll, database: databaseUrl === undefined ? 'embedded' : 'url', connection: connection.config }
  } catch (error) {
    await undoAll()
    throw error
  }
}

/** Codes of PostgreSQL for a wrong user, password or database name. */
const refused = new Set(['28000', '28P01', '3D000'])

/** The address and the password in DATABASE_URL stay out of the message. */
const unreachable = (error: unknown): unknown => {
  if (!(error instanceof Error) || error instanceof DeskError) return error
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (!isConnectionLost(error) && !refused.has(code)) return error
  return new DeskError('database-unreachable', `The database of DATABASE_URL cannot be used [${code === '' ? 'no answer' : code}].`, {
    cause: error,
  })
}
