// What arrived, byte for byte, and what its pages look like: words with place and confidence. Knows no form and no law.
import { parseFaxHeader } from './fax-header.ts'
import type { FaxHeader } from './fax-header.ts'
import type { Brand } from '../time/instant.ts'

export type PaperId = Brand<string, 'PaperId'>
/** Lower-case hexadecimal SHA-256 of the bytes as received. */
export type Sha256 = Brand<string, 'Sha256'>

/** How a paper came in. `typed`: a clerk wrote down a telephone call or copied a letter by hand. */
export const channels = ['fax', 'email', 'inbox', 'drop-folder', 'command', 'api', 'typed'] as const
export type Channel = (typeof channels)[number]

export const fileTypes = ['pdf', 'tiff', 'png', 'jpeg', 'text', 'unknown'] as const
export type FileType = (typeof fileTypes)[number]

/** x, y, width, height as shares (0 to 1) of the page, from its upper left corner. */
export type Box = readonly [x: number, y: number, width: number, height: number]

/** One word as the reader saw it. `confidence` is 0 to 1. */
export type Word = { readonly text: string; readonly confidence: number; readonly box: Box }

/** A printed line of the form: a cell border or the underline of a blank. */
export type Rule = { readonly across: boolean; readonly box: Box }

/** A printed check box. `ink` is the dark share (0 to 1) of its inner half: what decides between empty and ticked. */
export type Square = { readonly box: Box; readonly ink: number }

/** One page after stretching to square pixels and deskewing; boxes refer to the page as it is shown to the clerk. */
export type Page = {
  readonly number: number
  readonly widthPx: number
  readonly heightPx: number
  readonly words: readonly Word[]
  readonly rules: readonly Rule[]
  readonly squares: readonly Square[]
  /** Connected ink that no word, rule or square explains: signatures, stamps, ticks, dirt. */
  readonly strokes: readonly Box[]
  /** The fax header line (TTI) across the top, if there is one; its words are not among `words`, for they are not the form's. */
  readonly headerLine: string | null
  /** Where the words come from: a PDF's own text or optical reading. */
  readonly source: PageSource
  /** Degrees clockwise by which the page was turned to stand upright; absent: it stood so. */
  readonly turned?: Turn
}

export const pageSources = ['text-layer', 'ocr', 'blank', 'not-understood'] as const
export type PageSource = (typeof pageSources)[number]
export const turns = [0, 90, 180, 270] as const
export type Turn = (typeof turns)[number]

/** What is kept of a page beside its instruments: how it came to be read, and what the sender's machine printed over it. */
export type PageNote = {
  readonly number: number
  readonly source: PageSource
  readonly turned: Turn
  readonly header: FaxHeader | null
}

export const noteOf = (page: Page): PageNote => ({
  number: page.number,
  source: page.source,
  turned: page.turned ?? 0,
  header: page.headerLine === null ? null : parseFaxHeader(page.headerLine),
})

/** A value read from paper: it is no fact until a person or a stated rule accepts it. */
export type Read<T> = {
  readonly value: T
  /** 0 to 1. */
  readonly confidence: number
  readonly page: number
  readonly box: Box
  /** True: shown beside its crop and asked; never used as it stands. */
  readonly needsReview: boolean
}
