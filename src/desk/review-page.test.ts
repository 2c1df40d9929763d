// The review of a paper as a browser without script sees it: one value after the other, each act on record, two people where it is asked.
import { afterEach, describe, expect, it } from 'vitest'
import { agencyParser } from '../agency.ts'
import { paperOf } from '../desk-work.ts'
import { receive } from '../intake-to-release.ts'
import { benchAgency, openBench, signedIn } from '../../tests/bench/desk-bench.ts'
import type { Bench, BenchChoices } from '../../tests/bench/desk-bench.ts'
import { smallPng, unsureReader } from '../../tests/bench/unsure-reader.ts'

let bench: Bench
afterEach(async () => {
  await bench.app.close()
})

const twoPersons = agencyParser.parse({ ...benchAgency, review: { twoPersons: ['subjectName', 'signer'] } })
const accounts = { verify: async (name: string, password: string) => ['deputy', 'sergeant'].includes(name) && password === 'right' }

const arrived = async (choices: BenchChoices = {}) => {
  bench = openBench({ reader: unsureReader('SANTOS REYES, MIGUEL', '1991-06-14'), options: { accounts }, ...choices })
  const bytes = new Uint8Array(await smallPng())
  const { paper } = await receive(bench.desk, {
    bytes,
    bytesSent: bytes.length,
    fileName: 'fax.png',
    channel: 'fax',
    from: null,
    actor: { kind: 'desk' },
  })
  await bench.settle()
  return paper
}
const heading = (body: string): string => /<h1>([^<]*)<\/h1>/.exec(body)?.[1]?.trim() ?? ''
const instrumentIn = (body: string): string => /name="instrument" value="([^"]+)"/.exec(body)?.[1] ?? ''

describe('the review', () => {
  it('leads from one unsure value to the next, and says at the end that nothing is left', async () => {
    const paper = await arrived()
    const visitor = await signedIn(bench.app)
    const first = await visitor.get(`/papers/${paper}/review`)
    expect(heading(first.body)).toBe('Check: Name of the person')
    expect(first.body).toContain(`/papers/${paper}/crop.png?page=1`)
    const instrument = instrumentIn(first.body)
    const answer = await visitor.post(`/papers/${paper}/accept`, {
      instrument,
      name: 'subjectName',
      value: 'SANTOS REYES, MIGUEL A',
      after: 'value-0-subjectName',
    })
    expect(answer.statusCode).toBe(303)
    const next = await visitor.get(String(answer.headers.location))
    expect(heading(next.body)).toBe('Check: Date of birth')
    const last = await visitor.post(`/papers/${paper}/accept`, {
      instrument,
      name: 'dateOfBirth',
      value: '1991-06-14',
      unreadable: 'yes',
      after: 'value-0-dateOfBirth',
    })
    const end = await visitor.get(String(last.headers.location))
    expect(heading(end.body)).toBe('Nothing left to check')
    expect(end.body).toContain('Cannot be read')
    expect(end.body).toContain('deputy')
    const [standing] = (await paperOf(bench.desk, paper)).instruments
    expect(standing?.instrument).toMatchObject({ fields: { subjectName: 'SANTOS REYES, MIGUEL A' }, open: [] })
    expect(standing?.instrument.fields.dateOfBirth).toBeUndefined()
    expect(standing?.acceptances.map(({ name, by }) => [name, by])).toEqual([
      ['subjectName', { kind: 'person', account: 'deputy' }],
      ['dateOfBirth', { kind: 'person', account: 'deputy' }],
    ])
  })

  it('a value that could not be read can be given later, and a sure one corrected', async () => {
    const paper = await arrived()
    const visitor = await signedIn(bench.app)
    const { body } = await visitor.get(`/papers/${paper}/review?at=value-0-fileNumber`)
    expect(heading(body)).toBe('Check: File number (A-number)')
    const act = (form: Readonly<Record<string, string>>) =>
      visitor.post(`/papers/${paper}/accept`, { instrument: instrumentIn(body), name: 'fileNumber', ...form })
    await act({ unreadable: 'yes' })
    expect((await paperOf(bench.desk, paper)).instruments[0]?.instrument.fields.fileNumber).toBeUndefined()
    await act({ value: 'A099 000 112' })
    expect((await paperOf(bench.desk, paper)).instruments[0]?.instrument.fields.fileNumber).toBe('A099 000 112')
    expect((await act({ name: 'kind', unreadable: 'yes' })).statusCode).toBe(400)
  })

  it('does not offer a doubtful signer ready to be accepted', async () => {
    const paper = await arrived({ agency: twoPersons })
    const visitor = await signedIn(bench.app)
    const { body } = await visitor.get(`/papers/${paper}/review?at=value-0-signer`)
    expect(body).toContain('value="immigration-officer"')
    expect(body).not.toMatch(/value="immigration-officer"[^>]*checked/)
  })
})

describe('two people for one value', () => {
  it('asks a sure value too, keeps the first word, and takes it when another account says the same', async () => {
    const paper = await arrived({ agency: twoPersons })
    const [deputy, sergeant] = [await signedIn(bench.app), await signedIn(bench.app, 'sergeant')]
    const first = await deputy.get(`/papers/${paper}/review?at=value-0-signer`)
    const instrument = instrumentIn(first.body)
    const say = (visitor: typeof deputy, value: string) => visitor.post(`/papers/${paper}/accept`, { instrument, name: 'signer', value })
    const signer = async () => (await paperOf(bench.desk, paper)).instruments[0]?.instrument.signer
    expect((await say(deputy, 'immigration-officer')).statusCode).toBe(303)
    expect(await signer()).toBeNull()
    const again = await say(deputy, 'immigration-officer')
    expect(again.statusCode).toBe(409)
    expect(again.body).toContain('second-person-needed')
    // The second is told that somebody looked, not what was said.
    const seen = await sergeant.get(`/papers/${paper}/review?at=value-0-signer`)
    expect(seen.body).toMatch(/deputy\s+looked at/)
    expect(seen.body).not.toMatch(/value="immigration-officer"[^>]*checked/)
    await say(sergeant, 'federal-magistrate-judge')
    expect(await signer()).toBeNull()
    await say(sergeant, 'immigration-officer')
    expect(await signer()).toBe('immigration-officer')
    const kinds = (await bench.store.entriesOf(paper)).map((entry) => [
      entry.kind,
      entry.actor.kind === 'person' ? entry.actor.account : '',
    ])
    expect(kinds.filter(([kind]) => kind === 'value-checked' || kind === 'fields-accepted')).toEqual([
      ['value-checked', 'deputy'],
      ['value-checked', 'sergeant'],
      ['fields-accepted', 'sergeant'],
    ])
  })
})
