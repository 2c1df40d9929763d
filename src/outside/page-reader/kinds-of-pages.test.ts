// Pages as they come: text, filled forms, scans, both in one file, the codings of TIFF, pages that lie wrong or have nothing on them.
import sharp from 'sharp'
import { afterAll, describe, expect, it } from 'vitest'
import { drawAll, drawnToFax, toFax } from '../paper-maker/to-fax.ts'
import { inventPaper } from '../paper-maker/invent.ts'
import { joinTiff } from '../paper-maker/join-tiff.ts'
import { makePaper } from '../paper-maker/make-paper.ts'
import { openPaper } from './open-paper.ts'
import { openPageReader } from './real.ts'
import { plainPdf } from './plain-pdf.ts'
import { seePage } from './reading-steps.ts'
import { blindSight } from './words-by-sight.ts'
import type { Page } from '../../document/paper.ts'
import type { Sharp } from 'sharp'

/** Two processes whatever the machine has: one reader for all, for its engines take seconds to wake. */
const reader = openPageReader({ readers: 2 })
afterAll(() => reader.close())

/** A page as it is looked at without any engine: what is drawn on it, and what the file itself says. */
const lookAt = async (bytes: Uint8Array, index = 0): Promise<Page> => {
  const { source } = await openPaper(bytes)
  try {
    return (await seePage(source, index, blindSight)).page
  } finally {
    await source.close()
  }
}
const textOf = (page: Page): string => page.words.map((word) => word.text).join(' ')

const printed = inventPaper('I-200', 5)
const warrant = makePaper(printed)
const drawn = warrant.then(async (pdf) => {
  const [page] = await drawAll(pdf, 204)
  if (page === undefined) throw new Error('the warrant has no page')
  return page
})
const pictureOf = async (): Promise<Sharp> => {
  const page = await drawn
  return sharp(page.gray, { raw: { width: page.width, height: page.height, channels: 1 } }).toColourspace('b-w')
}
/** The upper part of the page, as much as the check needs. */
const upperPart = async (share: number): Promise<{ readonly width: number; readonly height: number; readonly gray: Uint8Array }> => {
  const page = await drawn
  const height = Math.round(page.height * share)
  return { width: page.width, height, gray: page.gray.subarray(0, page.width * height) }
}
/** The same page with nothing in its lower part. */
const withoutLowerPart = async (): Promise<Sharp> => {
  const page = await drawn
  const { gray } = await upperPart(0.62)
  const whole = Buffer.alloc(page.gray.length, 255)
  whole.set(gray)
  return sharp(whole, { raw: { width: page.width, height: page.height, channels: 1 } }).toColourspace('b-w')
}

describe('the pages of a PDF', () => {
  it('a filled form: values typed into fields are words of the page, at their places, with and without a drawn appearance', async () => {
    const lines = ['Request for information', 'To the records office of the jail', 'about the person named below']
    for (const appearance of [true, false]) {
      const page = await lookAt(
        plainPdf([
          {
            lines,
            fields: [
              { label: 'Name:', value: 'ROE, JOHN Q', top: 200, appearance },
              { label: 'File No:', value: 'A099 000 111', top: 240, appearance },
            ],
            boxes: [
              { label: 'Notify this office', ticked: true, top: 300 },
              { label: 'Cancel', ticked: false, top: 330 },
            ],
          },
        ]),
      )
      expect(page.source).toBe('text-layer')
      expect(textOf(page)).toContain('ROE, JOHN Q')
      const name = page.words.find((word) => word.text === 'ROE,')
      expect(name?.box[0]).toBeCloseTo(182 / 612, 1)
      expect(name?.box[1]).toBeCloseTo(203 / 792, 1)
      const squares = page.squares.toSorted((a, b) => a.box[1] - b.box[1])
      expect(squares).toHaveLength(2)
      expect(squares[0]?.ink).toBeGreaterThan(0.15)
      expect(squares[1]?.ink).toBeLessThan(0.02)
    }
  })

  it('a scan, whole or in bands, is read by sight; text beside it on other pages is taken as it stands', async () => {
    const scan = await drawn
    const pdf = plainPdf([
      { lines: ['Cover sheet', 'Four pages follow', 'Denver field office'] },
      { picture: scan },
      { picture: scan, bands: 6, lines: ['Scanned by a machine', 'of the field office', 'in Denver'] },
    ])
    expect((await lookAt(pdf, 0)).source).toBe('text-layer')
    for (const index of [1, 2]) {
      const page = await lookAt(pdf, index)
      // No engine looked: the words of the file are not believed over a scan, and there are no others.
      expect(page.words).toEqual([])
      expect(page.rules.length + page.strokes.length).toBeGreaterThan(10)
    }
  })

  it('a picture that says it is larger than any page is not decoded, and the text beside it is not believed', async () => {
    const picture = { width: 40, height: 40, gray: new Uint8Array(1600).fill(200) }
    const lines = ['Warrant for Arrest of Alien', 'To: any immigration officer', 'Name: ROE, JOHN']
    const text = Buffer.from(plainPdf([{ lines, picture }])).toString('latin1')
    expect(text).toContain('/Width 40/Height 40/')
    const lying = Buffer.from(text.replace('/Width 40/Height 40/', '/Width 99999/Height 99999/'), 'latin1')
    expect((await lookAt(Uint8Array.from(lying))).source).not.toBe('text-layer')
  })

  it('a page that is turned by its own mark stands upright', async () => {
    const lines = ['Warrant for Arrest of Alien', 'To: any immigration officer', 'Name: ROE, JOHN']
    const page = await lookAt(plainPdf([{ lines, rotate: 90 }]))
    expect(page.widthPx).toBeGreaterThan(page.heightPx)
    expect(textOf(page)).toContain('Warrant for Arrest of Alien')
  })
})

