// The drop folder on a disk: a file is complete when two looks saw it unchanged; settled files move to received/.
import { lstat, mkdir, open, readdir, rename } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { Dropped, DropFolder } from './drop-folder.ts'

type Seen = { readonly size: number; readonly changedMs: number }

/** `folder` is made if it is missing. Works on network shares too, where a watch tells nothing. Links and folders are left alone. */
export const openDropFolder = async (folder: string, bytesMax: number): Promise<DropFolder> => {
  const received = join(folder, 'received')
  await mkdir(received, { recursive: true })
  let before = new Map<string, Seen>()
  return {
    poll: async () => {
      const now = await look(folder)
      const complete = [...now].filter(
        ([name, seen]) => before.get(name)?.size === seen.size && before.get(name)?.changedMs === seen.changedMs,
      )
      before = now
      const dropped: Dropped[] = []
      for (const [name, { size }] of complete.toSorted(([, a], [, b]) => a.changedMs - b.changedMs))
        dropped.push({ name, ...(await firstPart(join(folder, name), size, bytesMax)) })
      return dropped
    },
    settle: async (name) => {
      await rename(join(folder, name), await freePath(received, name))
      before.delete(name)
    },
  }
}

const look = async (folder: string): Promise<Map<string, Seen>> => {
  const found = new Map<string, Seen>()
  for (const name of await readdir(folder)) {
    if (name.startsWith('.')) continue
    const stat = await lstat(join(folder, name)).catch(() => null)
    if (stat?.isFile()) found.set(name, { size: stat.size, changedMs: stat.mtimeMs })
  }
  return found
}

const firstPart = async (path: string, size: number, bytesMax: number): Promise<Pick<Dropped, 'bytes' | 'bytesSent'>> => {
  const file = await open(path, 'r')
  try {
    const buffer = Buffer.alloc(Math.min(size, bytesMax))
    const { bytesRead } = await file.read(buffer, 0, buffer.length, 0)
    return { bytes: buffer.subarray(0, bytesRead), bytesSent: size }
  } finally {
    await file.close()
  }
}

/** Two faxes of one name are two files. */
const freePath = async (folder: string, name: string): Promise<string> => {
  const ending = extname(name)
  const stem = name.slice(0, name.length - ending.length)
  const taken = new Set(await readdir(folder))
  let free = name
  for (let number = 2; taken.has(free); number += 1) free = `${stem}-${number}${ending}`
  return join(folder, free)
}
