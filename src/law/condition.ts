// Conditions of rules as values: trees over the vocabulary, so that one source can be run, explained, enumerated and printed.
import { calendarNamed } from '../time/court-days.ts'
import { factAt } from './facts.ts'
import type { Fact, FactPath, Known, ListPath, WordsPath } from './facts.ts'
import { calendarsOf, fieldDay, plusMonths, readsOfPoint } from './point.ts'
import type { MonthUnit, Point } from './point.ts'

export type Condition =
  | { readonly kind: 'always' }
  | { readonly kind: 'all'; readonly of: readonly Condition[] }
  | { readonly kind: 'any'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition }
  /** True only if the inner condition is known to hold; an unknown counts as not shown. */
  | { readonly kind: 'shown'; readonly of: Condition }
  | { readonly kind: 'one-of'; readonly fact: string; readonly values: readonly Known[] }
  | { readonly kind: 'known'; readonly fact: string }
  | { readonly kind: 'includes'; readonly fact: WordsPath; readonly word: string }
  /** At least `n` rows of the list meet `where`, in which facts are named by the row's own fields. */
  | { readonly kind: 'at-least'; readonly n: number; readonly list: ListPath; readonly where: Condition }
  | { readonly kind: 'more-than-minutes-since'; readonly fact: FactPath; readonly minutes: number }
  | { readonly kind: 'before-date'; readonly fact: string; readonly date: string }
  /** A whole number is at least `amount`. */
  | { readonly kind: 'number-at-least'; readonly fact: string; readonly amount: number }
  /** `left` lies before `right`, or at the same moment where `orSame`. Two days, or a day and a moment, are compared as local days. */
  | { readonly kind: 'before'; readonly left: Point; readonly right: Point; readonly orSame: boolean }
  /** The local time of day of a moment is `from` (HH:MM) or later and before `to`; over midnight if `to` is not after `from`. */
  | { readonly kind: 'clock-between'; readonly point: Point; readonly from: string; readonly to: string }
  /** A named criterion: a definition of one layer, by its term. The meaning stands in the rule, so that no other layer's can slip in. */
  | { readonly kind: 'meets'; readonly term: string; readonly of: Condition }

export const always: Condition = { kind: 'always' }
export const all = (...of: readonly Condition[]): Condition => ({ kind: 'all', of })
export const any = (...of: readonly Condition[]): Condition => ({ kind: 'any', of })
export const not = (of: Condition): Condition => ({ kind: 'not', of })
export const shown = (of: Condition): Condition => ({ kind: 'shown', of })
export const is = (fact: FactPath, value: Known): Condition => ({ kind: 'one-of', fact, values: [value] })
export const oneOf = (fact: FactPath, values: readonly Known[]): Condition => ({ kind: 'one-of', fact, values })
export const known = (fact: FactPath): Condition => ({ kind: 'known', fact })
export const includes = (fact: WordsPath, word: string): Condition => ({ kind: 'includes', fact, word })
export const atLeast = (n: number, list: ListPath, where: Condition): Condition => ({ kind: 'at-least', n, list, where })
export const some = (list: ListPath, where: Condition): Condition => atLeast(1, list, where)
export const moreThanMinutesSince = (fact: FactPath, minutes: number): Condition => ({ kind: 'more-than-minutes-since', fact, minutes })
export const beforeDate = (fact: FactPath, date: string): Condition => ({ kind: 'before-date', fact, date })
export const numberAtLeast = (fact: FactPath, amount: number): Condition => ({ kind: 'number-at-least', fact, amount })
export const before = (left: Point, right: Point): Condition => ({ kind: 'before', left, right, orSame: false })
export const notAfter = (left: Point, right: Point): Condition => ({ kind: 'before', left, right, orSame: true })
export const clockBetween = (point: Point, from: string, to: string): Condition => ({ kind: 'clock-between', point, from, to })
export const meets = (term: string, of: Condition): Condition => ({ kind: 'meets', term, of })

/** A look-back window: `what` lies within so many months or years before `end`, both ends counted in. The law must name the end. */
export const withinBefore = (amount: number, unit: MonthUnit, what: Point, end: Point): Condition =>
  all(notAfter(plusMonths(end, -amount, unit, 'down'), what), notAfter(what, end))

