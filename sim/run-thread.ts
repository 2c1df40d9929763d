// The thread of one run.
import { parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'
import { runSeed } from './run.ts'

const optionsParser = z.object({
  from: z.string().exactOptional(),
  seed: z.number(),
  days: z.number(),
  faults: z.enum(['all', 'none']),
  size: z.enum(['jail', 'corner']),
})

parentPort?.postMessage(await runSeed(optionsParser.parse(workerData)))
