// The tables as SQL sees them, and the parsers of what comes back from them.
import type { Kysely } from 'kysely'
import { z } from 'zod'
import { tableNames } from '../outside.ts'
import { instantParser } from '../../time/parse.ts'
import { BrokenEntry, open } from '../../log/chain.ts'
import { DeskError } from '../../errors.ts'
import type { Sha256 } from '../../document/paper.ts'
import type { Sealed } from '../../log/chain.ts'
import type { Logged, Subject } from '../../log/entry.ts'
import type { Row } from '../outside.ts'

export type DeskTables = {
  'desk.entry': {
    seq: number
    kind: string
    occurred_at: string
    recorded_at: string
    envelope: string
    previous: string
    hash: string
    commitment: string | null
  }
  'desk.entry_private': { seq: number; salt: string; body: string }
  'desk.entry_subject': { subject: string; seq: number }
  'desk.row': { table_name: string; key: string; subject: string; at: string; state: string; shows: string }
  'desk.rows_made': { version: number }
}
export type DeskDatabase = Kysely<DeskTables>

export const subjectParser = z.custom<Subject>((value) => typeof value === 'string' && value.length > 0)
export const sha256Parser = z.custom<Sha256>((value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value), 'not a SHA-256')

export const sealedParser: z.ZodType<Sealed> = z.object({
  seq: z.int().positive(),
  envelope: z.string(),
  hash: z.string(),
  salt: z.string().nullable(),
  body: z.string().nullable(),
})

const jsonParser = z.string().transform((text): unknown => JSON.parse(text))
export const rowParser = z
  .object({
    table_name: z.enum(tableNames),
    key: z.string(),
    subject: subjectParser,
    at: instantParser,
    state: z.string(),
    shows: jsonParser.pipe(z.record(z.string(), z.unknown())),
  })
  .transform(({ table_name, ...rest }): Row => ({ table: table_name, ...rest }))

/** Sealed texts to entries; DeskError log-broken if one does not verify. */
export const openAll = (sealed: readonly unknown[]): readonly Logged[] => sealed.map(openOne)

export const openOne = (sealed: unknown): Logged => {
  try {
    return open(sealedParser.parse(sealed))
  } catch (error) {
    if (error instanceof BrokenEntry) throw new DeskError('log-broken', `The log does not verify: ${error.message}.`, { cause: error })
    throw error
  }
}
