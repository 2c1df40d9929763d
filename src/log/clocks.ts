// The clocks of one booking or paper, made from its record: what must be done by when, what keeps somebody until when.
import { clockOfDuty } from '../duty/duty-clock.ts'
import type { Clock } from '../duty/clock.ts'
import type { Duty } from '../duty/duty.ts'
import { askedHoldClock, holdReadings, keptClock } from '../duty/hold-clock.ts'
import { parseInstant } from '../time/instant.ts'
import type { Instant, Zone } from '../time/instant.ts'
import { leftAt, liveInstruments } from './booking-record.ts'
import type { BookingRecord, MatchedInstrument } from './booking-record.ts'
import type { PaperRecord } from './paper-record.ts'

/** Clocks with an alarm: open duties, and a lawful basis that ends by itself. That a duty is missed has been told already. */
export const alarmClocks = (record: BookingRecord): readonly Clock[] => [
  ...openClocks(record.id, record.duties),
  ...keptClocks(record, null),
]

export const alarmClocksOfPaper = (record: PaperRecord): readonly Clock[] => openClocks(record.id, record.duties)

const openClocks = (subject: string, duties: readonly Duty[]): readonly Clock[] =>
  duties.filter(({ state }) => state.kind === 'open').map((duty) => clockOfDuty(subject, duty))

const dutyClocks = (record: BookingRecord): readonly Clock[] => record.duties.map((duty) => clockOfDuty(record.id, duty))

/** All clocks of a stay, those included that never ran because the law gives no such time. */
export const clocksOfBooking = (record: BookingRecord, zone: Zone): readonly Clock[] => [
  ...dutyClocks(record),
  ...keptClocks(record, zone),
  ...askedHolds(record, zone),
]

export const clocksOfPaper = (record: PaperRecord): readonly Clock[] => record.duties.map((duty) => clockOfDuty(record.id, duty))

/** When a lawful basis that keeps the person now ends by itself; null if nothing keeps, or the law names no end. */
export const keptUntil = ({ gate, standing }: BookingRecord): Instant | null => {
  const until = standing?.determination.answers['hold-past-release'].until ?? null
  return gate.kind === 'kept' && until !== null ? parseInstant(until) : null
}

/** Without a zone the readings of a detainer's own time are left out: an alarm does not need them. */
const keptClocks = (record: BookingRecord, zone: Zone | null): readonly Clock[] => {
  const until = keptUntil(record)
  const { gate, booking } = record
  if (until === null || gate.kind !== 'kept') return []
  const since = booking.state.kind === 'eligible' ? booking.state.since : gate.since
  const detainer = liveInstruments(record).find(asksToHold)
  return [
    keptClock(record.id, {
      since,
      until,
      says: gate.basis.map((each) => each.says).join('; '),
      citation: gate.basis.flatMap((each) => each.citation ?? []).join('; '),
      readings: detainer === undefined || zone === null ? [] : holdReadings(formOf(detainer), since, zone),
    }),
  ]
}

/** Counted from the moment at which the person could have left; before that no such clock can run. */
const askedHolds = (record: BookingRecord, zone: Zone): readonly Clock[] => {
  const from = eligibleSince(record)
  const answer = record.standing?.determination.answers['hold-past-release']
  if (from === null || answer === undefined) return []
  const keeps = record.gate.kind === 'kept' && record.gate.basis.some(({ kind }) => kind === 'law-demands-hold')
  // Then the law's own end is the clock, with the readings of the detainer beside it.
  if (keeps && answer.until !== null) return []
  return liveInstruments(record)
    .filter(asksToHold)
    .map((each) =>
      askedHoldClock(
        {
          subject: record.id,
          instrument: each.instrument.id,
          form: formOf(each),
          from,
          answer,
          left: leftAt(record),
          keeps,
        },
        zone,
      ),
    )
}

const asksToHold = ({ instrument }: MatchedInstrument): boolean =>
  instrument.kind === 'detainer' && instrument.asks.includes('hold-past-release')

const formOf = ({ instrument }: MatchedInstrument): string => instrument.form ?? 'I-247, revision not established'

/** Kept after the door: the story of a clock is read later too. */
const eligibleSince = ({ booking, gateOpenedAt }: BookingRecord): Instant | null =>
  booking.state.kind === 'eligible' ? booking.state.since : gateOpenedAt
