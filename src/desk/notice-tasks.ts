// What a deputy does for a notice by hand: the call with its script and who was spoken to, and the entry in a portal.
import type { BookingRecord } from '../log/booking-record.ts'
import type { Notice } from '../release/notice.ts'
import type { Visit } from './desk-options.ts'
import { tokenField } from './fields.ts'
import { html, nothing } from './markup.ts'
import type { Html } from './markup.ts'

/** The script says what the notice says and nothing more: no cause, no birth date, nothing of any other paper. */
export const callTask = (notice: Notice, index: number, record: BookingRecord, visit: Visit): Html => {
  const { agency } = visit.desk
  const { phone } = notice.addresses
  const said = notice.text
    .split('\n')
    .filter((line) => /^(Person as named|Your (file|subject|event)|The person|Do not rely|As of)/.test(line))
  return html`<form method="post" action="${visit.path}/calls" class="desk-inline desk-call">
    ${tokenField(visit.session.token)}<input type="hidden" name="notice" value="${notice.id}" />
    <p>
      By telephone: call ${phone === undefined ? 'the requesting office' : html`<strong>${phone}</strong>`}. The release does not wait for
      the call.
    </p>
    <details class="desk-details">
      <summary>What to say</summary>
      <ol>
        <li>
          “This is ${agency.name}, Release Desk, about our booking ${record.booking.number}. Whom am I speaking to, and at which office?”
        </li>
        ${said.map((line) => html`<li>“${line}”</li>`)}
        <li>“Do you have our notice in front of you? Please read me its code.” Write it below; if they have no notice, leave it empty.</li>
        <li>Say nothing else about the person: not why they are released, not where they go.</li>
      </ol>
    </details>
    <fieldset class="usa-fieldset">
      <legend class="usa-legend">How did the call end?</legend>
      ${(
        [
          ['spoke', 'I spoke to somebody there'],
          ['left-message', 'I left a message'],
          ['no-answer', 'Nobody answered'],
          ['busy', 'It was busy'],
        ] as const
      ).map(
        ([value, words], at) =>
          html`<div class="usa-radio">
            <input
              class="usa-radio__input"
              type="radio"
              id="call-${index}-${value}"
              name="result"
              value="${value}"
              ${at === 0 ? html`checked` : nothing}
            />
            <label class="usa-radio__label" for="call-${index}-${value}">${words}</label>
          </div>`,
      )}
    </fieldset>
    <label class="usa-label" for="call-${index}">Whom did you speak to, or which number did you call?</label>
    <input class="usa-input" id="call-${index}" name="spokeTo" required maxlength="200" autocomplete="off" />
    <label class="usa-label" for="call-code-${index}">The code they read back, if they did</label>
    <div class="desk-inline-row">
      <input class="usa-input" id="call-code-${index}" name="code" maxlength="20" autocomplete="off" /><button class="usa-button">
        Record the call
      </button>
    </div>
  </form>`
}

/** Only where the agency has named a portal. */
export const portalTask = (notice: Notice, index: number, visit: Visit): Html => {
  const { portal } = notice.addresses
  if (portal === undefined) return nothing
  return html`<form method="post" action="${visit.path}/portal" class="desk-inline desk-call">
    ${tokenField(visit.session.token)}<input type="hidden" name="notice" value="${notice.id}" />
    <p>In the portal: enter the words of the notice at <strong>${portal}</strong>.</p>
    <label class="usa-label" for="portal-${index}">Which number or name did the portal give?</label>
    <div class="desk-inline-row">
      <input class="usa-input" id="portal-${index}" name="reference" required maxlength="200" autocomplete="off" /><button
        class="usa-button"
      >
        Mark as entered
      </button>
    </div>
  </form>`
}
