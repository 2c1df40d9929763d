// F1 to F19: what a rule must be able to bring about; invented law.
import { expect, it } from 'vitest'
import { actions } from '../action.ts'
import { all, before, is, not, notAfter, shown } from '../condition.ts'
import type { DutySaid } from '../consequence.ts'
import { endOfDay, decision, earliestOf, momentOf, plus, yearly } from '../point.ts'
import { ruleParser } from '../rule-parser.ts'
import { says } from '../rule.ts'
import { answer, heard, noon, rule } from './invented.ts'

const duty = (given: Partial<DutySaid>): DutySaid => ({
  duty: 'record',
  to: 'file',
  by: { kind: 'vague' },
  byWords: null,
  language: null,
  lifts: [],
  says: 'Invented.',
  ...given,
})
/** The one duty that a rule with it opens; it must also survive a file. */
const opened = (given: Partial<DutySaid>, known: Parameters<typeof heard>[1] = {}): DutySaid | undefined => {
  const one = rule('d', { duties: [duty(given)] })
  expect(ruleParser.parse(JSON.parse(JSON.stringify(one)))).toEqual(one)
  return heard([one], known).duties[0]
}

it('F1: each of the answers, with its scope, on the actions it names and no other', () => {
  for (const kind of ['must', 'may', 'must-not', 'not-required', 'no-authority'] as const) {
    const one = rule('a', { answers: [{ actions: ['transfer-custody'], answer: kind, scope: 'paper' }] })
    const { verdicts } = heard([one])
    expect(actions.filter((action) => verdicts[action].answer !== 'silent')).toEqual(['transfer-custody'])
    expect(verdicts['transfer-custody'].answer).toBe(kind)
  }
})

it('F2: may hold until the earlier of two clocks; then must not hold and must not notify', () => {
  const end = earliestOf(plus(momentOf('custody.eligibleAt'), 48, 'hours'), endOfDay(momentOf('custody.eligibleAt')))
  const rules = [
    rule('until', {
      when: before(decision, end),
      answers: [{ actions: ['hold-past-release'], answer: 'may', until: { kind: 'at', point: end } }],
    }),
    rule('then', { when: not(before(decision, end)), answers: [says('must-not', 'hold-past-release', 'notify-of-release')] }),
  ]
  const known = { 'custody.eligibleAt': '2026-02-04T15:00:00.000Z' }
  expect(heard(rules, known).verdicts['hold-past-release']).toMatchObject({ answer: 'may', until: '2026-02-05T04:59:00.000Z' })
  expect(answer(rules, known, '2026-02-04T23:58:59-05:00')).toBe('may')
  expect(answer(rules, known, '2026-02-04T23:59:00-05:00')).toBe('must-not')
  expect(answer(rules, known, '2026-02-04T23:59:00-05:00', 'notify-of-release')).toBe('must-not')
})

it('F3: serve on the person: what, in which form and language, with which proof', () => {
  expect(
    opened({ kind: 'serve', to: 'subject', form: 'written', language: 'chosen', proof: 'a signature, or two witnesses of its refusal' }),
  ).toMatchObject({
    kind: 'serve',
    form: 'written',
    proof: 'a signature, or two witnesses of its refusal',
  })
})

it('F4: serve on a lawyer or, instead, on one person whom the person has named', () => {
  expect(opened({ kind: 'tell', to: 'attorney', orTo: ['designated-person'] })).toMatchObject({
    to: 'attorney',
    orTo: ['designated-person'],
  })
})

it('F5: obtain a consent with fixed contents in fixed languages, explained aloud, by no interpreter of the requester', () => {
  const consent = opened({
    kind: 'obtain',
    form: 'written-and-oral',
    languages: ['en', 'es', 'zh'],
    contents: ['purpose', 'voluntary', 'may decline', 'may have a lawyer'],
    without: ['an interpreter of the requester'],
    lifts: ['interview-in-person'],
  })
  expect(consent).toMatchObject({ languages: ['en', 'es', 'zh'], without: ['an interpreter of the requester'] })
})

it('F6, F7, F8: advise at commitment, find out within 48 hours, record and keep', () => {
  const arrived = { 'custody.arrivedAt': '2026-02-04T15:00:00.000Z' }
  const known = [
    opened({ kind: 'advise', by: { kind: 'at', point: momentOf('custody.arrivedAt') } }, arrived),
    opened({ kind: 'find-out', by: { kind: 'at', point: plus(momentOf('custody.arrivedAt'), 48, 'hours') } }, arrived),
    opened({ kind: 'record', keepYears: 10 }, arrived),
  ]
  expect(known.map((one) => one?.kind)).toEqual(['advise', 'find-out', 'record'])
  expect(known[1]).toMatchObject({ due: '2026-02-06T15:00:00.000Z' })
})

it('F9: a report each year on a fixed day, also when there is nothing to tell, without names', () => {
  const report = opened({
    kind: 'report',
    by: { kind: 'at', point: yearly(3, 1, decision) },
    contents: ['requests by form', 'answers'],
    without: ['names'],
    repeats: { every: 1, unit: 'years', until: null, evenIfNone: true },
  })
  expect(report).toMatchObject({ due: '2026-03-02T04:59:00.000Z', repeats: { evenIfNone: true } })
})

