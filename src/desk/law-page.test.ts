// The law pages as a browser without script sees them: the day asked for, its answers, its sections, and what is still to look up.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openBench, signedIn } from '../../tests/bench/desk-bench.ts'
import type { Bench } from '../../tests/bench/desk-bench.ts'
import { bookOf } from '../determination/book/book-of.ts'

let bench: Bench
let get: (path: string) => Promise<{ readonly statusCode: number; readonly body: string }>
beforeEach(async () => {
  bench = openBench()
  const visitor = await signedIn(bench.app)
  get = async (path) => visitor.get(path)
})
afterEach(async () => {
  await bench.app.close()
})

const heading = (body: string): string => /<h1>([^<]+)<\/h1>/.exec(body)?.[1] ?? ''
/** Text of the page without its tags. */
const words = (body: string): string =>
  body
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')

describe('the law page', () => {
  it('shows today, a day by its date, and the same day as the slider sends it', async () => {
    expect(heading((await get('/law')).body)).toBe('What held on November 20, 2026')
    const byDate = (await get('/law?on=2017-09-15')).body
    expect(heading(byDate)).toBe('What held on September 15, 2017')
    const days = /name="days"[^>]*value="(\d+)"/.exec(byDate)?.[1]
    expect(heading((await get(`/law?days=${days}`)).body)).toBe('What held on September 15, 2017')
    expect(heading((await get('/law?days=0')).body)).toBe('What held on January 1, 2008')
  })

  it('shows the table of the book of that day, and leads to the nearest changes', async () => {
    const body = (await get('/law?on=2017-09-15')).body
    const book = bookOf('us-co-denver', '2017-09-15', { verdicts: false })
    for (const row of book.table.rows) expect(words(body)).toContain(row.name)
    const row = /<th scope="row">\s*Detainer, Form I-247A[\s\S]*?<\/tr>/.exec(body)?.[0] ?? ''
    const answers = [...row.matchAll(/desk-tag-[a-z]+">([^<]+)</g)].map(([, answer]) => answer)
    expect(answers).toEqual(book.table.rows[0]?.cells.map((cell) => cell.words))
    expect(body).toContain('href="/law?on=2017-08-31" rel="prev"')
    expect((await get('/law?on=2017-08-30')).body).toContain('href="/law?on=2017-08-31" rel="next"')
    expect(words(body)).toMatch(/Executive Order 13768/)
  })

  it('changes on the first day of the ordinance, not the day before', async () => {
    expect((await get('/law?on=2017-08-31')).body).toContain('/law/sections/us-co-denver/28-252?on=2017-08-31')
    expect((await get('/law?on=2017-08-30')).body).not.toContain('/law/sections/us-co-denver/28-252')
  })

  it('says what is wrong with a day and shows today', async () => {
    for (const [day, says] of [
      ['1999-12-31', 'is encoded from'],
      ['2017-02-30', 'is not a date'],
      ['<script>', 'is not a date'],
    ]) {
      const { statusCode, body } = await get(`/law?on=${encodeURIComponent(day ?? '')}`)
      expect(statusCode).toBe(200)
      expect(heading(body)).toBe('What held on November 20, 2026')
      expect(words(body)).toContain(says)
      expect(body).not.toContain('<script>')
    }
    expect((await get('/law?days=-5')).statusCode).toBe(200)
    expect((await get('/law?days=x')).statusCode).toBe(200)
  })

  it('follows every link to a section, each with all its rules and their words', { timeout: 60_000 }, async () => {
    const { body } = await get('/law?on=2017-09-15')
    const paths = new Set([...body.matchAll(/href="(\/law\/sections\/[^"]+)"/g)].map(([, path]) => path ?? ''))
    const book = bookOf('us-co-denver', '2017-09-15', { verdicts: false })
    const sections = book.layers.flatMap((layer) => layer.sections)
    expect(paths.size).toBe(sections.length)
    for (const section of sections) {
      const answer = await get(`/law/sections/${section.key}?on=2017-09-15`)
      expect([section.key, answer.statusCode]).toEqual([section.key, 200])
      const told = words(answer.body)
      for (const rule of section.rules) {
        expect(answer.body).toContain(`id="${rule.anchor}"`)
        expect(told).toContain(words(rule.plain))
        expect(told).toContain(words(rule.text))
      }
    }
  })

  it('has no section of another year', async () => {
    expect((await get('/law/sections/us-co/sb25-276?on=2017-09-15')).statusCode).toBe(404)
    expect((await get('/law/sections/us-co/sb25-276?on=2025-05-23')).statusCode).toBe(200)
    expect((await get('/law/sections/us-co/nothing')).statusCode).toBe(404)
  })
})

describe('what a person must check', () => {
  it('names each question, the site, what is applied until then and what to change', async () => {
    const told = words((await get('/law/to-check')).body)
    const book = bookOf('us-co-denver', '2026-11-20', { verdicts: false })
    expect(book.checks.length).toBeGreaterThan(5)
    for (const { what, where, untilThen, ifSo } of book.checks)
      for (const part of [what, where, untilThen, ifSo]) expect(told).toContain(words(part))
    for (const { citation } of book.watch) expect(told).toContain(words(citation))
  })
})
