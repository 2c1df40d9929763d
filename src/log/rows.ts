// The tables' rows of one subject, made from its entries alone: what pages list, what is due, what waits for a person.
import { nextDeadline } from '../duty/duty.ts'
import { nextAlarm } from '../duty/clock.ts'
import type { Duty } from '../duty/duty.ts'
import { releaseDuty } from '../duty/release-duties.ts'
import { plusMs } from '../time/instant.ts'
import type { Instant } from '../time/instant.ts'
import { checksOpen } from '../release/checklist.ts'
import { deliveryOf } from '../release/delivery.ts'
import { stepsOf, tellAt } from '../release/ladder.ts'
import { sentAt } from '../release/notice.ts'
import type { Notice } from '../release/notice.ts'
import { foldBooking, isBookingId, leftAt, liveInstruments } from './booking-record.ts'
import type { BookingRecord } from './booking-record.ts'
import { alarmClocks, alarmClocksOfPaper, keptUntil } from './clocks.ts'
import type { Logged, Subject } from './entry.ts'
import { overDetention } from './over-detention.ts'
import type { LetterRecord } from './letter-record.ts'
import { lettersDueForBooking, lettersDueForPaper } from './letters-due.ts'
import { foldPaper, isPaperId } from './paper-record.ts'
import type { InstrumentStanding, PaperRecord } from './paper-record.ts'
import type { Row } from './table.ts'

/** Raise it with every change of what stands in a row: the desk then makes all rows anew at its next start. */
export const rowsVersion = 3

/** Pure: the same entries give the same rows, in the same order. */
export const rowsOf = (subject: Subject, entries: readonly Logged[]): readonly Row[] => {
  if (isPaperId(subject)) {
    const record = foldPaper(subject, entries)
    return record ? paperRows(record) : []
  }
  if (isBookingId(subject)) {
    const record = foldBooking(subject, entries)
    return record ? bookingRows(record, entries) : []
  }
  return []
}

const paperRows = (record: PaperRecord): readonly Row[] => {
  const first = record.receipts[0]
  if (!first) return []
  const base = { subject: record.id, at: first.at } as const
  const asked = record.instruments.reduce((sum, each) => sum + each.instrument.open.length, 0)
  const paper: Row = {
    ...base,
    table: 'paper',
    key: record.id,
    state: record.state,
    shows: {
      channel: first.channel,
      from: first.from,
      fileName: first.fileName,
      bytes: record.bytes,
      pages: record.pages,
      receipts: record.receipts.length,
      problem: record.problem,
      asked,
      instruments: record.instruments.map((each) => ({
        id: each.id,
        kind: each.instrument.kind,
        form: each.instrument.form,
        pages: each.instrument.pages,
        signer: each.instrument.signer,
        name: each.read?.fields.subjectName?.value ?? null,
        match: each.match.kind,
        open: each.instrument.open.length,
        withdrawn: each.withdrawn,
      })),
    },
  }
  const work = record.state === 'waiting' ? [workRow(record.id, 'read', first.at)] : []
  const untried = record.instruments.some((each) => each.match.kind === 'not-tried') ? [workRow(record.id, 'match', first.at)] : []
  const due = lettersDueForPaper(record)[0]
  const letters = due ? [workRow(record.id, 'letters', due.standing.at)] : []
  return [
    paper,
    ...work,
    ...untried,
    ...letters,
    ...record.instruments.map((each) => instrumentRow(record, each, first.at)),
    ...record.duties.map((duty) => dutyRow(record.id, duty, null)),
    ...deadlineWork(
      record.id,
      record.duties,
      [nextAlarm(alarmClocksOfPaper(record), record.alarms)].filter((at) => at !== null),
    ),
    ...record.letters.map((letter) => letterRow(record.id, letter, null)),
  ]
}

