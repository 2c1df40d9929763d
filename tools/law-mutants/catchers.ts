// What should notice a fault in the rules: worked examples, cases of counsel, theorems, and the second opinion.
import { lawCases } from '../../cases/law/law-cases.ts'
import type { LawCase } from '../../cases/law/law-cases.ts'
import { matterOf } from '../../second-opinion/matter.ts'
import type { PlaceRead } from '../../second-opinion/matter.ts'
import { opinions } from '../../second-opinion/second-opinion.ts'
import { caseFileParser } from '../../src/determination/case-file.ts'
import { factsOf } from '../../src/determination/facts-of.ts'
import { actions } from '../../src/law/action.ts'
import type { Action } from '../../src/law/action.ts'
import type { Facts } from '../../src/law/facts.ts'
import { enumeratedFacts } from '../../src/law/enumerated-facts.ts'
import { interpret, weigh } from '../../src/law/interpreter.ts'
import type { Interpretation } from '../../src/law/interpreter.ts'
import type { Place } from '../../src/law/place.ts'
import { places } from '../../src/law/places/registry.ts'
import { answersAlike } from '../../src/law/smt/equivalence.ts'
import { applies, falseOf, judgedOn } from '../../src/law/theorem-case.ts'
import { theorems } from '../../src/law/theorems/all.ts'
import { civilDateOf, parseInstant, plusMinutes } from '../../src/time/instant.ts'
import { converse } from '../../src/outside/prover/prover.ts'
import type { Prover } from '../../src/outside/prover/prover.ts'
import { answersApart } from './apart.ts'
import type { Mutant } from './mutants.ts'

export type Examined = Catcher | 'same' | 'unnoticed'
export type Catcher = 'example' | 'case' | 'theorem' | 'second opinion'

/** A case on which something is expected, and the rules that have a part in it as the law stands. */
type Watch = {
  readonly by: 'example' | 'case'
  readonly place: Place
  readonly facts: Facts
  readonly day: string
  readonly touched: ReadonlySet<string>
  readonly holds: (heard: Interpretation) => boolean
}

const placeOfId = (id: string): Place => {
  const place = places.find((one) => one.id === id)
  if (place === undefined) throw new TypeError(`no place ${id}`)
  return place
}

const watchOf = (by: Watch['by'], place: Place, facts: Facts, holds: Watch['holds']): Watch => {
  const heard = interpret(place, facts)
  const open = actions.flatMap((action) => heard.verdicts[action].open)
  return {
    by,
    place,
    facts,
    day: civilDateOf(facts.at, place.zone),
    touched: new Set([...heard.fired, ...open].map(({ id }) => id)),
    holds,
  }
}

const exampleWatches = (): readonly Watch[] => {
  const rules = new Map(places.flatMap((place) => place.rules.map((rule) => [rule.id, rule])))
  return [...rules.values()].flatMap((rule) =>
    rule.examples.map((example) =>
      watchOf('example', placeOfId(example.place), { at: parseInstant(example.at), known: example.facts }, (heard) => {
        const fires = heard.fired.some(({ id }) => id === rule.id)
        return (
          fires &&
          actions.every((action) => example.expect[action] === undefined || heard.verdicts[action].answer === example.expect[action])
        )
      }),
    ),
  )
}

const caseWatches = (): readonly Watch[] =>
  lawCases.map(({ place, one }) => {
    const facts = factsOf(caseFileParser.parse({ place, at: one.at, ...one.facts }))
    return watchOf('case', placeOfId(place), facts, (heard) => asExpected(one, heard))
  })

const asExpected = (one: LawCase, heard: Interpretation): boolean => {
  const fired = new Set(heard.fired.map(({ id }) => id))
  const questions = heard.counsel.map(({ question }) => question).join(' | ')
  return (
    one.counsel.every((part) => part.startsWith('Is this law') || questions.includes(part)) &&
    !one.noCounsel.some((part) => questions.includes(part)) &&
    one.fires.every((id) => fired.has(id)) &&
    !one.quiet.some((id) => fired.has(id)) &&
    one.duties.every(({ duty, to }) => heard.duties.some((open) => open.duty === duty && open.to === to)) &&
    !one.noDuties.some((name) => heard.duties.some(({ duty }) => duty === name)) &&
    actions.every((action) => {
      const expected = one.expect[action]
      if (expected === undefined) return true
      const { answer, because, defeated } = heard.verdicts[action]
      const cited = because.map(({ citation }) => citation).join(' | ')
      const lost = defeated.map(({ rule, says, by }) => `${rule.citation} says ${says}; by ${by.id}`).join(' | ')
      return (
        answer === expected.answer &&
        expected.cites.every((citation) => cited.includes(citation)) &&
        expected.defeated.every((citation) => lost.includes(citation)) &&
        !expected.never.some((citation) => `${cited} | ${lost}`.includes(citation))
      )
    })
  )
}

