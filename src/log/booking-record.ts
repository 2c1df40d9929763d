// A booking as its entries tell: the stay, the papers matched to it, the law's answer, duties, gate, notices, letters.
import { foldCustody } from '../custody/stay.ts'
import type { Booking, BookingId, CustodyEvent } from '../custody/booking.ts'
import type { ClockAlarm } from '../duty/clock.ts'
import type { Duty } from '../duty/duty.ts'
import type { Instrument, InstrumentId } from '../instrument/instrument.ts'
import type { Channel, PaperId } from '../document/paper.ts'
import type { LawfulBasis } from '../release/gate.ts'
import type { Check } from '../release/checklist.ts'
import { permitsNotice } from '../determination/permit.ts'
import { planned } from '../release/ladder.ts'
import type { Notice } from '../release/notice.ts'
import type { PersonToTell } from '../release/person-to-tell.ts'
import type { Instant } from '../time/instant.ts'
import { alarmsAfter } from './alarm-record.ts'
import { dutiesAfterEntry } from './duty-record.ts'
import { lettersAfter } from './letter-record.ts'
import type { LetterRecord } from './letter-record.ts'
import type { CaseStanding } from './paper-record.ts'
import { noticesAfter } from './notice-record.ts'
import type { Actor, LetterId, Logged } from './entry.ts'

export type MatchedInstrument = {
  readonly instrument: Instrument
  readonly paper: PaperId
  readonly matchedAt: Instant
  /** The entry of the match: what came before what is told by the order of the log, not by a clock. */
  readonly matchedSeq: number
  readonly receivedAt: Instant
  readonly channel: Channel
  readonly from: string | null
  readonly certainty: 'certain' | 'by-person'
  readonly by: Actor
  readonly withdrawn: boolean
}

export type GateRecord =
  | { readonly kind: 'closed' }
  | { readonly kind: 'kept'; readonly since: Instant; readonly basis: readonly LawfulBasis[] }
  | { readonly kind: 'open'; readonly since: Instant; readonly recordedAt: Instant }
  | { readonly kind: 'left' }

export type BookingRecord = {
  readonly id: BookingId
  readonly booking: Booking
  readonly events: readonly { readonly event: CustodyEvent; readonly recordedAt: Instant; readonly source: string }[]
  readonly instruments: readonly MatchedInstrument[]
  readonly facts: Readonly<Record<string, string | boolean>>
  readonly standing: CaseStanding | null
  readonly duties: readonly Duty[]
  /** Given for the clocks of this booking. */
  readonly alarms: readonly ClockAlarm[]
  readonly gate: GateRecord
  /** Minutes the person was known to be eligible and the gate was not shown open, with no lawful basis named. */
  readonly heldMinutes: number
  readonly notices: readonly Notice[]
  readonly letters: readonly LetterRecord[]
  readonly alerts: readonly { readonly at: Instant; readonly level: string; readonly about: string; readonly says: string }[]
  /** The jail's own steps on the way to the door, the last word on each. */
  readonly checks: readonly Check[]
  /** When the gate first showed open in this eligibility; kept after the door. */
  readonly gateOpenedAt: Instant | null
  /** Counsel or one designated person, as the person named them; null: nobody, or erased. */
  readonly toTell: PersonToTell | null
  /** Letters that went to that person, with the proof. */
  readonly told: readonly { readonly letters: readonly LetterId[]; readonly at: Instant; readonly to: string; readonly proof: string }[]
  readonly lastSeq: number
}

export const isBookingId = (subject: string): subject is BookingId => subject.startsWith('b_')

/**
 * Folds the entries about one booking, in order; null if no custody event (with its private part) is among them. What was folded before
 * is gone on from: entries are values that nobody changes, so those that are the very same need not be read again.
 */
export const foldBooking = (id: BookingId, entries: readonly Logged[]): BookingRecord | null => {
  const known = folding.get(id) ?? remember(id)
  const same = sameFrom(known.read, entries)
  if (same < known.start) begin(known)
  else known.steps.length = same - known.start + 1
  const last = goOn(known, entries)
  if (last === undefined || last.folded.events.length === 0) return null
  last.record ??= recordOf(
    id,
    known.read.at(-1)?.seq ?? 0,
    last.folded,
    known.steps.findLast(({ record }) => record !== null)?.record ?? null,
  )
  forget(known)
  return last.record
}

