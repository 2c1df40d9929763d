// An invented state and town with invented law, so that every construct of the language can be tried without touching any real place.
import { parseInstant, parseZone } from '../../time/instant.ts'
import type { Action } from '../action.ts'
import type { AnswerKind } from '../answer.ts'
import { always } from '../condition.ts'
import type { Condition } from '../condition.ts'
import type { Facts, Row } from '../facts.ts'
import { interpret } from '../interpreter.ts'
import type { Interpretation } from '../interpreter.ts'
import type { Place } from '../place.ts'
import { ruleOf, says } from '../rule.ts'
import type { Rule, Section } from '../rule.ts'

export const state = 'us-zz'
export const town = 'us-zz-town'

/** A section of another invented town, in force from 2015 without end, for laws of one layer. */
export const testvilleSection: Section = {
  citation: 'Invented Code 1',
  layer: 'city-ordinance',
  place: 'testville',
  from: '2015-01-01',
  to: null,
  verified: 'yes',
  sources: [],
  notEncoded: 'nothing',
}

/** A rule of the invented state, in force from 2020 without end, that bars a hold, unless something else is given. */
export const rule = (id: string, given: Partial<Rule> = {}): Rule =>
  ruleOf(
    {
      citation: `ZZ Code ${id}`,
      layer: 'state-statute',
      place: state,
      from: '2020-01-01',
      to: null,
      verified: 'yes',
      sources: [],
      notEncoded: '',
    },
    { id, text: 'Invented.', plain: 'Invented.', when: always, answers: [says('must-not', 'hold-past-release')], examples: [], ...given },
  )

/** The same in the town. */
export const townRule = (id: string, given: Partial<Rule> = {}): Rule => rule(id, { place: town, layer: 'city-ordinance', ...given })

export const placeWith = (...rules: readonly Rule[]): Place => ({
  id: town,
  name: 'Town, ZZ',
  layers: ['us', state, town],
  zone: parseZone('America/New_York'),
  coveredFrom: '2020-01-01',
  checkedOn: '2026-01-01',
  rules,
  watch: [],
})

/** Noon of a winter day on which most tests ask. */
export const noon = '2026-02-04T12:00:00-05:00'

export const factsAt = (known: Facts['known'] = {}, at: string = noon): Facts => ({ at: parseInstant(at), known })

export const heard = (rules: readonly Rule[], known: Facts['known'] = {}, at: string = noon): Interpretation =>
  interpret(placeWith(...rules), factsAt(known, at))

export const answer = (
  rules: readonly Rule[],
  known: Facts['known'] = {},
  at: string = noon,
  action: Action = 'hold-past-release',
): AnswerKind => heard(rules, known, at).verdicts[action].answer

/** How a rule that bars under this condition comes out: `must-not` if it holds, `silent` if not, `needs-human` if that is unknown. */
export const barsWhen =
  (when: Condition, given: Partial<Rule> = {}) =>
  (known: Facts['known'], at: string = noon): AnswerKind =>
    answer([rule('bar', { when, ...given })], known, at)

export const papers = (...rows: readonly Row[]): Facts['known'] => ({ 'request.instruments': rows })
export const convictions = (...rows: readonly Row[]): Facts['known'] => ({ 'subject.convictions': rows })
export const charges = (...rows: readonly Row[]): Facts['known'] => ({ 'subject.charges': rows })
