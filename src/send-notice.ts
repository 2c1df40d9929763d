// Sends one notice by one rung of its ladder: permit, attempt on record before the line is touched, outcome; and tells the desk.
import type { BookingId } from './custody/booking.ts'
import { withConsequences } from './decide.ts'
import { append, bookingOf, contextOf } from './desk-work.ts'
import type { Desk } from './desk-work.ts'
import { permitNotice } from './determination/permit.ts'
import type { NoticePermit } from './determination/permit.ts'
import { hardlyInTime } from './forecast-work.ts'
import { repeatedNotice } from './letter/notice.ts'
import { foldBooking, isBookingId, leftAt } from './log/booking-record.ts'
import type { BookingRecord } from './log/booking-record.ts'
import type { Entry, Logged, NoticeId } from './log/entry.ts'
import { noticeLate, noticeWithEnd, notDelivered } from './log/notice-record.ts'
import { causeOf } from './release/cause.ts'
import { allHaveFailed, channelOf, rungsByMachine, stepsOf, tellAt, usableRungs } from './release/ladder.ts'
import type { RungByMachine, Step } from './release/ladder.ts'
import { lateBecause } from './release/late.ts'
import { isLate, isPending, leadMinutes, mayHaveArrived } from './release/notice.ts'
import type { Attempt, AttemptOutcome, Notice } from './release/notice.ts'
import type { NoticeLine } from './outside/outside.ts'
import { inHand } from './sendings.ts'
import { formatClock, plusMinutes, plusMs } from './time/instant.ts'
import type { Instant } from './time/instant.ts'

/** Which notice, and which rung or that the desk is told; as the row of work names it. */
type NoticeWork = { readonly key: string; readonly booking: BookingId; readonly about: string }

/**
 * Does one row of work about a notice. With `desk.sendings` this comes back as `goes-on` once the attempt is on record, or waits for
 * a free line; the sending goes on by itself, and what then fails is given to `failed`. Without it, the sending has ended.
 */
export const sendNotice = async (desk: Desk, work: NoticeWork, failed: (failure: unknown) => void): Promise<'done' | 'goes-on'> => {
  const [id = '', what = ''] = work.about.split(':')
  const rung = rungsByMachine.find((each) => each === what)
  if (!rung) {
    await tell(desk, work.booking, id)
    return 'done'
  }
  const hand = inHand(desk.outside)
  if (hand.has(work.key)) return 'goes-on'
  hand.add(work.key)
  const job = async (begun: () => void): Promise<void> => {
    try {
      await sendBy(desk, work.booking, id, rung, begun)
    } finally {
      hand.delete(work.key)
    }
  }
  if (!desk.sendings) {
    await job(() => undefined)
    return 'done'
  }
  await desk.sendings.start(channelOf(rung), job, failed)
  return 'goes-on'
}

const sendBy = async (desk: Desk, booking: BookingId, id: string, rung: RungByMachine, told: () => void): Promise<void> => {
  const notice = (await bookingOf(desk, booking)).notices.find((each) => each.id === id)
  const step = notice && stepsOf(notice).find((each) => each.rung === rung)
  if (!notice || !step || step.at > desk.outside.clock.now()) return
  if (step.attempt !== null) {
    told()
    await settleCutOff(desk, booking, notice, step.attempt)
    return
  }
  const begun = await begin(desk, booking, notice.id, rung)
  if (begun === 'drawn-anew') return
  // Still due and not begun would spin for ever: it waits like work that failed.
  if (begun === null) throw new Error('the notice could not be begun')
  told()
  const outcome = await transmit(desk, booking, begun)
  await end(desk, booking, notice.id, begun.attempt.number, outcome)
}

/** So often a line is asked about a message under way, and the record whether it is still wanted. */
const pollMs = 15_000

/**
 * The desk stopped between beginning and end. A line that remembers is asked; of any other nobody knows whether it went out. What is
 * still to be said is said again at once; of what is no longer to be said the end is put on record only when nothing of it can be on its
 * way any more, for a word that comes in after the one that corrects it has that one said again.
 */
const settleCutOff = async (desk: Desk, booking: BookingId, notice: Notice, attempt: Attempt): Promise<void> => {
  const line = desk.outside.noticeLines.find((each) => each.channel === attempt.channel)
  const mayRunUntil = plusMinutes(attempt.begunAt, courseMinutesMax)
  if (!line?.settle && !isPending(notice) && desk.outside.clock.now() < mayRunUntil)
    throw new Error('the line may still be at it, and cannot be asked')
  for (;;) {
    const became = line?.settle ? await line.settle(messageIdOf(notice.id, attempt.number)) : cutOff
    if (became.kind === 'never-heard') return end(desk, booking, notice.id, attempt.number, neverHeard)
    if (became.kind !== 'under-way') return end(desk, booking, notice.id, attempt.number, became)
    if (!desk.sendings) throw new Error('the line is still at it')
    const { clock } = desk.outside
    await clock.until(plusMs(clock.now(), pollMs), desk.stopping)
    if (desk.stopping?.aborted) return
  }
}

