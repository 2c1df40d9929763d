// What must hold of the law as encoded, in counsel's English, over random cases.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { civilDateOf, epochMs, fromEpochMs, parseInstant } from '../time/instant.ts'
import { actions } from './action.ts'
import { answerKinds } from './answer.ts'
import { asks, factAt, factPaths, forms, isRows, signers } from './facts.ts'
import type { Facts, FactValue, Row } from './facts.ts'
import { interpret } from './interpreter.ts'
import { isInForce } from './place.ts'
import type { Place } from './place.ts'
import { places, placeOf } from './places/registry.ts'

const denver = placeOf('us-co-denver') ?? fail('us-co-denver')
const courtSigners = ['federal-magistrate-judge', 'federal-district-judge', 'state-judge', 'clerk-of-court']
const custodyForms = ['arrest-warrant', 'writ', 'court-order']

function fail(what: string): never {
  throw new Error(what)
}

const moments = fc
  .integer({ min: epochMs(parseInstant('2014-04-30T12:00:00Z')), max: epochMs(parseInstant('2026-11-21T12:00:00Z')) })
  .map((ms) => fromEpochMs(ms))

/** Mostly the papers a jail sees, sometimes any form with any signer, sometimes with a fact left out. */
const paper: fc.Arbitrary<Row> = fc
  .record(
    {
      form: fc.oneof(
        { weight: 2, arbitrary: fc.constantFrom('I-247A', 'I-247D', 'I-200', 'arrest-warrant', 'I-138') },
        { weight: 3, arbitrary: fc.constantFrom(...forms) },
      ),
      signer: fc.oneof({ weight: 2, arbitrary: fc.constant('immigration-officer') }, { weight: 3, arbitrary: fc.constantFrom(...signers) }),
      nature: fc.constantFrom('civil', 'criminal'),
      complete: fc.boolean(),
    },
    { requiredKeys: [] },
  )
  .map((row): Row => ({ ...row }))

const valueFor = (path: string): fc.Arbitrary<FactValue> | null => {
  const fact = factAt(path)
  if (path === 'request.instruments') return fc.array(paper, { maxLength: 3 })
  if (path === 'request.asks') return fc.subarray([...asks])
  if (fact?.kind === 'yes-no') return fc.boolean()
  if (fact?.kind === 'choice') return fc.constantFrom(...fact.values)
  return null
}

const known = fc
  .tuple(
    ...factPaths.map((path) => {
      const value = valueFor(path)
      return value === null
        ? fc.constant([path, undefined] as const)
        : fc.option(value, { nil: undefined, freq: 3 }).map((one) => [path, one] as const)
    }),
  )
  .map((pairs): Facts['known'] => Object.fromEntries(pairs.filter(([, value]) => value !== undefined)))

const cases: fc.Arbitrary<Facts> = fc.record({ at: moments, known })
const anyPlace = fc.constantFrom(...places)
const runs = { numRuns: 400 }

const papersOf = (facts: Facts): readonly Row[] => {
  const rows = facts.known['request.instruments']
  return isRows(rows) ? rows : []
}

/** A paper that could be a court's command of custody: a court's form with a court's signature. */
const hasCourtCustodyPaper = (facts: Facts): boolean =>
  papersOf(facts).some(({ form, signer }) => custodyForms.includes(String(form)) && courtSigners.includes(String(signer)))

