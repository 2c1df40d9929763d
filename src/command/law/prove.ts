// `releasedesk law prove`: every theorem about the law as encoded, by looking at every cell and by a solver, which must agree.
import { setImmediate } from 'node:timers/promises'
import { DeskError } from '../../errors.ts'
import { actions } from '../../law/action.ts'
import type { Place } from '../../law/place.ts'
import { places } from '../../law/places/registry.ts'
import { cellProofs, isProved, outcomesOf, smtProofs } from '../../law/proofs.ts'
import type { Outcome } from '../../law/proofs.ts'
import { compileLaw } from '../../law/tables/compile.ts'
import { caseFileOf } from '../../law/theorem-case.ts'
import type { Proof, Theorem } from '../../law/theorem.ts'
import { theorems } from '../../law/theorems/all.ts'
import { converse } from '../../outside/prover/prover.ts'
import type { Prover } from '../../outside/prover/prover.ts'
import { startProver } from '../../outside/prover/real.ts'
import { json, optionsOf } from '../command.ts'
import type { Command, Io } from '../command.ts'

const questionMsMax = 30_000

/** On other places than those of the registry: for a law that is still being written, or changed on purpose. */
export const proveCommandOn = (places: readonly Place[]): Command => ({
  usage: 'law prove [--place PLACE] [--json]',
  does: 'proves each theorem about the law, by enumeration and by z3; exit status 1 with the smallest case if one fails',
  run: async (words, io) => {
    const { values, positionals } = optionsOf(words, { json: { type: 'boolean' }, place: { type: 'string' } })
    if (positionals.length > 0) throw new DeskError('input-invalid', `law prove does not know [${positionals.join(' ')}].`)
    const chosen = values.place === undefined ? places : [placeNamed(values.place, places)]
    const begun = performance.now()
    const { outcomes, msEnumeration, msSmt } = await proveEverything(chosen, theorems)
    const proved = outcomes.every(isProved)
    if (values.json) io.out(json({ proved, msEnumeration, msSmt, theorems: outcomes.map((outcome) => written(outcome, chosen)) }))
    else print(outcomes, chosen, io, { msAll: performance.now() - begun, msEnumeration, msSmt })
    return proved ? 0 : 1
  },
})

export const proveCommand: Command = proveCommandOn(places)

const placeNamed = (id: string, places: readonly Place[]): Place => {
  const place = places.find((one) => one.id === id)
  if (place === undefined) throw new DeskError('place-unknown', `No law is encoded for the place [${id}].`)
  return place
}

export type Proved = { readonly outcomes: readonly Outcome[]; readonly msEnumeration: number; readonly msSmt: number }

/** Both methods side by side: while the solver thinks in its own thread, the cells are looked at in this one. */
export const proveEverything = async (chosen: readonly Place[], all: readonly Theorem[]): Promise<Proved> => {
  const begun = performance.now()
  const timed = async (proofs: Promise<readonly Proof[]>): Promise<{ readonly proofs: readonly Proof[]; readonly ms: number }> => {
    const found = await proofs
    return { proofs: found, ms: Math.round(performance.now() - begun) }
  }
  // First: the solver's start waits for this thread, which the cells keep busy.
  const prover = await startProver({ questionMsMax })
  try {
    const [smt, enumeration] = await Promise.all([timed(smtBy(prover, chosen, all)), timed(byEnumeration(chosen, all))])
    return { outcomes: outcomesOf(all, [...enumeration.proofs, ...smt.proofs]), msEnumeration: enumeration.ms, msSmt: smt.ms }
  } finally {
    await prover.close()
  }
}

const smtBy = async (prover: Prover, chosen: readonly Place[], all: readonly Theorem[]): Promise<readonly Proof[]> => {
  const found: Proof[] = []
  for (const place of chosen) for (const action of actions) found.push(...(await converse(prover, smtProofs(place, action, all))))
  return found
}

const byEnumeration = async (chosen: readonly Place[], all: readonly Theorem[]): Promise<readonly Proof[]> => {
  const found: Proof[] = []
  for (const place of chosen) {
    for (const proofs of cellProofs(compileLaw(place), all)) {
      found.push(...proofs)
      await setImmediate()
    }
  }
  return found
}

const print = (
  outcomes: readonly Outcome[],
  chosen: readonly Place[],
  { out, note }: Io,
  { msAll, msEnumeration, msSmt }: { readonly msAll: number; readonly msEnumeration: number; readonly msSmt: number },
): void => {
  for (const outcome of outcomes) {
    const { theorem, cells, questions } = outcome
    out(`${isProved(outcome) ? 'proved' : 'FAILED'}  ${theorem.id}  (${cells} cells; ${questions} questions to z3)`)
    out(`        ${theorem.words} [${theorem.citation}]`)
    if (!isProved(outcome)) for (const line of faultsOf(outcome, chosen)) out(line)
  }
  const failed = outcomes.filter((outcome) => !isProved(outcome)).length
  out(`${outcomes.length} theorems, ${failed === 0 ? 'all proved by both methods' : `${failed} failed`}, in ${(msAll / 1000).toFixed(1)} s`)
  note(`enumeration ${(msEnumeration / 1000).toFixed(1)} s, z3 ${(msSmt / 1000).toFixed(1)} s, side by side`)
}

const faultsOf = ({ agreed, speaks, failures }: Outcome, chosen: readonly Place[]): readonly string[] => [
  ...(agreed ? [] : ['        The two methods do not agree.']),
  ...(speaks ? [] : ['        No case meets what it presupposes: it says nothing.']),
  ...failures.slice(0, 2).flatMap((proof) => {
    const place = chosen.find(({ id }) => id === proof.place)
    const shown = proof.counterexample
    if (place === undefined || shown === null)
      return [`        ${proof.method}, ${proof.place}, ${proof.action}: undecided in the time given`]
    return [
      `        ${proof.method}, ${proof.place}, ${proof.action} is ${shown.answer} in this case:`,
      JSON.stringify(caseFileOf(place, shown.facts)),
      ...(shown.completed === null
        ? []
        : ['        and barred in this one, of which more is known:', JSON.stringify(caseFileOf(place, shown.completed))]),
    ]
  }),
]

const written = (outcome: Outcome, chosen: readonly Place[]): unknown => {
  const { theorem, failures, ...rest } = outcome
  const { given, ...said } = theorem
  return {
    ...said,
    ...rest,
    proved: isProved(outcome),
    given,
    failures: failures.map(({ place, action, method, counterexample }) => {
      const where = chosen.find(({ id }) => id === place)
      return {
        place,
        action,
        method,
        says: counterexample?.says ?? 'undecided in the time given',
        answer: counterexample?.answer ?? null,
        case: counterexample === null || where === undefined ? null : caseFileOf(where, counterexample.facts),
        completed:
          counterexample?.completed === null || counterexample === null || where === undefined
            ? null
            : caseFileOf(where, counterexample.completed),
      }
    }),
  }
}
