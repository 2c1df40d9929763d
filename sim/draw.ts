// Draws that follow from a seed and the name of a stream, so that a change in one part of the world leaves the other parts as they were.
import { createHash } from 'node:crypto'

export type Draw = {
  /** In [0, 1). */
  readonly share: () => number
  /** True with this probability. */
  readonly chance: (probability: number) => boolean
  /** In [from, to). */
  readonly between: (from: number, to: number) => number
  /** A whole number in [from, to]. */
  readonly whole: (from: number, to: number) => number
  /** In [from, to), every order of magnitude alike. */
  readonly wide: (from: number, to: number) => number
  readonly pick: <T>(list: readonly T[]) => T
  readonly weighted: <T>(list: readonly (readonly [value: T, weight: number])[]) => T
}

/** sfc32 over 128 bits of SHA-256 of seed and stream. */
export const drawing = (seed: number, stream: string): Draw => {
  const start = createHash('sha256').update(`releasedesk/simulation\n${seed}\n${stream}`).digest()
  let [a, b, c, counter] = [start.readUInt32LE(0), start.readUInt32LE(4), start.readUInt32LE(8), 1]
  const share = (): number => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    return (sum >>> 0) / 4_294_967_296
  }
  for (let round = 0; round < 12; round += 1) share()
  return drawsOf(share)
}

const drawsOf = (share: () => number): Draw => {
  const whole = (from: number, to: number): number => from + Math.floor(share() * (to - from + 1))
  return {
    share,
    chance: (probability) => share() < probability,
    between: (from, to) => from + share() * (to - from),
    whole,
    wide: (from, to) => from * (to / from) ** share(),
    pick: (list) => {
      const picked = list[whole(0, list.length - 1)]
      if (picked === undefined) throw new RangeError('nothing to pick from')
      return picked
    },
    weighted: (list) => {
      let left = share() * list.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [value, weight] of list) {
        left -= weight
        if (left < 0) return value
      }
      const last = list.at(-1)
      if (last === undefined) throw new RangeError('nothing to pick from')
      return last[0]
    },
  }
}
