// The sentences for a deputy: which rule lost to which and why, what is open, in both readings, and what is done meanwhile.
import { describe, expect, it } from 'vitest'
import { all, field, is, meets, some } from '../law/condition.ts'
import type { Facts } from '../law/facts.ts'
import { interpret } from '../law/interpreter.ts'
import { factsAt, noon, papers, placeWith, rule, townRule } from '../law/language/invented.ts'
import { ceiling, notwithstanding } from '../law/relation.ts'
import { says } from '../law/rule.ts'
import type { Rule } from '../law/rule.ts'
import { explain } from './explain.ts'

const told = (rules: readonly Rule[], known: Facts['known'] = {}, at: string = noon): string => {
  const [place, facts] = [placeWith(...rules), factsAt(known, at)]
  return explain('hold-past-release', interpret(place, facts).verdicts['hold-past-release'], facts, place)
}

describe('an explanation', () => {
  it('names what the loser says, by what it lost, in which relation and why', () => {
    const hold = rule('1', { answers: [says('must', 'hold-past-release')] })
    const bar = rule('2', { plain: 'Nobody is held.', over: [notwithstanding(['1'], 'section 2 names section 1.')] })
    expect(told([hold, bar])).toContain(
      'ZZ Code 1 says must, but gives way to ZZ Code 2, which applies notwithstanding it: section 2 names section 1.',
    )
    const limit = rule('3', { answers: [says('may', 'hold-past-release')], over: [ceiling('local law may be stricter.')] })
    expect(told([limit, townRule('4', { plain: 'Not here.' })])).toContain('which lets narrower law be stricter but no laxer')
  })

  it('gives every reading of what is unsettled, and what is done meanwhile', () => {
    const open = rule('o', {
      answers: [says('needs-human', 'hold-past-release')],
      counsel: [
        {
          question: 'Does it reach jails?',
          citations: [],
          readings: ['It does, by its words.', 'It does not, by its title.'],
          meanwhile: 'The person leaves.',
        },
      ],
    })
    expect(told([open])).toContain(
      'Not settled: Does it reach jails? Reading 1: It does, by its words. Reading 2: It does not, by its title. Meanwhile: The person leaves.',
    )
  })

  it('tells a thing that the law does not mean from a condition that is not met', () => {
    const detainer = meets('us-zz/immigration-detainer', some('request.instruments', field.is('form', 'I-247A')))
    const duty = rule('d', { when: all(detainer, is('request.written', true)), answers: [says('must', 'hold-past-release')] })
    expect(told([duty], papers({ form: 'letter' }))).toContain(
      'ZZ Code d does not apply: what came is no immigration detainer as that law defines it.',
    )
    expect(told([duty], { ...papers({ form: 'I-247A' }), 'request.written': false })).not.toContain('as that law defines it')
  })

  it('says when a bar stands on a doubt, whose choice a may is, and the citation of the day', () => {
    expect(told([rule('x', { when: is('subject.minor', true), ifUnknown: 'applies' })])).toContain('nothing that is known shows otherwise')
    const choice = rule('y', {
      answers: [{ actions: ['hold-past-release'], answer: 'may', decider: 'the sheriff' }],
      citations: [{ citation: 'ZZ Code 99', from: '2020-01-01', to: '2026-01-01' }],
    })
    expect(told([choice])).toContain('The choice is that of the sheriff.')
    expect(told([choice])).toContain('ZZ Code y:')
    expect(told([choice], {}, '2025-12-31T12:00:00-05:00')).toContain('ZZ Code 99:')
  })
})
