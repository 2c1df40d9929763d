// Whom a paper is about: the candidates with the reasons for and against, the choice of a person, and a search for anybody else.
import { bookingOf } from '../desk-work.ts'
import type { BookingId } from '../custody/booking.ts'
import type { MatchReason } from '../custody/match.ts'
import { parseBooking } from '../log/ids.ts'
import type { InstrumentStanding, PaperRecord } from '../log/paper-record.ts'
import { findBookings, stateTag } from './bookings-page.ts'
import type { Visit } from './desk-options.ts'
import { tokenField } from './fields.ts'
import { fullMoment, html, nothing } from './markup.ts'
import type { Html } from './markup.ts'
import { bookingRow } from './row-shapes.ts'
import type { BookingRow } from './row-shapes.ts'

type Candidate = { readonly row: BookingRow; readonly because: readonly MatchReason[]; readonly instruments: readonly InstrumentStanding[] }

/** `asked`: what the person searches for; null: nothing yet. */
export const matchPanel = async (record: PaperRecord, asked: string | null, visit: Visit): Promise<Html> => {
  const live = record.instruments.filter((each) => each.withdrawn === null)
  const waiting = live.filter((each) => each.match.kind === 'proposed' || each.match.kind === 'none')
  const matched = await matchedPart(record, live, visit)
  if (waiting.length === 0) return matched
  const candidates = await candidatesOf(waiting, visit)
  const offered = new Set(candidates.map((each) => each.row.subject))
  const found =
    asked === null || asked.trim() === ''
      ? []
      : (await findBookings(visit.desk, asked, false)).filter((row) => !offered.has(row.subject)).slice(0, 20)
  return html`${matched}
    <section class="desk-match" aria-labelledby="match-title" id="match">
      <h2 id="match-title">${candidates.length > 0 ? 'Who is this? A person decides' : 'Nobody in custody matches'}</h2>
      ${candidates.map((each) => candidateCard(record, each, waiting, visit))}
      <form method="get" action="/papers/${record.id}" role="search" class="desk-search">
        <label class="usa-label" for="q">Search another booking by name or number</label>
        <div class="desk-inline-row">
          <input class="usa-input" id="q" name="q" type="search" value="${asked ?? ''}" autocomplete="off" /><button
            class="usa-button usa-button--outline"
          >
            Search
          </button>
        </div>
      </form>
      ${asked !== null && found.length === 0 ? html`<p role="status">No other booking has these words.</p>` : nothing}
      ${found.map((row) => candidateCard(record, { row, because: [], instruments: waiting }, waiting, visit))}
    </section>`
}

const candidatesOf = async (waiting: readonly InstrumentStanding[], visit: Visit): Promise<readonly Candidate[]> => {
  const bookings = [
    ...new Set(
      waiting.flatMap((each) => (each.match.kind === 'proposed' ? each.match.candidates.map((candidate) => candidate.booking) : [])),
    ),
  ]
  const found = await Promise.all(bookings.map((booking) => candidateOf(booking, waiting, visit)))
  return found.filter((each) => each !== null)
}

const candidateOf = async (booking: BookingId, waiting: readonly InstrumentStanding[], visit: Visit): Promise<Candidate | null> => {
  const { booking: stay } = await bookingOf(visit.desk, booking)
  const row = await visit.desk.outside.store.row('booking', stay.number)
  if (row === null) return null
  const naming = waiting.filter(
    (each) => each.match.kind === 'proposed' && each.match.candidates.some((candidate) => candidate.booking === booking),
  )
  const reasons = naming.flatMap((each) =>
    each.match.kind === 'proposed' ? (each.match.candidates.find((candidate) => candidate.booking === booking)?.because ?? []) : [],
  )
  const because = [...new Map(reasons.map((reason) => [reason.says, reason])).values()]
  return { row: bookingRow(row), because, instruments: naming }
}

/** The choice is for all papers of the file that wait, for they travel together; one that is about somebody else is taken back. */
const candidateCard = (
  record: PaperRecord,
  { row, because, instruments }: Candidate,
  waiting: readonly InstrumentStanding[],
  visit: Visit,
): Html =>
  html`<article class="desk-card">
    <h3><a href="/people/${row.subject}">${row.name}</a> ${stateTag(row)}</h3>
    <p class="desk-quiet">
      Booking ${row.number}, born ${row.born ?? 'not recorded'}, booked ${fullMoment(row.bookedAt, visit.desk.agency.zone)}
    </p>
    ${
      because.length === 0
        ? nothing
        : html`<ul>
            ${because.map((reason) => html`<li>${reason.says}</li>`)}
          </ul>`
    }
    <div class="desk-buttons">
      ${choice(record, row, waiting, 'match', visit)} ${because.length === 0 ? nothing : choice(record, row, instruments, 'refuse', visit)}
    </div>
  </article>`

const choice = (
  record: PaperRecord,
  row: BookingRow,
  instruments: readonly InstrumentStanding[],
  act: 'match' | 'refuse',
  visit: Visit,
): Html =>
  html`<form method="post" action="/papers/${record.id}/${act}">
    ${tokenField(visit.session.token)}<input
      type="hidden"
      name="booking"
      value="${row.subject}"
    />${instruments.map((each) => html`<input type="hidden" name="instruments" value="${each.id}" />`)}
    <button class="usa-button ${act === 'refuse' ? 'usa-button--outline' : ''}">
      ${act === 'match' ? 'This is the person' : 'Not this person'}<span class="usa-sr-only">: ${row.name}</span>
    </button>
  </form>`

const matchedPart = async (record: PaperRecord, live: readonly InstrumentStanding[], visit: Visit): Promise<Html> => {
  const bookings = [...new Set(live.flatMap((each) => (each.match.kind === 'matched' ? [each.match.booking] : [])))]
  const parts = await Promise.all(
    bookings.map(async (id) => {
      const { booking } = await bookingOf(visit.desk, parseBooking(id))
      const own = live.filter((each) => each.match.kind === 'matched' && each.match.booking === id)
      const by = own.flatMap((each) => (each.match.kind === 'matched' ? [each.match] : []))[0]
      return html`<section class="desk-match desk-matched" aria-label="Matched">
        <h2>About <a href="/people/${id}">${booking.name}</a></h2>
        <p>
          Booking ${booking.number}, born ${booking.born ?? 'not recorded'}.
          ${
            by?.by.kind === 'person'
              ? `Confirmed by ${by.by.account}.`
              : 'Certain: name and date of birth agree, and nobody else could be meant.'
          }
        </p>
        <details class="desk-details">
          <summary>This is wrong</summary>
          <form method="post" action="/papers/${record.id}/withdraw">
            ${tokenField(visit.session.token)}<input
              type="hidden"
              name="booking"
              value="${id}"
            />${own.map((each) => html`<input type="hidden" name="instruments" value="${each.id}" />`)}
            <p>The match is taken back and what followed from it is decided anew. The record keeps that it was made.</p>
            <button class="usa-button usa-button--secondary">Take the match back</button>
          </form>
        </details>
      </section>`
    }),
  )
  return html`${parts}`
}
