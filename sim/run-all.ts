// Many runs side by side, each in a thread of its own; the outcomes come in the order of the runs, however long each took.
import { Worker } from 'node:worker_threads'
import type { RunOptions } from './options.ts'
import type { RunOutcome } from './run.ts'

export const runAll = async function* (runs: readonly RunOptions[], workers: number): AsyncGenerator<RunOutcome> {
  const done = runs.map(() => Promise.withResolvers<RunOutcome>())
  // What fails is told when its turn comes, not before.
  for (const { promise } of done) promise.catch(() => undefined)
  let next = 0
  const work = async (): Promise<void> => {
    while (next < runs.length) {
      const index = next
      next += 1
      const run = runs[index]
      const its = done[index]
      if (run === undefined || its === undefined) return
      await inThread(run).then(its.resolve, its.reject)
    }
  }
  const all = Array.from({ length: Math.max(1, workers) }, work)
  for (const { promise } of done) yield await promise
  await Promise.all(all)
}

/** A fresh thread a run: what one run keeps in memory is gone with it. */
const inThread = (run: RunOptions): Promise<RunOutcome> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('run-thread.ts', import.meta.url), {
      workerData: run,
      // Nearly all that a step makes is gone with the next one: a large nursery lets it die there.
      resourceLimits: { maxOldGenerationSizeMb: 4096, maxYoungGenerationSizeMb: 192 },
    })
    worker.once('message', (outcome: RunOutcome) => resolve(outcome))
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`the thread of seed ${run.seed} ended with ${code}`)))
  })
