// B1 to B12: what the language must be able to say of the person; invented law, both sides of each boundary.
import { expect, it } from 'vitest'
import { all, any, clockBetween, field, includes, is, not, notAfter, oneOf, shown, some } from '../condition.ts'
import { decision, momentOf, plusMonths } from '../point.ts'
import { says } from '../rule.ts'
import { answer, barsWhen, convictions, papers, rule } from './invented.ts'

it('B1: citizenship claimed, shown or verified, and by which paper', () => {
  const released = barsWhen(
    any(
      oneOf('subject.citizenshipProof', ['verified']),
      all(is('subject.citizenshipProof', 'shown'), is('subject.proofOfStatus', 'driver-license')),
    ),
  )
  expect(released({ 'subject.citizenshipProof': 'claimed' })).toBe('silent')
  expect(released({ 'subject.citizenshipProof': 'shown', 'subject.proofOfStatus': 'driver-license' })).toBe('must-not')
  expect(released({ 'subject.citizenshipProof': 'shown', 'subject.proofOfStatus': 'similar' })).toBe('silent')
  expect(released({ 'subject.citizenshipProof': 'shown' })).toBe('needs-human')
})

it('B2: an age, to the day; and whether juvenile findings count', () => {
  const sixteen = barsWhen(not(notAfter(plusMonths(momentOf('subject.bornOn'), 16, 'years', 'down'), decision)))
  expect(sixteen({ 'subject.bornOn': '2010-02-05' })).toBe('must-not')
  expect(sixteen({ 'subject.bornOn': '2010-02-04' })).toBe('silent')
  expect(sixteen({})).toBe('needs-human')
  const adults = barsWhen(some('subject.convictions', all(field.is('level', 'felony'), field.is('disposition', 'conviction'))))
  const youthsToo = barsWhen(some('subject.convictions', field.is('level', 'felony')))
  const youth = convictions({ level: 'felony', disposition: 'juvenile-adjudication' })
  expect([adults(youth), youthsToo(youth)]).toEqual(['silent', 'must-not'])
})

it('B3: a witness who cooperates in good faith, and one who is held for nothing else', () => {
  const bars = barsWhen(
    any(all(is('subject.necessaryWitness', true), is('subject.cooperates', true)), is('subject.heldOnlyAsWitness', true)),
  )
  expect(bars({ 'subject.necessaryWitness': true, 'subject.cooperates': true })).toBe('must-not')
  expect(bars({ 'subject.necessaryWitness': true, 'subject.cooperates': false, 'subject.heldOnlyAsWitness': false })).toBe('silent')
  expect(bars({ 'subject.necessaryWitness': false, 'subject.heldOnlyAsWitness': true })).toBe('must-not')
})

it('B4: a consular officer, credentials shown; the hour picks the office to call', () => {
  const office = clockBetween(decision, '08:00', '17:00')
  const day = rule('day', {
    when: all(is('subject.consularOfficer', 'credentials-shown'), office),
    answers: [says('must', 'obey-court-order')],
  })
  const night = rule('night', { when: all(is('subject.consularOfficer', 'credentials-shown'), not(office)) })
  const known = { 'subject.consularOfficer': 'credentials-shown' } as const
  const at = (clock: string): string => `2026-02-04T${clock}-05:00`
  expect(answer([day, night], known, at('08:00:00'), 'obey-court-order')).toBe('must')
  expect(answer([day, night], known, at('16:59:59'), 'obey-court-order')).toBe('must')
  expect(answer([day, night], known, at('17:00:00'), 'obey-court-order')).toBe('silent')
  expect(answer([day, night], known, at('17:00:00'))).toBe('must-not')
  expect(answer([day, night], { 'subject.consularOfficer': 'claimed' }, at('17:00:00'))).toBe('silent')
  const overMidnight = barsWhen(clockBetween(decision, '22:00', '06:00'))
  expect([overMidnight({}, at('23:00:00')), overMidnight({}, at('05:59:00')), overMidnight({}, at('06:00:00'))]).toEqual([
    'must-not',
    'must-not',
    'silent',
  ])
})

