// kill -9 of every process at random moments of a day of work: nothing acknowledged is lost, tables equal entries.
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { rowsOf, rowsVersion } from '../../src/log/rows.ts'
import { realChance } from '../../src/outside/chance/real.ts'
import { realClock } from '../../src/outside/clock/real.ts'
import { openStore } from '../../src/outside/store/open-store.ts'
import { audit } from '../../src/report/audit.ts'
import { seeded } from '../../src/outside/paper-maker/seeded.ts'
import { livingDesk, mailServer } from './living-desk.ts'
import type { LivingDesk, MailServer } from './living-desk.ts'

const kills = 20
const seed = Number(process.env['RELEASEDESK_SEED'] ?? Date.now() % 1_000_000)

let mail: MailServer
let desk: LivingDesk
beforeAll(async () => {
  mail = await mailServer(120)
  desk = await livingDesk(mail)
  await desk.start()
})
afterAll(async () => {
  await desk?.stop()
  await mail?.close()
  await desk?.remove()
})

const resultsParser = z.object({ results: z.array(z.object({ ok: z.boolean() })) })

/** What the desk acknowledged: it may never forget these. */
type Acknowledged = { readonly events: string[]; readonly papers: string[] }

/** One booking after the other: booked, a request, a bond. Whatever is answered is on the list; what is cut off is not. */
const dayOfWork = async (acknowledged: Acknowledged, stopped: () => boolean, first: number): Promise<number> => {
  let number = first
  for (; !stopped(); number += 1) {
    const booking = `K${number}`
    const name = `${inLetters(number)}, TEST`
    // Far from each other in name and birth: each match is certain by itself.
    const born = `${1940 + (number % 60)}-${String((number % 12) + 1).padStart(2, '0')}-${String((number % 28) + 1).padStart(2, '0')}`
    const at = () => new Date().toISOString()
    const event = async (kind: string) => {
      const eventId = `${booking}-${kind}`
      const answer = resultsParser.parse(await desk.post('/api/v1/custody-events', { booking, event: kind, at: at(), name, born, eventId }))
      if (answer.results.every((each) => each.ok)) acknowledged.events.push(eventId)
    }
    const paper = new TextEncoder().encode(
      JSON.stringify({
        'releasedesk-typed': {
          form: 'I-247A',
          signer: 'immigration-officer',
          subjectName: name,
          dateOfBirth: born,
          eventNumber: `EV${number}`,
        },
      }),
    )
    try {
      await event('booked')
      const { status } = await desk.postPaper(`${booking}.json`, paper)
      if (status === 201) acknowledged.papers.push(createHash('sha256').update(paper).digest('hex'))
      await event('bond-posted')
    } catch {
      // Cut off by a kill: nothing was acknowledged, nothing is promised.
    }
  }
  return number
}

const syllables = ['BAR', 'COL', 'DEN', 'FIT', 'GUS', 'HOM', 'JAX', 'KEL', 'LIP', 'MUR']
/** Names have no figures: 27 -> `DENKEL`. */
const inLetters = (number: number): string => [...String(number)].map((digit) => syllables[Number(digit)] ?? '').join('')

describe('kill -9', () => {
  it(`loses nothing acknowledged in ${kills} kills (seed ${seed})`, { timeout: 400_000 }, async () => {
    const random = seeded(seed)
    const acknowledged: Acknowledged = { events: [], papers: [] }
    const restarts: number[] = []
    let number = 1
    for (let kill = 0; kill < kills; kill += 1) {
      let stopped = false
      const work = dayOfWork(acknowledged, () => stopped, number)
      await aWhileOfWork(acknowledged, random)
      const all = desk.processes()
      // All of them at once, or only one kind.
      const chosen = ['every', 'every', 'desk', 'database', 'reader'][Math.floor(random() * 5)]
      for (const { pid, what } of all) if (chosen === 'every' || what === chosen || (chosen === 'reader' && what === 'desk')) tryKill(pid)
      await new Promise((resolve) => setTimeout(resolve, 100))
      stopped = true
      number = (await work) + 1
      if (chosen === 'database') continue
      const from = performance.now()
      await desk.start()
      restarts.push(Math.round(performance.now() - from))
    }
    await settle()
    await desk.stop()
    process.stderr.write(
      `restart ms: ${restarts.toSorted((a, b) => a - b).join(' ')}; acknowledged ${acknowledged.events.length} events, ${acknowledged.papers.length} papers; mails ${mail.mails.length}\n`,
    )

    const store = await openStore({ dir: desk.dir, clock: realClock(), chance: realChance(), rowsOf, rowsVersion })
    try {
      expect(await store.verify()).toEqual([])
      const entries = await store.entriesAfter(0, 1_000_000)
      expect(audit(entries)).toEqual([])
      const events = new Set(entries.flatMap((entry) => (entry.kind === 'custody-event' ? [entry.private?.event.eventId] : [])))
      const papers = new Set(entries.flatMap((entry) => (entry.kind === 'paper-received' ? [String(entry.public.sha256)] : [])))
      expect(acknowledged.events.filter((id) => !events.has(id))).toEqual([])
      expect(acknowledged.papers.filter((hash) => !papers.has(hash))).toEqual([])
      expect(acknowledged.events.length).toBeGreaterThan(kills)
    } finally {
      await store.close()
    }
    // On the other side: of each notice at most one mail that does not say that it is a repeat.
    const plain = mail.mails.filter((each) => !each.subject.startsWith('REPEAT')).map((each) => each.subject)
    expect(plain.length).toBe(new Set(plain).size)
    expect(plain.length).toBeGreaterThan(5)
  })
})

/** A moment by chance, and on a slow machine as long as it takes until two more events were acknowledged: a kill at work, not before it. */
const aWhileOfWork = async (acknowledged: Acknowledged, random: () => number): Promise<void> => {
  const wanted = acknowledged.events.length + 2
  await new Promise((resolve) => setTimeout(resolve, 300 + random() * 900))
  for (let waited = 0; acknowledged.events.length < wanted && waited < 300; waited += 1) {
    await new Promise((resolve) => setTimeout(resolve, 20 + random() * 60))
  }
}

const tryKill = (pid: number): void => {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // already gone
  }
}

/** Until no notice waits and no paper is unread. */
const settle = async (): Promise<void> => {
  const open = z.object({ notices: z.array(z.unknown()) })
  for (const end = performance.now() + 60_000; performance.now() < end;) {
    const waiting = await Promise.all(
      ['waiting', 'sending'].map(async (state) => open.parse(await desk.get(`/api/v1/notices?state=${state}`)).notices.length),
    )
    if (waiting.every((count) => count === 0)) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
