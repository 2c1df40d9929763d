// The release queue, for a hundred releases a day: who needs a person now, whose gate is open, who is kept, who left with what minutes.
import { z } from 'zod'
import { releaseDuty } from '../duty/release-duties.ts'
import { minutesBetween } from '../time/instant.ts'
import type { Visit } from './desk-options.ts'
import { screenAt } from './desk-parts.ts'
import type { App, DeskParts } from './desk-parts.ts'
import { causeOf, countdown, releaseBar, releaseStage } from './clock-parts.ts'
import { filterField, matches } from './filter-field.ts'
import type { Screen } from './layout.ts'
import { leftPart } from './left-table.ts'
import { html, leadWords, moment, nothing, tag, ticking } from './markup.ts'
import type { Html } from './markup.ts'
import { bookingRow, noticeRow } from './row-shapes.ts'
import type { BookingRow, NoticeRow } from './row-shapes.ts'
import { unconfirmedPapers } from './unconfirmed.ts'
import type { Unconfirmed } from './unconfirmed.ts'
import { countOf, paperWords, plain } from './words.ts'

export const releaseRoutes = (app: App, parts: DeskParts): void =>
  screenAt(app, parts, '/release', async (visit, request) => releaseScreen(visit, queryParser.parse(request.query).q))

const queryParser = z.object({ q: z.string().max(100).catch('') })
const leftShownMax = 400
const hoursLeftShown = 24

/** One person as the queue shows them. */
export type Line = { readonly row: BookingRow; readonly notices: readonly NoticeRow[]; readonly unconfirmed: readonly Unconfirmed[] }

const releaseScreen = async (visit: Visit, query: string): Promise<Screen> => {
  const { inside, gone } = await linesNow(visit)
  const fits = ({ row }: Line): boolean => matches(query, [row.name, row.number, ...row.aliases])
  const lines = inside.filter(fits)
  const needs = lines.filter((line) => needsPerson(line, visit).length > 0)
  const others = lines.filter((line) => !needs.includes(line))
  const group = (state: BookingRow['state']): readonly Line[] => others.filter(({ row }) => row.state === state)
  const open = inside.filter(({ row }) => row.state === 'open').length
  return {
    title: 'Release',
    under: 'release',
    main: html`<div class="desk-title"><h1>Release</h1></div>
      <p class="desk-lead">
        ${
          inside.some((line) => needsPerson(line, visit).length > 0)
            ? html`<strong class="desk-bad"
                >${countOf(inside.filter((line) => needsPerson(line, visit).length > 0).length, 'person needs', 'people need')} you
                now.</strong
              >`
            : 'Nobody needs you now.'
        }
        ${open === 0 ? 'Nobody waits at the gate.' : `The gate is open for ${open}.`} ${gone.length} left in the last ${hoursLeftShown}
        hours.
      </p>
      ${filterField('/release', query, 'Name or booking')} ${section('needs', 'Needs a person now', needs, visit, 'desk-needs')}
      ${section('open', 'Gate open: leaving within hours', group('open').toSorted(byClock), visit)}
      ${section('kept', 'Kept on a named lawful basis', group('kept'), visit)}
      ${section('held', 'In custody, with papers', group('held'), visit)} ${leftPart(gone.filter(fits), visit, hoursLeftShown)}
      <script src="/static/clocks.js" defer></script>`,
  }
}

/** Everybody on the page: eligible, kept, in custody with papers, and who left within a day. */
const linesNow = async (visit: Visit): Promise<{ readonly inside: readonly Line[]; readonly gone: readonly Line[] }> => {
  const { store } = visit.desk.outside
  const [eligible, held, left, notices, unconfirmed] = await Promise.all([
    store.rows('booking', { state: ['open', 'kept'], order: 'asc' }),
    store.rows('booking', { state: 'held', limit: 1000 }),
    store.rows('booking', { state: 'left', limit: leftShownMax }),
    store.rows('notice', { limit: 1000 }),
    unconfirmedPapers(visit),
  ])
  const noticesOf = Map.groupBy(
    notices.map((each) => noticeRow(each)),
    ({ subject }) => subject,
  )
  const lineOf = (row: BookingRow): Line => ({
    row,
    notices: noticesOf.get(row.subject) ?? [],
    unconfirmed: unconfirmed.get(row.subject) ?? [],
  })
  const inCustody = held.map((row) => bookingRow(row)).filter((row) => row.papers.length > 0 || unconfirmed.has(row.subject))
  return {
    inside: [...eligible.map((row) => bookingRow(row)), ...inCustody].map(lineOf),
    gone: left
      .map((row) => bookingRow(row))
      .filter((row) => row.leftAt !== null && minutesBetween(row.leftAt, visit.now) < hoursLeftShown * 60)
      .map(lineOf),
  }
}

