// What changes between two laws: nothing that a case shows is missed, and nothing is told that no case shows.
import { describe, expect, it } from 'vitest'
import { parseInstant } from '../time/instant.ts'
import type { Action } from './action.ts'
import { authorityOf, diffLaws, shifted } from './diff.ts'
import { groupsOf, movedGroupsOf } from './diff-groups.ts'
import { withDraft } from './draft.ts'
import { forms, signers } from './facts.ts'
import type { Facts, Row } from './facts.ts'
import { interpret } from './interpreter.ts'
import { placeOf } from './places/registry.ts'

const denver = placeOf('us-co-denver')
if (denver === null) throw new Error('no Denver')
const law = (on: string, place = denver) => ({ place, on })
const asked: readonly Action[] = ['give-personal-information', 'interview-by-phone', 'transfer-custody', 'admit-to-secure-area']

const samples = (at: string): readonly Facts[] => {
  const rows: readonly Row[] = forms.flatMap((form) => signers.map((signer): Row => ({ form, signer })))
  return rows.flatMap((row, index) =>
    (['civil', 'criminal', undefined] as const).map((purpose): Facts => ({
      at: parseInstant(at),
      known: {
        'request.instruments': index % 3 === 0 ? [row, rows[(index * 7) % rows.length] ?? row] : [row],
        ...(purpose === undefined ? {} : { 'request.purpose': purpose }),
        ...(index % 2 === 0 ? { custodian: 'jail', 'subject.advisedInWriting': index % 4 === 0 } : {}),
      },
    })),
  )
}

describe.each([
  ['2017-08-30', '2017-09-01'],
  ['2019-05-27', '2019-05-29'],
  ['2025-05-22', '2025-05-24'],
])('%s against %s', (from, to) => {
  const diff = diffLaws(law(from), law(to), asked)
  const groups = groupsOf(diff)

  it('shows cases that the interpreter answers so on both days', () => {
    expect(diff.changed.length).toBeGreaterThan(0)
    expect(diff.unshown).toBe(0)
    for (const { smallest, byRules } of groups) {
      for (const cell of [smallest, ...byRules.map((group) => group.smallest)]) {
        expect(interpret(denver, cell.facts).verdicts[cell.action].answer).toBe(cell.before.answer)
        expect(interpret(denver, cell.moved).verdicts[cell.action].answer).toBe(cell.after.answer)
        expect(cell.before.answer).not.toBe(cell.after.answer)
      }
    }
  })

  it('shows a change of authority where the answer stays, as the interpreter has it', () => {
    for (const { before, facts, moved, action } of movedGroupsOf(diff).map(({ smallest }) => smallest)) {
      const [was, is] = [interpret(denver, facts).verdicts[action], interpret(denver, moved).verdicts[action]]
      expect([was.answer, is.answer]).toEqual([before.answer, before.answer])
      expect(authorityOf({ ...is, action }).toSorted()).not.toEqual(authorityOf({ ...was, action }).toSorted())
    }
  })

  it('misses no change that a case of any form and signer shows', () => {
    const told = new Set(groups.map(({ action, before, after }) => `${action} ${before} ${after}`))
    const moved = new Set(movedGroupsOf(diff).map(({ action, before }) => `${action} ${before}`))
    for (const facts of samples(`${from}T12:00:00-06:00`)) {
      const [before, after] = [interpret(denver, facts), interpret(denver, shifted(facts, parseInstant(`${to}T12:00:00-06:00`)))]
      for (const action of asked) {
        const [was, is] = [before.verdicts[action].answer, after.verdicts[action].answer]
        if (was !== is) expect(told, JSON.stringify(facts)).toContain(`${action} ${was} ${is}`)
        const [by, then] = [before, after].map(({ verdicts }) =>
          authorityOf({ ...verdicts[action], action })
            .toSorted()
            .join(),
        )
        if (was === is && by !== then) expect(moved, JSON.stringify(facts)).toContain(`${action} ${was}`)
      }
    }
  })
})

it('a law against itself changes nothing', () => {
  const { changed, moved } = diffLaws(law('2018-02-01'), law('2018-03-01'), asked)
  expect([changed, moved]).toEqual([[], []])
})

it('a draft that ends the written advisement changes the interview by telephone', () => {
  const draft = {
    place: denver.id,
    title: 'no advisement',
    replaces: [],
    rules: [],
    ends: { 'us-co-denver/28-252/b-unadvised': '2018-06-01' },
  }
  const { changed } = diffLaws(law('2018-06-02'), law('2018-06-02', withDraft(denver, draft)), ['interview-by-phone'])
  expect(changed.length).toBeGreaterThan(0)
  expect(changed.every(({ facts }) => facts.known['subject.advisedInWriting'] !== true)).toBe(true)
})

it('a case at another moment keeps its distances', () => {
  const facts: Facts = {
    at: parseInstant('2017-08-30T12:00:00-06:00'),
    known: { 'custody.eligibleAt': '2017-08-30T10:00:00.000Z', 'request.instruments': [{ issuedOn: '2017-08-01' }], custodian: 'jail' },
  }
  expect(shifted(facts, parseInstant('2017-09-01T12:00:00-06:00')).known).toEqual({
    'custody.eligibleAt': '2017-09-01T10:00:00.000Z',
    'request.instruments': [{ issuedOn: '2017-08-03' }],
    custodian: 'jail',
  })
})
