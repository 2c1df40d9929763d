// Conditions of rules as values: trees over the vocabulary, so that one source can be run, explained, enumerated and printed.
import { factAt } from './facts.ts'
import type { FactPath, Known, ListPath, WordsPath } from './facts.ts'

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

/** For use inside `some` and `atLeast`: a field of the row. */
export const field = {
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
      return readsOf(condition.of, list)
    case 'one-of':
    case 'known':
    case 'before-date':
      return [named(condition.fact)]
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
      return vocabularyFaults(condition.of, list)
    case 'at-least':
      return vocabularyFaults(condition.where, condition.list)
    case 'one-of':
      return condition.values
        .filter((value) => !allows(condition.fact, value, list))
        .map((value) => `${condition.fact} is never ${String(value)}`)
    case 'includes':
      return allows(condition.fact, condition.word, list) ? [] : [`${condition.fact} never includes ${condition.word}`]
    default:
      return []
  }
}

const allows = (fact: string, value: Known, list: ListPath | null): boolean => {
  const holder = list === null ? null : factAt(list)
  const definition = holder?.kind === 'list' ? holder.fields[fact] : factAt(fact)
  if (definition === undefined || definition === null) return false
  if (definition.kind === 'yes-no') return typeof value === 'boolean'
  if (definition.kind === 'choice' || definition.kind === 'words') return typeof value === 'string' && definition.values.includes(value)
  return definition.kind !== 'list' && typeof value === 'string'
}

const unreachable = (never: never): never => {
  throw new TypeError(`no such condition: ${JSON.stringify(never)}`)
}
