// Cases of a law beside the same cases with more known: where what a case opened is barred once it is known.
import type { AnswerKind } from '../answer.ts'
import type { Facts, FactPath, FactValue, Row } from '../facts.ts'
import { factAt, isFactPath } from '../facts.ts'
import type { Digit } from './atoms.ts'
import { closureFor } from './cells.ts'
import type { Closure } from './closure.ts'
import { exampleMaker } from './example.ts'
import type { Papers } from './example.ts'
import type { CompletedKind, Ground } from './ground.ts'
import type { LawThen } from './laws.ts'
import { sayingsOf } from './sayings.ts'
import type { Outcome, Saying } from './sayings.ts'
import { combinationsOf, scalesOf } from './scales.ts'
import type { Scales } from './scales.ts'

/** A case, and the same case with more known. */
export type CompletedCase = { readonly facts: Facts; readonly completed: Facts }

/** Of the first answer, and of the answer once more is known. */
export type Turning = { readonly opens: (answer: AnswerKind) => boolean; readonly bars: (answer: AnswerKind) => boolean }

/**
 * From every state of the papers and every combination of the other facts: one paper completed in any way, or an unknown list known to
 * hold no row or one, and at the same time any of the other facts. Not tried: two papers completed at once. One pair of cases for each
 * pair of sayings; the interpreter must confirm it, since facts that are known together may hold each other back.
 */
export function* completedCases(ground: Ground, law: LawThen, outcome: Outcome<AnswerKind>, turning: Turning): Generator<CompletedCase> {
  const atoms = [...new Set(outcome.watched.flatMap((one) => one.atoms))].toSorted((a, b) => a.index - b.index)
  const counting = atoms.filter(({ counts }) => counts !== null)
  const scales = scalesOf(ground.readings, new Set(atoms))
  const closure = closureFor(ground, law, atoms)
  const { sayings, of } = sayingsOf(closure, counting, scales, outcome)
  const pairOf = pairing(sayings, scales, ground, turning)
  const kinds = ground.completedKinds(counting, law.at)
  const every = scales.scales.map((_, index) => index)
  const exampleOf = exampleMaker(ground, law, scales)
  for (let state = 0; state < closure.size; state += 1) {
    const saying = of[state] ?? 0
    if (!(sayings[saying]?.values ?? []).some(turning.opens)) continue
    for (const [other, papers] of completedStates(closure, state, kinds)) {
      const pair = pairOf(saying, of[other] ?? 0)
      if (pair === null) continue
      const [partial, full] = [exampleOf(pair.partial, every, closure.rowsTo(state)), exampleOf(pair.full, every, papers())]
      if (partial !== null && full !== null) yield { facts: { ...full, known: lessKnown(full, partial) }, completed: full }
    }
  }
}

type Pair = { readonly partial: number; readonly full: number }

/** For two sayings the first combination that opens under the one and can become one that bars under the other; each pair once. */
const pairing = (
  sayings: readonly Saying<AnswerKind>[],
  scales: Scales,
  ground: Ground,
  { opens, bars }: Turning,
): ((saying: number, other: number) => Pair | null) => {
  const seen = new Set<number>()
  const after = completedCombinations(scales, ground)
  const full = sayings.map((saying) => spread(saying, scales))
  return (saying, other) => {
    const key = saying * sayings.length + other
    if (seen.has(key)) return null
    seen.add(key)
    const then = full[other] ?? []
    if (!then.some(bars)) return null
    for (const [partial, answer] of (full[saying] ?? []).entries()) {
      const barred = opens(answer) ? after[partial]?.find((one) => bars(then[one] ?? 'silent')) : undefined
      if (barred !== undefined) return { partial, full: barred }
    }
    return null
  }
}

/** What is said, for every combination of all scales. */
const spread = (saying: Saying<AnswerKind>, scales: Scales): readonly AnswerKind[] => {
  const places = new Map(combinationsOf(scales, saying.scales).map((combination, index) => [combination, index]))
  return Array.from({ length: scales.width }, (_, combination) => {
    const own = saying.scales.reduce((sum, index) => {
      const { stride, count } = scales.scales[index] ?? { stride: 1, count: 1 }
      return sum + (Math.floor(combination / stride) % count) * stride
    }, 0)
    return saying.values[places.get(own) ?? 0] ?? 'silent'
  })
}

/** For each combination those that it can become, itself among them. */
const completedCombinations = (scales: Scales, { readings }: Ground): readonly (readonly number[])[] => {
  const vectors = scales.scales.map(({ classes, readings: parts }) =>
    classes.map((ofPlace) => parts.flatMap((reading, part) => [...(readings[reading]?.classes[ofPlace[part] ?? 0] ?? [])])),
  )
  const mayBecome = (a: readonly Digit[], b: readonly Digit[]): boolean => a.every((digit, index) => digit === 1 || digit === b[index])
  const after = vectors.map((ofScale) =>
    ofScale.map((vector) => ofScale.flatMap((other, place) => (mayBecome(vector, other) ? [place] : []))),
  )
  return Array.from({ length: scales.width }, (_, combination) =>
    scales.scales.reduce<readonly number[]>(
      (made, { stride, count }, index) => {
        const places = after[index]?.[Math.floor(combination / stride) % count] ?? []
        return places.flatMap((place) => made.map((one) => one + place * stride))
      },
      [0],
    ),
  )
}

/** States that the papers of a state can turn out to be, with the papers of each. */
function* completedStates(
  closure: Closure,
  state: number,
  kinds: readonly (readonly CompletedKind[])[],
): Generator<readonly [number, () => Papers]> {
  const { start, moves } = closure.wayTo(state)
  const many = closure.moves.length
  const moved = (from: number, way: readonly number[]): number =>
    way.reduce((here, move) => closure.targets[here * many + move] ?? here, from)
  yield [state, () => closure.rowsTo(state)]
  for (const [index, move] of moves.entries()) {
    for (const { move: other, row } of kinds[move] ?? []) {
      yield [moved(start, moves.with(index, other)), () => papersOf(closure, start, moves, new Map([[index, row]]))]
    }
  }
  for (const [index, list] of closure.lists.entries()) {
    if (((start >> index) & 1) === 1) continue
    const known = start | (1 << index)
    yield [moved(known, moves), () => papersOf(closure, known, moves, new Map())]
    for (const [move, { list: own }] of closure.moves.entries()) {
      if (own === list) yield [moved(known, [...moves, move]), () => papersOf(closure, known, [...moves, move], new Map())]
    }
  }
}

const papersOf = (closure: Closure, start: number, moves: readonly number[], instead: ReadonlyMap<number, Row>): Papers => {
  const papers = new Map<NonNullable<(typeof closure.lists)[number]>, Row[]>()
  for (const [index, list] of closure.lists.entries()) if (((start >> index) & 1) === 1) papers.set(list, [])
  for (const [index, move] of moves.entries()) {
    const made = closure.moves[move]
    if (made !== undefined) papers.get(made.list)?.push(instead.get(index) ?? made.row)
  }
  return papers
}

/** The same facts as far as the smaller case knows them; its papers as it has them. */
const lessKnown = (full: Facts, partial: Facts): Facts['known'] => {
  const known: Partial<Record<FactPath, FactValue>> = {}
  for (const [path, value] of Object.entries(partial.known)) {
    if (isFactPath(path)) known[path] = factAt(path)?.kind === 'list' ? value : (full.known[path] ?? value)
  }
  return known
}
