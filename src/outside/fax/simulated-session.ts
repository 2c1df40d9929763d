// One session of the simulated fax server: the commands that the desk uses, answered as hfaxd answers them.
import { createServer } from 'node:net'
import type { Server, Socket } from 'node:net'
import { abortedStatus } from './line-ends.ts'
import type { HfaxdState, ScriptedJob } from './simulated.ts'

/** Looks at the queue before a scripted call ends: it is seen waiting and running. */
const looks = 2

type Session = {
  readonly state: HfaxdState
  readonly socket: Socket
  /** The open passive port, and who connects to it: the other side does so before it sends the command. */
  channel: { readonly server: Server; readonly socket: Promise<Socket> } | null
  draft: Map<string, string>
  draftId: number
  jobs: string
  received: string
}

export const serveSession = (socket: Socket, state: HfaxdState): void => {
  const say = (text: string): void => void socket.write(`${text}\r\n`)
  if (state.misbehaviour === 'silent') return
  if (state.misbehaviour === 'endless-reply') return endlessly(socket)
  say(state.misbehaviour === 'no-protocol' ? 'SSH-2.0-OpenSSH_9' : '220 test server (HylaFAX (tm) Version 6.0.7) ready.')
  const session: Session = { state, socket, channel: null, draft: new Map(), draftId: 0, jobs: '', received: '' }
  socket.once('close', () => session.channel?.server.close())
  let kept = ''
  let before: Promise<void> = Promise.resolve()
  socket.on('data', (part: Buffer) => {
    kept += part.toString('latin1')
    const lines = kept.split('\r\n')
    kept = lines.pop() ?? ''
    for (const line of lines) before = before.then(() => obey(session, line, say)).catch(() => void socket.destroy())
  })
}

/** A reply of many lines that never comes to its last. */
const endlessly = (socket: Socket): void => {
  const more = (): void => {
    while (!socket.destroyed && socket.write(`220-${'x'.repeat(1000)}\r\n`));
    if (!socket.destroyed) socket.once('drain', more)
  }
  more()
}

type Say = (text: string) => void

const obey = async (session: Session, line: string, say: Say): Promise<void> => {
  const [verb = '', ...words] = line.split(' ')
  const rest = words.join(' ')
  const { state } = session
  switch (verb) {
    case 'USER':
      return say(state.misbehaviour === 'lets-nobody-in' ? '530 User denied.' : `230 User ${rest} logged in.`)
    case 'ADMIN':
      return say('230 Administrative privileges established.')
    case 'TYPE':
      return say('200 Type set to Image.')
    case 'JOBFMT':
      session.jobs = rest
      return say('200 JOBFMT command successful.')
    case 'RCVFMT':
      session.received = rest
      return say('200 RCVFMT command successful.')
    case 'PASV':
      return passive(session, say)
    case 'STOT':
      return takeDocument(session, say)
    case 'LIST':
    case 'RETR':
      return send(session, contentOf(session, rest), rest, say)
    case 'JNEW':
      session.draft = new Map()
      session.draftId = state.nextJob
      state.nextJob += 1
      return say(`200 New job created: jobid: ${session.draftId} groupid: ${session.draftId}.`)
    case 'JPARM':
      session.draft.set(
        words[0] ?? '',
        words
          .slice(1)
          .join(' ')
          .replace(/^"(.*)"$/, '$1'),
      )
      return say(`213 ${words[0]} set to ${words.slice(1).join(' ')}.`)
    case 'JSUBM':
      return submit(session, say)
    case 'JKILL':
      return kill(state, rest, say)
    case 'DELE':
      return say(state.held.delete(rest.replace('recvq/', '')) ? `250 ${rest} deleted.` : `550 ${rest}: No such file or directory.`)
    case 'QUIT':
      say('221 Goodbye.')
      session.socket.end()
      return
    default:
      return say(`500 ${verb}: Command not recognized.`)
  }
}

const passive = async (session: Session, say: Say): Promise<void> => {
  session.channel?.server.close()
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const socket = new Promise<Socket>((resolve) =>
    server.once('connection', (each) => {
      each.on('error', () => undefined)
      resolve(each)
    }),
  )
  session.channel = { server, socket }
  const address = server.address()
  const port = address !== null && typeof address === 'object' ? address.port : 0
  // A server that means ill names a machine of somebody else's.
  const host = session.state.misbehaviour === 'elsewhere' ? '192,0,2,1' : '127,0,0,1'
  say(`227 Entering passive mode (${host},${Math.floor(port / 256)},${port % 256})`)
}

const connected = ({ channel }: Session): Promise<Socket> => channel?.socket ?? Promise.reject(new Error('no PASV before'))

const send = async (session: Session, content: Uint8Array | null, path: string, say: Say): Promise<void> => {
  if (content === null) return say(`550 ${path}: No such file or directory.`)
  const socket = await connected(session)
  say(`150 Opening new data connection for "${path}".`)
  await new Promise<void>((resolve) => socket.end(content, () => resolve()))
  say('226 Transfer complete.')
}

