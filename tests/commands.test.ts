// The command line as others use it: one JSON value on standard output, exit statuses, and errors that say what was not done.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { programRoot } from './desk/living-desk.ts'

let dir = ''
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'commands-'))
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const run = (...words: readonly string[]) => {
  const ran = spawnSync(process.execPath, [join(programRoot, 'src', 'main.ts'), ...words], { cwd: dir, encoding: 'utf8' })
  return { status: ran.status, out: ran.stdout, err: ran.stderr }
}
const file = (name: string, text: string): string => {
  const path = join(dir, name)
  writeFileSync(path, text)
  return path
}

/** The contract's own example. */
const example = {
  place: 'us-co-denver',
  custodian: 'jail',
  at: '2017-09-15T23:10:00-06:00',
  request: {
    receivedAt: '2017-09-01T10:00:00-06:00',
    written: true,
    purpose: 'civil',
    namesOnePerson: true,
    asks: ['hold-past-release', 'notify-of-release'],
    instruments: [{ form: 'I-247A', signer: 'immigration-officer', nature: 'civil', complete: true, issuedOn: '2017-08-31' }],
  },
  custody: { state: 'eligible', eligibleAt: '2017-09-15T21:40:00-06:00', eligibleBecause: 'bond-posted', sawJudicialOfficer: true },
  agency: { agreement287g: 'none', releaseDateIsPublic: false, reimbursementAgreement: false, allowsNotices: true },
  area: 'secure',
}
const answerParser = z.looseObject({
  law: z.looseObject({ place: z.string(), layers: z.array(z.string()), version: z.string() }),
  answers: z.record(z.string(), z.looseObject({ answer: z.string(), because: z.array(z.looseObject({ citation: z.string() })) })),
  duties: z.array(z.looseObject({ duty: z.string() })),
  missing: z.array(z.looseObject({ fact: z.string() })),
})

describe('releasedesk', () => {
  it('determines the example of the contract, alone as one value and several as an array in their order', () => {
    const path = file('case.json', JSON.stringify(example))
    const one = run('determine', path, '--json')
    expect(one.status).toBe(0)
    const answer = answerParser.parse(JSON.parse(one.out))
    expect(answer.answers['hold-past-release']?.answer).toBe('must-not')
    expect(answer.answers['interview-in-person']?.answer).toBe('must-not')
    expect(answer.law.layers).toEqual(['us', 'us-co', 'us-co-denver'])
    const later = file('later.json', JSON.stringify({ ...example, at: '2019-06-01T00:00:00-06:00' }))
    const two = z.array(answerParser).parse(JSON.parse(run('determine', path, later, '--json').out))
    const cited = two.map((each) => each.answers['hold-past-release']?.because.map((rule) => rule.citation).join() ?? '')
    expect(cited[0]).not.toMatch(/24-76\.6/)
    expect(cited[1]).toMatch(/24-76\.6/)
  })

  it('never answers as if a judge had signed when the signer is left out, and names what is missing', () => {
    const unsigned = { ...example, request: { ...example.request, instruments: [{ form: 'arrest-warrant', nature: 'criminal' }] } }
    const answer = answerParser.parse(JSON.parse(run('determine', file('unsigned.json', JSON.stringify(unsigned)), '--json').out))
    for (const action of ['hold-past-release', 'interview-in-person', 'admit-to-secure-area', 'obey-court-order']) {
      expect(['must', 'may'], action).not.toContain(answer.answers[action]?.answer)
    }
    expect(answer.missing.map((each) => each.fact)).toContain('request.instruments[0].signer')
  })

  it.each([
    ['no command', ['frobnicate'], /command-unknown/],
    ['a file that is not there', ['determine', 'nowhere.json'], /file-not-found/],
    ['no JSON', ['determine', 'torn.json'], /input-invalid.*no JSON/s],
    ['a misspelt fact', ['determine', 'misspelt.json'], /custdian/],
    ['an impossible date', ['determine', 'impossible.json'], /2017-02-30/],
    ['a place that is not covered', ['determine', 'nowhere-place.json'], /place-unknown/],
    ['a moment before the law is covered', ['determine', 'early.json'], /place-not-covered-then/],
    ['an unknown option', ['places', '--jsn'], /input-invalid/],
    ['a story without a place', ['story', 'story.yaml'], /place/],
  ])('refuses %s with status 2, a code, and nothing on standard output', (_what, words, says) => {
    file('torn.json', '{"place":')
    file('misspelt.json', JSON.stringify({ ...example, custdian: 'jail' }))
    file('impossible.json', JSON.stringify({ ...example, request: { ...example.request, instruments: [{ issuedOn: '2017-02-30' }] } }))
    file('nowhere-place.json', JSON.stringify({ ...example, place: 'us-zz' }))
    file('early.json', JSON.stringify({ ...example, at: '2001-01-01T00:00:00Z' }))
    file('story.yaml', 'title: nothing\n')
    const ran = run(...words)
    expect(ran.status).toBe(2)
    expect(ran.out).toBe('')
    expect(ran.err).toMatch(says)
  })

  it('lists facts, places and reports as JSON', () => {
    for (const words of [
      ['facts', '--json'],
      ['places', '--json'],
      ['report', 'list', '--json'],
    ]) {
      const ran = run(...words)
      expect(ran.status).toBe(0)
      expect(JSON.parse(ran.out)).toBeTruthy()
    }
  })
})
