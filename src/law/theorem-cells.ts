// Theorems proved by looking at every cell of the compiled tables: every case there is, each once.
import { fromEpochMs, parseCivilDate, plusMinutes, startOfDay } from '../time/instant.ts'
import type { Action } from './action.ts'
import { factAt, isFactPath, isRows } from './facts.ts'
import type { Facts, FactValue, Known, Row } from './facts.ts'
import type { Place } from './place.ts'
import type { ActionTable, CompiledLaw, PreparedVerdict } from './tables/table.ts'
import { counterexampleOf, falseOf, openedAndBarred, presupposed } from './theorem-case.ts'
import { opening } from './theorem.ts'
import type { Counterexample, Proof, Theorem } from './theorem.ts'

/**
 * All theorems on one action in one pass. Cells are cut finer by what the theorems presuppose, so that each lies wholly within a
 * theorem or wholly outside; and the days are cut at the first and last days of the theorems.
 */
export const proveByCells = (law: CompiledLaw, action: Action, theorems: readonly Theorem[]): readonly Proof[] => {
  const table = law.on(action)
  const { place } = law
  const open = theorems.map((theorem) => ({ theorem, steps: 0, speaks: false, counterexample: noCounterexample }))
  for (const on of daysOf(table, theorems, place)) {
    const now = open.filter(({ theorem }) => isClaimedOn(theorem, on))
    const telling = now.map(({ theorem }) => theorem.given).filter(({ kind }) => kind !== 'always')
    const noon = plusMinutes(startOfDay(parseCivilDate(on), place.zone), 12 * 60)
    for (const { example, verdict, from } of table.each({ on, telling })) {
      const facts = from === on || hasTimes(example) ? example : { ...example, at: noon }
      for (const one of now) {
        if (one.counterexample !== null) continue
        one.steps += 1
        const wrong = falseIn(table, one.theorem, facts, verdict, on)
        if (!wrong && one.speaks) continue
        const meant =
          presupposed(one.theorem, place, facts) && (one.theorem.claim.kind !== 'unknown-opens-nothing' || opening.includes(verdict.answer))
        one.speaks ||= meant
        if (wrong && meant) one.counterexample = found(one.theorem, place, table, facts, verdict)
      }
    }
  }
  return open.map((one) => ({ ...one, place: place.id, action, method: 'enumeration', holds: one.counterexample === null }))
}

const noCounterexample: Counterexample | null = null

/** The verdict breaks the claim, if the theorem speaks of the case at all. */
const falseIn = (table: ActionTable, theorem: Theorem, facts: Facts, verdict: PreparedVerdict, day: string): boolean =>
  theorem.claim.kind === 'unknown-opens-nothing'
    ? barredOnceKnown(table, facts, verdict) !== null
    : falseOf(theorem, table.action, verdict, day)

/** The case with one thing more known that the answer then bars; null if there is none. */
const barredOnceKnown = (table: ActionTable, facts: Facts, verdict: PreparedVerdict): Facts | null =>
  opening.includes(verdict.answer)
    ? (fillings(facts, table.cone).find((one) => openedAndBarred(verdict.answer, table.verdictOf(one).answer)) ?? null)
    : null

/** What the table shows false is false even if the interpreter says otherwise: then the two differ, which is a fault of its own. */
const found = (theorem: Theorem, place: Place, table: ActionTable, facts: Facts, verdict: PreparedVerdict): Counterexample => {
  const completed = theorem.claim.kind === 'unknown-opens-nothing' ? barredOnceKnown(table, facts, verdict) : null
  return (
    counterexampleOf(theorem, place, table.action, facts, completed) ?? {
      facts,
      answer: verdict.answer,
      completed,
      completedAnswer: null,
      says: `${theorem.words} The table says ${verdict.answer} here; the interpreter does not agree with the table.`,
    }
  )
}

const isClaimedOn = ({ from, to }: Theorem, day: string): boolean => (from === null || from <= day) && (to === null || day < to)

/** The first day of each era, and of each span of a theorem within it. */
const daysOf = (table: ActionTable, theorems: readonly Theorem[], place: Place): readonly string[] => {
  const ends = table.eras.at(-1)?.to ?? null
  const days = [
    place.coveredFrom,
    ...table.eras.map(({ from }) => from),
    ...theorems.flatMap(({ from, to }) => [from ?? [], to ?? []].flat()),
  ]
  return [...new Set(days)].filter((day) => day >= place.coveredFrom && (ends === null || day < ends)).toSorted()
}

/** Moments of the case that its own moment must fit; such a case is not moved to another day. */
const hasTimes = (facts: Facts): boolean => Object.keys(facts.known).some(isTime)

const isTime = (path: string): boolean => {
  const kind = factAt(path)?.kind
  return kind === 'moment' || kind === 'date'
}

/** Every way to make known one thing that is unknown: a fact, the papers, or a field of a paper. */
const fillings = (facts: Facts, cone: readonly string[]): readonly Facts[] =>
  cone.flatMap((path): readonly Facts[] => {
    if (!isFactPath(path)) return []
    const put = (value: FactValue): Facts => ({ ...facts, known: { ...facts.known, [path]: value } })
    const value = facts.known[path]
    const fact = factAt(path)
    if (fact === null) return []
    if (fact.kind === 'list') return (isRows(value) ? filledRows(value, fact.fields) : someRows(fact.fields)).map(put)
    if (value !== undefined) return []
    if (fact.kind === 'words') return [put([]), put([...fact.values]), ...fact.values.map((word) => put([word]))]
    return valuesOf(fact, facts).map(put)
  })

type Fields = Readonly<Record<string, NonNullable<ReturnType<typeof factAt>>>>

const filledRows = (rows: readonly Row[], fields: Fields): readonly (readonly Row[])[] =>
  rows.flatMap((row, index) =>
    Object.entries(fields)
      .filter(([name]) => row[name] === undefined)
      .flatMap(([name, field]) =>
        valuesOf(field, null).map((value) => rows.map((one, at) => (at === index ? { ...one, [name]: value } : one))),
      ),
  )

/** No row, or one of any form and signer. */
const someRows = (fields: Fields): readonly (readonly Row[])[] => {
  const [first, second] = Object.entries(fields)
  if (first === undefined) return [[]]
  const ones = valuesOf(first[1], null).map((value): Row => ({ [first[0]]: value }))
  const twos =
    second === undefined ? [] : ones.flatMap((row) => valuesOf(second[1], null).map((value): Row => ({ ...row, [second[0]]: value })))
  return [[], ...[...ones, ...twos].map((row) => [row])]
}

const valuesOf = (fact: NonNullable<ReturnType<typeof factAt>>, facts: Facts | null): readonly Known[] => {
  if (fact.kind === 'yes-no') return [false, true]
  if (fact.kind === 'choice') return fact.values
  if (fact.kind === 'moment' && facts !== null) return [facts.at, plusMinutes(facts.at, -60 * 24), fromEpochMs(0)]
  return []
}
