// `releasedesk backup DIR` and `releasedesk restore DIR`: the whole desk, consistent, while it works; a restored desk verifies.
import { existsSync } from 'node:fs'
import { copyFile, mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { DeskError, isErrorCode } from '../errors.ts'
import type { Entry } from '../log/entry.ts'
import { rowsOf, rowsVersion } from '../log/rows.ts'
import { realChance } from '../outside/chance/real.ts'
import { realClock } from '../outside/clock/real.ts'
import { backup, checkBackup, restore } from '../outside/store/backup.ts'
import { openStore } from '../outside/store/open-store.ts'
import { json, optionsOf } from './command.ts'
import type { Command } from './command.ts'
import { agencyFileOf, dataFolderOf, findRunning } from './data-folder.ts'

const options = { json: { type: 'boolean' }, data: { type: 'string' } } as const

const only = (positionals: readonly string[]): string => {
  const [dir, ...more] = positionals
  if (dir === undefined || more.length > 0) throw new DeskError('input-invalid', 'Name one folder.')
  return resolve(dir)
}

const openQuietly = (dir: string, databaseUrl: string | undefined) =>
  openStore({ dir, databaseUrl, clock: realClock(), chance: realChance(), rowsOf, rowsVersion, log: () => undefined })

export const manifestAnswerParser = z.object({ entries: z.number(), lastHash: z.string(), papers: z.number() })

export const backupCommand: Command = {
  usage: 'backup DIR [--data DIR] [--json]',
  does: 'writes the whole desk into an empty folder, consistent, while it works',
  run: async (words, { out, env }) => {
    const { values, positionals } = optionsOf(words, options)
    const target = only(positionals)
    const dir = dataFolderOf(values.data, env)
    const running = await findRunning(dir)
    const done = running ? await backupRunning(running, target) : await backupStopped(dir, target, env['DATABASE_URL'])
    if (existsSync(agencyFileOf(dir))) await copyFile(agencyFileOf(dir), join(target, 'agency.yaml'))
    out(
      values.json
        ? json({ folder: target, ...done })
        : `${done.entries} entries and ${done.papers} kept files in ${target}; last hash ${done.lastHash}`,
    )
    return 0
  },
}

const backupStopped = async (dir: string, target: string, databaseUrl: string | undefined) => {
  if (!existsSync(dir)) throw new DeskError('file-not-found', `There is no data folder [${dir}].`)
  const store = await openQuietly(dir, databaseUrl)
  try {
    const { entries, lastHash, papers } = await backup(store, target)
    return { entries, lastHash, papers: papers.length }
  } finally {
    await store.close()
  }
}

const backupRunning = async ({ port, token }: { readonly port: number; readonly token: string }, target: string) => {
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/backup`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ folder: target }),
  })
  const body: unknown = await answer.json()
  if (answer.ok) return manifestAnswerParser.parse(body)
  const refusal = z.object({ code: z.string(), happened: z.string() }).safeParse(body)
  const code = refusal.success && isErrorCode(refusal.data.code) ? refusal.data.code : 'desk-not-running'
  throw new DeskError(code, refusal.success ? refusal.data.happened : `The running desk answered ${answer.status}.`)
}

export const restoreCommand: Command = {
  usage: 'restore DIR [--data NEWDIR] [--json]',
  does: 'checks a backup whole and puts it into an empty data folder; the restored desk verifies',
  run: async (words, { out, env, note }) => {
    const { values, positionals } = optionsOf(words, options)
    const source = only(positionals)
    const dir = dataFolderOf(values.data, env)
    await checkBackup(source)
    await mkdir(dir, { recursive: true, mode: 0o700 })
    const store = await openQuietly(dir, env['DATABASE_URL'])
    try {
      const { entries, lastHash } = await restore(source, store)
      // From here on the desk knows that more may have happened, and been told, than it has on record.
      await store.commit([restoredEntry(entries, lastHash)])
      const findings = await store.verify()
      const settings = join(source, 'agency.yaml')
      if (existsSync(settings) && !existsSync(agencyFileOf(dir))) await copyFile(settings, agencyFileOf(dir))
      for (const finding of findings) note(finding)
      out(
        values.json
          ? json({ folder: dir, entries, lastHash, findings })
          : `${entries} entries restored into ${dir}; ${findings.length === 0 ? 'the log verifies' : `${findings.length} findings`}`,
      )
      return findings.length === 0 ? 0 : 1
    } finally {
      await store.close()
    }
  },
}

const restoredEntry = (entries: number, lastHash: string): Entry => ({
  kind: 'desk-restored',
  subjects: ['desk'],
  occurredAt: realClock().now(),
  actor: { kind: 'desk' },
  public: { entries, lastHash },
  private: null,
})

export const rebuildCommand: Command = {
  usage: 'rebuild [--data DIR] [--json]',
  does: 'throws the tables away, makes them again from the entries, and verifies the log',
  run: async (words, { out, env, note }) => {
    const { values } = optionsOf(words, options)
    const dir = dataFolderOf(values.data, env)
    if (!existsSync(dir)) throw new DeskError('file-not-found', `There is no data folder [${dir}].`)
    const store = await openQuietly(dir, env['DATABASE_URL'])
    try {
      await store.rebuild()
      const findings = await store.verify()
      for (const finding of findings) note(finding)
      const entries = await store.lastSeq()
      out(
        values.json
          ? json({ entries, findings })
          : `Tables made again from ${entries} entries; ${findings.length === 0 ? 'the log verifies' : `${findings.length} findings`}`,
      )
      return findings.length === 0 ? 0 : 1
    } finally {
      await store.close()
    }
  },
}
