// The law of one place on one action as SMT-LIB: which rules are live, fire or stay open; how they meet; the one answer.
import type { Action } from '../action.ts'
import { answerKinds } from '../answer.ts'
import type { AnswerKind } from '../answer.ts'
import type { Edge } from '../edges.ts'
import { livenessReads, selectedBy } from '../live.ts'
import { tableOf } from '../place.ts'
import type { Place } from '../place.ts'
import { saidOn } from '../rule.ts'
import type { Rule } from '../rule.ts'
import { and, atMost, define, named, no, not, or, yes } from './term.ts'
import type { Term } from './term.ts'
import { planesOf } from './truth-planes.ts'
import type { Planes } from './truth-planes.ts'
import { after, dayNumberOf, earlierThan, minuteOf } from './vocabulary.ts'
import type { Symbols } from './vocabulary.ts'

/** Rules whose conditions are the same text turn together when a fact becomes known. */
type Bundle = { readonly condition: string; readonly rules: readonly Rule[]; readonly open: Term }

export type ActionLaw = {
  /** Definitions, in the order in which they must be sent. */
  readonly definitions: readonly string[]
  readonly fired: ReadonlyMap<Rule, Term>
  readonly open: ReadonlyMap<Rule, Term>
  readonly bundles: readonly Bundle[]
  /**
   * More unknowns than are tried one by one, those that could change nothing counted too: only then can the answer be settled in bulk,
   * which asks where trying would not, and never the other way.
   */
  readonly inBulk: Term
  /** The answer on what is known, the unknown left aside. */
  readonly base: ReadonlyMap<AnswerKind, Term>
  /** The rules that carry that answer. */
  readonly deciding: ReadonlyMap<Rule, Term>
  /** The rules met again with some of the open ones speaking; `chosen` says which. */
  readonly choiceOf: (name: string, chosen: (bundle: Bundle) => Term) => Choice
}
export type Choice = { readonly definitions: readonly string[]; readonly answers: ReadonlyMap<AnswerKind, Term> }

/** specs/law.md, "From rules to one answer", point 5: in bulk above ten independent unknowns. */
const triedOneByOneMax = 10

export const actionLaw = (place: Place, action: Action, symbols: Symbols, tag = 'case '): ActionLaw => {
  const rules = place.rules.filter((rule) => saidOn(rule, action) !== null)
  const definitions: string[] = []
  const fired = new Map<Rule, Term>()
  const open = new Map<Rule, Term>()
  for (const rule of rules) {
    const holds = planesOf(rule.when, symbols)
    const live = liveOf(rule, place, symbols)
    const surely = named(`${tag}speaks surely`, rule.id)
    const unsure = named(`${tag}may speak`, rule.id)
    fired.set(rule, rule.ifUnknown === 'applies' ? or(surely, unsure) : surely)
    open.set(rule, rule.ifUnknown === 'ask' ? unsure : no)
    definitions.push(define(surely, and(live.certain, holds.certain)), define(unsure, and(live.possible, holds.possible, not(surely))))
  }
  const meeting = meetingOf(rules, action, tableOf(place, action).edges)
  const base = meeting(`${tag}base`, (rule) => fired.get(rule) ?? no)
  definitions.push(...base.definitions)
  const bundles = [...Map.groupBy(rules, waitsFor)]
    .map(([condition, same]): Bundle => ({ condition, rules: same, open: or(...same.map((rule) => open.get(rule) ?? no)) }))
    .filter((bundle) => bundle.open !== no)
  const bulk = named(`${tag}in bulk`)
  definitions.push(
    define(
      bulk,
      not(
        atMost(
          triedOneByOneMax,
          bundles.map((bundle) => bundle.open),
        ),
      ),
    ),
  )
  return {
    definitions,
    fired,
    open,
    bundles,
    inBulk: bulk,
    base: base.answers,
    deciding: base.deciding,
    choiceOf: (name, chosen) => {
      const by = new Map(bundles.flatMap((bundle) => bundle.rules.map((rule): readonly [Rule, Term] => [rule, chosen(bundle)])))
      return meeting(`${tag}${name}`, (rule) => or(fired.get(rule) ?? no, and(open.get(rule) ?? no, by.get(rule) ?? no)))
    },
  }
}

