// How the columns of somebody's table of past cases become facts: written by a person in a small file, nothing guessed.
import { parse } from 'yaml'
import { z } from 'zod'
import { DeskError } from '../../errors.ts'
import { civilDateParser, instantParser, zoneParser } from '../../time/parse.ts'
import { factAt, factPaths } from '../facts.ts'
import type { Fact, FactPath, Known } from '../facts.ts'

/** A value for every case, or one that a column gives. */
export type ValueSource =
  | { readonly kind: 'constant'; readonly value: Known }
  | {
      readonly kind: 'column'
      readonly column: string
      /** The column's text, cut of spaces -> the fact's value; null: unknown. */
      readonly values: Readonly<Record<string, Known | null>>
      /** Tried in order after `values`: a part of the text, in any case of letters. */
      readonly contains: readonly { readonly text: string; readonly is: Known | null }[]
      /** For text that neither names, blanks excepted. Null: unknown. */
      readonly otherwise: Known | null
      /** Neither `values` nor `contains` nor `otherwise` stands: the text itself must be a value of the fact. */
      readonly asItIs: boolean
    }

/** A moment or a day. Text without an offset is local time in `zone` (none: the place's); without a clock it is at `clock`. */
export type TimeSource = {
  readonly kind: 'time'
  readonly column: string
  /** As strptime writes it, for example `%m/%d/%Y %H:%M`; null: ISO 8601. */
  readonly format: string | null
  readonly zone: string | null
  /** `HH:MM`. If given, the column's own clock is not looked at. */
  readonly clock: string | null
}

export type WordsSource =
  | { readonly kind: 'constant'; readonly words: readonly string[] }
  | { readonly kind: 'split'; readonly column: string; readonly split: string; readonly values: Readonly<Record<string, string | null>> }

/** One row of a list, for example one paper; it is there in cases where `when` holds. */
export type RowSource = {
  readonly when: { readonly column: string; readonly is: readonly string[] | 'filled' } | null
  readonly fields: Readonly<Record<string, ValueSource | TimeSource>>
}

export type FactSource =
  | { readonly fact: FactPath; readonly kind: 'value'; readonly source: ValueSource }
  | { readonly fact: FactPath; readonly kind: 'time'; readonly source: TimeSource }
  | { readonly fact: FactPath; readonly kind: 'words'; readonly source: WordsSource }
  | { readonly fact: FactPath; readonly kind: 'rows'; readonly rows: readonly RowSource[] }

export type CaseMap = {
  readonly title: string
  readonly at: TimeSource
  /** Columns that are printed with a case, so that a person can find it again. */
  readonly show: readonly string[]
  readonly facts: readonly FactSource[]
}

const known = z.union([z.string(), z.boolean(), z.number()])
const valueSource = z.union([
  known,
  z.strictObject({
    column: z.string().min(1),
    values: z.record(z.string(), known.nullable()).optional(),
    contains: z.array(z.strictObject({ text: z.string().min(1), is: known.nullable() })).optional(),
    otherwise: known.nullable().optional(),
  }),
])
const timeSource = z.strictObject({
  column: z.string().min(1),
  format: z
    .string()
    .refine((format) => !/%[zZs]/.test(format), 'write moments with an offset as ISO 8601 and leave `format` out')
    .optional(),
  zone: zoneParser.optional(),
  clock: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'write the clock as 13:30')
    .optional(),
})
const wordsSource = z.union([
  z.array(z.string()),
  z.strictObject({ column: z.string().min(1), split: z.string().min(1), values: z.record(z.string(), z.string().nullable()).optional() }),
])
const rowSource = z.looseObject({
  when: z.strictObject({ column: z.string().min(1), is: z.union([z.literal('filled'), z.array(z.string())]) }).optional(),
})

const mapFile = z.strictObject({
  title: z.string().min(1),
  at: timeSource,
  show: z.array(z.string()).default([]),
  facts: z.record(z.string(), z.unknown()).default({}),
})

/** Reads a map file, YAML or JSON. Throws DeskError input-invalid that names every fault with its path. */
export const parseCaseMap = (text: string, name: string): CaseMap => {
  const parsed = mapFile.safeParse(yamlOf(text, name))
  const faults: string[] = parsed.success ? [] : faultsOf(parsed.error, '')
  if (!parsed.success) throw unusable(name, faults)
  const { title, at, show } = parsed.data
  const facts = Object.entries(parsed.data.facts).flatMap(([path, given]) => factSourceOf(path, given, faults) ?? [])
  if (faults.length > 0) throw unusable(name, faults)
  return { title, at: timeOf(at), show, facts }
}

/** The map of a file whose columns are named as the case file names its facts: `at`, `custodian`, `request.instruments[0].form`. */
export const mapOfColumns = (columns: readonly string[]): CaseMap => {
  const plain = (column: string) => ({ column })
  const rows = new Map<string, Record<string, unknown>[]>()
  const given: [string, unknown][] = []
  for (const column of columns) {
    const inList = /^(.+)\[(\d)\]\.(\w+)$/.exec(column)
    if (inList !== null) {
      const [, list = '', index = '', field = ''] = inList
      const templates = rows.get(list) ?? []
      rows.set(list, templates)
      templates[Number(index)] = { ...templates[Number(index)], when: { column, is: 'filled' }, [field]: plain(column) }
    } else if (factPaths.some((path) => path === column)) {
      given.push([column, factAt(column)?.kind === 'words' ? { column, split: ' ' } : plain(column)])
    }
  }
  const facts = Object.fromEntries([...given, ...[...rows].map(([list, templates]) => [list, templates.filter(Boolean)] as const)])
  return parseCaseMap(JSON.stringify({ title: 'cases in columns named as facts', at: plain('at'), facts }), 'the columns of the file')
}

