// The row tables of the simulated store, as PostgreSQL would keep, filter and sort them; found by table and state without a search.
import { canonical } from '../../log/canonical.ts'
import type { Subject } from '../../log/entry.ts'
import type { Instant } from '../../time/instant.ts'
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
  /** State and moment of one row, without reading what it shows. */
  readonly peek: (table: TableName, key: string) => { readonly state: string; readonly at: Instant } | null
  /** The earliest moment of the rows in these states; null if there are none. */
  readonly earliest: (table: TableName, states: readonly string[]) => Instant | null
  /** Grows whenever a row of the table comes or goes. */
  readonly version: (table: TableName) => number
  /** How what is kept differs from the rows that the entries say. */
  readonly differences: (said: Iterable<KeptRow>) => readonly string[]
}

export const simulatedRows = (): SimulatedRows => {
  const kept = keptRows()
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
        if (kept.get(name) !== undefined && !gone.has(name)) throw new Error(`the key ${name} is there already`)
      }
      for (const name of gone) kept.drop(name)
      for (const [name, row] of fresh) kept.put(name, row)
      indexOwners(subjects, rows)
    },
    replaceAll: (rows) => {
      const fresh = named(rows)
      kept.clear()
      for (const [name, row] of fresh) kept.put(name, row)
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
    peek: (table, key) => {
      const found = kept.get(nameOf({ table, key }))
      return found === undefined ? null : { state: found.state, at: found.at }
    },
    earliest: (table, states) => {
      let first: Instant | null = null
      for (const state of states) for (const { at } of kept.inState(table, state)) if (first === null || at < first) first = at
      return first
    },
    version: kept.version,
    differences: (said) => differences(kept, said),
  }
}

type Kept = ReturnType<typeof keptRows>

/** The rows by name, and beside it by table and state. */
const keptRows = () => {
  const byName = new Map<string, KeptRow>()
  const byTable = new Map<TableName, { changes: number; readonly byState: Map<string, Map<string, KeptRow>> }>()
  const shelf = (table: TableName) => {
    const there = byTable.get(table) ?? { changes: 0, byState: new Map<string, Map<string, KeptRow>>() }
    byTable.set(table, there)
    return there
  }
  return {
    get: (name: string): KeptRow | undefined => byName.get(name),
    put: (name: string, row: KeptRow): void => {
      byName.set(name, row)
      const its = shelf(row.table)
      its.changes += 1
      const inState = its.byState.get(row.state)
      if (inState === undefined) its.byState.set(row.state, new Map([[name, row]]))
      else inState.set(name, row)
    },
    drop: (name: string): void => {
      const row = byName.get(name)
      if (row === undefined) return
      byName.delete(name)
      const its = shelf(row.table)
      its.changes += 1
      its.byState.get(row.state)?.delete(name)
    },
    clear: (): void => {
      byName.clear()
      for (const its of byTable.values()) {
        its.changes += 1
        its.byState.clear()
      }
    },
    inState: (table: TableName, state: string): Iterable<KeptRow> => byTable.get(table)?.byState.get(state)?.values() ?? [],
    states: (table: TableName): readonly string[] => [...(byTable.get(table)?.byState.keys() ?? [])],
    version: (table: TableName): number => byTable.get(table)?.changes ?? 0,
    names: (): Iterable<string> => byName.keys(),
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

const filtered = (kept: Kept, table: TableName, { state, subject, before }: RowQuery): readonly KeptRow[] => {
  const found: KeptRow[] = []
  const states = state === undefined ? kept.states(table) : typeof state === 'string' ? [state] : new Set(state)
  for (const one of states) {
    for (const row of kept.inState(table, one)) {
      if ((subject === undefined || row.subject === subject) && (before === undefined || row.at < before)) found.push(row)
    }
  }
  return found
}

const differences = (kept: Kept, said: Iterable<KeptRow>): readonly string[] => {
  const names = new Set<string>()
  const findings: string[] = []
  for (const row of said) {
    const name = nameOf(row)
    names.add(name)
    const found = kept.get(name)
    if (found === undefined) findings.push(`row ${name}: it is missing`)
    else if (!equal(found, row)) findings.push(`row ${name}: it differs from what the entries say`)
  }
  for (const name of kept.names()) if (!names.has(name)) findings.push(`row ${name}: no entry says it`)
  return findings
}

const equal = (a: KeptRow, b: KeptRow): boolean =>
  (a.shows === b.shows && a.at === b.at && a.state === b.state && a.subject === b.subject) || canonical(a) === canonical(b)

const opened = new WeakMap<KeptRow, Row>()

/** Opened once; frozen all the way down, so that nobody who was given a row can change what the next one is given. */
const toRow = (kept: KeptRow): Row => {
  const known = opened.get(kept)
  if (known !== undefined) return known
  const { table, ...row } = kept
  const fresh = rowParser.parse({ ...row, table_name: table })
  freeze(fresh)
  opened.set(kept, fresh)
  return fresh
}

const freeze = (value: unknown): void => {
  if (typeof value !== 'object' || value === null) return
  for (const member of Object.values(value)) freeze(member)
  Object.freeze(value)
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
