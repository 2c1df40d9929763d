// `releasedesk law book --place P --on DATE --out FILE.pdf`: the law as encoded on that day, for counsel to read and sign.
import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { bookOf, coveredPlace } from '../../determination/book/book-of.ts'
import { printedBook } from '../../determination/book/printed-book.ts'
import { DeskError } from '../../errors.ts'
import { openTypesetter } from '../../outside/typesetter/real.ts'
import { json, optionsOf } from '../command.ts'
import type { Command } from '../command.ts'

export const bookCommand: Command = {
  usage: 'law book --place PLACE --on DATE --out FILE.pdf [--json]',
  does: 'prints the law as encoded on that day, for counsel to read and sign',
  run: async (words, { out, note }) => {
    const { values, positionals } = optionsOf(words, {
      json: { type: 'boolean' },
      place: { type: 'string' },
      on: { type: 'string' },
      out: { type: 'string' },
    })
    if (positionals.length > 0) throw new DeskError('input-invalid', `law book does not know [${positionals.join(' ')}].`)
    const place = required(values.place, '--place')
    const on = required(values.on, '--on')
    const path = resolve(required(values.out, '--out'))
    coveredPlace(place, on)
    note('Working out every verdict of that day and setting the pages; for a law of many sections this takes about ten seconds.')
    const book = bookOf(place, on, { verdicts: true })
    const typesetter = await openTypesetter()
    const pdf = await typesetter.pdf(printedBook(book))
    await writeBook(path, pdf)
    const verdicts = (book.verdicts ?? []).reduce((sum, action) => sum + action.verdicts.length + action.open.length, 0)
    if (values.json) out(json({ file: path, bytes: pdf.length, place, on, version: book.version, counts: { ...book.counts, verdicts } }))
    else out(`${book.counts.rules} rules in ${book.counts.sections} sections, ${verdicts} verdicts, law of ${book.day}: written to ${path}`)
    return 0
  },
}

const required = (value: string | undefined, option: string): string => {
  if (value === undefined || value === '') throw new DeskError('input-invalid', `law book needs ${option}.`)
  return value
}

const writeBook = async (path: string, pdf: Uint8Array): Promise<void> => {
  try {
    await writeFile(path, pdf)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unwritable'
    throw new DeskError('path-unusable', `The book cannot be written to [${path}] (${code}).`)
  }
}