/** The longest that a line is at one message: our choice, above a page at the slowest speed of a fax with its redials. */
const courseMinutesMax = 30

const cutOff: AttemptOutcome = { kind: 'unknown', reason: 'the desk stopped while the notice was being sent; it may have arrived' }
const neverHeard: AttemptOutcome = {
  kind: 'failed',
  reason: 'the desk stopped before the line had the notice',
  permanent: false,
  cause: 'cut',
}

const messageIdOf = (notice: NoticeId, attempt: number): string => `${notice}.${attempt}`

type Begun = {
  readonly notice: Notice
  readonly attempt: Pick<Attempt, 'number' | 'repeat' | 'to'>
  readonly step: Step
  readonly permit: NoticePermit
}

/**
 * On record before the line is touched: whatever happens after, we know that something may have gone out. Everything is looked at
 * once more in the state in which it is written: what no determination permits any more, what was acknowledged or sent another
 * way in this very second, does not begin.
 */
const begin = async (desk: Desk, booking: BookingId, id: NoticeId, rung: RungByMachine): Promise<Begun | 'drawn-anew' | null> => {
  const { clock } = desk.outside
  const says = await hardlyInTime(desk, rung)
  const begun: Begun[] = []
  let stillDue = true
  const logged = await append(desk, [booking], (histories) => {
    begun.length = 0
    const before = histories.get(booking) ?? []
    const now = clock.now()
    // A new day may have brought a new answer: it is drawn first, and what it withdraws is not sent.
    const first = withConsequences(booking, before, [], contextOf(desk, now))
    if (first.length > 0) return first
    const record = foldBooking(booking, before)
    const notice = record?.notices.find((each) => each.id === id)
    const step = notice && stepsOf(notice).find((each) => each.rung === rung)
    stillDue = step !== undefined && step.attempt === null && step.at <= now
    if (!record?.standing || !notice || !step || !stillDue) return []
    const permit = permitNotice(record.standing.determination, record.standing.id, desk.agency.policy.allowsNotices)
    if (!permit) return []
    const wasOpenThen = desk.restoredAt !== undefined && notice.openedAt <= desk.restoredAt
    const attempt = { number: notice.attempts.length + 1, repeat: mayHaveArrived(notice) || wasOpenThen, to: step.to }
    begun.push({ notice, attempt, step, permit })
    const entry: Entry = {
      kind: 'notice-attempt-begun',
      subjects: [booking],
      occurredAt: now,
      actor: { kind: 'desk' },
      public: {
        notice: id,
        attempt: attempt.number,
        channel: step.channel,
        permittedBy: permit.determination,
        repeat: attempt.repeat,
        ...(rung === step.channel ? {} : { rung }),
      },
      private: { to: step.to },
    }
    const warning = notice.forecastTold || notice.attempts.length > 0 ? null : says(record, notice, now)
    return warning === null ? [entry] : [entry, warning]
  })
  return begun[0] ?? (logged.length > 0 || !stillDue ? 'drawn-anew' : null)
}

const transmit = async (desk: Desk, booking: BookingId, { notice, attempt, step, permit }: Begun): Promise<AttemptOutcome> => {
  const line = desk.outside.noticeLines.find((each) => each.channel === step.channel)
  if (!line) return { kind: 'failed', reason: `no ${step.channel} line is set up`, permanent: true, cause: 'not-set-up' }
  const [subject = '', ...body] = (attempt.repeat ? repeatedNotice(notice.text) : notice.text).split('\n')
  const message = { to: step.to, subject, text: body.join('\n').trimStart(), messageId: messageIdOf(notice.id, attempt.number) }
  try {
    return await watched(desk, booking, line, message.messageId, line.send(permit, message))
  } catch (error) {
    // Stopped with the desk: the attempt stays open, and the next start asks the line what became of it.
    if (desk.stopping?.aborted) throw error
    return { kind: 'unknown', reason: error instanceof Error ? error.message : 'the line broke' }
  }
}

/** A message that waits at a fax server is taken back when another way was faster, or when it is no longer true. */
const watched = async (desk: Desk, booking: BookingId, line: NoticeLine, messageId: string, sending: Promise<AttemptOutcome>) => {
  const { clock } = desk.outside
  if (!line.cancel || !desk.sendings) return sending
  const ended = new AbortController()
  const signal = desk.stopping ? AbortSignal.any([desk.stopping, ended.signal]) : ended.signal
  try {
    for (;;) {
      const first = await Promise.race([sending, clock.until(plusMs(clock.now(), pollMs), signal)])
      if (first) return first
      if (desk.stopping?.aborted) throw new Error('the desk stops; the line is asked at the next start')
      const { notices } = await bookingOf(desk, booking)
      const wanted = notices.some((each) => messageId.startsWith(`${each.id}.`) && isPending(each))
      if (!wanted) await line.cancel(messageId)
    }
  } finally {
    ended.abort()
  }
}

