// Where a theorem speaks: in which states of the papers, and with which other facts, what it presupposes is known to hold.
import type { Condition } from './condition.ts'
import type { Atom } from './tables/atoms.ts'
import { watchedCondition } from './tables/watched.ts'
import { combinationsOf, scalesOf } from './tables/scales.ts'
import type { Scales } from './tables/scales.ts'
import { atomsIn, countingIn, machineFor } from './theorem-automaton.ts'
import type { LawAutomaton, Machine } from './theorem-automaton.ts'

export type Given = {
  readonly machine: Machine
  /** The facts beside the papers as the theorem and the rules look at them together. */
  readonly scales: Scales
  /** For each combination of these scales that of the rules' own. */
  readonly ofRules: Int32Array
  /** The combinations in which the theorem speaks, in a state of the papers. */
  readonly where: (state: number) => readonly number[]
}

export const givenOf = (automaton: LawAutomaton, condition: Condition): Given => {
  const { ground, atoms: ofRules } = automaton
  const { atoms, outcome } = watchedCondition(ground.book, condition)
  const own = atomsIn(atoms)
  const scales = scalesOf(ground.readings, new Set([...ofRules, ...own]))
  const { closure, ...machine } = machineFor(automaton, own)
  const counting = countingIn(own)
  const looks = new Map(own.map((atom) => [atom, scales.look(atom)]))
  const combinations = combinationsOf(
    scales,
    scales.scales.map((_, index) => index),
  )
  const kept: (readonly number[])[] = []
  const inState = (state: number): readonly number[] => {
    const digits = new Map<Atom, 0 | 1 | 2>(counting.map((atom, index) => [atom, closure.digit(state, index)]))
    return combinations.filter((combination) => outcome((atom) => digits.get(atom) ?? looks.get(atom)?.(combination) ?? 1) === 2)
  }
  return {
    machine,
    scales,
    ofRules: Int32Array.from({ length: scales.width }, (_, combination) => placedIn(automaton.scales, scales, combination)),
    where: (state) => (kept[state] ??= inState(state)),
  }
}

/** The combination of fewer scales that a combination of more comes to. */
export const placedIn = (fewer: Scales, more: Scales, combination: number): number => {
  const classes = new Map<number, number>()
  for (const { readings, classes: ofPlace, stride, count } of more.scales) {
    const place = ofPlace[Math.floor(combination / stride) % count] ?? []
    for (const [part, reading] of readings.entries()) classes.set(reading, place[part] ?? 0)
  }
  return fewer.additions.reduce((sum, { reading, offsets }) => sum + (offsets[classes.get(reading) ?? 0] ?? 0), 0)
}
