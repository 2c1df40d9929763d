// The interpreter's `judge` on rules that are bits of a whole number: the same answer from the same rules, without a list or a set.
import type { Action } from '../action.ts'
import { answerKinds } from '../answer.ts'
import type { AnswerKind } from '../answer.ts'
import { isSettled, settle, splitsMax, writtenOut } from '../interpreter.ts'
import { tableOf } from '../place.ts'
import type { Place } from '../place.ts'
import { combine } from '../resolve.ts'
import { saidOn } from '../rule.ts'
import type { Rule } from '../rule.ts'
import { Interned } from './interned.ts'
import { aimsOf, lowestIn, reached } from './mask-aims.ts'
import type { Aims } from './mask-aims.ts'

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
  if (aims === null) return null
  const said = rules.map((rule) => saidOn(rule, action)?.answer ?? 'silent')
  const spoken = [...new Set(said)].map((answer): readonly [AnswerKind, number] => [answer, maskOf(said, answer)])
  const words = rules.map(writtenOut)
  const bundles = words.map((word) => maskOf(words, word))
  const resolving = resolvingIn(aims, spoken)
  const told = answering(resolving)
  const mattering = matteringIn(aims, spoken)
  const settled = settlingIn({ bundles, resolving, spoken, mattering })
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

type Told = { readonly answer: AnswerKind; readonly deciding: number }
type Spoken = readonly (readonly [AnswerKind, number])[]

/** `resolve`: which rules decide, and what their answers come to. */
type Resolving = { readonly decidingIn: (heard: number) => number; readonly answerOf: (deciding: number) => AnswerKind }

const resolvingIn = ({ ranks, defeated, defeatedStill, settled, settledStill }: Aims, spoken: Spoken): Resolving => {
  const masks = Int32Array.from(spoken, ([, mask]) => mask)
  const combined: AnswerKind[] = []
  return {
    decidingIn: (heard) => {
      const left = heard & ~reached(defeatedStill, heard)
      let effective = 0
      for (let rank = 0; rank < ranks.length; rank += 1) effective |= left & (ranks[rank] ?? 0) & ~reached(defeated, effective)
      return effective & ~(reached(settled, effective) | reached(settledStill, heard))
    },
    answerOf: (deciding) => {
      let said = 0
      for (let index = 0; index < masks.length; index += 1) if ((deciding & (masks[index] ?? 0)) !== 0) said |= 1 << index
      return (combined[said] ??= combine(new Set(spoken.flatMap(([answer], index) => ((said & (1 << index)) === 0 ? [] : [answer])))))
    },
  }
}

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
 * fired rules that decide whatever else fires; `telling`: rules that aim at a fired one which may yet stand or fall.
 */
type Weighed = { readonly asked: number; readonly heard: number; readonly decides: number; readonly telling: number }
type Mattering = (fired: number, open: number) => Weighed
const nothing: Weighed = { asked: 0, heard: 0, decides: 0, telling: 0 }

/** `matteringOf`; and of the fired rules all but those that are surely defeated and aim at nothing any more. */
const matteringIn = (aims: Aims, spoken: Spoken): Mattering => {
  const { ranks, defeated, defeatedStill, defeatedAnyhow, settledAnyhow, aimedBy, aimedStillBy } = aims
  const masks = Int32Array.from(spoken, ([, mask]) => mask)
  return (fired, open) => {
    const heard = fired | open
    const shaken = reached(defeatedStill, heard)
    let stands = 0
    let falls = 0
    for (let rank = 0; rank < ranks.length; rank += 1) {
      const own = heard & (ranks[rank] ?? 0)
      if (own === 0) continue
      falls |= own & reached(defeatedAnyhow, stands)
      stands |= own & fired & ~(shaken | reached(defeated, heard & ~falls))
    }
    const aiming = reached(aimedBy, heard)
    const outliving = reached(aimedStillBy, heard)
    const decides = stands & ~reached(settledAnyhow, heard)
    const kept = fired & (~falls | outliving)
    const telling = reached(aimedBy, fired & ~stands & ~falls)
    const left = open & ~falls & ~aiming
    let saying = 0
    if (left !== 0) {
      for (let index = 0; index < masks.length; index += 1) if ((decides & (masks[index] ?? 0)) === 0) saying |= left & (masks[index] ?? 0)
      saying &= ~reached(settledAnyhow, stands)
    }
    return { asked: saying | (open & ((falls & outliving) | (~falls & aiming))), heard: kept, decides, telling }
  }
}

