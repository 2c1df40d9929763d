// Notices of release with every attempt: minute, line, the other side's answer, lead; and the telephone call as a task.
import { leftAt } from '../log/booking-record.ts'
import type { BookingRecord } from '../log/booking-record.ts'
import { isLate, leadMinutes, sentAt } from '../release/notice.ts'
import type { Attempt, Notice } from '../release/notice.ts'
import { formatMinutes } from '../time/instant.ts'
import type { Visit } from './desk-options.ts'
import { tokenField } from './fields.ts'
import { fullMoment, html, moment, nothing, tag } from './markup.ts'
import type { Html } from './markup.ts'
import { noticeChannelWords } from './words.ts'

export const noticesPanel = (record: BookingRecord, visit: Visit): Html =>
  record.notices.length === 0
    ? nothing
    : html`<section aria-labelledby="notices-title" id="notices">
        <h2 id="notices-title">Notices to ICE</h2>
        ${record.notices.toReversed().map((notice, index) => noticeCard(notice, index, record, visit))}
      </section>`

/** One line: `Sent 13:31, 10 h 28 min before the door`. */
export const noticeState = (notice: Notice, left: ReturnType<typeof leftAt>, visit: Visit): Html => {
  const { zone } = visit.desk.agency
  const sent = sentAt(notice)
  if (sent !== null) {
    const lead = leadMinutes(sent, left)
    return html`${tag(isLate(notice, sent, left) ? 'Sent late' : 'Sent', isLate(notice, sent, left) ? 'warn' : 'good')}
    ${moment(sent, zone, visit.now)}${
      lead === null
        ? ', before the person left'
        : lead >= 0
          ? `, ${formatMinutes(lead)} before the door`
          : `, ${formatMinutes(-lead)} after the door`
    }`
  }
  if (notice.state === 'withdrawn') return tag('Withdrawn', 'quiet')
  const failed = notice.attempts.filter((attempt) => attempt.ended !== null).length
  if (failed > 0)
    return html`${tag('Not gone out', 'bad')} ${failed} ${failed === 1 ? 'try' : 'tries'} failed; next
    ${notice.nextAt === null ? 'none' : moment(notice.nextAt, zone, visit.now)}. Call ICE.`
  return html`${tag(notice.sendBy < visit.now ? 'Late' : 'Going out', notice.sendBy < visit.now ? 'bad' : 'plain')} due by
  ${moment(notice.sendBy, zone, visit.now)}`
}

const noticeCard = (notice: Notice, index: number, record: BookingRecord, visit: Visit): Html => {
  const { zone } = visit.desk.agency
  return html`<article class="desk-card">
    <h3>${notice.about === 'release' ? 'Notice of release' : 'Correction of an earlier notice'}</h3>
    <p>${noticeState(notice, leftAt(record), visit)}</p>
    ${
      notice.state === 'waiting' && notice.addresses.phone !== undefined ? phoneForm(notice, index, notice.addresses.phone, visit) : nothing
    }
    ${
      notice.attempts.length === 0
        ? nothing
        : html`<table class="usa-table usa-table--compact usa-table--borderless desk-stacks">
            <caption class="usa-sr-only">
              Attempts
            </caption>
            <thead>
              <tr>
                <th scope="col">Minute</th>
                <th scope="col">Line</th>
                <th scope="col">What the other side answered</th>
              </tr>
            </thead>
            <tbody>
              ${notice.attempts.map(
                (attempt) =>
                  html`<tr>
                    <td data-label="Minute">${fullMoment(attempt.begunAt, zone)}</td>
                    <td data-label="Line">
                      ${noticeChannelWords[attempt.channel]}, ${attempt.to}${attempt.repeat ? ' (marked a repeat)' : ''}
                    </td>
                    <td data-label="Answer">${answerOf(attempt)}</td>
                  </tr>`,
              )}
            </tbody>
          </table>`
    }
    <details class="desk-details">
      <summary>Words of the notice</summary>
      <pre class="desk-text">${notice.text}</pre>
      <p class="desk-quiet">Permitted by determination ${notice.permittedBy}; opened ${fullMoment(notice.openedAt, zone)}.</p>
    </details>
  </article>`
}

const answerOf = (attempt: Attempt): Html => {
  if (attempt.ended === null) return html`being sent`
  const { outcome } = attempt.ended
  switch (outcome.kind) {
    case 'sent':
      return html`${tag('Taken', 'good')} ${outcome.serverAnswer}`
    case 'failed':
      return html`${tag('Failed', 'bad')} ${outcome.reason}`
    case 'partial':
      return html`${tag(`Pages 1 to ${outcome.pagesConfirmed} of ${outcome.pages}`, 'warn')} ${outcome.reason}`
    case 'unknown':
      return html`${tag('Not known', 'warn')} ${outcome.reason}`
    default:
      return outcome satisfies never
  }
}

const phoneForm = (notice: Notice, index: number, phone: string, visit: Visit): Html =>
  html`<form method="post" action="${visit.path}/calls" class="desk-inline desk-call">
    ${tokenField(visit.session.token)}<input type="hidden" name="notice" value="${notice.id}" />
    <p>By telephone: call <strong>${phone}</strong> and read the words of the notice. The release does not wait for the call.</p>
    <label class="usa-label" for="call-${index}">Whom did you speak to?</label>
    <div class="desk-inline-row">
      <input class="usa-input" id="call-${index}" name="spokeTo" required maxlength="200" autocomplete="off" /><button class="usa-button">
        Record the call
      </button>
    </div>
  </form>`
