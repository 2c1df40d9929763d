// How near the date of birth on a paper is to the one in the record.
import { parseCivilDate } from '../time/instant.ts'
import type { CivilDate } from '../time/instant.ts'
import type { MatchReason } from './match.ts'

/** equal; near: a slip of pen or reader away; unknown: missing or illegible on a side; different. */
export type BirthNearness = { readonly kind: 'equal' | 'near' | 'unknown' | 'different'; readonly because: () => readonly MatchReason[] }

export const compareBirths = (onPaper: string | null, inRecord: CivilDate | null): BirthNearness => {
  const paper = onPaper === null ? null : readDate(onPaper)
  if (onPaper === null || paper === null) {
    const says = onPaper === null ? 'date of birth not read' : `date of birth could not be read as a date: ${onPaper}`
    return { kind: 'unknown', because: () => [{ code: 'born-not-read', says }] }
  }
  if (inRecord === null)
    return { kind: 'unknown', because: () => [{ code: 'born-not-in-record', says: 'the booking record has no date of birth' }] }
  if (paper === inRecord) return { kind: 'equal', because: () => [{ code: 'born-equal', says: 'date of birth equal' }] }
  const both = `${paper} / ${inRecord}`
  const [year, month, day] = paper.split('-')
  if (inRecord === `${year}-${day}-${month}`)
    return { kind: 'near', because: () => [{ code: 'born-day-month', says: `day and month of birth in the other order: ${both}` }] }
  const unequal = [...paper].filter((digit, index) => digit !== inRecord[index]).length
  if (unequal === 1)
    return { kind: 'near', because: () => [{ code: 'born-one-digit', says: `date of birth differs in one digit: ${both}` }] }
  return { kind: 'different', because: () => [{ code: 'born-different', says: `date of birth differs: ${both}` }] }
}

const readDate = (text: string): CivilDate | null => {
  try {
    return parseCivilDate(text.trim())
  } catch {
    return null
  }
}
