// A case beside the same case with more known, in every way there is: where what the one opens, the other bars.
import type { AnswerKind } from './answer.ts'
import { factAt, isFactPath } from './facts.ts'
import type { Facts, FactPath, FactValue, ListPath, Row } from './facts.ts'
import type { Atom, Digit } from './tables/atoms.ts'
import { exampleMaker } from './tables/example.ts'
import type { Ground, RowOfKind } from './tables/ground.ts'
import type { LawThen } from './tables/laws.ts'
import type { Scales } from './tables/scales.ts'
import { countingIn } from './theorem-automaton.ts'
import type { LawAutomaton } from './theorem-automaton.ts'
import { papersOf } from './theorem-walk.ts'

/** Of the first answer, and of the answer once more is known. */
export type Turning = { readonly opens: (answer: AnswerKind) => boolean; readonly bars: (answer: AnswerKind) => boolean }

/** A case, and the same case with more known. */
export type CompletedCase = { readonly facts: Facts; readonly completed: Facts }

/** A law, and the law once it is known which version a moment selects; most often the same. Each with its number in the machine. */
export type LawPair = { readonly law: LawThen; readonly number: number; readonly later: LawThen; readonly laterNumber: number }

export type Completion = {
  /** Pairs of states of the papers, the second with more known of any of them. */
  readonly size: number
  /** The cases in question under one law; the interpreter must confirm each, since facts that are known together may exclude each other. */
  readonly turning: (pair: LawPair, turning: Turning) => Iterable<CompletedCase>
}

export const completionOf = (automaton: LawAutomaton): Completion => {
  const pairs = completedPairs(automaton)
  const after = completedCombinations(automaton.scales, automaton.ground)
  return {
    size: pairs.length,
    turning: function* turning(laws, { opens, bars }) {
      const answers = (law: number, wanted: (answer: AnswerKind) => boolean): readonly boolean[] =>
        automaton.words.map((word) => wanted(word[law]?.answer ?? 'silent'))
      const [open, barred] = [answers(laws.number, opens), answers(laws.laterNumber, bars)]
      const exposed = keptFor(automaton, (said) =>
        unionOf([...said.entries()].flatMap(([at, word]) => (open[word] ? [after[at]?.bits ?? 0n] : []))),
      )
      const shut = keptFor(automaton, (said) =>
        unionOf([...said.entries()].flatMap(([at, word]) => (barred[word] ? [1n << BigInt(at)] : []))),
      )
      for (const pair of pairs) {
        if ((exposed(pair.partial) & shut(pair.full)) === 0n) continue
        yield* casesOf(automaton, laws, pair, open, barred, after)
      }
    },
  }
}

const unionOf = (bits: readonly bigint[]): bigint => bits.reduce((all, one) => all | one, 0n)

/** Worked out once for each thing that is said; states that say the same share it. */
const keptFor = <T>({ said }: LawAutomaton, make: (said: Int32Array) => T): ((state: number) => T) => {
  const kept = new Map<Int32Array, T>()
  return (state) => {
    const words = said[state] ?? new Int32Array(0)
    const known = kept.get(words)
    if (known !== undefined) return known
    const made = make(words)
    kept.set(words, made)
    return made
  }
}

/** A kind of paper and what such a paper can turn out to be, with such a paper before and after. */
type Turn = { readonly list: ListPath; readonly kind: number; readonly row: Row; readonly becomes: number; readonly completed: Row }

type Pair = {
  readonly partial: number
  readonly full: number
  /** The lists that are known before, and after. */
  readonly starts: readonly [number, number]
  readonly from: Pair | null
  readonly turn: Turn | null
}

/** Papers are added two at a time, one as far as it is known now and the same with more known; an unknown list hears only the second. */
const completedPairs = (automaton: LawAutomaton): readonly Pair[] => {
  const { lists, starts, steps, kinds, size } = automaton
  const turns = turnsOf(automaton)
  const pairs: Pair[] = []
  const met = new Set<number>()
  const meet = (pair: Pair): void => {
    const key = pair.partial * size + pair.full
    if (met.has(key)) return
    met.add(key)
    pairs.push(pair)
  }
  const every = Array.from({ length: 2 ** lists.length }, (_, start) => start)
  for (const less of every)
    for (const more of every.filter((one) => (one & less) === less))
      meet({ partial: starts[less] ?? 0, full: starts[more] ?? 0, starts: [less, more], from: null, turn: null })
  for (const here of pairs) {
    for (const turn of turns) {
      const partial = steps[here.partial * kinds.length + turn.kind] ?? here.partial
      const full = steps[here.full * kinds.length + turn.becomes] ?? here.full
      meet({ partial, full, starts: here.starts, from: here, turn })
    }
  }
  return pairs
}