const instrumentRow = (record: PaperRecord, standing: InstrumentStanding, at: Instant): Row => ({
  table: 'instrument',
  key: standing.id,
  subject: record.id,
  at,
  state: standing.withdrawn === null ? standing.match.kind : 'withdrawn',
  shows: {
    kind: standing.instrument.kind,
    form: standing.instrument.form,
    name: standing.read?.fields.subjectName?.value ?? standing.instrument.fields.subjectName ?? null,
    born: standing.read?.fields.dateOfBirth?.value ?? standing.instrument.fields.dateOfBirth ?? null,
    accepted: { name: standing.instrument.fields.subjectName ?? null, born: standing.instrument.fields.dateOfBirth ?? null },
    open: standing.instrument.open,
    candidates: standing.match.kind === 'proposed' ? standing.match.candidates.length : 0,
    bookings: standing.match.kind === 'proposed' ? standing.match.candidates.map((each) => each.booking) : [],
    answered: record.standing !== null,
  },
})

const bookingRows = (record: BookingRecord, entries: readonly Logged[]): readonly Row[] => {
  const { booking, id } = record
  const left = leftAt(record)
  const state = left !== null ? 'left' : record.gate.kind === 'closed' ? 'held' : record.gate.kind
  const eligible = booking.state.kind === 'eligible' ? booking.state : null
  const live = liveInstruments(record)
  const row: Row = {
    table: 'booking',
    key: booking.number,
    subject: id,
    at: eligible?.since ?? left ?? booking.bookedAt,
    state,
    shows: {
      id,
      number: booking.number,
      name: booking.name,
      aliases: booking.aliases,
      born: booking.born,
      bookedAt: booking.bookedAt,
      eligibleSince: eligible?.since ?? null,
      cause: eligible?.cause ?? null,
      leftAt: left,
      gateOpenedAt: record.gateOpenedAt,
      checksOpen: left === null && record.gate.kind === 'open' ? checksOpen(record.checks) : [],
      basis: record.gate.kind === 'kept' ? record.gate.basis.map((each) => each.says) : [],
      papers: live.map((each) => ({ paper: each.paper, kind: each.instrument.kind, form: each.instrument.form })),
      openDuties: record.duties.filter((duty) => duty.state.kind === 'open').length,
      notices: record.notices.map((notice) => ({ state: notice.state, about: notice.about, escalations: notice.escalations })),
      hold: record.standing && live.length > 0 ? record.standing.determination.answers['hold-past-release'].answer : null,
      heldMinutes: record.heldMinutes,
      keptUntil: keptUntil(record),
      release: releaseClock(record),
      door: left === null ? null : overDetention(entries, left),
    },
  }
  const due = lettersDueForBooking(record)[0]
  return [
    row,
    ...(due ? [workRow(id, 'letters', due.standing.at)] : []),
    ...deadlineWork(id, record.duties, momentsOf(record)),
    ...noticeRows(record),
    ...record.duties.map((duty) => dutyRow(id, duty, record)),
    ...record.letters.map((letter) => letterRow(id, letter, record)),
    ...record.alerts.map((alert, index) => ({
      table: 'alert' as const,
      key: `${id}_${index}`,
      subject: id,
      at: alert.at,
      state: left === null ? 'open' : 'past',
      shows: { ...alert, name: booking.name, number: booking.number },
    })),
  ]
}

/** The clock of the release itself, where the law gives it a number of hours. */
const releaseClock = ({ duties }: BookingRecord) => {
  const duty = duties.find(({ name, by, state }) => name === releaseDuty && by !== null && state.kind !== 'overtaken')
  return duty === undefined ? null : { by: duty.by, from: duty.terms?.start?.at ?? duty.openedAt, citation: duty.citation, duty: duty.id }
}

