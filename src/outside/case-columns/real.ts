// Past cases in a file, folded by DuckDB: in this process, within a bound of memory, spilling to a folder that is thrown away.
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import type { DuckDBConnection } from '@duckdb/node-api'
import { DeskError } from '../../errors.ts'
import type { FoldPlan, FoldedCase } from '../../law/replay/fold-plan.ts'
import { fromEpochMs } from '../../time/instant.ts'
import { codedRows, columnsRead, eraOf, foldedRows, name, rowsOfFile, text } from './fold-sql.ts'

export type CaseTable = {
  readonly columns: readonly string[]
  /** Cases in the file, and those of them whose moment could not be read. */
  readonly counts: () => Promise<{ readonly cases: number; readonly undated: number }>
  /** Each kind of case once, a chunk at a time. `last`: the latest moment of its cases. */
  readonly folded: () => AsyncIterable<readonly (FoldedCase & { readonly last: number })[]>
  /** Writes the cases that are of one of these kinds, with the words given for each kind, as CSV. */
  readonly write: (
    path: string,
    kinds: readonly { readonly kind: FoldedCase; readonly says: readonly string[] }[],
    heads: readonly string[],
  ) => Promise<void>
  readonly close: () => Promise<void>
}

/** The names of the columns of a file. */
export const openCases = async (
  path: string,
): Promise<{ readonly columns: readonly string[]; readonly table: (plan: FoldPlan) => CaseTable; readonly close: () => Promise<void> }> => {
  const file = resolve(path)
  if (!existsSync(file)) throw new DeskError('file-not-found', `The file [${path}] cannot be read.`)
  const rows = rowsOfFile(file)
  const spill = await mkdtemp(join(tmpdir(), 'releasedesk-replay-'))
  const instance = await DuckDBInstance.create(':memory:', { memory_limit: '2GB', temp_directory: spill, preserve_insertion_order: 'true' })
  const connection = await instance.connect()
  await connection.run("SET TimeZone = 'UTC'")
  const close = async (): Promise<void> => {
    connection.closeSync()
    instance.closeSync()
    await rm(spill, { recursive: true, force: true })
  }
  try {
    const described = await connection.runAndReadAll(`DESCRIBE SELECT * FROM ${rows}`)
    const columns = described.getRows().map(([first]) => String(first))
    return { columns, table: (plan) => tableOf(connection, plan, rows, columns, close), close }
  } catch (error) {
    await close()
    throw new DeskError('input-invalid', `The file [${path}] cannot be read as a table: ${String(error).slice(0, 300)}.`)
  }
}

const tableOf = (
  connection: DuckDBConnection,
  plan: FoldPlan,
  rows: string,
  columns: readonly string[],
  close: () => Promise<void>,
): CaseTable => {
  const absent = columnsRead(plan).filter((column) => !columns.includes(column))
  if (absent.length > 0)
    throw new DeskError('input-invalid', `The file has no column [${absent.join('], [')}]; it has [${columns.join('], [')}].`)
  const coded = codedRows(plan, rows)
  return {
    columns,
    counts: async () => {
      const read = await connection.runAndReadAll(`SELECT count(*)::DOUBLE, count(*) FILTER (ms IS NULL)::DOUBLE FROM (${coded})`)
      const [[cases, undated] = []] = read.getRows()
      return { cases: Number(cases), undated: Number(undated) }
    },
    folded: () => chunks(connection, plan, foldedRows(plan, coded)),
    write: (path, kinds, heads) => writeChanged(connection, plan, coded, { path, kinds, heads }),
    close,
  }
}

async function* chunks(
  connection: DuckDBConnection,
  plan: FoldPlan,
  sql: string,
): AsyncGenerator<readonly (FoldedCase & { readonly last: number })[]> {
  const result = await connection.stream(sql)
  for await (const rows of result.yieldRows()) {
    yield rows.map((row) => {
      const numbers = row.map(Number)
      const codes = numbers.slice(1, 1 + plan.columns.length)
      const [cases = 0, first = 0, at = 0, last = 0] = numbers.slice(1 + plan.columns.length)
      return { cases, first, at: fromEpochMs(at), last, codes }
    })
  }
}

type Wanted = {
  readonly path: string
  readonly kinds: readonly { readonly kind: FoldedCase; readonly says: readonly string[] }[]
  readonly heads: readonly string[]
}

/** The kinds go back into the database by the number of their first case, and from there to every case like it. */
const writeChanged = async (connection: DuckDBConnection, plan: FoldPlan, coded: string, { path, kinds, heads }: Wanted): Promise<void> => {
  const words = heads.map((_, index) => `w${index}`)
  await connection.run(`CREATE OR REPLACE TEMP TABLE changed (first BIGINT${words.map((word) => `, ${word} VARCHAR`).join('')})`)
  const appender = await connection.createAppender('changed')
  for (const { kind, says } of kinds) {
    appender.appendBigInt(BigInt(kind.first))
    for (const word of says) appender.appendVarchar(word)
    appender.endRow()
  }
  appender.closeSync()
  const keys = [plan.exact ? 'ms' : 'era', ...plan.columns.map((_, index) => `c${index}`)]
  const dated = `SELECT *, ${plan.exact ? '0' : eraOf(plan)} AS era FROM (${coded}) WHERE ms IS NOT NULL`
  const shown = plan.show.map((column, index) => `, one.s${index} AS ${name(column)}`)
  const told = heads.map((head, index) => `, w${index} AS ${name(head)}`)
  await connection.run(`CREATE OR REPLACE TEMP TABLE dated AS ${dated}`)
  await connection.run(
    `COPY (SELECT one.n AS "row"${shown.join('')}${told.join('')} FROM dated AS one JOIN (SELECT * FROM changed JOIN dated ON dated.n = changed.first) AS kind ` +
      `ON ${keys.map((key) => `one.${key} = kind.${key}`).join(' AND ')} ORDER BY one.n) TO ${text(resolve(path))} (HEADER, FORMAT csv)`,
  )
}
