// One field that narrows a long list: the desk does it without a script, and with one while somebody types.
import { html } from './markup.ts'
import type { Html } from './markup.ts'

/** `data-filtered` marks the list, `data-entry` each of its entries. The address keeps what was typed. */
export const filterField = (path: string, query: string, label: string, also: Readonly<Record<string, string>> = {}): Html =>
  html`<form method="get" action="${path}" class="desk-filter" role="search" data-filter>
    ${Object.entries(also).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
    <label class="usa-label" for="q">${label}</label>
    <div class="desk-inline-row">
      <input class="usa-input" id="q" name="q" type="search" value="${query}" maxlength="100" autocomplete="off" />
      <button class="usa-button usa-button--outline">Show</button>
      <span class="desk-quiet" id="filter-count" role="status"></span>
    </div>
  </form>`

/** Every word that was typed must be somewhere in one of the texts, whatever its case and accents. */
export const matches = (query: string, texts: readonly (string | null)[]): boolean => {
  const all = bare(texts.filter((text) => text !== null).join(' '))
  return bare(query)
    .split(/[\s,]+/)
    .every((word) => all.includes(word))
}

const bare = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
