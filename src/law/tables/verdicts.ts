// The verdicts of one action, each made once: from the rules that fired or stay open to a prepared answer with its explanation.
import type { Action } from '../action.ts'
import { readsOf } from '../condition.ts'
import { judge, meetingOn } from '../interpreter.ts'
import type { Judged, Meeting } from '../interpreter.ts'
import { tableOf } from '../place.ts'
import type { Place } from '../place.ts'
import type { Resolved } from '../resolve.ts'
import type { Rule } from '../rule.ts'
import type { PreparedVerdict } from './table.ts'
import { explanationOf } from './explanation.ts'

export type VerdictBook = {
  readonly made: readonly PreparedVerdict[]
  /** The verdict where these rules fired and these stay open; each pair of sets is judged once. */
  readonly verdictFor: (fired: readonly Rule[], open: readonly Rule[]) => PreparedVerdict
}

export const verdictBookOf = (place: Place, action: Action): VerdictBook => {
  const made: PreparedVerdict[] = []
  const byKey = new Map<string, PreparedVerdict>()
  const bySets = new Map<string, PreparedVerdict>()
  const met = rememberedMeeting(place, action)
  const prepare = (judged: Judged): PreparedVerdict => {
    const key = keyOf(judged)
    const known = byKey.get(key)
    if (known !== undefined) return known
    const verdict = prepared(action, made.length, key, judged)
    made.push(verdict)
    byKey.set(key, verdict)
    return verdict
  }
  return {
    made,
    verdictFor: (fired, open) => {
      const sets = `${idsOf(fired)}?${idsOf(open)}`
      const known = bySets.get(sets)
      if (known !== undefined) return known
      const verdict = prepare(judge(action, { fired, open }, place, met))
      bySets.set(sets, verdict)
      return verdict
    },
  }
}

const idsOf = (rules: readonly Rule[]): string => rules.map(({ id }) => id).join(' ')

const keyOf = (judged: Judged): string =>
  [
    judged.answer,
    idsOf(judged.because),
    idsOf(judged.deciding),
    judged.defeated.map(({ rule, by }) => `${rule.id}<${by.id}`).join(' '),
  ].join('|')

/** So many rules have each a bit of their own in a whole number. */
const bitsMax = 52

/** The same rules meet again and again while unknowns are tried; each set is resolved once. */
const rememberedMeeting = (place: Place, action: Action): Meeting => {
  const meet = meetingOn(place, action)
  const { rules } = tableOf(place, action)
  if (rules.length > bitsMax) return meet
  const bits = new Map(rules.map((rule, index) => [rule, 2 ** index]))
  const kept = new Map<number, Resolved>()
  return (speaking) => {
    let key = 0
    for (const rule of speaking) key += bits.get(rule) ?? 0
    const known = kept.get(key) ?? meet(speaking)
    kept.set(key, known)
    return known
  }
}

/** Open rules belong to a verdict only where they keep its answer open; a bar that stands is the same bar with or without them. */
const prepared = (action: Action, id: number, key: string, judged: Judged): PreparedVerdict => {
  const open = judged.because.filter((rule) => judged.open.includes(rule)).toSorted((a, b) => (a.id < b.id ? -1 : 1))
  let explained: string | null = null
  let turning: readonly string[] | null = null
  return {
    action,
    id,
    key,
    answer: judged.answer,
    because: judged.because,
    deciding: judged.deciding,
    defeated: judged.defeated,
    open,
    possible: open.length > 0 ? judged.possible : [judged.answer],
    get turnsOn() {
      return (turning ??= [...new Set(open.flatMap(({ when }) => readsOf(when)))].toSorted())
    },
    get explanation() {
      return (explained ??= explanationOf(action, { answer: judged.answer, deciding: judged.deciding, defeated: judged.defeated, open }))
    },
  }
}
