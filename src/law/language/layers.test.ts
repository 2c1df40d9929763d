// L1 to L21: how layers of law override each other; invented law, both sides of each boundary.
import { describe, expect, it } from 'vitest'
import { field, is, meets, some } from '../condition.ts'
import { termFaults } from '../definition.ts'
import { interpret } from '../interpreter.ts'
import { citationOn } from '../live.ts'
import { ceiling, exception, floor, notwithstanding, preempts, specific, subjectTo, veto } from '../relation.ts'
import { defeats, says } from '../rule.ts'
import type { Rule } from '../rule.ts'
import { ruleFaults } from '../rule-faults.ts'
import { answer, factsAt, heard, noon, papers, placeWith, rule, state, town, townRule } from './invented.ts'

const hold = 'hold-past-release'
const must = [says('must', hold)]
const may = [says('may', hold)]
const mustNot = [says('must-not', hold)]
const on = (day: string): string => `${day}T12:00:00-05:00`

it('L1: a state duty is subject to the constitution, by its own words', () => {
  const amendment = rule('const', { layer: 'constitution', place: 'us', when: is('custody.state', 'eligible') })
  const duty = rule('duty', {
    answers: must,
    over: [subjectTo(['const'], 'this section does not apply where the constitution forbids it')],
  })
  expect(answer([duty, amendment], { 'custody.state': 'held' })).toBe('must')
  expect(answer([duty, amendment], { 'custody.state': 'eligible' })).toBe('must-not')
  const [lost] = heard([duty, amendment], { 'custody.state': 'eligible' }).verdicts[hold].defeated
  expect([lost?.rule.id, lost?.by.id, lost?.relation]).toEqual(['duty', 'const', 'subject-to'])
})

it('L1: a ruling of one circuit is law only in places that lie in it', () => {
  const ruling = rule('ruling', { layer: 'federal-court', place: 'us-circuit-z', answers: [says('no-authority', hold)] })
  const elsewhere = placeWith(rule('other', { answers: may }))
  const there = { ...elsewhere, layers: ['us', 'us-circuit-z', state, town], rules: [ruling] }
  expect(interpret(there, factsAt()).verdicts[hold].answer).toBe('no-authority')
  expect(interpret(elsewhere, factsAt()).verdicts[hold].answer).toBe('may')
})

it('L2: a savings clause: everything but this class of information', () => {
  const bar = rule('bar', { answers: [says('must-not', 'give-personal-information', 'give-status-information')] })
  const saving = rule('saving', {
    answers: [says('may', 'give-status-information')],
    over: [exception(['bar'], 'nothing in this act forbids it')],
  })
  expect(answer([bar, saving], {}, noon, 'give-status-information')).toBe('may')
  expect(answer([bar, saving], {}, noon, 'give-personal-information')).toBe('must-not')
})

describe('L3 to L5: what narrower law may do is a property of the wider rule', () => {
  it('L3: a state that preempts voids what restricts more, and leaves what does not', () => {
    const wide = rule('wide', { answers: may, over: [preempts('no local entity may adopt a policy that restricts it')] })
    expect(answer([wide, townRule('t', { answers: mustNot })])).toBe('may')
    expect(answer([wide, townRule('t', { answers: must })])).toBe('must')
    expect(answer([townRule('t', { answers: mustNot })])).toBe('must-not')
  })

  it('L4: a ceiling: narrower law may be stricter and then prevails, and may not be laxer', () => {
    const wide = rule('wide', { answers: may, over: [ceiling('may cooperate only so far, and only if local law allows')] })
    expect(answer([wide, townRule('t', { answers: mustNot })])).toBe('must-not')
    expect(answer([wide, townRule('t', { answers: must })])).toBe('may')
    expect(answer([wide])).toBe('may')
    const { defeated } = heard([wide, townRule('t', { answers: mustNot })]).verdicts[hold]
    expect(defeated.map(({ rule: lost, by, relation }) => [lost.id, by.id, relation])).toEqual([['wide', 't', 'ceiling']])
  })

  it('L5: a floor: the local exception is dead though it is still printed', () => {
    const wide = rule('wide', { answers: mustNot, over: [floor('local law cannot relax it')] })
    const unlessPaid = townRule('t', { answers: may, when: is('agency.reimbursementAgreement', true) })
    expect(answer([wide, unlessPaid], { 'agency.reimbursementAgreement': true })).toBe('must-not')
    expect(
      heard([wide, unlessPaid], { 'agency.reimbursementAgreement': true }).verdicts[hold].defeated.map((lost) => lost.rule.id),
    ).toEqual(['t'])
    expect(answer([unlessPaid], { 'agency.reimbursementAgreement': true })).toBe('may')
  })

  it('without such a rule two layers that differ are a conflict', () => {
    expect(answer([rule('wide', { answers: may }), townRule('t', { answers: mustNot })])).toBe('conflict')
  })

  it('wider law is never below, and a ceiling that grants nothing is a fault', () => {
    const local = townRule('t', { answers: mustNot, over: [floor('reaches only narrower law')] })
    expect(answer([local, rule('wide', { answers: may })])).toBe('conflict')
    const odd = rule('odd', { answers: mustNot, over: [ceiling('of nothing')] })
    expect(ruleFaults(placeWith(odd)).map(({ kind }) => kind)).toEqual(['relation'])
  })
})

