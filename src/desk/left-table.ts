// Who left within a day: from the gate to the door in minutes, what of it was too long, and how far ahead of the door a notice was.
import { civilDateOf, formatClock, formatMinutes, minutesBetween } from '../time/instant.ts'
import type { Instant } from '../time/instant.ts'
import type { Visit } from './desk-options.ts'
import { html, nothing, tag } from './markup.ts'
import type { Html } from './markup.ts'
import type { Line } from './release-page.ts'
import { causeWords } from './words.ts'

export const leftPart = (lines: readonly Line[], visit: Visit, hours: number): Html =>
  html`<section class="desk-group" aria-labelledby="left-title">
    <h2 id="left-title">Left in the last ${hours} hours <span class="desk-quiet">${lines.length}</span></h2>
    ${lines.length === 0 ? html`<p>Nobody.</p>` : html`${figures(lines)} ${table(lines, visit)}`}
  </section>`

/** The day in five numbers. Leads are of notices that were confirmed sent. */
const figures = (lines: readonly Line[]): Html => {
  const doors = lines.flatMap(({ row }) => row.door ?? [])
  const leads = lines.flatMap((line) => leadOf(line) ?? [])
  const over = doors.filter(({ overMinutes }) => overMinutes !== null && overMinutes > 0)
  return html`<dl class="desk-figures">
    ${figure(medianOf(doors.map(({ minutes }) => minutes)), 'from gate to door, the middle one')}
    ${figure(Math.max(...doors.map(({ minutes }) => minutes), 0), 'the longest')} ${count(over.length, 'past the hours of the law')}
    ${figure(
      lines.reduce((sum, { row }) => sum + row.heldMinutes, 0),
      'held by the desk, all together',
    )}
    ${leads.length === 0 ? nothing : figure(medianOf(leads), `lead of a notice, the middle one of ${leads.length}`)}
  </dl>`
}

const figure = (minutes: number | null, says: string): Html => count(minutes === null ? 'none' : formatMinutes(minutes), says)

const count = (number: number | string, says: string): Html =>
  html`<div>
    <dt>${says}</dt>
    <dd>${number}</dd>
  </div>`

const medianOf = (numbers: readonly number[]): number | null =>
  numbers.toSorted((a, b) => a - b)[Math.floor((numbers.length - 1) / 2)] ?? null

const table = (lines: readonly Line[], visit: Visit): Html =>
  html`<table class="usa-table usa-table--borderless desk-left">
    <caption class="usa-sr-only">
      Who left
    </caption>
    <thead>
      <tr>
        <th scope="col">Left</th>
        <th scope="col">Who</th>
        <th scope="col">Because</th>
        <th scope="col" class="desk-number">Gate to door</th>
        <th scope="col" class="desk-number">Too long</th>
        <th scope="col" class="desk-number">Held by the desk</th>
        <th scope="col">Notice</th>
      </tr>
    </thead>
    <tbody data-filtered>
      ${lines.map((line) => leftRow(line, visit))}
    </tbody>
  </table>`

const leftRow = (line: Line, visit: Visit): Html => {
  const { row } = line
  const lead = leadOf(line)
  const { door } = row
  return html`<tr data-entry>
    <td data-label="Left">
      ${row.leftAt === null ? nothing : html`<time datetime="${row.leftAt}">${dayAndClock(row.leftAt, visit)}</time>`}
    </td>
    <th scope="row"><a href="/people/${row.subject}">${row.name}</a> <span class="desk-quiet">${row.number}</span></th>
    <td data-label="Because">${causeOfDoor(row)}</td>
    <td data-label="Gate to door" class="desk-number">${door === null ? 'no release event on record' : formatMinutes(door.minutes)}</td>
    <td data-label="Too long" class="desk-number">${tooLong(door)}</td>
    <td data-label="Held by the desk" class="desk-number">${row.heldMinutes > 0 ? tag(`${row.heldMinutes} min`, 'bad') : '0 min'}</td>
    <td data-label="Notice">
      ${
        lead === null
          ? nothing
          : lead < 0
            ? tag(`${formatMinutes(-lead)} after the door`, 'bad')
            : html`${formatMinutes(lead)} before the door`
      }
    </td>
  </tr>`
}

/** Within a day only the clock is needed, and that it was yesterday's. */
const dayAndClock = (at: Instant, { now, desk }: Visit): string => {
  const { zone } = desk.agency
  return civilDateOf(at, zone) === civilDateOf(now, zone) ? formatClock(at, zone) : `yesterday ${formatClock(at, zone)}`
}

const causeOfDoor = ({ door }: Line['row']): string => (door === null ? '' : causeWords[door.cause])

/** Past the number of hours that the law names; an empty cell where it names none. */
const tooLong = (door: Line['row']['door']): Html =>
  door === null || door.overMinutes === null ? nothing : door.overMinutes > 0 ? tag(formatMinutes(door.overMinutes), 'bad') : html`0 min`

/** Minutes from the first notice that was confirmed sent to the door. */
const leadOf = ({ notices, row }: Line): number | null => {
  const sent = notices.flatMap(({ sentAt, about }) => (sentAt !== null && about === 'release' ? [sentAt] : [])).toSorted()[0]
  return sent === undefined || row.leftAt === null ? null : Math.floor(minutesBetween(sent, row.leftAt))
}
