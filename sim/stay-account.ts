// The auditor's own account of one stay, kept from what happened in the world and not from the desk: is this person free to leave?
import type { CustodyEvent, CustodyEventKind } from '../src/custody/booking.ts'

export type StayAccount = {
  causes: CustodyEventKind[]
  /** Holds that keep: another county's warrant, a court's. A hold for immigration officers is none. */
  holds: number
  /** Since when the person has been free to leave without a break; null while not. */
  freeSince: string | null
  left: { readonly at: string; readonly how: CustodyEventKind } | null
}

export const newStay = (): StayAccount => ({ causes: [], holds: 0, freeSince: null, left: null })

/** What a hold that the jail must not act on says; every other hold of this world is a court's. */
export const immigrationHold = 'ICE detainer'
export const courtHold = 'warrant of another county'

/** Takes the next event, in the order in which they happened. */
export const follow = (stay: StayAccount, { event, at, basis }: CustodyEvent): void => {
  switch (event) {
    case 'bond-posted':
    case 'recognizance':
    case 'dismissed':
    case 'acquitted':
    case 'time-served':
    case 'diversion':
    case 'court-order':
      if (!stay.causes.includes(event)) stay.causes.push(event)
      break
    case 'bond-revoked':
      stay.causes = stay.causes.filter((cause) => cause !== 'bond-posted')
      break
    case 'release-cancelled':
    case 'charge-added':
      stay.causes = []
      break
    case 'hold-placed':
      if (basis !== immigrationHold) stay.holds += 1
      break
    case 'hold-lifted':
      if (basis !== immigrationHold) stay.holds -= 1
      break
    case 'released':
    case 'transferred':
    case 'died':
      stay.left = { at, how: event }
      break
    default:
  }
  if (stay.left !== null || stay.causes.length === 0 || stay.holds > 0) stay.freeSince = null
  else stay.freeSince ??= at
}
