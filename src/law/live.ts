// Whether a rule is law for one case: its days by the moment that selects it, what became of it since, and the name it had then.
import { civilDateOf } from '../time/instant.ts'
import type { Instant, Zone } from '../time/instant.ts'
import type { FactPath, Facts } from './facts.ts'
import type { DateSelector, PlaceId, Rule, Standing } from './rule.ts'
import { truthOf } from './truth.ts'
import type { Truth } from './truth.ts'

/** The fact that each selector reads; null: the moment at which the law is asked. */
export const selectedBy: Readonly<Record<DateSelector, FactPath | null>> = {
  decision: null,
  receipt: 'request.receivedAt',
  release: 'custody.eligibleAt',
  offense: 'custody.offenseOn',
  confinement: 'custody.confinedAt',
  agreement: 'agency.agreementRenewedOn',
}

type Where = { readonly zone: Zone; readonly layers: readonly PlaceId[] }

/**
 * 1. The day of the decision must lie in the days in which the rule can speak: from `from` (or `enactedOn`, if later) up to `to`; no end
 *    if it `outlives` them. So no law is cited before it was made, nor after, but by a saving clause.
 * 2. The selected day must lie in `from` .. `to`. While its fact is unknown: a release has not come yet, so the day of the decision
 *    stands in for it. Every other selected moment lies in the past, on a day we do not know: the rule is law there or not, which is
 *    unknown, and the rule is treated as one whose condition is unknown.
 * 3. The rule must not be suspended on the day of the decision.
 */
export const livenessOf = (rule: Rule, where: Where, facts: Facts): Truth => {
  const today = dayOf(facts.at, where.zone)
  const speaksFrom = rule.enactedOn === undefined || rule.enactedOn < rule.from ? rule.from : rule.enactedOn
  if (today < speaksFrom || (rule.outlives !== true && !isInForce(rule, today))) return 'no'
  const selected = selectedTruth(rule, today, where, facts)
  if (selected === 'no') return 'no'
  const suspended = rule.status === undefined ? 'no' : suspendedOn(rule.status, today, where, facts)
  if (suspended === 'yes') return 'no'
  return suspended === 'unknown' ? 'unknown' : selected
}

const daysKept = new Map<Zone, Map<Instant, string>>()
const daysKeptMax = 4096
/** Every rule asks for the day of the same few moments: each is worked out once. */
const dayOf = (at: Instant, zone: Zone): string => {
  const days = daysKept.get(zone) ?? new Map<Instant, string>()
  const known = days.get(at)
  if (known !== undefined) return known
  if (days.size >= daysKeptMax) days.clear()
  const day = civilDateOf(at, zone)
  daysKept.set(zone, days.set(at, day))
  return day
}

export const isInForce = (rule: Pick<Rule, 'from' | 'to'>, day: string): boolean => rule.from <= day && (rule.to === null || day < rule.to)

/** The moment that selects the version; null while it is unknown and nothing may stand in for it. */
export const selectedDay = (selects: DateSelector, today: string, where: Where, facts: Facts): string | null => {
  const path = selectedBy[selects]
  if (path === null) return today
  const chosen = facts.known[path]
  if (isDay(chosen)) return chosen
  if (isInstant(chosen)) return dayOf(chosen, where.zone)
  return selects === 'release' ? today : null
}

const selectedTruth = (rule: Rule, today: string, where: Where, facts: Facts): Truth => {
  const day = selectedDay(rule.selects, today, where, facts)
  if (day === null) return rule.from <= today ? 'unknown' : 'no'
  return isInForce(rule, day) ? 'yes' : 'no'
}

/** Of the entries that cover the day, the one that began last and that holds for this person and place decides. */
const suspendedOn = (status: readonly Standing[], day: string, where: Where, facts: Facts): Truth => {
  const covering = status
    .filter((entry) => isInForce(entry, day) && (entry.in === undefined || where.layers.includes(entry.in)))
    .toSorted((a, b) => (a.from === b.from ? Number(a.kind === 'in-force') - Number(b.kind === 'in-force') : a.from > b.from ? -1 : 1))
  return decided(covering, facts)
}

const decided = ([last, ...before]: readonly Standing[], facts: Facts): Truth => {
  if (last === undefined) return 'no'
  const holds = last.for === undefined ? 'yes' : truthOf(last.for, facts)
  const says: Truth = last.kind === 'in-force' ? 'no' : 'yes'
  if (holds === 'yes') return says
  const otherwise = decided(before, facts)
  return holds === 'no' || otherwise === says ? otherwise : 'unknown'
}

/** The citation by which the provision went on that day. */
export const citationOn = (rule: Rule, day: string): string =>
  (rule.citations ?? []).find((then) => isInForce(then, day))?.citation ?? rule.citation

/** The facts that decide whether the rule is law for the case, beside its condition. */
export const livenessReads = (rule: Rule): readonly Standing[] => (rule.status ?? []).filter((entry) => entry.for !== undefined)

const isDay = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)
const isInstant = (value: unknown): value is Instant => typeof value === 'string'
