// Theorems proved by a solver: the law on one action is sent once, then the opposite of each theorem; `unsat` is the proof.
import type { Action } from '../action.ts'
import { answerKinds } from '../answer.ts'
import type { AnswerKind } from '../answer.ts'
import type { Condition } from '../condition.ts'
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
import type { Reads, Symbols } from './vocabulary.ts'

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
  const ofTwo = theorems.filter(({ claim }) => claim.kind === 'unknown-opens-nothing')
  const ofOne = theorems.filter((theorem) => !ofTwo.includes(theorem))
  const law = lawOf(place, action, theorems, ofTwo.length > 0 ? 2 : 1)
  yield '(reset)\n(set-logic QF_FD)'
  const asked = { all: 0, own: 0 }
  const partial = yield* sideOf(law, 'case ')
  const found = yield* proveAlone(ofOne, { place, action, sides: [partial], asked }, partial)
  if (ofTwo.length === 0) return found
  const completed = yield* sideOf(law, 'completed ')
  for (const theorem of ofTwo) found.push(yield* proveUnknown(theorem, { place, action, sides: [partial, completed], asked }))
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
type Question = { readonly place: Place; readonly action: Action; readonly sides: readonly Side[]; readonly asked: Asked }

/** How many questions were put since the law was told, and how many of them for the theorem in hand. */
type Asked = { all: number; own: number }

/** What must be known to tell the solver about a case: what is read, and how many papers the case may have. */
type Law = {
  readonly place: Place
  readonly action: Action
  readonly conditions: readonly Condition[]
  readonly reads: Reads
  readonly rowsOf: (list: string) => number
}

/** `cases`: how many cases of the same papers are looked at. */
const lawOf = (place: Place, action: Action, theorems: readonly Theorem[], cases: number): Law => {
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
  return { place, action, conditions, reads, rowsOf: (list) => cases * rowsOf(list) }
}

function* sideOf({ place, action, conditions, reads, rowsOf }: Law, tag: string): Talk<Side> {
  const symbols = symbolsFor(reads, rowsOf, tag)
  const questions = definedQuestions(conditions, symbols)
  const law = actionLaw(place, action, symbols, tag)
  const covered = and(
    after(symbols.at, minuteOf(place.coveredFrom, place.zone)),
    earlierThan(symbols.at, minuteOf('2100-01-01', place.zone)),
  )
  const side = { symbols, law, steady: [], tag }
  yield [...symbols.declarations, assertion(covered), ...questions, ...law.definitions, ...freeChoice(side)].join('\n')
  yield* addSteady(side, 'all that is open', () => yes)
  return side
}

/** A theorem with where it speaks, and what would show it false. */
type Posed = { readonly theorem: Theorem; readonly scope: Term; readonly parts: readonly Part[] }

/**
 * All at once first: is there a case that shows any of the theorems false? If there is none, that one answer proves each of them; else
 * each is asked about by itself.
 */
function* proveAlone(theorems: readonly Theorem[], question: Question, side: Side): Talk<SmtFinding[]> {
  if (theorems.length === 0) return []
  const posed = theorems.map((theorem): Posed => ({
    theorem,
    scope: scopeOf(theorem, question, side),
    parts: partsOf(theorem, question, side),
  }))
  const speaking = yield* speakingOf(posed, question, side)
  const any = (steady: boolean): Term =>
    or(...posed.flatMap(({ scope, parts }) => parts.filter((part) => part.steady === steady).map(({ term }) => and(scope, term))))
  const together = yield* check([or(and(any(true), ...side.steady), any(false))], question.asked)
  const found: SmtFinding[] = []
  for (const one of posed) {
    const speaks = speaking.has(one.scope)
    if (together === 'unsat') found.push({ theorem: one.theorem, outcome: 'proved', speaks, questions: 2, model: null })
    else found.push({ ...(yield* proveOne(one, question, side)), speaks })
  }
  return found
}

const scopeOf = (theorem: Theorem, { place }: Question, { symbols }: Side): Term =>
  and(theorem.given.kind === 'always' ? yes : planesOf(theorem.given, symbols).certain, ...windowOf(theorem, place, symbols))

/** Of which scopes there is a case at all. A case that is found is looked at for all of them. */
function* speakingOf(posed: readonly Posed[], { asked }: Question, { tag }: Side): Talk<ReadonlySet<Term>> {
  const names = new Map([...new Set(posed.map(({ scope }) => scope))].map((scope, index) => [scope, named(`${tag}scope`, index)]))
  yield [...names].map(([scope, name]) => define(name, scope)).join('\n')
  const speaking = new Set<Term>()
  for (const [scope, name] of names) {
    if (speaking.has(scope) || (yield* check([name], asked)) !== 'sat') continue
    const values = valuesIn(yield `(get-value (${[...names.values()].join(' ')}))`)
    for (const [other, its] of names) if (values.get(its) === yes) speaking.add(other)
  }
  return speaking
}

function* proveOne({ theorem, scope, parts }: Posed, question: Question, side: Side): Talk<Omit<SmtFinding, 'speaks'>> {
  question.asked.own = 0
  for (const part of parts) {
    const searched = yield* search([scope, part.term], part.steady ? question : { ...question, sides: [] }, side)
    if (searched.outcome === 'proved') continue
    const model = searched.values === null ? null : { facts: factsOfModel(side.symbols, searched.values), completed: null }
    return { theorem, outcome: searched.outcome, questions: question.asked.own + 2, model }
  }
  return { theorem, outcome: 'proved', questions: question.asked.own + 2, model: null }
}

/** What would show the theorem false. `steady`: and no choice among the open rules may change the answer. */
type Part = { readonly term: Term; readonly steady: boolean }

