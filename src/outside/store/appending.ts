// One write after the other, each in one transaction, tried again while the database is away, and told of when it is durable.
import { sql } from 'kysely'
import type { Logged } from '../../log/entry.ts'
import type { SealedEntry } from './sealing.ts'
import type { DeskDatabase } from './tables.ts'
import type { Writing } from './writing.ts'

/** Tries a piece of work again while the database is away, up to some patience; then throws DeskError database-lost. */
export type Again = <T>(work: () => Promise<T>) => Promise<T>

export type Appending = {
  /** Runs `work` when all that was asked before is done, whether or not it worked. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>
  /** Runs `work` in turn and in one transaction; `committed` is called when what it sealed is durable, before anybody is told. */
  readonly append: (work: (tx: Writing) => Promise<readonly SealedEntry[]>, committed: () => void) => Promise<readonly Logged[]>
  readonly changes: (listener: (seq: number) => void) => () => void
  /** Resolves when nothing is waiting any more. */
  readonly settled: () => Promise<void>
}

export const makeAppending = (writer: DeskDatabase, again: Again, log: (line: string) => void): Appending => {
  let queue: Promise<unknown> = Promise.resolve()
  const listeners = new Set<(seq: number) => void>()

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = queue.then(work)
    queue = turn.catch(() => undefined)
    return turn
  }

  const announce = (seq: number): void => {
    for (const listener of listeners) {
      try {
        listener(seq)
      } catch (error) {
        log(`a listener to changes failed: ${error instanceof Error ? error.name : 'unknown'}`)
      }
    }
  }

  /**
   * When the connection breaks nobody knows whether the last `commit` arrived: the entry that was sealed is looked for before
   * anything is written a second time.
   */
  const append: Appending['append'] = (work, committed) =>
    inTurn(async () => {
      let tried: readonly SealedEntry[] = []
      await again(async () => {
        if (await stands(writer, tried)) return
        tried = []
        await writer.transaction().execute(async (tx) => {
          await sql`set local synchronous_commit = on`.execute(tx)
          tried = await work(tx)
        })
      })
      committed()
      const last = tried.at(-1)
      if (last !== undefined) announce(last.sealed.seq)
      return tried.map(({ logged }) => logged)
    })

  return {
    inTurn,
    append,
    changes: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
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
