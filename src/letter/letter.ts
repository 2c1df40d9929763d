// What a letter is made of: a head, references, blocks of text and the citations behind them; print and mail show the same.
import { printable, printableValue } from './printable.ts'
import type { LetterLanguage } from './letter-kind.ts'

export type Row = { readonly label: string; readonly value: string }

/** A piece of a letter. `answer`: the sentence a reader looks for, set apart. */
export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'answer'; readonly text: string }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly lines: readonly string[] }
  | { readonly kind: 'quote'; readonly text: string; readonly citation: string }
  | { readonly kind: 'choices'; readonly choices: readonly string[] }
  | { readonly kind: 'blanks'; readonly labels: readonly string[] }

/** One law at the end of the letter; `text` only where the official words were seen and the letter is in their language. */
export type Cited = { readonly citation: string; readonly text: string | null }

export type LetterValues = {
  readonly title: string
  readonly agency: { readonly name: string; readonly desk: string; readonly address: readonly string[]; readonly phone: string }
  readonly date: string
  /** `YYYY-MM-DD`, the PDF's own date. */
  readonly dateIso: string
  readonly to: readonly string[]
  readonly references: readonly Row[]
  readonly blocks: readonly Block[]
  readonly citationsTitle: string
  readonly citations: readonly Cited[]
  readonly signed: readonly string[]
  readonly footer: string
  readonly pageWord: string
  readonly ofWord: string
}

export const templates = ['letter', 'notice', 'form'] as const
export type Template = (typeof templates)[number]

/** Ready for the typesetter; `plainText` carries the same words for the body of a mail. */
export type Letter = {
  readonly template: Template
  readonly language: LetterLanguage
  readonly values: LetterValues
  readonly title: string
  readonly plainText: string
}

export const heading = (text: string): Block => ({ kind: 'heading', text: printable(text) })
export const paragraph = (...sentences: readonly (string | null)[]): Block => ({
  kind: 'paragraph',
  // A sentence may end in "1:30 p.m." and needs no second full stop.
  text: printable(sentences.filter((sentence) => sentence !== null && sentence !== '').join(' ')).replace(/(?<!\.)\.\.(?!\.)/g, '.'),
})
export const answerLine = (text: string): Block => ({ kind: 'answer', text: printable(text) })
export const list = (lines: readonly string[]): Block => ({ kind: 'list', ordered: false, lines: lines.map(printable) })
export const numbered = (lines: readonly string[]): Block => ({ kind: 'list', ordered: true, lines: lines.map(printable) })
export const quote = (text: string, citation: string): Block => ({ kind: 'quote', text: printable(text), citation: printable(citation) })
export const choices = (lines: readonly string[]): Block => ({ kind: 'choices', choices: lines.map(printable) })
export const blanks = (labels: readonly string[]): Block => ({ kind: 'blanks', labels: labels.map(printable) })

/** For a heading or a row that begins with words of a sentence. */
export const sentenceCase = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`

/** Rows with a value; a reference that the paper does not carry is left out rather than shown empty. */
export const rows = (pairs: readonly (readonly [label: string, value: string | null | undefined])[]): readonly Row[] =>
  pairs.flatMap(([label, value]) =>
    value === null || value === undefined || value.trim() === '' ? [] : [{ label: printable(label), value: printableValue(value) }],
  )
