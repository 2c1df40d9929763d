// How surely a value was read: what speaks for it counted as points, and points as the share of right values that was measured.
import { measured, measuredWeighed, pointsMax, reviewBelow } from './confidence-table.ts'
import type { ValueType } from './form.ts'

export type Evidence = {
  /** Readings besides the first, and how many of them say the same in letters and digits. */
  readonly others: number
  readonly agreeing: number
  /** Least confidence among those that agree; of three the middle one, for a thin stroke lowers confidence more than truth. */
  readonly confidence: number
  readonly type: ValueType
  /** Shape right, and possible for this paper. */
  readonly sound: boolean
  /** All that agree print capitals, points and spaces alike. */
  readonly spelt: boolean
  /** Share of the page's words that are legible. */
  readonly legible: number
}

const shaped: ReadonlySet<ValueType> = new Set<ValueType>(['date', 'date-in-words', 'file-number', 'phone', 'docket', 'sex', 'country'])

/** Each point is one thing that speaks for the value; the order was chosen before measuring, the meaning of a sum was measured. */
export const pointsOf = (evidence: Evidence): number => {
  if (!evidence.sound) return 0
  const agreement = evidence.agreeing === 0 ? 0 : evidence.agreeing < evidence.others ? 1 : evidence.others >= 2 ? 3 : 2
  const confidence = stepOf(evidence.confidence, [0.6, 0.8, 0.9, 0.95])
  const page = stepOf(evidence.legible, [0.9, 0.97])
  return Math.min(pointsMax, agreement + confidence + page + (shaped.has(evidence.type) ? 1 : 0) + (evidence.spelt ? 1 : 0))
}

const stepOf = (value: number, steps: readonly number[]): number => steps.filter((step) => value >= step).length

/** The share of right values among those with as many points. */
export const shareRight = (points: number): number => measured[Math.max(0, Math.min(pointsMax, points))] ?? 0

/** Two readings that agree below this share their mistakes too often. */
const confidenceMin = 0.8

/** A value is taken unasked only where another engine says the same and enough speaks for it. */
export const mustAsk = (evidence: Evidence): boolean =>
  !evidence.sound || evidence.agreeing === 0 || evidence.confidence < confidenceMin || pointsOf(evidence) < reviewBelow

/** What speaks for a value on which all readings were weighed together, letter by letter. */
export type WeighedEvidence = {
  /** How much better it explains what was seen than the next value does: the difference of natural logarithms. */
  readonly lead: number
  /** Readings that give no scores, how many of them say the same in letters and digits, and how many are equal in every mark. */
  readonly readings: number
  readonly agreeing: number
  readonly alike: number
  /** Greatest confidence among those that agree. */
  readonly confidence: number
  readonly type: ValueType
  readonly sound: boolean
  readonly legible: number
}

/** A value without a rival. */
export const leadMax = 12

/** The same count of what speaks for a value; the lead over the next value weighs most. */
export const pointsWeighed = (evidence: WeighedEvidence): number =>
  evidence.sound
    ? stepOf(evidence.lead, [1, 2, 4, 5, 6, 8, 10]) +
      stepOf(evidence.alike, [2]) +
      stepOf(evidence.confidence, [0.8]) +
      stepOf(evidence.legible, [0.9]) +
      (evidence.agreeing === evidence.readings ? 1 : 0)
    : 0

export const shareWeighed = (evidence: WeighedEvidence): number => measuredWeighed[pointsWeighed(evidence)] ?? 0

/** Types in which a comma or a capital is part of the value: two readings have to print it alike, for the line reader's own is but one. */
const written: ReadonlySet<ValueType> = new Set<ValueType>(['text', 'officer', 'docket', 'name', 'listed-name'])

const leadMin = 4
const legibleMin = 0.75
const heardMin = 0.6

/** No shape of such a value would give a wrong letter away: addresses, institutions, and the name by which a person is found. */
const shapeless: ReadonlySet<ValueType> = new Set<ValueType>(['text', 'name', 'listed-name'])

/** Points below which a value is asked whatever it has: nearly all that was wrong and unasked had fewer. */
const weighedPointsMin = (type: ValueType): number => (shapeless.has(type) ? 11 : 10)

/**
 * A value is taken unasked only where it leads clearly, two readings without scores say the same, one of them (of free text two) in every
 * mark and one with some confidence, the page as a whole can be read, and hardly anything speaks against it.
 */
export const mustAskWeighed = (evidence: WeighedEvidence): boolean =>
  !evidence.sound ||
  pointsWeighed(evidence) < weighedPointsMin(evidence.type) ||
  evidence.lead < leadMin ||
  evidence.agreeing < 2 ||
  evidence.alike < (written.has(evidence.type) ? 2 : 1) ||
  evidence.confidence < heardMin ||
  evidence.legible < legibleMin
