// Many past cases from columns: our tables against DuckDB's SQL of the same rules, and the totals of a draft over counted cases.
import { DuckDBInstance } from '@duckdb/node-api'
import { tableOf } from '../../src/law/place.ts'
import { compileLaw } from '../../src/law/tables/compile.ts'
import { verdictsOnColumns } from '../../src/law/tables/columns.ts'
import { cubeOf, totalsOf } from '../../src/law/tables/cube.ts'
import { casesInSql, columnsOf, nameOf, paperSets } from './columns.mjs'
import { day, place, resolver, rules, six } from './law-of-the-day.mjs'

const cpuMillis = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
const timed = async (work) => {
  const start = cpuMillis()
  const from = performance.now()
  const result = await work()
  return { result, cpu: cpuMillis() - start, wall: performance.now() - from }
}

/** The same law, not yet compiled: tables live as long as their place. */
const freshPlace = () => ({ ...place })
const told = ({ answer, deciding }) => `${answer} ${deciding.map(({ id }) => id).join(' ')}`

const countsOf = (verdicts) => {
  const totals = new Map()
  for (const { action, ids, verdict } of verdicts) {
    const counts = new Map()
    for (let index = 0; index < ids.length; index += 1) counts.set(ids[index], (counts.get(ids[index]) ?? 0) + 1)
    const byTold = new Map()
    for (const [id, count] of counts) byTold.set(told(verdict(id)), (byTold.get(told(verdict(id))) ?? 0) + count)
    totals.set(action, byTold)
  }
  return totals
}

/** Compile included, the first and only time. */
export const measureColumns = async (count, days = [day]) => {
  const columns = columnsOf(count, days)
  const { result, cpu, wall } = await timed(() => verdictsOnColumns(compileLaw(freshPlace()), six, columns))
  return { columns, cpu, wall, totals: countsOf(result), verdicts: result }
}

const asSql = (condition, row) => {
  switch (condition.kind) {
    case 'always':
      return 'true'
    case 'all':
      return `(${condition.of.map((part) => asSql(part, row)).join(' AND ')})`
    case 'any':
      return `(${condition.of.map((part) => asSql(part, row)).join(' OR ')})`
    case 'not':
      return `(NOT ${asSql(condition.of, row)})`
    case 'shown':
      return `coalesce(${asSql(condition.of, row)}, false)`
    case 'one-of': {
      const name = row ? condition.fact : nameOf(condition.fact)
      return `(${name} IN (${condition.values.map((value) => `'${String(value)}'`).join(', ')}))`
    }
    case 'includes':
      return six.includes(condition.word)
        ? `((request_asks & ${2 ** six.indexOf(condition.word)}) <> 0)`
        : '(CASE WHEN request_asks IS NULL THEN NULL ELSE false END)'
    case 'at-least':
      return row === undefined ? questionName(condition) : 'NULL'
    default:
      throw new TypeError(condition.kind)
  }
}

const questions = new Map()
const questionName = (condition) => {
  const text = JSON.stringify(condition)
  if (!questions.has(text)) questions.set(text, { name: `q${questions.size}`, condition })
  return questions.get(text).name
}

/** For each action the digits of its rules as whole numbers, 30 rules each, as the resolver reads them. */
const keysInSql = () =>
  six.flatMap((action, number) => {
    const speaking = new Set(tableOf(place, action).rules)
    const list = rules.flatMap(({ rule }, index) => (speaking.has(rule) ? [index] : []))
    const parts = [list.slice(0, 30), list.slice(30)].filter((part, half) => half === 0 || part.length > 0)
    return parts.map(
      (part, half) =>
        `${part.reduce((sum, index) => (sum === '' ? `d${index}::BIGINT` : `(${sum}) * 3 + d${index}`), '')} AS k${number}_${half}`,
    )
  })

