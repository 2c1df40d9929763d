// Faults that only all cases together show: laws that differ unordered, holes, rules that never speak or never stand.
import type { Action } from './action.ts'
import { actions } from './action.ts'
import type { Finding } from './checks.ts'
import type { Declared, DeclaredGap } from './declared.ts'
import type { Facts } from './facts.ts'
import { meetingOn } from './interpreter.ts'
import { tableOf } from './place.ts'
import type { Place } from './place.ts'
import type { Resolved } from './resolve.ts'
import type { Rule } from './rule.ts'
import type { LiveRule } from './tables/block.ts'
import { cellsOf, saidUnder } from './tables/cells.ts'
import { watchedCondition, watchedRule } from './tables/watched.ts'
import { momentsApart } from './theorem-automaton.ts'
import type { Digit } from './tables/atoms.ts'
import { exampleMaker } from './tables/example.ts'
import { groundOf } from './tables/ground.ts'
import type { Ground } from './tables/ground.ts'
import { lawsOn } from './tables/laws.ts'
import type { LawThen } from './tables/laws.ts'
import { mergedStates } from './tables/merged.ts'
import { digitAt } from './tables/sayings.ts'
import type { Outcome, Watched } from './tables/sayings.ts'
import { combinationsOf } from './tables/scales.ts'

export type TableFindings = {
  readonly findings: readonly Finding[]
  /** Cells looked at; a cell is all cases that the rules in force do not tell apart for these checks. */
  readonly cells: number
}

/** Conflicts, undeclared gaps, dead rules and dead windows of a place, over every case of every era since it is covered. */
export const tableFindings = (place: Place, declared: Declared): TableFindings => {
  const found = new Map<string, Finding>()
  const stands = new Map<Rule, Set<string>>()
  let cells = 0
  for (const action of actions) {
    const { rules } = tableOf(place, action)
    const here = declared.gaps.filter((gap) => gap.actions.includes(action) && gap.places.includes(place.id))
    const ground = groundOf(
      place,
      rules,
      here.map(({ when }) => when),
    )
    for (const laws of momentsApart(
      ground,
      lawsOn(ground, rules).filter(({ live }) => live.length > 0),
    )) {
      const heard = cellsUnder(ground, laws, heardIn(ground, laws, place, action), ({ answer }) => answer === 'conflict')
      for (const { law, value, example } of heard.found) {
        if (value.answer === 'conflict') add(found, conflictFinding(action, value, example))
        for (const rule of value.standing) stands.set(rule, (stands.get(rule) ?? new Set()).add(law.from))
      }
      const silent = cellsUnder(ground, laws, silenceIn(ground, laws, here), (one) => one)
      for (const { law, value, example } of silent.found) if (value) add(found, gapFinding(action, rules, law, example))
      cells += heard.cells + silent.cells
    }
  }
  for (const finding of unheard(place, stands, declared)) add(found, finding)
  return { findings: [...found.values()], cells }
}

type Shown<V> = { readonly law: LawThen; readonly value: V; readonly example: Facts }

/**
 * What is said under each of the laws, with a case of it: one for each thing that is said, all for what is `telling`. The cells of all
 * laws are one walk over the papers: `outcome` says at once what is said under each.
 */
const cellsUnder = <V>(
  ground: Ground,
  laws: readonly LawThen[],
  outcome: Outcome<readonly V[]>,
  telling: (value: V) => boolean,
): { readonly found: readonly Shown<V>[]; readonly cells: number } => {
  const [first] = laws
  if (first === undefined) return { found: [], cells: 0 }
  const { closure, scales, sayings, of } = saidUnder(ground, first, outcome)
  const makers = laws.map((law) => exampleMaker(ground, law, scales))
  const classes = mergedStates(closure, of)
  const seen = new Set<number>()
  const shown = laws.map(() => new Set<V>())
  const found: Shown<V>[] = []
  let cells = 0
  for (let state = 0; state < closure.size; state += 1) {
    const saying = seen.has(classes[state] ?? 0) ? undefined : sayings[of[state] ?? 0]
    seen.add(classes[state] ?? 0)
    if (saying === undefined) continue
    const papers = closure.rowsTo(state)
    for (const [index, combination] of combinationsOf(scales, saying.scales).entries()) {
      for (const [number, value] of (saying.values[index] ?? []).entries()) {
        cells += 1
        if (shown[number]?.has(value) === true && !telling(value)) continue
        const [law, example] = [laws[number], makers[number]?.(combination, saying.scales, papers) ?? null]
        if (law === undefined || example === null) continue
        shown[number]?.add(value)
        found.push({ law, value, example })
      }
    }
  }
  return { found, cells }
}

