// The tables say what the interpreter says: in every cell, in random cases of many papers, one by one and by columns.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromEpochMs, parseInstant } from '../../time/instant.ts'
import { actions } from '../action.ts'
import type { Action } from '../action.ts'
import { all, always, any, is, not } from '../condition.ts'
import { factAt, factPaths } from '../facts.ts'
import type { Fact, FactPath, Facts, FactValue, Row, ScalarFact } from '../facts.ts'
import { interpret, judge, weigh } from '../interpreter.ts'
import type { Place } from '../place.ts'
import { tableOf } from '../place.ts'
import { placeOf, places } from '../places/registry.ts'
import { defeats } from '../relation.ts'
import type { Rule } from '../rule.ts'
import { leavesOf } from './atoms.ts'
import type { CaseColumns, Column } from './case-columns.ts'
import type { Total } from './cell-totals.ts'
import { verdictsOnColumns } from './columns.ts'
import { compileLaw } from './compile.ts'
import { cubeOf, totalsOf } from './cube.ts'
import { rehearsalsOf } from './rehearsal.ts'
import type { PreparedVerdict } from './table.ts'

type Told = Pick<PreparedVerdict, 'answer' | 'because' | 'deciding' | 'defeated'>
const told = ({ answer, because, deciding, defeated }: Told) => ({
  answer,
  because: because.map(({ id }) => id),
  deciding: deciding.map(({ id }) => id),
  defeated: defeated.map(({ rule, by }) => `${rule.id} gives way to ${by.id}`),
})

const denver = placeOf('us-co-denver')
if (denver === null) throw new Error('no Denver')

const first = Date.parse('2008-01-01T00:00:00Z')
const last = Date.parse('2026-12-31T00:00:00Z')
const moments = fc.integer({ min: first, max: last }).map((ms) => fromEpochMs(ms))

const scalarOf = (fact: ScalarFact, at: number): fc.Arbitrary<string | boolean | number> => {
  switch (fact.kind) {
    case 'yes-no':
      return fc.boolean()
    case 'choice':
      return fc.constantFrom(...fact.values)
    case 'moment':
      return fc
        .oneof(fc.integer({ min: -1500, max: 100 }), fc.integer({ min: -3_000_000, max: 1000 }))
        .map((minutes) => fromEpochMs(at + minutes * 60_000))
    case 'date':
      return fc.integer({ min: -8000, max: 30 }).map((days) => fromEpochMs(at + days * 86_400_000).slice(0, 10))
    case 'number':
      return fc.nat({ max: 40 })
    default:
      return fc.constantFrom('us-co', 'other')
  }
}

const rowOf = (fields: Readonly<Record<string, ScalarFact>>, at: number): fc.Arbitrary<Row> =>
  fc
    .tuple(
      ...Object.entries(fields).map(([name, field]) => fc.option(scalarOf(field, at).map((value): [string, Row[string]] => [name, value]))),
    )
    .map((entries) => Object.fromEntries(entries.flatMap((entry) => (entry === null ? [] : [entry]))))

const valueOf = (fact: Fact, at: number): fc.Arbitrary<FactValue> => {
  if (fact.kind === 'words') return fc.subarray([...fact.values])
  if (fact.kind === 'list') return fc.array(rowOf(fact.fields, at), { maxLength: 5 })
  return scalarOf(fact, at)
}

const drawnCases: fc.Arbitrary<Facts> = moments.chain((at) =>
  fc
    .record(
      Object.fromEntries(
        factPaths.map((path) => [path, valueOf(factAt(path) ?? { kind: 'yes-no', words: '', question: '' }, Date.parse(at))]),
      ),
      {
        requiredKeys: [],
      },
    )
    .map((known) => ({ at, known })),
)

