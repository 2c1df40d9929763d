// The verdicts of another law on cases that were counted by cell: only where its own rules speak is judged again.
import type { Action } from '../action.ts'
import type { Condition } from '../condition.ts'
import { livenessOf } from '../live.ts'
import { tableOf } from '../place.ts'
import type { Place } from '../place.ts'
import type { Rule } from '../rule.ts'
import { askedAnew } from './asked-anew.ts'
import type { LiveRule } from './block.ts'
import type { CountedCells, CountedStretch } from './counted-cells.ts'
import { dependsOnPerson, selectingFacts, turningDays } from './eras.ts'
import { digitAt } from './sayings.ts'
import type { Stand } from './sayings.ts'
import { emptyStand, putDigit, standIn, Stands } from './stands.ts'
import { verdictBookOf } from './verdicts.ts'
import type { Said, VerdictBook } from './verdicts.ts'
import { standingOf } from './watched.ts'

/** How many cases have an answer on the same deciding rules. */
export type Total = Said & { readonly cases: number }

/** What a law says of each heap of a count, in their order. */
export type JudgedHeaps = { readonly place: Place; readonly said: readonly Said[] }

/** The law judged over the whole count. Null where it asks, or turns on a day, that was not counted. */
export const judgedHeaps = (counted: CountedCells, place: Place): JudgedHeaps | null => {
  const parts = partsFor(counted, place, null)
  return parts === null || parts.anew.length > 0 ? null : { place, said: saidOf(parts, counted, place, null) }
}

/** How many of the counted cases come out how; what the law has in common with the one before is not judged again. Null as above. */
export const totalsInCells = (counted: CountedCells, place: Place, before: JudgedHeaps): readonly Total[] | null => {
  if (isSameLaw(place, before.place, counted.action)) return summed(counted.cases, before.said)
  const parts = partsFor(counted, place, before.place)
  return parts === null ? null : summed(parts.cases, saidOf(parts, counted, place, before))
}

/** Equal rules meet equally: who overrides whom is a matter of the two rules alone. */
const isSameLaw = (a: Place, b: Place, action: Action): boolean => {
  const [rules, others] = [tableOf(a, action).rules, tableOf(b, action).rules]
  return a.layers.join() === b.layers.join() && rules.length === others.length && rules.every((rule, index) => rule === others[index])
}

/** Totals by what is said, told apart by the ids of the rules. */
export const summed = (cases: Float64Array, said: readonly Said[]): readonly Total[] => {
  const bySaid = new Map<Said, number>()
  for (let index = 0; index < cases.length; index += 1) {
    const one = said[index]
    if (one !== undefined) bySaid.set(one, (bySaid.get(one) ?? 0) + (cases[index] ?? 0))
  }
  const byName = Map.groupBy(bySaid, ([{ answer, deciding }]) => `${answer} ${deciding.map(({ id }) => id).join(' ')}`)
  return [...byName.values()].flatMap((same): readonly Total[] => {
    const [first] = same
    return first === undefined
      ? []
      : [{ answer: first[0].answer, deciding: first[0].deciding, cases: same.reduce((sum, [, many]) => sum + many, 0) }]
  })
}

/** A rule, and where its condition's truth stands: a bit of the kind of the heap, or (`isAnew`) of what is asked anew. */
type Placed = { readonly rule: Rule; readonly bit: number; readonly isAnew: boolean }

/** The counted heaps, parted further where the law asks what was not asked before. */
type Parted = {
  /** For each part the heap it is of. */
  readonly heaps: Int32Array
  readonly cases: Float64Array
  /** For each part, how what is asked anew comes out, as a place in `anew`; empty where nothing is. */
  readonly kinds: Int32Array
  readonly anew: readonly Stand[]
}

type Parts = Parted & {
  readonly rules: readonly Placed[]
  /** Rules of one of the two laws only. */
  readonly changed: readonly Placed[]
}

/** `before`: the law whose verdicts are kept where no rule that differs speaks. */
const partsFor = (counted: CountedCells, place: Place, before: Place | null): Parts | null => {
  const { rules } = tableOf(place, counted.action)
  const known = before === null || before.layers.join() !== place.layers.join() ? [] : tableOf(before, counted.action).rules
  const own = rules.filter((rule) => !known.includes(rule))
  if (selectingFacts(own).length > 0 || dependsOnPerson(own) || own.some((rule) => cutsAStretch(rule, counted.stretches))) return null
  const bits = new Map(counted.conditions.map((condition, bit) => [JSON.stringify(condition), bit]))
  const asked = new Map<string, Condition>()
  const placedOf = (rule: Rule): Placed => {
    const written = JSON.stringify(rule.when)
    const bit = bits.get(written)
    if (bit !== undefined) return { rule, bit, isAnew: false }
    asked.set(written, rule.when)
    return { rule, bit: [...asked.keys()].indexOf(written), isAnew: true }
  }
  const gone = known.filter((rule) => !rules.includes(rule))
  const placed = rules.map(placedOf)
  const changed = [...placed.filter(({ rule }) => own.includes(rule)), ...gone.map(placedOf)]
  const parted = partedBy([...asked.values()], counted, place)
  return parted === null ? null : { rules: placed, changed, ...parted }
}

