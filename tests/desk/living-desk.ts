// A real desk for tests: the program as a process of its own, on a folder of its own, with a mail server that the test controls.
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, chmodSync, readFileSync, readdirSync, readlinkSync, writeFileSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { SMTPServer } from 'smtp-server'
import { z } from 'zod'

export const programRoot = fileURLToPath(new URL('../../', import.meta.url))
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Asks until there is an answer; fails with what was awaited. */
export const until = async <T>(what: string, ask: () => Promise<T | null | undefined | false>, seconds = 60): Promise<T> => {
  for (const end = performance.now() + seconds * 1000; performance.now() < end; await wait(100)) {
    const answer = await ask().catch(() => null)
    if (answer !== null && answer !== undefined && answer !== false) return answer
  }
  throw new Error(`gave up after ${seconds} s waiting for ${what}`)
}

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))))
    })
  })

const papersParser = z.object({ papers: z.array(z.looseObject({ key: z.string() })) })

export type Mail = { readonly subject: string; readonly text: string; readonly at: number }
export type MailServer = {
  readonly port: number
  readonly mails: readonly Mail[]
  readonly open: () => Promise<void>
  readonly close: () => Promise<void>
}

/** Takes mail after `delayMs` of thought; closed, it refuses connections. */
export const mailServer = async (delayMs = 0): Promise<MailServer> => {
  const port = await freePort()
  const mails: Mail[] = []
  let server: SMTPServer | null = null
  const open = async (): Promise<void> => {
    const next = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onData: (stream, _session, done) => {
        let text = ''
        stream.on('data', (part: Buffer) => (text += part.toString('utf8')))
        stream.on('end', () => {
          mails.push({
            subject: /^Subject: (.*(?:\r\n[ \t].*)*)/m.exec(text)?.[1]?.replaceAll(/\r\n[ \t]/g, ' ') ?? '',
            text,
            at: Date.now(),
          })
          setTimeout(() => done(null, 'Ok: queued'), delayMs)
        })
      },
    })
    next.on('error', () => undefined)
    await new Promise<void>((resolve) => next.listen(port, '127.0.0.1', () => resolve()))
    server = next
  }
  await open()
  return {
    port,
    mails,
    open,
    close: async () => {
      const closing = server
      server = null
      if (closing) await new Promise<void>((resolve) => closing.close(() => resolve()))
    },
  }
}

export type LivingDesk = {
  readonly dir: string
  readonly url: string
  readonly start: () => Promise<void>
  readonly stop: () => Promise<void>
  /** Processes of this desk: the program itself, its database, its reader. */
  readonly processes: () => readonly { readonly pid: number; readonly what: 'desk' | 'database' | 'reader' }[]
  readonly post: (path: string, body: unknown) => Promise<unknown>
  readonly postPaper: (name: string, bytes: Uint8Array) => Promise<{ readonly status: number; readonly body: unknown }>
  readonly get: (path: string) => Promise<unknown>
  /** The drop folder, if the settings name it `DROP`. */
  readonly drop: string
  /** Id of the paper that came in last; null if there is none. */
  readonly firstPaper: () => Promise<string | null>
  readonly remove: () => Promise<void>
}

export const livingDesk = async (mail: Pick<MailServer, 'port'>, settings = ''): Promise<LivingDesk> => {
  const above = mkdtempSync(join(tmpdir(), 'desk-'))
  chmodSync(above, 0o711)
  const dir = join(above, 'data')
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  let child: ChildProcess | null = null
  const token = (): string => z.object({ apiToken: z.string() }).parse(JSON.parse(readFileSync(join(dir, 'account.json'), 'utf8'))).apiToken
  const send = (path: string, init: RequestInit): Promise<Response> =>
    fetch(`${url}${path}`, {
      ...init,
      headers: { ...Object.fromEntries(new Headers(init.headers)), authorization: `Bearer ${token()}` },
      signal: AbortSignal.timeout(20_000),
    })
  await mkdir(dir, { mode: 0o700 })
  writeFileSync(join(dir, 'agency.yaml'), agency(mail.port, settings.replace('DROP', join(dir, 'fax-in'))))

  const start = async (): Promise<void> => {
    const main = join(programRoot, 'src', 'main.ts')
    const started = spawn(process.execPath, [main, 'start', '--data', dir, '--port', String(port)], {
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: true,
    })
    let complaints = ''
    started.stderr.on('data', (part: Buffer) => (complaints += part.toString('utf8')))
    child = started
    await until(`the desk to answer; it said: ${complaints}`, async () => {
      if (started.exitCode !== null) throw new Error(complaints)
      return (await fetch(`${url}/healthz`)).ok
    })
  }
  return {
    dir,
    url,
    start,
    stop: async () => {
      const stopping = child
      child = null
      if (!stopping || stopping.exitCode !== null || stopping.signalCode !== null) return
      stopping.kill('SIGTERM')
      await new Promise((resolve) => stopping.once('exit', resolve))
    },
    processes: () => processesOf(dir, child?.pid ?? 0),
    post: async (path, body) =>
      (await send(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })).json(),
    postPaper: async (name, bytes) => {
      const answer = await send('/api/v1/papers', {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(name) },
        body: new Blob([new Uint8Array(bytes)]),
      })
      return { status: answer.status, body: await answer.json() }
    },
    get: async (path) => (await send(path, {})).json(),
    drop: join(dir, 'fax-in'),
    firstPaper: async () => papersParser.parse(await (await send('/api/v1/papers?limit=1', {})).json()).papers[0]?.key ?? null,
    remove: () => rm(above, { recursive: true, force: true }),
  }
}

const agency = (smtpPort: number, more: string): string => `place: us-co-denver
zone: America/Denver
name: Test Sheriff Department
facility: Test Jail
address: [1 Example Street]
phone: (303) 555-0100
policy: { allowsNotices: true }
${more.includes('ice:') ? '' : 'ice: { email: intake@ice.example, phone: (303) 555-0111 }'}
mail: { smtp: "smtp://127.0.0.1:${smtpPort}", from: desk@jail.example }
${more}`

/** By what the system knows of them: the child, the server whose working folder lies in ours, the reader that the child started. */
const processesOf = (dir: string, deskPid: number): ReturnType<LivingDesk['processes']> =>
  readdirSync('/proc').flatMap((name): ReturnType<LivingDesk['processes']> => {
    const pid = Number(name)
    if (!Number.isInteger(pid)) return []
    if (pid === deskPid) return [{ pid, what: 'desk' as const }]
    try {
      if (readlinkSync(`/proc/${pid}/cwd`).startsWith(dir)) return [{ pid, what: 'database' as const }]
      const parent = Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
      const reads = readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('reader-main')
      return parent === deskPid && reads ? [{ pid, what: 'reader' as const }] : []
    } catch {
      return []
    }
  })
