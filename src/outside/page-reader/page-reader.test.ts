// Both page readers by the same rules; then the real one against papers made to break it.
import sharp from 'sharp'
import { afterAll, describe, expect, it } from 'vitest'
import { bombPdf, endlessTiff, hugePng, lockedPdf, loopingTiff, pdfOf } from './hostile-papers.ts'
import { describePageReader } from './conformance.ts'
import { courtsOfDenver } from '../../instrument/court-roster.ts'
import { makePaper } from '../paper-maker/make-paper.ts'
import { inventPaper } from '../paper-maker/invent.ts'
import { openPageReader } from './real.ts'
import { plainPdf } from './plain-pdf.ts'
import { toFax } from '../paper-maker/to-fax.ts'
import { simulatePageReader } from './simulated.ts'
import type { CourtRoster } from '../../instrument/court-roster.ts'

describePageReader('real', openPageReader)
describePageReader('simulated', simulatePageReader)

describe('pictures', () => {
  it('draws a page of a fax with square pixels', async () => {
    const reader = openPageReader()
    const fax = await toFax([await makePaper(inventPaper('I-200', 5))], { resolution: 'standard', level: 1, seed: 1 })
    const { width, height } = await sharp(await reader.picture(fax, 1, 850)).metadata()
    expect({ width, ratio: Math.round((height / width) * 100) / 100 }).toEqual({ width: 850, ratio: 1.3 })
    await expect(reader.picture(fax, 2, 850)).rejects.toMatchObject({ code: 'record-unknown' })
    await reader.close()
  }, 60_000)
})

describe('the roster of courts', () => {
  it('goes with the paper to the reader', async () => {
    const reader = openPageReader({ readers: 1 })
    const warrant = await makePaper(inventPaper('AO 442', 5))
    const elsewhere = { ...courtsOfDenver, judges: [{ name: 'Nobody Whosoever', court: 'us-district-colorado', until: null }] }
    const proofOf = async (roster?: CourtRoster): Promise<string> =>
      (await reader.read(warrant, undefined, roster)).reading.instruments[0]?.because.join(' ') ?? ''
    expect(await proofOf()).toContain('judge-known - (the agency has entered no judges of this court)')
    expect(await proofOf(elsewhere)).toContain('judge-known NO (this name is not on the roster)')
    await reader.close()
  }, 60_000)
})

describe('a long paper and a short one', () => {
  it('the short one behind the long one is read first, and the long one is read whole', async () => {
    const reader = openPageReader()
    const page = (text: string) => ({ lines: [text, 'To the records office of the jail', 'about the person named below'] })
    const long = plainPdf(Array.from({ length: 30 }, (_, index) => page(`Page ${index + 1} of a long fax`)))
    const ended: string[] = []
    const reading = reader.read(long).then(({ reading: read }) => {
      ended.push('long')
      return read
    })
    const short = reader.read(plainPdf([page('One page')])).then(() => ended.push('short'))
    await short
    expect((await reading).pageCount).toBe(30)
    expect((await reading).pages).toHaveLength(30)
    expect(ended).toEqual(['short', 'long'])
    await reader.close()
  }, 300_000)
})

describe('hostile papers', () => {
  const reader = openPageReader()
  afterAll(() => reader.close())
  const stillReads = async (): Promise<void> => {
    const { reading } = await reader.read(await makePaper(inventPaper('I-200', 5)))
    expect(reading.instruments[0]).toMatchObject({ kind: 'administrative-warrant' })
  }

  it.each([
    ['a PDF cut off', async () => (await makePaper(inventPaper('I-200', 5))).subarray(0, 900), /paper-damaged/],
    ['a TIFF cut off', async () => endlessTiff(3).subarray(0, 60), /paper-damaged/],
    ['a picture of 3.6 gigapixels', async () => hugePng(), /paper-(reader-stopped|damaged)/],
    ['a PDF page as large as a field', async () => pdfOf(new TextEncoder().encode(' '), '', '[0 0 900000 900000]'), /paper-reader-stopped/],
    ['a locked PDF', async () => lockedPdf(), /paper-encrypted/],
  ])(
    '%s is refused with a code, and the reader reads on',
    async (_, make, code) => {
      const bytes = await make()
      await expect(reader.read(bytes)).rejects.toMatchObject({ message: expect.stringMatching(code) })
      await stillReads()
    },
    60_000,
  )

  it('reads the first hundred of ten thousand pages and says so', async () => {
    const { reading, problem } = await reader.read(endlessTiff(10_000))
    expect(reading.pageCount).toBe(10_000)
    expect(problem?.code).toBe('paper-too-many-pages')
    expect(reading.pagesNotUnderstood).toContain(101)
  }, 60_000)

  it('does not follow a chain of pages in a circle', async () => {
    const { reading } = await reader.read(loopingTiff())
    expect(reading.pageCount).toBe(2)
  }, 30_000)

  it('survives five gigabytes packed in a PDF', async () => {
    const bytes = bombPdf()
    expect(bytes.length).toBeLessThan(5_000_000)
    const outcome = await reader.read(bytes).then(
      () => 'read',
      (error: unknown) => (error instanceof Error ? error.message : 'unknown'),
    )
    expect(outcome).toMatch(/^(read|paper-(reader-stopped|damaged))/)
    await stillReads()
  }, 120_000)
})