type Trial = {
  /** For each rule all that wait for the same. */
  readonly bundles: readonly number[]
  readonly resolving: Resolving
  readonly spoken: Spoken
  readonly mattering: Mattering
}

/** `possibleAnswers` and `settle`: what it comes to while the open rules turn out one way or the other. */
const settlingIn = ({ bundles, resolving, spoken, mattering }: Trial) => {
  const turns = turningIn({ bundles, resolving, spoken, mattering })
  return (base: AnswerKind, fired: number, weighed: Weighed): AnswerKind => {
    if (base === 'needs-human') return base
    const { asked } = weighed
    let splits = 0
    for (let rest = asked; rest !== 0; splits += 1) rest &= ~(bundles[lowestIn(rest)] ?? rest)
    if (splits > splitsMax) {
      const said = spoken.flatMap(([answer, mask]) => (((fired | asked) & mask) === 0 ? [] : [answer]))
      return settle(base, [...new Set([base, ...said, 'needs-human' as const])])
    }
    return turns(base, base, weighed) ? 'needs-human' : base
  }
}

/** `own`: what the heard rules come to. */
type Turns = (base: AnswerKind, own: AnswerKind, weighed: Weighed) => boolean

/**
 * Whether some way in which the open rules turn out ends what `settle` says of the base alone. Rules that wait for the same turn out
 * together. After each that is taken to fire, or not to, those that then no longer matter are left out; what is left is tried once.
 */
const turningIn = ({ bundles, resolving: { decidingIn, answerOf }, spoken, mattering }: Trial): Turns => {
  const turning = new Map(
    answerKinds.map((base) => [base, new Set(answerKinds.filter((answer) => isSettled(base, new Set([base, answer]))))]),
  )
  const stays = stayingIn(spoken)
  const met = new Interned(2)
  const pair = new Int32Array(2)
  const kept: (boolean | undefined)[] = []
  const tried: Turns = (base, own, { asked, heard, telling }) => {
    const bundle = asked & (bundles[lowestIn((asked & telling) === 0 ? asked : asked & telling)] ?? asked)
    const rest = asked & ~bundle
    const answer = answerOf(decidingIn(heard | bundle))
    if (turning.get(base)?.has(answer) === true) return true
    return rest !== 0 && (turns(base, answer, mattering(heard | bundle, rest)) || turns(base, own, mattering(heard, rest)))
  }
  const turns: Turns = (base, own, weighed) => {
    const { asked, heard, decides } = weighed
    if (asked === 0 || stays(base, decides)) return false
    if (own !== base) return tried(base, own, weighed)
    pair[0] = heard
    pair[1] = asked
    const number = met.number(pair)
    return (kept[number] ??= tried(base, own, weighed))
  }
  return turns
}

/** A bar that nothing heard can lift stands whatever else fires: at most in a conflict, which leaves it standing. A conflict stays one. */
const stayingIn = (spoken: Spoken): ((base: AnswerKind, decides: number) => boolean) => {
  const barring = spoken.reduce((bars, [answer, mask]) => (answer === 'must-not' || answer === 'no-authority' ? bars | mask : bars), 0)
  const clashing = spoken.flatMap(([one, mask], index) =>
    spoken.slice(index + 1).flatMap(([other, against]) => (combine(new Set([one, other])) === 'conflict' ? [{ mask, against }] : [])),
  )
  return (base, decides) => {
    if (base === 'must-not' || base === 'no-authority') return (decides & barring) !== 0
    if (base !== 'conflict') return false
    for (const { mask, against } of clashing) if ((decides & mask) !== 0 && (decides & against) !== 0) return true
    return false
  }
}
