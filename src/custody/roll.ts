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

/** Those of one surname, by their recorded name or by an alias; `sample` speaks for all of them, `number` counts the surnames that came. */
type Namesakes = { readonly sample: PersonName; readonly number: number; readonly all: Set<MatchCandidate> }

export const rollOf = (candidates: readonly MatchCandidate[] = []): Roll => {
  const byId = new Map<BookingId, Listed>()
  const found = indexes()
  const roll: Roll = {
    size: () => byId.size,
    has: (id) => byId.has(id),
    put: (candidate) => {
      const before = byId.get(candidate.id)
      if (before !== undefined && isSame(before.candidate, candidate)) return
      if (before !== undefined) found.drop(before)
      const listed = { candidate, names: namesOf(candidate) }
      byId.set(candidate.id, listed)
      found.add(listed)
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

/** One in custody, and what the recorded name and the aliases say, read once. */
type Listed = { readonly candidate: MatchCandidate; readonly names: readonly Named[] }

/** `key`: the surnames as one text; `words`: all words in the order given name, surname. */
type Named = { readonly name: PersonName; readonly key: string; readonly words: string }

/** Who is found by what a paper says. */
const indexes = () => {
  const byNumber = shelves<string>()
  /** `null`: the record has no date of birth. */
  const byBirth = shelves<string | null>()
  /** Where a paper sets no comma, the same words are the same name. */
  const byWords = shelves<string>()
  const surnames = surnameShelves()
  /** Names whose writing does not say which part is the surname: they are compared with every paper. */
  const unclear = new Set<MatchCandidate>()
  return {
    add: ({ candidate, names }: Listed): void => {
      byNumber.put(plainNumber(candidate.number), candidate)
      byBirth.put(candidate.born, candidate)
      for (const named of names) {
        byWords.put(named.words, candidate)
        if (named.name.comma) surnames.put(named, candidate)
        else unclear.add(candidate)
      }
    },
    drop: ({ candidate, names }: Listed): void => {
      byNumber.drop(plainNumber(candidate.number), candidate)
      byBirth.drop(candidate.born, candidate)
      unclear.delete(candidate)
      for (const named of names) {
        byWords.drop(named.words, candidate)
        if (named.name.comma) surnames.drop(named, candidate)
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
      for (const { all } of surnames.near(query.name.value, births === null ? leastName.unknown : leastName.different))
        for (const each of all) found.add(each)
      return found
    },
  }
}

const namesOf = ({ name, aliases }: MatchCandidate): readonly Named[] =>
  [name, ...aliases].flatMap((text) => {
    const read = readName(text)
    return read === null ? [] : [{ name: read, key: read.surnames.join(' '), words: wordsOf(read) }]
  })

const wordsOf = ({ given, surnames }: PersonName): string => joined([...given, ...surnames])

/** Each surname of somebody in custody is held against a paper once, however often the paper is asked about. */
const surnameShelves = () => {
  const bySurname = new Map<string, Namesakes>()
  /** In the order in which they came; with some of whom nobody is left. */
  let there: Namesakes[] = []
  let came = 0
  const asked = new Map<string, Sighting>()
  const sightingOf = (onPaper: string, least: number): Sighting => {
    const key = `${least} ${onPaper}`
    const before = asked.get(key)
    if (before !== undefined) return before
    if (asked.size >= papersMax) asked.clear()
    const fresh = { upTo: 0, near: [] }
    asked.set(key, fresh)
    return fresh
  }
  return {
    put: ({ name, key }: Named, candidate: MatchCandidate): void => {
      const its = bySurname.get(key)
      if (its !== undefined) return void its.all.add(candidate)
      came += 1
      const fresh = { sample: name, number: came, all: new Set([candidate]) }
      bySurname.set(key, fresh)
      there.push(fresh)
    },
    drop: ({ key }: Named, candidate: MatchCandidate): void => {
      const its = bySurname.get(key)
      if (its === undefined || !its.all.delete(candidate) || its.all.size > 0) return
      bySurname.delete(key)
      if (there.length > 2 * bySurname.size) there = there.filter(isThere)
    },
    /** Those whose surname can be as near as that. */
    near: (onPaper: string, least: number): readonly Namesakes[] => {
      const sighting = sightingOf(onPaper, least)
      const reaches = surnameReach(onPaper)
      const come = there.slice(firstAfter(there, sighting.upTo)).filter((its) => isThere(its) && reaches(its.sample, least))
      sighting.upTo = came
      sighting.near = [...sighting.near.filter(isThere), ...come]
      return sighting.near
    },
  }
}

/** Which surnames can be meant by one writing on a paper, of those that came up to a number. */
type Sighting = { upTo: number; near: readonly Namesakes[] }

/** Whoever has a surname that was gone and came again is not among its namesakes of before. */
const isThere = ({ all }: Namesakes): boolean => all.size > 0

const firstAfter = (there: readonly Namesakes[], number: number): number => {
  let first = there.length
  while (first > 0 && (there[first - 1]?.number ?? 0) > number) first -= 1
  return first
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
