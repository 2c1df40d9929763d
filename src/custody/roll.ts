// The people in custody, kept so that a paper is compared with those it can mean: by date of birth, booking number and surname.
import type { BookingId } from './booking.ts'
import { birthsNear } from './compare-births.ts'
import { surnameReach } from './compare-names.ts'
import { leastName, plainNumber } from './match.ts'
import type { MatchCandidate, MatchQuery } from './match.ts'
import { joined, readName } from './name.ts'
import type { PersonName } from './name.ts'

export type Roll = {
  readonly size: () => number
  readonly has: (id: BookingId) => boolean
  /** This one is in custody, as told here; who is as before costs nothing. */
  readonly put: (candidate: MatchCandidate) => void
  /** This one is in custody no more, if ever. */
  readonly drop: (id: BookingId) => void
  /** All who are near what the paper says, and perhaps some who are not. */
  readonly around: (query: MatchQuery) => Iterable<MatchCandidate>
}

/** Those of one surname, by their recorded name or by an alias; `sample` speaks for all of them. Kept when the last of them has left. */
type Namesakes = { readonly sample: PersonName; readonly all: Set<MatchCandidate> }

export const rollOf = (candidates: readonly MatchCandidate[] = []): Roll => {
  const byId = new Map<BookingId, MatchCandidate>()
  const found = indexes()
  const roll: Roll = {
    size: () => byId.size,
    has: (id) => byId.has(id),
    put: (candidate) => {
      const before = byId.get(candidate.id)
      if (before !== undefined && isSame(before, candidate)) return
      if (before !== undefined) found.drop(before)
      byId.set(candidate.id, candidate)
      found.add(candidate)
    },
    drop: (id) => {
      const before = byId.get(id)
      if (before === undefined) return
      byId.delete(id)
      found.drop(before)
    },
    around: found.around,
  }
  for (const each of candidates) roll.put(each)
  return roll
}

/** Who is found by what a paper says. */
const indexes = () => {
  const byNumber = shelves<string>()
  /** `null`: the record has no date of birth. */
  const byBirth = shelves<string | null>()
  /** All words of a name in the order given name, surname: where a paper sets no comma, the same words are the same name. */
  const byWords = shelves<string>()
  const surnames = surnameShelves()
  /** Names whose writing does not say which part is the surname: they are compared with every paper. */
  const unclear = new Set<MatchCandidate>()
  return {
    add: (candidate: MatchCandidate): void => {
      byNumber.put(plainNumber(candidate.number), candidate)
      byBirth.put(candidate.born, candidate)
      for (const name of namesOf(candidate)) {
        byWords.put(wordsOf(name), candidate)
        if (name.comma) surnames.of(name).add(candidate)
        else unclear.add(candidate)
      }
    },
    drop: (candidate: MatchCandidate): void => {
      byNumber.drop(plainNumber(candidate.number), candidate)
      byBirth.drop(candidate.born, candidate)
      unclear.delete(candidate)
      for (const name of namesOf(candidate)) {
        byWords.drop(wordsOf(name), candidate)
        if (name.comma) surnames.of(name).delete(candidate)
      }
    },
    around: (query: MatchQuery): Iterable<MatchCandidate> => {
      const found = new Set<MatchCandidate>(query.bookingNumber === null ? [] : byNumber.at(plainNumber(query.bookingNumber)))
      const births = birthsNear(query.born?.value ?? null)
      for (const born of births ?? []) for (const each of byBirth.at(born)) found.add(each)
      if (query.name === null) return found
      for (const each of byBirth.at(null)) found.add(each)
      for (const each of unclear) found.add(each)
      const written = readName(query.name.value)
      if (written === null) return found
      for (const each of byWords.at(wordsOf(written))) found.add(each)
      for (const each of surnames.near(query.name.value, births === null ? leastName.unknown : leastName.different)) found.add(each)
      return found
    },
  }
}

const namesOf = ({ name, aliases }: MatchCandidate): readonly PersonName[] =>
  [name, ...aliases].map(readName).filter((each) => each !== null)

const surnameOf = ({ surnames }: PersonName): string => surnames.join(' ')

const wordsOf = ({ given, surnames }: PersonName): string => joined([...given, ...surnames])

/** Each surname is held against a paper once, however often the paper is asked about. */
const surnameShelves = () => {
  const bySurname = new Map<string, Namesakes>()
  /** In the order in which they were first seen. */
  const seen: Namesakes[] = []
  const asked = new Map<string, { upTo: number; readonly near: Namesakes[] }>()
  const sightingOf = (onPaper: string, least: number) => {
    const key = `${least} ${onPaper}`
    const before = asked.get(key)
    if (before !== undefined) return before
    if (asked.size >= papersMax) asked.clear()
    const fresh = { upTo: 0, near: [] }
    asked.set(key, fresh)
    return fresh
  }
  return {
    of: (name: PersonName): Set<MatchCandidate> => {
      const key = surnameOf(name)
      const there = bySurname.get(key)
      if (there !== undefined) return there.all
      const fresh = { sample: name, all: new Set<MatchCandidate>() }
      bySurname.set(key, fresh)
      seen.push(fresh)
      return fresh.all
    },
    near: function* (onPaper: string, least: number): Iterable<MatchCandidate> {
      const sighting = sightingOf(onPaper, least)
      const reaches = surnameReach(onPaper)
      for (; sighting.upTo < seen.length; sighting.upTo += 1) {
        const its = seen[sighting.upTo]
        if (its !== undefined && reaches(its.sample, least)) sighting.near.push(its)
      }
      for (const { all } of sighting.near) yield* all
    },
  }
}

const papersMax = 2_000

const shelves = <Key>() => {
  const all = new Map<Key, Set<MatchCandidate>>()
  return {
    at: (key: Key): Iterable<MatchCandidate> => all.get(key) ?? [],
    put: (key: Key, candidate: MatchCandidate): void => {
      const there = all.get(key)
      if (there === undefined) all.set(key, new Set([candidate]))
      else there.add(candidate)
    },
    drop: (key: Key, candidate: MatchCandidate): void => {
      const there = all.get(key)
      if (there?.delete(candidate) === true && there.size === 0) all.delete(key)
    },
  }
}

const isSame = (a: MatchCandidate, b: MatchCandidate): boolean =>
  a === b ||
  (a.number === b.number &&
    a.name === b.name &&
    a.born === b.born &&
    a.aliases.length === b.aliases.length &&
    a.aliases.every((alias, at) => alias === b.aliases[at]))
