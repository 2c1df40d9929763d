// The machine that theorems walk through answers as the interpreter does, after any papers in any order and under every law of an action.
import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import type { Action } from './action.ts'
import { is } from './condition.ts'
import { tableOf } from './place.ts'
import type { Place } from './place.ts'
import { places } from './places/registry.ts'
import type { Rule } from './rule.ts'
import { exampleMaker } from './tables/example.ts'
import { groundOf } from './tables/ground.ts'
import { lawsOn } from './tables/laws.ts'
import { countingIn, lawAutomatonOf, momentsApart } from './theorem-automaton.ts'
import type { LawAutomaton } from './theorem-automaton.ts'
import { judgedOn } from './theorem-case.ts'
import { papersOf } from './theorem-walk.ts'

const machinesOf = (place: Place, action: Action): readonly LawAutomaton[] => {
  const { rules } = tableOf(place, action)
  // A further condition cuts the papers and facts finer than the rules do; it must change nothing.
  const ground = groundOf(place, rules, [is('area', 'public')])
  return momentsApart(ground, lawsOn(ground, rules)).map((laws) => lawAutomatonOf(ground, action, laws))
}

/** What the machine says and the interpreter says of drawn papers with drawn other facts, under every law. */
const disagreementsOn = (place: Place, action: Action, draws: number): readonly unknown[] => {
  const found: unknown[] = []
  for (const machine of machinesOf(place, action)) {
    const { ground, laws, kinds, lists, scales } = machine
    const at = laws[0]?.at
    if (at === undefined) throw new Error('no law')
    const rows = ground.rowsOfKinds(countingIn(ground.book.atoms), at)
    const makers = laws.map((law) => exampleMaker(ground, law, scales))
    const every = scales.scales.map((_, index) => index)
    const drawn = fc.sample(
      fc.record({
        start: fc.nat(2 ** lists.length - 1),
        way: fc.array(fc.nat(Math.max(0, rows.length - 1)), { maxLength: rows.length === 0 ? 0 : 6 }),
        combination: fc.nat(scales.width - 1),
      }),
      { numRuns: draws, seed: 7 },
    )
    for (const { start, way, combination } of drawn) {
      const papers = way.flatMap((index) => rows.slice(index, index + 1))
      const state = papers.reduce((here, { kind }) => machine.steps[here * kinds.length + kind] ?? here, machine.starts[start] ?? 0)
      const word = machine.words[machine.said[state]?.[combination] ?? 0]
      for (const [number, make] of makers.entries()) {
        const facts = make(combination, every, papersOf(lists, start, papers))
        if (facts === null) continue
        const { answer, deciding } = judgedOn(place, action, facts)
        const questioned = deciding.some((rule) => asks(rule, action))
        if (word?.[number]?.answer !== answer || word[number].questioned !== questioned) found.push({ facts, answer, told: word?.[number] })
      }
    }
  }
  return found
}

const asks = (rule: Rule, action: Action): boolean =>
  rule.answers.some((said) => said.answer === 'needs-human' && said.actions.includes(action))

const busy: readonly Action[] = [
  'hold-past-release',
  'notify-of-release',
  'interview-in-person',
  'give-database-access',
  'obey-court-order',
]

describe.each(places.map((place) => [place.id, place] as const))('the machines of %s', (_, place) => {
  it.each(busy)(
    'answer as the interpreter on %s',
    (action) => {
      expect(disagreementsOn(place, action, 150).slice(0, 3)).toEqual([])
    },
    120_000,
  )
})

it('a machine has as many states as say something of their own now or after further papers, and no more', () => {
  const denver = places.find(({ id }) => id === 'us-co-denver')
  if (denver === undefined) throw new Error('no Denver')
  for (const machine of machinesOf(denver, 'interview-in-person')) {
    const many = machine.kinds.length
    const names = Array.from({ length: machine.size }, (_, state) =>
      [
        machine.said[state]?.join(),
        machine.steps
          .slice(state * many, (state + 1) * many)
          .map((next) => (next === state ? -1 : next))
          .join(),
      ].join('|'),
    )
    expect(new Set(names).size).toBe(machine.size)
    expect(machine.size).toBeGreaterThan(20)
    expect(machine.size).toBeLessThan(200)
  }
})
