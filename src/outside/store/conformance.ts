// What every store must do; the suite runs on PostgreSQL and on the simulated store alike.
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { DeskError } from '../../errors.ts'
import { sha256Parser } from './tables.ts'
import { verifyChain } from '../../log/chain.ts'
import type { Logged } from '../../log/entry.ts'
import { plusMinutes } from '../../time/instant.ts'
import { simulatedClock } from '../clock/simulated.ts'
import type { SimulatedClock } from '../clock/simulated.ts'
import { ChangedMeanwhile } from '../outside.ts'
import type { Row } from '../outside.ts'
import type { DeskStore, RowsOf } from './desk-store.ts'
import { emptyHash, idOf, moment, policy, received, testRows } from './sample-entries.ts'

const noHash = sha256Parser.parse('0'.repeat(64))

export type Opened = { readonly store: DeskStore; readonly clock: SimulatedClock }
export type OpenForTest = (rowsOf: RowsOf, clock: SimulatedClock) => Promise<DeskStore>

export const storeConformance = (name: string, openForTest: OpenForTest): void => {
  const open = async (): Promise<Opened> => {
    const clock = simulatedClock(moment)
    const store = await openForTest(testRows, clock)
    await store.keep(new Uint8Array())
    return { store, clock }
  }
  describe(`store: ${name}`, () => {
    entriesSuite(open)
    rowsSuite(open)
    bothOrNeitherSuite(open)
    erasureSuite(open)
    keptSuite(open)
  })
}

type Open = () => Promise<Opened>

const entriesSuite = (open: Open): void => {
  const paper = idOf('p_1')

  it('gives back what was committed, sealed in order', async () => {
    const { store, clock } = await open()
    const first = await store.commit([received(paper, 'a.pdf'), policy('us-co')])
    clock.set(plusMinutes(moment, 5))
    const second = await store.commit([received(paper, 'b.pdf', plusMinutes(moment, -60))])
    expect(first.map(({ seq }) => seq)).toEqual([1, 2])
    expect(second[0]).toMatchObject({
      seq: 3,
      recordedAt: plusMinutes(moment, 5),
      occurredAt: plusMinutes(moment, -60),
      previous: first[1]?.hash,
    })
    expect(await store.entriesOf(paper)).toEqual([first[0], second[0]])
    expect(await store.entriesAfter(0, 100)).toEqual([...first, ...second])
    expect(await store.entriesAfter(1, 1)).toEqual([first[1]])
    expect(await store.lastSeq()).toBe(3)
    expect(first[0]?.commitment).toMatch(/^[0-9a-f]{64}$/)
    expect(first[1]?.commitment).toBeNull()
    expect(verifyChain([...first, ...second])).toEqual([])
    expect(await store.verify()).toEqual([])
  })

  it('is empty at first, and a commit of nothing writes nothing', async () => {
    const { store } = await open()
    expect(await store.commit([])).toEqual([])
    expect(await store.lastSeq()).toBe(0)
    expect(await store.entriesAfter(0, 10)).toEqual([])
    expect(await store.verify()).toEqual([])
  })

  it('keeps every character, also those a damaged paper brings', async () => {
    const { store } = await open()
    const fileName = 'a\u0000b "c" \\ \u{1F5C4} Ñandú \uD800 end\n'
    await store.commit([received(paper, fileName)])
    const [entry] = await store.entriesOf(paper)
    expect(entry).toMatchObject({ private: { fileName: fileName.toWellFormed() } })
    expect((await store.row('paper', 'k/p_1'))?.shows).toMatchObject({ names: [fileName.toWellFormed()] })
    expect(await store.verify()).toEqual([])
  })

  it('never records earlier than the entry before, though the clock is set back', async () => {
    const { store, clock } = await open()
    await store.commit([policy('us-co')])
    clock.set(plusMinutes(moment, -30))
    const [entry] = await store.commit([policy('us-co')])
    expect(entry?.recordedAt).toBe(moment)
    expect(await store.verify()).toEqual([])
  })

  it('keeps one chain under twenty callers at once', async () => {
    const { store } = await open()
    const done = await Promise.all(
      Array.from({ length: 20 }, (_, n) => store.commit([received(idOf(`p_${n % 4}`), `${n}.pdf`), policy('us-co')])),
    )
    const seqs = done
      .flat()
      .map(({ seq }) => seq)
      .toSorted((a, b) => a - b)
    expect(seqs).toEqual(Array.from({ length: 40 }, (_, n) => n + 1))
    for (const [a, b] of done) expect(b?.seq).toBe((a?.seq ?? 0) + 1)
    expect(await store.verify()).toEqual([])
  })

  it('tells of each commit, and no more after it is told to stop', async () => {
    const { store } = await open()
    const heard: number[] = []
    const stop = store.changes((seq) => heard.push(seq))
    await store.commit([policy('us-co'), policy('us-co')])
    await expect(store.commit([policy('refuse')])).rejects.toThrow('no rows')
    stop()
    await store.commit([policy('us-co')])
    expect(heard).toEqual([2])
  })
}

