// C1 to C11: what the language must be able to say of convictions and charges; invented law, both sides of each boundary.
import { describe, expect, it } from 'vitest'
import { all, any, atLeast, field, is, known, meets, not, notAfter, some, withinBefore } from '../condition.ts'
import type { Condition } from '../condition.ts'
import type { Row } from '../facts.ts'
import { decision, fieldDay, latestOf, momentOf, plusMonths } from '../point.ts'
import { says } from '../rule.ts'
import { veto } from '../relation.ts'
import { answer, barsWhen, charges, convictions, rule } from './invented.ts'

const list = 'subject.convictions'
const row = (where: Condition) => barsWhen(some(list, where))

it('C1: a closed list; an open list, where a person must find whether an unnamed offense is like those named', () => {
  const named = ['zz/10', 'zz/11']
  const closed = row(field.oneOf('offense', named))
  const open = row(any(field.oneOf('offense', named), field.is('likeListed', 'us-zz/1(b)')))
  const unnamed = convictions({ offense: 'zz/99' })
  expect([closed(convictions({ offense: 'zz/10' })), closed(unnamed)]).toEqual(['must-not', 'silent'])
  expect([open(convictions({ offense: 'zz/10' })), open(unnamed)]).toEqual(['must-not', 'needs-human'])
  expect(open(convictions({ offense: 'zz/99', likeListed: 'none' }))).toBe('silent')
  expect(open(convictions({ offense: 'zz/99', likeListed: 'us-zz/1(b)' }))).toBe('must-not')
})

it('C2: by level, by degree or class; a wobbler counts as what it was convicted as', () => {
  const bars = row(all(field.is('level', 'felony'), field.oneOf('degree', ['A', 'B'])))
  expect([bars(convictions({ level: 'felony', degree: 'B' })), bars(convictions({ level: 'felony', degree: 'C' }))]).toEqual([
    'must-not',
    'silent',
  ])
  const wobbler = row(all(field.is('level', 'misdemeanor'), field.is('couldBeFelony', true)))
  expect(wobbler(convictions({ level: 'misdemeanor', couldBeFelony: true }))).toBe('must-not')
  expect(wobbler(convictions({ level: 'felony', couldBeFelony: true }))).toBe('silent')
})

describe('C3: look-back windows', () => {
  const lookBack = row(all(field.is('level', 'misdemeanor'), withinBefore(5, 'years', fieldDay('on'), momentOf('request.receivedAt'))))
  const received = '2026-02-04T12:00:00-05:00'
  const convicted = (on: string) => lookBack({ ...convictions({ level: 'misdemeanor', on }), 'request.receivedAt': received })

  it('C3: look-back of five years ends at the day of the request, on the calendar of the place', () => {
    expect(convicted('2021-02-04')).toBe('must-not')
    expect(convicted('2021-02-03')).toBe('silent')
    expect(convicted('2026-02-04')).toBe('must-not')
    expect(convicted('2026-02-05')).toBe('silent')
    // In UTC the request came on the 5th; here it was still the 4th.
    const late = { ...convictions({ level: 'misdemeanor', on: '2021-02-04' }), 'request.receivedAt': '2026-02-05T03:00:00.000Z' }
    expect(lookBack(late)).toBe('must-not')
  })

  it('C3: the window is unknown while its end, or the day of conviction, is', () => {
    expect(lookBack(convictions({ level: 'misdemeanor', on: '2021-02-04' }))).toBe('needs-human')
    expect(lookBack({ ...convictions({ level: 'misdemeanor' }), 'request.receivedAt': received })).toBe('needs-human')
    expect(lookBack({ ...convictions({ level: 'felony' }), 'request.receivedAt': received })).toBe('silent')
  })

  it('C3: ten years from conviction or five from release, whichever ends later', () => {
    const bars = row(
      notAfter(
        decision,
        latestOf(plusMonths(fieldDay('on'), 10, 'years', 'down'), plusMonths(fieldDay('sentenceEndedOn'), 5, 'years', 'down')),
      ),
    )
    expect(bars(convictions({ on: '2016-02-04', sentenceEndedOn: '2017-01-01' }))).toBe('must-not')
    expect(bars(convictions({ on: '2016-02-03', sentenceEndedOn: '2021-02-03' }))).toBe('silent')
    expect(bars(convictions({ on: '2010-01-01', sentenceEndedOn: '2021-02-04' }))).toBe('must-not')
    // One side that is enough settles it while the other is unknown.
    expect(bars(convictions({ on: '2020-01-01' }))).toBe('must-not')
    expect(bars(convictions({ on: '2010-01-01' }))).toBe('needs-human')
  })

  it('C3: 29 February, rounded down or up as the law must say', () => {
    const until = (round: 'down' | 'up') => row(notAfter(decision, plusMonths(fieldDay('on'), 1, 'years', round)))
    const leap = convictions({ on: '2024-02-29' })
    expect(until('down')(leap, '2025-02-28T12:00:00-05:00')).toBe('must-not')
    expect(until('down')(leap, '2025-03-01T12:00:00-05:00')).toBe('silent')
    expect(until('up')(leap, '2025-03-01T12:00:00-05:00')).toBe('must-not')
  })
})

it('C4: an exclusion within a category: driving under the influence only if a felony', () => {
  const bars = row(any(field.is('category', 'violent'), all(field.is('category', 'dui'), field.is('level', 'felony'))))
  expect(bars(convictions({ category: 'dui', level: 'misdemeanor' }))).toBe('silent')
  expect(bars(convictions({ category: 'dui', level: 'felony' }))).toBe('must-not')
  expect(bars(convictions({ category: 'violent', level: 'misdemeanor' }))).toBe('must-not')
})

