// Sets letters as PDF/UA-1 with typst: our own templates and fonts only, the letter's values as data that is never run.
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { bookTemplates } from '../../determination/book/book.ts'
import { templates } from '../../letter/letter.ts'
import { visibleCode } from '../../letter/printable.ts'
import { coverageOf } from './glyphs.ts'
import { sheetTemplates } from './sheet-templates.ts'
import type { Coverage } from './glyphs.ts'
import type { TypesetLetter, Typesetter } from '../outside.ts'

const templateFolder = fileURLToPath(new URL('templates/', import.meta.url))
const fontFolder = fileURLToPath(new URL('fonts/', import.meta.url))
/** For the law's own words in the book. Letters name their faces and never meet it. */
const serifFaces = ['Regular', 'Bold'].map((weight) =>
  fileURLToPath(new URL(`../paper-maker/fonts/LiberationSerif-${weight}.ttf`, import.meta.url)),
)

/** Typst keeps what it computed; results this many letters old are dropped, so that a desk of months stays small. */
const keptLetters = 10

/** Loads the fonts once. Every letter of the same values has the same bytes, whatever the machine has installed. */
export const openTypesetter = async (): Promise<Typesetter> => {
  const names = (await readdir(fontFolder)).filter((name) => name.endsWith('.ttf')).toSorted()
  const faces = await Promise.all(names.map((name) => readFile(`${fontFolder}${name}`)))
  const serifs = await Promise.all(serifFaces.map((path) => readFile(path)))
  const compiler = NodeCompiler.create({ workspace: templateFolder, fontArgs: [{ fontBlobs: [...faces, ...serifs] }] })
  const covered = coverageOf(faces)
  return {
    pdf: async (letter) => {
      try {
        return compiled(compiler, letter, covered)
      } catch (error) {
        if (!(error instanceof Error && error.message.includes('could not be displayed'))) throw error
        // A character that a font claims and cannot shape: the letter goes out with its plain letters rather than not at all.
        return compiled(compiler, letter, isPlainLatin)
      } finally {
        compiler.evictCache(keptLetters)
      }
    },
  }
}

const isPlainLatin: Coverage = (codePoint) => (codePoint >= 0x20 && codePoint < 0x7f) || (codePoint >= 0xa0 && codePoint < 0x180)

const compiled = (compiler: NodeCompiler, { template, language, values }: TypesetLetter, covered: Coverage): Uint8Array => {
  // The name becomes a path: only our own templates, never a path of a caller.
  const known = [...templates, ...bookTemplates, ...sheetTemplates].find((name) => name === template)
  if (known === undefined) throw new RangeError(`[${template}] is no template`)
  const inputs = { letter: JSON.stringify(showable(values, covered)), language }
  const result = compiler.compile({ mainFilePath: `${templateFolder}${known}.typ`, inputs })
  if (result.result === null)
    throw new Error(`template [${known}] failed: ${JSON.stringify(result.takeDiagnostics()?.shortDiagnostics ?? [])}`)
  return new Uint8Array(compiler.pdf(result.result, { pdfStandard: 'ua-1' }))
}

/** PDF/UA allows no missing glyph: a character that no shipped font has is named by its number, where the reader sees it. */
const showable = (value: unknown, covered: Coverage): unknown => {
  if (typeof value === 'string')
    return Array.from(value, (character) => (shows(character, covered) ? character : visibleCode(character))).join('')
  if (Array.isArray(value)) return value.map((one: unknown) => showable(one, covered))
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, showable(one, covered)]))
  return value
}

const shows = (character: string, covered: Coverage): boolean => covered(character.codePointAt(0) ?? 0) || joinControl.test(character)
const joinControl = /[\u200c\u200d]/u
