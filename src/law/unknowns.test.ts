// What is left out never opens what some answer to it would bar: the telling forms and every signer, with one fact unknown, then filled.
import { describe, expect, it } from 'vitest'
import { parseInstant } from '../time/instant.ts'
import { actions } from './action.ts'
import type { Action } from './action.ts'
import type { AnswerKind } from './answer.ts'
import { signers } from './facts.ts'
import type { Facts, Row } from './facts.ts'
import { interpret } from './interpreter.ts'
import { placeOf } from './places/registry.ts'

const denver = placeOf('us-co-denver')
const moments = ['2015-06-01T18:00:00Z', '2018-06-01T18:00:00Z', '2022-06-01T18:00:00Z', '2026-06-01T18:00:00Z']
const detainer: Row = { form: 'I-247A', signer: 'immigration-officer' }
const everyAsk = ['hold-past-release', 'notify-of-release', 'transfer-custody', 'interview-in-person', 'give-personal-information']
/** The forms that rules tell apart by who signed them, and one of each other kind. */
const telling = [
  'I-247A',
  'I-200',
  'I-138',
  'arrest-warrant',
  'search-warrant',
  'court-order',
  'writ',
  'court-subpoena',
  'letter',
  'phone-call',
]
const paperFillings: Readonly<Record<string, readonly Row[]>> = {
  nature: [{ nature: 'civil' }, { nature: 'criminal' }],
  complete: [{ complete: true }, { complete: false }],
  signer: signers.map((signer) => ({ signer })),
}

type Answers = (action: Action) => AnswerKind

const answersTo = (at: string, papers: readonly Row[], purpose: Facts['known']): Answers => {
  if (denver === null) throw new Error('us-co-denver')
  const known: Facts['known'] = {
    custodian: 'jail',
    'request.written': true,
    'request.asks': everyAsk,
    ...purpose,
    'request.instruments': papers,
  }
  const { verdicts } = interpret(denver, { at: parseInstant(at), known })
  return (action) => verdicts[action].answer
}

const opens = (answer: AnswerKind): boolean => answer === 'may' || answer === 'must'
const bars = (answer: AnswerKind): boolean => answer === 'must-not' || answer === 'no-authority' || answer === 'conflict'
const without = (row: Row, name: string): Row => Object.fromEntries(Object.entries(row).filter(([key]) => key !== name))

/** A paper with one field left out, or a request without its purpose, and every way to fill it. */
type Pair = { readonly title: string; readonly unknown: Answers; readonly filled: Answers }

function* pairsAt(at: string): Generator<Pair> {
  const civil = { 'request.purpose': 'civil' }
  for (const beside of [[], [detainer]]) {
    for (const row of papers) {
      for (const [name, fillings] of Object.entries(paperFillings)) {
        const unknown = answersTo(at, [...beside, without(row, name)], civil)
        for (const filling of fillings)
          yield { title: words(row, filling), unknown, filled: answersTo(at, [...beside, { ...row, ...filling }], civil) }
      }
      const unknown = answersTo(at, [...beside, row], {})
      for (const purpose of purposes)
        yield { title: words(row, purpose), unknown, filled: answersTo(at, [...beside, row], { 'request.purpose': purpose }) }
    }
  }
}

const purposes = ['civil', 'criminal', 'mixed']
const papers = telling.flatMap((form) => signers.map((signer): Row => ({ form, signer, nature: 'criminal', complete: true })))
const words = (...parts: readonly unknown[]): string => JSON.stringify(parts)

describe('an unknown fact', () => {
  it.each(moments)(
    'of a paper, or the purpose, opens nothing that one value of it bars (%s)',
    (at) => {
      let opened = 0
      for (const { title, unknown, filled } of pairsAt(at)) {
        for (const action of actions) {
          if (!opens(unknown(action))) continue
          opened += 1
          expect(bars(filled(action)), `${title}: ${action}`).toBe(false)
        }
      }
      // It would hold emptily if nothing were ever open.
      expect(opened).toBeGreaterThan(0)
    },
    60_000,
  )
})
