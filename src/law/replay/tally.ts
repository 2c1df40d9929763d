// Past cases under two laws: how many come out how, which change sides, and how many cannot be decided, and for want of what.
import { civilDateOf, minutesBetween, parseCivilDate, plusMinutes, startOfDay } from '../../time/instant.ts'
import type { Instant } from '../../time/instant.ts'
import { actions } from '../action.ts'
import type { Action } from '../action.ts'
import type { AnswerKind } from '../answer.ts'
import { shifted } from '../diff.ts'
import type { LawOfDay } from '../diff.ts'
import type { Facts } from '../facts.ts'
import type { Place } from '../place.ts'
import { compileLaw } from '../tables/compile.ts'
import type { PreparedVerdict } from '../tables/table.ts'

/** What a case has before the place is covered: no law is encoded for it, so none is said to have held. */
export type Side = AnswerKind | 'not-covered'

export type Change = {
  readonly action: Action
  readonly before: AnswerKind
  readonly after: AnswerKind
  cases: number
  readonly example: Facts
  readonly row: number
}

export type Tally = {
  cases: number
  /** By action and side, cases. */
  readonly before: Map<string, number>
  readonly after: Map<string, number>
  /** Answers that stay open because a fact is not in the data, by action. */
  readonly undecided: Map<Action, number>
  /** By action and fact: open answers that turn on this fact among others. */
  readonly wanting: Map<string, number>
  readonly changes: Map<string, Change>
}

export const emptyTally = (): Tally => ({
  cases: 0,
  before: new Map(),
  after: new Map(),
  undecided: new Map(),
  wanting: new Map(),
  changes: new Map(),
})

/** One kind of case under both laws, an answer for each action in the order of `actions`. */
export type Weighed = { readonly before: readonly Side[]; readonly after: readonly PreparedVerdict[] }

/** Before: the place's law on the day of the case. After: the other law on its own day, the case moved there as it is. */
export const weigherOf = (place: Place, after: LawOfDay): ((facts: Facts) => Weighed) => {
  const [askBefore, askAfter] = [compileLaw(place).determiner(actions), compileLaw(after.place).determiner(actions)]
  return (facts) => {
    const covered = civilDateOf(facts.at, place.zone) >= place.coveredFrom
    return {
      before: covered ? askBefore(facts).map(({ answer }) => answer) : actions.map((): Side => 'not-covered'),
      after: askAfter(shifted(facts, sameClockOn(after, facts.at))),
    }
  }
}

/** The same time of day on the other day. */
const sameClockOn = ({ place, on }: LawOfDay, at: Instant): Instant => {
  const since = minutesBetween(startOfDay(civilDateOf(at, place.zone), place.zone), at)
  const then = plusMinutes(startOfDay(parseCivilDate(on), place.zone), since)
  return civilDateOf(then, place.zone) === on ? then : plusMinutes(then, -60)
}

/** Counts one kind of case that many times. */
export const count = (tally: Tally, { before, after }: Weighed, facts: Facts, cases: number, row: number): void => {
  tally.cases += cases
  for (const [index, action] of actions.entries()) {
    const [was, verdict] = [before[index], after[index]]
    if (was === undefined || verdict === undefined) continue
    add(tally.before, `${action} ${was}`, cases)
    add(tally.after, `${action} ${verdict.answer}`, cases)
    if (verdict.answer === 'needs-human' && verdict.open.length > 0) {
      add(tally.undecided, action, cases)
      for (const fact of verdict.turnsOn) add(tally.wanting, `${action} ${fact}`, cases)
    }
    if (was === verdict.answer || was === 'not-covered') continue
    const key = `${action} ${was} ${verdict.answer}`
    const known = tally.changes.get(key)
    if (known === undefined) tally.changes.set(key, { action, before: was, after: verdict.answer, cases, example: facts, row })
    else known.cases += cases
  }
}

const add = <K>(counts: Map<K, number>, key: K, cases: number): void => {
  counts.set(key, (counts.get(key) ?? 0) + cases)
}
