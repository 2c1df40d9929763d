// The verdicts of another law on cases that were counted by cell: only where its own rules speak is judged again.
import { livenessOf } from '../live.ts'
import { tableOf } from '../place.ts'
import type { Place } from '../place.ts'
import type { Rule } from '../rule.ts'
import { partsBy } from './asked-anew.ts'
import type { Parts } from './asked-anew.ts'
import { textOf } from './atoms.ts'
import type { LiveRule } from './block.ts'
import type { CountedCells, CountedStretch, Digits } from './counted-cells.ts'
import { dependsOnPerson, selectingFacts, turningDays } from './eras.ts'
import { Interned } from './interned.ts'
import type { Stand } from './sayings.ts'
import { emptyStand } from './stands.ts'
import { verdictBookOf } from './verdicts.ts'
import type { Said, VerdictsAmong } from './verdicts.ts'
import { standingOf } from './watched.ts'

/** How many cases have an answer on the same deciding rules. */
export type Total = Said & { readonly cases: number }

/** A law judged over a whole count. */
export type JudgedHeaps = {
  readonly place: Place
  /** For each stretch the rules that are law in it, each with a bit of its own. */
  readonly live: readonly (readonly LiveRule[])[]
  /** For each heap so many numbers: the bits of the rules that fired and of those that stay open, turn by turn. */
  readonly width: number
  readonly rows: Int32Array
  /** What is said, each once, and the number of what is said of each heap. */
  readonly said: readonly Said[]
  readonly saidOf: Int32Array
  readonly totals: readonly Total[]
}

/** The law judged over the whole count. Null where it asks, or turns on a day, that was not counted. */
export const judgedHeaps = (counted: CountedCells, place: Place): JudgedHeaps | null => {
  const { rules } = tableOf(place, counted.action)
  const parts = partsFor(counted, place, rules)
  if (parts === null || parts.heapOf !== counted.heaps) return null
  const courses = coursesOf(counted, place, rules, parts, null)
  const width = widthOf(courses)
  const rows = new Int32Array(counted.heaps.length * width)
  const sets = new Int32Array(counted.heaps.length)
  judge(parts, counted.stretchOf, courses, null, (heap, row, set) => {
    rows.set(row, heap * width)
    sets[heap] = set
  })
  const said = [...new Set(courses.flatMap((course) => course.said))]
  const numbers = new Map(said.map((one, index) => [one, index]))
  const numbersIn = courses.map((course) => course.said.map((one) => numbers.get(one) ?? -1))
  return {
    place,
    live: courses.map(({ live }) => live),
    width,
    rows,
    said,
    saidOf: sets.map((set, heap) => numbersIn[counted.stretchOf[heap] ?? -1]?.[set] ?? -1),
    totals: summed(courses),
  }
}

/** How many of the counted cases come out how; what the law has in common with the one before is not judged again. Null as above. */
export const totalsInCells = (counted: CountedCells, place: Place, before: JudgedHeaps): readonly Total[] | null => {
  if (place.zone !== before.place.zone) return null
  const { rules } = tableOf(place, counted.action)
  const base = place.layers.join() === before.place.layers.join() ? before : null
  const known = base === null ? [] : tableOf(base.place, counted.action).rules
  if (base !== null && isSame(rules, known)) return base.totals
  const shared = new Set(known)
  const parts = partsFor(
    counted,
    place,
    rules.filter((rule) => !shared.has(rule)),
  )
  if (parts === null) return null
  const courses = coursesOf(counted, place, rules, parts, base)
  const kept = judge(parts, counted.stretchOf, courses, base, ignored)
  return summed([{ said: before.said, cases: kept }, ...courses])
}

/** Equal rules meet equally: who overrides whom is a matter of the two rules alone. */
const isSame = (rules: readonly Rule[], others: readonly Rule[]): boolean =>
  rules.length === others.length && rules.every((rule, index) => rule === others[index])

/** What is said of some cases, and of how many, place by place. */
export type Spoken = { readonly said: readonly Said[]; readonly cases: ArrayLike<number> }

/** Totals by what is said, told apart by the ids of the rules. */
export const summed = (all: readonly Spoken[]): readonly Total[] => {
  const bySaid = new Map<Said, number>()
  for (const { said, cases } of all) {
    for (let index = 0; index < said.length; index += 1) {
      const [one, many] = [said[index], cases[index] ?? 0]
      if (one !== undefined && many > 0) bySaid.set(one, (bySaid.get(one) ?? 0) + many)
    }
  }
  const byName = Map.groupBy(bySaid, ([{ answer, deciding }]) => `${answer} ${deciding.map(({ id }) => id).join(' ')}`)
  return [...byName.values()].flatMap((same): readonly Total[] => {
    const [first] = same
    return first === undefined
      ? []
      : [{ answer: first[0].answer, deciding: first[0].deciding, cases: same.reduce((sum, [, many]) => sum + many, 0) }]
  })
}

/** The heaps with all that these rules ask. */
const partsFor = (counted: CountedCells, place: Place, rules: readonly Rule[]): Parts | null => {
  if (selectingFacts(rules).length > 0 || dependsOnPerson(rules) || rules.some((rule) => cutsAStretch(rule, counted.stretches))) return null
  return partsBy(
    rules.map(({ when }) => when),
    counted,
    place.zone,
  )
}

/** A day on which the law turns must not lie within a stretch of which the days were not told apart. */
const cutsAStretch = (rule: Rule, stretches: readonly CountedStretch[]): boolean =>
  turningDays(rule).some((day) => stretches.some(({ from, to }) => from < day && day <= to))