/** One thread. The papers' questions are asked once for each set of papers, as our tables do. */
export const measureDuckDb = async (count) => {
  const connection = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect()
  const digits = rules.map(({ rule }, index) => {
    const holds = asSql(rule.when)
    const asks = rule.ifUnknown === 'ask' ? `WHEN (${holds}) IS NULL THEN 1 ` : ''
    return `CASE WHEN ${holds} THEN 2 ${asks}ELSE 0 END AS d${index}`
  })
  const fields = ['form', 'signer', 'nature', 'complete', 'issuedOn']
  await connection.run(
    'CREATE TABLE paper_rows(set_number USMALLINT, known BOOLEAN, form VARCHAR, signer VARCHAR, nature VARCHAR, complete VARCHAR, issuedOn VARCHAR)',
  )
  const rows = paperSets().flatMap((set, number) =>
    set === undefined
      ? [`(${number}, false, NULL, NULL, NULL, NULL, NULL)`]
      : set.map(
          (row) =>
            `(${number}, true, ${fields.map((field) => (row[field] === undefined ? 'NULL' : `'${String(row[field])}'`)).join(', ')})`,
        ),
  )
  for (let start = 0; start < rows.length; start += 2000)
    await connection.run(`INSERT INTO paper_rows VALUES ${rows.slice(start, start + 2000).join(', ')}`)
  await connection.run(`CREATE TABLE cases AS ${casesInSql(count)}`)
  const answers = [...questions.values()].map(({ name, condition }) => {
    const holds = asSql(condition.where, 'row')
    return `CASE WHEN NOT bool_and(known) THEN NULL WHEN bool_or(${holds}) THEN true WHEN bool_or((${holds}) IS NULL) THEN NULL ELSE false END AS ${name}`
  })
  const sql = [
    `CREATE OR REPLACE TABLE verdict_keys AS WITH answers AS MATERIALIZED (SELECT set_number, ${answers.join(', ')} FROM paper_rows GROUP BY set_number),`,
    `digits AS (SELECT ${digits.join(', ')} FROM cases JOIN answers ON set_number = papers) SELECT ${keysInSql().join(', ')} FROM digits`,
  ].join(' ')
  const runs = []
  for (let run = 0; run < 2; run += 1) runs.push(await timed(() => connection.run(sql)))
  const best = runs.toSorted((a, b) => a.cpu - b.cpu)[0]
  const totals = new Map()
  for (const [number, action] of six.entries()) totals.set(action, await totalsFrom(connection, number))
  return { cpu: best.cpu, wall: best.wall, totals }
}

const totalsFrom = async (connection, number) => {
  const speaking = new Set(tableOf(place, six[number]).rules)
  const list = rules.flatMap(({ rule }, index) => (speaking.has(rule) ? [index] : []))
  const names = list.length > 30 ? `k${number}_0, k${number}_1` : `k${number}_0`
  const found = await connection.runAndReadAll(`SELECT ${names}, count(*) FROM verdict_keys GROUP BY ALL`)
  const resolve = resolver()
  const totals = new Map()
  for (const row of found.getRows()) {
    const [sure, possible] = [new Uint8Array(rules.length), new Uint8Array(rules.length)]
    const halves = [list.slice(0, 30), list.slice(30)]
    row.slice(0, -1).forEach((key, half) => {
      let rest = BigInt(key)
      for (const index of halves[half].toReversed()) {
        const digit = Number(rest % 3n)
        rest /= 3n
        sure[index] = digit === 2 ? 1 : 0
        possible[index] = digit >= 1 ? 1 : 0
      }
    })
    const { answer, deciding } = resolve(sure, possible)[number]
    const name = `${answer} ${deciding}`
    totals.set(name, (totals.get(name) ?? 0) + Number(row.at(-1)))
  }
  return totals
}

export function assertEqualTotals(ours, theirs) {
  for (const action of six) {
    const [a, b] = [ours.get(action), theirs.get(action)].map((totals) => JSON.stringify([...totals].toSorted()))
    if (a !== b) throw new Error(`the totals of ${action} differ: ${a} ${b}`)
  }
}

const sumByTold = (totals) => {
  const sums = new Map()
  for (const { verdict, cases } of totals) sums.set(told(verdict), (sums.get(told(verdict)) ?? 0) + cases)
  return sums
}

/** A draft that lifts the city's bar on entry, over cases that were counted before; every total is checked against all cases. */
export const measureDraft = async (columns) => {
  const law = compileLaw(place)
  const draftOf = () => ({ ...place, rules: place.rules.filter(({ id }) => id !== 'us-co-denver/28-252/a-access') })
  const counted = await timed(() => cubeOf(columns, [law, compileLaw(draftOf())], six))
  const cold = await timed(() => totalsOf(counted.result, compileLaw(draftOf()), six))
  const draft = compileLaw(draftOf())
  totalsOf(counted.result, draft, six)
  const runs = []
  for (let run = 0; run < 7; run += 1) runs.push(await timed(() => totalsOf(counted.result, draft, six)))
  const best = runs.toSorted((a, b) => a.cpu - b.cpu)[0]
  const direct = countsOf(verdictsOnColumns(draft, six, columns))
  const fromCube = new Map([...best.result].map(([action, totals]) => [action, sumByTold(totals)]))
  assertEqualTotals(direct, fromCube)
  return {
    rows: [...counted.result.values()].reduce((sum, { counts }) => sum + counts.length, 0),
    counting: counted.cpu,
    cold: cold.cpu,
    warm: best.cpu,
    totals: best.result,
  }
}
