// `releasedesk receive FILE...`: gives papers to the desk of a data folder, running or not; when it says so, they cannot be lost.
import { constants, createReadStream } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { DeskError, isErrorCode } from '../errors.ts'
import { paperBytesMax, receive } from '../intake-to-release.ts'
import { fileOf, json, optionsOf } from './command.ts'
import type { Command, Io } from './command.ts'
import { dataFolderOf, findRunning, readAgency } from './data-folder.ts'
import type { Running } from './data-folder.ts'
import { openDesk } from './open-desk.ts'
import { z } from 'zod'

export const receiveCommand: Command = {
  usage: 'receive FILE... [--data DIR] [--json]',
  does: 'gives papers to the desk; they are kept before anything else happens',
  run: async (words, io) => {
    const { values, positionals } = optionsOf(words, { json: { type: 'boolean' }, data: { type: 'string' } })
    if (positionals.length === 0) throw new DeskError('input-invalid', 'No file was named.')
    const dir = dataFolderOf(values.data, io.env)
    const running = await findRunning(dir)
    const received = running ? await giveToRunning(running, positionals) : await giveToFolder(dir, positionals, io)
    if (values.json) io.out(json(received.length === 1 ? received[0] : received))
    else
      for (const each of received)
        io.out(`${each.file}: kept as ${each.paper}${each.receipt === 'again' ? ' (received before: the same bytes)' : ''}`)
    return 0
  },
}

type Received = { readonly file: string; readonly paper: string; readonly receipt: string }

const answerParser = z.object({ paper: z.string(), receipt: z.string() })
const refusalParser = z.object({ code: z.string(), happened: z.string() })

const giveToRunning = async (running: Running, paths: readonly string[]): Promise<readonly Received[]> => {
  const received: Received[] = []
  // A name that is wrong is told before the first paper is given: all or none.
  for (const path of paths) await readable(path)
  for (const path of paths) {
    const bytes = await fileOf(path)
    const answer = await fetch(`http://127.0.0.1:${running.port}/api/v1/papers`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${running.token}`,
        'content-type': 'application/octet-stream',
        'x-file-name': encodeURIComponent(basename(path)),
        'x-channel': 'command',
      },
      body: new Blob([new Uint8Array(bytes)]),
    })
    const body: unknown = await answer.json()
    if (!answer.ok) {
      const refusal = refusalParser.safeParse(body)
      const code = refusal.success && isErrorCode(refusal.data.code) ? refusal.data.code : 'desk-not-running'
      throw new DeskError(code, refusal.success ? refusal.data.happened : `The running desk answered ${answer.status}.`)
    }
    received.push({ file: path, ...answerParser.parse(body) })
  }
  return received
}

const giveToFolder = async (dir: string, paths: readonly string[], io: Io): Promise<readonly Received[]> => {
  const files = await Promise.all(paths.map(async (path) => ({ path, ...(await firstPart(path)) })))
  const { desk, close } = await openDesk({ dir, agency: await readAgency(dir), databaseUrl: io.env['DATABASE_URL'], log: () => undefined })
  try {
    const received: Received[] = []
    for (const { path, bytes, bytesSent } of files) {
      const { paper, receipt } = await receive(desk, {
        bytes,
        bytesSent,
        fileName: basename(path),
        channel: 'command',
        from: null,
        actor: { kind: 'person', account: io.env['USER'] ?? 'command line' },
      })
      received.push({ file: path, paper, receipt })
    }
    return received
  } finally {
    await close()
  }
}

const readable = async (path: string): Promise<void> => {
  try {
    if (!(await stat(path)).isFile()) throw new DeskError('file-not-found', `[${path}] is no file.`)
    await access(path, constants.R_OK)
  } catch (error) {
    if (error instanceof DeskError) throw error
    throw new DeskError('file-not-found', `The file [${path}] cannot be read.`, { cause: error })
  }
}

/** The file up to the limit, and its whole size: a file of gigabytes does not fill the memory. */
const firstPart = async (path: string): Promise<{ readonly bytes: Uint8Array; readonly bytesSent: number }> => {
  const parts: Buffer[] = []
  let kept = 0
  let bytesSent = 0
  try {
    for await (const part of createReadStream(path)) {
      if (!Buffer.isBuffer(part)) continue
      bytesSent += part.length
      if (kept < paperBytesMax) {
        const piece = part.subarray(0, paperBytesMax - kept)
        parts.push(piece)
        kept += piece.length
      }
    }
  } catch (error) {
    throw new DeskError(
      'file-not-found',
      `The file [${path}] cannot be read (${error instanceof Error && 'code' in error ? String(error.code) : 'unreadable'}).`,
    )
  }
  return { bytes: Buffer.concat(parts), bytesSent }
}
