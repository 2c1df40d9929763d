// Which rules aim at which, as bits: whom any set of rules defeats, settles or aims at, found for eight rules at a time.
import type { Edge } from '../place.ts'
import type { Rule } from '../rule.ts'

/** For every set of rules the rules that it reaches: a table for each eight rules. Looked into by `reached`. */
export type Reach = Int32Array

/** `Still`: by relations that outlive the defeat of the rule that aims; `Anyhow`: by those and the others. */
export type Aims = {
  /** Rules that nothing defeats, then those that only such rules defeat, and so on. */
  readonly ranks: Int32Array
  readonly defeated: Reach
  readonly defeatedStill: Reach
  readonly defeatedAnyhow: Reach
  readonly settled: Reach
  readonly settledStill: Reach
  readonly settledAnyhow: Reach
  /** The other way: the rules that aim at some of a set. */
  readonly aimedBy: Reach
  readonly aimedStillBy: Reach
}

/** At most 32 rules. Null if they defeat each other in a circle. */
export const aimsOf = (rules: readonly Rule[], edges: ReadonlyMap<Rule, readonly Edge[]>): Aims | null => {
  const bits = new Map(rules.map((rule, index) => [rule, 1 << index]))
  const defeating = byOf(rules, bits, edges, 'defeats', 'revives')
  const defeatingStill = byOf(rules, bits, edges, 'defeats', 'stays-defeated')
  const settling = byOf(rules, bits, edges, 'settles', 'revives')
  const settlingStill = byOf(rules, bits, edges, 'settles', 'stays-defeated')
  const defeatingAnyhow = united(defeating, defeatingStill)
  const settlingAnyhow = united(settling, settlingStill)
  const ranks = ranksOf(defeatingAnyhow)
  if (ranks === null) return null
  return {
    ranks,
    defeated: reachOf(turned(defeating)),
    defeatedStill: reachOf(turned(defeatingStill)),
    defeatedAnyhow: reachOf(turned(defeatingAnyhow)),
    settled: reachOf(turned(settling)),
    settledStill: reachOf(turned(settlingStill)),
    settledAnyhow: reachOf(turned(settlingAnyhow)),
    aimedBy: reachOf(united(defeatingAnyhow, settlingAnyhow)),
    aimedStillBy: reachOf(united(defeatingStill, settlingStill)),
  }
}

/** All that some of the set reach. */
export const reached = (reach: Reach, set: number): number =>
  (reach[set & 255] ?? 0) |
  (reach[256 | ((set >>> 8) & 255)] ?? 0) |
  (reach[512 | ((set >>> 16) & 255)] ?? 0) |
  (reach[768 | (set >>> 24)] ?? 0)

export const lowestIn = (set: number): number => 31 - Math.clz32(set & -set)

/** For each rule, the rules that aim at it so. */
const byOf = (
  rules: readonly Rule[],
  bits: ReadonlyMap<Rule, number>,
  edges: ReadonlyMap<Rule, readonly Edge[]>,
  kind: Edge['relation']['kind'],
  ifDefeated: Edge['relation']['ifDefeated'],
): Int32Array =>
  Int32Array.from(rules, (rule) => {
    let by = 0
    for (const edge of edges.get(rule) ?? [])
      if (edge.relation.kind === kind && edge.relation.ifDefeated === ifDefeated) by |= bits.get(edge.by) ?? 0
    return by
  })

const united = (some: Int32Array, others: Int32Array): Int32Array => some.map((set, rule) => set | (others[rule] ?? 0))

/** From who aims at each rule to whom each rule aims at. */
const turned = (by: Int32Array): Int32Array =>
  by.map((_, rule) => by.reduce((aimed, set, other) => ((set & (1 << rule)) === 0 ? aimed : aimed | (1 << other)), 0))

const reachOf = (ofRule: Int32Array): Reach => {
  const reach = new Int32Array(1024)
  for (let rule = 0; rule < ofRule.length; rule += 1) {
    const start = (rule >>> 3) * 256
    const own = 1 << (rule & 7)
    const all = ofRule[rule] ?? 0
    if (all === 0) continue
    for (let set = own; set < 256; set = (set + 1) | own) reach[start + set] = (reach[start + set] ?? 0) | all
  }
  return reach
}

const ranksOf = (defeatedBy: Int32Array): Int32Array | null => {
  const ranks: number[] = []
  let placed = 0
  for (let many = 0; many < defeatedBy.length;) {
    let rank = 0
    for (let rule = 0; rule < defeatedBy.length; rule += 1) {
      const own = 1 << rule
      if ((placed & own) === 0 && ((defeatedBy[rule] ?? 0) & ~placed) === 0) {
        rank |= own
        many += 1
      }
    }
    if (rank === 0) return null
    ranks.push(rank)
    placed |= rank
  }
  return Int32Array.from(ranks)
}
