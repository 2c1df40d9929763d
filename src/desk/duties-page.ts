// Every duty of the desk: open ones by their deadline, then missed, then done; filtered by state.
import { z } from 'zod'
import type { Visit } from './desk-options.ts'
import { screenAt } from './desk-parts.ts'
import type { App, DeskParts } from './desk-parts.ts'
import { deadline, whom } from './duties-panel.ts'
import type { Screen } from './layout.ts'
import { fullMoment, html, nothing, tag } from './markup.ts'
import type { Html } from './markup.ts'
import { dutyRow } from './row-shapes.ts'
import type { DutyRow } from './row-shapes.ts'
import { plain } from './words.ts'

const states = [
  ['open', 'Open'],
  ['missed', 'Missed'],
  ['done', 'Done'],
  ['overtaken', 'No longer asked'],
] as const
const queryParser = z.object({ state: z.enum(['open', 'missed', 'done', 'overtaken']).catch('open') })
const shownMax = 200

export const dutiesRoutes = (app: App, parts: DeskParts): void =>
  screenAt(app, parts, '/duties', async (visit, request) => dutiesScreen(visit, queryParser.parse(request.query).state))

const dutiesScreen = async (visit: Visit, state: (typeof states)[number][0]): Promise<Screen> => {
  const { store } = visit.desk.outside
  const counts = await Promise.all(states.map(([key]) => store.count('duty', { state: key })))
  const rows = (await store.rows('duty', { state, order: state === 'open' ? 'asc' : 'desc', limit: shownMax })).map((row) => dutyRow(row))
  // Those without a fixed moment stand after those that have one.
  const ordered = state === 'open' ? [...rows.filter((row) => row.by !== null), ...rows.filter((row) => row.by === null)] : rows
  return {
    title: 'Duties',
    under: 'duties',
    main: html`<div class="desk-title"><h1>Duties</h1></div>
      <nav aria-label="Which duties">
        <ul class="desk-tabs">
          ${states.map(
            ([key, words], index) =>
              html`<li>
                <a href="/duties?state=${key}" ${key === state ? html`aria-current="page"` : nothing}
                  >${words} <span class="desk-quiet">${counts[index] ?? 0}</span></a
                >
              </li>`,
          )}
        </ul>
      </nav>
      ${ordered.length === 0 ? html`<p class="desk-calm">${state === 'open' ? 'No duty is open.' : 'None.'}</p>` : table(ordered, visit)}`,
  }
}

const table = (rows: readonly DutyRow[], visit: Visit): Html =>
  html`<table class="usa-table usa-table--borderless desk-stacks">
    <caption class="usa-sr-only">
      Duties
    </caption>
    <thead>
      <tr>
        <th scope="col">Duty</th>
        <th scope="col">About</th>
        <th scope="col">When</th>
        <th scope="col">Citation</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) =>
          html`<tr class="${row.state === 'open' && row.by !== null && row.by < visit.now ? 'desk-row-late' : ''}">
            <td data-label="Duty">
              <strong>${plain(row.name)}</strong> <span class="desk-quiet">to ${whom(row.to)}</span><br />${row.says}
            </td>
            <td data-label="About">
              <a href="${row.subject.startsWith('b_') ? `/people/${row.subject}` : `/papers/${row.subject}`}#duties"
                >${row.person ?? 'A request'}</a
              >${row.number === null ? nothing : html`<br /><span class="desk-quiet">Booking ${row.number}</span>`}
            </td>
            <td data-label="When">${when(row, visit)}</td>
            <td data-label="Citation"><cite>${row.citation}</cite></td>
          </tr>`,
      )}
    </tbody>
  </table>`

const when = (row: DutyRow, visit: Visit): Html => {
  const { zone } = visit.desk.agency
  switch (row.settled.kind) {
    case 'open':
      return deadline(row, visit)
    case 'done':
      return html`${row.settled.late ? tag('Done late', 'warn') : tag('Done', 'good')} ${fullMoment(row.settled.at, zone)}<br /><span
          class="desk-quiet"
          >${row.settled.proof}</span
        >`
    case 'missed':
      return html`${tag('Missed', 'bad')} ${row.by === null ? (row.byWords ?? '') : fullMoment(row.by, zone)}`
    case 'overtaken':
      return html`${fullMoment(row.settled.at, zone)}<br /><span class="desk-quiet">${row.settled.because}</span>`
    default:
      return row.settled satisfies never
  }
}
