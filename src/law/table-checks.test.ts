// Every kind of fault, seeded into a small law, is found, with the smallest case that shows it.
import { describe, expect, it } from 'vitest'
import { parseZone } from '../time/instant.ts'
import { all, always, atLeast, field, is, not, shown, some } from './condition.ts'
import type { Finding } from './checks.ts'
import { noneDeclared } from './declared.ts'
import type { Declared } from './declared.ts'
import { lawFindings, vocabularyFindings } from './law-findings.ts'
import type { Place } from './place.ts'
import { defeats, ruleOf, says } from './rule.ts'
import type { Rule } from './rule.ts'
import { testvilleSection } from './language/invented.ts'

const example = (facts: Rule['examples'][number]['facts'], expectation: Rule['examples'][number]['expect']): Rule['examples'] => [
  { title: 'worked', place: 'testville', at: '2016-01-01T00:00:00Z', facts, expect: expectation },
]
const inPublic = is('area', 'public')
const may = ruleOf(testvilleSection, {
  id: 'testville/1/a',
  text: 'text',
  plain: 'Plain.',
  when: always,
  answers: [says('may', 'give-workspace')],
  examples: example({ area: 'secure' }, { 'give-workspace': 'may' }),
})
const bar = ruleOf(testvilleSection, {
  id: 'testville/1/b',
  text: 'text',
  plain: 'Plain.',
  when: inPublic,
  answers: [says('must-not', 'give-workspace')],
  over: [defeats(['testville/1/a'], 'The second sentence.')],
  examples: example({ area: 'public' }, { 'give-workspace': 'must-not' }),
})

const lawOf = (...rules: readonly Rule[]): Place => ({
  id: 'testville',
  name: 'Testville',
  layers: ['testville'],
  zone: parseZone('America/Denver'),
  coveredFrom: '2014-04-30',
  checkedOn: '2026-11-21',
  rules,
  watch: [],
})
const check = (place: Place, declared: Declared = noneDeclared): readonly Finding[] => lawFindings(place, [place], declared).findings
const only = (place: Place, kind: Finding['kind']): Finding => {
  const found = check(place)
  expect(found.map((one) => one.kind)).toEqual([kind])
  const [first] = found
  if (first === undefined) throw new Error('nothing found')
  return first
}

describe('a sound law', () => {
  it('has no finding', () => expect(check(lawOf(may, bar))).toEqual([]))
})

describe('a seeded fault', () => {
  it('contradiction: the override is taken away', () => {
    const found = check(lawOf(may, { ...bar, over: [] })).filter(({ kind }) => kind === 'conflict')
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({
      about: 'give-workspace',
      rule: 'testville/1/a / testville/1/b',
      example: { known: { area: 'public' } },
    })
  })

  it('contradiction that only two papers together show', () => {
    const on = (form: string) => some('request.instruments', field.is('form', form))
    const one = { ...may, when: on('writ'), examples: example({ 'request.instruments': [{ form: 'writ' }] }, {}) }
    const other = { ...bar, over: [], when: on('letter'), examples: example({ 'request.instruments': [{ form: 'letter' }] }, {}) }
    const [found] = check(lawOf(one, other)).filter(({ kind }) => kind === 'conflict')
    expect(found?.example?.known['request.instruments']).toHaveLength(2)
  })

  it('contradiction that only three charges show', () => {
    const felonies = atLeast(3, 'subject.charges', field.is('level', 'felony'))
    const three = [{ level: 'felony' }, { level: 'felony' }, { level: 'felony' }]
    const many = { ...bar, over: [], when: felonies, examples: example({ 'subject.charges': three }, {}) }
    const [found] = check(lawOf(may, many)).filter(({ kind }) => kind === 'conflict')
    expect(found?.example?.known['subject.charges']).toEqual(three)
  })

  it('gap: the general rule is taken away, and the section is silent where it spoke', () => {
    const found = only(lawOf({ ...bar, over: [] }), 'gap')
    expect(found).toMatchObject({ about: 'give-workspace', example: { known: { area: 'secure' } } })
  })

  it('gap: declared with its reason it is none, declared too narrowly it stays', () => {
    const law = lawOf({ ...bar, over: [] })
    const gap = (when: Rule['when']): Declared => ({
      ...noneDeclared,
      gaps: [{ places: ['testville'], actions: ['give-workspace'], when, reason: 'x' }],
    })
    expect(check(law, gap(not(inPublic)))).toEqual([])
    expect(check(law, gap(all(not(inPublic), is('custodian', 'jail')))).map(({ kind }) => kind)).toEqual(['gap'])
  })

  it('dead rule: its condition can never be met', () => {
    const never = { ...bar, when: all(inPublic, is('area', 'secure')), examples: example({ area: 'public' }, {}) }
    expect(check(lawOf(may, never)).filter(({ kind }) => kind === 'dead')).toMatchObject([
      { rule: 'testville/1/b', says: 'can fire in no case' },
    ])
  })

  it('dead rule: another always takes its effect, unless that is declared', () => {
    const always2 = { ...bar, when: always, examples: example({}, { 'give-workspace': 'must-not' }) }
    const law = lawOf({ ...may, examples: example({}, { 'give-workspace': 'must-not' }) }, always2)
    expect(only(law, 'dead').rule).toBe('testville/1/a')
    expect(check(law, { ...noneDeclared, yielding: [{ rule: 'testville/1/a', reason: 'shown for what it says' }] })).toEqual([])
  })

  it('a declaration of yielding that is no longer true', () => {
    const stale = { ...noneDeclared, yielding: [{ rule: 'testville/1/a', reason: 'x' }] }
    expect(check(lawOf(may, bar), stale).map(({ kind }) => kind)).toEqual(['window'])
  })

  it('example: none, one that does not fire the rule, one that comes out otherwise', () => {
    expect(only(lawOf(may, { ...bar, examples: [] }), 'example').says).toContain('no worked example')
    expect(check(lawOf(may, { ...bar, examples: example({ area: 'secure' }, {}) })).map(({ says: words }) => words)).toEqual([
      'its example [worked] does not fire it',
    ])
    expect(only(lawOf(may, { ...bar, examples: example({ area: 'public' }, { 'give-workspace': 'may' }) }), 'example').says).toContain(
      'says may on give-workspace; the law as encoded says must-not',
    )
  })

  it('a word the vocabulary does not have, an override of nothing, a circle, dates the wrong way round', () => {
    const kinds = (place: Place) => new Set(check(place).map(({ kind }) => kind))
    expect(kinds(lawOf(may, { ...bar, when: is('area', 'roof') }))).toContain('word')
    expect(kinds(lawOf(may, { ...bar, over: [...bar.over, defeats(['nobody'], 'x')] }))).toContain('relation')
    expect(kinds(lawOf({ ...may, over: [defeats(['testville/1/b'], 'x')] }, bar))).toContain('circle')
    expect(kinds(lawOf(may, { ...bar, to: '2014-01-01' }))).toContain('date')
  })

  it('a fact no rule reads, and a declaration of one that is read', () => {
    const found = vocabularyFindings([lawOf(may, bar)], { ...noneDeclared, unread: [{ facts: ['area'], reason: 'x' }] })
    expect(found.map(({ rule }) => rule)).toContain('subject.minor')
    expect(found.filter(({ rule }) => rule === 'area')).toHaveLength(1)
  })

  it('what is unknown is no gap: the rule could speak', () => {
    const law = lawOf({ ...may, when: not(shown(inPublic)), examples: example({}, {}) }, bar)
    expect(check(law)).toEqual([])
  })
})