/** Why a person must look at this one now; empty if nothing waits for anybody. */
const needsPerson = ({ row, notices, unconfirmed }: Line, visit: Visit): readonly Html[] => {
  const stage = row.state === 'open' ? releaseStage(row, visit.now) : null
  const stuck = notices.filter(
    (each) => (each.state === 'waiting' || each.state === 'sending') && (each.lastOutcome?.kind === 'failed' || each.sendBy < visit.now),
  )
  return [
    ...(stage === 'passed' ? [html`${tag('The hours of the law are over', 'bad')} say why, and write it down`] : []),
    ...(stage === 'nine-tenths' ? [tag('Nearly out of time', 'bad')] : []),
    ...unconfirmed.map(({ paper, words }) => html`${tag('Who is this?', 'warn')} <a href="/papers/${paper}">${words} to confirm</a>`),
    ...stuck.map((each) => noticeLine(each, visit)),
  ]
}

/** The nearest end of a clock first; those without one after them, longest waiting first. */
const byClock = (a: Line, b: Line): number => {
  const [left, right] = [a.row.release?.by ?? `9${a.row.eligibleSince ?? ''}`, b.row.release?.by ?? `9${b.row.eligibleSince ?? ''}`]
  return left < right ? -1 : left > right ? 1 : 0
}

const section = (id: string, title: string, lines: readonly Line[], visit: Visit, look = ''): Html =>
  lines.length === 0
    ? nothing
    : html`<section class="desk-group ${look}" aria-labelledby="${id}-title">
        <h2 id="${id}-title">${title} <span class="desk-quiet">${lines.length}</span></h2>
        <ul class="desk-lines" data-filtered>
          ${lines.map((line) => queueLine(line, visit))}
        </ul>
      </section>`

const queueLine = (line: Line, visit: Visit): Html => {
  const { row, notices } = line
  const needs = needsPerson(line, visit)
  const told = notices.filter((notice) => notice.state === 'sent')
  const waiting = needs.length > 0 ? [] : notices.filter((notice) => notice.state === 'waiting' || notice.state === 'sending')
  const duties = row.openDuties - (row.release === null ? 0 : 1)
  return html`<li class="desk-line desk-queue-${row.state}" data-entry>
    <div>
      <h3><a href="/people/${row.subject}">${row.name}</a></h3>
      <p class="desk-quiet">${row.number}${row.born === null ? '' : `, born ${row.born}`}</p>
    </div>
    <div>${stateWords(row, visit)}</div>
    <div>
      ${needs.map((each) => html`<p>${each}</p>`)}
      ${row.papers.length === 0 ? nothing : html`<p>${row.papers.map((paper) => paperWords(paper.kind, paper.form)).join(' + ')}</p>`}
      ${[...told, ...waiting].map((notice) => html`<p>${noticeLine(notice, visit)}</p>`)}
      ${duties > 0 ? html`<p>${tag(`${countOf(duties, 'duty', 'duties')} open`, 'warn')}</p>` : nothing}
      ${row.checksOpen.length === 0 ? nothing : html`<p class="desk-quiet">Still to do: ${row.checksOpen.map((step) => plain(step).toLowerCase()).join(', ')}</p>`}
      ${row.heldMinutes > 0 ? html`<p>${tag(`${row.heldMinutes} min past eligibility`, 'bad')}</p>` : nothing}
    </div>
    <div>${clockPart(row, visit)}</div>
  </li>`
}

const stateWords = (row: BookingRow, visit: Visit): Html => {
  const { zone } = visit.desk.agency
  switch (row.state) {
    case 'open':
      return html`<p>
          <span class="desk-line-state">Gate open</span>
          ${row.eligibleSince === null ? nothing : html`since ${moment(row.eligibleSince, zone, visit.now)}`}
        </p>
        <p class="desk-quiet">
          ${row.eligibleSince === null ? nothing : html`${ticking(row.eligibleSince, visit.now)},`} because ${causeOf(row)}
        </p>`
    case 'kept':
      return html`<p class="desk-line-state">Kept</p>
        <p>${row.basis.join('; ')}</p>`
    default:
      return html`<p class="desk-line-state">In custody</p>
        ${row.hold === 'must-not' || row.hold === 'no-authority' ? html`<p class="desk-quiet">The paper gives no ground to hold past release</p>` : nothing}`
  }
}

const clockPart = (row: BookingRow, visit: Visit): Html => {
  const { zone } = visit.desk.agency
  if (row.state === 'open' && row.release !== null)
    return html`<p>
        <a href="/clocks/${encodeURIComponent(`k_${row.subject}_${releaseDuty}_custodian`)}"
          >${countdown(row.release.by, visit.now)}<span class="usa-sr-only">, ${row.name}</span></a
        >
      </p>
      ${releaseBar(row.release, visit.now)}
      <p class="desk-quiet">
        ${row.release.by < visit.now ? 'was due' : 'until'} ${moment(row.release.by, zone, visit.now)}
        <cite>${row.release.citation.split('; ')[0] ?? ''}</cite>
      </p>`
  if (row.state === 'kept' && row.keptUntil !== null)
    return html`<p>${countdown(row.keptUntil, visit.now)}, then the gate opens by itself</p>`
  return row.state === 'open' ? html`<p class="desk-quiet">The law names no number of hours: without delay</p>` : nothing
}

export const noticeLine = (notice: NoticeRow, visit: Visit): Html => {
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