it('L6: notwithstanding beats what it names and nothing else; chains are edges, not numbers', () => {
  const a = rule('a', { answers: must })
  const b = rule('b', { answers: mustNot, when: is('subject.minor', true), over: [notwithstanding(['a'], 'notwithstanding (a)')] })
  const c = rule('c', { answers: must, when: is('custodian', 'court'), over: [notwithstanding(['b'], 'notwithstanding (b)')] })
  const other = rule('other', { answers: must })
  expect(answer([a, b, c], { 'subject.minor': false, custodian: 'jail' })).toBe('must')
  expect(answer([a, b, c], { 'subject.minor': true, custodian: 'jail' })).toBe('must-not')
  expect(answer([a, b, c], { 'subject.minor': true, custodian: 'court' })).toBe('must')
  expect(answer([a, b, other], { 'subject.minor': true })).toBe('conflict')
})

it('L6: what a defeated rule had defeated revives, unless the law says that it stays defeated', () => {
  const base = rule('base', { answers: mustNot })
  const lifts = (ifDefeated: 'revives' | 'stays-defeated') =>
    rule('lifts', { answers: may, over: [{ ...defeats(['base'], 'lifts the bar'), ifDefeated }] })
  const back = rule('back', { answers: [says('not-required', hold)], over: [exception(['lifts'], 'but not here')] })
  expect(answer([base, lifts('revives'), back])).toBe('must-not')
  expect(answer([base, lifts('stays-defeated'), back])).toBe('not-required')
})

it('L7: except as required by law: an order opens it, a mere request does not', () => {
  const bar = rule('bar', { over: [subjectTo(['group:required-by-law'], 'except as required by state or federal law')] })
  const order = rule('order', {
    answers: must,
    groups: ['required-by-law'],
    when: some('request.instruments', field.oneOf('signer', ['federal-district-judge', 'state-judge'])),
  })
  expect(answer([bar, order], papers({ signer: 'state-judge' }))).toBe('must')
  expect(answer([bar, order], papers({ signer: 'immigration-officer' }))).toBe('must-not')
  expect(answer([bar, order], papers({}))).toBe('needs-human')
})

it('L8: a veto beats every grant of the section, and no bar of it', () => {
  const one = { citation: 'ZZ Code 1' }
  const rules = [
    rule('g1', { ...one, answers: may }),
    rule('g2', { ...one, answers: [says('may', 'notify-of-release')] }),
    rule('b', { ...one, answers: [says('no-authority', 'transfer-custody')] }),
    rule('veto', {
      when: is('subject.minor', true),
      answers: [says('must-not', hold, 'notify-of-release', 'transfer-custody')],
      over: [veto(['section:ZZ Code 1'], 'in no case')],
    }),
  ]
  expect([answer(rules, { 'subject.minor': true }), answer(rules, { 'subject.minor': true }, noon, 'notify-of-release')]).toEqual([
    'must-not',
    'must-not',
  ])
  expect([answer(rules, { 'subject.minor': false }), answer(rules, { 'subject.minor': false }, noon, 'notify-of-release')]).toEqual([
    'may',
    'may',
  ])
  expect(heard(rules, { 'subject.minor': true }).verdicts['transfer-custody'].defeated).toEqual([])
})

