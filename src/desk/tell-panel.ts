// Counsel or one designated person, as the person in custody named them: what they are owed by which law, and the proof that it went.
import { isOwedToTheNamed } from '../door-acts.ts'
import { leftAt } from '../log/booking-record.ts'
import type { BookingRecord } from '../log/booking-record.ts'
import type { Visit } from './desk-options.ts'
import { chooseField, textField, tokenField } from './fields.ts'
import { fullMoment, html, nothing, tag } from './markup.ts'
import type { Html } from './markup.ts'
import { languageWords, letterWords } from './words.ts'

const roleWords = { attorney: 'Counsel', 'designated-person': 'Designated person' } as const

export const tellPanel = (record: BookingRecord, visit: Visit): Html => {
  const { zone } = visit.desk.agency
  const { toTell } = record
  const owed = record.duties.filter((duty) => isOwedToTheNamed(duty.to))
  return html`<section aria-labelledby="tell-title" id="tell">
    <h2 id="tell-title">Whom the person wants told</h2>
    <p>${toTell === null ? html`Nobody is named.` : html`<strong>${roleWords[toTell.role]}: ${toTell.name}</strong>, ${toTell.contact}`}</p>
    ${
      owed.length === 0
        ? html`<p class="desk-quiet">
            No law in force here asks for a copy to counsel or to a designated person; the person may still want one sent.
          </p>`
        : html`<ul class="desk-plain">
            ${owed.map(
              (duty) =>
                html`<li>
                  ${tag(duty.state.kind === 'done' ? 'Done' : duty.state.kind === 'missed' ? 'Missed' : 'Owed', duty.state.kind === 'done' ? 'good' : 'warn')}
                  ${duty.says} ${duty.by === null ? (duty.byWords ?? nothing) : html`by ${fullMoment(duty.by, zone)}`}
                  <cite>${duty.citation}</cite>
                </li>`,
            )}
          </ul>`
    }
    ${record.told.map((each) => html`<p>${tag('Sent', 'good')} ${fullMoment(each.at, zone)} to ${each.to}; proof: ${each.proof}</p>`)}
    ${toldForm(record, visit)} ${nameForm(record, visit)}
  </section>`
}

const toldForm = ({ letters, toTell }: BookingRecord, visit: Visit): Html => {
  const ours = letters.filter((letter) => letter.kind === 'copy-to-person' || letter.kind === 'notice-to-person')
  return toTell === null || ours.length === 0
    ? nothing
    : html`<form method="post" action="${visit.path}/told" class="desk-inline">
        ${tokenField(visit.session.token)}
        <fieldset class="usa-fieldset">
          <legend class="usa-legend">Copies that went to ${toTell.name}</legend>
          ${ours.map(
            (letter) =>
              html`<div class="usa-checkbox">
                <input class="usa-checkbox__input" type="checkbox" id="told-${letter.id}" name="letters" value="${letter.id}" />
                <label class="usa-checkbox__label" for="told-${letter.id}"
                  >${letterWords[letter.kind]}, ${languageWords[letter.language]}</label
                >
              </div>`,
          )}
        </fieldset>
        ${textField({ id: 'told-proof', name: 'proof', label: 'How it went, and how that can be proved', required: true })}
        <button class="usa-button">Record as sent</button>
      </form>`
}

const nameForm = (record: BookingRecord, visit: Visit): Html => {
  const { toTell } = record
  return leftAt(record) !== null
    ? nothing
    : html`<details class="desk-details">
        <summary>${toTell === null ? 'Name somebody' : 'Name somebody else, or nobody'}</summary>
        <form method="post" action="${visit.path}/tell" class="desk-inline">
          ${tokenField(visit.session.token)}
          ${chooseField({
            id: 'tell-role',
            name: 'role',
            label: 'Who is it?',
            choices: [
              ['attorney', 'Counsel'],
              ['designated-person', 'One designated person'],
              ...(toTell === null ? [] : [['nobody', 'Nobody any more'] as const]),
            ],
            value: toTell?.role ?? 'attorney',
            required: true,
          })}
          ${textField({ id: 'tell-name', name: 'name', label: 'Name', hint: 'Left empty for nobody' })}
          ${textField({ id: 'tell-contact', name: 'contact', label: 'Mail, address or telephone' })}
          <button class="usa-button">Record</button>
        </form>
      </details>`
}
