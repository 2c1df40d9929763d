// One matter as a lawyer has it on the desk: the day, the place, and what is known of it; what is not known is said to be unknown.
import { isRows, isWords } from '../src/law/facts.ts'
import type { FactPath, Facts, Known, Row } from '../src/law/facts.ts'
import type { Action } from '../src/law/action.ts'
import type { AnswerKind } from '../src/law/answer.ts'
import { civilDateOf, parseZone } from '../src/time/instant.ts'

/** Whether something is so. Unknown is an answer of its own and is never taken for either of the others. */
export type Reading = 'yes' | 'no' | 'unknown'
export type PlaceRead = 'us' | 'us-co' | 'us-co-denver'
/** A paper as the case file describes it; a field left out is unknown. */
export type Paper = Row

export type Matter = {
  /** The civil day in the mountain zone, YYYY-MM-DD: laws begin and end with the day. */
  readonly day: string
  readonly is: (fact: FactPath, ...values: readonly Known[]) => Reading
  readonly asksFor: (action: Action) => Reading
  /** Whether one paper at least is of that sort. Papers not spoken of at all: unknown. */
  readonly hasPaper: (sort: (paper: Paper) => Reading) => Reading
}

/** One action's law, one reading a place. */
export type Opinion = Readonly<Record<PlaceRead, (matter: Matter) => AnswerKind>>

const mountain = parseZone('America/Denver')

export const matterOf = (facts: Facts): Matter => {
  const papers = facts.known['request.instruments']
  const asks = facts.known['request.asks']
  return {
    day: civilDateOf(facts.at, mountain),
    is: (fact, ...values) => {
      const known = facts.known[fact]
      if (known === undefined) return 'unknown'
      return values.some((value) => value === known) ? 'yes' : 'no'
    },
    asksFor: (action) => (isWords(asks) ? yesIf(asks.includes(action)) : 'unknown'),
    hasPaper: (sort) => (isRows(papers) ? either(...papers.map(sort)) : 'unknown'),
  }
}

export const yesIf = (so: boolean): Reading => (so ? 'yes' : 'no')

/** All are so. One that is not settles it, whatever is unknown. */
export const both = (...readings: readonly Reading[]): Reading => {
  if (readings.includes('no')) return 'no'
  return readings.includes('unknown') ? 'unknown' : 'yes'
}

/** One at least is so. One that is settles it, whatever is unknown. */
export const either = (...readings: readonly Reading[]): Reading => {
  if (readings.includes('yes')) return 'yes'
  return readings.includes('unknown') ? 'unknown' : 'no'
}

export const opposite = (reading: Reading): Reading => (reading === 'unknown' ? 'unknown' : yesIf(reading === 'no'))
