// Starts, watches and kills one reader's process: silence, memory and abort each end it, and the desk goes on.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import process from 'node:process'
import { DeskError, isErrorCode } from '../../errors.ts'
import { limits } from './limits.ts'
import { replyParser } from './orders.ts'
import { spentBy } from './spent-by.ts'
import type { ChildProcess } from 'node:child_process'
import type { Order, Work } from './orders.ts'

export type ReaderChild = {
  /** One piece of work at a time, in order of asking. Throws DeskError; ReaderLost if the process ended over it; the next gets a new. */
  readonly ask: (work: Work, signal?: AbortSignal) => Promise<unknown>
  /** The paper is done with: it is closed before the next piece of work. */
  readonly release: (paper: number) => void
  readonly pid: () => number | null
  /** The longest that a process worked without a sign of life; by the wall clock where the system does not tell. */
  readonly longestWorkSeconds: () => number
  readonly close: () => Promise<void>
}

/** The process ended over its work, by itself or by a limit. `fresh`: it had done nothing else before. */
export class ReaderLost extends DeskError {
  readonly because: 'time' | 'memory' | 'gone'
  readonly fresh: boolean
  constructor(happened: string, because: 'time' | 'memory' | 'gone', fresh: boolean) {
    super('paper-reader-stopped', happened)
    this.because = because
    this.fresh = fresh
  }
}

const main = fileURLToPath(new URL('reader-main.ts', import.meta.url))
const watchEveryMs = 100

type Running = { readonly child: ChildProcess; readonly papers: Set<number>; readonly forget: number[]; orders: number }

/** `sight` false: it never reads letters. */
export const openReaderChild = (sight = true): ReaderChild => {
  let now: Running | null = null
  let id = 0
  let longest = 0
  const worked = (seconds: number): void => {
    longest = Math.max(longest, seconds)
  }
  let queue: Promise<unknown> = Promise.resolve()
  const running = (): Running => {
    if (now === null || isOver(now.child)) now = { child: start(sight), papers: new Set(), forget: [], orders: 0 }
    return now
  }
  const tidy = async (): Promise<void> => {
    if (now === null || isOver(now.child)) return
    const { residentBytes } = await spentBy(now.child.pid)
    if (residentBytes > limits.residentBytesTidy) await ended(now.child)
  }
  return {
    ask: (work, signal) => {
      const turn = queue.then(async () => {
        signal?.throwIfAborted()
        await tidy()
        id += 1
        return carryOut(running(), work, { id, worked, signal })
      })
      queue = turn.catch(() => undefined)
      return turn
    },
    release: (paper) => {
      if (now?.papers.delete(paper) === true) now.forget.push(paper)
    },
    longestWorkSeconds: () => longest,
    pid: () => (now === null || isOver(now.child) ? null : (now.child.pid ?? null)),
    close: async () => {
      await queue
      if (now !== null) await ended(now.child)
      now = null
    },
  }
}

const isOver = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null || !child.connected

/** The data segment limit is the system's own last word; where there is no shell for it, the watch below stands alone. */
const start = (sight: boolean): ChildProcess => {
  const node = [process.execPath, '--max-old-space-size=1024', '--no-warnings', main, ...(sight ? [] : ['without-sight'])]
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

/** Bytes go over once; what has been open longest is closed where too much would be. */
const orderOf = (reader: Running, work: Work, id: number): Order => {
  const forget = reader.forget.splice(0)
  if (!('paper' in work)) return { ...work, id, forget }
  const known = reader.papers.delete(work.paper)
  reader.papers.add(work.paper)
  for (const oldest of reader.papers) {
    if (reader.papers.size <= limits.papersOpenMax) break
    reader.papers.delete(oldest)
    forget.push(oldest)
  }
  return { ...work, bytes: known ? null : work.bytes, id, forget }
}

type Breach = { readonly happened: string; readonly because: 'time' | 'memory' }

/** Which limit a process has passed, if any; processor time is counted from its last sign of life. */
const watchOf = (pid: number | undefined, worked: (seconds: number) => void) => {
  let lastSign = performance.now()
  let secondsAtSign: number | null = null
  return {
    signOfLife: (): void => {
      lastSign = performance.now()
      secondsAtSign = null
    },
    look: async (): Promise<Breach | null> => {
      const { residentBytes, seconds } = await spentBy(pid)
      secondsAtSign ??= seconds
      const hung = (performance.now() - lastSign) / 1000
      const spent = seconds === null || secondsAtSign === null ? hung : seconds - secondsAtSign
      worked(spent)
      if (residentBytes > limits.residentBytesMax)
        return { happened: `The reader took ${Math.round(residentBytes / 1_048_576)} MiB of memory.`, because: 'memory' }
      if (spent > limits.pageSecondsMax || hung > limits.pageSecondsHanging)
        return { happened: `One page took more than ${limits.pageSecondsMax} seconds of work.`, because: 'time' }
      return null
    },
  }
}

type Task = { readonly id: number; readonly worked: (seconds: number) => void; readonly signal: AbortSignal | undefined }

const carryOut = (reader: Running, work: Work, { id, worked, signal }: Task): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const { child } = reader
    const fresh = reader.orders === 0
    reader.orders += 1
    child.ref()
    const breach = watchOf(child.pid, worked)
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
      if (!parsed.success || parsed.data.id !== id) return
      const reply = parsed.data
      breach.signOfLife()
      if (reply.kind === 'done') finish(() => resolve(reply.result))
      if (reply.kind !== 'failed') return
      if (reply.ending) stop(new ReaderLost(reply.happened, 'gone', fresh))
      else {
        // A paper that could not be opened is not kept open over there.
        if (work.kind === 'open') reader.papers.delete(work.paper)
        finish(() => reject(new DeskError(isErrorCode(reply.code) ? reply.code : 'paper-reader-stopped', reply.happened)))
      }
    }
    const gone = (): void => finish(() => reject(new ReaderLost('The reader ended while it was reading.', 'gone', fresh)))
    const aborted = (): void =>
      stop(signal?.reason instanceof Error ? signal.reason : new DeskError('paper-reader-stopped', 'The reading was called off.'))
    const look = async (): Promise<void> => {
      const found = await breach.look()
      if (found !== null) stop(new ReaderLost(found.happened, found.because, fresh))
    }
    const watch = setInterval(() => void look(), watchEveryMs)
    child.on('message', hear)
    child.once('exit', gone)
    child.once('error', gone)
    signal?.addEventListener('abort', aborted, { once: true })
    child.send(orderOf(reader, work, id), (error) => {
      if (error !== null) gone()
    })
  })
