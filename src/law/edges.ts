// From the relations that rules state to the edges between them: who defeats or settles whom, on which actions.
import { actions } from './action.ts'
import type { Action } from './action.ts'
import type { AnswerKind } from './answer.ts'
import type { Effect, Relation } from './relation.ts'
import { saidOn } from './rule.ts'
import type { PlaceId, Rule } from './rule.ts'

/** A relation as it meets its target, groups and layers resolved. */
export type Edge = {
  readonly by: Rule
  /** What it comes down to. */
  readonly relation: Effect
  /** What the law says. */
  readonly said: Relation
  readonly named: boolean
  /** Null: on every action. */
  readonly on: readonly Action[] | null
}

/** For each rule id, the edges that aim at it. `layers`: widest first. */
export const edgesOf = (rules: readonly Rule[], layers: readonly PlaceId[] = widestFirst(rules)): ReadonlyMap<string, readonly Edge[]> => {
  const edges = new Map<string, Edge[]>()
  const named = namesIn(rules)
  for (const by of rules) {
    for (const said of by.over) {
      for (const name of said.rules) {
        for (const other of named(name) ?? targetsOf(name, by, rules, layers)) {
          for (const { target, edge } of met(by, said, other, name === other.id)) {
            if (target.id !== edge.by.id) put(edges, target.id, edge)
          }
        }
      }
    }
  }
  return edges
}

/** `targetsOf` for names that mean the same whoever says them; null for the others. */
const namesIn = (rules: readonly Rule[]): ((name: string) => readonly Rule[] | null) => {
  const [ids, groups, sections] = [new Map<string, Rule[]>(), new Map<string, Rule[]>(), new Map<string, Rule[]>()]
  for (const rule of rules) {
    put(ids, rule.id, rule)
    put(sections, rule.citation, rule)
    for (const group of new Set(rule.groups)) put(groups, group, rule)
  }
  return (name) => {
    if (name === 'below') return null
    if (name.startsWith('group:')) return groups.get(name.slice('group:'.length)) ?? []
    if (name.startsWith('section:')) return sections.get(name.slice('section:'.length)) ?? []
    return ids.get(name) ?? []
  }
}

const put = <V>(into: Map<string, V[]>, name: string, value: V): void => {
  const known = into.get(name)
  if (known === undefined) into.set(name, [value])
  else known.push(value)
}

/** The rules that a name in a relation reaches: an id, `group:name`, `section:citation`, or `below`. */
export const targetsOf = (name: string, by: Rule, rules: readonly Rule[], layers: readonly PlaceId[]): readonly Rule[] => {
  if (name === 'below') return rules.filter((rule) => layers.indexOf(rule.place) > layers.indexOf(by.place))
  if (name.startsWith('group:')) return rules.filter((rule) => rule.groups.includes(name.slice('group:'.length)))
  if (name.startsWith('section:')) return rules.filter((rule) => rule.citation === name.slice('section:'.length))
  return rules.filter((rule) => rule.id === name)
}

/** A place's own name begins with those of the places it lies in. */
const widestFirst = (rules: readonly Rule[]): readonly PlaceId[] =>
  [...new Set(rules.map(({ place }) => place))].toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1))

type Met = { readonly target: Rule; readonly edge: Edge }

/** One stated relation, met with one rule that it names. */
const met = (by: Rule, said: Relation, other: Rule, named: boolean): readonly Met[] => {
  const { rules, reason, ifDefeated } = said
  const make = (winner: Rule, target: Rule, kind: Effect['kind'], on: readonly Action[] | null): Met => ({
    target,
    edge: { by: winner, relation: { kind, rules, reason, ifDefeated }, said, named, on },
  })
  const where = (holds: (own: number, others: number) => boolean): readonly Action[] =>
    actions.filter((action) => {
      const [own, others] = [strictness(by, action), strictness(other, action)]
      return own !== null && others !== null && holds(own, others)
    })
  switch (said.kind) {
    case 'defeats':
    case 'exception':
    case 'notwithstanding':
    case 'specific':
      return [make(by, other, 'defeats', null)]
    case 'settles':
      return [make(by, other, 'settles', null)]
    case 'subject-to':
      return [make(other, by, 'defeats', null)]
    case 'veto':
      return [
        make(
          by,
          other,
          'defeats',
          actions.filter((action) => (strictness(other, action) ?? strictest) < strictest),
        ),
      ]
    case 'ceiling':
    case 'floor':
      return [
        make(
          by,
          other,
          'defeats',
          where((own, others) => others < own),
        ),
        make(
          other,
          by,
          'defeats',
          where((own, others) => others > own),
        ),
      ].filter(({ edge }) => edge.on?.length !== 0)
    case 'preempts':
      return [
        make(
          by,
          other,
          'defeats',
          where((own, others) => others > own),
        ),
      ].filter(({ edge }) => edge.on?.length !== 0)
    default:
      return unreachable(said.kind)
  }
}

const strictest = 2
const ranks: Readonly<Partial<Record<AnswerKind, number>>> = { must: 0, may: 1, 'must-not': strictest, 'no-authority': strictest }

/** How far a rule restricts the action; null: it neither grants nor bars, so that no one is stricter or laxer than it. */
const strictness = (rule: Rule, action: Action): number | null => ranks[saidOn(rule, action)?.answer ?? 'silent'] ?? null

const unreachable = (never: never): never => {
  throw new TypeError(`no such relation: ${JSON.stringify(never)}`)
}
