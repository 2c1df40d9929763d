// Holds in the jail's record: which of them keep a person, and which one a lifting means.
import type { Booking, Hold } from './booking.ts'

const paperNumbers = /\bI-?(?:247|200|203|205|286|862)\s?[A-Z]?\b/i
const agencies = /\b(?:ICE|CBP|ERO|HSI|immigration|deportation|removal order|border patrol|homeland security|287\(g\)|8 CFR 287)\b/i
const formerAgency = /\bINS (?:hold|detainer|warrant)\b/i
const homelandSecurity = /\bDHS\b/i
const humanServices = /\bhuman services\b/i
const detainer = /\bdetainers?\b/i
/** Who lodges detainers that are not of immigration: the marshal, another county, parole, probation, a prison, the services. */
const otherLodgers =
  /\b(?:USMS|marshals?|parole|probation|county|IAD|interstate agreement|prison|penitentiary|corrections|CDOC|BOP|military|AWOL)\b/i

/**
 * Whether the words of a hold speak of immigration enforcement. `detainer` alone does; a detainer of the marshal, of parole, of
 * another county or under the Interstate Agreement on Detainers does not; words of ICE, CBP or DHS always do, whatever stands beside
 * them, because a judge's paper speaks for itself at the gate and two holds are two records. `DHS` beside `human services` is Denver's.
 */
export const speaksOfImmigration = (basis: string | null): boolean => {
  if (basis === null) return false
  const words = basis
    .normalize('NFKC')
    .replace(/\b([A-Z])\.(?=[A-Z]\b)/gi, '$1')
    .replace(/[‐-―_]/g, '-')
  if (agencies.test(words) || paperNumbers.test(words) || formerAgency.test(words)) return true
  if (homelandSecurity.test(words) && !humanServices.test(words)) return true
  return detainer.test(words) && !otherLodgers.test(words)
}

/**
 * A hold of the jail's record keeps a person unless it speaks of immigration: a civil detainer is a request and no ground for custody
 * (C.R.S. 24-76.6-102(2); D.R.M.C. 28-253). If this stopped, people would be held past release on a request.
 */
export const keeps = (hold: Hold): boolean => !hold.immigration

/** The first recorded hold that keeps the person; null if none does. */
export const lawfulHold = (booking: Pick<Booking, 'holds'>): Hold | null => booking.holds.find(keeps) ?? null

/** Holds that keep someone though the jail's record names no ground for them: the desk asks for the ground at once. */
export const unnamedHolds = (booking: Pick<Booking, 'holds'>): readonly Hold[] =>
  booking.holds.filter((hold) => keeps(hold) && hold.basis === null)

/**
 * The holds left after a lifting. Named words are looked for as they stand, then inside one another; else the last hold of the same
 * nature. A lifting without words means the last hold that keeps: an immigration hold must not catch it and so lengthen custody.
 */
export const afterLifting = (holds: readonly Hold[], basis: string | null): readonly Hold[] => {
  const lifted = holdMeant(holds, basis)
  return holds.filter((hold) => hold !== lifted)
}

const holdMeant = (holds: readonly Hold[], basis: string | null): Hold | undefined => {
  if (basis === null) return holds.findLast(keeps) ?? holds.at(-1)
  const wanted = folded(basis)
  const sameNature = holds.filter((hold) => hold.immigration === speaksOfImmigration(basis))
  return (
    sameNature.findLast((hold) => folded(hold.basis) === wanted) ??
    sameNature.findLast((hold) => hold.basis !== null && (folded(hold.basis).includes(wanted) || wanted.includes(folded(hold.basis)))) ??
    sameNature.at(-1)
  )
}

const folded = (basis: string | null): string =>
  (basis ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
