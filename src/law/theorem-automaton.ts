// The law on one action as a machine that is handed one paper after another: what it answers in every state, in all eras at once.
import type { Action } from './action.ts'
import type { ListPath } from './facts.ts'
import type { Atom } from './tables/atoms.ts'
import { closureFor } from './tables/cells.ts'
import type { Closure, Move } from './tables/closure.ts'
import type { Ground } from './tables/ground.ts'
import type { LawThen } from './tables/laws.ts'
import { mergedStates } from './tables/merged.ts'
import { digitOnRow } from './tables/rows.ts'
import { sayingsOf } from './tables/sayings.ts'
import type { Saying } from './tables/sayings.ts'
import { combinationsOf, scalesOf } from './tables/scales.ts'
import type { Scales } from './tables/scales.ts'
import { toldUnder } from './theorem-told.ts'
import type { Told } from './theorem-told.ts'

/** States that hear a paper: a kind of paper leads from each to another, or leaves it where it is. */
export type Machine = {
  readonly size: number
  readonly lists: readonly ListPath[]
  /** Before any paper, by the lists that are known to be there, as bits in the order of `lists`. */
  readonly starts: Int32Array
  /** For each state, one after the other, the states after each kind of paper. */
  readonly steps: Int32Array
}

export type LawAutomaton = Machine & {
  readonly ground: Ground
  readonly laws: readonly LawThen[]
  /** The kinds of papers that anything asked tells apart, each with its smallest row. */
  readonly kinds: readonly Move[]
  /** The facts beside the papers, as far as the rules look at them. */
  readonly scales: Scales
  readonly atoms: readonly Atom[]
  /** What is told under each of the laws, each such list once. */
  readonly words: readonly (readonly Told[])[]
  /** For each state the words, by the combination of the scales. */
  readonly said: readonly Int32Array[]
}

/** `laws`: those of one ground whose papers can be told apart by the same moment, see `momentsApart`. */
export const lawAutomatonOf = (ground: Ground, action: Action, laws: readonly LawThen[]): LawAutomaton => {
  const [first] = laws
  if (first === undefined) throw new TypeError('no law to make a machine of')
  const outcome = toldUnder(ground, action, laws)
  const atoms = atomsIn(outcome.watched.flatMap((one) => one.atoms))
  const counting = atoms.filter(({ counts }) => counts !== null)
  const scales = scalesOf(ground.readings, new Set(atoms))
  const closure = closureFor(ground, first, atoms)
  const { sayings, of } = sayingsOf(closure, counting, scales, outcome)
  const words = [...new Set(sayings.flatMap(({ values }) => values))]
  const written = wordsWritten(scales, words)
  const merged = mergedStates(closure, of)
  const kinds = ground.rowKinds(countingIn(ground.book.atoms), first.at)
  const { members, ...machine } = machineOf(closure, merged, kindsAmong(kinds, closure, counting, first, ground))
  const wordsSaid = sayings.map(written)
  return { ...machine, ground, laws, kinds, scales, atoms, words, said: members.map((state) => wordsSaid[of[state] ?? 0] ?? none) }
}

const none = new Int32Array(0)

/** Laws between which the papers themselves, asked in their case, could come out otherwise; most often there is one such group. */
export const momentsApart = (ground: Ground, laws: readonly LawThen[]): readonly (readonly LawThen[])[] =>
  ground.rowBooks.every(({ simple }) => simple) ? [laws] : [...Map.groupBy(laws, ({ at }) => at).values()]

/** Every state of the papers that some condition tells apart, unmerged: for conditions alone, which have few. */
export const machineFor = (automaton: LawAutomaton, atoms: readonly Atom[]): Machine & { readonly closure: Closure } => {
  const { ground, kinds, laws } = automaton
  const [first] = laws
  if (first === undefined) throw new TypeError('no law to make a machine of')
  const closure = closureFor(ground, first, atoms)
  const apart = Int32Array.from({ length: closure.size }, (_, state) => state)
  const { members: _, ...machine } = machineOf(closure, apart, kindsAmong(kinds, closure, countingIn(atoms), first, ground))
  return { ...machine, closure }
}

export const atomsIn = (atoms: readonly Atom[]): readonly Atom[] => [...new Set(atoms)].toSorted((a, b) => a.index - b.index)
export const countingIn = (atoms: readonly Atom[]): readonly Atom[] => atoms.filter(({ counts }) => counts !== null)

/** For each kind of paper the move that a closure of fewer questions makes of it; -1: it asks nothing of such papers. */
const kindsAmong = (kinds: readonly Move[], { moves }: Closure, counting: readonly Atom[], law: LawThen, { place }: Ground): Int32Array => {
  const facts = { at: law.at, known: {}, zone: place.zone }
  const nameOf = ({ list, row }: Move): string =>
    `${list} ${counting.map((atom) => (atom.counts?.list === list ? digitOnRow(atom, row, facts) : '')).join('')}`
  const byName = new Map(moves.map((move, index) => [nameOf(move), index]))
  return Int32Array.from(kinds, (kind) => byName.get(nameOf(kind)) ?? -1)
}

/** `classes`: for each state of the closure the state of the machine; `members`: for each of these one that it stands for. */
const machineOf = (closure: Closure, classes: Int32Array, moveOf: Int32Array): Machine & { readonly members: readonly number[] } => {
  const size = classes.reduce((most, one) => Math.max(most, one + 1), 0)
  const members: number[] = Array.from({ length: size }, () => -1)
  for (const [state, one] of classes.entries()) if (members[one] === -1) members[one] = state
  const many = closure.moves.length
  const steps = new Int32Array(size * moveOf.length)
  for (const [one, state] of members.entries()) {
    for (const [kind, move] of moveOf.entries()) {
      const next = move < 0 ? state : (closure.targets[state * many + move] ?? state)
      steps[one * moveOf.length + kind] = next === state ? one : (classes[next] ?? one)
    }
  }
  const starts = Int32Array.from({ length: 2 ** closure.lists.length }, (_, start) => classes[start] ?? 0)
  return { size, lists: closure.lists, starts, steps, members }
}

/** What is said, written out for every combination of the scales. */
const wordsWritten = <V>(scales: Scales, words: readonly V[]): ((saying: Saying<V>) => Int32Array) => {
  const numbers = new Map(words.map((word, index) => [word, index]))
  return (saying) => {
    const places = new Map(combinationsOf(scales, saying.scales).map((combination, index) => [combination, index]))
    return Int32Array.from({ length: scales.width }, (_, combination) => {
      const own = saying.scales.reduce((sum, index) => {
        const { stride, count } = scales.scales[index] ?? { stride: 1, count: 1 }
        return sum + (Math.floor(combination / stride) % count) * stride
      }, 0)
      const value = saying.values[places.get(own) ?? 0]
      return value === undefined ? 0 : (numbers.get(value) ?? 0)
    })
  }
}
