// What a person must check on official sites, what is applied until then, and what to change when it is known; and pending law.
import type { BookCheck, BookQuestion, BookWatched } from '../determination/book/book.ts'
import type { Visit } from './desk-options.ts'
import { bookAt, lawDayOf } from './law-day.ts'
import type { Screen } from './layout.ts'
import { html, nothing } from './markup.ts'
import type { Html } from './markup.ts'

export const checkScreen = (visit: Visit): Screen => {
  const book = bookAt(visit, lawDayOf(visit, {}).on)
  return {
    title: 'What a person must check',
    under: 'law',
    live: false,
    main: html`<p><a href="/law">The law today</a></p>
      <div class="desk-title"><h1>What a person must check</h1></div>
      <p>
        The answers to these lie on official sites that were not to be had when the law of ${book.placeName} was encoded. Until somebody has
        looked, the desk applies what stands under “Until then”: never a longer custody.
      </p>
      <section>
        <h2>To look up</h2>
        ${
          book.checks.length === 0
            ? html`<p class="desk-calm">Nothing is left to look up.</p>`
            : html`<ol class="desk-cards">
                ${book.checks.map(checkPart)}
              </ol>`
        }
      </section>
      <section>
        <h2>Pending law: shown, never applied</h2>
        ${
          book.watch.length === 0
            ? html`<p class="desk-calm">None is watched for this place.</p>`
            : html`<ul class="desk-cards">
                ${book.watch.map(watchPart)}
              </ul>`
        }
      </section>
      <section>
        <h2>Open questions for counsel</h2>
        ${
          book.questions.length === 0
            ? html`<p class="desk-calm">No rule in force puts a question to counsel.</p>`
            : html`<ul class="desk-cards">
                ${book.questions.map(questionPart)}
              </ul>`
        }
      </section>
      <section>
        <h2>How to flip it</h2>
        <ol>
          <li>Look on the official site that is named, and keep a copy of the page with the day.</li>
          <li>Have counsel say what it means; the citation, the first day and the words go into the change.</li>
          <li>
            Write the change as “If it is so” says: as a draft first (<code>releasedesk law diff --draft FILE</code>), which shows every
            answer that would turn.
          </li>
          <li>
            Then in the section’s file, with a worked example; <code>releasedesk law check</code> and
            <code>releasedesk law prove</code> must end without a finding.
          </li>
          <li>Print the law book of the first day, and have counsel sign it.</li>
        </ol>
      </section>`,
  }
}

const checkPart = (check: BookCheck): Html =>
  html`<li class="desk-card" id="${check.anchor}">
    <h3>${check.what}</h3>
    <dl class="desk-law-pairs">
      ${pair('Where', check.where)} ${pair('Why it matters', check.whyItMatters)} ${pair('Until then', check.untilThen)}
      ${pair('If it is so', check.ifSo)} ${pair('Touches', check.touches)}
    </dl>
  </li>`

const pair = (name: string, value: string): Html =>
  html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`

const watchPart = (watched: BookWatched): Html =>
  html`<li class="desk-card">
    <h3>${watched.citation}</h3>
    <p>${watched.says}</p>
    <p class="desk-quiet">To be looked up since ${watched.since}. Touches: ${watched.touches}.</p>
  </li>`

const questionPart = ({ question, readings, citations, meanwhile }: BookQuestion): Html =>
  html`<li class="desk-card">
    <h3>${question}</h3>
    ${
      readings.length === 0
        ? nothing
        : html`<ul>
            ${readings.map((reading) => html`<li>${reading}</li>`)}
          </ul>`
    }
    <p>Meanwhile: ${meanwhile}</p>
    <p class="desk-quiet">${citations.join('; ')}</p>
  </li>`
