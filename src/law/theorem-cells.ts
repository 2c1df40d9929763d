// Theorems proved by looking at every cell: each state of any number of papers, with each class of the other facts, in each era.
import { parseCivilDate, plusMinutes, startOfDay } from '../time/instant.ts'
import type { Action } from './action.ts'
import { answerKinds } from './answer.ts'
import type { AnswerKind } from './answer.ts'
import type { Facts } from './facts.ts'
import { isInForce, tableOf } from './place.ts'
import type { Place } from './place.ts'
import type { Rule } from './rule.ts'
import { dependsOnPerson, turningDays } from './tables/eras.ts'
import { exampleMaker } from './tables/example.ts'
import type { Papers } from './tables/example.ts'
import { groundOf } from './tables/ground.ts'
import { lawsOn } from './tables/laws.ts'
import type { LawThen } from './tables/laws.ts'
import type { Scales } from './tables/scales.ts'
import type { CompiledLaw } from './tables/table.ts'
import { lawAutomatonOf, momentsApart } from './theorem-automaton.ts'
import type { LawAutomaton } from './theorem-automaton.ts'
import { counterexampleOf, falseOf, openedAndBarred, presupposed } from './theorem-case.ts'
import { completionOf } from './theorem-completion.ts'
import type { LawPair } from './theorem-completion.ts'
import { givenOf } from './theorem-given.ts'
import type { Told } from './theorem-told.ts'
import { forbids, opening } from './theorem.ts'
import type { Counterexample, Proof, Theorem } from './theorem.ts'
import { walkOf } from './theorem-walk.ts'

/** All theorems on one action: the law is made a machine once, and each theorem walks through it with what it presupposes. */
export const proveByCells = (law: CompiledLaw, action: Action, theorems: readonly Theorem[]): readonly Proof[] => {
  const question = questionOn(law, action, theorems)
  return theorems.map((theorem) => {
    const { claim } = theorem
    const seen =
      claim.kind === 'in-force-only'
        ? inForce(theorem, question)
        : claim.kind === 'unknown-opens-nothing'
          ? completed(theorem, question)
          : walked(theorem, question)
    return { theorem, place: law.place.id, action, method: 'enumeration', holds: seen.counterexample === null, ...seen }
  })
}

type Seen = Pick<Proof, 'steps' | 'speaks' | 'counterexample'>

/** A law on a day, and its number in the machine it is in. */
type Sitting = { readonly day: string; readonly law: LawThen; readonly machine: LawAutomaton; readonly number: number }

type Question = { readonly law: CompiledLaw; readonly place: Place; readonly action: Action; readonly sittings: readonly Sitting[] }

const questionOn = (law: CompiledLaw, action: Action, theorems: readonly Theorem[]): Question => {
  const { place } = law
  const { rules } = tableOf(place, action)
  if (dependsOnPerson(rules)) throw new TypeError(`${action}: a suspension for some persons only is not tabled`)
  const telling = theorems.map(({ given }) => given).filter(({ kind }) => kind !== 'always')
  const ground = groundOf(place, rules, telling)
  const days = daysOf(place, rules, theorems)
  const all = days.flatMap((day) => lawsOn(ground, rules, day).map((one) => ({ day, law: onDay(one, day, place) })))
  const sittings = momentsApart(
    ground,
    all.map((one) => one.law),
  ).flatMap((group): readonly Sitting[] => {
    const apart = new Map(group.map((one) => [liveName(one), one]))
    const machine = lawAutomatonOf(ground, action, [...apart.values()])
    const numbers = new Map([...apart.keys()].map((name, index) => [name, index]))
    return all.filter((one) => group.includes(one.law)).map((one) => ({ ...one, machine, number: numbers.get(liveName(one.law)) ?? 0 }))
  })
  return { law, place, action, sittings }
}

const liveName = ({ live }: LawThen): string => live.map((one) => `${one.live} ${one.rule.id}`).join('|')

