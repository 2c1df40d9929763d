// The whole desk as files that anybody can read, taken while it works: entries as lines of JSON, kept papers, a manifest.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { chmod, mkdir, open, readFile, readdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { DeskError } from '../../errors.ts'
import type { Sha256 } from '../../document/paper.ts'
import { noPrevious } from '../../log/chain.ts'
import type { Sealed } from '../../log/chain.ts'
import type { Store } from '../outside.ts'
import type { Archive, DeskStore } from './desk-store.ts'
import { hashBytes, syncFolder } from './papers.ts'
import { sealedParser, sha256Parser } from './tables.ts'
import { logChecker } from './verify.ts'

const backupFormat = 'releasedesk/backup/1'
const manifestParser = z.strictObject({
  format: z.literal(backupFormat),
  entries: z.int().nonnegative(),
  /** Hash of the last entry; 64 zeros if there is none. A restored desk ends with the same. */
  lastHash: z.string(),
  /** SHA-256 of entries.ndjson. */
  entriesSha256: sha256Parser,
  papers: z.array(z.strictObject({ sha256: sha256Parser, bytes: z.int().nonnegative() })),
})
export type BackupManifest = z.infer<typeof manifestParser>

type Source = Pick<Archive, 'snapshot' | 'keptHashes'> & Pick<Store, 'kept'>

/**
 * Writes a backup into `dirOut`, which must be empty or not exist (DeskError target-not-empty). The entries are those of one moment;
 * papers are listed after it, so that every paper that the entries name is among them. The manifest is written last: a backup
 * without one was cut short and will not be restored. It holds the private parts: keep it as the desk itself is kept.
 */
export const backup = async (store: Source, dirOut: string): Promise<BackupManifest> => {
  await mkdir(dirOut, { recursive: true, mode: 0o700 })
  if ((await readdir(dirOut)).length > 0) throw new DeskError('target-not-empty', `There are files in [${dirOut}].`)
  await chmod(dirOut, 0o700)
  return store.snapshot(async (entries) => {
    const written = await writeEntries(join(dirOut, 'entries.ndjson'), entries)
    const papers = await writePapers(join(dirOut, 'papers'), store)
    const manifest: BackupManifest = { format: backupFormat, ...written, papers }
    await writeWhole(join(dirOut, 'manifest.json'), Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`))
    await syncFolder(dirOut)
    return manifest
  })
}

/**
 * Checks a backup whole, then puts it into an empty store: same seqs, hashes and recording times; the tables are made again.
 * Throws DeskError backup-damaged (nothing is written then) or target-not-empty.
 */
export const restore = async (dirIn: string, store: DeskStore): Promise<BackupManifest> => {
  if ((await store.lastSeq()) !== 0) throw new DeskError('target-not-empty', 'The desk to restore into has entries already.')
  const manifest = await checkBackup(dirIn)
  for (const { sha256 } of manifest.papers) await store.keep(await paperOf(dirIn, sha256))
  await store.importSealed(readEntries(dirIn))
  return manifest
}

/** Reads all of a backup and checks it against its manifest and its own chain; throws DeskError backup-damaged. */
export const checkBackup = async (dirIn: string): Promise<BackupManifest> => {
  const manifest = await readManifest(dirIn)
  if ((await hashFile(join(dirIn, 'entries.ndjson'))) !== manifest.entriesSha256)
    throw damaged('entries.ndjson is not the file that was written')
  const log = logChecker()
  for await (const sealed of readEntries(dirIn)) log.next(sealed)
  const { seq, hash: lastHash } = log.tail()
  if (seq !== manifest.entries || lastHash !== manifest.lastHash) throw damaged(`the entries end at [${seq}], not at [${manifest.entries}]`)
  const there = new Set<string>(manifest.papers.map(({ sha256 }) => sha256))
  const findings = [
    ...log.findings(),
    ...[...log.papers()].filter((sha256) => !there.has(sha256)).map((sha256) => `paper ${sha256} is missing`),
  ]
  if (findings.length > 0) throw damaged(findings.slice(0, 5).join('; '))
  for (const { sha256 } of manifest.papers) await paperOf(dirIn, sha256)
  return manifest
}

const damaged = (wrong: string, cause?: unknown): DeskError =>
  new DeskError('backup-damaged', `The backup does not verify: ${wrong}.`, { cause })

const writeEntries = async (path: string, entries: AsyncIterable<Sealed>) => {
  const file = await open(path, 'wx', 0o600)
  const hash = createHash('sha256')
  let count = 0
  let lastHash = noPrevious
  let lines: string[] = []
  const flush = async (): Promise<void> => {
    const text = lines.join('')
    hash.update(text)
    await file.write(text)
    lines = []
  }
  try {
    for await (const { seq, envelope, hash: own, salt, body } of entries) {
      lines.push(`${JSON.stringify({ seq, envelope, hash: own, salt, body })}\n`)
      count += 1
      lastHash = own
      if (lines.length >= 500) await flush()
    }
    await flush()
    await file.sync()
  } finally {
    await file.close()
  }
  return { entries: count, lastHash, entriesSha256: sha256Parser.parse(hash.digest('hex')) }
}

const writePapers = async (folder: string, store: Source): Promise<BackupManifest['papers']> => {
  await mkdir(folder, { mode: 0o700 })
  const papers: BackupManifest['papers'] = []
  for (const sha256 of await store.keptHashes()) {
    const bytes = await store.kept(sha256)
    if (bytes === null) continue
    await writeWhole(join(folder, sha256), bytes)
    papers.push({ sha256, bytes: bytes.byteLength })
  }
  await syncFolder(folder)
  return papers
}

const writeWhole = async (path: string, bytes: Uint8Array): Promise<void> => {
  const aside = `${path}.new`
  const file = await open(aside, 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(aside, path)
}

const readManifest = async (dirIn: string): Promise<BackupManifest> => {
  try {
    return manifestParser.parse(JSON.parse(await readFile(join(dirIn, 'manifest.json'), 'utf8')))
  } catch (error) {
    throw damaged('its manifest.json is missing or cannot be read', error)
  }
}

const hashFile = async (path: string): Promise<string> => {
  const hash = createHash('sha256')
  for await (const text of textOf(path)) hash.update(text)
  return hash.digest('hex')
}

const readEntries = async function* (dirIn: string): AsyncGenerator<Sealed> {
  for await (const line of linesOf(join(dirIn, 'entries.ndjson'))) {
    try {
      yield sealedParser.parse(JSON.parse(line))
    } catch (error) {
      throw damaged('a line of entries.ndjson cannot be read', error)
    }
  }
}

/** Lines end at a line feed and nowhere else: node:readline would also cut at U+2028, which JSON leaves as it is. */
const linesOf = async function* (path: string): AsyncGenerator<string> {
  let rest = ''
  for await (const text of textOf(path)) {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest !== '') yield rest
}

const textOf = async function* (path: string): AsyncGenerator<string> {
  try {
    for await (const chunk of createReadStream(path, { encoding: 'utf8' })) yield z.string().parse(chunk)
  } catch (error) {
    throw error instanceof DeskError ? error : damaged('entries.ndjson cannot be read', error)
  }
}

const paperOf = async (dirIn: string, sha256: Sha256): Promise<Uint8Array> => {
  const bytes = await readFile(join(dirIn, 'papers', sha256)).catch((error: unknown) => {
    throw damaged(`paper ${sha256} is missing`, error)
  })
  if (hashBytes(bytes) !== sha256) throw damaged(`paper ${sha256} is not what was kept`)
  return bytes
}
