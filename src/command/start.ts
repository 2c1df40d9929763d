// `releasedesk start`: runs the desk: web pages, API, clock, lines. Without --data it shows the sample jail.
import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Agency } from '../agency.ts'
import { buildDesk } from '../desk/desk-app.ts'
import { sameText } from '../desk/sessions.ts'
import type { Desk } from '../desk-work.ts'
import { placesCoverage } from '../determination/vocabulary.ts'
import { DeskError } from '../errors.ts'
import type { Entry } from '../log/entry.ts'
import { backup } from '../outside/store/backup.ts'
import type { OpenedStore } from '../outside/store/open-store.ts'
import { monthlyColumns, monthlyCounts, monthlyCsv } from '../report/monthly.ts'
import { timelineOf } from '../report/timeline.ts'
import { parseInstant } from '../time/instant.ts'
import { openAccount } from './account.ts'
import type { DeskAccount } from './account.ts'
import type { manifestAnswerParser } from './backup.ts'
import { json, optionsOf } from './command.ts'
import type { Command, Io } from './command.ts'
import { agencyFileOf, agencyTemplate, announceRunning, dataFolderOf, readAgency, withdrawRunning } from './data-folder.ts'
import { startInlets } from './inlets.ts'
import { startLanes } from './lanes.ts'
import { openDesk, recordPolicy } from './open-desk.ts'
import { allEntries } from './report.ts'
import { openSample } from './sample/sample.ts'
import { programVersion } from './version.ts'

const portDefault = 4180
const portsTried = 20

export const startCommand: Command = {
  usage: 'start [--data DIR] [--port N] [--sample] [--json]',
  does: 'runs the desk: web pages, API, clock, lines; without --data it shows the sample jail',
  run: async (words, io) => {
    const { values } = optionsOf(words, {
      data: { type: 'string' },
      port: { type: 'string' },
      sample: { type: 'boolean' },
      json: { type: 'boolean' },
    })
    const port = portOf(values.port)
    const sample = values.sample ?? values.data === undefined
    const dir = dataFolderOf(values.data, io.env)
    const stopping = stopSignal()
    const running = await startDesk({ dir, sample, port, io })
    io.out(values.json ? json({ address: running.address, data: dir, sample }) : running.banner)
    await stopping
    io.note('Stopping ...')
    await running.stop()
    return 0
  },
}

const portOf = (text: string | undefined): number | null => {
  if (text === undefined) return null
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new DeskError('input-invalid', `[${text}] is no port.`)
  return port
}

const stopSignal = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve())
  })

type Start = { readonly dir: string; readonly sample: boolean; readonly port: number | null; readonly io: Io }

export type RunningDesk = { readonly address: string; readonly banner: string; readonly stop: () => Promise<void> }

