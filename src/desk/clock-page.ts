// One clock and its story: the face, what it runs on, how it was counted, its marks, what happened, and the act that stops it.
import { z } from 'zod'
import { dischargeDuty } from '../acts.ts'
import { bookingOf, paperOf } from '../desk-work.ts'
import { alarmMarks, clockStage, isClockId, markMoment } from '../duty/clock.ts'
import type { Clock } from '../duty/clock.ts'
import type { Duty } from '../duty/duty.ts'
import { releaseDuty } from '../duty/release-duties.ts'
import { DeskError } from '../errors.ts'
import { clocksOfBooking, clocksOfPaper } from '../log/clocks.ts'
import type { Logged } from '../log/entry.ts'
import { parseBooking, parsePaperId } from '../log/ids.ts'
import { overDetention } from '../log/over-detention.ts'
import type { Instant } from '../time/instant.ts'
import { atEndWords, barOf, clockPath, clockTitle, dueLine, stageWords, startWords, timeLeft } from './clock-parts.ts'
import { actorOf } from './desk-options.ts'
import type { Visit } from './desk-options.ts'
import { actAt, pathId, screenAt } from './desk-parts.ts'
import type { App, DeskParts } from './desk-parts.ts'
import { whom } from './duties-panel.ts'
import { proofForm } from './proof-form.ts'
import type { Screen } from './layout.ts'
import { fullMoment, html, nothing, tag } from './markup.ts'
import type { Html } from './markup.ts'
import { causeWords, plain } from './words.ts'

export const clockRoute = (app: App, parts: DeskParts): void => {
  screenAt(app, parts, '/clocks/:id', async (visit, request) =>
    clockScreen(await clockCase(visit, pathId(request, 'id', clockName)), visit),
  )
  actAt(
    app,
    parts,
    '/clocks/:id',
    z.object({ proof: z.string().trim().min(1, 'is missing').max(500) }),
    async (visit, { proof }, request) => {
      const { clock, duty, subject } = await clockCase(visit, pathId(request, 'id', clockName))
      if (duty === null) throw new DeskError('record-unknown', 'Nobody can stop this clock by hand.')
      await dischargeDuty(visit.desk, subject, duty.id, proof, { actor: actorOf(visit) })
      return { to: clockPath(clock), done: 'duty' }
    },
  )
}

const clockName = (text: string): string => {
  if (!isClockId(text) || !/^k_[bp]_[0-9a-f]+_/.test(text)) throw new RangeError(`[${text}] is no id of a clock`)
  return text
}

/** One clock with what its page needs of the record behind it. */
type ClockCase = {
  readonly clock: Clock
  readonly subject: ReturnType<typeof parseBooking> | ReturnType<typeof parsePaperId>
  readonly title: string
  readonly duty: Duty | null
  readonly others: readonly Clock[]
  readonly entries: readonly Logged[]
}

const clockCase = async (visit: Visit, id: string): Promise<ClockCase> => {
  const [, subject = ''] = /^k_([bp]_[0-9a-f]+)_/.exec(id) ?? []
  const { store } = visit.desk.outside
  const found = (clocks: readonly Clock[], duties: readonly Duty[]) => {
    const clock = clocks.find((each) => each.id === id)
    if (clock === undefined) throw new DeskError('record-unknown', `There is no clock [${id}].`)
    const others = clocks.filter((each) => each !== clock && each.end.kind !== 'stopped')
    return { clock, others, duty: duties.find((duty) => `k_${duty.id.slice(2)}` === id) ?? null }
  }
  if (subject.startsWith('p_')) {
    const paper = parsePaperId(subject)
    const record = await paperOf(visit.desk, paper)
    return { ...found(clocksOfPaper(record), record.duties), subject: paper, title: 'A request', entries: await store.entriesOf(paper) }
  }
  const booking = parseBooking(subject)
  const record = await bookingOf(visit.desk, booking)
  return {
    ...found(clocksOfBooking(record, visit.desk.agency.zone), record.duties),
    subject: booking,
    title: `${record.booking.name}, booking ${record.booking.number}`,
    entries: await store.entriesOf(booking),
  }
}