describe.each(places.map((place) => [place.id, place] as const))('the tables of %s', (_id, place) => {
  it('say what the interpreter says of random cases with up to five papers', () => {
    const determine = compileLaw(place).determiner(actions)
    fc.assert(
      fc.property(drawnCases, (facts) => {
        const heard = interpret(place, facts)
        for (const verdict of determine(facts)) expect(told(verdict), verdict.action).toEqual(told(heard.verdicts[verdict.action]))
      }),
      { numRuns: 300 },
    )
  }, 120_000)
})

/** All cells are looked at where they are few; where they are many, those of three days. */
const days = ['2014-05-01', '2018-06-01', '2026-11-21']
const few = actions.filter((action) => action !== 'hold-past-release' && action !== 'give-personal-information')

describe('every cell', () => {
  it.each(few)(
    'of %s has the verdict of the interpreter, and the table finds it again',
    (action) => {
      const place = denver
      const table = compileLaw(place).on(action)
      const { rules } = tableOf(place, action)
      let cells = 0
      for (const day of days) {
        for (const { example, verdict } of table.each({ on: day })) {
          cells += 1
          expect(told(verdict)).toEqual(told(judge(action, weigh(place, example, rules), place)))
          expect(table.verdictOf(example)).toBe(verdict)
        }
      }
      expect(cells).toBeGreaterThan(0)
    },
    120_000,
  )
})

it('conditions that a caller names are told apart: no cell has both a paper of a judge and none', () => {
  const table = compileLaw(denver).on('admit-to-secure-area')
  const judges = {
    kind: 'at-least',
    n: 1,
    list: 'request.instruments',
    where: { kind: 'one-of', fact: 'signer', values: ['state-judge'] },
  } as const
  const plain = [...table.each({ on: '2018-06-01' })].length
  const told = [...table.each({ on: '2018-06-01', telling: [judges] })].length
  expect(told).toBeGreaterThan(plain)
})

describe('reordering changes nothing', () => {
  it('rules and papers', () => {
    const place = denver
    const turned: Place = { ...place, rules: place.rules.toReversed() }
    const one = compileLaw(place).determiner(actions)
    const other = compileLaw(turned).determiner(actions)
    fc.assert(
      fc.property(drawnCases, (facts) => {
        const papers = facts.known['request.instruments']
        const known = Array.isArray(papers) ? { ...facts.known, 'request.instruments': papers.toReversed() } : facts.known
        expect(other({ at: facts.at, known }).map(told)).toEqual(one(facts).map(told))
      }),
      { numRuns: 150 },
    )
  }, 120_000)
})

const columnOf = <V>(values: readonly V[]): Column<V> => ({ codes: Uint32Array.from(values, (_, index) => index), values })

const columnsOfCases = (all: readonly Facts[]): CaseColumns => ({
  count: all.length,
  at: columnOf(all.map(({ at }) => at)),
  facts: new Map(factPaths.map((path): [FactPath, Column<FactValue | undefined>] => [path, columnOf(all.map(({ known }) => known[path]))])),
})

describe('columns', () => {
  const all = fc.sample(drawnCases, { numRuns: 400, seed: 7 })

  it('say of many cases what the table says of each', () => {
    const law = compileLaw(denver)
    for (const { action, ids, verdict } of verdictsOnColumns(law, actions, columnsOfCases(all))) {
      for (const [index, facts] of all.entries()) expect(verdict(ids[index] ?? 0), action).toBe(law.on(action).verdictOf(facts))
    }
  }, 60_000)
})

const scattered: readonly Facts[] = fc.sample(drawnCases, { numRuns: 250, seed: 7 })
/** Many cases on three days. */
const gathered: readonly Facts[] = scattered
  .slice(0, 3)
  .flatMap(({ at }, turn) => fc.sample(drawnCases, { numRuns: 200, seed: 11 + turn }).map(({ known }): Facts => ({ at, known })))

type Named = { readonly answer: string; readonly deciding: readonly Rule[] }
const named = ({ answer, deciding }: Named): string => [answer, ...deciding.map(({ id }) => id)].join(' ')

