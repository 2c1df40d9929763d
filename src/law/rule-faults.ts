// Faults in a place's rules that the interpreter would silently live with: terms, suspensions, sunsets, deadlines, relations.
import { pointFaults, vocabularyFaults } from './condition.ts'
import type { Deadline } from './consequence.ts'
import { termFaults } from './definition.ts'
import { targetsOf } from './edges.ts'
import type { Place } from './place.ts'
import type { Rule } from './rule.ts'

export type RuleFault = {
  readonly kind: 'term' | 'status' | 'sunset' | 'unknown' | 'point' | 'relation'
  readonly rule: string
  readonly says: string
}

/** Empty if all is well. `known`: every rule that a relation may name; a wider law names rules of places that lie in it. */
export const ruleFaults = (place: Place, known: readonly Rule[] = place.rules): readonly RuleFault[] => [
  ...termFaults(place.rules).map(({ rule, says }): RuleFault => ({ kind: 'term', rule, says })),
  ...place.rules.flatMap((rule) => [
    ...statusFaults(rule),
    ...sunsetFaults(rule, place),
    ...unknownFaults(rule),
    ...pointsOf(rule).map((says): RuleFault => ({ kind: 'point', rule: rule.id, says })),
    ...relationFaults(rule, place, known),
  ]),
]

const statusFaults = (rule: Rule): readonly RuleFault[] =>
  (rule.status ?? []).flatMap((entry): readonly RuleFault[] => {
    const fault = (says: string): RuleFault => ({ kind: 'status', rule: rule.id, says })
    const words = entry.for === undefined ? [] : vocabularyFaults(entry.for).map(fault)
    return entry.to !== null && entry.to <= entry.from ? [...words, fault(`${entry.kind} from ${entry.from} to ${entry.to}`)] : words
  })

/** A law that ends by itself must say what stands after it; what it revives must have been put aside just as long as it held. */
const sunsetFaults = (rule: Rule, place: Place): readonly RuleFault[] => {
  const { sunset } = rule
  if (sunset === undefined) return []
  const fault = (says: string): RuleFault => ({ kind: 'sunset', rule: rule.id, says })
  if (rule.to === null) return [fault('has a sunset and no last day')]
  return sunset.revives.flatMap((id) => {
    const revived = place.rules.find((other) => other.id === id)
    if (revived === undefined) return [fault(`revives ${id}, which is no rule`)]
    const aside = (revived.status ?? []).some(({ kind, from, to }) => kind === 'superseded' && from === rule.from && to === rule.to)
    if (!aside) return [fault(`revives ${id}, which is not superseded from ${rule.from} to ${String(rule.to)}`)]
    return revived.to !== null && revived.to <= (rule.to ?? '') ? [fault(`revives ${id}, which has ended by then`)] : []
  })
}

/** To count a doubt as if it were so is fit for what restrains us, never for what grants or commands. */
const unknownFaults = (rule: Rule): readonly RuleFault[] =>
  rule.ifUnknown === 'applies' && rule.answers.some(({ answer }) => answer === 'may' || answer === 'must')
    ? [{ kind: 'unknown', rule: rule.id, says: 'grants or commands on facts that are not known' }]
    : []

const pointsOf = (rule: Rule): readonly string[] =>
  [...rule.answers.flatMap(({ until }) => until ?? []), ...rule.duties.map(({ by }) => by)].flatMap(deadlineFaults)

const deadlineFaults = (deadline: Deadline): readonly string[] => {
  if (deadline.kind === 'vague') return deadline.atMost === undefined ? [] : pointFaults(deadline.atMost)
  if (deadline.kind !== 'at') return []
  return [...pointFaults(deadline.point), ...(deadline.notBefore === undefined ? [] : pointFaults(deadline.notBefore))]
}

const wider = ['ceiling', 'floor', 'preempts']

/** A name that reaches nothing; and a rule on narrower law that itself neither grants nor bars. `below` may reach nothing yet. */
const relationFaults = (rule: Rule, place: Place, known: readonly Rule[]): readonly RuleFault[] =>
  rule.over.flatMap((relation) => {
    const fault = (says: string): RuleFault => ({ kind: 'relation', rule: rule.id, says })
    const empty = relation.rules
      .filter((name) => name !== 'below' && targetsOf(name, rule, known, place.layers).length === 0)
      .map((name) => fault(`${name} names no rule`))
    const bars = rule.answers.some(({ answer }) => answer === 'must-not' || answer === 'no-authority')
    const grants = rule.answers.some(({ answer }) => answer === 'may' || answer === 'must')
    const wrong =
      (relation.kind === 'ceiling' && !grants) ||
      (relation.kind === 'floor' && !bars) ||
      (wider.includes(relation.kind) && !grants && !bars)
    return wrong ? [...empty, fault(`is a ${relation.kind} and says nothing that could be one`)] : empty
  })