/** Goes on from the last step through the entries that are left; the step after the last of them. */
const goOn = (known: Folding, entries: readonly Logged[]): Step | undefined => {
  const from = known.start + known.steps.length - 1
  known.read.length = from
  for (let at = from; at < entries.length; at += 1) {
    const [entry, before] = [entries[at], known.steps.at(-1)]
    if (entry === undefined || before === undefined) break
    const folded = after(before.folded, entry)
    known.read.push(entry)
    known.steps.push({ folded, record: null })
  }
  return known.steps.at(-1)
}

/** How many of the first entries are the very same. */
const sameFrom = (read: readonly Logged[], entries: readonly Logged[]): number => {
  const most = Math.min(read.length, entries.length)
  let count = 0
  while (count < most && read[count] === entries[count]) count += 1
  return count
}

/** What entries said up to one of them, and the record of it where it was asked for. */
type Step = { readonly folded: Folded; record: BookingRecord | null }

/** The entries that were read, and what they said: `steps` begins with what the first `start` of them said. */
type Folding = { readonly read: Logged[]; start: number; readonly steps: Step[] }

/** Of each booking its last folding. */
const folding = new Map<BookingId, Folding>()
const foldingMax = 4_000

const remember = (id: BookingId): Folding => {
  if (folding.size >= foldingMax) folding.clear()
  const fresh: Folding = { read: [], start: 0, steps: [] }
  begin(fresh)
  folding.set(id, fresh)
  return fresh
}

const begin = (known: Folding): void => {
  known.start = 0
  known.steps.splice(0, known.steps.length, { folded: nothingYet, record: null })
}

/** What is in the log stays there: only from its last entry on may others come in the place of those that were read. */
const forget = (known: Folding): void => {
  const sealed = known.read.findLastIndex(({ hash }) => hash !== '') + 1
  if (sealed <= known.start) return
  known.steps.splice(0, sealed - known.start)
  known.start = sealed
}

/** All of a record that one more entry can change; the stay itself is folded from all its events at once. */
type Folded = Omit<BookingRecord, 'id' | 'booking' | 'lastSeq'>

const nothingYet: Folded = {
  events: [],
  instruments: [],
  facts: {},
  standing: null,
  duties: [],
  alarms: [],
  gate: { kind: 'closed' },
  heldMinutes: 0,
  notices: [],
  letters: [],
  alerts: [],
  checks: [],
  gateOpenedAt: null,
  toTell: null,
  told: [],
}

/** `earlier`: the record of some step before this one. */
const recordOf = (id: BookingId, lastSeq: number, folded: Folded, earlier: BookingRecord | null): BookingRecord => {
  const { events, notices: unplanned } = folded
  const booking =
    earlier?.events === events
      ? earlier.booking
      : foldCustody(
          events.map((each) => each.event),
          id,
        )
  const record: BookingRecord = { ...folded, id, booking, lastSeq }
  if (unplanned.length === 0) return record
  const asked = liveInstruments(record).some((each) => each.instrument.asks.includes('notify-of-release')) && mayStillBeTold(record)
  const last = unplanned.findLast((notice) => notice.state !== 'withdrawn')
  return { ...record, notices: unplanned.map((notice) => planned({ ...notice, stands: asked && notice.id === last?.id })) }
}

/** The answer in force forbids no notice; the agency's own policy was asked when it was opened. */
const mayStillBeTold = ({ standing }: BookingRecord): boolean => standing !== null && permitsNotice(standing.determination, true)

/** The papers that still speak: neither withdrawn by the requester nor matched in error. */
export const liveInstruments = (record: BookingRecord): readonly MatchedInstrument[] => record.instruments.filter((each) => !each.withdrawn)

/** When the person left; null while in custody. */
export const leftAt = (record: BookingRecord): Instant | null => (record.booking.state.kind === 'released' ? record.booking.state.at : null)

