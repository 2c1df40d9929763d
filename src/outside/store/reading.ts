// The questions a store answers from PostgreSQL.
import { sql } from 'kysely'
import type { RowQuery, TableName } from '../outside.ts'
import type { Again } from './appending.ts'
import type { DeskStore } from './desk-store.ts'
import { openAll, rowParser, sealedParser } from './tables.ts'
import type { DeskDatabase } from './tables.ts'
import type { Writing } from './writing.ts'

const entriesABatch = 1000

export const postgresReading = (reader: DeskDatabase, again: Again) => {
  const filtered = (table: TableName, query: RowQuery) => {
    let select = reader.selectFrom('desk.row').where('table_name', '=', table)
    const { state, subject, before } = query
    if (typeof state === 'string') select = select.where('state', '=', state)
    else if (state !== undefined) select = select.where('state', 'in', state.length === 0 ? [''] : state)
    if (subject !== undefined) select = select.where('subject', '=', subject)
    if (before !== undefined) select = select.where('at', '<', before)
    return select
  }
  return {
    entriesOf: ((subject) =>
      again(async () =>
        openAll(
          await reader
            .selectFrom('desk.entry_subject as s')
            .innerJoin('desk.entry as e', 'e.seq', 's.seq')
            .leftJoin('desk.entry_private as p', 'p.seq', 's.seq')
            .select(['e.seq', 'e.envelope', 'e.hash', 'p.salt', 'p.body'])
            .where('s.subject', '=', subject)
            .orderBy('s.seq')
            .execute(),
        ),
      )) satisfies DeskStore['entriesOf'],
    entriesAfter: ((after, limit) =>
      again(async () => openAll(await sealedAfter(reader, after, limit)))) satisfies DeskStore['entriesAfter'],
    lastSeq: () =>
      again(async () => (await reader.selectFrom('desk.entry').select('seq').orderBy('seq', 'desc').limit(1).executeTakeFirst())?.seq ?? 0),
    rows: ((table, query = {}) =>
      again(async () => {
        const order = query.order ?? 'desc'
        let select = filtered(table, query).selectAll().orderBy('at', order).orderBy('key', order)
        if (query.limit !== undefined) select = select.limit(query.limit)
        if (query.offset !== undefined) select = select.offset(query.offset)
        return (await select.execute()).map((row) => rowParser.parse(row))
      })) satisfies DeskStore['rows'],
    row: ((table, key) =>
      again(async () => {
        const found = await filtered(table, {}).selectAll().where('key', '=', key).executeTakeFirst()
        return found === undefined ? null : rowParser.parse(found)
      })) satisfies DeskStore['row'],
    count: ((table, query = {}) =>
      again(async () => {
        // A page's worth is asked for by limit and offset; how many there are is not.
        const { limit: _limit, offset: _offset, ...rest } = query
        const found = await filtered(table, rest)
          .select(sql<number>`count(*)`.as('rows'))
          .executeTakeFirstOrThrow()
        return found.rows
      })) satisfies DeskStore['count'],
    snapshot: ((use) =>
      reader
        .transaction()
        .setIsolationLevel('repeatable read')
        .setAccessMode('read only')
        .execute((tx) => use(allSealed(tx)))) satisfies DeskStore['snapshot'],
  }
}

const sealedAfter = (from: DeskDatabase, after: number, limit: number) =>
  from
    .selectFrom('desk.entry as e')
    .leftJoin('desk.entry_private as p', 'p.seq', 'e.seq')
    .select(['e.seq', 'e.envelope', 'e.hash', 'p.salt', 'p.body'])
    .where('e.seq', '>', after)
    .orderBy('e.seq')
    .limit(limit)
    .execute()

/** Every entry, sealed, in order, a batch at a time. */
export const allSealed = async function* (tx: Writing) {
  let after = 0
  for (;;) {
    const batch = (await sealedAfter(tx, after, entriesABatch)).map((row) => sealedParser.parse(row))
    yield* batch
    const last = batch.at(-1)
    if (last === undefined) return
    after = last.seq
  }
}
