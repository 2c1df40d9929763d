// What follows for one booking from what is on record now: determination, duties, gate, notices, as entries to append. Pure.
import { hash } from 'node:crypto'
import type { Agency } from './agency.ts'
import type { DecideContext } from './decide-context.ts'
import { noticeStep } from './decide-notice.ts'
import { caseOf } from './determination/case-of.ts'
import { caseFileParser } from './determination/case-file.ts'
import type { CaseFile } from './determination/case-file.ts'
import { determine, verdictAlone } from './determination/determine.ts'
import { alarmsDue } from './duty/clock.ts'
import type { Clock, ClockAlarm } from './duty/clock.ts'
import { dutiesAfter, dutiesMissed } from './duty/duty.ts'
import type { DutyChange } from './duty/duty.ts'
import { termsOf } from './duty/duty-clock.ts'
import { releaseDuties, releaseDuty, withReleaseDuties } from './duty/release-duties.ts'
import type { Determination } from './law/answer.ts'
import { foldBooking, leftAt, liveInstruments } from './log/booking-record.ts'
import type { BookingRecord } from './log/booking-record.ts'
import { alarmClocks } from './log/clocks.ts'
import type { CaseStanding } from './log/paper-record.ts'
import type { BookingId } from './custody/booking.ts'
import type { Actor, Entry, Logged } from './log/entry.ts'
import { parseDeterminationId } from './log/ids.ts'
import { canonical } from './log/canonical.ts'
import { servedWithCopies, settledBeforeLastPaper } from './owed-anew.ts'
import { gateOf } from './release/gate.ts'
import { minutesBetween } from './time/instant.ts'
import type { Instant } from './time/instant.ts'

export type { DecideContext }

const desk: Actor = { kind: 'desk' }

/** All entries that follow from `fresh`, `fresh` itself first. The steps run until nothing more follows. */
export const withConsequences = (
  id: BookingId,
  before: readonly Logged[],
  fresh: readonly Entry[],
  context: DecideContext,
): readonly Entry[] => {
  const entries = [...fresh]
  const all = [...before, ...provisional(fresh, before, context.now)]
  const steps: readonly Step[] = [determineStep(hearing()), gateStep, noticeStepNow, dutyStep, logDutyStep, alarmStep]
  for (let round = 0; round < roundsMax; round += 1) {
    const record = foldBooking(id, all)
    if (!record) return entries
    const next = firstOf(steps, record, context)
    if (next.length === 0) return entries
    entries.push(...next)
    all.push(...provisional(next, all, context.now))
  }
  throw new Error(`the steps for booking ${id} did not come to rest after ${roundsMax} rounds`)
}

const roundsMax = 40

/** What the first of the steps says that has something to say: those after it are asked once that is on record. */
const firstOf = (steps: readonly Step[], record: BookingRecord, context: DecideContext): readonly Entry[] => {
  for (const step of steps) {
    const found = step(record, context)
    if (found.length > 0) return found
  }
  return []
}

type Step = (record: BookingRecord, context: DecideContext) => readonly Entry[]

/** Entries not yet in the log, numbered as they will be, so that the same fold reads them. */
export const provisional = (entries: readonly Entry[], before: readonly Logged[], now: Instant): readonly Logged[] =>
  entries.map((entry, index) => ({
    ...entry,
    seq: (before.at(-1)?.seq ?? 0) + index + 1,
    recordedAt: now,
    previous: '',
    hash: '',
    commitment: null,
  }))

/** The determination that speaks now: none when no live paper is left. */
const standingOf = (record: BookingRecord): CaseStanding | null => (liveInstruments(record).length > 0 ? record.standing : null)

type Heard = { readonly file: CaseFile; readonly factsHash: string }

/** What the law says of a case, asked once as long as the case is the same: most steps of a commit change nothing of it. */
const hearing = (): ((asked: unknown) => Heard) => {
  let last: { readonly asked: string; readonly heard: Heard } | null = null
  return (asked) => {
    const text = JSON.stringify(asked)
    if (last?.asked === text) return last.heard
    const file = caseFileParser.parse(asked)
    const heard = { file, factsHash: digestOf({ ...file, at: null, answers: verdictAlone(file) }) }
    last = { asked: text, heard }
    return heard
  }
}

