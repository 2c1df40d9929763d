// The law of the desk's place: what held on a day, the table of requests and actions, how the law came, every section in force.
import type { BookEvent, BookLayer, BookSection, BookTimeline } from '../determination/book/book.ts'
import type { DayCell, DayTable } from '../determination/book/day-table.ts'
import type { Book } from '../determination/book/book.ts'
import { answerMeaning, answerName } from '../law/book/answer-words.ts'
import { dayWords } from '../law/book/day-words.ts'
import { answerKinds } from '../law/answer.ts'
import type { AnswerKind } from '../law/answer.ts'
import type { Visit } from './desk-options.ts'
import { screenAt } from './desk-parts.ts'
import type { App, DeskParts } from './desk-parts.ts'
import { bookAt, dayControl, lawDayOf } from './law-day.ts'
import { checkScreen } from './law-check-page.ts'
import { sectionScreen } from './law-section-page.ts'
import type { Screen } from './layout.ts'
import { html, nothing, tag } from './markup.ts'
import type { Html } from './markup.ts'
import { seenTag } from './law-words.ts'

export const lawRoutes = (app: App, parts: DeskParts): void => {
  screenAt(app, parts, '/law', async (visit, request) => lawScreen(visit, request.query))
  screenAt(app, parts, '/law/to-check', async (visit) => checkScreen(visit))
  screenAt(app, parts, '/law/sections/:layer/:section', async (visit, request) => sectionScreen(visit, request.params, request.query))
}

const lawScreen = (visit: Visit, query: unknown): Screen => {
  const day = lawDayOf(visit, query)
  const book = bookAt(visit, day.on)
  return {
    title: `The law on ${book.day}`,
    under: 'law',
    live: false,
    main: html`<div class="desk-title">
        <h1>What held on ${book.day}</h1>
        <a class="usa-button usa-button--outline" href="/law/to-check">What a person must check</a>
      </div>
      <p>
        The law of ${book.placeName} as the desk applies it: ${book.counts.rules} rules in ${book.counts.sections} sections. The text behind
        them was seen of ${book.counts.seen.yes}, seen in part of ${book.counts.seen.partly}, not seen of ${book.counts.seen.no}. Sources
        were last looked at on ${dayWords(book.checkedOn)}.
      </p>
      ${dayControl(day, visit)} ${tablePart(book.table, book)} ${book.timelines.map(timelinePart)}
      ${book.layers.map((layer) => layerPart(layer, book))} ${notThatDay(book)}
      <section>
        <h2>The same on paper</h2>
        <p>
          For counsel to read and sign, with the text of every section beside the rule and every verdict of every action:
          <code>releasedesk law book --place ${book.place} --on ${book.on} --out law-book.pdf</code>
        </p>
        <p class="desk-quiet">
          Version of the law <span class="desk-hash" title="${book.version}">${book.version.slice(0, 12)}</span>. A reading aid, not the
          official text and no legal advice.
        </p>
      </section>`,
  }
}

const tones: Readonly<Record<AnswerKind, 'plain' | 'good' | 'warn' | 'bad' | 'quiet'>> = {
  must: 'plain',
  may: 'good',
  'must-not': 'bad',
  'no-authority': 'bad',
  'not-required': 'quiet',
  silent: 'quiet',
  'needs-human': 'warn',
  conflict: 'warn',
}

