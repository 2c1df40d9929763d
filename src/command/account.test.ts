// Accounts of a desk: made, added while it runs, removed; passwords are checked and kept nowhere.
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { accountNames, addAccount, openAccount, removeAccount } from './account.ts'

let dir: string
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'releasedesk-account-'))
})
afterEach(() => rm(dir, { recursive: true, force: true }))

describe('accounts', () => {
  it('the first is made at the first start, its password shown until it was used', async () => {
    const { firstPassword, verify, name } = await openAccount(dir)
    expect(name).toBe('desk')
    expect((await openAccount(dir)).firstPassword).toBe(firstPassword)
    expect(await verify('desk', 'wrong')).toBe(false)
    expect(await verify('desk', firstPassword ?? '')).toBe(true)
    expect((await openAccount(dir)).firstPassword).toBeNull()
    expect(await verify('desk', firstPassword ?? '')).toBe(true)
  })
  it('others are known to a desk that runs already, and unknown again when they are removed', async () => {
    const { verify, firstPassword } = await openAccount(dir)
    const password = await addAccount(dir, 'M Ortiz')
    expect(await verify('M Ortiz', password)).toBe(true)
    expect(await verify('desk', password)).toBe(false)
    expect(await verify('desk', firstPassword ?? '')).toBe(true)
    // The first sign-in of the first account has not lost the second one.
    expect(await accountNames(dir)).toEqual(['desk', 'M Ortiz'])
    await removeAccount(dir, 'M Ortiz')
    expect(await verify('M Ortiz', password)).toBe(false)
  })
  it('keeps no password, and its file to itself', async () => {
    await openAccount(dir)
    const password = await addAccount(dir, 'second')
    expect(await readFile(join(dir, 'account.json'), 'utf8')).not.toContain(password)
    expect((await stat(join(dir, 'account.json'))).mode & 0o077).toBe(0)
  })
  it.each(['', 'desk', 'a.b', 'x'.repeat(41), '<b>'])('refuses the name [%s]', async (name) => {
    await openAccount(dir)
    await expect(addAccount(dir, name)).rejects.toMatchObject({ code: 'input-invalid' })
  })
  it('refuses to remove the first, and names a folder without a desk', async () => {
    await expect(addAccount(dir, 'second')).rejects.toMatchObject({ code: 'file-not-found' })
    await openAccount(dir)
    await expect(removeAccount(dir, 'desk')).rejects.toMatchObject({ code: 'input-invalid' })
  })
})
