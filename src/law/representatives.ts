// Values of a fact that tell a condition apart, one for each way it can come out: what an enumerator tries.
import { fromEpochMs, parseCivilDate } from '../time/instant.ts'
import { plusDays } from '../time/court-days.ts'
import type { Condition } from './condition.ts'
import { factAt } from './facts.ts'
import type { Fact, FactPath, Facts, Known, ListPath, Row } from './facts.ts'
import { readsOfPoint } from './point.ts'
import { truthOf } from './truth.ts'

/**
 * Known values of a fact of the case, or of a field of a list (`row` is then the rest of the row), that between them make every part of
 * the condition come out in each way it can by this fact while the others stay. Words and rows of lists are not laid out.
 * Moments and days are found by halving between 1900 and 2100, so that units, calendars and clock changes need no formula of their own.
 */
export const representativesOf = (condition: Condition, path: FactPath, facts: Facts): readonly Known[] => {
  const fact = factAt(path)
  if (fact === null) return []
  const asked = partsAbout(condition, path, null)
  return valuesFor(fact, asked, (part, value) => truthOf(part, { ...facts, known: { ...facts.known, [path]: value } }))
}

export const fieldRepresentativesOf = (condition: Condition, list: ListPath, field: string, facts: Facts, row: Row): readonly Known[] => {
  const holder = factAt(list)
  const fact = holder?.kind === 'list' ? holder.fields[field] : undefined
  if (fact === undefined) return []
  const asked = partsAbout(condition, field, list)
  return valuesFor(fact, asked, (part, value) => truthOf(part, facts, { ...row, [field]: value }))
}

/** The numbers, moments, days and texts that a condition names for a fact: where its truth may turn. */
export const thresholdsOf = (condition: Condition, path: string, list: ListPath | null = null): readonly Known[] => [
  ...new Set(partsAbout(condition, path, list).flatMap(named)),
]

const named = (part: Condition): readonly Known[] => {
  if (part.kind === 'one-of') return part.values
  if (part.kind === 'number-at-least') return [part.amount]
  if (part.kind === 'before-date') return [part.date]
  if (part.kind === 'more-than-minutes-since') return [part.minutes]
  return part.kind === 'clock-between' ? [part.from, part.to] : []
}

/** The undivided parts that read the fact: of the case (`list` null), or of a row of the list. */
const partsAbout = (condition: Condition, path: string, list: ListPath | null, within: ListPath | null = null): readonly Condition[] => {
  const here = within === list
  switch (condition.kind) {
    case 'always':
      return []
    case 'all':
    case 'any':
      return condition.of.flatMap((part) => partsAbout(part, path, list, within))
    case 'not':
    case 'shown':
    case 'meets':
      return partsAbout(condition.of, path, list, within)
    case 'at-least':
      return partsAbout(condition.where, path, list, condition.list)
    case 'one-of':
    case 'known':
    case 'before-date':
    case 'number-at-least':
      return here && condition.fact === path ? [condition] : []
    case 'includes':
    case 'more-than-minutes-since':
      return list === null && condition.fact === path ? [condition] : []
    case 'before':
      return [condition.left, condition.right].some((point) => readsOfPoint(point).includes(path)) ? [condition] : []
    case 'clock-between':
      return readsOfPoint(condition.point).includes(path) ? [condition] : []
    default:
      return unreachable(condition)
  }
}

type Try = (part: Condition, value: Known) => string

const valuesFor = (fact: Fact, parts: readonly Condition[], tried: Try): readonly Known[] => {
  if (parts.length === 0) return []
  switch (fact.kind) {
    case 'yes-no':
      return [true, false]
    case 'choice':
      return fact.values
    case 'text':
      return [...new Set([...parts.flatMap(named), 'another'])]
    case 'number':
      return [...new Set([0, ...parts.flatMap((part) => (part.kind === 'number-at-least' ? [part.amount - 1, part.amount] : []))])]
    case 'moment':
      return turningPoints(parts, tried, firstMinute, lastMinute, (minute) => fromEpochMs(minute * 60_000))
    case 'date':
      return turningPoints(parts, tried, 0, lastDay, (day) => plusDays(parseCivilDate('1900-01-01'), day))
    default:
      return []
  }
}

const firstMinute = Date.UTC(1900, 0, 1) / 60_000
const lastMinute = Date.UTC(2100, 0, 1) / 60_000
const lastDay = 73_049

/** Both sides of every turn of a part, each turn for good; time of day turns twice a day and is tried over the hours of one day. */
const turningPoints = (
  parts: readonly Condition[],
  tried: Try,
  first: number,
  last: number,
  valueAt: (step: number) => string,
): readonly string[] => {
  const steps = new Set<number>()
  const search = (part: Condition, from: number, to: number): void => {
    const [start, end] = [tried(part, valueAt(from)), tried(part, valueAt(to))]
    steps.add(from)
    if (start === end) return
    let [low, high] = [from, to]
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2)
      if (tried(part, valueAt(middle)) === start) low = middle
      else high = middle
    }
    steps.add(low)
    search(part, high, to)
  }
  for (const part of parts) {
    if (part.kind !== 'clock-between') search(part, first, last)
    else for (let hour = 0; hour < 24; hour += 1) search(part, clockDay + hour * 60, clockDay + (hour + 1) * 60)
  }
  return [...steps].toSorted((a, b) => a - b).map(valueAt)
}

const clockDay = Date.UTC(2001, 6, 1) / 60_000

const unreachable = (never: never): never => {
  throw new TypeError(`no such condition: ${JSON.stringify(never)}`)
}
