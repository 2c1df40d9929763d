// Maintenance, restore and replay can emit no notice: they never hold a line, and what they load cannot send.
import { readFile, readdir } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { detainer, openBench } from '../../tests/bench/desk-bench.ts'
import type { OpenedStore } from '../outside/store/open-store.ts'

/** Stated by type: what these commands are given has nothing that sends. */
const storeHasNoLines: 'noticeLines' extends keyof OpenedStore ? never : true = true

const src = new URL('../', import.meta.url)
const sends = ['send-notice.ts', 'notice-acts.ts', 'intake-to-release.ts', 'command/lanes.ts', 'command/open-desk.ts']
const isLine = (path: string): boolean => sends.includes(path) || /^outside\/(mail|fax|webhook)\//.test(path)

/** Every file that is loaded with this one; types alone load nothing. */
const loadedWith = async (path: string, seen = new Set<string>()): Promise<ReadonlySet<string>> => {
  if (seen.has(path)) return seen
  seen.add(path)
  const text = await readFile(new URL(path, src), 'utf8')
  const wanted = [...text.matchAll(/^(?:import|export) (?!type )[^;]*? from '(\.[^']+)'/gms), ...text.matchAll(/import\('(\.[^']+)'\)/g)]
  for (const [, from = ''] of wanted) {
    await loadedWith(new URL(from, new URL(path, src)).href.slice(src.href.length), seen)
  }
  return seen
}

const lawCommands = (await readdir(new URL('command/law/', src))).filter((name) => /^[a-z-]+\.ts$/.test(name))
const quiet = ['backup.ts', 'erase.ts', 'report.ts', 'determine.ts', 'read.ts', ...lawCommands.map((name) => `law/${name}`)]

describe('a command that keeps, restores, rebuilds, counts or replays', () => {
  it.each(quiet)('%s loads nothing that can send a notice', async (name) => {
    const loaded = await loadedWith(`command/${name}`)
    expect(loaded.has(`command/${name}`)).toBe(true)
    expect([...loaded].filter(isLine)).toEqual([])
    expect(storeHasNoLines).toBe(true)
  })

  it('is told apart from one that runs the desk: that one does load the lines', async () => {
    expect([...(await loadedWith('command/start.ts'))].filter(isLine).length).toBeGreaterThan(2)
  })

  it('rebuilds and verifies a desk with a notice due without touching a line or the log', async () => {
    const bench = openBench()
    bench.line.setState('down')
    await bench.book({ booking: 'B-1', name: 'TRAN, MINH', born: '1985-12-19' })
    await bench.paper([detainer('TRAN, MINH', '1985-12-19')])
    await bench.book({ booking: 'B-1', event: 'bond-posted' })
    await bench.settle()
    bench.line.setState('up')
    const seq = await bench.store.lastSeq()
    await bench.store.rebuild()
    expect(await bench.store.verify()).toEqual([])
    expect(bench.line.delivered).toEqual([])
    expect(await bench.store.lastSeq()).toBe(seq)
    expect(await bench.store.count('work', { state: 'notice' })).toBeGreaterThan(0)
  })
})
