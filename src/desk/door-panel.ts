// The way from the open gate to the door: the jail's own checks, ticked beside. None of them keeps anybody.
import type { BookingRecord } from '../log/booking-record.ts'
import { checkSteps } from '../release/checklist.ts'
import type { Check, CheckStep } from '../release/checklist.ts'
import type { Visit } from './desk-options.ts'
import { tokenField } from './fields.ts'
import { html, moment, nothing, tag } from './markup.ts'
import type { Html } from './markup.ts'

const words: Readonly<Record<CheckStep, readonly [title: string, says: string]>> = {
  identity: [
    'Identity',
    'The person at the door is the person of this booking: face, date of birth, wristband, prints where they are taken.',
  ],
  orders: ['Orders', 'Other cases, warrants and holds of a court were looked for, in the jail’s own record and in the warrant system.'],
  property: ['Property', 'Clothes, money, papers and medicine are given back and signed for.'],
}

/** Shown while the gate is open. */
export const doorPanel = (record: BookingRecord, visit: Visit): Html => {
  if (record.gate.kind !== 'open') return nothing
  return html`<section aria-labelledby="door-title" id="door">
    <h2 id="door-title">On the way to the door</h2>
    <p class="desk-quiet">These run beside the open gate. They wait for no notice, and a step that is not ticked keeps nobody.</p>
    <ul class="desk-plain desk-checks">
      ${checkSteps.map((step) => stepLine(step, record.checks.find((check) => check.step === step) ?? null, visit))}
    </ul>
  </section>`
}

const stepLine = (step: CheckStep, check: Check | null, visit: Visit): Html => {
  const [title, says] = words[step]
  const { zone } = visit.desk.agency
  return html`<li class="desk-check">
    <p>
      <strong>${title}</strong>
      ${check === null ? tag('Not ticked', 'quiet') : check.clear ? tag('Done', 'good') : tag('Something found', 'bad')}
      ${check === null ? nothing : html`${moment(check.at, zone, visit.now)} by ${check.by}${check.note === null ? '' : `: ${check.note}`}`}
      <br /><span class="desk-quiet">${says}</span>
    </p>
    ${
      check?.clear === true
        ? nothing
        : html`<form method="post" action="${visit.path}/checks" class="desk-inline-row">
            ${tokenField(visit.session.token)}<input type="hidden" name="step" value="${step}" />
            <label class="usa-sr-only" for="note-${step}">Note on ${title.toLowerCase()}</label>
            <input class="usa-input" id="note-${step}" name="note" maxlength="200" autocomplete="off" placeholder="Note, if any" />
            <button class="usa-button" name="found" value="clear">Done</button>
            <button class="usa-button usa-button--outline" name="found" value="something">Something found</button>
          </form>`
    }
  </li>`
}
