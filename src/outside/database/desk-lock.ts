// One desk a data folder: a lock file that names its holder, and is taken over only from a holder that is gone.
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { DeskError } from '../../errors.ts'
import { startOf } from './living.ts'

export type DeskLock = { readonly release: () => void }

const holderParser = z.object({ pid: z.int().positive(), started: z.string() })

/**
 * Takes DIR/desk.lock; throws DeskError desk-running if a living process holds it. The database has a lock of its own
 * besides (see connect.ts): this file is what gives a second start its quick and clear answer.
 */
export const takeDeskLock = (dir: string): DeskLock => {
  const path = join(dir, 'desk.lock')
  const own = `${path}.${process.pid}`
  const text = JSON.stringify({ pid: process.pid, started: startOf(process.pid) ?? '' })
  writeFileSync(own, text, { mode: 0o600 })
  try {
    for (let attempt = 0; attempt < 10; attempt += 1) {
      if (linked(own, path)) return { release: () => releaseIfOurs(path, text) }
      const there = readIfThere(path)
      if (there === null) continue
      if (lives(there)) throw new DeskError('desk-running', `A desk (process [${pidOf(there)}]) already uses [${dir}].`)
      takeAway(path, there)
    }
    throw new DeskError('desk-running', `Other desks are starting on [${dir}] at this moment.`)
  } finally {
    rmSync(own, { force: true })
  }
}

/** Linking fails when the name is there: it is the one step that two starts cannot both do. */
const linked = (own: string, path: string): boolean => {
  try {
    linkSync(own, path)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

/** Moves a dead holder's file away; if another start has put its own there in between, that one is put back. */
const takeAway = (path: string, dead: string): void => {
  const aside = `${path}.${process.pid}.dead`
  try {
    renameSync(path, aside)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return
    throw error
  }
  if (readIfThere(aside) !== dead) linked(aside, path)
  rmSync(aside, { force: true })
}

const releaseIfOurs = (path: string, text: string): void => {
  if (readIfThere(path) === text) rmSync(path, { force: true })
}

const holder = (text: string) => {
  try {
    return holderParser.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}
const pidOf = (text: string): number | null => holder(text)?.pid ?? null

const lives = (text: string): boolean => {
  const named = holder(text)
  return named !== null && startOf(named.pid) === named.started
}

const readIfThere = (path: string): string | null => {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
}

const codeOf = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
