// The written semantics of conditions: strong Kleene logic over facts of which some are unknown.
import { minutesBetween, parseInstant } from '../time/instant.ts'
import type { Condition } from './condition.ts'
import { isRows, isWords } from './facts.ts'
import type { Facts, FactValue, Row } from './facts.ts'
import type { Point } from './point.ts'
import { clockOf, compareTimes, timeOf } from './time-of.ts'

export type Truth = 'yes' | 'no' | 'unknown'

/** Truth of a condition. Sound: a yes or no stays so whatever the unknown facts turn out to be, but under `shown` and `known`. */
export const truthOf = (condition: Condition, facts: Facts, row: Row | null = null): Truth => {
  switch (condition.kind) {
    case 'always':
      return 'yes'
    case 'all':
      return allOf(condition.of, facts, row)
    case 'any':
      return anyOf(condition.of, facts, row)
    case 'not':
      return opposite(truthOf(condition.of, facts, row))
    case 'shown':
      return truthOf(condition.of, facts, row) === 'yes' ? 'yes' : 'no'
    case 'known':
      return valueOf(condition.fact, facts, row) === undefined ? 'no' : 'yes'
    case 'one-of': {
      const value = valueOf(condition.fact, facts, row)
      return value === undefined ? 'unknown' : yes(condition.values.some((allowed) => allowed === value))
    }
    case 'includes': {
      const words = facts.known[condition.fact]
      return words === undefined ? 'unknown' : yes(isWords(words) && words.includes(condition.word))
    }
    case 'before-date': {
      const value = valueOf(condition.fact, facts, row)
      return value === undefined ? 'unknown' : yes(typeof value === 'string' && value < condition.date)
    }
    case 'more-than-minutes-since': {
      const since = facts.known[condition.fact]
      return typeof since === 'string' ? yes(minutesBetween(parseInstant(since), facts.at) > condition.minutes) : 'unknown'
    }
    case 'number-at-least': {
      const value = valueOf(condition.fact, facts, row)
      return value === undefined ? 'unknown' : yes(typeof value === 'number' && value >= condition.amount)
    }
    case 'before':
      return isBefore(condition.left, condition.right, condition.orSame, facts, row)
    case 'clock-between': {
      const time = timeOf(condition.point, facts, row)
      return time === null || time.kind === 'day' ? 'unknown' : yes(isBetween(clockOf(time.at, facts), condition.from, condition.to))
    }
    case 'meets':
      return truthOf(condition.of, facts, row)
    case 'at-least':
      return remembered(condition, facts)
    default:
      return unreachable(condition)
  }
}

/** Papers are asked about by many rules; one case is never changed, so the truth about its lists is worked out once. */
const kept = new WeakMap<Facts, Map<Condition, Truth>>()
const remembered = (condition: Extract<Condition, { kind: 'at-least' }>, facts: Facts): Truth => {
  const truths = kept.get(facts) ?? new Map<Condition, Truth>()
  kept.set(facts, truths)
  const truth = truths.get(condition) ?? atLeast(condition, facts)
  truths.set(condition, truth)
  return truth
}

const atLeast = (condition: Extract<Condition, { kind: 'at-least' }>, facts: Facts): Truth => {
  const rows = facts.known[condition.list]
  if (rows === undefined) return condition.n <= 0 ? 'yes' : 'unknown'
  const truths = isRows(rows) ? rows.map((row) => truthOf(condition.where, facts, row)) : []
  const certain = truths.filter((truth) => truth === 'yes').length
  const possible = truths.filter((truth) => truth !== 'no').length
  if (certain >= condition.n) return 'yes'
  return possible >= condition.n ? 'unknown' : 'no'
}

const allOf = (parts: readonly Condition[], facts: Facts, row: Row | null): Truth => {
  let truth: Truth = 'yes'
  for (const part of parts) {
    const one = truthOf(part, facts, row)
    if (one === 'no') return 'no'
    if (one === 'unknown') truth = 'unknown'
  }
  return truth
}

const anyOf = (parts: readonly Condition[], facts: Facts, row: Row | null): Truth => {
  let truth: Truth = 'no'
  for (const part of parts) {
    const one = truthOf(part, facts, row)
    if (one === 'yes') return 'yes'
    if (one === 'unknown') truth = 'unknown'
  }
  return truth
}

/** Before the latest of several is before any of them, before the earliest is before all: so one known side can be enough. */
const isBefore = (left: Point, right: Point, orSame: boolean, facts: Facts, row: Row | null): Truth => {
  if (right.kind === 'earliest') return every(right.of.map((one) => isBefore(left, one, orSame, facts, row)))
  if (right.kind === 'latest') return some(right.of.map((one) => isBefore(left, one, orSame, facts, row)))
  if (left.kind === 'earliest') return some(left.of.map((one) => isBefore(one, right, orSame, facts, row)))
  if (left.kind === 'latest') return every(left.of.map((one) => isBefore(one, right, orSame, facts, row)))
  const [a, b] = [timeOf(left, facts, row), timeOf(right, facts, row)]
  if (a === null || b === null) return 'unknown'
  const order = compareTimes(a, b, facts)
  return yes(order < 0 || (orSame && order === 0))
}

const every = (truths: readonly Truth[]): Truth => (truths.includes('no') ? 'no' : truths.includes('unknown') ? 'unknown' : 'yes')
const some = (truths: readonly Truth[]): Truth => (truths.includes('yes') ? 'yes' : truths.includes('unknown') ? 'unknown' : 'no')

const isBetween = (clock: string, from: string, to: string): boolean =>
  from < to ? from <= clock && clock < to : from <= clock || clock < to

const valueOf = (fact: string, facts: Facts, row: Row | null): FactValue | undefined => {
  const known: Readonly<Record<string, FactValue | undefined>> = row ?? facts.known
  return known[fact]
}

const yes = (holds: boolean): Truth => (holds ? 'yes' : 'no')
const opposite = (truth: Truth): Truth => (truth === 'unknown' ? 'unknown' : yes(truth === 'no'))

const unreachable = (never: never): never => {
  throw new TypeError(`no such condition: ${JSON.stringify(never)}`)
}
