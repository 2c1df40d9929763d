// How a place is read again: by which engine, how often, and what happens where the other engine is not to be had.
import { describe, expect, it } from 'vitest'
import { crop } from './straighten.ts'
import { firstPage } from './first-page.ts'
import { openLineReader } from './line-by-network.ts'
import { bestLetters } from './spell.ts'
import { readings } from './second-look.ts'
import type { DraftField } from '../../instrument/draft.ts'
import type { Steps } from './spell.ts'
import type { Sight } from './words-by-sight.ts'

const page = firstPage(1)
const line = crop(page, { left: 90, top: 54, width: 940, height: 40 })
const printed = 'THE LITTLE FILE FELT THE HILT TILT LEFT'

const field = (name: DraftField['field'], lines = 1): DraftField => ({
  field: name,
  type: 'text',
  value: { value: Array.from({ length: lines }, () => printed).join(' '), sound: true },
  confidence: 0.95,
  page: 1,
  box: [90 / page.width, 54 / page.height, 940 / page.width, 40 / page.height],
  lines,
  parts: Array.from({ length: lines }, (_, at) => ({
    box: [90 / page.width, (54 + at * 60) / page.height, 940 / page.width, 40 / page.height] as const,
    text: printed,
    confidence: 0.95,
    room: [90 / page.width, 1030 / page.width] as const,
  })),
  legible: 1,
  doubtful: false,
})

/** Scores of a network that is sure of every letter. */
const stepsSaying = (text: string): Steps => {
  const letters = ['', ...new Set(text)]
  const rows = [...text].flatMap((letter) => [letter, ''])
  const scores = rows.flatMap((row) => letters.map((letter) => Math.log(letter === row ? 0.99999 : 0.00001 / letters.length)))
  return { letters, count: rows.length, scores: Float32Array.from(scores) }
}

/** A sight that notes what it is asked; `other` says what the other engine sees. */
const noting = (other: string | null): { readonly sight: Sight; readonly asked: string[] } => {
  const asked: string[] = []
  const sight: Sight = {
    page: async () => [],
    pageAgain: async () => [],
    line: async () => {
      asked.push('tesseract')
      return printed.split(' ').map((text) => ({ text, confidence: 0.9, x0: 0, y0: 0, x1: 1, y1: 1 }))
    },
    other: async () => {
      if (other !== null) asked.push('other engine')
      return other === null ? null : stepsSaying(other)
    },
    byLines: async () => null,
    ofLine: async () => null,
    close: async () => undefined,
  }
  return { sight, asked }
}

describe('a place read again', () => {
  it.each([
    ['once, where the other engine agrees', 'offense', 1, printed, ['other engine'], 2],
    [
      'also by tesseract and with other strokes, where it does not',
      'offense',
      1,
      printed.replace('FILE', 'FITE'),
      ['other engine', 'other engine', 'tesseract', 'other engine'],
      3,
    ],
    ['by every engine, where a person is found by it', 'subjectName', 1, printed, ['other engine', 'other engine', 'tesseract'], 3],
    ['line by line, where it has several', 'offense', 2, printed, ['other engine', 'other engine'], 2],
    ['by tesseract alone, where there is no other engine', 'offense', 1, null, ['tesseract'], 1],
    [
      'twice by tesseract, where a person is found by it and there is no other engine',
      'subjectName',
      1,
      null,
      ['tesseract', 'tesseract'],
      2,
    ],
  ] as const)('%s', async (_, name, lines, other, expected, count) => {
    const { sight, asked } = noting(other)
    const seen = await readings(page, field(name, lines), sight)
    expect(asked).toEqual(expected)
    expect(seen).toHaveLength(count)
  })
  it('of two lines that lie over one another reads one', async () => {
    const { sight, asked } = noting(printed)
    const one = field('offense')
    await readings(page, { ...one, lines: 2, parts: [...one.parts, ...one.parts] }, sight)
    expect(asked).toEqual(['other engine'])
  })
  it('is blank where there is no ink, and read where there is', async () => {
    const { sight, asked } = noting(printed)
    const unread = { ...field('offense'), value: { value: '', sound: false }, confidence: 0 }
    expect(await readings({ ...page, gray: page.gray.map(() => 255) }, unread, sight)).toEqual([])
    expect(asked).toEqual([])
    const seen = await readings(page, unread, sight)
    expect(seen.at(-1)?.spellings?.[0]?.text).toBe(printed)
  })
})

describe('the other engine', () => {
  it('reads a line, and only with the characters that may stand there', async () => {
    const read = await openLineReader()
    const steps = await read(line)
    const seen = bestLetters(steps, '')
    expect(seen.text.replaceAll(' ', '')).toBe(printed.replaceAll(' ', ''))
    expect(seen.confidence).toBeGreaterThan(0.5)
    expect(bestLetters(steps, '0123456789').text).toMatch(/^[0-9 ]*$/)
  }, 30_000)
})
