// Facts tried out one by one and two by two: the answer worked out from the rules that read them is the answer of the whole law.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { actions } from '../law/action.ts'
import type { Action } from '../law/action.ts'
import type { AnswerKind } from '../law/answer.ts'
import type { Facts } from '../law/facts.ts'
import { judge, weigh } from '../law/interpreter.ts'
import type { Place } from '../law/place.ts'
import { places } from '../law/places/registry.ts'
import { parseInstant } from '../time/instant.ts'
import { answering } from './answering.ts'
import { readersOf } from './readers.ts'
import { unknownFacts } from './unknown-facts.ts'
import type { UnknownFact } from './unknown-facts.ts'

const moments = ['2012-06-01T18:00:00.000Z', '2017-10-01T05:59:00.000Z', '2019-06-01T12:00:00.000Z', '2026-01-05T07:30:00.000Z'] as const
const known: Facts['known'] = {
  custodian: 'jail',
  'custody.state': 'eligible',
  'request.instruments': [{ form: 'detainer', signer: 'immigration-officer' }, { form: 'arrest-warrant' }],
}

/** Each way to fill in one or two of the unknown facts, as numbers that choose among them. */
const chosen = fc.record({ first: fc.nat(), second: fc.nat(), value: fc.nat(), other: fc.nat() })

/** What the interpreter says when it weighs every rule of the place. */
const answerOn = (place: Place, facts: Facts, action: Action): AnswerKind => judge(action, weigh(place, facts), place).answer

describe.each(places.map((place) => ({ id: place.id, place })))('answers when facts are filled in ($id)', ({ place }) => {
  it('are those of the whole law', () => {
    let moved = 0
    fc.assert(
      fc.property(fc.constantFrom(...moments), fc.constantFrom(...actions), fc.boolean(), chosen, (at, action, told, which) => {
        const facts: Facts = { at: parseInstant(at), zone: place.zone, known: told ? known : {} }
        if (at.slice(0, 10) < place.coveredFrom) return
        const unknowns = unknownFacts(place, facts, readersOf(place, facts).all).filter((unknown) => unknown.values().length > 0)
        const answer = answering(place, facts, action)
        const fill = (on: Facts, unknown: UnknownFact | undefined, number: number): Facts => {
          const value = unknown?.values()[number % (unknown.values().length || 1)]
          return unknown === undefined || value === undefined ? on : unknown.fill(on, value)
        }
        const [one, two] = [unknowns[which.first % unknowns.length], unknowns[which.second % unknowns.length]]
        const once = fill(facts, one, which.value)
        const twice = fill(once, two, which.other)
        const reads = (...of: readonly (UnknownFact | undefined)[]): readonly string[] => of.flatMap((unknown) => unknown?.reads ?? [])
        const before = answerOn(place, facts, action)
        expect(answer(once, reads(one))).toBe(answerOn(place, once, action))
        expect(answer(twice, reads(one, two))).toBe(answerOn(place, twice, action))
        if (answerOn(place, twice, action) !== before) moved += 1
      }),
      { numRuns: 500, seed: 20_170_801 },
    )
    // It would show little if nothing that is filled in changed an answer.
    expect(moved).toBeGreaterThan(5)
  })
})
