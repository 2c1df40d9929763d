// Every small fault that could creep into the rules: a rule dropped, an answer flipped, a day shifted, an override dropped or turned round.
import { parseCivilDate } from '../../src/time/instant.ts'
import type { AnswerKind } from '../../src/law/answer.ts'
import { targetsOf } from '../../src/law/edges.ts'
import type { Facts } from '../../src/law/facts.ts'
import type { Place } from '../../src/law/place.ts'
import type { AnswerSaid, Rule } from '../../src/law/rule.ts'

export type Mutant = {
  readonly kind: RuleFault | ConditionFault
  /** The rule with the fault, or the first of them. */
  readonly rule: Rule
  /** All rules with the fault, where it stands in a condition that they share. */
  readonly among?: readonly Rule[]
  readonly says: string
  /** The rules of any place, with this fault in them. */
  readonly apply: (rules: readonly Rule[]) => readonly Rule[]
  /** Where the fault changes whether a rule speaks; absent where that is told from the rule and its days. */
  readonly matters?: (place: Place, facts: Facts) => boolean
}

export type RuleFault = 'drop' | 'flip' | 'shift' | 'override-dropped' | 'override-reversed'
export type ConditionFault = 'part-dropped' | 'turned' | 'value-lost' | 'value-added' | 'boundary'

const flips: Readonly<Record<AnswerKind, AnswerKind>> = {
  must: 'must-not',
  'must-not': 'must',
  may: 'must-not',
  'no-authority': 'may',
  'needs-human': 'may',
  'not-required': 'must',
  silent: 'must',
  conflict: 'must',
}

export const mutantsOf = (place: Place): readonly Mutant[] =>
  place.rules.flatMap((rule) => [...dropped(rule), ...flipped(rule), ...shifted(rule), ...overrides(rule, place)])

const changed = (rule: Rule, change: (rule: Rule) => Rule) => (rules: readonly Rule[]) =>
  rules.map((one) => (one.id === rule.id ? change(one) : one))

const dropped = (rule: Rule): readonly Mutant[] => [
  { kind: 'drop', rule, says: 'dropped', apply: (rules) => rules.filter(({ id }) => id !== rule.id) },
]

const flipped = (rule: Rule): readonly Mutant[] =>
  rule.answers.map((said, index): Mutant => {
    const answer = flips[said.answer]
    const change = (one: Rule): Rule => ({
      ...one,
      answers: one.answers.map((old, at): AnswerSaid => (at === index ? { ...old, answer } : old)),
    })
    return { kind: 'flip', rule, says: `${said.answer} on ${said.actions.join(', ')} becomes ${answer}`, apply: changed(rule, change) }
  })

const shifted = (rule: Rule): readonly Mutant[] =>
  [-1, 1].flatMap((days) => [shift(rule, 'from', rule.from, days), ...(rule.to === null ? [] : [shift(rule, 'to', rule.to, days)])])

const shift = (rule: Rule, end: 'from' | 'to', day: string, days: number): Mutant => {
  const moved = plusDays(day, days)
  return { kind: 'shift', rule, says: `${end} ${day} becomes ${moved}`, apply: changed(rule, (one) => ({ ...one, [end]: moved })) }
}

const plusDays = (day: string, days: number): string =>
  parseCivilDate(new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10))

const overrides = (rule: Rule, place: Place): readonly Mutant[] =>
  rule.over.flatMap((relation, index): readonly Mutant[] => {
    const without = (one: Rule): Rule => ({ ...one, over: one.over.filter((_, at) => at !== index) })
    const says = `${relation.kind} ${relation.rules.join(', ')}`
    const targets = new Set(relation.rules.flatMap((name) => targetsOf(name, rule, place.rules, place.layers)).map(({ id }) => id))
    const reversed = (rules: readonly Rule[]): readonly Rule[] =>
      rules.map((one) => {
        if (one.id === rule.id) return without(one)
        return targets.has(one.id) ? { ...one, over: [...one.over, { ...relation, rules: [rule.id] }] } : one
      })
    return [
      { kind: 'override-dropped', rule, says: `${says}: dropped`, apply: changed(rule, without) },
      { kind: 'override-reversed', rule, says: `${says}: turned round`, apply: reversed },
    ]
  })
