// The law as written has no unknown word, no override of nothing, no circle, no conflict, no dead rule, and examples that hold.
import { describe, expect, it } from 'vitest'
import { parseInstant } from '../time/instant.ts'
import { actions } from './action.ts'
import { structuralFindings } from './checks.ts'
import { noneDeclared } from './declared.ts'
import { interpret } from './interpreter.ts'
import { lawFindings } from './law-findings.ts'
import { isInForce } from './place.ts'
import type { Place } from './place.ts'
import { is } from './condition.ts'
import { declared } from './places/declared.ts'
import { places, placeOf } from './places/registry.ts'
import { ruleOf, says } from './rule.ts'

const allRules = places.flatMap(({ rules }) => rules)
const [firstRule] = allRules

describe('the rules as written', () => {
  it.each(places.map((place) => [place.id, place] as const))('%s has no structural finding', (_id, place) => {
    expect(structuralFindings(place, allRules)).toEqual([])
  })

  it('every rule has its own id, a citation, dates, words and a mark of verification; only what was not retrieved has no source', () => {
    const denver = placeOf('us-co-denver')
    const ids = denver?.rules.map(({ id }) => id) ?? []
    expect(new Set(ids).size).toBe(ids.length)
    for (const rule of denver?.rules ?? []) {
      expect(rule.citation, rule.id).not.toBe('')
      expect(rule.text.length, rule.id).toBeGreaterThan(20)
      expect(rule.plain, rule.id).toMatch(/[.]$/)
      expect(rule.notEncoded, rule.id).not.toBe('')
      if (rule.verified === 'yes') expect(rule.sources.length, rule.id).toBeGreaterThan(0)
      expect(rule.text.includes('from memory') && rule.verified === 'yes', rule.id).toBe(false)
    }
  })

  it.each(
    allRules.map((rule) => [rule.id, rule] as const).filter(([id], index, all) => all.findIndex(([other]) => other === id) === index),
  )('%s: its examples fire it and come out as stated', (_id, rule) => {
    for (const example of rule.examples) {
      const place = placeOf(example.place)
      if (place === null) throw new Error(example.place)
      const heard = interpret(place, { at: parseInstant(example.at), known: example.facts })
      expect(heard.fired.map(({ id }) => id)).toContain(rule.id)
      for (const action of actions) {
        const expected = example.expect[action]
        if (expected !== undefined) expect(heard.verdicts[action].answer, `${example.title}: ${action}`).toBe(expected)
      }
    }
  })

  it.each(places.map((place) => [place.id, place] as const))(
    '%s: in no case do two rules differ without an order between them, and none is dead, over all cells',
    (_id, place) => {
      const { findings, cells } = lawFindings(place, places, declared)
      expect(cells).toBeGreaterThan(5000)
      expect(findings).toEqual([])
    },
    120_000,
  )
})

describe('the checks find what is wrong', () => {
  if (firstRule === undefined) throw new Error('no rules')
  const at = '2016-01-01T00:00:00Z'
  const section = { ...firstRule, answers: [], duties: [], counsel: [], groups: [], over: [] }
  const rule = (id: string, more: object) => ({
    ...ruleOf(section, { id, text: 'text', plain: 'Plain.', when: is('area', 'public'), examples: [] }),
    ...more,
  })
  const placeWith = (...rules: ReturnType<typeof rule>[]): Place => ({
    id: 'us',
    name: 'test',
    layers: ['us'],
    zone:
      places[0]?.zone ??
      (() => {
        throw new Error('no place')
      })(),
    coveredFrom: '2014-04-30',
    checkedOn: '2026-11-21',
    rules,
    watch: [],
  })

  it('a conflict between two rules that nothing orders', () => {
    const place = placeWith(
      rule('a', { answers: [says('must', 'give-workspace')] }),
      rule('b', { answers: [says('must-not', 'give-workspace')] }),
    )
    expect(interpret(place, { at: parseInstant(at), known: { area: 'public' } }).verdicts['give-workspace'].answer).toBe('conflict')
    expect(lawFindings(place, [place], noneDeclared).findings.map(({ kind }) => kind)).toContain('conflict')
  })

  it('a word the vocabulary does not have, an override of nothing, a missing example', () => {
    const place = placeWith(
      rule('a', { when: is('area', 'roof'), over: [{ kind: 'defeats', rules: ['nobody'], reason: 'x', ifDefeated: 'revives' }] }),
    )
    expect(structuralFindings(place, place.rules).map(({ kind }) => kind)).toEqual(['word', 'example', 'relation'])
  })

  it('overrides in a circle', () => {
    const over = (id: string) => [{ kind: 'defeats', rules: [id], reason: 'x', ifDefeated: 'revives' }]
    const place = placeWith(
      rule('a', { answers: [says('must', 'give-workspace')], over: over('b') }),
      rule('b', { answers: [says('must-not', 'give-workspace')], over: over('a') }),
    )
    expect(structuralFindings(place, place.rules).filter(({ kind }) => kind === 'circle')).toHaveLength(2)
  })

  it('a rule out of its dates does not speak', () => {
    expect(isInForce({ from: '2017-08-31', to: null }, '2017-08-30')).toBe(false)
    expect(isInForce({ from: '2014-04-30', to: '2017-08-31' }, '2017-08-31')).toBe(false)
    expect(isInForce({ from: '2014-04-30', to: '2017-08-31' }, '2017-08-30')).toBe(true)
  })
})