/** An enumerated case, and the rules that have a part in it as the law stands. */
type Sample = { readonly facts: Facts; readonly day: string; readonly touched: ReadonlySet<string> }

/** So many enumerated cases of each place are kept, evenly over all; each also on the day before. */
const samplesMax = 12_000

const readable: readonly PlaceRead[] = ['us', 'us-co', 'us-co-denver']
const readOf = (place: Place): PlaceRead | null => readable.find((id) => id === place.id) ?? null

const samplesOf = (place: Place): readonly Sample[] => {
  const all = [...enumeratedFacts(place)]
  const step = Math.max(1, Math.ceil((2 * all.length) / samplesMax))
  return all
    .filter((_, index) => index % step === 0)
    .flatMap((facts) => [facts, { ...facts, at: plusMinutes(facts.at, -24 * 60) }])
    .map((facts) => {
      const { fired, open } = weigh(place, facts)
      return { facts, day: civilDateOf(facts.at, place.zone), touched: new Set([...fired, ...open].map(({ id }) => id)) }
    })
    .filter(({ day }) => day >= place.coveredFrom)
}

export type Bench = {
  /** What notices the mutant first; null: nothing. */
  readonly caughtBy: (mutant: Mutant) => Catcher | null
  /** What the solver says of a mutant that nothing noticed. `same`: the same answers as ours in every case. */
  readonly examined: (mutant: Mutant, prover: Prover) => Promise<Examined>
  /** The same of a fault inside a condition, by every cell of both laws. */
  readonly examinedInside: (mutant: Mutant) => Examined
  /** It differs only before the place is covered. */
  readonly neverMet: (mutant: Mutant) => boolean
  readonly size: { readonly examples: number; readonly cases: number }
}

export const benchOf = (): Bench => {
  const watches = [...exampleWatches(), ...caseWatches()]
  const sound = watches.filter((watch) => watch.holds(interpret(watch.place, watch.facts)))
  const kept = new Map<Place, readonly Sample[]>()
  const samples = (place: Place): readonly Sample[] => {
    const known = kept.get(place) ?? samplesOf(place)
    kept.set(place, known)
    return known
  }
  return {
    caughtBy: (mutant) => caughtByWatches(mutant, sound) ?? caughtBySamples(mutant, samples),
    examined,
    examinedInside,
    neverMet,
    size: { examples: watches.filter(({ by }) => by === 'example').length, cases: watches.filter(({ by }) => by === 'case').length },
  }
}

const mutated = (mutant: Mutant, place: Place): Place => ({ ...place, rules: mutant.apply(place.rules) })

/** A shifted day matters only on the days beside it; any other fault only where the rule has a part. */
const isNear = (mutant: Mutant, place: Place, { facts, day, touched }: Sample): boolean => {
  if (mutant.matters !== undefined) return mutant.matters(place, facts)
  return mutant.kind === 'shift'
    ? [mutant.rule.from, mutant.rule.to].some((end) => end !== null && daysApart(end, day) <= 1)
    : touched.has(mutant.rule.id)
}

const daysApart = (a: string, b: string): number => Math.abs(Date.parse(a) - Date.parse(b)) / 86_400_000

const caughtByWatches = (mutant: Mutant, watches: readonly Watch[]): Catcher | null => {
  const changed = new Map(places.map((place) => [place, mutated(mutant, place)]))
  const failing = watches.find(
    (watch) => isNear(mutant, watch.place, watch) && !watch.holds(interpret(changed.get(watch.place) ?? watch.place, watch.facts)),
  )
  return failing?.by ?? null
}

