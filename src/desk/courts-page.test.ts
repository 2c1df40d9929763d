// The roster of courts and judges at the desk: entered and ended with a name, never taken out, and given to the reader with each paper.
import { describe, expect, it } from 'vitest'
import { openBench, signedIn } from '../../tests/bench/desk-bench.ts'
import type { CourtRoster } from '../instrument/court-roster.ts'
import { foldCourts } from '../log/court-record.ts'
import { simulatePageReader } from '../outside/page-reader/simulated.ts'
import { endCourt, endJudge, enterCourt, enterJudge } from '../roster-acts.ts'

const by = { actor: { kind: 'person', account: 'deputy' } } as const
const federal = 'us-district-colorado'

const seenByReader = () => {
  const rosters: (CourtRoster | undefined)[] = []
  const simulated = simulatePageReader()
  const bench = openBench({
    reader: {
      ...simulated,
      read: (bytes, signal, roster) => {
        rosters.push(roster)
        return simulated.read(bytes, signal)
      },
    },
  })
  const last = async (form: string): Promise<CourtRoster | undefined> => {
    await bench.paper([{ form, signer: 'immigration-officer', subjectName: `ROE, ${form}` }])
    await bench.settle()
    return rosters.at(-1)
  }
  return { bench, last }
}

describe('the roster', () => {
  it('goes with each paper to the reader, as it stands then', async () => {
    const { bench, last } = seenByReader()
    expect((await last('I-200'))?.judges).toEqual([])
    await enterJudge(bench.desk, { name: 'Nora Feld', court: federal }, by)
    await enterCourt(bench.desk, { name: 'Court of Nowhere County', body: 'state-court', caption: [], docket: 'any' }, by)
    const roster = await last('I-205')
    expect(roster?.judges).toEqual([{ name: 'Nora Feld', court: federal, until: null }])
    expect(roster?.courts[0]).toMatchObject({ name: 'Court of Nowhere County', caption: ['Court of Nowhere County'], docket: 'any' })
    const record = foldCourts(await bench.store.entriesOf('desk'))
    await endJudge(bench.desk, record.judges[0]?.key ?? '', by)
    await endCourt(bench.desk, record.courts[0]?.key ?? '', by)
    await endCourt(bench.desk, 'denver-county', by)
    const later = await last('I-247A')
    expect(later?.judges).toEqual([{ name: 'Nora Feld', court: federal, until: '2026-11-20' }])
    expect(later?.courts.map(({ key }) => key)).toEqual([federal, 'denver-district', 'colorado-other'])
    expect(await bench.store.verify()).toEqual([])
  })

  it('keeps what is ended, and does nothing twice', async () => {
    const { desk, store } = openBench()
    await enterJudge(desk, { name: 'Nora Feld', court: federal }, by)
    await expect(enterJudge(desk, { name: 'NORA FELD', court: federal }, by)).rejects.toThrow(/input-invalid/)
    const key = foldCourts(await store.entriesOf('desk')).judges[0]?.key ?? ''
    await endJudge(desk, key, by)
    await endJudge(desk, key, by)
    await enterJudge(desk, { name: 'Nora Feld', court: federal }, by)
    const { judges } = foldCourts(await store.entriesOf('desk'))
    expect(judges.map(({ ended, entered }) => [entered.by, ended?.by ?? null])).toEqual([
      [by.actor, by.actor],
      [by.actor, null],
    ])
    expect((await store.entriesOf('desk')).map(({ kind }) => kind)).toEqual(['judge-entered', 'judge-ended', 'judge-entered'])
    await expect(endJudge(desk, 'j_none', by)).rejects.toThrow(/record-unknown/)
    await expect(endCourt(desk, 'c_none', by)).rejects.toThrow(/record-unknown/)
    await expect(enterJudge(desk, { name: 'Nora Feld', court: 'c_none' }, by)).rejects.toThrow(/record-unknown/)
  })

  it('keeps names out of the envelope: an erased judge is no longer known', async () => {
    const { desk, store } = openBench()
    await enterJudge(desk, { name: 'Nora Feld', court: federal }, by)
    const [entry] = await store.entriesOf('desk')
    expect(JSON.stringify(entry?.public)).not.toContain('Feld')
    await store.erasePrivate(entry?.seq ?? 0)
    expect(foldCourts(await store.entriesOf('desk')).judges).toEqual([])
  })
})

