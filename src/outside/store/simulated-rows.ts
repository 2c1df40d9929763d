// The row tables of the simulated store, as PostgreSQL would keep, filter and sort them.
import { canonical } from '../../log/canonical.ts'
import type { Subject } from '../../log/entry.ts'
import type { Row, RowQuery, TableName } from '../outside.ts'
import { rowParser } from './tables.ts'

/** `shows` is kept as text, so that nobody who was given a row can change what is kept. */
type KeptRow = Omit<Row, 'shows'> & { readonly shows: string }

export type SimulatedRows = {
  /** Puts `rows` in the place of all rows of `subjects`; changes nothing if a key is taken. */
  readonly replace: (subjects: readonly Subject[], rows: readonly KeptRow[]) => void
  readonly replaceAll: (rows: readonly KeptRow[]) => void
  readonly find: (table: TableName, query?: RowQuery) => readonly Row[]
  readonly one: (table: TableName, key: string) => Row | null
  readonly count: (table: TableName, query?: RowQuery) => number
  /** How what is kept differs from the rows that the entries say. */
  readonly differences: (said: readonly KeptRow[]) => readonly string[]
}

export const simulatedRows = (): SimulatedRows => {
  let kept = new Map<string, KeptRow>()
  const namesOf = new Map<Subject, readonly string[]>()
  const indexOwners = (subjects: Iterable<Subject>, rows: readonly KeptRow[]): void => {
    const owned = Map.groupBy(rows, (row) => row.subject)
    for (const subject of subjects) namesOf.set(subject, (owned.get(subject) ?? []).map(nameOf))
  }
  return {
    replace: (subjects, rows) => {
      const gone = new Set(subjects.flatMap((subject) => namesOf.get(subject) ?? []))
      const fresh = named(rows)
      for (const name of fresh.keys()) {
        if (kept.has(name) && !gone.has(name)) throw new Error(`the key ${name} is there already`)
      }
      for (const name of gone) kept.delete(name)
      for (const [name, row] of fresh) kept.set(name, row)
      indexOwners(subjects, rows)
    },
    replaceAll: (rows) => {
      kept = named(rows)
      namesOf.clear()
      indexOwners(new Set(rows.map((row) => row.subject)), rows)
    },
    find: (table, query = {}) => {
      const up = query.order === 'asc' ? 1 : -1
      const offset = query.offset ?? 0
      return filtered(kept, table, query)
        .toSorted((a, b) => up * (compare(a.at, b.at) || compare(a.key, b.key)))
        .slice(offset, query.limit === undefined ? undefined : offset + query.limit)
        .map(toRow)
    },
    one: (table, key) => {
      const found = kept.get(nameOf({ table, key }))
      return found === undefined ? null : toRow(found)
    },
    count: (table, query = {}) => filtered(kept, table, query).length,
    differences: (said) => differences(kept, said),
  }
}

const nameOf = (row: { readonly table: string; readonly key: string }): string => `${row.table}/${row.key}`

const named = (rows: readonly KeptRow[]): Map<string, KeptRow> => {
  const into = new Map<string, KeptRow>()
  for (const row of rows) {
    if (into.has(nameOf(row))) throw new Error(`the key ${nameOf(row)} is there already`)
    into.set(nameOf(row), row)
  }
  return into
}

const filtered = (kept: ReadonlyMap<string, KeptRow>, table: TableName, { state, subject, before }: RowQuery): readonly KeptRow[] =>
  [...kept.values()].filter(
    (row) =>
      row.table === table &&
      (state === undefined || (typeof state === 'string' ? row.state === state : state.includes(row.state))) &&
      (subject === undefined || row.subject === subject) &&
      (before === undefined || row.at < before),
  )

const differences = (kept: ReadonlyMap<string, KeptRow>, said: readonly KeptRow[]): readonly string[] => {
  const names = new Set(said.map(nameOf))
  return [
    ...said.flatMap((row) => {
      const found = kept.get(nameOf(row))
      if (found === undefined) return [`row ${nameOf(row)}: it is missing`]
      return canonical(found) === canonical(row) ? [] : [`row ${nameOf(row)}: it differs from what the entries say`]
    }),
    ...[...kept.keys()].filter((name) => !names.has(name)).map((name) => `row ${name}: no entry says it`),
  ]
}

const toRow = ({ table, ...row }: KeptRow): Row => rowParser.parse({ ...row, table_name: table })

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
