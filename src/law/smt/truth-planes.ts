// Conditions as SMT terms in two planes: certain (holds on what is known) and possible (not ruled out). Strong Kleene logic.
import type { Condition } from '../condition.ts'
import type { Known } from '../facts.ts'
import { and, atLeast, define, named, no, not, or, yes } from './term.ts'
import type { Term } from './term.ts'
import { after, apartByMoreThan, dayNumberOf, earlierThan, isKnown, isOneOf } from './vocabulary.ts'
import type { Symbol, SymbolicRow, Symbols } from './vocabulary.ts'

export type Quantified = Extract<Condition, { kind: 'at-least' }>
export type Planes = { readonly certain: Term; readonly possible: Term }

const plainly = (term: Term): Planes => ({ certain: term, possible: term })
const ifKnown = (known: Term, term: Term): Planes => ({ certain: and(known, term), possible: or(not(known), term) })

/** Written after the page on conditions in specs/law.md, not after the interpreter. Throws for a condition it has no form for. */
export const planesOf = (condition: Condition, symbols: Symbols, row: SymbolicRow | null = null): Planes => {
  switch (condition.kind) {
    case 'always':
      return plainly(yes)
    case 'all': {
      const parts = condition.of.map((part) => planesOf(part, symbols, row))
      return { certain: and(...parts.map(({ certain }) => certain)), possible: and(...parts.map(({ possible }) => possible)) }
    }
    case 'any': {
      const parts = condition.of.map((part) => planesOf(part, symbols, row))
      return { certain: or(...parts.map(({ certain }) => certain)), possible: or(...parts.map(({ possible }) => possible)) }
    }
    case 'not': {
      const { certain, possible } = planesOf(condition.of, symbols, row)
      return { certain: not(possible), possible: not(certain) }
    }
    case 'meets':
      return planesOf(condition.of, symbols, row)
    case 'shown':
      return plainly(planesOf(condition.of, symbols, row).certain)
    case 'known':
      return plainly(isKnown(symbolOf(condition.fact, symbols, row)))
    case 'one-of': {
      const symbol = symbolOf(condition.fact, symbols, row)
      return ifKnown(isKnown(symbol), isOneOf(symbol, condition.values))
    }
    case 'includes': {
      const symbol = symbolOf(condition.fact, symbols, null)
      if (symbol.kind !== 'words') throw new TypeError(`${condition.fact} holds no words`)
      return ifKnown(symbol.known, symbol.words.get(condition.word) ?? no)
    }
    case 'before-date': {
      const symbol = symbolOf(condition.fact, symbols, row)
      if (symbol.kind !== 'number' || symbol.of !== 'date') throw new TypeError(`${condition.fact} is no date`)
      return ifKnown(symbol.known, earlierThan(symbol.name, dayNumberOf(condition.date), 'date'))
    }
    case 'number-at-least': {
      const symbol = symbolOf(condition.fact, symbols, row)
      if (symbol.kind !== 'number') throw new TypeError(`${condition.fact} is no number`)
      return ifKnown(symbol.known, after(symbol.name, condition.amount, 'number'))
    }
    case 'more-than-minutes-since': {
      const symbol = symbolOf(condition.fact, symbols, null)
      if (symbol.kind !== 'number') throw new TypeError(`${condition.fact} is no moment`)
      return ifKnown(symbol.known, apartByMoreThan(symbol.name, symbols.at, condition.minutes))
    }
    case 'at-least':
      return symbols.asked.get(JSON.stringify(condition)) ?? planesOfRows(condition, symbols)
    default:
      throw new TypeError(`no SMT form of the condition ${JSON.stringify(condition)}`)
  }
}

const planesOfRows = ({ n, list, where }: Quantified, symbols: Symbols): Planes => {
  const symbol = symbolOf(list, symbols, null)
  if (symbol.kind !== 'rows') throw new TypeError(`${list} is no list`)
  if (n <= 0) return plainly(yes)
  const rows = symbol.rows.map((row) => {
    const { certain, possible } = planesOf(where, symbols, row)
    return { certain: and(row.present, certain), possible: and(row.present, possible) }
  })
  return {
    certain: and(
      symbol.known,
      atLeast(
        n,
        rows.map(({ certain }) => certain),
      ),
    ),
    possible: or(
      not(symbol.known),
      atLeast(
        n,
        rows.map(({ possible }) => possible),
      ),
    ),
  }
}

/** Defines, once and under a name, what each question about a list comes to, so that rules which ask it again only name it. */
export const definedQuestions = (conditions: readonly Condition[], symbols: Symbols): readonly string[] => {
  const definitions: string[] = []
  for (const question of questionsIn(conditions)) {
    const key = JSON.stringify(question)
    if (symbols.asked.has(key)) continue
    const names = { certain: named(`${symbols.tag}surely`, symbols.asked.size), possible: named(`${symbols.tag}maybe`, symbols.asked.size) }
    const planes = planesOfRows(question, symbols)
    definitions.push(define(names.certain, planes.certain), define(names.possible, planes.possible))
    symbols.asked.set(key, names)
  }
  return definitions
}

/** The questions about lists in the conditions, each once. */
export const questionsIn = (conditions: readonly Condition[]): readonly Quantified[] => {
  const found = new Map<string, Quantified>()
  const walk = (condition: Condition): void => {
    if (condition.kind === 'all' || condition.kind === 'any') for (const part of condition.of) walk(part)
    else if (condition.kind === 'not' || condition.kind === 'shown' || condition.kind === 'meets') walk(condition.of)
    else if (condition.kind === 'at-least') found.set(JSON.stringify(condition), condition)
  }
  for (const condition of conditions) walk(condition)
  return [...found.values()]
}

const symbolOf = (fact: string, symbols: Symbols, row: SymbolicRow | null): Symbol => {
  const symbol = row === null ? symbols.facts.get(fact) : row.fields.get(fact)
  if (symbol === undefined) throw new TypeError(`not read by the rules of this question: ${fact}`)
  return symbol
}

/** What conditions read, with the values they name. */
export const readsIn = (conditions: readonly Condition[]): ReadonlyMap<string, ReadonlySet<Known>> => {
  const reads = new Map<string, Set<Known>>()
  const add = (path: string, values: readonly Known[]): void => {
    const found = reads.get(path) ?? new Set<Known>()
    for (const value of values) found.add(value)
    reads.set(path, found)
  }
  const walk = (condition: Condition, list: string | null): void => {
    const path = (fact: string): string => (list === null ? fact : `${list}[].${fact}`)
    switch (condition.kind) {
      case 'all':
      case 'any':
        for (const part of condition.of) walk(part, list)
        break
      case 'not':
      case 'shown':
      case 'meets':
        walk(condition.of, list)
        break
      case 'one-of':
        add(path(condition.fact), condition.values)
        break
      case 'known':
      case 'before-date':
      case 'number-at-least':
        add(path(condition.fact), [])
        break
      case 'includes':
        add(condition.fact, [condition.word])
        break
      case 'more-than-minutes-since':
        add(condition.fact, [])
        break
      case 'at-least':
        add(condition.list, [])
        walk(condition.where, condition.list)
        break
      default:
        break
    }
  }
  for (const condition of conditions) walk(condition, null)
  return reads
}