const touchedActions = ({ rule, among = [rule] }: Mutant): readonly Action[] =>
  actions.filter((action) => among.some((one) => one.answers.some((said) => said.actions.includes(action))))

const placesWith = ({ rule, among = [rule] }: Mutant): readonly Place[] =>
  places.filter(({ rules }) => rules.some(({ id }) => among.some((one) => one.id === id)))

/** Of the cases in which a condition's fault can be seen, so many are judged: most show the same thing. */
const judgedMax = 300
/** A condition is asked about in every case: of the cases kept, one in so many is taken. */
const conditionStep = 5

const caughtBySamples = (mutant: Mutant, samples: (place: Place) => readonly Sample[]): Catcher | null => {
  const acting = touchedActions(mutant)
  if (acting.length === 0) return null
  for (const place of placesWith(mutant)) {
    const changed = mutated(mutant, place)
    let judged = 0
    for (const [index, sample] of samples(place).entries()) {
      if (mutant.matters !== undefined && (index % conditionStep !== 0 || judged >= judgedMax)) continue
      if (!isNear(mutant, place, sample)) continue
      judged += 1
      for (const action of acting) {
        const catcher = caughtIn(sample, place, changed, action)
        if (catcher !== null) return catcher
      }
    }
  }
  return null
}

const caughtIn = ({ facts, day }: Sample, place: Place, changed: Place, action: Action): Catcher | null => {
  const verdict = judgedOn(changed, action, facts)
  if (verdict.answer === judgedOn(place, action, facts).answer) return null
  const broken = theorems.some(
    (theorem) =>
      theorem.places.includes(place.id) &&
      theorem.actions.includes(action) &&
      falseOf(theorem, action, verdict, day) &&
      applies(theorem, place, facts),
  )
  if (broken) return 'theorem'
  const read = readOf(place)
  return read !== null && opinions[action][read](matterOf(facts)) !== verdict.answer ? 'second opinion' : null
}

/** A rule shifted before the first day that the place is covered speaks in the same cases as before. */
const neverMet = (mutant: Mutant): boolean =>
  mutant.kind === 'shift' &&
  places.every((place) =>
    mutated(mutant, place).rules.every((rule, index) => {
      const before = place.rules[index]
      return (
        before === undefined ||
        (sameWithin(before.from, rule.from, place) && sameWithin(before.to ?? '9999-12-31', rule.to ?? '9999-12-31', place))
      )
    }),
  )
const sameWithin = (a: string, b: string, place: Place): boolean => a === b || (a <= place.coveredFrom && b <= place.coveredFrom)

/**
 * For what the enumerated cases did not notice, and only for mutants that leave the rules themselves as they are: the solver shows
 * that the answers are the same in every case there is, or gives a case in which they differ, which is then put to the theorems and
 * to the second opinion.
 */
const examined = async (mutant: Mutant, prover: Prover): Promise<Examined> => {
  if (neverMet(mutant)) return 'same'
  if (mutant.kind !== 'override-dropped' && mutant.kind !== 'override-reversed') return 'unnoticed'
  let alike = true
  for (const place of placesWith(mutant)) {
    const changed = mutated(mutant, place)
    for (const action of touchedActions(mutant)) {
      const compared = await converse(prover, answersAlike(place, changed, action))
      alike &&= compared.alike
      const catcher = compared.differsIn
        .map((facts) => caughtIn({ facts, day: civilDateOf(facts.at, place.zone), touched: new Set() }, place, changed, action))
        .find((one) => one !== null)
      if (catcher !== undefined && catcher !== null) return catcher
    }
  }
  return alike ? 'same' : 'unnoticed'
}

/** Of every kind of case in which the answers differ some are put to the theorems and to the second opinion. */
const examinedInside = (mutant: Mutant): Examined => {
  let alike = true
  for (const place of placesWith(mutant)) {
    const changed = mutated(mutant, place)
    for (const action of touchedActions(mutant)) {
      const apart = answersApart(place, changed, action)
      alike &&= apart.alike
      for (const facts of apart.cases) {
        const catcher = caughtIn({ facts, day: civilDateOf(facts.at, place.zone), touched: new Set() }, place, changed, action)
        if (catcher !== null) return catcher
      }
    }
  }
  return alike ? 'same' : 'unnoticed'
}
