// The pages of a paper as pictures with a frame around every value that was read; or the text of a typed paper.
import { parseTypedPaper } from '../document/typed-paper.ts'
import type { TypedPaper } from '../document/typed-paper.ts'
import type { Box } from '../document/paper.ts'
import { fieldNames } from '../instrument/instrument.ts'
import type { PaperRecord } from '../log/paper-record.ts'
import type { Visit } from './desk-options.ts'
import { fieldId } from './field-id.ts'
import { html, nothing } from './markup.ts'
import type { Html } from './markup.ts'
import { fieldWords, plain } from './words.ts'

const picturesMax = 40

export const pagesPanel = async (record: PaperRecord, visit: Visit): Promise<Html> => {
  if (record.state !== 'read') return nothing
  if (record.fileType === 'text') {
    const bytes = await visit.desk.outside.store.kept(record.sha256)
    return typedPart(bytes === null ? null : parseTypedPaper(bytes))
  }
  const pages = Array.from({ length: Math.min(record.pages, picturesMax) }, (_, index) => index + 1)
  return html`<section class="desk-review-pages" aria-label="Pages" tabindex="0">
    ${pages.map((page) => pagePart(record, page))}
    ${
      record.pages > picturesMax
        ? html`<p>The first ${picturesMax} of ${record.pages} pages are shown; download the original for the rest.</p>`
        : nothing
    }
  </section>`
}

const pagePart = (record: PaperRecord, page: number): Html => {
  const frames = framesOf(record, page)
  return html`<figure class="desk-page" id="page-${page}">
    <figcaption>Page ${page}${record.pagesNotUnderstood.includes(page) ? ': not understood' : ''}</figcaption>
    <div class="desk-page-picture">
      <img src="/papers/${record.id}/pages/${page}.png?w=900" alt="Page ${page} as received" loading="${page <= 2 ? 'eager' : 'lazy'}" />
      <svg class="desk-frames" viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        ${frames.map(
          ({ id, box: [x, y, width, height], open }) =>
            html`<rect
              data-field="${id}"
              class="${open ? 'desk-frame-open' : 'desk-frame'}"
              x="${x}"
              y="${y}"
              width="${width}"
              height="${height}"
            />`,
        )}
      </svg>
    </div>
  </figure>`
}

type Frame = { readonly id: string; readonly box: Box; readonly open: boolean }

const framesOf = (record: PaperRecord, page: number): readonly Frame[] =>
  record.instruments.flatMap((standing, index) =>
    fieldNames.flatMap((name) => {
      const field = standing.read?.fields[name]
      return field?.page === page ? [{ id: fieldId(index, name), box: field.box, open: standing.instrument.open.includes(name) }] : []
    }),
  )

/** What the clerk wrote, as written. What the requester asserts stands beside the instrument, as an assertion. */
const typedPart = (typed: TypedPaper | null): Html =>
  typed === null
    ? nothing
    : html`<section aria-labelledby="typed-title" class="desk-typed">
        <h2 id="typed-title">As written down</h2>
        ${typed.map(
          (instrument) =>
            html`<dl class="desk-facts desk-facts-wide">
              ${linesOf(instrument).map(
                ([key, value]) =>
                  html`<div>
                    <dt>${typedWords[key] ?? plain(key)}</dt>
                    <dd>${value}</dd>
                  </div>`,
              )}
            </dl>`,
        )}
      </section>`

const typedWords: Readonly<Record<string, string>> = {
  ...fieldWords,
  kind: 'What it is',
  issuingBody: 'Who issued it',
  signer: 'Who signed it',
  asks: 'What is asked',
  ticked: 'Boxes ticked',
  said: 'In their words',
  purpose: 'For which purpose',
  copyOf: 'Typed from the paper',
  writtenDownBy: 'Written down by',
  writtenDownAt: 'Written down at',
}

const linesOf = (typed: Readonly<Record<string, unknown>>): readonly (readonly [string, string])[] =>
  Object.entries(typed).flatMap(([key, value]): readonly (readonly [string, string])[] => {
    if (key === 'assertions' || value === null || value === '') return []
    if (key === 'fields' && typeof value === 'object') return linesOf({ ...value })
    return [[key, shown(value)]]
  })

const shown = (value: unknown): string => {
  if (typeof value === 'string') return /^[a-z]+(-[a-z]+)+$/.test(value) ? plain(value) : value
  if (typeof value === 'number' || typeof value === 'boolean') return `${value}`
  if (Array.isArray(value)) return value.map((each) => shown(each)).join('; ')
  if (typeof value !== 'object' || value === null) return ''
  return Object.entries(value)
    .map(([key, each]) => `${key}: ${shown(each)}`)
    .join('; ')
}
