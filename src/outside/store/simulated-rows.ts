// The row tables of the simulated store, as PostgreSQL would keep, filter and sort them; found by table and state without a search.
import type { Subject } from '../../log/entry.ts'
import type { Instant } from '../../time/instant.ts'
import type { Row, RowQuery, TableName } from '../outside.ts'
import { KeptRow } from './kept-row.ts'
import { byMoment, shelf } from './shelf.ts'
import type { Shelf } from './shelf.ts'

export type SimulatedRows = {
  /** Puts `rows` in the place of all rows of `subjects`; changes nothing if a key is taken. */
  readonly replace: (subjects: readonly Subject[], rows: readonly Row[]) => void
  readonly replaceAll: (rows: readonly Row[]) => void
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
  readonly differences: (said: Iterable<Row>) => readonly string[]
}

export const simulatedRows = (): SimulatedRows => {
  const kept = keptRows()
  return {
    replace: (subjects, rows) => replace(kept, new Set(subjects), rows),
    replaceAll: (rows) => {
      checkKeys(rows)
      kept.clear()
      for (const row of rows) kept.put(row)
    },
    find: finder(kept),
    one: (table, key) => kept.get(table, key) ?? null,
    count: (table, query = {}) => inOrder(kept, table, query, Infinity).length,
    peek: (table, key) => {
      const found = kept.get(table, key)
      return found === undefined ? null : { state: found.state, at: found.at }
    },
    earliest: (table, states) => {
      let first: Instant | null = null
      for (const state of states) {
        const at = kept.inState(table, state)?.first()?.at
        if (at !== undefined && (first === null || at < first)) first = at
      }
      return first
    },
    version: kept.version,
    differences: (said) => differences(kept, said),
  }
}

/** All is looked at before anything is changed: a key that is taken leaves everything as it was. */
const replace = (kept: Kept, subjects: ReadonlySet<Subject>, rows: readonly Row[]): void => {
  if (rows.length > 1) checkKeys(rows)
  const there = rows.map(({ table, key }) => {
    const found = kept.get(table, key)
    if (found !== undefined && !subjects.has(found.subject)) throw new Error(`the key ${nameOf({ table, key })} is there already`)
    return found
  })
  for (const subject of subjects) {
    const gone = kept.ownedBy(subject).filter((before) => !there.includes(before))
    for (const before of gone) kept.drop(before)
  }
  for (const [index, row] of rows.entries()) {
    const before = there[index]
    if (before === undefined) kept.put(row)
    // What is made again as it was stays where it is; a commit has passed over it all the same.
    else if (before.says(row)) kept.touch(row.table)
    else kept.exchange(before, row)
  }
}

/** The same is asked again and again while nothing has changed: such an answer is kept. */
const finder = (kept: Kept): SimulatedRows['find'] => {
  const answered = new Map<string, { readonly version: number; readonly rows: readonly Row[] }>()
  return (table, query = {}) => {
    const asked = query.subject === undefined ? `${table} ${JSON.stringify(query)}` : null
    const before = asked === null ? undefined : answered.get(asked)
    if (before !== undefined && before.version === kept.version(table)) return before.rows
    const offset = query.offset ?? 0
    const most = query.limit === undefined ? Infinity : offset + query.limit
    const rows = Object.freeze(inOrder(kept, table, query, most).slice(offset))
    if (asked !== null) {
      if (answered.size >= answeredMax) answered.clear()
      answered.set(asked, { version: kept.version(table), rows })
    }
    return rows
  }
}

const answeredMax = 40

type Kept = ReturnType<typeof keptRows>

/** The rows of a table by key, and by state, each shelf in the order of moment and key. `changes` counts all that comes and goes. */
type Table = { changes: number; readonly byKey: Map<string, KeptRow>; readonly byState: Map<string, Shelf<KeptRow>> }

/** The rows, found by table and key, by table and state, and by the subject that owns them. */
const keptRows = () => {
  const tables = keptTables()
  const byOwner = new Map<Subject, KeptRow[]>()
  const put = (given: Row): void => {
    const row = new KeptRow(given)
    const { subject } = row
    tables.put(row)
    const owned = byOwner.get(subject)
    if (owned === undefined) byOwner.set(subject, [row])
    else owned.push(row)
  }
  const drop = (row: KeptRow): void => {
    tables.drop(row)
    const owned = byOwner.get(row.subject) ?? []
    owned.splice(owned.indexOf(row), 1)
    if (owned.length === 0) byOwner.delete(row.subject)
  }
  return {
    ...tables,
    ownedBy: (subject: Subject): readonly KeptRow[] => byOwner.get(subject) ?? [],
    put,
    drop,
    /** A row that stays at its moment and in its state keeps its place. */
    exchange: (before: KeptRow, after: Row): void => {
      if (before.at !== after.at || before.state !== after.state || before.subject !== after.subject) {
        drop(before)
        put(after)
        return
      }
      const row = new KeptRow(after)
      tables.exchange(before, row)
      const owned = byOwner.get(row.subject) ?? []
      owned[owned.indexOf(before)] = row
    },
    clear: (): void => {
      tables.clear()
      byOwner.clear()
    },
  }
}