/** Noon of that day; a law is otherwise told by the first day of its era. */
const onDay = (law: LawThen, day: string, place: Place): LawThen => {
  const at = plusMinutes(startOfDay(parseCivilDate(day), place.zone), 12 * 60)
  return { ...law, at, occasions: law.occasions.map((one) => ({ ...one, at })) }
}

/** The first day of each era, and of each span of a theorem within it. */
const daysOf = (place: Place, rules: readonly Rule[], theorems: readonly Theorem[]): readonly string[] => {
  const days = [place.coveredFrom, ...rules.flatMap(turningDays), ...theorems.flatMap(({ from, to }) => [from ?? [], to ?? []].flat())]
  return [...new Set(days)].filter((day) => day >= place.coveredFrom).toSorted()
}

const isClaimedOn = ({ from, to }: Theorem, day: string): boolean => (from === null || from <= day) && (to === null || day < to)

/** The sittings in which the theorem is claimed, by the machine they are in. */
const claimedIn = (theorem: Theorem, { sittings }: Question): ReadonlyMap<LawAutomaton, readonly Sitting[]> =>
  Map.groupBy(
    sittings.filter(({ day }) => isClaimedOn(theorem, day)),
    ({ machine }) => machine,
  )

/** A cell: papers, a combination of the other facts, and what is told there under each law. */
type Cell = { readonly papers: () => Papers; readonly combination: number; readonly word: number }
type Cells = { readonly scales: Scales; readonly each: () => Iterable<Cell>; readonly count: number }

/** The cells in which the theorem speaks; its papers and the law's are walked through together. */
const cellsWhere = (machine: LawAutomaton, { given }: Theorem): Cells => {
  const { machine: asked, scales, ofRules, where } = givenOf(machine, given)
  const walk = walkOf(machine, asked, machine.kinds)
  return {
    scales,
    count: walk.size * scales.width,
    each: function* each() {
      for (let pair = 0; pair < walk.size; pair += 1) {
        const said = machine.said[walk.left(pair)]
        for (const combination of where(walk.right(pair)))
          yield { papers: () => walk.papersTo(pair), combination, word: said?.[ofRules[combination] ?? 0] ?? 0 }
      }
    },
  }
}

/** A theorem about single verdicts. */
const walked = (theorem: Theorem, question: Question): Seen => {
  let [steps, speaks] = [0, false]
  let counterexample: Counterexample | null = null
  for (const [machine, sittings] of claimedIn(theorem, question)) {
    const cells = cellsWhere(machine, theorem)
    const met = new Set<number>()
    for (const { word } of cells.each()) met.add(word)
    steps += cells.count * new Set(sittings.map(({ number }) => number)).size
    const isIn = (sitting: Sitting, cell: Cell): Facts | null => {
      const facts = exampleIn(sitting, cells.scales, cell)
      return facts !== null && presupposed(theorem, question.place, facts) ? facts : null
    }
    speaks ||= sittings.some((sitting) => firstOf(cells, (cell) => isIn(sitting, cell)) !== null)
    for (const sitting of sittings) {
      const wrong = (word: number): Told | null => {
        const told = machine.words[word]?.[sitting.number]
        return told !== undefined && isWrong(theorem, told) ? told : null
      }
      if (counterexample !== null || ![...met].some((word) => wrong(word) !== null)) continue
      counterexample = firstOf(cells, (cell) => {
        const told = wrong(cell.word)
        const facts = told === null ? null : isIn(sitting, cell)
        return told === null || facts === null ? null : found(theorem, question, facts, told.answer)
      })
    }
  }
  return { steps, speaks, counterexample }
}

const firstOf = <T>({ each }: Cells, made: (cell: Cell) => T | null): T | null => {
  for (const cell of each()) {
    const one = made(cell)
    if (one !== null) return one
  }
  return null
}

/** The case of a cell on the day of the sitting; null if no case has those facts together. */
const exampleIn = ({ machine, law }: Sitting, scales: Scales, { combination, papers }: Cell): Facts | null =>
  exampleMaker(machine.ground, law, scales)(
    combination,
    scales.scales.map((_, index) => index),
    papers(),
  )

