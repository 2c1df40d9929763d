// What is asked of the deputy: exactly what could change an answer, the fewest facts, and never what the law bars from being asked.
import { describe, expect, it } from 'vitest'
import { all, any, field, is, not, numberAtLeast, shown, some, withinBefore } from '../law/condition.ts'
import type { Facts } from '../law/facts.ts'
import { interpret } from '../law/interpreter.ts'
import { factsAt, noon, placeWith, rule } from '../law/language/invented.ts'
import { decision, fieldDay, momentOf } from '../law/point.ts'
import { before } from '../law/condition.ts'
import { defeats, says } from '../law/rule.ts'
import type { Rule } from '../law/rule.ts'
import { missingFacts } from './missing.ts'

const missing = (rules: readonly Rule[], known: Facts['known'] = {}, at: string = noon) => {
  const [place, facts] = [placeWith(...rules), factsAt(known, at)]
  return missingFacts(place, facts, interpret(place, facts).verdicts)
}
const asked = (rules: readonly Rule[], known: Facts['known'] = {}) => missing(rules, known).map(({ fact }) => fact)

describe('what is missing', () => {
  it('is a fact that alone would change an answer, and no fact that would not', () => {
    const rules = [
      rule('a', { when: is('subject.minor', true) }),
      rule('b', { when: all(is('request.written', true), is('custodian', 'court')) }),
    ]
    expect(asked(rules)).toEqual(['subject.minor'])
    expect(asked(rules, { 'subject.minor': true })).toEqual([])
    expect(asked(rules, { 'subject.minor': false })).toEqual(['custodian', 'request.written'])
    expect(asked(rules, { 'subject.minor': false, custodian: 'jail' })).toEqual([])
  })

  it('is two facts that decide only together, and three', () => {
    const both = all(is('subject.minor', true), is('request.written', true), is('custodian', 'jail'))
    const grant = rule('grant', { answers: [says('may', 'hold-past-release')] })
    const bar = rule('bar', { when: any(both, shown(both)), over: [defeats(['grant'], 'r')] })
    // Any one of the three, answered the other way, settles it.
    expect(asked([grant, bar])).toEqual(['custodian', 'request.written', 'subject.minor'])
    const either = any(
      all(is('subject.minor', true), is('request.written', true)),
      all(not(is('subject.minor', true)), is('custodian', 'jail')),
    )
    const open = rule('open', { when: either, over: [defeats(['grant'], 'r')] })
    expect(asked([grant, open])).toEqual(['custodian', 'request.written', 'subject.minor'])
    expect(asked([grant, open], { 'subject.minor': true })).toEqual(['request.written'])
  })

  it('reaches moments, numbers, fields of rows and rows that no one has told of', () => {
    const release = rule('r', { when: before(momentOf('custody.eligibleAt'), decision) })
    expect(asked([release])).toEqual(['custody.eligibleAt'])
    expect(asked([rule('n', { when: numberAtLeast('agency.population', 5) })])).toEqual(['agency.population'])
    const felony = rule('c', {
      when: some('subject.convictions', all(field.is('level', 'felony'), withinBefore(5, 'years', fieldDay('on'), decision))),
    })
    expect(asked([felony])).toEqual(['subject.convictions'])
    expect(asked([felony], { 'subject.convictions': [{ level: 'felony' }] })).toEqual(['subject.convictions[0].on'])
    expect(asked([felony], { 'subject.convictions': [{ level: 'petty' }] })).toEqual([])
  })

  it('is the moment that selects the version of a law', () => {
    const old = rule('old', { selects: 'receipt', to: '2025-12-01', outlives: true })
    const late = rule('late', { selects: 'receipt', from: '2025-12-01', answers: [says('may', 'hold-past-release')] })
    expect(asked([old, late])).toEqual(['request.receivedAt'])
  })

  it('says who must vouch for the answer', () => {
    const finding = rule('f', {
      when: is('subject.riskFinding', true),
      attest: [{ fact: 'subject.riskFinding', by: 'the warden', persons: 2 }],
    })
    expect(missing([finding])[0]?.question).toMatch(/To be vouched for by the warden, with a second person\.$/)
  })

  it('is never a fact that only a question barred by law could tell', () => {
    const citizen = rule('c', { when: is('subject.citizenshipProof', 'verified') })
    const minor = rule('m', { when: is('subject.minor', true), answers: [says('must-not', 'notify-of-release')] })
    const noQuestions = rule('q', { from: '2026-02-01', answers: [says('must-not', 'ask-immigration-status')] })
    expect(asked([citizen, minor])).toEqual(['subject.citizenshipProof', 'subject.minor'])
    expect(asked([citizen, minor, noQuestions])).toEqual(['subject.minor'])
    // The day before the bar it may still be asked.
    expect(missing([citizen, minor, noQuestions], {}, '2026-01-31T12:00:00-05:00').map(({ fact }) => fact)).toEqual([
      'subject.citizenshipProof',
      'subject.minor',
    ])
    // The answer does not pretend to know for all that.
    const place = placeWith(citizen, noQuestions)
    expect(interpret(place, factsAt()).verdicts['hold-past-release'].answer).toBe('needs-human')
  })
})
