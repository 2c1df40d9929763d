// Every duty of the desk: open ones by their deadline, then missed, then done; filtered by state.
import { z } from 'zod'
import { dischargeDuty } from '../acts.ts'
import { isDutyId } from '../duty/duty.ts'
import { releaseDuty } from '../duty/release-duties.ts'
import { DeskError } from '../errors.ts'
import { isBookingId } from '../log/booking-record.ts'
import { isPaperId } from '../log/paper-record.ts'
import { barOf, clockOfRow } from './clock-parts.ts'
import type { Visit } from './desk-options.ts'
import { actorOf } from './desk-options.ts'
import { actAt, screenAt } from './desk-parts.ts'
import type { App, DeskParts } from './desk-parts.ts'
import { deadline, whom } from './duties-panel.ts'
import { filterField, matches } from './filter-field.ts'
import type { Screen } from './layout.ts'
import { fullMoment, html, nothing, tag } from './markup.ts'
import type { Html } from './markup.ts'
import { dutyRow } from './row-shapes.ts'
import type { DutyRow } from './row-shapes.ts'
import { proofForm } from './proof-form.ts'
import { countOf, plain } from './words.ts'

const states = [
  ['open', 'Open'],
  ['missed', 'Missed'],
  ['done', 'Done'],
  ['overtaken', 'No longer asked'],
] as const
const queryParser = z.object({
  state: z.enum(['open', 'missed', 'done', 'overtaken']).catch('open'),
  q: z.string().max(100).catch(''),
})
const doneParser = z.object({
  duty: z.string().max(500),
  owner: z.string().max(100),
  proof: z.string().trim().min(1, 'is missing').max(500),
})
const shownMax = 200

export const dutiesRoutes = (app: App, parts: DeskParts): void => {
  screenAt(app, parts, '/duties', async (visit, request) => dutiesScreen(visit, queryParser.parse(request.query)))
  actAt(app, parts, '/duties', doneParser, async (visit, { duty, owner, proof }) => {
    if (!isDutyId(duty) || !(isBookingId(owner) || isPaperId(owner))) throw new DeskError('record-unknown', `There is no duty [${duty}].`)
    await dischargeDuty(visit.desk, owner, duty, proof, { actor: actorOf(visit) })
    return { to: '/duties', done: 'duty' }
  })
}

const dutiesScreen = async (visit: Visit, { state, q }: z.infer<typeof queryParser>): Promise<Screen> => {
  const { store } = visit.desk.outside
  const [open, ...counts] = await Promise.all([
    store.rows('duty', { state: 'open', order: 'asc', limit: 1000 }),
    ...states.map(([key]) => store.count('duty', { state: key })),
  ])
  // The door does a release, nobody ticks it off: it stands in the queue and among the clocks, and here only once it is settled.
  const toDo = open.map((row) => dutyRow(row)).filter(({ name }) => name !== releaseDuty)
  const releases = open.length - toDo.length
  const rows = (
    state === 'open' ? toDo : (await store.rows('duty', { state, order: 'desc', limit: shownMax })).map((row) => dutyRow(row))
  ).filter((row) => matches(q, [row.person, row.number, plain(row.name), row.says, row.citation]))
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
                  >${words} <span class="desk-quiet">${key === 'open' ? toDo.length : (counts[index] ?? 0)}</span></a
                >
              </li>`,
          )}
        </ul>
      </nav>
      ${filterField('/duties', q, 'Name, booking, duty or law', { state })}
      ${
        state === 'open' && releases > 0
          ? html`<p>
              ${countOf(releases, 'release is', 'releases are')} under way beside these: see <a href="/release">Release</a> and
              <a href="/clocks">Clocks</a>.
            </p>`
          : nothing
      }
      ${ordered.length === 0 ? html`<p class="desk-calm">${state === 'open' ? 'No duty is open.' : 'None.'}</p>` : table(ordered, visit)}
      <script src="/static/clocks.js" defer></script>`,
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
    <tbody data-filtered>
      ${rows.map(
        (row) =>
          html`<tr data-entry class="${row.state === 'open' && row.by !== null && row.by < visit.now ? 'desk-row-late' : ''}">
            <td data-label="Duty">
              <strong>${plain(row.name)}</strong> <span class="desk-quiet">to ${whom(row.to)}</span><br />${row.says}
            </td>
            <td data-label="About">
              <a href="${row.subject.startsWith('b_') ? `/people/${row.subject}` : `/papers/${row.subject}`}#duties"
                >${row.person ?? 'A request'}</a
              >${row.number === null ? nothing : html`<br /><span class="desk-quiet">Booking ${row.number}</span>`}
            </td>
            <td data-label="When">
              ${when(row, visit)} ${row.state === 'open' && row.by !== null ? barOf(clockOfRow(row), visit.now) : nothing}
              ${doneHere(row, visit)}
            </td>
            <td data-label="Citation"><cite>${row.citation}</cite></td>
          </tr>`,
      )}
    </tbody>
  </table>`

/** Folded away, so that the list stays a list; what the door or the letters settle is not done here. */
const doneHere = (row: DutyRow, visit: Visit): Html =>
  (row.state === 'open' || row.state === 'missed') && isDutyId(row.key) && row.name !== releaseDuty
    ? html`<details class="desk-details">
        <summary>
          ${row.state === 'open' ? 'Mark as done' : 'Done after all'}<span class="usa-sr-only"
            >: ${plain(row.name)}, ${row.person ?? 'a request'}</span
          >
        </summary>
        ${proofForm({ id: row.key, name: row.name, state: row.settled }, { action: '/duties', id: `done-${row.key.replaceAll(' ', '-')}`, owner: row.subject }, visit)}
      </details>`
    : nothing

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
