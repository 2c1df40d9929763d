// The PostgreSQL store: the conformance suite, and what only a real database can show.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { realChance } from '../chance/real.ts'
import { realClock } from '../clock/real.ts'
import type { Connection } from '../database/connect.ts'
import { startEmbedded } from '../database/embedded.ts'
import type { EmbeddedServer } from '../database/embedded.ts'
import { storeConformance } from './conformance.ts'
import { idOf, policy, received, testRows } from './sample-entries.ts'
import type { DeskStore } from './desk-store.ts'
import { openPapers } from './papers.ts'
import { openPostgres } from './postgres.ts'
import type { PostgresParts } from './postgres.ts'

let dir: string
let server: EmbeddedServer
let made = 0
const opened: DeskStore[] = []

const connectionTo = (database: string): Connection => ({ config: () => server.connection(database), ensureRunning: server.ensureRunning })

const openDatabase = async (name: string, parts: Partial<PostgresParts> = {}): Promise<DeskStore> => {
  const papers = await openPapers(join(dir, `papers-${name}`))
  const store = await openPostgres({
    clock: realClock(),
    chance: realChance(),
    rowsOf: testRows,
    papers,
    connection: connectionTo(name),
    ...parts,
  })
  opened.push(store)
  return store
}

/** A database of its own for each test, copied from one that has the tables. */
const openFresh = async (parts: Partial<PostgresParts> = {}) => {
  made += 1
  const name = `test_${made}`
  await server.createDatabase(name, 'model')
  return { name, store: await openDatabase(name, parts) }
}

const ask = async (database: string, text: string): Promise<readonly unknown[]> => {
  const client = new Client(server.connection(database))
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(text)).rows
  } finally {
    await client.end()
  }
}

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'releasedesk-store-'))
  server = await startEmbedded({ dir })
  await server.createDatabase('model')
  const model = await openDatabase('model')
  await model.close()
  opened.pop()
}, 60_000)

afterEach(async () => {
  for (const store of opened.splice(0)) await store.close()
})

afterAll(async () => {
  await server.stop()
  await rm(dir, { recursive: true, force: true })
})

storeConformance('postgres', async (rowsOf, clock) => (await openFresh({ rowsOf, clock })).store)

describe('the store on PostgreSQL', () => {
  it('lets one desk write to a database, and the next one when that is closed', async () => {
    const { name, store } = await openFresh()
    await expect(openDatabase(name)).rejects.toMatchObject({ code: 'desk-running' })
    await store.commit([policy('us-co')])
    await store.close()
    opened.pop()
    const next = await openDatabase(name)
    expect(await next.lastSeq()).toBe(1)
  }, 20_000)

  it('refuses a database that a newer program has changed', async () => {
    const { name, store } = await openFresh()
    await store.close()
    opened.pop()
    await ask(name, "insert into desk.migration (number, sha256) values (999, 'later')")
    await expect(openDatabase(name)).rejects.toMatchObject({ code: 'database-newer' })
    await ask(name, "delete from desk.migration where number = 999; update desk.migration set sha256 = 'other'")
    await expect(openDatabase(name)).rejects.toMatchObject({ code: 'database-unfit' })
  })

  it.each([
    [
      "alter table desk.entry disable trigger user; update desk.entry set envelope = replace(envelope, 'us-co', 'us-ca') where seq = 2",
      'entry 2: its hash does not fit its envelope',
    ],
    [
      "alter table desk.entry disable trigger user; update desk.entry set kind = 'desk-started' where seq = 2",
      'entry 2: its columns differ from its envelope',
    ],
    [
      'alter table desk.entry_subject disable trigger user; delete from desk.entry_subject where seq = 1',
      'entry 1: it is linked to other subjects than its envelope names',
    ],
    [
      "alter table desk.entry_private disable trigger user; update desk.entry_private set body = '{}'",
      'entry 1: its private part does not fit its commitment',
    ],
    ['delete from desk.entry_private', 'entry 1: its private part is missing and was not erased'],
    ["update desk.row set state = 'many' where table_name = 'paper'", 'row paper/k/p_1: it differs from what the entries say'],
    ["delete from desk.row where subject = 'p_1' and table_name = 'work'", 'row work/w1/p_1: it is missing'],
    ["insert into desk.row values ('paper', 'x', 'nobody', '', '', '{}')", 'row paper/x: no entry says it'],
  ])('verify finds: %s', async (change, finding) => {
    const { name, store } = await openFresh()
    await store.keep(new Uint8Array())
    await store.commit([received(idOf('p_1'), 'a.pdf'), policy('us-co'), policy('us-co')])
    expect(await store.verify()).toEqual([])
    await ask(name, change)
    expect(await store.verify()).toContain(finding)
  })

  it.each([
    'update desk.entry set kind = kind',
    'delete from desk.entry',
    'truncate desk.entry cascade',
    'delete from desk.entry_subject',
    'update desk.entry_private set salt = salt',
  ])('the database itself refuses: %s', async (change) => {
    const { name, store } = await openFresh()
    await store.commit([received(idOf('p_1'), 'a.pdf')])
    await expect(ask(name, change)).rejects.toThrow('only ever appended')
  })

  it('leaves no trace of an erased private part in the tables', async () => {
    const { name, store } = await openFresh()
    await store.commit([received(idOf('p_1'), 'very-secret.pdf')])
    await store.erasePrivate(1)
    const tables = await ask(
      name,
      'select (select json_agg(p) from desk.entry_private p)::text as bodies, (select json_agg(r) from desk.row r)::text as rows',
    )
    expect(JSON.stringify(tables)).not.toContain('very-secret')
  })

  it('goes on when the server is killed between two commits and in the middle of one', async () => {
    const { store } = await openFresh()
    await store.keep(new Uint8Array())
    const commits: Promise<unknown>[] = []
    for (let n = 0; n < 60; n += 1) {
      commits.push(store.commit([received(idOf(`p_${n % 3}`), `${n}`)]))
      const pid = server.pid()
      if (n === 20 && pid !== null) process.kill(pid, 'SIGKILL')
      if (n % 10 === 0) await commits.at(-1)
    }
    await Promise.all(commits)
    expect(await store.lastSeq()).toBe(60)
    expect(await store.verify()).toEqual([])
  }, 120_000)

  it('goes on when its connections are cut, and writes nothing twice', async () => {
    const { name, store } = await openFresh()
    await store.keep(new Uint8Array())
    const cutting = setInterval(() => {
      ask('postgres', `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`).catch(() => undefined)
    }, 150)
    try {
      for (let n = 0; n < 200; n += 1) await store.commit([received(idOf(`p_${n % 3}`), `${n}`)])
    } finally {
      clearInterval(cutting)
    }
    expect(await store.lastSeq()).toBe(200)
    expect(await store.verify()).toEqual([])
  }, 120_000)
})
