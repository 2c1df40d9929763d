// The gate as a deputy needs it at the door: may this person leave now, since when and why; or what keeps them, by which law.
import { liveInstruments } from '../log/booking-record.ts'
import type { BookingRecord } from '../log/booking-record.ts'
import { gateOf } from '../release/gate.ts'
import type { Gate } from '../release/gate.ts'
import type { Visit } from './desk-options.ts'
import { fullMoment, html, moment, nothing, ticking } from './markup.ts'
import type { Html } from './markup.ts'
import { causeWords, countOf } from './words.ts'

/** What the law and the jail's record say at this minute, whether or not the desk has written it down yet. */
export const gateNow = (record: BookingRecord, visit: Visit): Gate => {
  const live = liveInstruments(record).map((each) => each.instrument)
  return gateOf(record.booking, live, live.length > 0 ? (record.standing?.determination ?? null) : null, visit.now)
}

export const gatePanel = (record: BookingRecord, visit: Visit): Html => {
  const gate = gateNow(record, visit)
  return html`<section class="desk-gate desk-gate-${gate.kind}" aria-labelledby="gate-title">
    ${gateWords(gate, record, visit)} ${immigrationHolds(record)}
    ${
      record.heldMinutes > 0
        ? html`<p class="desk-gate-note">
            <strong>${countOf(record.heldMinutes, 'minute')}</strong> past eligibility without an open gate are on record.
          </p>`
        : nothing
    }
  </section>`
}

const gateWords = (gate: Gate, record: BookingRecord, visit: Visit): Html => {
  const { zone } = visit.desk.agency
  switch (gate.kind) {
    case 'open':
      return html`<h2 id="gate-title"><span class="desk-gate-state">Gate open</span> May leave now</h2>
        <p class="desk-gate-why">
          Eligible for release since ${moment(gate.since, zone, visit.now)} (${ticking(gate.since, visit.now)}) because
          ${causeWords[gate.cause]}. Nothing lawful keeps ${record.booking.name}.
        </p>
        ${
          gate.warnings.length === 0
            ? nothing
            : html`<div class="desk-gate-warnings">
                <p><strong>Look at this at once. It does not close the gate.</strong></p>
                <ul>
                  ${gate.warnings.map((warning) => html`<li>${warning}</li>`)}
                </ul>
              </div>`
        }`
    case 'kept':
      return html`<h2 id="gate-title"><span class="desk-gate-state">Kept</span> Eligible, and lawfully kept</h2>
        <ul class="desk-gate-basis">
          ${gate.basis.map(
            (basis) => html`<li>${basis.says}${basis.citation === null ? nothing : html` <cite>${basis.citation}</cite>`}</li>`,
          )}
        </ul>
        <p class="desk-gate-why">
          Otherwise eligible since ${moment(gate.eligibleSince, zone, visit.now)}.
          ${
            gate.until === null
              ? nothing
              : html`This basis ends by itself at <strong>${fullMoment(gate.until, zone)}</strong>; then the gate opens.`
          }
        </p>`
    case 'held':
      return html`<h2 id="gate-title"><span class="desk-gate-state">In custody</span> Not eligible for release</h2>
        <p class="desk-gate-why">
          Because ${gate.because}. The gate opens in the same second in which bond, dismissal or another release is recorded.
        </p>`
    case 'left':
      return html`<h2 id="gate-title"><span class="desk-gate-state">Left</span> Left at ${fullMoment(gate.at, zone)}</h2>`
    default:
      return gate satisfies never
  }
}

const immigrationHolds = (record: BookingRecord): Html => {
  const holds = record.booking.holds.filter((hold) => hold.immigration)
  return holds.length === 0 || record.booking.state.kind === 'released'
    ? nothing
    : html`<p class="desk-gate-note">
        The jail’s record shows ${countOf(holds.length, 'hold')} for immigration
        (${holds.map((hold) => hold.basis ?? 'no ground stated').join('; ')}). The desk never counts it as a ground to keep anyone: the
        answers below decide.
      </p>`
}
