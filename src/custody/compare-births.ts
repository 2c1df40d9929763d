// How near the date of birth on a paper is to the one in the record.
import { parseCivilDate } from '../time/instant.ts'
import type { CivilDate } from '../time/instant.ts'
import type { MatchReason } from './match.ts'

/** equal; near: a slip of pen or reader away; unknown: missing or illegible on a side; different. */
export type BirthNearness = { readonly kind: 'equal' | 'near' | 'unknown' | 'different'; readonly because: () => readonly MatchReason[] }

export type CompareBirth = (inRecord: CivilDate | null) => BirthNearness

export const compareBirths = (onPaper: string | null, inRecord: CivilDate | null): BirthNearness => compareBirthWith(onPaper)(inRecord)

/** As `compareBirths`, for one date on a paper and a whole roll: the date is read once. */
export const compareBirthWith = (onPaper: string | null): CompareBirth => {
  const paper = onPaper === null ? null : readDate(onPaper)
  if (onPaper === null || paper === null) {
    const says = onPaper === null ? 'date of birth not read' : `date of birth could not be read as a date: ${onPaper}`
    return () => ({ kind: 'unknown', because: () => [{ code: 'born-not-read', says }] })
  }
  const [year, month, day] = paper.split('-')
  const turned = `${year}-${day}-${month}`
  return (inRecord) => {
    if (inRecord === null) return notInRecord
    if (paper === inRecord) return equal
    const both = (): string => `${paper} / ${inRecord}`
    if (inRecord === turned)
      return { kind: 'near', because: () => [{ code: 'born-day-month', says: `day and month of birth in the other order: ${both()}` }] }
    return isOneDigitOff(paper, inRecord)
      ? { kind: 'near', because: () => [{ code: 'born-one-digit', says: `date of birth differs in one digit: ${both()}` }] }
      : { kind: 'different', because: () => [{ code: 'born-different', says: `date of birth differs: ${both()}` }] }
  }
}

/** All dates that are equal to the one on the paper or near it, as `compareBirths` says; null where the paper has none that can be read. */
export const birthsNear = (onPaper: string | null): readonly CivilDate[] | null => {
  const paper = onPaper === null ? null : readDate(onPaper)
  if (paper === null) return null
  const before = nearby.get(paper)
  if (before !== undefined) return before
  const [year, month, day] = paper.split('-')
  const oneOff = [...paper].flatMap((digit, at) =>
    digit === '-' ? [] : digits.filter((other) => other !== digit).map((other) => `${paper.slice(0, at)}${other}${paper.slice(at + 1)}`),
  )
  const fresh = [paper, `${year}-${day}-${month}`, ...oneOff].map(readDate).filter((each) => each !== null)
  if (nearby.size >= nearbyMax) nearby.clear()
  nearby.set(paper, fresh)
  return fresh
}

const digits = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']
/** A paper that fits nobody is asked about again and again. */
const nearby = new Map<CivilDate, readonly CivilDate[]>()
const nearbyMax = 200

const notInRecord: BirthNearness = {
  kind: 'unknown',
  because: () => [{ code: 'born-not-in-record', says: 'the booking record has no date of birth' }],
}
const equal: BirthNearness = { kind: 'equal', because: () => [{ code: 'born-equal', says: 'date of birth equal' }] }

const isOneDigitOff = (paper: string, inRecord: string): boolean => {
  let unequal = 0
  for (let at = 0; at < paper.length && unequal < 2; at += 1) if (paper[at] !== inRecord[at]) unequal += 1
  return unequal === 1
}

const readDate = (text: string): CivilDate | null => {
  try {
    return parseCivilDate(text.trim())
  } catch {
    return null
  }
}