/** A day on which the law turns must not lie within a stretch of which the days were not told apart. */
const cutsAStretch = (rule: Rule, stretches: readonly CountedStretch[]): boolean =>
  turningDays(rule).some((day) => stretches.some(({ from, to }) => from < day && day <= to))

const partedBy = (asked: readonly Condition[], counted: CountedCells, place: Place): Parted | null => {
  if (asked.length === 0) return { heaps: counted.heaps.map((_, heap) => heap), cases: counted.cases, kinds: new Int32Array(0), anew: [] }
  const questions = askedAnew(asked, counted, place.zone)
  if (questions === null) return null
  const standAt = standIn(questions.watched, questions.sightOf, counted.grid.scales)
  const stand = emptyStand(asked.length)
  const stands = new Stands(asked.length)
  const parts = new Map<number, number>()
  const [heaps, kinds, cases]: [number[], number[], number[]] = [[], [], []]
  for (const { states, combination, heap, cases: many } of counted.cells) {
    standAt(states, states[0] ?? 0, combination, stand)
    const kind = stands.number(stand)
    const name = kind * counted.heaps.length + heap
    const known = parts.get(name)
    const part = known ?? heaps.push(heap) - 1
    if (known === undefined) parts.set(name, part)
    kinds[part] = kind
    cases[part] = (cases[part] ?? 0) + many
  }
  return { heaps: Int32Array.from(heaps), cases: Float64Array.from(cases), kinds: Int32Array.from(kinds), anew: stands.all }
}

const saidOf = (
  { rules, changed, heaps, kinds, anew }: Parts,
  counted: CountedCells,
  place: Place,
  before: JudgedHeaps | null,
): readonly Said[] => {
  const book = verdictBookOf(place, counted.action)
  const stretches = counted.stretches.map(({ at }) => ({
    turned: liveAt(changed, place, at),
    saidOn: sayingAmong(liveAt(rules, place, at), book),
  }))
  const said: Said[] = []
  for (let part = 0; part < heaps.length; part += 1) {
    const heap = heaps[part] ?? -1
    const stretch = stretches[counted.stretchOf[heap] ?? -1]
    const kind = counted.kinds[counted.heaps[heap] ?? -1]
    if (stretch === undefined || kind === undefined) throw new RangeError(`no heap ${heap}`)
    const truths = anew[kinds[part] ?? -1] ?? kind
    const kept = before?.said[heap]
    said.push(kept === undefined || speaks(stretch.turned, kind, truths) ? stretch.saidOn(kind, truths) : kept)
  }
  return said
}

const speaks = (turned: readonly LivePlaced[], kind: Stand, anew: Stand): boolean => {
  for (const one of turned) if (standing(one, kind, anew) !== 0) return true
  return false
}

type LivePlaced = Placed & LiveRule

const liveAt = (rules: readonly Placed[], place: Place, at: CountedStretch['at']): readonly LivePlaced[] =>
  rules.flatMap((one): readonly LivePlaced[] => {
    const live = livenessOf(one.rule, place, { at, known: {}, zone: place.zone })
    return live === 'no' ? [] : [{ ...one, live }]
  })

const standing = (one: LivePlaced, kind: Stand, anew: Stand): number => standingOf(one, digitAt(one.isAnew ? anew : kind, one.bit))

/** Each set of fired and open rules is judged once. */
const sayingAmong = (live: readonly LivePlaced[], book: VerdictBook): ((kind: Stand, anew: Stand) => Said) => {
  const among = book.among(live.map(({ rule }) => rule))
  const stand = emptyStand(live.length)
  const stands = new Stands(live.length)
  const said: Said[] = []
  return (kind, anew) => {
    stand.two.fill(0)
    stand.one.fill(0)
    for (let index = 0; index < live.length; index += 1) {
      const one = live[index]
      if (one !== undefined) putDigit(stand, index, standing(one, kind, anew))
    }
    return (said[stands.number(stand)] ??= among.saidAt(stand))
  }
}
