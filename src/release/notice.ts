// Notices of release: when one is due or allowed, its attempts, its lead, its escalation. Sending needs a permit (see permit.ts).
import type { InstrumentId } from '../instrument/instrument.ts'
import { minutesBetween, plusMinutes } from '../time/instant.ts'
import type { DeterminationId } from '../determination/determination-id.ts'
import type { Brand, Instant } from '../time/instant.ts'

export type NoticeId = Brand<string, 'NoticeId'>
export type { DeterminationId }

/** Channels by which a notice can go out, in the order in which they are tried. */
export const noticeChannels = ['fax', 'email', 'phone'] as const
export type NoticeChannel = (typeof noticeChannels)[number]
export type Recipient = 'ice'
export type Addresses = Readonly<Partial<Record<NoticeChannel, string>>>

/** What a fax machine confirmed: pages, and how the other machine named itself (T.30 CSI; null if it did not). */
export type FaxProof = { readonly pages: number; readonly remoteId: string | null }

/**
 * sent: the other side's machine took it. failed: it did not. partial: it confirmed the first pages only. unknown: we cannot
 * tell; it may have arrived.
 */
export type AttemptOutcome =
  | { readonly kind: 'sent'; readonly serverAnswer: string; readonly fax?: FaxProof }
  | { readonly kind: 'failed'; readonly reason: string; readonly permanent: boolean }
  | { readonly kind: 'partial'; readonly reason: string; readonly pagesConfirmed: number; readonly pages: number }
  | { readonly kind: 'unknown'; readonly reason: string }

export type Attempt = {
  readonly number: number
  readonly channel: NoticeChannel
  readonly to: string
  readonly begunAt: Instant
  readonly repeat: boolean
  readonly ended: { readonly at: Instant; readonly outcome: AttemptOutcome; readonly late: boolean } | null
}

export type NoticeState = 'waiting' | 'sending' | 'sent' | 'withdrawn'

export type Notice = {
  readonly id: NoticeId
  readonly to: Recipient
  readonly about: 'release' | 'correction'
  readonly instrument: InstrumentId
  readonly permittedBy: DeterminationId
  readonly openedAt: Instant
  readonly sendBy: Instant
  readonly text: string
  readonly addresses: Addresses
  readonly attempts: readonly Attempt[]
  readonly nextAt: Instant | null
  readonly state: NoticeState
  readonly escalations: number
}

/** Which attempt comes next: the channels in turn, so that a dead line never holds up the other. */
export const nextAttempt = (
  notice: Notice,
): { readonly number: number; readonly channel: NoticeChannel; readonly to: string; readonly repeat: boolean } | null => {
  const usable = noticeChannels.flatMap((channel) => {
    const to = notice.addresses[channel]
    return to === undefined || channel === 'phone' ? [] : [{ channel, to }]
  })
  const number = notice.attempts.length + 1
  const turn = usable[(number - 1) % usable.length]
  if (!turn) return null
  // An attempt whose end we do not know may have arrived: whatever follows it says that it is a repeat.
  const repeat = notice.attempts.some((attempt) => attempt.ended === null || attempt.ended.outcome.kind === 'unknown')
  return { number, ...turn, repeat }
}

/** Minutes to wait after the n-th failed attempt: 0 while an untried channel is left, then 1, 1, then every 2. */
export const retryMinutes = (notice: Notice, failed: number): number => {
  const usable = noticeChannels.filter((channel) => channel !== 'phone' && notice.addresses[channel] !== undefined).length
  if (failed < usable) return 0
  const round = failed - usable
  return [1, 1][round] ?? 2
}

/** Late: after the agency's own target, or after the person left. */
export const isLate = (notice: Pick<Notice, 'sendBy'>, at: Instant, leftAt: Instant | null): boolean =>
  at > notice.sendBy || (leftAt !== null && at > leftAt)

/** Minutes between the notice and the door; null as long as the person has not left; negative if the notice came after. */
export const leadMinutes = (sentAt: Instant, leftAt: Instant | null): number | null =>
  leftAt === null ? null : Math.floor(minutesBetween(sentAt, leftAt))

/** The agency's target for a notice: minutes from the moment it became due or allowed. */
export const sendBy = (openedAt: Instant, targetMinutes: number): Instant => plusMinutes(openedAt, targetMinutes)

export const sentAt = (notice: Notice): Instant | null =>
  notice.attempts.find((attempt) => attempt.ended?.outcome.kind === 'sent')?.ended?.at ?? null
