// The thread in which one mutant lives: the source is changed as it is loaded, then seeds are run until the auditor finds something.
import { registerHooks } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'
import { mutants } from './mutants.ts'

const orderParser = z.object({ name: z.string(), seeds: z.array(z.number()), days: z.number() })
const { name, seeds, days } = orderParser.parse(workerData)
const mutant = mutants.find((each) => each.name === name)
if (mutant === undefined) throw new RangeError(`[${name}] is no mutant`)

const target = new URL(`../${mutant.file}`, import.meta.url).href
registerHooks({
  load: (url, context, next) => {
    const loaded = next(url, context)
    if (url !== target) return loaded
    const source = z.union([z.string(), z.instanceof(Uint8Array)]).parse(loaded.source)
    const text = typeof source === 'string' ? source : new TextDecoder().decode(source)
    return { ...loaded, source: text.replace(mutant.find, () => mutant.put) }
  },
})

const { runSeed } = await import('./run.ts')
let found: { readonly seed: number; readonly rule: string; readonly says: string } | null = null
for (const seed of seeds) {
  const { findings } = await runSeed({ seed, days, faults: 'all', size: 'corner', firstOnly: true })
  const [first] = findings
  if (first !== undefined) {
    found = { seed, rule: first.rule, says: first.says }
    break
  }
}
parentPort?.postMessage(found)
