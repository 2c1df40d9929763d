// A document that nobody recognises is one paper, however many pages it has; a form among them stands alone, and so does the next letter.
import { describe, expect, it } from 'vitest'
import { isNextOf, sharesHead } from './unknown-pages.ts'
import { pageOfLines } from './page-of-lines.ts'
import { readInstruments } from './read-instruments.ts'
import { sheetOf } from './sheet.ts'
import type { Page } from '../document/paper.ts'

const read = (...pages: readonly (readonly string[])[]) =>
  readInstruments(pages.map((lines, index) => pageOfLines(lines, index + 1))).instruments.map(({ form, kind, pages: of }) => [
    form ?? kind,
    of,
  ])

const clauses = [
  'The parties agree that each of them keeps its own accounts of the works under this contract.',
  'The roofer brings ladders, tiles and nails, and clears the yard of what is left over each evening.',
  'Where rain stops the work for longer than a week the parties meet and set another date for its end.',
]
const agreement = (page: number, of: number | null): readonly string[] => [
  page === 1 ? 'CONTRACT FOR THE MENDING OF A ROOF' : `${page}. Further duties of the parties and of those who work for them`,
  ...clauses,
  ...(of === null ? [] : [`Page ${page} of ${of}`]),
]
const pagesOf = (count: number, numbered: boolean) =>
  Array.from({ length: count }, (_, index) => agreement(index + 1, numbered ? count : null))
const from = (first: number, last: number): readonly number[] => Array.from({ length: last - first + 1 }, (_, index) => first + index)

const warrant = [
  'Warrant for Arrest of Alien',
  'To: Any immigration officer authorized pursuant to sections 236 and 287',
  'is removable from the United States. This determination is based upon:',
  'Form I-200 (Rev. 09/16)',
]
const letter = (to: string): readonly string[] => [`Dear ${to},`, ...clauses, 'Sincerely yours']
const request = [
  'Immigration and Customs Enforcement',
  'Please provide the release date and time and the home address of the above-named person to this office without delay.',
  'Page 1 of 2',
]

describe('an unknown document', () => {
  it.each([true, false])('of twelve pages is one paper (numbered: %s)', (numbered) => {
    expect(read(...pagesOf(12, numbered))).toEqual([['other', from(1, 12)]])
  })
  it('is cut by a form between its pages', () => {
    const [one, two, three, four] = pagesOf(4, false)
    if (one === undefined || two === undefined || three === undefined || four === undefined) throw new Error('four pages')
    expect(read(one, two, warrant, three, four)).toEqual([
      ['other', [1, 2]],
      ['I-200', [3]],
      ['other', [4, 5]],
    ])
  })
  it('keeps its numbered pages, though a form before it lacks a second page', () => {
    expect(read(warrant, ...pagesOf(3, true))).toEqual([
      ['I-200', [1]],
      ['other', [2, 3, 4]],
    ])
  })
  it('goes on behind a blank page', () => {
    const [one, two] = pagesOf(2, false).map((lines, index) => pageOfLines(lines, 1 + 2 * index))
    if (one === undefined || two === undefined) throw new Error('two pages')
    const blank: Page = { ...pageOfLines([], 2), source: 'blank' }
    expect(readInstruments([one, blank, two]).instruments.map(({ pages }) => pages)).toEqual([[1, 3]])
  })
  it('is asked about as one', () => {
    const { instruments } = readInstruments(pagesOf(3, true).map((lines, index) => pageOfLines(lines, index + 1)))
    expect(instruments[0]).toMatchObject({ kind: 'other', needsReview: ['kind', 'signer'] })
    expect(instruments[0]?.because).toContain('3 pages that follow one another')
  })
})

describe('two unknown documents', () => {
  it('are two where the second says that this is its first page', () => {
    expect(read(...pagesOf(2, true), ...pagesOf(3, true))).toEqual([
      ['other', [1, 2]],
      ['other', [3, 4, 5]],
    ])
  })
  it('are two where a letter begins', () => {
    expect(read(letter('Ms. Roe'), letter('Mr. Doe'))).toEqual([
      ['other', [1]],
      ['other', [2]],
    ])
  })
  const mail = (name: string): readonly string[] => [`From: ${name}`, 'To: the roofers', ...clauses, ...clauses]
  it('are two where an e-mail begins, one where both pages bear the same head', () => {
    const head = 'ROOFERS OF LARIMER STREET - OFFER 41'
    expect(read(mail('Jane'), mail('John'))).toEqual([
      ['other', [1]],
      ['other', [2]],
    ])
    expect(read([head, ...mail('Jane')], [head, ...mail('John')])).toEqual([['other', [1, 2]]])
  })
})

describe('a request', () => {
  it('of two numbered pages keeps its second', () => {
    expect(read(request, [...clauses, 'Page 2 of 2'])).toEqual([['letter', [1, 2]]])
  })
  it('is not swallowed by the unknown document before it', () => {
    expect(read(...pagesOf(2, true), request)).toEqual([
      ['other', [1, 2]],
      ['letter', [3]],
    ])
  })
  it('does not swallow a page without a number', () => {
    expect(read(request, clauses)).toEqual([
      ['letter', [1]],
      ['other', [2]],
    ])
  })
})

describe('pages of a form whose first page did not come', () => {
  const notice = (page: number) => [
    'NOTICE TO THE DETAINEE',
    'The Department has placed an immigration detainer on you.',
    `Page ${page} of 3`,
  ]
  it('are one paper by their numbers, and no part of the document before them', () => {
    expect(read(agreement(1, null), notice(2), notice(3))).toEqual([
      ['other', [1]],
      ['other', [2, 3]],
    ])
  })
})

describe('what pages have in common', () => {
  const sheet = (...lines: readonly string[]) => sheetOf(pageOfLines(lines))
  it('a head with another page number is the same head; another head is not, nor the same words lower down', () => {
    expect(sharesHead(sheet('County roofs, annual report 3', ...clauses), sheet('County roofs, annual report 4', 'other text'))).toBe(true)
    expect(sharesHead(sheet('County roofs, annual report 3'), sheet('City bridges, annual costs 4'))).toBe(false)
    const low = [...Array.from({ length: 12 }, (_, row) => `line ${row}`), clauses[0] ?? '', ...Array.from({ length: 12 }, () => 'a b')]
    expect(sharesHead(sheet(...low), sheet(...low.map((line) => (line.startsWith('line') ? `row ${line}` : line))))).toBe(false)
  })
  it('a first page is never the next', () => {
    expect(isNextOf(sheet(...clauses), sheet(...clauses, 'Page 1 of 4'))).toBe(false)
    expect(isNextOf(sheet(...clauses), sheet(...clauses, 'Page 3 of 4'))).toBe(true)
  })
})