describe('the pages of a TIFF', () => {
  it.each([
    ['ccittfax4', { compression: 'ccittfax4', bitdepth: 1 }],
    ['packbits', { compression: 'packbits' }],
    ['lzw', { compression: 'lzw' }],
    ['deflate', { compression: 'deflate', predictor: 'horizontal' }],
    ['jpeg', { compression: 'jpeg', quality: 80 }],
    ['jpeg in tiles', { compression: 'jpeg', tile: true }],
    ['none', { compression: 'none' }],
  ] as const)('%s', async (_, options) => {
    const { gray, width, height } = await upperPart(0.4)
    const picture = sharp(gray, { raw: { width, height, channels: 1 } }).toColourspace('b-w')
    const bytes = await picture.tiff({ ...options, xres: 204 / 25.4, yres: 204 / 25.4, resolutionUnit: 'inch' }).toBuffer()
    const page = await lookAt(Uint8Array.from(bytes))
    expect(page.rules.length).toBeGreaterThan(0)
    expect(Math.abs(page.heightPx / page.widthPx - height / width)).toBeLessThan(0.01)
  })

  it('a list of pages that breaks off gives the pages before the break, and says so', async () => {
    const page = await toFax([await warrant], { resolution: 'standard', level: 0 })
    const whole = joinTiff([page, page, page])
    const cut = whole.slice(0, page.length * 2 + 40)
    const { source } = await openPaper(cut)
    expect(source.count).toBe(2)
    expect(source.problem?.happened).toContain('breaks off after page 2')
    expect((await seePage(source, 1, blindSight)).page.rules.length).toBeGreaterThan(0)
  })
})

describe('a damaged page of a fax', () => {
  it('is not read, and what is left of it is drawn for a person', async () => {
    const fine = await toFax([await warrant], { resolution: 'standard', level: 0 })
    const torn = Uint8Array.from(joinTiff([fine, fine]))
    // In the middle of the second page's coded lines.
    torn.fill(0x5a, Math.floor(fine.length * 1.45), Math.floor(fine.length * 1.46))
    const { source } = await openPaper(torn)
    await expect(seePage(source, 1, blindSight)).rejects.toMatchObject({ code: 'paper-damaged' })
    const shown = await source.show(1, 0)
    expect(shown.height).toBeGreaterThan(1500)
    expect((await seePage(source, 0, blindSight)).page.rules.length).toBeGreaterThan(0)
  }, 60_000)
})

