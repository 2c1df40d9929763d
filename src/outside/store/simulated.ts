// The store in memory: what PostgreSQL promises, kept without it, and failures on demand. For stories, simulations and tests.
import { DeskError } from '../../errors.ts'
import type { Sha256 } from '../../document/paper.ts'
import { chainStart } from '../../log/chain.ts'
import type { Sealed } from '../../log/chain.ts'
import type { Entry, Subject } from '../../log/entry.ts'
import { instantParser } from '../../time/parse.ts'
import { tableNames } from '../outside.ts'
import type { Row, RowQuery, TableName } from '../outside.ts'
import { canonical } from '../../log/canonical.ts'
import type { DeskStore, StoreParts } from './desk-store.ts'
import { hashBytes } from './papers.ts'
import { checkExpected, erasureOf, ownedRows, sealInOrder, subjectsOf } from './sealing.ts'
import { openOne, rowParser } from './tables.ts'
import { checkPapers, logChecker } from './verify.ts'

export type SimulatedStore = DeskStore & {
  /** The next commit fails: `before` anything is written, or `after` all of it is (as when the answer is lost on its way). */
  readonly failNext: (when: 'before' | 'after') => void
  /** Puts a sealed entry in the place of one that is there, as somebody with access to the disk could. */
  readonly tamper: (seq: number, change: (sealed: Sealed) => Sealed) => void
}

/** Rows are kept as text, so that nobody who was given one can change what is kept. */
type KeptRow = Omit<Row, 'shows'> & { readonly shows: string }

type Kept = {
  readonly sealed: readonly Sealed[]
  readonly seqs: ReadonlyMap<Subject, readonly number[]>
  readonly rows: Readonly<Record<TableName, ReadonlyMap<string, KeptRow>>>
}

const noRows = (): Record<TableName, Map<string, KeptRow>> => ({
  paper: new Map(),
  instrument: new Map(),
  booking: new Map(),
  duty: new Map(),
  notice: new Map(),
  letter: new Map(),
  work: new Map(),
  alert: new Map(),
})
