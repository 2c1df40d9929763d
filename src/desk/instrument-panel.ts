// One instrument of a paper: what it is, who signed it, the values to check (each beside its crop), and the values accepted.
import { fieldNames, instrumentKinds, signerRoles } from '../instrument/instrument.ts'
import type { FieldName } from '../instrument/instrument.ts'
import type { InstrumentStanding, PaperRecord } from '../log/paper-record.ts'
import type { Visit } from './desk-options.ts'
import { fieldId } from './field-id.ts'
import { tokenField } from './fields.ts'
import { html, nothing, tag } from './markup.ts'
import type { Html } from './markup.ts'
import { cropPath } from './page-pictures.ts'
import { fieldWords, kindWords, paperWords, plain, signedBy, signerWords, tickWords } from './words.ts'

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
    ${toCheck(record, standing, index, visit)} ${accepted(record, standing, index, visit)} ${assertionsPart(record, standing, index, visit)}
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

const toCheck = (record: PaperRecord, standing: InstrumentStanding, index: number, visit: Visit): Html => {
  const { open } = standing.instrument
  return open.length === 0
    ? nothing
    : html`<div class="desk-check" role="group" aria-label="Values to check">
        <h3>
          ${open.length === 1 ? 'One value to check' : `${open.length} values to check`}
          <span class="desk-quiet">n next, p previous, Enter accepts</span>
        </h3>
        ${open.map((name) => checkForm(record, standing, name, index, visit))}
      </div>`
}

const isField = (name: string): name is FieldName => fieldNames.some((each) => each === name)

const wordsOf = (name: string): string => (isField(name) ? fieldWords[name] : (other[name] ?? plain(name)))
const other: Readonly<Record<string, string>> = {
  kind: 'What the paper is',
  form: 'Form',
  signer: 'Who signed',
  ticked: 'Boxes ticked',
  asks: 'What it asks',
}

const checkForm = (record: PaperRecord, standing: InstrumentStanding, name: string, index: number, visit: Visit): Html => {
  const field = isField(name) ? standing.read?.fields[name] : undefined
  const id = fieldId(index, name)
  return html`<form method="post" action="/papers/${record.id}/accept" class="desk-check-form" data-review>
    ${tokenField(visit.session.token)}<input type="hidden" name="instrument" value="${standing.id}" /><input
      type="hidden"
      name="name"
      value="${name}"
    />
    ${
      field === undefined || record.fileType === 'text'
        ? nothing
        : html`<img
            class="desk-crop"
            src="${cropPath(record.id, field.page, field.box)}"
            alt="${wordsOf(name)} as it stands on page ${field.page}"
          />`
    }
    ${
      name === 'ticked'
        ? nothing
        : html`<label class="usa-label" for="${id}">${wordsOf(name)} ${field === undefined ? nothing : sureness(field.confidence)}</label>`
    }
    <div class="desk-inline-row">
      ${control(standing, name, id)}<button class="usa-button">Accept<span class="usa-sr-only"> ${wordsOf(name)}</span></button>
    </div>
  </form>`
}

const sureness = (confidence: number): Html => html`<span class="desk-quiet">read with ${Math.round(confidence * 100)} % confidence</span>`

const control = (standing: InstrumentStanding, name: string, id: string): Html => {
  const { read, instrument } = standing
  if (name === 'kind')
    return select(
      id,
      instrumentKinds.map((kind) => [kind, kindWords[kind]]),
      instrument.kind,
      null,
    )
  if (name === 'signer')
    return select(
      id,
      signerRoles.map((role) => [role, plain(signerWords[role])]),
      null,
      'Choose who signed…',
    )
  if (name === 'ticked') {
    return boxes(id, [...new Set([...ticksOfDetainer, ...(read?.ticked ?? [])])], read?.ticked ?? [])
  }
  const value = name === 'form' ? instrument.form : isField(name) ? (instrument.fields[name] ?? read?.fields[name]?.value) : ''
  return html`<input class="usa-input" id="${id}" name="value" value="${value ?? ''}" autocomplete="off" />`
}

/** The boxes of the I-247A, in the order of the form. */
const ticksOfDetainer: readonly string[] = [
  'basis-final-order',
  'basis-pending-proceedings',
  'basis-biometric',
  'basis-statements',
  'transferred-to-your-custody',
  'notify-ice',
  'notify-cbp',
  'cancel-previous',
]

const boxes = (id: string, names: readonly string[], ticked: readonly string[]): Html =>
  html`<fieldset class="usa-fieldset desk-boxes">
    <legend class="usa-legend">Boxes ticked on the paper</legend>
    ${names.map(
      (name, index) =>
        html`<div class="usa-checkbox">
          <input
            class="usa-checkbox__input"
            type="checkbox"
            id="${index === 0 ? id : `${id}-${index}`}"
            name="value"
            value="${name}"
            ${ticked.includes(name) ? html`checked` : nothing}
          /><label class="usa-checkbox__label" for="${index === 0 ? id : `${id}-${index}`}">${tickWords(name)}</label>
        </div>`,
    )}
  </fieldset>`

const select = (id: string, choices: readonly (readonly [string, string])[], chosen: string | null, none: string | null): Html =>
  html`<select class="usa-select" id="${id}" name="value" required>
    ${none === null ? nothing : html`<option value="">${none}</option>`}
    ${choices.map(([value, words]) => html`<option value="${value}" ${value === chosen ? html`selected` : nothing}>${words}</option>`)}
  </select>`

const accepted = (record: PaperRecord, standing: InstrumentStanding, index: number, visit: Visit): Html => {
  const { instrument } = standing
  const names = fieldNames.filter((name) => instrument.fields[name] !== undefined)
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
    ${standing.acceptedBy?.kind === 'person' ? html`<p class="desk-quiet">Checked by ${standing.acceptedBy.account}.</p>` : nothing}
    <details class="desk-details">
      <summary>Correct a value</summary>
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
        <button class="usa-button usa-button--outline">Correct</button>
      </form>
      ${reclass(record, standing, index, visit)}
    </details>`
}

/** What the paper is, and who signed it, can be corrected too: the law hangs on both. */
const reclass = (record: PaperRecord, standing: InstrumentStanding, index: number, visit: Visit): Html =>
  html`<form method="post" action="/papers/${record.id}/accept" class="usa-form usa-form--large">
      ${tokenField(visit.session.token)}<input type="hidden" name="instrument" value="${standing.id}" /><input
        type="hidden"
        name="name"
        value="signer"
      />
      <label class="usa-label" for="resign-${index}">Who signed</label>${select(
        `resign-${index}`,
        signerRoles.map((role) => [role, plain(signerWords[role])]),
        standing.instrument.signer,
        'Choose who signed…',
      )}
      <button class="usa-button usa-button--outline">Correct the signer</button>
    </form>
    <form method="post" action="/papers/${record.id}/accept" class="usa-form usa-form--large">
      ${tokenField(visit.session.token)}<input type="hidden" name="instrument" value="${standing.id}" /><input
        type="hidden"
        name="name"
        value="kind"
      />
      <label class="usa-label" for="rekind-${index}">What the paper is</label>${select(
        `rekind-${index}`,
        instrumentKinds.map((kind) => [kind, kindWords[kind]]),
        standing.instrument.kind,
        null,
      )}
      <button class="usa-button usa-button--outline">Correct what it is</button>
    </form>`

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
