// The lines of notices, real and simulated: no permit no sending, the server's answer kept, and a cut line told as unknown.
import { createServer } from 'node:net'
import type { Server } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterEach, describe, expect, it } from 'vitest'
import { examplePermit } from '../../../tests/example-permit.ts'
import { NoticePermit } from '../../determination/permit.ts'
import { parseInstant } from '../../time/instant.ts'
import { simulatedClock } from '../clock/simulated.ts'
import type { NoticeLine, NoticeMessage } from '../outside.ts'
import { createMail } from './real.ts'
import { createSimulatedLine } from './simulated.ts'

const permit = examplePermit()

const message: NoticeMessage = { to: 'intake@ice.example', subject: 'Release notice', text: 'line one\nline two', messageId: 'n_1.1' }

type Bench = { readonly line: NoticeLine; readonly received: () => number }
const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

const portOf = (server: Server): number => {
  const address = server.address()
  if (address === null || typeof address !== 'object') throw new Error('the server has no port')
  return address.port
}

const mailTo = (port: number): NoticeLine => {
  const mail = createMail({ smtp: `smtp://127.0.0.1:${port}`, from: 'desk@jail.example', timeoutMs: 2000 })
  closing.push(async () => mail.close())
  return mail.notices
}

const smtp = async (
  answer: (done: (error?: Error | null, message?: string) => void) => void,
): Promise<{ port: number; count: () => number }> => {
  let count = 0
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, _session, done) => {
      stream.resume()
      stream.on('end', () => {
        count += 1
        answer(done)
      })
    },
  })
  server.on('error', () => undefined)
  const listening = server.listen(0, '127.0.0.1')
  await new Promise<void>((resolve) => listening.once('listening', () => resolve()))
  closing.push(() => new Promise((resolve) => server.close(() => resolve())))
  return { port: portOf(listening), count: () => count }
}

/** A server that takes everything up to the end of the text and then is gone. */
const cutsAfterText = async (): Promise<number> => {
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.write('220 cut.example\r\n')
    let inText = false
    socket.on('data', (part) => {
      const said = part.toString('utf8')
      if (inText) socket.destroy()
      else if (said.startsWith('DATA')) {
        inText = true
        socket.write('354 go on\r\n')
      } else socket.write(said.startsWith('EHLO') ? '250-cut.example\r\n250 8BITMIME\r\n' : '250 ok\r\n')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  closing.push(() => new Promise((resolve) => server.close(() => resolve())))
  return portOf(server)
}

const simulated = (state: Parameters<typeof createSimulatedLine>[2]): Bench => {
  const line = createSimulatedLine('email', simulatedClock(parseInstant('2018-03-01T12:00:00-07:00')), state)
  return { line, received: () => line.delivered.length }
}

const benches: Readonly<Record<string, { up: () => Promise<Bench>; down: () => Promise<Bench>; cut: () => Promise<Bench> }>> = {
  real: {
    up: async () => {
      const { port, count } = await smtp((done) => done(null, 'Ok: queued as 7'))
      return { line: mailTo(port), received: count }
    },
    down: async () => {
      const server = createServer()
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
      const port = portOf(server)
      await new Promise<void>((resolve) => server.close(() => resolve()))
      return { line: mailTo(port), received: () => 0 }
    },
    cut: async () => ({ line: mailTo(await cutsAfterText()), received: () => 1 }),
  },
  simulated: { up: async () => simulated('up'), down: async () => simulated('down'), cut: async () => simulated('drops-mid-page') },
}

describe.each(Object.entries(benches))('a line of notices, %s', (_name, bench) => {
  it('sends with a permit and keeps what the other side answered', async () => {
    const { line, received } = await bench.up()
    const outcome = await line.send(permit, message)
    expect(outcome.kind).toBe('sent')
    expect(outcome.kind === 'sent' && outcome.serverAnswer).toMatch(/250/)
    expect(received()).toBe(1)
  })

  it('sends nothing without a permit that a determination minted', async () => {
    const { line, received } = await bench.up()
    const forged: unknown = Object.create(NoticePermit.prototype)
    const attempt = async (): Promise<unknown> => Reflect.apply(line.send, line, [forged, message])
    await expect(attempt()).rejects.toThrow(/No notice leaves/)
    expect(received()).toBe(0)
  })

  it('says failed, with a reason, when nobody answers', async () => {
    const { line } = await bench.down()
    expect(await line.send(permit, message)).toMatchObject({ kind: 'failed', permanent: false })
  })

  it('says unknown when the line is cut after the text went out: it may have arrived', async () => {
    const { line } = await bench.cut()
    expect((await line.send(permit, message)).kind).toBe('unknown')
  })
})

/** A server that knows DSN and takes everything; gives what it was told. */
const toldToServer = async (): Promise<{ readonly port: number; readonly told: readonly string[] }> => {
  const told: string[] = []
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.write('220 dsn.example\r\n')
    let inText = false
    socket.on('data', (part) => {
      for (const line of part.toString('utf8').split('\r\n').slice(0, -1)) {
        if (inText) {
          if (line !== '.') continue
          inText = false
          socket.write('250 2.0.0 taken\r\n')
          continue
        }
        told.push(line)
        inText = line === 'DATA'
        socket.write(line.startsWith('EHLO') ? '250-dsn.example\r\n250-DSN\r\n250 8BITMIME\r\n' : inText ? '354 go on\r\n' : '250 ok\r\n')
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  closing.push(() => new Promise((resolve) => server.close(() => resolve())))
  return { port: portOf(server), told }
}

describe('mail by SMTP', () => {
  it('asks the server to say by our own number if the mail comes back', async () => {
    const { port, told } = await toldToServer()
    expect((await mailTo(port).send(permit, message)).kind).toBe('sent')
    expect(told.find((line) => line.startsWith('MAIL FROM'))).toMatch(/RET=HDRS.*ENVID=n_1\.1/)
    expect(told.find((line) => line.startsWith('RCPT TO'))).toMatch(/NOTIFY=FAILURE,DELAY/)
  })

  it('takes a final refusal for final and a passing one for passing', async () => {
    for (const [code, permanent] of [
      [550, true],
      [451, false],
    ] as const) {
      const { port } = await smtp((done) => done(Object.assign(new Error('no'), { responseCode: code })))
      expect(await mailTo(port).send(permit, message)).toMatchObject({ kind: 'failed', permanent })
    }
  })
})
