// The row tables of the simulated store, as PostgreSQL would keep, filter and sort them; found by table and state without a search.
import { z } from 'zod'
import { frozen } from '../../log/canonical.ts'
import type { Subject } from '../../log/entry.ts'
import type { Instant } from '../../time/instant.ts'
import type { Row, RowQuery, TableName } from '../outside.ts'
import { byMoment, shelf } from './shelf.ts'
import type { Shelf } from './shelf.ts'

/** `shows` is kept as text, so that nobody who was given a row can change what is kept. */
type KeptRow = Omit<Row, 'shows'> & { readonly shows: string }

/** A row in its place, and what it was opened to when it was first asked for. */
type Shelved = Omit<KeptRow, 'shows'> & { shows: string; opened: Row | null }

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
  return {
    replace: (subjects, rows) => replace(kept, new Set(subjects), rows),
    replaceAll: (rows) => {
      named(rows)
      kept.clear()
      for (const row of rows) kept.put(row)
    },
    find: finder(kept),
    one: (table, key) => {
      const found = kept.get(table, key)
      return found === undefined ? null : toRow(found)
    },
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
const replace = (kept: Kept, subjects: ReadonlySet<Subject>, rows: readonly KeptRow[]): void => {
  if (rows.length > 1) named(rows)
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
    else if (isSame(before, row)) kept.touch(row.table)
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
    const rows = Object.freeze(inOrder(kept, table, query, most).slice(offset).map(toRow))
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
type Table = { changes: number; readonly byKey: Map<string, Shelved>; readonly byState: Map<string, Shelf<Shelved>> }

/** The rows, found by table and key, by table and state, and by the subject that owns them. */
const keptRows = () => {
  const tables = keptTables()
  const byOwner = new Map<Subject, Shelved[]>()
  const put = ({ table, key, subject, at, state, shows }: KeptRow): void => {
    const row: Shelved = { table, key, subject, at, state, shows, opened: null }
    tables.put(row)
    const owned = byOwner.get(subject)
    if (owned === undefined) byOwner.set(subject, [row])
    else owned.push(row)
  }
  const drop = (row: Shelved): void => {
    tables.drop(row)
    const owned = byOwner.get(row.subject) ?? []
    owned.splice(owned.indexOf(row), 1)
    if (owned.length === 0) byOwner.delete(row.subject)
  }
  return {
    ...tables,
    ownedBy: (subject: Subject): readonly Shelved[] => byOwner.get(subject) ?? [],
    put,
    drop,
    /** A row that stays at its moment and in its state keeps its place. */
    exchange: (before: Shelved, after: KeptRow): void => {
      if (before.at !== after.at || before.state !== after.state || before.subject !== after.subject) {
        drop(before)
        put(after)
        return
      }
      tables.touch(before.table)
      before.shows = after.shows
      before.opened = null
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
    const fresh = { changes: 0, byKey: new Map<string, Shelved>(), byState: new Map<string, Shelf<Shelved>>() }
    byTable.set(name, fresh)
    return fresh
  }
  return {
    get: (table: TableName, key: string): Shelved | undefined => byTable.get(table)?.byKey.get(key),
    put: (row: Shelved): void => {
      const its = tableOf(row.table)
      its.changes += 1
      its.byKey.set(row.key, row)
      const inState = its.byState.get(row.state)
      if (inState !== undefined) return inState.add(row)
      const fresh = shelf<Shelved>()
      fresh.add(row)
      its.byState.set(row.state, fresh)
    },
    drop: (row: Shelved): void => {
      const its = tableOf(row.table)
      its.changes += 1
      its.byKey.delete(row.key)
      its.byState.get(row.state)?.drop(row)
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
    inState: (table: TableName, state: string): Shelf<Shelved> | undefined => byTable.get(table)?.byState.get(state),
    states: (table: TableName): readonly string[] => [...(byTable.get(table)?.byState.keys() ?? [])],
    version: (table: TableName): number => byTable.get(table)?.changes ?? 0,
    all: function* (): Iterable<Shelved> {
      for (const its of byTable.values()) yield* its.byKey.values()
    },
  }
}

const nameOf = (row: { readonly table: string; readonly key: string }): string => `${row.table}/${row.key}`

/** The names of the rows; throws if one stands twice. */
const named = (rows: readonly KeptRow[]): ReadonlySet<string> => {
  const names = new Set<string>()
  for (const row of rows) {
    const name = nameOf(row)
    if (names.has(name)) throw new Error(`the key ${name} is there already`)
    names.add(name)
  }
  return names
}

/** The rows that fit, in the order asked for (the newest first unless `asc`), at most `most` of them. */
const inOrder = (kept: Kept, table: TableName, query: RowQuery, most: number): readonly Shelved[] => {
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
const merged = (lists: readonly (readonly Shelved[])[], up: number): readonly Shelved[] => {
  const [longest = [], ...others] = lists.filter((list) => list.length > 0).toSorted((a, b) => b.length - a.length)
  return others.reduce<readonly Shelved[]>((all, list) => {
    const both: Shelved[] = []
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

const differences = (kept: Kept, said: Iterable<KeptRow>): readonly string[] => {
  const seen = new Set<Shelved>()
  const findings: string[] = []
  for (const row of said) {
    const found = kept.get(row.table, row.key)
    if (found === undefined) findings.push(`row ${nameOf(row)}: it is missing`)
    else if (!isSame(found, row)) findings.push(`row ${nameOf(row)}: it differs from what the entries say`)
    if (found !== undefined) seen.add(found)
  }
  for (const row of kept.all()) if (!seen.has(row)) findings.push(`row ${nameOf(row)}: no entry says it`)
  return findings
}

/** Of two rows with one key. */
const isSame = (a: KeptRow, b: KeptRow): boolean => a.shows === b.shows && a.at === b.at && a.state === b.state && a.subject === b.subject

const recordParser = z.custom<Row['shows']>((value) => typeof value === 'object' && value !== null)

/** Opened once, what it shows when it is asked for; frozen all the way down, so that nobody can change what the next one is given. */
const toRow = (kept: Shelved): Row => {
  if (kept.opened !== null) return kept.opened
  const { table, key, subject, at, state, shows: text } = kept
  let shows: Row['shows'] | null = null
  const fresh: Row = {
    table,
    key,
    subject,
    at,
    state,
    get shows() {
      if (shows === null) {
        shows = frozen(recordParser.parse(JSON.parse(text)))
      }
      return shows
    },
  }
  Object.freeze(fresh)
  kept.opened = fresh
  return fresh
}
