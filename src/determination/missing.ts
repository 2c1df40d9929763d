// Which unknown facts could still change an answer: tried out, value by value, fewest facts first.
import { actions } from '../law/action.ts'
import type { Action } from '../law/action.ts'
import type { AnswerKind, MissingFact } from '../law/answer.ts'
import { readsOf } from '../law/condition.ts'
import { asks, factAt, factPaths, forms, isRows, signers } from '../law/facts.ts'
import type { Fact, FactPath, Facts, FactValue, Known, ListPath, Row } from '../law/facts.ts'
import { answerOn } from '../law/interpreter.ts'
import { liveRules } from '../law/place.ts'
import type { Place } from '../law/place.ts'

/** One unknown fact of this case: `path` as the case file names it, and the values it could take. */
type Unknown = { readonly path: string; readonly reads: string; readonly question: string; readonly fillings: readonly Facts[] }

/**
 * Each unknown fact is set to each allowed value, alone; if an answer changes, the fact is missing for that action. Where an
 * action stays needs-human and no single fact moves it, facts are tried in pairs, at most `pairsMax` of them. What unblocks most
 * comes first.
 */
export const missingFacts = (place: Place, facts: Facts, answers: Readonly<Record<Action, AnswerKind>>): readonly MissingFact[] => {
  const unknowns = unknownFacts(facts)
  const readBy = readersOf(place, facts)
  const decides = new Map<Unknown, Set<Action>>()
  const unblocks = ({ wouldDecide }: MissingFact): number => wouldDecide.filter((action) => answers[action] === 'needs-human').length
  const note = (unknown: Unknown, action: Action): void => {
    decides.set(unknown, (decides.get(unknown) ?? new Set()).add(action))
  }
  for (const action of actions) {
    const read = unknowns.filter((unknown) => readBy.get(action)?.has(unknown.reads) === true)
    const moves = (filled: Facts): boolean => answerOn(place, filled, action) !== answers[action]
    const alone = read.filter((unknown) => unknown.fillings.some(moves))
    for (const unknown of alone) note(unknown, action)
    if (alone.length === 0 && answers[action] === 'needs-human') for (const unknown of movingPair(read, moves)) note(unknown, action)
  }
  return [...decides]
    .map(([unknown, decided]) => ({
      fact: unknown.path,
      question: unknown.question,
      wouldDecide: actions.filter((action) => decided.has(action)),
    }))
    .toSorted((a, b) => unblocks(b) - unblocks(a) || b.wouldDecide.length - a.wouldDecide.length || (a.fact < b.fact ? -1 : 1))
}

const pairsMax = 150

const movingPair = (read: readonly Unknown[], moves: (facts: Facts) => boolean): readonly Unknown[] => {
  let tried = 0
  for (const [index, first] of read.entries()) {
    for (const second of read.slice(index + 1)) {
      for (const half of first.fillings) {
        for (const filled of unknownFacts(half).find(({ path }) => path === second.path)?.fillings ?? []) {
          if ((tried += 1) > pairsMax) return []
          if (moves(filled)) return [first, second]
        }
      }
    }
  }
  return []
}

/** For each action, the facts that any live rule on it reads (or a rule that overrides one). */
const readersOf = (place: Place, facts: Facts): ReadonlyMap<Action, ReadonlySet<string>> => {
  const read = new Map<Action, Set<string>>()
  for (const rule of liveRules(place, facts)) {
    const names = readsOf(rule.when)
    for (const action of rule.answers.flatMap((said) => said.actions)) {
      const into = read.get(action) ?? new Set()
      for (const name of names) into.add(name)
      read.set(action, into)
    }
  }
  return read
}

const unknownFacts = (facts: Facts): readonly Unknown[] => factPaths.flatMap((path) => unknownsAt(path, facts))

const unknownsAt = (path: FactPath, facts: Facts): readonly Unknown[] => {
  const definition = factAt(path)
  if (definition === null) return []
  const value = facts.known[path]
  if (value === undefined)
    return [
      {
        path,
        reads: path,
        question: definition.question,
        fillings: possibleValues(path, definition).map((one) => filled(facts, path, one)),
      },
    ]
  if (definition.kind !== 'list' || !isRows(value)) return []
  return value.flatMap((row, index) =>
    Object.entries(definition.fields)
      .filter(([name]) => row[name] === undefined)
      .map(([name, inner]) => ({
        path: `${path}[${index}].${name}`,
        reads: `${path}[].${name}`,
        question: `${inner.question} (${definition.words}, no. ${index + 1})`,
        fillings: scalarValues(inner).map((one) => filled(facts, path, value.with(index, { ...row, [name]: one }))),
      })),
  )
}

const filled = (facts: Facts, path: FactPath | ListPath, value: FactValue): Facts => ({
  at: facts.at,
  known: { ...facts.known, [path]: value },
})

const scalarValues = (fact: Fact): readonly Known[] => {
  if (fact.kind === 'yes-no') return [true, false]
  return fact.kind === 'choice' ? fact.values : []
}

/** For a whole list that is unknown: none at all, or one paper of each telling kind. */
const possibleValues = (path: FactPath, fact: Fact): readonly FactValue[] => {
  if (fact.kind === 'words') return [[], ...asks.map((ask) => [ask])]
  if (fact.kind !== 'list') return scalarValues(fact)
  return path === 'request.instruments' ? [[], ...telling] : []
}

const telling: readonly (readonly Row[])[] = [
  ...forms.map((form): readonly Row[] => [{ form, signer: 'immigration-officer', complete: true }]),
  ...signers.map((signer): readonly Row[] => [{ form: 'arrest-warrant', signer, nature: 'criminal', complete: true }]),
  ...['writ', 'court-order', 'search-warrant', 'court-subpoena'].map((form): readonly Row[] => [
    { form, signer: 'federal-district-judge', complete: true },
  ]),
]
