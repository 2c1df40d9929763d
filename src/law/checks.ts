// Faults of the encoded law that no single case shows: unknown words, overrides of nothing, circles, conflicts, dead rules.
import { parseInstant } from '../time/instant.ts'
import { actions } from './action.ts'
import type { Action } from './action.ts'
import { vocabularyFaults } from './condition.ts'
import type { Facts, FactPath, FactValue, Row } from './facts.ts'
import { heardOnKnown } from './interpreter.ts'
import { edgesOf } from './place.ts'
import type { Place } from './place.ts'
import { saidOn } from './rule.ts'
import type { Rule } from './rule.ts'

export type Finding = {
  readonly kind: 'word' | 'date' | 'override' | 'circle' | 'example' | 'conflict' | 'gap' | 'dead' | 'window' | 'fact'
  /** A rule's id, or ids; where no rule is at fault, the citations or the fact. */
  readonly rule: string
  readonly says: string
  /** The action it is about, if it is about one. */
  readonly about?: Action
  /** The smallest case that shows it. */
  readonly example?: Facts
}

/** Everything that is wrong with the rules as written, without running a case but the examples. */
export const structuralFindings = (place: Place, known: readonly Rule[]): readonly Finding[] => [
  ...place.rules.flatMap((rule) => [
    ...wordFindings(rule),
    ...overrideFindings(rule, known),
    ...(rule.place === place.id ? exampleFindings(rule) : []),
  ]),
  ...circles(place),
]

const wordFindings = (rule: Rule): readonly Finding[] => [
  ...vocabularyFaults(rule.when).map((says): Finding => ({ kind: 'word', rule: rule.id, says })),
  ...(isDay(rule.from) && (rule.to === null || (isDay(rule.to) && rule.from < rule.to))
    ? []
    : [{ kind: 'date' as const, rule: rule.id, says: `in force from ${rule.from} to ${String(rule.to)}` }]),
]

