// The verdicts of one action, each made once: from the rules that fired or stay open to a prepared answer with its explanation.
import type { Action } from '../action.ts'
import { readsOf } from '../condition.ts'
import { inOrder, judge, meetingOn, nearestFirst } from '../interpreter.ts'
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
  /** The answer and the rules that decide, without the verdict written out: the same object for the same of both. */
  readonly saidAt: (stand: Stand) => Said
}

/** An answer, and the rules that decide, the nearest first. */
export type Said = Pick<PreparedVerdict, 'answer' | 'deciding'>

export const verdictBookOf = (place: Place, action: Action): VerdictBook => {
  const made: PreparedVerdict[] = []
  const byKey = new Map<string, PreparedVerdict>()
  const bySets = new Map<string, PreparedVerdict>()
  const met = rememberedMeeting(place, action)
  const prepare = (judged: Written): PreparedVerdict => {
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
    const judged = judge(action, { fired, open }, place, met)
    const verdict = prepare({ ...judged, possible: () => judged.possible })
    bySets.set(sets, verdict)
    return verdict
  }
  return { made, verdictFor, among: (rules) => amongBits(rules, place, action, met, prepare) ?? amongLists(rules, action, verdictFor) }
}

const rulesAt = (rules: readonly Rule[], stand: Stand, digit: 1 | 2): readonly Rule[] =>
  rules.filter((_, index) => digitAt(stand, index) === digit)

const rulesIn = (mask: number, rules: readonly Rule[]): readonly Rule[] => rules.filter((_, index) => (mask & (1 << index)) !== 0)

const leavesQuestion = (rule: Rule, action: Action): boolean => saidOn(rule, action)?.answer === 'needs-human'

const amongLists = (rules: readonly Rule[], action: Action, verdictFor: VerdictBook['verdictFor']): VerdictsAmong => {
  const verdictAt = (stand: Stand): PreparedVerdict => verdictFor(rulesAt(rules, stand, 2), rulesAt(rules, stand, 1))
  const said = new Map<string, Said>()
  return {
    verdictAt,
    saidAt: (stand) => {
      const { answer, deciding } = verdictAt(stand)
      const name = `${answer} ${idsOf(deciding)}`
      const known = said.get(name) ?? { answer, deciding }
      said.set(name, known)
      return known
    },
    answerAt: (stand) => {
      const { answer, deciding } = verdictAt(stand)
      return { answer, questioned: deciding.some((rule) => leavesQuestion(rule, action)) }
    },
  }
}

/** Which verdict it is follows from what the fired rules come to and which open rules ask; each is written out once. */
const amongBits = (
  rules: readonly Rule[],
  place: Place,
  action: Action,
  met: Meeting,
  prepare: (judged: Written) => PreparedVerdict,
): VerdictsAmong | null => {
  const judgeBits = maskJudgeOf(rules, place, action)
  if (judgeBits === null) return null
  const own = rules.length === 32 ? -1 : (1 << rules.length) - 1
  const questions = rules.reduce((mask, rule, index) => (leavesQuestion(rule, action) ? mask | (1 << index) : mask), 0)
  const said = new Map<AnswerKind, Map<number, Said>>()
  const byFired = new Map<number, Base>()
  const byKey = new Map<string, Base>()
  const baseOf = (fired: number, stand: Stand): Base => {
    const known = byFired.get(fired)
    if (known !== undefined) return known
    const resolved = met(rulesAt(rules, stand, 2))
    const key = keyOf({ answer: resolved.answer, ...inOrder(resolved, [], place) })
    const base = byKey.get(key) ?? { resolved, byAsking: new Map() }
    byKey.set(key, base)
    byFired.set(fired, base)
    return base
  }
  const bitsOf = ({ two, one }: Stand): readonly [number, number] => [(two[0] ?? 0) & own, (one[0] ?? 0) & own]
  return {
    answerAt: (stand) => {
      const { answer, deciding } = judgeBits(...bitsOf(stand))
      return { answer, questioned: (deciding & questions) !== 0 }
    },
    saidAt: (stand) => {
      const { answer, deciding } = judgeBits(...bitsOf(stand))
      const ofAnswer = said.get(answer) ?? new Map<number, Said>()
      const known = ofAnswer.get(deciding) ?? { answer, deciding: rulesIn(deciding, rules).toSorted(nearestFirst(place)) }
      said.set(answer, ofAnswer.set(deciding, known))
      return known
    },
    verdictAt: (stand) => {
      const [fired, open] = bitsOf(stand)
      const { answer, asking } = judgeBits(fired, open)
      const { resolved, byAsking } = baseOf(fired, stand)
      const known = byAsking.get(asking)
      if (known !== undefined) return known
      const asked = rulesIn(asking, rules)
      const heard = { fired: rulesAt(rules, stand, 2), open: rulesAt(rules, stand, 1) }
      const verdict = prepare({
        answer,
        ...inOrder(resolved, asked, place),
        open: asked,
        possible: () => judge(action, heard, place, met).possible,
      })
      byAsking.set(asking, verdict)
      return verdict
    },
  }
}

/** What fired rules come to, and the verdicts on it by the open rules that keep the answer open. */
type Base = { readonly resolved: Resolved; readonly byAsking: Map<number, PreparedVerdict> }

/** A judgement; which answers stay possible is tried again only when somebody asks. */
type Written = Pick<Judged, 'answer' | 'because' | 'deciding' | 'defeated' | 'open'> & { readonly possible: () => Judged['possible'] }

const idsOf = (rules: readonly Rule[]): string => rules.map(({ id }) => id).join(' ')

const keyOf = ({ answer, because, deciding, defeated }: Pick<Judged, 'answer' | 'because' | 'deciding' | 'defeated'>): string =>
  [answer, idsOf(because), idsOf(deciding), defeated.map(({ rule, by }) => `${rule.id}<${by.id}`).join(' ')].join('|')

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
const prepared = (action: Action, id: number, key: string, judged: Written): PreparedVerdict => {
  const open = judged.because.filter((rule) => judged.open.includes(rule)).toSorted((a, b) => (a.id < b.id ? -1 : 1))
  let explained: string | null = null
  let turning: readonly string[] | null = null
  let left: PreparedVerdict['possible'] | null = null
  return {
    action,
    id,
    key,
    answer: judged.answer,
    because: judged.because,
    deciding: judged.deciding,
    defeated: judged.defeated,
    open,
    get possible() {
      return (left ??= open.length > 0 ? judged.possible() : [judged.answer])
    },
    get turnsOn() {
      return (turning ??= [...new Set(open.flatMap(({ when }) => readsOf(when)))].toSorted())
    },
    get explanation() {
      return (explained ??= explanationOf(action, { answer: judged.answer, deciding: judged.deciding, defeated: judged.defeated, open }))
    },
  }
}
