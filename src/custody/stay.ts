// A stay folded from its events: who is held, who is eligible for release since when and by what cause, who has left.
import { DeskError } from '../errors.ts'
import type { Instant } from '../time/instant.ts'
import { parseBookingNumber } from './booking.ts'
import type { Booking, BookingId, Charge, CustodyEvent, CustodyState, ReleaseCause, StandingCause } from './booking.ts'
import { afterAdding, afterDropping, indexMeant, keepsByItself } from './charge.ts'
import { afterLifting, lawfulHold, speaksOfImmigration } from './hold.ts'

/** A person who may leave as far as the jail's own record goes. */
export type EligibleBooking = Booking & { readonly state: Extract<CustodyState, { kind: 'eligible' }> }

export const isEligible = (booking: Booking): booking is EligibleBooking => booking.state.kind === 'eligible'

/**
 * The stay after one more event. `null` begins a stay: the event must carry the person's name. Throws DeskError `booking-unknown`
 * for a first event without one, `event-out-of-order` for an event after the end of the stay or before the last one folded in
 * (a late report is folded by `foldCustody`, which has all events). An eventId already folded in changes nothing.
 */
export const applyCustodyEvent = (booking: Booking | null, event: CustodyEvent, id: BookingId): Booking => {
  if (booking === null) return afterEvent(begin(event, id), event)
  if (event.eventId !== undefined && booking.eventIds.includes(event.eventId)) return booking
  if (booking.state.kind === 'released') {
    throw new DeskError(
      'event-out-of-order',
      `The event [${event.event}] at [${event.at}] comes after the stay ended [${booking.state.how}] at [${booking.state.at}].`,
    )
  }
  if (event.at < booking.lastEventAt) {
    throw new DeskError(
      'event-out-of-order',
      `The event [${event.event}] at [${event.at}] lies before the last one, at [${booking.lastEventAt}].`,
    )
  }
  return afterEvent(booking, event)
}

/**
 * The stay from all its events, in any order of arrival: the booking first, then by `at`; within a minute as they arrived, the end
 * of the stay last. So an event reported late takes the place it had in the day. Throws as `applyCustodyEvent`.
 */
export const foldCustody = (events: readonly CustodyEvent[], id: BookingId): Booking => {
  const known = folded.get(id)
  if (known !== undefined && isSameList(known.events, events)) return known.booking
  const before = known === undefined ? null : withoutLast(known, events)
  const booking = (before === null ? null : afterLast(before, events.at(-1), id)) ?? foldAll(events, id)
  if (folded.size >= foldedMax) folded.clear()
  folded.set(id, { events: [...events], booking, before })
  return booking
}

type Folded = {
  readonly events: readonly CustodyEvent[]
  readonly booking: Booking
  /** The stay before the last event, where that was known too. */
  readonly before: Booking | null
}

/** Every commit asks for the stay several times, and for the stay before its own event; events are values that nobody changes. */
const folded = new Map<BookingId, Folded>()
const foldedMax = 2_000

const isSameList = (a: readonly CustodyEvent[], b: readonly CustodyEvent[]): boolean => a.length === b.length && startsWith(b, a, a.length)

const startsWith = (list: readonly CustodyEvent[], start: readonly CustodyEvent[], count: number): boolean => {
  for (let at = 0; at < count; at += 1) if (list[at] !== start[at]) return false
  return true
}

/** The stay as it was before the last of these events, if that is what is known, or what is known but for its own last one. */
const withoutLast = (known: Folded, events: readonly CustodyEvent[]): Booking | null => {
  const count = events.length - 1
  if (known.events.length === count && startsWith(events, known.events, count)) return known.booking
  return known.events.length === count + 1 && startsWith(events, known.events, count) ? known.before : null
}

/** As `inOrder` sorts: at the same minute the end of the stay is last, the booking is always first. Null: its place is elsewhere. */
const afterLast = (before: Booking, last: CustodyEvent | undefined, id: BookingId): Booking | null =>
  last === undefined || last.event === 'booked' || last.at < before.lastEventAt || before.state.kind === 'released'
    ? null
    : applyCustodyEvent(before, last, id)

