// `npm run sim:mutants`: puts each fault into the sources, runs seeds until the auditor finds it, and says which seed it took.
import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { z } from 'zod'
import { mutants } from './mutants.ts'
import type { Mutant } from './mutants.ts'

export const seedsMax = 200
const daysOfOne = 4

const foundParser = z.object({ seed: z.number(), rule: z.string(), says: z.string() }).nullable()
export type Found = z.infer<typeof foundParser>

/** How often the text to be replaced stands in its file; a mutant is one only if that is once. */
export const standsIn = ({ file, find }: Mutant): number =>
  readFileSync(new URL(`../${file}`, import.meta.url), 'utf8').split(find).length - 1

/** The first finding among these seeds; null if none of them finds anything. */
export const foundBy = (mutant: Mutant, seeds: readonly number[], days = daysOfOne): Promise<Found> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('mutant-thread.ts', import.meta.url), {
      workerData: { name: mutant.name, seeds, days },
    })
    worker.once('message', (message: unknown) => resolve(foundParser.parse(message)))
    // The world that crashes has found nothing.
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error(`the thread of [${mutant.name}] ended without a word`)))
  })

const main = async (): Promise<void> => {
  const { values } = parseArgs({
    options: { only: { type: 'string' }, seeds: { type: 'string' }, workers: { type: 'string' } },
  })
  const seeds = Array.from({ length: Number(values.seeds ?? seedsMax) }, (_, index) => index + 1)
  const chosen = mutants.filter(({ name }) => values.only === undefined || name.includes(values.only))
  let survivors = 0
  let next = 0
  const work = async (): Promise<void> => {
    for (let mutant = chosen[next++]; mutant !== undefined; mutant = chosen[next++]) {
      const times = standsIn(mutant)
      const found = times === 1 ? await foundBy(mutant, seeds) : null
      if (found === null) survivors += 1
      const told =
        times === 1 ? (found === null ? 'NOT FOUND' : `seed ${found.seed}, ${found.rule}`) : `NO MUTANT: its text stands ${times} times`
      process.stdout.write(`| ${mutant.name} | \`${mutant.file}\` | ${told} |\n`)
    }
  }
  await Promise.all(Array.from({ length: Number(values.workers ?? availableParallelism()) }, work))
  process.stdout.write(`${chosen.length - survivors} of ${chosen.length} found\n`)
  process.exitCode = survivors === 0 ? 0 : 1
}

if (import.meta.main) await main()