/** What a rule with an unknown waits for. */
const waitsFor = (rule: Rule): string =>
  JSON.stringify([
    rule.when,
    livenessReads(rule),
    ...(rule.selects === 'decision' || rule.selects === 'release' ? [] : [rule.selects, rule.from, rule.to]),
  ])

/** specs/law.md, point 1: its own days, the day that its selector chooses, and no suspension. */
const liveOf = (rule: Rule, place: Place, symbols: Symbols): Planes => {
  const from = rule.enactedOn !== undefined && rule.enactedOn > rule.from ? rule.enactedOn : rule.from
  const speaks = and(after(symbols.at, minuteOf(from, place.zone)), rule.outlives === true ? yes : inForce(rule, place, symbols.at))
  const selected = selectedOf(rule, place, symbols)
  const suspended = suspendedOf(rule, place, symbols)
  return {
    certain: and(speaks, selected.certain, not(suspended.possible)),
    possible: and(speaks, selected.possible, not(suspended.certain)),
  }
}

/** A release that has not come is as of today; any other selected moment that is unknown leaves the rule unknown. */
const selectedOf = (rule: Rule, place: Place, symbols: Symbols): Planes => {
  const path = selectedBy[rule.selects]
  const today = inForce(rule, place, symbols.at)
  if (path === null) return { certain: today, possible: today }
  const chosen = symbols.facts.get(path)
  if (chosen?.kind !== 'number') throw new TypeError(`${path} is no moment`)
  const then = chosen.of === 'date' ? inForceOnDay(rule, chosen.name) : inForce(rule, place, chosen.name)
  const begun = after(symbols.at, minuteOf(rule.from, place.zone))
  return rule.selects === 'release'
    ? {
        certain: or(and(chosen.known, then), and(not(chosen.known), today)),
        possible: or(and(chosen.known, then), and(not(chosen.known), today)),
      }
    : { certain: and(chosen.known, then), possible: or(and(chosen.known, then), and(not(chosen.known), begun)) }
}

/** Of the entries that cover the day the one that began last decides, if it holds for this person; else the one before it. */
const suspendedOf = (rule: Rule, place: Place, symbols: Symbols): Planes =>
  (rule.status ?? [])
    .filter((entry) => entry.in === undefined || place.layers.includes(entry.in))
    .toSorted((a, b) => (a.from === b.from ? Number(b.kind === 'in-force') - Number(a.kind === 'in-force') : a.from > b.from ? 1 : -1))
    .reduce<Planes>(
      (before, entry) => {
        const covers = inForce(entry, place, symbols.at)
        const held = entry.for === undefined ? { certain: yes, possible: yes } : planesOf(entry.for, symbols)
        const holds = { certain: and(covers, held.certain), possible: and(covers, held.possible) }
        return entry.kind === 'in-force'
          ? { certain: and(before.certain, not(holds.possible)), possible: and(before.possible, not(holds.certain)) }
          : { certain: or(before.certain, holds.certain), possible: or(before.possible, holds.possible) }
      },
      { certain: no, possible: no },
    )

const inForce = (rule: Pick<Rule, 'from' | 'to'>, place: Place, at: Term): Term =>
  and(after(at, minuteOf(rule.from, place.zone)), rule.to === null ? yes : earlierThan(at, minuteOf(rule.to, place.zone)))
const inForceOnDay = (rule: Pick<Rule, 'from' | 'to'>, day: Term): Term =>
  and(after(day, dayNumberOf(rule.from), 'date'), rule.to === null ? yes : earlierThan(day, dayNumberOf(rule.to), 'date'))

type Meeting = Choice & { readonly deciding: ReadonlyMap<Rule, Term> }
type Aims = ReadonlyMap<Rule, readonly Edge[]>

