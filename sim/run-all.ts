// Many runs side by side, in as many threads as asked for; the outcomes come in the order of the runs, however long each took.
import { Worker } from 'node:worker_threads'
import type { RunOptions } from './options.ts'
import type { RunOutcome } from './run.ts'

export const runAll = async function* (runs: readonly RunOptions[], workers: number): AsyncGenerator<RunOutcome> {
  const done = runs.map(() => Promise.withResolvers<RunOutcome>())
  // What fails is told when its turn comes, not before.
  for (const { promise } of done) promise.catch(() => undefined)
  let next = 0
  const work = async (): Promise<void> => {
    const thread = threadOfRuns()
    while (next < runs.length) {
      const index = next
      next += 1
      const run = runs[index]
      const its = done[index]
      if (run === undefined || its === undefined) break
      await thread.run(run).then(its.resolve, its.reject)
    }
    await thread.end()
  }
  const all = Array.from({ length: Math.max(1, workers) }, work)
  for (const { promise } of done) yield await promise
  await Promise.all(all)
}

/**
 * A thread that takes one run after the other: the sources are read, and made fast by use, once and not for each run; a run shares
 * nothing with the next but what the sources remember by value. A run that breaks takes its thread with it; the next one gets a fresh one.
 */
const threadOfRuns = () => {
  let worker: Worker | null = null
  return {
    run: (run: RunOptions): Promise<RunOutcome> => {
      const its = (worker ??= freshWorker())
      return new Promise((resolve, reject) => {
        const broken = (error: Error): void => {
          worker = null
          reject(error)
        }
        const ended = (code: number): void => broken(new Error(`the thread of seed ${run.seed} ended with ${code}`))
        its.once('error', broken)
        its.once('exit', ended)
        its.once('message', (outcome: RunOutcome) => {
          its.off('error', broken)
          its.off('exit', ended)
          resolve(outcome)
        })
        its.postMessage(run)
      })
    },
    end: async (): Promise<void> => void (await worker?.terminate()),
  }
}

const freshWorker = (): Worker =>
  new Worker(new URL('run-thread.ts', import.meta.url), {
    // Nearly all that a step makes is gone with the next one: a large nursery lets it die there.
    resourceLimits: { maxOldGenerationSizeMb: 4096, maxYoungGenerationSizeMb: 192 },
  })
