// Feeds spoilt papers to the page reader and tells what must not be: a paper without an answer, a reader past its limits, a desk grown.
import process from 'node:process'
import { DeskError } from '../../src/errors.ts'
import { limits } from '../../src/outside/page-reader/limits.ts'
import { openPageReader } from '../../src/outside/page-reader/real.ts'
import { spentBy } from '../../src/outside/page-reader/spent-by.ts'
import { mutate } from './mutate.ts'
import type { Mutant } from './mutate.ts'
import type { PageReader } from '../../src/outside/outside.ts'

export type Fuzzed = {
  /** How many papers ended in each way: `read`, `read in part: code`, or the code of the error. */
  readonly outcomes: Readonly<Record<string, number>>
  readonly findings: readonly string[]
  readonly slowestSeconds: number
  readonly readersStarted: number
  readonly readerMemoryMaxMib: number
  readonly deskGrewMib: number
}

type Wanted = { readonly seed: number; readonly count: number; readonly sight: boolean; readonly tell?: (done: number) => void }

/** Memory of the desk's own process may grow by the pages in hand, not by the papers that went through it. */
const growMibMax = 400
/** The watch looks ten times a second; a reader is killed within the next looks. */
const overTimeSeconds = 3
const mib = 1_048_576

export const fuzz = async (papers: readonly [Uint8Array, ...Uint8Array[]], wanted: Wanted): Promise<Fuzzed> => {
  const reader = openPageReader({ sight: wanted.sight })
  const outcomes = new Map<string, number>()
  const findings: string[] = []
  const pids = new Set<number>()
  let memoryMax = 0
  const broke = (error: unknown): void => {
    findings.push(`the desk's process met an error that nobody took: ${error instanceof Error ? error.message : String(error)}`)
  }
  process.on('uncaughtException', broke)
  process.on('unhandledRejection', broke)
  const watch = setInterval(() => {
    for (const pid of reader.pids()) {
      pids.add(pid)
      void spentBy(pid).then(({ residentBytes }) => {
        memoryMax = Math.max(memoryMax, residentBytes)
      })
    }
  }, 50)
  const rss = process.memoryUsage().rss
  let next = 0
  let slowest = 0
  const lane = async (): Promise<void> => {
    while (next < wanted.count) {
      const seed = wanted.seed + next
      next += 1
      if (next % 100 === 0) wanted.tell?.(next)
      const from = performance.now()
      const outcome = await readSpoilt(reader, mutate(papers, seed), (says) => findings.push(`seed ${seed} ${says}`))
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
      slowest = Math.max(slowest, (performance.now() - from) / 1000)
    }
  }
  // Two at once, as at a desk: what one paper does to its reader must not touch the other.
  await Promise.all([lane(), lane()])
  await reader.close()
  clearInterval(watch)
  process.off('uncaughtException', broke)
  process.off('unhandledRejection', broke)
  const grew = (process.memoryUsage().rss - rss) / mib
  for (const pid of pids) if (isAlive(pid)) findings.push(`the reader ${pid} is alive though the desk has closed it`)
  if (grew > growMibMax) findings.push(`the desk grew by ${Math.round(grew)} MiB`)
  if (memoryMax > limits.residentBytesMax * 1.25) findings.push(`a reader took ${Math.round(memoryMax / mib)} MiB`)
  const secondsMax = reader.longestWorkSeconds()
  if (secondsMax > limits.pageSecondsMax + overTimeSeconds) findings.push(`a reader worked ${Math.round(secondsMax)} seconds on one page`)
  return {
    outcomes: Object.fromEntries([...outcomes].toSorted(([a], [b]) => (a < b ? -1 : 1))),
    findings,
    slowestSeconds: Math.round(slowest * 10) / 10,
    readersStarted: pids.size,
    readerMemoryMaxMib: Math.round(memoryMax / mib),
    deskGrewMib: Math.round(grew),
  }
}

/** How the reading ended; what has no code of the catalogue is found fault with. */
const readSpoilt = ({ read }: PageReader, { bytes, how }: Mutant, find: (says: string) => void): Promise<string> =>
  read(bytes).then(
    ({ problem }) => (problem === null ? 'read' : `read in part: ${problem.code}`),
    (error: unknown) => {
      if (error instanceof DeskError) return error.code
      find(`(${how}): no code, but ${error instanceof Error ? `${error.name} ${error.message}` : 'no error'}`)
      return 'no code'
    },
  )

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
