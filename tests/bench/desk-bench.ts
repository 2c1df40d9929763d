// A desk for tests: simulated store, clock, lines and reader, an invented jail in Denver, and the pages on top of them.
import type { FastifyInstance } from 'fastify'
import type { Agency } from '../../src/agency.ts'
import { agencyParser } from '../../src/agency.ts'
import { recordCustody } from '../../src/acts.ts'
import { custodyEventParser } from '../../src/custody/booking.ts'
import type { BookingId } from '../../src/custody/booking.ts'
import { buildDesk } from '../../src/desk/desk-app.ts'
import type { DeskOptions } from '../../src/desk/desk-options.ts'
import type { Desk } from '../../src/desk-work.ts'
import { typedPaperBytes } from '../../src/document/typed-paper.ts'
import type { TypedPaper } from '../../src/document/typed-paper.ts'
import type { PaperId } from '../../src/document/paper.ts'
import { receive, tick } from '../../src/intake-to-release.ts'
import { rowsOf, workKinds } from '../../src/log/rows.ts'
import { seededChance } from '../../src/outside/chance/seeded.ts'
import { simulatedClock } from '../../src/outside/clock/simulated.ts'
import type { SimulatedClock } from '../../src/outside/clock/simulated.ts'
import { createSimulatedLine } from '../../src/outside/mail/simulated.ts'
import type { SimulatedLine } from '../../src/outside/mail/simulated.ts'
import type { Clock, PageReader } from '../../src/outside/outside.ts'
import { simulatePageReader } from '../../src/outside/page-reader/simulated.ts'
import { simulatedStore } from '../../src/outside/store/simulated.ts'
import type { SimulatedStore } from '../../src/outside/store/simulated.ts'
import { simulatedTypesetter } from '../../src/outside/typesetter/simulated.ts'
import { monthlyColumns, monthlyCounts, monthlyCsv } from '../../src/report/monthly.ts'
import { timelineOf } from '../../src/report/timeline.ts'
import { parseInstant } from '../../src/time/instant.ts'

export const benchAgency: Agency = agencyParser.parse({
  place: 'us-co-denver',
  zone: 'America/Denver',
  name: 'Denver Sheriff Department (invented)',
  facility: 'Cherry Creek Detention Center',
  address: ['490 Invented Street', 'Denver, CO 80204'],
  phone: '303-555-0100',
  policy: { allowsNotices: true },
  ice: { email: 'notices@ice.example', phone: '303-555-0142' },
  roster: { changedBy: ['deputy'] },
})

export type Bench = {
  readonly desk: Desk
  readonly store: SimulatedStore
  readonly clock: SimulatedClock
  readonly line: SimulatedLine
  readonly app: FastifyInstance
  readonly options: DeskOptions
  /** Does all work that is due. */
  readonly settle: () => Promise<void>
  readonly book: (event: Readonly<Record<string, unknown>>) => Promise<BookingId>
  readonly paper: (instruments: TypedPaper, fileName?: string) => Promise<PaperId>
}

export type BenchChoices = {
  readonly at?: string
  readonly options?: Partial<DeskOptions>
  readonly reader?: PageReader
  readonly agency?: Agency
  /** A running clock for browsers; the simulated one stands still. */
  readonly running?: Clock
}

export const openBench = ({
  at = '2026-11-20T08:00:00-07:00',
  options: chosen = {},
  reader,
  running,
  agency = benchAgency,
}: BenchChoices = {}): Bench => {
  const clock = simulatedClock(parseInstant(at))
  const chance = seededChance('bench')
  const used = running ?? clock
  const store = simulatedStore({ clock: used, chance, rowsOf })
  const line = createSimulatedLine('email', used)
  const desk: Desk = {
    agency,
    outside: {
      clock: used,
      chance,
      store,
      pageReader: reader ?? simulatePageReader(),
      noticeLines: [line],
      letterLine: null,
      typesetter: simulatedTypesetter(),
    },
  }
  const options = optionsOf(desk, chosen)
  return {
    desk,
    store,
    clock,
    line,
    options,
    app: buildDesk(desk, options),
    settle: () => settle(desk),
    book: async (event) => {
      const parsed = custodyEventParser.parse({ event: 'booked', at: used.now(), ...event })
      return recordCustody(desk, parsed, { actor: { kind: 'jail-records', source: 'bench' } })
    },
    paper: async (instruments, fileName = 'request.json') => {
      const bytes = typedPaperBytes(instruments)
      const { paper } = await receive(desk, {
        bytes,
        bytesSent: bytes.length,
        fileName,
        channel: 'fax',
        from: 'ICE Denver',
        actor: { kind: 'desk' },
      })
      await settle(desk)
      return paper
    },
  }
}

const optionsOf = (desk: Desk, chosen: Partial<DeskOptions>): DeskOptions => ({
  sample: false,
  dataDir: null,
  version: '0.0.0-bench',
  lawVersion: 'bench',
  accounts: { verify: async (name, password) => name === 'deputy' && password === 'right' },
  sessionSecret: 'a secret of thirty-two bytes or so, for tests only',
  apiToken: 'bench-token',
  timelineOf: (entries, zone) => timelineOf(entries, zone).map((each) => ({ ...each, at: parseInstant(each.at) })),
  reportOf: async () => {
    const rows = monthlyCounts(await desk.outside.store.entriesAfter(0, 100_000), desk.agency.zone)
    return { columns: monthlyColumns, rows, csv: monthlyCsv(rows) }
  },
  ...chosen,
})

const settle = async (desk: Desk): Promise<void> => {
  for (let round = 0; round < 200; round += 1) {
    const { did, failure } = await tick(desk, workKinds)
    if (failure !== null) throw new Error('work at the bench failed', { cause: failure })
    if (did === null) return
  }
  throw new Error('the desk did not come to rest')
}

/** A signed-in browser without a browser: keeps the cookie, carries the token of the last page in its forms. */
export const signedIn = async (app: FastifyInstance, name = 'deputy', password = 'right') => {
  const answer = await app.inject({
    method: 'POST',
    url: '/sign-in',
    payload: new URLSearchParams({ name, password }).toString(),
    headers: formHeaders,
  })
  const cookie = answer.cookies.map((each) => `${each.name}=${each.value}`).join('; ')
  const get = (url: string) => app.inject({ method: 'GET', url, headers: { cookie } })
  const inbox = await get('/inbox')
  const token = tokenIn(inbox.body)
  return {
    cookie,
    token,
    get,
    post: (url: string, form: Readonly<Record<string, string>>, extra: Readonly<Record<string, string>> = {}) =>
      app.inject({
        method: 'POST',
        url,
        payload: new URLSearchParams({ token, ...form }).toString(),
        headers: { cookie, ...formHeaders, ...extra },
      }),
  }
}

export const formHeaders = { 'content-type': 'application/x-www-form-urlencoded' }

export const tokenIn = (body: string): string => /name="token"\s+value="([0-9a-f]+)"/.exec(body)?.[1] ?? ''

export const detainer = (name: string, born: string) => ({
  form: 'I-247A',
  revision: '3/17',
  signer: 'immigration-officer',
  ticked: ['basis-biometric', 'notify-ice'],
  fields: {
    subjectName: name,
    dateOfBirth: born,
    fileNumber: 'A099 000 111',
    issuedOn: '2026-11-19',
    officerName: 'T. Hale',
    from: 'ICE ERO Denver Field Office',
  },
})

export const warrantI200 = (name: string) => ({ form: 'I-200', signer: 'immigration-officer', fields: { subjectName: name } })
