// What passes unasked: two readings that agree; what differs, is weak or impossible is asked.
import { describe, expect, it } from 'vitest'
import { pageOfLines } from './page-of-lines.ts'
import { readInstruments } from './read-instruments.ts'
import type { SecondReadings } from './settle.ts'

const lines = [
  'Warrant for Arrest of Alien',
  'File No. A 210 873 395',
  'Date: 02/15/2026',
  'To: Any immigration officer authorized pursuant to sections 236 and 287',
  'I have determined that there is probable cause to believe that ROE, JOHN',
  'is removable from the United States. This determination is based upon:',
]
const words: Readonly<Record<string, readonly string[]>> = {
  fileNumber: ['A', '210', '873', '395'],
  issuedOn: ['02/15/2026'],
  subjectName: ['ROE,', 'JOHN'],
}
const same =
  (confidence: number): SecondReadings =>
  (_, field) => [{ words: words[field.field] ?? [], confidence }]
const read = (second: SecondReadings, printed: readonly string[] = lines) =>
  readInstruments([pageOfLines(printed, 1, 'ocr', 0.95)], second).instruments[0]?.fields
const instead = (said: string, heard: string): string[] => lines.map((line) => line.replace(said, heard))

describe('settling', () => {
  it('asks everything read once only', () => {
    for (const field of Object.values(read(() => []) ?? {})) expect(field.needsReview).toBe(true)
  })
  it('passes what two readings agree on at 0.80', () => {
    for (const field of Object.values(read(same(0.81)) ?? {})) expect(field.needsReview).toBe(false)
  })
  it('asks what they agree on weakly', () => {
    for (const field of Object.values(read(same(0.79)) ?? {})) expect(field.needsReview).toBe(true)
  })
  it('asks where one digit differs, however sure both are', () => {
    const fields = read((page, field) =>
      field.field === 'issuedOn' ? [{ words: ['02/15/2020'], confidence: 0.99 }] : same(0.95)(page, field),
    )
    expect(fields?.issuedOn).toMatchObject({ needsReview: true })
    expect(fields?.issuedOn?.confidence).toBeLessThanOrEqual(0.6)
    expect(fields?.subjectName?.needsReview).toBe(false)
  })
  it('asks where two readings differ in a comma, and takes what two of three print', () => {
    const points = instead('ROE, JOHN', 'ROE. JOHN')
    expect(read(same(0.95), points)?.subjectName?.needsReview).toBe(true)
    const twice: SecondReadings = (page, field) => [...same(0.95)(page, field), ...same(0.9)(page, field)]
    expect(read(twice, points)?.subjectName).toMatchObject({ value: 'ROE, JOHN', needsReview: false })
  })
  it('lets two sure readings carry a date that the first made impossible, and no date that it read', () => {
    const twice =
      (confidence: number): SecondReadings =>
      (page, field) => [...same(confidence)(page, field), ...same(0.99)(page, field)]
    const impossible = instead('02/15/2026', '92/15/2026')
    expect(read(twice(0.9), impossible)?.issuedOn).toMatchObject({ value: '2026-02-15', needsReview: false })
    expect(read(twice(0.89), impossible)?.issuedOn).toMatchObject({ value: '2026-02-15', needsReview: true })
    expect(read(twice(0.99), instead('02/15/2026', '02/15/2020'))?.issuedOn).toMatchObject({ value: '2026-02-15', needsReview: true })
  })
})