const keptTables = () => {
  const byTable = new Map<TableName, Table>()
  const tableOf = (name: TableName): Table => {
    const there = byTable.get(name)
    if (there !== undefined) return there
    const fresh = { changes: 0, byKey: new Map<string, KeptRow>(), byState: new Map<string, Shelf<KeptRow>>() }
    byTable.set(name, fresh)
    return fresh
  }
  return {
    get: (table: TableName, key: string): KeptRow | undefined => byTable.get(table)?.byKey.get(key),
    put: (row: KeptRow): void => {
      const its = tableOf(row.table)
      its.changes += 1
      its.byKey.set(row.key, row)
      const inState = its.byState.get(row.state)
      if (inState !== undefined) return inState.add(row)
      const fresh = shelf<KeptRow>()
      fresh.add(row)
      its.byState.set(row.state, fresh)
    },
    drop: (row: KeptRow): void => {
      const its = tableOf(row.table)
      its.changes += 1
      its.byKey.delete(row.key)
      its.byState.get(row.state)?.drop(row)
    },
    /** Of two rows with one key, moment and state. */
    exchange: (before: KeptRow, after: KeptRow): void => {
      const its = tableOf(after.table)
      its.changes += 1
      its.byKey.set(after.key, after)
      its.byState.get(after.state)?.exchange(before, after)
    },
    touch: (table: TableName): void => {
      tableOf(table).changes += 1
    },
    clear: (): void => {
      for (const its of byTable.values()) {
        its.changes += 1
        its.byKey.clear()
        its.byState.clear()
      }
    },
    inState: (table: TableName, state: string): Shelf<KeptRow> | undefined => byTable.get(table)?.byState.get(state),
    states: (table: TableName): readonly string[] => [...(byTable.get(table)?.byState.keys() ?? [])],
    version: (table: TableName): number => byTable.get(table)?.changes ?? 0,
    all: function* (): Iterable<KeptRow> {
      for (const its of byTable.values()) yield* its.byKey.values()
    },
  }
}

const nameOf = (row: { readonly table: string; readonly key: string }): string => `${row.table}/${row.key}`

/** Throws if a key stands twice. */
const checkKeys = (rows: readonly Row[]): void => {
  const names = new Set<string>()
  for (const name of rows.map(nameOf)) {
    if (names.has(name)) throw new Error(`the key ${name} is there already`)
    names.add(name)
  }
}

/** The rows that fit, in the order asked for (the newest first unless `asc`), at most `most` of them. */
const inOrder = (kept: Kept, table: TableName, query: RowQuery, most: number): readonly Row[] => {
  const { state, subject, before, order } = query
  const wanted = state === undefined ? kept.states(table) : typeof state === 'string' ? [state] : [...new Set(state)]
  const up = order === 'asc' ? 1 : -1
  if (subject !== undefined) {
    return kept
      .ownedBy(subject)
      .filter((row) => row.table === table && wanted.includes(row.state) && (before === undefined || row.at < before))
      .toSorted((a, b) => up * byMoment(a, b))
      .slice(0, most)
  }
  const found = wanted.map((one) => {
    const its = kept.inState(table, one)
    return (up > 0 ? its?.oldest(most, before) : its?.newest(most, before)) ?? []
  })
  return merged(found, up).slice(0, most)
}

/** Lists in one order put together in that order: of each shorter one every row looks for its place among those of the longer. */
const merged = (lists: readonly (readonly Row[])[], up: number): readonly Row[] => {
  const [longest = [], ...others] = lists.filter((list) => list.length > 0).toSorted((a, b) => b.length - a.length)
  return others.reduce<readonly Row[]>((all, list) => {
    const both: Row[] = []
    let taken = 0
    for (const row of list) {
      let [from, to] = [taken, all.length]
      while (from < to) {
        const middle = (from + to) >>> 1
        const there = all[middle]
        if (there !== undefined && up * byMoment(there, row) < 0) from = middle + 1
        else to = middle
      }
      for (; taken < from; taken += 1) both.push(all[taken] ?? row)
      both.push(row)
    }
    return [...both, ...all.slice(taken)]
  }, longest)
}

const differences = (kept: Kept, said: Iterable<Row>): readonly string[] => {
  const seen = new Set<Row>()
  const findings: string[] = []
  for (const row of said) {
    const found = kept.get(row.table, row.key)
    if (found === undefined) findings.push(`row ${nameOf(row)}: it is missing`)
    else if (!found.says(row)) findings.push(`row ${nameOf(row)}: it differs from what the entries say`)
    if (found !== undefined) seen.add(found)
  }
  for (const row of kept.all()) if (!seen.has(row)) findings.push(`row ${nameOf(row)}: no entry says it`)
  return findings
}
