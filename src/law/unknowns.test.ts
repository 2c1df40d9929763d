// What is left out never opens what some answer to it would bar: every form and signer, with one fact unknown, then filled.
import { describe, expect, it } from 'vitest'
import { parseInstant } from '../time/instant.ts'
import { actions } from './action.ts'
import type { Action } from './action.ts'
import type { AnswerKind } from './answer.ts'
import { forms, signers } from './facts.ts'
import type { Facts, Row } from './facts.ts'
import { interpret } from './interpreter.ts'
import { placeOf } from './places/registry.ts'

const denver = placeOf('us-co-denver')
const moments = ['2015-06-01T18:00:00Z', '2018-06-01T18:00:00Z', '2022-06-01T18:00:00Z', '2026-06-01T18:00:00Z']
const detainer: Row = { form: 'I-247A', signer: 'immigration-officer' }
const everyAsk = ['hold-past-release', 'notify-of-release', 'transfer-custody', 'interview-in-person', 'give-personal-information']
const paperFillings: Readonly<Record<string, readonly Row[]>> = {
  nature: [{ nature: 'civil' }, { nature: 'criminal' }],
  complete: [{ complete: true }, { complete: false }],
  signer: signers.map((signer) => ({ signer })),
}

type Answers = (action: Action) => AnswerKind

const answersTo = (at: string, papers: readonly Row[], purpose: Facts['known'], asks: readonly string[]): Answers => {
  if (denver === null) throw new Error('us-co-denver')
  const known: Facts['known'] = {
    custodian: 'jail',
    'request.written': true,
    'request.asks': asks,
    ...purpose,
    'request.instruments': papers,
  }
  const { verdicts } = interpret(denver, { at: parseInstant(at), known })
  return (action) => verdicts[action].answer
}

const opens = (answer: AnswerKind): boolean => answer === 'may' || answer === 'must'
const bars = (answer: AnswerKind): boolean => answer === 'must-not' || answer === 'no-authority' || answer === 'conflict'
const without = (row: Row, name: string): Row => Object.fromEntries(Object.entries(row).filter(([key]) => key !== name))

describe('an unknown fact', () => {
  it.each(moments)(
    'of a paper, or the purpose, opens nothing that one value of it bars (%s)',
    (at) => {
      let opened = 0
      const compare = (title: string, unknown: Answers, filled: Answers): void => {
        for (const action of actions) {
          if (!opens(unknown(action))) continue
          opened += 1
          expect(bars(filled(action)), `${title}: ${action}`).toBe(false)
        }
      }
      for (const beside of [[], [detainer]]) {
        for (const asks of [[], everyAsk]) {
          for (const form of forms) {
            for (const signer of signers) {
              const row: Row = { form, signer, nature: 'criminal', complete: true }
              for (const [name, fillings] of Object.entries(paperFillings)) {
                const unknown = answersTo(at, [...beside, without(row, name)], { 'request.purpose': 'civil' }, asks)
                for (const filling of fillings)
                  compare(
                    `${form} ${signer} ${JSON.stringify(filling)}`,
                    unknown,
                    answersTo(at, [...beside, { ...row, ...filling }], { 'request.purpose': 'civil' }, asks),
                  )
              }
              const unknown = answersTo(at, [...beside, row], {}, asks)
              for (const purpose of ['civil', 'criminal', 'mixed'])
                compare(`${form} ${signer} ${purpose}`, unknown, answersTo(at, [...beside, row], { 'request.purpose': purpose }, asks))
            }
          }
        }
      }
      expect(opened).toBeGreaterThan(0)
    },
    60_000,
  )
})
