// Reads generated papers and prints how well: [--pages N --part tuned|untouched --level L --workers N --minutes M --out FILE]
import { fork } from 'node:child_process'
import { appendFile, readFile, writeFile } from 'node:fs/promises'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { caseOf } from './cases.ts'
import { scoreOutcome } from './score.ts'
import { tables } from './table.ts'
import type { Outcome } from './score.ts'
import type { Part } from './invented.ts'

/** Written by this benchmark itself: only that it is an outcome at all is looked at. */
const outcomeParser = z.custom<Outcome>((value) => typeof value === 'object' && value !== null && 'case' in value && 'papers' in value)

const { values } = parseArgs({
  options: {
    pages: { type: 'string', default: '60' },
    part: { type: 'string', default: 'tuned' },
    level: { type: 'string' },
    workers: { type: 'string', default: '1' },
    minutes: { type: 'string' },
    from: { type: 'string', default: '0' },
    /** Outcomes, one JSON a line; what stands there already is read and not made again. */
    out: { type: 'string' },
    json: { type: 'string' },
  },
})
const part: Part = values.part === 'untouched' ? 'untouched' : 'tuned'
const begun = performance.now()
const isLate = (): boolean => values.minutes !== undefined && performance.now() - begun > Number(values.minutes) * 60_000

const outcomes: Outcome[] = []
const done = new Set<number>()
if (values.out !== undefined) {
  const text = await readFile(values.out, 'utf8').catch(() => '')
  for (const line of text.split('\n').filter((row) => row !== '')) {
    const known = outcomeParser.parse(JSON.parse(line))
    outcomes.push(known)
    done.add(known.case.number)
  }
}

let pages = outcomes.reduce((sum, outcome) => sum + outcome.pageCount, 0)
let number = Number(values.from) - 1
const nextNumber = (): number | null => {
  if (pages >= Number(values.pages) || isLate()) return null
  do number += 1
  while (done.has(number) || (values.level !== undefined && String(caseOf(part, number).level) !== values.level))
  return number
}

/** One process of its own, one case after another; one that dies takes its case with it and is replaced. */
const work = async (): Promise<void> => {
  for (let order = nextNumber(); order !== null;) {
    const child = fork(fileURLToPath(new URL('read-worker.ts', import.meta.url)))
    while (order !== null) {
      const outcome = await ask(child, order)
      if (outcome === null) {
        process.stderr.write(`case ${order}: the reader died\n`)
        order = nextNumber()
        break
      }
      outcomes.push(outcome)
      pages += outcome.pageCount
      if (values.out !== undefined) await appendFile(values.out, `${JSON.stringify(outcome)}\n`)
      order = nextNumber()
    }
    if (child.connected) child.disconnect()
  }
}

const ask = (child: ReturnType<typeof fork>, order: number): Promise<Outcome | null> =>
  new Promise((resolve) => {
    const died = (): void => resolve(null)
    child.once('exit', died)
    child.once('message', (message) => {
      child.off('exit', died)
      resolve(outcomeParser.parse(message))
    })
    child.send({ part, number: order })
  })

await Promise.all(Array.from({ length: Number(values.workers) }, work))
const scored = outcomes.toSorted((a, b) => a.case.number - b.case.number).map(scoreOutcome)
process.stdout.write(`${scored.length} transmissions, ${pages} pages, part ${part}\n\n${tables(scored)}\n`)
if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(scored.flatMap((one) => one.papers))}\n`)
