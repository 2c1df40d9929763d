// The theorems hold by both methods; and a fault put into the rules is found by both, with a case that shows it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { caseFileParser } from '../../determination/case-file.ts'
import { factsOf } from '../../determination/facts-of.ts'
import type { Action } from '../../law/action.ts'
import type { AnswerKind } from '../../law/answer.ts'
import { all, always, is, known, not } from '../../law/condition.ts'
import type { Condition } from '../../law/condition.ts'
import type { Place } from '../../law/place.ts'
import { placeOf } from '../../law/places/registry.ts'
import { isProved, outcomesOf, smtProofs, theoremsOn } from '../../law/proofs.ts'
import { ruleOf, says } from '../../law/rule.ts'
import type { Rule } from '../../law/rule.ts'
import { compileLaw } from '../../law/tables/compile.ts'
import { proveByCells } from '../../law/theorem-cells.ts'
import { caseFileOf, counterexampleOf } from '../../law/theorem-case.ts'
import { theorems } from '../../law/theorems/all.ts'
import type { Proof, Theorem } from '../../law/theorem.ts'
import { converse } from '../../outside/prover/prover.ts'
import type { Prover } from '../../outside/prover/prover.ts'
import { startProver } from '../../outside/prover/real.ts'
import { testvilleSection } from '../../law/language/invented.ts'

const denver = placeOf('us-co-denver') ?? fail('us-co-denver')
function fail(what: string): never {
  throw new Error(what)
}

let prover: Prover | null = null
beforeAll(async () => {
  prover = await startProver({ questionMsMax: 60_000 })
})
afterAll(async () => {
  await prover?.close()
})

const proofsOf = async (place: Place, action: Action): Promise<readonly Proof[]> => [
  ...proveByCells(compileLaw(place), action, theoremsOn(theorems, place, action)),
  ...(await converse(prover ?? fail('prover'), smtProofs(place, action, theorems))),
]

const without = (place: Place, id: string): Place => ({ ...place, rules: place.rules.filter((rule) => rule.id !== id) })
const withChange = (place: Place, id: string, change: (rule: Rule) => Rule): Place => ({
  ...place,
  rules: place.rules.map((rule) => (rule.id === id ? change(rule) : rule)),
})

/** The theorems that both methods say are broken; each with a case that the interpreter confirms. */
const brokenIn = async (place: Place, action: Action): Promise<readonly string[]> => {
  const proofs = await proofsOf(place, action)
  const broken = proofs.filter(({ holds }) => !holds)
  for (const { theorem, method, counterexample } of broken) {
    if (counterexample === null) throw new Error(`${theorem.id} by ${method}: no case`)
    const { facts, completed } = counterexample
    expect(counterexampleOf(theorem, place, action, facts, completed), `${theorem.id} by ${method}`).not.toBeNull()
    // What is printed is a case file: it can be read back, and is then the same case.
    expect(factsOf(caseFileParser.parse(caseFileOf(place, facts))).known).toEqual(facts.known)
  }
  const by = (method: Proof['method']): readonly string[] =>
    broken
      .filter((proof) => proof.method === method)
      .map(({ theorem }) => theorem.id)
      .toSorted()
  expect(by('smt')).toEqual(by('enumeration'))
  return by('smt')
}

const swift: readonly Action[] = [
  'interview-by-phone',
  'give-workspace',
  'give-custody-status',
  'enter-agreement',
  'ask-immigration-status',
  'ask-place-of-birth',
  'arrest-on-administrative-warrant',
  'give-database-access',
]

