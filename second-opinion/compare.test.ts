// This reading and the rules answer alike: in every cell but for the hold in Colorado, there in random papers, and in a sample for all.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { actions } from '../src/law/action.ts'
import type { Action } from '../src/law/action.ts'
import type { AnswerKind } from '../src/law/answer.ts'
import { forms, signers } from '../src/law/facts.ts'
import type { Facts, Row } from '../src/law/facts.ts'
import { enumeratedFacts } from '../src/law/enumerated-facts.ts'
import { interpret, judge, weigh } from '../src/law/interpreter.ts'
import { places } from '../src/law/places/registry.ts'
import { epochMs, fromEpochMs, parseInstant } from '../src/time/instant.ts'
import { compareOn, placeRead, told } from './compare.ts'
import type { Difference } from './compare.ts'
import { matterOf } from './matter.ts'
import { opinions, secondOpinion } from './second-opinion.ts'

/** Keeping a person turns on more than a million cells in Colorado: random cases here, every cell by `npm run law:second-opinion`. */
const byEveryCell = (id: string, action: Action): boolean => action !== 'hold-past-release' || id === 'us'
const read = places.flatMap((place) => {
  const id = placeRead(place.id)
  return id === null ? [] : [{ place, id }]
})

const paper = fc.record(
  {
    form: fc.oneof(fc.constantFrom('I-247A', 'I-200', 'arrest-warrant', 'court-order', 'writ'), fc.constantFrom(...forms)),
    signer: fc.constantFrom(...signers),
    nature: fc.constantFrom('civil', 'criminal'),
    complete: fc.boolean(),
  },
  { requiredKeys: [] },
)
const cases = fc
  .record({
    day: fc.integer({ min: epochMs(parseInstant('2008-01-02T12:00:00Z')), max: epochMs(parseInstant('2026-11-21T12:00:00Z')) }),
    known: fc.record(
      {
        custodian: fc.constantFrom('jail', 'police', 'juvenile', 'probation', 'court', 'state-prison'),
        'request.purpose': fc.constantFrom('civil', 'criminal', 'mixed'),
        'request.written': fc.boolean(),
        'subject.servedWithCopy': fc.boolean(),
        'request.asks': fc.subarray(['hold-past-release', 'transfer-custody'] as const),
        'request.instruments': fc.array(
          paper.map((row): Row => ({ ...row })),
          { maxLength: 4 },
        ),
        'agency.agreement287g': fc.constantFrom('none', 'requested', 'jail', 'warrant-service', 'task-force'),
      },
      { requiredKeys: [] },
    ),
  })
  .map(({ day, known }): Facts => ({ at: fromEpochMs(day), known: { ...known } }))

describe('the second opinion', () => {
  it('is given for every place read', () => {
    expect(read.map(({ id }) => id)).toEqual(['us', 'us-co', 'us-co-denver'])
  })

  it.each(read)('agrees with the rules in every cell ($id)', { timeout: 120_000 }, ({ place, id }) => {
    const compared = actions.filter((action) => byEveryCell(id, action)).map((action) => compareOn(place, action))
    expect(compared.flatMap(({ differences }) => differences.map(told))).toEqual([])
    // It would hold emptily if no cell were ever compared.
    expect(compared.every(({ cells }) => cells > 0)).toBe(true)
  })

  it.each(read)('agrees with the rules on keeping a person, whatever papers come together ($id)', ({ place, id }) => {
    const met = new Map<AnswerKind, number>()
    fc.assert(
      fc.property(cases, (example) => {
        const { answer } = judge('hold-past-release', weigh(place, example), place)
        met.set(answer, (met.get(answer) ?? 0) + 1)
        expect(opinions['hold-past-release'][id](matterOf(example))).toBe(answer)
      }),
      { numRuns: 4000, seed: 20_080_101 },
    )
    // It would show little if the cases drawn came to one answer.
    const wanted: readonly AnswerKind[] =
      id === 'us' ? ['may', 'must', 'needs-human', 'silent'] : ['may', 'must', 'needs-human', 'no-authority']
    expect(wanted.filter((answer) => (met.get(answer) ?? 0) < 10)).toEqual([])
  })

  it.each(read)('agrees with the rules in a sample of the enumerated cases ($id)', ({ place, id }) => {
    const differences: Difference[] = []
    let met = 0
    // A stride that shares no factor with the rows of circumstances, so that in time every one meets every era.
    for (const example of enumeratedFacts(place)) {
      met += 1
      if (met % 47 !== 0) continue
      const { verdicts } = interpret(place, example)
      const mine = secondOpinion(id, example)
      for (const action of actions) {
        const { answer, because } = verdicts[action]
        if (answer === mine[action]) continue
        differences.push({
          place: id,
          action,
          example,
          rules: answer,
          secondOpinion: mine[action],
          because: because.map((rule) => rule.id),
        })
      }
    }
    expect(differences.map(told)).toEqual([])
    expect(met).toBeGreaterThan(10_000)
  })
})
