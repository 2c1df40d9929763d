// The laws on one action, each the set of rules that speak together in some era, with a day on which they do.
import { civilDateOf, plusMinutes } from '../../time/instant.ts'
import type { Instant } from '../../time/instant.ts'
import type { FactPath } from '../facts.ts'
import { selectedBy } from '../live.ts'
import type { Rule } from '../rule.ts'
import type { LiveRule } from './block.ts'
import { liveIn, selectingFacts, turningDays } from './eras.ts'
import type { Ground } from './ground.ts'

/** A moment of decision, and the eras of the facts that choose versions of rules; -1: unknown. */
export type Occasion = { readonly at: Instant; readonly selected: ReadonlyMap<FactPath, number> }

/** One set of rules that are law together. */
export type LawThen = {
  /** Noon of the first day on which they are. */
  readonly at: Instant
  /** That day, YYYY-MM-DD. */
  readonly from: string
  /** When it is so; the first of each kind: the selecting fact unknown, of the era of the decision, of another. */
  readonly occasions: readonly Occasion[]
  readonly live: readonly LiveRule[]
}

const noonMinutes = 12 * 60

/** Each law on these rules once, in the order of time, since the place is covered; `on`: only those of that day of decision. */
export const lawsOn = ({ place, calendar }: Ground, rules: readonly Rule[], on?: string): readonly LawThen[] => {
  const covered = calendar.eraOfValue(place.coveredFrom)
  const eras = on === undefined ? ['', ...calendar.days].map((_, era) => era).filter((era) => era >= covered) : [calendar.eraOfValue(on)]
  const found = new Map<string, LawThen & { readonly occasions: Occasion[] }>()
  const kinds = new Set<string>()
  for (const era of eras) {
    const at = plusMinutes(calendar.momentIn(era), noonMinutes)
    for (const selected of selections(rules, era, calendar.eraOfValue)) {
      const live = liveIn(place, rules, calendar, era, selected)
      const key = live.map((one) => `${one.live} ${one.rule.id}`).join('|')
      const law = found.get(key) ?? { at, from: civilDateOf(at, place.zone), occasions: [], live }
      found.set(key, law)
      const kind = `${key} ${[...selected.values()].map((one) => (one === -1 ? '?' : one === era ? '=' : '<')).join('')}`
      if (!kinds.has(kind)) law.occasions.push({ at, selected })
      kinds.add(kind)
    }
  }
  return [...found.values()]
}

/** Every combination of eras that the selecting facts can lie in, as far as their rules tell; the unknown first. */
const selections = (rules: readonly Rule[], era: number, eraOf: (day: string) => number): readonly ReadonlyMap<FactPath, number>[] =>
  selectingFacts(rules).reduce<readonly ReadonlyMap<FactPath, number>[]>(
    (made, path) => {
      const days = rules.filter(({ selects }) => selectedBy[selects] === path).flatMap(turningDays)
      const chosen = [-1, 0, era, ...new Set(days.map((day) => eraOf(day)))]
      return [...new Set(chosen)].flatMap((era) => made.map((selected) => new Map([...selected, [path, era]])))
    },
    [new Map()],
  )
