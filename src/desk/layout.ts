// The frame of every page: banner, header with the jail's clock, navigation with what waits, main part, footer.
import { formatMinute } from '../time/instant.ts'
import { bookingRow, dutyRow, noticeRow } from './row-shapes.ts'
import { clockStage } from '../duty/clock.ts'
import { releaseDuty } from '../duty/release-duties.ts'
import { clockOfRow } from './clock-parts.ts'
import type { Desk } from '../desk-work.ts'
import type { Visit } from './desk-options.ts'
import { doneWords } from './done.ts'
import { alertBox, html, nothing } from './markup.ts'
import type { Html } from './markup.ts'

export type Screen = {
  readonly title: string
  readonly main: Html | readonly Html[]
  /** Which entry of the navigation it belongs to. */
  readonly under?: Place
  /** False: the page is not renewed by itself, for example while a form is filled in. */
  readonly live?: boolean
}

const places = [
  { key: 'inbox', path: '/inbox', words: 'Inbox' },
  { key: 'release', path: '/release', words: 'Release' },
  { key: 'clocks', path: '/clocks', words: 'Clocks' },
  { key: 'bookings', path: '/bookings', words: 'People' },
  { key: 'duties', path: '/duties', words: 'Duties' },
  { key: 'report', path: '/report', words: 'Report' },
  { key: 'law', path: '/law', words: 'Law' },
  { key: 'about', path: '/about', words: 'About' },
] as const
export type Place = (typeof places)[number]['key']

type Waiting = { readonly inbox: number; readonly release: number; readonly clocks: number; readonly duties: number; readonly calls: Html }

