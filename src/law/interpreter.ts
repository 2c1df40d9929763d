// The written semantics of the rules, plain and slow: which rules speak, which are defeated, and the one answer an action.
import type { Instant } from '../time/instant.ts'
import { actions } from './action.ts'
import type { Action } from './action.ts'
import type { AnswerKind } from './answer.ts'
import type { Facts } from './facts.ts'
import { dueMoment, openingMoment } from './due-moment.ts'
import { livenessOf, livenessReads } from './live.ts'
import { tableOf, zoned } from './place.ts'
import type { Place } from './place.ts'
import { matteringOf } from './mattering.ts'
import { resolve } from './resolve.ts'
import type { Defeat, Resolved } from './resolve.ts'
import { saidOn } from './rule.ts'
import type { CounselSaid, DutySaid, ExposureSaid, Rule } from './rule.ts'
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

/** A verdict but for the moment at which it ends. */
export type Judged = Omit<Verdict, 'until'> & { readonly standing: readonly Rule[] }

export type OpenDuty = DutySaid & {
  readonly rule: Rule
  readonly due: Instant | null
  /** When the window for it opens; null: it may be done at once. */
  readonly opens: Instant | null
}

export type Interpretation = {
  readonly verdicts: Readonly<Record<Action, Verdict>>
  readonly duties: readonly OpenDuty[]
  readonly counsel: readonly (CounselSaid & { readonly rule: Rule })[]
  /** What breaking the rules that fired exposes to; not read by any of them. */
  readonly exposures: readonly (ExposureSaid & { readonly rule: Rule })[]
  readonly fired: readonly Rule[]
}

/** What became of the rules in one case: the fired, and those whose condition is unknown and which ask then. */
export type Case = { readonly fired: readonly Rule[]; readonly open: readonly Rule[] }

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
      weighed.fired.flatMap((rule) =>
        rule.duties
          .filter((duty) => !isOver(duty, place, facts))
          .map((duty) => ({ ...duty, rule, due: dueMoment(duty.by, place, facts), opens: openingMoment(duty.by, place, facts) })),
      ),
    ),
    counsel: weighed.fired
      .filter((rule) => rule.answers.length === 0 || standsSomewhere(rule, verdicts))
      .flatMap((rule) => rule.counsel.map((said) => ({ ...said, rule }))),
    exposures: weighed.fired.flatMap((rule) =>
      (rule.exposure ?? [])
        .filter(({ when }) => when === undefined || truthOf(when, zoned(place, facts)) !== 'no')
        .map((said) => ({ ...said, rule })),
    ),
    fired: weighed.fired,
  }
}

/** A duty that comes again ends with its end event, once that is shown. */
const isOver = ({ repeats }: DutySaid, place: Place, facts: Facts): boolean =>
  repeats !== undefined && repeats.until !== null && truthOf(repeats.until, zoned(place, facts)) === 'yes'

/** What must be done before the person leaves is never due after the moment by which the person must have left. */
const beforeRelease = (duties: readonly OpenDuty[]): readonly OpenDuty[] => {
  const [release] = duties.flatMap(({ duty, due }) => (duty === 'release-without-delay' && due !== null ? [due] : [])).toSorted()
  if (release === undefined) return duties
  return duties.map((open) => (open.beforeLeaving === true && open.due !== null && open.due > release ? { ...open, due: release } : open))
}

/** Steps 1 and 2 of the order of thought, for all rules of the place or only those in `among`. */
export const weigh = (place: Place, facts: Facts, among: readonly Rule[] = place.rules): Case =>
  caseWith(among, truthsOf(place, facts, among))

/** Of each rule whether it is law for the case and its condition holds. */
export const truthsOf = (place: Place, facts: Facts, rules: readonly Rule[]): readonly Truth[] => {
  const known = zoned(place, facts)
  const seen = new Map<Rule['when'], Truth>()
  const conditionTruth = (rule: Rule): Truth => {
    const before = seen.get(rule.when) ?? truthOf(rule.when, known)
    seen.set(rule.when, before)
    return before
  }
  return rules.map((rule) => {
    const live = livenessOf(rule, place, known)
    if (live === 'no') return 'no'
    const holds = conditionTruth(rule)
    return live === 'unknown' && holds === 'yes' ? 'unknown' : holds
  })
}

/** What rules come to of which this is the truth, each at the place of its rule. */
export const caseWith = (rules: readonly Rule[], truths: readonly Truth[]): Case => ({
  fired: rules.filter((rule, at) => truths[at] === 'yes' || (truths[at] === 'unknown' && rule.ifUnknown === 'applies')),
  open: rules.filter((rule, at) => truths[at] === 'unknown' && rule.ifUnknown === 'ask'),
})

