// Both jail records by the one suite, and what only a folder of files can show.
import { appendFile, mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { parseCustodyMapping } from '../../custody/csv-mapping.ts'
import { conformanceMapping, jailRecordsConformance } from './conformance.ts'
import { openJailFolder } from './real.ts'
import { simulateJailRecords } from './simulated.ts'

const mapping = parseCustodyMapping(conformanceMapping)
const folders: string[] = []
const freshFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'rd-jail-'))
  folders.push(folder)
  return folder
}
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true })
})

describe('simulated', () =>
  jailRecordsConformance(async () => {
    const records = simulateJailRecords(mapping)
    return {
      records,
      put: async (name, text) => records.put(name, text),
      done: async () => records.done(),
      problems: async () => records.problems(),
    }
  }))

describe('a folder', () => {
  jailRecordsConformance(async () => {
    const folder = await freshFolder()
    const problems = async (): Promise<ReadonlyMap<string, string>> => {
      const names = (await readdir(join(folder, 'problems'))).filter((name) => name.endsWith('.csv'))
      return new Map(
        await Promise.all(
          names.map(async (name): Promise<[string, string]> => [name, await readFile(join(folder, 'problems', `${name}.txt`), 'utf8')]),
        ),
      )
    }
    return {
      records: await openJailFolder(folder, mapping),
      put: (name, text) => writeFile(join(folder, name), text),
      done: async () => (await readdir(join(folder, 'done'))).toSorted((a, b) => a.length - b.length),
      problems,
    }
  })

  const row = 'NO,WHAT,WHEN,WHO\n1,booked,2016-12-20 03:00,"ROE, JOHN"\n'

  it('waits for a file that is still being written', async () => {
    const folder = await freshFolder()
    const records = await openJailFolder(folder, mapping)
    await writeFile(join(folder, 'a.csv'), row)
    await records.poll()
    await appendFile(join(folder, 'a.csv'), '1,bond-posted,2016-12-20 13:30,\n')
    expect(await records.poll()).toEqual([])
    expect((await records.poll())[0]?.events).toHaveLength(2)
  })

  it('passes over hidden files, other files, folders and links', async () => {
    const folder = await freshFolder()
    const records = await openJailFolder(folder, mapping)
    await writeFile(join(folder, '.a.csv'), row)
    await writeFile(join(folder, 'a.csv.part'), row)
    await symlink('/etc/hostname', join(folder, 'link.csv'))
    await records.poll()
    expect(await records.poll()).toEqual([])
  })

  it('reads an older system’s letters if the mapping says so, and else says what to do', async () => {
    const folder = await freshFolder()
    const latin = Buffer.from('NO,WHAT,WHEN,WHO\n1,booked,2016-12-20 03:00,"N\u00FA\u00F1EZ, ANA"\n', 'latin1')
    await writeFile(join(folder, 'a.csv'), latin)
    const strict = await openJailFolder(folder, mapping)
    await strict.poll()
    const [refused] = await strict.poll()
    expect([refused?.events.length, refused?.problems[0]?.says]).toEqual([0, expect.stringContaining('encoding: windows-1252')])
    const older = await openJailFolder(folder, { ...mapping, encoding: 'windows-1252' })
    await older.poll()
    expect((await older.poll())[0]?.events[0]?.name).toBe('NúñEZ, ANA')
  })
})
