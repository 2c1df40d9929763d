// Prints the figures of bench/README.md: `npm i --ignore-scripts` here, then `node bench/law/run.mjs [singles|replay] [cases]`.
import { measureSingles } from './singles.mjs'
import { measureColumns, measureDrafts, measureDuckDb, assertEqualTotals } from './replay.mjs'

const [part = 'all', given = '10000000'] = process.argv.slice(2)
const count = Number(given)
const print = (text) => process.stdout.write(`${text}\n`)
const millions = (cpu, cases) => `${(cases / cpu / 1000).toFixed(2)} M cases/s of CPU`

if (part !== 'replay') {
  const rows = await measureSingles()
  const ours = rows[0].micros
  for (const { name, how, micros, missing, checked } of rows) {
    if (missing) print(`${name}: not installed; \`npm i --ignore-scripts\` in bench/law`)
    else print(`${name}: ${micros.toFixed(2)} us a case, ${(micros / ours).toFixed(2)} of ours, ${checked} cases equal (${how})`)
  }
}
if (part !== 'singles') {
  const ours = await measureColumns(count)
  print(`ours, columns: ${count} cases in ${Math.round(ours.cpu)} ms of CPU, compile included: ${millions(ours.cpu, count)}`)
  const again = await measureColumns(count)
  print(`ours, columns, a second law compiled in the same warm process: ${Math.round(again.cpu)} ms: ${millions(again.cpu, count)}`)
  const theirs = await measureDuckDb(Math.min(count, 2_000_000))
  print(`DuckDB, one thread: ${millions(theirs.cpu, Math.min(count, 2_000_000))}, ${Math.min(count, 2_000_000)} cases`)
  assertEqualTotals((await measureColumns(Math.min(count, 2_000_000))).totals, theirs.totals)
  print('every total by answer and deciding rules is equal')
  const { cells, heaps, counting, rows } = await measureDrafts(ours.columns)
  print(`counted once: ${count} cases in ${Math.round(counting)} ms to ${cells} cells in ${heaps} heaps`)
  for (const { kind, first, best, changed } of rows)
    print(`draft, ${kind}: ${best.toFixed(1)} ms with its compile (the first time ${first.toFixed(1)}), ${changed} actions change`)
}
