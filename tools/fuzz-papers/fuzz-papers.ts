// npm run fuzz:papers -- --count 10000 --seed N [--sight]: papers spoilt by a seed, given to the page reader; 1 if anything is found.
// Without --sight pages are opened, drawn, straightened and measured, and only the engines that read letters are left out.
import process from 'node:process'
import { parseArgs } from 'node:util'
import { fuzz } from './run.ts'
import { seedPapers } from './seed-papers.ts'

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    sight: { type: 'boolean', default: false },
  },
})
const [count, seed] = [Number(values.count), Number(values.seed)]
if (!Number.isInteger(count) || count < 1 || !Number.isInteger(seed)) {
  process.stderr.write('give --count and --seed as whole numbers\n')
  process.exit(2)
}
const fuzzed = await fuzz(await seedPapers(), {
  seed,
  count,
  sight: values.sight,
  tell: (done) => process.stderr.write(`${done} of ${count}\n`),
})
process.stdout.write(`${JSON.stringify({ seed, count, sight: values.sight, ...fuzzed }, null, 2)}\n`)
process.exit(fuzzed.findings.length > 0 ? 1 : 0)
