// What theorems ask of a verdict, worked out for all laws of an action at once: one set of rules that stand so, and each law's own answer.
import type { Action } from './action.ts'
import type { AnswerKind } from './answer.ts'
import { tableOf } from './place.ts'
import type { Place } from './place.ts'
import { saidOn } from './rule.ts'
import type { Rule } from './rule.ts'
import type { LiveRule } from './tables/block.ts'
import { watchedRule } from './tables/watched.ts'
import type { Ground } from './tables/ground.ts'
import { Interned } from './tables/interned.ts'
import type { LawThen } from './tables/laws.ts'
import { maskRulesMax } from './tables/mask-judge.ts'
import type { Outcome, Stand } from './tables/sayings.ts'
import { verdictBookOf } from './tables/verdicts.ts'

/** `questioned`: a rule that leaves a question to a person is among those that decide. */
export type Told = { readonly answer: AnswerKind; readonly questioned: boolean }

/** The answers under the laws, in their order. */
export const toldUnder = ({ place, book }: Ground, action: Action, laws: readonly LawThen[]): Outcome<readonly Told[]> => {
  const first = firstOfTwins(place, action)
  const rules = [...new Set(laws.flatMap(({ live }) => live.map(({ rule }) => first(rule))))]
  const size = Math.max(1, Math.ceil(rules.length / 32))
  const masks = laws.map(({ live }) => masksOf(rules, live, size, first))
  const apart = masks.filter((mask, index) => masks.findIndex((other) => other.name === mask.name) === index)
  const places = masks.map((mask) => apart.findIndex((other) => other.name === mask.name))
  const teller = tellerOf(place, action, rules, size)
  const met = new Interned(2 * size)
  const toldMet: number[] = []
  const own = new Int32Array(2 * size)
  const each = new Int32Array(apart.length)
  const words = new Interned(apart.length)
  const values: (readonly Told[])[] = []
  const valueOf = (): readonly Told[] => places.map((place) => teller.told[each[place] ?? 0] ?? silent)
  return {
    watched: rules.map((rule) => watchedRule(book, { rule, live: 'yes' })),
    said: (stand) => {
      for (const [index, mask] of apart.entries()) {
        underLaw(stand, mask, size, own)
        each[index] = toldMet[met.number(own)] ??= teller.tell(own, mask.rules)
      }
      const name = words.number(each)
      return { name, value: (values[name] ??= valueOf()) }
    },
  }
}

const silent: Told = { answer: 'silent', questioned: false }

/** Rules that wait for the same, say the same, and meet the same others in the same way are one as far as the answer goes. */
const firstOfTwins = (place: Place, action: Action): ((rule: Rule) => Rule) => {
  const { rules, edges } = tableOf(place, action)
  const aims = new Map(rules.map((rule): readonly [Rule, string[]] => [rule, []]))
  for (const [rule, own] of edges) {
    for (const { by, relation } of own) {
      aims.get(rule)?.push(`by ${by.id} ${relation.kind} ${relation.ifDefeated}`)
      aims.get(by)?.push(`at ${rule.id} ${relation.kind} ${relation.ifDefeated}`)
    }
  }
  const nameOf = (rule: Rule): string =>
    rule.selects !== 'decision' || rule.status !== undefined
      ? rule.id
      : JSON.stringify([rule.when, rule.ifUnknown, saidOn(rule, action)?.answer, aims.get(rule)?.toSorted()])
  const first = new Map<string, Rule>()
  const byRule = new Map<Rule, Rule>()
  for (const rule of rules) {
    const name = nameOf(rule)
    const twin = first.get(name) ?? rule
    first.set(name, twin)
    byRule.set(rule, twin)
  }
  return (rule) => byRule.get(rule) ?? rule
}

/** Of the bits of all rules those of one law; `unsure`: the rules of which it is unknown whether they are law, and that ask then. */
type Masks = {
  readonly name: string
  readonly rules: readonly Rule[]
  readonly two: Int32Array
  readonly one: Int32Array
  readonly unsure: Int32Array
}

const masksOf = (rules: readonly Rule[], live: readonly LiveRule[], size: number, first: (rule: Rule) => Rule): Masks => {
  const bits = (those: (one: LiveRule) => boolean): Int32Array => {
    const words = new Int32Array(size)
    for (const one of live.filter(those)) {
      const place = rules.indexOf(first(one.rule))
      words[place >>> 5] = (words[place >>> 5] ?? 0) | (1 << (place & 31))
    }
    return words
  }
  const surely = ({ rule, live: lives }: LiveRule): boolean => lives === 'yes' || rule.ifUnknown === 'applies'
  const two = bits(surely)
  const one = bits(() => true)
  const unsure = bits((each) => !surely(each) && each.rule.ifUnknown === 'ask')
  const name = [two, one, unsure].map((words) => words.join()).join(' ')
  return { name, rules: rules.filter((_, place) => ((one[place >>> 5] ?? 0) & (1 << (place & 31))) !== 0), two, one, unsure }
}

/** A rule of which it is unknown whether it is law asks, applies or is silent, as if its condition were unknown. */
const underLaw = (stand: Stand, { two, one, unsure }: Masks, size: number, own: Int32Array): void => {
  for (let word = 0; word < size; word += 1) {
    const [twos, ones] = [stand.two[word] ?? 0, stand.one[word] ?? 0]
    own[word] = twos & (two[word] ?? 0)
    own[size + word] = (ones & (one[word] ?? 0)) | (twos & (unsure[word] ?? 0))
  }
}

type Teller = { readonly told: readonly Told[]; readonly tell: (own: Int32Array, rules: readonly Rule[]) => number }

/** Rules that are few enough are judged all together, whichever law they are of: what is not heard changes nothing. */
const tellerOf = (place: Place, action: Action, rules: readonly Rule[], size: number): Teller => {
  const book = verdictBookOf(place, action)
  const whole = rules.length <= maskRulesMax ? book.among(rules) : null
  const ofLaw = new Map<readonly Rule[], ReturnType<typeof book.among>>()
  const amongOf = (own: readonly Rule[]): ReturnType<typeof book.among> => {
    const among = ofLaw.get(own) ?? book.among(own)
    ofLaw.set(own, among)
    return among
  }
  const told: Told[] = []
  const byName = new Map<string, number>()
  return {
    told,
    tell: (own, live) => {
      const { answer, questioned } =
        whole === null
          ? amongOf(live).answerAt(
              within(
                own,
                size,
                live.map((rule) => rules.indexOf(rule)),
              ),
            ) // prettier
          : whole.answerAt({ two: own, one: own.subarray(size) })
      const name = `${answer} ${questioned}`
      const known = byName.get(name) ?? told.push({ answer, questioned }) - 1
      byName.set(name, known)
      return known
    },
  }
}

/** The stand of some of the rules, in their own order. */
const within = (own: Int32Array, size: number, places: readonly number[]): Stand => {
  const words = Math.max(1, Math.ceil(places.length / 32))
  const stand = { two: new Int32Array(words), one: new Int32Array(words) }
  const has = (word: number, place: number): boolean => ((own[word + (place >>> 5)] ?? 0) & (1 << (place & 31))) !== 0
  for (const [index, place] of places.entries()) {
    const bit = 1 << (index & 31)
    if (has(0, place)) stand.two[index >>> 5] = (stand.two[index >>> 5] ?? 0) | bit
    if (has(size, place)) stand.one[index >>> 5] = (stand.one[index >>> 5] ?? 0) | bit
  }
  return stand
}
