// Small pieces of the law pages: the mark of how far a text was seen, and a condition as nested lines.
import type { Verification } from '../law/answer.ts'
import type { Outline } from '../law/book/condition-words.ts'
import { html, tag } from './markup.ts'
import type { Html } from './markup.ts'

/** The words carry the meaning; the color only repeats it. */
export const seenTag = (verified: Verification, words: string): Html =>
  tag(words, verified === 'yes' ? 'good' : verified === 'partly' ? 'warn' : 'bad')

export const outlinePart = ({ text, parts }: Outline): Html => {
  const first = html`${text.charAt(0).toUpperCase()}${text.slice(1)}`
  return parts.length === 0
    ? html`<p>${first}.</p>`
    : html`<p>${first}:</p>
        ${linesPart(parts)}`
}

const linesPart = (parts: readonly Outline[]): Html =>
  html`<ul>
    ${parts.map((part) => html`<li>${part.text}${part.parts.length === 0 ? '' : html`:${linesPart(part.parts)}`}</li>`)}
  </ul>`
