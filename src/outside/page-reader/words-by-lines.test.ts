// The line reader on lines of plain letters: words with their places, steps that lay a text out along the line, captions told from noise.
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { captionMeant, meantByForms } from './form-words.ts'
import { openFaxLineReader } from './fax-line-reader.ts'
import { placesOf } from './spell.ts'
import { wordsByLines } from './words-by-lines.ts'
import type { Raster } from './raster.ts'
import type { Steps } from './spell.ts'

const letters = ['', ' ', ...Array.from('(),.:;abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789')]

/** Scores of a network that gives each letter of a text the chance stated and spreads the rest over all others. */
const seen = (text: string, chance = 0.9): Steps => {
  const rows = Array.from(text).flatMap((letter) => [letter, ''])
  const rest = (1 - chance) / (letters.length - 1)
  return {
    letters,
    count: rows.length,
    scores: Float32Array.from(rows.flatMap((row) => letters.map((each) => Math.log(each === row ? chance : rest)))),
  }
}

const [width, height] = [1728, 400]
const fontfile = fileURLToPath(new URL('../paper-maker/fonts/LiberationSerif-Regular.ttf', import.meta.url))
/** Lines of 10 point at 204 dots an inch, black or white as a fax has them. */
const drawn = async (lines: readonly string[]): Promise<Raster> => {
  const gray = new Uint8Array(width * height).fill(255)
  for (const [row, text] of lines.entries()) {
    const line = sharp({ text: { text, font: 'Liberation Serif 10', fontfile, dpi: 204, rgba: false } })
    const { data: pixels, info } = await line.toColourspace('b-w').raw().toBuffer({ resolveWithObject: true })
    for (let y = 0; y < info.height; y += 1)
      for (let x = 0; x < info.width; x += 1)
        if ((pixels[(y * info.width + x) * info.channels] ?? 0) > 110) gray[(60 + row * 60 + y) * width + 100 + x] = 0
  }
  return { width, height, gray }
}

describe('words by lines', () => {
  const lines = ['Name of Alien: PETROSYAN, Ana Lucia', 'File No: A 212 755 039', 'Date of Birth: 10/27/1957']

  it('reads each line, each word where it stands', async () => {
    const words = await wordsByLines(await drawn(lines), await openFaxLineReader())
    expect(words.map(({ text }) => text).join(' ')).toBe(lines.join(' '))
    const [first, second] = words
    expect(first?.x0).toBeGreaterThanOrEqual(98)
    expect(first?.y0).toBeGreaterThanOrEqual(58)
    expect(first?.x1).toBeLessThan(second?.x0 ?? 0)
    expect(Math.min(...words.map(({ confidence }) => confidence))).toBeGreaterThan(0.6)
  })

  it('is the same twice', async () => {
    const [page, read] = [await drawn(lines), await openFaxLineReader()]
    expect(await wordsByLines(page, read)).toEqual(await wordsByLines(page, read))
  })
})

describe('where the letters of a text stand', () => {
  it('at the steps where each is seen', () => {
    expect(placesOf(seen('Date'), 'Date')).toEqual([0, 2, 4, 6])
    expect(placesOf(seen('Dete'), 'Date')).toEqual([0, 2, 4, 6])
  })
  it('nowhere where the text has more letters than the line has steps', () => {
    expect(placesOf(seen('ab'), 'abcdefgh')).toBeNull()
    expect(placesOf(seen('ab'), 'ß')).toBeNull()
  })
})

describe('what a form may have printed', () => {
  it('is the word of a form that the picture makes nearly as likely', () => {
    expect(meantByForms(seen('Enforcemont', 0.2), 'Enforcemont')?.text).toBe('Enforcement')
    expect(meantByForms(seen('(Enforcemont)', 0.2), '(Enforcemont)')?.text).toBe('(Enforcement)')
  })
  it('is not put in the place of what is clearly another word', () => {
    expect(meantByForms(seen('Enforcemont', 0.9999), 'Enforcemont')).toBeNull()
    expect(meantByForms(seen('Kowalczyk', 0.2), 'Kowalczyk')).toBeNull()
    expect(meantByForms(seen('A212345678', 0.2), 'A212345678')).toBeNull()
  })
  it('is a whole caption where hardly a letter is sure, and none where another line stands', () => {
    expect(captionMeant(seen('(Nsmc amd tille of lmmigratiom Officcr)', 0.2), '(Nsmc amd tille of lmmigratiom Officcr)')).toBe(
      '(Name and title of Immigration Officer)',
    )
    expect(captionMeant(seen('M. Oyelaran, Assistant Field Office', 0.2), 'M. Oyelaran, Assistant Field Office')).toBeNull()
  })

  it('is never what proves a court or a judge: that is read, or asked', () => {
    for (const read of ['Judqe', 'Magistratc', 'COUR7', 'Clcrk', 'Dlstrict']) expect(meantByForms(seen(read, 0.2), read)).toBeNull()
    for (const read of ['UNITED STATE5 DlSTRICT COURT', 'Signatvre of Clerk or Depvty Clerk', "Judqe's siqnature"])
      expect(captionMeant(seen(read, 0.2), read)).toBeNull()
  })
})
