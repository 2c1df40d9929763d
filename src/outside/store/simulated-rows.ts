// The row tables of the simulated store, as PostgreSQL would keep, filter and sort them; found by table and state without a search.
import { z } from 'zod'
import { canonical } from '../../log/canonical.ts'
import type { Subject } from '../../log/entry.ts'
import type { Instant } from '../../time/instant.ts'
import type { Row, RowQuery, TableName } from '../outside.ts'

/** `shows` is kept as text, so that nobody who was given a row can change what is kept. */
type KeptRow = Omit<Row, 'shows'> & { readonly shows: string }

/** A row in its place, and what it was opened to when it was first asked for. */
type Shelved = KeptRow & { opened: Row | null }

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
  /** Grows whenever a row of the table comes, goes or is made again. */
  readonly version: (table: TableName) => number
  /** How what is kept differs from the rows that the entries say. */
  readonly differences: (said: Iterable<KeptRow>) => readonly string[]
}

export const simulatedRows = (): SimulatedRows => {
  const kept = keptRows()
  const namesOf = new Map<Subject, readonly string[]>()
  const indexOwners = (subjects: Iterable<Subject>, rows: readonly KeptRow[]): void => {
    const owned = new Map<Subject, string[]>()
    for (const subject of subjects) owned.set(subject, [])
    for (const row of rows) owned.get(row.subject)?.push(nameOf(row))
    for (const [subject, names] of owned) namesOf.set(subject, names)
  }
  return {
    replace: (subjects, rows) => {
      const gone = new Set(subjects.flatMap((subject) => namesOf.get(subject) ?? []))
      const fresh = named(rows)
      for (const [name, row] of fresh) {
        const there = kept.get(name)
        if (there === undefined) continue
        if (!gone.has(name)) throw new Error(`the key ${name} is there already`)
        if (!isSame(there, row)) continue
        // What is made again as it was stays where it is; a commit has passed over it all the same.
        kept.touch(row.table)
        gone.delete(name)
        fresh.delete(name)
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
    find: finder(kept, namesOf),
    one: (table, key) => {
      const found = kept.get(nameOf({ table, key }))
      return found === undefined ? null : toRow(found)
    },
    count: (table, query = {}) => inOrder(kept, namesOf, table, query, Infinity).length,
    peek: (table, key) => {
      const found = kept.get(nameOf({ table, key }))
      return found === undefined ? null : { state: found.state, at: found.at }
    },
    earliest: (table, states) => {
      let first: Instant | null = null
      for (const state of states) {
        const at = kept.inState(table, state)[0]?.at
        if (at !== undefined && (first === null || at < first)) first = at
      }
      return first
    },
    version: kept.version,
    differences: (said) => differences(kept, said),
  }
}

/** The same is asked again and again while nothing has changed: such an answer is kept. */
const finder = (kept: Kept, namesOf: ReadonlyMap<Subject, readonly string[]>): SimulatedRows['find'] => {
  const answered = new Map<string, { readonly version: number; readonly rows: readonly Row[] }>()
  return (table, query = {}) => {
    const asked = query.subject === undefined ? `${table} ${JSON.stringify(query)}` : null
    const before = asked === null ? undefined : answered.get(asked)
    if (before !== undefined && before.version === kept.version(table)) return before.rows
    const offset = query.offset ?? 0
    const most = query.limit === undefined ? Infinity : offset + query.limit
    const rows = Object.freeze(inOrder(kept, namesOf, table, query, most).slice(offset).map(toRow))
    if (asked !== null) {
      if (answered.size >= answeredMax) answered.clear()
      answered.set(asked, { version: kept.version(table), rows })
    }
    return rows
  }
}

const answeredMax = 40

type Kept = ReturnType<typeof keptRows>

/** The rows by name, and beside it by table and state, each shelf in the order of moment and key. */
const keptRows = () => {
  const byName = new Map<string, Shelved>()
  const byTable = new Map<TableName, { changes: number; readonly byState: Map<string, Shelved[]> }>()
  const shelf = (table: TableName) => {
    const there = byTable.get(table)
    if (there !== undefined) return there
    const fresh = { changes: 0, byState: new Map<string, Shelved[]>() }
    byTable.set(table, fresh)
    return fresh
  }
  return {
    get: (name: string): Shelved | undefined => byName.get(name),
    put: (name: string, { table, key, subject, at, state, shows }: KeptRow): void => {
      const row: Shelved = { table, key, subject, at, state, shows, opened: null }
      byName.set(name, row)
      const its = shelf(row.table)
      its.changes += 1
      const inState = its.byState.get(row.state)
      if (inState === undefined) its.byState.set(row.state, [row])
      else inState.splice(placeOf(inState, row), 0, row)
    },
    drop: (name: string): void => {
      const row = byName.get(name)
      if (row === undefined) return
      byName.delete(name)
      const its = shelf(row.table)
      its.changes += 1
      const inState = its.byState.get(row.state) ?? []
      inState.splice(placeOf(inState, row), 1)
    },
    touch: (table: TableName): void => {
      shelf(table).changes += 1
    },
    clear: (): void => {
      byName.clear()
      for (const its of byTable.values()) {
        its.changes += 1
        its.byState.clear()
      }
    },
    inState: (table: TableName, state: string): readonly Shelved[] => byTable.get(table)?.byState.get(state) ?? [],
    states: (table: TableName): readonly string[] => [...(byTable.get(table)?.byState.keys() ?? [])],
    version: (table: TableName): number => byTable.get(table)?.changes ?? 0,
    names: (): Iterable<string> => byName.keys(),
  }
}

/** Where the row stands, or would stand. */
const placeOf = (sorted: readonly KeptRow[], row: KeptRow): number => {
  let from = 0
  let to = sorted.length
  while (from < to) {
    const middle = (from + to) >>> 1
    const there = sorted[middle]
    if (there !== undefined && byMoment(there, row) < 0) from = middle + 1
    else to = middle
  }
  return from
}

const byMoment = (a: KeptRow, b: KeptRow): number => compare(a.at, b.at) || compare(a.key, b.key)

const nameOf = (row: { readonly table: string; readonly key: string }): string => `${row.table}/${row.key}`

const named = (rows: readonly KeptRow[]): Map<string, KeptRow> => {
  const into = new Map<string, KeptRow>()
  for (const row of rows) {
    if (into.has(nameOf(row))) throw new Error(`the key ${nameOf(row)} is there already`)
    into.set(nameOf(row), row)
  }
  return into
}

/** The rows that fit, in the order asked for (the newest first unless `asc`), at most `most` of them. */
const inOrder = (
  kept: Kept,
  namesOf: ReadonlyMap<Subject, readonly string[]>,
  table: TableName,
  query: RowQuery,
  most: number,
): readonly Shelved[] => {
  const { state, subject, before, order } = query
  const wanted = state === undefined ? kept.states(table) : typeof state === 'string' ? [state] : [...new Set(state)]
  const up = order === 'asc' ? 1 : -1
  if (subject !== undefined) {
    const its = (namesOf.get(subject) ?? []).flatMap((name) => kept.get(name) ?? [])
    return its
      .filter((row) => row.table === table && wanted.includes(row.state) && (before === undefined || row.at < before))
      .toSorted((a, b) => up * byMoment(a, b))
      .slice(0, most)
  }
  const found = wanted.flatMap((one) => {
    const sorted = kept.inState(table, one)
    const end = before === undefined ? sorted.length : firstAt(sorted, before)
    return up > 0 ? sorted.slice(0, Math.min(end, most)) : sorted.slice(Math.max(0, end - most), end).toReversed()
  })
  return wanted.length < 2 ? found : found.toSorted((a, b) => up * byMoment(a, b)).slice(0, most)
}

/** How many stand before the moment. */
const firstAt = (sorted: readonly KeptRow[], before: Instant): number => {
  let from = 0
  let to = sorted.length
  while (from < to) {
    const middle = (from + to) >>> 1
    if ((sorted[middle]?.at ?? before) < before) from = middle + 1
    else to = middle
  }
  return from
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

const equal = (a: KeptRow, b: KeptRow): boolean => isSame(a, b) || textOf(a) === textOf(b)

const textOf = ({ table, key, subject, at, state, shows }: KeptRow): string => canonical({ table, key, subject, at, state, shows })

const isSame = (a: KeptRow, b: KeptRow): boolean => a.shows === b.shows && a.at === b.at && a.state === b.state && a.subject === b.subject

const recordParser = z.custom<Row['shows']>((value) => typeof value === 'object' && value !== null)

/** Opened once, what it shows when it is asked for; frozen all the way down, so that nobody can change what the next one is given. */
const toRow = (kept: Shelved): Row => {
  if (kept.opened !== null) return kept.opened
  const { table, key, subject, at, state } = kept
  let shows: Row['shows'] | null = null
  const fresh: Row = {
    table,
    key,
    subject,
    at,
    state,
    get shows() {
      if (shows === null) {
        shows = recordParser.parse(JSON.parse(kept.shows))
        freeze(shows)
      }
      return shows
    },
  }
  Object.freeze(fresh)
  kept.opened = fresh
  return fresh
}

const freeze = (value: unknown): void => {
  if (typeof value !== 'object' || value === null) return
  for (const member of Object.values(value)) freeze(member)
  Object.freeze(value)
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
