// Papers that may be about somebody in custody and that nobody has confirmed yet: shown wherever that person is shown.
import type { PaperId } from '../document/paper.ts'
import { isPaperId } from '../log/paper-record.ts'
import { html, nothing } from './markup.ts'
import type { Html } from './markup.ts'
import type { Visit } from './desk-options.ts'
import { instrumentRow } from './row-shapes.ts'
import { paperWords } from './words.ts'

export type Unconfirmed = { readonly paper: PaperId; readonly words: string }

/** By booking: the papers of which that person is a candidate. */
export const unconfirmedPapers = async (visit: Visit): Promise<ReadonlyMap<string, readonly Unconfirmed[]>> => {
  const rows = await visit.desk.outside.store.rows('instrument', { state: 'proposed', limit: 1000 })
  const found = new Map<string, Unconfirmed[]>()
  for (const row of rows) {
    const { bookings, kind, form } = instrumentRow(row)
    for (const booking of bookings) {
      const paper = row.subject
      if (isPaperId(paper)) found.set(booking, [...(found.get(booking) ?? []), { paper, words: paperWords(kind, form) }])
    }
  }
  return found
}

/** For the person's own record: said before everything else, because the person may leave before anybody looked. */
export const unconfirmedAlert = (papers: readonly Unconfirmed[] | undefined): Html =>
  papers === undefined || papers.length === 0
    ? nothing
    : html`<div class="usa-alert usa-alert--warning" role="status">
        <div class="usa-alert__body">
          <h2 class="usa-alert__heading">A paper may be about this person</h2>
          <p class="usa-alert__text">
            Nobody has confirmed it yet, so no notice and no copy follows from it, and it keeps nobody.
            ${papers.map(({ paper, words }) => html` <a class="usa-link" href="/papers/${paper}">Look at the ${words}</a>`)}
          </p>
        </div>
      </div>`
