// A telephone exchange for soft modems on this machine: routes IAX2 calls between their UDP ports, and breaks them as it is told.
import { createSocket } from 'node:dgram'
import type { Socket } from 'node:dgram'

/** What is wrong with a line; moments count from the answer of the called side. */
export type LineFault =
  | { readonly kind: 'busy' }
  /** Both sides are hung up on, as when a line is cut. */
  | { readonly kind: 'cut'; readonly afterMs: number }
  /** The call stands and nothing is heard any more. */
  | { readonly kind: 'silent'; readonly afterMs: number }
  | { readonly kind: 'noise'; readonly everyMs: number; readonly forMs: number }

export type Exchange = {
  readonly port: number
  /** Connects a number to the modem on a UDP port; without a port the number does not exist. */
  readonly connect: (number: string, modemPort: number | null, fault?: LineFault) => void
  /** Calls that were answered, by number called. */
  readonly answered: readonly string[]
  /** When the last call ended, as `Date.now()`; 0 before the first. */
  readonly lastHangUp: () => number
  readonly close: () => Promise<void>
}

/** What the exchange remembers of one side: its call number and the sequence of its last full frame. */
type Side = { readonly port: number; callNumber: number; sent: number }
type Call = {
  readonly number: string
  readonly caller: Side
  readonly called: Side
  readonly fault: LineFault | null
  readonly begunAt: number
  answeredAt: number | null
}

// RFC 5456: types of full frames and what they say.
const control = 4
const iax = 6
const says = { answer: 4, new: 1, hangUp: 5, reject: 6, ack: 4 } as const
const calledNumber = 1
const causeCode = 42
const userBusy = 17
const normalClearing = 16

export const openExchange = async (): Promise<Exchange> => {
  const socket = createSocket('udp4')
  const routes = new Map<string, { readonly modemPort: number | null; readonly fault: LineFault | null }>()
  const calls = new Set<Call>()
  const answered: string[] = []
  let lastHangUp = 0
  const end = (call: Call): void => {
    calls.delete(call)
    lastHangUp = Date.now()
  }

  const begin = (frame: Buffer, port: number): void => {
    const callNumber = frame.readUInt16BE(0) & 0x7fff
    for (const old of calls) {
      if (old.caller.port !== port && old.called.port !== port) continue
      // The frame is the same NEW once more, or the modem gave up its last call without a word.
      if (old.caller.port === port && old.caller.callNumber === callNumber) return pass(socket, frame, old.called.port)
      hangUp(socket, old, old.caller.port === port ? 'called' : 'caller', normalClearing)
      end(old)
    }
    const number = elementOf(frame, calledNumber)
    const route = routes.get(number)
    const caller: Side = { port, callNumber, sent: frame[8] ?? 0 }
    const nobody: Side = { port: 0, callNumber: 1, sent: -1 }
    if (!route || route.modemPort === null) return tell(socket, caller, nobody, says.reject, normalClearing, 1)
    if (route.fault?.kind === 'busy') return tell(socket, caller, nobody, says.hangUp, userBusy, 1)
    calls.add({
      number,
      caller,
      called: { ...nobody, port: route.modemPort, callNumber: 0 },
      fault: route.fault,
      begunAt: Date.now(),
      answeredAt: null,
    })
    pass(socket, frame, route.modemPort)
  }

  socket.on('message', (frame, { port }) => {
    const isFull = ((frame[0] ?? 0) & 0x80) !== 0
    if (isFull && frame[10] === iax && frame[11] === says.new) return begin(frame, port)
    const call = [...calls].find((each) => each.caller.port === port || each.called.port === port)
    if (!call) return
    const [from, to] = call.caller.port === port ? [call.caller, call.called] : [call.called, call.caller]
    if (isFull) {
      from.callNumber = frame.readUInt16BE(0) & 0x7fff
      // An acknowledgement counts for no place in the sequence.
      if (frame[10] !== iax || frame[11] !== says.ack) from.sent = frame[8] ?? 0
      if (frame[10] === control && frame[11] === says.answer && call.answeredAt === null) {
        call.answeredAt = Date.now()
        answered.push(call.number)
      }
    }
    const since = call.answeredAt === null ? 0 : Date.now() - call.answeredAt
    if (call.fault?.kind === 'cut' && since > call.fault.afterMs) {
      hangUp(socket, call, 'caller', normalClearing)
      hangUp(socket, call, 'called', normalClearing)
      return end(call)
    }
    if (!isFull) spoil(frame, call.fault, since)
    pass(socket, frame, to.port)
    if (isFull && frame[10] === iax && frame[11] === says.hangUp) end(call)
  })
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', () => resolve()))
  return {
    port: socket.address().port,
    connect: (number, modemPort, fault) => void routes.set(number, { modemPort, fault: fault ?? null }),
    answered,
    lastHangUp: () => lastHangUp,
    close: () => new Promise((resolve) => socket.close(() => resolve())),
  }
}

const pass = (socket: Socket, frame: Buffer, port: number): void => socket.send(frame, port, '127.0.0.1')

/** Samples are 16 bit from byte 4 of a short frame on. */
const spoil = (frame: Buffer, fault: LineFault | null, sinceMs: number): void => {
  if (fault?.kind === 'silent' && sinceMs > fault.afterMs) frame.fill(0, 4)
  if (fault?.kind === 'noise' && sinceMs > 0 && sinceMs % fault.everyMs < fault.forMs)
    for (let at = 4; at + 1 < frame.length; at += 2) frame.writeInt16LE(Math.floor(Math.random() * 16_000) - 8000, at)
}

const hangUp = (socket: Socket, call: Call, whom: 'caller' | 'called', cause: number): void => {
  const [to, from] = whom === 'caller' ? [call.caller, call.called] : [call.called, call.caller]
  tell(socket, to, from, says.hangUp, cause, Date.now() - call.begunAt)
}

/** A full frame to `to` in the name of `from`, with the sequence numbers that `to` expects next. */
const tell = (socket: Socket, to: Side, from: Side, subclass: number, cause: number, stampMs: number): void => {
  const frame = Buffer.alloc(15)
  frame.writeUInt16BE(0x8000 | from.callNumber, 0)
  frame.writeUInt16BE(to.callNumber, 2)
  frame.writeUInt32BE(stampMs, 4)
  frame[8] = (from.sent + 1) & 0xff
  frame[9] = (to.sent + 1) & 0xff
  frame[10] = iax
  frame[11] = subclass
  frame[12] = causeCode
  frame[13] = 1
  frame[14] = cause
  pass(socket, frame, to.port)
}

const elementOf = (frame: Buffer, wanted: number): string => {
  for (let at = 12; at + 1 < frame.length; at += 2 + (frame[at + 1] ?? 0))
    if (frame[at] === wanted) return frame.subarray(at + 2, at + 2 + (frame[at + 1] ?? 0)).toString('latin1')
  return ''
}