const verdictOn = (action: Action, weighed: Case, place: Place, facts: Facts): Verdict => {
  const judged = judge(action, weighed, place)
  return { ...judged, until: earliestEnd(judged.standing, action, place, facts) }
}

/**
 * Steps 3 and 4: from the rules that fired or stay open to the answer. Reads no fact, so that it can be worked out beforehand.
 * `met` may remember what rules that meet come to; it must say what `resolve` says.
 */
export const judge = (action: Action, weighed: Case, place: Place, met: Meeting = meetingOn(place, action)): Judged => {
  const speak = (rule: Rule): boolean => saidOn(rule, action) !== null
  const fired = weighed.fired.filter(speak)
  const open = matteringOf(fired, weighed.open.filter(speak), action, tableOf(place, action))
  const base = met(fired)
  const possible = possibleAnswers(base.answer, fired, open, action, met)
  const answer = settle(base.answer, possible)
  const asksBecauseUnknown = answer === 'needs-human' && base.answer !== 'needs-human'
  return { answer, ...inOrder(base, asksBecauseUnknown ? open : [], place), open, possible, standing: base.standing }
}

/** What rules come to, and the open rules that keep the answer open, in the order in which they are told. */
export const inOrder = (
  { standing, deciding, defeated }: Resolved,
  asking: readonly Rule[],
  place: Place,
): Pick<Judged, 'because' | 'deciding' | 'defeated'> => {
  const nearest = nearestFirst(place)
  return {
    because: [...standing, ...asking].toSorted(nearest),
    deciding: deciding.toSorted(nearest),
    defeated: defeated.toSorted((a, b) => nearest(a.rule, b.rule) || (a.by.id < b.by.id ? -1 : 1)),
  }
}

/** What rules that speak to one action come to when they meet. */
export type Meeting = (speaking: readonly Rule[]) => Resolved

export const meetingOn = (place: Place, action: Action): Meeting => {
  const table = tableOf(place, action)
  return (speaking) => resolve(speaking, action, table)
}

/** Beyond this many independent unknowns the possible answers are taken in bulk, which can only make us ask more. */
export const splitsMax = 10

const possibleAnswers = (
  base: AnswerKind,
  fired: readonly Rule[],
  open: readonly Rule[],
  action: Action,
  met: Meeting,
): readonly AnswerKind[] => {
  const bundles = [...Map.groupBy(open, writtenOut).values()]
  if (bundles.length > splitsMax) {
    const heard = [...fired, ...open].flatMap((rule) => saidOn(rule, action)?.answer ?? [])
    return [...new Set([base, ...heard, 'needs-human' as const])]
  }
  const found = new Set<AnswerKind>([base])
  for (let chosen = 1; chosen < 2 ** bundles.length && !isSettled(base, found); chosen += 1) {
    const also = bundles.filter((_, index) => (chosen >> index) % 2 === 1).flat()
    found.add(met([...fired, ...also]).answer)
  }
  return [...found]
}

const bars: readonly AnswerKind[] = ['must-not', 'no-authority']

/**
 * Beside a bar, a question leaves it standing. So does a conflict: the checks find none in any case whose facts are known, so it
 * comes of trying two exceptions apart that every completion of the facts opens together.
 */
const leavesBar = (answer: AnswerKind): boolean => bars.includes(answer) || answer === 'needs-human' || answer === 'conflict'

/** True once no further answer can change what `settle` says. */
export const isSettled = (base: AnswerKind, found: ReadonlySet<AnswerKind>): boolean =>
  base === 'needs-human' || [...found].some((answer) => answer !== base && !(bars.includes(base) && leavesBar(answer)))

export const settle = (base: AnswerKind, possible: readonly AnswerKind[]): AnswerKind => {
  if (possible.length === 1) return base
  const barred = bars.includes(base) && possible.every(leavesBar)
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
export const nearestFirst =
  (place: Place) =>
  (a: Rule, b: Rule): number =>
    place.layers.indexOf(b.place) - place.layers.indexOf(a.place) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

const written = new WeakMap<Rule, string>()
/** What the rule waits for: equal words are unknown together, and turn out together. */
export const writtenOut = (rule: Rule): string => {
  const days = rule.selects === 'decision' || rule.selects === 'release' ? [] : [rule.selects, rule.from, rule.to]
  const text = written.get(rule) ?? JSON.stringify([rule.when, livenessReads(rule), ...days])
  written.set(rule, text)
  return text
}

const earliestEnd = (standing: readonly Rule[], action: Action, place: Place, facts: Facts): Instant | null => {
  const ends = standing.flatMap((rule) => {
    const until = saidOn(rule, action)?.until
    const end = until === undefined ? null : dueMoment(until, place, facts)
    return end === null ? [] : [end]
  })
  return ends.toSorted()[0] ?? null
}
