// `releasedesk law ...`: what can be asked of the law itself, not of one case.
import { DeskError } from '../../errors.ts'
import type { Command } from '../command.ts'

/** Loaded when asked for: a diff need not wait for the prover. */
const parts: Readonly<Record<string, () => Promise<Command>>> = {
  check: async () => (await import('./check.ts')).checkCommand,
  prove: async () => (await import('./prove.ts')).proveCommand,
  book: async () => (await import('./book.ts')).bookCommand,
  diff: async () => (await import('./diff.ts')).diffCommand,
  replay: async () => (await import('./replay.ts')).replayCommand,
}

const namedOnly: ReadonlySet<string> = new Set(['check', 'prove', 'diff', 'replay', 'book'])

export const lawCommand: Command = {
  usage: 'law check | prove | diff | replay | book',
  does: 'checks and proves the law as encoded, compares it between dates or with a draft, replays past cases, prints the law book',
  run: async ([name, ...words], io) => {
    const load = name !== undefined && Object.hasOwn(parts, name) ? parts[name] : undefined
    if (load) return (await load()).run(words, io)
    if (name !== undefined && namedOnly.has(name)) throw new DeskError('not-yet', `The command [law ${name}] is not there yet.`)
    throw new DeskError('command-unknown', name === undefined ? 'law needs one more word.' : `There is no command [law ${name}].`)
  },
}
