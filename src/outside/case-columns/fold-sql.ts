// The map of columns as SQL: every fact of a past case becomes a whole number, and equal cases are counted once.
import { extname } from 'node:path'
import { DeskError } from '../../errors.ts'
import type { Known } from '../../law/facts.ts'
import type { TimeSource, ValueSource } from '../../law/replay/case-map.ts'
import type { CodedColumn, FoldPlan } from '../../law/replay/fold-plan.ts'

/** The rows of the file as text columns. Throws DeskError input-invalid for another kind of file. */
export const rowsOfFile = (path: string): string => {
  const kind = extname(path).toLowerCase()
  if (kind === '.csv') return `read_csv(${text(path)}, all_varchar = true, header = true)`
  if (kind === '.ndjson' || kind === '.jsonl') return `read_ndjson_auto(${text(path)})`
  if (kind === '.parquet') return `read_parquet(${text(path)})`
  throw new DeskError('input-invalid', `Past cases come as .csv, .ndjson or .parquet, not as [${kind || 'a file without an ending'}].`)
}

/** Every column the plan reads. */
export const columnsRead = ({ at, columns, show }: FoldPlan): readonly string[] => [
  ...new Set([at.column, ...show, ...columns.flatMap((column) => columnOf(column) ?? [])]),
]

/** One row a case: its number, its moment (null: none could be read), and a code for each planned column. */
export const codedRows = (plan: FoldPlan, rows: string): string => {
  const codes = plan.columns.map((column, index) => `, ${codeOf(column, plan.zone)} AS c${index}`)
  const shown = plan.show.map((column, index) => `, ${cut(column)} AS s${index}`)
  return `SELECT row_number() OVER () AS n, ${momentOf(plan.at, plan.zone)} AS ms${codes.join('')}${shown.join('')} FROM ${rows}`
}

/**
 * Cases that no law tells apart, counted: of one era of the decision (or of one moment, where that matters) and of equal codes. In the
 * order of their first rows, so that a replay tells the same each time.
 */
export const foldedRows = (plan: FoldPlan, coded: string): string => {
  const era = plan.exact ? 'ms' : eraOf(plan)
  const codes = plan.columns.map((_, index) => `c${index}`)
  const keys = ['era', ...codes].join(', ')
  return (
    `SELECT ${keys}, count(*)::DOUBLE AS cases, min(n)::DOUBLE AS earliest_row, min(ms)::DOUBLE AS earliest, max(ms)::DOUBLE AS latest ` +
    `FROM (SELECT *, ${era} AS era FROM (${coded}) WHERE ms IS NOT NULL) GROUP BY ${keys} ORDER BY earliest_row`
  )
}

export const eraOf = ({ days, zone }: FoldPlan): string => {
  const day = `strftime(timezone(${text(zone)}, make_timestamptz((ms * 1000)::BIGINT)), '%Y-%m-%d')`
  return `len(list_filter([${days.map(text).join(', ')}], lambda one: one <= ${day}))`
}

const columnOf = (column: CodedColumn): string | null => {
  if (column.kind === 'present') return column.when.column
  return 'column' in column.source ? column.source.column : null
}

const codeOf = (column: CodedColumn, zone: string): string => {
  switch (column.kind) {
    case 'value':
      return valueCode(column.source, column.values)
    case 'present': {
      const { column: name, is } = column.when
      if (is === 'filled') return `CASE WHEN ${cut(name)} IS NULL THEN 0 ELSE 1 END`
      return `CASE WHEN lower(${cut(name)}) IN (${[...is, ''].map((one) => text(one.toLowerCase())).join(', ')}) THEN 1 ELSE 0 END`
    }
    case 'words':
      return wordsCode(column)
    case 'moment':
      return `coalesce(${momentOf(column.source, zone)} + 1, 0)`
    case 'date':
      return `coalesce(date_diff('day', DATE '1970-01-01', ${localTime(column.source)}::DATE) + 1, 0)`
    default:
      return column satisfies never
  }
}

const valueCode = (source: ValueSource, values: readonly Known[]): string => {
  const code = (value: Known | null): number => (value === null ? 0 : values.indexOf(value) + 1)
  if (source.kind === 'constant') return String(code(source.value))
  const said = `lower(${cut(source.column)})`
  const plain = source.asItIs
    ? values.flatMap((value) => spellings(value).map((one): [string, typeof value] => [one, value]))
    : Object.entries(source.values)
  return [
    'CASE',
    `WHEN ${said} IS NULL THEN 0`,
    ...plain.map(([from, to]) => `WHEN ${said} = ${text(from.trim().toLowerCase())} THEN ${code(to)}`),
    ...source.contains.map((part) => `WHEN contains(${said}, ${text(part.text.toLowerCase())}) THEN ${code(part.is)}`),
    `ELSE ${code(source.otherwise)} END`,
  ].join(' ')
}

const spellings = (value: Known): readonly string[] =>
  value === true ? ['true', 'yes', 'y', '1'] : value === false ? ['false', 'no', 'n', '0'] : [String(value)]

const wordsCode = ({ source, words }: Extract<CodedColumn, { kind: 'words' }>): string => {
  const bit = (word: string): number => 2 ** words.indexOf(word)
  if (source.kind === 'constant') return String(1 + source.words.reduce((sum, word) => sum + bit(word), 0))
  const given = `list_transform(string_split(lower(${cut(source.column)}), ${text(source.split.toLowerCase())}), lambda one: trim(one))`
  const bits = words.flatMap((word) => {
    const from = Object.entries(source.values).flatMap(([said, means]) => (means === word ? [text(said.trim().toLowerCase())] : []))
    return from.length === 0 ? [] : [`CASE WHEN list_has_any(${given}, [${from.join(', ')}]) THEN ${bit(word)} ELSE 0 END`]
  })
  return `CASE WHEN ${cut(source.column)} IS NULL THEN 0 ELSE ${['1', ...bits].join(' + ')} END`
}

/** Milliseconds since 1970; null if the text is no moment. Text with an offset is taken at its word. */
const momentOf = (source: TimeSource, placeZone: string): string => {
  const local = `epoch_ms(timezone(${text(source.zone ?? placeZone)}, ${localTime(source)}))`
  if (source.format !== null || source.clock !== null) return local
  const said = cut(source.column)
  return `CASE WHEN regexp_matches(${said}, '\\d(Z|[+-]\\d\\d:?\\d\\d)$') THEN epoch_ms(try_cast(${said} AS TIMESTAMPTZ)) ELSE ${local} END`
}

/** A day without a clock is taken at noon, where it is the same day in every zone near by. */
const localTime = ({ column, format, clock }: TimeSource): string => {
  const said = cut(column)
  const read = format === null ? `try_cast(${said} AS TIMESTAMP)` : `try_strptime(${said}, ${text(format)})`
  const at = (hours: string): string => `(date_trunc('day', ${read}) + INTERVAL ${text(hours)})::TIMESTAMP`
  if (clock !== null) return at(`${clock.slice(0, 2)} hours ${clock.slice(3)} minutes`)
  return format === null ? `CASE WHEN length(${said}) = 10 THEN ${at('12 hours')} ELSE ${read} END` : read
}

const cut = (column: string): string => `nullif(trim(${name(column)}::VARCHAR), '')`
export const name = (column: string): string => `"${column.replaceAll('"', '""')}"`
export const text = (value: string): string => `'${value.replaceAll("'", "''")}'`
