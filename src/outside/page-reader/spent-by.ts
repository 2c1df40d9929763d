// What a process has taken so far: processor time and memory, as the system tells.
import { readFile } from 'node:fs/promises'

export type Spent = { readonly seconds: number | null; readonly residentBytes: number }

/** Linux counts processor time in hundredths of a second for whoever asks (proc(5), USER_HZ). */
const ticksPerSecond = 100
const pageBytes = 4096

/** `seconds` null and memory 0 where the system does not tell, or the process is gone. */
export const spentBy = async (pid: number | undefined): Promise<Spent> => {
  try {
    const line = await readFile(`/proc/${pid ?? 0}/stat`, 'utf8')
    // The second field is the program's name in brackets and may hold spaces; those after it do not.
    const after = line.slice(line.lastIndexOf(')') + 2).split(' ')
    const [user, system, pages] = [Number(after[11]), Number(after[12]), Number(after[21])]
    return { seconds: (user + system) / ticksPerSecond, residentBytes: pages * pageBytes }
  } catch {
    return { seconds: null, residentBytes: 0 }
  }
}
