// Theorems proved by a solver: the law on one action is sent once, then the opposite of each theorem; `unsat` is the proof.
import type { Action } from '../action.ts'
import { answerKinds } from '../answer.ts'
import type { AnswerKind } from '../answer.ts'
import type { Facts } from '../facts.ts'
import { livenessReads, selectedBy } from '../live.ts'
import type { Place } from '../place.ts'
import { saidOn } from '../rule.ts'
import { barring, forbids, opening } from '../theorem.ts'
import type { Theorem } from '../theorem.ts'
import { actionLaw } from './action-law.ts'
import type { ActionLaw, Choice } from './action-law.ts'
import { factsOfModel } from './case-of-model.ts'
import { and, assertion, define, named, no, not, or, same, valuesIn, yes } from './term.ts'
import type { Term } from './term.ts'
import { rowsNeeded, rowsPresupposed } from './rows-needed.ts'
import { definedQuestions, planesOf, readsIn } from './truth-planes.ts'
import { after, completes, earlierThan, minuteOf, namesOf, symbolsFor } from './vocabulary.ts'
import type { Symbols } from './vocabulary.ts'

/** Sends SMT-LIB text and receives what the solver writes back; the driver stands outside. */
export type Talk<T> = Generator<string, T, string>

export type SmtFinding = {
  readonly theorem: Theorem
  readonly outcome: 'proved' | 'refuted' | 'undecided'
  readonly speaks: boolean
  readonly questions: number
  /** The case of the model, not yet confirmed by the interpreter; with its completion where the theorem compares two. */
  readonly model: { readonly facts: Facts; readonly completed: Facts | null } | null
}

/** Every theorem on one action, in one conversation. The text does not come from the compiled tables. */
export function* proveAll(place: Place, action: Action, theorems: readonly Theorem[]): Talk<readonly SmtFinding[]> {
  const alone = theorems.filter(({ claim }) => claim.kind !== 'unknown-opens-nothing')
  const found: SmtFinding[] = []
  if (alone.length > 0) {
    const question = yield* opened(place, action, alone, ['case '])
    for (const theorem of alone) found.push(yield* proveOne(theorem, question))
  }
  for (const theorem of theorems) {
    if (theorem.claim.kind !== 'unknown-opens-nothing') continue
    found.push(yield* proveUnknown(theorem, yield* opened(place, action, [theorem], ['case ', 'completed '])))
  }
  return found
}

/** One case, or two side by side, with the law about each. */
type Side = {
  readonly symbols: Symbols
  readonly law: ActionLaw
  /** Ways of choosing among the open rules that were found to matter; each stands as a definition and is never taken back. */
  readonly steady: Term[]
  readonly tag: string
}
type Question = { readonly place: Place; readonly action: Action; readonly sides: readonly Side[] }

function* opened(place: Place, action: Action, theorems: readonly Theorem[], tags: readonly string[]): Talk<Question> {
  const rules = place.rules.filter((rule) => saidOn(rule, action) !== null)
  const spoken = rules.flatMap((rule) => [rule.when, ...livenessReads(rule).flatMap(({ for: held }) => held ?? [])])
  const conditions = [...spoken, ...theorems.map(({ given }) => given)]
  const reads = new Map(readsIn(conditions))
  for (const { selects } of rules) {
    const fact = selectedBy[selects]
    if (fact !== null && !reads.has(fact)) reads.set(fact, new Set())
  }
  const needed = rowsNeeded(spoken)
  const presupposed = theorems.map(({ given }) => rowsPresupposed(given))
  const rowsOf = (list: string): number => (needed.get(list) ?? 0) + Math.max(1, ...presupposed.map((more) => more.get(list) ?? 0))
  yield '(reset)\n(set-logic QF_FD)'
  const sides: Side[] = []
  for (const tag of tags) {
    const symbols = symbolsFor(reads, (list) => rowsOf(list) * tags.length, tag)
    const questions = definedQuestions(conditions, symbols)
    const law = actionLaw(place, action, symbols, tag)
    const covered = assertion(
      and(after(symbols.at, minuteOf(place.coveredFrom, place.zone)), earlierThan(symbols.at, minuteOf('2100-01-01', place.zone))),
    )
    yield [...symbols.declarations, covered, ...questions, ...law.definitions].join('\n')
    sides.push({ symbols, law, steady: [], tag })
  }
  for (const side of sides) {
    yield freeChoice(side).join('\n')
    yield* addSteady(side, 'all that is open', () => yes)
  }
  return { place, action, sides }
}

function* proveOne(theorem: Theorem, question: Question): Talk<SmtFinding> {
  const [side] = question.sides
  if (side === undefined) throw new TypeError('a question without a case')
  const scope = and(
    theorem.given.kind === 'always' ? yes : planesOf(theorem.given, side.symbols).certain,
    ...windowOf(theorem, question.place, side.symbols),
  )
  const counter = { questions: 0 }
  const speaks = (yield* check([scope], counter)) === 'sat'
  const kinds = answerKinds.filter((kind) => forbids(theorem, kind))
  const settled = kinds.filter((kind) => kind !== 'needs-human')
  for (const part of partsOf(theorem, question, side, settled, kinds.includes('needs-human'))) {
    const searched = yield* search([scope, part.term], part.steady ? question : { ...question, sides: [] }, side, counter)
    if (searched.outcome === 'proved') continue
    const model = searched.values === null ? null : { facts: factsOfModel(side.symbols, searched.values), completed: null }
    return { theorem, outcome: searched.outcome, speaks, questions: counter.questions, model }
  }
  return { theorem, outcome: 'proved', speaks, questions: counter.questions, model: null }
}