const after = (folded: Folded, entry: Logged): Folded => {
  switch (entry.kind) {
    case 'custody-event': {
      if (entry.private === null) return folded
      const { event } = entry.private
      return { ...folded, events: [...folded.events, { event, recordedAt: entry.recordedAt, source: entry.public.source }] }
    }
    case 'duty-opened':
    case 'duty-done':
    case 'duty-missed':
    case 'duty-overtaken':
      return { ...folded, duties: dutiesAfterEntry(folded.duties, entry) }
    case 'clock-alarm':
      return { ...folded, alarms: alarmsAfter(folded.alarms, entry) }
    case 'letter-written':
    case 'letter-sent':
    case 'copy-served':
      return { ...folded, letters: lettersAfter(folded.letters, entry) }
    case 'instrument-matched':
    case 'fields-accepted':
    case 'instrument-withdrawn':
      return { ...folded, instruments: instrumentsAfter(folded.instruments, entry) }
    case 'determined': {
      if (entry.private === null) return folded
      const { id, instruments } = entry.public
      return { ...folded, standing: { id, seq: entry.seq, at: entry.occurredAt, instruments, ...entry.private } }
    }
    case 'fact-attested':
      return entry.private === null ? folded : { ...folded, facts: { ...folded.facts, [entry.public.fact]: entry.private.value } }
    case 'gate-opened':
    case 'gate-closed':
    case 'release-checked':
      return { ...folded, ...wayOutAfter(folded, entry) }
    case 'person-to-tell-named':
      return { ...folded, toTell: entry.public.role === 'nobody' ? null : entry.private }
    case 'person-told': {
      const { to, proof } = entry.private ?? { to: '[erased]', proof: '[erased]' }
      return { ...folded, told: [...folded.told, { letters: entry.public.letters, at: entry.occurredAt, to, proof }] }
    }
    case 'escalated': {
      const { level, about } = entry.public
      const alert = { at: entry.occurredAt, level, about, says: entry.private?.says ?? '' }
      return { ...folded, alerts: [...folded.alerts, alert], notices: noticesAfter(folded.notices, entry) }
    }
    default: {
      const notices = noticesAfter(folded.notices, entry)
      return notices === folded.notices ? folded : { ...folded, notices }
    }
  }
}

type WayOut = Pick<BookingRecord, 'gate' | 'heldMinutes' | 'gateOpenedAt' | 'checks'>

const wayOutAfter = (
  { checks, heldMinutes }: WayOut,
  entry: Extract<Logged, { kind: 'gate-opened' | 'gate-closed' | 'release-checked' }>,
): Partial<WayOut> => {
  switch (entry.kind) {
    case 'gate-opened':
      return {
        gate: { kind: 'open', since: entry.occurredAt, recordedAt: entry.recordedAt },
        heldMinutes: heldMinutes + entry.public.heldMinutes,
        gateOpenedAt: entry.occurredAt,
      }
    case 'gate-closed':
      // Whoever was to leave and stays begins the way to the door anew.
      return { gate: closedGate(entry), ...(entry.public.because === 'left' ? {} : { gateOpenedAt: null, checks: [] }) }
    case 'release-checked':
      return { checks: checksAfter(checks, entry) }
    default:
      return entry satisfies never
  }
}

const checksAfter = (before: readonly Check[], entry: Extract<Logged, { kind: 'release-checked' }>): readonly Check[] => [
  ...before.filter((each) => each.step !== entry.public.step),
  {
    step: entry.public.step,
    clear: entry.public.clear,
    at: entry.occurredAt,
    by: entry.actor.kind === 'person' ? entry.actor.account : 'the jail’s records',
    note: entry.private?.note ?? null,
  },
]

const closedGate = (entry: Extract<Logged, { kind: 'gate-closed' }>): GateRecord => {
  switch (entry.public.because) {
    case 'lawful-basis':
      return { kind: 'kept', since: entry.occurredAt, basis: entry.private?.basis ?? [] }
    case 'left':
      return { kind: 'left' }
    case 'no-longer-eligible':
      return { kind: 'closed' }
    default:
      return entry.public.because satisfies never
  }
}

const instrumentsAfter = (
  before: readonly MatchedInstrument[],
  entry: Extract<Logged, { kind: 'instrument-matched' | 'fields-accepted' | 'instrument-withdrawn' }>,
): readonly MatchedInstrument[] => {
  const id: InstrumentId = entry.public.instrument
  const others = before.filter((each) => each.instrument.id !== id)
  const standing = before.find((each) => each.instrument.id === id)
  switch (entry.kind) {
    case 'instrument-matched': {
      const paper = entry.subjects.find((subject): subject is PaperId => subject.startsWith('p_'))
      if (entry.private === null || !paper) return before
      return [
        ...others,
        {
          instrument: entry.private.instrument,
          paper,
          matchedAt: entry.occurredAt,
          matchedSeq: entry.seq,
          receivedAt: entry.public.receivedAt,
          channel: entry.public.channel,
          from: entry.private.from,
          certainty: entry.public.certainty,
          by: entry.actor,
          withdrawn: false,
        },
      ]
    }
    case 'fields-accepted':
      return standing && entry.private ? [...others, { ...standing, instrument: entry.private.instrument }] : before
    case 'instrument-withdrawn':
      return standing ? [...others, { ...standing, withdrawn: true }] : before
    default:
      return entry satisfies never
  }
}
