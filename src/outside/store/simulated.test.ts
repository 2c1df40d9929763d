// The simulated store: the conformance suite, and its failures on demand.
import { describe, expect, it } from 'vitest'
import { seededChance } from '../chance/seeded.ts'
import { simulatedClock } from '../clock/simulated.ts'
import { storeConformance } from './conformance.ts'
import { idOf, moment, policy, received, testRows } from './sample-entries.ts'
import { simulatedStore } from './simulated.ts'

storeConformance('simulated', async (rowsOf, clock) => simulatedStore({ clock, chance: seededChance(1), rowsOf }))

const open = () => simulatedStore({ clock: simulatedClock(moment), chance: seededChance(1), rowsOf: testRows })

describe('the simulated store on demand', () => {
  it('fails before anything is written, once', async () => {
    const store = open()
    store.failNext('before')
    await expect(store.commit([policy('us-co')])).rejects.toMatchObject({ code: 'database-lost' })
    expect(await store.lastSeq()).toBe(0)
    await expect(store.commit([policy('us-co')])).resolves.toHaveLength(1)
  })

  it('fails after all is written, as when the answer is lost', async () => {
    const store = open()
    store.failNext('after')
    await expect(store.commit([policy('us-co')])).rejects.toMatchObject({ code: 'database-lost' })
    expect(await store.lastSeq()).toBe(1)
    expect(await store.count('paper')).toBe(1)
  })

  it('gives out the same log for the same seed', async () => {
    const hashes = await Promise.all(
      [open(), open()].map(async (store) => (await store.commit([received(idOf('p_1'), 'a')])).map(({ hash }) => hash)),
    )
    expect(hashes[0]).toEqual(hashes[1])
  })

  it('never acts on an entry that was changed behind its back', async () => {
    const store = open()
    await store.commit([received(idOf('p_1'), 'a')])
    store.tamper(1, (sealed) => ({ ...sealed, body: sealed.body?.replace('"a"', '"b"') ?? null }))
    await expect(store.entriesOf(idOf('p_1'))).rejects.toMatchObject({ code: 'log-broken' })
    expect(await store.verify()).toContain('entry 1: its private part does not fit its commitment')
  })
})
