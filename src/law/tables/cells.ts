// Every cell of an action: the cases that one verdict covers, now and after any further paper, each with its smallest example.
import type { Facts } from '../facts.ts'
import type { Atom } from './atoms.ts'
import { closureOf } from './closure.ts'
import type { Closure } from './closure.ts'
import { exampleMaker } from './example.ts'
import type { Ground } from './ground.ts'
import type { LawThen } from './laws.ts'
import { mergedStates } from './merged.ts'
import { sayingsOf } from './sayings.ts'
import type { Outcome } from './sayings.ts'
import { combinationsOf, scalesOf } from './scales.ts'

export type Found<V> = { readonly example: Facts; readonly value: V; readonly law: LawThen }

/**
 * The cells of one law in force. States of the papers that say the same for every combination of the other facts, and go on doing so
 * after any further paper, are one; combinations that say the same of such a state differ only by facts on which it turns.
 */
export function* cellsOf<V>(ground: Ground, law: LawThen, outcome: Outcome<V>): Generator<Found<V>> {
  const { closure, scales, sayings, of, exampleOf } = saidUnder(ground, law, outcome)
  const classes = mergedStates(closure, of)
  const seen = new Set<number>()
  for (let state = 0; state < closure.size; state += 1) {
    const one = classes[state] ?? 0
    if (seen.has(one)) continue
    seen.add(one)
    const saying = sayings[of[state] ?? 0]
    if (saying === undefined) continue
    const papers = closure.rowsTo(state)
    for (const [index, combination] of combinationsOf(scales, saying.scales).entries()) {
      const value = saying.values[index]
      const example = value === undefined ? null : exampleOf(combination, saying.scales, papers)
      if (example !== null && value !== undefined) yield { example, value, law }
    }
  }
}

/** What is said in each state of the papers while one law is in force, and the way to an example of it. */
export const saidUnder = <V>(ground: Ground, law: LawThen, outcome: Outcome<V>) => {
  const atoms = [...new Set(outcome.watched.flatMap((one) => one.atoms))].toSorted((a, b) => a.index - b.index)
  const scales = scalesOf(ground.readings, new Set(atoms))
  const closure = closureFor(ground, law, atoms)
  const { sayings, of } = sayingsOf(
    closure,
    atoms.filter(({ counts }) => counts !== null),
    scales,
    outcome,
  )
  return { closure, scales, sayings, of, exampleOf: exampleMaker(ground, law, scales) }
}

/** Lists that are read without the rest of the case have the same states in every era. */
const kept = new WeakMap<Ground, Map<string, Closure>>()

export const closureFor = (ground: Ground, law: LawThen, atoms: readonly Atom[]): Closure => {
  const counting = atoms.filter(({ counts }) => counts !== null)
  const timeless = ground.rowBooks.every(({ simple }) => simple)
  const name = `${timeless ? '' : law.at} ${counting.map(({ index }) => index).join(' ')}`
  const closures = kept.get(ground) ?? new Map<string, Closure>()
  kept.set(ground, closures)
  const known = closures.get(name)
  if (known !== undefined) return known
  const lists = ground.rowBooks.map(({ list }) => list).filter((list) => counting.some(({ counts }) => counts?.list === list))
  const facts: Facts = { at: law.at, known: {}, zone: ground.place.zone }
  const closure = closureOf(lists, counting, ground.rowKinds(counting, law.at), facts)
  if (closure === null) throw new TypeError('the rules count more rows than can be tabled')
  closures.set(name, closure)
  return closure
}
