// Sends the notices of one booking that are due: permit, attempt on record before it is made, outcome, retry, escalation.
import type { BookingId } from './custody/booking.ts'
import { append, bookingOf } from './desk-work.ts'
import type { Desk } from './desk-work.ts'
import { permitNotice } from './determination/permit.ts'
import type { NoticePermit } from './determination/permit.ts'
import { repeatedNotice } from './letter/notice.ts'
import { leftAt } from './log/booking-record.ts'
import type { BookingRecord } from './log/booking-record.ts'
import type { Entry } from './log/entry.ts'
import { isLate, leadMinutes, nextAttempt, retryMinutes } from './release/notice.ts'
import type { AttemptOutcome, Notice, NoticeChannel } from './release/notice.ts'
import { formatClock, plusMinutes } from './time/instant.ts'
import type { Instant } from './time/instant.ts'

/** Attempts this very program has under way; one found begun but not here was cut off by a crash. */
const underWay = new WeakMap<object, Set<string>>()
const underWayOf = (desk: Desk): Set<string> => {
  const known = underWay.get(desk.outside.store) ?? new Set()
  underWay.set(desk.outside.store, known)
  return known
}

/** Sends what is due; returns when each due notice had one attempt. */
export const sendNotice = async (desk: Desk, id: BookingId): Promise<void> => {
  const record = await bookingOf(desk, id)
  const now = desk.outside.clock.now()
  for (const notice of record.notices) {
    if (notice.nextAt === null || notice.nextAt > now || underWayOf(desk).has(notice.id)) continue
    if (notice.state === 'sending') await settleCutOff(desk, record, notice)
    else if (notice.state === 'waiting') await attempt(desk, record, notice)
  }
}

/** The desk stopped between beginning and end: nobody knows whether it went out. What follows is marked a repeat. */
const settleCutOff = async (desk: Desk, record: BookingRecord, notice: Notice): Promise<void> => {
  const open = notice.attempts.find((each) => each.ended === null)
  if (!open) return
  const outcome: AttemptOutcome = { kind: 'unknown', reason: 'the desk stopped while the notice was being sent; it may have arrived' }
  await append(desk, [record.id], () => [
    ended(record, notice, { number: open.number, channel: open.channel, repeat: open.repeat }, outcome, desk.outside.clock.now()),
  ])
}

const attempt = async (desk: Desk, record: BookingRecord, notice: Notice): Promise<void> => {
  const { standing } = record
  const permit = standing && permitNotice(standing.determination, standing.id, desk.agency.policy.allowsNotices)
  if (!permit) {
    // The steps of decide.ts withdraw a notice that nothing permits; nothing is sent here.
    await append(desk, [record.id], () => [])
    return
  }
  const next = nextAttempt(notice)
  if (!next) {
    await noLine(desk, record, notice)
    return
  }
  const busy = underWayOf(desk)
  busy.add(notice.id)
  try {
    const begun = await begin(desk, record, notice, next, permit)
    if (!begun) return
    const outcome = await transmit(desk, permit, notice, next)
    await append(desk, [record.id], (histories) => {
      const at = desk.outside.clock.now()
      const still =
        histories.get(record.id)?.some((entry) => entry.kind === 'notice-withdrawn' && entry.public.notice === notice.id) ?? false
      const entry = ended(record, notice, next, outcome, at)
      return still ? [entry] : [entry, ...escalations(desk, record, notice, outcome, at)]
    })
  } finally {
    busy.delete(notice.id)
  }
}

type Next = { readonly number: number; readonly channel: NoticeChannel; readonly to: string; readonly repeat: boolean }

/** On record before the line is touched: whatever happens after, we know that something may have gone out. */
const begin = async (desk: Desk, record: BookingRecord, notice: Notice, next: Next, permit: NoticePermit): Promise<boolean> => {
  const logged = await append(desk, [record.id], (histories) => {
    const gone = histories
      .get(record.id)
      ?.some(
        (entry) =>
          (entry.kind === 'notice-withdrawn' && entry.public.notice === notice.id) ||
          (entry.kind === 'notice-attempt-begun' && entry.public.notice === notice.id && entry.public.attempt === next.number),
      )
    if (gone) return []
    return [
      {
        kind: 'notice-attempt-begun',
        subjects: [record.id],
        occurredAt: desk.outside.clock.now(),
        actor: { kind: 'desk' },
        public: { notice: notice.id, attempt: next.number, channel: next.channel, permittedBy: permit.determination, repeat: next.repeat },
        private: { to: next.to },
      },
    ]
  })
  return logged.some((entry) => entry.kind === 'notice-attempt-begun')
}

