// kill -9 at any moment, of the desk, of its database server, of a single database connection, or of all: nothing acknowledged is lost.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { realChance } from '../chance/real.ts'
import { realClock } from '../clock/real.ts'
import { processesIn } from '../database/living.ts'
import { openStore } from './open-store.ts'
import { testRows } from './sample-entries.ts'

const seed = 20161220
/** Moments that differ from round to round and are the same on every run. */
const momentMs = (round: number): number => 50 + ((seed * (round + 1) * 7919) % 600)

let dir: string
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'releasedesk-kill-'))
})
afterAll(async () => {
  await rm(dir, { recursive: true, force: true })
})

const kill = (pids: readonly number[]): void => {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // It went in between.
    }
  }
}

const startCommitting = () => {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'commit-forever.ts'), dir], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let told = ''
  let complaint = ''
  child.stdout.on('data', (chunk: Buffer) => (told += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()))
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()))
  /** Only whole lines count as told. */
  const lines = (): readonly string[] => told.split('\n').slice(0, -1)
  const seqs = (): readonly number[] =>
    lines()
      .filter((line) => /^\d+$/.test(line))
      .map(Number)
  const untilTelling = async (count: number): Promise<void> => {
    for (let waits = 0; waits < 1500 && seqs().length < count && child.exitCode === null; waits += 1) await sleep(10)
    if (seqs().length < count) throw new Error(`it told only ${seqs().length} of ${count} commits: ${complaint}`)
  }
  return { pid: child.pid ?? 0, seqs, gone, untilTelling }
}

const serverProcesses = () => {
  const cluster = join(dir, 'postgres', 'data')
  const parent = Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0])
  return { parent, all: processesIn(cluster) }
}

const victims = [
  'desk',
  'desk',
  'server',
  'server',
  'one of the server',
  'server and desk',
  'server and desk',
  'all',
  'all',
  'all',
] as const

describe.skipIf(process.platform !== 'linux')('kill -9', () => {
  it.each(victims.map((victim, round) => ({ victim, round })))(
    'of $victim (round $round)',
    async ({ victim, round }) => {
      const desk = startCommitting()
      await desk.untilTelling(2)
      await sleep(momentMs(round))
      const { parent, all } = serverProcesses()
      if (victim === 'desk') kill([desk.pid])
      if (victim === 'server') kill([parent])
      if (victim === 'one of the server') kill(all.filter((pid) => pid !== parent).slice(-1))
      if (victim === 'server and desk') kill([parent, desk.pid])
      if (victim === 'all') kill([desk.pid, ...all])
      // A desk whose server was killed goes on by itself.
      if (victim === 'server' || victim === 'one of the server') {
        await desk.untilTelling(desk.seqs().length + 20)
        kill([desk.pid])
      }
      await desk.gone
      const acknowledged = desk.seqs()

      const store = await openStore({ dir, clock: realClock(), chance: realChance(), rowsOf: testRows })
      try {
        const last = await store.lastSeq()
        expect(Math.max(...acknowledged)).toBeLessThanOrEqual(last)
        const there = new Set((await store.entriesAfter(0, last)).map(({ seq }) => seq))
        expect(acknowledged.filter((seq) => !there.has(seq))).toEqual([])
        expect(await store.verify()).toEqual([])
      } finally {
        await store.close()
      }
      expect(processesIn(join(dir, 'postgres', 'data'))).toEqual([])
    },
    60_000,
  )
})
