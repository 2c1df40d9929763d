// How many papers a question needs so that no case of any number of papers is left out.
import { fromEpochMs } from '../../time/instant.ts'
import type { Condition } from '../condition.ts'
import { factAt } from '../facts.ts'
import type { Known, Row, ScalarFact } from '../facts.ts'
import { truthOf } from '../truth.ts'
import { questionsIn } from './truth-planes.ts'
import type { Quantified } from './truth-planes.ts'

/** Which questions a row answers: bit 2i, question i surely; bit 2i + 1, possibly. */
type Answers = bigint

/**
 * Rules see a list only by whether at least n of its rows surely, or possibly, meet a condition. Of the rows of a case keep, for
 * each such question that comes out yes, n rows that answer it; the rest can go, and every question comes out as before: so the sum
 * of all n is always enough. Where all n are 1, less is enough: what the rules see of a set of papers is the union of what each of
 * them answers, and papers are added here one at a time until no union is new. Where the same papers are looked at twice, before
 * and after an unknown is filled in, twice as many are enough: those that the one looking needs, and those that the other needs.
 */
export const rowsNeeded = (conditions: readonly Condition[]): ReadonlyMap<string, number> =>
  new Map(
    [...Map.groupBy(questionsIn(conditions), ({ list }) => list)].map(([list, questions]): readonly [string, number] => {
      const sum = questions.reduce((all, { n }) => all + Math.max(0, n), 0)
      const plain = questions.every(({ n, where }) => n === 1 && !fieldsIn(where).includes(''))
      const rows = plain ? rowsOf(list, questions) : null
      return [list, Math.max(1, Math.min(sum, (rows === null ? null : mostNeeded(kindsOf(rows, questions))) ?? sum))]
    }),
  )

/** Every row over the fields that the questions read, an unknown being a value; null where a field has no short list of values. */
const rowsOf = (list: string, questions: readonly Quantified[]): readonly Row[] | null => {
  const holder = factAt(list)
  if (holder?.kind !== 'list') return null
  const read = new Set(questions.flatMap(({ where }) => fieldsIn(where)))
  let rows: readonly Row[] = [{}]
  for (const [name, field] of Object.entries(holder.fields)) {
    if (!read.has(name)) continue
    const values = valuesOf(field)
    if (values === null) return null
    rows = rows.flatMap((row) => [row, ...values.map((value): Row => ({ ...row, [name]: value }))])
  }
  return rows
}

const valuesOf = (field: ScalarFact): readonly Known[] | null =>
  field.kind === 'yes-no' ? [false, true] : field.kind === 'choice' ? field.values : null

const kindsOf = (rows: readonly Row[], questions: readonly Quantified[]): readonly Answers[] => [
  ...new Set(rows.map((row) => answersOf(row, questions))),
]

const nobody = { at: fromEpochMs(0), known: {} }

const answersOf = (row: Row, questions: readonly Quantified[]): Answers =>
  questions.reduce((bits, { where }, index) => {
    const truth = truthOf(where, nobody, row)
    const here = truth === 'yes' ? 3n : truth === 'unknown' ? 2n : 0n
    return bits | (here << BigInt(2 * index))
  }, 0n)

/** Beyond this many combinations of answers we stop counting and take the sum. */
const combinationsMax = 40_000

/** Papers are added one at a time until no combination of answers is new; null where there are too many combinations. */
const mostNeeded = (kinds: readonly Answers[]): number | null => {
  const alphabet = smallest(kinds)
  const seen = new Set<Answers>([0n])
  let last: readonly Answers[] = [0n]
  for (let rows = 0; ; rows += 1) {
    const next: Answers[] = []
    for (const before of last) {
      for (const kind of alphabet) {
        const after = before | kind
        if (seen.has(after)) continue
        seen.add(after)
        next.push(after)
      }
    }
    if (next.length === 0) return rows
    if (seen.size > combinationsMax) return null
    last = next
  }
}

/** Questions that every row answers alike are one question. */
const smallest = (kinds: readonly Answers[]): readonly Answers[] => {
  const width = Math.max(0, ...kinds.map((kind) => kind.toString(2).length))
  const columns = new Set<string>()
  const kept: bigint[] = []
  for (let question = 0; question < width; question += 1) {
    const column = kinds.map((kind) => (kind >> BigInt(question)) & 1n).join('')
    if (!columns.has(column)) kept.push(BigInt(question))
    columns.add(column)
  }
  return [...new Set(kinds.map((kind) => kept.reduce((bits, from, to) => bits | (((kind >> from) & 1n) << BigInt(to)), 0n)))]
}

const fieldsIn = (where: Condition): readonly string[] => {
  switch (where.kind) {
    case 'all':
    case 'any':
      return where.of.flatMap((part) => fieldsIn(part))
    case 'not':
    case 'shown':
    case 'meets':
      return fieldsIn(where.of)
    case 'one-of':
    case 'known':
    case 'before-date':
    case 'number-at-least':
      return [where.fact]
    case 'always':
      return []
    default:
      // A field of this kind has no short list of values.
      return ['']
  }
}

/**
 * How many rows more a question needs for what it presupposes. Where a condition is wanted not to hold of any row, taking rows away
 * does no harm; where it is wanted to hold of n rows, those n are kept.
 */
export const rowsPresupposed = (condition: Condition, wanted = true): ReadonlyMap<string, number> => {
  switch (condition.kind) {
    case 'all':
    case 'any': {
      const sums = new Map<string, number>()
      for (const part of condition.of)
        for (const [list, count] of rowsPresupposed(part, wanted)) sums.set(list, (sums.get(list) ?? 0) + count)
      return sums
    }
    case 'not':
      return rowsPresupposed(condition.of, !wanted)
    case 'shown':
    case 'meets':
      return rowsPresupposed(condition.of, wanted)
    case 'at-least':
      return new Map(wanted ? [[condition.list, Math.max(0, condition.n)]] : [])
    default:
      return new Map()
  }
}
