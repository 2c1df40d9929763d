// Notices of release with every attempt: minute, line, the other side's answer, lead; and the telephone call as a task.
import type { Past } from '../forecast-work.ts'
import { forecastWords, windowOf } from '../forecast-work.ts'
import { addressesOf } from '../decide-notice.ts'
import { leftAt, liveInstruments } from '../log/booking-record.ts'
import type { BookingRecord } from '../log/booking-record.ts'
import { permitsNotice } from '../determination/permit.ts'
import { deliveryOf, deliveryOfAttempt } from '../release/delivery.ts'
import type { Delivery } from '../release/delivery.ts'
import { hardlyShare } from '../release/forecast.ts'
import { usableRungs } from '../release/ladder.ts'
import { lateBecause, lateCauseWords } from '../release/late.ts'
import { isLate, isPending, leadMinutes, sentAt } from '../release/notice.ts'
import type { Attempt, Notice } from '../release/notice.ts'
import { formatMinutes } from '../time/instant.ts'
import type { Zone } from '../time/instant.ts'
import type { Visit } from './desk-options.ts'
import { fullMoment, html, moment, nothing, tag } from './markup.ts'
import type { Html } from './markup.ts'
import { callTask, portalTask } from './notice-tasks.ts'
import { noticeChannelWords } from './words.ts'

export const noticesPanel = (record: BookingRecord, visit: Visit, past: Past): Html => {
  const ahead = lookAhead(record, visit, past)
  return record.notices.length === 0 && ahead === nothing
    ? nothing
    : html`<section aria-labelledby="notices-title" id="notices">
        <h2 id="notices-title">Notices to ICE</h2>
        ${ahead} ${record.notices.toReversed().map((notice, index) => noticeCard(notice, index, record, visit, past))}
      </section>`
}

/** Before anybody is eligible: how a notice at this hour would fare, so that nobody learns it at the door. */
const lookAhead = (record: BookingRecord, visit: Visit, past: Past): Html => {
  const { agency } = visit.desk
  const asked = liveInstruments(record).some((each) => each.instrument.asks.includes('notify-of-release'))
  const permitted = record.standing !== null && permitsNotice(record.standing.determination, agency.policy.allowsNotices)
  if (record.booking.state.kind !== 'held' || !asked || !permitted) return nothing
  const window = windowOf({ certainAt: visit.now, addresses: addressesOf(agency) }, visit.now, visit.now, past, agency.zone)
  return html`<p class="desk-quiet">
    ${window.inTime < hardlyShare ? html`${tag('Hardly in time at this hour', 'warn')} ` : nothing}If the gate opened now, a notice would go
    out at once. ${forecastWords(window, visit.now, agency.zone)}
  </p>`
}

const deliveryTag = (delivery: Delivery): Html => {
  switch (delivery.kind) {
    case 'queued':
      return tag('Queued')
    case 'sending':
      return tag('Sending')
    case 'confirmed':
      return tag('Confirmed', 'good')
    case 'acknowledged':
      return tag('Acknowledged', 'good')
    case 'failed':
      return tag('Failed', 'bad')
    case 'partial':
      return tag(`Pages 1 to ${delivery.pages} of ${delivery.of}`, 'warn')
    case 'may-have-arrived':
      return tag('Not known, may have arrived', 'warn')
    case 'withdrawn':
      return tag('Withdrawn', 'quiet')
    default:
      return delivery satisfies never
  }
}

/** One line: `Confirmed 13:31, 10 h 28 min before the door`. */
export const noticeState = (notice: Notice, left: ReturnType<typeof leftAt>, visit: Visit): Html => {
  const { zone } = visit.desk.agency
  const sent = sentAt(notice)
  if (sent !== null) {
    const lead = notice.about === 'correction' ? null : leadMinutes(sent, left)
    const late = isLate(notice, sent, left)
    const cause = late ? lateBecause(notice, sent, left) : null
    return html`${deliveryTag(deliveryOf(notice))}
    ${late ? html`${tag('Late', 'warn')} ` : nothing}${moment(sent, zone, visit.now)}${
      lead === null
        ? left === null
          ? ', before the person left'
          : ''
        : lead >= 0
          ? `, ${formatMinutes(lead)} before the door`
          : `, ${formatMinutes(-lead)} after the door`
    }${cause === null ? '' : `; late because ${lateCauseWords[cause]}`}`
  }
  const state = deliveryTag(deliveryOf(notice))
  if (notice.state === 'withdrawn') return html`${state}${notice.attempts.length === 0 ? '' : html` ${tag('Withdrawn', 'quiet')}`}`
  const failed = notice.attempts.filter((attempt) => attempt.ended !== null).length
  const overdue = notice.sendBy < visit.now ? html` ${tag('Late', 'bad')}` : nothing
  return failed > 0
    ? html`${state}${overdue} ${failed} ${failed === 1 ? 'try' : 'tries'} not
      confirmed${notice.nextAt === null ? '; no more tries' : html`; next ${moment(notice.nextAt, zone, visit.now)}`}. Call ICE.`
    : html`${state}${overdue} due by ${moment(notice.sendBy, zone, visit.now)}`
}

