// The one local account of a desk: its name and the scrypt hash of its password, made on the first start.
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'

const accountParser = z.object({
  name: z.string(),
  salt: z.string(),
  hash: z.string(),
  sessionSecret: z.string().min(64),
  apiToken: z.string().min(32),
  /** Kept until it was used once, so that a first start that failed locks nobody out. */
  firstPassword: z.string().optional(),
})
type Account = z.infer<typeof accountParser>

export type DeskAccount = {
  readonly name: string
  readonly sessionSecret: string
  readonly apiToken: string
  readonly verify: (name: string, password: string) => Promise<boolean>
  /** Shown at every start until somebody signed in with it; null later. */
  readonly firstPassword: string | null
}

const derive = promisify<string, string, number, Buffer>(scrypt)

/** Reads DIR/account.json (mode 0600) or makes it. */
export const openAccount = async (dir: string): Promise<DeskAccount> => {
  const path = join(dir, 'account.json')
  const known = await readFile(path, 'utf8').catch(() => null)
  if (known !== null) return deskAccount(accountParser.parse(JSON.parse(known)), path)
  const password = newPassword()
  const salt = randomBytes(16).toString('hex')
  const account: Account = {
    name: 'desk',
    salt,
    hash: (await derive(password, salt, 32)).toString('hex'),
    sessionSecret: randomBytes(32).toString('hex'),
    apiToken: randomBytes(24).toString('hex'),
    firstPassword: password,
  }
  await writeFile(path, JSON.stringify(account, null, 2), { mode: 0o600 })
  return deskAccount(account, path)
}

/** Letters and figures that nobody mistakes for one another; about 59 bits. */
const newPassword = (): string => {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
  return [...randomBytes(12)].map((byte) => letters[byte % letters.length] ?? '').join('')
}

const deskAccount = (account: Account, path: string): DeskAccount => ({
  name: account.name,
  sessionSecret: account.sessionSecret,
  apiToken: account.apiToken,
  firstPassword: account.firstPassword ?? null,
  verify: async (name, password) => {
    const hash = await derive(password, account.salt, 32)
    const right = timingSafeEqual(hash, Buffer.from(account.hash, 'hex')) && name === account.name
    if (right && account.firstPassword !== undefined) {
      const { firstPassword: _used, ...kept } = account
      await writeFile(path, JSON.stringify(kept, null, 2), { mode: 0o600 })
    }
    return right
  },
})
