// The person's stay minute by minute, as the log tells it, oldest first under its day.
import { formatClock, formatMinute, formatMinutes } from '../time/instant.ts'
import type { TimelineLine, Visit } from './desk-options.ts'
import { html, nothing } from './markup.ts'
import type { Html } from './markup.ts'

export const timelinePanel = (lines: readonly TimelineLine[], visit: Visit): Html => {
  const { zone } = visit.desk.agency
  const days = [...new Set(lines.map((line) => formatMinute(line.at, zone).slice(0, 10)))]
  return html`<section aria-labelledby="timeline-title" id="timeline">
    <h2 id="timeline-title">Every minute of it</h2>
    ${days.map(
      (day) =>
        html`<h3 class="desk-day">${day}</h3>
          <ol class="desk-timeline">
            ${lines
              .filter((line) => formatMinute(line.at, zone).startsWith(day))
              .map(
                (line) =>
                  html`<li class="desk-line-${line.what}">
                    <time datetime="${line.at}">${formatClock(line.at, zone)}</time>
                    <span
                      >${line.says}${line.channel ? html` <span class="desk-quiet">${line.channel}</span>` : nothing}${
                        line.leadMinutes === null || line.leadMinutes === undefined
                          ? nothing
                          : html` <strong>lead ${formatMinutes(line.leadMinutes)}</strong>`
                      }</span
                    >
                  </li>`,
              )}
          </ol>`,
    )}
  </section>`
}