describe('L9, L10: what became of a provision apart from its text', () => {
  const enjoined = { kind: 'enjoined', from: '2025-03-01', to: null, says: 'Invented.', source: 'Invented v. Invented' } as const
  const stayed = { kind: 'in-force', from: '2025-09-01', to: '2026-01-01', says: 'Stayed on appeal.', source: 'Invented' } as const

  it('L9: a ruling makes no-authority; a statute can later fill it', () => {
    const ruling = rule('ruling', { layer: 'state-court', answers: [says('no-authority', hold)] })
    const filled = rule('filled', { from: '2025-01-01', answers: may, over: [defeats(['ruling'], 'gives the power that was missing')] })
    expect(answer([ruling, filled], {}, on('2024-12-31'))).toBe('no-authority')
    expect(answer([ruling, filled], {}, on('2025-01-01'))).toBe('may')
  })

  it('L9: void for some persons only', () => {
    const narrowed = rule('n', { status: [{ ...enjoined, kind: 'severed', for: is('custodian', 'court') }] })
    expect([answer([narrowed], { custodian: 'court' }), answer([narrowed], { custodian: 'jail' })]).toEqual(['silent', 'must-not'])
    expect(answer([narrowed])).toBe('needs-human')
    expect(answer([narrowed], { custodian: 'court' }, on('2025-02-28'))).toBe('must-not')
  })

  it('L9: void in one territory only', () => {
    const narrowed = (place: string) => rule('n', { status: [{ ...enjoined, in: place }] })
    expect([answer([narrowed(state)]), answer([narrowed('us-yy')])]).toEqual(['silent', 'must-not'])
  })

  it('L10: enjoined, the injunction stayed, the stay ended; the rest stands by severability', () => {
    const rules = [rule('n', { status: [stayed, enjoined] }), rule('rest', { answers: [says('must-not', 'notify-of-release')] })]
    const days = ['2025-02-28', '2025-03-01', '2025-08-31', '2025-09-01', '2025-12-31', '2026-01-01']
    expect(days.map((day) => answer(rules, {}, on(day)))).toEqual(['must-not', 'silent', 'silent', 'must-not', 'must-not', 'silent'])
    expect(answer(rules, {}, on('2025-03-01'), 'notify-of-release')).toBe('must-not')
  })

  it('L10: a suspended rule overrides nothing and opens no duty', () => {
    const suspended = rule('n', { answers: mustNot, over: [defeats(['g'], 'bars')], status: [enjoined] })
    const grant = rule('g', { answers: may })
    expect([answer([suspended, grant], {}, on('2025-02-28')), answer([suspended, grant], {}, on('2025-03-01'))]).toEqual([
      'must-not',
      'may',
    ])
  })
})

it('L11: a sunset, after which the prior text revives, or not', () => {
  const aside = (to: string | null): Rule['status'] => [
    { kind: 'superseded', from: '2025-07-01', to, says: 'by the act of 2025', source: 'ZZ Laws 2025' },
  ]
  const act = rule('act', { from: '2025-07-01', to: '2026-06-30', answers: may, sunset: { revives: ['old'], says: 'until June 30, 2026' } })
  const revived = [rule('old', { status: aside('2026-06-30') ?? [] }), act]
  const days = ['2025-06-30', '2025-07-01', '2026-06-29', '2026-06-30']
  expect(days.map((day) => answer(revived, {}, on(day)))).toEqual(['must-not', 'may', 'may', 'must-not'])
  expect(ruleFaults(placeWith(...revived))).toEqual([])
  const gone = [rule('old', { status: aside(null) ?? [] }), act]
  expect(answer(gone, {}, on('2026-06-30'))).toBe('silent')
  // Declared as reviving and not encoded so: a fault.
  expect(ruleFaults(placeWith(...gone)).map(({ kind }) => kind)).toEqual(['sunset'])
})

it('L12: made on one day, in force on another, to be met by a third; and one that reaches back', () => {
  const delayed = rule('d', {
    from: '2026-01-01',
    duties: [
      {
        duty: 'adopt-policy',
        kind: 'adopt',
        to: 'board',
        by: { kind: 'at', point: { kind: 'day', on: '2026-12-01' } },
        byWords: null,
        language: null,
        lifts: [],
        says: 'Adopt the policy or say why not.',
      },
    ],
  })
  expect(heard([delayed], {}, on('2025-12-31')).duties).toEqual([])
  expect(heard([delayed], {}, on('2026-01-01')).duties.map(({ due }) => due)).toEqual(['2026-12-02T04:59:00.000Z'])
  const back = rule('r', { from: '2024-01-01', enactedOn: '2026-01-01', selects: 'receipt' })
  const receivedOn = (day: string) => ({ 'request.receivedAt': `${day}T17:00:00.000Z` })
  expect(answer([back], receivedOn('2024-06-01'), on('2026-01-01'))).toBe('must-not')
  expect(answer([back], receivedOn('2023-12-31'), on('2026-01-01'))).toBe('silent')
  expect(answer([back], receivedOn('2024-06-01'), on('2025-12-31'))).toBe('silent')
})

