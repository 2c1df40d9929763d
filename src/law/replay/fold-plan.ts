// What of a past case has to be told apart before the law is asked: cases alike in all of it are counted, not asked again.
import { fromEpochMs } from '../../time/instant.ts'
import type { Instant } from '../../time/instant.ts'
import { factAt, isFactPath } from '../facts.ts'
import type { FactPath, Facts, FactValue, Known, Row } from '../facts.ts'
import { readsOf } from '../condition.ts'
import { selectedBy } from '../live.ts'
import type { Place } from '../place.ts'
import { turningDays } from '../tables/eras.ts'
import { outputsOf } from './case-map.ts'
import type { CaseMap, RowSource, TimeSource, ValueSource, WordsSource } from './case-map.ts'

/** One column of the folded table: whole numbers. Code 0 is unknown; code k+1 is the value `values[k]`. */
export type CodedColumn =
  | { readonly kind: 'value'; readonly name: string; readonly source: ValueSource; readonly values: readonly Known[] }
  /** 1: the row is there. */
  | { readonly kind: 'present'; readonly name: string; readonly when: NonNullable<RowSource['when']> }
  /** Bit k: the word `words[k]`; the number is one more than the bits. */
  | { readonly kind: 'words'; readonly name: string; readonly source: WordsSource; readonly words: readonly string[] }
  /** Milliseconds since 1970 plus one, or days since 1970 plus one. */
  | { readonly kind: 'moment' | 'date'; readonly name: string; readonly source: TimeSource }

export type FoldPlan = {
  readonly at: TimeSource
  readonly zone: string
  /** Days on which the law turns, sorted: cases between two of them are of one era. */
  readonly days: readonly string[]
  /** The moment of each case matters, not only its era: facts that are moments are compared with it. */
  readonly exact: boolean
  readonly columns: readonly CodedColumn[]
  readonly show: readonly string[]
}

export type FoldedCase = { readonly cases: number; readonly first: number; readonly at: Instant; readonly codes: readonly number[] }

/** Facts of the map that no rule of the laws reads are left out; nothing turns on them. */
export const planOf = (map: CaseMap, laws: readonly Place[]): FoldPlan => {
  const [place] = laws
  const rules = laws.flatMap((law) => law.rules)
  const read = new Set(
    rules.flatMap(({ when, selects }) => [...readsOf(when), selectedBy[selects] ?? '']).map((path) => path.replace(/\[\].*$/, '')),
  )
  const columns = map.facts
    .filter(({ fact }) => read.has(fact))
    .flatMap((source): readonly CodedColumn[] => {
      if (source.kind === 'value') return [valueColumn(source.fact, source.source, source.fact)]
      if (source.kind === 'time') return [timeColumn(source.fact, source.fact, source.source)]
      if (source.kind === 'words') return [{ kind: 'words', name: source.fact, source: source.source, words: wordsAt(source.fact) }]
      return source.rows.flatMap((row, index) => rowColumns(source.fact, row, index))
    })
  return {
    at: map.at,
    zone: place?.zone ?? 'UTC',
    days: [...new Set(laws.flatMap((law) => [law.coveredFrom, ...law.rules.flatMap(turningDays)]))].toSorted(),
    exact: columns.some(({ kind }) => kind === 'moment' || kind === 'date'),
    columns,
    show: map.show,
  }
}

const rowColumns = (list: FactPath, { when, fields }: RowSource, index: number): readonly CodedColumn[] => {
  const name = `${list}[${index}]`
  const constant: ValueSource = { kind: 'constant', value: true }
  const present: CodedColumn = when === null ? { kind: 'value', name, source: constant, values: [true] } : { kind: 'present', name, when }
  return [
    present,
    ...Object.entries(fields).map(([field, source]): CodedColumn =>
      source.kind === 'time' ? { kind: 'date', name: `${name}.${field}`, source } : valueColumn(`${name}.${field}`, source, list, field),
    ),
  ]
}

const timeColumn = (name: string, fact: FactPath, source: TimeSource): CodedColumn => ({
  kind: factAt(fact)?.kind === 'moment' ? 'moment' : 'date',
  name,
  source,
})

const valueColumn = (name: string, source: ValueSource, fact: FactPath, field?: string): CodedColumn => {
  const holder = factAt(fact)
  const definition = field !== undefined && holder?.kind === 'list' ? holder.fields[field] : holder
  const all = definition?.kind === 'choice' ? definition.values : definition?.kind === 'yes-no' ? [false, true] : []
  return { kind: 'value', name, source, values: source.kind === 'column' && source.asItIs ? all : outputsOf(source) }
}

const wordsAt = (fact: FactPath): readonly string[] => {
  const definition = factAt(fact)
  return definition?.kind === 'words' ? definition.values : []
}

/** The facts of one folded case. */
export const factsOfCodes = ({ columns }: FoldPlan, { at, codes }: FoldedCase): Facts => {
  const known: Partial<Record<FactPath, FactValue>> = {}
  const rows = new Map<string, { readonly list: FactPath; row: Record<string, Known> | null }>()
  for (const [index, column] of columns.entries()) {
    const value = valueOf(column, codes[index] ?? 0)
    const inList = /^(.+?)\[(\d+)\](?:\.(\w+))?$/.exec(column.name)
    if (inList === null) {
      if (value !== null && isFactPath(column.name)) known[column.name] = value
      continue
    }
    const [, list = '', place = '', field] = inList
    if (!isFactPath(list)) continue
    const entry = rows.get(`${list} ${place}`) ?? { list, row: null }
    if (field === undefined) entry.row = (codes[index] ?? 0) === 0 ? null : {}
    else if (entry.row !== null && value !== null && typeof value !== 'object') entry.row[field] = value
    rows.set(`${list} ${place}`, entry)
  }
  for (const [list, some] of Map.groupBy(rows.values(), (entry) => entry.list)) {
    known[list] = some.flatMap(({ row }): readonly Row[] => (row === null ? [] : [row]))
  }
  return { at, known }
}

const valueOf = (column: CodedColumn, code: number): Known | readonly string[] | null => {
  if (code === 0) return null
  switch (column.kind) {
    case 'value':
      return column.values[code - 1] ?? null
    case 'words':
      return column.words.filter((_, bit) => Math.floor((code - 1) / 2 ** bit) % 2 === 1)
    case 'moment':
      return fromEpochMs(code - 1)
    case 'date':
      return fromEpochMs((code - 1) * 86_400_000).slice(0, 10)
    default:
      return null
  }
}
