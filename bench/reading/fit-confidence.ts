// Fits the table of confidence: from papers of bench:reading (--json FILE, tuned part) to the share of right values by points.
import { readFile } from 'node:fs/promises'
import process from 'node:process'
import { z } from 'zod'
import { measured, measuredWeighed } from '../../src/instrument/confidence-table.ts'
import { wilson } from './table.ts'

const papersParser = z.array(
  z.object({
    fields: z.array(
      z.object({ level: z.union([z.literal('text'), z.number()]), confidence: z.number(), verdict: z.string(), byHand: z.boolean() }),
    ),
  }),
)

type Step = { readonly points: readonly number[]; readonly fields: number; readonly right: number }

/** Neighbours are pooled until the share of right values no longer falls with more points (pool adjacent violators). */
export const monotone = (steps: readonly Step[]): readonly Step[] => {
  const pooled: Step[] = []
  for (const step of steps) {
    pooled.push(step)
    for (let last = pooled.at(-1), before = pooled.at(-2); last !== undefined && before !== undefined;) {
      if (before.right * last.fields <= last.right * before.fields) break
      pooled.splice(-2, 2, {
        points: [...before.points, ...last.points],
        fields: before.fields + last.fields,
        right: before.right + last.right,
      })
      last = pooled.at(-1)
      before = pooled.at(-2)
    }
  }
  return pooled
}

const path = process.argv[2]
if (path !== undefined) {
  const papers = papersParser.parse(JSON.parse(await readFile(path, 'utf8')))
  const fields = papers.flatMap((paper) => paper.fields).filter((field) => field.level !== 'text' && !field.byHand)
  // Points are told by the confidence they were given: each entry of both tables is different.
  for (const [name, table] of [
    ['all readings weighed together', measuredWeighed],
    ['tesseract alone', measured],
  ] as const) {
    const steps = table.map((confidence, points): Step => {
      const of = fields.filter((field) => field.confidence === confidence)
      return { points: [points], fields: of.length, right: of.filter((field) => field.verdict === 'right').length }
    })
    process.stdout.write(`${name}\n`)
    for (const step of steps) process.stdout.write(`${step.points.join()}: ${step.right} of ${step.fields}\n`)
    for (const step of monotone(steps)) {
      // One field more of each kind: nothing that was measured on so few is certain.
      const share = (step.right + 1) / (step.fields + 2)
      const [low, high] = wilson(step.right, step.fields)
      process.stdout.write(`points ${step.points.join(' ')}: ${share.toFixed(3)} (${low.toFixed(3)} to ${high.toFixed(3)})\n`)
    }
  }
}
