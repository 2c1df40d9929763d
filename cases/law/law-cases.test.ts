// Runs the cases that counsel reads: facts, expected answers, and the authority each must, or must not, rest on.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { caseFileParser } from '../../src/determination/case-file.ts'
import { determine } from '../../src/determination/determine.ts'
import { actions } from '../../src/law/action.ts'
import { answerKinds } from '../../src/law/answer.ts'
import type { Determination } from '../../src/law/answer.ts'

const words = z.array(z.string()).default([])
const expectedAnswer = z.strictObject({
  answer: z.enum(answerKinds),
  /** Beginnings or parts of citations that must stand in `because`. */
  cites: words,
  /** Citations that must stand nowhere in the answer. */
  never: words,
  defeated: words,
  explains: z.string().optional(),
})
const expectedDuty = z.strictObject({
  duty: z.string(),
  to: z.string(),
  by: z.string().optional(),
  language: z.string().optional(),
  lifts: z.string().optional(),
  cites: z.string().optional(),
})
const lawCase = z.strictObject({
  title: z.string(),
  at: z.string(),
  facts: z.record(z.string(), z.unknown()),
  expect: z.partialRecord(z.enum(actions), expectedAnswer),
  duties: z.array(expectedDuty).default([]),
  noDuties: words,
  /** Facts that must be named; an empty list: nothing is missing. */
  missing: z.array(z.string()).optional(),
  counsel: words,
})
type LawCase = z.infer<typeof lawCase>

const here = import.meta.dirname
const files = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name: place }) => readdirSync(join(here, place)).map((file) => ({ place, file, path: join(here, place, file) })))
const cases = files.flatMap(({ place, file, path }) =>
  z
    .array(lawCase)
    .parse(parse(readFileSync(path, 'utf8')))
    .map((one) => ({ place, file, one })),
)

const checkAnswers = (one: LawCase, found: Determination): void => {
  for (const action of actions) {
    const expected = one.expect[action]
    if (expected === undefined) continue
    const { answer, because, defeated, explanation } = found.answers[action]
    expect(answer, `${action}: ${explanation}`).toBe(expected.answer)
    const cited = because.map(({ citation }) => citation)
    const lost = defeated.map(({ citation }) => citation)
    for (const words of expected.cites) expect(cited.join(' | '), `${action} rests on`).toContain(words)
    for (const words of expected.defeated) expect(lost.join(' | '), `${action} defeats`).toContain(words)
    for (const words of expected.never) expect([...cited, ...lost].join(' | '), `${action} never cites`).not.toContain(words)
    if (expected.explains !== undefined) expect(explanation).toContain(expected.explains)
  }
}

const checkDuties = (one: LawCase, found: Determination): void => {
  for (const expected of one.duties) {
    const duty = found.duties.find((open) => open.duty === expected.duty && open.to === expected.to)
    expect(duty, `duty ${expected.duty} to ${expected.to}`).toBeDefined()
    if (expected.by !== undefined) expect(duty?.by).toBe(expected.by)
    if (expected.language !== undefined) expect(duty?.language).toBe(expected.language)
    if (expected.lifts !== undefined) expect(duty?.lifts).toContain(expected.lifts)
    if (expected.cites !== undefined) expect(duty?.citation).toContain(expected.cites)
  }
  for (const name of one.noDuties) expect(found.duties.map(({ duty }) => duty)).not.toContain(name)
}

describe('cases of law', () => {
  it('are enough to mean something', () => {
    expect(cases.filter(({ place }) => place === 'us-co-denver').length).toBeGreaterThanOrEqual(25)
  })

  it.each(cases.map(({ place, file, one }) => [`${place} ${file}: ${one.title}`, place, one] as const))('%s', (_title, place, one) => {
    const found = determine(caseFileParser.parse({ place, at: one.at, ...one.facts }))
    checkAnswers(one, found)
    checkDuties(one, found)
    const missing = found.missing.map(({ fact }) => fact)
    if (one.missing?.length === 0) expect(missing).toEqual([])
    for (const fact of one.missing ?? []) expect(missing).toContain(fact)
    for (const words of one.counsel) expect(found.counsel.map(({ question }) => question).join(' | ')).toContain(words)
  })
})