const rowsSuite = (open: Open): void => {
  it('shows each commit in the tables when it returns, replacing what the subject showed', async () => {
    const { store } = await open()
    await store.commit([received(idOf('p_1'), 'a.pdf')])
    expect(await store.row('paper', 'k/p_1')).toEqual({
      table: 'paper',
      key: 'k/p_1',
      subject: 'p_1',
      at: moment,
      state: 'one',
      shows: { names: ['a.pdf'], last: 1 },
    })
    await store.commit([received(idOf('p_1'), 'b.pdf')])
    expect(await store.row('paper', 'k/p_1')).toMatchObject({ state: 'many', shows: { names: ['a.pdf', 'b.pdf'], last: 2 } })
    expect(await store.row('paper', 'k/p_2')).toBeNull()
    expect(await store.row('booking', 'k/p_1')).toBeNull()
  })

  it('shows an entry of several subjects under each of them, and under each once', async () => {
    const { store } = await open()
    await store.commit([policy('us-co', idOf('a'), idOf('b'), idOf('a'))])
    expect(await store.count('paper')).toBe(2)
    expect((await store.entriesOf(idOf('a'))).map(({ subjects }) => subjects)).toEqual([['a', 'b']])
    expect(await store.verify()).toEqual([])
  })

  it('filters, sorts, cuts and counts', async () => {
    const { store } = await open()
    for (let n = 0; n < 6; n += 1) {
      const subject = idOf(`p_${n}`)
      const at = plusMinutes(moment, n === 5 ? 4 : n)
      await store.commit(n % 2 === 0 ? [received(subject, 'a', at)] : [received(subject, 'a', at), received(subject, 'b', at)])
    }
    const keys = async (...[query]: readonly [Parameters<typeof store.rows>[1]?]) =>
      (await store.rows('paper', query)).map(({ key }) => key.slice(2))
    expect(await keys()).toEqual(['p_5', 'p_4', 'p_3', 'p_2', 'p_1', 'p_0'])
    expect(await keys({ order: 'asc' })).toEqual(['p_0', 'p_1', 'p_2', 'p_3', 'p_4', 'p_5'])
    expect(await keys({ state: 'one', order: 'asc' })).toEqual(['p_0', 'p_2', 'p_4'])
    expect(await keys({ state: ['one', 'many'], limit: 2, offset: 1 })).toEqual(['p_4', 'p_3'])
    expect(await keys({ state: [] })).toEqual([])
    expect(await keys({ before: plusMinutes(moment, 2) })).toEqual(['p_1', 'p_0'])
    expect(await keys({ subject: idOf('p_3') })).toEqual(['p_3'])
    expect(await store.count('paper', { state: 'many', limit: 1 })).toBe(3)
    expect(await store.count('work', { subject: idOf('p_3') })).toBe(2)
  })

  it('makes the same rows again from the entries', async () => {
    const { store } = await open()
    for (let n = 0; n < 12; n += 1) await store.commit([received(idOf(`p_${n % 5}`), `${n}.pdf`), policy('us-co')])
    const before = [await store.rows('paper'), await store.rows('work')]
    await store.rebuild()
    expect([await store.rows('paper'), await store.rows('work')]).toEqual(before)
    expect(await store.verify()).toEqual([])
  })
}

