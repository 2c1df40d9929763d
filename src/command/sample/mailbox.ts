// The sample's other side: a small SMTP server on this machine that takes every mail and files it, so that notices really leave.
import { writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'
import { DeskError } from '../../errors.ts'

export type Mailbox = { readonly url: string; readonly close: () => Promise<void> }

/** Listens on a free port of the loopback address and writes each mail as a numbered .eml into the folder. */
export const openMailbox = async (folder: string): Promise<Mailbox> => {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  let number = 0
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, _session, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        number += 1
        const name = `${String(number).padStart(4, '0')}-${process.pid}.eml`
        try {
          writeFileSync(join(folder, name), Buffer.concat(parts), { mode: 0o600 })
          done(null, `Ok: filed as ${name}`)
        } catch (error) {
          done(error instanceof Error ? error : new Error('not filed'))
        }
      })
    },
  })
  server.on('error', () => undefined)
  const port = await new Promise<number>((resolve, reject) => {
    const listening = server.listen(0, '127.0.0.1', () => {
      const address = listening.address()
      if (address !== null && typeof address === 'object') resolve(address.port)
      else reject(new DeskError('port-in-use', 'The mailbox of the sample found no port.'))
    })
  })
  return { url: `smtp://127.0.0.1:${port}`, close: () => new Promise((resolve) => server.close(() => resolve())) }
}
