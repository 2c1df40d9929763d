// Instrument to booking: certain, possible (a person decides and is named), or none; always with reasons.
import type { CivilDate } from '../time/instant.ts'
import type { BookingId } from './booking.ts'
import { compareBirthWith } from './compare-births.ts'
import type { BirthNearness, CompareBirth } from './compare-births.ts'
import { compareWith } from './compare-names.ts'
import type { CompareName, NameNearness } from './compare-names.ts'

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

/** One candidate compared; `score` is 0 to 1. */
type Compared = {
  readonly candidate: MatchCandidate
  readonly name: NameNearness
  readonly birth: BirthNearness
  readonly numberEqual: boolean
  readonly score: number
  readonly because: () => readonly MatchReason[]
}

/**
 * Finds the booking that a paper speaks of. It proposes; it never merges people.
 *
 * Certain only if the name is equal after folding (or the booking number is equal and the name compatible), the date of birth is
 * equal, the reader was sure of both, and nobody else in custody could be meant: another with that date of birth and a near name, one
 * of the same name whose date of birth is not recorded, or one whose booking number the paper gives. All else that is near is
 * possible, the nearest first; a person decides. `looked`: how many are in custody, where the candidates are only those whom the roll
 * found around the query.
 */
export const matchInstrument = (query: MatchQuery, candidates: readonly MatchCandidate[], looked = candidates.length): Match => {
  const near = nearOf(query, candidates).toSorted((a, b) => b.score - a.score || compareText(a.candidate.id, b.candidate.id))
  if (near.length === 0) return { kind: 'none', because: noneBecause(query, looked) }
  const full = near.filter((each) => isFull(query, each))
  const [only] = full
  if (only !== undefined && full.length === 1 && near.every((each) => each === only || !isRival(each))) {
    return { kind: 'certain', booking: only.candidate.id, because: only.because() }
  }
  const also: readonly MatchReason[] =
    full.length > 1 ? [{ code: 'several-equal', says: `${full.length} bookings have this name and this date of birth` }] : []
  return {
    kind: 'possible',
    candidates: near.map((each) => ({
      booking: each.candidate.id,
      score: Math.round(each.score * 1000) / 1000,
      because: [...each.because(), ...unsure(query), ...(full.includes(each) ? also : [])],
    })),
  }
}

const compatibleName = 0.85

const isNumberEqual = ({ bookingNumber }: MatchQuery, { number }: MatchCandidate): boolean =>
  bookingNumber !== null && plainNumber(bookingNumber) === plainNumber(number) && plainNumber(number) !== ''

/**
 * Those near enough to be shown to a person: by the booking number, whatever the name; else the less the date of birth says, the more
 * the name must. So the date, which costs little, is asked first: a jail's roll is compared with each paper that comes.
 */
const nearOf = (query: MatchQuery, candidates: readonly MatchCandidate[]): readonly Compared[] => {
  const { compareName, compareBirth } = comparesOf(query)
  const near: Compared[] = []
  for (const candidate of candidates) {
    const numberEqual = isNumberEqual(query, candidate)
    const birth = compareBirth(candidate.born)
    if (compareName === null) {
      if (numberEqual || birth.kind === 'equal') near.push(compared(query, nameless, candidate, birth, numberEqual))
      continue
    }
    const name = bestName(compareName, candidate, numberEqual ? 0 : leastName[birth.kind])
    if (name !== null) near.push(compared(query, name, candidate, birth, numberEqual))
  }
  return near
}

/** Whether this one would at least be shown to a person: whether `nearOf` finds it. */
export const isNear = (query: MatchQuery, candidate: MatchCandidate): boolean => {
  const { compareName, compareBirth } = comparesOf(query)
  const numberEqual = isNumberEqual(query, candidate)
  const birth = compareBirth(candidate.born).kind
  if (compareName === null) return numberEqual || birth === 'equal'
  return bestName(compareName, candidate, numberEqual ? 0 : leastName[birth]) !== null
}