const bothOrNeitherSuite = (open: Open): void => {
  const paper = idOf('p_1')
  const unchanged = async ({ store }: Opened, before: readonly Logged[], rows: readonly Row[]): Promise<void> => {
    expect(await store.entriesAfter(0, 100)).toEqual(before)
    expect([...(await store.rows('paper')), ...(await store.rows('work'))]).toEqual(rows)
    expect(await store.verify()).toEqual([])
    expect(await store.commit([policy('us-co')])).toMatchObject([{ seq: before.length + 1 }])
  }
  const openWithOne = async () => {
    const opened = await open()
    const before = await opened.store.commit([received(paper, 'a.pdf')])
    return { ...opened, before, rows: [...(await opened.store.rows('paper')), ...(await opened.store.rows('work'))] }
  }

  it('writes nothing when what was expected has changed', async () => {
    const { before, rows, ...opened } = await openWithOne()
    const { store } = opened
    await expect(store.commit([received(paper, 'b')], new Map([[paper, 0]]))).rejects.toThrow(ChangedMeanwhile)
    await expect(store.commit([received(paper, 'b')], new Map([[idOf('p_new'), 1]]))).rejects.toThrow(ChangedMeanwhile)
    await unchanged(opened, before, rows)
    await expect(
      store.commit(
        [received(paper, 'b')],
        new Map([
          [paper, 1],
          [idOf('p_new'), 0],
        ]),
      ),
    ).resolves.toHaveLength(1)
    await expect(store.commit([], new Map([[paper, 1]]))).rejects.toThrow(ChangedMeanwhile)
  })

  it('lets exactly one of many callers through who saw the same', async () => {
    const { store } = await open()
    const tried = await Promise.allSettled(
      Array.from({ length: 8 }, (_, n) => store.commit([received(paper, `${n}`)], new Map([[paper, 0]]))),
    )
    expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await store.lastSeq()).toBe(1)
  })

  it('writes neither entries nor rows when the rows cannot be made', async () => {
    const { before, rows, ...opened } = await openWithOne()
    await expect(opened.store.commit([received(paper, 'b'), policy('refuse', paper)])).rejects.toThrow('no rows of this')
    await unchanged(opened, before, rows)
  })

  it('refuses rows that name another owner', async () => {
    const { before, rows, ...opened } = await openWithOne()
    await expect(opened.store.commit([policy('steal', idOf('thief'))])).rejects.toThrow('owner')
    await unchanged(opened, before, rows)
  })

  it('refuses what has no canonical text', async () => {
    const { before, rows, ...opened } = await openWithOne()
    const wrong = {
      ...received(paper, 'b'),
      public: { sha256: emptyHash, bytes: Number.NaN, channel: 'inbox', receipt: 'first', truncated: false },
    } as const
    await expect(opened.store.commit([{ ...wrong, kind: 'paper-received', private: null }])).rejects.toThrow(TypeError)
    await unchanged(opened, before, rows)
  })
}

const erasureSuite = (open: Open): void => {
  it('erases a private part alone: the chain, the commitment and the rest stay', async () => {
    const { store } = await open()
    const [first, second] = await store.commit([received(idOf('p_1'), 'secret.pdf'), received(idOf('p_1'), 'b.pdf')])
    await store.erasePrivate(1, 'retention-over')
    const entries = await store.entriesAfter(0, 10)
    expect(entries[0]).toEqual({ ...first, private: null })
    expect(entries[1]).toEqual(second)
    expect(entries[2]).toMatchObject({
      kind: 'private-erased',
      subjects: ['p_1'],
      public: { seq: 1, because: 'retention-over' },
    })
    expect((await store.row('paper', 'k/p_1'))?.shows).toEqual({ names: ['erased', 'b.pdf'], last: 3 })
    expect(verifyChain(entries)).toEqual([])
    expect(await store.verify()).toEqual([])
    const texts = await store.snapshot(async (all) => {
      const seen: string[] = []
      for await (const sealed of all) seen.push(JSON.stringify(sealed))
      return seen
    })
    expect(texts.join()).not.toContain('secret')
    expect(z.object({ salt: z.null(), body: z.null() }).safeParse(JSON.parse(texts[0] ?? '')).success).toBe(true)
    await store.rebuild()
    expect(await store.verify()).toEqual([])
  })

  it('erases once, and knows what there is not', async () => {
    const { store } = await open()
    await store.commit([received(idOf('p_1'), 'a'), policy('us-co')])
    await store.erasePrivate(1)
    await store.erasePrivate(1)
    await store.erasePrivate(2)
    expect(await store.lastSeq()).toBe(3)
    await expect(store.erasePrivate(77)).rejects.toThrow(DeskError)
  })
}

const keptSuite = (open: Open): void => {
  it('keeps bytes under their hash, once', async () => {
    const { store } = await open()
    const bytes = new Uint8Array([0, 1, 2, 253, 254, 255])
    const sha256 = await store.keep(bytes)
    bytes.fill(9)
    expect(await store.kept(sha256)).toEqual(new Uint8Array([0, 1, 2, 253, 254, 255]))
    expect(await store.keep(new Uint8Array([0, 1, 2, 253, 254, 255]))).toBe(sha256)
    expect(await store.keep(new Uint8Array())).toBe(emptyHash)
    expect(await store.kept(emptyHash)).toEqual(new Uint8Array())
    expect(await store.keptHashes()).toHaveLength(2)
    expect(await store.kept(noHash)).toBeNull()
  })

  it('keeps the same bytes that come many times at once', async () => {
    const { store } = await open()
    const bytes = new TextEncoder().encode('the same fax')
    const hashes = await Promise.all(Array.from({ length: 10 }, () => store.keep(bytes)))
    expect(new Set(hashes).size).toBe(1)
    expect(await store.keptHashes()).toHaveLength(2)
    expect(await store.keptHashes()).toContain(hashes[0])
  })

  it('finds a paper that entries name and nobody kept', async () => {
    const { store } = await open()
    await store.commit([received(idOf('p_1'), 'a', moment, noHash)])
    expect(await store.verify()).toEqual([`kept paper ${noHash}: it is missing`])
  })
}