/** For each law those of the rules that are its own, in their order. */
const ownRules = (laws: readonly LawThen[], counts: (one: LiveRule) => boolean) => {
  const rules = [...new Set(laws.flatMap(({ live }) => live.map(({ rule }) => rule)))]
  const own = laws.map(({ live }) => new Set(live.filter(counts).map(({ rule }) => rule)))
  return { rules, places: own.map((set) => rules.flatMap((rule, index) => (set.has(rule) ? [index] : []))) }
}

/** What the rules that surely fire come to; what is unknown is left aside. */
const heardIn = (ground: Ground, laws: readonly LawThen[], place: Place, action: Action): Outcome<readonly Resolved[]> => {
  const { rules, places } = ownRules(laws, ({ rule, live }) => live === 'yes' || rule.ifUnknown === 'applies')
  const met = meetingOn(place, action)
  const byFired = new Map<string, Resolved>()
  const byName = new Map<string, Resolved>()
  const resolved = (fired: readonly number[]): Resolved => {
    const key = fired.join()
    const known = byFired.get(key)
    if (known !== undefined) return known
    const value = met(fired.flatMap((index) => rules.slice(index, index + 1)))
    const name = `${value.answer} ${idsOf(value.deciding)} ${idsOf(value.standing)}`
    const same = byName.get(name) ?? value
    byName.set(name, same)
    byFired.set(key, same)
    return same
  }
  const numbers = new Map<Resolved, number>()
  const numberOf = (value: Resolved): number => numbers.get(value) ?? numbers.set(value, numbers.size).size - 1
  return {
    watched: rules.map((rule) => seenAs(watchedRule(ground.book, { rule, live: 'yes' }), (digit) => (digit === 2 ? 2 : 0))),
    said: (stand) => {
      const value = places.map((own) => resolved(own.filter((index) => digitAt(stand, index) === 2)))
      return { name: value.map(numberOf).join(), value }
    },
  }
}

/** Whether no rule speaks or could speak, and no declared gap covers the case. */
const silenceIn = (ground: Ground, laws: readonly LawThen[], gaps: readonly DeclaredGap[]): Outcome<readonly boolean[]> => {
  const { rules, places } = ownRules(laws, ({ rule, live }) => live === 'yes' || rule.ifUnknown !== 'does-not-apply')
  return {
    watched: [
      ...rules.map((rule) => seenAs(watchedRule(ground.book, { rule, live: 'yes' }), (digit) => (digit === 0 ? 0 : 2))),
      ...gaps.map(({ when }) => seenAs(watchedCondition(ground.book, when), (digit) => (digit === 2 ? 2 : 0))),
    ],
    said: (stand) => {
      const covered = gaps.some((_, index) => digitAt(stand, rules.length + index) === 2)
      const value = places.map((own) => !covered && own.every((index) => digitAt(stand, index) === 0))
      return { name: value.join(), value }
    },
  }
}

const seenAs = ({ atoms, outcome }: Watched, seen: (digit: Digit) => Digit): Watched => ({
  atoms,
  outcome: (digitAt) => seen(outcome(digitAt)),
})

