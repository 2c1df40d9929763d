// A booking that is folded on from what was folded before is the booking folded at once, at each step of every stay of a run.
import { expect, it } from 'vitest'
import { foldBooking, isBookingId } from '../src/log/booking-record.ts'
import type { Logged, Subject } from '../src/log/entry.ts'
import { rowsOf } from '../src/log/rows.ts'
import { runSeed } from './run.ts'
import type { World } from './world.ts'

it('folds on as it folds at once, forwards, backwards and after another ending', async () => {
  const worlds: World[] = []
  await runSeed({ seed: 2, days: 3, faults: 'all', size: 'corner' }, (world) => worlds.push(world))
  const entries = (await worlds[0]?.store().entriesAfter(0, 100_000)) ?? []
  const of = new Map<Subject, Logged[]>()
  for (const entry of entries) for (const subject of entry.subjects) of.set(subject, [...(of.get(subject) ?? []), entry])
  let compared = 0
  for (const [id, its] of of) {
    if (!isBookingId(id)) continue
    const counts = [...its.keys()].map((index) => index + 1)
    const grown = counts.map((count) => foldBooking(id, its.slice(0, count)))
    const shrunk = counts.toReversed().map((count) => foldBooking(id, its.slice(0, count)))
    // As a decision that was drawn and not committed: its last entry is another each time.
    const tried = counts.map(
      (count) => [foldBooking(id, [...its.slice(0, count), ...its.slice(-1)]), foldBooking(id, its.slice(0, count))][1],
    )
    const rows = rowsOf(id, its)
    // Copies are entries that nobody has folded yet.
    const fresh = counts.map((count) => foldBooking(id, structuredClone(its.slice(0, count))))
    expect(grown).toEqual(fresh)
    expect(shrunk.toReversed()).toEqual(fresh)
    expect(tried).toEqual(fresh)
    expect(rows).toEqual(rowsOf(id, structuredClone(its)))
    compared += counts.length
  }
  expect(compared).toBeGreaterThan(500)
})
