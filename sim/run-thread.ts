// A thread that runs what it is given, one run after the other, and answers with the outcome of each.
import { parentPort } from 'node:worker_threads'
import { z } from 'zod'
import { runSeed } from './run.ts'

const optionsParser = z.object({
  from: z.string().exactOptional(),
  seed: z.number(),
  days: z.number(),
  faults: z.enum(['all', 'none']),
  size: z.enum(['jail', 'corner']),
})

const runOne = async (asked: unknown): Promise<void> => parentPort?.postMessage(await runSeed(optionsParser.parse(asked)))

// A run that breaks is not caught: it ends the thread, and whoever asked is told.
parentPort?.on('message', (asked: unknown) => void runOne(asked))
