// The written semantics of the rules, plain and slow: which rules speak, which are defeated, and the one answer an action.
import { civilDateOf, later, parseInstant, plusMinutes, startOfDay } from '../time/instant.ts'
import type { Instant } from '../time/instant.ts'
import { actions } from './action.ts'
import type { Action } from './action.ts'
import type { AnswerKind } from './answer.ts'
import type { Facts } from './facts.ts'
import { liveRules, tableOf } from './place.ts'
import type { Place, Table } from './place.ts'
import { resolve } from './resolve.ts'
import type { Defeat, Resolved } from './resolve.ts'
import { saidOn } from './rule.ts'
import type { CounselSaid, Deadline, DutySaid, Rule } from './rule.ts'
import { truthOf } from './truth.ts'
import type { Truth } from './truth.ts'

export type Verdict = {
  readonly answer: AnswerKind
  readonly because: readonly Rule[]
  /** Those of `because` that are neither settled by another nor merely open. */
  readonly deciding: readonly Rule[]
  readonly defeated: readonly Defeat[]
  /** Rules that would speak if an unknown fact were so. */
  readonly open: readonly Rule[]
  /** Answers that the unknown facts leave possible, as far as they had to be tried to be sure of `answer`. */
  readonly possible: readonly AnswerKind[]
  readonly until: Instant | null
}

export type OpenDuty = DutySaid & { readonly rule: Rule; readonly due: Instant | null }

export type Interpretation = {
  readonly verdicts: Readonly<Record<Action, Verdict>>
  readonly duties: readonly OpenDuty[]
  readonly counsel: readonly (CounselSaid & { readonly rule: Rule })[]
  readonly fired: readonly Rule[]
}

type Case = { readonly fired: readonly Rule[]; readonly open: readonly Rule[] }

/**
 * The order of thought. 1. A rule is live if its own date lies in its in-force days. 2. Its condition is yes, no or unknown.
 * 3. Rules that fired meet their overrides (resolve.ts). 4. If rules with unknown conditions could change the answer, it stays
 * open: a bar stands unless something unknown could lift it; a must or may falls to needs-human if anything unknown could bar it.
 * The order of rules and papers changes nothing.
 */
export const interpret = (place: Place, facts: Facts): Interpretation => {
  const weighed = weigh(place, facts)
  const verdicts = recordOf((action) => verdictOn(action, weighed, place, facts))
  return {
    verdicts,
    duties: beforeRelease(
      weighed.fired.flatMap((rule) => rule.duties.map((duty) => ({ ...duty, rule, due: momentOf(duty.by, place, facts) }))),
    ),
    counsel: weighed.fired
      .filter((rule) => rule.answers.length === 0 || standsSomewhere(rule, verdicts))
      .flatMap((rule) => rule.counsel.map((said) => ({ ...said, rule }))),
    fired: weighed.fired,
  }
}

/** What must be done before the person leaves is never due after the moment by which the person must have left. */
const beforeRelease = (duties: readonly OpenDuty[]): readonly OpenDuty[] => {
  const [release] = duties.flatMap(({ duty, due }) => (duty === 'release-without-delay' && due !== null ? [due] : [])).toSorted()
  if (release === undefined) return duties
  return duties.map((open) => (open.beforeLeaving === true && open.due !== null && open.due > release ? { ...open, due: release } : open))
}

/** One action only: what `missing` asks again and again. */
export const answerOn = (place: Place, facts: Facts, action: Action): AnswerKind =>
  verdictOn(action, weigh(place, facts, tableOf(place, action).rules), place, facts).answer

/** What is said on what is known, the unknown left aside: for checks of the rules themselves. */
export const heardOnKnown = (
  place: Place,
  facts: Facts,
): { readonly fired: readonly Rule[]; readonly on: (action: Action) => Resolved } => {
  const { fired } = weigh(place, facts)
  return {
    fired,
    on: (action) =>
      resolve(
        fired.filter((rule) => saidOn(rule, action) !== null),
        action,
        tableOf(place, action),
      ),
  }
}

const weigh = (place: Place, facts: Facts, among: readonly Rule[] = place.rules): Case => {
  const live = liveRules({ ...place, rules: among }, facts)
  const seen = new Map<Rule['when'], Truth>()
  const truth = (rule: Rule): Truth => {
    const known = seen.get(rule.when) ?? truthOf(rule.when, facts)
    seen.set(rule.when, known)
    return known
  }
  return {
    fired: live.filter((rule) => truth(rule) === 'yes'),
    open: live.filter((rule) => rule.ifUnknown === 'ask' && truth(rule) === 'unknown'),
  }
}