const citationsOf = (rules: readonly Rule[]): string => {
  const all = [...new Set(rules.map(({ citation }) => citation))]
  return all.length > citationsMax
    ? `${all.slice(0, citationsMax).join('; ')} and ${all.length - citationsMax} more:`
    : `${all.join('; ')}:`
}
/** More than these no one reads; the rules on an action are in the law book. */
const citationsMax = 3

const idsOf = (rules: readonly Rule[]): string => rules.map(({ id }) => id).join('/')

const add = (found: Map<string, Finding>, finding: Finding): void => {
  const key = `${finding.kind} ${finding.rule} ${finding.about ?? ''}`
  const known = found.get(key)
  if (known === undefined || sizeOf(finding.example) < sizeOf(known.example)) found.set(key, finding)
}

const sizeOf = (facts: Facts | undefined): number => (facts === undefined ? 0 : JSON.stringify(facts.known).length)

const conflictFinding = (action: Action, { deciding }: Resolved, example: Facts): Finding => ({
  kind: 'conflict',
  rule: deciding
    .map(({ id }) => id)
    .toSorted()
    .join(' / '),
  about: action,
  says: `differ on ${action} at ${example.at}, and nothing orders them`,
  example,
})

const gapFinding = (action: Action, rules: readonly Rule[], law: LawThen, example: Facts): Finding => ({
  kind: 'gap',
  rule: citationsOf(rules),
  about: action,
  says: `the law speaks on ${action} in ${law.from}, but not in this case, and no gap is declared for it`,
  example,
})

/** Rules of the place itself that stand in no case at all, or in none of the cases of one of their eras. */
const unheard = (place: Place, stands: ReadonlyMap<Rule, ReadonlySet<string>>, declared: Declared): readonly Finding[] =>
  place.rules
    .filter((rule) => rule.place === place.id)
    .flatMap((rule): readonly Finding[] => {
      const lives = livesOf(place, rule)
      const heard = rule.answers.length > 0 ? (stands.get(rule) ?? new Set()) : lives.filter(({ fires }) => fires).map(({ from }) => from)
      return windowsOf(
        rule,
        lives,
        new Set(heard),
        declared.yielding.some((one) => one.rule === rule.id),
      )
    })

type Life = { readonly from: string; readonly fires: boolean }

/** The laws in which the rule is live, on any of its actions, and whether its own condition can be met there. */
const livesOf = (place: Place, rule: Rule): readonly Life[] => {
  const ground = groundOf(place, [rule])
  return lawsOn(ground, [rule])
    .filter(({ live }) => live.length > 0)
    .map((law) => ({ from: law.from, fires: firesIn(ground, law) }))
}

const firesIn = (ground: Ground, law: LawThen): boolean => {
  const watched = law.live.map((one) => watchedRule(ground.book, one))
  for (const { value } of cellsOf(ground, law, { watched, said: fires })) {
    if (value) return true
  }
  return false
}

const fires: Outcome<boolean>['said'] = (stand) => ({ name: digitAt(stand, 0), value: digitAt(stand, 0) === 2 })

/** A rule that never fires is dead whatever is declared; one that fires and never stands may be there to be seen giving way. */
const windowsOf = (rule: Rule, lives: readonly Life[], heard: ReadonlySet<string>, mayYield: boolean): readonly Finding[] => {
  const finding = (kind: 'dead' | 'window', says: string): readonly Finding[] => [{ kind, rule: rule.id, says }]
  if (lives.length === 0) return []
  if (!lives.some(({ fires }) => fires)) return finding('dead', 'can fire in no case')
  if (rule.answers.length === 0)
    return lives.every(({ fires }) => fires) ? [] : finding('window', `can fire in no case from ${silentFrom(lives)}`)
  if (heard.size === 0) return mayYield ? [] : finding('dead', 'fires, but another rule always takes its effect')
  return mayYield ? finding('window', 'is declared as always giving way, but stands in some case') : []
}

const silentFrom = (lives: readonly Life[]): string =>
  lives
    .filter(({ fires }) => !fires)
    .map(({ from }) => from)
    .join(', ')
