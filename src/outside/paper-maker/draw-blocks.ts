// Draws an imitated form from its blocks as a PDF: the same blocks, style and filling give the same pages.
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { drawable } from './blocks.ts'
import type { Filling, SheetOfBlocks, Style } from './blocks.ts'

const folder = fileURLToPath(new URL('templates/', import.meta.url))
const ownFonts = [fileURLToPath(new URL('fonts/', import.meta.url)), fileURLToPath(new URL('../typesetter/fonts/', import.meta.url))]
const packageFonts = fileURLToPath(new URL('../fonts/', import.meta.resolve('@uswds/uswds/css/uswds.min.css')))
const packageFaces = [
  'public-sans/PublicSans-Regular.ttf',
  'public-sans/PublicSans-Bold.ttf',
  'public-sans/PublicSans-Italic.ttf',
  'roboto-mono/roboto-mono-v5-latin-regular.ttf',
  'roboto-mono/roboto-mono-v5-latin-500.ttf',
  'merriweather/Latin-Merriweather-Regular.ttf',
  'merriweather/Latin-Merriweather-Bold.ttf',
  'source-sans-pro/sourcesanspro-regular-webfont.ttf',
  'source-sans-pro/sourcesanspro-bold-webfont.ttf',
  'source-sans-pro/sourcesanspro-italic-webfont.ttf',
] as const

let opened: Promise<NodeCompiler> | null = null
const compiler = (): Promise<NodeCompiler> => {
  opened ??= (async () => {
    const own = await Promise.all(
      ownFonts.map(async (place) => {
        const names = (await readdir(place)).filter((name) => name.startsWith('Liberation') && name.endsWith('.ttf'))
        return Promise.all(names.toSorted().map((name) => readFile(`${place}${name}`)))
      }),
    )
    const others = await Promise.all(packageFaces.map((name) => readFile(join(packageFonts, name))))
    return NodeCompiler.create({ workspace: folder, fontArgs: [{ fontBlobs: [...own.flat(), ...others] }] })
  })()
  return opened
}

/** Least size of print, points: a form that does not fit its pages at this size is worded too long. */
const sizeMin = 7

/** One page of PDF for each sheet; the print shrinks until each sheet fits its page. */
export const drawBlocks = async (sheets: readonly SheetOfBlocks[], style: Style, filling: Filling): Promise<Uint8Array> => {
  const typst = await compiler()
  for (let size = style.size; size >= sizeMin; size -= 0.5) {
    const typedSize = Math.min(style.typedSize, size + 0.8)
    const values = JSON.stringify(drawable(sheets, { ...style, size, typedSize }, filling))
    const result = typst.compile({ mainFilePath: `${folder}blocks.typ`, inputs: { values } })
    if (result.result === null) throw new Error(`drawing failed: ${JSON.stringify(result.takeDiagnostics()?.shortDiagnostics ?? [])}`)
    if (result.result.numOfPages === sheets.length) return new Uint8Array(typst.pdf(result.result, {}))
  }
  throw new RangeError(`these blocks do not fit ${sheets.length} pages: ${JSON.stringify(sheets[0]?.blocks[0])}`)
}
