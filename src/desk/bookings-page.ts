// People in custody: the list with its search, and a new booking written down by hand.
import { z } from 'zod'
import { bookingByNumber, recordCustody } from '../acts.ts'
import type { Desk } from '../desk-work.ts'
import { DeskError } from '../errors.ts'
import { custodyFormParser, chargeFields, eventOfForm } from './custody-form.ts'
import type { CustodyForm } from './custody-form.ts'
import { actorOf } from './desk-options.ts'
import type { Visit } from './desk-options.ts'
import { actAt, screenAt } from './desk-parts.ts'
import type { App, DeskParts } from './desk-parts.ts'
import { chooseField, textField, tokenField } from './fields.ts'
import type { Screen } from './layout.ts'
import { alertBox, html, moment, nothing, tag } from './markup.ts'
import type { Html } from './markup.ts'
import { bookingRow } from './row-shapes.ts'
import type { BookingRow } from './row-shapes.ts'
import { countOf, kindWords } from './words.ts'

const queryParser = z.object({ q: z.string().max(200).catch(''), left: z.string().optional() })
const shownMax = 200

export const bookingRoutes = (app: App, parts: DeskParts): void => {
  screenAt(app, parts, '/bookings', async (visit, request) => {
    const { q, left } = queryParser.parse(request.query)
    return bookingsScreen(visit, q, left === 'yes')
  })
  screenAt(app, parts, '/bookings/new', async (visit) => newScreen(visit, null, null))
  actAt(app, parts, '/bookings/new', custodyFormParser, async (visit, form) => {
    try {
      if (form.name === undefined) throw new DeskError('input-invalid', 'The name is missing.')
      const known = await bookingByNumber(visit.desk, form.booking)
      if (known !== null) throw new DeskError('input-invalid', `There is already a booking with the number [${form.booking}].`)
      const id = await recordCustody(visit.desk, eventOfForm({ ...form, event: 'booked' }, visit), { actor: actorOf(visit) })
      return { to: `/people/${id}`, done: 'booked' }
    } catch (error) {
      if (!(error instanceof DeskError)) throw error
      return { again: newScreen(visit, form, error) }
    }
  })
}

/** Bookings whose name, other name or number has every word that was asked for. */
export const findBookings = async (desk: Desk, asked: string, withLeft: boolean): Promise<readonly BookingRow[]> => {
  const states = withLeft ? ['open', 'kept', 'held', 'left'] : ['open', 'kept', 'held']
  const words = folded(asked)
    .split(/[\s,;]+/)
    .filter((word) => word !== '')
  return (await desk.outside.store.rows('booking', { state: states }))
    .map((row) => bookingRow(row))
    .filter((row) => {
      const text = folded([row.name, ...row.aliases, row.number, row.born ?? ''].join(' '))
      return words.every((word) => text.includes(word))
    })
}

const folded = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

const bookingsScreen = async (visit: Visit, asked: string, withLeft: boolean): Promise<Screen> => {
  const found = (await findBookings(visit.desk, asked, withLeft)).toSorted((a, b) => (a.name < b.name ? -1 : 1))
  return {
    title: 'People in custody',
    under: 'bookings',
    main: html`<div class="desk-title">
        <h1>People in custody</h1>
        <span class="desk-title-acts"
          ><a class="usa-button" href="/bookings/new">New booking</a>
          <a class="usa-button usa-button--outline" href="/bookings/import">Import from the jail’s system</a></span
        >
      </div>
      <form method="get" action="/bookings" role="search" class="desk-search">
        <label class="usa-label" for="q">Name, booking number or date of birth</label>
        <div class="desk-inline-row">
          <input class="usa-input" id="q" name="q" type="search" value="${asked}" autocomplete="off" /><button class="usa-button">
            Search
          </button>
        </div>
        <div class="usa-checkbox">
          <input
            class="usa-checkbox__input"
            type="checkbox"
            id="left"
            name="left"
            value="yes"
            ${withLeft ? html`checked` : nothing}
          /><label class="usa-checkbox__label" for="left">Also people who have left</label>
        </div>
      </form>
      <p role="status">${countOf(found.length, 'booking')}${found.length > shownMax ? `; the first ${shownMax} are shown` : ''}.</p>
      ${found.length === 0 ? nothing : bookingsTable(found.slice(0, shownMax), visit)}`,
  }
}

