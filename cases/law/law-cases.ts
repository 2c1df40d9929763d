// Reads the cases that counsel reads: one case, or a table of moments with the facts that they share.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { actions } from '../../src/law/action.ts'
import { answerKinds } from '../../src/law/answer.ts'

const words = z.array(z.string()).default([])
const answerInFull = z.strictObject({
  answer: z.enum(answerKinds),
  /** Beginnings or parts of citations that must stand in `because`. */
  cites: words,
  /** Citations that must stand nowhere in the answer. */
  never: words,
  /** Citations that must stand in `defeated`; `8 CFR 287.7(d) says must; by us/galarza` also names the answer and the winner. */
  defeated: words,
  explains: z.string().optional(),
})
const expectedAnswer = z.union([answerInFull, z.enum(answerKinds).transform((answer) => answerInFull.parse({ answer }))])
const expectedDuty = z.strictObject({
  duty: z.string(),
  to: z.string(),
  by: z.string().optional(),
  language: z.string().optional(),
  lifts: z.string().optional(),
  cites: z.string().optional(),
})
const asked = {
  expect: z.partialRecord(z.enum(actions), expectedAnswer).default({}),
  duties: z.array(expectedDuty).default([]),
  noDuties: words,
  /** Facts that must be named; an empty list: nothing is missing. */
  missing: z.array(z.string()).optional(),
  counsel: words,
  /** Parts of questions that must not be asked of counsel. */
  noCounsel: words,
  /** Citations on which the case as a whole must rest: of an answer expected, a duty or a question to counsel. */
  rests: words,
  /** Rules, by id, that must fire, and that must not: for the days on which a rule begins or ends. */
  fires: words,
  quiet: words,
}
const facts = z.record(z.string(), z.unknown())
/** One moment of a table: what differs from the facts of the whole, and what is expected then. */
const moment = z.strictObject({ at: z.string(), when: z.string(), facts: facts.default({}), ...asked })
const lawCase = z.strictObject({ title: z.string(), at: z.string(), facts, ...asked })
export type LawCase = z.infer<typeof lawCase>
const lawTable = z.strictObject({ title: z.string(), facts, table: z.array(moment).min(2) })
const entry = z.union([lawCase.transform((one) => [one]), lawTable.transform((table) => spread(table))])

function spread({ title, facts: common, table }: z.infer<typeof lawTable>): LawCase[] {
  return table.map(({ when, facts: own, ...rest }) => ({ ...rest, title: `${title}: ${when}`, facts: { ...common, ...own } }))
}

const here = import.meta.dirname
const files = readdirSync(here, { withFileTypes: true })
  .filter((folder) => folder.isDirectory())
  .flatMap(({ name: place }) => readdirSync(join(here, place)).map((file) => ({ place, file, path: join(here, place, file) })))
/** A case, the place whose law it asks, and the file in which it is written. */
export type WrittenCase = { readonly place: string; readonly file: string; readonly one: LawCase }

export const lawCases: readonly WrittenCase[] = files.flatMap(({ place, file, path }) => {
  const written: unknown = parse(readFileSync(path, 'utf8'), { merge: true })
  return z
    .array(entry)
    .parse(written)
    .flat()
    .map((one) => ({ place, file, one }))
})
