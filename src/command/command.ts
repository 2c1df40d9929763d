// What a command of the command line is: its words in, lines out, an exit status; errors are DeskErrors and become status 2.
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import type { ParseArgsOptionsConfig } from 'node:util'
import { DeskError } from '../errors.ts'

export type Io = {
  /** One line, or one JSON value, to standard output. */
  readonly out: (text: string) => void
  /** To standard error: progress and complaints. */
  readonly note: (text: string) => void
  readonly env: Readonly<Record<string, string | undefined>>
}

/** 0: done. 1: done, and something was found wrong. 2 comes from errors. */
export type ExitStatus = 0 | 1

export type Command = {
  readonly usage: string
  readonly does: string
  readonly run: (words: readonly string[], io: Io) => Promise<ExitStatus>
}

type Parsed<T extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ args: string[]; options: T; allowPositionals: true; strict: true }>
>

/** Splits words into options and files; a wrong option is an error that names it. */
export const optionsOf = <T extends ParseArgsOptionsConfig>(words: readonly string[], options: T): Parsed<T> => {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true, strict: true })
  } catch (error) {
    throw new DeskError('input-invalid', `The command line cannot be used: ${error instanceof Error ? error.message : 'unknown option'}.`)
  }
}

/** Reads a file that the command line names. */
export const fileOf = async (path: string): Promise<Uint8Array> => {
  try {
    return await readFile(path)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable'
    throw new DeskError('file-not-found', `The file [${path}] cannot be read (${code}).`)
  }
}

export const textOf = async (path: string): Promise<string> => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await fileOf(path))
  } catch (error) {
    if (error instanceof DeskError) throw error
    throw new DeskError('input-invalid', `The file [${basename(path)}] is not UTF-8 text.`)
  }
}

export const json = (value: unknown): string => JSON.stringify(value, null, 2)