const noticeRows = (record: BookingRecord): readonly Row[] =>
  record.notices.flatMap((notice) => {
    const last = notice.attempts.findLast((attempt) => attempt.ended !== null)
    // A notice that came in time and is said again later is not late.
    const told = notice.attempts.find((attempt) => attempt.ended?.outcome.kind === 'sent') ?? last
    const row: Row = {
      table: 'notice',
      key: notice.id,
      subject: record.id,
      at: notice.openedAt,
      state: notice.state,
      shows: {
        name: record.booking.name,
        number: record.booking.number,
        about: notice.about,
        certainAt: notice.certainAt,
        sendBy: notice.sendBy,
        attempts: notice.attempts.length,
        tries: notice.attempts.map(({ rung, begunAt, ended }) => ({
          rung,
          begunAt,
          endedAt: ended?.at ?? null,
          outcome: ended?.outcome.kind ?? null,
        })),
        delivery: deliveryOf(notice),
        lastOutcome: last?.ended?.outcome ?? null,
        late: told?.ended?.late ?? false,
        sentAt: sentAt(notice),
        acknowledgedAt: notice.acknowledged?.at ?? null,
        code: notice.code,
        leftAt: leftAt(record),
      },
    }
    return [row, ...noticeWork(record, notice)]
  })

/** One row a rung, so that a line that takes long holds up no other; and one for the moment at which the desk is told. */
const noticeWork = (record: BookingRecord, notice: Notice): readonly Row[] => {
  const tell = tellAt(notice)
  return [
    ...stepsOf(notice).map((step) => workRow(record.id, 'notice', step.at, `${notice.id}:${step.rung}`)),
    ...(tell === null ? [] : [workRow(record.id, 'notice', tell, `${notice.id}:tell`)]),
  ]
}

const dutyRow = (subject: Subject, duty: Duty, record: BookingRecord | null): Row => ({
  table: 'duty',
  key: duty.id,
  subject,
  at: duty.by ?? duty.openedAt,
  state: duty.state.kind,
  shows: {
    name: duty.name,
    to: duty.to,
    by: duty.by,
    byWords: duty.byWords,
    says: duty.says,
    citation: duty.citation,
    openedAt: duty.openedAt,
    terms: duty.terms ?? null,
    /** Still in custody, so that what is owed to the person can still be done. */
    inside: record !== null && leftAt(record) === null,
    settled: duty.state,
    person: record?.booking.name ?? null,
    number: record?.booking.number ?? null,
  },
})

const letterRow = (subject: Subject, letter: LetterRecord, record: BookingRecord | null): Row => ({
  table: 'letter',
  key: letter.id,
  subject,
  at: letter.writtenAt,
  state: letter.served !== null ? 'served' : letter.sent !== null ? 'sent' : 'written',
  shows: {
    kind: letter.kind,
    language: letter.language,
    title: letter.title,
    sha256: letter.sha256,
    person: record?.booking.name ?? null,
    number: record?.booking.number ?? null,
  },
})

/** A hold that the law ends at a moment: the gate is looked at again then, or nobody would open it. And the marks of the clocks. */
const momentsOf = (record: BookingRecord): readonly Instant[] =>
  [keptUntil(record), nextAlarm(alarmClocks(record), record.alarms)].filter((at) => at !== null)

/** One row for the next moment at which the desk must look at the case again: a duty is missed only once its deadline has passed. */
const deadlineWork = (subject: Subject, duties: readonly Duty[], also: readonly Instant[] = []): readonly Row[] => {
  const deadline = nextDeadline(duties)
  const next = [...(deadline === null ? [] : [plusMs(deadline, 1000)]), ...also].toSorted().at(0)
  return next === undefined ? [] : [workRow(subject, 'deadline', next)]
}

export const workKinds = ['read', 'match', 'letters', 'notice', 'deadline'] as const
export type WorkKind = (typeof workKinds)[number]

const workRow = (subject: Subject, kind: WorkKind, at: Instant, about: string | null = null): Row => ({
  table: 'work',
  key: `${subject}:${kind}${about === null ? '' : `:${about}`}`,
  subject,
  at,
  state: kind,
  shows: { about },
})