const foldAll = (events: readonly CustodyEvent[], id: BookingId): Booking => {
  const [first, ...others] = inOrder(onceEach(events))
  if (first === undefined) throw new DeskError('booking-unknown', 'There is no event of this booking.')
  return others.reduce<Booking>(
    (booking, event) => applyCustodyEvent(booking, notBefore(event, booking.lastEventAt), id),
    applyCustodyEvent(null, first, id),
  )
}

/** Why an event cannot be recorded beside those already known; null if it can. Asked before recording, so that no fold fails later. */
export const custodyProblem = (known: readonly CustodyEvent[], event: CustodyEvent, id: BookingId): DeskError | null => {
  try {
    foldCustody([...known, event], id)
    return null
  } catch (error) {
    if (error instanceof DeskError) return error
    throw error
  }
}

const onceEach = (events: readonly CustodyEvent[]): CustodyEvent[] => {
  const seen = new Set<string>()
  return events.filter(({ eventId }) => {
    if (eventId === undefined) return true
    if (seen.has(eventId)) return false
    seen.add(eventId)
    return true
  })
}

const inOrder = (events: readonly CustodyEvent[]): CustodyEvent[] => {
  const sorted = events.toSorted((a, b) => (a.at === b.at ? endRank(a) - endRank(b) : a.at < b.at ? -1 : 1))
  const booked = sorted.find((event) => event.event === 'booked')
  return booked === undefined ? sorted : [booked, ...sorted.filter((event) => event !== booked)]
}

const endRank = ({ event }: CustodyEvent): number => (event === 'released' || event === 'transferred' || event === 'died' ? 1 : 0)

/** A jail's two clocks may put a charge minutes before the booking; it counts from the booking. */
const notBefore = (event: CustodyEvent, at: Instant): CustodyEvent => (event.at < at ? { ...event, at } : event)

const begin = (event: CustodyEvent, id: BookingId): Booking => {
  if (event.name === undefined) {
    throw new DeskError(
      'booking-unknown',
      `The first event of the booking [${event.booking}] carries no name, so nobody is known by that number.`,
    )
  }
  return {
    id,
    number: parseBookingNumber(event.booking),
    name: event.name,
    aliases: [],
    born: null,
    minor: null,
    language: null,
    bookedAt: event.at,
    charges: [],
    holds: [],
    bondAmount: null,
    state: { kind: 'held' },
    standing: [],
    lastEventAt: event.at,
    eventIds: [],
  }
}

const afterEvent = (before: Booking, event: CustodyEvent): Booking => {
  const known = withIdentity(before, event)
  const eventIds = event.eventId === undefined ? before.eventIds : [...before.eventIds, event.eventId]
  return settled({ ...known, ...changeBy(known, event), lastEventAt: event.at, eventIds }, event.at)
}

/** What any event may tell of the person; it corrects what an earlier one said. */
const withIdentity = (booking: Booking, event: CustodyEvent): Booking => ({
  ...booking,
  name: event.name ?? booking.name,
  aliases: event.aliases === undefined ? booking.aliases : [...new Set([...booking.aliases, ...event.aliases])],
  born: event.born ?? booking.born,
  minor: event.minor ?? booking.minor,
  language: event.language ?? booking.language,
  bondAmount: event.bondAmount ?? booking.bondAmount,
})

type Change = Partial<Pick<Booking, 'state' | 'charges' | 'holds' | 'standing'>>

