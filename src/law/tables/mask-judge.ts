// The interpreter's `judge` on rules that are bits of a whole number: the same answer from the same rules, without a list or a set.
import type { Action } from '../action.ts'
import type { AnswerKind } from '../answer.ts'
import { isSettled, settle, splitsMax, writtenOut } from '../interpreter.ts'
import { tableOf } from '../place.ts'
import type { Edge, Place } from '../place.ts'
import { combine } from '../resolve.ts'
import { saidOn } from '../rule.ts'
import type { Rule } from '../rule.ts'

/** What rules come to; sets of rules are bits by their place in the list that was given. */
export type MaskJudged = {
  readonly answer: AnswerKind
  /** The open rules that keep the answer open; 0 where it is not open. */
  readonly asking: number
  /** The fired rules that carry what is said on what is known. */
  readonly deciding: number
}

export type MaskJudge = (fired: number, open: number) => MaskJudged

/** Bits of a whole number that JavaScript's own operators reach. */
export const maskRulesMax = 32

/**
 * All rules must speak to the action. Null: too many rules for the bits, or overrides in a circle, which have no order. Equal to `judge`
 * in answer, and in which rules it names as open.
 */
export const maskJudgeOf = (rules: readonly Rule[], place: Place, action: Action): MaskJudge | null => {
  if (rules.length > maskRulesMax) return null
  const aims = aimsOf(rules, tableOf(place, action).edges)
  const order = orderOf(aims)
  if (order === null) return null
  const said = rules.map((rule) => saidOn(rule, action)?.answer ?? 'silent')
  const spoken = [...new Set(said)].map((answer): readonly [AnswerKind, number] => [answer, maskOf(said, answer)])
  const words = rules.map(writtenOut)
  const bundles = [...new Set(words)].map((word) => maskOf(words, word))
  const resolving = resolvingIn(aims, order, spoken)
  const told = answering(resolving)
  const mattering = matteringIn(aims, order, spoken)
  const barring = spoken.reduce((bars, [answer, mask]) => (answer === 'must-not' || answer === 'no-authority' ? bars | mask : bars), 0)
  const settled = settlingIn({ bundles, resolving, spoken, barring })
  return (fired, open) => {
    const { answer: base, deciding } = told(fired)
    const weighed = open === 0 ? nothing : mattering(fired, open)
    if (weighed.asked === 0) return { answer: base, asking: 0, deciding }
    const answer = settled(base, fired, weighed)
    return { answer, asking: answer === 'needs-human' && base !== 'needs-human' ? weighed.asked : 0, deciding }
  }
}

const maskOf = (words: readonly string[], of: string): number =>
  words.reduce((mask, word, rule) => (word === of ? mask | (1 << rule) : mask), 0)

/** For each rule, the rules that aim at it: those that defeat it or settle it, and whether their aim outlives their own defeat. */
type Aims = {
  readonly defeating: Int32Array
  readonly defeatingStill: Int32Array
  readonly settling: Int32Array
  readonly settlingStill: Int32Array
}

const aimsOf = (rules: readonly Rule[], edges: ReadonlyMap<Rule, readonly Edge[]>): Aims => {
  const by = (kind: Edge['relation']['kind'], ifDefeated: Edge['relation']['ifDefeated']): Int32Array =>
    Int32Array.from(rules, (rule) =>
      (edges.get(rule) ?? [])
        .filter(({ relation }) => relation.kind === kind && relation.ifDefeated === ifDefeated)
        .reduce((mask, edge) => (rules.includes(edge.by) ? mask | (1 << rules.indexOf(edge.by)) : mask), 0),
    )
  return {
    defeating: by('defeats', 'revives'),
    defeatingStill: by('defeats', 'stays-defeated'),
    settling: by('settles', 'revives'),
    settlingStill: by('settles', 'stays-defeated'),
  }
}

/** Those that defeat before those that they defeat; null if they go round in a circle. */
const orderOf = ({ defeating, defeatingStill }: Aims): Int32Array | null => {
  const order: number[] = []
  let placed = 0
  for (let before = -1; before < order.length;) {
    before = order.length
    for (let rule = 0; rule < defeating.length; rule += 1) {
      const waits = ((defeating[rule] ?? 0) | (defeatingStill[rule] ?? 0)) & ~placed
      if ((placed & (1 << rule)) !== 0 || waits !== 0) continue
      order.push(rule)
      placed |= 1 << rule
    }
  }
  return order.length === defeating.length ? Int32Array.from(order) : null
}

type Told = { readonly answer: AnswerKind; readonly deciding: number }
type Spoken = readonly (readonly [AnswerKind, number])[]

/** `resolve`: which rules decide, and what their answers come to. */
type Resolving = { readonly decidingIn: (heard: number) => number; readonly answerOf: (deciding: number) => AnswerKind }

