// Conditions in English: each construct as it holds and as it does not, and no name of the program in any rule's words.
import { describe, expect, it } from 'vitest'
import * as condition from '../condition.ts'
import type { Condition } from '../condition.ts'
import { factAt, factPaths } from '../facts.ts'
import * as papers from '../papers.ts'
import { places } from '../places/registry.ts'
import { plus, momentOf, onDay } from '../point.ts'
import { flat, meaningOf, outlineOf, sentenceOf } from './condition-words.ts'
import { definedTerms, termsIn } from './defined-terms.ts'

const { all, any, atLeast, field, is, known, not, oneOf, shown, some } = condition
const instruments = 'request.instruments'

describe('a condition in words', () => {
  it.each<[Condition, string, string]>([
    [condition.always, 'always', 'never'],
    [is('request.written', true), 'the request is in writing', 'the request is not in writing'],
    [is('request.written', false), 'the request is not in writing', 'the request is in writing'],
    [is('custodian', 'jail'), 'the custodian is the jail', 'the custodian is not the jail'],
    [oneOf('custodian', ['jail', 'court']), 'the custodian is the jail or a court', 'the custodian is neither the jail nor a court'],
    [
      oneOf('custodian', ['jail', 'court', 'police']),
      'the custodian is the jail, a court or the police',
      'the custodian is none of these: the jail, a court, the police',
    ],
    [known('area'), 'the meeting place is known', 'the meeting place is not known'],
    [
      condition.includes('request.asks', 'hold-past-release'),
      'the request asks to keep the person past release',
      'the request does not ask to keep the person past release',
    ],
    [
      condition.moreThanMinutesSince('custody.eligibleAt', 360),
      'more than 6 hours have passed since the person became eligible for release',
      'no more than 6 hours have passed since the person became eligible for release',
    ],
    [
      some(instruments, field.beforeDate('issuedOn', '2017-04-02')),
      'there is a paper of which it holds that its date of issue is before April 2, 2017',
      'there is no paper of which it holds that its date of issue is before April 2, 2017',
    ],
    [shown(is('subject.minor', true)), 'it is shown that the person is under 18', 'it is not shown that the person is under 18'],
    [
      condition.before(momentOf('request.receivedAt'), plus(momentOf('custody.eligibleAt'), 48, 'hours')),
      'the moment of receipt is before 48 hours after the moment of eligibility',
      'the moment of receipt is not before 48 hours after the moment of eligibility',
    ],
    [
      condition.notAfter(momentOf('request.receivedAt'), onDay('2019-05-28')),
      'the moment of receipt is not after May 28, 2019',
      'the moment of receipt is after May 28, 2019',
    ],
    [
      atLeast(2, 'subject.convictions', field.is('level', 'felony')),
      'there are at least two convictions such that its level is felony',
      'there are fewer than two convictions such that its level is felony',
    ],
    [
      condition.meets('violent crime', some('subject.convictions', field.is('category', 'violent'))),
      'the definition of “violent crime” is met',
      'the definition of “violent crime” is not met',
    ],
    [papers.detainer, 'a detainer is among the papers', 'no detainer is among the papers'],
  ])('%j', (value, holds, fails) => {
    expect(sentenceOf(value)).toBe(holds)
    expect(sentenceOf(not(value))).toBe(fails)
    expect(sentenceOf(not(not(value)))).toBe(holds)
  })

  it('tells lists line by line, with what is not so under its own lead', () => {
    const two = [is('request.written', true), is('subject.minor', true)] as const
    const lines = '(1) the request is in writing; (2) the person is under 18'
    expect(flat(outlineOf(all(...two)))).toBe(`all of these hold: ${lines}`)
    expect(flat(outlineOf(any(...two)))).toBe(`any of these holds: ${lines}`)
    expect(flat(outlineOf(not(all(...two))))).toBe(`these do not all hold: ${lines}`)
    expect(flat(outlineOf(not(any(...two))))).toBe(`none of these holds: ${lines}`)
    expect(flat(outlineOf(not(shown(all(...two)))))).toBe(`it is not shown that all of these hold: ${lines}`)
  })

  it('says nothing twice: one part is the part, and an all within an all is one list', () => {
    const part = is('request.written', true)
    expect(outlineOf(all(part))).toEqual(outlineOf(part))
    expect(outlineOf(all(part, condition.always))).toEqual(outlineOf(part))
    expect(outlineOf(all(part, all(is('subject.minor', true), is('area', 'secure')))).parts).toHaveLength(3)
    expect(sentenceOf(all())).toBe('always')
    expect(sentenceOf(any())).toBe('never')
  })

  it('tells a paper by its form, its signature and what is known of it', () => {
    expect(flat(meaningOf(papers.federalCriminalWarrantInFull))).toBe(
      'among the papers is a warrant of arrest, signed by a federal magistrate judge or a federal district judge, in a criminal matter, complete',
    )
    expect(flat(meaningOf(papers.detainer))).toMatch(/^among the papers is a Form I-247 .*, I-247X or I-247A$/)
    expect(flat(outlineOf(some(instruments, field.is('signer', 'unsigned'))))).toBe('among the papers is a paper, unsigned')
  })

  it('names a shared condition by its term and spells it out once', () => {
    expect(termsIn(all(papers.writ, not(papers.detainer))).map(({ term }) => term)).toEqual(["judge's writ", 'detainer'])
    for (const { means, yes } of definedTerms) {
      expect(sentenceOf(means)).toBe(yes)
      expect(flat(meaningOf(means)).length).toBeGreaterThan(yes.length)
    }
    expect(new Set(definedTerms.map(({ term }) => term)).size).toBe(definedTerms.length)
  })
})