const clockScreen = (each: ClockCase, visit: Visit): Screen => {
  const { clock, title, subject } = each
  const stage = clockStage(clock, visit.now)
  return {
    title: clockTitle(clock),
    under: 'clocks',
    main: html`<p><a href="/clocks">All clocks</a></p>
      <div class="desk-title"><h1>${clockTitle(clock)}</h1></div>
      <p class="desk-lead">
        <a href="${subject.startsWith('b_') ? `/people/${subject}` : `/papers/${subject}`}">${title}</a>
        ${clock.kind === 'duty' && clock.to !== 'custodian' ? html`<span class="desk-quiet">to ${whom(clock.to)}</span>` : nothing}
      </p>
      <section class="desk-clock-face desk-clock-${stage}" aria-label="The clock">
        <p class="desk-clock-now">${timeLeft(clock, visit.now)}</p>
        <p>${dueLine(clock, visit)} ${tag(stageWords[stage], toneOf(stage))}</p>
        ${barOf(clock, visit.now)} ${clock.due === null || clock.end.kind === 'never-ran' ? nothing : scale(clock, visit)}
        <p>${clock.says}</p>
        ${clock.end.kind === 'never-ran' ? whyNot(clock.end) : nothing}
        ${
          clock.end.kind === 'running'
            ? html`<p><span class="desk-quiet">${stage === 'passed' ? 'It is over:' : 'At the end:'}</span> ${atEndWords(clock)}</p>`
            : nothing
        }
        <p><span class="desk-quiet">${clock.end.kind === 'never-ran' ? 'Asked for in' : 'By'}</span> <cite>${clock.citation}</cite></p>
      </section>
      ${stopPart(each, visit)} ${readingsPart(clock, visit)} ${overPart(each, visit)} ${storyPart(each, visit)} ${othersPart(each, visit)}
      <script src="/static/clocks.js" defer></script>`,
  }
}

/** The nearest laws first; the whole answer is unfolded by who wants it. */
const whyNot = ({ because, citation }: Extract<Clock['end'], { kind: 'never-ran' }>): Html => {
  const laws = citation.split('; ')
  return html`<p><strong>The law of this place gives no such time.</strong> <cite>${laws.slice(0, 4).join('; ')}</cite></p>
    <details class="desk-details">
      <summary>The whole answer</summary>
      <p>${because}</p>
      ${laws.length > 4 ? html`<p><cite>${laws.slice(4).join('; ')}</cite></p>` : nothing}
    </details>`
}

const toneOf = (stage: ReturnType<typeof clockStage>): 'plain' | 'good' | 'warn' | 'bad' | 'quiet' => {
  switch (stage) {
    case 'passed':
    case 'nine-tenths':
      return 'bad'
    case 'three-quarters':
    case 'half':
      return 'warn'
    case 'stopped':
      return 'good'
    case 'by-words':
    case 'never-ran':
      return 'quiet'
    case 'running':
      return 'plain'
    default:
      return stage satisfies never
  }
}

const scale = (clock: Clock, visit: Visit): Html =>
  html`<p class="desk-clock-scale">
    <span>${fullMoment(clock.start.at, visit.desk.agency.zone)}</span>
    <span>marks at 50, 75 and 90 %</span>
    <span>${clock.due === null ? nothing : fullMoment(clock.due, visit.desk.agency.zone)}</span>
  </p>`

/** Only what a person can do and prove; the door and the law end the others. */
const stopPart = ({ clock, duty }: ClockCase, visit: Visit): Html => {
  if (duty === null || (duty.state.kind !== 'open' && duty.state.kind !== 'missed')) return nothing
  return html`<section aria-labelledby="stop-title">
    <h2 id="stop-title">What stops it</h2>
    ${
      duty.name === releaseDuty
        ? html`<p>The door: it stops by itself in the minute in which the jail’s record shows that the person left.</p>`
        : html`<div class="desk-card">${proofForm(duty, { action: clockPath(clock), id: 'stop' }, visit)}</div>`
    }
  </section>`
}

/** Where a form and a law count differently, both are told; the first to end is the one that holds. */
const readingsPart = ({ readings }: Clock, visit: Visit): Html =>
  readings.length === 0
    ? nothing
    : html`<section aria-labelledby="readings-title">
        <h2 id="readings-title">${readings.length === 1 ? 'How it is counted' : 'Two ways to count it'}</h2>
        <table class="usa-table usa-table--borderless desk-stacks desk-clock-readings">
          <thead>
            <tr>
              <th scope="col">Counted as</th>
              <th scope="col">By</th>
              <th scope="col">Until</th>
              <th scope="col">What was left out</th>
            </tr>
          </thead>
          <tbody>
            ${readings.map(
              (reading) =>
                html`<tr>
                  <td data-label="Counted as">${reading.says}</td>
                  <td data-label="By"><cite>${reading.citation}</cite></td>
                  <td data-label="Until"><strong>${fullMoment(reading.due, visit.desk.agency.zone)}</strong></td>
                  <td data-label="What was left out">${reading.notes.length === 0 ? 'Nothing' : reading.notes.join('; ')}</td>
                </tr>`,
            )}
          </tbody>
        </table>
        ${readings.length > 1 ? html`<p>The earlier moment is shown as the end: no doubt about counting keeps anybody longer.</p>` : nothing}
      </section>`

