// What the auditor found: each finding says when and about whom, and how to see it again.
import { formatWithOffset, fromEpochMs, parseZone } from '../src/time/instant.ts'

export type Finding = {
  readonly rule: string
  readonly seed: number
  readonly day: number
  readonly at: string
  readonly booking: string | null
  readonly says: string
  readonly replay: string
}

export type Findings = {
  readonly say: (rule: string, booking: string | null, says: string) => void
  readonly list: () => readonly Finding[]
}

const zone = parseZone('America/Denver')
/** One fault makes many findings; the first ones tell it. */
const findingsMax = 25

export const findingsOf = (seed: number, startMs: number, nowMs: () => number, replay: string): Findings => {
  const found: Finding[] = []
  const seen = new Set<string>()
  return {
    say: (rule, booking, says) => {
      const key = `${rule} ${booking ?? ''} ${says}`
      if (found.length >= findingsMax || seen.has(key)) return
      seen.add(key)
      const at = formatWithOffset(fromEpochMs(nowMs()), zone)
      found.push({
        rule,
        seed,
        day: Math.floor((nowMs() - startMs) / 86_400_000) + 1,
        at,
        booking,
        says,
        replay,
      })
    },
    list: () => found,
  }
}

export const findingInWords = ({ rule, seed, day, at, booking, says, replay }: Finding): string =>
  `seed ${seed}, day ${day}, ${at}${booking === null ? '' : `, booking ${booking}`}: ${rule}: ${says}. Replay: ${replay}`
