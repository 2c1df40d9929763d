// The command that prints the law book: a tagged PDF with the right pages, and nothing written where it cannot be.
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bookOf } from '../../determination/book/book-of.ts'
import { lawCommand } from './law.ts'

let dir = ''
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'law-book-'))
})
afterAll(() => rm(dir, { recursive: true, force: true }))

const run = async (...words: readonly string[]): Promise<{ readonly status: number; readonly lines: readonly string[] }> => {
  const lines: string[] = []
  const status = await lawCommand.run(['book', ...words], { out: (text) => lines.push(text), note: () => undefined, env: {} })
  return { status, lines }
}

/** The words of each page, blanks run together. */
const pagesOf = async (
  pdf: Uint8Array,
): Promise<{ readonly pages: readonly string[]; readonly title: unknown; readonly right: number }> => {
  const document = await getDocument({ data: new Uint8Array(pdf) }).promise
  const pages: string[] = []
  let right = 0
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    const width = page.getViewport({ scale: 1 }).width
    const words: string[] = []
    for (const part of (await page.getTextContent()).items) {
      if (!('str' in part)) continue
      words.push(part.str)
      right = Math.max(right, (Number(part.transform[4]) + part.width) / width)
    }
    pages.push(words.join(' ').replaceAll('\u200b', '').replaceAll('\u2060', '').replace(/\s+/g, ' '))
  }
  const { info } = await document.getMetadata()
  await document.loadingTask.destroy()
  return { pages, title: 'Title' in info ? info.Title : undefined, right }
}

describe('law book', { timeout: 300_000 }, () => {
  it('writes a tagged PDF of the day: title, contents with pages, table, sections, verdicts', async () => {
    const path = join(dir, 'denver.pdf')
    const { status, lines } = await run('--place', 'us-co-denver', '--on', '2014-06-02', '--out', path, '--json')
    expect(status).toBe(0)
    const told: unknown = JSON.parse(lines.join('\n'))
    expect(told).toMatchObject({ file: path, place: 'us-co-denver', on: '2014-06-02' })
    const pdf = await readFile(path)
    const raw = new TextDecoder('latin1').decode(pdf)
    expect(raw.startsWith('%PDF-1.7')).toBe(true)
    expect(raw).toMatch(/\/MarkInfo <<\s*\/Marked true/)
    expect(raw).toContain('<pdfuaid:part>1</pdfuaid:part>')
    const { pages, title, right } = await pagesOf(pdf)
    expect(title).toBe('The law book of Denver, Colorado, June 2, 2014')
    expect(right).toBeLessThan(1)

    const book = bookOf('us-co-denver', '2014-06-02', { verdicts: false })
    const [first = ''] = pages
    expect(first.replaceAll(' ', '')).toContain(book.version)
    for (const words of ['June 2, 2014', 'Text seen', 'Seen in part', 'Not seen', 'Name and office', 'Signature', 'Date'])
      expect(first).toContain(words)
    const inside = pages.slice(1)
    inside.forEach((page, index) => expect(page).toContain(`Page ${index + 2} of ${pages.length}`))
    for (const page of inside) expect(page).toContain('Denver, Colorado · law of June 2, 2014')

    const all = squeezed(pages.join(' '))
    for (const { sections } of book.layers)
      for (const { heading, rules } of sections) {
        expect(all).toContain(squeezed(heading))
        for (const rule of rules) {
          expect(all, rule.id).toContain(squeezed(rule.plain))
          expect(all, rule.id).toContain(squeezed(rule.citation))
        }
      }
    for (const { what } of book.checks) expect(all).toContain(squeezed(what))
    for (const { name } of book.table.rows) expect(all).toContain(squeezed(name))

    // What the contents promise stands on that page.
    const contents = pages.find((page) => page.includes('Contents')) ?? ''
    for (const heading of ['How the law came here', 'The law of Colorado', 'The law of Denver, Colorado', 'Every verdict']) {
      const number = Number(new RegExp(`${heading} [. ]*(\\d+)`).exec(contents)?.[1])
      expect(pages[number - 1], heading).toContain(heading)
    }
    // Nothing of a later year.
    expect(
      pages
        .filter((page) => page.includes('SB25-276'))
        .every((page) => /later than the day|not in force|What a person must check|Until then/.test(page)),
    ).toBe(true)
  })

  it.each([
    ['no day', ['--place', 'us-co-denver', '--out', 'x.pdf'], /input-invalid.*--on/],
    ['no file', ['--place', 'us-co-denver', '--on', '2017-09-15'], /input-invalid.*--out/],
    ['an impossible day', ['--place', 'us-co-denver', '--on', '2017-02-30', '--out', 'x.pdf'], /input-invalid.*2017-02-30/],
    ['a day before the law is encoded', ['--place', 'us-co-denver', '--on', '1999-01-01', '--out', 'x.pdf'], /place-not-covered-then/],
    ['a place that is not encoded', ['--place', 'us-zz', '--on', '2017-09-15', '--out', 'x.pdf'], /place-unknown/],
  ])('refuses %s and writes nothing', async (_what, words, says) => {
    const path = join(dir, 'x.pdf')
    await expect(run(...words.map((word) => (word === 'x.pdf' ? path : word)))).rejects.toThrow(says)
    expect(existsSync(path)).toBe(false)
  })
})

const squeezed = (text: string): string => text.replace(/[\s\u200b\u2060"“”'’]/g, '')