export const layout = async (visit: Visit, screen: Screen): Promise<string> => {
  const { agency } = visit.desk
  const waiting = await waitingNow(visit)
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${screen.title} · ${agency.facility}</title>
        <link rel="stylesheet" href="/static/uswds/css/uswds.min.css" />
        <link rel="stylesheet" href="/static/desk.css" />
        <link rel="stylesheet" href="/static/clocks.css" />
        <link rel="icon" href="/static/icon.svg" type="image/svg+xml" />
        <script src="/static/desk.js" defer></script>
      </head>
      <body data-now="${visit.now}" data-live="${screen.live === false ? 'no' : 'yes'}">
        <a class="usa-skipnav" href="#main">Skip to the main part</a>
        ${visit.options.sample ? sampleBanner() : nothing} ${header(visit, screen.under ?? null, waiting)}
        <div id="desk-calls" data-swap>${waiting.calls}</div>
        <main id="main" class="desk-main" tabindex="-1" data-swap>${visit.did === null ? nothing : done(visit.did)} ${screen.main}</main>
        <div id="desk-said" class="usa-sr-only" aria-live="polite"></div>
        ${footer(visit)}
      </body>
    </html>`
  return (await page).toString()
}

const sampleBanner = (): Html =>
  html`<section class="desk-sample" aria-label="This is a sample">
    <p>
      <strong>Sample jail.</strong> Invented people, invented papers; nothing leaves this machine. To set up your own:
      <code>npm start -- --data DIR</code>
    </p>
  </section>`

const header = (visit: Visit, under: Place | null, waiting: Waiting): Html => {
  const { agency } = visit.desk
  const counts: Readonly<Partial<Record<Place, readonly [number, string]>>> = {
    inbox: [waiting.inbox, 'waiting for a person'],
    release: [waiting.release, 'eligible now'],
    clocks: [waiting.clocks, 'over or nearly over'],
    duties: [waiting.duties, 'open'],
  }
  return html`<header class="desk-header">
    <div class="desk-header-row">
      <p class="desk-facility"><a href="/inbox">${agency.facility}</a> <span>Release desk · ${agency.name}</span></p>
      <p class="desk-clock">
        <span class="usa-sr-only">Clock of the jail:</span>
        <time id="desk-clock" data-zone="${agency.zone}" datetime="${visit.now}">${formatMinute(visit.now, agency.zone)}</time>
      </p>
    </div>
    <nav aria-label="Main" id="desk-nav" data-swap>
      <ul class="desk-nav">
        ${places.map(({ key, path, words }) => {
          const count = counts[key]
          return html`<li>
            <a href="${path}" ${under === key ? html`aria-current="page"` : nothing}
              >${words}${
                count && count[0] > 0
                  ? html` <span class="desk-count">${count[0]}<span class="usa-sr-only"> ${count[1]}</span></span>`
                  : nothing
              }</a
            >
          </li>`
        })}
      </ul>
    </nav>
  </header>`
}

const footer = (visit: Visit): Html =>
  html`<footer class="desk-footer">
    <p>Signed in as <strong>${visit.session.account}</strong></p>
    ${
      visit.options.sample
        ? nothing
        : html`<form method="post" action="/sign-out">
            <input type="hidden" name="token" value="${visit.session.token}" /><button class="usa-button usa-button--unstyled">
              Sign out
            </button>
          </form>`
    }
    <p>Releasedesk ${visit.options.version}. It records what people decide; it takes no side.</p>
  </footer>`

const done = (did: string): Html => {
  const words = doneWords(did)
  return words === null
    ? nothing
    : html`<div class="usa-alert usa-alert--success usa-alert--slim" role="status">
        <div class="usa-alert__body"><p class="usa-alert__text">${words}</p></div>
      </div>`
}

/** What waits for a person, for the navigation; and notices that did not go out, shown on every page until they have. */
const waitingNow = async (visit: Visit): Promise<Waiting> => {
  const { store } = visit.desk.outside
  const [proposed, review, release, duties] = await Promise.all([
    store.count('instrument', { state: 'proposed' }),
    papersToReview(visit.desk),
    store.rows('booking', { state: ['open', 'kept'] }),
    openDuties(visit),
  ])
  const eligible = release.map((row) => bookingRow(row)).filter((row) => row.state === 'open' || row.papers.length > 0)
  return { inbox: proposed + review, release: eligible.length, ...duties, calls: await calls(visit) }
}

/** What people must do; a release is done by the door and stands in its own queue, but its clock counts. */
const openDuties = async ({ desk, now }: Visit): Promise<Pick<Waiting, 'clocks' | 'duties'>> => {
  const rows = (await desk.outside.store.rows('duty', { state: 'open', limit: 1000 })).map((row) => dutyRow(row))
  const pressing = rows.filter((row) => ['nine-tenths', 'passed'].includes(clockStage(clockOfRow(row), now)))
  return { clocks: pressing.length, duties: rows.filter(({ name }) => name !== releaseDuty).length }
}

/** Papers with values that the reader was not sure of. Only the last few hundred are looked at. */
const papersToReview = async ({ outside }: Desk): Promise<number> => {
  const rows = await outside.store.rows('instrument', { state: ['not-tried', 'none', 'matched'], limit: 300 })
  return new Set(rows.filter((row) => Array.isArray(row.shows['open']) && row.shows['open'].length > 0).map((row) => row.subject)).size
}

const calls = async (visit: Visit): Promise<Html> => {
  const { store } = visit.desk.outside
  const rows = (await store.rows('notice', { state: ['waiting', 'sending'], order: 'asc', limit: 50 })).map((row) => noticeRow(row))
  const stuck = rows.filter((row) => row.lastOutcome?.kind === 'failed' || row.sendBy < visit.now)
  if (stuck.length === 0) return nothing
  const { phone } = visit.desk.agency.ice
  return alertBox(
    'error',
    `${stuck.length === 1 ? 'A notice to ICE has' : `${stuck.length} notices to ICE have`} not gone out`,
    html`<p>
        The desk keeps trying. The release does not wait for it.
        ${phone === undefined ? 'Tell ICE by telephone' : html`Call <strong>${phone}</strong>`} and record the call on the person’s page.
      </p>
      <ul>
        ${stuck.map(
          (row) =>
            html`<li>
              <a href="/people/${row.subject}#notices">${row.name}, booking ${row.number}</a
              >${row.attempts > 0 ? `: ${row.attempts} failed so far` : nothing}
            </li>`,
        )}
      </ul>`,
  )
}
