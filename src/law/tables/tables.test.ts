// The tables say what the interpreter says: in every cell, in random cases of many papers, one by one and by columns.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromEpochMs, parseInstant } from '../../time/instant.ts'
import { actions } from '../action.ts'
import { factAt, factPaths } from '../facts.ts'
import type { Fact, FactPath, Facts, FactValue, Row, ScalarFact } from '../facts.ts'
import { interpret, judge, weigh } from '../interpreter.ts'
import type { Place } from '../place.ts'
import { tableOf } from '../place.ts'
import { placeOf, places } from '../places/registry.ts'
import { cubeOf, totalsOf } from './cube.ts'
import { verdictsOnColumns } from './columns.ts'
import type { CaseColumns, Column } from './columns.ts'
import { compileLaw } from './compile.ts'
import type { PreparedVerdict } from './table.ts'

type Told = Pick<PreparedVerdict, 'answer' | 'because' | 'deciding' | 'defeated'>
const told = ({ answer, because, deciding, defeated }: Told) => ({
  answer,
  because: because.map(({ id }) => id),
  deciding: deciding.map(({ id }) => id),
  defeated: defeated.map(({ rule, by }) => `${rule.id} gives way to ${by.id}`),
})

const denver = (): Place => {
  const place = placeOf('us-co-denver')
  if (place === null) throw new Error('no Denver')
  return place
}

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

const cases: fc.Arbitrary<Facts> = moments.chain((at) =>
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
      fc.property(cases, (facts) => {
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
      const place = denver()
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
  const table = compileLaw(denver()).on('admit-to-secure-area')
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
    const place = denver()
    const turned: Place = { ...place, rules: place.rules.toReversed() }
    const one = compileLaw(place).determiner(actions)
    const other = compileLaw(turned).determiner(actions)
    fc.assert(
      fc.property(cases, (facts) => {
        const papers = facts.known['request.instruments']
        const known = Array.isArray(papers) ? { ...facts.known, 'request.instruments': papers.toReversed() } : facts.known
        expect(other({ at: facts.at, known }).map(told)).toEqual(one(facts).map(told))
      }),
      { numRuns: 150 },
    )
  }, 120_000)
})

const columnOf = <V>(values: readonly V[]): Column<V> => ({ codes: Uint32Array.from(values, (_, index) => index), values })

const columnsOf = (all: readonly Facts[]): CaseColumns => ({
  count: all.length,
  at: columnOf(all.map(({ at }) => at)),
  facts: new Map(factPaths.map((path): [FactPath, Column<FactValue | undefined>] => [path, columnOf(all.map(({ known }) => known[path]))])),
})

describe('columns', () => {
  const all = fc.sample(cases, { numRuns: 400, seed: 7 })

  it('say of many cases what the table says of each', () => {
    const law = compileLaw(denver())
    for (const { action, ids, verdict } of verdictsOnColumns(law, actions, columnsOf(all))) {
      for (const [index, facts] of all.entries()) expect(verdict(ids[index] ?? 0), action).toBe(law.on(action).verdictOf(facts))
    }
  }, 60_000)

  it('counted once, add up to the same totals', () => {
    const law = compileLaw(denver())
    const twice = [...all, ...all]
    const cube = cubeOf(columnsOf(twice), [law], actions)
    for (const { distinct } of cube.values()) expect(distinct.count).toBeLessThanOrEqual(all.length)
    for (const [action, totals] of totalsOf(cube, law, actions)) {
      const plain = Map.groupBy(twice, (facts) => law.on(action).verdictOf(facts).id)
      expect(new Map(totals.map(({ verdict, cases: many }) => [verdict.id, many]))).toEqual(
        new Map([...plain].map(([id, same]) => [id, same.length])),
      )
    }
  }, 60_000)
})

it('an explanation names the answer and the law that decides', () => {
  const verdict = compileLaw(denver())
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
