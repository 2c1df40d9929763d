// The facts of one case as symbols of the solver: every fact with its unknown, lists as a fixed number of papers that may be absent.
import { epochMs, fromEpochMs, parseCivilDate, startOfDay } from '../../time/instant.ts'
import type { Zone } from '../../time/instant.ts'
import { factAt, isFactPath } from '../facts.ts'
import type { Fact, Known } from '../facts.ts'
import { and, bits, named, not, or, same } from './term.ts'
import type { Term } from './term.ts'

/**
 * Moments are whole minutes since 1970 in UTC: every threshold of a rule lies on one, so nothing is lost between them. Dates are
 * days since 1900. Both, and numbers, are bit vectors, which keeps every question within what a SAT solver can do.
 */
export const minuteOf = (day: string, zone: Zone): number => Math.floor(epochMs(startOfDay(parseCivilDate(day), zone)) / 60_000)
const dayMs = 86_400_000
const firstDayMs = Date.parse('1900-01-01T00:00:00Z')
export const dayNumberOf = (day: string): number => Math.round((Date.parse(`${day}T00:00:00Z`) - firstDayMs) / dayMs)
export const dayOfNumber = (number: number): string => fromEpochMs(firstDayMs + number * dayMs).slice(0, 10)

const widths = { moment: 32, date: 20, number: 24 } as const

/** One fact, or one field of one row, as it stands in the solver. */
export type Symbol =
  | { readonly kind: 'choice'; readonly name: Term; readonly values: readonly Known[]; readonly width: number }
  | { readonly kind: 'number'; readonly name: Term; readonly known: Term; readonly of: 'moment' | 'date' | 'number' }
  | { readonly kind: 'words'; readonly known: Term; readonly words: ReadonlyMap<string, Term> }
  | { readonly kind: 'rows'; readonly known: Term; readonly rows: readonly SymbolicRow[] }
export type SymbolicRow = { readonly present: Term; readonly fields: ReadonlyMap<string, Symbol> }

export type Symbols = {
  /** The moment of the case. */
  readonly at: Term
  readonly facts: ReadonlyMap<string, Symbol>
  readonly declarations: readonly string[]
  /** Questions about lists that stand as definitions: the names of what is certain and what is possible, by the question as JSON. */
  readonly asked: Map<string, { readonly certain: Term; readonly possible: Term }>
  readonly tag: string
}

/** What the conditions read: each path, fields of lists as `list[].field`, with the values named for facts of free text and words. */
export type Reads = ReadonlyMap<string, ReadonlySet<Known>>

/** `tag` keeps two cases in one question apart. */
export const symbolsFor = (reads: Reads, rowsOf: (list: string) => number, tag = 'case '): Symbols => {
  const declarations: string[] = []
  const at = named(`${tag}at`)
  declarations.push(declared(at, widths.moment))
  const facts = new Map<string, Symbol>()
  for (const [path, values] of reads) {
    if (path.includes('[].')) continue
    const fact = factAt(path)
    if (fact === null || !isFactPath(path)) throw new TypeError(`no such fact: ${path}`)
    facts.set(
      path,
      fact.kind === 'list' ? rowsFor(path, fact, reads, rowsOf(path), tag, declarations) : one(path, fact, values, tag, declarations),
    )
  }
  return { at, facts, declarations, asked: new Map(), tag }
}

const declared = (name: Term, width: number): string =>
  `(declare-const ${name} (_ BitVec ${width}))\n(assert (bvult ${name} ${bits(2 ** (width - 1), width)}))`

const one = (path: string, fact: Fact, values: ReadonlySet<Known>, tag: string, declarations: string[]): Symbol => {
  const name = named(`${tag}${path}`)
  const known = named(`${tag}${path} known`)
  switch (fact.kind) {
    case 'yes-no':
      return choiceOf(name, [false, true], declarations)
    case 'choice':
      return choiceOf(name, fact.values, declarations)
    case 'text':
      return choiceOf(name, [...values, 'elsewhere'], declarations)
    case 'moment':
    case 'date':
    case 'number':
      // The highest bit stays empty, so that a difference keeps its sign.
      declarations.push(declared(name, widths[fact.kind]), `(declare-const ${known} Bool)`)
      return { kind: 'number', name, known, of: fact.kind }
    case 'words': {
      const words = new Map([...values].map((word): readonly [string, Term] => [String(word), named(`${tag}${path} has ${String(word)}`)]))
      declarations.push(`(declare-const ${known} Bool)`, ...[...words.values()].map((word) => `(declare-const ${word} Bool)`))
      return { kind: 'words', known, words }
    }
    default:
      throw new TypeError(`a fact of this kind stands in no row: ${path}`)
  }
}

/** Code 0 is unknown; the values follow in the order of the vocabulary. */
const choiceOf = (name: Term, values: readonly Known[], declarations: string[]): Symbol => {
  const width = Math.max(1, Math.ceil(Math.log2(values.length + 1)))
  declarations.push(`(declare-const ${name} (_ BitVec ${width}))`)
  if (values.length + 1 < 2 ** width) declarations.push(`(assert (bvule ${name} ${bits(values.length, width)}))`)
  return { kind: 'choice', name, values, width }
}