const verdictOn = (action: Action, weighed: Case, place: Place, facts: Facts): Verdict => {
  const table = tableOf(place, action)
  const speak = (rule: Rule): boolean => saidOn(rule, action) !== null
  const fired = weighed.fired.filter(speak)
  const open = weighed.open.filter(speak)
  const base = resolve(fired, action, table)
  const possible = possibleAnswers(base.answer, fired, open, action, table)
  const answer = settle(base.answer, possible)
  const asksBecauseUnknown = answer === 'needs-human' && base.answer !== 'needs-human'
  return {
    answer,
    because: asksBecauseUnknown ? [...base.standing, ...open].toSorted(nearestFirst(place)) : base.standing.toSorted(nearestFirst(place)),
    deciding: base.deciding.toSorted(nearestFirst(place)),
    defeated: base.defeated.toSorted((a, b) => nearestFirst(place)(a.rule, b.rule) || (a.by.id < b.by.id ? -1 : 1)),
    open,
    possible,
    until: earliestEnd(base.standing, action, place, facts),
  }
}

/** Beyond this many independent unknowns the possible answers are taken in bulk, which can only make us ask more. */
const splitsMax = 6

const possibleAnswers = (
  base: AnswerKind,
  fired: readonly Rule[],
  open: readonly Rule[],
  action: Action,
  table: Table,
): readonly AnswerKind[] => {
  const bundles = [...Map.groupBy(open, (rule) => writtenOut(rule.when)).values()]
  if (bundles.length > splitsMax) {
    const heard = [...fired, ...open].flatMap((rule) => saidOn(rule, action)?.answer ?? [])
    return [...new Set([base, ...heard, 'needs-human' as const])]
  }
  const found = new Set<AnswerKind>([base])
  for (let chosen = 1; chosen < 2 ** bundles.length && !isSettled(base, found); chosen += 1) {
    const also = bundles.filter((_, index) => (chosen >> index) % 2 === 1).flat()
    found.add(resolve([...fired, ...also], action, table).answer)
  }
  return [...found]
}

const bars: readonly AnswerKind[] = ['must-not', 'no-authority']

/** True once no further answer can change what `settle` says. */
const isSettled = (base: AnswerKind, found: ReadonlySet<AnswerKind>): boolean =>
  base === 'needs-human' ||
  [...found].some((answer) => answer !== base && !(bars.includes(base) && (bars.includes(answer) || answer === 'needs-human')))

const settle = (base: AnswerKind, possible: readonly AnswerKind[]): AnswerKind => {
  if (possible.length === 1) return base
  const barred = bars.includes(base) && possible.every((answer) => bars.includes(answer) || answer === 'needs-human')
  if (barred) return base
  return possible.every((answer) => bars.includes(answer)) ? 'no-authority' : 'needs-human'
}

const recordOf = (verdict: (action: Action) => Verdict): Readonly<Record<Action, Verdict>> => {
  const entries = actions.map((action): readonly [Action, Verdict] => [action, verdict(action)])
  const made: unknown = Object.fromEntries(entries)
  if (!isComplete(made)) throw new TypeError('an action has no verdict')
  return made
}

const isComplete = (made: unknown): made is Readonly<Record<Action, Verdict>> =>
  typeof made === 'object' && made !== null && actions.every((action) => Object.hasOwn(made, action))

const standsSomewhere = (rule: Rule, verdicts: Readonly<Record<Action, Verdict>>): boolean =>
  rule.answers.some((said) => said.actions.some((action) => verdicts[action].deciding.includes(rule)))

/** The most local law first, then by id: never the order in which rules are written. */
const nearestFirst =
  (place: Place) =>
  (a: Rule, b: Rule): number =>
    place.layers.indexOf(b.place) - place.layers.indexOf(a.place) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

const written = new WeakMap<Rule['when'], string>()
const writtenOut = (condition: Rule['when']): string => {
  const text = written.get(condition) ?? JSON.stringify(condition)
  written.set(condition, text)
  return text
}

const earliestEnd = (standing: readonly Rule[], action: Action, place: Place, facts: Facts): Instant | null => {
  const ends = standing.flatMap((rule) => {
    const until = saidOn(rule, action)?.until
    const end = until === undefined ? null : momentOf(until, place, facts)
    return end === null ? [] : [end]
  })
  return ends.toSorted()[0] ?? null
}

const momentOf = (deadline: Deadline, place: Place, facts: Facts): Instant | null => {
  switch (deadline.kind) {
    case 'vague':
      return null
    case 'minutes-after': {
      const start = facts.known[deadline.fact]
      return typeof start === 'string' ? plusMinutes(parseInstant(start), deadline.minutes) : null
    }
    case 'end-of-day': {
      const eligible = facts.known['custody.eligibleAt']
      const from = typeof eligible === 'string' ? later(parseInstant(eligible), facts.at) : facts.at
      return lastMinuteOf(from, place)
    }
    default:
      return unreachable(deadline)
  }
}

/** 23:59 of the calendar day, which on the days of clock change has 23 or 25 hours. */
const lastMinuteOf = (at: Instant, place: Place): Instant => {
  const noonNextDay = plusMinutes(startOfDay(civilDateOf(at, place.zone), place.zone), 36 * 60)
  return plusMinutes(startOfDay(civilDateOf(noonNextDay, place.zone), place.zone), -1)
}

const unreachable = (never: never): never => {
  throw new TypeError(`no such deadline: ${JSON.stringify(never)}`)
}