it('B5, B6: on a register now; gang and watch lists', () => {
  const bars = barsWhen(
    any(includes('subject.registries', 'arson'), includes('subject.registries', 'gang'), is('subject.watchListMatch', true)),
  )
  expect(bars({ 'subject.registries': ['arson'] })).toBe('must-not')
  expect(bars({ 'subject.registries': ['gang'] })).toBe('must-not')
  expect(bars({ 'subject.registries': ['sex-offense'], 'subject.watchListMatch': false })).toBe('silent')
  expect(bars({ 'subject.registries': [] })).toBe('needs-human')
})

it('B7: a federal felony warrant that the requester has named', () => {
  const bars = barsWhen(is('subject.federalFelonyWarrant', true))
  expect([bars({ 'subject.federalFelonyWarrant': true }), bars({ 'subject.federalFelonyWarrant': false }), bars({})]).toEqual([
    'must-not',
    'silent',
    'needs-human',
  ])
})

it('B8: a removal and a later re-entry', () => {
  const bars = barsWhen(all(is('subject.reentryAfterRemoval', true), some('subject.convictions', field.is('category', 'violent'))))
  const violent = convictions({ category: 'violent' })
  expect(bars({ ...violent, 'subject.reentryAfterRemoval': true })).toBe('must-not')
  expect(bars({ ...violent, 'subject.reentryAfterRemoval': false })).toBe('silent')
})

it('B9: a final order of removal, as such or signed by a federal judge', () => {
  const plain = barsWhen(is('subject.finalOrderOfRemoval', true))
  const judges = barsWhen(
    all(
      is('subject.finalOrderOfRemoval', true),
      some('request.instruments', all(field.is('form', 'court-order'), field.is('signer', 'federal-district-judge'))),
    ),
  )
  const officers = { 'subject.finalOrderOfRemoval': true, ...papers({ form: 'I-205', signer: 'immigration-officer' }) }
  expect([plain(officers), judges(officers)]).toEqual(['must-not', 'silent'])
  expect(judges({ ...officers, ...papers({ form: 'court-order', signer: 'federal-district-judge' }) })).toBe('must-not')
})

it('B10: the language spoken, reading, counsel', () => {
  const aloud = barsWhen(any(is('subject.canRead', false), not(oneOf('subject.language', ['en', 'es']))))
  expect(aloud({ 'subject.language': 'es', 'subject.canRead': true })).toBe('silent')
  expect(aloud({ 'subject.language': 'es', 'subject.canRead': false })).toBe('must-not')
  expect(aloud({ 'subject.language': 'quc', 'subject.canRead': true })).toBe('must-not')
  const counsel = barsWhen(not(shown(is('subject.hasCounsel', true))))
  expect([counsel({}), counsel({ 'subject.hasCounsel': true })]).toEqual(['must-not', 'silent'])
})

it('B11: another section for each custodian', () => {
  const jail = rule('jail', { when: is('custodian', 'jail') })
  const court = rule('court', { when: is('custodian', 'court'), answers: [says('may', 'hold-past-release')] })
  expect([answer([jail, court], { custodian: 'jail' }), answer([jail, court], { custodian: 'court' })]).toEqual(['must-not', 'may'])
  expect([answer([jail, court], { custodian: 'probation' }), answer([jail, court], {})]).toEqual(['silent', 'needs-human'])
})

it('B12: a human finding of risk, with reasons, by the person whom the law names', () => {
  const may = rule('risk', {
    when: shown(is('subject.riskFinding', true)),
    answers: [{ actions: ['notify-of-release'], answer: 'may', decider: 'the warden' }],
    attest: [{ fact: 'subject.riskFinding', by: 'the warden', on: 'a signed form with reasons' }],
  })
  expect(answer([may], { 'subject.riskFinding': true }, undefined, 'notify-of-release')).toBe('may')
  expect(answer([may], {}, undefined, 'notify-of-release')).toBe('silent')
})
