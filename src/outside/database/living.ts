// Whether a process id still means the same running program: numbers are used again, above all after a container restarts.
import { spawnSync } from 'node:child_process'
import { readFileSync, readdirSync, readlinkSync } from 'node:fs'

/** When the process started, in a form that only serves to be compared; null if there is no such process. */
export const startOf = (pid: number): string | null => {
  if (process.platform !== 'linux') {
    const told = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim()
    return told === '' ? null : told
  }
  const stat = read(`/proc/${pid}/stat`)
  if (stat === null) return null
  // The program's name stands in brackets and may hold spaces; the start in clock ticks is field 22 of proc(5), 20th after it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  if (fields[0] === 'Z' || fields[0] === 'X') return null
  const boot = read('/proc/sys/kernel/random/boot_id')?.trim() ?? ''
  return `${boot}/${fields[19] ?? ''}`
}

/** Processes whose working folder is `folder`: a PostgreSQL server and its children stand in their data folder. */
export const processesIn = (folder: string): readonly number[] => {
  if (process.platform !== 'linux') return []
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => standsIn(pid, folder))
}

/** True if the process runs and stands in `folder`. Where /proc is missing, its command line must name the folder. */
export const standsIn = (pid: number, folder: string): boolean => {
  if (startOf(pid) === null) return false
  if (process.platform !== 'linux') {
    return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout.includes(folder)
  }
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === folder
  } catch {
    return false
  }
}

const read = (path: string): string | null => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}
