// The drop folder, on a disk and simulated: nothing is given over half, nothing twice once settled, nothing lost.
import { mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { DropFolder } from './drop-folder.ts'
import { openDropFolder } from './real.ts'
import { createSimulatedDropFolder } from './simulated.ts'

const bytesMax = 64
const folders: string[] = []
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
})

type Bench = { readonly folder: DropFolder; readonly drop: (name: string, bytes: Uint8Array) => Promise<void> }

const benches: Readonly<Record<string, () => Promise<Bench>>> = {
  real: async () => {
    const path = await mkdtemp(join(tmpdir(), 'drop-'))
    folders.push(path)
    return { folder: await openDropFolder(path, bytesMax), drop: (name, bytes) => writeFile(join(path, name), bytes) }
  },
  simulated: async () => {
    const folder = createSimulatedDropFolder(bytesMax)
    return { folder, drop: async (name, bytes) => folder.drop(name, bytes) }
  },
}

describe.each(Object.entries(benches))('drop folder, %s', (_name, open) => {
  it('gives a file over only when it is complete, again until it is settled, and then no more', async () => {
    const { folder, drop } = await open()
    await drop('a.tif', new Uint8Array([1, 2, 3]))
    expect(await folder.poll()).toEqual([])
    expect((await folder.poll()).map((each) => each.name)).toEqual(['a.tif'])
    expect((await folder.poll()).map((each) => each.name)).toEqual(['a.tif'])
    await folder.settle('a.tif')
    expect(await folder.poll()).toEqual([])
    expect(await folder.poll()).toEqual([])
  })

  it('reads a file only up to the limit and says how large it was', async () => {
    const { folder, drop } = await open()
    await drop('large.tif', new Uint8Array(100).fill(7))
    await folder.poll()
    const [large] = await folder.poll()
    expect(large?.bytes.length).toBe(bytesMax)
    expect(large?.bytesSent).toBe(100)
  })
})

describe('drop folder on a disk', () => {
  it('keeps two settled files of one name, and leaves links and folders alone', async () => {
    const path = await mkdtemp(join(tmpdir(), 'drop-'))
    folders.push(path)
    const folder = await openDropFolder(path, bytesMax)
    await symlink('/etc/hostname', join(path, 'link.tif'))
    for (const byte of [1, 2]) {
      await writeFile(join(path, 'fax.tif'), new Uint8Array([byte]))
      await folder.poll()
      expect((await folder.poll()).map((each) => each.name)).toEqual(['fax.tif'])
      await folder.settle('fax.tif')
    }
    expect((await readdir(join(path, 'received'))).toSorted()).toEqual(['fax-2.tif', 'fax.tif'])
  })
})
