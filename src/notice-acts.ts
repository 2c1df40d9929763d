// What people do about a notice: the call, the entry in a portal, the code that comes back. Each with who did it and who was spoken to.
import type { BookingId } from './custody/booking.ts'
import { append } from './desk-work.ts'
import type { Desk, Histories } from './desk-work.ts'
import { DeskError } from './errors.ts'
import { foldBooking, isBookingId } from './log/booking-record.ts'
import type { BookingRecord } from './log/booking-record.ts'
import type { Actor, Entry, NoticeId } from './log/entry.ts'
import { asCode } from './release/acknowledge.ts'
import { mayHaveArrived } from './release/notice.ts'
import type { AcknowledgedHow, Attempt, AttemptOutcome, Notice } from './release/notice.ts'
import { endedEntry } from './send-notice.ts'
import type { Instant } from './time/instant.ts'

type By = { readonly actor: Actor; readonly at?: Instant }

/** How a call ended. Only `spoke` tells anybody anything; a message left may have been heard. */
export const callResults = ['spoke', 'left-message', 'no-answer', 'busy'] as const
export type CallResult = (typeof callResults)[number]

export type Call = {
  readonly result: CallResult
  /** Name and office of whoever answered; the number called if nobody did. */
  readonly spokeTo: string
  /** The code of the notice, if they read it back: then they have it on paper. */
  readonly code?: string | undefined
}

/** A deputy called the recipient. Only about a notice that a determination permits; it counts as given if somebody was spoken to. */
export const recordCall = async (desk: Desk, booking: BookingId, notice: NoticeId, call: Call, by: By): Promise<void> => {
  await byHand(desk, booking, notice, by, 'phone', call.spokeTo, outcomeOfCall(call), (found, base) => {
    const { code } = call
    if (code === undefined || code.trim() === '') return []
    if (found.code === null || asCode(code) !== found.code)
      throw new DeskError('input-invalid', `The code [${code}] is not the one on this notice.`)
    return [acknowledged(found, base, 'telephone', call.spokeTo)]
  })
}

/** A deputy told the recipient by telephone: who was spoken to is the proof. */
export const recordPhoneNotice = (desk: Desk, booking: BookingId, notice: NoticeId, spokeTo: string, by: By): Promise<void> =>
  recordCall(desk, booking, notice, { result: 'spoke', spokeTo }, by)

/** A deputy entered the notice in the recipient's portal; the number that the portal gave is the proof. */
export const recordPortal = async (desk: Desk, booking: BookingId, notice: NoticeId, reference: string, by: By): Promise<void> => {
  const outcome: AttemptOutcome = { kind: 'sent', serverAnswer: `entered in the portal, reference ${reference}` }
  await byHand(desk, booking, notice, by, 'portal', null, outcome, () => [])
}

const outcomeOfCall = ({ result, spokeTo }: Call): AttemptOutcome => {
  switch (result) {
    case 'spoke':
      return { kind: 'sent', serverAnswer: `told by telephone: ${spokeTo}` }
    case 'left-message':
      return { kind: 'unknown', reason: `a message was left: ${spokeTo}` }
    case 'no-answer':
      return { kind: 'failed', reason: `no answer: ${spokeTo}`, permanent: false, cause: 'no-answer' }
    case 'busy':
      return { kind: 'failed', reason: `busy: ${spokeTo}`, permanent: false, cause: 'busy' }
    default:
      return result satisfies never
  }
}

type Base = { readonly subjects: readonly [BookingId]; readonly occurredAt: Instant; readonly actor: Actor }

/** Begun and ended in one: what a person did is over when it is written down. */
const byHand = async (
  desk: Desk,
  booking: BookingId,
  notice: NoticeId,
  by: By,
  rung: 'phone' | 'portal',
  to: string | null,
  outcome: AttemptOutcome,
  also: (notice: Notice, base: Base) => readonly Entry[],
): Promise<void> => {
  await append(desk, [booking], (histories) => {
    const record = bookingIn(histories, booking)
    const found = record.notices.find((each) => each.id === notice)
    if (!found) throw new DeskError('record-unknown', `There is no notice [${notice}] on this booking.`)
    if (found.state === 'withdrawn' || found.acknowledged !== null || givenByHand(found))
      throw new DeskError('changed-meanwhile', 'This notice is already given, acknowledged or withdrawn.')
    const at = by.at ?? desk.outside.clock.now()
    const base: Base = { subjects: [booking], occurredAt: at, actor: by.actor }
    const attempt: Attempt = {
      number: found.attempts.length + 1,
      channel: rung,
      rung,
      to: to ?? found.addresses[rung] ?? '',
      begunAt: at,
      repeat: mayHaveArrived(found),
      ended: null,
    }
    const begun: Entry = {
      ...base,
      kind: 'notice-attempt-begun',
      public: { notice, attempt: attempt.number, channel: rung, permittedBy: found.permittedBy, repeat: attempt.repeat },
      private: { to: attempt.to },
    }
    const ended = endedEntry(record, { ...found, attempts: [...found.attempts, attempt] }, attempt, outcome, at)
    return [begun, { ...ended, actor: by.actor }, ...also(found, base)]
  })
}

/** Told to a person once is told. What a machine took may still be told by a person. */
const givenByHand = (notice: Notice): boolean =>
  notice.attempts.some(({ rung, ended }) => (rung === 'phone' || rung === 'portal') && ended?.outcome.kind === 'sent')

const acknowledged = (notice: Notice, base: Base, how: AcknowledgedHow, by: string | null): Entry => ({
  ...base,
  kind: 'notice-acknowledged',
  public: { notice: notice.id, how },
  private: { by },
})

/** Codes of the last so many notices are looked for; older ones are of no use to anybody. */
const noticesLookedAt = 1000

/**
 * A code came back. Records the acknowledgment if it is one of ours and not recorded yet; whoever sent it is told nothing of that,
 * so that a code cannot be found by trying.
 */
export const acknowledgeByCode = async (
  desk: Desk,
  typed: string,
  name: string | null,
  how: AcknowledgedHow = 'code-page',
): Promise<void> => {
  const code = asCode(typed)
  const rows = await desk.outside.store.rows('notice', { limit: noticesLookedAt })
  const row = rows.find((each) => each.shows['code'] === code)
  if (!row || !isBookingId(row.subject)) return
  const booking = row.subject
  await append(desk, [booking], (histories) => {
    const found = bookingIn(histories, booking).notices.find((each) => each.id === row.key)
    if (!found || found.acknowledged !== null) return []
    const base: Base = { subjects: [booking], occurredAt: desk.outside.clock.now(), actor: { kind: 'desk' } }
    return [acknowledged(found, base, how, name)]
  })
}

const bookingIn = (histories: Histories, booking: BookingId): BookingRecord => {
  const record = foldBooking(booking, histories.get(booking) ?? [])
  if (!record) throw new DeskError('record-unknown', `There is no booking record [${booking}].`)
  return record
}
