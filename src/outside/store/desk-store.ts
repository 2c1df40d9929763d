// What both stores, the real and the simulated, give beyond the interface of outside.ts, and what they are made with.
import type { Sha256 } from '../../document/paper.ts'
import type { Sealed } from '../../log/chain.ts'
import type { Logged, Subject } from '../../log/entry.ts'
import type { Chance, Clock, Row, Store } from '../outside.ts'

/** The rows that show a subject, from all its entries in order. Pure. Each row names that subject as its own. */
export type RowsOf = (subject: Subject, entries: readonly Logged[]) => readonly Row[]

export type StoreParts = {
  readonly clock: Clock
  readonly chance: Chance
  readonly rowsOf: RowsOf
  /** Goes up whenever `rowsOf` makes other rows of the same entries: rows of another version are made anew when a store on disk opens. */
  readonly rowsVersion?: number
}

/** For backup and restore. */
export type Archive = {
  /** All entries in order, sealed, as of one moment, while commits go on. */
  readonly snapshot: <T>(use: (entries: AsyncIterable<Sealed>) => Promise<T>) => Promise<T>
  /** Puts entries, exactly as they were sealed, into an empty store and makes the rows; all or nothing. They must be verified before. */
  readonly importSealed: (entries: AsyncIterable<Sealed>) => Promise<void>
  /** The hashes of all kept bytes. */
  readonly keptHashes: () => Promise<readonly Sha256[]>
}

export type DeskStore = Store & Archive
