// The judge on bits says what the interpreter's `judge` says: of the encoded rules, and of invented ones with every kind of override.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseZone } from '../../time/instant.ts'
import { actions } from '../action.ts'
import type { Action } from '../action.ts'
import { answerKinds } from '../answer.ts'
import { always, is } from '../condition.ts'
import { judge } from '../interpreter.ts'
import { tableOf } from '../place.ts'
import type { Place } from '../place.ts'
import { places } from '../places/registry.ts'
import { ruleOf, says } from '../rule.ts'
import type { Rule } from '../rule.ts'
import { maskJudgeOf } from './mask-judge.ts'
import { testvilleSection } from '../language/invented.ts'

/** For each rule whether it is silent, open or fired. */
const stands = (many: number) => fc.array(fc.constantFrom(0, 1, 2), { minLength: many, maxLength: many })

const sameOn = (place: Place, action: Action, rules: readonly Rule[], stand: readonly number[]): void => {
  const quick = maskJudgeOf(rules, place, action)
  const at = (digit: number): readonly Rule[] => rules.filter((_, index) => stand[index] === digit)
  const bits = (some: readonly Rule[]): number => some.reduce((mask, rule) => mask | (1 << rules.indexOf(rule)), 0)
  const plain = judge(action, { fired: at(2), open: at(1) }, place)
  const asks = plain.because.some((rule) => plain.open.includes(rule))
  expect(quick?.(bits(at(2)), bits(at(1)))).toEqual({
    answer: plain.answer,
    asking: asks ? bits(plain.open) : 0,
    deciding: bits(plain.deciding),
  })
}

describe.each(places.map((place) => [place.id, place] as const))('the rules of %s', (_id, place) => {
  it.each(actions)('on %s', (action) => {
    const { rules } = tableOf(place, action)
    if (rules.length === 0) return
    fc.assert(
      fc.property(stands(Math.min(rules.length, 32)), (stand) => sameOn(place, action, rules.slice(0, 32), stand)),
      { numRuns: 300 },
    )
  })
})

/** Overrides aim at earlier rules only, so that none runs in a circle. */
const invented = fc
  .array(
    fc.record({
      answer: fc.constantFrom(...answerKinds),
      over: fc.array(
        fc.record({
          rule: fc.nat({ max: 10 }),
          kind: fc.constantFrom('defeats' as const, 'settles' as const),
          ifDefeated: fc.constantFrom('revives' as const, 'stays-defeated' as const),
        }),
        { maxLength: 3 },
      ),
      waits: fc.nat({ max: 14 }),
    }),
    { minLength: 1, maxLength: 11 },
  )
  .map((drawn) =>
    drawn.map(({ answer, over, waits }, index): Rule =>
      ruleOf(testvilleSection, {
        id: `r${index}`,
        text: '',
        plain: '',
        when: is('custodian', `one of ${waits}`),
        examples: [],
        answers: [says(answer, 'give-workspace')],
        over: over
          .filter(({ rule }) => rule < index)
          .map(({ rule, kind, ifDefeated }) => ({ kind, rules: [`r${rule}`], reason: '', ifDefeated })),
      }),
    ),
  )

it('invented rules that defeat and settle, also when they are defeated themselves, and wait for up to eleven things', () => {
  fc.assert(
    fc.property(
      invented.chain((rules) => fc.tuple(fc.constant(rules), stands(rules.length))),
      ([rules, stand]) => {
        const place: Place = {
          id: 'testville',
          name: 'Testville',
          layers: ['testville'],
          zone: parseZone('America/Denver'),
          coveredFrom: '2015-01-01',
          checkedOn: '2026-01-01',
          rules,
          watch: [],
        }
        sameOn(place, 'give-workspace', rules, stand)
      },
    ),
    { numRuns: 3000 },
  )
})

it('more rules than there are bits, and overrides in a circle, are left to the interpreter', () => {
  const many = Array.from({ length: 33 }, (_, index) =>
    ruleOf(testvilleSection, {
      id: `m${index}`,
      text: '',
      plain: '',
      when: always,
      examples: [],
      answers: [says('may', 'give-workspace')],
    }),
  )
  const round = [0, 1].map((index) =>
    ruleOf(testvilleSection, {
      id: `c${index}`,
      text: '',
      plain: '',
      when: always,
      examples: [],
      answers: [says('may', 'give-workspace')],
      over: [{ kind: 'defeats', rules: [`c${1 - index}`], reason: '', ifDefeated: 'revives' }],
    }),
  )
  const place: Place = {
    id: 'testville',
    name: 'Testville',
    layers: ['testville'],
    zone: parseZone('America/Denver'),
    coveredFrom: '2015-01-01',
    checkedOn: '2026-01-01',
    rules: [...many, ...round],
    watch: [],
  }
  expect(maskJudgeOf(many, place, 'give-workspace')).toBeNull()
  expect(maskJudgeOf(round, place, 'give-workspace')).toBeNull()
})
