// Ten million past cases as columns, drawn by arithmetic that SQL can repeat: the same cases here and in the database.
import { facts } from '../../src/law/facts.ts'
import { casesOf } from './cases.mjs'
import { day, papers, six } from './law-of-the-day.mjs'

const modulus = 2 ** 31 - 1
const slots = 64

/** Multipliers below 2^22, so that products stay whole for ten million cases. */
const columnPlans = [
  {
    fact: 'custodian',
    by: 2_654_435,
    plus: 17,
    values: [...Array.from({ length: 36 }, () => 'jail'), ...facts.custodian.values.flatMap((one) => [one, one])],
  },
  {
    fact: 'request.written',
    by: 3_266_489,
    plus: 101,
    values: [...Array.from({ length: 34 }, () => true), ...Array.from({ length: 14 }, () => false)],
  },
  {
    fact: 'request.purpose',
    by: 2_246_822,
    plus: 5,
    values: facts['request.purpose'].values.flatMap((one) => Array.from({ length: 16 }, () => one)),
  },
  {
    fact: 'subject.servedWithCopy',
    by: 3_141_592,
    plus: 77,
    values: [...Array.from({ length: 24 }, () => true), ...Array.from({ length: 24 }, () => false)],
  },
  {
    fact: 'agency.agreement287g',
    by: 1_618_033,
    plus: 333,
    values: [
      ...Array.from({ length: 40 }, () => 'none'),
      ...Array.from({ length: 4 }, () => 'jail'),
      ...Array.from({ length: 4 }, () => 'requested'),
    ],
  },
  {
    fact: 'area',
    by: 2_718_281,
    plus: 9,
    values: [...Array.from({ length: 24 }, () => 'public'), ...Array.from({ length: 24 }, () => 'secure')],
  },
  {
    fact: 'request.asks',
    by: 1_414_213,
    plus: 55,
    values: Array.from({ length: 56 }, (_, n) => six.filter((_word, bit) => ((n * 37) >> bit) % 2 === 1)),
  },
]
const papersPlan = { by: 3_605_551, plus: 4242 }
const momentPlan = { by: 1_732_050, plus: 31 }

/** Slots beyond the values are unknown. */
const slotted = (values) => [...values, ...Array.from({ length: slots - values.length }, () => undefined)]

const unique = (values) => {
  const byText = new Map()
  for (const value of values) byText.set(JSON.stringify(value) ?? '?', value)
  return byText
}

export const paperSets = (count = 20_000) => casesOf(count, 23).map(({ known }) => known[papers])

const column = (count, { by, plus }, values) => {
  const distinct = [...unique(values).keys()]
  const codeOf = Int32Array.from(values, (value) => distinct.indexOf(JSON.stringify(value) ?? '?'))
  const codes = distinct.length <= 256 ? new Uint8Array(count) : new Uint16Array(count)
  for (let index = 0; index < count; index += 1)
    codes[index] = codeOf[Math.floor((((index * by + plus) % modulus) * values.length) / modulus)]
  return { codes, values: [...unique(values).values()] }
}

/** `days`: the days of decision; one day, or many. */
export const columnsOf = (count, days = [day]) => {
  const sets = paperSets()
  const codes = new Uint16Array(count)
  for (let index = 0; index < count; index += 1)
    codes[index] = Math.floor((((index * papersPlan.by + papersPlan.plus) % modulus) * sets.length) / modulus)
  const moments = days.map((one) => `${one}T18:00:00.000Z`)
  return {
    count,
    at: column(count, momentPlan, moments),
    facts: new Map([
      ...columnPlans.map((plan) => [plan.fact, column(count, plan, slotted(plan.values))]),
      [papers, { codes, values: sets }],
    ]),
  }
}

const literal = (fact, value) => {
  if (value === undefined) return 'NULL'
  if (fact === 'request.asks') return String(six.reduce((mask, word, bit) => mask | (value.includes(word) ? 2 ** bit : 0), 0))
  return `'${String(value)}'`
}

export const nameOf = (fact) => fact.replaceAll('.', '_')

/** The same columns as SQL over `range(count)`: words and yes or no as enumerations, what is asked as bits, papers as the number of their set. */
export const casesInSql = (count) => {
  const typed = columnPlans.map(({ fact, by, plus, values }) => {
    const list = slotted(values).map((value) => literal(fact, value))
    const words = [...new Set(values.map((value) => `'${String(value)}'`))]
    const type = fact === 'request.asks' ? 'UTINYINT' : `ENUM(${words.join(', ')})`
    return `([${list.join(', ')}])[1 + (((i * ${by} + ${plus}) % ${modulus}) * ${slots}) // ${modulus}]::${type} AS ${nameOf(fact)}`
  })
  return `SELECT (((i * ${papersPlan.by} + ${papersPlan.plus}) % ${modulus}) * 20000 // ${modulus})::USMALLINT AS papers, ${typed.join(', ')} FROM range(${count}) t(i)`
}
