// Which day the law pages are asked for, the book of that day, and the control that moves the day.
import { z } from 'zod'
import { bookOf, changeDays, coveredPlace } from '../determination/book/book-of.ts'
import type { Book } from '../determination/book/book.ts'
import { DeskError } from '../errors.ts'
import { dayWords } from '../law/book/day-words.ts'
import { placeOf } from '../law/places/registry.ts'
import { civilDateOf, fromEpochMs } from '../time/instant.ts'
import type { Visit } from './desk-options.ts'
import { html, nothing } from './markup.ts'
import type { Html } from './markup.ts'

const dayMs = 86_400_000
const queryParser = z.object({ on: z.string().optional(), days: z.coerce.number().int().min(0).max(100_000).optional() })

/** The day asked for, and what is wrong with it: then the law of today is shown. */
export type LawDay = { readonly on: string; readonly first: string; readonly last: string; readonly wrong: string | null }

/** `on`: a day; `days`: so many days after the first day covered, as the slider sends it. Nothing: today. */
export const lawDayOf = (visit: Visit, query: unknown): LawDay => {
  const { place: id, zone } = visit.desk.agency
  const place = placeOf(id)
  if (place === null) throw new DeskError('place-unknown', `No law is encoded for the place [${id}].`)
  const first = place.coveredFrom
  const today = civilDateOf(visit.now, zone)
  const last = today > place.checkedOn ? today : place.checkedOn
  const parsed = queryParser.safeParse(query)
  const asked = parsed.success ? (parsed.data.on ?? (parsed.data.days === undefined ? today : dayAfter(first, parsed.data.days))) : ''
  try {
    coveredPlace(id, asked)
    return { on: asked, first, last, wrong: null }
  } catch (error) {
    if (!(error instanceof DeskError)) throw error
    return { on: today, first, last, wrong: `${error.happened} The law of today is shown.` }
  }
}

const dayAfter = (first: string, days: number): string => fromEpochMs(Date.parse(`${first}T00:00:00Z`) + days * dayMs).slice(0, 10)
const daysFrom = (first: string, day: string): number => (Date.parse(`${day}T00:00:00Z`) - Date.parse(`${first}T00:00:00Z`)) / dayMs

/** The law does not change while the desk runs, so a book once made is kept; the oldest goes first. */
const books = new Map<string, Book>()
const booksMax = 24

export const bookAt = (visit: Visit, on: string): Book => {
  const key = `${visit.desk.agency.place} ${on}`
  const known = books.get(key)
  if (known !== undefined) return known
  const book = bookOf(visit.desk.agency.place, on, { verdicts: false })
  books.set(key, book)
  const [oldest] = books.keys()
  if (books.size > booksMax && oldest !== undefined) books.delete(oldest)
  return book
}

/** The slider over all days covered, the same as a date, and links to the nearest days on which the law changed. */
export const dayControl = ({ on, first, last, wrong }: LawDay, visit: Visit): Html => {
  const place = placeOf(visit.desk.agency.place)
  const changes = place === null ? [] : changeDays(place).filter((day) => day <= last)
  const before = changes.findLast((day) => day < on)
  const after = changes.find((day) => day > on)
  return html`<section class="desk-law-day" aria-label="The day">
    <form method="get" action="/law" class="desk-law-slide">
      <label for="law-days">Slide through the days: <output id="law-day" for="law-days">${dayWords(on)}</output></label>
      <input
        type="range"
        id="law-days"
        name="days"
        min="0"
        max="${daysFrom(first, last)}"
        step="1"
        value="${daysFrom(first, on)}"
        list="law-changes"
        data-first="${first}"
        aria-valuetext="${dayWords(on)}"
      />
      <datalist id="law-changes">
        ${changes.map((day) => html`<option value="${daysFrom(first, day)}" label="${dayWords(day)}"></option>`)}
      </datalist>
      <p class="desk-law-ends"><span>${dayWords(first)}</span> <span>${dayWords(last)}</span></p>
      <button class="usa-button usa-button--outline desk-law-go">Show the day of the slider</button>
    </form>
    <form method="get" action="/law" class="desk-law-date">
      <label class="usa-label" for="law-on">Or name the day</label>
      ${wrong === null ? nothing : html`<span class="usa-error-message" id="law-on-wrong">${wrong}</span>`}
      <div class="desk-inline-row">
        <input
          class="usa-input"
          id="law-on"
          name="on"
          type="date"
          min="${first}"
          max="${last}"
          value="${on}"
          ${wrong === null ? nothing : html`aria-describedby="law-on-wrong"`}
        />
        <button class="usa-button">Show</button>
      </div>
    </form>
    <p class="desk-law-near">
      ${
        before === undefined
          ? html`<span class="desk-quiet">Nothing earlier is encoded</span>`
          : html`<a href="/law?on=${before}" rel="prev">Change before: ${dayWords(before)}</a>`
      }
      ${
        after === undefined
          ? html`<span class="desk-quiet">No later change is encoded</span>`
          : html`<a href="/law?on=${after}" rel="next">Change after: ${dayWords(after)}</a>`
      }
    </p>
  </section>`
}
