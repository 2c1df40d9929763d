// Names of the record that are known to be far from a name on a paper: nothing about them needs to be worked out again.

/** Below this no date of birth makes a name near enough to be shown to a person (see `isNear`; an alias counts 2 % less than a name). */
export const farBelow = 0.58

export type FarNames = {
  readonly has: (inRecord: string) => boolean
  readonly add: (inRecord: string) => void
}

const known = new Map<string, Set<string>>()
const pairsMax = 500_000
let pairs = 0

/**
 * A jail's roll is compared with the same few papers that fit nobody whenever somebody is booked. Remembered are pairs of names and no
 * more, at most half a million; then all is forgotten and worked out anew.
 */
export const farNamesFrom = (onPaper: string): FarNames => {
  const its = known.get(onPaper) ?? new Set<string>()
  known.set(onPaper, its)
  return {
    has: (inRecord) => its.has(inRecord),
    add: (inRecord) => {
      if (pairs >= pairsMax) {
        for (const each of known.values()) each.clear()
        known.clear()
        known.set(onPaper, its)
        pairs = 0
      }
      its.add(inRecord)
      pairs += 1
    },
  }
}
