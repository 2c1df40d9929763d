// Bytes kept under their hash, as files: DIR/papers/ab/abcd...; a file is there whole or not at all.
import { hash } from 'node:crypto'
import { open, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { DeskError } from '../../errors.ts'
import type { Sha256 } from '../../document/paper.ts'
import { sha256Parser } from './tables.ts'

export type Papers = {
  readonly keep: (bytes: Uint8Array) => Promise<Sha256>
  readonly kept: (sha256: Sha256) => Promise<Uint8Array | null>
  readonly keptHashes: () => Promise<readonly Sha256[]>
}

export const hashBytes = (bytes: Uint8Array): Sha256 => sha256Parser.parse(hash('sha256', bytes))

/** `folder` is made if missing; half-written files that a killed desk left in it are cleared away. */
export const openPapers = async (folder: string): Promise<Papers> => {
  const unfinished = join(folder, 'unfinished')
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished, { recursive: true, mode: 0o700 })
  await syncFolder(folder)
  const shelf = (sha256: Sha256): string => join(folder, sha256.slice(0, 2))
  let writes = 0

  const kept = async (sha256: Sha256): Promise<Uint8Array | null> => {
    const bytes = await readIfThere(join(shelf(sha256), sha256))
    if (bytes !== null && hashBytes(bytes) !== sha256) {
      throw new DeskError('log-broken', `The kept paper [${sha256}] is not what was received.`)
    }
    return bytes === null ? null : new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  const keep = async (bytes: Uint8Array): Promise<Sha256> => {
    const sha256 = hashBytes(bytes)
    const path = join(shelf(sha256), sha256)
    const there = await readIfThere(path)
    // A file that was damaged on the disk is put right by the same paper coming again.
    if (there !== null && Buffer.compare(there, bytes) === 0) return sha256
    if ((await mkdir(shelf(sha256), { recursive: true, mode: 0o700 })) !== undefined) await syncFolder(folder)
    writes += 1
    const aside = join(unfinished, `${sha256}.${writes}`)
    await writeDurably(aside, bytes).catch(async (error: unknown) => {
      // A full disk: what was half written must not fill it for good.
      await rm(aside, { force: true })
      throw error
    })
    await rename(aside, path)
    await syncFolder(shelf(sha256))
    return sha256
  }

  const keptHashes = async (): Promise<readonly Sha256[]> => {
    const found: Sha256[] = []
    for (const name of (await readdir(folder)).toSorted()) {
      if (!/^[0-9a-f]{2}$/.test(name)) continue
      for (const file of (await readdir(join(folder, name))).toSorted()) found.push(sha256Parser.parse(file))
    }
    return found
  }

  return { keep, kept, keptHashes }
}

const writeDurably = async (path: string, bytes: Uint8Array): Promise<void> => {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** A new name in a folder is durable only when the folder itself is. */
export const syncFolder = async (folder: string): Promise<void> => {
  const opened = await open(folder, 'r')
  try {
    await opened.sync()
  } finally {
    await opened.close()
  }
}

const readIfThere = async (path: string): Promise<Buffer | null> => {
  try {
    return await readFile(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
