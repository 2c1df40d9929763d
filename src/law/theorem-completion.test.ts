// A bar that waits to be shown opens what is unknown: the tables find the case, and the same case with more known, in which it is barred.
import { describe, expect, it } from 'vitest'
import { parseZone } from '../time/instant.ts'
import { all, always, field, is, some } from './condition.ts'
import type { Condition } from './condition.ts'
import type { Place } from './place.ts'
import { defeats, ruleOf, says } from './rule.ts'
import type { Rule } from './rule.ts'
import { proveByCells } from './theorem-cells.ts'
import { generalTheorems } from './theorems/general.ts'
import { compileLaw } from './tables/compile.ts'
import { testvilleSection } from './language/invented.ts'

const lawWith = (when: Condition, ifUnknown: Rule['ifUnknown']): Place => ({
  id: 'testville',
  name: 'Testville',
  layers: ['testville'],
  zone: parseZone('America/Denver'),
  coveredFrom: '2015-01-01',
  checkedOn: '2026-01-01',
  rules: [
    ruleOf(testvilleSection, { id: 'grant', text: '', plain: '', when: always, examples: [], answers: [says('may', 'give-workspace')] }),
    ruleOf(testvilleSection, {
      id: 'bar',
      text: '',
      plain: '',
      when,
      ifUnknown,
      examples: [],
      answers: [says('must-not', 'give-workspace')],
      over: [defeats(['grant'], 'The bar prevails.')],
    }),
  ],
  watch: [],
})

const proofOf = (place: Place) => {
  const [proof] = proveByCells(
    compileLaw(place),
    'give-workspace',
    generalTheorems.filter(({ claim }) => claim.kind === 'unknown-opens-nothing'),
  )
  return proof
}

const administrative = some('request.instruments', all(field.is('form', 'I-200'), field.is('signer', 'immigration-officer')))
const writ = some('request.instruments', all(field.is('form', 'writ'), field.is('signer', 'state-judge')))
const conditions: readonly (readonly [string, Condition])[] = [
  ['a fact', is('area', 'secure')],
  ['a field of a paper, or all papers', administrative],
  ['a fact and a field of a paper at once', all(is('area', 'secure'), administrative)],
  ['fields of two papers and a fact at once', all(is('area', 'secure'), administrative, writ)],
]

describe.each(conditions)('a bar on %s', (_words, when) => {
  it('that asks while it is unknown opens nothing', () => {
    expect(proofOf(lawWith(when, 'ask'))).toMatchObject({ holds: true, counterexample: null })
  })

  it('that does not apply while it is unknown is shown with a case that it bars later', () => {
    const proof = proofOf(lawWith(when, 'does-not-apply'))
    expect(proof).toMatchObject({ holds: false, counterexample: { answer: 'may', completedAnswer: 'must-not' } })
    expect(proof?.counterexample?.completed?.known).toMatchObject(when.kind === 'at-least' ? {} : { area: 'secure' })
  })
})
