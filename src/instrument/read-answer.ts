// The answer of `read --json` for one file, exactly as the contract writes it.
import { fieldNames } from './instrument.ts'
import type { FileType, PageNote, Sha256 } from '../document/paper.ts'
import type { InstrumentRead, Reading } from './instrument.ts'

export type ReadAnswer = {
  readonly file: { readonly sha256: Sha256; readonly type: FileType; readonly pages: number }
  readonly instruments: readonly ReturnType<typeof instrumentAnswer>[]
  readonly pagesNotUnderstood: readonly number[]
  /** How each page came to be read, and what the sender's machine printed over it. */
  readonly pages: readonly PageNote[]
  readonly problem?: string
}

/** `problem`: what kept a part of the file from being read, if anything did. */
export const readFileAnswer = (
  file: { readonly sha256: Sha256; readonly fileType: FileType },
  reading: Reading,
  problem: string | null = null,
): ReadAnswer => ({
  file: { sha256: file.sha256, type: file.fileType, pages: reading.pageCount },
  instruments: reading.instruments.map(instrumentAnswer),
  pagesNotUnderstood: reading.pagesNotUnderstood,
  pages: reading.pages ?? [],
  ...(problem === null ? {} : { problem }),
})

const instrumentAnswer = (read: InstrumentRead) => ({
  pages: read.pages,
  kind: read.kind,
  form: read.form,
  revision: read.revision,
  confidence: read.confidence,
  issuingBody: read.issuingBody,
  signer: { role: read.signer.role, confidence: read.signer.confidence, needsReview: read.signer.needsReview },
  asks: read.asks,
  fields: Object.fromEntries(
    fieldNames.flatMap((name) => {
      const field = read.fields[name]
      return field === undefined
        ? []
        : [[name, { value: field.value, confidence: field.confidence, page: field.page, box: field.box, needsReview: field.needsReview }]]
    }),
  ),
  ticked: read.ticked,
  needsReview: read.needsReview,
  because: read.because,
})
