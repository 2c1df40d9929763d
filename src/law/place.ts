// A place whose law is encoded: its layers, its zone, and the day from which it is covered.
import { civilDateOf } from '../time/instant.ts'
import type { Instant, Zone } from '../time/instant.ts'
import { actions } from './action.ts'
import type { Action } from './action.ts'
import type { Facts } from './facts.ts'
import { saidOn } from './rule.ts'
import type { DateSelector, PlaceId, Relation, Rule } from './rule.ts'

/** Pending or unverified law that touches the place: shown, never evaluated. */
export type Watched = {
  readonly id: string
  readonly citation: string
  /** From this day a person must check whether it is law. */
  readonly since: string
  readonly touches: readonly Action[]
  readonly says: string
}

export type Place = {
  readonly id: PlaceId
  readonly name: string
  /** Widest first, ending with the place itself. */
  readonly layers: readonly PlaceId[]
  readonly zone: Zone
  readonly coveredFrom: string
  /** The day on which the sources were last looked at. */
  readonly checkedOn: string
  readonly rules: readonly Rule[]
  readonly watch: readonly Watched[]
}

/** An override as it meets its target, groups resolved. */
export type Edge = { readonly by: Rule; readonly relation: Relation; readonly named: boolean }

/** For each rule id, the overrides that aim at it. */
export const edgesOf = (rules: readonly Rule[]): ReadonlyMap<string, readonly Edge[]> => {
  const edges = new Map<string, Edge[]>()
  const add = (target: string, edge: Edge): void => {
    if (target === edge.by.id) return
    edges.set(target, [...(edges.get(target) ?? []), edge])
  }
  for (const by of rules) {
    for (const relation of by.over) {
      for (const name of relation.rules) {
        if (!name.startsWith('group:')) add(name, { by, relation, named: true })
        for (const rule of rules) if (rule.groups.includes(name.slice(6))) add(rule.id, { by, relation, named: false })
      }
    }
  }
  return edges
}

/** The rules of a place that speak to one action, and the overrides among them. */
export type Table = { readonly rules: readonly Rule[]; readonly edges: ReadonlyMap<Rule, readonly Edge[]> }

const tablesKept = new WeakMap<Place, ReadonlyMap<Action, Table>>()

export const tableOf = (place: Place, action: Action): Table => {
  const tables = tablesKept.get(place) ?? tablesOf(place)
  tablesKept.set(place, tables)
  return tables.get(action) ?? { rules: [], edges: new Map() }
}

const tablesOf = (place: Place): ReadonlyMap<Action, Table> => {
  const edges = edgesOf(place.rules)
  return new Map(
    actions.map((action): readonly [Action, Table] => {
      const rules = place.rules.filter((rule) => saidOn(rule, action) !== null)
      const among = rules.map((rule): readonly [Rule, readonly Edge[]] => [
        rule,
        (edges.get(rule.id) ?? []).filter(({ by }) => rules.includes(by)),
      ])
      return [action, { rules, edges: new Map(among) }]
    }),
  )
}

/** Rules in force for these facts: each chooses its version by its own date selector, and none speaks before or after its own days. */
export const liveRules = (place: Place, facts: Facts): readonly Rule[] => {
  const days = new Map<DateSelector, string>()
  const today = civilDateOf(facts.at, place.zone)
  return place.rules.filter((rule) => {
    const day = days.get(rule.selects) ?? civilDateOf(momentFor(rule.selects, facts), place.zone)
    days.set(rule.selects, day)
    return isInForce(rule, day) && isInForce(rule, today)
  })
}

export const isInForce = (rule: Pick<Rule, 'from' | 'to'>, day: string): boolean => rule.from <= day && (rule.to === null || day < rule.to)

const momentFor = (selects: DateSelector, facts: Facts): Instant => {
  const chosen =
    selects === 'release' ? facts.known['custody.eligibleAt'] : selects === 'receipt' ? facts.known['request.receivedAt'] : undefined
  return isInstant(chosen) ? chosen : facts.at
}

const isInstant = (value: unknown): value is Instant => typeof value === 'string'
