// The fault table: each step outside, failed or dead, before or after it was done, twice, then a new start; the day ends as it should.
import { describe, expect, it } from 'vitest'
import { askReading, recordCustody, serveCopy } from '../src/acts.ts'
import { agencyParser } from '../src/agency.ts'
import type { CustodyEvent } from '../src/custody/booking.ts'
import type { Desk } from '../src/desk-work.ts'
import { typedPaperBytes } from '../src/document/typed-paper.ts'
import { lanes, receive, tick } from '../src/intake-to-release.ts'
import { isBookingId } from '../src/log/booking-record.ts'
import { parseLetterId } from '../src/log/ids.ts'
import { isPaperId } from '../src/log/paper-record.ts'
import { rowsOf } from '../src/log/rows.ts'
import { matchAgain } from '../src/match-paper.ts'
import { seededChance } from '../src/outside/chance/seeded.ts'
import { simulatedClock } from '../src/outside/clock/simulated.ts'
import { createSimulatedLetterLine, createSimulatedLine } from '../src/outside/mail/simulated.ts'
import type { Outside } from '../src/outside/outside.ts'
import { simulatePageReader } from '../src/outside/page-reader/simulated.ts'
import { simulatedStore } from '../src/outside/store/simulated.ts'
import type { SimulatedStore } from '../src/outside/store/simulated.ts'
import { simulatedTypesetter } from '../src/outside/typesetter/simulated.ts'
import { audit } from '../src/report/audit.ts'
import { parseCivilDate, parseInstant } from '../src/time/instant.ts'
import { harms, machine } from './machine.ts'
import type { Harm, Machine, Step } from './machine.ts'
import { custodyEvent, minuteMs } from './stay-plan.ts'

/** The steps that this day takes; a line for letters is not used in it. */
const struck: readonly Step[] = ['read-record', 'commit', 'keep', 'fetch', 'read-paper', 'typeset', 'send']

const startsAt = parseInstant('2016-12-20T08:00:00-07:00')
const allKinds = Object.values(lanes).flat()
const bySystem = { actor: { kind: 'jail-records', source: 'test' } } as const
const deputy = { actor: { kind: 'person', account: 'deputy' } } as const

type Rig = {
  readonly store: SimulatedStore
  readonly line: ReturnType<typeof createSimulatedLine>
  readonly start: () => Machine
  readonly wait: (ms: number) => void
}

const rig = (): Rig => {
  const clock = simulatedClock(startsAt)
  const chance = seededChance('fault table')
  const store = simulatedStore({ clock, chance, rowsOf })
  const line = createSimulatedLine('fax', clock)
  const agency = agencyParser.parse({
    place: 'us-co-denver',
    zone: 'America/Denver',
    name: 'Test Sheriff Department',
    facility: 'Test Jail',
    address: ['1 Example Street'],
    phone: '555-0100',
    policy: { allowsNotices: true },
    ice: { fax: '555-0111' },
  })
  const outside = (): Outside => ({
    clock,
    chance,
    store,
    pageReader: simulatePageReader(),
    noticeLines: [line],
    letterLine: createSimulatedLetterLine(),
    typesetter: simulatedTypesetter(),
  })
  return {
    store,
    line,
    start: () => machine(outside(), agency, () => undefined),
    wait: (ms) => clock.advance(ms),
  }
}

/** Ends with `died` when the machine is gone: its call returns no more. */
const within = async (its: Machine, call: (desk: Desk) => Promise<unknown>): Promise<'done' | 'failed' | 'died'> => {
  let ended: 'done' | 'failed' | null = null
  call(its.desk).then(
    () => (ended = 'done'),
    () => (ended = 'failed'),
  )
  while (ended === null && its.alive()) await new Promise((resolve) => setImmediate(resolve))
  return ended ?? 'died'
}

/** Brings an errand until it is acknowledged, as the world does; a new program where the old one died. */
const insist = async (rigged: Rig, running: { its: Machine }, call: (desk: Desk) => Promise<unknown>): Promise<void> => {
  for (let tries = 0; tries < 20; tries += 1) {
    if (!running.its.alive()) {
      running.its = rigged.start()
      await within(running.its, (desk) => matchAgain(desk))
    }
    if ((await within(running.its, call)) === 'done') return
    rigged.wait(10_000)
  }
  throw new Error('never acknowledged')
}