const takeDocument = async (session: Session, say: Say): Promise<void> => {
  const name = `/tmp/doc${session.state.nextJob}.tif`
  const socket = await connected(session)
  say(`150 FILE: ${name} (Opening new data connection).`)
  const parts: Buffer[] = []
  for await (const part of socket) if (Buffer.isBuffer(part)) parts.push(part)
  session.state.documents.set(name, Buffer.concat(parts))
  say(`226 Transfer complete (FILE: ${name}).`)
}

const submit = ({ state, draft, draftId, socket }: Session, say: Say): void => {
  const number = draft.get('DIALSTRING') ?? ''
  if (state.misbehaviour === 'no-scheduler') return say('460 Failed to submit job 1: Unable to open scheduler FIFO.')
  if (state.misbehaviour === 'drops-at-submit') return void socket.destroy()
  const end = state.script.get(number) ?? 'waits'
  state.jobs.push({ id: draftId, tag: draft.get('JOBINFO') ?? '', number, state: 'W', end, looksLeft: looks, status: '', dials: 0 })
  state.submitted.push({ number, parameters: draft, tiff: state.documents.get(draft.get('DOCUMENT') ?? '') ?? new Uint8Array() })
  if (state.misbehaviour === 'loses-answer') return void socket.destroy()
  say(`200 Job ${draftId} submitted.`)
}

const kill = (state: HfaxdState, id: string, say: Say): void => {
  const job = state.jobs.find((each) => String(each.id) === id && each.state !== 'D' && each.state !== 'F')
  if (!job) return say(`500 Cannot kill job ${id}: no such job.`)
  job.state = 'F'
  job.status = abortedStatus
  say(`200 Job ${id} killed.`)
}

const contentOf = (session: Session, path: string): Uint8Array | null => {
  const { state } = session
  if (path === 'sendq') {
    for (const job of state.jobs) step(state, job)
    return listOf(state.jobs.filter((job) => job.state !== 'D' && job.state !== 'F').map((job) => fill(session.jobs, jobFields(job))))
  }
  if (path === 'doneq')
    return listOf(state.jobs.filter((job) => job.state === 'D' || job.state === 'F').map((job) => fill(session.jobs, jobFields(job))))
  if (path === 'recvq')
    return listOf(
      [...state.held.values()].map((fax) =>
        fill(session.received, { f: fax.name, z: fax.arriving ? '*' : ' ', n: String(fax.tiff.length), p: '1', Y: fax.at, s: fax.sender }),
      ),
    )
  if (path === 'log/xferfaxlog') return state.showsLog ? listOf(state.log) : null
  const call = /^log\/c(\d+)$/.exec(path)?.[1]
  const job = call === undefined ? undefined : state.jobs.find((each) => each.id === Number(call))
  if (job && typeof job.end !== 'string') return Buffer.from(`REMOTE CSI "${job.end.remoteId}"\n`, 'latin1')
  return state.held.get(path.replace('recvq/', ''))?.tiff ?? null
}

const listOf = (lines: readonly string[]): Uint8Array => Buffer.from(lines.map((line) => `${line}\r\n`).join(''), 'latin1')

/** `"%j|%a"` with the fields put in; an unknown one is left, and the desk's tests see it. */
const fill = (format: string, fields: Readonly<Record<string, string>>): string =>
  format.replace(/^"(.*)"$/, '$1').replaceAll(/%(\w)/g, (whole, letter: string) => fields[letter] ?? whole)

const callOf = (job: ScriptedJob): string => (job.dials > 0 ? String(job.id).padStart(9, '0') : '')

const jobFields = (job: ScriptedJob): Readonly<Record<string, string>> => {
  const over = (job.state === 'D' || job.state === 'F') && typeof job.end !== 'string' && job.status !== abortedStatus ? job.end : null
  return {
    j: String(job.id),
    a: job.state,
    p: String(over?.pagesConfirmed ?? 0),
    y: String(over?.pages ?? 1),
    d: String(job.dials),
    t: String(over?.tries ?? 0),
    W: callOf(job),
    J: job.tag,
    s: job.status,
  }
}

/** Each look at the queue moves a job on: waiting, running, ended. */
const step = (state: HfaxdState, job: ScriptedJob): void => {
  if (job.state === 'D' || job.state === 'F' || job.end === 'waits') return
  if (job.state === 'W') {
    job.state = 'R'
    return
  }
  if (job.end === 'rings' || (job.looksLeft -= 1) > 0) return
  job.dials = 1
  job.state = job.end.state
  job.status = job.end.status
  const { pagesConfirmed, remoteId, status } = job.end
  const fields = [`"${job.tag}"`, 'desk@test', `"${job.number}"`, `"${remoteId}"`, '2220073', String(pagesConfirmed), '0:00:20', '0:00:17']
  state.log.push(
    ['11/22/26 08:24', 'SEND', callOf(job), 'ttyS0', String(job.id), ...fields, `"${status}"`, '""', '""', '""', '"desk"', '"00"'].join(
      '\t',
    ),
  )
}