const partsOf = (theorem: Theorem, { place, action }: Question, side: Side): readonly Part[] => {
  const { law } = side
  const kinds = answerKinds.filter((kind) => forbids(theorem, kind))
  const settled = kinds.filter((kind) => kind !== 'needs-human')
  const base = (kind: AnswerKind): Term => law.base.get(kind) ?? no
  switch (theorem.claim.kind) {
    case 'never':
    case 'only':
      return [
        ...(settled.length > 0 ? [{ term: or(...settled.map(base)), steady: true }] : []),
        ...(kinds.includes('needs-human') ? [{ term: openAnswer(side, action), steady: false }] : []),
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
  const turned = or(
    and(barred, ...answerKinds.filter(leavesBar).map((kind) => not(chosenAnswer(tag, kind)))),
    ...answerKinds.filter((kind) => !staysBarred(kind)).map((kind) => and(base(kind), not(chosenAnswer(tag, kind)))),
  )
  return or(base('needs-human'), turned, and(law.inBulk, or(not(barred), heardOpening)))
}

const staysBarred = (kind: AnswerKind | undefined): boolean => kind === 'needs-human' || (kind !== undefined && barring.includes(kind))
/** specs/law.md, point 5: beside a bar a conflict that comes of trying unknowns counts as a question. */
const leavesBar = (kind: AnswerKind): boolean => staysBarred(kind) || kind === 'conflict'
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
  const barredStill = or(...answerKinds.filter(leavesBar).map((kind) => choice.answers.get(kind) ?? no))
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
  yield [...choice.definitions, define(term, steadyUnder(side, choice))].join('\n')
  side.steady.push(term)
}

function* proveUnknown(theorem: Theorem, question: Question): Talk<SmtFinding> {
  const [partial, completed] = question.sides
  if (partial === undefined || completed === undefined) throw new TypeError('two cases are compared')
  question.asked.own = 0
  const scope = scopeOf(theorem, question, partial)
  const opens = or(...opening.map((kind) => partial.law.base.get(kind) ?? no))
  const barred = or(...[...barring, 'conflict' as const].map((kind) => completed.law.base.get(kind) ?? no))
  const speaks = (yield* check([scope, opens], question.asked)) === 'sat'
  const terms = [scope, opens, barred, completes(partial.symbols, completed.symbols)]
  const { outcome, values } = yield* search(terms, question, partial)
  const model =
    values === null ? null : { facts: factsOfModel(partial.symbols, values), completed: factsOfModel(completed.symbols, values) }
  return { theorem, outcome, speaks, questions: question.asked.own, model }
}

type Searched = { readonly outcome: SmtFinding['outcome']; readonly values: ReadonlyMap<Term, Term> | null }

/** More rounds than this mean that the question is badly put; the proof is then undecided, never assumed. */
const roundsMax = 400

/**
 * Looks for a case of which the terms hold and whose answer no choice among the open rules of the given sides changes. That last
 * part speaks of all choices, so it is put piece by piece: where the solver finds a case, it is asked for a choice that changes
 * the answer there; that choice is added for good, and the search goes on.
 */
function* search(terms: readonly Term[], { sides, asked }: Question, shown: Side): Talk<Searched> {
  for (let round = 0; round < roundsMax; round += 1) {
    const reply = yield* check([...terms, ...sides.flatMap((side) => side.steady)], asked)
    if (reply !== 'sat') return { outcome: reply === 'unsat' ? 'proved' : 'undecided', values: null }
    const told = sides.length > 0 ? sides : [shown]
    const values = valuesIn(yield `(get-value (${told.flatMap(({ symbols }) => namesOf(symbols)).join(' ')}))`)
    const turned = yield* turnedBy(values, sides, asked)
    if (!turned) return { outcome: 'refuted', values }
  }
  return { outcome: 'undecided', values: null }
}

/** In the case of the model, a choice among open rules that changes the answer of one side; it is added to that side. */
function* turnedBy(values: ReadonlyMap<Term, Term>, sides: readonly Side[], asked: Asked): Talk<boolean> {
  for (const side of sides) {
    const here = namesOf(side.symbols).map((name) => same(name, values.get(name) ?? name))
    const free: Choice = { definitions: [], answers: new Map(answerKinds.map((kind) => [kind, chosenAnswer(side.tag, kind)])) }
    if ((yield* check([...here, not(steadyUnder(side, free))], asked)) !== 'sat') continue
    const chosen = new Set<number>()
    if (side.law.bundles.length > 0) {
      const picked = side.law.bundles.map((_, index) => pickedName(side.tag, index))
      const told = valuesIn(yield `(get-value (${picked.join(' ')}))`)
      for (const [index, name] of picked.entries()) if (told.get(name) === yes) chosen.add(index)
    }
    yield* addSteady(side, `choice ${side.steady.length}: ${[...chosen].join(' ')}`, (bundle) =>
      chosen.has(side.law.bundles.indexOf(bundle)) ? yes : no,
    )
    return true
  }
  return false
}

/** Asked beside all that was told before, without adding to it: the question has a name, which is assumed for this once. */
function* check(terms: readonly Term[], asked: Asked): Talk<string> {
  asked.all += 1
  asked.own += 1
  const name = named('question', asked.all)
  const reply = yield `(declare-const ${name} Bool)\n${assertion(or(not(name), and(...terms)))}\n(check-sat-assuming (${name}))`
  return reply.trim()
}

const windowOf = (theorem: Theorem, place: Place, { at }: Symbols): readonly Term[] => [
  theorem.from === null ? yes : after(at, minuteOf(theorem.from, place.zone)),
  theorem.to === null ? yes : earlierThan(at, minuteOf(theorem.to, place.zone)),
]