/** For use inside `some` and `atLeast`: a field of the row. */
export const field = {
  day: fieldDay,
  atLeast: (name: string, amount: number): Condition => ({ kind: 'number-at-least', fact: name, amount }),
  is: (name: string, value: Known): Condition => ({ kind: 'one-of', fact: name, values: [value] }),
  oneOf: (name: string, values: readonly Known[]): Condition => ({ kind: 'one-of', fact: name, values }),
  beforeDate: (name: string, date: string): Condition => ({ kind: 'before-date', fact: name, date }),
}

/** The facts a condition reads; a field of a list is named `request.instruments[].signer`. */
export const readsOf = (condition: Condition, list: ListPath | null = null): readonly string[] => {
  const named = (fact: string): string => (list === null ? fact : `${list}[].${fact}`)
  switch (condition.kind) {
    case 'always':
      return []
    case 'all':
    case 'any':
      return [...new Set(condition.of.flatMap((part) => readsOf(part, list)))]
    case 'not':
    case 'shown':
    case 'meets':
      return readsOf(condition.of, list)
    case 'one-of':
    case 'known':
    case 'before-date':
    case 'number-at-least':
      return [named(condition.fact)]
    case 'before':
      return [...new Set([...readsOfPoint(condition.left, list), ...readsOfPoint(condition.right, list)])]
    case 'clock-between':
      return readsOfPoint(condition.point, list)
    case 'includes':
    case 'more-than-minutes-since':
      return [condition.fact]
    case 'at-least':
      return [condition.list, ...readsOf(condition.where, condition.list)]
    default:
      return unreachable(condition)
  }
}

/** What in a condition the vocabulary does not know; empty if all is well. */
export const vocabularyFaults = (condition: Condition, list: ListPath | null = null): readonly string[] => {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.of.flatMap((part) => vocabularyFaults(part, list))
    case 'not':
    case 'shown':
    case 'meets':
      return vocabularyFaults(condition.of, list)
    case 'at-least':
      return vocabularyFaults(condition.where, condition.list)
    case 'one-of':
      return condition.values
        .filter((value) => !allows(condition.fact, value, list))
        .map((value) => `${condition.fact} is never ${String(value)}`)
    case 'includes':
      return allows(condition.fact, condition.word, list) ? [] : [`${condition.fact} never includes ${condition.word}`]
    case 'number-at-least':
      return definitionOf(condition.fact, list)?.kind === 'number' ? [] : [`${condition.fact} is no number`]
    case 'before-date':
      return isTime(condition.fact, list) ? [] : [`${condition.fact} is no date`]
    case 'before':
      return [...pointFaults(condition.left, list), ...pointFaults(condition.right, list)]
    case 'clock-between':
      return [
        ...pointFaults(condition.point, list),
        ...[condition.from, condition.to]
          .filter((clock) => !/^([01]\d|2[0-3]):[0-5]\d$/.test(clock))
          .map((clock) => `${clock} is no time of day`),
      ]
    default:
      return []
  }
}

/** What in a point is no moment of the vocabulary, or no calendar we have. */
export const pointFaults = (point: Point, list: ListPath | null = null): readonly string[] => [
  ...readsOfPoint(point)
    .filter((fact) => !isTime(fact, null) && !isTime(fact, list))
    .map((fact) => `${fact} is no moment or date`),
  ...calendarsOf(point)
    .filter((calendar) => calendarNamed(calendar) === null)
    .map((calendar) => `there is no calendar ${calendar}`),
]

const definitionOf = (fact: string, list: ListPath | null): Fact | null => {
  const holder = list === null ? null : factAt(list)
  return holder?.kind === 'list' ? (holder.fields[fact] ?? null) : factAt(fact)
}

const isTime = (fact: string, list: ListPath | null): boolean => {
  const kind = definitionOf(fact, list)?.kind
  return kind === 'moment' || kind === 'date'
}

const allows = (fact: string, value: Known, list: ListPath | null): boolean => {
  const definition = definitionOf(fact, list)
  if (definition === null) return false
  if (definition.kind === 'yes-no') return typeof value === 'boolean'
  if (definition.kind === 'number') return typeof value === 'number'
  if (definition.kind === 'choice' || definition.kind === 'words') return typeof value === 'string' && definition.values.includes(value)
  return definition.kind !== 'list' && typeof value === 'string'
}

const unreachable = (never: never): never => {
  throw new TypeError(`no such condition: ${JSON.stringify(never)}`)
}
