// json-rules-engine: two rules a rule; questions about papers are facts that the host works out when they are asked.
import { Engine } from 'json-rules-engine'
import { nameOf } from '../cases.mjs'
import { holdsOnRow, paperQuestions, resolver, rules } from '../law-of-the-day.mjs'

export const engine = () => {
  const questions = paperQuestions()
  const named = new Map([...questions.keys()].map((text, index) => [text, `papers${index}`]))
  const conditionOf = (tree) => {
    switch (tree.kind) {
      case 'true':
        return { all: [] }
      case 'and':
        return { all: tree.of.map(conditionOf) }
      case 'or':
        return { any: tree.of.map(conditionOf) }
      case 'not':
        return { not: conditionOf(tree.of) }
      case 'in':
        return { fact: nameOf(tree.fact), operator: 'in', value: tree.orUnknown ? [...tree.values, '?'] : tree.values }
      case 'includes': {
        const test = { fact: 'asks', operator: 'contains', value: tree.word }
        return tree.orUnknown ? { any: [{ fact: 'asksKnown', operator: 'equal', value: false }, test] } : test
      }
      case 'some':
        return { fact: named.get(JSON.stringify(tree)), operator: 'equal', value: true }
      default:
        throw new TypeError(tree.kind)
    }
  }
  const whole = (tree) => {
    const condition = conditionOf(tree)
    return condition.all || condition.any || condition.not ? condition : { all: [condition] }
  }
  const asked = new Engine([], { allowUndefinedFacts: false })
  for (const [text, tree] of questions) {
    const unknown = (row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== '?'))
    asked.addFact(named.get(text), async (_, almanac) =>
      (await almanac.factValue('papersKnown'))
        ? (await almanac.factValue('papers')).some((row) => holdsOnRow(tree.where, unknown(row)))
        : tree.orUnknown,
    )
  }
  rules.forEach(({ sure, possible }, index) => {
    asked.addRule({ conditions: whole(sure), event: { type: `s${index}` } })
    asked.addRule({ conditions: whole(possible), event: { type: `p${index}` } })
  })
  const resolve = resolver()
  const sure = new Uint8Array(rules.length)
  const possible = new Uint8Array(rules.length)
  return {
    name: 'json-rules-engine 7.3.1',
    how: 'two rules a rule; lists asked by the host; the host resolves',
    prepare: undefined,
    run: async (cases, out) => {
      for (let index = 0; index < cases.length; index += 1) {
        sure.fill(0)
        possible.fill(0)
        const { events } = await asked.run(cases[index])
        for (const { type } of events) (type[0] === 's' ? sure : possible)[Number(type.slice(1))] = 1
        out[index] = resolve(sure, possible)
      }
    },
    told: (verdicts) => verdicts,
  }
}
