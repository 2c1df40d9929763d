// A typed paper shown as a page: its lines on white, so that the clerk's note is looked at like any other paper.
import sharp from 'sharp'
import { DeskError } from '../../errors.ts'
import type { TypedPaper } from '../../document/typed-paper.ts'

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

export const drawTyped = async (typed: TypedPaper, page: number, widthPx: number): Promise<Uint8Array> => {
  if (page !== 1) throw new DeskError('record-unknown', `The paper has 1 page and no page ${page}.`)
  const lines = typed.flatMap((instrument, index) => [
    ...(index === 0 ? [] : ['']),
    ...Object.entries(instrument).map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`),
  ])
  const height = 1100
  const drawn = lines
    .slice(0, 48)
    .map(
      (line, row) =>
        `<text x="60" y="${110 + row * 20}" font-family="Liberation Mono, monospace" font-size="14">${escape(line.slice(0, 90))}</text>`,
    )
  const style = 'font-family="Liberation Sans, sans-serif" font-weight="bold" font-size="18"'
  const heading = `<text x="60" y="70" ${style}>Written down at the desk</text>`
  const paper = `<rect width="850" height="${height}" fill="white"/>${heading}${drawn.join('')}`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="850" height="${height}">${paper}</svg>`
  return sharp(Buffer.from(svg))
    .resize({ width: Math.max(16, Math.min(3000, Math.round(widthPx))) })
    .png()
    .toBuffer()
}