/** For a release: how long the person has been, or was, inside after the gate opened. */
const overPart = ({ clock, entries }: ClockCase, visit: Visit): Html => {
  const over = clock.name === releaseDuty ? overDetention(entries, visit.now) : null
  if (over === null) return nothing
  return html`<section aria-labelledby="over-title">
    <h2 id="over-title">Minutes inside after the release was due</h2>
    <dl class="desk-figures">
      ${figure(over.minutes, `from eligibility (${causeWords[over.cause]}) to ${over.leftAt === null ? 'now' : 'the door'}`)}
      ${over.keptMinutes > 0 ? figure(over.keptMinutes, 'of these on a named lawful basis') : nothing}
      ${over.overMinutes === null ? nothing : figure(over.overMinutes, `past the hours of ${over.citation ?? 'the law'}`)}
      ${figure(over.gateClosedMinutes, 'in which the desk did not show the gate open')}
    </dl>
  </section>`
}

const figure = (minutes: number, says: string): Html =>
  html`<div>
    <dt>${says}</dt>
    <dd>${minutes} min</dd>
  </div>`

type StoryLine = { readonly at: Instant; readonly says: string }

const storyPart = ({ clock, entries }: ClockCase, visit: Visit): Html => {
  const lines = storyOf(clock, entries, visit.now).toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  return html`<section aria-labelledby="story-title">
    <h2 id="story-title">Its story</h2>
    <ol class="desk-clock-story">
      ${lines.map(
        ({ at, says }) =>
          html`<li class="${at > visit.now ? 'desk-clock-ahead' : ''}">
            ${fullMoment(at, visit.desk.agency.zone)}<span>${says}${at > visit.now ? ' (still to come)' : ''}</span>
          </li>`,
      )}
    </ol>
  </section>`
}

const storyOf = (clock: Clock, entries: readonly Logged[], now: Instant): readonly StoryLine[] => {
  const stoppedAt = clock.end.kind === 'stopped' ? clock.end.at : null
  const marks = alarmMarks.flatMap((mark): readonly StoryLine[] => {
    const at = markMoment(clock, mark)
    if (at === null || clock.end.kind === 'never-ran' || (stoppedAt !== null && at > stoppedAt)) return []
    const told = entries.find(
      (entry) =>
        entry.kind === 'clock-alarm' && entry.public.clock === clock.id && entry.public.mark === mark && entry.public.due === clock.due,
    )
    return [{ at, says: told === undefined ? `${mark} % of the time` : `${mark} % of the time; the desk was told` }]
  })
  const ends =
    clock.due === null || (stoppedAt !== null && stoppedAt < clock.due)
      ? []
      : [
          {
            at: clock.due,
            says: clock.end.kind === 'never-ran' ? 'It would have ended here' : now > clock.due ? 'It ran out' : 'It runs out',
          },
        ]
  return [
    {
      at: clock.start.at,
      says:
        clock.end.kind === 'never-ran'
          ? `It would have begun: ${startWords(clock.start.event)}`
          : `It began: ${startWords(clock.start.event)}`,
    },
    ...marks,
    ...ends,
    ...(clock.end.kind === 'stopped'
      ? [{ at: clock.end.at, says: `It stopped${clock.end.late ? ', late' : ''}: ${plain(clock.end.because).toLowerCase()}` }]
      : []),
  ]
}

/** The way to those that run for the same person or request, and to those that a paper asks for and that do not run. */
const othersPart = ({ others }: ClockCase, visit: Visit): Html =>
  others.length === 0
    ? nothing
    : html`<section aria-labelledby="others-title">
        <h2 id="others-title">Other clocks on this record</h2>
        <ul class="desk-plain">
          ${others.map(
            (other) =>
              html`<li>
                <a href="${clockPath(other)}">${clockTitle(other)}</a>: ${timeLeft(other, visit.now)}, ${dueLine(other, visit)}
              </li>`,
          )}
        </ul>
      </section>`
