// How long all has been well: the desk promises things in time only while it runs, its disk takes writes and a line is up.

export type Weather = {
  readonly begin: (trouble: string) => void
  readonly end: (trouble: string) => void
  /** A trouble of a moment. */
  readonly jolt: () => void
  /** Since when there has been no trouble; Infinity while there is one. */
  readonly goodSinceMs: () => number
}

export const weather = (nowMs: () => number): Weather => {
  const troubles = new Set<string>()
  let goodSince = nowMs()
  return {
    begin: (trouble) => void troubles.add(trouble),
    end: (trouble) => {
      if (troubles.delete(trouble)) goodSince = nowMs()
    },
    jolt: () => {
      goodSince = nowMs()
    },
    goodSinceMs: () => (troubles.size > 0 ? Infinity : goodSince),
  }
}
