// The fax server HylaFAX, through its client protocol on port 4559: one short session for each question.
import { FaxRefused, FaxUnreachable, jobStates } from './fax-server.ts'
import type { FaxJob, FaxServer, NewFaxJob, ReceivedFax } from './fax-server.ts'
import { HfaxdRefusal, withHfaxd } from './hfaxd-session.ts'
import type { HfaxdSession, HfaxdSettings } from './hfaxd-session.ts'
import { parseInstant } from '../../time/instant.ts'
import type { Instant } from '../../time/instant.ts'

/** How the desk names itself to the other machine, and by which modem it dials. */
export type FaxIdentity = {
  /** Printed on the page's header line and given as T.30 TSI where the modem has UseJobTSI; at most 20 characters reach the other side. */
  readonly from: string
  /** A modem or a class of modems of the server; any if absent. */
  readonly modem?: string
}

const listBytesMax = 8 * 1024 * 1024
/** The newest calls are at the end; a log that grew beyond this is read by whoever rotates it. */
const logBytesMax = 32 * 1024 * 1024

// Free text stands last: nothing that a sender chose can move a field.
const jobFormat = '%j|%a|%p|%y|%d|%t|%W|%J|%s'
const receivedFormat = '%f|%z|%n|%p|%Y|%s'

export const createHylafax = (settings: HfaxdSettings, { from, modem }: FaxIdentity): FaxServer => ({
  submit: (job) => withHfaxd(settings, (session) => submitted(session, job, from, modem)),
  jobs: () =>
    withHfaxd(settings, async (session) => {
      await session.say(`JOBFMT "${jobFormat}"`)
      // In this order a job that ends in between is listed twice rather than not at all.
      const lines = [...(await listed(session, 'LIST sendq')), ...(await listed(session, 'LIST doneq'))]
      return lines.flatMap((line) => jobOf(line) ?? [])
    }),
  takeBack: (id) => withHfaxd(settings, (session) => takenBack(session, id)),
  received: () =>
    withHfaxd(settings, async (session) => {
      await session.say(`RCVFMT "${receivedFormat}"`)
      return (await listed(session, 'LIST recvq')).flatMap((line) => receivedOf(line) ?? [])
    }),
  retrieve: (name, bytesMax) => withHfaxd(settings, (session) => session.take(`RETR recvq/${plainName(name)}`, bytesMax)),
  remove: (name) =>
    withHfaxd(settings, async (session) => {
      await session.say(`DELE recvq/${plainName(name)}`)
    }),
  remoteId: async (call) => {
    if (!/^\d+$/.test(call)) return null
    const log = await shown(settings, `log/c${call}`)
    return (log && /REMOTE CSI "([^"]*)"/.exec(log)?.[1]?.trim()) || null
  },
  transferLog: () => shown(settings, 'log/xferfaxlog'),
})

/** The text of a file; null if the server does not show it to us. */
const shown = (settings: HfaxdSettings, path: string): Promise<string | null> =>
  withHfaxd(settings, async (session) => {
    try {
      return latin1(await session.take(`RETR ${path}`, logBytesMax))
    } catch (error) {
      if (error instanceof HfaxdRefusal && error.code === 550) return null
      throw error
    }
  })

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')

const listed = async (session: HfaxdSession, command: string): Promise<readonly string[]> =>
  latin1(await session.take(command, listBytesMax))
    .split(/\r?\n/)
    .filter((line) => line !== '')

/** A name without a path: a list that names `../etc/x` reaches nothing. */
const plainName = (name: string): string => {
  if (!/^[\w-][\w.-]*$/.test(name)) throw new RangeError(`[${name}] is no file of a fax server`)
  return name
}

/** Quotes and backslashes would end the value early. */
const quoted = (text: string): string => `"${text.replaceAll(/[^\x20-\x7e]|["\\]/g, ' ')}"`