/** What would show the theorem false. `steady`: and no choice among the open rules may change the answer. */
type Part = { readonly term: Term; readonly steady: boolean }

const partsOf = (
  theorem: Theorem,
  { place, action }: Question,
  side: Side,
  settled: readonly AnswerKind[],
  open: boolean,
): readonly Part[] => {
  const { law } = side
  const base = (kind: AnswerKind): Term => law.base.get(kind) ?? no
  switch (theorem.claim.kind) {
    case 'never':
    case 'only':
      return [
        ...(settled.length > 0 ? [{ term: or(...settled.map(base)), steady: true }] : []),
        ...(open ? [{ term: openAnswer(side, action), steady: false }] : []),
      ]
    case 'exactly-one-answer': {
      const two = answerKinds.flatMap((a, index) => answerKinds.slice(index + 1).map((b) => and(base(a), base(b))))
      return [{ term: or(not(or(...answerKinds.map(base))), ...two), steady: false }]
    }
    case 'in-force-only':
      return [
        {
          term: or(
            ...[...law.fired].map(([rule, fired]) => {
              const early = earlierThan(side.symbols.at, minuteOf(rule.from, place.zone))
              const late = rule.to === null ? no : after(side.symbols.at, minuteOf(rule.to, place.zone))
              return and(or(fired, law.open.get(rule) ?? no), or(early, late))
            }),
          ),
          steady: false,
        },
      ]
    case 'question-never-permits': {
      const asking = [...law.deciding].filter(([rule]) => saidOn(rule, action)?.answer === 'needs-human').map(([, decides]) => decides)
      return [{ term: and(or(base('must'), base('may')), or(...asking)), steady: true }]
    }
    case 'unknown-opens-nothing':
      return []
    default:
      return theorem.claim satisfies never
  }
}

/** The answer is needs-human: by a rule that says so, or because something unknown could change the answer. */
const openAnswer = ({ law, tag }: Side, action: Action): Term => {
  const base = (kind: AnswerKind): Term => law.base.get(kind) ?? no
  const barred = or(...barring.map(base))
  const heardOpening = or(
    ...[...law.fired]
      .filter(([rule]) => !staysBarred(saidOn(rule, action)?.answer))
      .map(([rule, fired]) => or(fired, law.open.get(rule) ?? no)),
  )
  const turned = and(
    not(law.inBulk),
    or(
      and(barred, ...answerKinds.filter(staysBarred).map((kind) => not(chosenAnswer(tag, kind)))),
      ...answerKinds.filter((kind) => !staysBarred(kind)).map((kind) => and(base(kind), not(chosenAnswer(tag, kind)))),
    ),
  )
  return or(base('needs-human'), turned, and(law.inBulk, or(not(barred), heardOpening)))
}

const staysBarred = (kind: AnswerKind | undefined): boolean => kind === 'needs-human' || (kind !== undefined && barring.includes(kind))
const chosenAnswer = (tag: string, kind: AnswerKind): Term => named(`${tag}free choice`, 'answers', kind)
const choiceName = (tag: string, index: number): Term => named(`${tag}chosen`, index)
const pickedName = (tag: string, index: number): Term => named(`${tag}picked`, index)

/** A free choice among the open rules, left to the solver. */
const freeChoice = ({ law, tag }: Side): readonly string[] => {
  const places = new Map(law.bundles.map((bundle, index) => [bundle, choiceName(tag, index)]))
  return [
    ...[...places.values()].map((name) => `(declare-const ${name} Bool)`),
    ...law.bundles.map((bundle, index) => define(pickedName(tag, index), and(bundle.open, choiceName(tag, index)))),
    ...law.choiceOf('free choice', (bundle) => places.get(bundle) ?? no).definitions,
  ]
}

/** What one choice must leave as it is: the same answer or, of a bar, no more than a bar or a question. */
const steadyUnder = ({ law }: Side, choice: Choice): Term => {
  const barredStill = or(...answerKinds.filter(staysBarred).map((kind) => choice.answers.get(kind) ?? no))
  return and(
    ...answerKinds
      .filter((kind) => kind !== 'needs-human')
      .map((kind) => {
        const base = law.base.get(kind) ?? no
        return barring.includes(kind) ? or(not(base), barredStill) : or(not(base), choice.answers.get(kind) ?? no)
      }),
  )
}

function* addSteady(side: Side, name: string, chosen: (bundle: ActionLaw['bundles'][number]) => Term): Talk<void> {
  const choice = side.law.choiceOf(name, chosen)
  const term = named(`${side.tag}steady under`, name)
  yield [...choice.definitions, define(term, or(side.law.inBulk, steadyUnder(side, choice)))].join('\n')
  side.steady.push(term)
}

