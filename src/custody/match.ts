// Instrument to booking: certain, possible (a person decides and is named), or none; always with reasons.
import type { BookingId } from './booking.ts'
import type { CivilDate } from '../time/instant.ts'

/** What the match looks at on the custody side. */
export type MatchCandidate = {
  readonly id: BookingId
  readonly number: string
  readonly name: string
  readonly aliases: readonly string[]
  readonly born: CivilDate | null
}

/** What the match looks at on the paper side; `trusted` is false where the reader was not sure. */
export type MatchQuery = {
  readonly name: { readonly value: string; readonly trusted: boolean } | null
  readonly born: { readonly value: string; readonly trusted: boolean } | null
  readonly bookingNumber: string | null
}

export type MatchReason = { readonly code: string; readonly says: string }

export type Match =
  | { readonly kind: 'certain'; readonly booking: BookingId; readonly because: readonly MatchReason[] }
  | {
      readonly kind: 'possible'
      readonly candidates: readonly { readonly booking: BookingId; readonly score: number; readonly because: readonly MatchReason[] }[]
    }
  | { readonly kind: 'none'; readonly because: readonly MatchReason[] }
