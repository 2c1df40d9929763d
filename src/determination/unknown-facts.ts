// The unknown facts of one case, each with its question and the values it could take that rules tell apart.
import type { Action } from '../law/action.ts'
import { all } from '../law/condition.ts'
import type { Condition } from '../law/condition.ts'
import { factAt, factPaths, forms, isRows, signers } from '../law/facts.ts'
import type { Fact, FactPath, Facts, FactValue, Known, ListPath, Row } from '../law/facts.ts'
import { livenessReads, selectedBy } from '../law/live.ts'
import { zoned } from '../law/place.ts'
import type { Place } from '../law/place.ts'
import { fieldRepresentativesOf, representativesOf } from '../law/representatives.ts'
import type { Rule } from '../law/rule.ts'
import { truthOf } from '../law/truth.ts'
import { parseCivilDate, plusMinutes, startOfDay } from '../time/instant.ts'

export type UnknownFact = {
  /** As the case file names it. */
  readonly path: string
  /** As conditions name it. */
  readonly reads: string
  readonly question: string
  /** The question to the person without which it cannot be learned; null: none. */
  readonly needsAsking: Action | null
  readonly values: () => readonly FactValue[]
  readonly fill: (facts: Facts, value: FactValue) => Facts
}

/** Values are worked out when they are first asked for, from the conditions of these rules. */
export const unknownFacts = (place: Place, facts: Facts, rules: readonly Rule[]): readonly UnknownFact[] => {
  const asked = askedBy(rules)
  const known = zoned(place, facts)
  return factPaths.flatMap((path): readonly UnknownFact[] => {
    const definition = factAt(path)
    if (definition === null) return []
    const value = facts.known[path]
    if (value === undefined) {
      const values = once(() => [...valuesOf(path, definition, asked, known), ...turningValues(path, definition, rules, place)])
      const question = definition.question + vouched(path, rules)
      return [
        { path, reads: path, question, needsAsking: definition.needsAsking ?? null, values, fill: (on, to) => withFact(on, path, to) },
      ]
    }
    return definition.kind === 'list' && isRows(value) ? unknownFields(path, definition, value, asked, known, rules) : []
  })
}

const unknownFields = (
  path: FactPath,
  list: Extract<Fact, { kind: 'list' }>,
  rows: readonly Row[],
  asked: Condition,
  known: Facts,
  rules: readonly Rule[],
): readonly UnknownFact[] =>
  rows.flatMap((row, index) =>
    Object.entries(list.fields)
      .filter(([name]) => row[name] === undefined)
      .map(([name, inner]) => ({
        path: `${path}[${index}].${name}`,
        reads: `${path}[].${name}`,
        question: `${inner.question} (${list.words}, no. ${index + 1})${vouched(`${path}[].${name}`, rules)}`,
        needsAsking: inner.needsAsking ?? null,
        values: once(() => (isListPath(path) ? fieldRepresentativesOf(asked, path, name, known, row) : [])),
        fill: (on: Facts, to: FactValue) => {
          const now = on.known[path]
          const before = isRows(now) ? now : rows
          return isKnown(to) ? withFact(on, path, before.with(index, { ...before[index], [name]: to })) : on
        },
      })),
  )

/** Who must vouch for the answer, where a law says so. */
const vouched = (reads: string, rules: readonly Rule[]): string => {
  const named = rules.flatMap(({ attest }) => attest ?? []).filter(({ fact }) => fact === reads)
  const words = named.map(({ by, persons }) => (persons === 2 ? `${by}, with a second person` : by))
  return words.length === 0 ? '' : ` To be vouched for by ${[...new Set(words)].toSorted().join(', and by ')}.`
}

const askedBy = (rules: readonly Rule[]): Condition =>
  all(...rules.flatMap((rule) => [rule.when, ...livenessReads(rule).flatMap((entry) => entry.for ?? [])]))

const withFact = (facts: Facts, path: FactPath, value: FactValue): Facts => ({ ...facts, known: { ...facts.known, [path]: value } })

const valuesOf = (path: FactPath, fact: Fact, asked: Condition, known: Facts): readonly FactValue[] => {
  if (fact.kind === 'words') return [[], ...fact.values.map((word) => [word])]
  if (fact.kind !== 'list') return representativesOf(asked, path, known)
  if (path === 'request.instruments') return [[], ...telling]
  return isListPath(path) ? [[], ...quantifiedIn(asked, path).flatMap((condition) => rowsMeeting(condition, known))] : []
}

/** For a moment that selects versions: the days on which they change, each from its first minute, and the minute before. */
const turningValues = (path: FactPath, fact: Fact, rules: readonly Rule[], place: Place): readonly FactValue[] => {
  const selecting = rules.filter(({ selects }) => selectedBy[selects] === path && selects !== 'release')
  const days = new Set(selecting.flatMap(({ from, to }) => (to === null ? [from] : [from, to])))
  const starts = [...days].map((day) => startOfDay(parseCivilDate(day), place.zone))
  if (fact.kind === 'date') return [...days, ...starts.map((start) => plusMinutes(start, -1).slice(0, 10))]
  return starts.flatMap((start) => [plusMinutes(start, -1), start])
}

type Quantified = Extract<Condition, { kind: 'at-least' }>

const quantifiedIn = (condition: Condition, list: ListPath): readonly Quantified[] => {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.of.flatMap((part) => quantifiedIn(part, list))
    case 'not':
    case 'shown':
    case 'meets':
      return quantifiedIn(condition.of, list)
    case 'at-least':
      return condition.list === list ? [condition] : []
    default:
      return []
  }
}

/** Rows enough to meet the condition, found field by field; none if no combination of the first few thousand meets it. */
const rowsMeeting = (condition: Quantified, known: Facts): readonly (readonly Row[])[] => {
  const definition = factAt(condition.list)
  if (definition?.kind !== 'list') return []
  let rows: readonly Row[] = [{}]
  for (const name of Object.keys(definition.fields)) {
    const values: readonly Known[] = fieldRepresentativesOf(condition, condition.list, name, known, {})
    const grown = rows.flatMap((row) => values.map((value): Row => ({ ...row, [name]: value })))
    if (grown.length > 0 && grown.length <= rowsMax && !rows.some((row) => truthOf(condition.where, known, row) === 'yes')) rows = grown
  }
  const meeting = rows.find((row) => truthOf(condition.where, known, row) === 'yes')
  return meeting === undefined ? [] : [Array.from({ length: condition.n }, () => meeting)]
}

const rowsMax = 4000

const isListPath = (path: FactPath): path is ListPath => factAt(path)?.kind === 'list'
const isKnown = (value: FactValue): value is Known => typeof value !== 'object'

const once = <T>(make: () => readonly T[]): (() => readonly T[]) => {
  let made: readonly T[] | null = null
  return () => (made ??= make())
}

const telling: readonly (readonly Row[])[] = [
  ...forms.map((form): readonly Row[] => [{ form, signer: 'immigration-officer', complete: true }]),
  ...signers.map((signer): readonly Row[] => [{ form: 'arrest-warrant', signer, nature: 'criminal', complete: true }]),
  ...['writ', 'court-order', 'search-warrant', 'court-subpoena'].map((form): readonly Row[] => [
    { form, signer: 'federal-district-judge', complete: true },
  ]),
]
