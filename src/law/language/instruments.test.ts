// A1 to A12: what the language must be able to say of papers and agreements; invented law, both sides of each boundary.
import { expect, it } from 'vitest'
import { all, any, field, is, meets, not, oneOf, shown, some } from '../condition.ts'
import { asDefined, failureOf, termFaults } from '../definition.ts'
import type { Definition } from '../definition.ts'
import { answer, barsWhen, factsAt, papers, rule, townRule } from './invented.ts'
import { says } from '../rule.ts'

const list = 'request.instruments'
const detainer = { form: 'I-247A', signer: 'immigration-officer' }

it('A1: which form, in which revision', () => {
  const bars = barsWhen(some(list, field.oneOf('form', ['I-247 (12/12)', 'I-247D'])))
  expect(bars(papers({ form: 'I-247 (12/12)' }))).toBe('must-not')
  expect(bars(papers({ form: 'I-247 (earlier)' }))).toBe('silent')
  expect(bars(papers({ form: 'phone-call' }))).toBe('silent')
  expect(bars(papers({}))).toBe('needs-human')
})

const attached: Definition = {
  term: 'us-zz/detainer',
  citation: 'ZZ Code 1(a)',
  says: 'a detainer with a warrant of arrest or of removal attached',
  means: all(some(list, field.is('form', 'I-247A')), some(list, field.oneOf('form', ['I-200', 'I-205']))),
}

it('A2: a detainer with a warrant attached; without one it is no detainer at all, which is not an invalid detainer', () => {
  const duty = rule('comply', {
    when: all(asDefined(attached), not(is('request.written', false))),
    answers: [says('must', 'hold-past-release')],
  })
  const both = papers(detainer, { form: 'I-205' })
  expect(answer([duty], { ...both, 'request.written': true })).toBe('must')
  expect(answer([duty], { ...papers(detainer), 'request.written': true })).toBe('silent')
  expect(failureOf(duty, factsAt({ ...papers(detainer), 'request.written': true }))).toEqual({
    kind: 'not-defined',
    terms: ['us-zz/detainer'],
  })
  expect(failureOf(duty, factsAt({ ...both, 'request.written': false }))).toEqual({ kind: 'not-met' })
  expect(failureOf(duty, factsAt({ ...both, 'request.written': true }))).toBeNull()
})

it('A3: on paper, electronic, or by word of mouth', () => {
  const onlyWritten = barsWhen(oneOf('request.medium', ['paper']))
  const orElectronic = barsWhen(oneOf('request.medium', ['paper', 'electronic']))
  expect([onlyWritten({ 'request.medium': 'electronic' }), orElectronic({ 'request.medium': 'electronic' })]).toEqual([
    'silent',
    'must-not',
  ])
  expect(orElectronic({ 'request.medium': 'verbal' })).toBe('silent')
})

it('A4: sufficient on its face: complete, with the cause ticked, or with an affidavit that fills the gap', () => {
  const bars = barsWhen(
    some(list, all(field.is('complete', true), any(field.is('probableCauseTicked', true), field.is('affidavitGivesCause', true)))),
  )
  expect(bars(papers({ complete: true, probableCauseTicked: true }))).toBe('must-not')
  expect(bars(papers({ complete: true, probableCauseTicked: false, affidavitGivesCause: true }))).toBe('must-not')
  expect(bars(papers({ complete: true, probableCauseTicked: false, affidavitGivesCause: false }))).toBe('silent')
  expect(bars(papers({ complete: true, probableCauseTicked: false }))).toBe('needs-human')
  // Two papers with half each do not make one whole.
  expect(
    bars(
      papers({ complete: true, probableCauseTicked: false, affidavitGivesCause: false }, { complete: false, probableCauseTicked: true }),
    ),
  ).toBe('silent')
})

it('A5: each law has its own set of judges', () => {
  const federal = barsWhen(some(list, field.oneOf('signer', ['federal-magistrate-judge', 'federal-district-judge'])))
  const wider = barsWhen(some(list, field.oneOf('signer', ['federal-magistrate-judge', 'federal-district-judge', 'state-judge'])))
  expect([federal(papers({ signer: 'state-judge' })), wider(papers({ signer: 'state-judge' }))]).toEqual(['silent', 'must-not'])
  expect(wider(papers({ signer: 'immigration-judge' }))).toBe('silent')
  expect(wider(papers({ form: 'arrest-warrant' }))).toBe('needs-human')
})