const resolvingIn = ({ defeating, defeatingStill, settling, settlingStill }: Aims, order: Int32Array, spoken: Spoken): Resolving => {
  const masks = Int32Array.from(spoken, ([, mask]) => mask)
  const combined: AnswerKind[] = []
  return {
    decidingIn: (heard) => {
      let effective = 0
      for (let at = 0; at < order.length; at += 1) {
        const rule = order[at] ?? 0
        const own = heard & (1 << rule)
        if (own === 0 || ((defeating[rule] ?? 0) & effective) !== 0 || ((defeatingStill[rule] ?? 0) & heard) !== 0) continue
        effective |= own
      }
      let deciding = effective
      for (let rest = effective; rest !== 0; rest &= rest - 1) {
        const rule = lowestIn(rest)
        if (((settling[rule] ?? 0) & effective) !== 0 || ((settlingStill[rule] ?? 0) & heard) !== 0) deciding &= ~(1 << rule)
      }
      return deciding
    },
    answerOf: (deciding) => {
      let said = 0
      for (let index = 0; index < masks.length; index += 1) if ((deciding & (masks[index] ?? 0)) !== 0) said |= 1 << index
      return (combined[said] ??= combine(new Set(spoken.flatMap(([answer], index) => ((said & (1 << index)) === 0 ? [] : [answer])))))
    },
  }
}

const lowestIn = (mask: number): number => 31 - Math.clz32(mask & -mask)

/** What fired rules come to, remembered. */
const answering = ({ decidingIn, answerOf }: Resolving): ((fired: number) => Told) => {
  const kept = new Map<number, Told>()
  return (fired) => {
    const known = kept.get(fired)
    if (known !== undefined) return known
    const deciding = decidingIn(fired)
    const told = { answer: answerOf(deciding), deciding }
    kept.set(fired, told)
    return told
  }
}

/**
 * `asked`: open rules whose firing could change the answer; `heard`: fired rules without which it could come out otherwise; `decides`:
 * fired rules that decide whatever else fires.
 */
type Mattering = { readonly asked: number; readonly heard: number; readonly decides: number }
const nothing: Mattering = { asked: 0, heard: 0, decides: 0 }

/** `matteringOf`; and of the fired rules all but those that are surely defeated and aim at nothing any more. */
const matteringIn = (aims: Aims, order: Int32Array, spoken: Spoken): ((fired: number, open: number) => Mattering) => {
  const { defeating, defeatingStill, settling, settlingStill } = aims
  return (fired, open) => {
    const heard = fired | open
    let stands = 0
    let falls = 0
    let aiming = 0
    let outliving = 0
    let decides = 0
    let settled = 0
    for (const rule of order) {
      const own = heard & (1 << rule)
      if (own === 0) continue
      const [loses, losesStill] = [(defeating[rule] ?? 0) & heard, (defeatingStill[rule] ?? 0) & heard]
      const [asks, asksStill] = [(settling[rule] ?? 0) & heard, (settlingStill[rule] ?? 0) & heard]
      aiming |= loses | losesStill | asks | asksStill
      outliving |= losesStill | asksStill
      if (((loses | losesStill) & stands) !== 0) falls |= own
      if ((fired & own) !== 0 && (loses & ~falls) === 0 && losesStill === 0) stands |= own
      if ((asks | asksStill) === 0) decides |= own
      else settled |= own
    }
    decides &= stands
    const kept = fired & (~falls | outliving)
    let mattering = open & ((falls & outliving) | (~falls & aiming))
    const left = open & ~falls & ~aiming
    if (left === 0) return { asked: mattering, heard: kept, decides }
    for (const [, mask] of spoken) if ((decides & mask) === 0) mattering |= left & mask
    for (const rule of order) {
      const own = left & settled & (1 << rule)
      if (own !== 0 && (((settling[rule] ?? 0) | (settlingStill[rule] ?? 0)) & stands) !== 0) mattering &= ~own
    }
    return { asked: mattering, heard: kept, decides }
  }
}

type Trial = { readonly bundles: readonly number[]; readonly resolving: Resolving; readonly spoken: Spoken; readonly barring: number }

/** `possibleAnswers` and `settle`: what it comes to while the open rules turn out one way or the other. */
const settlingIn = ({ bundles, resolving: { decidingIn, answerOf }, spoken, barring }: Trial) => {
  const unions = new Int32Array(2 ** splitsMax)
  const kept = new Map<number, Map<number, AnswerKind>>()
  const tried = (base: AnswerKind, heard: number, splits: readonly number[]): AnswerKind => {
    const found = new Set<AnswerKind>([base])
    for (let chosen = 1; chosen < 2 ** splits.length; chosen += 1) {
      const last = lowestIn(chosen)
      const also = (unions[chosen ^ (1 << last)] ?? 0) | (splits[last] ?? 0)
      unions[chosen] = also
      const answer = answerOf(decidingIn(heard | also))
      if (found.has(answer)) continue
      found.add(answer)
      if (isSettled(base, found)) break
    }
    return settle(base, [...found])
  }
  return (base: AnswerKind, fired: number, { asked, heard, decides }: Mattering): AnswerKind => {
    if (base === 'needs-human') return base
    const splits = bundles.flatMap((bundle) => ((bundle & asked) === 0 ? [] : [bundle & asked]))
    if (splits.length > splitsMax) {
      const said = spoken.flatMap(([answer, mask]) => (((fired | asked) & mask) === 0 ? [] : [answer]))
      return settle(base, [...new Set([base, ...said, 'needs-human' as const])])
    }
    // A bar that nothing heard can lift stands beside whatever else fires: at most a conflict, which leaves it standing.
    if ((barring & decides) !== 0 && (base === 'must-not' || base === 'no-authority')) return base
    const ofHeard = kept.get(heard) ?? new Map<number, AnswerKind>()
    const known = ofHeard.get(asked) ?? tried(base, heard, splits)
    kept.set(heard, ofHeard.set(asked, known))
    return known
  }
}
