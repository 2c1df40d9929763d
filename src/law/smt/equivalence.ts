// Whether two versions of a law, of the same rules but other overrides, answer one action alike in every case there is.
import type { Action } from '../action.ts'
import { answerKinds } from '../answer.ts'
import type { Facts } from '../facts.ts'
import { livenessReads, selectedBy } from '../live.ts'
import type { Place } from '../place.ts'
import { saidOn } from '../rule.ts'
import { actionLaw } from './action-law.ts'
import { factsOfModel } from './case-of-model.ts'
import type { Talk } from './proof.ts'
import { rowsNeeded } from './rows-needed.ts'
import { and, assertion, named, no, not, or, same, valuesIn } from './term.ts'
import type { Term } from './term.ts'
import { definedQuestions, readsIn } from './truth-planes.ts'
import { after, earlierThan, minuteOf, namesOf, symbolsFor } from './vocabulary.ts'

export type Compared = { readonly alike: boolean; readonly differsIn: readonly Facts[] }

/**
 * The rules must be the same but for `over`. Every answer follows from the answers on what is known and under each choice among
 * the open rules; so if under no choice, the empty one included, the two differ, they answer alike. Else cases are
 * given in which they may.
 */
export function* answersAlike(place: Place, other: Place, action: Action): Talk<Compared> {
  const rules = place.rules.filter((rule) => saidOn(rule, action) !== null)
  const conditions = rules.flatMap((rule) => [rule.when, ...livenessReads(rule).flatMap(({ for: held }) => held ?? [])])
  const reads = new Map(readsIn(conditions))
  for (const { selects } of rules) {
    const fact = selectedBy[selects]
    if (fact !== null && !reads.has(fact)) reads.set(fact, new Set())
  }
  const needed = rowsNeeded(conditions)
  const symbols = symbolsFor(reads, (list) => needed.get(list) ?? 1)
  const questions = definedQuestions(conditions, symbols)
  const [ours, theirs] = [actionLaw(place, action, symbols, 'ours '), actionLaw(other, action, symbols, 'theirs ')]
  const covered = and(
    after(symbols.at, minuteOf(place.coveredFrom, place.zone)),
    earlierThan(symbols.at, minuteOf('2100-01-01', place.zone)),
  )
  const chosen = new Map(ours.bundles.map(({ condition }, index): readonly [string, Term] => [condition, named('chosen', index)]))
  const [here, there] = [ours, theirs].map((law) => law.choiceOf('choice', (bundle) => chosen.get(bundle.condition) ?? no))
  if (here === undefined || there === undefined) return { alike: false, differsIn: [] }
  const differ = or(...answerKinds.map((kind) => not(same(here.answers.get(kind) ?? no, there.answers.get(kind) ?? no))))
  const reply = yield [
    '(reset)',
    '(set-logic QF_FD)',
    ...symbols.declarations,
    ...questions,
    ...ours.definitions,
    ...theirs.definitions,
    ...[...chosen.values()].map((name) => `(declare-const ${name} Bool)`),
    ...here.definitions,
    ...there.definitions,
    assertion(covered),
    '(push 1)',
    assertion(differ),
    '(check-sat)',
  ].join('\n')
  if (reply.trim() !== 'sat') return { alike: reply.trim() === 'unsat', differsIn: [] }
  const differsIn = [factsOfModel(symbols, valuesIn(yield `(get-value (${namesOf(symbols).join(' ')}))`))]
  yield '(pop 1)'
  const apart = or(...answerKinds.map((kind) => not(same(ours.base.get(kind) ?? no, theirs.base.get(kind) ?? no))))
  const quiet = [...ours.open.values(), ...theirs.open.values()].map(not)
  for (const terms of [[apart, ...quiet], [apart]]) {
    const found = yield ['(push 1)', ...terms.map(assertion), '(check-sat)'].join('\n')
    const values = found.trim() === 'sat' ? valuesIn(yield `(get-value (${namesOf(symbols).join(' ')}))`) : null
    yield '(pop 1)'
    if (values !== null) differsIn.push(factsOfModel(symbols, values))
  }
  return { alike: false, differsIn }
}