type Compares = { readonly compareName: CompareName | null; readonly compareBirth: CompareBirth }

/** A paper that fits nobody is asked about again whenever somebody is booked: it is read once. */
const comparesOf = (query: MatchQuery): Compares => {
  const before = asked.get(query)
  if (before !== undefined) return before
  const fresh = {
    compareName: query.name === null ? null : compareWith(query.name.value),
    compareBirth: compareBirthWith(query.born?.value ?? null),
  }
  asked.set(query, fresh)
  return fresh
}

const asked = new WeakMap<MatchQuery, Compares>()

/** How near the name must be, by what the date of birth says. */
export const leastName: Readonly<Record<BirthNearness['kind'], number>> = { equal: 0.6, near: 0.78, unknown: 0.8, different: 0.93 }
const nameless: NameNearness = { score: 0, same: false, because: () => [] }

const compared = (
  query: MatchQuery,
  name: NameNearness,
  candidate: MatchCandidate,
  birth: BirthNearness,
  numberEqual: boolean,
): Compared => {
  const because = () => [
    ...(numberEqual ? [{ code: 'number-equal', says: 'booking number equal' }] : []),
    ...(query.name === null ? [{ code: 'name-not-read', says: 'name not read' }] : name.because()),
    ...birth.because(),
  ]
  const birthScore = { equal: 1, near: 0.7, unknown: 0.5, different: 0 }[birth.kind]
  const score = 0.6 * (query.name === null ? 0.3 : name.score) + 0.4 * birthScore
  return { candidate, name, birth, numberEqual, score: numberEqual ? 0.5 + 0.5 * score : score, because }
}

/**
 * The nearest of the recorded name and the aliases, null below `least`. An alias is no proof of identity: it counts a little less and
 * never as the same name.
 */
const bestName = (compareName: CompareName, candidate: MatchCandidate, least: number): NameNearness | null => {
  let best = compareName(candidate.name, least)
  for (const alias of candidate.aliases) {
    const its = compareName(alias, best?.score ?? least)
    if (its === null) continue
    const score = its.score * 0.98
    if (score < least || (best !== null && score <= best.score)) continue
    const told = (): readonly MatchReason[] => [{ code: 'alias', says: `compared with a recorded alias: ${alias}` }, ...its.because()]
    best = { score, same: false, because: told }
  }
  return best
}

const isFull = (query: MatchQuery, { name, birth, numberEqual }: Compared): boolean =>
  query.name?.trusted === true &&
  query.born?.trusted === true &&
  birth.kind === 'equal' &&
  (name.same || (numberEqual && name.score >= compatibleName))

/** Someone else whom the paper could mean as well. */
const isRival = ({ name, birth, numberEqual }: Compared): boolean =>
  numberEqual ||
  (birth.kind === 'equal' && name.score >= compatibleName) ||
  (birth.kind === 'unknown' && name.same) ||
  (birth.kind === 'near' && name.same)

const unsure = (query: MatchQuery): readonly MatchReason[] => [
  ...(query.name?.trusted === false ? [{ code: 'name-unsure', says: 'the reader is not sure of the name' }] : []),
  ...(query.born?.trusted === false ? [{ code: 'born-unsure', says: 'the reader is not sure of the date of birth' }] : []),
]

const noneBecause = (query: MatchQuery, count: number): readonly MatchReason[] => {
  if (count === 0) return [{ code: 'nobody-in-custody', says: 'there is no booking to compare with' }]
  if (query.name === null && query.born === null && query.bookingNumber === null) {
    return [{ code: 'nothing-read', says: 'neither name, date of birth nor booking number was read' }]
  }
  return [
    { code: 'none-near', says: `none of ${count} bookings is near: no booking number, and no name with the date of birth, agrees` },
    ...(query.born === null ? [{ code: 'born-not-read', says: 'date of birth not read' }] : []),
    ...unsure(query),
  ]
}

export const plainNumber = (text: string): string => text.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '')

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