const isWrong = (theorem: Theorem, { answer, questioned }: Told): boolean => {
  switch (theorem.claim.kind) {
    case 'never':
    case 'only':
      return forbids(theorem, answer)
    case 'exactly-one-answer':
      return !answerKinds.includes(answer)
    case 'question-never-permits':
      return opening.includes(answer) && questioned
    case 'in-force-only':
    case 'unknown-opens-nothing':
      return false
    default:
      return theorem.claim satisfies never
  }
}

/**
 * Where every rule that is read on a day is in force on it, no verdict can name one that is not. Otherwise the verdicts of that day are
 * looked at one by one.
 */
const inForce = (theorem: Theorem, question: Question): Seen => {
  const { law, place, action } = question
  let [steps, speaks] = [0, false]
  for (const { day, law: then } of question.sittings.filter((one) => isClaimedOn(theorem, one.day))) {
    speaks = true
    steps += then.live.length
    if (then.live.every(({ rule }) => rule.outlives === true || isInForce(rule, day))) continue
    for (const { example, verdict } of law.on(action).each({ on: day })) {
      steps += 1
      if (falseOf(theorem, action, verdict, day) && presupposed(theorem, place, example))
        return { steps, speaks, counterexample: found(theorem, question, example, verdict.answer) }
    }
  }
  return { steps, speaks, counterexample: null }
}

/** What the table shows false is false even if the interpreter says otherwise: then the two differ, which is a fault of its own. */
const found = (theorem: Theorem, { place, action }: Question, facts: Facts, answer: AnswerKind): Counterexample =>
  counterexampleOf(theorem, place, action, facts, null) ?? {
    facts,
    answer,
    completed: null,
    completedAnswer: null,
    says: `${theorem.words} The table says ${answer} here; the interpreter does not agree with the table.`,
  }

const isOpening = (answer: AnswerKind): boolean => opening.includes(answer)
const turning = { opens: isOpening, bars: (answer: AnswerKind) => openedAndBarred('may', answer) }

/** A theorem about a case beside the same case with more known. */
const completed = (theorem: Theorem, question: Question): Seen => {
  let [steps, speaks] = [0, false]
  for (const [machine, sittings] of claimedIn(theorem, question)) {
    const cells = cellsWhere(machine, theorem)
    const opensIn = ({ number }: Sitting, { word }: Cell): boolean => isOpening(machine.words[word]?.[number]?.answer ?? 'silent')
    speaks ||= sittings.some(
      (sitting) => firstOf(cells, (cell) => (opensIn(sitting, cell) ? exampleIn(sitting, cells.scales, cell) : null)) !== null,
    )
    const completion = completionOf(machine)
    for (const pair of lawPairs(sittings)) {
      steps += completion.size * machine.scales.width
      for (const { facts, completed: then } of completion.turning(pair, turning)) {
        const shown = counterexampleOf(theorem, question.place, question.action, facts, then)
        if (shown !== null) return { steps, speaks, counterexample: shown }
      }
    }
  }
  return { steps, speaks, counterexample: null }
}

/** Each law beside itself, and beside those of the same day that a moment selects once it is known. */
const lawPairs = (sittings: readonly Sitting[]): readonly LawPair[] => {
  const pairs = new Map<string, LawPair>()
  for (const one of sittings) {
    for (const other of sittings) {
      if (other.day !== one.day || (other.number !== one.number && !isOpenTo(one.law, other.law))) continue
      const key = `${one.number} ${other.number}`
      if (!pairs.has(key)) pairs.set(key, { law: one.law, number: one.number, later: other.law, laterNumber: other.number })
    }
  }
  return [...pairs.values()]
}

const isOpenTo = ({ occasions }: LawThen, other: LawThen): boolean =>
  occasions.some(({ selected }) =>
    other.occasions.some((then) => [...selected].every(([path, era]) => era === -1 || then.selected.get(path) !== -1)),
  )