const transmit = async (desk: Desk, permit: NoticePermit, notice: Notice, next: Next): Promise<AttemptOutcome> => {
  const line = desk.outside.noticeLines.find((each) => each.channel === next.channel)
  if (!line) return { kind: 'failed', reason: `no ${next.channel} line is set up`, permanent: true }
  const [subject = '', ...body] = (next.repeat ? repeatedNotice(notice.text) : notice.text).split('\n')
  try {
    return await line.send(permit, { to: next.to, subject, text: body.join('\n').trimStart(), messageId: `${notice.id}.${next.number}` })
  } catch (error) {
    return { kind: 'unknown', reason: error instanceof Error ? error.message : 'the line broke' }
  }
}

const ended = (record: BookingRecord, notice: Notice, next: Omit<Next, 'to'>, outcome: AttemptOutcome, at: Instant): Entry => {
  const left = leftAt(record)
  const failed = notice.attempts.filter((each) => each.ended !== null).length + 1
  return {
    kind: 'notice-attempt-ended',
    subjects: [record.id],
    occurredAt: at,
    actor: { kind: 'desk' },
    public: {
      notice: notice.id,
      attempt: next.number,
      channel: next.channel,
      outcome: outcome.kind,
      leadMinutes: leadMinutes(at, left),
      late: isLate(notice, at, left),
      repeat: next.repeat,
      nextAt: outcome.kind === 'sent' ? null : plusMinutes(at, retryMinutes(notice, failed)),
    },
    private: { outcome },
  }
}

/** The desk is told when every line has failed once, again when the target is missed, then every fifth failure. */
const escalations = (desk: Desk, record: BookingRecord, notice: Notice, outcome: AttemptOutcome, at: Instant): readonly Entry[] => {
  if (outcome.kind === 'sent') return []
  const failures = notice.attempts.filter((each) => each.ended !== null).length + 1
  const lines = desk.outside.noticeLines.filter((line) => notice.addresses[line.channel] !== undefined).length
  const due = failures === Math.max(1, lines) || (at > notice.sendBy && notice.escalations < 2) || failures % 5 === 0
  return due ? [escalated(desk, record, notice, `${outcome.reason}`, at, failures)] : []
}

const escalated = (desk: Desk, record: BookingRecord, notice: Notice, reason: string, at: Instant, failures: number): Entry => {
  const phone = notice.addresses.phone
  const call = phone === undefined ? 'Call the requesting office' : `Call ${phone}`
  return {
    kind: 'escalated',
    subjects: [record.id],
    occurredAt: at,
    actor: { kind: 'desk' },
    public: { about: 'notice-not-delivered', level: at > notice.sendBy ? 'supervisor' : 'desk', notice: notice.id, duty: null },
    private: {
      says:
        `The notice about booking ${record.booking.number} has not gone out (${failures} ${failures === 1 ? 'try' : 'tries'}, last at ` +
        `${formatClock(at, desk.agency.zone)}: ${reason}). ${call} now, read the notice, and record who you spoke to. The release does not wait for this.`,
    },
  }
}

/** No fax and no mail address is set up: the notice is a telephone task from the start, shown again every ten minutes. */
const noLine = async (desk: Desk, record: BookingRecord, notice: Notice): Promise<void> => {
  await append(desk, [record.id], () => {
    const at = desk.outside.clock.now()
    const next = { number: notice.attempts.length + 1, channel: 'phone' as const, repeat: false }
    const outcome: AttemptOutcome = {
      kind: 'failed',
      reason: 'no fax number and no mail address of ICE is set up in agency.yaml',
      permanent: true,
    }
    const begun: Entry = {
      kind: 'notice-attempt-begun',
      subjects: [record.id],
      occurredAt: at,
      actor: { kind: 'desk' },
      public: { notice: notice.id, attempt: next.number, channel: 'phone', permittedBy: notice.permittedBy, repeat: false },
      private: { to: notice.addresses.phone ?? '' },
    }
    const entries = [begun, ended(record, notice, next, outcome, at)]
    return notice.attempts.length % 3 === 0 ? [...entries, escalated(desk, record, notice, outcome.reason, at, next.number)] : entries
  })
}
