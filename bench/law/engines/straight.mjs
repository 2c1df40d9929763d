// Straight-line JavaScript such as a careful programmer writes by hand: one function for the day, each question asked once, no dates.
import { paperQuestions, papers, resolver, rules, six } from '../law-of-the-day.mjs'
import { scalars } from '../cases.mjs'

const quoted = (text) => JSON.stringify(text)
const fieldsOf = (tree) => (tree.kind === 'in' ? [tree.fact] : [tree.where ?? tree.of ?? []].flat().flatMap(fieldsOf))

/** The source of one function `(facts) => verdicts`; `bits` and `resolve` are handed in. */
const sourceOf = () => {
  const questions = [...paperQuestions().values()]
  const fields = [...new Set(questions.flatMap(({ where }) => fieldsOf(where)))]
  const leaves = new Map(fields.map((field) => [field, []]))
  const bitOf = ({ fact, values, orUnknown }) => {
    const list = leaves.get(fact)
    const text = JSON.stringify([values, orUnknown])
    if (!list.includes(text)) list.push(text)
    const place = list.indexOf(text)
    return `(${fact}${Math.floor(place / width)} & ${2 ** (place % width)}) !== 0`
  }
  const onRow = (tree) => {
    if (tree.kind === 'in') return bitOf(tree)
    if (tree.kind === 'true') return 'true'
    if (tree.kind === 'not') return `!(${onRow(tree.of)})`
    return `(${tree.of.map(onRow).join(tree.kind === 'and' ? ' && ' : ' || ')})`
  }
  const local = (fact) => fact.replace(/\W/g, '_')
  const named = new Map(questions.map((tree, index) => [JSON.stringify(tree), `q${index}`]))
  const onCase = (tree) => {
    if (tree.kind === 'some') return named.get(JSON.stringify(tree))
    if (tree.kind === 'true') return 'true'
    if (tree.kind === 'not') return `!(${onCase(tree.of)})`
    if (tree.kind === 'includes') return `(asks === undefined ? ${tree.orUnknown} : asks.includes(${quoted(tree.word)}))`
    if (tree.kind === 'in') {
      const name = local(tree.fact)
      const values = tree.values.map((value) => (value === 'true' || value === 'false' ? value : quoted(value)))
      return `(${[...(tree.orUnknown ? [`${name} === undefined`] : []), ...values.map((value) => `${name} === ${value}`)].join(' || ')})`
    }
    return `(${tree.of.map(onCase).join(tree.kind === 'and' ? ' && ' : ' || ')})`
  }
  /** First, so that it is known how many bits each field has. */
  const rowLines = questions.map(({ where }, index) => `if (!q${index} && ${onRow(where)}) q${index} = true`)
  const lines = [
    'const sure = new Uint8Array(' + rules.length + '), possible = new Uint8Array(' + rules.length + ')',
    'return (facts) => {',
    'const known = facts.known',
    ...scalars.map((fact) => `const ${local(fact)} = known[${quoted(fact)}]`),
    `const asks = known['request.asks'], rows = known[${quoted(papers)}]`,
    ...questions.map(({ orUnknown }, index) => `let q${index} = rows === undefined && ${orUnknown}`),
    'if (rows !== undefined) for (let n = 0; n < rows.length; n += 1) {',
    'const row = rows[n]',
    ...fields.flatMap((field) => [
      `const its${field} = row.${field} === undefined ? unknown.${field} : bits.${field}.get(row.${field}) ?? none`,
      ...Array.from({ length: Math.ceil(leaves.get(field).length / width) }, (_, word) => `const ${field}${word} = its${field}[${word}]`),
    ]),
    ...rowLines,
    '}',
    ...rules.flatMap(({ sure, possible }, index) => [
      `sure[${index}] = ${onCase(sure)} ? 1 : 0`,
      `possible[${index}] = sure[${index}] === 1 || (${onCase(possible)}) ? 1 : 0`,
    ]),
    'return resolve(sure, possible)',
    '}',
  ]
  return { source: lines.join('\n'), leaves }
}

/** Bits that fit into one whole number, and how many such numbers are enough for any field. */
const width = 30
const words = 8

const valued = (values) => values.map((value) => (value === 'true' ? true : value === 'false' ? false : value))

export const engine = () => {
  const { source, leaves } = sourceOf()
  const bits = {}
  const unknown = {}
  for (const [field, texts] of leaves) {
    bits[field] = new Map()
    unknown[field] = new Int32Array(words)
    texts.forEach((text, place) => {
      const [values, orUnknown] = JSON.parse(text)
      const mark = (into) => (into[Math.floor(place / width)] |= 2 ** (place % width))
      if (orUnknown) mark(unknown[field])
      for (const value of valued(values)) {
        if (!bits[field].has(value)) bits[field].set(value, new Int32Array(words))
        mark(bits[field].get(value))
      }
    })
  }
  const determine = new Function('bits', 'unknown', 'none', 'resolve', source)(bits, unknown, new Int32Array(words), resolver())
  return {
    name: 'straight-line JavaScript',
    how: `${rules.length} rules of the one day, ${six.length} actions; defeat and unknowns kept by combination`,
    prepare: (facts) => facts,
    run: (cases, out) => {
      for (let index = 0; index < cases.length; index += 1) out[index] = determine(cases[index])
    },
    told: (verdicts) => verdicts,
  }
}
