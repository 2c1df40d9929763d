// A place whose law is encoded: its layers, its zone, and the day from which it is covered.
import { civilDateOf } from '../time/instant.ts'
import type { Instant, Zone } from '../time/instant.ts'
import type { Action } from './action.ts'
import type { Facts } from './facts.ts'
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

/** Rules in force for these facts: each chooses its version by its own date selector. */
export const liveRules = (place: Place, facts: Facts): readonly Rule[] =>
  place.rules.filter((rule) => isInForce(rule, dateFor(rule.selects, place.zone, facts)))

export const isInForce = (rule: Pick<Rule, 'from' | 'to'>, day: string): boolean => rule.from <= day && (rule.to === null || day < rule.to)

const dateFor = (selects: DateSelector, zone: Zone, facts: Facts): string => civilDateOf(momentFor(selects, facts), zone)

const momentFor = (selects: DateSelector, facts: Facts): Instant => {
  const chosen = selects === 'release' ? facts.known['custody.eligibleAt'] : selects === 'receipt' ? facts.known['request.receivedAt'] : undefined
  return isInstant(chosen) ? chosen : facts.at
}

const isInstant = (value: unknown): value is Instant => typeof value === 'string'
