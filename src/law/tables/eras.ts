// The days on which rules begin, end, are suspended or stand again cut time into eras; a moment is read as the number of its era.
import { civilDateOf, parseCivilDate, plusMinutes, startOfDay } from '../../time/instant.ts'
import type { Instant } from '../../time/instant.ts'
import { factAt } from '../facts.ts'
import type { FactPath, Facts, FactValue } from '../facts.ts'
import { livenessOf, livenessReads, selectedBy } from '../live.ts'
import type { Place } from '../place.ts'
import type { Rule } from '../rule.ts'
import type { LiveRule } from './block.ts'

export type Calendar = {
  /** First days of all eras but the first, sorted. */
  readonly days: readonly string[]
  /** The number of the era of the decision. */
  readonly eraOf: (at: string) => number
  /** The number of the era of a moment or day; -1: unknown, or not a moment. */
  readonly eraOfValue: (value: FactValue | undefined) => number
  /** The first moment of an era; of the era before all days, its last minute. */
  readonly momentIn: (era: number) => Instant
}

export const calendarOf = (place: Place): Calendar => {
  const days = [...new Set([place.coveredFrom, ...place.rules.flatMap(turningDays)])].toSorted()
  const starts = days.map((day) => startOfDay(parseCivilDate(day), place.zone))
  const eraOf = byMonths(starts)
  const first = starts[0] ?? startOfDay(parseCivilDate(place.coveredFrom), place.zone)
  return {
    days,
    eraOf,
    eraOfValue: (value) => {
      if (typeof value !== 'string') return -1
      return value.length === 10 ? countUpTo(days, value) : eraOf(value)
    },
    momentIn: (era) => starts[era - 1] ?? plusMinutes(first, -1),
  }
}

/** Every day named in what a rule says about its own time. */
export const turningDays = ({ from, to, enactedOn, status }: Rule): readonly string[] =>
  [from, to, enactedOn, ...(status ?? []).flatMap((entry) => [entry.from, entry.to])].filter(
    (day): day is string => typeof day === 'string',
  )

/** How many of the sorted words are not after the given one. */
const countUpTo = (sorted: readonly string[], word: string): number => {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? '') <= word) low = middle + 1
    else high = middle
  }
  return low
}

/** As `countUpTo`: most months lie in one era, and only the others are searched. */
const byMonths = (starts: readonly string[]): ((moment: string) => number) => {
  const months = Array.from({ length: 12 * yearsCounted }, (_, index) => monthAt(index))
  const eras = Int32Array.from(months, (month) => {
    const era = countUpTo(starts, month)
    return era === countUpTo(starts, `${month}~`) ? era : -1
  })
  return (moment) => {
    const year = digitsIn(moment, 0) * 100 + digitsIn(moment, 2)
    const month = digitsIn(moment, 5)
    const era = month >= 1 && month <= 12 ? (eras[(year - firstYear) * 12 + month - 1] ?? -1) : -1
    return era < 0 ? countUpTo(starts, moment) : era
  }
}

const firstYear = 1990
const yearsCounted = 60
const monthAt = (index: number): string => `${firstYear + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
/** Two decimal digits; any other sign makes a number that is no year and no month. */
const digitsIn = (text: string, at: number): number => {
  const [tens, ones] = [text.charCodeAt(at) - 48, text.charCodeAt(at + 1) - 48]
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -10_000
}

/** The facts whose moments choose the version of some of the rules. */
export const selectingFacts = (rules: readonly Rule[]): readonly FactPath[] => [
  ...new Set(rules.flatMap(({ selects }) => selectedBy[selects] ?? [])),
]

/** A suspension for some persons only makes the days of a rule depend on the rest of the case. */
export const dependsOnPerson = (rules: readonly Rule[]): boolean => rules.some((rule) => livenessReads(rule).length > 0)

/** The rules that are law, or may be, for a decision in one era and selecting moments in others (-1: unknown). */
export const liveIn = (
  place: Place,
  rules: readonly Rule[],
  calendar: Calendar,
  era: number,
  selected: ReadonlyMap<FactPath, number>,
): readonly LiveRule[] => {
  const known: Partial<Record<FactPath, FactValue>> = {}
  for (const [path, of] of selected) if (of >= 0) known[path] = valueIn(place, calendar, path, of)
  const facts: Facts = { at: calendar.momentIn(era), known, zone: place.zone }
  return rules.flatMap((rule): readonly LiveRule[] => {
    const live = livenessOf(rule, place, facts)
    return live === 'no' ? [] : [{ rule, live }]
  })
}

/** A value of a selecting fact that lies in the era. */
export const valueIn = (place: Place, calendar: Calendar, path: FactPath, era: number): string => {
  const moment = calendar.momentIn(era)
  return factAt(path)?.kind === 'date' ? civilDateOf(moment, place.zone) : moment
}
