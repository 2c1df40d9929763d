// From the solver's model back to the facts of one case, so that the plain interpreter can be asked about it.
import { fromEpochMs } from '../../time/instant.ts'
import { isFactPath } from '../facts.ts'
import type { Facts, FactValue, Known, Row } from '../facts.ts'
import { numberOf, yes } from './term.ts'
import type { Term } from './term.ts'
import { dayOfNumber } from './vocabulary.ts'
import type { Symbol, Symbols } from './vocabulary.ts'

export const factsOfModel = (symbols: Symbols, values: ReadonlyMap<Term, Term>): Facts => {
  const known: Record<string, FactValue> = {}
  for (const [path, symbol] of symbols.facts) {
    const value = valueOf(symbol, values)
    if (value !== undefined && isFactPath(path)) known[path] = value
  }
  return { at: fromEpochMs(numberOf(values.get(symbols.at)) * 60_000), known }
}

const valueOf = (symbol: Symbol, values: ReadonlyMap<Term, Term>): FactValue | undefined => {
  switch (symbol.kind) {
    case 'choice':
    case 'number':
      return scalarOf(symbol, values)
    case 'words':
      return values.get(symbol.known) === yes
        ? [...symbol.words].filter(([, term]) => values.get(term) === yes).map(([word]) => word)
        : undefined
    case 'rows':
      return values.get(symbol.known) === yes
        ? symbol.rows.filter(({ present }) => values.get(present) === yes).map(({ fields }) => rowOf(fields, values))
        : undefined
    default:
      return symbol satisfies never
  }
}

const rowOf = (fields: ReadonlyMap<string, Symbol>, values: ReadonlyMap<Term, Term>): Row => {
  const row: Record<string, Known> = {}
  for (const [name, symbol] of fields) {
    const value = scalarOf(symbol, values)
    if (value !== undefined) row[name] = value
  }
  return row
}

const scalarOf = (symbol: Symbol, values: ReadonlyMap<Term, Term>): Known | undefined => {
  if (symbol.kind === 'choice') return symbol.values[numberOf(values.get(symbol.name)) - 1]
  if (symbol.kind !== 'number' || values.get(symbol.known) !== yes) return undefined
  const number = numberOf(values.get(symbol.name))
  if (symbol.of === 'number') return number
  return symbol.of === 'date' ? dayOfNumber(number) : fromEpochMs(number * 60_000)
}