it('F10: a public meeting in the following year if access was given', () => {
  const meet = rule('m', { when: is('agency.accessGivenThisYear', true), duties: [duty({ kind: 'meet', contents: ['30 days notice'] })] })
  expect([
    heard([meet], { 'agency.accessGivenThisYear': true }).duties.length,
    heard([meet], { 'agency.accessGivenThisYear': false }).duties.length,
  ]).toEqual([1, 0])
})

it('F11, F12: adopt a policy or say why not; seek an agreement again each year', () => {
  const adopt = rule('p', {
    when: not(is('agency.policy', 'adopted')),
    duties: [duty({ kind: 'adopt', says: 'Adopt it, or publish why not.' })],
  })
  expect([
    heard([adopt], { 'agency.policy': 'adopted' }).duties.length,
    heard([adopt], { 'agency.policy': 'not-adopted' }).duties.length,
  ]).toEqual([0, 1])
  expect(opened({ kind: 'agree', repeats: { every: 1, unit: 'years', until: is('agency.agreement287g', 'jail') } })?.kind).toBe('agree')
})

it('F13: a hand-over up to five days early, and the duty to credit them', () => {
  const early = rule('e', {
    when: notAfter(momentOf('custody.releaseDueOn'), plus(decision, 5, 'days')),
    answers: [says('may', 'early-transfer')],
    duties: [duty({ kind: 'hand-over', says: 'Credit the days to the sentence.' })],
  })
  expect(answer([early], { 'custody.releaseDueOn': '2026-02-09' }, noon, 'early-transfer')).toBe('may')
  expect(answer([early], { 'custody.releaseDueOn': '2026-02-10' }, noon, 'early-transfer')).toBe('silent')
})

it('F14, F15: decline, document and report as one; take it to a named person, with a second check', () => {
  const bundle = rule('b', {
    duties: [
      duty({ kind: 'decline' }),
      duty({ kind: 'record' }),
      duty({ kind: 'report' }),
      duty({ kind: 'escalate', to: 'counsel', persons: 2 }),
    ],
  })
  expect(heard([bundle]).duties.map(({ kind }) => kind)).toEqual(['decline', 'record', 'report', 'escalate'])
})

it('F14: the duties open also when the request is refused and the rule itself is overridden', () => {
  const base = rule('base', { answers: [says('must', 'hold-past-release')], duties: [duty({})] })
  const bar = rule('bar', { over: [{ kind: 'notwithstanding', rules: ['base'], reason: 'r', ifDefeated: 'revives' }] })
  expect([answer([base, bar]), heard([base, bar]).duties.length]).toEqual(['must-not', 1])
})

it('F16: penalties, claims and immunities are told and change nothing', () => {
  const plain = rule('a')
  const exposed = rule('a', {
    exposure: [
      { kind: 'civil-penalty', says: '1,000 dollars, then 25,000 for each day' },
      { kind: 'immunity', says: 'for good faith' },
    ],
  })
  expect(heard([exposed]).exposures.map(({ kind }) => kind)).toEqual(['civil-penalty', 'immunity'])
  for (const action of actions) expect(heard([exposed]).verdicts[action].answer).toBe(heard([plain]).verdicts[action].answer)
})

it('F17: barred until the duty is done', () => {
  const may = rule('may', { when: is('request.written', true), answers: [says('may', 'interview-in-person')] })
  const unless = rule('unless', {
    when: not(shown(all(is('subject.interviewConsent', 'given'), is('subject.advisedInWriting', true)))),
    answers: [says('must-not', 'interview-in-person')],
    duties: [duty({ kind: 'obtain', lifts: ['interview-in-person'] })],
    over: [{ kind: 'defeats', rules: ['may'], reason: 'no interview without consent', ifDefeated: 'revives' }],
  })
  const asked = { 'request.written': true, 'subject.interviewConsent': 'given' }
  expect(answer([may, unless], asked, noon, 'interview-in-person')).toBe('must-not')
  expect(heard([may, unless], asked).duties.map(({ lifts }) => lifts)).toEqual([['interview-in-person']])
  expect(answer([may, unless], { ...asked, 'subject.advisedInWriting': true }, noon, 'interview-in-person')).toBe('may')
})

it('F18: publication of those who break it', () => {
  expect(opened({ kind: 'publish', to: 'public', by: { kind: 'vague' }, byWords: 'without delay' })?.kind).toBe('publish')
})

it('F19: each quarter until the agreement is signed, and not after', () => {
  const until = is('agency.agreement287g', 'jail')
  const quarterly = { kind: 'report', repeats: { every: 3, unit: 'months', until } } as const
  expect(opened(quarterly, { 'agency.agreement287g': 'requested' })).toBeDefined()
  expect(opened(quarterly, {})).toBeDefined()
  expect(opened(quarterly, { 'agency.agreement287g': 'jail' })).toBeUndefined()
})

it('a question that the law leaves open: needs-human with the readings and what is done meanwhile', () => {
  const open = rule('open', {
    answers: [says('needs-human', 'hold-past-release')],
    counsel: [
      {
        question: 'Does it reach this?',
        citations: ['ZZ Code 1'],
        readings: ['It does, by its words.', 'It does not, by its purpose.'],
        meanwhile: 'The person is released.',
      },
    ],
  })
  expect(answer([open])).toBe('needs-human')
  expect(heard([open]).counsel.map(({ readings }) => readings?.length)).toEqual([2])
})