const submitted = async (session: HfaxdSession, job: NewFaxJob, from: string, modem: string | undefined): Promise<string> => {
  let given = false
  try {
    const document = storedName((await session.give('STOT', job.tiff)).map((reply) => reply.text))
    const { text } = await session.say('JNEW')
    const id = /jobid: (\d+)/.exec(text)?.[1]
    if (id === undefined) throw new Error('the fax server named no job')
    for (const parameter of parametersOf(job, from, modem, document)) await session.say(`JPARM ${parameter}`)
    given = true
    await session.say('JSUBM')
    return id
  } catch (error) {
    if (error instanceof HfaxdRefusal) throw new FaxRefused(error.message, { cause: error })
    // A job that was never submitted is thrown away by the server when the session ends.
    if (!given) throw new FaxUnreachable(error instanceof Error ? error.message : 'the line to the fax server broke', { cause: error })
    throw error
  }
}

/** One dial and one try: the desk itself decides what comes after a failure, and on which line. */
const parametersOf = (job: NewFaxJob, from: string, modem: string | undefined, document: string): readonly string[] => [
  `FROMUSER ${quoted(from)}`,
  `TSI ${quoted(from)}`,
  `DIALSTRING ${quoted(job.number)}`,
  `EXTERNAL ${quoted(job.number)}`,
  `JOBINFO ${quoted(job.tag)}`,
  `LASTTIME 0000${String(Math.min(59, job.minutesMax)).padStart(2, '0')}`,
  'MAXDIALS 1',
  'MAXTRIES 1',
  'SCHEDPRI 63',
  'NOTIFY none',
  'VRES 196',
  'PAGECHOP none',
  'USEECM YES',
  ...(modem === undefined ? [] : [`MODEM ${quoted(modem)}`]),
  `DOCUMENT ${document}`,
]

const storedName = (texts: readonly string[]): string => {
  const name = texts.flatMap((text) => /FILE: (\/?[\w./-]+)/.exec(text)?.[1] ?? [])[0]
  if (name === undefined || name.includes('..')) throw new Error('the fax server did not say where it put the pages')
  return name
}

/** A waiting job is taken out of the queue; of a running one the call is broken off. Refused if it has ended: that is seen in the list. */
const takenBack = async (session: HfaxdSession, id: string): Promise<void> => {
  try {
    await session.say(`JKILL ${plainName(id)}`)
  } catch (error) {
    if (!(error instanceof HfaxdRefusal)) throw error
  }
}

const count = (text: string | undefined): number => {
  const number = Number.parseInt(text ?? '', 10)
  return Number.isSafeInteger(number) && number >= 0 ? number : 0
}

const jobOf = (line: string): FaxJob | null => {
  const [id, state, confirmed, pages, dials, tries, call, tag, ...status] = line.split('|')
  if (id === undefined || tag === undefined || !/^\d+$/.test(id)) return null
  return {
    id,
    state: jobStates.find((each) => each === state) ?? '?',
    tag,
    pagesConfirmed: count(confirmed),
    pages: count(pages),
    dials: count(dials),
    tries: count(tries),
    call: call ?? '',
    status: status.join('|').trim(),
  }
}

const receivedOf = (line: string): ReceivedFax | null => {
  const [name, arriving, bytes, pages, receivedAt, ...sender] = line.split('|')
  if (name === undefined || receivedAt === undefined || !/^[\w-][\w.-]*$/.test(name)) return null
  return {
    name,
    arriving: arriving === '*',
    bytes: count(bytes),
    pages: count(pages),
    receivedAt: momentOf(receivedAt),
    sender: sender.join('|').trim(),
  }
}

/** `2026/11/22 08.11.20`, in Greenwich time as long as a session does not ask for another (TZONE). */
const momentOf = (text: string): Instant | null => {
  const [, day, time] = /^(\d{4}\/\d\d\/\d\d) (\d\d\.\d\d\.\d\d)$/.exec(text.trim()) ?? []
  try {
    return day === undefined || time === undefined ? null : parseInstant(`${day.replaceAll('/', '-')}T${time.replaceAll('.', ':')}Z`)
  } catch {
    return null
  }
}
