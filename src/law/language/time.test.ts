// D1 to D20: what the language must be able to say of time and procedure; invented law, both sides of each boundary.
import { describe, expect, it } from 'vitest'
import { formatWithOffset, parseZone } from '../../time/instant.ts'
import { all, any, before, includes, is, not, notAfter, numberAtLeast, oneOf, shown } from '../condition.ts'
import type { Deadline } from '../consequence.ts'
import type { Facts } from '../facts.ts'
import { decision, earliestOf, endOfDay, latestOf, momentOf, onDay, plus, plusBusiness, plusMonths, yearly } from '../point.ts'
import { says } from '../rule.ts'
import { ruleFaults } from '../rule-faults.ts'
import { answer, barsWhen, heard, noon, placeWith, rule } from './invented.ts'

const zone = parseZone('America/New_York')
const duty = { duty: 'tell', to: 'judge', byWords: null, language: null, lifts: [], says: 'Tell the judge.' }

const due = (by: Deadline, known: Facts['known'] = {}, at: string = noon): string | null => {
  const [open] = heard([rule('d', { duties: [{ ...duty, by }] })], known, at).duties
  return open === undefined || open.due === null ? null : formatWithOffset(open.due, zone)
}
const at = (point: Extract<Deadline, { kind: 'at' }>['point'], notBefore?: typeof point): Deadline =>
  notBefore === undefined ? { kind: 'at', point } : { kind: 'at', point, notBefore }

it('D1: eligible for release, and why', () => {
  const bars = barsWhen(all(is('custody.state', 'eligible'), oneOf('custody.eligibleBecause', ['bond-posted', 'acquitted'])))
  expect(bars({ 'custody.state': 'eligible', 'custody.eligibleBecause': 'acquitted' })).toBe('must-not')
  expect(bars({ 'custody.state': 'eligible', 'custody.eligibleBecause': 'time-served' })).toBe('silent')
})

it('D2: at most five days before release', () => {
  const bars = barsWhen(notAfter(momentOf('custody.releaseDueOn'), plus(decision, 5, 'days')))
  expect(bars({ 'custody.releaseDueOn': '2026-02-09' })).toBe('must-not')
  expect(bars({ 'custody.releaseDueOn': '2026-02-10' })).toBe('silent')
  expect(bars({})).toBe('needs-human')
})

describe('D3: the first and the last of several events', () => {
  const received = '2026-02-04T13:00:00.000Z'
  const eligible = '2026-02-06T13:00:00.000Z'
  const known = { 'request.receivedAt': received, 'custody.eligibleAt': eligible }
  const points = [plus(momentOf('request.receivedAt'), 48, 'hours'), plus(momentOf('custody.eligibleAt'), 2, 'hours')]

  it('D3: the earliest and the latest, each only when all are known', () => {
    expect(due(at(earliestOf(...points)), known)).toBe('2026-02-06T08:00:00-05:00')
    expect(due(at(latestOf(...points)), known)).toBe('2026-02-06T10:00:00-05:00')
    expect(due(at(earliestOf(...points)), { 'request.receivedAt': received })).toBeNull()
  })

  it('D3: a condition on the earliest fails as soon as one event has passed, whatever the others are', () => {
    const bars = barsWhen(before(decision, earliestOf(...points)))
    expect(bars({ 'request.receivedAt': '2026-02-02T16:00:00.000Z' })).toBe('silent')
    expect(bars({ 'request.receivedAt': received })).toBe('needs-human')
    expect(bars(known)).toBe('must-not')
  })
})

it('D4: the clock runs from receipt, from when release was due, from arrival, from the query', () => {
  for (const fact of ['request.receivedAt', 'custody.eligibleAt', 'custody.arrivedAt', 'request.queriedAt'] as const)
    expect(due(at(plus(momentOf(fact), 48, 'hours')), { [fact]: '2026-02-04T13:00:00.000Z' })).toBe('2026-02-06T08:00:00-05:00')
  expect(due(at(endOfDay(decision)))).toBe('2026-02-04T23:59:00-05:00')
})

