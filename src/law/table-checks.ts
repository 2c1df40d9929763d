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
import { cellsOf } from './tables/cells.ts'
import { watchedCondition, watchedRule } from './tables/watched.ts'
import type { Digit } from './tables/atoms.ts'
import { groundOf } from './tables/ground.ts'
import type { Ground } from './tables/ground.ts'
import { lawsOn } from './tables/laws.ts'
import type { LawThen } from './tables/laws.ts'
import { digitAt } from './tables/sayings.ts'
import type { Outcome, Watched } from './tables/sayings.ts'

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
    for (const law of lawsOn(ground, rules)) {
      if (law.live.length === 0) continue
      for (const { example, value } of cellsOf(ground, law, heardIn(ground, law, place, action))) {
        cells += 1
        if (value.answer === 'conflict') add(found, conflictFinding(action, value, example))
        for (const rule of value.standing) stands.set(rule, (stands.get(rule) ?? new Set()).add(law.from))
      }
      for (const { example, value } of cellsOf(ground, law, silenceIn(ground, law, here))) {
        cells += 1
        if (value) add(found, gapFinding(action, rules, law, example))
      }
    }
  }
  for (const finding of unheard(place, stands, declared)) add(found, finding)
  return { findings: [...found.values()], cells }
}

/** What the rules that surely fire come to; what is unknown is left aside. */
const heardIn = (ground: Ground, law: LawThen, place: Place, action: Action): Outcome<Resolved> => {
  const met = meetingOn(place, action)
  return {
    watched: law.live.map((one) => seenAs(watchedRule(ground.book, one), (digit) => (digit === 2 ? 2 : 0))),
    said: (stand) => {
      const value = met(law.live.flatMap(({ rule }, index) => (digitAt(stand, index) === 2 ? [rule] : [])))
      return { name: `${value.answer} ${idsOf(value.deciding)} ${idsOf(value.standing)}`, value }
    },
  }
}

/** Whether no rule speaks or could speak, and no declared gap covers the case. */
const silenceIn = (ground: Ground, law: LawThen, gaps: readonly DeclaredGap[]): Outcome<boolean> => ({
  watched: [
    ...law.live.map((one) => seenAs(watchedRule(ground.book, one), (digit) => (digit === 0 ? 0 : 2))),
    ...gaps.map(({ when }) => seenAs(watchedCondition(ground.book, when), (digit) => (digit === 2 ? 2 : 0))),
  ],
  said: ({ two }) => {
    const silent = two.every((word) => word === 0)
    return { name: String(silent), value: silent }
  },
})

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
