// What a PostgreSQL data folder says about the server that uses it: the file postmaster.pid.
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { processesIn, standsIn } from './living.ts'

/** `ready` only once it takes connections; `stopping` while it shuts down. */
export type Postmaster = { readonly pid: number; readonly socketFolder: string; readonly status: string }

/** The server that runs on the data folder; null if none does, whatever the file says. */
export const postmasterOf = (data: string): Postmaster | null => {
  const lines = pidFile(data)
  const pid = Number(lines[0])
  if (!Number.isSafeInteger(pid) || pid <= 1 || !standsIn(pid, data)) return null
  return { pid, socketFolder: lines[4] ?? '', status: lines[7]?.trim() ?? '' }
}

/**
 * PostgreSQL clears a dead server's file itself, unless the number in it now belongs to another program: then it believes
 * that one to be the old server and refuses for ever. Only in that case, and only if nothing at all runs in the data folder
 * (an orphaned child would still write), is the file taken away. Returns true if it was.
 */
export const clearReusedPid = (data: string): boolean => {
  if (process.platform !== 'linux' || pidFile(data).length === 0) return false
  if (postmasterOf(data) !== null || processesIn(data).length > 0) return false
  rmSync(join(data, 'postmaster.pid'), { force: true })
  return true
}

const pidFile = (data: string): readonly string[] => {
  try {
    return readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return []
  }
}
