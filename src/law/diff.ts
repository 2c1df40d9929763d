// What changes between two laws, or two days of one: every distinguishable case whose answer differs, compared over both at once.
import { minutesBetween, parseCivilDate, parseInstant, plusMinutes, startOfDay } from '../time/instant.ts'
import type { Instant } from '../time/instant.ts'
import { actions } from './action.ts'
import type { Action } from './action.ts'
import { factAt, isRows } from './facts.ts'
import type { FactPath, Facts, FactValue, Known, Row } from './facts.ts'
import { selectedBy } from './live.ts'
import { tableOf } from './place.ts'
import type { Place } from './place.ts'
import { saidOn } from './rule.ts'
import type { Rule } from './rule.ts'
import { compileLaw } from './tables/compile.ts'
import { saidUnder } from './tables/cells.ts'
import { emptyStand, putDigit } from './tables/stands.ts'
import { watchedRule } from './tables/watched.ts'
import { digitAt } from './tables/sayings.ts'
import type { Outcome, Stand } from './tables/sayings.ts'
import { combinationsOf } from './tables/scales.ts'
import { dependsOnPerson, liveIn, selectingFacts, turningDays } from './tables/eras.ts'
import type { Ground } from './tables/ground.ts'
import { groundOf } from './tables/ground.ts'
import type { LawThen, Occasion } from './tables/laws.ts'
import type { ActionTable, PreparedVerdict } from './tables/table.ts'
import { verdictBookOf } from './tables/verdicts.ts'
import type { Said, VerdictBook } from './tables/verdicts.ts'

/** The law of a place on one day of decision, YYYY-MM-DD. */
export type LawOfDay = { readonly place: Place; readonly on: string }

/** One distinguishable case that comes out differently. `moved` is the same case on the other day. */
export type ChangedCell = {
  readonly action: Action
  readonly before: PreparedVerdict
  readonly after: PreparedVerdict
  readonly facts: Facts
  readonly moved: Facts
}

export type LawDiff = {
  readonly before: LawOfDay
  readonly after: LawOfDay
  /** Cells whose answer differs. */
  readonly changed: readonly ChangedCell[]
  /** Cells of the same answer on both sides, which other law carries now. */
  readonly moved: readonly ChangedCell[]
  /** Cells compared, the changed ones among them. */
  readonly compared: number
  /** Cells that differ, and for which no one case lies in them on both days: moments that choose the law cannot be carried over. */
  readonly unshown: number
}

/**
 * Compares two laws over the cells of both together: what either tells apart is told apart. "The same case on the other day" keeps its
 * facts, and its moments as far before the decision as they were; where only moments that stay where they are tell the two apart, they
 * stay. Every cell is asked again of both tables before it is believed.
 */
export const diffLaws = (before: LawOfDay, after: LawOfDay, among: readonly Action[] = actions): LawDiff => {
  const changed: ChangedCell[] = []
  const moved: ChangedCell[] = []
  let compared = 0
  let unshown = 0
  for (const action of among) {
    for (const cell of comparedCells(before, after, action)) {
      compared += 1
      if (cell === 'unshown') unshown += 1
      else if (cell !== 'same') (cell.before.answer === cell.after.answer ? moved : changed).push(cell)
    }
  }
  return { before, after, changed, moved, compared, unshown }
}

/**
 * The rules that carry the answer. For a question that a person decides none are named: what is asked differs with everything that is not
 * known, and would break each change into hundreds.
 */
export const carriersOf = ({ action, answer, deciding }: Said & { readonly action: Action }): readonly Rule[] =>
  answer === 'needs-human' ? [] : deciding.filter((rule) => saidOn(rule, action)?.answer === answer)

/** The law that carries the answer, by name: rules of one citation are the same authority. */
export const authorityOf = (verdict: Said & { readonly action: Action }): readonly string[] => [
  ...new Set(carriersOf(verdict).map(({ citation }) => citation)),
]

/** Verdicts that are one side of a change: the same answer on the same rules. */
const sideOf = (verdict: Said & { readonly action: Action }): string =>
  `${verdict.answer} ${carriersOf(verdict)
    .map(({ id }) => id)
    .toSorted()
    .join(' ')}`

