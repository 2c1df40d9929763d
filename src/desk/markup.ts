// HTML that escapes by default: the template tag, its type, and the few pieces that every screen writes.
import { html } from 'hono/html'
import { formatClock, formatMinute, formatMinutes, minutesBetween } from '../time/instant.ts'
import type { Instant, Zone } from '../time/instant.ts'

export { html }
/** What the tag gives. Text put into it is escaped; only what the tag made itself is not. */
export type Html = ReturnType<typeof html>

export const nothing: Html = html``

export const textOf = async (markup: Html): Promise<string> => (await markup).toString()

/** A moment in the jail's zone, `2016-12-20 13:30`; only the clock time if it is today. */
export const moment = (at: Instant, zone: Zone, now: Instant): Html => {
  const whole = formatMinute(at, zone)
  const today = formatMinute(now, zone).slice(0, 10)
  return html`<time datetime="${at}" title="${whole}">${whole.startsWith(today) ? formatClock(at, zone) : whole}</time>`
}

/** Always day and clock time. */
export const fullMoment = (at: Instant, zone: Zone): Html => html`<time datetime="${at}">${formatMinute(at, zone)}</time>`

/** `26 min`; counts on in the browser. */
export const ticking = (since: Instant, now: Instant): Html =>
  html`<span class="desk-ticking" data-since="${since}">${formatMinutes(Math.max(0, minutesBetween(since, now)))}</span>`

/** `in 26 min` or `3 min ago`; counts on in the browser. */
export const until = (at: Instant, now: Instant): Html => {
  const minutes = minutesBetween(now, at)
  const words = minutes >= 0 ? `in ${formatMinutes(minutes)}` : `${formatMinutes(-minutes)} ago`
  return html`<span class="desk-ticking" data-until="${at}">${words}</span>`
}

/** Minutes from the notice to the door. */
export const leadWords = (minutes: number): string =>
  minutes >= 0 ? `${formatMinutes(minutes)} before the door` : `${formatMinutes(-minutes)} after the door`

export const tag = (words: string, tone: 'plain' | 'good' | 'warn' | 'bad' | 'quiet' = 'plain'): Html =>
  html`<span class="desk-tag desk-tag-${tone}">${words}</span>`

export const alertBox = (
  tone: 'info' | 'success' | 'warning' | 'error',
  title: string,
  body: Html | string,
  role: 'status' | 'alert' | null = null,
): Html =>
  html`<div class="usa-alert usa-alert--${tone}" ${role === null ? nothing : html`role="${role}"`}>
    <div class="usa-alert__body">
      <h2 class="usa-alert__heading">${title}</h2>
      <div class="usa-alert__text">${body}</div>
    </div>
  </div>`
