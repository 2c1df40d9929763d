// Brings a database to the tables this program knows: numbered files, each once, in order, in a transaction of its own.
import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { PoolClient } from 'pg'
import { z } from 'zod'
import { DeskError } from '../../errors.ts'

export type Migration = { readonly number: number; readonly sql: string; readonly sha256: string }

const folder = join(import.meta.dirname, 'migrations')

/** The files 000001.sql, 000002.sql, ... without a hole. */
export const migrations = (): readonly Migration[] =>
  readdirSync(folder)
    .filter((name) => /^\d{6}\.sql$/.test(name))
    .toSorted()
    .map((name, index) => {
      const sql = readFileSync(join(folder, name), 'utf8')
      if (Number(name.slice(0, 6)) !== index + 1) throw new Error(`migration ${name} does not follow the one before it`)
      return { number: index + 1, sql, sha256: createHash('sha256').update(sql).digest('hex') }
    })

const appliedParser = z.array(z.object({ number: z.int(), sha256: z.string() }))

/**
 * Applies what is missing. The client must hold the writer lock. Throws DeskError database-newer if a later program has been here,
 * database-unfit if a migration that was applied is not the file we have.
 */
export const migrate = async (client: PoolClient, all: readonly Migration[] = migrations()): Promise<number> => {
  await client.query('create schema if not exists desk')
  await client.query(
    `create table if not exists desk.migration
       (number integer primary key, sha256 text not null, applied_at timestamptz not null default now())`,
  )
  const { rows } = await client.query('select number, sha256 from desk.migration order by number')
  const applied = appliedParser.parse(rows)
  const last = applied.at(-1)?.number ?? 0
  if (last > all.length) {
    throw new DeskError('database-newer', `The database has the tables of step [${last}]; this program knows steps up to [${all.length}].`)
  }
  for (const { number, sha256 } of applied) {
    if (all[number - 1]?.sha256 !== sha256) {
      throw new DeskError('database-unfit', `Step [${number}] of the database's tables is not the one of this program.`)
    }
  }
  for (const migration of all.slice(last)) await applyOne(client, migration)
  return all.length - last
}

const applyOne = async (client: PoolClient, { number, sql, sha256 }: Migration): Promise<void> => {
  await client.query('begin')
  try {
    await client.query(sql)
    await client.query('insert into desk.migration (number, sha256) values ($1, $2)', [number, sha256])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  }
}
