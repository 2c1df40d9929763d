// Runs the cases that counsel reads: facts, expected answers, and the authority each must, or must not, rest on.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { caseFileParser } from '../../src/determination/case-file.ts'
import type { CaseFile } from '../../src/determination/case-file.ts'
import { determine } from '../../src/determination/determine.ts'
import { factsOf } from '../../src/determination/facts-of.ts'
import { actions } from '../../src/law/action.ts'
import type { Action } from '../../src/law/action.ts'
import type { Determination } from '../../src/law/answer.ts'
import { interpret } from '../../src/law/interpreter.ts'
import type { Rule } from '../../src/law/rule.ts'
import { placeOf, places } from '../../src/law/places/registry.ts'
import { lawCases as cases } from './law-cases.ts'
import type { LawCase } from './law-cases.ts'
import { civilDateOf, parseInstant, plusMs, startOfDay } from '../../src/time/instant.ts'

const checkAnswers = (one: LawCase, found: Determination): void => {
  for (const action of actions) {
    const expected = one.expect[action]
    if (expected === undefined) continue
    const { answer, because, defeated, explanation } = found.answers[action]
    expect(answer, `${action}: ${explanation}`).toBe(expected.answer)
    const cited = because.map(({ citation }) => citation)
    const lost = defeated.map(({ citation, says, by }) => `${citation} says ${says}; by ${by}`)
    for (const citation of expected.cites) expect(cited.join(' | '), `${action} rests on`).toContain(citation)
    for (const citation of expected.defeated) expect(lost.join(' | '), `${action} defeats`).toContain(citation)
    for (const citation of expected.never) expect([...cited, ...lost].join(' | '), `${action} never cites`).not.toContain(citation)
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

type Heard = { readonly found: Determination; readonly fired: readonly string[] }

const checkRules = (one: LawCase, { found, fired }: Heard): void => {
  const answered = actions.flatMap((action) => (one.expect[action] === undefined ? [] : found.answers[action].because))
  const grounds = [...answered, ...found.duties].map(({ citation }) => citation)
  const whole = [...grounds, ...found.counsel.flatMap(({ citations }) => citations)].join(' | ')
  for (const citation of one.rests) expect(whole, 'rests on').toContain(citation)
  expect(fired).toEqual(expect.arrayContaining(one.fires))
  for (const id of one.quiet) expect(fired, 'does not fire').not.toContain(id)
}

/** The rules that a case names, by citation or by id, and that did speak in it. */
const named = (one: LawCase, { found, fired }: Heard): readonly string[] => {
  const said = (citations: readonly string[], from: readonly { readonly rule: string; readonly citation: string }[]) =>
    from.filter(({ citation }) => citations.some((part) => citation.includes(part))).map(({ rule }) => rule)
  const onAction = (action: Action): readonly string[] => {
    const expected = one.expect[action]
    const answer = found.answers[action]
    if (expected === undefined) return []
    return [...said([...expected.cites, ...one.rests], answer.because), ...said(expected.defeated, answer.defeated)]
  }
  return [
    ...actions.flatMap(onAction),
    ...said([...one.rests, ...one.duties.flatMap(({ cites }) => cites ?? [])], found.duties),
    ...one.fires.filter((id) => fired.includes(id)),
  ]
}

/** A case that says nothing about authority shows nothing; only a silence needs none. */
const namesAuthority = (one: LawCase): boolean => {
  const answers = Object.values(one.expect)
  const inAnswers = answers.flatMap(({ cites, never, defeated }) => [...cites, ...never, ...defeated])
  const beside = [
    ...one.rests,
    ...one.fires,
    ...one.quiet,
    ...one.noDuties,
    ...one.counsel,
    ...one.noCounsel,
    ...one.duties,
    ...(one.missing ?? []),
  ]
  return [...inAnswers, ...beside].length > 0 || one.missing !== undefined || answers.every(({ answer }) => answer === 'silent')
}

/** Each section of law is one file; what it exports with a condition is a rule. */
const ruleShape = z.object({ id: z.string(), when: z.object({ kind: z.string() }), citation: z.string() })
const placesFolder = join(import.meta.dirname, '../../src/law/places')
const sectionFiles = readdirSync(placesFolder, { recursive: true, encoding: 'utf8' }).filter((path) => /^us.*\/.*\.ts$/.test(path))
const sectionOf = new Map<string, string>()
for (const path of sectionFiles.filter((file) => !file.endsWith('/place.ts'))) {
  const exported: unknown = await import(join(placesFolder, path))
  for (const value of Object.values(z.record(z.string(), z.unknown()).parse(exported))) {
    const rules = z.array(ruleShape).min(1).safeParse(value)
    for (const { id } of rules.data ?? []) sectionOf.set(id, path)
  }
}

const casesOfSection = new Map<string, Set<string>>()

describe('cases of law', () => {
  it('have a title of their own in each file, and each names the authority it rests on', () => {
    const titles = cases.map(({ place, file, one }) => `${place} ${file}: ${one.title}`)
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([])
    expect(cases.filter(({ one }) => !namesAuthority(one)).map(({ file, one }) => `${file}: ${one.title}`)).toEqual([])
  })

  it.each(cases.map(({ place, file, one }) => [`${place} ${file}: ${one.title}`, place, one] as const))('%s', (title, place, one) => {
    const file = caseFileParser.parse({ place, at: one.at, ...one.facts })
    const heard = { found: determine(file), fired: firedIn(file) }
    checkAnswers(one, heard.found)
    checkDuties(one, heard.found)
    checkRules(one, heard)
    for (const id of named(one, heard)) {
      const section = sectionOf.get(id)
      if (section !== undefined) casesOfSection.set(section, (casesOfSection.get(section) ?? new Set()).add(title))
    }
    const missing = heard.found.missing.map(({ fact }) => fact)
    if (one.missing?.length === 0) expect(missing).toEqual([])
    for (const fact of one.missing ?? []) expect(missing).toContain(fact)
    const questions = heard.found.counsel.map(({ question }) => question).join(' | ')
    for (const part of one.counsel) expect(questions, 'asks counsel').toContain(part)
    for (const part of one.noCounsel) expect(questions, 'does not ask counsel').not.toContain(part)
  })

  it('are at least 400, and at least ten rest on each section of law', () => {
    expect(cases.length).toBeGreaterThanOrEqual(400)
    const sections = [...new Set(sectionOf.values())]
    const few = sections.map((section) => [section, casesOfSection.get(section)?.size ?? 0] as const).filter(([, count]) => count < 10)
    expect(few).toEqual([])
  })

  it.each(places.map((place) => [place.id, place] as const))(
    '%s: each rule is shown quiet and speaking within a second of the day on which it begins or ends',
    (id, place) => {
      const ofPlace = cases.filter((one) => one.place === id).map(({ one }) => one)
      const shown = (rule: Rule, list: 'fires' | 'quiet', from: string, to: string): boolean =>
        ofPlace.some((one) => one[list].includes(rule.id) && isBetween(momentOf(one, rule), from, to))
      const untold = place.rules.flatMap((rule) => {
        const ends = [[rule.from, 'quiet', 'fires'] as const, ...(rule.to === null ? [] : [[rule.to, 'fires', 'quiet'] as const])]
        return ends
          .filter(([day]) => day > place.coveredFrom)
          .flatMap(([day, before, after]) => {
            const midnight = startOfDay(civilDateOf(parseInstant(`${day}T18:00:00Z`), place.zone), place.zone)
            const told = shown(rule, before, plusMs(midnight, -1000), midnight) && shown(rule, after, midnight, plusMs(midnight, 1001))
            return told ? [] : [`${rule.id} on ${day}`]
          })
      })
      expect(untold).toEqual([])
    },
  )
})

const firedIn = (file: CaseFile): readonly string[] => {
  const place = placeOf(file.place)
  return place === null ? [] : interpret(place, factsOf(file)).fired.map(({ id }) => id)
}

/** From the first moment, up to and without the last. */
const isBetween = (moment: string, from: string, to: string): boolean => moment >= from && moment < to

/** The moment that chooses the version of the rule: of the case, or of eligibility for release. */
const eligibility = z.object({ custody: z.object({ eligibleAt: z.string() }) })
const momentOf = (one: LawCase, rule: Rule): string => {
  const given = rule.selects === 'release' ? eligibility.safeParse(one.facts).data?.custody.eligibleAt : undefined
  return parseInstant(given ?? one.at)
}
