// @marcbachmann/cel-js: two type-checked expressions a rule; the second only where the first says that the rule is possible.
import { Environment } from '@marcbachmann/cel-js'
import { nameOf, scalars } from '../cases.mjs'
import { resolver, rules } from '../law-of-the-day.mjs'

const quoted = (text) => JSON.stringify(text)
const listed = (values) => `[${values.map(quoted).join(', ')}]`

export const celOf = (tree, row = '') => {
  switch (tree.kind) {
    case 'true':
      return 'true'
    case 'and':
      return `(${tree.of.map((part) => celOf(part, row)).join(' && ')})`
    case 'or':
      return `(${tree.of.map((part) => celOf(part, row)).join(' || ')})`
    case 'not':
      return `!(${celOf(tree.of, row)})`
    case 'in': {
      const name = row === '' ? nameOf(tree.fact) : `${row}.${tree.fact}`
      const values = tree.orUnknown ? [...tree.values, '?'] : tree.values
      return values.length === 1 ? `${name} == ${quoted(values[0])}` : `${name} in ${listed(values)}`
    }
    case 'includes':
      return tree.orUnknown ? `(!asksKnown || ${quoted(tree.word)} in asks)` : `${quoted(tree.word)} in asks`
    case 'some':
      return tree.orUnknown
        ? `(!papersKnown || papers.exists(p, ${celOf(tree.where, 'p')}))`
        : `papers.exists(p, ${celOf(tree.where, 'p')})`
    default:
      throw new TypeError(tree.kind)
  }
}

export const engine = () => {
  const environment = new Environment()
  for (const fact of scalars) environment.registerVariable(nameOf(fact), 'string')
  for (const name of ['asksKnown', 'papersKnown']) environment.registerVariable(name, 'bool')
  environment.registerVariable('asks', 'list<string>').registerVariable('papers', 'list<map<string, string>>')
  const parsed = rules.map(({ sure, possible }) => ({ sure: environment.parse(celOf(sure)), possible: environment.parse(celOf(possible)) }))
  const resolve = resolver()
  const sure = new Uint8Array(rules.length)
  const possible = new Uint8Array(rules.length)
  return {
    name: '@marcbachmann/cel-js 8.0.0',
    how: 'two expressions a rule, parsed and checked once; the host resolves',
    prepare: undefined,
    run: (cases, out) => {
      for (let index = 0; index < cases.length; index += 1) {
        for (let rule = 0; rule < parsed.length; rule += 1) {
          possible[rule] = parsed[rule].possible(cases[index]) ? 1 : 0
          sure[rule] = possible[rule] === 1 && parsed[rule].sure(cases[index]) ? 1 : 0
        }
        out[index] = resolve(sure, possible)
      }
    },
    told: (verdicts) => verdicts,
  }
}