it('C5: a veto over all categories', () => {
  const grant = rule('grant', {
    when: some(list, field.is('level', 'felony')),
    answers: [says('may', 'notify-of-release')],
    groups: ['grants-of-1'],
  })
  const reduced = rule('veto', {
    when: some(list, field.oneOf('offense', ['zz/reduced'])),
    answers: [says('must-not', 'notify-of-release')],
    over: [veto(['group:grants-of-1'], 'in no case shall cooperation occur')],
  })
  const on = (...rows: readonly Row[]) => answer([grant, reduced], convictions(...rows), undefined, 'notify-of-release')
  expect(on({ level: 'felony', offense: 'zz/1' })).toBe('may')
  expect(on({ level: 'felony', offense: 'zz/1' }, { level: 'misdemeanor', offense: 'zz/reduced' })).toBe('must-not')
})

const listed = meets('us-zz/listed-offense', field.oneOf('offense', ['zz/10', 'zz/11']))

it('C6: attempts, by reference to the offenses of the section', () => {
  const bars = row(all(listed, field.oneOf('attempt', ['none', 'attempt', 'conspiracy'])))
  expect(bars(convictions({ offense: 'zz/10', attempt: 'conspiracy' }))).toBe('must-not')
  expect(bars(convictions({ offense: 'zz/10', attempt: 'solicitation' }))).toBe('silent')
  expect(bars(convictions({ offense: 'zz/12', attempt: 'attempt' }))).toBe('silent')
})

it('C7: what would be punishable here; aggravated felonies by their paragraph', () => {
  const bars = row(
    any(all(not(field.is('place', 'us-zz')), field.oneOf('equivalentOffense', ['zz/10'])), field.oneOf('aggravatedFelony', ['(A)', '(F)'])),
  )
  expect(bars(convictions({ place: 'us-yy', equivalentOffense: 'zz/10' }))).toBe('must-not')
  expect(bars(convictions({ place: 'us-yy', equivalentOffense: 'zz/12', aggravatedFelony: 'none' }))).toBe('silent')
  expect(bars(convictions({ place: 'us-zz', aggravatedFelony: '(F)' }))).toBe('must-not')
})

it('C8: a charge by its stage, probable cause found under a named section, bail not made', () => {
  const bars = barsWhen(
    some('subject.charges', all(field.is('stage', 'probable-cause-found'), field.is('foundUnder', 'zz/872'), field.is('bailed', false))),
  )
  const charge = { stage: 'probable-cause-found', foundUnder: 'zz/872', bailed: false }
  expect(bars(charges(charge))).toBe('must-not')
  expect([bars(charges({ ...charge, stage: 'charged' })), bars(charges({ ...charge, bailed: true }))]).toEqual(['silent', 'silent'])
})

it('C9: a sentence of five years or more', () => {
  const bars = row(field.atLeast('sentenceMonths', 60))
  expect([bars(convictions({ sentenceMonths: 60 })), bars(convictions({ sentenceMonths: 59 })), bars(convictions({}))]).toEqual([
    'must-not',
    'silent',
    'needs-human',
  ])
})

it('C10: in custody now for that very conviction', () => {
  const bars = row(all(field.is('category', 'violent'), field.is('heldFor', true)))
  expect(bars(convictions({ category: 'violent', heldFor: false }, { category: 'theft', heldFor: true }))).toBe('silent')
  expect(bars(convictions({ category: 'violent', heldFor: true }))).toBe('must-not')
})

it('C11: the same criterion opens one action and not another', () => {
  const when = some('subject.charges', field.is('level', 'felony'))
  const rules = [
    rule('notify', { when, answers: [says('may', 'notify-of-release')] }),
    rule('transfer', { answers: [says('must-not', 'transfer-custody')] }),
  ]
  const felony = charges({ level: 'felony' })
  expect(answer(rules, felony, undefined, 'notify-of-release')).toBe('may')
  expect(answer(rules, felony, undefined, 'transfer-custody')).toBe('must-not')
})

it('E: level, category and window must hold of one and the same conviction; counts; none at all', () => {
  const same = row(all(field.is('level', 'felony'), field.is('category', 'violent')))
  expect(same(convictions({ level: 'felony', category: 'theft' }, { level: 'misdemeanor', category: 'violent' }))).toBe('silent')
  expect(same(convictions({ level: 'felony', category: 'violent' }))).toBe('must-not')
  const twice = barsWhen(atLeast(2, list, field.is('level', 'misdemeanor')))
  expect(twice(convictions({ level: 'misdemeanor' }))).toBe('silent')
  expect(twice(convictions({ level: 'misdemeanor' }, {}))).toBe('needs-human')
  expect(twice(convictions({ level: 'misdemeanor' }, { level: 'misdemeanor' }))).toBe('must-not')
  const exactlyOne = barsWhen(all(atLeast(1, list, field.is('level', 'felony')), not(atLeast(2, list, field.is('level', 'felony')))))
  expect(exactlyOne(convictions({ level: 'felony' }, { level: 'felony' }))).toBe('silent')
  expect(exactlyOne(convictions({ level: 'felony' }, { level: 'petty' }))).toBe('must-not')
})

it('E: a rule says itself what an unknown comes to: ask, does not apply, applies', () => {
  const when = is('subject.minor', true)
  expect(barsWhen(when)({})).toBe('needs-human')
  expect(barsWhen(when, { ifUnknown: 'does-not-apply' })({})).toBe('silent')
  expect(barsWhen(when, { ifUnknown: 'applies' })({})).toBe('must-not')
  expect(barsWhen(when, { ifUnknown: 'applies' })({ 'subject.minor': false })).toBe('silent')
  expect(barsWhen(known('subject.minor'))({})).toBe('silent')
})