const determineStep =
  (hear: ReturnType<typeof hearing>): Step =>
  (record, { agency, now, newId }) => {
    const live = liveInstruments(record)
    if (live.length === 0) return []
    // After the door the case is closed: only a paper that never had an answer still gets one.
    if (leftAt(record) !== null && live.every((each) => record.standing?.instruments.includes(each.instrument.id))) return []
    const { file, factsHash } = hear(
      caseOf({
        place: agency.place,
        zone: agency.zone,
        at: now,
        papers: live,
        booking: record.booking,
        servedWithCopy: servedWithCopies(record),
        agency: agencyFacts(agency),
        attested: record.facts,
      }),
    )
    if (record.standing?.factsHash === factsHash) return []
    const determination = determine(file)
    return [
      {
        kind: 'determined',
        subjects: [record.id],
        occurredAt: now,
        actor: desk,
        public: { id: parseDeterminationId(newId('t')), instruments: live.map((each) => each.instrument.id), ...publicPart(determination) },
        private: { caseFile: file, determination, factsHash },
      },
    ]
  }

export const agencyFacts = (agency: Agency) => ({
  agreement287g: agency.policy.agreement287g,
  releaseDateIsPublic: agency.policy.releaseDateIsPublic,
  reimbursementAgreement: agency.policy.reimbursementAgreement,
  allowsNotices: agency.policy.allowsNotices,
})

/** What of a determination may stand in the public envelope: no fact of the person. */
export const publicPart = (determination: Determination) => ({
  place: determination.law.place,
  lawVersion: determination.law.version,
  lawAt: determination.law.at,
  answers: answerKindsOf(determination),
  citations: [...new Set(Object.values(determination.answers).flatMap((each) => each.because.map((rule) => rule.citation)))],
  missing: determination.missing.map((each) => each.fact),
  counsel: determination.counsel.length,
})

const answerKindsOf = ({ answers }: Determination) => ({
  'hold-past-release': answers['hold-past-release'].answer,
  'early-transfer': answers['early-transfer'].answer,
  'transfer-custody': answers['transfer-custody'].answer,
  'notify-of-release': answers['notify-of-release'].answer,
  'give-custody-status': answers['give-custody-status'].answer,
  'interview-in-person': answers['interview-in-person'].answer,
  'interview-by-phone': answers['interview-by-phone'].answer,
  'give-personal-information': answers['give-personal-information'].answer,
  'give-status-information': answers['give-status-information'].answer,
  'answer-subpoena': answers['answer-subpoena'].answer,
  'give-database-access': answers['give-database-access'].answer,
  'admit-to-secure-area': answers['admit-to-secure-area'].answer,
  'give-workspace': answers['give-workspace'].answer,
  'arrest-on-administrative-warrant': answers['arrest-on-administrative-warrant'].answer,
  'ask-immigration-status': answers['ask-immigration-status'].answer,
  'ask-place-of-birth': answers['ask-place-of-birth'].answer,
  'obey-court-order': answers['obey-court-order'].answer,
  'enter-agreement': answers['enter-agreement'].answer,
})

export const digestOf = (value: unknown): string => hash('sha256', JSON.stringify(value))

const dutyStep: Step = (record, { agency, now }) => {
  const standing = standingOf(record)
  if (leftAt(record) !== null) return dutiesAtTheDoor(record, now)
  // Whoever is lawfully kept is not being released: the clock of the release starts when the basis ends.
  const { gate, booking } = record
  const release =
    gate.kind === 'open' && booking.state.kind === 'eligible' ? releaseDuties(agency.place, gate.since, booking.state.cause, now) : []
  const asked = withReleaseDuties(standing?.determination.duties ?? [], release).filter(
    (duty) => gate.kind !== 'kept' || duty.duty !== releaseDuty,
  )
  const anew = settledBeforeLastPaper(record)
  const changes = dutiesAfter(
    record.id,
    record.duties.filter((duty) => !anew.includes(duty)),
    asked,
  )
  return [...changes, ...dutiesMissed(record.duties, now)].map((change) => dutyEntry(record.id, change, standing, now))
}

/** When the person has left, the release duty is done at that minute, and what was owed to the person in custody is missed. */
const dutiesAtTheDoor = (record: BookingRecord, now: Instant): readonly Entry[] => {
  const left = leftAt(record) ?? now
  return record.duties
    .filter((duty) => duty.state.kind === 'open' || (duty.state.kind === 'missed' && duty.name === releaseDuty))
    .flatMap((duty): readonly Entry[] => {
      const base = { subjects: [record.id], occurredAt: now, actor: desk, private: null } as const
      if (duty.name === releaseDuty) {
        return [
          {
            ...base,
            kind: 'duty-done',
            public: { duty: duty.id, late: duty.by !== null && left > duty.by },
            private: { proof: 'the person left' },
          },
        ]
      }
      // The jail's record told of the door after the fact: what nobody could owe any more was not missed.
      if (duty.to === 'subject' && duty.openedAt > left)
        return [{ ...base, kind: 'duty-overtaken', public: { duty: duty.id, because: 'the person had left before it was known' } }]
      if (duty.to === 'subject') return [{ ...base, kind: 'duty-missed', public: { duty: duty.id } }]
      return duty.by !== null && duty.by < now ? [{ ...base, kind: 'duty-missed', public: { duty: duty.id } }] : []
    })
}

