// How a place is read again: by which engine, how often, and what happens where the other engine is not to be had.
import { describe, expect, it } from 'vitest'
import { crop } from './straighten.ts'
import { firstPage } from './first-page.ts'
import { openLineReader } from './line-by-network.ts'
import { readings } from './second-look.ts'
import type { DraftField } from '../../instrument/draft.ts'
import type { Sight } from './words-by-sight.ts'

const page = firstPage(1)
const line = crop(page, { left: 90, top: 54, width: 940, height: 40 })
const printed = 'THE LITTLE FILE FELT THE HILT TILT LEFT'

const field = (name: DraftField['field'], lines = 1): DraftField => ({
  field: name,
  type: 'text',
  value: { value: printed, sound: true },
  confidence: 0.95,
  page: 1,
  box: [90 / page.width, 54 / page.height, 940 / page.width, 40 / page.height],
  lines,
  legible: 1,
})

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
      return other === null ? null : { text: other, confidence: 0.99 }
    },
    close: async () => undefined,
  }
  return { sight, asked }
}

describe('a place read again', () => {
  it.each([
    ['once, where the other engine agrees', 'offense', 1, printed, ['other engine']],
    ['also by tesseract, where it does not', 'offense', 1, printed.replace('FILE', 'FITE'), ['other engine', 'tesseract']],
    ['also by tesseract, where a person is found by it', 'subjectName', 1, printed, ['other engine', 'tesseract']],
    ['by tesseract alone, where it has several lines', 'offense', 2, printed, ['tesseract']],
    ['by tesseract alone, where there is no other engine', 'offense', 1, null, ['tesseract']],
    ['twice by tesseract, where a person is found by it and there is no other engine', 'subjectName', 1, null, ['tesseract', 'tesseract']],
  ] as const)('%s', async (_, name, lines, other, expected) => {
    const { sight, asked } = noting(other)
    const seen = await readings(page, field(name, lines), sight)
    expect(asked).toEqual(expected)
    expect(seen).toHaveLength(expected.length)
  })
})

describe('the other engine', () => {
  it('reads a line, and only with the characters that may stand there', async () => {
    const read = await openLineReader()
    const seen = await read(line, '')
    expect(seen.text.replaceAll(' ', '')).toBe(printed.replaceAll(' ', ''))
    expect(seen.confidence).toBeGreaterThan(0.5)
    expect((await read(line, '0123456789')).text).toMatch(/^[0-9 ]*$/)
  }, 30_000)
})