export const stateTag = (row: Pick<BookingRow, 'state'>): Html => {
  switch (row.state) {
    case 'open':
      return tag('Gate open', 'good')
    case 'kept':
      return tag('Kept', 'warn')
    case 'left':
      return tag('Left', 'quiet')
    default:
      return tag('In custody', 'plain')
  }
}

const bookingsTable = (rows: readonly BookingRow[], visit: Visit): Html =>
  html`<table class="usa-table usa-table--borderless desk-stacks">
    <caption class="usa-sr-only">
      Bookings
    </caption>
    <thead>
      <tr>
        <th scope="col">Name</th>
        <th scope="col">Booking</th>
        <th scope="col">Born</th>
        <th scope="col">Booked</th>
        <th scope="col">State</th>
        <th scope="col">Papers</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) =>
          html`<tr>
            <td data-label="Name"><a href="/people/${row.subject}">${row.name}</a></td>
            <td data-label="Booking">${row.number}</td>
            <td data-label="Born">${row.born ?? '-'}</td>
            <td data-label="Booked">${moment(row.bookedAt, visit.desk.agency.zone, visit.now)}</td>
            <td data-label="State">${stateTag(row)}</td>
            <td data-label="Papers">
              ${row.papers.length === 0 ? '-' : row.papers.map((paper) => paper.form ?? kindWords[paper.kind]).join(', ')}
            </td>
          </tr>`,
      )}
    </tbody>
  </table>`

const newScreen = (visit: Visit, form: CustodyForm | null, error: DeskError | null): Screen => ({
  title: 'New booking',
  under: 'bookings',
  live: false,
  main: html`<div class="desk-title"><h1>New booking</h1></div>
    ${error === null ? nothing : alertBox('error', error.happened, html`<p>${error.notDone} ${error.doNow}</p>`, 'alert')}
    <p>Immigration status is not asked and not recorded.</p>
    <form method="post" action="/bookings/new" class="usa-form usa-form--large">
      ${tokenField(visit.session.token)}<input type="hidden" name="event" value="booked" />
      ${textField({ id: 'booking', name: 'booking', label: 'Booking number', required: true, value: form?.booking })}
      ${textField({ id: 'name', name: 'name', label: 'Name', hint: 'LAST, FIRST MIDDLE', required: true, value: form?.name })}
      ${textField({ id: 'aliases', name: 'aliases', label: 'Other names', hint: 'Separated by ;', value: form?.aliases })}
      ${textField({ id: 'born', name: 'born', label: 'Date of birth', type: 'date', value: form?.born })}
      ${chooseField({
        id: 'minor',
        name: 'minor',
        label: 'Under 18',
        none: 'Not told',
        choices: [
          ['false', 'No'],
          ['true', 'Yes'],
        ],
        value: form?.minor,
      })}
      ${chooseField({
        id: 'language',
        name: 'language',
        label: 'Language the person chose for notices',
        none: 'Not told: notices are written in English and Spanish',
        choices: [
          ['en', 'English'],
          ['es', 'Spanish'],
        ],
        value: form?.language,
      })}
      ${textField({
        id: 'at',
        name: 'at',
        label: 'Booked at',
        type: 'datetime-local',
        hint: `Leave it empty for now. Time of the jail (${visit.desk.agency.zone}).`,
        value: form?.at,
      })}
      ${chargeFields('')}
      <button class="usa-button">Record the booking</button>
    </form>`,
})
