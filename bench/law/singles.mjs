// One determination with its deciding rules, engine beside engine: the same cases, every answer compared before any is timed.
import { casesOf, flatOf } from './cases.mjs'
import { six } from './law-of-the-day.mjs'

const engines = [
  { file: 'ours', cases: 4000, runs: 150 },
  { file: 'by-hand', ending: 'ts', cases: 4000, runs: 150 },
  { file: 'straight', cases: 4000, runs: 150 },
  { file: 'cel', cases: 2000, runs: 12 },
  { file: 'zen', cases: 600, runs: 8 },
  { file: 'cedar', cases: 400, runs: 8 },
  { file: 'json-rules', cases: 200, runs: 8 },
]

const cpuMicros = () => {
  const { user, system } = process.cpuUsage()
  return user + system
}

/** Rows of the table, ours first; an engine that is not installed is named so. */
export const measureSingles = async (only = null) => {
  const all = casesOf(4000, 11)
  const flat = all.map(flatOf)
  let expected = null
  const rows = []
  for (const { file, ending = 'mjs', cases: count, runs } of engines.filter((one) => only === null || only.includes(one.file))) {
    const made = await loaded(`${file}.${ending}`)
    if (made === null) {
      rows.push({ name: file, missing: true })
      continue
    }
    const given = made.prepare === undefined ? flat : all.map((facts, index) => made.prepare(file === 'cedar' ? flat[index] : facts))
    const cases = given.slice(0, count)
    const out = Array.from({ length: cases.length })
    await made.run(cases, out)
    const told = out.map((verdicts) => made.told(verdicts))
    expected ??= told
    const differing = told.findIndex((one, index) => JSON.stringify(one) !== JSON.stringify(expected[index]))
    if (differing >= 0) {
      const differs = six.filter((_, action) => JSON.stringify(told[differing][action]) !== JSON.stringify(expected[differing][action]))
      throw new Error(`${file} differs on ${differs.join(', ')}: ${JSON.stringify([all[differing], told[differing], expected[differing]])}`)
    }
    let best = Infinity
    for (let run = 0; run < runs; run += 1) {
      const start = cpuMicros()
      await made.run(cases, out)
      best = Math.min(best, (cpuMicros() - start) / cases.length)
    }
    rows.push({ name: made.name, how: made.how, micros: best, checked: cases.length })
  }
  return rows
}

const loaded = async (file) => {
  try {
    return (await import(`./engines/${file}`)).engine()
  } catch (problem) {
    if (problem.code === 'ERR_MODULE_NOT_FOUND' || problem.code === 'MODULE_NOT_FOUND') return null
    throw problem
  }
}
