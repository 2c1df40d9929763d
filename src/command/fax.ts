// `releasedesk fax`: whether the fax server answers and what it shows; with --test NUMBER a test page, which names nobody.
import { DeskError } from '../errors.ts'
import { realChance } from '../outside/chance/real.ts'
import { realClock } from '../outside/clock/real.ts'
import { faxSheet } from '../outside/fax/fax-sheet.ts'
import { dialable } from '../outside/fax/line.ts'
import { outcomeOfJob } from '../outside/fax/outcome.ts'
import type { FaxServer } from '../outside/fax/fax-server.ts'
import { openTypesetter } from '../outside/typesetter/real.ts'
import { plusMs } from '../time/instant.ts'
import { json, optionsOf } from './command.ts'
import type { Command, Io } from './command.ts'
import { dataFolderOf, readAgency } from './data-folder.ts'
import { faxServerOf } from './fax-server.ts'
import type { Agency } from '../agency.ts'

const pollMs = 2000
const testMinutesMax = 10

export const faxCommand: Command = {
  usage: 'fax [--test NUMBER] [--data DIR] [--json]',
  does: 'whether the fax server answers and what it shows; --test sends a page that names nobody and tells how the call ended',
  run: async (words, io) => {
    const { values } = optionsOf(words, { test: { type: 'string' }, data: { type: 'string' }, json: { type: 'boolean' } })
    const agency = await readAgency(dataFolderOf(values.data, io.env))
    const server = faxServerOf(agency)
    if (!server) throw new DeskError('input-invalid', 'No fax server is named in agency.yaml (fax: server: ...).')
    const state = await stateOf(server).catch((error: unknown) => {
      throw new DeskError('input-invalid', `The fax server does not answer as it should: ${reasonOf(error)}.`)
    })
    const test = values.test === undefined ? null : await sendTestPage(server, agency, values.test, io)
    io.out(values.json ? json({ ...state, test }) : told(state, test))
    return test === null || test.kind === 'sent' ? 0 : 1
  },
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : 'no reason given')

const stateOf = async (server: FaxServer) => {
  const jobs = await server.jobs()
  return {
    jobsWaiting: jobs.filter(({ state }) => state !== 'D' && state !== 'F').length,
    jobsEnded: jobs.filter(({ state }) => state === 'D' || state === 'F').length,
    faxesReceived: (await server.received()).length,
    showsLogOfCalls: (await server.transferLog()) !== null,
  }
}

const told = (state: Awaited<ReturnType<typeof stateOf>>, test: TestEnd | null): string =>
  [
    `The fax server answers: ${state.jobsWaiting} jobs waiting, ${state.jobsEnded} ended, ${state.faxesReceived} faxes received.`,
    state.showsLogOfCalls
      ? 'It shows its log of calls.'
      : 'It does not show its log of calls: a fax that was cut cannot be told from a whole one (docs/fax.md says what to set).',
    ...(test === null
      ? []
      : [test.kind === 'sent' ? `Test page: sent, ${test.serverAnswer}.` : `Test page: ${test.kind}, ${test.reason}.`]),
  ].join('\n')

type TestEnd = ReturnType<typeof outcomeOfJob>
const testText = 'This page tests the fax line. It concerns no person and asks for nothing.'

const sendTestPage = async (server: FaxServer, agency: Agency, to: string, { note }: Io): Promise<TestEnd> => {
  const number = dialable(to)
  if (number === null) throw new DeskError('input-invalid', `[${to}] is no telephone number.`)
  const clock = realClock()
  const tag = realChance().id('test')
  const tiff = await faxSheet(await openTypesetter(), agency)({ to, subject: 'Test page', text: testText, messageId: tag })
  await server.submit({ tag, number, tiff, minutesMax: testMinutesMax })
  note('The page is queued; a call takes a minute or two.')
  for (let waited = 0; waited < testMinutesMax * 60_000; waited += pollMs) {
    await clock.until(plusMs(clock.now(), pollMs))
    const job = (await server.jobs()).find((each) => each.tag === tag)
    if (job?.state === 'D' || job?.state === 'F') return outcomeOfJob(job, await server.remoteId(job.call).catch(() => null), true)
  }
  return { kind: 'unknown', reason: `no end within ${testMinutesMax} minutes` }
}
