// The rows of a list fact, for example papers: each row becomes a number, and each number says how every question about a row comes out.
import { parseInstant } from '../../time/instant.ts'
import type { Instant, Zone } from '../../time/instant.ts'
import { readsOf } from '../condition.ts'
import type { Condition } from '../condition.ts'
import { factAt } from '../facts.ts'
import type { Facts, Known, ListPath, Row, ScalarFact } from '../facts.ts'
import { truthOf } from '../truth.ts'
import { digitOf, leavesOf } from './atoms.ts'
import type { Atom, Digit } from './atoms.ts'
import { marksOf, valuesOf } from './candidates.ts'
import type { Marks } from './candidates.ts'

/** One list, as far as the rules look at its rows. */
export type RowBook = {
  readonly list: ListPath
  /** Rows can be numbered without the rest of the case. If not, each row is asked in its case. */
  readonly simple: boolean
  /** How many numbers there are; 0 if not simple. */
  readonly count: number
  /** The number of a row; -1 if it has a value that was not foreseen. */
  readonly codeOf: (row: Row) => number
  /** The smallest row of that number. */
  readonly rowOf: (code: number) => Row
  /** All telling rows at that moment, those with the fewest known fields first. */
  readonly rowsAt: (at: Instant) => readonly Row[]
}

/** How the atom comes out on one row. */
export const digitOnRow = ({ counts }: Atom, row: Row, facts: Facts): Digit =>
  counts === null ? 0 : digitOf(truthOf(counts.where, facts, row))

/** One field of the rows: values that no rule tells apart are one class; class 0 is the unknown. */
type Field = {
  readonly name: string
  readonly examples: readonly (Known | undefined)[]
  readonly classOf: (value: Known | undefined) => number
  /** Values met before. */
  readonly kept: ReadonlyMap<Known, number>
}

export const rowBookOf = (list: ListPath, atoms: readonly Atom[], zone: Zone): RowBook => {
  const fact = factAt(list)
  const definitions = fact?.kind === 'list' ? fact.fields : {}
  const marks = marksOf(atoms)
  const leaves = atoms.flatMap(({ counts }) => (counts === null ? [] : leavesOf(counts.where)))
  const names = Object.keys(definitions).filter((name) => leaves.some((leaf) => readsOf(leaf).includes(name)))
  const simple =
    atoms.every(({ inputs, readsDecision }) => inputs.length === 1 && !readsDecision) && leaves.every((leaf) => readsOf(leaf).length <= 1)
  const fields = names.map((name) => fieldOf(name, definitions[name], leaves, marks, zone))
  const count = simple ? fields.reduce((product, { examples }) => product * examples.length, 1) : 0
  const all = simple ? smallestFirst(Array.from({ length: count }, (_, code) => rowOf(fields, code))) : []
  return {
    list,
    simple,
    count,
    codeOf: (row) => codeOf(fields, row),
    rowOf: (code) => rowOf(fields, code),
    rowsAt: (at) => (simple ? all : smallestFirst(combined(names.map((name) => [name, valuesAt(definitions[name], marks, at, zone)])))),
  }
}

const codeOf = (fields: readonly Field[], row: Row): number => {
  let code = 0
  for (let place = 0; place < fields.length; place += 1) {
    const field = fields[place]
    if (field === undefined) continue
    const value: Known | undefined = row[field.name]
    const index = value === undefined ? 0 : (field.kept.get(value) ?? field.classOf(value))
    if (index < 0) return -1
    code = code * field.examples.length + index
  }
  return code
}

const rowOf = (fields: readonly Field[], code: number): Row => {
  const row: Record<string, Known> = {}
  let rest = code
  for (const field of fields.toReversed()) {
    const value = field.examples[rest % field.examples.length]
    if (value !== undefined) row[field.name] = value
    rest = Math.floor(rest / field.examples.length)
  }
  return row
}

const fieldOf = (name: string, definition: ScalarFact | undefined, leaves: readonly Condition[], marks: Marks, zone: Zone): Field => {
  const asked = leaves.filter((leaf) => readsOf(leaf).includes(name))
  const vectorOf = (value: Known | undefined): string =>
    asked.map((leaf) => digitOf(truthOf(leaf, { at: anyMoment, known: {}, zone }, value === undefined ? {} : { [name]: value }))).join('')
  const byVector = new Map<string, number>()
  const examples: (Known | undefined)[] = []
  for (const value of [undefined, ...valuesAt(definition, marks, anyMoment, zone)]) {
    const vector = vectorOf(value)
    if (!byVector.has(vector)) byVector.set(vector, examples.push(value) - 1)
  }
  const kept = new Map<Known, number>()
  const ofDay = byDays(asked, (value) => byVector.get(vectorOf(value)) ?? -1)
  const classOf = (value: Known | undefined): number => {
    if (ofDay !== null && typeof value === 'string') return ofDay(value)
    const known = value === undefined ? 0 : kept.get(value)
    if (known !== undefined) return known
    const found = byVector.get(vectorOf(value)) ?? -1
    if (value !== undefined && kept.size < keptMax) kept.set(value, found)
    return found
  }
  return { name, examples, classOf, kept }
}

/** A day that is only asked whether it lies before some days has its class by them; null for any other question. */
const byDays = (asked: readonly Condition[], classOf: (value: Known) => number): ((day: string) => number) | null => {
  const days = asked.flatMap((leaf) => (leaf.kind === 'before-date' ? [leaf.date] : [])).toSorted()
  if (days.length === 0 || days.length < asked.length) return null
  const classes = ['', ...days].map((day) => classOf(day))
  return (day) => {
    let count = 0
    while (count < days.length && (days[count] ?? '') <= day) count += 1
    return classes[count] ?? -1
  }
}

/** Closed fields have few values; foreign ones are not kept without end. */
const keptMax = 256
const anyMoment = parseInstant('2000-01-01T00:00:00Z')

const valuesAt = (definition: ScalarFact | undefined, marks: Marks, at: Instant, zone: Zone): readonly Known[] =>
  definition === undefined ? [] : valuesOf(definition, marks, at, zone)

const combined = (fields: readonly (readonly [string, readonly Known[]])[]): readonly Row[] =>
  fields.reduce<readonly Row[]>(
    (rows, [name, values]) => [...rows, ...values.flatMap((value) => rows.map((row) => ({ ...row, [name]: value })))],
    [{}],
  )

const smallestFirst = (rows: readonly Row[]): readonly Row[] => rows.toSorted((a, b) => Object.keys(a).length - Object.keys(b).length)
