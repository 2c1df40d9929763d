// The wiring: one command, its words, its exit status. Commands choose the outside; nothing else builds anything.
import { DeskError } from './errors.ts'
import type { Command } from './command/command.ts'

/** Loaded when asked for: `facts` need not wait for a page reader. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./command/start.ts')).startCommand,
  read: async () => (await import('./command/read.ts')).readCommand,
  receive: async () => (await import('./command/receive.ts')).receiveCommand,
  determine: async () => (await import('./command/determine.ts')).determineCommand,
  facts: async () => (await import('./command/vocabulary.ts')).factsCommand,
  places: async () => (await import('./command/vocabulary.ts')).placesCommand,
  law: async () => (await import('./command/law/law.ts')).lawCommand,
  story: async () => (await import('./command/story-command.ts')).storyCommand,
  simulate: async () => (await import('../sim/command.ts')).simulateCommand,
  report: async () => (await import('./command/report.ts')).reportCommand,
  backup: async () => (await import('./command/backup.ts')).backupCommand,
  restore: async () => (await import('./command/backup.ts')).restoreCommand,
  fax: async () => (await import('./command/fax.ts')).faxCommand,
  account: async () => (await import('./command/account-command.ts')).accountCommand,
  erase: async () => (await import('./command/erase.ts')).eraseCommand,
  rebuild: async () => (await import('./command/backup.ts')).rebuildCommand,
}

/** Named in the contract, not part of this release: said plainly, with status 2, never answered with nothing. */
const namedOnly: ReadonlySet<string> = new Set(['evidence', 'verify'])

const help = async (): Promise<string> => {
  const lines = await Promise.all(Object.values(commands).map(async (load) => load()))
  return [
    'Releasedesk: the release desk of a jail.',
    '',
    ...lines.flatMap(({ usage, does }) => [`  releasedesk ${usage}`, `      ${does}`]),
  ].join('\n')
}

const write = (stream: NodeJS.WriteStream, text: string): Promise<void> =>
  new Promise((resolve) => {
    stream.write(`${text}\n`, () => resolve())
  })

const run = async (name: string | undefined, words: readonly string[]): Promise<number> => {
  const pending: Promise<void>[] = []
  try {
    if (name === undefined || name === 'help' || name === '--help') {
      await write(process.stdout, await help())
      return 0
    }
    if (namedOnly.has(name)) throw new DeskError('not-yet', `The command [${name}] is not there yet.`)
    const load = Object.hasOwn(commands, name) ? commands[name] : undefined
    if (!load) throw new DeskError('command-unknown', `There is no command [${name}].`)
    const command = await load()
    return await command.run(words, {
      out: (text) => pending.push(write(process.stdout, text)),
      note: (text) => pending.push(write(process.stderr, text)),
      env: process.env,
    })
  } catch (error) {
    const text = messageOf(error)
    await write(process.stderr, text)
    return 2
  } finally {
    await Promise.all(pending)
  }
}

/** What the system says of a path becomes an error with a code; only what nobody foresaw shows its stack. */
const messageOf = (error: unknown): string => {
  if (error instanceof DeskError) return error.message
  if (!(error instanceof Error)) return `desk-failed: ${String(error)}`
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  const path = 'path' in error && typeof error.path === 'string' ? error.path : ''
  if (path !== '' && /^E[A-Z]+$/.test(code)) return new DeskError('path-unusable', `The path [${path}] cannot be used (${code}).`).message
  return `desk-failed: ${error.stack ?? error.message}`
}

const [name, ...words] = process.argv.slice(2)
process.exitCode = await run(name, words)
