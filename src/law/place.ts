// A place whose law is encoded: its layers, its zone, and the day from which it is covered.
import type { Zone } from '../time/instant.ts'
import type { Action } from './action.ts'
import type { Facts } from './facts.ts'
import { edgesOf } from './edges.ts'
import type { Edge } from './edges.ts'
import { livenessOf } from './live.ts'
import { saidOn } from './rule.ts'
import type { PlaceId, Rule } from './rule.ts'

export { edgesOf } from './edges.ts'
export type { Edge } from './edges.ts'
export { isInForce } from './live.ts'

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

/** The rules of a place that speak to one action, and the overrides among them. */
export type Table = { readonly rules: readonly Rule[]; readonly edges: ReadonlyMap<Rule, readonly Edge[]> }

type Tables = { readonly edges: ReturnType<typeof edgesOf>; readonly made: Map<Action, Table> }

const tablesKept = new WeakMap<Place, Tables>()

export const tableOf = (place: Place, action: Action): Table => {
  const tables = tablesKept.get(place) ?? tablesOf(place)
  tablesKept.set(place, tables)
  const known = tables.made.get(action) ?? tableOn(place, action, tables)
  tables.made.set(action, known)
  return known
}

const tablesOf = (place: Place): Tables => ({ edges: edgesOf(place.rules, place.layers), made: new Map() })

const tableOn = (place: Place, action: Action, { edges }: Tables): Table => {
  const rules = place.rules.filter((rule) => saidOn(rule, action) !== null)
  const speaking = new Set(rules)
  const among = rules.map((rule): readonly [Rule, readonly Edge[]] => [
    rule,
    (edges.get(rule.id) ?? []).filter(({ by, on }) => speaking.has(by) && (on === null || on.includes(action))),
  ])
  return { rules, edges: new Map(among) }
}

/** Rules that are law for these facts, or may be: those of which that is unknown are in it. */
export const liveRules = (place: Place, facts: Facts): readonly Rule[] => {
  const known = zoned(place, facts)
  return place.rules.filter((rule) => livenessOf(rule, place, known) !== 'no')
}

const zonedKept = new WeakMap<Facts, Facts>()

/** The facts with the place's zone; the same object for the same facts, so that what is remembered of them stays. */
export const zoned = (place: Pick<Place, 'zone'>, facts: Facts): Facts => {
  if (facts.zone === place.zone) return facts
  const before = zonedKept.get(facts)
  if (before?.zone === place.zone) return before
  const made: Facts = { ...facts, zone: place.zone }
  zonedKept.set(facts, made)
  return made
}
