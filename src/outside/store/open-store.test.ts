// Opening a desk's store: one desk a folder, one desk a database, and errors that tell nothing they should not.
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { realChance } from '../chance/real.ts'
import { realClock } from '../clock/real.ts'
import { startEmbedded } from '../database/embedded.ts'
import type { EmbeddedServer } from '../database/embedded.ts'
import { openStore } from './open-store.ts'
import { idOf, received, testRows } from './sample-entries.ts'

const parts = { clock: realClock(), chance: realChance(), rowsOf: testRows }
let dir: string
let server: EmbeddedServer

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'releasedesk-open-'))
  await chmod(dir, 0o711)
  server = await startEmbedded({ dir })
  await server.createDatabase('theirs')
}, 60_000)
afterAll(async () => {
  await server.stop()
  await rm(dir, { recursive: true, force: true })
})

const url = (database: string): string =>
  `postgresql://releasedesk:secret@/${database}?host=${encodeURIComponent(server.connection('').host ?? '')}`

describe('a data folder', () => {
  it('takes one desk, which finds everything again', async () => {
    const at = join(dir, 'own')
    const store = await openStore({ ...parts, dir: at })
    const sha256 = await store.keep(new Uint8Array([1]))
    const logged = await store.commit([received(idOf('p_1'), 'a', undefined, sha256)])
    await expect(openStore({ ...parts, dir: at })).rejects.toMatchObject({ code: 'desk-running' })
    expect(store.database).toBe('embedded')
    await store.close()
    expect(await readdir(at)).toEqual(['papers', 'postgres'])
    const next = await openStore({ ...parts, dir: at })
    expect(await next.entriesOf(idOf('p_1'))).toEqual(logged)
    expect(await next.kept(sha256)).toEqual(new Uint8Array([1]))
    expect(await next.verify()).toEqual([])
    await next.close()
  }, 60_000)
})

describe('rows that an earlier program made otherwise', () => {
  it('are made anew from the entries when the desk opens, and only then', async () => {
    const at = join(dir, 'grown')
    const asBefore = await openStore({ ...parts, dir: at, rowsVersion: 1 })
    const sha256 = await asBefore.keep(new Uint8Array([1]))
    await asBefore.commit([received(idOf('p_1'), 'a', undefined, sha256)])
    await asBefore.close()
    const otherwise = (...given: Parameters<typeof testRows>) => testRows(...given).map((row) => ({ ...row, state: 'told-otherwise' }))
    const said: string[] = []
    const grown = { ...parts, dir: at, rowsOf: otherwise, rowsVersion: 2, log: (line: string) => said.push(line) }
    const now = await openStore(grown)
    expect((await now.rows('paper')).map(({ state }) => state)).toEqual(['told-otherwise'])
    expect(await now.verify()).toEqual([])
    await now.close()
    await (await openStore(grown)).close()
    expect(said.filter((line) => line.includes('made anew'))).toHaveLength(1)
  }, 60_000)
})

describe('a database that others run', () => {
  it('takes one desk, whatever its folder', async () => {
    const store = await openStore({ ...parts, dir: join(dir, 'a'), databaseUrl: url('theirs') })
    expect(store.database).toBe('url')
    await store.keep(new Uint8Array())
    await store.commit([received(idOf('p_1'), 'a')])
    await expect(openStore({ ...parts, dir: join(dir, 'b'), databaseUrl: url('theirs') })).rejects.toMatchObject({ code: 'desk-running' })
    expect(await store.verify()).toEqual([])
    await store.close()
    expect(await readdir(join(dir, 'a'))).toEqual(['papers'])
    expect(server.pid()).not.toBeNull()
  }, 30_000)

  it.each([
    ['a database that is not there', () => url('nobody-made-it'), '3D000'],
    ['a port where nobody listens', () => 'postgresql://releasedesk:secret@127.0.0.1:1/theirs', 'ECONNREFUSED'],
  ])('says so without the password: %s', async (_what, databaseUrl, code) => {
    const failed = openStore({ ...parts, dir: join(dir, 'c'), databaseUrl: databaseUrl() })
    await expect(failed).rejects.toMatchObject({
      code: 'database-unreachable',
      happened: `The database of DATABASE_URL cannot be used [${code}].`,
    })
    await expect(failed).rejects.not.toThrow('secret')
    expect(await readdir(join(dir, 'c'))).not.toContain('desk.lock')
  })

  it('does not wait for ever for one that never answers', async () => {
    const mute = createServer(() => undefined).listen(0, '127.0.0.1')
    await new Promise((resolve) => mute.once('listening', resolve))
    const address = mute.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const failed = openStore({ ...parts, dir: join(dir, 'd'), databaseUrl: `postgresql://a:b@127.0.0.1:${port}/x` })
    await expect(failed).rejects.toMatchObject({ code: 'database-unreachable' })
    mute.close()
  }, 30_000)
})