/** One duty change as an entry; `owner` is a booking or a paper. */
export const dutyEntry = (owner: Entry['subjects'][number], change: DutyChange, standing: CaseStanding | null, now: Instant): Entry => {
  const base = { subjects: [owner], occurredAt: now, actor: desk } as const
  switch (change.kind) {
    case 'open': {
      const { legal, by, id } = change
      return {
        ...base,
        kind: 'duty-opened',
        public: {
          duty: id,
          name: legal.duty,
          to: legal.to,
          by,
          byWords: legal.byWords,
          citation: legal.citation,
          instrument: standing?.instruments[0] ?? null,
          terms: termsOf(legal),
        },
        private: { says: legal.says },
      }
    }
    case 'overtaken':
      return { ...base, kind: 'duty-overtaken', public: { duty: change.id, because: change.because }, private: null }
    case 'missed':
      return { ...base, kind: 'duty-missed', public: { duty: change.id }, private: null }
    default:
      return change satisfies never
  }
}

/** A clock that has reached a mark is told of, once. */
const alarmStep: Step = (record, { now }) => alarmEntries(record.id, alarmClocks(record), record.alarms, now)

export const alarmEntries = (
  subject: Entry['subjects'][number],
  clocks: readonly Clock[],
  already: readonly ClockAlarm[],
  now: Instant,
): readonly Entry[] =>
  alarmsDue(clocks, already, now).map((alarm) => ({
    kind: 'clock-alarm',
    subjects: [subject],
    occurredAt: now,
    actor: desk,
    public: { ...alarm, name: clocks.find(({ id }) => id === alarm.clock)?.name ?? '' },
    private: null,
  }))

/** The log is itself the record that the law asks for: such a duty is done by the entry that opened it. */
const logDutyStep: Step = (record, { now }) =>
  record.duties
    .filter((duty) => duty.state.kind === 'open' && duty.name === 'log-request')
    .map((duty) => ({
      kind: 'duty-done',
      subjects: [record.id],
      occurredAt: now,
      actor: desk,
      public: { duty: duty.id, late: false },
      private: { proof: 'recorded in the log' },
    }))

const gateStep: Step = (record, { now }) => {
  const gate = gateOf(
    record.booking,
    liveInstruments(record).map((each) => each.instrument),
    standingOf(record)?.determination ?? null,
    now,
  )
  const base = { subjects: [record.id], actor: desk } as const
  switch (gate.kind) {
    case 'open': {
      if (record.gate.kind === 'open') return []
      // The law opens the gate at the moment of eligibility; what ended a lawful basis later opens it then.
      const opensAt = record.gate.kind === 'kept' && record.gate.since >= gate.since ? now : gate.since
      return [
        {
          ...base,
          kind: 'gate-opened',
          occurredAt: opensAt,
          public: { eligibleSince: gate.since, cause: gate.cause, heldMinutes: minutesShownClosed(record, gate.since, now) },
          private: null,
        },
        ...gate.warnings.map((says): Entry => ({
          ...base,
          kind: 'escalated',
          occurredAt: now,
          public: { about: 'look-before-the-door', level: 'supervisor', notice: null, duty: null },
          private: { says },
        })),
      ]
    }
    case 'kept':
      // What comes back from the log has its keys in another order.
      return record.gate.kind === 'kept' && canonical(record.gate.basis) === canonical(gate.basis)
        ? []
        : [{ ...base, kind: 'gate-closed', occurredAt: now, public: { because: 'lawful-basis' }, private: { basis: gate.basis } }]
    case 'held':
      return record.gate.kind === 'closed'
        ? []
        : [{ ...base, kind: 'gate-closed', occurredAt: now, public: { because: 'no-longer-eligible' }, private: { basis: [] } }]
    case 'left':
      return record.gate.kind === 'left'
        ? []
        : [{ ...base, kind: 'gate-closed', occurredAt: gate.at, public: { because: 'left' }, private: { basis: [] } }]
    default:
      return gate satisfies never
  }
}

/** Minutes during which the desk knew of the eligibility, named no lawful basis, and did not show the gate open. */
const minutesShownClosed = (record: BookingRecord, eligibleSince: Instant, now: Instant): number => {
  if (record.gate.kind === 'kept') return 0
  const told = record.events.find((each) => each.event.at >= eligibleSince)?.recordedAt ?? now
  return Math.max(0, Math.floor(minutesBetween(told, now)))
}

const noticeStepNow: Step = (record, context) => noticeStep(record, standingOf(record), context)