const oneByOne = (place: Place, action: Action, cases: readonly Facts[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const facts of cases) {
    const name = named(judge(action, weigh(place, facts, tableOf(place, action).rules), place))
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return counts
}

const fromCount = (totals: readonly Total[]): ReadonlyMap<string, number> =>
  new Map(totals.map((total): [string, number] => [named(total), total.cases]))

describe.each([
  ['on many days', scattered],
  ['on few days', gathered],
])('cases %s, counted', (_, cases) => {
  const law = compileLaw(denver)
  const cube = cubeOf(columnsOfCases([...cases, ...cases]), [law], actions)

  it.each(actions)('add up on %s', (action) => {
    const totals = totalsOf(cube, law, actions).get(action)
    const plain = [...oneByOne(denver, action, cases)].map(([name, many]): [string, number] => [name, 2 * many])
    expect(fromCount(totals ?? [])).toEqual(new Map(plain))
  })
})

const flipped = (rule: Rule): Rule => ({
  ...rule,
  answers: rule.answers.map((said) => ({ ...said, answer: said.answer === 'must-not' ? 'may' : 'must-not' })),
})

/** Drafts that change a rule, by what they do; `other` is a second rule, on which some of them draw and which some change too. */
const drafts: Readonly<Record<string, (rule: Rule, other: Rule) => readonly Rule[]>> = {
  dropped: () => [],
  flipped: (rule) => [flipped(rule)],
  'narrowed by another rule': (rule, other) => [{ ...rule, when: all(rule.when, not(other.when)) }],
  'narrowed by a fact': (rule) => [{ ...rule, when: all(rule.when, is('custodian', 'jail')) }],
  'widened by a fact': (rule) => [{ ...rule, when: any(rule.when, is('custodian', 'jail')) }],
  'moved to another rule’s day': (rule, other) => [{ ...rule, from: other.from }],
  'moved to a day of its own': (rule) => [{ ...rule, from: '2016-03-04', to: '2026-02-03' }],
  'silent where not known': (rule) => [{ ...rule, ifUnknown: 'does-not-apply' }],
  'joined by a new rule': (rule, other) => [rule, { ...flipped(rule), id: 'draft/new', when: other.when, over: [defeats([rule.id], 'r')] }],
  'defeated by the other': (rule, other) => [
    { ...rule, over: [] },
    { ...other, id: 'draft/other', over: [defeats([rule.id], 'r')] },
  ],
  'narrowed by a question of another': (rule, other) => [{ ...rule, when: all(rule.when, leavesOf(other.when)[0] ?? always) }],
  'turned with another, both at once': (rule, other) => [{ ...rule, when: all(rule.when, not(other.when)) }, flipped(other)],
  'dropped, and another added': (rule, other) => [{ ...flipped(other), id: 'draft/added', when: any(rule.when, other.when) }, other],
  'above the other': (rule, other) => [{ ...rule, over: [defeats([other.id], 'r')] }],
}

const actionsOf = ({ answers }: Rule): readonly Action[] => answers.flatMap((said) => said.actions)

/** A draft of that kind on some rule, beside a rule on one of the same actions. */
const drafted = (kind: string, index: number, second: number): { readonly place: Place; readonly touched: readonly Action[] } => {
  const { rules } = denver
  const rule = rules[index % rules.length]
  if (rule === undefined) throw new Error('no rules')
  const beside = rules.filter((one) => one !== rule && actionsOf(one).some((action) => actionsOf(rule).includes(action)))
  const other = beside[second % beside.length] ?? rule
  const changed = drafts[kind]?.(rule, other) ?? []
  const place = { ...denver, rules: [...rules.filter((one) => one !== rule && !changed.some(({ id }) => id === one.id)), ...changed] }
  return { place, touched: [...new Set([rule, ...changed].flatMap(actionsOf))] }
}

/** These ask nothing that was not counted, so that they must be told. */
const sure = ['dropped', 'flipped', 'silent where not known', 'above the other']

describe('a draft over counted cases', () => {
  const counted = [scattered, gathered].map((cases) => ({ cases, cube: cubeOf(columnsOfCases(cases), [compileLaw(denver)], actions) }))

  it.each(Object.keys(drafts))(
    'of which a rule is %s has the totals of the cases one by one',
    (kind) => {
      let told = 0
      fc.assert(
        fc.property(fc.nat(), fc.nat(), (index, second) => {
          const { place, touched } = drafted(kind, index, second)
          for (const { cases, cube } of counted) {
            const totals = totalsOf(cube, compileLaw(place), actions)
            for (const action of touched) {
              const some = totals.get(action) ?? null
              if (some === null) expect(sure).not.toContain(kind)
              else {
                told += 1
                expect(fromCount(some), action).toEqual(oneByOne(place, action, cases))
              }
            }
          }
        }),
        { numRuns: 8, seed: 3 },
      )
      expect(told).toBeGreaterThan(0)
    },
    120_000,
  )

  const sameTotals = (place: Place, some: readonly Action[]): number => {
    let told = 0
    for (const { cases, cube } of counted) {
      for (const [action, totals] of totalsOf(cube, compileLaw(place), some)) {
        if (totals === null) continue
        told += 1
        expect(fromCount(totals), action).toEqual(oneByOne(place, action, cases))
      }
    }
    return told
  }

  it('of more rules than a number has bits has the totals of the cases one by one', () => {
    const { rules } = tableOf(denver, 'hold-past-release')
    const more = rules.map((rule, index): Rule => ({
      ...(index % 2 === 0 ? rule : flipped(rule)),
      id: `draft/${index}`,
      from: '2010-01-01',
      to: null,
    }))
    expect(sameTotals({ ...denver, rules: [...denver.rules, ...more] }, ['hold-past-release'])).toBeGreaterThan(0)
  }, 60_000)

  it('and each that is judged in rehearsal has them too', () => {
    const drafts = rehearsalsOf(denver, actions)
    expect(drafts.length).toBeGreaterThan(0)
    for (const place of drafts) expect(sameTotals(place, actions)).toBeGreaterThan(0)
  }, 60_000)

  it('is not told where it asks what was not counted', () => {
    const [rule] = denver.rules.filter(({ answers }) => answers.some((said) => said.actions.includes('admit-to-secure-area')))
    if (rule === undefined) throw new Error('no rule')
    const place = { ...denver, rules: [...denver.rules, { ...rule, id: 'draft/minor', when: is('subject.minor', true) }] }
    const cube = cubeOf(columnsOfCases(gathered), [compileLaw(denver)], ['admit-to-secure-area'])
    expect(totalsOf(cube, compileLaw(place), actions).get('admit-to-secure-area')).toBeNull()
    const both = cubeOf(columnsOfCases(gathered), [compileLaw(denver), compileLaw(place)], ['admit-to-secure-area'])
    const asked = cubeOf(columnsOfCases(gathered), [compileLaw(denver)], ['admit-to-secure-area'], [is('subject.minor', true)])
    for (const counted of [both, asked]) {
      const totals = totalsOf(counted, compileLaw(place), actions).get('admit-to-secure-area') ?? []
      expect(fromCount(totals)).toEqual(oneByOne(place, 'admit-to-secure-area', gathered))
    }
  })
})

it('an explanation names the answer and the law that decides', () => {
  const verdict = compileLaw(denver)
    .on('hold-past-release')
    .verdictOf({
      at: parseInstant('2018-06-01T18:00:00Z'),
      known: {
        custodian: 'jail',
        'request.instruments': [{ form: 'I-247A', signer: 'immigration-officer', nature: 'civil', complete: true }],
      },
    })
  expect(verdict.explanation).toContain('Keep the person past release: ')
  expect(verdict.answer).toBe('must-not')
  for (const { citation, answers } of verdict.deciding) {
    const decides = answers.some((said) => said.answer === verdict.answer && said.actions.includes('hold-past-release'))
    if (decides) expect(verdict.explanation).toContain(citation)
  }
})
