// What holds of every law said in the language: order is nothing, an irrelevant fact is nothing, and forgetting never flips a hold.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { actions } from '../action.ts'
import { all, before, field, is, moreThanMinutesSince, not, numberAtLeast, oneOf, some, withinBefore } from '../condition.ts'
import type { Condition } from '../condition.ts'
import type { Facts, FactPath, FactValue, Row } from '../facts.ts'
import { factsElsewhere } from '../facts-elsewhere.ts'
import { interpret } from '../interpreter.ts'
import { placeOf } from '../places/registry.ts'
import { representativesOf, thresholdsOf } from '../representatives.ts'
import { decision, momentOf, plusBusiness } from '../point.ts'
import { defeats, says } from '../rule.ts'
import type { Rule } from '../rule.ts'
import { truthOf } from '../truth.ts'
import { factsAt, placeWith, rule } from './invented.ts'

const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.boolean().map((value) => is('subject.minor', value)),
  fc.subarray(['jail', 'court', 'police'], { minLength: 1 }).map((values) => oneOf('custodian', values)),
  fc.boolean().map((value) => is('request.written', value)),
  fc.constantFrom('I-247A', 'I-200').map((form) => some('request.instruments', field.is('form', form))),
)
const condition: fc.Arbitrary<Condition> = fc.oneof(
  { weight: 3, arbitrary: leaf },
  fc.tuple(leaf, leaf).map(([a, b]) => all(a, b)),
  leaf.map(not),
)
const invented: fc.Arbitrary<readonly Rule[]> = fc
  .array(
    fc.record({
      when: condition,
      kind: fc.constantFrom('must', 'may', 'must-not', 'no-authority', 'not-required', 'needs-human'),
      over: fc.nat(7),
    }),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((made) =>
    made.map(({ when, kind, over }, index) =>
      // Overrides point to earlier rules only, so that they run in no circle.
      rule(`r${index}`, { when, answers: [says(kind, 'hold-past-release')], over: over < index ? [defeats([`r${over}`], 'reason')] : [] }),
    ),
  )
const row: fc.Arbitrary<Row> = fc.constantFrom({ form: 'I-247A' }, { form: 'I-200' }, { form: 'letter' }, {})
const known: fc.Arbitrary<Facts['known']> = fc.record(
  {
    'subject.minor': fc.boolean(),
    custodian: fc.constantFrom('jail', 'court', 'police', 'probation'),
    'request.written': fc.boolean(),
    'request.instruments': fc.array(row, { maxLength: 3 }),
  },
  { requiredKeys: [] },
)

const holdAnswer = (rules: readonly Rule[], facts: Facts['known']) =>
  interpret(placeWith(...rules), factsAt(facts)).verdicts['hold-past-release'].answer

describe('every law said in the language', () => {
  it('answers the same in any order of rules and papers', () => {
    fc.assert(
      fc.property(invented, known, fc.nat(), (rules, facts, seed) => {
        const turned = seed % rules.length
        const reordered = [...rules.slice(turned), ...rules.slice(0, turned)].toReversed()
        const papers = facts['request.instruments']
        const shuffled = Array.isArray(papers) ? { ...facts, 'request.instruments': papers.toReversed() } : facts
        const [a, b] = [interpret(placeWith(...rules), factsAt(facts)), interpret(placeWith(...reordered), factsAt(shuffled))]
        const told = (heard: typeof a) => {
          const { answer, because, defeated } = heard.verdicts['hold-past-release']
          return [answer, because.map(({ id }) => id), defeated.map((lost) => [lost.rule.id, lost.by.id])]
        }
        expect(told(b)).toEqual(told(a))
      }),
      { numRuns: 400 },
    )
  })

  it('does not change with a fact that no rule reads', () => {
    fc.assert(
      fc.property(invented, known, (rules, facts) => {
        expect(holdAnswer(rules, { ...facts, 'agency.population': 7, 'subject.canRead': false })).toBe(holdAnswer(rules, facts))
      }),
      { numRuns: 200 },
    )
  })

  it('never turns one definite answer into another when a fact is forgotten, if it asks on the unknown', () => {
    let definite = 0
    fc.assert(
      fc.property(
        invented,
        known,
        fc.constantFrom('subject.minor', 'custodian', 'request.written', 'request.instruments'),
        (rules, facts, forgotten) => {
          const [before, after] = [holdAnswer(rules, facts), holdAnswer(rules, without(facts, forgotten))]
          if (isDefinite(before) && isDefinite(after)) {
            definite += 1
            expect(side(after)).toBe(side(before))
          }
        },
      ),
      { numRuns: 1000 },
    )
    expect(definite).toBeGreaterThan(50)
  })

  it('flips if a bar needs its facts shown: so no rule on a hold may be both a bar and silent on a doubt unless a wider bar stands', () => {
    const bar = (ifUnknown: Rule['ifUnknown']) => [
      rule('grant', { answers: [says('may', 'hold-past-release')] }),
      rule('bar', { when: is('subject.minor', true), ifUnknown, over: [defeats(['grant'], 'never a minor')] }),
    ]
    const minor = { 'subject.minor': true }
    expect([holdAnswer(bar('does-not-apply'), minor), holdAnswer(bar('does-not-apply'), {})]).toEqual(['must-not', 'may'])
    expect([holdAnswer(bar('ask'), minor), holdAnswer(bar('ask'), {})]).toEqual(['must-not', 'needs-human'])
    expect([holdAnswer(bar('applies'), minor), holdAnswer(bar('applies'), {})]).toEqual(['must-not', 'must-not'])
  })
})

const without = (facts: Facts['known'], path: FactPath): Facts['known'] =>
  Object.fromEntries(Object.entries(facts).filter(([key]) => key !== path))
const isDefinite = (answer: string): boolean => ['must', 'may', 'must-not', 'no-authority'].includes(answer)
/** Both bars are one answer here: whether for a prohibition or for want of power, the person is not kept. */
const side = (answer: string): string => (answer === 'no-authority' ? 'must-not' : answer)

describe('the law of Denver', () => {
  const denver = placeOf('us-co-denver')
  const facts: readonly (readonly [FactPath, readonly FactValue[]])[] = [
    ['custodian', ['jail', 'probation']],
    ['request.written', [true, false]],
    ['request.purpose', ['civil', 'criminal', 'mixed']],
    ['custody.state', ['held', 'eligible']],
    ['agency.agreement287g', ['none', 'jail']],
    ['request.asks', [['hold-past-release'], ['notify-of-release']]],
    [
      'request.instruments',
      [
        [],
        [{ form: 'I-247A', signer: 'immigration-officer' }],
        [{ form: 'arrest-warrant', signer: 'federal-magistrate-judge', nature: 'criminal', complete: true }],
        [
          { form: 'I-247A', signer: 'immigration-officer' },
          { form: 'writ', signer: 'state-judge', complete: true },
        ],
      ],
    ],
  ]

  it.each(['2015-06-01', '2018-06-01', '2026-06-01'])(
    'a fact forgotten never turns one definite answer on a hold into another (%s)',
    (day) => {
      if (denver === null) throw new Error('us-co-denver')
      const answerTo = (known: Facts['known']) =>
        interpret(denver, factsAt(known, `${day}T12:00:00-06:00`)).verdicts['hold-past-release'].answer
      let definite = 0
      fc.assert(
        fc.property(fc.tuple(...facts.map(([, values]) => fc.constantFrom(...values))), fc.nat(facts.length - 1), (values, index) => {
          const known: Facts['known'] = Object.fromEntries(facts.map(([path], at) => [path, values[at]]))
          const forgotten = facts[index]?.[0] ?? 'custodian'
          const [before, after] = [answerTo(known), answerTo(without(known, forgotten))]
          if (isDefinite(before) && isDefinite(after)) {
            definite += 1
            expect(side(after), JSON.stringify([known, forgotten])).toBe(side(before))
          }
        }),
        { numRuns: 150 },
      )
      expect(definite).toBeGreaterThan(5)
    },
  )

  it('does not change with facts that only the law of other places reads', () => {
    if (denver === null) throw new Error('us-co-denver')
    const known: Facts['known'] = { custodian: 'jail', 'request.instruments': [{ form: 'I-247A', signer: 'immigration-officer' }] }
    const more: Facts['known'] = { ...known, 'agency.population': 700_000, 'subject.registries': ['arson'], 'subject.hasCounsel': true }
    const [a, b] = [interpret(denver, factsAt(known)), interpret(denver, factsAt(more))]
    for (const action of actions) expect(b.verdicts[action].answer).toBe(a.verdicts[action].answer)
    expect(Object.keys(factsElsewhere).length).toBeGreaterThan(30)
  })
})

describe('representatives', () => {
  const zone = placeWith().zone
  const sides = (when: Condition, path: FactPath) =>
    new Set(representativesOf(when, path, { ...factsAt(), zone }).map((value) => truthOf(when, { ...factsAt({ [path]: value }), zone })))

  it('show both sides of every kind of condition', () => {
    expect(sides(numberAtLeast('agency.population', 100_000), 'agency.population')).toEqual(new Set(['yes', 'no']))
    expect(sides(withinBefore(5, 'years', momentOf('custody.offenseOn'), decision), 'custody.offenseOn')).toEqual(new Set(['yes', 'no']))
    expect(sides(moreThanMinutesSince('custody.eligibleAt', 360), 'custody.eligibleAt')).toEqual(new Set(['yes', 'no']))
    const court = before(decision, plusBusiness(momentOf('custody.eligibleAt'), 48, 'business-hours', 'us-federal'))
    expect(sides(court, 'custody.eligibleAt')).toEqual(new Set(['yes', 'no', 'unknown']))
    expect(thresholdsOf(numberAtLeast('agency.population', 100_000), 'agency.population')).toEqual([100_000])
  })
})
