// Release queue: who may leave now, who is lawfully kept, whose papers wait; the gate state first, then notices and duties.
import { minutesBetween } from '../time/instant.ts'
import type { Instant } from '../time/instant.ts'
import type { Visit } from './desk-options.ts'
import { screenAt } from './desk-parts.ts'
import type { App, DeskParts } from './desk-parts.ts'
import type { Screen } from './layout.ts'
import { html, leadWords, moment, nothing, tag, ticking } from './markup.ts'
import type { Html } from './markup.ts'
import { bookingRow, noticeRow } from './row-shapes.ts'
import type { BookingRow, NoticeRow } from './row-shapes.ts'
import { unconfirmedPapers } from './unconfirmed.ts'
import type { Unconfirmed } from './unconfirmed.ts'
import { causeWords, countOf, paperWords } from './words.ts'

export const releaseRoutes = (app: App, parts: DeskParts): void => screenAt(app, parts, '/release', releaseScreen)

const hoursLeftShown = 24

const releaseScreen = async (visit: Visit): Promise<Screen> => {
  const { store } = visit.desk.outside
  const [eligible, held, left, notices, unconfirmed] = await Promise.all([
    store.rows('booking', { state: ['open', 'kept'], order: 'asc' }),
    store.rows('booking', { state: 'held', limit: 1000 }),
    store.rows('booking', { state: 'left', limit: 50 }),
    store.rows('notice', { limit: 500 }),
    unconfirmedPapers(visit),
  ])
  const noticesOf = (row: BookingRow): readonly NoticeRow[] =>
    notices.map((each) => noticeRow(each)).filter((each) => each.subject === row.subject)
  const now = eligible.map((row) => bookingRow(row)).toSorted((a, b) => rank(a) - rank(b))
  const later = held.map((row) => bookingRow(row)).filter((row) => row.papers.length > 0 || unconfirmed.has(row.subject))
  const gone = left
    .map((row) => bookingRow(row))
    .filter((row) => row.leftAt !== null && minutesBetween(row.leftAt, visit.now) < hoursLeftShown * 60)
  return {
    title: 'Release',
    under: 'release',
    main: html`<div class="desk-title"><h1>Release</h1></div>
      <section aria-labelledby="now-title">
        <h2 id="now-title">Eligible now</h2>
        ${
          now.length === 0
            ? html`<p class="desk-calm">Nobody waits at the gate.</p>`
            : html`<ul class="desk-queue">
                ${now.map((row) => queueCard(row, noticesOf(row), visit, unconfirmed.get(row.subject) ?? []))}
              </ul>`
        }
      </section>
      <section aria-labelledby="later-title">
        <h2 id="later-title">In custody, with papers</h2>
        ${
          later.length === 0
            ? html`<p>No paper concerns anybody in custody.</p>`
            : html`<ul class="desk-queue desk-queue-small">
                ${later.map((row) => queueCard(row, noticesOf(row), visit, unconfirmed.get(row.subject) ?? []))}
              </ul>`
        }
      </section>
      <section aria-labelledby="gone-title">
        <h2 id="gone-title">Left in the last ${hoursLeftShown} hours</h2>
        ${
          gone.length === 0
            ? html`<p>Nobody.</p>`
            : html`<ul class="desk-queue desk-queue-small">
                ${gone.map((row) => queueCard(row, noticesOf(row), visit, unconfirmed.get(row.subject) ?? []))}
              </ul>`
        }
      </section>`,
  }
}

/** People with papers first; among them the open gates. */
const rank = (row: BookingRow): number => (row.papers.length > 0 ? 0 : 2) + (row.state === 'open' ? 0 : 1)

const queueCard = (row: BookingRow, notices: readonly NoticeRow[], visit: Visit, unconfirmed: readonly Unconfirmed[]): Html =>
  html`<li class="desk-queue-card desk-queue-${row.state}">
    <div class="desk-queue-gate">${gateWords(row, visit)}</div>
    <div class="desk-queue-who">
      <h3><a href="/people/${row.subject}">${row.name}</a></h3>
      <p class="desk-quiet">Booking ${row.number}${row.born === null ? '' : `, born ${row.born}`}</p>
      ${row.papers.length === 0 ? nothing : html`<p>${row.papers.map((paper) => paperWords(paper.kind, paper.form)).join(' + ')}</p>`}
    </div>
    <div class="desk-queue-more">
      ${unconfirmed.map(({ paper, words }) => html`<p>${tag('Who is this?', 'warn')} <a href="/papers/${paper}">${words} to confirm</a></p>`)}
      ${notices.filter((notice) => notice.state !== 'withdrawn').map((notice) => html`<p>${noticeLine(notice, visit)}</p>`)}
      ${row.openDuties === 0 ? nothing : html`<p>${tag(`${countOf(row.openDuties, 'duty', 'duties')} open`, 'warn')}</p>`}
      ${row.heldMinutes > 0 ? html`<p>${tag(`${row.heldMinutes} min past eligibility`, 'bad')}</p>` : nothing}
    </div>
  </li>`

const gateWords = (row: BookingRow, visit: Visit): Html => {
  const { zone } = visit.desk.agency
  const refused = row.hold === 'must-not' || row.hold === 'no-authority'
  switch (row.state) {
    case 'open':
      return html`<strong class="desk-big">Gate open</strong> ${row.eligibleSince === null ? nothing : sinceWords(row.eligibleSince, visit)}
        ${row.cause === null ? nothing : html`<span>because ${causeWords[row.cause]}</span>`}`
    case 'kept':
      return html`<strong class="desk-big">Kept</strong><span>${row.basis.join('; ')}</span>`
    case 'left':
      return html`<strong class="desk-big">Left</strong
        >${row.leftAt === null ? nothing : html`<span>${moment(row.leftAt, zone, visit.now)}</span>`}`
    default:
      return html`<strong class="desk-big">In custody</strong>
        ${refused ? html`<span>The paper gives no ground to hold past release</span>` : nothing}`
  }
}

const sinceWords = (since: Instant, visit: Visit): Html =>
  html`<span>since ${moment(since, visit.desk.agency.zone, visit.now)}, ${ticking(since, visit.now)}</span>`

const noticeLine = (notice: NoticeRow, visit: Visit): Html => {
  const { zone } = visit.desk.agency
  const what = notice.about === 'release' ? 'Notice' : 'Correction'
  if (notice.sentAt !== null) {
    const lead = notice.leftAt === null ? null : minutesBetween(notice.sentAt, notice.leftAt)
    return html`${tag(`${what} sent${notice.late ? ' late' : ''}`, notice.late ? 'warn' : 'good')}
    ${moment(notice.sentAt, zone, visit.now)}${lead === null ? '' : `, ${leadWords(lead)}`}`
  }
  if (notice.lastOutcome?.kind === 'failed')
    return html`${tag(`${what} not gone out`, 'bad')} ${notice.attempts === 1 ? '1 try' : `${notice.attempts} tries`} failed: call ICE`
  return tag(notice.sendBy < visit.now ? `${what} late` : `${what} going out`, notice.sendBy < visit.now ? 'bad' : 'plain')
}
