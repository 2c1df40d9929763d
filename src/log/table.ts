// The rows that show the entries: what a table holds. They can be thrown away and made again.
import type { Instant } from '../time/instant.ts'
import type { Subject } from './entry.ts'

export const tableNames = ['paper', 'instrument', 'booking', 'duty', 'notice', 'letter', 'work', 'alert'] as const
export type TableName = (typeof tableNames)[number]

/** One row. Keys are unique in a table; `subject` owns the row. */
export type Row = {
  readonly table: TableName
  readonly key: string
  readonly subject: Subject
  /** Sorts lists: newest first, or by due moment. */
  readonly at: Instant
  /** For filters: `open`, `held`, `eligible`, ... */
  readonly state: string
  /** What the page shows; JSON. */
  readonly shows: Readonly<Record<string, unknown>>
}
