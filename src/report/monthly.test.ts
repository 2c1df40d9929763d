// Every figure of the report comes from public envelopes alone: erasing every private part changes none of them.
import { describe, expect, it } from 'vitest'
import { readFile } from 'node:fs/promises'
import { recordCustody } from '../acts.ts'
import { lanes, receive, tick } from '../intake-to-release.ts'
import { typedPaperBytes } from '../document/typed-paper.ts'
import { custodyEventParser } from '../custody/booking.ts'
import { openBench } from '../../tests/bench/desk-bench.ts'
import { parseInstant } from '../time/instant.ts'
import type { Logged } from '../log/entry.ts'
import { monthlyColumns, monthlyCounts, monthlyCsv } from './monthly.ts'

const at = (clock: string) => parseInstant(`2026-11-20T${clock}:00-07:00`)

const day = async () => {
  const bench = openBench({ at: '2026-11-20T08:00:00-07:00' })
  const records = { actor: { kind: 'jail-records', source: 'test' } } as const
  const event = (kind: string, clock: string) =>
    recordCustody(
      bench.desk,
      custodyEventParser.parse({ booking: 'B1', event: kind, at: at(clock), name: 'ROE, JOHN', born: '1997-03-04' }),
      records,
    )
  await event('booked', '07:00')
  const bytes = typedPaperBytes([{ form: 'I-247A', signer: 'immigration-officer', subjectName: 'ROE, JOHN', dateOfBirth: '1997-03-04' }])
  await receive(bench.desk, { bytes, bytesSent: bytes.length, fileName: 'fax', channel: 'fax', from: null, actor: { kind: 'desk' } })
  const work = async () => {
    const kinds = [...lanes.quick, ...lanes.notices, ...lanes.letters, ...lanes.reading]
    while ((await tick(bench.desk, kinds)).did !== null);
  }
  await work()
  bench.clock.set(at('10:00'))
  await event('bond-posted', '10:00')
  await work()
  bench.clock.set(at('12:30'))
  await event('released', '12:30')
  await work()
  return { entries: await bench.store.entriesAfter(0, 10_000), zone: bench.desk.agency.zone }
}

describe('counts by month', () => {
  it('counts a day as it was', async () => {
    const { entries, zone } = await day()
    expect(monthlyCounts(entries, zone)).toMatchObject([
      {
        month: '2026-11',
        papersReceived: 1,
        detainers: 1,
        peopleMatched: 1,
        holdsDeclined: 1,
        noticesSent: 1,
        noticesLate: 0,
        leadMinutesMedian: 150,
        leadMinutesShort: 150,
        noticesAfterDoor: 0,
        triesFailed: 0,
        releases: 1,
        heldMinutes: 0,
      },
    ])
  })

  it('does not count a notice as sent whose mail came back', async () => {
    const { entries, zone } = await day()
    const sent = entries.find((entry) => entry.kind === 'notice-attempt-ended')
    const last = entries.at(-1)
    if (sent?.kind !== 'notice-attempt-ended' || last === undefined) throw new Error('the day has no sent notice')
    const returned: Logged = {
      ...sent,
      seq: last.seq + 1,
      kind: 'notice-returned',
      public: { notice: sent.public.notice, attempt: sent.public.attempt },
      private: { reason: 'no such mailbox' },
    }
    expect(monthlyCounts([...entries, returned], zone)).toMatchObject([
      { noticesSent: 0, triesFailed: 1, noticesNotSent: 1, leadMinutesMedian: null, noticesAfterDoor: 0 },
    ])
  })

  it('gives the same figures when every private part is erased', async () => {
    const { entries, zone } = await day()
    const erased = entries.map((entry) => ({ ...entry, private: null }))
    expect(monthlyCounts(erased, zone)).toEqual(monthlyCounts(entries, zone))
  })

  it('writes one line a month under a header of all columns', async () => {
    const { entries, zone } = await day()
    const [head, line, ...rest] = monthlyCsv(monthlyCounts(entries, zone)).trimEnd().split('\r\n')
    expect(head?.split(',')).toEqual(['month', ...monthlyColumns.map((column) => column.key)])
    expect(line?.split(',')).toHaveLength(monthlyColumns.length + 1)
    expect(rest).toEqual([])
    expect(await readFile(new URL('./monthly.ts', import.meta.url), 'utf8')).not.toMatch(/entry\.private/)
  })
})
