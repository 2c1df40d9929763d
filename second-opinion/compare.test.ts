// This reading and the rules answer alike: in every cell of the smaller actions, in random papers for the hold, and in a sample for all.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { actions } from '../src/law/action.ts'
import type { Action } from '../src/law/action.ts'
import { forms, signers } from '../src/law/facts.ts'
import type { Facts, Row } from '../src/law/facts.ts'
import { enumeratedFacts } from '../src/law/checks.ts'
import { interpret } from '../src/law/interpreter.ts'
import { places } from '../src/law/places/registry.ts'
import { epochMs, fromEpochMs, parseInstant } from '../src/time/instant.ts'
import { asksMoreThanNeeded, compareOn, placeRead, told } from './compare.ts'
import type { Difference } from './compare.ts'
import { matterOf } from './matter.ts'
import { opinions, secondOpinion } from './second-opinion.ts'

/** Actions with tens of thousands of cells; all of these are compared by `npm run law:second-opinion`. */
const large: readonly Action[] = [
  'hold-past-release',
  'transfer-custody',
  'notify-of-release',
  'interview-in-person',
  'give-personal-information',
  'answer-subpoena',
]
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
        custodian: fc.constantFrom('jail', 'probation', 'court', 'state-prison'),
        'request.asks': fc.subarray(['hold-past-release', 'transfer-custody'] as const),
        'request.instruments': fc.array(
          paper.map((row): Row => ({ ...row })),
          { maxLength: 4 },
        ),
        'agency.agreement287g': fc.constantFrom('none', 'requested', 'jail', 'task-force'),
      },
      { requiredKeys: [] },
    ),
  })
  .map(({ day, known }): Facts => ({ at: fromEpochMs(day), known: { ...known } }))

describe('the second opinion', () => {
  it('is given for every place read', () => {
    expect(read.map(({ id }) => id)).toEqual(['us', 'us-co', 'us-co-denver'])
  })

  it.each(read)('agrees with the rules in every cell of the smaller actions ($id)', ({ place }) => {
    const compared = actions.filter((action) => !large.includes(action)).map((action) => compareOn(place, action))
    expect(compared.flatMap(({ differences }) => differences.map(told))).toEqual([])
    // It would hold emptily if no cell were ever compared.
    expect(compared.every(({ cells }) => cells > 0)).toBe(true)
  })

  it.each(read)('agrees with the rules on keeping a person, whatever papers come together ($id)', ({ place, id }) => {
    let met = 0
    fc.assert(
      fc.property(cases, (example) => {
        const verdict = interpret(place, example).verdicts['hold-past-release']
        if (asksMoreThanNeeded(verdict)) return
        met += 1
        expect(opinions['hold-past-release'][id](matterOf(example))).toBe(verdict.answer)
      }),
      { numRuns: 600, seed: 20_080_101 },
    )
    expect(met).toBeGreaterThan(300)
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
        if (answer === mine[action] || asksMoreThanNeeded(verdicts[action])) continue
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
