// The one suite that the real and the simulated jail records must both pass.
import { describe, expect, it } from 'vitest'
import type { JailRecords } from './jail-records.ts'

export type JailRecordsUnderTest = {
  readonly records: JailRecords
  readonly put: (name: string, text: string) => Promise<void>
  readonly done: () => Promise<readonly string[]>
  readonly problems: () => Promise<ReadonlyMap<string, string>>
}

/** What the suite's papers are written for. */
export const conformanceMapping = 'zone: America/Denver\ncolumns: { booking: NO, event: WHAT, at: WHEN, name: WHO }\n'
const booked = 'NO,WHAT,WHEN,WHO\n1,booked,2016-12-20 03:00,"ROE, JOHN"\n'
const halfBad = 'NO,WHAT,WHEN,WHO\n1,bond-posted,2016-12-20 13:30,\n1,flew away,2016-12-20 14:00,\n'

export const jailRecordsConformance = (open: () => Promise<JailRecordsUnderTest>): void => {
  describe('jail records', () => {
    it('gives a delivery until it is settled, then puts it away', async () => {
      const { records, put, done } = await open()
      await put('a.csv', booked)
      const [first] = await pollTwice(records)
      expect(first?.events).toMatchObject([{ booking: '1', event: 'booked', name: 'ROE, JOHN', at: '2016-12-20T10:00:00.000Z' }])
      const [again] = await records.poll()
      expect(again?.events[0]?.eventId).toBe(first?.events[0]?.eventId)
      if (first) await records.settle(first, [])
      expect(await records.poll()).toEqual([])
      expect(await done()).toEqual(['a.csv'])
    })

    it('keeps the good lines of a bad file and says what was wrong', async () => {
      const { records, put, problems, done } = await open()
      await put('b.csv', halfBad)
      const [delivery] = await pollTwice(records)
      expect(delivery?.events.map((event) => event.event)).toEqual(['bond-posted'])
      if (delivery) await records.settle(delivery, [])
      expect(await done()).toEqual([])
      expect((await problems()).get('b.csv')).toContain('line 3: column WHAT: the code [flew away] is not in the mapping')
    })

    it('says which events the desk refused', async () => {
      const { records, put, problems } = await open()
      await put('c.csv', booked)
      const [delivery] = await pollTwice(records)
      if (delivery) await records.settle(delivery, [{ line: 2, says: 'the stay is over' }])
      expect((await problems()).get('c.csv')).toMatch(/0 events recorded.*line 2: the stay is over \(line not recorded\)/s)
    })

    it('an export that comes again under its name overwrites nothing', async () => {
      const { records, put, done } = await open()
      for (let time = 0; time < 2; time += 1) {
        await put('hourly.csv', booked)
        for (const delivery of await pollTwice(records)) await records.settle(delivery, [])
      }
      expect(await done()).toEqual(['hourly.csv', 'hourly-2.csv'])
    })
  })
}

/** A file must be seen twice unchanged before it counts as complete. */
const pollTwice = async (records: JailRecords) => {
  await records.poll()
  return records.poll()
}