describe('the theorems about the law', () => {
  it.each(['us', 'us-co', 'us-co-denver'])(
    'hold in %s by both methods, which agree',
    async (id) => {
      const place = placeOf(id) ?? fail(id)
      const proofs: Proof[] = []
      for (const action of swift) proofs.push(...(await proofsOf(place, action)))
      const outcomes = outcomesOf(theorems, proofs)
      expect(outcomes.length).toBeGreaterThan(5)
      expect(outcomes.filter(({ agreed }) => !agreed).map(({ theorem }) => theorem.id)).toEqual([])
      expect(outcomes.filter(({ holds }) => !holds).map(({ theorem }) => theorem.id)).toEqual([])
      // Of these actions alone a general theorem may have nothing to say; the others always speak.
      expect(
        outcomes.filter((outcome) => !outcome.theorem.id.startsWith('general/') && !isProved(outcome)).map(({ theorem }) => theorem.id),
      ).toEqual([])
    },
    300_000,
  )

  it('cover every rule that bars an action: each action barred anywhere has a theorem of its own there', () => {
    const barred = denver.rules.flatMap((rule) =>
      rule.answers.filter(({ answer }) => answer === 'must-not' || answer === 'no-authority').flatMap(({ actions }) => actions),
    )
    const own = theorems.filter(({ id, claim }) => !id.startsWith('general/') && (claim.kind === 'never' || claim.kind === 'only'))
    const uncovered = [...new Set(barred)].filter(
      (action) => !own.some(({ actions, places }) => actions.includes(action) && places.includes(denver.id)),
    )
    expect(uncovered).toEqual([])
  })

  it('have ids of their own', () => {
    const ids = theorems.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('a fault in the rules is found by both methods', () => {
  it('a bar is dropped', async () => {
    expect(await brokenIn(without(denver, 'us-co-denver/28-250/a-1-agreement'), 'enter-agreement')).toContain('agreement/denver-2017')
  }, 120_000)

  it('a consequence is turned round', async () => {
    const flipped = withChange(denver, 'us-co-denver/28-250/a-2-status', (rule) => ({
      ...rule,
      answers: rule.answers.map((said) => ({ ...said, answer: 'may' as const })),
    }))
    const broken = await brokenIn(flipped, 'ask-immigration-status')
    expect(broken).toContain('asking/denver-2017')
    // The state's bar of 2025 stands against it, and nothing orders the two.
    expect(broken).toContain('general/no-contradiction')
  }, 120_000)

  it('a window begins a day too late', async () => {
    const late = withChange(denver, 'us-co-denver/28-250/a-1-agreement', (rule) => ({ ...rule, from: '2017-09-01' }))
    expect(await brokenIn(late, 'enter-agreement')).toContain('agreement/denver-2017')
  }, 120_000)

  it('a grant begins before the bar ends that it lifts', async () => {
    const early = withChange(denver, 'us-co-denver/28-252/b-advised', (rule) => ({ ...rule, when: { kind: 'always' } }))
    expect(await brokenIn(early, 'interview-by-phone')).toContain('general/no-contradiction')
  }, 120_000)
})

describe('what is unknown is weighed alike by both methods', () => {
  const inTestville = (rules: readonly Rule[]): Place => ({
    ...denver,
    id: 'testville',
    layers: ['testville'],
    coveredFrom: '2015-01-01',
    rules,
  })
  const rule = (id: string, when: Condition, answer: AnswerKind): Rule =>
    ruleOf(testvilleSection, { id, text: '', plain: '', when, examples: [], answers: [says(answer, 'give-workspace')] })
  const neverGiven = (answer: AnswerKind, given: Condition): Theorem => ({
    id: 'invented',
    words: 'Invented.',
    citation: 'none',
    verified: 'yes',
    places: ['testville'],
    from: null,
    to: null,
    actions: ['give-workspace'],
    given,
    claim: { kind: 'never', answers: [answer] },
  })
  const verdictsOn = async (place: Place, theorem: Theorem): Promise<readonly (readonly [string, boolean, AnswerKind | null])[]> =>
    [
      ...proveByCells(compileLaw(place), 'give-workspace', [theorem]),
      ...(await converse(prover ?? fail('prover'), smtProofs(place, 'give-workspace', [theorem]))),
    ].map(({ method, holds, counterexample }) => [method, holds, counterexample?.answer ?? null] as const)

  it('a bar that the unknown could at most turn into a conflict stands', async () => {
    const place = inTestville([rule('bar', always, 'no-authority'), rule('question', is('area', 'secure'), 'needs-human')])
    expect(await verdictsOn(place, neverGiven('no-authority', not(known('area'))))).toEqual([
      ['enumeration', false, 'no-authority'],
      ['smt', false, 'no-authority'],
    ])
    expect(await verdictsOn(place, neverGiven('needs-human', not(known('area'))))).toEqual([
      ['enumeration', true, null],
      ['smt', true, null],
    ])
  }, 60_000)

  it('many unknowns of which none could change the answer leave it as it is', async () => {
    const waiting: readonly Condition[] = [
      is('request.written', true),
      is('agency.releaseDateIsPublic', true),
      is('subject.advisedInWriting', true),
      is('subject.servedWithCopy', true),
      is('area', 'secure'),
      is('custodian', 'jail'),
      is('request.purpose', 'civil'),
      is('subject.interviewConsent', 'given'),
      is('agency.agreement287g', 'jail'),
      is('custody.state', 'eligible'),
      is('custody.eligibleBecause', 'bond-posted'),
    ]
    const place = inTestville([rule('grant', always, 'may'), ...waiting.map((when, index) => rule(`more-${index}`, when, 'may'))])
    expect(await verdictsOn(place, neverGiven('may', all(not(known('area')), not(known('custodian')))))).toEqual([
      ['enumeration', false, 'may'],
      ['smt', false, 'may'],
    ])
  }, 120_000)
})