const unusable = (name: string, faults: readonly string[]): DeskError =>
  new DeskError('input-invalid', `The map of columns [${name}] cannot be used: ${faults.join('; ')}.`)

const faultsOf = (error: z.ZodError, under: string): string[] =>
  error.issues.map(
    ({ path, message }) => `${[under, ...path.map(String)].filter((part) => part !== '').join('.') || 'the file'}: ${message}`,
  )

const factSourceOf = (path: string, given: unknown, faults: string[]): FactSource | null => {
  const fact = factPaths.find((one) => one === path)
  const definition = factAt(path)
  if (fact === undefined || definition === null) {
    faults.push(`facts.${path}: there is no such fact; \`releasedesk facts\` lists them`)
    return null
  }
  const at = `facts.${path}`
  if (definition.kind === 'list') return { fact, kind: 'rows', rows: rowsOf(definition, given, at, faults) }
  if (definition.kind === 'words') {
    const parsed = parsedOr(wordsSource, given, at, faults)
    return parsed === null ? null : { fact, kind: 'words', source: wordsOf(parsed, definition, at, faults) }
  }
  const source = scalarOf(definition, given, at, faults)
  if (source === null) return null
  return source.kind === 'time' ? { fact, kind: 'time', source } : { fact, kind: 'value', source }
}

const rowsOf = (list: Extract<Fact, { kind: 'list' }>, given: unknown, at: string, faults: string[]): readonly RowSource[] =>
  (parsedOr(z.array(rowSource), given, at, faults) ?? []).map((row, index): RowSource => {
    const fields: Record<string, ValueSource | TimeSource> = {}
    for (const [name, one] of Object.entries(row)) {
      if (name === 'when') continue
      const definition = list.fields[name]
      if (definition === undefined) faults.push(`${at}.${index}.${name}: there is no such field`)
      const source = definition === undefined ? null : scalarOf(definition, one, `${at}.${index}.${name}`, faults)
      if (source !== null) fields[name] = source
    }
    return { when: row.when ?? null, fields }
  })

const scalarOf = (definition: Fact, given: unknown, at: string, faults: string[]): ValueSource | TimeSource | null => {
  if (definition.kind === 'moment' || definition.kind === 'date') {
    if (typeof given === 'string') return constantTime(definition.kind, given, at, faults)
    const parsed = parsedOr(timeSource, given, at, faults)
    return parsed === null ? null : timeOf(parsed)
  }
  const parsed = parsedOr(valueSource, given, at, faults)
  if (parsed === null) return null
  const source = valueOf(parsed)
  for (const value of outputsOf(source)) {
    if (!isAllowed(definition, value)) faults.push(`${at}: [${String(value)}] is no value of this fact`)
  }
  if (source.kind === 'column' && source.asItIs && definition.kind !== 'choice' && definition.kind !== 'yes-no')
    faults.push(`${at}: name its values`)
  return source
}

const constantTime = (kind: 'moment' | 'date', given: string, at: string, faults: string[]): ValueSource | null => {
  const parsed = parsedOr<string>(kind === 'moment' ? instantParser : civilDateParser, given, at, faults)
  return parsed === null ? null : { kind: 'constant', value: parsed }
}

const wordsOf = (given: z.infer<typeof wordsSource>, definition: Fact, at: string, faults: string[]): WordsSource => {
  const allowed = definition.kind === 'words' ? definition.values : []
  if (!('column' in given)) {
    for (const word of given) if (!allowed.includes(word)) faults.push(`${at}: [${word}] is no value of this fact`)
    return { kind: 'constant', words: given }
  }
  const values = given.values ?? Object.fromEntries(allowed.map((word) => [word, word]))
  for (const word of Object.values(values)) {
    if (word !== null && !allowed.includes(word)) faults.push(`${at}: [${word}] is no value of this fact`)
  }
  return { kind: 'split', column: given.column, split: given.split, values }
}

const valueOf = (given: z.infer<typeof valueSource>): ValueSource => {
  if (typeof given !== 'object') return { kind: 'constant', value: given }
  return {
    kind: 'column',
    column: given.column,
    values: given.values ?? {},
    contains: given.contains ?? [],
    otherwise: given.otherwise ?? null,
    asItIs: given.values === undefined && given.contains === undefined && given.otherwise === undefined,
  }
}

const timeOf = ({ column, format, zone, clock }: z.infer<typeof timeSource>): TimeSource => ({
  kind: 'time',
  column,
  format: format ?? null,
  zone: zone ?? null,
  clock: clock ?? null,
})

/** Every value that a source can give, as far as it is written in the map. */
export const outputsOf = (source: ValueSource): readonly Known[] => {
  if (source.kind === 'constant') return [source.value]
  const given = [...Object.values(source.values), ...source.contains.map(({ is }) => is), source.otherwise]
  return [...new Set(given.filter((value) => value !== null))]
}

const isAllowed = (definition: Fact, value: Known): boolean => {
  if (definition.kind === 'yes-no') return typeof value === 'boolean'
  if (definition.kind === 'choice') return typeof value === 'string' && definition.values.includes(value)
  return definition.kind === 'number' ? typeof value === 'number' : typeof value === 'string'
}

const parsedOr = <T>(parser: z.ZodType<T>, given: unknown, at: string, faults: string[]): T | null => {
  const parsed = parser.safeParse(given)
  if (parsed.success) return parsed.data
  faults.push(...faultsOf(parsed.error, at))
  return null
}

const yamlOf = (text: string, name: string): unknown => {
  try {
    return parse(text)
  } catch (error) {
    throw new DeskError('input-invalid', `The map of columns [${name}] is neither YAML nor JSON: ${String(error).slice(0, 200)}.`)
  }
}