const end = async (desk: Desk, booking: BookingId, id: NoticeId, number: number, outcome: AttemptOutcome): Promise<void> => {
  await append(desk, [booking], (histories) => {
    const record = foldBooking(booking, histories.get(booking) ?? [])
    const notice = record?.notices.find((each) => each.id === id)
    const attempt = notice?.attempts.find((each) => each.number === number)
    if (!record || !notice || !attempt || attempt.ended !== null) return []
    const at = desk.outside.clock.now()
    const entry = endedEntry(record, notice, attempt, outcome, at)
    const after = noticeWithEnd(notice, number, { at, outcome, cause: causeOf(outcome), late: entry.public.late })
    const newlyDown = isPending(after) && allHaveFailed(after) && !allHaveFailed(notice)
    return newlyDown ? [entry, escalated(desk, record, after, notDelivered, at)] : [entry]
  })
}

/** The end of an attempt as an entry, with its lead and, if it is late, why. */
export const endedEntry = (record: BookingRecord, notice: Notice, attempt: Attempt, outcome: AttemptOutcome, at: Instant) => {
  const left = leftAt(record)
  const late = isLate(notice, at, left)
  const cause = causeOf(outcome)
  return {
    kind: 'notice-attempt-ended',
    subjects: [record.id],
    occurredAt: at,
    actor: { kind: 'desk' },
    public: {
      notice: notice.id,
      attempt: attempt.number,
      channel: attempt.channel,
      outcome: outcome.kind,
      leadMinutes: leadMinutes(at, left),
      late,
      repeat: attempt.repeat,
      nextAt: noticeWithEnd(notice, attempt.number, { at, outcome, cause, late }).nextAt,
      cause,
      lateBecause: lateBecause(notice, at, left),
      ...(outcome.kind === 'partial' ? { pages: { confirmed: outcome.pagesConfirmed, of: outcome.pages } } : {}),
    },
    private: { outcome },
  } satisfies Entry
}

/** The desk is told that a notice has not arrived: a person takes over, at once where no line can send it. */
const tell = async (desk: Desk, booking: BookingId, id: string): Promise<void> => {
  await append(desk, [booking], (histories) => {
    const record = foldBooking(booking, histories.get(booking) ?? [])
    const notice = record?.notices.find((each) => each.id === id)
    const due = notice ? tellAt(notice) : null
    const at = desk.outside.clock.now()
    if (!record || !notice || due === null || due > at) return []
    const about = usableRungs(notice.addresses).length === 0 && notice.told === null ? notDelivered : noticeLate
    return [escalated(desk, record, notice, about, at)]
  })
}

const escalated = (desk: Desk, record: BookingRecord, notice: Notice, about: string, at: Instant): Entry => {
  const { phone, portal } = notice.addresses
  const call = phone === undefined ? 'Call the requesting office' : `Call ${phone}`
  const byHand = portal === undefined ? `${call} now` : `Enter it at ${portal} or ${call.charAt(0).toLowerCase()}${call.slice(1)} now`
  const ended = notice.attempts.filter((each) => each.ended !== null)
  const last = ended.at(-1)?.ended?.outcome
  const reason = last === undefined || last.kind === 'sent' ? 'no line has confirmed it' : last.reason
  const tries = `${ended.length} ${ended.length === 1 ? 'try' : 'tries'}, at ${formatClock(at, desk.agency.zone)}: ${reason}`
  const why = usableRungs(notice.addresses).length === 0 ? 'no fax number and no mail address of ICE is set up in agency.yaml' : tries
  return {
    kind: 'escalated',
    subjects: [record.id],
    occurredAt: at,
    actor: { kind: 'desk' },
    public: { about, level: about === noticeLate || at > notice.sendBy ? 'supervisor' : 'desk', notice: notice.id, duty: null },
    private: {
      says:
        `The notice about booking ${record.booking.number} has not gone out (${why}). ` +
        `${byHand}, read the notice, and record who you spoke to. The release does not wait for this.`,
    },
  }
}

/** A mail that a server had taken came back. `messageId` is the one that it went out with; nothing happens if we do not know it. */
export const recordReturned = async (desk: Desk, messageId: string, reason: string): Promise<boolean> => {
  const [id = '', number = ''] = messageId.replace(/^<|@.*$/g, '').split('.')
  const row = await desk.outside.store.row('notice', id)
  if (!row || !isBookingId(row.subject)) return false
  const booking = row.subject
  const logged: readonly Logged[] = await append(desk, [booking], (histories) => {
    const record = foldBooking(booking, histories.get(booking) ?? [])
    const notice = record?.notices.find((each) => each.id === id)
    const attempt = notice?.attempts.find((each) => each.number === Number(number))
    if (!notice || attempt?.ended?.outcome.kind !== 'sent') return []
    return [
      {
        kind: 'notice-returned',
        subjects: [booking],
        occurredAt: desk.outside.clock.now(),
        actor: { kind: 'desk' },
        public: { notice: notice.id, attempt: attempt.number },
        private: { reason },
      },
    ]
  })
  return logged.length > 0
}
