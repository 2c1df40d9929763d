// Pieces of every page that shows clocks: the bar with its marks, the words for a start, a state and an end.
import { clockOfDuty } from '../duty/duty-clock.ts'
import { clockStage, percentGone } from '../duty/clock.ts'
import type { Clock, ClockStage } from '../duty/clock.ts'
import { isDutyId } from '../duty/duty.ts'
import { formatMinutes, minutesBetween } from '../time/instant.ts'
import type { Instant } from '../time/instant.ts'
import { html, moment, nothing, until } from './markup.ts'
import type { Html } from './markup.ts'
import type { Visit } from './desk-options.ts'
import type { BookingRow, DutyRow } from './row-shapes.ts'
import { causeWords, plain } from './words.ts'

/** A drawing, not a colored box: the page's own policy allows no style in the markup, and the script moves only its width. */
export const clockBar = (clock: Pick<Clock, 'start' | 'due' | 'end'>, stage: ClockStage, gone: number | null, running: boolean): Html =>
  gone === null || clock.due === null || clock.end.kind === 'never-ran'
    ? nothing
    : html`<svg
        class="desk-bar desk-bar-${stage}"
        viewBox="0 0 100 10"
        preserveAspectRatio="none"
        role="img"
        aria-label="${Math.floor(gone)} percent of the time is gone; marks at 50, 75 and 90"
        ${running ? html`data-from="${clock.start.at}" data-due="${clock.due}"` : nothing}
      >
        <rect class="desk-bar-ground" width="100" height="10" />
        <rect class="desk-bar-gone" width="${gone.toFixed(1)}" height="10" />
        <path class="desk-bar-marks" d="M50 0V10M75 0V10M90 0V10" />
      </svg>`

export const barOf = (clock: Clock, now: Instant): Html =>
  clockBar(clock, clockStage(clock, now), percentGone(clock, now), clock.end.kind === 'running')

/** The clock of a release as the queue's row has it. */
export const releaseBar = (release: NonNullable<BookingRow['release']>, now: Instant): Html => {
  const clock = releaseAsClock(release)
  return clockBar(clock, clockStage(clock, now), percentGone(clock, now), true)
}

export const releaseStage = (row: BookingRow, now: Instant): ClockStage | null =>
  row.release === null ? null : clockStage(releaseAsClock(row.release), now)

const releaseAsClock = ({ by, from, citation, duty }: NonNullable<BookingRow['release']>): Clock =>
  clockOfDuty('', {
    id: namedDuty(duty),
    name: '',
    to: '',
    by,
    byWords: null,
    citation,
    says: '',
    instrument: null,
    openedAt: from,
    state: { kind: 'open' },
  })

export const clockOfRow = (row: DutyRow): Clock => {
  const clock = clockOfDuty(row.subject, {
    id: namedDuty(row.key),
    name: row.name,
    to: row.to,
    by: row.by,
    byWords: row.byWords,
    citation: row.citation,
    says: row.says,
    instrument: null,
    openedAt: row.openedAt,
    ...(row.terms === null ? {} : { terms: row.terms }),
    state: row.settled,
  })
  return clock
}

const namedDuty = (id: string) => {
  if (!isDutyId(id)) throw new TypeError(`[${id}] is no id of a duty`)
  return id
}

export const clockPath = (clock: Pick<Clock, 'id'>): string => `/clocks/${encodeURIComponent(clock.id)}`

const starts: Readonly<Record<string, string>> = {
  'custody.eligibleAt': 'the person could leave',
  'request.receivedAt': 'the request came in',
  'request.queriedAt': 'ICE was asked',
  'custody.arrivedAt': 'the person arrived',
  'custody.bookedAt': 'the person was booked',
  decision: 'the law was applied',
  opened: 'the duty was opened',
}

/** `when the person could leave`: completes a sentence that names the moment. */
export const startWords = (event: string): string => starts[event] ?? plain(event.replaceAll('.', ' ')).toLowerCase()

/** For a release, the cause says more than that the person could leave. */
export const causeOf = (row: BookingRow): string => (row.cause === null ? (starts['custody.eligibleAt'] ?? '') : causeWords[row.cause])

/** The words that a glance must catch: how much is left, how long it is over, or why it does not run. */
export const timeLeft = (clock: Clock, now: Instant): Html => {
  switch (clock.end.kind) {
    case 'stopped':
      return html`Stopped`
    case 'never-ran':
      return html`Does not run`
    case 'running':
      break
    default:
      return clock.end satisfies never
  }
  if (clock.due === null) return html`No fixed moment`
  return countdown(clock.due, now)
}

/** `2 h 14 min left`, `12 min over`; counts on in the browser. */
export const countdown = (due: Instant, now: Instant): Html => {
  const minutes = minutesBetween(now, due)
  return html`<span class="desk-countdown" data-due="${due}"
    >${minutes >= 0 ? `${formatMinutes(minutes)} left` : `${formatMinutes(-minutes)} over`}</span
  >`
}

export const dueLine = (clock: Clock, visit: Visit): Html => {
  if (clock.due === null) return html`${clock.byWords === null ? 'The law names no moment.' : `“${clock.byWords}”`}`
  return html`${dueWord(clock, visit.now)} <strong>${moment(clock.due, visit.desk.agency.zone, visit.now)}</strong>${
      clock.opensAt !== null && clock.opensAt > visit.now
        ? html`, not before ${moment(clock.opensAt, visit.desk.agency.zone, visit.now)} (${until(clock.opensAt, visit.now)})`
        : nothing
    }`
}

const dueWord = (clock: Clock, now: Instant): string =>
  clock.end.kind === 'never-ran'
    ? 'it would last until'
    : clock.end.kind === 'running' && clock.due !== null && clock.due < now
      ? 'was due'
      : 'until'

/** What follows when it has run down: the law's words if it has any, else what the desk does. */
export const atEndWords = (clock: Clock): string =>
  clock.atEnd ?? (clock.kind === 'duty' ? 'It counts as missed and stays here until it is done.' : 'Nothing more follows.')

export const stageWords: Readonly<Record<ClockStage, string>> = {
  'by-words': 'No fixed moment',
  running: 'Running',
  half: 'Half of the time is gone',
  'three-quarters': 'Three quarters are gone',
  'nine-tenths': 'Nearly over',
  passed: 'Over',
  stopped: 'Stopped',
  'never-ran': 'Does not run',
}

/** For screen and ear alike: what a clock is called. */
export const clockTitle = (clock: Clock): string =>
  clock.kind === 'hold'
    ? 'Kept until the basis ends'
    : clock.kind === 'asked-hold'
      ? 'The 48 hours that the detainer asks for'
      : (titles[clock.name] ?? plain(clock.name))

const titles: Readonly<Record<string, string>> = {
  'release-without-delay': 'Release the person',
  'document-late-release': 'Say why the release is late, and write it down',
}
