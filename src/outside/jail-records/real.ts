// Jail records from a watched folder of CSV exports: read when complete, moved to done/ or problems/ when settled.
import { lstat, mkdir, readFile, readdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CustodyMapping } from '../../custody/csv-mapping.ts'
import { readCustodyCsv } from '../../custody/read-csv.ts'
import { problemText } from './jail-records.ts'
import type { Delivery, JailRecords } from './jail-records.ts'

const bytesMax = 64 * 1024 * 1024

type Found = { readonly name: string; readonly bytes: number; readonly changedMs: number }

/** `folder` is made if it is not there. A file is read when two polls in a row saw it with the same size and time of change. */
export const openJailFolder = async (folder: string, mapping: CustodyMapping): Promise<JailRecords> => {
  const done = join(folder, 'done')
  const problems = join(folder, 'problems')
  for (const each of [folder, done, problems]) await mkdir(each, { recursive: true })
  let seenBefore = new Map<string, Found>()
  return {
    poll: async () => {
      const found = await filesIn(folder)
      const complete = found.filter(({ name, bytes, changedMs }) => {
        const before = seenBefore.get(name)
        return before?.bytes === bytes && before.changedMs === changedMs
      })
      seenBefore = new Map(found.map((each) => [each.name, each]))
      const deliveries: Delivery[] = []
      for (const file of complete.toSorted(oldestFirst)) deliveries.push(await deliveryOf(folder, file, mapping))
      return deliveries
    },
    settle: async (delivery, refusals) => {
      const clean = delivery.problems.length === 0 && refusals.length === 0
      const target = await freePath(clean ? done : problems, delivery.name)
      // The text first: if we stop between the two, the file is still in the folder and is settled again.
      if (!clean) await writeFile(`${target}.txt`, problemText(delivery, refusals))
      await rename(join(folder, delivery.name), target)
      seenBefore.delete(delivery.name)
    },
  }
}

/** Plain files only: a link could point anywhere. */
const filesIn = async (folder: string): Promise<Found[]> => {
  const names = (await readdir(folder)).filter((name) => /^[^.].*\.csv$/i.test(name))
  const found = await Promise.all(names.map((name) => foundAt(folder, name)))
  return found.filter((each) => each !== null)
}

/** null: no plain file, or gone since the folder was listed. */
const foundAt = async (folder: string, name: string): Promise<Found | null> => {
  try {
    const stats = await lstat(join(folder, name))
    return stats.isFile() ? { name, bytes: stats.size, changedMs: stats.mtimeMs } : null
  } catch {
    return null
  }
}

const oldestFirst = (a: Found, b: Found): number => a.changedMs - b.changedMs || (a.name < b.name ? -1 : 1)

const deliveryOf = async (folder: string, { name, bytes }: Found, mapping: CustodyMapping): Promise<Delivery> => {
  if (bytes > bytesMax) return unusable(name, `the file is larger than ${bytesMax / 1024 / 1024} MB; split it`)
  try {
    const content = await readFile(join(folder, name))
    return { name, ...readCustodyCsv(new TextDecoder(mapping.encoding, { fatal: true }).decode(content), mapping) }
  } catch (error) {
    if (error instanceof TypeError)
      return unusable(name, 'the file is not UTF-8; write `encoding: windows-1252` into the mapping if it comes from an older system')
    return unusable(name, 'the file cannot be read; see who owns it')
  }
}

const unusable = (name: string, says: string): Delivery => ({
  name,
  events: [],
  lines: [],
  problems: [{ line: 0, column: '', says, lost: true }],
  ignored: 0,
})

/** An export that comes each hour under the same name must not overwrite the last one. */
const freePath = async (folder: string, name: string): Promise<string> => {
  const taken = new Set(await readdir(folder))
  const stem = name.replace(/\.csv$/i, '')
  for (let count = 1; ; count += 1) {
    const free = count === 1 ? name : `${stem}-${count}.csv`
    if (!taken.has(free)) return join(folder, free)
  }
}