const rowsFor = (
  path: string,
  fact: Extract<Fact, { kind: 'list' }>,
  reads: Reads,
  count: number,
  tag: string,
  declarations: string[],
): Symbol => {
  const known = named(`${tag}${path} known`)
  declarations.push(`(declare-const ${known} Bool)`)
  const rows = Array.from({ length: count }, (_, index): SymbolicRow => {
    const present = named(`${tag}${path} ${index} present`)
    declarations.push(`(declare-const ${present} Bool)`)
    // The order of papers means nothing: those that are there come first.
    if (index > 0) declarations.push(`(assert (=> ${present} ${named(`${tag}${path} ${index - 1} present`)}))`)
    const fields = new Map<string, Symbol>()
    for (const [name, field] of Object.entries(fact.fields)) {
      const values = reads.get(`${path}[].${name}`)
      if (values !== undefined) fields.set(name, one(`${path} ${index} ${name}`, field, values, tag, declarations))
    }
    return { present, fields }
  })
  return { kind: 'rows', known, rows }
}

/** A symbol has one of the values, whether it is known or not being left to the two planes. Neighbours in the vocabulary are one span. */
export const isOneOf = (symbol: Symbol, values: readonly Known[]): Term => {
  if (symbol.kind !== 'choice') throw new TypeError('only a choice has one of several values')
  const { name, width } = symbol
  const codes = [...new Set(values.map((value) => codeOf(symbol, value)))].toSorted((a, b) => a - b)
  const firsts = codes.filter((code) => !codes.includes(code - 1))
  const lastOf = (first: number): number => (codes.includes(first + 1) ? lastOf(first + 1) : first)
  return or(
    ...firsts.map((first) => {
      const last = lastOf(first)
      return first === last
        ? same(name, bits(first, width))
        : and(`(bvuge ${name} ${bits(first, width)})`, `(bvule ${name} ${bits(last, width)})`)
    }),
  )
}

const codeOf = (symbol: Extract<Symbol, { kind: 'choice' }>, value: Known): number => {
  const index = symbol.values.indexOf(value)
  if (index < 0) throw new TypeError(`${symbol.name} is never ${String(value)}`)
  return index + 1
}

export const isKnown = (symbol: Symbol): Term => (symbol.kind === 'choice' ? not(same(symbol.name, bits(0, symbol.width))) : symbol.known)

/** Every name whose value a model must tell to be read back as a case. */
export const namesOf = (symbols: Symbols): readonly Term[] => [symbols.at, ...[...symbols.facts.values()].flatMap(namesIn)]
const namesIn = (symbol: Symbol): readonly Term[] => {
  switch (symbol.kind) {
    case 'choice':
      return [symbol.name]
    case 'number':
      return [symbol.known, symbol.name]
    case 'words':
      return [symbol.known, ...symbol.words.values()]
    case 'rows':
      return [symbol.known, ...symbol.rows.flatMap(({ present, fields }) => [present, ...[...fields.values()].flatMap(namesIn)])]
    default:
      return symbol satisfies never
  }
}

/** `completed` agrees with `partial` on all that `partial` knows. Papers stay where they are; unknown papers may be any. */
export const completes = (partial: Symbols, completed: Symbols): Term =>
  and(
    same(partial.at, completed.at),
    ...[...partial.facts].map(([path, symbol]) => {
      const other = completed.facts.get(path)
      return other === undefined ? 'true' : agrees(symbol, other)
    }),
  )

export const agrees = (a: Symbol, b: Symbol): Term => {
  if (a.kind === 'choice' && b.kind === 'choice') return or(not(isKnown(a)), same(a.name, b.name))
  if (a.kind === 'number' && b.kind === 'number') return or(not(a.known), and(b.known, same(a.name, b.name)))
  if (a.kind === 'words' && b.kind === 'words')
    return or(not(a.known), and(b.known, ...[...a.words].map(([word, term]) => same(term, b.words.get(word) ?? 'false'))))
  if (a.kind === 'rows' && b.kind === 'rows')
    return or(
      not(a.known),
      and(
        b.known,
        ...a.rows.map((row, index) => {
          const other = b.rows[index]
          if (other === undefined) return 'false'
          return and(
            same(row.present, other.present),
            ...[...row.fields].map(([name, symbol]) => {
              const field = other.fields.get(name)
              return field === undefined ? 'true' : agrees(symbol, field)
            }),
          )
        }),
      ),
    )
  return 'false'
}

type Scale = keyof typeof widths

/** At or after; minutes, days or numbers by the scale of the symbol. */
export const after = (term: Term, value: number, scale: Scale = 'moment'): Term => `(bvuge ${term} ${bits(value, widths[scale])})`
export const earlierThan = (term: Term, value: number, scale: Scale = 'moment'): Term => `(bvult ${term} ${bits(value, widths[scale])})`
/** More than so many minutes lie between two moments. */
export const apartByMoreThan = (from: Term, to: Term, minutes: number): Term =>
  `(bvsgt (bvsub ${to} ${from}) ${bits(minutes, widths.moment)})`
