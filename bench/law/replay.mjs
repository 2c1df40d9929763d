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
    const counts = []
    for (let index = 0; index < ids.length; index += 1) counts[ids[index]] = (counts[ids[index]] ?? 0) + 1
    const byTold = new Map()
    for (const [id, count] of counts.entries().filter(([, count]) => count !== undefined))
      byTold.set(told(verdict(id)), (byTold.get(told(verdict(id))) ?? 0) + count)
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
  for (const total of totals) sums.set(told(total), (sums.get(told(total)) ?? 0) + total.cases)
  return sums
}

/** A rule as it would stand in a draft under an id of its own, over the rules that it overrides. */
const newRule = (rule, id, over) => ({
  ...rule,
  id: `draft/${id}`,
  citation: 'draft',
  groups: [],
  over: [{ kind: 'defeats', rules: over, reason: 'draft', ifDefeated: 'revives' }],
})
const ruleNamed = (id) => place.rules.find((rule) => rule.id === id)
const placeWith = (id, ...instead) => ({ ...place, rules: place.rules.flatMap((rule) => (rule.id === id ? instead : [rule])) })
const placeOfRules = (instead) => ({ ...place, rules: place.rules.flatMap((rule) => instead[rule.id] ?? [rule]) })
const jail = { kind: 'one-of', fact: 'custodian', values: ['jail'] }
const said = (rule, answer) => rule.answers.map((one) => ({ ...one, answer }))

/** A rule that speaks to holds and overrides another by name, and that other. */
const overriding = () => {
  for (const rule of rules.map((one) => one.rule).filter((one) => one.answers.some(({ actions }) => actions.includes(six[0])))) {
    const other = rule.over
      .filter(({ kind }) => kind !== 'settles' && kind !== 'subject-to')
      .flatMap((one) => one.rules.map(ruleNamed))
      .find((one) => one)
    if (other?.answers.some(({ actions }) => actions.includes(six[0]))) return [rule, other]
  }
  throw new Error('no override')
}
const turnedRound = ([rule, other]) => {
  const without = rule.over
    .map((one) => ({ ...one, rules: one.rules.filter((id) => id !== other.id) }))
    .filter((one) => one.rules.length > 0)
  const over = [...other.over, { kind: 'defeats', rules: [rule.id], reason: 'draft', ifDefeated: 'revives' }]
  return {
    ...place,
    rules: place.rules.map((one) => (one === rule ? { ...rule, over: without } : one === other ? { ...other, over } : one)),
  }
}

/** Drafts of several kinds, each made anew: nothing of it is compiled. The rules are those that speak most often. */
export const draftsOf = (spoken) => {
  const [first, second] = spoken.map(ruleNamed)
  const access = ruleNamed('us-co-denver/28-252/a-access')
  return {
    "the city's bar on entry dropped": () => placeWith(access.id),
    'a rule on holds dropped': () => placeWith(first.id),
    'its answer turned round': () => placeWith(first.id, { ...first, answers: said(first, 'may') }),
    'its condition narrowed to a jail': () => placeWith(first.id, { ...first, when: { kind: 'all', of: [first.when, jail] } }),
    'its condition narrowed by another rule': () =>
      placeWith(first.id, { ...first, when: { kind: 'all', of: [first.when, { kind: 'not', of: second.when }] } }),
    'it begins a year later': () => placeWith(first.id, { ...first, from: '2027-01-01' }),
    'another rule put over it': () => placeWith(second.id, second, newRule(second, 'second', [first.id])),
    'an override turned round': () => turnedRound(overriding()),
    'two rules changed at once': () =>
      placeOfRules({
        [first.id]: [{ ...first, when: { kind: 'all', of: [first.when, jail] } }],
        [second.id]: [{ ...second, answers: said(second, 'may') }],
      }),
    'a rule dropped and another added': () =>
      placeOfRules({ [first.id]: [], [access.id]: [access, { ...newRule(access, 'added', []), answers: said(second, 'must-not') }] }),
    'the dates of two rules moved': () =>
      placeOfRules({ [first.id]: [{ ...first, from: '2027-01-01' }], [second.id]: [{ ...second, to: '2026-05-31' }] }),
    'a new rule on all six actions': () => ({
      ...place,
      rules: [...place.rules, { ...newRule(first, 'all', [second.id]), answers: [{ actions: six, answer: 'must-not' }], when: jail }],
    }),
  }
}

/** The rules on holds that fire or stay open most often on these cases. */
const busiest = (columns) => {
  const [holds] = verdictsOnColumns(compileLaw(place), six.slice(0, 1), columns)
  const times = new Map()
  for (let index = 0; index < holds.ids.length; index += 97)
    for (const { id } of holds.verdict(holds.ids[index]).deciding) times.set(id, (times.get(id) ?? 0) + 1)
  return [...times].toSorted(([, a], [, b]) => b - a).map(([id]) => id)
}

const draftRuns = 7

/** Each draft's totals over cases counted before, its compile included; every total is checked against all cases, one by one. */
export const measureDrafts = async (columns) => {
  const counted = await timed(() => cubeOf(columns, [compileLaw(place)], six, [jail]))
  const rows = []
  for (const [kind, draft] of Object.entries(draftsOf(busiest(columns)))) {
    const runs = []
    for (let run = 0; run < draftRuns; run += 1) runs.push(await timed(() => totalsOf(counted.result, compileLaw(draft()), six)))
    const [best] = runs.toSorted((a, b) => a.cpu - b.cpu)
    const fromCube = new Map([...best.result].map(([action, totals]) => [action, totals === null ? null : sumByTold(totals)]))
    if ([...fromCube.values()].includes(null)) throw new Error(`the draft must be counted again: ${kind}`)
    const direct = countsOf(verdictsOnColumns(compileLaw(draft()), six, columns))
    assertEqualTotals(direct, fromCube)
    const changed = six.filter(
      (action) =>
        JSON.stringify([...direct.get(action)].toSorted()) !==
        JSON.stringify([...sumByTold(totalsOf(counted.result, compileLaw(place), [action]).get(action))].toSorted()),
    )
    rows.push({ kind, first: runs[0].cpu, best: best.cpu, wall: best.wall, changed: changed.length })
  }
  return {
    cells: [...counted.result.values()].reduce((sum, { cells }) => sum + cells.count, 0),
    heaps: [...counted.result.values()].reduce((sum, { heaps }) => sum + heaps.length, 0),
    counting: counted.cpu,
    rows,
  }
}