it('A6: civil or criminal, for arrest or for detention, and of this person', () => {
  const bars = barsWhen(some(list, all(field.is('nature', 'criminal'), field.is('commands', 'arrest'), field.is('forThisPerson', true))))
  expect(bars(papers({ nature: 'criminal', commands: 'arrest', forThisPerson: true }))).toBe('must-not')
  for (const other of [{ nature: 'civil' }, { commands: 'detention' }, { forThisPerson: false }])
    expect(bars(papers({ nature: 'criminal', commands: 'arrest', forThisPerson: true, ...other }))).toBe('silent')
})

it('A7: a subpoena issued in a case before a court, or an administrative one', () => {
  const bars = barsWhen(some(list, all(field.oneOf('form', ['court-subpoena', 'I-138']), field.is('inCourtCase', true))))
  expect(bars(papers({ form: 'court-subpoena', inCourtCase: true }))).toBe('must-not')
  expect(bars(papers({ form: 'I-138', inCourtCase: false }))).toBe('silent')
})

it('A8: reasonably appears to be for the person in custody: a finding someone vouches for', () => {
  const bars = barsWhen(some(list, field.is('forThisPerson', true)), {
    attest: [{ fact: 'request.instruments[].forThisPerson', by: 'the booking sergeant', persons: 2 }],
  })
  expect([bars(papers({ forThisPerson: true })), bars(papers({ forThisPerson: false })), bars(papers({}))]).toEqual([
    'must-not',
    'silent',
    'needs-human',
  ])
})

it('A9: withdrawn or replaced papers, the day of issue, and papers not served', () => {
  const bars = barsWhen(
    some(list, all(field.is('standing', 'stands'), field.is('servedOnPerson', true), not(field.beforeDate('issuedOn', '2025-06-01')))),
  )
  const good = { standing: 'stands', servedOnPerson: true, issuedOn: '2025-06-01' }
  expect(bars(papers(good))).toBe('must-not')
  expect(bars(papers({ ...good, issuedOn: '2025-05-31' }))).toBe('silent')
  expect(bars(papers({ ...good, standing: 'withdrawn' }))).toBe('silent')
  expect(bars(papers({ ...good, servedOnPerson: false }))).toBe('silent')
})

it('A10: sets are named and versioned by place: here an administrative subpoena counts as an administrative warrant, there not', () => {
  const townWord = meets('us-zz-town/administrative-warrant@2026', some(list, field.oneOf('form', ['I-200', 'I-205', 'I-138'])))
  const stateWord = meets('us-zz/administrative-warrant', some(list, field.oneOf('form', ['I-200', 'I-205'])))
  expect(answer([townRule('t', { when: townWord })], papers({ form: 'I-138' }))).toBe('must-not')
  expect(answer([rule('s', { when: stateWord })], papers({ form: 'I-138' }))).toBe('silent')
  expect(termFaults([townRule('t', { when: townWord }), rule('s', { when: stateWord })])).toEqual([])
})

it('A11: a written agreement that pays all costs, and an ordering agreement', () => {
  const bars = barsWhen(not(any(is('agency.reimbursementAgreement', true), is('agency.orderingAgreement', true))))
  expect(bars({ 'agency.reimbursementAgreement': false, 'agency.orderingAgreement': false })).toBe('must-not')
  expect(bars({ 'agency.reimbursementAgreement': false, 'agency.orderingAgreement': true })).toBe('silent')
  expect(bars({ 'agency.reimbursementAgreement': true })).toBe('silent')
})

it('A12: an agreement offered, in force of one model, and leave to end it', () => {
  const mustSign = barsWhen(all(is('agency.agreement287g', 'none'), is('agency.agreementOffered', true)))
  expect(mustSign({ 'agency.agreement287g': 'none', 'agency.agreementOffered': true })).toBe('must-not')
  expect(mustSign({ 'agency.agreement287g': 'jail', 'agency.agreementOffered': true })).toBe('silent')
  const mayEnd = barsWhen(
    all(oneOf('agency.agreement287g', ['jail', 'warrant-service', 'task-force']), not(shown(is('agency.agreementEndApproved', true)))),
  )
  expect(mayEnd({ 'agency.agreement287g': 'jail' })).toBe('must-not')
  expect(mayEnd({ 'agency.agreement287g': 'jail', 'agency.agreementEndApproved': true })).toBe('silent')
})
