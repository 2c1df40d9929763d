// Draws invented papers in the manner of the forms, for the sample desk, tests and rehearsals. They are imitations, not blanks.
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { scribble } from './scribble.ts'
import type { FieldName } from '../../instrument/instrument.ts'

export const madeForms = [
  'I-247A',
  'I-200',
  'I-205',
  'I-203',
  'I-286',
  'I-862',
  'I-138',
  'AO 442',
  'AO 93',
  'AO 88B',
  'writ',
  'state-warrant',
  'interview-letter',
  'information-letter',
  'cover-sheet',
] as const
export type MadeForm = (typeof madeForms)[number]

export type PaperWanted = {
  readonly form: MadeForm
  /** By the reader's own field names; dates as ISO, printed as the forms print them. */
  readonly values: Readonly<Partial<Record<FieldName | 'manner' | 'pageCount', string>>>
  readonly ticked?: readonly string[]
  /** False leaves the place of the signature empty. */
  readonly signed?: boolean
  readonly seed?: number
  readonly typeface?: 'Liberation Mono' | 'Liberation Sans' | 'Liberation Serif'
}

const folder = fileURLToPath(new URL('templates/', import.meta.url))
const fontFolders = [fileURLToPath(new URL('fonts/', import.meta.url)), fileURLToPath(new URL('../typesetter/fonts/', import.meta.url))]

let opened: Promise<NodeCompiler> | null = null
const compiler = (): Promise<NodeCompiler> => {
  opened ??= (async () => {
    const faces = await Promise.all(
      fontFolders.map(async (place) => {
        const names = (await readdir(place)).filter((name) => name.startsWith('Liberation') && name.endsWith('.ttf'))
        return Promise.all(names.toSorted().map((name) => readFile(`${place}${name}`)))
      }),
    )
    return NodeCompiler.create({ workspace: folder, fontArgs: [{ fontBlobs: faces.flat() }] })
  })()
  return opened
}

/** A PDF with its own text. The same wishes give the same pages. */
export const makePaper = async (wanted: PaperWanted): Promise<Uint8Array> => {
  const values = {
    fields: Object.fromEntries(Object.entries(wanted.values).map(([name, value]) => [name, printed(value)])),
    ticked: wanted.ticked ?? [],
    signed: wanted.signed ?? true,
    signature: scribble(wanted.seed ?? 1),
    typeface: wanted.typeface ?? 'Liberation Mono',
  }
  return compile(`${wanted.form.toLowerCase().replaceAll(' ', '-')}.typ`, { values: JSON.stringify(values) })
}

/** The row of text that the sender's machine prints over a page, as a PDF of one thin page. */
export const makeHeaderLine = (line: string): Promise<Uint8Array> => compile('header-line.typ', { line })

const compile = async (template: string, inputs: Record<string, string>): Promise<Uint8Array> => {
  const typst = await compiler()
  const result = typst.compile({ mainFilePath: `${folder}${template}`, inputs })
  if (result.result === null)
    throw new Error(`template [${template}] failed: ${JSON.stringify(result.takeDiagnostics()?.shortDiagnostics ?? [])}`)
  return new Uint8Array(typst.pdf(result.result, {}))
}

/** US forms print month, day, year. */
const printed = (value: string): string =>
  value.replace(/^(\d{4})-(\d{2})-(\d{2})$/, '$2/$3/$1').replace(/^A(\d{3})(\d{3})(\d{3})$/, 'A $1 $2 $3')