describe('L13: each rule names the date that selects it', () => {
  const selectors = [
    ['receipt', 'request.receivedAt'],
    ['release', 'custody.eligibleAt'],
    ['offense', 'custody.offenseOn'],
    ['confinement', 'custody.confinedAt'],
    ['agreement', 'agency.agreementRenewedOn'],
  ] as const

  it.each(selectors)('L13: %s; the old law goes on for what it caught, by its saving clause', (selects, fact) => {
    const old = rule('old', { selects, to: '2025-12-01', outlives: true })
    const late = rule('late', { selects, from: '2025-12-01', answers: may })
    const at = (day: string) => answer([old, late], { [fact]: fact.endsWith('On') ? day : `${day}T17:00:00.000Z` })
    expect([at('2025-11-30'), at('2025-12-01')]).toEqual(['must-not', 'may'])
  })

  it('L13: without a saving clause a law that has ended is not cited even for what it caught', () => {
    const old = rule('old', { selects: 'receipt', to: '2025-12-01' })
    expect(answer([old], { 'request.receivedAt': '2025-11-30T17:00:00.000Z' }, on('2026-02-04'))).toBe('silent')
  })

  it('L13: while the selecting moment is unknown the rule is neither law nor not; a release that has not come is counted as now', () => {
    const byReceipt = rule('r', { selects: 'receipt', from: '2025-12-01' })
    expect(answer([byReceipt])).toBe('needs-human')
    expect(answer([byReceipt], {}, on('2025-11-30'))).toBe('silent')
    expect(answer([rule('r', { selects: 'release', from: '2025-12-01' })])).toBe('must-not')
  })
})

it('L14: renumbered without change: one rule, cited by the number of the day', () => {
  const moved = rule('m', { citation: 'ZZ Code 2A.060', citations: [{ citation: 'ZZ Code 2.251', from: '2020-01-01', to: '2025-09-01' }] })
  expect([citationOn(moved, '2025-08-31'), citationOn(moved, '2025-09-01')]).toEqual(['ZZ Code 2.251', 'ZZ Code 2A.060'])
})

it('L15, L16: who made it and can end it; which of two published texts was read', () => {
  const order = townRule('eo', {
    layer: 'executive-order',
    madeBy: 'the mayor',
    endedBy: 'the mayor',
    seen: [{ url: 'https://town.example/eo', on: '2026-01-01', sha256: 'a'.repeat(64) }],
  })
  expect(JSON.parse(JSON.stringify(order))).toEqual(order)
})

it('L17: the same word means another thing in each layer; a word of another layer is imported by name', () => {
  const means = field.oneOf('signer', ['state-judge', 'federal-district-judge'])
  const stateWord = some('request.instruments', meets('us-zz/judicial-warrant', means))
  expect(termFaults([townRule('t', { when: stateWord })]).map(({ says: words }) => words)).toEqual([
    'us-zz/judicial-warrant is a word of us-zz, taken in without an import',
  ])
  expect(termFaults([townRule('t', { when: stateWord, imports: ['us-zz/judicial-warrant'] })])).toEqual([])
  const otherMeaning = some('request.instruments', meets('us-zz/judicial-warrant', field.is('signer', 'state-judge')))
  expect(termFaults([rule('a', { when: stateWord }), rule('b', { when: otherMeaning })])).toHaveLength(1)
})

it('L18: pending law is shown and never evaluated', () => {
  const bill = { id: 'bill', citation: 'HB 1', since: '2026-01-01', touches: [hold] as const, says: 'Would require holds.' }
  const place = { ...placeWith(rule('bar')), watch: [bill] }
  expect(interpret(place, factsAt()).verdicts[hold]).toMatchObject({ answer: 'must-not', defeated: [] })
})

it('L19: a conflict that no law settles is a conflict, with both citations', () => {
  const { answer: found, because } = heard([rule('a', { answers: must }), rule('b')]).verdicts[hold]
  expect([found, because.map(({ citation }) => citation)]).toEqual(['conflict', ['ZZ Code a', 'ZZ Code b']])
})

it('L20: the section for this custodian beats the general one', () => {
  const general = rule('general', { answers: may })
  const jails = rule('jails', { when: is('custodian', 'jail'), over: [specific(['general'], 'the section on jails')] })
  expect([answer([general, jails], { custodian: 'jail' }), answer([general, jails], { custodian: 'court' })]).toEqual(['must-not', 'may'])
})

it('L21: the standing choice of the agency under a may, with the decider named', () => {
  const law = rule('law', {
    answers: [{ actions: [hold], answer: 'may', decider: 'the sheriff' }],
    over: [ceiling('the agency may choose not to')],
  })
  const choice = townRule('policy', { layer: 'department-policy', madeBy: 'the sheriff', from: '2026-01-01' })
  expect([answer([law, choice], {}, on('2025-12-31')), answer([law, choice], {}, on('2026-01-01'))]).toEqual(['may', 'must-not'])
})