/** Works until nothing is due; failures wait and are tried again. */
const work = async (rigged: Rig, running: { its: Machine }): Promise<void> => {
  for (let rounds = 0; rounds < 300; rounds += 1) {
    if (!running.its.alive()) running.its = rigged.start()
    let did = false
    await within(running.its, async (desk) => {
      did = (await tick(desk, allKinds)).did !== null
    })
    const first = rigged.store.earliest('work', ['read', 'match', 'letters', 'notice'])
    if (!did && running.its.alive() && first === null) return
    rigged.wait(did ? 1_000 : minuteMs)
  }
  throw new Error('work never came to rest')
}

const paper = typedPaperBytes([
  {
    form: 'I-247D',
    signer: 'immigration-officer',
    subjectName: 'ROE, JOHN',
    dateOfBirth: '1980-04-05',
    asks: ['hold-past-release', 'notify-of-release'],
    eventNumber: 'EV1',
  },
])

/** Booked, a request, its copy served, a bond: at the end the gate is open and the notice out. */
const day = async (rigged: Rig): Promise<void> => {
  const running = { its: rigged.start() }
  const event = (kind: 'booked' | 'bond-posted', number: number, also: Partial<CustodyEvent> = {}) => {
    const told = custodyEvent('B1', kind, Date.parse(startsAt) + number * minuteMs, number, also)
    return insist(rigged, running, (desk) => recordCustody(desk, told, bySystem))
  }
  await event('booked', 1, { name: 'ROE, JOHN', born: parseCivilDate('1980-04-05') })
  await insist(rigged, running, (desk) =>
    receive(desk, {
      bytes: paper,
      bytesSent: paper.length,
      fileName: 'p',
      channel: 'fax',
      from: null,
      actor: { kind: 'desk' },
    }),
  )
  await work(rigged, running)
  // A reader that was stopped is asked again by a person.
  for (const { subject } of await rigged.store.rows('paper', { state: 'unreadable' })) {
    if (isPaperId(subject)) await insist(rigged, running, (desk) => askReading(desk, subject, deputy))
    await work(rigged, running)
  }
  const letters = await rigged.store.rows('letter', { state: 'written' })
  const copies = letters.filter((row) => row.shows['kind'] === 'copy-to-person')
  expect(copies.length).toBeGreaterThan(0)
  for (const { subject, key } of copies) {
    if (isBookingId(subject))
      await insist(rigged, running, (desk) => serveCopy(desk, subject, [parseLetterId(key)], 'en', 'in person', deputy))
  }
  await event('bond-posted', 60)
  await work(rigged, running)
}

const expectGood = async ({ store, line }: Rig): Promise<void> => {
  expect(await store.verify()).toEqual([])
  const entries = await store.entriesAfter(0, 10_000)
  expect(audit(entries)).toEqual([])
  expect(store.peek('booking', 'B1')?.state).toBe('open')
  expect(entries.filter((entry) => entry.kind === 'custody-event').map((entry) => entry.public.event)).toEqual(['booked', 'bond-posted'])
  const papers = entries.filter((entry) => entry.kind === 'paper-received')
  expect(papers.length).toBeGreaterThan(0)
  expect(await store.count('instrument', { state: 'matched' })).toBe(1)
  const duty = (await store.rows('duty')).find((row) => row.shows['name'] === 'serve-copy')
  expect(duty?.state).toBe('done')
  const arrived = line.delivered.map(({ message }) => message.subject)
  expect(arrived.length).toBeGreaterThan(0)
  expect(arrived.filter((subject) => !subject.startsWith('REPEAT')).length).toBeLessThanOrEqual(1)
}

describe('the fault table', () => {
  it('the day without faults', async () => {
    const rigged = rig()
    await day(rigged)
    await expectGood(rigged)
  })

  const rows = struck.flatMap((step) => harms.map((harm): readonly [Step, Harm] => [step, harm]))
  it.each(rows)('%s %s, at one call after the other, twice, then a new start', { timeout: 200_000 }, async (step, harm) => {
    let reached = true
    for (let calls = 1; reached && calls <= callsMax; calls += between[step] ?? 1) {
      const rigged = rig()
      const machines: Machine[] = []
      const start = (): Machine => {
        const its = rigged.start()
        machines.push(its)
        // The second time: at the first such call of the program that was started anew, or at the next one of the program that goes on.
        if (machines.length === 1) for (const each of [calls, calls + 1]) its.arm({ step, calls: each, harm })
        if (machines.length === 2) its.arm({ step, calls: 1, harm })
        return its
      }
      await day({ ...rigged, start })
      await expectGood(rigged)
      reached = machines[0]?.alive() === false || machines[0]?.armed() === false
    }
  })
})

/** How far the calls that are struck lie apart, where a day has many of them. */
const between: Readonly<Partial<Record<Step, number>>> = { 'read-record': 13, commit: 2, send: 1 }
const callsMax = 80