describe('pages that lie wrong', () => {
  const asFax = async (change: (picture: Sharp) => Sharp): Promise<Uint8Array> => {
    const changed = change(sharp(await (await withoutLowerPart()).png().toBuffer()))
      .threshold(150)
      .toColourspace('b-w')
    const tiff = changed.tiff({ compression: 'ccittfax4', bitdepth: 1, xres: 204 / 25.4, yres: 204 / 25.4, resolutionUnit: 'inch' })
    return Uint8Array.from(await tiff.toBuffer())
  }
  it.each([
    ['upside down', (picture: Sharp) => picture.rotate(180), 180],
    ['on its left side', (picture: Sharp) => picture.rotate(270), 90],
    ['on its right side', (picture: Sharp) => picture.rotate(90), 270],
    ['as a negative', (picture: Sharp) => picture.negate(), 0],
    ['askew and upside down', (picture: Sharp) => picture.rotate(182.5, { background: '#ffffff' }), 180],
  ] as const)(
    '%s: is turned, read, and drawn as it was read',
    async (_, change, turned) => {
      const bytes = await asFax(change)
      const { reading } = await reader.read(bytes)
      expect(reading.pages).toMatchObject([{ number: 1, turned, source: 'ocr' }])
      const [read] = reading.instruments
      expect(read).toMatchObject({ kind: 'administrative-warrant', form: 'I-200' })
      const name = read?.fields.subjectName
      expect(name?.value).toBe(printed.values.subjectName)
      const png = await reader.picture(bytes, 1, 850, turned)
      const { width, height } = await sharp(png).metadata()
      expect(Math.abs(height / width - 11 / 8.5)).toBeLessThan(0.06)
      // Ink stands where the name was read, and the page is white around its edge.
      const [x = 0, y = 0, w = 0, h = 0] = name?.box ?? []
      const place = {
        left: Math.round(x * width),
        top: Math.round(y * height),
        width: Math.max(1, Math.round(w * width)),
        height: Math.max(1, Math.round(h * height)),
      }
      const { channels } = await sharp(png).extract(place).stats()
      expect(channels[0]?.min).toBeLessThan(110)
      expect(channels[0]?.mean).toBeLessThan(252)
      expect(channels[0]?.mean).toBeGreaterThan(150)
    },
    600_000,
  )

  it('a photograph marked as lying on its side stands upright', async () => {
    const jpeg = await sharp(await (await pictureOf()).rotate(270).png().toBuffer())
      .withMetadata({ orientation: 6 })
      .jpeg({ quality: 90 })
      .toBuffer()
    const page = await lookAt(Uint8Array.from(jpeg))
    expect(page.heightPx).toBeGreaterThan(page.widthPx)
  })

  it('a PNG whose dots differ across and down is stretched', async () => {
    const fax = await (await pictureOf()).resize(1728, 1078, { fit: 'fill' }).png().toBuffer()
    const marked = withDots(Uint8Array.from(fax), 8031, 3858)
    const page = await lookAt(marked)
    expect(page.heightPx / page.widthPx).toBeCloseTo(1078 / 1728 / (98 / 204), 1)
  })
})

describe('pages with nothing on them', () => {
  it('an empty page is blank, and so is one that bears only the line of the sender’s machine', async () => {
    const blank = plainPdf([{}])
    const line = '11/14/2026 09:41  FROM 303 555 0100  ICE ERO DENVER   P. 02/03'
    const fax = await toFax([blank, await warrant], { resolution: 'fine', level: 1, seed: 3, headerLine: line })
    const { reading } = await reader.read(fax)
    expect(reading.instruments.map((each) => each.pages)).toEqual([[2]])
    expect(reading.pagesNotUnderstood).toEqual([])
    expect(reading.pages?.[0]).toMatchObject({ source: 'blank', header: { minute: '2026-11-14T09:41', page: 2, of: 3 } })
    expect(reading.pages?.[1]).toMatchObject({ source: 'ocr', turned: 0, header: { minute: '2026-11-14T09:41', of: 3 } })
  }, 600_000)
})

describe('papers that are not opened', () => {
  it('a telephone’s HEIC picture is named as what it is', async () => {
    const heic = new TextEncoder().encode('\0\0\0\x18ftypheic\0\0\0\0mif1heic')
    await expect(reader.read(heic)).rejects.toMatchObject({ code: 'paper-heic' })
  })
})

describe('what is read', () => {
  it('is the same twice, on one core and on two, beside other papers and alone', async () => {
    const top = await upperPart(0.62)
    const papers = [
      await drawnToFax([top, top], { resolution: 'fine', level: 1, seed: 4 }),
      await toFax([await makePaper(inventPaper('AO 442', 9))], { resolution: 'standard', level: 2, seed: 4 }),
    ]
    const alone = openPageReader({ readers: 1 })
    const once: string[] = []
    for (const paper of papers) once.push(JSON.stringify(await alone.read(paper)))
    await alone.close()
    const [second, first] = await Promise.all([papers[1], papers[0]].map((paper) => reader.read(paper ?? new Uint8Array())))
    expect([first, second].map((each) => JSON.stringify(each))).toEqual(once)
  }, 900_000)
})

const withDots = (png: Uint8Array, across: number, down: number): Uint8Array => {
  const chunk = Buffer.alloc(21)
  chunk.writeUInt32BE(9, 0)
  chunk.write('pHYs', 4, 'latin1')
  chunk.writeUInt32BE(across, 8)
  chunk.writeUInt32BE(down, 12)
  chunk[16] = 1
  return new Uint8Array(Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)]))
}