/** Kinds that lead alike from every state are one here. */
const turnsOf = ({ ground, laws: [first], steps, size, kinds }: LawAutomaton): readonly Turn[] => {
  if (first === undefined) return []
  const columns = kinds.map((_, kind) => Array.from({ length: size }, (__, state) => steps[state * kinds.length + kind]).join())
  const rows = ground.rowsOfKinds(countingIn(ground.book.atoms), first.at)
  const byName = new Map(rows.map((one) => [nameOf(one.list, Object.entries(one.row)), one]))
  const found = new Map<string, Turn>()
  for (const { list, row: completed, kind: becomes } of rows) {
    for (const fields of subsetsOf(Object.entries(completed))) {
      const less: RowOfKind | undefined = byName.get(nameOf(list, fields))
      if (less === undefined) continue
      const key = `${list} ${columns[less.kind]} ${columns[becomes]}`
      if (!found.has(key)) found.set(key, { list, kind: less.kind, row: less.row, becomes, completed })
    }
  }
  return [...found.values()]
}

const nameOf = (list: ListPath, fields: readonly (readonly [string, unknown])[]): string =>
  `${list} ${fields
    .map(([field, value]) => `${field}=${String(value)}`)
    .toSorted()
    .join(' ')}`

const subsetsOf = <T>(of: readonly T[]): readonly (readonly T[])[] =>
  of.reduce<readonly (readonly T[])[]>((made, one) => [...made, ...made.map((some) => [...some, one])], [[]])

/** For each combination those that it can become once more is known, itself among them. */
type After = { readonly combinations: readonly number[]; readonly bits: bigint }

const completedCombinations = (scales: Scales, { readings }: Ground): readonly After[] => {
  const atoms = scales.scales.map(({ readings: parts }) => parts.flatMap((reading) => readings[reading]?.atoms ?? []))
  const vectors = scales.scales.map(({ classes, readings: parts }) =>
    classes.map((ofPlace) => parts.flatMap((reading, part) => [...(readings[reading]?.classes[ofPlace[part] ?? 0] ?? [])])),
  )
  const after = vectors.map((ofScale, scale) =>
    ofScale.map((vector) => ofScale.flatMap((other, place) => (mayBecome(vector, other, atoms[scale] ?? []) ? [place] : []))),
  )
  return Array.from({ length: scales.width }, (_, combination) => {
    const combinations = scales.scales.reduce<readonly number[]>(
      (made, { stride, count }, index) => {
        const places = after[index]?.[Math.floor(combination / stride) % count] ?? []
        return places.flatMap((place) => made.map((one) => one + place * stride))
      },
      [0],
    )
    return { combinations, bits: unionOf(combinations.map((one) => 1n << BigInt(one))) }
  })
}

/** What was unknown may come out either way; whether something is known can turn from no to yes; all else stays. */
const mayBecome = (a: readonly Digit[], b: readonly Digit[], atoms: readonly Atom[]): boolean =>
  a.every((digit, index) => digit === 1 || digit === b[index] || (digit === 0 && asksKnowledge(atoms[index])))
const asksKnowledge = (atom: Atom | undefined): boolean => atom !== undefined && JSON.stringify(atom.leaf).includes('"kind":"known"')

function* casesOf(
  automaton: LawAutomaton,
  { law, later: lawLater }: LawPair,
  pair: Pair,
  open: readonly boolean[],
  barred: readonly boolean[],
  after: readonly After[],
): Generator<CompletedCase> {
  const { ground, scales, said } = automaton
  const every = scales.scales.map((_, index) => index)
  const [before, later] = [exampleMaker(ground, law, scales), exampleMaker(ground, lawLater, scales)]
  const [papers, completedPapers] = [papersBefore(automaton, pair), papersAfter(automaton, pair)]
  for (const [partial, word] of (said[pair.partial] ?? new Int32Array(0)).entries()) {
    if (open[word] !== true) continue
    for (const full of after[partial]?.combinations ?? []) {
      if (barred[said[pair.full]?.[full] ?? 0] !== true) continue
      const [less, more] = [before(partial, every, papers), later(full, every, completedPapers)]
      if (less !== null && more !== null) yield { facts: { ...more, known: lessKnown(more, less) }, completed: more }
    }
  }
}

const turnsTo = (pair: Pair): readonly Turn[] => {
  const way: Turn[] = []
  for (let here: Pair | null = pair; here !== null; here = here.from) if (here.turn !== null) way.unshift(here.turn)
  return way
}
const papersBefore = ({ lists }: LawAutomaton, pair: Pair) =>
  papersOf(
    lists,
    pair.starts[0],
    turnsTo(pair).map(({ list, row }) => ({ list, row })),
  )
const papersAfter = ({ lists }: LawAutomaton, pair: Pair) =>
  papersOf(
    lists,
    pair.starts[1],
    turnsTo(pair).map(({ list, completed }) => ({ list, row: completed })),
  )

/** The same facts as far as the smaller case knows them; its papers as it has them. */
const lessKnown = (full: Facts, partial: Facts): Facts['known'] => {
  const known: Partial<Record<FactPath, FactValue>> = {}
  for (const [path, value] of Object.entries(partial.known)) {
    if (isFactPath(path)) known[path] = factAt(path)?.kind === 'list' ? value : (full.known[path] ?? value)
  }
  return known
}
