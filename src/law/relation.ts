// How one rule meets others: nine relations that the law states, each with its reason, and the two effects that they come down to.

/**
 * The two effects. defeats: the other rule loses its effect. settles: the other leaves a question open which this one answers; both stand.
 *
 * Relations that defeat, under the name the law gives them. exception: to the rules named. notwithstanding: the law names what it sets
 * aside, and sets aside nothing else. specific: for this custodian or case, over the general rule. veto: over every grant among
 * the rules named, and over no bar. subject-to: the other way round, the rules named defeat this one.
 *
 * Relations to the law of narrower layers; which way they point is a property of the wider rule. ceiling and floor: narrower law may be
 * stricter than this rule, and then prevails, but never laxer, and then is dead (ceiling: of a grant; floor: of a bar). preempts: narrower
 * law may not be stricter; what restricts more than this rule is void.
 */
export const relationKinds = [
  'defeats',
  'settles',
  'exception',
  'notwithstanding',
  'specific',
  'veto',
  'subject-to',
  'ceiling',
  'floor',
  'preempts',
] as const
export type RelationKind = (typeof relationKinds)[number]

export type Relation = {
  readonly kind: RelationKind
  /**
   * Rule ids, `group:name` for every rule of that group, `section:citation` for every rule of that section, `below` for every rule of
   * a narrower layer. Names only reach rules that speak to the same action.
   */
  readonly rules: readonly string[]
  readonly reason: string
  /** If the rule that wins is itself defeated: does the other revive, or stay defeated? */
  readonly ifDefeated: 'revives' | 'stays-defeated'
}

/** A relation as it meets one rule: what it comes down to. */
export type Effect = Omit<Relation, 'kind'> & { readonly kind: 'defeats' | 'settles' }

const relation =
  (kind: RelationKind) =>
  (rules: readonly string[], reason: string): Relation => ({ kind, rules, reason, ifDefeated: 'revives' })

export const defeats = relation('defeats')
export const settles = relation('settles')
export const exception = relation('exception')
export const notwithstanding = relation('notwithstanding')
export const specific = relation('specific')
export const veto = relation('veto')
export const subjectTo = relation('subject-to')
/** What narrower law may do about this rule. */
export const ceiling = (reason: string): Relation => relation('ceiling')(['below'], reason)
export const floor = (reason: string): Relation => relation('floor')(['below'], reason)
export const preempts = (reason: string): Relation => relation('preempts')(['below'], reason)

/** For sentences: `A is defeated by B, WORDS`. */
export const relationWords: Readonly<Record<RelationKind, string>> = {
  defeats: 'which overrides it',
  settles: 'which answers what it leaves open',
  exception: 'an exception to it',
  notwithstanding: 'which applies notwithstanding it',
  specific: 'the special rule for this case',
  veto: 'which bars in every case what it grants',
  'subject-to': 'to which it is subject by its own words',
  ceiling: 'which lets narrower law be stricter but no laxer',
  floor: 'which no narrower law may relax',
  preempts: 'which forbids narrower law to restrict more',
}
