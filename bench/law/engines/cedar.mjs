// @cedar-policy/cedar-wasm: two permits a rule, one call a case, the reasons are the rules that apply. Cedar cannot ask a set of records.
import { createRequire } from 'node:module'
import { nameOf } from '../cases.mjs'
import { holdsOnRow, paperQuestions, resolver, rules } from '../law-of-the-day.mjs'

const cedar = createRequire(import.meta.url)('@cedar-policy/cedar-wasm/nodejs')
const quoted = (text) => JSON.stringify(text)

export const engine = () => {
  const questions = paperQuestions()
  const named = new Map([...questions.keys()].map((text, index) => [text, `q${index}`]))
  const cedarOf = (tree) => {
    switch (tree.kind) {
      case 'true':
        return 'true'
      case 'and':
        return `(${tree.of.map(cedarOf).join(' && ')})`
      case 'or':
        return `(${tree.of.map(cedarOf).join(' || ')})`
      case 'not':
        return `!(${cedarOf(tree.of)})`
      case 'in':
        return `[${(tree.orUnknown ? [...tree.values, '?'] : tree.values).map(quoted).join(', ')}].contains(context.${nameOf(tree.fact)})`
      case 'includes':
        return tree.orUnknown
          ? `(!context.asksKnown || context.asks.contains(${quoted(tree.word)}))`
          : `context.asks.contains(${quoted(tree.word)})`
      case 'some':
        return `context.papers.contains(${quoted(named.get(JSON.stringify(tree)))})`
      default:
        throw new TypeError(tree.kind)
    }
  }
  const policies = {}
  rules.forEach(({ sure, possible }, index) => {
    policies[`s${index}`] = `permit(principal, action, resource) when { ${cedarOf(sure)} };`
    policies[`p${index}`] = `permit(principal, action, resource) when { ${cedarOf(possible)} };`
  })
  const loaded = cedar.preparsePolicySet('law', { staticPolicies: policies })
  if (loaded.type !== 'success') throw new Error(JSON.stringify(loaded))
  const resolve = resolver()
  const sure = new Uint8Array(rules.length)
  const possible = new Uint8Array(rules.length)
  const subject = { type: 'Desk', id: 'one' }
  const unknown = (row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== '?'))
  return {
    name: '@cedar-policy/cedar-wasm 4.13.0',
    how: 'two permits a rule, one call a case; lists asked by the host beforehand; the host resolves',
    prepare: (flat) => {
      const rows = flat.papers.map(unknown)
      const holds = [...questions].filter(([, tree]) =>
        flat.papersKnown ? rows.some((row) => holdsOnRow(tree.where, row)) : tree.orUnknown,
      )
      return {
        principal: subject,
        action: { type: 'Action', id: 'ask' },
        resource: subject,
        context: { ...flat, papers: holds.map(([text]) => named.get(text)) },
        preparsedPolicySetId: 'law',
        entities: [],
        validateRequest: false,
      }
    },
    run: (cases, out) => {
      for (let index = 0; index < cases.length; index += 1) {
        sure.fill(0)
        possible.fill(0)
        const answered = cedar.statefulIsAuthorized(cases[index])
        if (answered.type !== 'success') throw new Error(JSON.stringify(answered))
        for (const reason of answered.response.diagnostics.reason) (reason[0] === 's' ? sure : possible)[Number(reason.slice(1))] = 1
        out[index] = resolve(sure, possible)
      }
    },
    told: (verdicts) => verdicts,
  }
}
