// Backup and restore: the same desk comes back, a damaged backup is refused before anything is written.
import { appendFile, chmod, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { realChance } from '../chance/real.ts'
import { seededChance } from '../chance/seeded.ts'
import { realClock } from '../clock/real.ts'
import { simulatedClock } from '../clock/simulated.ts'
import { backup, restore } from './backup.ts'
import type { DeskStore } from './desk-store.ts'
import { openStore } from './open-store.ts'
import { idOf, moment, policy, received, testRows } from './sample-entries.ts'
import { simulatedStore } from './simulated.ts'

let dir: string
let out: string
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'releasedesk-backup-'))
  // So that a server which root may not run finds its way to the data folders in it.
  await chmod(dir, 0o711)
  out = join(dir, 'out')
})
afterEach(async () => {
  await rm(dir, { recursive: true, force: true })
})

const empty = () => simulatedStore({ clock: simulatedClock(moment), chance: seededChance(2), rowsOf: testRows })

const fill = async (store: DeskStore): Promise<void> => {
  await store.keep(new Uint8Array())
  const sha256 = await store.keep(new TextEncoder().encode('a fax'))
  for (let n = 0; n < 25; n += 1)
    await store.commit([received(idOf(`p_${n % 4}`), `${n}\u0000\u2028\r\uD83D.pdf`, moment, sha256), policy('us-co')])
  await store.erasePrivate(3)
}

const contents = async (store: DeskStore) => ({
  entries: await store.entriesAfter(0, 1000),
  rows: [await store.rows('paper'), await store.rows('work')],
  kept: await store.keptHashes(),
  findings: await store.verify(),
})

describe('backup and restore', () => {
  it('brings the same desk back, which then goes on', async () => {
    const store = empty()
    await fill(store)
    const manifest = await backup(store, out)
    expect(manifest).toMatchObject({ entries: 51, lastHash: (await store.entriesAfter(50, 1))[0]?.hash })
    const restored = empty()
    expect(await restore(out, restored)).toEqual(manifest)
    expect(await contents(restored)).toEqual(await contents(store))
    expect((await contents(restored)).findings).toEqual([])
    const [next] = await restored.commit([policy('us-co')])
    expect(next).toMatchObject({ seq: 52, previous: manifest.lastHash })
  })

  it('backs up a desk on PostgreSQL while it commits, and restores it into another', async () => {
    const parts = { clock: realClock(), chance: realChance(), rowsOf: testRows }
    const store = await openStore({ ...parts, dir: join(dir, 'desk') })
    let stop = false
    const working = (async () => {
      while (!stop) await store.commit([received(idOf('p_busy'), 'x')])
    })()
    try {
      await fill(store)
      await backup(store, out)
    } finally {
      stop = true
      await working
      await store.close()
    }
    const restored = await openStore({ ...parts, dir: join(dir, 'restored') })
    try {
      const manifest = await restore(out, restored)
      expect(manifest.entries).toBeGreaterThan(50)
      expect((await restored.entriesAfter(manifest.entries - 1, 10)).map(({ hash }) => hash)).toEqual([manifest.lastHash])
      expect(await restored.verify()).toEqual([])
      await expect(restore(out, restored)).rejects.toMatchObject({ code: 'target-not-empty' })
    } finally {
      await restored.close()
    }
  }, 60_000)

  it('writes only into an empty folder', async () => {
    const store = empty()
    await backup(store, out)
    await expect(backup(store, out)).rejects.toMatchObject({ code: 'target-not-empty' })
    expect(await restore(out, empty())).toMatchObject({ entries: 0, papers: [] })
  })

  const flip = async (path: string): Promise<void> => {
    const bytes = await readFile(path)
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1
    await writeFile(path, bytes)
  }
  it.each<[string, () => Promise<void>]>([
    ['an entry changed', () => flip(join(out, 'entries.ndjson'))],
    ['an entry added', () => appendFile(join(out, 'entries.ndjson'), '{}\n')],
    ['no entries', () => rm(join(out, 'entries.ndjson'))],
    ['no manifest', () => rm(join(out, 'manifest.json'))],
    ['a paper changed', async () => flip(join(out, 'papers', (await papersIn()).find((name) => !name.startsWith('e3b0')) ?? ''))],
    ['a paper missing', async () => rm(join(out, 'papers', (await papersIn())[0] ?? ''))],
    ['a paper missing in files and manifest', dropPaper],
    ['a tampered entry under a fresh file hash', retell],
  ])('refuses a backup with %s, and writes nothing', async (_what, damage) => {
    const store = empty()
    await fill(store)
    await backup(store, out)
    await damage()
    const target = empty()
    await expect(restore(out, target)).rejects.toMatchObject({ code: 'backup-damaged' })
    expect(await contents(target)).toEqual(await contents(empty()))
  })

  const papersIn = (): Promise<string[]> => readdir(join(out, 'papers'))
})

/** Somebody who rewrites the manifest too. */
async function dropPaper(): Promise<void> {
  const path = join(out, 'manifest.json')
  const text = await readFile(path, 'utf8')
  const kept = text.replace(/\{\s*"sha256": "(?!e3b0)[^}]*\},?/, '').replace(/,(\s*\])/, '$1')
  expect(kept).not.toBe(text)
  await writeFile(path, kept)
}

async function retell(): Promise<void> {
  const { createHash } = await import('node:crypto')
  const entries = join(out, 'entries.ndjson')
  const lines = await readFile(entries, 'utf8')
  const changed = lines.replace('us-co', 'us-ca')
  await writeFile(entries, changed)
  const manifest = join(out, 'manifest.json')
  const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
  await writeFile(manifest, (await readFile(manifest, 'utf8')).replace(sha256(lines), sha256(changed)))
}
