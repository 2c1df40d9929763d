// Starts, watches and kills the reader's process: silence, memory and abort each end it, and the desk goes on.
import { readFile } from 'node:fs/promises'
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import process from 'node:process'
import { DeskError, isErrorCode } from '../../errors.ts'
import { limits } from './limits.ts'
import { replyParser } from './orders.ts'
import type { ChildProcess } from 'node:child_process'
import type { Order } from './orders.ts'

type NewOrder =
  | { readonly kind: 'warm' }
  | { readonly kind: 'read'; readonly bytes: Uint8Array }
  | { readonly kind: 'draw'; readonly bytes: Uint8Array; readonly page: number; readonly widthPx: number }

export type ReaderChild = {
  /** One order at a time, in order of asking. Throws DeskError; after a breach of limits the next order gets a new process. */
  readonly ask: (order: NewOrder, signal?: AbortSignal) => Promise<unknown>
  readonly close: () => Promise<void>
}

const main = fileURLToPath(new URL('reader-main.ts', import.meta.url))
const watchEveryMs = 100

export const openReaderChild = (): ReaderChild => {
  let child: ChildProcess | null = null
  let id = 0
  let queue: Promise<unknown> = Promise.resolve()
  const running = (): ChildProcess => {
    if (child === null || child.exitCode !== null || child.signalCode !== null || !child.connected) child = start()
    return child
  }
  const ask = (order: NewOrder, signal?: AbortSignal): Promise<unknown> => {
    const turn = queue.then(async () => {
      signal?.throwIfAborted()
      id += 1
      return carryOut(running(), { ...order, id }, signal)
    })
    queue = turn.catch(() => undefined)
    return turn
  }
  return {
    ask,
    close: async () => {
      await queue
      if (child !== null) await ended(child)
      child = null
    },
  }
}

/** The data segment limit is the system's own last word; where there is no shell for it, the watch below stands alone. */
const start = (): ChildProcess => {
  const node = [process.execPath, '--max-old-space-size=1024', '--no-warnings', main]
  const options = { stdio: ['ignore', 'ignore', 'ignore', 'ipc'], serialization: 'advanced' } as const
  const [command = '', ...args] =
    process.platform === 'win32' ? node : ['/bin/sh', '-c', `ulimit -d ${limits.dataKibMax} 2>/dev/null; exec "$@"`, 'reader', ...node]
  const child = spawn(command, args, { stdio: [...options.stdio], serialization: options.serialization })
  child.unref()
  return child
}

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) {
      resolve()
      return
    }
    child.ref()
    child.once('exit', () => resolve())
    child.kill('SIGKILL')
  })

const carryOut = (child: ChildProcess, order: Order, signal?: AbortSignal): Promise<unknown> =>
  new Promise((resolve, reject) => {
    child.ref()
    let lastSign = performance.now()
    let over = false
    const finish = (settle: () => void): void => {
      if (over) return
      over = true
      clearInterval(watch)
      child.off('message', hear)
      child.off('exit', gone)
      child.off('error', gone)
      signal?.removeEventListener('abort', aborted)
      child.unref()
      settle()
    }
    const stop = (reason: Error): void => {
      finish(() => {
        void ended(child).then(() => reject(reason))
      })
    }
    const hear = (message: unknown): void => {
      const parsed = replyParser.safeParse(message)
      if (!parsed.success || parsed.data.id !== order.id) return
      const reply = parsed.data
      lastSign = performance.now()
      if (reply.kind === 'done') finish(() => resolve(reply.result))
      if (reply.kind !== 'failed') return
      const error = new DeskError(isErrorCode(reply.code) ? reply.code : 'paper-reader-stopped', reply.happened)
      if (reply.ending) stop(error)
      else finish(() => reject(error))
    }
    const gone = (): void => finish(() => reject(new DeskError('paper-reader-stopped', 'The reader ended while it was reading.')))
    const aborted = (): void =>
      stop(signal?.reason instanceof Error ? signal.reason : new DeskError('paper-reader-stopped', 'The reading was called off.'))
    const watch = setInterval(() => {
      if (performance.now() - lastSign > limits.pageSecondsMax * 1000) {
        stop(new DeskError('paper-reader-stopped', `One page took more than ${limits.pageSecondsMax} seconds.`))
        return
      }
      void residentBytes(child.pid).then((bytes) => {
        if (bytes > limits.residentBytesMax)
          stop(new DeskError('paper-reader-stopped', `The reader took ${Math.round(bytes / 1_048_576)} MiB of memory.`))
      })
    }, watchEveryMs)
    child.on('message', hear)
    child.once('exit', gone)
    child.once('error', gone)
    signal?.addEventListener('abort', aborted, { once: true })
    child.send(order, (error) => {
      if (error !== null) gone()
    })
  })

/** Resident memory of the process; 0 where the system does not tell. */
const residentBytes = async (pid: number | undefined): Promise<number> => {
  try {
    const pages = (await readFile(`/proc/${pid ?? 0}/statm`, 'utf8')).split(' ')[1]
    return Number(pages ?? 0) * 4096
  } catch {
    return 0
  }
}
