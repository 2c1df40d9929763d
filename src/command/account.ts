// The accounts of a desk: a first one made on the first start, others added by command; names and scrypt hashes of passwords.
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import { DeskError } from '../errors.ts'

const personParser = z.object({ name: z.string(), salt: z.string(), hash: z.string() })
const accountParser = personParser.extend({
  sessionSecret: z.string().min(64),
  apiToken: z.string().min(32),
  /** Kept until it was used once, so that a first start that failed locks nobody out. */
  firstPassword: z.string().optional(),
  /** Everybody beside the first. */
  people: z.array(personParser).optional(),
})
type Account = z.infer<typeof accountParser>
type Person = z.infer<typeof personParser>

export type DeskAccount = {
  readonly name: string
  readonly sessionSecret: string
  readonly apiToken: string
  readonly verify: (name: string, password: string) => Promise<boolean>
  /** Shown at every start until somebody signed in with it; null later. */
  readonly firstPassword: string | null
}

const derive = promisify<string, string, number, Buffer>(scrypt)
const fileIn = (dir: string): string => join(dir, 'account.json')

/** Reads DIR/account.json (mode 0600) or makes it. */
export const openAccount = async (dir: string): Promise<DeskAccount> => {
  const path = fileIn(dir)
  const known = await read(path)
  if (known !== null) return deskAccount(known, path)
  const { person, password } = await newPerson('desk')
  const account: Account = {
    ...person,
    sessionSecret: randomBytes(32).toString('hex'),
    apiToken: randomBytes(24).toString('hex'),
    firstPassword: password,
  }
  await write(path, account)
  return deskAccount(account, path)
}

/** The names of all who may sign in. Throws file-not-found where no desk was ever started. */
export const accountNames = async (dir: string): Promise<readonly string[]> => {
  const account = await mustRead(dir)
  return [account.name, ...(account.people ?? []).map((person) => person.name)]
}

/** Gives the password, which is kept nowhere. A running desk takes the name at once. Throws input-invalid for a name in use or unfit. */
export const addAccount = async (dir: string, name: string): Promise<string> => {
  if (!/^[\p{L}\p{N}][\p{L}\p{N} _-]{0,39}$/u.test(name))
    throw new DeskError('input-invalid', `The name [${name}] cannot be used: letters, figures, blanks, - and _, at most 40.`)
  const account = await mustRead(dir)
  if ((await accountNames(dir)).includes(name)) throw new DeskError('input-invalid', `The name [${name}] is in use.`)
  const { person, password } = await newPerson(name)
  await write(fileIn(dir), { ...account, people: [...(account.people ?? []), person] })
  return password
}

/** Who is removed cannot sign in any more; what they did stays on record under their name. */
export const removeAccount = async (dir: string, name: string): Promise<void> => {
  const account = await mustRead(dir)
  const people = (account.people ?? []).filter((person) => person.name !== name)
  if (people.length === (account.people ?? []).length)
    throw new DeskError('input-invalid', `There is no account [${name}] that could be removed.`)
  await write(fileIn(dir), { ...account, people })
}

const read = async (path: string): Promise<Account | null> => {
  const text = await readFile(path, 'utf8').catch(() => null)
  return text === null ? null : accountParser.parse(JSON.parse(text))
}

const mustRead = async (dir: string): Promise<Account> => {
  const account = await read(fileIn(dir))
  if (account === null) throw new DeskError('file-not-found', `There is no desk in [${dir}]: start it once.`)
  return account
}

/** Whole or not at all: a desk that reads it meanwhile must not lock everybody out. */
const write = async (path: string, account: Account): Promise<void> => {
  await writeFile(`${path}.new`, JSON.stringify(account, null, 2), { mode: 0o600 })
  await rename(`${path}.new`, path)
}

const newPerson = async (name: string): Promise<{ readonly person: Person; readonly password: string }> => {
  const password = newPassword()
  const salt = randomBytes(16).toString('hex')
  return { person: { name, salt, hash: (await derive(password, salt, 32)).toString('hex') }, password }
}

/** Letters and figures that nobody mistakes for one another; about 59 bits. */
const newPassword = (): string => {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
  return [...randomBytes(12)].map((byte) => letters[byte % letters.length] ?? '').join('')
}

const deskAccount = (first: Account, path: string): DeskAccount => ({
  name: first.name,
  sessionSecret: first.sessionSecret,
  apiToken: first.apiToken,
  firstPassword: first.firstPassword ?? null,
  verify: async (name, password) => {
    // Read anew: somebody may have been added or removed since the desk was started.
    const account = (await read(path)) ?? first
    const person = [account, ...(account.people ?? [])].find((each) => each.name === name)
    // A name that is not there takes as long as one that is.
    const hash = await derive(password, (person ?? account).salt, 32)
    const right = timingSafeEqual(hash, Buffer.from((person ?? account).hash, 'hex')) && person !== undefined
    if (right && name === account.name && account.firstPassword !== undefined) {
      const { firstPassword: _used, ...kept } = account
      await write(path, kept)
    }
    return right
  },
})
