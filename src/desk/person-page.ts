// The record of one person's stay: the gate first, then answers, questions, duties, notices, letters, papers, events, minutes.
import { bookingOf } from '../desk-work.ts'
import { pastOf } from '../forecast-work.ts'
import type { Past } from '../forecast-work.ts'
import { liveInstruments } from '../log/booking-record.ts'
import type { BookingRecord, MatchedInstrument } from '../log/booking-record.ts'
import { parseBooking } from '../log/ids.ts'
import { answersPanel } from './answers-panel.ts'
import { custodyForm } from './custody-form.ts'
import type { Visit } from './desk-options.ts'
import { pathId, screenAt } from './desk-parts.ts'
import type { App, DeskParts } from './desk-parts.ts'
import { doorPanel } from './door-panel.ts'
import { dutiesPanel } from './duties-panel.ts'
import { gatePanel } from './gate-panel.ts'
import type { Screen } from './layout.ts'
import { lettersPanel, waitsToBeServed } from './letters-panel.ts'
import { fullMoment, html, nothing, tag } from './markup.ts'
import type { Html } from './markup.ts'
import { noticesPanel } from './notices-panel.ts'
import { questionsPanel } from './questions-panel.ts'
import { tellPanel } from './tell-panel.ts'
import { timelinePanel } from './timeline-panel.ts'
import { unconfirmedAlert, unconfirmedPapers } from './unconfirmed.ts'
import { channelWords, paperWords, plain, signedBy } from './words.ts'

export const personRoutes = (app: App, parts: DeskParts): void => {
  screenAt(app, parts, '/people/:id', async (visit, request) => {
    const id = pathId(request, 'id', parseBooking)
    const record = await bookingOf(visit.desk, id)
    const entries = await visit.desk.outside.store.entriesOf(id)
    const unconfirmed = unconfirmedAlert((await unconfirmedPapers(visit)).get(id))
    const timeline = timelinePanel(visit.options.timelineOf(entries, visit.desk.agency.zone), visit)
    return personScreen(record, visit, timeline, unconfirmed, await pastOf(visit.desk))
  })
}

const personScreen = (record: BookingRecord, visit: Visit, timeline: Html, unconfirmed: Html, past: Past): Screen => {
  const { booking } = record
  const live = liveInstruments(record)
  const standing = live.length > 0 ? record.standing : null
  const asks = live.flatMap((each) => each.instrument.asks)
  return {
    title: booking.name,
    under: 'release',
    main: html`<div class="desk-title"><h1>${booking.name}</h1></div>
      ${who(record, visit)} ${unconfirmed} ${gatePanel(record, visit)}
      <div class="desk-two">
        <div>
          ${questionsPanel(
            {
              missing: standing?.determination.missing ?? [],
              asks,
              path: visit.path,
              papers: [...new Set(live.map((each) => each.paper))],
            },
            visit,
          )}
          ${doorPanel(record, visit)} ${noticesPanel(record, visit, past)}
          ${dutiesPanel(
            record.duties,
            visit.path,
            visit,
            record.letters.some((letter) => waitsToBeServed(letter)),
          )}
          ${
            standing === null
              ? html`<section aria-labelledby="answers-title">
                  <h2 id="answers-title">What the law says</h2>
                  <p>No paper on file asks anything about this person.</p>
                </section>`
              : answersPanel(standing, asks, visit)
          }
        </div>
        <div>
          ${custodyForm(booking.number, visit)} ${papersPart(record, visit)}
          ${lettersPanel(
            record.letters,
            record.instruments.map((each) => each.instrument),
            visit.path,
            visit,
          )}
          ${live.length === 0 && record.toTell === null ? nothing : tellPanel(record, visit)} ${chargesPart(record)} ${timeline}
        </div>
      </div>`,
  }
}

const who = ({ booking }: BookingRecord, visit: Visit): Html =>
  html`<dl class="desk-facts">
    <div>
      <dt>Booking</dt>
      <dd>${booking.number}</dd>
    </div>
    <div>
      <dt>Born</dt>
      <dd>${booking.born ?? 'not recorded'}</dd>
    </div>
    <div>
      <dt>Booked</dt>
      <dd>${fullMoment(booking.bookedAt, visit.desk.agency.zone)}</dd>
    </div>
    ${
      booking.aliases.length === 0
        ? nothing
        : html`<div>
            <dt>Also known as</dt>
            <dd>${booking.aliases.join('; ')}</dd>
          </div>`
    }
    ${
      booking.language === null
        ? nothing
        : html`<div>
            <dt>Language chosen</dt>
            <dd>${languageOf(booking.language)}</dd>
          </div>`
    }
    ${
      booking.minor === true
        ? html`<div>
            <dt>Age</dt>
            <dd>under 18</dd>
          </div>`
        : nothing
    }
  </dl>`

const papersPart = (record: BookingRecord, visit: Visit): Html =>
  html`<section aria-labelledby="papers-title">
    <h2 id="papers-title">Papers</h2>
    ${
      record.instruments.length === 0
        ? html`<p>None.</p>`
        : html`<ul class="desk-plain">
            ${record.instruments.map(
              (each) =>
                html`<li>
                  <a href="/papers/${each.paper}">${paperWords(each.instrument.kind, each.instrument.form)}</a>
                  ${each.withdrawn ? tag('Withdrawn', 'quiet') : nothing} <br /><span class="desk-quiet"
                    >${signedBy(each.instrument.signer)}. Received ${fullMoment(each.receivedAt, visit.desk.agency.zone)}
                    ${channelWords[each.channel]}. Matched ${matchedBy(each)}.</span
                  >
                </li>`,
            )}
          </ul>`
    }
  </section>`

const languageOf = (code: string): string => new Intl.DisplayNames('en', { type: 'language', fallback: 'code' }).of(code) ?? code

const matchedBy = ({ certainty, by }: MatchedInstrument): string =>
  certainty === 'certain' ? 'by the desk: certain' : `by ${by.kind === 'person' ? by.account : 'a person'}`

const chargesPart = ({ booking }: BookingRecord): Html =>
  booking.charges.length === 0
    ? nothing
    : html`<section aria-labelledby="charges-title">
        <h2 id="charges-title">Charges</h2>
        <ul class="desk-plain">
          ${booking.charges.map(
            (charge) =>
              html`<li>
                ${[charge.offense, charge.level, charge.category, charge.stage]
                  .filter((part) => part !== undefined)
                  .map((part) => plain(part))
                  .join(', ')}
              </li>`,
          )}
        </ul>
      </section>`
