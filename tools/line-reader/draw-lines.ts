// Writes lines to train the line reader on, each with its text: [--seed N --pages N --variants N --out FILE]
import { appendFile } from 'node:fs/promises'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { chanceOf } from '../../bench/reading/invented.ts'
import { linePicture } from '../../src/outside/page-reader/line-picture.ts'
import { drawPage } from './draw-page.ts'
import { readCorpus } from './line-texts.ts'
import { faxed, scanned } from './send-page.ts'
import type { Chance } from '../../bench/reading/invented.ts'
import type { Raster } from '../../src/outside/page-reader/raster.ts'
import type { PlacedLine } from './draw-page.ts'
import type { SentPage } from './send-page.ts'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    pages: { type: 'string', default: '10' },
    /** How often each page is sent. */
    variants: { type: 'string', default: '3' },
    out: { type: 'string', default: 'lines.bin' },
  },
})

/** Two numbers of 16 bits, little end first (width of the picture, bytes of the text), the text in UTF-8, the picture row by row. */
const record = (text: string, seen: Raster): Uint8Array => {
  const letters = new TextEncoder().encode(text)
  const bytes = new Uint8Array(4 + letters.length + seen.gray.length)
  const view = new DataView(bytes.buffer)
  view.setUint16(0, seen.width, true)
  view.setUint16(2, letters.length, true)
  bytes.set(letters, 4)
  bytes.set(seen.gray, 4 + letters.length)
  return bytes
}

const darkShare = ({ gray }: Raster): number => gray.reduce((sum, each) => sum + (each < 160 ? 1 : 0), 0) / gray.length
const widthMax = 1400

/** The line cut as loosely as the reader cuts it; null where nothing of it is left or it leaves the page. */
const cut = async (line: PlacedLine, { raster, at }: SentPage, chance: Chance): Promise<Raster | null> => {
  const corners = [at(line.x0, line.y0), at(line.x1, line.y0), at(line.x0, line.y1), at(line.x1, line.y1)]
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)]
  const high = (line.y1 - line.y0) / 2
  const box = {
    x0: Math.min(...xs) + chance.int(-3, 2),
    x1: Math.max(...xs) + chance.int(-2, 4),
    y0: Math.min(...ys) + (chance.next() - 0.6) * 0.2 * high,
    y1: Math.max(...ys) + (chance.next() - 0.4) * 0.2 * high,
  }
  if (box.x0 < 3 || box.y0 < 3 || box.x1 > raster.width - 3 || box.y1 > raster.height - 3) return null
  const seen = await linePicture(raster, box, 0.88 + chance.next() * 0.24)
  return seen.width > widthMax || darkShare(seen) < 0.01 ? null : seen
}

const corpus = await readCorpus()
const chance = chanceOf(Number(values.seed) * 7919 + 13)
let count = 0
for (let page = 0; page < Number(values.pages); page += 1) {
  const { drawn, lines } = await drawPage(corpus, chance)
  for (let variant = 0; variant < Number(values.variants); variant += 1) {
    const sent = chance.some(0.06) ? await scanned(drawn) : await faxed(drawn, chance)
    const records: Uint8Array[] = []
    for (const line of lines) {
      const seen = await cut(line, sent, chance)
      if (seen !== null) records.push(record(line.text, seen))
    }
    count += records.length
    await appendFile(values.out, Buffer.concat(records))
  }
  process.stderr.write(`page ${page + 1}: ${count} lines\n`)
}