/** Starts everything and says where; nothing is left running if it throws. */
export const startDesk = async ({ dir, sample, port, io }: Start): Promise<RunningDesk> => {
  const undo: (() => Promise<void>)[] = []
  const stop = async (): Promise<void> => {
    for (const step of undo.splice(0).toReversed()) await step()
  }
  const log = (line: string): void => io.note(`[desk] ${line}`)
  try {
    await mkdir(dir, { recursive: true, mode: 0o700 })
    const sampleJail = sample ? await openSample(dir, io) : null
    if (sampleJail) undo.push(sampleJail.close)
    const agency = sampleJail?.agency ?? (await agencyIn(dir, io))
    const account = await openAccount(dir)
    const { desk, store, close } = await openDesk({ dir, agency, databaseUrl: io.env['DATABASE_URL'], log })
    undo.push(close)
    await recordPolicy(desk)
    await store.commit([deskEntry(desk, sample, 'desk-started')])
    undo.push(async () => {
      await store.commit([deskEntry(desk, sample, 'desk-stopped')])
    })
    const app = buildDesk(desk, { ...pagesOf(desk, dir, sample, account, log), dataDir: dir })
    addBackupRoute(app, store, account)
    const address = await listen(app, port)
    undo.push(() => app.close())
    const changes = (listener: () => void): (() => void) => store.changes(() => listener())
    const lanes = startLanes(desk, changes, log)
    undo.push(lanes.stop)
    // Nothing waits for it: a reader that cannot start is met again, and told, when the first paper comes.
    desk.outside.pageReader.warm().catch(() => log('the page reader did not start'))
    const inlets = await startInlets(desk, agency, log)
    undo.push(inlets.stop)
    await announceRunning(dir, { pid: process.pid, port: Number(new URL(address).port), token: account.apiToken })
    undo.push(() => withdrawRunning(dir))
    return { address, banner: bannerOf(address, dir, sample, agency, account), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** A new folder gets a settings file to fill in; the desk starts on it with notices switched off. */
const agencyIn = async (dir: string, io: Io): Promise<Agency> => {
  if (!existsSync(agencyFileOf(dir))) {
    await writeFile(agencyFileOf(dir), agencyTemplate, { mode: 0o600 })
    io.note(`A settings file to fill in was written: ${agencyFileOf(dir)}`)
  }
  const agency = await readAgency(dir)
  if (!placesCoverage().some((place) => place.place === agency.place)) {
    throw new DeskError('place-unknown', `The place [${agency.place}] in ${agencyFileOf(dir)} is not covered.`)
  }
  return agency
}

const deskEntry = ({ outside }: Desk, sample: boolean, kind: 'desk-started' | 'desk-stopped'): Entry => {
  const base = { subjects: ['desk'], occurredAt: outside.clock.now(), actor: { kind: 'desk' }, private: null } as const
  return kind === 'desk-started'
    ? { ...base, kind, public: { version: programVersion, sample } }
    : { ...base, kind, public: { version: programVersion } }
}

const pagesOf = (desk: Desk, dir: string, sample: boolean, account: DeskAccount, log: (line: string) => void) => ({
  sample,
  dataDir: dir,
  version: programVersion,
  lawVersion: placesCoverage().find((place) => place.place === desk.agency.place)?.version ?? '',
  accounts: { verify: account.verify },
  sessionSecret: account.sessionSecret,
  apiToken: account.apiToken,
  timelineOf: (...[entries, zone]: Parameters<typeof timelineOf>) =>
    timelineOf(entries, zone).map((line) => ({ ...line, at: parseInstant(line.at) })),
  reportOf: async () => {
    const rows = monthlyCounts(await allEntries(desk.outside.store), desk.agency.zone)
    return { columns: monthlyColumns, rows, csv: monthlyCsv(rows) }
  },
  onFailure: (reference: string, error: unknown) => log(`request ${reference}: ${error instanceof Error ? error.name : 'unknown failure'}`),
})

type BackupAnswer = z.infer<typeof manifestAnswerParser>

/** For `releasedesk backup` on this machine, which has the token from the data folder. */
const addBackupRoute = (app: FastifyInstance, store: OpenedStore, account: DeskAccount): void => {
  app.post('/api/v1/backup', async (request): Promise<BackupAnswer> => {
    if (!sameText(request.headers.authorization ?? '', `Bearer ${account.apiToken}`))
      throw new DeskError('sign-in-needed', 'A backup needs the token of this desk.')
    const { folder } = z.object({ folder: z.string().startsWith('/') }).parse(request.body)
    const { entries, lastHash, papers } = await backup(store, join(folder))
    return { entries, lastHash, papers: papers.length }
  })
}

/** The port asked for, or the first free one from the default on. Loopback only: a proxy of the agency's does TLS. */
const listen = async (app: FastifyInstance, asked: number | null): Promise<string> => {
  const first = asked ?? portDefault
  for (let port = first; ; port += 1) {
    try {
      return await app.listen({ host: '127.0.0.1', port })
    } catch (error) {
      const inUse = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
      if (!inUse) throw error
      if (asked !== null || port - first >= portsTried)
        throw new DeskError('port-in-use', `The port [${port}] is in use.`, { cause: error })
    }
  }
}

const bannerOf = (address: string, dir: string, sample: boolean, agency: Agency, account: DeskAccount): string =>
  [
    '',
    `  Releasedesk ${programVersion}: ${agency.facility}`,
    '',
    `  Open         ${address}`,
    ...(sample
      ? ['  Sample jail  invented people, invented papers; you are signed in as its deputy', '  Your own     npm start -- --data DIR']
      : []),
    ...(sample || account.firstPassword === null
      ? []
      : [`  Sign in      name ${account.name}, password ${account.firstPassword}   (shown until it was used once)`]),
    `  Records      ${dir}`,
    '  Stop         Ctrl-C',
    '',
  ].join('\n')
