// A notice of release, or its correction: whom it is for, by which ways it goes, every attempt, and what became of it.
import type { InstrumentId } from '../instrument/instrument.ts'
import { minutesBetween, plusMinutes } from '../time/instant.ts'
import type { DeterminationId } from '../determination/determination-id.ts'
import type { Brand, Instant } from '../time/instant.ts'
import type { FailureCause } from './cause.ts'

export type NoticeId = Brand<string, 'NoticeId'>
export type { DeterminationId }

/** Ways by which a notice can reach the recipient. At the last two a person does it. */
export const noticeChannels = ['fax', 'email', 'webhook', 'portal', 'phone'] as const
export type NoticeChannel = (typeof noticeChannels)[number]

/** The rungs of the ladder, in the order in which they are tried: channels, the fax with a second number. */
export const rungs = ['fax', 'fax2', 'email', 'webhook', 'portal', 'phone'] as const
export type Rung = (typeof rungs)[number]

export type Recipient = 'ice'
export type Addresses = Readonly<Partial<Record<Rung, string>>>

/** What a fax machine confirmed: pages, and how the other machine named itself (T.30 CSI; null if it did not). */
export type FaxProof = { readonly pages: number; readonly remoteId: string | null }

/**
 * sent: the other side's machine took it. failed: it did not. partial: it confirmed the first pages only. unknown: we cannot
 * tell; it may have arrived.
 */
export type AttemptOutcome =
  | { readonly kind: 'sent'; readonly serverAnswer: string; readonly fax?: FaxProof }
  /** `cause` where the line can name it; its words are looked at otherwise. */
  | { readonly kind: 'failed'; readonly reason: string; readonly permanent: boolean; readonly cause?: FailureCause }
  | { readonly kind: 'partial'; readonly reason: string; readonly pagesConfirmed: number; readonly pages: number }
  | { readonly kind: 'unknown'; readonly reason: string }

export type Attempt = {
  readonly number: number
  readonly channel: NoticeChannel
  readonly rung: Rung
  readonly to: string
  readonly begunAt: Instant
  readonly repeat: boolean
  readonly ended: {
    readonly at: Instant
    /** The entry of the end: what came in after what is told by the order of the log, not by a clock. */
    readonly seq: number
    readonly outcome: AttemptOutcome
    readonly cause: FailureCause | null
    readonly late: boolean
  } | null
}

/** waiting: queued. sending: at least one attempt has no end yet. sent: taken by the other side's machine, or acknowledged. */
export type NoticeState = 'waiting' | 'sending' | 'sent' | 'withdrawn'

/** How the recipient let us know that a person there has it. */
export const acknowledgedHows = ['code-page', 'telephone', 'portal'] as const
export type AcknowledgedHow = (typeof acknowledgedHows)[number]

/** How long a notice waits for its own confirmation, and when it counts as done; on record with the notice. */
export type LadderRules = {
  /** Minutes after which the next rung starts though the one before has not ended. */
  readonly confirmMinutes: number
  /** `acknowledged`: sent again every two hours for a day until somebody there confirms it, as victims' notices are. */
  readonly until: 'confirmed' | 'acknowledged'
}
export const ladderRulesDefault: LadderRules = { confirmMinutes: 5, until: 'confirmed' }

export type Notice = {
  readonly id: NoticeId
  readonly to: Recipient
  readonly about: 'release' | 'correction'
  readonly instrument: InstrumentId
  readonly permittedBy: DeterminationId
  readonly openedAt: Instant
  /** The earliest minute at which it was lawful and certain enough; the opening is later if the desk was told later. */
  readonly certainAt: Instant
  readonly sendBy: Instant
  readonly text: string
  /** What the recipient gives back to confirm that a person has it; null: none was made, or it was erased. */
  readonly code: string | null
  readonly addresses: Addresses
  readonly rules: LadderRules
  readonly attempts: readonly Attempt[]
  readonly acknowledged: { readonly at: Instant; readonly how: AcknowledgedHow; readonly by: string | null } | null
  /** The earliest moment at which something is to be done about it; null: nothing any more. */
  readonly nextAt: Instant | null
  readonly state: NoticeState
  readonly escalations: number
  /** When the desk was last told that it has not arrived; and whether it was told that the notice is late. */
  readonly told: { readonly at: Instant; readonly late: boolean } | null
  /** Said once, before the first attempt, if it can hardly reach anybody in time. */
  readonly forecastTold: boolean
  /** Still what is true to say: no other notice followed it, and a live paper asks for it. Only such a one is sent again once taken. */
  readonly stands: boolean
  /** Told perhaps already, before the desk was restored or before an older notice came in late: its first sending is a repeat too. */
  readonly mayBeKnown: boolean
}

/** Still to be delivered: the ladder goes on. */
export const isPending = (notice: Pick<Notice, 'state'>): boolean => notice.state === 'waiting' || notice.state === 'sending'

/** Late: after the agency's own target, or, for a notice of release, after the person left. */
export const isLate = (notice: Pick<Notice, 'sendBy' | 'about'>, at: Instant, leftAt: Instant | null): boolean =>
  at > notice.sendBy || (notice.about === 'release' && leftAt !== null && at > leftAt)

/** Minutes between the notice and the door; null as long as the person has not left; negative if the notice came after. */
export const leadMinutes = (sentAt: Instant, leftAt: Instant | null): number | null =>
  leftAt === null ? null : Math.floor(minutesBetween(sentAt, leftAt))

/** The agency's target for a notice: minutes from the moment it became due or allowed. */
export const sendBy = (openedAt: Instant, targetMinutes: number): Instant => plusMinutes(openedAt, targetMinutes)

/** When it first reached the other side: taken by a machine, or acknowledged by a person; null if neither. */
export const sentAt = (notice: Pick<Notice, 'attempts' | 'acknowledged'>): Instant | null => {
  const moments = notice.attempts.flatMap(({ ended }) => (ended?.outcome.kind === 'sent' ? [ended.at] : []))
  return [...moments, ...(notice.acknowledged ? [notice.acknowledged.at] : [])].toSorted()[0] ?? null
}

/** Sent, or under way, or cut off at an unknown point: the other side may believe it. */
export const mayHaveArrived = (notice: Pick<Notice, 'attempts' | 'acknowledged' | 'mayBeKnown'>): boolean =>
  notice.mayBeKnown ||
  notice.acknowledged !== null ||
  notice.attempts.some(({ ended }) => ended === null || ended.outcome.kind !== 'failed')
