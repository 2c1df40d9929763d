// Values from words: shapes accepted, shapes doubted.
import { describe, expect, it } from 'vitest'
import { valueOf } from './field-value.ts'

describe('dates', () => {
  it.each([
    ['02/15/2026', '2026-02-15'],
    ['3-4-1997', '1997-03-04'],
    ['2026-02-15', '2026-02-15'],
    ['March 4, 1997', '1997-03-04'],
    ['(date) 11/02/2026 .', '2026-11-02'],
  ])('%s is %s', (printed, value) => {
    expect(valueOf(printed.split(' '), 'date')).toEqual({ value, sound: true })
  })
  it('gives a day that does not exist as printed and doubts it', () => {
    expect(valueOf(['02/30/2026'], 'date')).toEqual({ value: '02/30/2026', sound: false })
    expect(valueOf(['13/13/2026'], 'date')?.sound).toBe(false)
  })
  it('doubts a mended digit and a year of two figures', () => {
    expect(valueOf(['O2/15/2026'], 'date')).toEqual({ value: '2026-02-15', sound: false })
    expect(valueOf(['02/15/26'], 'date')?.sound).toBe(false)
  })
  it('finds none in running text', () => {
    expect(valueOf(['identified', 'in', 'Block', '3'], 'date')).toBeNull()
  })
})

describe('file numbers', () => {
  it.each([
    [['A', '210', '873', '395'], 'A210873395', true],
    [['A', '012-345-678'], 'A012345678', true],
    [['A12345678'], 'A12345678', true],
    [['210', '873', '395'], 'A210873395', true],
    [['A', '210', '873', '39'], 'A21087339', true],
    [['A', '210', '873', '3951'], 'A2108733951', false],
    [['A', '2l0', '873', '395'], 'A', false],
  ] as const)('%j', (words, value, sound) => {
    const read = valueOf(words, 'file-number')
    expect(read?.sound).toBe(sound)
    if (sound) expect(read?.value).toBe(value)
  })
})

describe('names', () => {
  it('keeps a name as printed and doubts characters that names have not', () => {
    expect(valueOf(['ROE,', 'JOHN'], 'name')).toEqual({ value: 'ROE, JOHN', sound: true })
    expect(valueOf(['NUÑEZ-O’HARA,', 'MARÍA'], 'name')).toEqual({ value: 'NUÑEZ-O’HARA, MARÍA', sound: true })
    expect(valueOf(['R0E,', 'JOHN'], 'name')?.sound).toBe(false)
  })
  it('takes the marks of borders from the ends', () => {
    expect(valueOf(['|', 'ROE,', 'JOHN', '—'], 'name')?.value).toBe('ROE, JOHN')
  })
})

describe('addresses', () => {
  it('prints the state before a postal code in capitals, and nothing else', () => {
    expect(valueOf(['1200', 'Judge', 'Street,', 'Aurora,', 'Co', '80010'], 'text')?.value).toBe('1200 Judge Street, Aurora, CO 80010')
    expect(valueOf(['1200', 'Judge', 'Street,', 'Aurora,', 'c0', '80010'], 'text')?.value).toBe('1200 Judge Street, Aurora, CO 80010')
    expect(valueOf(['Room', 'de', '80010'], 'text')?.value).toBe('Room de 80010')
  })
})

describe('free text', () => {
  it('has no rest of the rule below it', () => {
    expect(valueOf(['WASHBURN', 'COUNTY_', 'JAIL'], 'text')).toEqual({ value: 'WASHBURN COUNTY JAIL', sound: true })
    expect(valueOf(['K.', 'Brandt,', '_Deportation', 'Officer'], 'officer')?.value).toBe('K. Brandt, Deportation Officer')
  })
})
