// `npm run law:mutants`: puts every small fault into the rules, one at a time, and counts how many are noticed, and by what.
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { places } from '../../src/law/places/registry.ts'
import { startProver } from '../../src/outside/prover/real.ts'
import { benchOf } from './catchers.ts'
import type { Catcher } from './catchers.ts'
import { conditionMutantsOf } from './condition-mutants.ts'
import { mutantsOf } from './mutants.ts'
import type { Mutant } from './mutants.ts'
import { reasonFor, reasons } from './reasons.ts'

const shareWanted = 0.97

const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    only: { type: 'string' },
    every: { type: 'string' },
    'no-equivalence': { type: 'boolean' },
    'all-cells': { type: 'boolean' },
  },
})
const place = places.at(-1)
if (place === undefined) throw new TypeError('no place')

const begun = performance.now()
const every = Number(values.every ?? '1')
const mutants = mutantsOf(place).filter(
  (mutant, index) => index % every === 0 && (values.only === undefined || mutant.rule.id.includes(values.only)),
)
const bench = benchOf()
const prover = await startProver({ questionMsMax: 60_000 })
const found: { readonly mutant: Mutant; readonly by: Catcher | null; readonly why: Why | null }[] = []
for (const mutant of mutants) {
  const by = bench.caughtBy(mutant)
  const seen =
    by === null && mutant.rule.answers.length > 0 && values['no-equivalence'] !== true ? await bench.examined(mutant, prover) : null
  const caughtAfterAll = seen === 'same' || seen === 'unnoticed' ? null : seen
  found.push({ mutant, by: by ?? caughtAfterAll, why: by === null && caughtAfterAll === null ? whyOf(mutant, seen === 'same') : null })
}
await prover.close()
const survivors = found.flatMap(({ mutant, why }) => (why === null ? [] : [{ mutant, why }]))

type Why =
  | 'same answers in every case'
  | 'differs only before the place is covered'
  | 'only a duty or a question to counsel differs'
  | 'not noticed, for the reason given'
  | 'not noticed'
  | 'not examined'

/** Why nothing noticed: shown by the solver where only overrides differ; else said. */
function whyOf(mutant: Mutant, same: boolean): Why {
  if (bench.neverMet(mutant)) return 'differs only before the place is covered'
  if (mutant.rule.answers.length === 0) return 'only a duty or a question to counsel differs'
  if (values['no-equivalence'] === true) return 'not examined'
  if (same) return 'same answers in every case'
  return reasonFor(mutant) === null ? 'not noticed' : 'not noticed, for the reason given'
}

const reasonTold = (mutant: Mutant): string => {
  const reason = reasonFor(mutant)
  return reason === null ? '' : `\n  ${reason.why}`
}
/** A reason written for a fault that is noticed by now, or for one that cannot be made any more. */
const outdated =
  every === 1 && values.only === undefined
    ? reasons.filter((reason) =>
        reason.kinds.some((kind) => !survivors.some(({ mutant }) => mutant.kind === kind && reasonFor(mutant) === reason)),
      )
    : []

const told = ({ kind, rule, says }: Mutant): string => `${kind}  ${rule.id}: ${says}`
const equivalent = survivors.filter(
  ({ why }) => why === 'same answers in every case' || why === 'differs only before the place is covered',
).length
const counted = found.length - equivalent
const caught = found.length - survivors.length
const share = counted === 0 ? 1 : caught / counted
const by = Object.fromEntries(
  [...Map.groupBy(found, ({ by: catcher }) => catcher ?? 'nothing')].map(([catcher, list]) => [catcher, list.length]),
)
const kinds = Object.fromEntries(
  [...Map.groupBy(found, ({ mutant }) => mutant.kind)].map(([kind, list]) => [
    kind,
    { mutants: list.length, caught: list.filter(({ by: catcher }) => catcher !== null).length },
  ]),
)
const result = {
  place: place.id,
  rules: place.rules.length,
  ...bench.size,
  mutants: found.length,
  caught,
  equivalent,
  /** Of those that are not equivalent. */
  share,
  /** Of all, the equivalent ones counted as missed. */
  shareOfAll: found.length === 0 ? 1 : caught / found.length,
  by,
  kinds,
  survivors: survivors.map(({ mutant, why }) => ({ mutant: told(mutant), why, reason: reasonFor(mutant)?.why ?? null })),
  seconds: Math.round((performance.now() - begun) / 1000),
}
for (const { mutant, why } of survivors) process.stdout.write(`survives (${why}): ${told(mutant)}${reasonTold(mutant)}\n`)
for (const { rule, says } of outdated) process.stdout.write(`a reason that fits no survivor: ${rule}, ${says}\n`)
for (const [kind, count] of Object.entries(kinds)) process.stdout.write(`${kind}: ${count.caught} of ${count.mutants} caught\n`)
process.stdout.write(`noticed first by ${JSON.stringify(by)}\n`)
process.stdout.write(
  `${found.length} mutants of ${place.rules.length} rules: ${caught} caught, ${equivalent} give the same answers in every case; ` +
    `${(share * 100).toFixed(1)} % of the others caught (wanted ${shareWanted * 100} %), in ${result.seconds} s\n`,
)

/**
 * Faults inside conditions are counted apart, and are no part of the score above. With --all-cells each that nothing notices is
 * compared over all cells of both laws, which takes the better part of an hour; without, such a fault counts as missed.
 */
const inside = conditionMutantsOf(place).filter(
  (mutant, index) => index % every === 0 && (values.only === undefined || mutant.rule.id.includes(values.only)),
)
const insideFound = inside.map((mutant) => {
  const by = bench.caughtBy(mutant)
  const answers = (mutant.among ?? [mutant.rule]).some((rule) => rule.answers.length > 0)
  const seen = by === null && answers && values['all-cells'] === true ? bench.examinedInside(mutant) : null
  const why: Why = !answers
    ? 'only a duty or a question to counsel differs'
    : seen === 'same'
      ? 'same answers in every case'
      : seen === null
        ? 'not examined'
        : 'not noticed'
  return { mutant, by: by ?? (seen === 'same' || seen === 'unnoticed' ? null : seen), why }
})
const insideLost = insideFound.filter((one) => one.by === null)
const insideSame = insideLost.filter(({ why }) => why === 'same answers in every case').length
const insideCounted = inside.length - insideSame
const insideShare = insideCounted === 0 ? 1 : (inside.length - insideLost.length) / insideCounted
const insideBy = Object.fromEntries(
  [...Map.groupBy(insideFound, ({ by: catcher }) => catcher ?? 'nothing')].map(([catcher, list]) => [catcher, list.length]),
)
for (const { mutant, why } of insideLost) process.stdout.write(`survives, inside a condition (${why}): ${told(mutant)}\n`)
process.stdout.write(`inside conditions, noticed first by ${JSON.stringify(insideBy)}\n`)
process.stdout.write(
  `inside conditions: ${inside.length} mutants, ${inside.length - insideLost.length} caught, ${insideSame} give the same answers in every case; ` +
    `${(insideShare * 100).toFixed(1)} % of the others caught, not part of the score\n`,
)

const insideResult = {
  mutants: inside.length,
  caught: inside.length - insideLost.length,
  equivalent: insideSame,
  share: insideShare,
  by: insideBy,
  survivors: insideLost.map(({ mutant, why }) => ({ mutant: told(mutant), why })),
}
if (values.out !== undefined) writeFileSync(values.out, `${JSON.stringify({ ...result, insideConditions: insideResult }, null, 2)}\n`)
process.exitCode = share >= shareWanted && outdated.length === 0 ? 0 : 1
