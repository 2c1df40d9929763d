// The statements of a write, each inside the transaction of its caller: append entries, show them, erase, rebuild, import.
import { sql } from 'kysely'
import type { Transaction } from 'kysely'
import { z } from 'zod'
import { parseEnvelope } from '../../log/envelope.ts'
import type { Sealed } from '../../log/chain.ts'
import type { Logged, Subject } from '../../log/entry.ts'
import type { Instant } from '../../time/instant.ts'
import { instantParser } from '../../time/parse.ts'
import type { RowsOf } from './desk-store.ts'
import { ownedRows, withText } from './sealing.ts'
import { openOne, subjectParser } from './tables.ts'
import type { DeskTables } from './tables.ts'

export type Writing = Transaction<DeskTables>

/** PostgreSQL takes 65,535 parameters a statement; a row of `entry` takes eight. */
const rowsAStatement = 1000
/** Subjects whose entries are in memory at once while all rows are made again. */
const subjectsABatch = 200

export const readTail = async (
  tx: Writing,
): Promise<{ readonly seq: number; readonly hash: string; readonly recordedAt: Instant } | null> => {
  const last = await tx.selectFrom('desk.entry').select(['seq', 'hash', 'recorded_at']).orderBy('seq', 'desc').limit(1).executeTakeFirst()
  return last === undefined ? null : { seq: last.seq, hash: last.hash, recordedAt: instantParser.parse(last.recorded_at) }
}

export const readLastSeqs = async (tx: Writing, subjects: readonly Subject[]): Promise<ReadonlyMap<string, number>> => {
  if (subjects.length === 0) return new Map()
  const found = await tx
    .selectFrom('desk.entry_subject')
    .select(['subject', sql<number>`max(seq)`.as('last')])
    .where('subject', 'in', subjects)
    .groupBy('subject')
    .execute()
  return new Map(found.map(({ subject, last }) => [subject, last]))
}

export const insertSealed = async (tx: Writing, sealed: readonly Sealed[]): Promise<void> => {
  for (let from = 0; from < sealed.length; from += rowsAStatement) {
    const batch = sealed.slice(from, from + rowsAStatement).map((one) => ({ one, envelope: parseEnvelope(one.envelope) }))
    await tx
      .insertInto('desk.entry')
      .values(
        batch.map(({ one, envelope }) => ({
          seq: one.seq,
          kind: envelope.kind,
          occurred_at: envelope.occurredAt,
          recorded_at: envelope.recordedAt,
          envelope: one.envelope,
          previous: envelope.previous,
          hash: one.hash,
          commitment: envelope.commitment,
        })),
      )
      .execute()
    const bodies = batch.flatMap(({ one: { seq, salt, body } }) => (salt === null || body === null ? [] : [{ seq, salt, body }]))
    if (bodies.length > 0) await tx.insertInto('desk.entry_private').values(bodies).execute()
    const links = batch.flatMap(({ one, envelope }) => envelope.subjects.map((subject) => ({ subject, seq: one.seq })))
    await insertLinks(tx, links)
  }
}

const insertLinks = async (tx: Writing, links: readonly { readonly subject: string; readonly seq: number }[]): Promise<void> => {
  for (let from = 0; from < links.length; from += rowsAStatement) {
    await tx
      .insertInto('desk.entry_subject')
      .values(links.slice(from, from + rowsAStatement))
      .execute()
  }
}

const withSubjectParser = z.looseObject({ subject: subjectParser })

/** All entries of the subjects, in order, opened and checked. */
export const readEntriesOf = async (tx: Writing, subjects: readonly Subject[]): Promise<ReadonlyMap<Subject, readonly Logged[]>> => {
  const entries = new Map<Subject, Logged[]>(subjects.map((subject) => [subject, []]))
  if (subjects.length === 0) return entries
  const found = await tx
    .selectFrom('desk.entry_subject as s')
    .innerJoin('desk.entry as e', 'e.seq', 's.seq')
    .leftJoin('desk.entry_private as p', 'p.seq', 's.seq')
    .select(['s.subject', 'e.seq', 'e.envelope', 'e.hash', 'p.salt', 'p.body'])
    .where('s.subject', 'in', subjects)
    .orderBy('s.seq')
    .execute()
  for (const row of found) entries.get(withSubjectParser.parse(row).subject)?.push(openOne(row))
  return entries
}

/** Replaces the rows of the subjects by what their entries say now. */
export const showSubjects = async (tx: Writing, subjects: readonly Subject[], rowsOf: RowsOf): Promise<void> => {
  await showEntries(tx, await readEntriesOf(tx, subjects), rowsOf)
}

export const showEntries = async (tx: Writing, entries: ReadonlyMap<Subject, readonly Logged[]>, rowsOf: RowsOf): Promise<void> => {
  if (entries.size === 0) return
  const rows = [...entries].flatMap(([subject, its]) => ownedRows(rowsOf, subject, its).map(withText))
  await tx
    .deleteFrom('desk.row')
    .where('subject', 'in', [...entries.keys()])
    .execute()
  for (let from = 0; from < rows.length; from += rowsAStatement) {
    const batch = rows.slice(from, from + rowsAStatement).map(({ table, ...row }) => ({ table_name: table, ...row }))
    await tx.insertInto('desk.row').values(batch).execute()
  }
}

/** All subjects, in batches. */
export const subjectBatches = async function* (tx: Writing): AsyncGenerator<readonly Subject[]> {
  let after = ''
  for (;;) {
    const found = await tx
      .selectFrom('desk.entry_subject')
      .select('subject')
      .distinct()
      .where('subject', '>', after)
      .orderBy('subject')
      .limit(subjectsABatch)
      .execute()
    if (found.length === 0) return
    const subjects = found.map((row) => withSubjectParser.parse(row).subject)
    yield subjects
    after = subjects.at(-1) ?? after
  }
}

/** Deletes, does not truncate: pages go on reading the old rows until the new ones are committed. */
export const rebuildRows = async (tx: Writing, rowsOf: RowsOf): Promise<void> => {
  await tx.deleteFrom('desk.row').execute()
  for await (const subjects of subjectBatches(tx)) await showSubjects(tx, subjects, rowsOf)
}

export const insertBatches = async (tx: Writing, entries: AsyncIterable<Sealed>): Promise<void> => {
  let batch: Sealed[] = []
  for await (const sealed of entries) {
    batch.push(sealed)
    if (batch.length < rowsAStatement) continue
    await insertSealed(tx, batch)
    batch = []
  }
  await insertSealed(tx, batch)
}
