// The review of a paper: one value at a time beside its place on the page, what is unsure first; by keyboard alone, and each act on record.
import { z } from 'zod'
import { paperOf } from '../desk-work.ts'
import { parsePaperId } from '../log/ids.ts'
import type { PaperRecord } from '../log/paper-record.ts'
import { actorOf } from './desk-options.ts'
import type { Visit } from './desk-options.ts'
import { pathId, screenAt } from './desk-parts.ts'
import type { App, DeskParts } from './desk-parts.ts'
import { tokenField } from './fields.ts'
import type { Screen } from './layout.ts'
import { html, moment, nothing, tag } from './markup.ts'
import type { Html } from './markup.ts'
import { cropPath, pagePath } from './page-pictures.ts'
import { nameWords, reviewControl, valueWords } from './review-control.ts'
import { currentOf, isFieldName, toReviewIn } from './review-order.ts'
import type { ToReview, ReviewState } from './review-order.ts'
import { countOf, paperWords } from './words.ts'

const queryParser = z.object({ at: z.string().max(100).optional(), after: z.string().max(100).optional() })

export const reviewRoutes = (app: App, parts: DeskParts): void =>
  screenAt(app, parts, '/papers/:id/review', async (visit, request) => {
    const record = await paperOf(visit.desk, pathId(request, 'id', parsePaperId))
    const { at, after } = queryParser.parse(request.query)
    const items = toReviewIn(record, actorOf(visit))
    return reviewScreen(record, items, currentOf(items, at ?? null, after ?? null), visit)
  })

const reviewScreen = (record: PaperRecord, items: readonly ToReview[], now: ToReview | null, visit: Visit): Screen => {
  const asked = items.filter(({ state }) => state === 'asked').length
  return {
    title: `Check ${nameOf(record)}`,
    under: 'inbox',
    live: false,
    main: html`<link rel="stylesheet" href="/static/review.css" />
      <div class="desk-title desk-now-title">
        <h1>${now === null ? 'Nothing left to check' : `Check: ${nameWords(now.name)}`}</h1>
        <p class="desk-quiet">
          <a href="/papers/${record.id}">${nameOf(record)}</a>, ${asked === 0 ? 'no value' : countOf(asked, 'value')} to check
        </p>
      </div>
      <div class="desk-now">
        <div class="desk-now-value">
          ${now === null ? finished(record, items) : valuePart(record, now, currentOf(items, null, now.key), visit)}
          ${everyValue(record, items, now, visit)}
        </div>
        ${record.fileType === 'text' ? nothing : pagePart(record, items, now)}
      </div>
      <script src="/static/review.js" defer></script>`,
  }
}

const nameOf = (record: PaperRecord): string =>
  record.instruments.map((each) => each.instrument.fields.subjectName).find((name) => name !== undefined) ??
  record.receipts[0]?.fileName ??
  'the paper'

const valuePart = (record: PaperRecord, item: ToReview, next: ToReview | null, visit: Visit): Html => {
  const { standing, name, place, state } = item
  const field = isFieldName(name) ? standing.read?.fields[name] : undefined
  return html`<section class="desk-now-card" aria-label="Value to check">
    <p class="desk-now-form">
      ${paperWords(standing.instrument.kind, standing.instrument.form)}${place === null ? '' : `, page ${place.page}`}
    </p>
    ${
      place === null
        ? html`<p class="desk-quiet">
            ${isFieldName(name) && record.fileType !== 'text' ? 'The reader found no place for it. Look at the page.' : ''}
          </p>`
        : html`<img
            class="desk-now-crop"
            src="${cropPath(record.id, place.page, place.box)}"
            alt="${nameWords(name)} as it stands on page ${place.page}"
          />`
    }
    ${next === null || next.place === null ? nothing : html`<img src="${cropPath(record.id, next.place.page, next.place.box)}" alt="" hidden />`}
    ${earlierWord(item, visit)}
    <form method="post" action="/papers/${record.id}/accept" id="review-form" data-after="${item.key}">
      ${tokenField(visit.session.token)}<input type="hidden" name="instrument" value="${standing.id}" /><input
        type="hidden"
        name="name"
        value="${name}"
      /><input type="hidden" name="after" value="${item.key}" />
      ${reviewControl(item)}
      <div class="desk-buttons">
        <button class="usa-button">Accept <kbd>Enter</kbd></button>
        ${
          isFieldName(name)
            ? html`<button class="usa-button usa-button--outline" id="review-unreadable" name="unreadable" value="yes">
                Cannot be read <kbd>F8</kbd>
              </button>`
            : nothing
        }
        <a class="usa-button usa-button--unstyled" id="review-skip" href="/papers/${record.id}/review?after=${item.key}"
          >Later <kbd>↓</kbd></a
        >
      </div>
    </form>
    <p class="desk-quiet">
      ${field === undefined ? '' : `Read with ${Math.round(field.confidence * 100)} % confidence. `}${stateWords[state]}
    </p>
  </section>`
}

