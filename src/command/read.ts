// `releasedesk read FILE...`: which instruments, on which pages, who signed, every field with confidence. Keeps nothing.
import { basename } from 'node:path'
import { DeskError } from '../errors.ts'
import { readFileAnswer } from '../instrument/read-answer.ts'
import { openPageReader } from '../outside/page-reader/real.ts'
import { hashBytes } from '../outside/store/papers.ts'
import { fileOf, json, optionsOf } from './command.ts'
import type { Command } from './command.ts'

export const readCommand: Command = {
  usage: 'read FILE... [--json]',
  does: 'reads papers (PDF, TIFF, PNG, JPEG): which instruments, on which pages, who signed, every field with confidence',
  run: async (words, { out, note }) => {
    const { values, positionals } = optionsOf(words, { json: { type: 'boolean' } })
    if (positionals.length === 0) throw new DeskError('input-invalid', 'No file was named.')
    const files = await Promise.all(positionals.map(async (path) => ({ path, bytes: await fileOf(path) })))
    const reader = openPageReader()
    try {
      const answers = await Promise.all(
        files.map(async ({ path, bytes }) => {
          const { fileType, reading, problem } = await reader.read(bytes)
          return { path, problem, answer: readFileAnswer({ sha256: hashBytes(bytes), fileType }, reading, problem?.message ?? null) }
        }),
      )
      for (const { problem } of answers) if (problem) note(problem.message)
      const partly = answers.some(({ problem }) => problem !== null)
      if (values.json) out(json(answers.length === 1 ? answers[0]?.answer : answers.map((each) => each.answer)))
      else for (const { path, answer } of answers) out(inWords(basename(path), answer))
      return partly ? 1 : 0
    } finally {
      await reader.close()
    }
  },
}

const inWords = (name: string, { file, instruments, pagesNotUnderstood, pages }: ReturnType<typeof readFileAnswer>): string =>
  [
    `${name}: ${file.type}, ${file.pages} ${file.pages === 1 ? 'page' : 'pages'}`,
    ...pages.flatMap(({ number, header, turned }) => [
      ...(header === null ? [] : [`  page ${number} over the top: ${header.text}`]),
      ...(turned === 0 ? [] : [`  page ${number} was turned by ${turned} degrees`]),
    ]),
    ...instruments.flatMap((each) => [
      `  ${each.form ?? each.kind} (${each.kind}), pages ${each.pages.join(', ')}, signed by ${each.signer.role}`,
      ...Object.entries(each.fields).map(
        ([field, read]) => `    ${field.padEnd(18)} ${read?.value ?? ''}${read?.needsReview ? '   << look at the paper' : ''}`,
      ),
      ...(each.ticked.length > 0 ? [`    ticked             ${each.ticked.join(', ')}`] : []),
    ]),
    ...(pagesNotUnderstood.length > 0 ? [`  not understood: pages ${pagesNotUnderstood.join(', ')}`] : []),
  ].join('\n')