describe('D5: hours without Saturdays, Sundays and holidays', () => {
  // Washington's Birthday: Monday, 16 February 2026.
  const friday = { 'custody.eligibleAt': '2026-02-13T22:00:00.000Z' }
  it('D5: 48 hours from Friday 17:00 before a holiday end on Wednesday 17:00; counted through, on Sunday', () => {
    expect(due(at(plusBusiness(momentOf('custody.eligibleAt'), 48, 'business-hours', 'us-federal')), friday)).toBe(
      '2026-02-18T17:00:00-05:00',
    )
    expect(due(at(plus(momentOf('custody.eligibleAt'), 48, 'hours')), friday)).toBe('2026-02-15T17:00:00-05:00')
  })

  it('D5: the clock of a law that ends by it', () => {
    const may = rule('may', {
      when: before(decision, plusBusiness(momentOf('custody.eligibleAt'), 48, 'business-hours', 'us-federal')),
      answers: [says('may', 'hold-past-release')],
    })
    expect(answer([may], friday, '2026-02-18T16:59:59-05:00')).toBe('may')
    expect(answer([may], friday, '2026-02-18T17:00:00-05:00')).toBe('silent')
  })

  it('D5: a calendar that we do not have is a fault of the rule', () => {
    const odd = rule('odd', { duties: [{ ...duty, by: at(plusBusiness(decision, 2, 'business-days', 'us-zz-court')) }] })
    expect(ruleFaults(placeWith(odd)).map(({ says: words }) => words)).toEqual(['there is no calendar us-zz-court'])
  })
})

it('D5: business days, days, months, and a fixed date in the year', () => {
  expect(due(at(plusBusiness(onDay('2026-02-13'), 1, 'business-days', 'us-federal')))).toBe('2026-02-17T23:59:00-05:00')
  expect(due(at(plus(momentOf('request.receivedAt'), 1, 'days')), { 'request.receivedAt': '2026-03-07T17:00:00.000Z' })).toBe(
    '2026-03-08T12:00:00-04:00',
  )
  expect(due(at(plus(momentOf('request.receivedAt'), 24, 'hours')), { 'request.receivedAt': '2026-03-07T17:00:00.000Z' })).toBe(
    '2026-03-08T13:00:00-04:00',
  )
  expect(due(at(plusMonths(onDay('2026-01-31'), 1, 'months', 'down')))).toBe('2026-02-28T23:59:00-05:00')
  expect(due(at(plusMonths(onDay('2026-01-31'), 1, 'months', 'up')))).toBe('2026-03-01T23:59:00-05:00')
  expect(due(at(yearly(3, 1, decision)))).toBe('2026-03-01T23:59:00-05:00')
  expect(due(at(yearly(3, 1, decision)), {}, '2026-03-01T09:00:00-05:00')).toBe('2027-03-01T23:59:00-05:00')
})

it('D6: a window around a point: within two hours of the time', () => {
  const eligible = momentOf('custody.eligibleAt')
  const known = { 'custody.eligibleAt': '2026-02-04T20:00:00.000Z' }
  const [open] = heard(
    [rule('d', { duties: [{ ...duty, by: at(plus(eligible, 2, 'hours'), plus(eligible, -2, 'hours')) }] })],
    known,
  ).duties
  expect([open?.opens, open?.due]).toEqual(['2026-02-04T18:00:00.000Z', '2026-02-04T22:00:00.000Z'])
  const within = barsWhen(all(notAfter(plus(eligible, -2, 'hours'), decision), notAfter(decision, plus(eligible, 2, 'hours'))))
  expect(within(known, '2026-02-04T12:59:59-05:00')).toBe('silent')
  expect(within(known, '2026-02-04T13:00:00-05:00')).toBe('must-not')
  expect(within(known, '2026-02-04T17:00:00-05:00')).toBe('must-not')
  expect(within(known, '2026-02-04T17:00:01-05:00')).toBe('silent')
})

it("D7: the law's own vague word is kept; a number under it is the agency's", () => {
  expect(due({ kind: 'vague' })).toBeNull()
  expect(due({ kind: 'vague', atMost: plus(decision, 30, 'minutes') })).toBe('2026-02-04T12:30:00-05:00')
  const [open] = heard([rule('d', { duties: [{ ...duty, byWords: 'promptly', by: { kind: 'vague' } }] })]).duties
  expect(open?.byWords).toBe('promptly')
})

it('D8: a step that another agency has done lifts the step', () => {
  const duties = (done: readonly string[]) =>
    heard([rule('d', { when: not(includes('request.stepsDone', 'notify-judge')), duties: [{ ...duty, by: { kind: 'vague' } }] })], {
      'request.stepsDone': done,
    }).duties.length
  expect([duties([]), duties(['serve-copy']), duties(['notify-judge'])]).toEqual([1, 1, 0])
})

it('D9: brought before a judicial officer; an order made or refused', () => {
  const bars = barsWhen(any(is('custody.sawJudicialOfficer', false), is('custody.orderOnHold', 'refused')))
  expect(bars({ 'custody.sawJudicialOfficer': true, 'custody.orderOnHold': 'ordered' })).toBe('silent')
  expect(bars({ 'custody.sawJudicialOfficer': true, 'custody.orderOnHold': 'refused' })).toBe('must-not')
  expect(bars({ 'custody.sawJudicialOfficer': false })).toBe('must-not')
})

