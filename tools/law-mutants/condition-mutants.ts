// Every small fault that could creep into a condition: a part dropped, a value lost or added, a boundary moved, a question turned round.
import { factAt } from '../../src/law/facts.ts'
import type { Condition } from '../../src/law/condition.ts'
import type { Known, ListPath } from '../../src/law/facts.ts'
import { zoned } from '../../src/law/place.ts'
import type { Place } from '../../src/law/place.ts'
import type { Rule } from '../../src/law/rule.ts'
import { truthOf } from '../../src/law/truth.ts'
import { parseCivilDate } from '../../src/time/instant.ts'
import type { Mutant } from './mutants.ts'

type Fault = { readonly kind: Mutant['kind']; readonly says: string; readonly instead: Condition }

/** A part that several rules share is one fault, made in all of them at once, as one slip of the pen would. */
export const conditionMutantsOf = (place: Place): readonly Mutant[] => {
  const holders = new Map<Condition, Rule[]>()
  const lists = new Map<Condition, ListPath | null>()
  for (const rule of place.rules) {
    for (const { part, list } of partsOf(rule.when, null)) {
      const rules = holders.get(part) ?? []
      if (!rules.includes(rule)) holders.set(part, [...rules, rule])
      lists.set(part, list)
    }
  }
  return [...holders].flatMap(([part, rules]) => faultsOf(part, lists.get(part) ?? null).map((fault) => mutantOf(part, rules, fault)))
}

const mutantOf = (part: Condition, rules: readonly Rule[], { kind, says, instead }: Fault): Mutant => {
  const changed = new Map(rules.map((rule) => [rule.id, replaced(rule.when, part, instead)]))
  const [rule] = rules
  if (rule === undefined) throw new TypeError('a part stands in a rule')
  return {
    kind,
    rule,
    among: rules,
    says: rules.length === 1 ? says : `${says} (in ${rules.length} rules)`,
    apply: (all) => all.map((one) => ({ ...one, when: changed.get(one.id) ?? one.when })),
    matters: (place, facts) => {
      const known = zoned(place, facts)
      return rules.some((one) => truthOf(one.when, known) !== truthOf(changed.get(one.id) ?? one.when, known))
    },
  }
}

/** A condition and all that stands in it, with the list whose rows it asks about. */
const partsOf = (condition: Condition, list: ListPath | null): readonly { readonly part: Condition; readonly list: ListPath | null }[] => {
  const here = { part: condition, list }
  switch (condition.kind) {
    case 'all':
    case 'any':
      return [here, ...condition.of.flatMap((part) => partsOf(part, list))]
    case 'not':
    case 'shown':
    case 'meets':
      return [here, ...partsOf(condition.of, list)]
    case 'at-least':
      return [here, ...partsOf(condition.where, condition.list)]
    default:
      return [here]
  }
}

const replaced = (condition: Condition, part: Condition, instead: Condition): Condition => {
  if (condition === part) return instead
  switch (condition.kind) {
    case 'all':
    case 'any':
      return { ...condition, of: condition.of.map((one) => replaced(one, part, instead)) }
    case 'not':
    case 'shown':
    case 'meets':
      return { ...condition, of: replaced(condition.of, part, instead) }
    case 'at-least':
      return { ...condition, where: replaced(condition.where, part, instead) }
    default:
      return condition
  }
}

const faultsOf = (part: Condition, list: ListPath | null): readonly Fault[] => {
  switch (part.kind) {
    case 'all':
    case 'any':
      return part.of.length < 2
        ? []
        : part.of.map((one, index) => ({
            kind: 'part-dropped',
            says: `of ${part.kind}, dropped: ${told(one)}`,
            instead: { ...part, of: part.of.filter((_, at) => at !== index) },
          }))
    case 'not':
    case 'shown':
      return [{ kind: 'turned', says: `${part.kind} left out before ${told(part.of)}`, instead: part.of }]
    case 'one-of':
      return [...turned(part), ...valuesChanged(part, list)]
    case 'known':
    case 'includes':
      return turned(part)
    case 'at-least':
      return [{ kind: 'boundary', says: `${part.n} of ${part.list} becomes ${part.n + 1}`, instead: { ...part, n: part.n + 1 } }]
    case 'before-date':
      return [-1, 1].map((days) => ({
        kind: 'boundary',
        says: `${part.fact} before ${part.date} moves by ${days} day`,
        instead: { ...part, date: plusDays(part.date, days) },
      }))
    case 'more-than-minutes-since':
      return [-1, 1].map((more) => ({
        kind: 'boundary',
        says: `${part.minutes} minutes since ${part.fact} become ${part.minutes + more}`,
        instead: { ...part, minutes: part.minutes + more },
      }))
    case 'number-at-least':
      return [-1, 1].map((more) => ({
        kind: 'boundary',
        says: `${part.fact} at least ${part.amount} becomes ${part.amount + more}`,
        instead: { ...part, amount: part.amount + more },
      }))
    case 'before':
      return [
        {
          kind: 'boundary',
          says: `${part.orSame ? 'not after' : 'before'} turned into the other`,
          instead: { ...part, orSame: !part.orSame },
        },
      ]
    default:
      return []
  }
}

const turned = (part: Condition): readonly Fault[] => [
  { kind: 'turned', says: `not before ${told(part)}`, instead: { kind: 'not', of: part } },
]

/** Each value lost, and the first that the fact can have and the list leaves out. */
const valuesChanged = (part: Extract<Condition, { kind: 'one-of' }>, list: ListPath | null): readonly Fault[] => {
  const lost = part.values.length < 2 ? [] : part.values
  const added = allowed(part.fact, list).find((value) => !part.values.includes(value))
  return [
    ...lost.map((value): Fault => ({
      kind: 'value-lost',
      says: `${part.fact}: ${String(value)} lost`,
      instead: { ...part, values: part.values.filter((one) => one !== value) },
    })),
    ...(added === undefined || typeof added === 'boolean'
      ? []
      : [
          {
            kind: 'value-added',
            says: `${part.fact}: ${String(added)} added`,
            instead: { ...part, values: [...part.values, added] },
          } as const,
        ]),
  ]
}

const allowed = (fact: string, list: ListPath | null): readonly Known[] => {
  const holder = list === null ? null : factAt(list)
  const found = holder?.kind === 'list' ? (holder.fields[fact] ?? null) : factAt(fact)
  return found?.kind === 'choice' ? found.values : []
}

const told = (part: Condition): string => {
  const text = JSON.stringify(part, (key, value: unknown) => (key === 'kind' ? undefined : value))
  return text.length <= 90 ? `${part.kind} ${text}` : `${part.kind} ${text.slice(0, 87)}...`
}

const plusDays = (day: string, days: number): string =>
  parseCivilDate(new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10))
