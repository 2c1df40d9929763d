// A row as the simulated store keeps it: opened when what it shows is asked for, so that what nobody asks for costs nothing.
import { saysSame, settled } from '../../log/canonical.ts'
import type { Subject } from '../../log/entry.ts'
import { isRecord } from '../../log/envelope.ts'
import type { Instant } from '../../time/instant.ts'
import type { Row, TableName } from '../outside.ts'

/** Looks like any other row. What it shows is what the canonical text of it would say, frozen all the way down. */
export class KeptRow implements Row {
  readonly table: TableName
  readonly key: string
  readonly subject: Subject
  readonly at: Instant
  readonly state: string
  declare readonly shows: Row['shows']
  readonly #said: Row['shows']
  #opened: Row['shows'] | null = null

  constructor({ table, key, subject, at, state, shows }: Row) {
    this.table = table
    this.key = key
    this.subject = subject
    this.at = at
    this.state = state
    this.#said = shows
    // A property of its own, as of any other row, and one getter for all: a thousand rows in a loop are of one kind.
    Object.defineProperty(this, 'shows', opening)
    Object.freeze(this)
  }

  static open(row: KeptRow): Row['shows'] {
    if (row.#opened !== null) return row.#opened
    const { value } = settled(row.#said)
    if (!isRecord(value)) throw new TypeError(`what the row ${row.key} shows is no object`)
    row.#opened = value
    return value
  }

  /** Whether its maker made the same again; of two rows with one key. */
  says({ at, state, subject, shows }: Row): boolean {
    return this.at === at && this.state === state && this.subject === subject && saysSame(this.#said, shows)
  }
}

const opening: PropertyDescriptor & ThisType<KeptRow> = {
  enumerable: true,
  get() {
    return KeptRow.open(this)
  },
}
