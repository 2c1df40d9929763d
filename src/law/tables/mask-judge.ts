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
  const answerOf = answering(aims, order, spoken)
  const mattering = matteringIn(aims, order, spoken)
  return (fired, open) => {
    const { answer: base, deciding } = answerOf(fired)
    const asked = open === 0 ? 0 : mattering(fired, open)
    if (asked === 0) return { answer: base, asking: 0, deciding }
    const answer = settle(base, [...possibleOf(base, fired, asked, { bundles, answerOf, spoken })])
    return { answer, asking: answer === 'needs-human' && base !== 'needs-human' ? asked : 0, deciding }
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
const orderOf = ({ defeating, defeatingStill }: Aims): readonly number[] | null => {
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
  return order.length === defeating.length ? order : null
}

type Told = { readonly answer: AnswerKind; readonly deciding: number }
type Spoken = readonly (readonly [AnswerKind, number])[]

/** `resolve`: what the answers of the effective rules that nothing settles come to. */
const answering = (aims: Aims, order: readonly number[], spoken: Spoken): ((heard: number) => Told) => {
  const kept = new Map<number, Told>()
  const made = (heard: number): Told => {
    let effective = 0
    for (const rule of order) {
      const own = heard & (1 << rule)
      if (own === 0 || ((aims.defeating[rule] ?? 0) & effective) !== 0 || ((aims.defeatingStill[rule] ?? 0) & heard) !== 0) continue
      effective |= own
    }
    let deciding = effective
    for (const rule of order) {
      if (((aims.settling[rule] ?? 0) & effective) !== 0 || ((aims.settlingStill[rule] ?? 0) & heard) !== 0) deciding &= ~(1 << rule)
    }
    return { answer: combine(new Set(spoken.flatMap(([answer, mask]) => ((deciding & mask) === 0 ? [] : [answer])))), deciding }
  }
  return (heard) => {
    const known = kept.get(heard)
    if (known !== undefined) return known
    const told = made(heard)
    kept.set(heard, told)
    return told
  }
}

/** `matteringOf`: the open rules whose firing could change the answer. */
const matteringIn = (aims: Aims, order: readonly number[], spoken: Spoken): ((fired: number, open: number) => number) => {
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
    let mattering = open & ((falls & outliving) | (~falls & aiming))
    const left = open & ~falls & ~aiming
    if (left === 0) return mattering
    for (const [, mask] of spoken) if ((decides & mask) === 0) mattering |= left & mask
    for (const rule of order) {
      const own = left & settled & (1 << rule)
      if (own !== 0 && (((settling[rule] ?? 0) | (settlingStill[rule] ?? 0)) & stands) !== 0) mattering &= ~own
    }
    return mattering
  }
}

type Trial = { readonly bundles: readonly number[]; readonly answerOf: (heard: number) => Told; readonly spoken: Spoken }

/** `possibleAnswers`: what stays possible while the open rules turn out one way or the other. */
const possibleOf = (base: AnswerKind, fired: number, open: number, { bundles, answerOf, spoken }: Trial): ReadonlySet<AnswerKind> => {
  const found = new Set<AnswerKind>([base])
  const splits = bundles.flatMap((bundle) => ((bundle & open) === 0 ? [] : [bundle & open]))
  if (splits.length > splitsMax) {
    for (const [answer, mask] of spoken) if (((fired | open) & mask) !== 0) found.add(answer)
    return found.add('needs-human')
  }
  if (base === 'needs-human') return found
  for (let chosen = 1; chosen < 2 ** splits.length; chosen += 1) {
    let also = 0
    for (let index = 0; index < splits.length; index += 1) if (((chosen >> index) & 1) === 1) also |= splits[index] ?? 0
    const { answer } = answerOf(fired | also)
    if (found.has(answer)) continue
    found.add(answer)
    if (isSettled(base, found)) return found
  }
  return found
}