/** Overrides first, then the answers that stand: specs/law.md, points 3 and 4. */
const meetingOf = (rules: readonly Rule[], action: Action, aimedAt: Aims): ((name: string, speaks: (rule: Rule) => Term) => Meeting) => {
  const ordered = winnersFirst(rules, aimedAt)
  return (name, speaks) => {
    const definitions: string[] = []
    const effective = (rule: Rule): Term => named(name, 'effective', rule.id)
    const counts = ({ by, relation }: Edge): Term => (relation.ifDefeated === 'stays-defeated' ? speaks(by) : effective(by))
    const hit = (rule: Rule, kind: Edge['relation']['kind']): Term =>
      or(...(aimedAt.get(rule) ?? []).filter(({ relation, by }) => relation.kind === kind && overlaps(by, rule)).map(counts))
    for (const rule of ordered) definitions.push(define(effective(rule), and(speaks(rule), not(hit(rule, 'defeats')))))
    const deciding = new Map(rules.map((rule): readonly [Rule, Term] => [rule, named(name, 'decides', rule.id)]))
    for (const [rule, decides] of deciding) definitions.push(define(decides, and(effective(rule), not(hit(rule, 'settles')))))
    const heard = new Map(
      answerKinds.map((kind): readonly [AnswerKind, Term] => [
        kind,
        or(...rules.filter((rule) => saidOn(rule, action)?.answer === kind).map((rule) => deciding.get(rule) ?? no)),
      ]),
    )
    const answers = new Map(answerKinds.map((kind): readonly [AnswerKind, Term] => [kind, named(name, 'answers', kind)]))
    for (const [kind, body] of combined(heard)) definitions.push(define(answers.get(kind) ?? no, body))
    return { definitions, answers, deciding }
  }
}

/** not-required gives way to any other; must includes may; must-not includes no-authority; nothing is silent; two are a conflict. */
const combined = (heard: ReadonlyMap<AnswerKind, Term>): ReadonlyMap<AnswerKind, Term> => {
  const said = (kind: AnswerKind): Term => heard.get(kind) ?? no
  const others = (kind: AnswerKind): readonly Term[] => answerKinds.filter((one) => one !== kind).map(said)
  const left = new Map(answerKinds.map((kind): readonly [AnswerKind, Term] => [kind, said(kind)]))
  left.set('not-required', and(said('not-required'), not(or(...others('not-required')))))
  left.set('no-authority', and(said('no-authority'), not(said('must-not'))))
  left.set('may', and(said('may'), not(said('must'))))
  const alone = (kind: AnswerKind): Term =>
    and(left.get(kind) ?? no, ...answerKinds.filter((one) => one !== kind).map((one) => not(left.get(one) ?? no)))
  const none = not(or(...left.values()))
  const two = or(...answerKinds.flatMap((a, index) => answerKinds.slice(index + 1).map((b) => and(left.get(a) ?? no, left.get(b) ?? no))))
  return new Map(
    answerKinds.map((kind): readonly [AnswerKind, Term] => [
      kind,
      kind === 'silent' ? or(alone(kind), none) : kind === 'conflict' ? or(alone(kind), two) : alone(kind),
    ]),
  )
}

/** Both can speak on one day. */
const overlaps = (a: Rule, b: Rule): boolean =>
  (lastOf(a) === null || b.from < (lastOf(a) ?? '')) && (lastOf(b) === null || a.from < (lastOf(b) ?? ''))
const lastOf = (rule: Rule): string | null => (rule.outlives === true ? null : rule.to)

/** So that each rule is defined after those that could defeat it. A circle has no meaning, and is an error. */
const winnersFirst = (rules: readonly Rule[], aimedAt: Aims): readonly Rule[] => {
  const done = new Set<Rule>()
  const under = new Set<Rule>()
  const visit = (rule: Rule): void => {
    if (done.has(rule)) return
    if (under.has(rule)) throw new TypeError(`overrides run in a circle at ${rule.id}`)
    under.add(rule)
    for (const { by, relation } of aimedAt.get(rule) ?? [])
      if (relation.kind === 'defeats' && relation.ifDefeated === 'revives' && overlaps(by, rule)) visit(by)
    done.add(rule)
  }
  for (const rule of rules) visit(rule)
  return [...done]
}