/** In bulk, every rule that fired or is open must say no more than a bar or a question; any other answer falls to needs-human. */
const steadyInBulk = ({ law }: Side, action: Action): Term =>
  or(
    not(law.inBulk),
    and(
      or(...barring.map((kind) => law.base.get(kind) ?? no)),
      ...[...law.fired]
        .filter(([rule]) => !staysBarred(saidOn(rule, action)?.answer))
        .map(([rule, fired]) => and(not(fired), not(law.open.get(rule) ?? no))),
    ),
  )

function* proveUnknown(theorem: Theorem, question: Question): Talk<SmtFinding> {
  const [partial, completed] = question.sides
  if (partial === undefined || completed === undefined) throw new TypeError('two cases are compared')
  const counter = { questions: 0 }
  const scope = and(planesOf(theorem.given, partial.symbols).certain, ...windowOf(theorem, question.place, partial.symbols))
  const opens = or(...opening.map((kind) => partial.law.base.get(kind) ?? no))
  const barred = or(...[...barring, 'conflict' as const].map((kind) => completed.law.base.get(kind) ?? no))
  const speaks = (yield* check([scope, opens], counter)) === 'sat'
  const terms = [scope, opens, barred, completes(partial.symbols, completed.symbols)]
  const { outcome, values } = yield* search(terms, question, partial, counter)
  const model =
    values === null ? null : { facts: factsOfModel(partial.symbols, values), completed: factsOfModel(completed.symbols, values) }
  return { theorem, outcome, speaks, questions: counter.questions, model }
}

type Searched = { readonly outcome: SmtFinding['outcome']; readonly values: ReadonlyMap<Term, Term> | null }
type Counter = { questions: number }

/** More rounds than this mean that the question is badly put; the proof is then undecided, never assumed. */
const roundsMax = 400

/**
 * Looks for a case of which the terms hold and whose answer no choice among the open rules of the given sides changes. That last
 * part speaks of all choices, so it is put piece by piece: where the solver finds a case, it is asked for a choice that changes
 * the answer there; that choice is added for good, and the search goes on.
 */
function* search(terms: readonly Term[], { sides, action }: Question, shown: Side, counter: Counter): Talk<Searched> {
  for (let round = 0; round < roundsMax; round += 1) {
    const steady = sides.flatMap((side) => [...side.steady, steadyInBulk(side, action)])
    yield '(push 1)'
    const reply = yield* check([...terms, ...steady], counter, true)
    if (reply !== 'sat') {
      yield '(pop 1)'
      return { outcome: reply === 'unsat' ? 'proved' : 'undecided', values: null }
    }
    const asked = sides.length > 0 ? sides : [shown]
    const values = valuesIn(yield `(get-value (${asked.flatMap(({ symbols }) => namesOf(symbols)).join(' ')}))`)
    yield '(pop 1)'
    const turned = yield* turnedBy(values, sides, counter)
    if (!turned) return { outcome: 'refuted', values }
  }
  return { outcome: 'undecided', values: null }
}

/** In the case of the model, a choice among open rules that changes the answer of one side; it is added to that side. */
function* turnedBy(values: ReadonlyMap<Term, Term>, sides: readonly Side[], counter: Counter): Talk<boolean> {
  for (const side of sides) {
    const here = namesOf(side.symbols).map((name) => same(name, values.get(name) ?? name))
    const free: Choice = { definitions: [], answers: new Map(answerKinds.map((kind) => [kind, chosenAnswer(side.tag, kind)])) }
    yield '(push 1)'
    const reply = yield* check([...here, not(side.law.inBulk), not(steadyUnder(side, free))], counter, true)
    const chosen = new Set<number>()
    if (reply === 'sat' && side.law.bundles.length > 0) {
      const picked = side.law.bundles.map((_, index) => pickedName(side.tag, index))
      const told = valuesIn(yield `(get-value (${picked.join(' ')}))`)
      for (const [index, name] of picked.entries()) if (told.get(name) === yes) chosen.add(index)
    }
    yield '(pop 1)'
    if (reply === 'sat') {
      yield* addSteady(side, `choice ${side.steady.length}: ${[...chosen].join(' ')}`, (bundle) =>
        chosen.has(side.law.bundles.indexOf(bundle)) ? yes : no,
      )
      return true
    }
  }
  return false
}

/** In its own scope, unless the caller wants to ask about the model. */
function* check(terms: readonly Term[], counter: Counter, stay = false): Talk<string> {
  counter.questions += 1
  const reply = yield [...(stay ? [] : ['(push 1)']), ...terms.map(assertion), '(check-sat)', ...(stay ? [] : ['(pop 1)'])].join('\n')
  return reply.trim()
}

const windowOf = (theorem: Theorem, place: Place, { at }: Symbols): readonly Term[] => [
  theorem.from === null ? yes : after(at, minuteOf(theorem.from, place.zone)),
  theorem.to === null ? yes : earlierThan(at, minuteOf(theorem.to, place.zone)),
]