/** Every code of the vocabulary that is no English by itself. */
const codes = (): readonly string[] => {
  const found = new Set<string>(factPaths.filter((path) => path.includes('.')))
  for (const path of factPaths) {
    const fact = factAt(path)
    if (fact === null) continue
    const scalars = fact.kind === 'list' ? Object.values(fact.fields) : [fact]
    for (const scalar of scalars)
      if ('values' in scalar) for (const value of scalar.values) if (/^[a-z]+(-[a-z]+)+$/.test(value)) found.add(value)
  }
  for (const english of ['e-mail']) found.delete(english)
  return [...found]
}

describe('the conditions of all rules', () => {
  const forbidden = codes()
  it('are told without a name of the program', () => {
    expect(forbidden.length).toBeGreaterThan(50)
    for (const place of places) {
      for (const { id, when } of place.rules) {
        const words = [outlineOf(when), ...termsIn(when).map(({ means }) => meaningOf(means))].map(flat).join(' ')
        expect(words, id).not.toMatch(/undefined|\[object|_|request\.|subject\.|custody\.|agency\./)
        for (const code of forbidden) expect(words.split(/[^a-z-]+/), `${id}: ${code}`).not.toContain(code)
      }
    }
  })

  it('differ in words where they differ in meaning', () => {
    const byWords = new Map<string, string>()
    for (const place of places) {
      for (const { id, when } of place.rules) {
        const words = sentenceOf(when)
        const value = JSON.stringify(withoutIdle(when))
        expect(byWords.get(words) ?? value, `${id}: ${words}`).toBe(value)
        byWords.set(words, value)
      }
    }
  })
})

/** A condition without the parts that its words leave out because they say nothing: `always` in an `all`, an `all` in an `all`. */
const withoutIdle = (value: Condition): Condition => {
  if (value.kind === 'not' || value.kind === 'shown') return { ...value, of: withoutIdle(value.of) }
  if (value.kind !== 'all' && value.kind !== 'any') return value
  const parts = value.of
    .map(withoutIdle)
    .flatMap((part) => (part.kind === value.kind ? part.of : part.kind === 'always' && value.kind === 'all' ? [] : [part]))
  const [only] = parts
  return parts.length === 1 && only !== undefined ? only : { kind: value.kind, of: parts }
}
