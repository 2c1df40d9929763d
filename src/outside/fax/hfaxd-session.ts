// One session with HylaFAX's hfaxd: commands and replies as in FTP (RFC 959), data over passive connections, every wait and size bounded.
import { connect } from 'node:net'
import type { Socket } from 'node:net'
import { FaxUnreachable } from './fax-server.ts'

export type HfaxdSettings = {
  readonly server: string
  readonly port: number
  readonly user: string
  readonly password?: string
  readonly adminPassword?: string
  /** Milliseconds before a silent server counts as gone. */
  readonly timeoutMs?: number
}

export type Reply = { readonly code: number; readonly text: string }

/** The server said no; `code` as in RFC 959. */
export class HfaxdRefusal extends Error {
  override readonly name = 'HfaxdRefusal'
  readonly code: number
  constructor(command: string, reply: Reply) {
    super(`${command}: ${reply.code} ${reply.text}`)
    this.code = reply.code
  }
}

export type HfaxdSession = {
  /** Sends a command; throws HfaxdRefusal unless the reply is a 2yz or 3yz. */
  readonly say: (command: string) => Promise<Reply>
  /** Takes what a command (LIST, RETR) sends, up to `bytesMax`; the rest is not read. */
  readonly take: (command: string, bytesMax: number) => Promise<Uint8Array>
  /** Gives bytes to a command (STOT) and its last reply back. */
  readonly give: (command: string, bytes: Uint8Array) => Promise<readonly Reply[]>
}

const replyBytesMax = 64 * 1024

/** Opens a session, lets `work` use it, and closes it whatever happens. FaxUnreachable if the server does not let us in. */
export const withHfaxd = async <T>(settings: HfaxdSettings, work: (session: HfaxdSession) => Promise<T>): Promise<T> => {
  const { timeoutMs = 15_000 } = settings
  const line = await dial(settings.server, settings.port, timeoutMs)
  try {
    const replies = replyReader(line, timeoutMs)
    const say = async (command: string): Promise<Reply> => {
      line.write(`${checked(command)}\r\n`, 'latin1')
      const reply = await replies.next()
      if (reply.code >= 400 || reply.code < 200) throw new HfaxdRefusal(firstWord(command), reply)
      return reply
    }
    await logIn(say, replies, settings)
    const result = await work({
      say,
      take: (command, bytesMax) => takeBytes({ line, say, replies, timeoutMs }, command, bytesMax),
      give: (command, bytes) => giveBytes({ line, say, replies, timeoutMs }, command, bytes),
    })
    line.end('QUIT\r\n')
    return result
  } finally {
    line.destroy()
  }
}

const firstWord = (command: string): string => command.split(' ', 2)[0] ?? ''

/** What a person or a paper wrote never becomes a command of its own. */
const checked = (command: string): string => {
  if (/[^\x20-\x7e]/.test(command) || command.length > 1000)
    throw new RangeError('a command of the fax protocol is one line of plain characters')
  return command
}

const logIn = async (say: HfaxdSession['say'], replies: Replies, { user, password, adminPassword }: HfaxdSettings): Promise<void> => {
  try {
    const greeting = await replies.next()
    if (greeting.code !== 220) throw new HfaxdRefusal('greeting', greeting)
    const answer = await say(`USER ${user}`)
    if (answer.code === 331) await say(`PASS ${password ?? ''}`)
    if (adminPassword !== undefined) await say(`ADMIN ${adminPassword}`)
    await say('TYPE I')
  } catch (error) {
    // The command that failed is named, never the password in it.
    throw new FaxUnreachable(`the fax server did not let the desk in (${error instanceof Error ? error.message : 'no answer'})`, {
      cause: error,
    })
  }
}

const dial = (host: string, port: number, timeoutMs: number): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect({ host, port })
    const fail = (why: string): void => {
      socket.destroy()
      reject(new FaxUnreachable(`the fax server at ${host}:${port} cannot be reached (${why})`))
    }
    const timer = setTimeout(() => fail('no answer'), timeoutMs)
    socket.once('error', (error) => {
      clearTimeout(timer)
      fail(error.message)
    })
    socket.once('connect', () => {
      clearTimeout(timer)
      socket.removeAllListeners('error')
      // Whoever waits for a reply is told by `close`.
      socket.on('error', () => undefined)
      socket.setNoDelay(true)
      resolve(socket)
    })
  })

type Replies = { readonly next: () => Promise<Reply> }