/** How the heaps of one stretch are judged. */
type Course = {
  /** The rules that are law in it, by their bits; beside them rules of the law before that are no longer heard. */
  readonly live: readonly LiveRule[]
  /** Whether one of the two laws has a rule in it that the other does not have. */
  readonly differs: boolean
  /** Of the row of the law before, the bits of the rules that both laws have. */
  readonly shared: Int32Array
  readonly own: readonly Own[]
  readonly among: VerdictsAmong
  /** The rows that were met; what is said on each, and in how many cases. */
  readonly met: Interned
  readonly said: Said[]
  readonly cases: number[]
}

/** A rule that the law before does not have: how its condition comes out in each part, how it stands then, and its place in the row. */
type Own = { readonly digits: Digits; readonly stands: Int32Array; readonly at: number; readonly bit: number }

const widthOf = (courses: readonly Course[]): number => courses[0]?.met.width ?? 2

const coursesOf = (
  { action, stretches }: CountedCells,
  place: Place,
  rules: readonly Rule[],
  { digitsOf }: Parts,
  before: JudgedHeaps | null,
): readonly Course[] => {
  const book = verdictBookOf(place, action)
  const seats = stretches.map(({ at }, stretch) => seatsOf(place, rules, at, before?.live[stretch] ?? []))
  const width = Math.max(2, before?.width ?? 0, ...seats.map(({ live }) => 2 * Math.ceil(live.length / 32)))
  return seats.map(({ live, shared, own }, stretch) => ({
    live,
    differs: own.length > 0 || shared.length !== before?.live[stretch]?.length,
    shared: maskOf(shared, width),
    own: own.map(([seat, one]) => ({
      digits: digitsOf(textOf(one.rule.when)),
      stands: Int32Array.of(standingOf(one, 0), standingOf(one, 1), standingOf(one, 2)),
      at: 2 * (seat >>> 5),
      bit: 1 << (seat & 31),
    })),
    among: book.among(live.map(({ rule }) => rule)),
    met: new Interned(width),
    said: [],
    cases: [],
  }))
}

type Seats = {
  readonly live: readonly LiveRule[]
  readonly shared: readonly number[]
  readonly own: readonly (readonly [number, LiveRule])[]
}

/** Rules that both laws have keep their bits; the others take those that came free, and further ones. */
const seatsOf = (place: Place, rules: readonly Rule[], at: CountedStretch['at'], before: readonly LiveRule[]): Seats => {
  const now = new Set(rules)
  const known = new Set(before.map(({ rule }) => rule))
  const live = [...before]
  const free = before.flatMap(({ rule }, seat) => (now.has(rule) ? [] : [seat]))
  const own: [number, LiveRule][] = []
  for (const rule of rules) {
    if (known.has(rule)) continue
    const one = livenessOf(rule, place, { at, known: {}, zone: place.zone })
    if (one === 'no') continue
    const seat = free[own.length] ?? live.length
    live[seat] = { rule, live: one }
    own.push([seat, { rule, live: one }])
  }
  return { live, shared: before.flatMap(({ rule }, seat) => (now.has(rule) ? [seat] : [])), own }
}

const maskOf = (seats: readonly number[], width: number): Int32Array => {
  const mask = new Int32Array(width)
  for (const seat of seats) for (const at of [2 * (seat >>> 5), 2 * (seat >>> 5) + 1]) mask[at] = (mask[at] ?? 0) | (1 << (seat & 31))
  return mask
}

type Met = (part: number, row: Int32Array, set: number) => void
const ignored: Met = () => undefined

/** Judges each set of fired and open rules once; says how many cases keep what was said of them before. */
const judge = (
  { heapOf, cases }: Parts,
  stretchOf: Int32Array,
  courses: readonly Course[],
  before: JudgedHeaps | null,
  met: Met,
): readonly number[] => {
  const kept = (before?.said ?? []).map(() => 0)
  const row = new Int32Array(widthOf(courses))
  const stand = emptyStand(row.length * 16)
  for (let part = 0; part < heapOf.length; part += 1) {
    const heap = heapOf[part] ?? 0
    const many = cases[part] ?? 0
    const course = courses[stretchOf[heap] ?? -1]
    if (course === undefined) throw new RangeError(`no heap ${heap}`)
    const isHeard = course.differs && hear(course, part, heap, before, row)
    const said = before?.saidOf[heap]
    if (said !== undefined && !isHeard) kept[said] = (kept[said] ?? 0) + many
    else {
      const set = course.met.number(row)
      if (set === course.said.length) course.said.push(course.among.saidAt(standAt(row, stand)))
      course.cases[set] = (course.cases[set] ?? 0) + many
      met(part, row, set)
    }
  }
  return kept
}

/** Puts into the row which rules fire and which stay open; says whether a rule that only one of the laws has is among them. */
const hear = ({ shared, own }: Course, part: number, heap: number, before: JudgedHeaps | null, row: Int32Array): boolean => {
  let isHeard = false
  row.fill(0)
  if (before !== null) {
    const start = heap * before.width
    for (let at = 0; at < before.width; at += 1) {
      const then = before.rows[start + at] ?? 0
      row[at] = then & (shared[at] ?? 0)
      isHeard ||= then !== row[at]
    }
  }
  for (let index = 0; index < own.length; index += 1) {
    const one = own[index]
    const standing = one?.stands[one.digits[part] ?? 0] ?? 0
    if (one === undefined || standing === 0) continue
    const at = one.at + 2 - standing
    row[at] = (row[at] ?? 0) | one.bit
    isHeard = true
  }
  return isHeard
}

const standAt = (row: Int32Array, { two, one }: Stand): Stand => {
  for (let word = 0; word < two.length; word += 1) {
    two[word] = row[2 * word] ?? 0
    one[word] = row[2 * word + 1] ?? 0
  }
  return { two, one }
}
