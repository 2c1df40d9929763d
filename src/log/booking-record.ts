// A booking as its entries tell: the stay, the papers matched to it, the law's answer, duties, gate, notices, letters.
import { foldCustody } from '../custody/stay.ts'
import type { Booking, BookingId, CustodyEvent } from '../custody/booking.ts'
import type { Duty } from '../duty/duty.ts'
import type { Instrument, InstrumentId } from '../instrument/instrument.ts'
import type { Channel, PaperId } from '../document/paper.ts'
import type { LawfulBasis } from '../release/gate.ts'
import type { Attempt, AttemptOutcome, Notice } from '../release/notice.ts'
import type { Instant } from '../time/instant.ts'
import { foldDuties } from './duty-record.ts'
import { foldLetters } from './letter-record.ts'
import type { LetterRecord } from './letter-record.ts'
import type { CaseStanding } from './paper-record.ts'
import type { Actor, Logged, NoticeId } from './entry.ts'

export type MatchedInstrument = {
  readonly instrument: Instrument
  readonly paper: PaperId
  readonly matchedAt: Instant
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
  readonly gate: GateRecord
  /** Minutes the person was known to be eligible and the gate was not shown open, with no lawful basis named. */
  readonly heldMinutes: number
  readonly notices: readonly Notice[]
  readonly letters: readonly LetterRecord[]
  readonly alerts: readonly { readonly at: Instant; readonly level: string; readonly about: string; readonly says: string }[]
  readonly lastSeq: number
}

export const isBookingId = (subject: string): subject is BookingId => subject.startsWith('b_')

/** Folds the entries about one booking, in order; null if no custody event (with its private part) is among them. */
export const foldBooking = (id: BookingId, entries: readonly Logged[]): BookingRecord | null => {
  const events = entries.flatMap((entry) =>
    entry.kind === 'custody-event' && entry.private !== null
      ? [{ event: entry.private.event, recordedAt: entry.recordedAt, source: entry.public.source }]
      : [],
  )
  if (events.length === 0) return null
  const base: BookingRecord = {
    id,
    booking: foldCustody(
      events.map((each) => each.event),
      id,
    ),
    events,
    instruments: [],
    facts: {},
    standing: null,
    duties: foldDuties(entries),
    gate: { kind: 'closed' },
    heldMinutes: 0,
    notices: [],
    letters: foldLetters(entries),
    alerts: [],
    lastSeq: 0,
  }
  return entries.reduce((record, entry) => ({ ...afterEntry(record, entry), lastSeq: entry.seq }), base)
}

/** The papers that still speak: neither withdrawn by the requester nor matched in error. */
export const liveInstruments = (record: BookingRecord): readonly MatchedInstrument[] => record.instruments.filter((each) => !each.withdrawn)

/** When the person left; null while in custody. */
export const leftAt = (record: BookingRecord): Instant | null => (record.booking.state.kind === 'released' ? record.booking.state.at : null)

const afterEntry = (record: BookingRecord, entry: Logged): BookingRecord => {
  switch (entry.kind) {
    case 'instrument-matched':
    case 'fields-accepted':
    case 'instrument-withdrawn':
      return { ...record, instruments: instrumentsAfter(record.instruments, entry) }
    case 'determined':
      return entry.private === null
        ? record
        : {
            ...record,
            standing: {
              id: entry.public.id,
              seq: entry.seq,
              at: entry.occurredAt,
              instruments: entry.public.instruments,
              ...entry.private,
            },
          }
    case 'fact-attested':
      return entry.private === null ? record : { ...record, facts: { ...record.facts, [entry.public.fact]: entry.private.value } }
    case 'gate-opened':
      return {
        ...record,
        gate: { kind: 'open', since: entry.occurredAt, recordedAt: entry.recordedAt },
        heldMinutes: record.heldMinutes + entry.public.heldMinutes,
      }
    case 'gate-closed':
      return { ...record, gate: closedGate(entry) }
    case 'escalated':
      return {
        ...record,
        alerts: [
          ...record.alerts,
          { at: entry.occurredAt, level: entry.public.level, about: entry.public.about, says: entry.private?.says ?? '' },
        ],
        notices: record.notices.map((notice) =>
          notice.id === entry.public.notice ? { ...notice, escalations: notice.escalations + 1 } : notice,
        ),
      }
    default:
      return { ...record, notices: noticesAfter(record.notices, entry) }
  }
}

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

const noticesAfter = (before: readonly Notice[], entry: Logged): readonly Notice[] => {
  const change = (id: NoticeId, next: (notice: Notice) => Notice) => before.map((notice) => (notice.id === id ? next(notice) : notice))
  switch (entry.kind) {
    case 'notice-opened':
      return [
        ...before,
        {
          id: entry.public.notice,
          to: entry.public.to,
          about: entry.public.about,
          instrument: entry.public.instrument,
          permittedBy: entry.public.permittedBy,
          openedAt: entry.occurredAt,
          sendBy: entry.public.sendBy,
          text: entry.private?.text ?? '',
          addresses: entry.private?.address ?? {},
          attempts: [],
          nextAt: entry.occurredAt,
          state: 'waiting',
          escalations: 0,
        },
      ]
    case 'notice-attempt-begun': {
      const { attempt: number, channel, repeat } = entry.public
      const begun: Attempt = { number, channel, to: entry.private?.to ?? '', begunAt: entry.occurredAt, repeat, ended: null }
      return change(entry.public.notice, (notice) => ({
        ...notice,
        state: 'sending',
        nextAt: entry.occurredAt,
        attempts: [...notice.attempts, begun],
      }))
    }
    case 'notice-attempt-ended': {
      const { attempt: number, outcome: kind, late, nextAt } = entry.public
      const outcome = entry.private?.outcome ?? erasedOutcome(kind)
      return change(entry.public.notice, (notice) => ({
        ...notice,
        state: outcome.kind === 'sent' ? 'sent' : 'waiting',
        nextAt,
        attempts: notice.attempts.map((attempt) =>
          attempt.number === number ? { ...attempt, ended: { at: entry.occurredAt, outcome, late } } : attempt,
        ),
      }))
    }
    case 'notice-withdrawn':
      return change(entry.public.notice, (notice) => ({ ...notice, state: 'withdrawn', nextAt: null }))
    default:
      return before
  }
}

const erasedOutcome = (kind: AttemptOutcome['kind']): AttemptOutcome => {
  switch (kind) {
    case 'sent':
      return { kind, serverAnswer: '[erased]' }
    case 'failed':
      return { kind, reason: '[erased]', permanent: false }
    case 'partial':
      return { kind, reason: '[erased]', pagesConfirmed: 0, pages: 0 }
    case 'unknown':
      return { kind, reason: '[erased]' }
    default:
      return kind satisfies never
  }
}