describe('theorems of the law as encoded', () => {
  it('in Denver since 2014-04-30, no one may or must be held past release without a paper signed by a judge or for a court', () => {
    let permitted = 0
    fc.assert(
      fc.property(cases, (facts) => {
        const { answer } = interpret(denver, facts).verdicts['hold-past-release']
        if (answer !== 'must' && answer !== 'may') return
        permitted += 1
        expect(hasCourtCustodyPaper(facts)).toBe(true)
      }),
      { numRuns: 1500 },
    )
    // The theorem would hold emptily if nothing were ever permitted.
    expect(permitted).toBeGreaterThan(0)
  })

  it('in Denver since 2017-08-31, no in-person interview and no entry without a paper signed by a federal judge or magistrate', () => {
    fc.assert(
      fc.property(cases, (facts) => {
        fc.pre(civilDateOf(facts.at, denver.zone) >= '2017-08-31' && facts.known.custodian !== 'state-prison')
        const { verdicts } = interpret(denver, facts)
        for (const action of ['interview-in-person', 'admit-to-secure-area'] as const) {
          if (verdicts[action].answer !== 'may' && verdicts[action].answer !== 'must') continue
          expect(papersOf(facts).some(({ signer }) => signer === 'federal-magistrate-judge' || signer === 'federal-district-judge')).toBe(
            true,
          )
        }
      }),
      runs,
    )
  })

  it('an administrative paper alone is never enough to obey, to hold or to hand over', () => {
    fc.assert(
      fc.property(anyPlace, cases, fc.constantFrom('I-247A', 'I-200', 'I-205', 'I-203'), (place, facts, form) => {
        const alone = { ...facts, known: { ...facts.known, 'request.instruments': [{ form }] } }
        const { verdicts } = interpret(place, alone)
        for (const action of ['hold-past-release', 'obey-court-order', 'transfer-custody'] as const) {
          expect(['must', 'may']).not.toContain(verdicts[action].answer)
        }
      }),
      runs,
    )
  })

  it('the same facts give the same answers, duties and questions in any order of rules and papers', () => {
    fc.assert(
      fc.property(anyPlace, cases, fc.integer(), (place, facts, seed) => {
        const shuffled: Place = { ...place, rules: place.rules.toSorted((a, b) => hash(a.id, seed) - hash(b.id, seed)) }
        const turned =
          facts.known['request.instruments'] === undefined
            ? facts
            : { ...facts, known: { ...facts.known, 'request.instruments': papersOf(facts).toReversed() } }
        expect(summary(shuffled, turned)).toEqual(summary(place, facts))
      }),
      { numRuns: 150 },
    )
  })

  it('no law is cited, as deciding or defeated, for a moment at which it was not in force', () => {
    fc.assert(
      fc.property(anyPlace, cases, (place, facts) => {
        const day = civilDateOf(facts.at, place.zone)
        const { verdicts } = interpret(place, facts)
        for (const action of actions) {
          for (const rule of [...verdicts[action].because, ...verdicts[action].defeated.flatMap(({ rule: lost, by }) => [lost, by])]) {
            expect(isInForce(rule, day), `${rule.id} on ${day}`).toBe(true)
          }
        }
      }),
      runs,
    )
  })

  it('what an unknown fact could forbid is never answered must or may', () => {
    fc.assert(
      fc.property(anyPlace, cases, known, (place, facts, more) => {
        const { verdicts } = interpret(place, facts)
        const completed = { at: facts.at, known: completedWith(facts.known, more) }
        const later = interpret(place, completed).verdicts
        for (const action of actions) {
          if (verdicts[action].answer !== 'must' && verdicts[action].answer !== 'may') continue
          expect(['must-not', 'no-authority', 'conflict'], `${action} at ${facts.at}`).not.toContain(later[action].answer)
        }
      }),
      { numRuns: 800 },
    )
  })

  it('every action always has one of the eight answers, and no case ends in a conflict', () => {
    fc.assert(
      fc.property(anyPlace, cases, (place, facts) => {
        const { verdicts } = interpret(place, facts)
        expect(Object.keys(verdicts).toSorted()).toEqual([...actions].toSorted())
        for (const action of actions) {
          expect(answerKinds).toContain(verdicts[action].answer)
          expect(verdicts[action].answer).not.toBe('conflict')
        }
      }),
      runs,
    )
  })
})

const hash = (text: string, seed: number): number =>
  [...text].reduce((sum, letter) => Math.imul(sum ^ letter.charCodeAt(0), 16_777_619), seed | 0)

const summary = (place: Place, facts: Facts): unknown => {
  const { verdicts, duties, counsel } = interpret(place, facts)
  const ids = (rules: readonly { readonly id: string }[]): readonly string[] => rules.map(({ id }) => id)
  return {
    answers: actions.map((action) => [
      action,
      verdicts[action].answer,
      ids(verdicts[action].because),
      verdicts[action].defeated.map(({ rule, by }) => [rule.id, by.id]),
    ]),
    duties: duties.map(({ rule, duty, due }) => `${rule.id} ${duty} ${String(due)}`).toSorted(),
    deciding: actions.map((action) => ids(verdicts[action].deciding)),
    counsel: counsel.map(({ rule, question }) => `${rule.id} ${question}`).toSorted(),
  }
}

/** What was known stays; what was unknown is filled from the other case, the unknown fields of papers too. */
const completedWith = (first: Facts['known'], more: Facts['known']): Facts['known'] => {
  const rows = first['request.instruments']
  const fillers = more['request.instruments']
  if (!isRows(rows) || !isRows(fillers)) return { ...more, ...first }
  return { ...more, ...first, 'request.instruments': rows.map((row, index) => ({ ...fillers[index], ...row })) }
}
