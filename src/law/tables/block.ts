// One action while one set of rules is in force: states of the papers times classes of the other facts, each with its verdict.
import type { Rule } from '../rule.ts'
import type { Truth } from '../truth.ts'
import type { Asked, Atom, AtomBook, Digit } from './atoms.ts'
import type { Automaton } from './automaton.ts'
import type { Reading } from './readings.ts'
import type { RowBook } from './rows.ts'
import { scalesOf } from './scales.ts'
import type { Scales } from './scales.ts'
import type { PreparedVerdict } from './table.ts'
import type { VerdictBook } from './verdicts.ts'

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
  const known = rules.map(({ rule, live }) => ({ rule, live, ...book.of(rule.when) }))
  const atoms = [...new Set(known.flatMap((rule) => rule.atoms))]
  const automata = automataFor(atoms.filter(({ counts }) => counts !== null))
  if (automata === null) return null
  const scales = scalesOf(readings, new Set(atoms))
  const rows: (Int32Array | undefined)[] = []
  const joints = pairing()
  const rowOf = (joint: number): Int32Array => rows[joint] ?? (rows[joint] = new Int32Array(scales.width).fill(-1))
  const jointOf = (states: readonly number[]): number =>
    states.reduce((joint, state, index) => (index === 0 ? state : joints(joint, state)), 0)
  const places = placesOf(atoms, automata, scales)
  const judgedOf = judging(known, verdicts, [...places])
  return {
    rules,
    automata,
    listOf: automata.map((automaton) => rowBooks.indexOf(automaton.book)),
    scales,
    rowOf,
    jointOf,
    verdictAt: (joint, combination) => verdicts.made[rows[joint]?.[combination] ?? -1],
    settle: (states, combination) => {
      const row = rowOf(jointOf(states))
      const settled = verdicts.made[row[combination] ?? -1]
      if (settled !== undefined) return settled
      const verdict = judgedOf(states, combination)
      row[combination] = verdict.id
      return verdict
    },
  }
}

/** So many rules have each a bit of their own in a whole number. */
const bitsMax = 52

/** Which rules fire and which stay open, as the interpreter's `weigh` has it, and their verdict; it must not differ from it. */
const judging = (
  rules: readonly (Asked & LiveRule)[],
  verdicts: VerdictBook,
  looks: readonly (readonly [Atom, Look])[],
): ((states: readonly number[], combination: number) => PreparedVerdict) => {
  const digits: Digit[] = []
  const digitAt = (atom: Atom): Digit => digits[atom.index] ?? 1
  const kept = new Map<number, Map<number, PreparedVerdict>>()
  return (states, combination) => {
    for (const [atom, look] of looks) digits[atom.index] = look(states, combination)
    const fired: Rule[] = []
    const open: Rule[] = []
    let [firedBits, openBits, bit] = [0, 0, 1]
    for (const { rule, live, truthWhen } of rules) {
      const holds = truthWhen(digitAt)
      const truth = live === 'unknown' && holds === 'yes' ? live : holds
      if (truth === 'yes' || (truth === 'unknown' && rule.ifUnknown === 'applies')) {
        fired.push(rule)
        firedBits += bit
      } else if (truth === 'unknown' && rule.ifUnknown === 'ask') {
        open.push(rule)
        openBits += bit
      }
      bit *= 2
    }
    if (rules.length > bitsMax) return verdicts.verdictFor(fired, open)
    const ofFired = kept.get(firedBits) ?? new Map<number, PreparedVerdict>()
    const verdict = ofFired.get(openBits) ?? verdicts.verdictFor(fired, open)
    kept.set(firedBits, ofFired)
    ofFired.set(openBits, verdict)
    return verdict
  }
}

type Look = (states: readonly number[], combination: number) => Digit

/** Where the truth of each atom stands: in the state of its list, or on the scale of its facts. */
const placesOf = (atoms: readonly Atom[], automata: readonly Automaton[], scales: Scales): ReadonlyMap<Atom, Look> => {
  const looks = new Map<Atom, Look>()
  for (const atom of atoms) {
    const look = scales.look(atom)
    if (look !== undefined) looks.set(atom, (_, combination) => look(combination))
    for (const [list, automaton] of automata.entries()) {
      const index = automaton.atoms.indexOf(atom)
      if (index >= 0) looks.set(atom, (states) => automaton.digitIn(states[list] ?? 0, index))
    }
  }
  return looks
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