const isDay = (day: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(day)

const overrideFindings = (rule: Rule, known: readonly Rule[]): readonly Finding[] =>
  rule.over
    .flatMap(({ rules }) => rules)
    .filter((name) => !known.some((other) => other.id === name || (name.startsWith('group:') && other.groups.includes(name.slice(6)))))
    .map((name) => ({ kind: 'override', rule: rule.id, says: `${name} names no rule` }))

const exampleFindings = (rule: Rule): readonly Finding[] =>
  rule.examples.length > 0 ? [] : [{ kind: 'example', rule: rule.id, says: 'has no worked example' }]

/** Overrides must not run in a circle among rules that speak to one action and can be in force on one day. */
const circles = (place: Place): readonly Finding[] => {
  const edges = edgesOf(place.rules)
  const found: Finding[] = []
  for (const action of actions) {
    const speaking = place.rules.filter((rule) => saidOn(rule, action) !== null)
    for (const start of speaking)
      if (reaches(start, start, action, edges, new Set()))
        found.push({ kind: 'circle', rule: start.id, says: `overrides itself on ${action}` })
  }
  return found
}

const reaches = (from: Rule, goal: Rule, action: Action, edges: ReturnType<typeof edgesOf>, seen: Set<string>): boolean =>
  (edges.get(from.id) ?? [])
    .filter(({ by, relation }) => relation.kind === 'defeats' && saidOn(by, action) !== null && overlaps(by, goal))
    .some(({ by }) => {
      if (by.id === goal.id) return true
      if (seen.has(by.id)) return false
      seen.add(by.id)
      return reaches(by, goal, action, edges, seen)
    })

const overlaps = (a: Rule, b: Rule): boolean => (a.to === null || b.from < a.to) && (b.to === null || a.from < b.to)

export type Swept = { readonly findings: readonly Finding[]; readonly cases: number }

/** Runs the enumerated cases: conflicts that nothing orders, and rules that never fire. */
export const sweep = (place: Place): Swept => {
  const fired = new Set<string>()
  const conflicts = new Map<string, Finding>()
  let cases = 0
  for (const facts of enumeratedFacts(place)) {
    cases += 1
    const heard = heardOnKnown(place, facts)
    for (const rule of heard.fired) fired.add(rule.id)
    for (const action of actions) {
      const { answer, deciding } = heard.on(action)
      if (answer !== 'conflict') continue
      const between = deciding.map(({ id }) => id).toSorted((a, b) => (a < b ? -1 : 1))
      conflicts.set(`${action} ${between.join(' ')}`, {
        kind: 'conflict',
        rule: between.join(' / '),
        says: `differ on ${action} at ${facts.at}`,
      })
    }
  }
  const dead = place.rules
    .filter((rule) => rule.place === place.id && !fired.has(rule.id))
    .map((rule): Finding => ({ kind: 'dead', rule: rule.id, says: 'fires in no enumerated case' }))
  return { findings: [...conflicts.values(), ...dead], cases }
}

/** One case for each era, set of papers, and value of the other facts that rules read; papers singly and in telling pairs. */
export function* enumeratedFacts(place: Place): Generator<Facts> {
  for (const at of eras(place)) {
    for (const papers of paperSets) {
      for (const rest of papers.length > 1 ? tellingCircumstances : circumstances) {
        yield { at: parseInstant(at), known: { ...rest, 'request.instruments': papers } }
      }
    }
  }
}

/** Noon of each first day on which a rule of the place begins or ends, from the day it is covered. */
const eras = (place: Place): readonly string[] => {
  const days = place.rules.flatMap(({ from, to }) => (to === null ? [from] : [from, to]))
  return [...new Set([place.coveredFrom, ...days])]
    .filter((day) => day >= place.coveredFrom)
    .toSorted((a, b) => (a < b ? -1 : 1))
    .map((day) => `${day}T19:00:00Z`)
}

const administrative: readonly Row[] = ['I-247A', 'I-247D', 'I-247 (12/12)', 'I-247N', 'I-200', 'I-205', 'I-138'].map((form) => ({
  form,
  signer: 'immigration-officer',
}))
const judicial: readonly Row[] = [
  { form: 'arrest-warrant', signer: 'federal-magistrate-judge', nature: 'criminal' },
  { form: 'arrest-warrant', signer: 'clerk-of-court', nature: 'criminal' },
  { form: 'search-warrant', signer: 'federal-district-judge' },
  { form: 'arrest-warrant', signer: 'state-judge', nature: 'criminal', complete: true },
  { form: 'writ', signer: 'federal-district-judge' },
  { form: 'court-order', signer: 'federal-district-judge' },
  { form: 'court-subpoena', signer: 'clerk-of-court' },
]
const doubtful: readonly Row[] = [
  { form: 'I-200', signer: 'federal-magistrate-judge' },
  { form: 'I-247A', signer: 'unsigned' },
  { form: 'arrest-warrant', signer: 'illegible' },
  { form: 'court-subpoena', signer: 'attorney' },
  { form: 'court-subpoena', signer: 'unsigned' },
  { form: 'letter', signer: 'immigration-officer' },
  { form: 'phone-call', signer: 'immigration-officer' },
  { form: 'arrest-warrant' },
  { signer: 'federal-district-judge' },
  {},
]
/** Met alone only: each differs from one above in a single field. */
const single: readonly Row[] = [
  { form: 'I-247 (earlier)', signer: 'immigration-officer', issuedOn: '2012-03-01' },
  { form: 'arrest-warrant', signer: 'federal-magistrate-judge', nature: 'criminal', complete: true },
  { form: 'arrest-warrant', signer: 'state-judge', nature: 'civil' },
  { form: 'arrest-warrant', signer: 'clerk-of-court', nature: 'civil' },
  { form: 'search-warrant', signer: 'state-judge' },
  { form: 'writ', signer: 'state-judge' },
  { form: 'court-order', signer: 'federal-district-judge', complete: false },
  { form: 'letter', signer: 'attorney' },
  { form: 'e-mail', signer: 'unsigned' },
]
const every = [...administrative, ...judicial, ...doubtful]
const inPairs = every.filter(({ form }) => form !== 'I-247 (12/12)' && form !== 'I-247N' && form !== 'I-205')
const paperSets: readonly (readonly Row[])[] = [
  [],
  ...[...every, ...single].map((one) => [one]),
  ...inPairs.flatMap((one, index) => inPairs.slice(index + 1).map((other) => [one, other])),
]

const circumstances: readonly Readonly<Partial<Record<FactPath, FactValue>>>[] = [
  {},
  {
    'request.purpose': 'civil',
    'request.asks': ['hold-past-release', 'notify-of-release'],
    'agency.agreement287g': 'none',
    custodian: 'jail',
  },
  {
    'request.purpose': 'criminal',
    'agency.agreement287g': 'jail',
    'agency.releaseDateIsPublic': true,
    'subject.advisedInWriting': false,
    custodian: 'probation',
  },
  {
    'request.purpose': 'mixed',
    'request.asks': ['give-status-information', 'give-personal-information'],
    'request.written': false,
    'agency.releaseDateIsPublic': false,
    'subject.advisedInWriting': true,
    'subject.interviewConsent': 'given',
    'subject.servedWithCopy': false,
    custodian: 'jail',
    area: 'secure',
  },
  {
    custodian: 'court',
    'agency.agreement287g': 'jail',
    'custody.state': 'eligible',
    'custody.eligibleBecause': 'bond-posted',
    'custody.eligibleAt': '2014-04-30T06:00:00.000Z',
    'subject.interviewConsent': 'not-asked',
    area: 'public',
  },
  { 'custody.state': 'eligible', 'custody.eligibleBecause': 'recognizance', 'custody.eligibleAt': '2022-04-02T06:00:00.000Z' },
  {
    custodian: 'state-prison',
    'request.purpose': 'civil',
    'custody.state': 'eligible',
    'custody.eligibleBecause': 'bond-posted',
    'custody.eligibleAt': '2022-04-02T06:00:00.000Z',
  },
  {
    custodian: 'state-prison',
    'request.purpose': 'mixed',
    'request.written': true,
    'request.asks': ['notify-of-release'],
    'agency.releaseDateIsPublic': true,
  },
  { custodian: 'state-prison', 'agency.releaseDateIsPublic': false },
  {
    'request.purpose': 'civil',
    'request.written': true,
    'request.asks': [
      'hold-past-release',
      'transfer-custody',
      'early-transfer',
      'interview-in-person',
      'admit-to-secure-area',
      'give-workspace',
      'notify-of-release',
      'give-personal-information',
      'give-status-information',
    ],
  },
]

/** Pairs of papers meet only the circumstances that turn the most rules. */
const tellingCircumstances = circumstances.filter((_, index) => index === 2 || index === 3 || index === 6 || index === 8)