const tablePart = (table: DayTable, book: Book): Html =>
  html`<section>
    <h2 id="law-table-title">Each usual request, each action</h2>
    <div class="desk-law-scroll" tabindex="0" role="region" aria-labelledby="law-table-title">
      <table class="usa-table usa-table--borderless desk-stacks desk-law-table">
        <caption class="usa-sr-only">
          Answers for noon of ${book.day}
        </caption>
        <thead>
          <tr>
            <th scope="col">Request</th>
            ${table.columns.map(({ words }) => html`<th scope="col">${words}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${table.rows.map(
            (row) =>
              html`<tr>
                <th scope="row">${row.name}<span class="desk-quiet">${row.says}</span></th>
                ${row.cells.map((cell, index) => cellPart(cell, table.columns[index]?.words ?? '', book))}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <details class="desk-details">
      <summary>The facts behind the table, and what the answers mean</summary>
      <ul>
        ${table.read.map((sentence) => html`<li>${sentence}</li>`)}
      </ul>
      <dl class="desk-facts desk-facts-wide">
        ${answerKinds.map(
          (answer) =>
            html`<div>
              <dt>${tag(answerName[answer], tones[answer])}</dt>
              <dd>${answerMeaning[answer]}</dd>
            </div>`,
        )}
      </dl>
    </details>
  </section>`

const cellPart = (cell: DayCell, column: string, book: Book): Html =>
  html`<td data-label="${column}">
    ${tag(cell.words, tones[cell.answer])}
    <span class="desk-law-cites"
      >${cell.citations.map(
        ({ citation, section }, index) => html`${index > 0 ? '; ' : ''}<a href="${sectionPath(section, book)}">${citation}</a>`,
      )}${cell.verified === 'yes' ? nothing : html` <em>${cell.verified === 'no' ? 'not seen' : 'in part'}</em>`}</span
    >
  </td>`

/** The address of a section on the day of the book. */
const sectionPath = (anchor: string, book: Book): string => {
  const key = book.layers.flatMap(({ sections }) => sections).find((section) => section.anchor === anchor)?.key
  return key === undefined ? `/law?on=${book.on}` : `/law/sections/${key}?on=${book.on}`
}

const timelinePart = ({ title, events }: BookTimeline): Html => {
  const held = events.filter(({ state }) => state === 'held')
  return html`<section>
    <h2>How it came: ${title}</h2>
    ${
      held.length === 0
        ? html`<p class="desk-calm">Nothing of it held on that day.</p>`
        : html`<ol class="desk-law-events">
            ${held.map(eventPart)}
          </ol>`
    }
    <details class="desk-details">
      <summary>All of it, before and after that day (${events.length})</summary>
      <ol class="desk-law-events">
        ${events.map(eventPart)}
      </ol>
    </details>
  </section>`
}

const states = { past: 'Over by that day', held: 'Held', later: 'Later' } as const

const eventPart = (event: BookEvent): Html =>
  html`<li class="desk-law-${event.state}">
    <p class="desk-law-span">${event.span} ${tag(states[event.state], event.state === 'held' ? 'plain' : 'quiet')}</p>
    <div>
      <h3>${event.name}</h3>
      <p>${event.says}</p>
      <p class="desk-quiet">${event.seen}. ${event.source}</p>
    </div>
  </li>`

const layerPart = (layer: BookLayer, book: Book): Html =>
  html`<section>
    <h2>${layer.title}</h2>
    ${
      layer.sections.length === 0
        ? html`<p class="desk-calm">No section of this layer was in force that day.</p>`
        : html`<ul class="desk-law-sections">
            ${layer.sections.map((section) => sectionLine(section, book))}
          </ul>`
    }
  </section>`

const sectionLine = (section: BookSection, book: Book): Html =>
  html`<li>
    <a href="/law/sections/${section.key}?on=${book.on}"><strong>${section.heading}</strong></a> ${seenTag(section.verified, section.seen)}
    <span class="desk-quiet"
      >${section.layer}. ${section.inForce}. ${section.rules.length === 1 ? 'One rule' : `${section.rules.length} rules`}.</span
    >
  </li>`

const notThatDay = (book: Book): Html =>
  book.notThatDay.length === 0
    ? nothing
    : html`<details class="desk-details">
        <summary>Encoded, but not in force that day (${book.notThatDay.length})</summary>
        <ul>
          ${book.notThatDay.map(({ heading, inForce }) => html`<li>${heading} <span class="desk-quiet">${inForce}</span></li>`)}
        </ul>
      </details>`
