// The verdicts of one action, each made once: from the rules that fired or stay open to a prepared answer with its explanation.
import type { Action } from '../action.ts'
import { readsOf } from '../condition.ts'
import { judge, meetingOn } from '../interpreter.ts'
import type { Judged, Meeting } from '../interpreter.ts'
import { tableOf } from '../place.ts'
import type { Place } from '../place.ts'
import type { Resolved } from '../resolve.ts'
import { saidOn } from '../rule.ts'
import type { Rule } from '../rule.ts'
import type { AnswerKind } from '../answer.ts'
import type { PreparedVerdict } from './table.ts'
import { explanationOf } from './explanation.ts'
import { maskJudgeOf } from './mask-judge.ts'
import { digitAt } from './sayings.ts'
import type { Stand } from './sayings.ts'

export type VerdictBook = {
  readonly made: readonly PreparedVerdict[]
  /** The verdict where these rules fired and these stay open; each pair of sets is judged once. */
  readonly verdictFor: (fired: readonly Rule[], open: readonly Rule[]) => PreparedVerdict
  /** The same for the rules of one law in the order in which they are watched, the first things of each stand. */
  readonly among: (rules: readonly Rule[]) => VerdictsAmong
}

export type VerdictsAmong = {
  /** The answer alone; `questioned`: some rule that leaves the question to a person is among those that decide. */
  readonly answerAt: (stand: Stand) => { readonly answer: AnswerKind; readonly questioned: boolean }
  readonly verdictAt: (stand: Stand) => PreparedVerdict
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
  const verdictFor = (fired: readonly Rule[], open: readonly Rule[]): PreparedVerdict => {
    const sets = `${idsOf(fired)}?${idsOf(open)}`
    const known = bySets.get(sets)
    if (known !== undefined) return known
    const verdict = prepare(judge(action, { fired, open }, place, met))
    bySets.set(sets, verdict)
    return verdict
  }
  const judged = (fired: readonly Rule[], open: readonly Rule[]): Judged => judge(action, { fired, open }, place, met)
  return { made, verdictFor, among: (rules) => amongBits(rules, place, action, judged, prepare) ?? amongLists(rules, action, verdictFor) }
}

const rulesAt = (rules: readonly Rule[], stand: Stand, digit: 1 | 2): readonly Rule[] =>
  rules.filter((_, index) => digitAt(stand, index) === digit)

const leavesQuestion = (rule: Rule, action: Action): boolean => saidOn(rule, action)?.answer === 'needs-human'

const amongLists = (rules: readonly Rule[], action: Action, verdictFor: VerdictBook['verdictFor']): VerdictsAmong => {
  const verdictAt = (stand: Stand): PreparedVerdict => verdictFor(rulesAt(rules, stand, 2), rulesAt(rules, stand, 1))
  return {
    verdictAt,
    answerAt: (stand) => {
      const { answer, deciding } = verdictAt(stand)
      return { answer, questioned: deciding.some((rule) => leavesQuestion(rule, action)) }
    },
  }
}

/** Which verdict it is follows from what the fired rules come to and which open rules ask; the interpreter writes each out once. */
const amongBits = (
  rules: readonly Rule[],
  place: Place,
  action: Action,
  judged: (fired: readonly Rule[], open: readonly Rule[]) => Judged,
  prepare: (judged: Judged) => PreparedVerdict,
): VerdictsAmong | null => {
  const judgeBits = maskJudgeOf(rules, place, action)
  if (judgeBits === null) return null
  const own = rules.length === 32 ? -1 : (1 << rules.length) - 1
  const questions = rules.reduce((mask, rule, index) => (leavesQuestion(rule, action) ? mask | (1 << index) : mask), 0)
  const bases = new Map<number, number>()
  const byKey = new Map<string, number>()
  const verdicts: Map<number, PreparedVerdict>[] = []
  const baseOf = (fired: number, stand: Stand): number => {
    const known = bases.get(fired)
    if (known !== undefined) return known
    const key = keyOf(judged(rulesAt(rules, stand, 2), []))
    const base = byKey.get(key) ?? verdicts.push(new Map()) - 1
    byKey.set(key, base)
    bases.set(fired, base)
    return base
  }
  const bitsOf = ({ two, one }: Stand): readonly [number, number] => [(two[0] ?? 0) & own, (one[0] ?? 0) & own]
  return {
    answerAt: (stand) => {
      const { answer, deciding } = judgeBits(...bitsOf(stand))
      return { answer, questioned: (deciding & questions) !== 0 }
    },
    verdictAt: (stand) => {
      const [fired, open] = bitsOf(stand)
      const { asking } = judgeBits(fired, open)
      const ofBase = verdicts[baseOf(fired, stand)]
      const known = ofBase?.get(asking)
      if (known !== undefined) return known
      const verdict = prepare(judged(rulesAt(rules, stand, 2), asking === 0 ? [] : rulesAt(rules, stand, 1)))
      ofBase?.set(asking, verdict)
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