/** Rules that stand in both laws unchanged are asked once. */
const joinedRules = (a: readonly Rule[], b: readonly Rule[]): readonly Rule[] => [...new Set([...a, ...b])]

function* comparedCells(before: LawOfDay, after: LawOfDay, action: Action): Generator<ChangedCell | 'same' | 'unshown'> {
  const [rulesBefore, rulesAfter] = [tableOf(before.place, action).rules, tableOf(after.place, action).rules]
  const rules = joinedRules(rulesBefore, rulesAfter)
  if (dependsOnPerson(rules)) throw new TypeError(`${action}: a suspension for some persons only is not compared`)
  const both: Place = { ...before.place, rules: joinedRules(before.place.rules, after.place.rules) }
  const ground = groundOf(both, rules)
  const books = { before: verdictBookOf(before.place, action), after: verdictBookOf(after.place, action) }
  const ask = { before: compileLaw(before.place).on(action), after: compileLaw(after.place).on(action) }
  const atAfter = noonOf(after)
  for (const { law, live } of meetings(before, after, ground, rulesBefore, rulesAfter)) {
    for (const kind of kindsOf(ground, law, pairsOf(ground, law.live, live, books, action))) {
      yield kind.value === 'same' ? kind.value : (shownCell(kind.value, kind.facts, atAfter, ask) ?? 'unshown')
    }
  }
}

type Kind = { readonly value: 'same'; readonly facts?: never } | { readonly value: Pair; readonly facts: Facts }

/** Papers of which both laws say the same for every combination of the other facts are one kind; the first met are the fewest. */
function* kindsOf(ground: Ground, law: LawThen, outcome: Outcome<Pair | 'same'>): Generator<Kind> {
  const { closure, scales, sayings, of, exampleOf } = saidUnder(ground, law, outcome)
  for (const [index, saying] of sayings.entries()) {
    const papers = closure.rowsTo(of.indexOf(index))
    for (const [place, combination] of combinationsOf(scales, saying.scales).entries()) {
      const value = saying.values[place]
      if (value === undefined) continue
      if (value === 'same') yield { value }
      const facts = value === 'same' ? null : exampleOf(combination, saying.scales, papers)
      if (value !== 'same' && facts !== null) yield { value, facts: { ...facts, at: law.at } }
    }
  }
}

/** The case on both days, asked of the tables themselves; null if neither way of carrying it over is the case that was meant. */
const shownCell = (
  meant: Pair,
  facts: Facts,
  at: Instant,
  ask: { readonly before: ActionTable; readonly after: ActionTable },
): ChangedCell | null => {
  const before = ask.before.verdictOf(facts)
  for (const other of [shifted(facts, at), { ...facts, at }]) {
    const after = ask.after.verdictOf(other)
    if (sideOf(before) === meant.before.name && sideOf(after) === meant.after.name)
      return { action: before.action, before, after, facts, moved: other }
  }
  return null
}

/** What the two laws say of a cell. */
type Pair = { readonly before: Side; readonly after: Side }

/** `name`: the answer and the rules that carry it; `authority`: the answer and the law that carries it. */
type Side = Said & { readonly action: Action; readonly name: string; readonly authority: string }

const pairsOf = (
  ground: Ground,
  before: LawThen['live'],
  after: LawThen['live'],
  books: { readonly before: VerdictBook; readonly after: VerdictBook },
  action: Action,
): Outcome<Pair | 'same'> => {
  const [sideBefore, sideAfter] = [sidesOf(before, books.before, action), sidesOf(after, books.after, action)]
  return {
    watched: [...before, ...after].map((one) => watchedRule(ground.book, one)),
    said: (stand) => {
      const value: Pair = { before: sideBefore(stand, 0), after: sideAfter(stand, before.length) }
      const isSame = value.before.authority === value.after.authority
      return isSame ? { name: 'same', value: 'same' } : { name: `${value.before.name} > ${value.after.name}`, value }
    },
  }
}

