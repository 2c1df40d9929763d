// The embedded PostgreSQL: made at the first start, started or taken over, started again when it dies, stopped with us.
import { spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, rmSync, statSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import type { ClientConfig } from 'pg'
import { DeskError } from '../../errors.ts'
import { locateBinaries } from './binaries.ts'
import type { Binaries } from './binaries.ts'
import { makeCluster, ownFolder } from './cluster.ts'
import { stoppedBefore, stopWithUs } from './ending.ts'
import { startOf, standsIn } from './living.ts'
import { clearReusedPid, postmasterOf } from './postmaster.ts'
import { serverFolder, serverUser } from './server-user.ts'
import type { ServerUser } from './server-user.ts'
import { lastComplaint, settings, socketFolderFor } from './settings.ts'

export const ownerName = 'releasedesk'

export type EmbeddedServer = {
  /** How to connect to one of its databases. Changes when the server was started again: ask each time. */
  readonly connection: (database: string) => ClientConfig
  /** Makes the database if it is missing; `template` is copied. */
  readonly createDatabase: (name: string, template?: string) => Promise<void>
  /** Resolves when the server takes connections, starting it if it died. */
  readonly ensureRunning: () => Promise<void>
  readonly pid: () => number | null
  readonly stop: () => Promise<void>
}

type Log = (line: string) => void
/** `started` tells this process from a later one with the same number; `socket` is a folder. */
type Running = { readonly pid: number; readonly started: string | null; readonly socket: string }

/** A server that was killed in the middle of much work reads its own log first; a minute is far beyond what ours needs. */
const readyMsMax = 60_000
/** How long the old server may take to go after a stop or a kill, before a new start gives up. */
const oldServerMsMax = 20_000
const stopMsMax = 15_000

/** Starts the server of a data folder, or takes over the one that a killed desk left running. DIR must be held by desk-lock. */
export const startEmbedded = async (options: { readonly dir: string; readonly log?: Log }): Promise<EmbeddedServer> => {
  const log = options.log ?? (() => undefined)
  const user = serverUser()
  const base = serverFolder(options.dir, user, log)
  const binaries = locateBinaries(base, user, log)
  const cluster = join(base, 'data')
  if (!existsSync(cluster)) await makeCluster({ base, data: cluster, binaries, user, owner: ownerName })
  const server = new Server(base, cluster, binaries, user, log)
  await server.ensureRunning()
  server.watch()
  return server
}

class Server implements EmbeddedServer {
  readonly #base: string
  readonly #data: string
  readonly #binaries: Binaries
  readonly #user: ServerUser
  readonly #log: Log
  #running: Running | null = null
  #starting: Promise<void> | null = null
  #stopping = false
  #socket: { readonly folder: string; readonly temporary: boolean } | null = null
  #watching: NodeJS.Timeout | null = null

  constructor(base: string, data: string, binaries: Binaries, user: ServerUser, log: Log) {
    this.#base = base
    this.#data = data
    this.#binaries = binaries
    this.#user = user
    this.#log = log
  }

  pid = (): number | null => this.#running?.pid ?? null

  connection = (database: string): ClientConfig => ({
    host: this.#running?.socket ?? this.#base,
    port: 5432,
    user: ownerName,
    database,
    connectionTimeoutMillis: 10_000,
  })

  ensureRunning = (): Promise<void> => {
    if (this.#stopping) return Promise.reject(new DeskError('database-lost', 'The desk is stopping.'))
    this.#starting ??= this.#startUnlessAlive().finally(() => (this.#starting = null))
    return this.#starting
  }

  createDatabase = async (name: string, template?: string): Promise<void> => {
    const client = new Client(this.connection('postgres'))
    await client.connect()
    try {
      const there = await client.query('select 1 from pg_database where datname = $1', [name])
      if (there.rowCount !== 0) return
      const copied = template === undefined ? 'template0' : template
      await client.query(`create database ${client.escapeIdentifier(name)} template ${client.escapeIdentifier(copied)}`)
    } finally {
      await client.end()
    }
  }

  /** Looks once a second whether the server lives, whoever started it, and sees that it goes when we go. */
  watch(): void {
    this.#watching = setInterval(() => {
      if (this.#starting !== null || (this.#running !== null && this.#lives(this.#running))) return
      this.#log('the database stopped by itself and is started again')
      this.ensureRunning().catch((error: unknown) => this.#log(`the database could not be started again: ${String(error)}`))
    }, 1000)
    this.#watching.unref()
    stopWithUs(this)
  }

  stop = async (): Promise<void> => {
    this.#stopping = true
    if (this.#watching !== null) clearInterval(this.#watching)
    stoppedBefore(this)
    await this.#starting?.catch(() => undefined)
    const running = this.#running
    this.#running = null
    if (running === null) return
    // SIGINT is PostgreSQL's fast shutdown: open transactions are rolled back, all is written. SIGQUIT leaves it to recovery.
    for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
      this.#tell(running, signal)
      if (!(await becomesTrue(() => !this.#lives(running), stopMsMax))) continue
      if (this.#socket?.temporary === true) rmSync(this.#socket.folder, { recursive: true, force: true })
      return
    }
    this.#log(`the database (process ${running.pid}) did not stop`)
  }

  tellToStop = (): void => {
    if (this.#running !== null) this.#tell(this.#running, 'SIGINT')
  }

  #lives(running: Running): boolean {
    return startOf(running.pid) === running.started && standsIn(running.pid, this.#data)
  }

  #tell(running: Running, signal: NodeJS.Signals): void {
    if (!this.#lives(running)) return
    try {
      process.kill(running.pid, signal)
    } catch {
      // It went by itself in between.
    }
  }

  async #startUnlessAlive(): Promise<void> {
    if (this.#running !== null && this.#lives(this.#running)) {
      await this.#untilReady(this.#running.pid)
      return
    }
    this.#running = null
    const deadline = Date.now() + oldServerMsMax
    for (;;) {
      const found = postmasterOf(this.#data)
      // One that is going (a fast shutdown, or a parent just killed) is waited for; one that stays is taken over.
      if (found !== null && found.status !== 'stopping' && found.socketFolder !== '') {
        this.#running = { pid: found.pid, started: startOf(found.pid), socket: found.socketFolder }
        if (await this.#untilReady(found.pid)) return
        this.#running = null
      } else if (found === null) {
        clearReusedPid(this.#data)
        if (await this.#spawn()) return
      }
      if (Date.now() > deadline) {
        throw new DeskError('database-not-available', `The embedded PostgreSQL did not start. ${lastComplaint(this.#logFile())}`)
      }
      await sleep(100)
    }
  }

  #logFile(): string {
    return join(this.#base, 'postgres.log')
  }

  async #spawn(): Promise<boolean> {
    this.#socket ??= socketFolderFor(join(this.#base, 'socket'))
    const socket = this.#socket.folder
    ownFolder(socket, this.#user)
    const logFile = this.#logFile()
    // A file, not a pipe: a pipe would break when we are killed, and the server is to outlive that.
    const output = openSync(logFile, 'a', 0o600)
    if (statSync(logFile).size > 1_000_000) truncateSync(logFile)
    // A process group of its own: a Ctrl-C at the terminal is for us; we stop the server when our work is safe.
    const child = spawn(this.#binaries.postgres, settings(this.#data, socket), {
      ...this.#user,
      cwd: this.#data,
      env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
      detached: true,
      stdio: ['ignore', output, output],
    })
    closeSync(output)
    const gone = new Promise<false>((resolve) => {
      child.once('error', () => resolve(false))
      child.once('exit', () => resolve(false))
    })
    child.unref()
    const pid = child.pid
    if (pid === undefined) return gone
    this.#running = { pid, started: startOf(pid), socket }
    const ready = await Promise.race([gone, this.#untilReady(pid)])
    if (!ready) this.#running = null
    return ready
  }

  /** True when it answers; false when it is gone or too slow. */
  async #untilReady(pid: number): Promise<boolean> {
    const deadline = Date.now() + readyMsMax
    while (Date.now() < deadline && startOf(pid) !== null) {
      if (await this.#answers()) return true
      await sleep(20)
    }
    return false
  }

  async #answers(): Promise<boolean> {
    const client = new Client({ ...this.connection('postgres'), connectionTimeoutMillis: 2000 })
    client.on('error', () => undefined)
    try {
      await client.connect()
      return true
    } catch {
      return false
    } finally {
      await client.end().catch(() => undefined)
    }
  }
}

const becomesTrue = async (holds: () => boolean, msMax: number): Promise<boolean> => {
  const deadline = Date.now() + msMax
  while (!holds()) {
    if (Date.now() > deadline) return false
    await sleep(20)
  }
  return true
}