/** The second person looks for himself: that another has looked is said, what he said is not. */
const earlierWord = ({ standing, name }: ToReview, visit: Visit): Html => {
  const others = standing.checks.filter((check) => check.name === name)
  if (others.length === 0) return nothing
  const zone = visit.desk.agency.zone
  return html`<p class="desk-now-second">
    Two people check this value.
    ${others.map(({ by, at }) => html`${by.kind === 'person' ? by.account : 'The desk'} looked at ${moment(at, zone, visit.now)}. `)}
  </p>`
}

const stateWords: Readonly<Record<ReviewState, string>> = {
  asked: 'The reader is not sure of it, or the agency wants it looked at.',
  'waits-for-another': 'You have looked at it. Another person has to, under a name of their own.',
  sure: 'The reader is sure of it.',
  checked: 'A person has checked it.',
  unreadable: 'A person could not read it.',
}

const finished = (record: PaperRecord, items: readonly ToReview[]): Html => {
  const waiting = items.filter(({ state }) => state === 'waits-for-another').length
  return html`<section class="desk-now-card" aria-label="Checked">
    <p>
      ${
        waiting === 0
          ? 'Every value of this paper is sure or was checked by a person.'
          : `${countOf(waiting, 'value')} that you checked ${waiting === 1 ? 'waits' : 'wait'} for a second person.`
      }
    </p>
    <p>
      <a class="usa-button" id="review-done" href="/papers/${record.id}" autofocus>On to the paper <kbd>Enter</kbd></a>
    </p>
  </section>`
}

const everyValue = (record: PaperRecord, items: readonly ToReview[], now: ToReview | null, visit: Visit): Html =>
  html`<section class="desk-now-all" aria-labelledby="all-values">
    <h2 id="all-values">All values</h2>
    ${[...Map.groupBy(items, (item) => item.index)].map(
      ([index, ofOne]) =>
        html`<table class="usa-table usa-table--borderless desk-table">
          <caption>
            ${paperWords(ofOne[0]?.standing.instrument.kind ?? 'other', ofOne[0]?.standing.instrument.form ?? null)}
          </caption>
          <thead>
            <tr>
              <th scope="col">Value</th>
              <th scope="col">As it stands</th>
              <th scope="col">Who says so</th>
            </tr>
          </thead>
          <tbody>
            ${ofOne.map(
              (item) =>
                html`<tr id="${`row-${index}-${item.name}`}" class="${item.key === now?.key ? 'desk-now-row' : ''}">
                  <th scope="row"><a href="/papers/${record.id}/review?at=${item.key}">${nameWords(item.name)}</a></th>
                  <td>${valueWords(item)}</td>
                  <td>${whoSays(item, visit)}</td>
                </tr>`,
            )}
          </tbody>
        </table>`,
    )}
  </section>`

const whoSays = ({ standing, name, state }: ToReview, visit: Visit): Html => {
  if (state === 'asked') return tag('To check', 'warn')
  if (state === 'waits-for-another') return tag('Waits for a second person', 'warn')
  const last = standing.acceptances.findLast((each) => each.name === name)
  const field = isFieldName(name) ? standing.read?.fields[name] : undefined
  if (last === undefined) return html`the reader${field === undefined ? '' : `, ${Math.round(field.confidence * 100)} %`}`
  const who = last.by.kind === 'person' ? last.by.account : 'the desk'
  return html`${state === 'unreadable' ? html`${tag('Cannot be read', 'quiet')} ` : nothing}${who},
  ${moment(last.at, visit.desk.agency.zone, visit.now)}`
}

const pagePart = (record: PaperRecord, items: readonly ToReview[], now: ToReview | null): Html => {
  const page = now?.place?.page ?? now?.standing.instrument.pages[0] ?? 1
  const note = record.pageNotes.find((each) => each.number === page)
  return html`<section class="desk-now-page" aria-label="The page" tabindex="0">
    <p class="desk-quiet">
      Page ${page} of ${record.pages}${note?.header === null || note === undefined ? '' : `. Over the top: ${note.header.text}`}
    </p>
    <div class="desk-page-picture">
      <img src="${pagePath(record.id, page, 1800)}" alt="Page ${page} as received" />
      <svg class="desk-frames" viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        ${items.map(({ key, place, state }) => {
          if (place?.page !== page) return nothing
          const [x, y, width, height] = place.box
          const look = key === now?.key ? 'desk-frame-now' : state === 'asked' ? 'desk-frame-open' : 'desk-frame'
          return html`<rect data-look="${key}" class="${look}" x="${x}" y="${y}" width="${width}" height="${height}" />`
        })}
      </svg>
    </div>
  </section>`
}
