// What follows for one booking from what is on record now: determination, duties, gate, notices, as entries to append. Pure.
import { createHash } from 'node:crypto'
import type { Agency } from './agency.ts'
import { caseOf } from './determination/case-of.ts'
import { caseFileParser } from './determination/case-file.ts'
import { determine } from './determination/determine.ts'
import { permitsNotice } from './determination/permit.ts'
import { dutiesAfter, dutiesMissed } from './duty/duty.ts'
import type { DutyChange } from './duty/duty.ts'
import type { Determination } from './law/answer.ts'
import { releaseNotice } from './letter/notice.ts'
import { foldBooking, leftAt, liveInstruments } from './log/booking-record.ts'
import type { BookingRecord } from './log/booking-record.ts'
import type { CaseStanding } from './log/paper-record.ts'
import type { BookingId } from './custody/booking.ts'
import type { Actor, Entry, Logged } from './log/entry.ts'
import { parseDeterminationId, parseNoticeId } from './log/ids.ts'
import { gateOf } from './release/gate.ts'
import { sendBy } from './release/notice.ts'
import type { Notice } from './release/notice.ts'
import { later, minutesBetween } from './time/instant.ts'
import type { Instant } from './time/instant.ts'

export type DecideContext = { readonly agency: Agency; readonly now: Instant; readonly newId: (prefix: string) => string }

const desk: Actor = { kind: 'desk' }

/** All entries that follow from `fresh`, `fresh` itself first. The steps run until nothing more follows. */
export const withConsequences = (
  id: BookingId,
  before: readonly Logged[],
  fresh: readonly Entry[],
  context: DecideContext,
): readonly Entry[] => {
  const entries = [...fresh]
  for (let round = 0; round < roundsMax; round += 1) {
    const record = foldBooking(id, [...before, ...provisional(entries, before, context.now)])
    if (!record) return entries
    const next = steps.map((step) => step(record, context)).find((found) => found.length > 0)
    if (!next) return entries
    entries.push(...next)
  }
  throw new Error(`the steps for booking ${id} did not come to rest after ${roundsMax} rounds`)
}

const roundsMax = 40

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

