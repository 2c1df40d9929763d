// `releasedesk determine CASE.json...`: what the law of the place at the moment says about each action, and the duties that follow.
import { basename } from 'node:path'
import type { z } from 'zod'
import { caseFileParser } from '../determination/case-file.ts'
import { determine } from '../determination/determine.ts'
import { DeskError } from '../errors.ts'
import { actions } from '../law/action.ts'
import type { Determination } from '../law/answer.ts'
import { json, optionsOf, textOf } from './command.ts'
import type { Command } from './command.ts'

export const determineCommand: Command = {
  usage: 'determine CASE.json... [--json]',
  does: 'says what the law of the place at the moment says about each action, and the duties that follow',
  run: async (words, { out }) => {
    const { values, positionals } = optionsOf(words, { json: { type: 'boolean' } })
    if (positionals.length === 0) throw new DeskError('input-invalid', 'No case file was named.')
    const answers: Determination[] = []
    for (const path of positionals) answers.push(determine(readCase(await textOf(path), basename(path))))
    const [only] = answers
    if (values.json) out(json(positionals.length === 1 ? only : answers))
    else answers.forEach((answer, index) => out(`${index > 0 ? '\n' : ''}${inWords(answer, basename(positionals[index] ?? ''))}`))
    return 0
  },
}

/** Parses one case file; every fault is named with its path. Throws DeskError input-invalid. */
export const readCase = (text: string, name: string) => {
  const raw = ((): unknown => {
    try {
      return JSON.parse(text)
    } catch (error) {
      throw new DeskError('input-invalid', `The case file [${name}] is no JSON: ${error instanceof Error ? error.message : 'unreadable'}.`)
    }
  })()
  const parsed = caseFileParser.safeParse(raw)
  if (parsed.success) return parsed.data
  throw new DeskError('input-invalid', `The case file [${name}] cannot be used: ${faultsOf(parsed.error)}.`)
}

export const faultsOf = (error: z.ZodError): string =>
  error.issues.map((issue) => `${issue.path.join('.') || 'the file'}: ${issue.message}`).join('; ')

const inWords = ({ law, answers, duties, missing, counsel }: Determination, name: string): string =>
  [
    `${name}: law of ${law.place} at ${law.at}`,
    ...actions.map((action) => {
      const { answer, because } = answers[action]
      const by = [...new Set(because.map((rule) => rule.citation))].join('; ')
      return `  ${action.padEnd(32)} ${answer.toUpperCase().padEnd(13)} ${by}`
    }),
    ...(duties.length > 0
      ? [
          'Duties',
          ...duties.map(
            (duty) =>
              `  ${duty.duty} to ${duty.to}${duty.by ? ` by ${duty.by}` : duty.byWords ? ` ${duty.byWords}` : ''} (${duty.citation})`,
          ),
        ]
      : []),
    ...(missing.length > 0 ? ['Not known, and it matters', ...missing.map((each) => `  ${each.question} [${each.fact}]`)] : []),
    ...(counsel.length > 0 ? ['For counsel', ...counsel.map((each) => `  ${each.question} Meanwhile: ${each.meanwhile}`)] : []),
  ].join('\n')
