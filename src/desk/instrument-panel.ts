// One instrument of a paper: what it is, who signed it, what there is to check, and the values accepted.
import { fieldNames } from '../instrument/instrument.ts'
import type { InstrumentStanding, PaperRecord } from '../log/paper-record.ts'
import type { Visit } from './desk-options.ts'
import { fieldId } from './field-id.ts'
import { tokenField } from './fields.ts'
import { html, nothing, tag } from './markup.ts'
import type { Html } from './markup.ts'
import { nameWords } from './review-control.ts'
import { fieldWords, paperWords, plain, signedBy, tickWords } from './words.ts'

export const instrumentPanel = (record: PaperRecord, standing: InstrumentStanding, index: number, visit: Visit): Html => {
  const { instrument, read } = standing
  const title = paperWords(instrument.kind, instrument.form)
  return html`<section class="desk-instrument" aria-labelledby="instrument-${index}">
    <h2 id="instrument-${index}">${title} <span class="desk-quiet">${pagesOf(instrument.pages)}</span></h2>
    <p>
      ${signedBy(instrument.signer)}
      ${
        standing.withdrawn === null
          ? nothing
          : tag(standing.withdrawn === 'cancelled-by-requester' ? 'Cancelled by the requester' : 'Withdrawn', 'quiet')
      }
    </p>
    ${
      instrument.asks.length === 0
        ? nothing
        : html`<p>It asks the jail to: ${instrument.asks.map((ask) => plain(ask).toLowerCase()).join('; ')}.</p>`
    }
    ${toCheck(record, standing)} ${accepted(record, standing, index, visit)} ${assertionsPart(record, standing, index, visit)}
    ${
      read === null || read.because.length === 0
        ? nothing
        : html`<details class="desk-details">
            <summary>Why the reader says so</summary>
            <ul>
              ${read.because.map((each) => html`<li>${each}</li>`)}
            </ul>
          </details>`
    }
  </section>`
}

const pagesOf = (pages: readonly number[]): string =>
  pages.length === 0 ? '' : pages.length === 1 ? `page ${pages[0]}` : `pages ${pages[0]}-${pages.at(-1)}`

const toCheck = (record: PaperRecord, standing: InstrumentStanding): Html => {
  const { open } = standing.instrument
  return open.length === 0
    ? nothing
    : html`<div class="desk-check">
        <h3>${open.length === 1 ? 'One value to check' : `${open.length} values to check`}</h3>
        <p>${open.map((name) => nameWords(name)).join(', ')}</p>
        <a class="usa-button" href="/papers/${record.id}/review" data-review
          >Check ${open.length === 1 ? 'it' : 'them'} on the page <kbd>n</kbd></a
        >
      </div>`
}

const accepted = (record: PaperRecord, standing: InstrumentStanding, index: number, visit: Visit): Html => {
  const { instrument } = standing
  const names = fieldNames.filter((name) => instrument.fields[name] !== undefined)
  const unread = standing.corrections.unreadable ?? []
  return html`${
      names.length === 0
        ? nothing
        : html`<dl class="desk-facts desk-facts-wide">
            ${names.map(
              (name) =>
                html`<div id="${fieldId(index, name)}">
                  <dt>${fieldWords[name]}</dt>
                  <dd>${instrument.fields[name]}</dd>
                </div>`,
            )}
          </dl>`
    }
    ${instrument.ticked.length === 0 ? nothing : html`<p>Ticked: ${instrument.ticked.map((tick) => tickWords(tick)).join('; ')}.</p>`}
    ${unread.length === 0 ? nothing : html`<p>Could not be read: ${unread.map((name) => nameWords(name)).join('; ')}.</p>`}
    <p class="desk-quiet">
      ${checkedBy(standing)} <a href="/papers/${record.id}/review?at=${fieldId(index, 'kind')}">Look at every value, or correct one</a>
    </p>
    <details class="desk-details">
      <summary>Add a value that the reader did not find</summary>
      <form method="post" action="/papers/${record.id}/accept" class="usa-form usa-form--large">
        ${tokenField(visit.session.token)}<input type="hidden" name="instrument" value="${standing.id}" />
        <label class="usa-label" for="correct-${index}">Which</label>
        <select class="usa-select" id="correct-${index}" name="name">
          ${fieldNames.map((name) => html`<option value="${name}">${fieldWords[name]}</option>`)}
          <option value="form">Form</option>
        </select>
        <label class="usa-label" for="correct-value-${index}">As it stands on the paper</label>
        <span class="usa-hint" id="correct-hint-${index}">Dates as 1997-03-04. Leave it empty if the paper does not have it.</span>
        <input class="usa-input" id="correct-value-${index}" name="value" autocomplete="off" aria-describedby="correct-hint-${index}" />
        <button class="usa-button usa-button--outline">Record</button>
      </form>
    </details>`
}

const checkedBy = (standing: InstrumentStanding): string => {
  const people = standing.acceptances.flatMap(({ by }) => (by.kind === 'person' ? [by.account] : []))
  return people.length === 0 ? '' : `Checked by ${[...new Set(people)].join(' and ')}.`
}

const assertionsPart = (record: PaperRecord, standing: InstrumentStanding, index: number, visit: Visit): Html =>
  html`${
      standing.assertions.length === 0
        ? nothing
        : html`<h3>What the requester says <span class="desk-quiet">kept as said, not as fact</span></h3>
            <ul>
              ${standing.assertions.map((each) => html`<li>${each.says} <span class="desk-quiet">(${each.source})</span></li>`)}
            </ul>`
    }
    <details class="desk-details">
      <summary>Add something the requester says</summary>
      <form method="post" action="/papers/${record.id}/assertions" class="usa-form usa-form--large">
        ${tokenField(visit.session.token)}<input type="hidden" name="instrument" value="${standing.id}" />
        <label class="usa-label" for="says-${index}">As said</label
        ><input class="usa-input" id="says-${index}" name="says" required maxlength="500" autocomplete="off" />
        <label class="usa-label" for="source-${index}">Who says so</label
        ><input class="usa-input" id="source-${index}" name="source" required maxlength="200" autocomplete="off" />
        <button class="usa-button usa-button--outline">Record</button>
      </form>
    </details>`