const determineStep: Step = (record, { agency, now, newId }) => {
  const live = liveInstruments(record)
  if (live.length === 0) return []
  // After the door the case is closed: only a paper that never had an answer still gets one.
  if (leftAt(record) !== null && live.every((each) => record.standing?.instruments.includes(each.instrument.id))) return []
  const file = caseFileParser.parse(
    caseOf({
      place: agency.place,
      zone: agency.zone,
      at: now,
      papers: live,
      booking: record.booking,
      servedWithCopy: record.letters.some((letter) => letter.kind === 'copy-to-person' && letter.served !== null),
      agency: agencyFacts(agency),
      attested: record.facts,
    }),
  )
  const determination = determine(file)
  const factsHash = digestOf({ ...file, at: null, answers: verdictOf(determination) })
  if (record.standing?.factsHash === factsHash) return []
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

/** The verdict without its moment: answers, deciding rules and the law's version; a new day alone is no new verdict. */
const verdictOf = (determination: Determination) => ({
  version: determination.law.version,
  answers: Object.entries(determination.answers).map(([action, each]) => [action, each.answer, each.because.map((rule) => rule.rule)]),
})

export const digestOf = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex')

const dutyStep: Step = (record, { now }) => {
  const standing = standingOf(record)
  if (leftAt(record) !== null) return dutiesAtTheDoor(record, now)
  // Whoever is lawfully kept is not being released: the clock of the release starts when the basis ends.
  const asked = (standing?.determination.duties ?? []).filter(
    (duty) => record.gate.kind !== 'kept' || duty.duty !== 'release-without-delay',
  )
  const changes = dutiesAfter(record.id, record.duties, asked)
  return [...changes, ...dutiesMissed(record.duties, now)].map((change) => dutyEntry(record.id, change, standing, now))
}

/** When the person has left, the release duty is done at that minute, and what was owed to the person in custody is missed. */
const dutiesAtTheDoor = (record: BookingRecord, now: Instant): readonly Entry[] => {
  const left = leftAt(record) ?? now
  return record.duties
    .filter((duty) => duty.state.kind === 'open')
    .flatMap((duty): readonly Entry[] => {
      const base = { subjects: [record.id], occurredAt: now, actor: desk, private: null } as const
      if (duty.name === 'release-without-delay') {
        return [
          {
            ...base,
            kind: 'duty-done',
            public: { duty: duty.id, late: duty.by !== null && left > duty.by },
            private: { proof: 'the person left' },
          },
        ]
      }
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
      const opensAt = record.gate.kind === 'kept' && record.gate.since > gate.since ? now : gate.since
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
      return record.gate.kind === 'kept' && digestOf(record.gate.basis) === digestOf(gate.basis)
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

const noticeStep: Step = (record, context) => {
  const { now, agency, newId } = context
  const standing = standingOf(record)
  const permitted = standing !== null && permitsNotice(standing.determination, agency.policy.allowsNotices)
  const live = liveInstruments(record)
  const asking = live.find((each) => each.instrument.asks.includes('notify-of-release'))
  const left = leftAt(record)
  const leaving = record.gate.kind === 'open' || left !== null
  const withdraw = (notice: Notice, because: string): Entry => ({
    kind: 'notice-withdrawn',
    subjects: [record.id],
    occurredAt: now,
    actor: desk,
    public: { notice: notice.id, because },
    private: null,
  })
  const idle = record.notices.filter((notice) => notice.state === 'waiting')
  if (!permitted || !standing || !asking) return idle.map((notice) => withdraw(notice, 'no determination permits it any more'))
  if (!leaving && idle.some((notice) => notice.about === 'release')) {
    return idle.filter((notice) => notice.about === 'release').map((notice) => withdraw(notice, 'the person is no longer about to leave'))
  }
  const last = record.notices.findLast((notice) => notice.state !== 'withdrawn' || mayHaveArrived(notice))
  const about = leaving
    ? last?.about === 'release' && last.state !== 'withdrawn'
      ? null
      : 'release'
    : last?.about === 'release' && mayHaveArrived(last)
      ? 'correction'
      : null
  if (about === null) return []
  // A paper that came after the door asks for what no longer can be done: the answer letter says so, no notice goes.
  if (left !== null && asking.matchedAt >= left) return []
  const since = record.gate.kind === 'open' ? record.gate.since : (left ?? now)
  const words = releaseNotice({
    about,
    agency: { ...agency, allowsNotices: agency.policy.allowsNotices },
    instrument: asking.instrument,
    bookingNumber: record.booking.number,
    since,
    cause: record.booking.state.kind === 'eligible' ? record.booking.state.cause : null,
    leftAt: left,
    determination: standing.determination,
  })
  return [
    {
      kind: 'notice-opened',
      subjects: [record.id],
      occurredAt: now,
      actor: desk,
      public: {
        notice: parseNoticeId(newId('n')),
        to: 'ice',
        about,
        instrument: asking.instrument.id,
        permittedBy: standing.id,
        // The clock of the notice starts when it could first have been given: at the eligibility, or when the request was matched.
        sendBy: left === null ? sendBy(later(since, asking.matchedAt), agency.policy.noticeMinutesTarget) : left,
      },
      private: { text: words, address: addressesOf(agency) },
    },
  ]
}

/** Sent, or under way, or cut off at an unknown point: the other side may believe it. */
const mayHaveArrived = (notice: Notice): boolean =>
  notice.attempts.some((attempt) => attempt.ended === null || attempt.ended.outcome.kind !== 'failed')

const addressesOf = ({ ice }: Agency) => ({
  ...(ice.fax === undefined ? {} : { fax: ice.fax }),
  ...(ice.email === undefined ? {} : { email: ice.email }),
  ...(ice.phone === undefined ? {} : { phone: ice.phone }),
})

const steps: readonly Step[] = [determineStep, gateStep, noticeStep, dutyStep, logDutyStep]