/** `220 text`, or `214-text` with lines up to `214 text`. */
const replyReader = (line: Socket, timeoutMs: number): Replies => {
  let kept = ''
  let ended: Error | null = null
  const waiting: { wake: () => void }[] = []
  const wake = (): void => waiting.splice(0).forEach((each) => each.wake())
  line.on('data', (part: Buffer) => {
    kept += part.toString('latin1')
    if (kept.length > replyBytesMax) {
      ended = new Error('the fax server sent a reply without end')
      line.destroy()
    }
    wake()
  })
  line.once('close', () => {
    ended ??= new Error('the fax server closed the connection')
    wake()
  })
  const taken = (): Reply | null => {
    const whole = /^(?:(\d{3})-[^\n]*\n(?:(?!\1 )[^\n]*\n)*)?(\d{3}) ?([^\r\n]*)\r?\n/.exec(kept)
    if (whole) {
      kept = kept.slice(whole[0].length)
      return { code: Number(whole[2]), text: (whole[3] ?? '').trim() }
    }
    const unended = /^\d{3}-/.test(kept) || !kept.includes('\n')
    if (!unended) throw new Error('the fax server does not speak the fax protocol')
    return null
  }
  return {
    next: async () => {
      const end = Date.now() + timeoutMs
      for (;;) {
        const reply = taken()
        if (reply) return reply
        if (ended) throw ended
        const left = end - Date.now()
        if (left <= 0) throw new Error('the fax server did not answer in time')
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, left)
          waiting.push({
            wake: () => {
              clearTimeout(timer)
              resolve()
            },
          })
        })
      }
    },
  }
}

type Wire = { readonly line: Socket; readonly say: HfaxdSession['say']; readonly replies: Replies; readonly timeoutMs: number }

/** Always to the machine we speak to, whatever address it names: a fax server may not send us elsewhere. */
const passive = async ({ line, say, timeoutMs }: Wire): Promise<Socket> => {
  const { text } = await say('PASV')
  const found = /\((?:\d+,){4}(\d+),(\d+)\)/.exec(text)
  const port = Number(found?.[1]) * 256 + Number(found?.[2])
  if (!Number.isInteger(port) || port < 1 || port > 65535) throw new Error('the fax server named no port for the pages')
  return dial(line.remoteAddress ?? '', port, timeoutMs)
}

const begin = async ({ line, replies }: Wire, channel: Socket, command: string): Promise<Reply> => {
  line.write(`${checked(command)}\r\n`, 'latin1')
  const reply = await replies.next()
  if (reply.code >= 100 && reply.code < 200) return reply
  channel.destroy()
  throw new HfaxdRefusal(firstWord(command), reply)
}

const finished = async ({ replies }: Wire, command: string): Promise<Reply> => {
  const reply = await replies.next()
  if (reply.code >= 300) throw new HfaxdRefusal(firstWord(command), reply)
  return reply
}

const takeBytes = async (wire: Wire, command: string, bytesMax: number): Promise<Uint8Array> => {
  const channel = await passive(wire)
  // An empty list is over before the reply to the command is here: listened for first.
  const arriving = allOf(channel, bytesMax, wire.timeoutMs)
  arriving.catch(() => undefined)
  await begin(wire, channel, command)
  const { bytes, cut } = await arriving
  // Cut at our limit, the server's last word is that it could not send the rest.
  if (!cut) await finished(wire, command)
  return bytes
}

const allOf = (channel: Socket, bytesMax: number, timeoutMs: number): Promise<{ bytes: Uint8Array; cut: boolean }> =>
  new Promise((resolve, reject) => {
    const parts: Buffer[] = []
    let size = 0
    channel.setTimeout(timeoutMs, () => channel.destroy(new Error('the fax server stopped sending')))
    channel.on('data', (part: Buffer) => {
      parts.push(part)
      size += part.length
      if (size < bytesMax) return
      resolve({ bytes: Buffer.concat(parts).subarray(0, bytesMax), cut: true })
      channel.destroy()
    })
    channel.once('end', () => resolve({ bytes: Buffer.concat(parts), cut: false }))
    channel.once('error', reject)
    channel.once('close', () => reject(new Error('the fax server closed the connection for the pages')))
  })

const giveBytes = async (wire: Wire, command: string, bytes: Uint8Array): Promise<readonly Reply[]> => {
  const channel = await passive(wire)
  channel.setTimeout(wire.timeoutMs, () => channel.destroy())
  const first = await begin(wire, channel, command)
  channel.end(bytes)
  const last = await finished(wire, command)
  channel.destroy()
  return [first, last]
}
