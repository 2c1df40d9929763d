// The law book as a value: it shows the law of its day, all of it and nothing else, and says what the engine says.
import { describe, expect, it } from 'vitest'
import { actions } from '../../law/action.ts'
import { interpret } from '../../law/interpreter.ts'
import { isInForce } from '../../law/place.ts'
import { placeOf, places } from '../../law/places/registry.ts'
import { parseInstant } from '../../time/instant.ts'
import { caseFileParser } from '../case-file.ts'
import { determine } from '../determine.ts'
import { bookOf, changeDays } from './book-of.ts'
import type { Book } from './book.ts'
import { printedBook } from './printed-book.ts'
import { anchorOf, citationStem, headingOf } from './section-name.ts'
import { requestsInUse } from './usual-requests.ts'

const denver = 'us-co-denver'
const short = (on: string, place = denver): Book => bookOf(place, on, { verdicts: false })
const rulesIn = (book: Book) => book.layers.flatMap(({ sections }) => sections.flatMap(({ rules }) => rules))

describe('the law book', () => {
  it('holds every rule in force on its day once and no other, on each day on which the law changes', () => {
    for (const place of places) {
      for (const day of changeDays(place)) {
        const book = short(day, place.id)
        const shown = rulesIn(book).map(({ id }) => id)
        expect(shown.toSorted(), `${place.id} ${day}`).toEqual(
          place.rules
            .filter((rule) => isInForce(rule, day))
            .map(({ id }) => id)
            .toSorted(),
        )
        expect(book.counts.rules).toBe(shown.length)
        expect(book.counts.seen.yes + book.counts.seen.partly + book.counts.seen.no).toBe(shown.length)
        expect(shown.length + book.notThatDay.reduce((sum, { rules }) => sum + rules, 0)).toBe(place.rules.length)
      }
    }
  })

  it('keeps the words of the law and their mark as they are', () => {
    const rules = new Map(placeOf(denver)?.rules.map((rule) => [rule.id, rule]))
    for (const shown of rulesIn(short('2026-11-21'))) {
      const rule = rules.get(shown.id)
      expect([shown.text, shown.plain, shown.citation, shown.verified]).toEqual([rule?.text, rule?.plain, rule?.citation, rule?.verified])
      expect(shown.gives.length).toBe(rule?.answers.length)
      expect(shown.duties.length).toBe(rule?.duties.length)
      expect(shown.examples.length).toBe(rule?.examples.length)
    }
  })

  it('links only to what is in it', () => {
    for (const day of ['2014-05-01', '2017-09-15', '2026-11-21']) {
      const book = short(day)
      const sections = new Set(book.layers.flatMap((layer) => layer.sections.map(({ anchor }) => anchor)))
      const rules = rulesIn(book)
      const anchors = [...rules.map(({ anchor }) => anchor), ...sections]
      expect(new Set(anchors).size).toBe(anchors.length)
      for (const { overrides } of rules)
        for (const { targets } of overrides) for (const { anchor } of targets) expect(anchors).toContain(anchor)
      for (const { cells } of book.table.rows)
        for (const { citations } of cells) for (const { section } of citations) expect(sections, section).toContain(section)
    }
  })

  it('answers in its table as a determination of the same case does', () => {
    for (const day of ['2014-06-02', '2017-09-15', '2019-05-28', '2026-11-21']) {
      const at = `${day}T12:00:00-06:00`
      const table = short(day).table
      expect(table.rows.map(({ name }) => name)).toEqual(requestsInUse(day).map(({ name }) => name))
      for (const request of requestsInUse(day)) {
        const row = table.rows.find(({ key }) => key === request.key)
        const { answers } = determine(caseFileParser.parse(nested({ ...request.known, 'custody.eligibleAt': at }, day)))
        for (const cell of row?.cells ?? [])
          expect([day, request.key, cell.action, cell.answer]).toEqual([day, request.key, cell.action, answers[cell.action].answer])
      }
    }
  })

  it('says of 2017-09-15 what the ordinance and the state of that year said, and of 2026-11-21 what came later', () => {
    const answer = (on: string, key: string, action: string): string | undefined =>
      short(on)
        .table.rows.find((row) => row.key === key)
        ?.cells.find((cell) => cell.action === action)?.answer
    for (const on of ['2017-09-15', '2026-11-21']) {
      expect(answer(on, 'detainer', 'hold-past-release')).toBe('must-not')
      expect(answer(on, 'detainer', 'notify-of-release')).toBe('may')
      expect(answer(on, 'detainer', 'interview-in-person')).toBe('must-not')
      expect(answer(on, 'judges-warrant', 'hold-past-release')).toBe('may')
      expect(answer(on, 'enforced-subpoena', 'give-personal-information')).toBe('must')
    }
    const headings = (on: string): string =>
      short(on)
        .layers.flatMap(({ sections }) => sections.map(({ heading }) => heading))
        .join(' | ')
    expect(headings('2017-09-15')).not.toMatch(/SB25-276|24-76\.6|Executive Order 152/)
    expect(headings('2026-11-21')).toMatch(/SB25-276.*Executive Order 152/)
    expect(short('2017-09-15').table.rows.map(({ name }) => name)).toContain('Detainer, Form I-247A')
    expect(short('2016-09-15').table.rows.map(({ name }) => name)).toContain('Detainer, Form I-247D')
  })

  it('tells events by its day: over, held, or later', () => {
    const state = (on: string, id: string) =>
      short(on)
        .timelines.flatMap(({ events }) => events)
        .find((event) => event.id === id)?.state
    expect(state('2014-11-19', 'us/timeline/pep')).toBe('later')
    expect(state('2014-11-20', 'us/timeline/pep')).toBe('held')
    expect(state('2017-02-19', 'us/timeline/pep')).toBe('held')
    expect(state('2017-02-20', 'us/timeline/pep')).toBe('past')
  })

  it('refuses a place, a day and an era that it does not have, and says what was not done', () => {
    expect(() => short('2020-01-01', 'us-zz')).toThrow(/place-unknown/)
    expect(() => short('2017-02-30')).toThrow(/input-invalid/)
    expect(() => short('yesterday')).toThrow(/input-invalid/)
    expect(() => short('1999-12-31')).toThrow(/place-not-covered-then.*1999-12-31/)
    expect(short(placeOf(denver)?.coveredFrom ?? '').layers.length).toBe(3)
    expect(short('2031-01-01').afterCheck).toBe(true)
    expect(short('2026-11-21').afterCheck).toBe(false)
  })

  it('is plain JSON and the same each time', () => {
    const book = printedBook(short('2017-09-15'))
    expect(JSON.parse(JSON.stringify(book))).toEqual(book)
    expect(JSON.stringify(printedBook(short('2017-09-15')))).toBe(JSON.stringify(book))
    expect(JSON.stringify(book.values)).not.toMatch(/undefined|\[object/)
  })
})

describe('every verdict', { timeout: 120_000 }, () => {
  const on = '2014-06-02'
  const book = bookOf(denver, on, { verdicts: true })
  const place = placeOf(denver)

  it('is told for each action, the most frequent first, and the cells add up', () => {
    expect(book.verdicts?.map(({ action }) => action)).toEqual(actions)
    for (const { verdicts, open, cells, answers } of book.verdicts ?? []) {
      const counts = verdicts.map((verdict) => verdict.cells)
      expect(counts).toEqual(counts.toSorted((a, b) => b - a))
      // Where a person decides because laws ask, a cell is told under each law that asks; all else is told once.
      const asked = verdicts.filter(({ answer }) => answer === 'needs-human').map((verdict) => verdict.cells)
      const once = sumOf([...verdicts.filter(({ answer }) => answer !== 'needs-human'), ...open].map((verdict) => verdict.cells))
      expect(once).toBeLessThanOrEqual(cells)
      expect(once + sumOf(asked)).toBeGreaterThanOrEqual(cells)
      expect(once + Math.max(0, ...asked)).toBeLessThanOrEqual(cells)
      expect(answers.length).toBeGreaterThan(0)
    }
  })

  it('rests on law in force that day only, and names what gives way with the reason', () => {
    const inForce = new Set(rulesIn(book).map(({ anchor }) => anchor))
    for (const { verdicts, yields, action } of book.verdicts ?? []) {
      for (const { because } of verdicts) for (const { anchor } of because) expect(inForce, `${action} ${anchor}`).toContain(anchor)
      for (const { losers, to, reason } of yields) for (const words of [losers, to, reason]) expect(words.length).toBeGreaterThan(3)
    }
    const hold = book.verdicts?.find(({ action }) => action === 'hold-past-release')
    expect(hold?.yields.map(({ losers }) => losers).join(' ')).toContain('8 CFR 287.7 (which says must)')
  })

  it('has no must or may to keep a person on an administrative paper alone', () => {
    const at = parseInstant(`${on}T18:00:00Z`)
    const alone = requestsInUse(on).filter(({ key }) => key === 'detainer' || key === 'administrative-warrant')
    expect(place).not.toBeNull()
    if (place === null) return
    for (const { known } of alone) expect(interpret(place, { at, known }).verdicts['hold-past-release'].answer).toBe('must-not')
  })
})

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, each) => sum + each, 0)

