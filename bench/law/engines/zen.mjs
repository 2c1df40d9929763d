// @gorules/zen-engine: one decision graph with one expression node, two expressions a rule; the host resolves.
import { ZenEngine } from '@gorules/zen-engine'
import { nameOf } from '../cases.mjs'
import { resolver, rules } from '../law-of-the-day.mjs'

const quoted = (text) => `'${text}'`
const listed = (values) => `[${values.map(quoted).join(', ')}]`

const zenOf = (tree, row = '') => {
  switch (tree.kind) {
    case 'true':
      return 'true'
    case 'and':
      return `(${tree.of.map((part) => zenOf(part, row)).join(' and ')})`
    case 'or':
      return `(${tree.of.map((part) => zenOf(part, row)).join(' or ')})`
    case 'not':
      return `(not (${zenOf(tree.of, row)}))`
    case 'in': {
      const name = row === '' ? nameOf(tree.fact) : `${row}.${tree.fact}`
      return `(${name} in ${listed(tree.orUnknown ? [...tree.values, '?'] : tree.values)})`
    }
    case 'includes': {
      const test = `some(asks, # == ${quoted(tree.word)})`
      return tree.orUnknown ? `((not asksKnown) or ${test})` : test
    }
    case 'some': {
      const test = `some(papers, ${zenOf(tree.where, '#')})`
      return tree.orUnknown ? `((not papersKnown) or ${test})` : test
    }
    default:
      throw new TypeError(tree.kind)
  }
}

export const engine = () => {
  const expressions = rules.flatMap(({ sure, possible }, index) => [
    { id: `s${index}`, key: `s${index}`, value: zenOf(sure) },
    { id: `p${index}`, key: `p${index}`, value: zenOf(possible) },
  ])
  const decision = new ZenEngine().createDecision({
    nodes: [
      { id: 'in', type: 'inputNode', name: 'request', content: {} },
      {
        id: 'rules',
        type: 'expressionNode',
        name: 'rules',
        content: { expressions, passThrough: false, inputField: null, outputPath: null, executionMode: 'single' },
      },
      { id: 'out', type: 'outputNode', name: 'response', content: {} },
    ],
    edges: [
      { id: 'e1', sourceId: 'in', targetId: 'rules', type: 'edge' },
      { id: 'e2', sourceId: 'rules', targetId: 'out', type: 'edge' },
    ],
  })
  const resolve = resolver()
  const sure = new Uint8Array(rules.length)
  const possible = new Uint8Array(rules.length)
  return {
    name: '@gorules/zen-engine 0.54.0',
    how: 'one graph, one call a case; the host resolves',
    prepare: undefined,
    run: async (cases, out) => {
      for (let index = 0; index < cases.length; index += 1) {
        const { result } = await decision.evaluate(cases[index])
        for (let rule = 0; rule < rules.length; rule += 1) {
          sure[rule] = result[`s${rule}`] ? 1 : 0
          possible[rule] = sure[rule] === 1 || result[`p${rule}`] ? 1 : 0
        }
        out[index] = resolve(sure, possible)
      }
    },
    told: (verdicts) => verdicts,
  }
}