it('D10: consent: given, not withdrawn, in writing, explained, in a language of the person, before the interview', () => {
  const bars = barsWhen(
    not(
      shown(
        all(
          is('subject.interviewConsent', 'given'),
          is('subject.consentExplained', true),
          is('subject.consentLanguage', 'es'),
          before(momentOf('subject.consentSignedAt'), decision),
        ),
      ),
    ),
  )
  const good = {
    'subject.interviewConsent': 'given',
    'subject.consentExplained': true,
    'subject.consentLanguage': 'es',
    'subject.consentSignedAt': '2026-02-04T16:00:00.000Z',
  }
  expect(bars(good)).toBe('silent')
  expect(bars({ ...good, 'subject.interviewConsent': 'withdrawn' })).toBe('must-not')
  expect(bars({ ...good, 'subject.consentSignedAt': '2026-02-04T17:00:00.000Z' })).toBe('must-not')
  expect(bars({})).toBe('must-not')
})

it('D11 to D14: public already, of one named person, for which purpose, by whose means', () => {
  const bars = barsWhen(
    all(
      not(is('agency.releaseDateIsPublic', true)),
      any(is('request.namesOnePerson', false), is('agency.usesOwnMeans', true)),
      not(oneOf('request.need', ['emergency', 'deconfliction'])),
      oneOf('request.purpose', ['civil', 'mixed']),
    ),
  )
  const barred = {
    'agency.releaseDateIsPublic': false,
    'request.namesOnePerson': false,
    'agency.usesOwnMeans': false,
    'request.need': 'neither',
    'request.purpose': 'civil',
  }
  expect(bars(barred)).toBe('must-not')
  expect(bars({ ...barred, 'agency.releaseDateIsPublic': true })).toBe('silent')
  expect(bars({ ...barred, 'request.namesOnePerson': true })).toBe('silent')
  expect(bars({ ...barred, 'request.namesOnePerson': true, 'agency.usesOwnMeans': true })).toBe('must-not')
  expect(bars({ ...barred, 'request.need': 'emergency' })).toBe('silent')
  expect(bars({ ...barred, 'request.purpose': 'criminal' })).toBe('silent')
})

it('D15, D16, D19: a declared emergency, access in the year, a policy not adopted', () => {
  const bars = barsWhen(
    all(not(is('agency.emergencyDeclared', true)), is('agency.accessGivenThisYear', true), not(is('agency.policy', 'adopted'))),
  )
  const barred = { 'agency.emergencyDeclared': false, 'agency.accessGivenThisYear': true, 'agency.policy': 'not-adopted-with-reasons' }
  expect(bars(barred)).toBe('must-not')
  expect(bars({ ...barred, 'agency.emergencyDeclared': true })).toBe('silent')
  expect(bars({ ...barred, 'agency.policy': 'adopted' })).toBe('silent')
})

it('D17: a state of mind opens an exposure and changes no answer', () => {
  const bar = rule('bar', {
    exposure: [{ kind: 'civil-penalty', says: 'up to 1,000 dollars', when: oneOf('agency.stateOfMind', ['knowingly', 'intentionally']) }],
  })
  const knowingly = heard([bar], { 'agency.stateOfMind': 'knowingly' })
  const inGoodFaith = heard([bar], { 'agency.stateOfMind': 'good-faith' })
  expect([knowingly.exposures.length, inGoodFaith.exposures.length, heard([bar]).exposures.length]).toEqual([1, 0, 1])
  expect(knowingly.verdicts).toEqual(inGoodFaith.verdicts)
})

it('D18: an agency that operates a jail in a county of 100,000 or more', () => {
  const bars = barsWhen(all(is('agency.operatesJail', true), numberAtLeast('agency.population', 100_000)))
  expect(bars({ 'agency.operatesJail': true, 'agency.population': 100_000 })).toBe('must-not')
  expect(bars({ 'agency.operatesJail': true, 'agency.population': 99_999 })).toBe('silent')
  expect(bars({ 'agency.operatesJail': true })).toBe('needs-human')
})

it('D20: a paper outside the law, taken in as of one version', () => {
  const taken = rule('t', { takes: [{ document: 'Memorandum on priorities', version: 'Nov. 20, 2014', dated: '2014-11-20' }] })
  expect(taken.takes).toHaveLength(1)
  expect(JSON.parse(JSON.stringify(taken))).toEqual(taken)
})
