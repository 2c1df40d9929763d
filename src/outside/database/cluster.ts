// Makes the data folder of the embedded server: whole or not at all.
import { spawn } from 'node:child_process'
import { chmodSync, chownSync, closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DeskError } from '../../errors.ts'
import type { Binaries } from './binaries.ts'
import type { ServerUser } from './server-user.ts'

/**
 * Runs initdb in a folder aside and renames it when it is done, so that a start that was killed leaves nothing half made.
 * Trust is safe here: nothing but a socket in a folder shut to all but the server's user (0700) leads to the server.
 */
export const makeCluster = async (cluster: {
  readonly base: string
  readonly data: string
  readonly binaries: Binaries
  readonly user: ServerUser
  readonly owner: string
}): Promise<void> => {
  const unfinished = join(cluster.base, 'data.new')
  rmSync(unfinished, { recursive: true, force: true })
  ownFolder(unfinished, cluster.user)
  const args = ['--pgdata', unfinished, '--username', cluster.owner, '--auth=trust', '--encoding=UTF8', '--locale=C', '--data-checksums']
  const { status, complaint } = await run(cluster.binaries.initdb, [...args, '--no-instructions'], cluster.user)
  if (status !== 0) throw new DeskError('database-not-available', `initdb could not make [${cluster.data}]: ${complaint}`)
  renameSync(unfinished, cluster.data)
  const folder = openSync(cluster.base, 'r')
  fsyncSync(folder)
  closeSync(folder)
}

/** A folder that only the server's user enters. */
export const ownFolder = (path: string, user: ServerUser): void => {
  mkdirSync(path, { recursive: true, mode: 0o700 })
  if (user.uid !== undefined && user.gid !== undefined) chownSync(path, user.uid, user.gid)
  chmodSync(path, 0o700)
}

const run = (
  program: string,
  args: readonly string[],
  user: ServerUser,
): Promise<{ readonly status: number | null; readonly complaint: string }> =>
  new Promise((resolve) => {
    const child = spawn(program, args, {
      ...user,
      cwd: '/',
      env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let told = ''
    child.stderr.on('data', (chunk: Buffer) => (told = (told + chunk.toString()).slice(-2000)))
    child.once('error', (error) => resolve({ status: null, complaint: error.message }))
    child.once('close', (status) => resolve({ status, complaint: told.trim() }))
  })