const changeBy = (booking: Booking, event: CustodyEvent): Change => {
  switch (event.event) {
    case 'booked':
      return { charges: chargesAtBooking(booking, event) }
    case 'bond-set':
    case 'hospitalized':
      return {}
    case 'charge-added':
      return chargesAdded(booking, chargesOf(event))
    case 'charge-dropped':
      return chargeDropped(booking, event)
    case 'dismissed':
    case 'acquitted':
      return ended(booking, event, event.event)
    case 'bond-posted':
    case 'recognizance':
    case 'time-served':
    case 'diversion':
    case 'court-order':
      return { standing: withCause(booking.standing, event.event, event.at) }
    case 'bond-revoked':
      return { standing: booking.standing.filter((each) => each.cause !== 'bond-posted') }
    case 'release-cancelled':
      return { standing: [] }
    case 'hold-placed':
      return { holds: [...booking.holds, holdOf(event)] }
    case 'hold-lifted':
      return { holds: afterLifting(booking.holds, event.basis ?? null) }
    case 'released':
    case 'transferred':
    case 'died':
      return { state: { kind: 'released', at: event.at, how: event.event } }
    default:
      return event.event satisfies never
  }
}

const holdOf = (event: CustodyEvent) => {
  const basis = event.basis?.trim() || null
  return { placedAt: event.at, basis, immigration: speaksOfImmigration(basis) }
}

const chargesOf = (event: CustodyEvent): readonly Charge[] => [
  ...(event.charge === undefined ? [] : [event.charge]),
  ...(event.charges ?? []),
]

/** The list that the booking gives replaces an earlier one; a single charge is added, for some systems send a row for each. */
const chargesAtBooking = (booking: Booking, { charge, charges }: CustodyEvent): readonly Charge[] => {
  const listed = charges ?? booking.charges
  return charge === undefined ? listed : afterAdding(listed, charge).charges
}

/**
 * A new arrest or prosecution is a ground of its own: what freed the person from the old one does not free from it, so the person is
 * held until the next release cause. A later stage of a charge already on record changes nothing of that.
 */
const chargesAdded = (booking: Booking, added: readonly Charge[]): Change =>
  added.reduce<{ charges: readonly Charge[]; standing: readonly StandingCause[] }>(
    (sofar, charge) => {
      const { charges, isNew } = afterAdding(sofar.charges, charge)
      return { charges, standing: isNew && keepsByItself(charge) ? [] : sofar.standing }
    },
    { charges: booking.charges, standing: booking.standing },
  )

/** Dropping a charge frees nobody as long as another is left; when known charges are all gone, it does. */
const chargeDropped = (booking: Booking, event: CustodyEvent): Change => {
  const named = chargesOf(event)
  const charges = named.length === 0 ? afterDropping(booking.charges, null) : named.reduce(afterDropping, booking.charges)
  if (booking.charges.length === 0 || charges.length > 0) return { charges }
  return { charges, standing: withCause(booking.standing, 'dismissed', event.at) }
}

/** Dismissal or acquittal ends the case, unless the event names one charge of several on record: then it ends that charge. */
const ended = (booking: Booking, event: CustodyEvent, cause: 'dismissed' | 'acquitted'): Change => {
  const { charge } = event
  if (charge === undefined || booking.charges.length < 2 || indexMeant(booking.charges, charge) === -1) {
    return { standing: withCause(booking.standing, cause, event.at) }
  }
  return { charges: afterDropping(booking.charges, charge) }
}

/** A cause reported twice stands from the first report. */
const withCause = (standing: readonly StandingCause[], cause: ReleaseCause, at: Instant): readonly StandingCause[] =>
  standing.some((each) => each.cause === cause) ? standing : [...standing, { cause, at }]

/**
 * Eligible while a release cause stands and no hold keeps. `since` is the moment from which the person has been eligible without
 * a break, so a second cause, or the end of the first beside a second, does not set the clock back.
 */
const settled = (booking: Booking, at: Instant): Booking => {
  if (booking.state.kind === 'released') return booking
  const oldest = booking.standing[0]
  if (oldest === undefined || lawfulHold(booking) !== null) return { ...booking, state: { kind: 'held' } }
  const since = isEligible(booking) ? booking.state.since : at
  return { ...booking, state: { kind: 'eligible', since, cause: oldest.cause } }
}
