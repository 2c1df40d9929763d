// Every running clock, the nearest end first: what must happen, until when, since what, by which law, and what follows at the end.
import { z } from 'zod'
import { clockStage, nearestFirst } from '../duty/clock.ts'
import type { Clock } from '../duty/clock.ts'
import { isDutyId } from '../duty/duty.ts'
import { releaseDuty } from '../duty/release-duties.ts'
import { keptClock } from '../duty/hold-clock.ts'
import type { Visit } from './desk-options.ts'
import { screenAt } from './desk-parts.ts'
import type { App, DeskParts } from './desk-parts.ts'
import { atEndWords, barOf, clockOfRow, clockPath, clockTitle, dueLine, stageWords, startWords, timeLeft } from './clock-parts.ts'
import { clockRoute } from './clock-page.ts'
import { whom } from './duties-panel.ts'
import { filterField, matches } from './filter-field.ts'
import type { Screen } from './layout.ts'
import { html, moment, nothing } from './markup.ts'
import type { Html } from './markup.ts'
import { bookingRow, dutyRow } from './row-shapes.ts'
import type { BookingRow } from './row-shapes.ts'
import { countOf } from './words.ts'

const queryParser = z.object({ q: z.string().max(100).catch('') })
const shownMax = 500

export const clocksRoutes = (app: App, parts: DeskParts): void => {
  screenAt(app, parts, '/clocks', async (visit, request) => clocksScreen(visit, queryParser.parse(request.query).q))
  clockRoute(app, parts)
}

/** A clock with whom it is about, as the list shows it. */
type Shown = { readonly clock: Clock; readonly person: string | null; readonly number: string | null }

const clocksScreen = async (visit: Visit, query: string): Promise<Screen> => {
  const all = await runningClocks(visit)
  const shown = all.filter(({ clock, person, number }) => matches(query, [person, number, clockTitle(clock), clock.citation]))
  const timed = shown.filter(({ clock }) => clock.due !== null)
  const inWords = shown.filter(({ clock }) => clock.due === null)
  return {
    title: 'Clocks',
    under: 'clocks',
    main: html`<div class="desk-title"><h1>Clocks</h1></div>
      <p class="desk-lead">${summary(all, visit)}</p>
      ${filterField('/clocks', query, 'Name, booking, duty or law')}
      <section aria-labelledby="timed-title">
        <h2 id="timed-title" class="usa-sr-only">Running, the nearest end first</h2>
        ${
          timed.length === 0
            ? html`<p class="desk-calm">${query === '' ? 'No clock runs.' : 'No clock fits what you typed.'}</p>`
            : html`<ol class="desk-clocks" data-filtered>
                ${timed.map((each) => clockLine(each, visit))}
              </ol>`
        }
      </section>
      ${
        inWords.length === 0
          ? nothing
          : html`<section aria-labelledby="words-title">
              <h2 id="words-title">Without a fixed moment: the law has a word for the time</h2>
              <ol class="desk-clocks" data-filtered>
                ${inWords.map((each) => clockLine(each, visit))}
              </ol>
            </section>`
      }
      <script src="/static/clocks.js" defer></script>`,
  }
}

/** Open duties, missed ones that can still be made good, and lawful bases that end by themselves. */
export const runningClocks = async (visit: Visit): Promise<readonly Shown[]> => {
  const { store } = visit.desk.outside
  const [open, missed, kept] = await Promise.all([
    store.rows('duty', { state: 'open', order: 'asc', limit: shownMax }),
    store.rows('duty', { state: 'missed', order: 'desc', limit: shownMax }),
    store.rows('booking', { state: 'kept', order: 'asc', limit: shownMax }),
  ])
  const duties = [...open.map((row) => dutyRow(row)), ...missed.map((row) => dutyRow(row)).filter(({ inside }) => inside)]
  const holds = kept.map((row) => bookingRow(row)).flatMap((row) => keptClockOf(row))
  const people = new Map<Clock, Omit<Shown, 'clock'>>()
  for (const row of duties.filter(({ key }) => isDutyId(key))) people.set(clockOfRow(row), { person: row.person, number: row.number })
  for (const { clock, person, number } of holds) people.set(clock, { person, number })
  return nearestFirst([...people.keys()]).map((clock) => ({ clock, person: null, number: null, ...people.get(clock) }))
}

const keptClockOf = (row: BookingRow): readonly Shown[] =>
  row.keptUntil === null || row.eligibleSince === null
    ? []
    : [
        {
          clock: keptClock(row.subject, {
            since: row.eligibleSince,
            until: row.keptUntil,
            says: row.basis.join('; '),
            citation: row.basis.join('; '),
            readings: [],
          }),
          person: row.name,
          number: row.number,
        },
      ]

const summary = (all: readonly Shown[], visit: Visit): Html => {
  const stages = all.map(({ clock }) => clockStage(clock, visit.now))
  const passed = stages.filter((stage) => stage === 'passed').length
  const near = stages.filter((stage) => stage === 'nine-tenths').length
  const releases = all.filter(({ clock }) => clock.name === releaseDuty).length
  return html`${
    passed === 0 ? html`No clock is over.` : html`<strong class="desk-bad">${countOf(passed, 'clock is', 'clocks are')} over.</strong>`
  }
  ${near === 0 ? nothing : html`<strong>${countOf(near, 'more is', 'more are')} nearly over.</strong>`}
  ${countOf(all.length, 'clock runs', 'clocks run')} in all, ${releases} of them for a release.`
}

const clockLine = ({ clock, person, number }: Shown, visit: Visit): Html => {
  const { zone } = visit.desk.agency
  const stage = clockStage(clock, visit.now)
  return html`<li class="desk-clock-line desk-clock-${stage}" data-entry>
    <p class="desk-clock-left">
      <strong>${timeLeft(clock, visit.now)}</strong>
      <span>${dueLine(clock, visit)}</span>
      <span class="usa-sr-only">${stageWords[stage]}</span>
    </p>
    <div class="desk-clock-what">
      <h3>
        <a href="${clockPath(clock)}">${clockTitle(clock)}</a>
        ${clock.to === 'custodian' || clock.kind !== 'duty' ? nothing : html`<span class="desk-quiet">to ${whom(clock.to)}</span>`}
        <span class="desk-clock-whom">${aboutWhom(clock, person, number)}</span>
      </h3>
      ${barOf(clock, visit.now)}
      <p class="desk-quiet">
        Since ${moment(clock.start.at, zone, visit.now)}, when ${startWords(clock.start.event)}. <cite>${clock.citation}</cite>.
        ${clock.due === null ? 'If it is not done:' : stage === 'passed' ? 'It is over:' : 'At the end:'} ${atEndWords(clock)}
      </p>
    </div>
  </li>`
}

export const aboutWhom = (clock: Clock, person: string | null, number: string | null): Html =>
  clock.subject.startsWith('b_')
    ? html`<a href="/people/${clock.subject}">${person ?? 'The person'}</a
        >${number === null ? nothing : html` <span class="desk-quiet">${number}</span>`}`
    : html`<a href="/papers/${clock.subject}">A request</a>`
