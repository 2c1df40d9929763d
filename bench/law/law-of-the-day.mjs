// The rules that bind the six actions on one day, each as two plain conditions: it surely fires, it may fire. Every engine gets these.
import { judge } from '../../src/law/interpreter.ts'
import { tableOf } from '../../src/law/place.ts'
import { placeOf } from '../../src/law/places/registry.ts'

export const day = '2026-06-01'
export const six = [
  'hold-past-release',
  'notify-of-release',
  'interview-in-person',
  'give-personal-information',
  'give-status-information',
  'admit-to-secure-area',
]
export const place = placeOf('us-co-denver')
export const papers = 'request.instruments'

const isLive = ({ from, to }) => from <= day && (to === null || to > day)
/** The language of rules is larger than this; a rule that the other engines were not given would make the comparison false. */
const plain = (rule) =>
  rule.selects === 'decision' &&
  rule.status === undefined &&
  rule.enactedOn === undefined &&
  rule.outlives === undefined &&
  rule.ifUnknown !== 'applies'

/** yes: the condition is known to hold. possible: it is not known to fail. Kleene's logic in two halves, each of them two-valued. */
const half = (condition, side) => {
  switch (condition.kind) {
    case 'always':
      return { kind: 'true' }
    case 'all':
      return { kind: 'and', of: condition.of.map((part) => half(part, side)) }
    case 'any':
      return { kind: 'or', of: condition.of.map((part) => half(part, side)) }
    case 'not':
      return { kind: 'not', of: half(condition.of, side === 'yes' ? 'possible' : 'yes') }
    case 'shown':
      return half(condition.of, 'yes')
    case 'meets':
      return half(condition.of, side)
    case 'one-of':
      return { kind: 'in', fact: condition.fact, values: condition.values.map(String), orUnknown: side === 'possible' }
    case 'includes':
      return { kind: 'includes', fact: condition.fact, word: condition.word, orUnknown: side === 'possible' }
    case 'at-least':
      if (condition.n !== 1 || condition.list !== papers) throw new TypeError('a count that the peers are not given')
      return { kind: 'some', where: half(condition.where, side), orUnknown: side === 'possible' }
    default:
      throw new TypeError(`a condition that the peers are not given: ${condition.kind}`)
  }
}

const all = [...new Set(six.flatMap((action) => tableOf(place, action).rules))].filter(isLive)
if (!all.every(plain)) throw new TypeError('a rule that the peers are not given')

/** `possible` is `sure` where the rule says that an unknown silences it. */
export const rules = all.map((rule) => {
  const sure = half(rule.when, 'yes')
  return { id: rule.id, rule, sure, possible: rule.ifUnknown === 'ask' ? half(rule.when, 'possible') : sure }
})

/** For each action the places of its rules in `rules`. */
const rulesOfAction = six.map((action) => {
  const speaking = new Set(tableOf(place, action).rules)
  return rules.flatMap(({ rule }, index) => (speaking.has(rule) ? [index] : []))
})

const idsOf = (list) => list.map(({ id }) => id).join(' ')

/**
 * What no peer can do, done for it: which rules defeat which, and what an unknown could still change. Each combination of rules is
 * worked out once by the interpreter and kept, as our tables do, so that the peer is charged a look-up only.
 * `sure` and `possible`: one number for each rule, 0 or 1.
 */
export const resolver = () => {
  const kept = six.map(() => new Map())
  const work = (action, sure, possible) => {
    const fired = rulesOfAction[action].filter((index) => sure[index]).map((index) => rules[index].rule)
    const open = rulesOfAction[action].filter((index) => !sure[index] && possible[index]).map((index) => rules[index].rule)
    const { answer, deciding } = judge(six[action], { fired, open }, place)
    return { answer, deciding: idsOf(deciding) }
  }
  return (sure, possible) => {
    const out = []
    for (let action = 0; action < six.length; action += 1) {
      const list = rulesOfAction[action]
      let [low, high] = [0, 0]
      for (let index = 0; index < list.length; index += 1) {
        const digit = sure[list[index]] ? 2 : possible[list[index]] ? 1 : 0
        if (index < 30) low = low * 3 + digit
        else high = high * 3 + digit
      }
      let byHigh = kept[action].get(low)
      if (byHigh === undefined) kept[action].set(low, (byHigh = new Map()))
      let verdict = byHigh.get(high)
      if (verdict === undefined) byHigh.set(high, (verdict = work(action, sure, possible)))
      out.push(verdict)
    }
    return out
  }
}

/** Distinct conditions on one paper, for engines that cannot ask a list. */
export const paperQuestions = () => {
  const byText = new Map()
  const visit = (tree) => {
    if (tree.kind === 'some') byText.set(JSON.stringify(tree), tree)
    else if (Array.isArray(tree.of)) tree.of.forEach(visit)
    else if (tree.of) visit(tree.of)
  }
  for (const { sure, possible } of rules) [sure, possible].forEach(visit)
  return byText
}

/** A condition on a paper as a function, for engines that must be handed the answer. */
export const holdsOnRow = (tree, row) => {
  switch (tree.kind) {
    case 'true':
      return true
    case 'and':
      return tree.of.every((part) => holdsOnRow(part, row))
    case 'or':
      return tree.of.some((part) => holdsOnRow(part, row))
    case 'not':
      return !holdsOnRow(tree.of, row)
    case 'in':
      return row[tree.fact] === undefined ? tree.orUnknown : tree.values.includes(String(row[tree.fact]))
    default:
      throw new TypeError(tree.kind)
  }
}
