// A fax server that is none: speaks hfaxd's protocol on this machine, "dials" into a script of line ends, and holds faxes to be fetched.
import { createServer } from 'node:net'
import type { Server, Socket } from 'node:net'
import { lineEnds } from './line-ends.ts'
import type { LineEnd, LineEndName } from './line-ends.ts'
import type { JobState } from './fax-server.ts'
import { serveSession } from './simulated-session.ts'

/** What the server does wrong, to see that the desk stands it. */
export const misbehaviours = [
  'none',
  'silent',
  'endless-reply',
  'no-protocol',
  'elsewhere',
  'no-scheduler',
  'drops-at-submit',
  'loses-answer',
  'lets-nobody-in',
] as const
export type Misbehaviour = (typeof misbehaviours)[number]

export type HeldFax = {
  readonly name: string
  readonly tiff: Uint8Array
  readonly sender: string
  readonly caller: string
  /** `2026/11/22 08.11.20`, Greenwich time. */
  readonly at: string
  readonly arriving?: boolean
  /** Why the call broke off; only the log of calls has it. */
  readonly reason?: string
}

/** `end`: how its call will end after so many looks at the queue; `rings`: not before it is taken back; `waits`: never dialled. */
export type ScriptedJob = {
  readonly id: number
  readonly tag: string
  readonly number: string
  state: JobState
  end: LineEnd | 'rings' | 'waits'
  looksLeft: number
  status: string
  dials: number
}

export type HfaxdState = {
  readonly jobs: ScriptedJob[]
  readonly held: Map<string, HeldFax>
  readonly documents: Map<string, Uint8Array>
  readonly script: Map<string, LineEnd | 'rings' | 'waits'>
  readonly log: string[]
  readonly submitted: Submitted[]
  nextJob: number
  misbehaviour: Misbehaviour
  showsLog: boolean
}

export type Submitted = { readonly number: string; readonly parameters: ReadonlyMap<string, string>; readonly tiff: Uint8Array }

export type SimulatedHfaxd = {
  readonly port: number
  readonly answers: (number: string, end: LineEndName | 'rings' | 'waits') => void
  readonly misbehaves: (how: Misbehaviour) => void
  readonly holds: (fax: HeldFax) => void
  /** Its call is over, and the log has no line of it yet. */
  readonly finishes: (name: string) => void
  readonly held: () => readonly string[]
  readonly showsLog: (shows: boolean) => void
  readonly submitted: readonly Submitted[]
  /** As `faxqclean` does: what has ended is in no list any more; the log of calls keeps it. */
  readonly clearEnded: () => void
  readonly close: () => Promise<void>
}

export const openSimulatedHfaxd = async (): Promise<SimulatedHfaxd> => {
  const state: HfaxdState = {
    jobs: [],
    held: new Map(),
    documents: new Map(),
    script: new Map(),
    log: [],
    submitted: [],
    nextJob: 1,
    misbehaviour: 'none',
    showsLog: true,
  }
  const open = new Set<Socket>()
  const server = createServer((socket) => {
    open.add(socket)
    socket.on('error', () => undefined)
    socket.once('close', () => open.delete(socket))
    serveSession(socket, state)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  return {
    port: portOf(server),
    answers: (number, end) => void state.script.set(number, end === 'rings' || end === 'waits' ? end : lineEnds[end]),
    misbehaves: (how) => {
      state.misbehaviour = how
    },
    holds: (fax) => {
      state.held.set(fax.name, fax)
      if (!fax.arriving) state.log.push(receivedLine(fax))
    },
    finishes: (name) => {
      const fax = state.held.get(name)
      if (fax) state.held.set(name, { ...fax, arriving: false })
    },
    held: () => [...state.held.keys()],
    showsLog: (shows) => {
      state.showsLog = shows
    },
    submitted: state.submitted,
    clearEnded: () => void state.jobs.splice(0, state.jobs.length, ...state.jobs.filter((job) => job.state !== 'D' && job.state !== 'F')),
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy()
        server.close(() => resolve())
      }),
  }
}

export const portOf = (server: Server): number => {
  const address = server.address()
  if (address === null || typeof address !== 'object') throw new Error('the server has no port')
  return address.port
}

const receivedLine = ({ name, sender, caller, at, reason = '' }: HeldFax): string => {
  const minute = /^\d\d(\d\d)\/(\d\d)\/(\d\d) (\d\d)\.(\d\d)/.exec(at)
  const when = minute ? `${minute[2]}/${minute[3]}/${minute[1]} ${minute[4]}:${minute[5]}` : ''
  const fields = [`"+1.303.555.0100"`, `"${sender}"`, '2220073', '1', '0:00:15', '0:00:15', `"${reason}"`, '"Line"', `"${caller}"`]
  return [when, 'RECV', '000000009', 'ttyS0', `recvq/${name}`, '""', 'fax', ...fields, '""', '""', '"00 46 1F 22"'].join('\t')
}
