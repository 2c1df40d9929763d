// All theorems of a place by both methods, and where the two differ.
import { actions } from './action.ts'
import type { Action } from './action.ts'
import type { Place } from './place.ts'
import { proveAll } from './smt/proof.ts'
import type { SmtFinding, Talk } from './smt/proof.ts'
import type { CompiledLaw } from './tables/table.ts'
import { proveByCells } from './theorem-cells.ts'
import { counterexampleOf } from './theorem-case.ts'
import type { Counterexample, Proof, Theorem } from './theorem.ts'

/** The theorems that speak of an action in a place. */
export const theoremsOn = (theorems: readonly Theorem[], place: Place, action: Action): readonly Theorem[] =>
  theorems.filter((theorem) => theorem.places.includes(place.id) && theorem.actions.includes(action))

/** One action after another; the caller may stop in between. */
export function* cellProofs(law: CompiledLaw, theorems: readonly Theorem[]): Generator<readonly Proof[], void, void> {
  for (const action of actions) yield proveByCells(law, action, theoremsOn(theorems, law.place, action))
}

/** The conversation with the solver about one action. */
export function* smtProofs(place: Place, action: Action, theorems: readonly Theorem[]): Talk<readonly Proof[]> {
  const findings = yield* proveAll(place, action, theoremsOn(theorems, place, action))
  return findings.map((finding) => proofOf(finding, place, action))
}

const proofOf = ({ theorem, outcome, speaks, questions, model }: SmtFinding, place: Place, action: Action): Proof => ({
  theorem,
  place: place.id,
  action,
  method: 'smt',
  holds: outcome === 'proved',
  speaks,
  steps: questions,
  counterexample: model === null ? null : confirmed(theorem, place, action, model),
})

/** A model that the interpreter does not confirm is shown as it is: the two do not mean the same law, which is a fault of its own. */
const confirmed = (
  theorem: Theorem,
  place: Place,
  action: Action,
  { facts, completed }: NonNullable<SmtFinding['model']>,
): Counterexample =>
  counterexampleOf(theorem, place, action, facts, completed) ?? {
    facts,
    answer: 'conflict',
    completed,
    completedAnswer: null,
    says: `${theorem.words} The solver has found this case; the interpreter does not confirm it.`,
  }

/** One theorem with all that was found of it. */
export type Outcome = {
  readonly theorem: Theorem
  readonly holds: boolean
  /** Both methods say the same of every action and place. */
  readonly agreed: boolean
  /** It speaks of at least one case. */
  readonly speaks: boolean
  readonly cells: number
  readonly questions: number
  readonly failures: readonly Proof[]
}

export const outcomesOf = (theorems: readonly Theorem[], proofs: readonly Proof[]): readonly Outcome[] =>
  theorems.flatMap((theorem): readonly Outcome[] => {
    const ours = proofs.filter((proof) => proof.theorem.id === theorem.id)
    if (ours.length === 0) return []
    const by = (method: Proof['method']): readonly Proof[] => ours.filter((proof) => proof.method === method)
    const verdicts = (method: Proof['method']): string =>
      by(method)
        .map(({ place, action, holds, speaks }) => `${place} ${action} ${holds} ${speaks}`)
        .toSorted()
        .join('\n')
    return [
      {
        theorem,
        holds: ours.every(({ holds }) => holds),
        agreed: verdicts('enumeration') === verdicts('smt'),
        speaks: by('enumeration').some(({ speaks }) => speaks) && by('smt').some(({ speaks }) => speaks),
        cells: by('enumeration').reduce((sum, { steps }) => sum + steps, 0),
        questions: by('smt').reduce((sum, { steps }) => sum + steps, 0),
        failures: ours.filter(({ holds }) => !holds),
      },
    ]
  })

export const isProved = ({ holds, agreed, speaks }: Outcome): boolean => holds && agreed && speaks