describe('the page', () => {
  it('shows courts and judges, takes new ones and ends them, with who did it', async () => {
    const bench = openBench()
    const { get, post } = await signedIn(bench.app)
    expect((await get('/courts')).body).toContain('United States District Court for the District of Colorado')
    expect((await post('/courts/judges', { court: federal, name: 'Nora Feld' })).headers['location']).toBe('/courts?did=judge')
    const page = (await get('/courts?did=judge')).body
    expect(page).toContain('The judge is on the roster, with your name.')
    expect(page).toMatch(/Nora Feld[\s\S]*by [\s\S]*Sits/)
    const key = foldCourts(await bench.store.entriesOf('desk')).judges[0]?.key ?? ''
    await post('/courts/judges/end', { key })
    expect((await get('/courts')).body).toMatch(/Nora Feld[\s\S]*Ended/)
    await post('/courts', { name: 'Court of Nowhere County', body: 'state-court', docket: 'any', caption: 'Nowhere County Court\n\n' })
    expect((await get('/courts')).body).toMatch(/Court of Nowhere County[\s\S]*Nowhere County Court/)
  })

  it('is for all to see, and changed only under the accounts that the agency names', async () => {
    const accounts = { verify: async (name: string, password: string) => ['deputy', 'sergeant'].includes(name) && password === 'right' }
    const bench = openBench({ options: { accounts } })
    await enterJudge(bench.desk, { name: 'Nora Feld', court: federal }, by)
    const before = await bench.store.entriesOf('desk')
    const [judge] = foldCourts(before).judges
    const { get, post } = await signedIn(bench.app, 'sergeant')
    const page = (await get('/courts')).body
    expect(page).toContain('Nora Feld')
    expect(page).toContain('This roster is changed by deputy')
    expect(page).not.toMatch(/action="\/courts/)
    const acts: readonly (readonly [string, Record<string, string>])[] = [
      ['/courts', { name: 'Court of Nowhere County', body: 'state-court', docket: 'any', caption: '' }],
      ['/courts/judges', { court: federal, name: 'Otto Kern' }],
      ['/courts/end', { key: federal }],
      ['/courts/judges/end', { key: judge?.key ?? '' }],
    ]
    for (const [path, form] of acts) {
      const answer = await post(path, form)
      expect(answer.statusCode).toBe(403)
      expect(answer.body).toContain('not-yours-to-change')
    }
    expect(await bench.store.entriesOf('desk')).toEqual(before)
    expect((await (await signedIn(bench.app)).get('/courts')).body).toMatch(/action="\/courts/)
  })

  it('is changed by nobody but people: neither the desk itself nor the jail’s records', async () => {
    const { desk } = openBench()
    for (const actor of [{ kind: 'desk' }, { kind: 'jail-records', source: 'deputy' }] as const)
      await expect(endCourt(desk, federal, { actor })).rejects.toThrow(/not-yours-to-change/)
  })

  it.each([
    ['a judge by the surname alone', '/courts/judges', { court: federal, name: 'Feld' }],
    ['a judge with a title', '/courts/judges', { court: federal, name: 'Judge Nora Feld' }],
    ['a court of three letters', '/courts', { name: 'USA', body: 'federal-court', docket: 'any', caption: '' }],
    ['a caption that stands on every paper', '/courts', { name: 'Court of Nowhere', body: 'state-court', docket: 'any', caption: 'Court' }],
  ])('refuses %s', async (_, path, form) => {
    const bench = openBench()
    const { post } = await signedIn(bench.app)
    expect((await post(path, form)).statusCode).toBe(400)
    expect(await bench.store.entriesOf('desk')).toEqual([])
  })
})
