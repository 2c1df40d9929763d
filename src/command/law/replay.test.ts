// Past cases replayed: the same from CSV, NDJSON and Parquet, equal to asking the interpreter row by row.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { interpret } from '../../law/interpreter.ts'
import { placeOf } from '../../law/places/registry.ts'
import { parseInstant } from '../../time/instant.ts'
import { replayCommand } from './replay.ts'

const folder = mkdtempSync(join(tmpdir(), 'replay-test-'))
const file = (name: string): string => join(folder, name)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const facilities = ['ROE COUNTY JAIL', 'Doe Police', 'FDC NOWHERE', '']
const papers = ['detainer', 'warrant', 'phone', '']
const rows = Array.from({ length: 240 }, (_, index) => ({
  day: `${String(1 + (index % 12)).padStart(2, '0')}/15/${2015 + (index % 11)}`,
  facility: facilities[index % 4] ?? '',
  paper: papers[Math.floor(index / 4) % 4] ?? '',
  advised: ['yes', 'N', ''][index % 3] ?? '',
}))
const map = `
title: invented cases
at: { column: day, format: '%m/%d/%Y', clock: '14:00' }
show: [facility]
facts:
  custodian: { column: facility, contains: [{ text: FDC, is: null }, { text: jail, is: jail }, { text: police, is: police }] }
  request.purpose: civil
  subject.advisedInWriting: { column: advised }
  request.instruments:
    - { when: { column: paper, is: filled }, form: { column: paper, values: { detainer: I-247A, warrant: arrest-warrant, phone: phone-call } },
        signer: { column: paper, values: { detainer: immigration-officer, warrant: federal-magistrate-judge } } }
`

const answered = z.object({
  cases: z.number(),
  undated: z.number(),
  kinds: z.number(),
  totals: z.record(z.string(), z.object({ before: z.record(z.string(), z.number()), after: z.record(z.string(), z.number()) })),
  undecided: z.record(z.string(), z.object({ cases: z.number(), turnsOn: z.record(z.string(), z.number()) })),
  changes: z.array(z.object({ action: z.string(), before: z.string(), after: z.string(), cases: z.number() })),
})

const replay = async (cases: string, ...more: readonly string[]) => {
  const said: string[] = []
  const io = { out: (text: string) => void said.push(text), note: () => {}, env: {} }
  await replayCommand.run(['--place', 'us-co-denver', '--on', '2026-11-21', '--cases', file(cases), '--json', ...more], io)
  return answered.parse(JSON.parse(said.join('')))
}
const withMap = ['--columns', file('map.yaml')]

beforeAll(async () => {
  const csv = [Object.keys(rows[0] ?? {}).join(','), ...rows.map((row) => Object.values(row).join(',')), 'someday,,,'].join('\n')
  writeFileSync(file('cases.csv'), csv)
  writeFileSync(
    file('cases.ndjson'),
    [...rows, { day: 'someday', facility: '', paper: '', advised: '' }].map((row) => JSON.stringify(row)).join('\n'),
  )
  writeFileSync(file('map.yaml'), map)
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  await connection.run(
    `COPY (SELECT * FROM read_csv('${file('cases.csv')}', all_varchar = true)) TO '${file('cases.parquet')}' (FORMAT parquet)`,
  )
  connection.closeSync()
  instance.closeSync()
})

/** The same read by hand, row by row. */
const byHand = () => {
  const place = placeOf('us-co-denver')
  if (place === null) throw new Error('no Denver')
  const found = new Map<string, number>()
  for (const { day, facility, paper, advised } of rows) {
    const [month, date, year] = day.split('/')
    const known = {
      'request.purpose': 'civil',
      ...(facility.includes('JAIL') ? { custodian: 'jail' } : facility.includes('Police') ? { custodian: 'police' } : {}),
      ...(advised === '' ? {} : { 'subject.advisedInWriting': advised === 'yes' }),
      'request.instruments':
        paper === ''
          ? []
          : paper === 'detainer'
            ? [{ form: 'I-247A', signer: 'immigration-officer' }]
            : paper === 'warrant'
              ? [{ form: 'arrest-warrant', signer: 'federal-magistrate-judge' }]
              : [{ form: 'phone-call' }],
    }
    const before = interpret(place, { at: parseInstant(`${year}-${month}-${date}T21:00:00Z`), known }).verdicts['hold-past-release'].answer
    const after = interpret(place, { at: parseInstant('2026-11-21T21:00:00Z'), known }).verdicts['hold-past-release'].answer
    for (const key of [`before ${before}`, `after ${after}`]) found.set(key, (found.get(key) ?? 0) + 1)
  }
  return found
}

describe('replay', () => {
  it('comes to what the interpreter says row by row', async () => {
    const { cases, undated, kinds, totals } = await replay('cases.csv', ...withMap)
    expect([cases, undated]).toEqual([240, 1])
    expect(kinds).toBeLessThan(240)
    const hold = totals['hold-past-release']
    const told = Object.entries({ before: hold?.before ?? {}, after: hold?.after ?? {} }).flatMap(([side, counts]) =>
      Object.entries(counts).map(([answer, some]): [string, number] => [`${side} ${answer}`, some]),
    )
    expect(new Map(told)).toEqual(byHand())
  })

  it('is the same from NDJSON and Parquet', async () => {
    const fromCsv = await replay('cases.csv', ...withMap)
    expect(await replay('cases.ndjson', ...withMap)).toEqual(fromCsv)
    expect(await replay('cases.parquet', ...withMap)).toEqual(fromCsv)
  })

  it('says what could not be decided, and for want of which fact', async () => {
    const { undecided } = await replay('cases.csv', ...withMap)
    expect(Object.keys(undecided['interview-by-phone']?.turnsOn ?? {})).toContain('subject.interviewConsent')
  })

  it('writes every case that changes side, and none else', async () => {
    const { changes } = await replay('cases.csv', ...withMap, '--out', file('changed.csv'))
    const lines = readFileSync(file('changed.csv'), 'utf8').trim().split('\n').slice(1)
    for (const { action, before, after, cases } of changes.filter((one) => one.action === 'hold-past-release')) {
      expect(
        lines.filter((line) => line.split(',')[2] === `${before} -> ${after}`),
        action,
      ).toHaveLength(cases)
    }
    expect(changes.some(({ action }) => action === 'hold-past-release')).toBe(true)
  })

  it('takes columns named as facts without a map', async () => {
    writeFileSync(file('named.csv'), 'at,custodian,request.instruments[0].form\n2018-01-02,jail,I-247A\n2018-01-02T23:30:00-07:00,jail,\n')
    const { cases, totals } = await replay('named.csv')
    expect(cases).toBe(2)
    expect(totals['give-database-access']?.after).toEqual({ 'must-not': 2 })
  })

  it.each([
    ['facts: { custodian: prison }', 'facts.custodian: [prison] is no value'],
    ['facts: { nobody: true }', 'facts.nobody: there is no such fact'],
    ['facts: { custodian: { column: absent } }', 'no column [absent]'],
    ['facts: { request.instruments: [{ colour: red }] }', 'request.instruments.0.colour'],
  ])('refuses a map that cannot be used: %s', async (facts, part) => {
    writeFileSync(file('bad.yaml'), `title: bad\nat: { column: day }\n${facts}\n`)
    await expect(replay('cases.csv', '--columns', file('bad.yaml'))).rejects.toThrow(part)
  })
})
