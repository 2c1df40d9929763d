// A person's stay in the jail as the jail's own system tells it. Immigration status is never part of it.
import { z } from 'zod'
import { civilDateParser, instantParser } from '../time/parse.ts'
import type { Brand, CivilDate, Instant } from '../time/instant.ts'

/** Ours, opaque, given at the first event of a booking; it carries nothing of the person. */
export type BookingId = Brand<string, 'BookingId'>
/** The jail's own number, issued at booking and kept until release; a new stay gets a new one. */
export type BookingNumber = Brand<string, 'BookingNumber'>

export const custodyEventKinds = [
  'booked',
  'charge-added',
  'charge-dropped',
  'bond-set',
  'bond-posted',
  'bond-revoked',
  'recognizance',
  'dismissed',
  'acquitted',
  'time-served',
  'diversion',
  'court-order',
  'hold-placed',
  'hold-lifted',
  'release-cancelled',
  'transferred',
  'hospitalized',
  'died',
  'released',
] as const
export type CustodyEventKind = (typeof custodyEventKinds)[number]

/** Causes for which a person becomes eligible for release from custody (C.R.S. 24-76.6-101(2); D.R.M.C. 28-253(b)(1)). */
export const releaseCauses = [
  'bond-posted',
  'recognizance',
  'dismissed',
  'acquitted',
  'time-served',
  'diversion',
  'court-order',
  'other',
] as const
export type ReleaseCause = (typeof releaseCauses)[number]

export const chargeLevels = ['felony', 'misdemeanor', 'petty', 'infraction'] as const
export const chargeStages = ['arrested', 'charged', 'probable-cause-found', 'convicted'] as const
export const offenseCategories = [
  'violent',
  'serious',
  'sex',
  'weapon',
  'drug',
  'dui',
  'domestic-violence',
  'burglary',
  'theft',
  'fraud',
  'traffic',
  'immigration-status-only',
  'other',
] as const

export const chargeParser = z.object({
  level: z.enum(chargeLevels).optional(),
  category: z.enum(offenseCategories).optional(),
  stage: z.enum(chargeStages).optional(),
  offense: z.string().optional(),
})
export type Charge = z.infer<typeof chargeParser>

/** One event of the jail's record, as it comes by CSV, API, story or hand. */
export const custodyEventParser = z.object({
  booking: z.string().min(1),
  event: z.enum(custodyEventKinds),
  at: instantParser,
  name: z.string().min(1).optional(),
  aliases: z.array(z.string().min(1)).optional(),
  born: civilDateParser.optional(),
  minor: z.boolean().optional(),
  charges: z.array(chargeParser).optional(),
  charge: chargeParser.optional(),
  bondAmount: z.number().nonnegative().optional(),
  /** For hold-placed: what the hold rests on, in the jail's words, e.g. `court-order`, `warrant of another county`, `ICE detainer`. */
  basis: z.string().optional(),
  /** The language the person chose for notices: an ISO 639-1 code. */
  language: z.string().length(2).optional(),
  /** Names the source's own event, so that the same event sent twice is recorded once. */
  eventId: z.string().optional(),
  note: z.string().optional(),
})
export type CustodyEvent = z.infer<typeof custodyEventParser>

/** A hold that the jail's record shows. `immigration` holds keep nobody. */
export type Hold = { readonly placedAt: Instant; readonly basis: string | null; readonly immigration: boolean }

export type CustodyState =
  | { readonly kind: 'held' }
  | { readonly kind: 'eligible'; readonly since: Instant; readonly cause: ReleaseCause }
  | { readonly kind: 'released'; readonly at: Instant; readonly how: 'released' | 'transferred' | 'died' }

/** A release cause that was recorded and neither cancelled nor revoked. Behind a hold that keeps it waits for the lifting. */
export type StandingCause = { readonly cause: ReleaseCause; readonly at: Instant }

/** The stay as far as its events tell. */
export type Booking = {
  readonly id: BookingId
  readonly number: BookingNumber
  readonly name: string
  readonly aliases: readonly string[]
  readonly born: CivilDate | null
  readonly minor: boolean | null
  readonly language: string | null
  readonly bookedAt: Instant
  readonly charges: readonly Charge[]
  readonly holds: readonly Hold[]
  /** Whole dollars and cents as the jail gives them; null: none set, or not told. */
  readonly bondAmount: number | null
  readonly state: CustodyState
  /** Oldest first. */
  readonly standing: readonly StandingCause[]
  /** The moment of the last event folded in: the next one may not lie before it. */
  readonly lastEventAt: Instant
  /** Source ids already folded in, so that an event sent twice counts once. */
  readonly eventIds: readonly string[]
}

const isBookingId = (text: string): text is BookingId => /^\S+$/.test(text)
const isBookingNumber = (text: string): text is BookingNumber => text.trim() !== ''

/** Our opaque id of a stay; throws RangeError if it is empty or has blanks in it. */
export const parseBookingId = (text: string): BookingId => {
  if (!isBookingId(text)) throw new RangeError(`[${text}] is no id of a booking`)
  return text
}

/** The jail's own number of a stay; throws RangeError if it is blank. */
export const parseBookingNumber = (text: string): BookingNumber => {
  const trimmed = text.trim()
  if (!isBookingNumber(trimmed)) throw new RangeError('a booking number may not be blank')
  return trimmed
}
