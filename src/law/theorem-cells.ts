// Theorems proved by looking at every cell of the compiled tables: every case there is, each once.
import { parseCivilDate, plusMinutes, startOfDay } from '../time/instant.ts'
import type { Action } from './action.ts'
import type { AnswerKind } from './answer.ts'
import { factAt } from './facts.ts'
import type { Facts } from './facts.ts'
import { isInForce, tableOf } from './place.ts'
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
    const alike = allInForce(table, place, on) ? { alike: 'answer' as const } : {}
    for (const { example, verdict, from } of table.each({ on, telling, ...alike })) {
      const facts = from === on || hasTimes(example) ? example : { ...example, at: noon }
      for (const one of now) {
        if (one.counterexample !== null) continue
        one.steps += 1
        const wrong = falseOf(one.theorem, action, verdict, on)
        if (!wrong && one.speaks) continue
        const meant =
          presupposed(one.theorem, place, facts) && (one.theorem.claim.kind !== 'unknown-opens-nothing' || opening.includes(verdict.answer))
        one.speaks ||= meant
        if (wrong && meant) one.counterexample = found(one.theorem, place, table, facts, verdict)
      }
    }
  }
  for (const one of open)
    if (one.theorem.claim.kind === 'unknown-opens-nothing') one.counterexample = barredOnceKnown(table, one.theorem, place)
  return open.map((one) => ({ ...one, place: place.id, action, method: 'enumeration', holds: one.counterexample === null }))
}

const noCounterexample: Counterexample | null = null

/** A case that opens the action, and bars it once more is known, whatever else the tables say of it. */
const barredOnceKnown = (table: ActionTable, theorem: Theorem, place: Place): Counterexample | null => {
  const turning = { opens: isOpening, bars: (answer: AnswerKind) => openedAndBarred('may', answer) }
  for (const { facts, completed } of table.completions(turning)) {
    const shown = counterexampleOf(theorem, place, table.action, facts, completed)
    if (shown !== null) return shown
  }
  return null
}

const isOpening = (answer: AnswerKind): boolean => opening.includes(answer)

/** What the table shows false is false even if the interpreter says otherwise: then the two differ, which is a fault of its own. */
const found = (theorem: Theorem, place: Place, table: ActionTable, facts: Facts, verdict: PreparedVerdict): Counterexample => {
  return (
    counterexampleOf(theorem, place, table.action, facts, null) ?? {
      facts,
      answer: verdict.answer,
      completed: null,
      completedAnswer: null,
      says: `${theorem.words} The table says ${verdict.answer} here; the interpreter does not agree with the table.`,
    }
  )
}

/**
 * Every rule that the table reads on that day is in force on it. Then no verdict can name one that is not, and all that is left to ask
 * of a cell is its answer; otherwise the verdicts are looked at one by one.
 */
const allInForce = ({ action, eras }: ActionTable, place: Place, day: string): boolean => {
  const read = eras.findLast(({ from }) => from <= day)?.rules ?? []
  return tableOf(place, action).rules.every((rule) => !read.includes(rule.id) || rule.outlives === true || isInForce(rule, day))
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
