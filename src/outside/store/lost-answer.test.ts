// The answer to a commit is lost on its way: the store finds out whether it was written, and writes it once.
import { mkdtemp, rm } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import type { Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { realChance } from '../chance/real.ts'
import { realClock } from '../clock/real.ts'
import { startEmbedded } from '../database/embedded.ts'
import type { EmbeddedServer } from '../database/embedded.ts'
import { openPapers } from './papers.ts'
import { openPostgres } from './postgres.ts'
import { idOf, received, testRows } from './sample-entries.ts'

let dir: string
let server: EmbeddedServer
let proxy: Server
/** What happens to the next COMMIT that passes: nothing, or the line breaks before the database has it, or after. */
let armed: 'no' | 'before' | 'after' = 'no'
let broken = 0

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'releasedesk-lost-'))
  server = await startEmbedded({ dir })
  await server.createDatabase('lost')
  proxy = createServer((client) => {
    const upstream = connect(`${server.connection('lost').host ?? ''}/.s.PGSQL.5432`)
    client.on('error', () => undefined).on('close', () => upstream.destroy())
    upstream.on('error', () => undefined).on('close', () => client.destroy())
    upstream.on('data', (bytes) => client.write(bytes))
    client.on('data', (bytes: Buffer) => {
      if (armed === 'no' || !bytes.includes('commit\0')) return upstream.write(bytes)
      broken += 1
      const when = armed
      armed = 'no'
      if (when === 'before') return client.destroy()
      upstream.removeAllListeners('data').once('data', () => client.destroy())
      return upstream.write(bytes)
    })
  })
  await new Promise<void>((resolve) => proxy.listen(join(dir, '.s.PGSQL.5432'), resolve))
}, 60_000)
afterAll(async () => {
  proxy.close()
  await server.stop()
  await rm(dir, { recursive: true, force: true })
})

describe('a commit whose answer is lost', () => {
  it('is written once, whether it had arrived or not', async () => {
    const store = await openPostgres({
      clock: realClock(),
      chance: realChance(),
      rowsOf: testRows,
      papers: await openPapers(join(dir, 'papers')),
      connection: { config: () => ({ ...server.connection('lost'), host: dir }), ensureRunning: server.ensureRunning },
    })
    await store.keep(new Uint8Array())
    const heard: number[] = []
    store.changes((seq) => heard.push(seq))
    for (const when of ['no', 'after', 'before', 'no', 'after', 'after'] as const) {
      armed = when
      const before = await store.lastSeq()
      const logged = await store.commit([received(idOf('p_1'), when), received(idOf('p_2'), when)])
      expect(logged.map(({ seq }) => seq)).toEqual([before + 1, before + 2])
      expect(await store.entriesAfter(before, 10)).toEqual(logged)
    }
    expect(broken).toBe(4)
    expect(heard).toEqual([2, 4, 6, 8, 10, 12])
    expect(await store.verify()).toEqual([])
    await store.close()
  }, 30_000)
})
