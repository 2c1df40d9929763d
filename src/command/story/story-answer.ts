// What a story prints: timeline, gate, duties and the auditor's findings, each computed from the log's entries alone.
import { foldBooking, isBookingId, leftAt } from '../../log/booking-record.ts'
import type { BookingRecord } from '../../log/booking-record.ts'
import type { Logged, Subject } from '../../log/entry.ts'
import { foldPaper, isPaperId } from '../../log/paper-record.ts'
import { storyKinds, timelineOf } from '../../report/timeline.ts'
import type { TimelineLine } from '../../report/timeline.ts'
import { formatWithOffset } from '../../time/instant.ts'
import type { Zone } from '../../time/instant.ts'
import { audit } from '../../report/audit.ts'
import type { Story } from './story-file.ts'

export type StoryAnswer = {
  readonly title: string
  readonly timeline: readonly (TimelineLine & { readonly booking?: string })[]
  readonly gate: Readonly<
    Record<
      string,
      {
        readonly mayLeaveAt: string | null
        readonly leftAt: string | null
        readonly heldPastEligibilityMinutes: number
        readonly keptBecause: readonly string[]
      }
    >
  >
  readonly duties: readonly {
    readonly duty: string
    readonly booking: string | null
    readonly to: string
    readonly by: string | null
    readonly state: string
    readonly doneAt: string | null
    readonly citation: string
  }[]
  readonly auditor: readonly string[]
}

const told: readonly string[] = storyKinds

export const storyAnswer = (story: Story, entries: readonly Logged[], storeFindings: readonly string[], zone: Zone): StoryAnswer => {
  const subjects = [...new Set(entries.flatMap((entry) => entry.subjects))]
  const about = (subject: Subject) => entries.filter((entry) => entry.subjects.includes(subject))
  const bookings = subjects.flatMap((subject) => {
    const record = isBookingId(subject) ? foldBooking(subject, about(subject)) : null
    return record ? [record] : []
  })
  const papers = subjects.flatMap((subject) => {
    const record = isPaperId(subject) ? foldPaper(subject, about(subject)) : null
    return record ? [record] : []
  })
  return {
    title: story.title,
    timeline: timeline(entries, bookings, zone),
    gate: Object.fromEntries(bookings.map((record) => [record.booking.number, gateOf(record, about(record.id), zone)])),
    duties: [
      ...bookings.map((record) => ({ record, booking: record.booking.number })),
      ...papers.map((record) => ({ record, booking: null })),
    ].flatMap(({ record, booking }) =>
      record.duties.map((duty) => ({
        duty: duty.name,
        booking,
        to: duty.to,
        by: duty.by === null ? duty.byWords : formatWithOffset(duty.by, zone),
        state: duty.state.kind,
        doneAt: duty.state.kind === 'done' ? formatWithOffset(duty.state.at, zone) : null,
        citation: duty.citation,
      })),
    ),
    auditor: [...storeFindings, ...audit(entries)],
  }
}

/** A paper's lines bear the number of the booking it was matched to; a line about both stands once. */
const timeline = (entries: readonly Logged[], bookings: readonly BookingRecord[], zone: Zone): StoryAnswer['timeline'] => {
  const numberOf = (entry: Logged): string | null => {
    const own = bookings.find((record) => entry.subjects.includes(record.id))
    const viaPaper = own ?? bookings.find((record) => record.instruments.some((each) => entry.subjects.includes(each.paper)))
    return viaPaper?.booking.number ?? null
  }
  const lefts = new Map<string, readonly Logged[]>(
    bookings.map((record) => [record.booking.number, entries.filter((entry) => entry.subjects.includes(record.id))]),
  )
  const lines = entries.flatMap((entry) => {
    const booking = numberOf(entry)
    // The lead needs the release and the duty its name: the line is told in the light of the whole booking.
    const context =
      booking === null
        ? entries.filter((each) => each.subjects.some((subject) => entry.subjects.includes(subject)))
        : [...(lefts.get(booking) ?? []), entry]
    const line = timelineOf(dedupe([...context, entry]), zone).find((told) => told.seq === entry.seq)
    return line && told.includes(line.what)
      ? [{ line: booking === null ? line : { ...line, booking }, at: entry.occurredAt, seq: entry.seq }]
      : []
  })
  return lines.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.seq - b.seq)).map(({ line }) => line)
}

const dedupe = (entries: readonly Logged[]): readonly Logged[] => [...new Map(entries.map((entry) => [entry.seq, entry])).values()]

const gateOf = (record: BookingRecord, entries: readonly Logged[], zone: Zone): StoryAnswer['gate'][string] => {
  const opened = entries.findLast((entry) => entry.kind === 'gate-opened')
  const closedAfter = entries.findLast((entry) => entry.kind === 'gate-closed' && entry.public.because !== 'left')
  const stillOpen = opened && (!closedAfter || closedAfter.seq < opened.seq)
  const left = leftAt(record)
  return {
    mayLeaveAt: stillOpen ? formatWithOffset(opened.occurredAt, zone) : null,
    leftAt: left === null ? null : formatWithOffset(left, zone),
    heldPastEligibilityMinutes: record.heldMinutes,
    keptBecause: record.gate.kind === 'kept' ? record.gate.basis.map((each) => each.says) : [],
  }
}
