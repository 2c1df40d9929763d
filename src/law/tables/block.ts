// One action while one set of rules is in force: states of the papers times classes of the other facts, each with its verdict.
import type { Rule } from '../rule.ts'
import type { Truth } from '../truth.ts'
import type { Atom, AtomBook } from './atoms.ts'
import type { Automaton } from './automaton.ts'
import type { Reading } from './readings.ts'
import type { RowBook } from './rows.ts'
import { scalesOf } from './scales.ts'
import type { Scales } from './scales.ts'
import { emptyStand, sightIn, standIn, Stands } from './stands.ts'
import type { StandIn } from './stands.ts'
import type { PreparedVerdict } from './table.ts'
import type { VerdictBook } from './verdicts.ts'
import { watchedRule } from './watched.ts'

export type Block = {
  readonly rules: readonly LiveRule[]
  readonly automata: readonly Automaton[]
  /** For each automaton, the place of its list among the lists of the law. */
  readonly listOf: readonly number[]
  readonly scales: Scales
  /** The verdict ids of one joint state of the lists, by combination; -1 where not yet worked out. */
  readonly rowOf: (joint: number) => Int32Array
  /** One number for the states of all lists. */
  readonly jointOf: (states: readonly number[]) => number
  /** The verdict if it has been worked out. */
  readonly verdictAt: (joint: number, combination: number) => PreparedVerdict | undefined
  /** Works out the verdict of a combination, once. */
  readonly settle: (states: readonly number[], combination: number) => PreparedVerdict
}

/** A rule that is law, or may be, for the cases of a block. */
export type LiveRule = { readonly rule: Rule; readonly live: Exclude<Truth, 'no'> }

export type BlockSources = {
  readonly book: AtomBook
  readonly readings: readonly Reading[]
  readonly rowBooks: readonly RowBook[]
  readonly automataFor: (atoms: readonly Atom[]) => readonly Automaton[] | null
}

/** Null if some list counts too far to be tabled. */
export const blockOf = (
  rules: readonly LiveRule[],
  { book, readings, rowBooks, automataFor }: BlockSources,
  verdicts: VerdictBook,
): Block | null => {
  const watched = rules.map((one) => watchedRule(book, one))
  const atoms = [...new Set(watched.flatMap((one) => one.atoms))]
  const automata = automataFor(atoms.filter(({ counts }) => counts !== null))
  if (automata === null) return null
  const scales = scalesOf(readings, new Set(atoms))
  const rows: (Int32Array | undefined)[] = []
  const joints = pairing()
  const rowOf = (joint: number): Int32Array => rows[joint] ?? (rows[joint] = new Int32Array(scales.width).fill(-1))
  const jointOf = (states: readonly number[]): number =>
    states.reduce((joint, state, index) => (index === 0 ? state : joints(joint, state)), 0)
  const judgedOf = judging(rules, verdicts, standIn(watched, sightIn(automata, scales), scales))
  return {
    rules,
    automata,
    listOf: automata.map((automaton) => rowBooks.indexOf(automaton.book)),
    scales,
    rowOf,
    jointOf,
    verdictAt: (joint, combination) => verdicts.made[rows[joint]?.[combination] ?? -1],
    settle: (states, combination) => {
      const joint = jointOf(states)
      const row = rowOf(joint)
      const settled = verdicts.made[row[combination] ?? -1]
      if (settled !== undefined) return settled
      const verdict = judgedOf(states, joint, combination)
      row[combination] = verdict.id
      return verdict
    },
  }
}

/** Which rules fire and which stay open, and their verdict, kept by these two sets: cells are many, the sets are few. */
const judging = (
  rules: readonly LiveRule[],
  verdicts: VerdictBook,
  standAt: StandIn,
): ((states: readonly number[], joint: number, combination: number) => PreparedVerdict) => {
  const among = verdicts.among(rules.map(({ rule }) => rule))
  const stand = emptyStand(rules.length)
  const stands = new Stands(rules.length)
  const kept: PreparedVerdict[] = []
  return (states, joint, combination) => {
    standAt(states, joint, combination, stand)
    return (kept[stands.number(stand)] ??= among.verdictAt(stand))
  }
}

/** A number for each pair of numbers, in the order in which the pairs are met. */
const pairing = (): ((a: number, b: number) => number) => {
  const byPair = new Map<number, number>()
  return (a, b) => {
    const key = a * 2 ** 26 + b
    const known = byPair.get(key)
    if (known !== undefined) return known
    byPair.set(key, byPair.size)
    return byPair.size - 1
  }
}