/** What one law says where its rules stand so, of which the first stands at `first` among all. */
const sidesOf = (live: LawThen['live'], book: VerdictBook, action: Action): ((stand: Stand, first: number) => Side) => {
  const among = book.among(live.map(({ rule }) => rule))
  const own = emptyStand(live.length)
  const sides = new Map<Said, Side>()
  return (stand, first) => {
    own.two.fill(0)
    own.one.fill(0)
    for (let index = 0; index < live.length; index += 1) putDigit(own, index, digitAt(stand, first + index))
    const said = among.saidAt(own)
    const verdict = { ...said, action }
    const side = sides.get(said) ?? {
      ...verdict,
      name: sideOf(verdict),
      authority: [said.answer, ...authorityOf(verdict).toSorted()].join('|'),
    }
    sides.set(said, side)
    return side
  }
}

/** A law of the first day, and the rules that are law on the other day for the cases under it. */
type Meeting = { readonly law: LawThen; readonly live: LawThen['live'] }

/**
 * Every pair of laws under which one case can come on the two days. Where other moments than the decision choose the version of a rule,
 * they lie on the other day in the span they lay in, or are as recent as they were.
 */
const meetings = (
  { place, on }: LawOfDay,
  after: LawOfDay,
  { calendar }: Ground,
  rules: readonly Rule[],
  rulesAfter: readonly Rule[],
): readonly Meeting[] => {
  const at = noonOf({ place, on })
  const [era, eraAfter] = [calendar.eraOfValue(on), calendar.eraOfValue(after.on)]
  const made = new Map<string, { readonly law: LawThen & { readonly occasions: Occasion[] }; readonly live: LawThen['live'] }>()
  for (const selected of selections([...rules, ...rulesAfter], era, calendar)) {
    const live = liveIn(place, rules, calendar, era, selected)
    const recent = new Map([...selected].map(([path, one]) => [path, one === era ? eraAfter : one]))
    for (const then of selected.size === 0 ? [selected] : [recent, selected]) {
      const liveAfter = liveIn(after.place, rulesAfter, calendar, eraAfter, then)
      const key = [namesOf(live), namesOf(liveAfter)].join(' > ')
      const meeting = made.get(key) ?? { law: { at, from: on, occasions: [], live }, live: liveAfter }
      meeting.law.occasions.push({ at, selected })
      made.set(key, meeting)
    }
  }
  return [...made.values()]
}

const namesOf = (live: LawThen['live']): string => live.map((one) => `${one.live} ${one.rule.id}`).join(' ')

/** Every combination of eras in which the moments that choose versions of rules can lie, the unknown (-1) first. */
const selections = (rules: readonly Rule[], era: number, calendar: Ground['calendar']): readonly ReadonlyMap<FactPath, number>[] =>
  selectingFacts(rules).reduce<readonly ReadonlyMap<FactPath, number>[]>(
    (made, path) => {
      const days = rules.filter(({ selects }) => selectedBy[selects] === path).flatMap(turningDays)
      const eras = [...new Set([-1, 0, era, ...days.map((day) => calendar.eraOfValue(day))])]
      return eras.flatMap((one) => made.map((selected) => new Map([...selected, [path, one]])))
    },
    [new Map()],
  )

const noonOf = ({ place, on }: LawOfDay): Instant => plusMinutes(startOfDay(parseCivilDate(on), place.zone), 12 * 60)

/** The same case at another moment: its own moments and days move along, so that what was six hours ago is six hours ago. */
export const shifted = (facts: Facts, at: Instant): Facts => {
  const minutes = minutesBetween(facts.at, at)
  const known = Object.entries(facts.known).map(([path, value]): [string, FactValue] => {
    const fact = factAt(path)
    if (fact === null || !isRows(value) || fact.kind !== 'list') return [path, movedValue(fact?.kind, value, minutes)]
    return [
      path,
      value.map((row): Row =>
        Object.fromEntries(Object.entries(row).map(([name, one]) => [name, moved(fact.fields[name]?.kind, one, minutes)])),
      ),
    ]
  })
  return { ...facts, at, known: Object.fromEntries(known) }
}

const movedValue = (kind: string | undefined, value: FactValue, minutes: number): FactValue =>
  typeof value === 'object' ? value : moved(kind, value, minutes)

const moved = (kind: string | undefined, value: Known, minutes: number): Known => {
  if (typeof value !== 'string' || (kind !== 'moment' && kind !== 'date')) return value
  return kind === 'moment'
    ? plusMinutes(parseInstant(value), minutes)
    : plusMinutes(parseInstant(`${value}T12:00:00Z`), minutes).slice(0, 10)
}
