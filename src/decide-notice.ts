// When a notice of release is opened, taken back before it goes out, or corrected: what follows for one booking now. Pure.
import type { Agency } from './agency.ts'
import type { DecideContext } from './decide-context.ts'
import { permitsNotice } from './determination/permit.ts'
import { releaseNotice } from './letter/notice.ts'
import { leftAt, liveInstruments } from './log/booking-record.ts'
import type { BookingRecord, MatchedInstrument } from './log/booking-record.ts'
import type { Actor, Entry } from './log/entry.ts'
import { parseNoticeId } from './log/ids.ts'
import type { CaseStanding } from './log/paper-record.ts'
import { isPending, mayHaveArrived, sendBy } from './release/notice.ts'
import type { Notice } from './release/notice.ts'
import { acknowledgeCode } from './release/acknowledge.ts'
import { earlier, later } from './time/instant.ts'
import type { Instant } from './time/instant.ts'

const desk: Actor = { kind: 'desk' }

/**
 * At most one notice at a time is on its way about one person: what is no longer true is withdrawn, what may have been believed is
 * corrected. A transfer and a death end the stay and are no release: nothing is told of them, and a release told before is corrected.
 */
export const noticeStep = (record: BookingRecord, standing: CaseStanding | null, context: DecideContext): readonly Entry[] => {
  const { now, agency } = context
  const permitted = standing !== null && permitsNotice(standing.determination, agency.policy.allowsNotices)
  const asking = liveInstruments(record).find((each) => each.instrument.asks.includes('notify-of-release'))
  const pending = record.notices.filter(isPending)
  const withdraw = (because: string, which: (notice: Notice) => boolean = () => true): readonly Entry[] =>
    pending.filter(which).map((notice) => ({
      kind: 'notice-withdrawn',
      subjects: [record.id],
      occurredAt: now,
      actor: desk,
      public: { notice: notice.id, because },
      private: null,
    }))
  if (!permitted || !standing || !asking) return withdraw('no determination permits it any more')
  const leaving = isLeaving(record)
  const stale = leaving
    ? withdraw('the person is about to leave after all', (notice) => notice.about === 'correction')
    : withdraw('the person is no longer about to leave', (notice) => notice.about === 'release')
  if (stale.length > 0) return stale
  const last = record.notices.findLast((notice) => isPending(notice) || mayHaveArrived(notice))
  const again = last !== undefined && isOvertaken(last, record.notices)
  if (leaving && (last?.about !== 'release' || again || isOfEarlier(last, record)))
    return opened(record, standing, asking, { about: 'release', again }, context)
  if (!leaving && last !== undefined && (last.about === 'release' || again))
    return opened(record, standing, asking, { about: 'correction', again }, context)
  return []
}

/** True if what was said before it came in after it, on a slower line or by a late call: then the other side's last word is the old one. */
const isOvertaken = (last: Notice, notices: readonly Notice[]): boolean => {
  const arrived = lastArrival(last)
  if (isPending(last) || arrived === null) return false
  return notices.some((notice) => notice.about !== last.about && (lastArrival(notice) ?? 0) > arrived)
}

/** The entry of its last arrival, as far as it may have arrived; null if it did not, or is still under way. */
const lastArrival = ({ attempts }: Notice): number | null =>
  attempts.reduce<number | null>(
    (last, { ended }) => (ended === null || ended.outcome.kind === 'failed' ? last : Math.max(last ?? 0, ended.seq)),
    null,
  )

/** Told of a release that was cancelled while nothing permitted a correction: this one is another, and was not told. */
const isOfEarlier = (notice: Notice, { gate }: BookingRecord): boolean => gate.kind === 'open' && notice.certainAt < gate.since

/** The gate is open, or the person has left through it. */
const isLeaving = ({ gate, booking: { state } }: BookingRecord): boolean =>
  gate.kind === 'open' || (state.kind === 'released' && state.how === 'released')

const opened = (
  record: BookingRecord,
  standing: CaseStanding,
  asking: MatchedInstrument,
  { about, again }: { readonly about: Notice['about']; readonly again: boolean },
  { now, agency, newId, restoredAt }: DecideContext,
): readonly Entry[] => {
  const left = leftAt(record)
  // A paper that came after the door asks for what no longer can be done: the answer letter says so, no notice goes.
  if (left !== null && asking.matchedAt >= left) return []
  const since = record.gate.kind === 'open' ? record.gate.since : (left ?? now)
  // The clock of the notice starts when it could first have been given: at the eligibility, or when the request was matched.
  const certainAt = about === 'release' ? later(since, asking.matchedAt) : now
  const code = acknowledgeCode(newId('a'))
  const words = releaseNotice({
    about,
    agency: { ...agency, allowsNotices: agency.policy.allowsNotices },
    instrument: asking.instrument,
    bookingNumber: record.booking.number,
    since,
    cause: record.booking.state.kind === 'eligible' ? record.booking.state.cause : null,
    leftAt: left,
    determination: standing.determination,
    acknowledge: { code, at: agency.notices.acknowledgeAt ?? null },
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
        sendBy: dueBy(certainAt, about === 'release' ? left : null, agency),
        certainAt,
        ...(again || (restoredAt !== undefined && happenedAt(record, about, since) <= restoredAt) ? { mayBeKnown: true as const } : {}),
        ladder: { confirmMinutes: agency.notices.confirmMinutes, until: agency.notices.until },
      },
      private: { text: words, address: addressesOf(agency), code },
    },
  ]
}

/** When that happened which the notice tells: the person could leave; or could no longer. */
const happenedAt = ({ events }: BookingRecord, about: Notice['about'], since: Instant): Instant =>
  about === 'release' ? since : (events.at(-1)?.event.at ?? since)

/** The agency's target; whatever goes out after the door is late, however soon after the desk was told. */
const dueBy = (certainAt: Instant, left: Instant | null, agency: Agency): Instant => {
  const target = sendBy(certainAt, agency.policy.noticeMinutesTarget)
  return left === null ? target : earlier(target, left)
}

/** Where this agency reaches the recipient, rung by rung. */
export const addressesOf = ({ ice }: Agency) => ({
  ...(ice.fax === undefined ? {} : { fax: ice.fax }),
  ...(ice.fax2 === undefined ? {} : { fax2: ice.fax2 }),
  ...(ice.email === undefined ? {} : { email: ice.email }),
  ...(ice.webhook === undefined ? {} : { webhook: ice.webhook }),
  ...(ice.portal === undefined ? {} : { portal: ice.portal }),
  ...(ice.phone === undefined ? {} : { phone: ice.phone }),
})