/** From when it may go, until when it still reaches anyone. */
const windowWords = (notice: Notice, record: BookingRecord, visit: Visit, past: Past): Html => {
  const { zone } = visit.desk.agency
  const floor = html`<span>Could go from ${fullMoment(notice.certainAt, zone)}.</span>`
  if (!isPending(notice) || notice.about !== 'release' || record.gate.kind !== 'open') return html`<p class="desk-quiet">${floor}</p>`
  const window = windowOf(notice, record.gate.since, visit.now, past, zone)
  return html`<p class="desk-quiet">
    ${floor}
    ${
      window.ceiling === null
        ? html`<span>No way is sure at this hour.</span>`
        : window.ceiling > visit.now
          ? html`<span>Nine of ten still arrive if it goes by ${moment(window.ceiling, zone, visit.now)}.</span>`
          : html`<span>The person may be at the door before it arrives.</span>`
    }
    <span>${forecastWords(window, visit.now, zone)}</span>
  </p>`
}

const noticeCard = (notice: Notice, index: number, record: BookingRecord, visit: Visit, past: Past): Html => {
  const { zone } = visit.desk.agency
  return html`<article class="desk-card">
    <h3>${notice.about === 'release' ? 'Notice of release' : 'Correction of an earlier notice'}</h3>
    <p>${noticeState(notice, leftAt(record), visit)}</p>
    ${acknowledgment(notice, record, visit)} ${windowWords(notice, record, visit, past)} ${tasks(notice, index, record, visit)}
    ${attemptsPart(notice.attempts, zone)}
    <details class="desk-details">
      <summary>Words of the notice</summary>
      <pre class="desk-text">${notice.text}</pre>
      <p class="desk-quiet">Permitted by determination ${notice.permittedBy}; opened ${fullMoment(notice.openedAt, zone)}.</p>
    </details>
  </article>`
}

const attemptsShown = 6

/** The last few; before them, folded away, all the others. */
const attemptsPart = (attempts: readonly Attempt[], zone: Zone): Html => {
  if (attempts.length === 0) return nothing
  const earlier = attempts.slice(0, -attemptsShown)
  return html`${
    earlier.length === 0
      ? nothing
      : html`<details class="desk-details">
          <summary>${earlier.length === 1 ? 'One earlier try' : `${earlier.length} earlier tries`}</summary>
          ${attemptsTable(earlier, 'Earlier attempts', zone)}
        </details>`
  }
  ${attemptsTable(attempts.slice(-attemptsShown), 'Attempts', zone)}`
}

const attemptsTable = (attempts: readonly Attempt[], caption: string, zone: Zone): Html =>
  html`<table class="usa-table usa-table--compact usa-table--borderless desk-stacks">
    <caption class="usa-sr-only">
      ${caption}
    </caption>
    <thead>
      <tr>
        <th scope="col">Minute</th>
        <th scope="col">Line</th>
        <th scope="col">What the other side answered</th>
      </tr>
    </thead>
    <tbody>
      ${attempts.map(
        (attempt) =>
          html`<tr>
            <td data-label="Minute">${fullMoment(attempt.begunAt, zone)}</td>
            <td data-label="Line">
              ${noticeChannelWords[attempt.channel]}${attempt.rung === 'fax2' ? ', second number' : ''},
              ${attempt.to}${attempt.repeat ? ' (marked a repeat)' : ''}
            </td>
            <td data-label="Answer">${answerOf(attempt)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`

const answerOf = (attempt: Attempt): Html => {
  const state = deliveryTag(deliveryOfAttempt(attempt))
  if (attempt.ended === null) return state
  const { outcome } = attempt.ended
  return html`${state} ${outcome.kind === 'sent' ? outcome.serverAnswer : outcome.reason}`
}

/** A machine's answer is no reader's: whether somebody there gave the code back. */
const acknowledgment = (notice: Notice, record: BookingRecord, visit: Visit): Html => {
  const { zone } = visit.desk.agency
  if (notice.acknowledged !== null) {
    const how = { 'code-page': 'on the page for codes', telephone: 'by telephone', portal: 'in the portal' }[notice.acknowledged.how]
    return html`<p>
      Its code came back ${how}
      ${moment(notice.acknowledged.at, zone, visit.now)}${notice.acknowledged.by === null ? '' : `, from ${notice.acknowledged.by}`}.
    </p>`
  }
  return sentAt(notice) === null || leftAt(record) !== null
    ? nothing
    : html`<p class="desk-quiet">Nobody there has given its code back yet.</p>`
}

/** What a person can do: always while it has not arrived, folded away while only the code is still out. */
const tasks = (notice: Notice, index: number, record: BookingRecord, visit: Visit): Html => {
  if (notice.state === 'withdrawn' || notice.acknowledged !== null) return nothing
  const given = notice.attempts.some(({ rung, ended }) => (rung === 'phone' || rung === 'portal') && ended?.outcome.kind === 'sent')
  if (given) return nothing
  const both = html`${callTask(notice, index, record, visit)} ${portalTask(notice, index, visit)}`
  const tried = notice.attempts.some((attempt) => attempt.ended !== null) || notice.sendBy < visit.now
  if (isPending(notice) && (tried || usableRungs(notice.addresses).length === 0)) return both
  return html`<details class="desk-details">
    <summary>Tell them by hand${isPending(notice) ? '' : ', or take the code by telephone'}</summary>
    ${both}
  </details>`
}