describe('names of sections', () => {
  it.each([
    ['D.R.M.C. 28-253(b)(2)', 'D.R.M.C. 28-253'],
    ['C.R.S. 24-76.6-102(2)', 'C.R.S. 24-76.6-102'],
    ['8 CFR 287.7(d)', '8 CFR 287.7'],
    ['Galarza v. Szalczyk, 745 F.3d 634 (3d Cir. Mar. 4, 2014)', 'Galarza v. Szalczyk'],
    ['Nash v. Mikesell, 2024 COA 68 (July 3, 2024)', 'Nash v. Mikesell'],
    ['Denver Executive Order 152 (Feb. 26, 2026)', 'Denver Executive Order 152'],
  ])('%s stands in %s', (citation, stem) => expect(citationStem(citation)).toBe(stem))

  it('give a section of several numbers the number that they share', () => {
    const rule = placeOf(denver)?.rules[0]
    if (rule === undefined) throw new Error('no rule')
    const cited = (...citations: readonly string[]) => citations.map((citation) => ({ ...rule, id: 'us-co/24-74/x', citation }))
    expect(headingOf(cited('C.R.S. 24-74-103 ff.', 'C.R.S. 24-74-101(1)(h)', 'C.R.S. 24-74-106'))).toBe('C.R.S. 24-74')
    expect(headingOf(cited('C.R.S. 16-3-101', 'C.R.S. 16-3-101, 16-3-102'))).toBe('C.R.S. 16-3-101')
    expect(anchorOf('us-co/24-76.6-102/no-hold')).toBe('us-co-24-76-6-102-no-hold')
  })
})

/** Case-file paths as the nested file they stand for. */
const nested = (known: Readonly<Record<string, unknown>>, day: string): unknown => {
  const file: Record<string, unknown> = { place: denver, at: `${day}T12:00:00-06:00` }
  for (const [path, value] of Object.entries(known)) {
    const [first = '', second] = path.split('.')
    if (second === undefined) file[first] = value
    else {
      const held = file[first]
      file[first] = typeof held === 'object' ? { ...held, [second]: value } : { [second]: value }
    }
  }
  return file
}
